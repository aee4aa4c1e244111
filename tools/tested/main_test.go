package main

import (
	"strings"
	"testing"
)

func run(t *testing.T, in string) (out string, failed bool) {
	t.Helper()
	var b strings.Builder
	failed, err := summarise(strings.NewReader(in), &b)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), failed
}

func TestSkippedTestsAreCountedByTheirReason(t *testing.T) {
	out, failed := run(t, `{"Action":"start","Package":"p"}
{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"=== RUN   TestA\n"}
{"Action":"output","Package":"p","Test":"TestA","Output":"    a_test.go:3: looked for it\n"}
{"Action":"output","Package":"p","Test":"TestA","Output":"    a_test.go:4: the paper is missing\n"}
{"Action":"output","Package":"p","Test":"TestA","Output":"--- SKIP: TestA (0.00s)\n"}
{"Action":"skip","Package":"p","Test":"TestA","Elapsed":0}
{"Action":"output","Package":"p","Test":"TestB/x","Output":"    b_test.go:9: the paper is missing\n"}
{"Action":"skip","Package":"p","Test":"TestB/x"}
{"Action":"skip","Package":"p","Test":"TestC"}
{"Action":"output","Package":"p","Test":"TestB","Output":"    b_test.go:1: of no interest\n"}
{"Action":"pass","Package":"p","Test":"TestB"}
{"Action":"output","Package":"p","Output":"PASS\n"}
{"Action":"output","Package":"p","Output":"ok  \tp\t0.1s\n"}
{"Action":"pass","Package":"p"}
{"Action":"output","Package":"q","Output":"?   \tq\t[no test files]\n"}
{"Action":"skip","Package":"q"}
`)
	want := "ok  \tp\t0.1s\n1 tests passed, 3 skipped\n  1 skipped: it does not say why\n  2 skipped: the paper is missing\n"
	if out != want || failed {
		t.Errorf("it prints %q (failed: %v), want %q", out, failed, want)
	}
}

func TestWhatATestThatFailsSaidIsPrinted(t *testing.T) {
	out, failed := run(t, `{"Action":"output","Package":"p","Test":"TestA","Output":"    a_test.go:3: 1 is not 2\n"}
{"Action":"fail","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestB","Output":"panic: it hangs\n"}
{"Action":"output","Package":"p","Output":"FAIL\tp\t0.1s\n"}
{"Action":"fail","Package":"p"}
`)
	for _, s := range []string{"a_test.go:3: 1 is not 2\n", "panic: it hangs\n", "FAIL\tp\t0.1s\n"} {
		if !strings.Contains(out, s) {
			t.Errorf("%q is not in %q", s, out)
		}
	}
	if !failed {
		t.Error("it has not failed")
	}
}

func TestWhatCannotBeBuiltFails(t *testing.T) {
	out, failed := run(t, `{"ImportPath":"p","Action":"build-output","Output":"p.go:1: undefined: x\n"}
{"ImportPath":"p","Action":"build-fail"}
go: something else
`)
	if !failed || !strings.Contains(out, "p.go:1: undefined: x\n") || !strings.Contains(out, "go: something else\n") {
		t.Errorf("it prints %q (failed: %v)", out, failed)
	}
}
