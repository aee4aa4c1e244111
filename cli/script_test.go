package cli

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"go.etcd.io/bbolt"

	"duban/db"
	"duban/internal/slow"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"duban": func() { os.Exit(Main(os.Args[1:], OS())) },
	})
}

// The scripts run the program as its users do: with files, and with the build tag
// slow as a process. They begin without a locale, and so in Chinese.
func TestScripts(t *testing.T) {
	params := testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			small, err := os.ReadFile("testdata/small.json")
			if err != nil {
				return err
			}
			home := filepath.Join(env.WorkDir, "home")
			env.Vars = append(env.Vars, "HOME="+home, "USER=tester", "TMPDIR="+env.WorkDir+"/tmp")
			for _, dir := range []string{home, filepath.Join(env.WorkDir, "tmp")} {
				if err := os.Mkdir(dir, 0o700); err != nil {
					return err
				}
			}
			return os.WriteFile(filepath.Join(env.WorkDir, "small.json"), small, 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"fill":     fill,
			"word":     word,
			"workbook": workbook,
			"hold":     hold,
			"newer":    newer,
			"call":     call,
			"damage":   damage,
		},
		Condition: func(cond string) (bool, error) {
			if cond == "full" {
				_, err := os.Stat("/dev/full")
				return err == nil, nil
			}
			return false, fmt.Errorf("unknown condition %s", cond)
		},
	}
	if slow.Tag {
		testscript.Run(t, params)
		return
	}
	params.Dir = called(t, params.Dir)
	testscript.RunT(serial{t}, params)
}

// hold FILE keeps a ledger open until the script ends, as a dashboard would.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold FILE")
	}
	s, err := db.Open(ts.MkAbs(args[0]), db.Options{Who: "holder"})
	ts.Check(err)
	ts.Defer(func() { _ = s.Close() }) // the script has ended by then
}

// damage FILE TEXT changes a bit of a text wherever it lies in a ledger's file.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: damage FILE TEXT")
	}
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	bad := []byte(args[1])
	bad[len(bad)-1] ^= 0x01
	after := bytes.ReplaceAll(data, []byte(args[1]), bad)
	if bytes.Equal(after, data) {
		ts.Fatalf("%s does not hold %s", args[0], args[1])
	}
	ts.Check(os.WriteFile(path, after, 0o600))
}

// newer FILE gives a ledger the schema number of a later program.
func newer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: newer FILE")
	}
	b, err := bbolt.Open(ts.MkAbs(args[0]), 0o600, &bbolt.Options{Timeout: time.Second})
	ts.Check(err)
	err = b.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("meta")).Put([]byte("schema"), binary.BigEndian.AppendUint32(nil, 99))
	})
	ts.Check(err)
	ts.Check(b.Close())
}
