package ui_test

import (
	"errors"
	"testing"
)

// backless is a ledger whose backups of the day fail.
type backless struct {
	*faultyLedger
	why error
}

func (b *backless) BackupError() error { return b.why }

func TestABackupThatFailsIsToldAtOnceAndOnce(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.opts.Ledger = &backless{&faultyLedger{Ledger: o.store}, errors.New("no backup today")}
		o.start()
		o.press("2 p text:9.5 enter enter")
		o.told("no backup today")
		if n := len(o.reports("port")); n != 2 {
			o.t.Errorf("%d reports", n)
		}
		o.press("down p text:85 enter enter")
		o.seesNo("no backup today")
	})
}

func TestWhatIsWrongAtTheStartIsToldUntilTheFirstKey(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.opts.Warning = "the last change may be missing"
		o.start()
		o.told("the last change may be missing")
		o.sees("交通建设会战")
		o.press("2")
		o.seesNo("the last change")
	})
}

func TestAReportOnADamagedLedgerIsRefusedWithTheWayBack(t *testing.T) {
	work(t, small(), func(o *officer) {
		f := o.faulty()
		f.broken = true
		o.opts.Explain = func(error) string { return "已损坏；用 duban recover 找完好的备份" }
		o.start()
		o.press("2 p text:9.5 enter enter")
		o.sees("duban recover")
		if n := len(o.reports("port")); n != 1 {
			o.t.Errorf("%d reports", n)
		}
	})
}
