package cli

import (
	"errors"
	"fmt"
	"testing"
)

func TestLinesRenderedOnAllProcessorsStandInTheirOrder(t *testing.T) {
	var got []byte
	write := func(b []byte) { got = append(got, b...) }
	var want []byte
	for i := range 5000 {
		want = fmt.Appendln(want, i)
	}
	if err := ordered(5000, func(b []byte, i int) ([]byte, error) { return fmt.Appendln(b, i), nil }, write); err != nil || string(got) != string(want) {
		t.Errorf("%v, %d bytes of %d", err, len(got), len(want))
	}
	if err := ordered(0, nil, write); err != nil {
		t.Error(err)
	}
}

func TestNothingIsWrittenBehindALineThatFails(t *testing.T) {
	fails, lines := errors.New("no"), 0
	err := ordered(5000, func(b []byte, i int) ([]byte, error) {
		if i == 700 {
			return b, fails
		}
		return append(b, '\n'), nil
	}, func(b []byte) { lines += len(b) })
	if !errors.Is(err, fails) || lines != 512 {
		t.Errorf("%v, %d lines", err, lines)
	}
}
