package ui_test

import (
	"context"
	"testing"

	"duban/intake/draft"
	"duban/model"
	"duban/ui"
)

// firstRun opens the dashboard where there is no ledger yet. Like the program it makes the sample elsewhere, and the ledger
// when it is ordered or when what was read is stored.
func firstRun(t *testing.T, do func(o *officer, asked *[]bool)) {
	t.Helper()
	var asked []bool
	var o *officer
	work(t, nil, func(off *officer) {
		o = off
		do(o, &asked)
	}, func(opts *ui.Options) {
		opts.File = "~/督办/ledger.db"
		opts.Create = func(sample bool) (ui.Ledger, error) {
			asked = append(asked, sample)
			return o.create(sample), nil
		}
		opts.Discard = func() error {
			o.closeStore()
			return nil
		}
		opts.Import = func(context.Context, string, func(float64)) (*ui.ReviewSession, error) {
			return &ui.ReviewSession{Drafts: []*draft.Draft{draftOf(nil)}, Existing: &model.Ledger{}, Store: func(u *model.Update) (ui.Ledger, model.Entry, error) {
				led := o.create(false)
				e, err := o.store.Update(u, model.ActImport, "")
				return led, e, err
			}}, nil
		}
	})
}

func TestTheFirstRunOffersThreeWaysToBegin(t *testing.T) {
	for _, c := range []struct {
		keys         string
		sample, made bool
		sees         string
	}{
		{"1", false, false, "写文件的路径"},
		{"enter", false, false, "写文件的路径"},
		{"I", false, false, "写文件的路径"},
		{"2", false, true, "按 I 导入文件"},
		{"down enter", false, true, "按 I 导入文件"},
		{"alt+2", false, true, "按 I 导入文件"},
		{"２", false, true, "按 I 导入文件"},
		{"3", true, true, "进展为模拟"},
		{"up enter", true, true, "进展为模拟"},
		{"down down down down enter", false, true, "按 I 导入文件"},
	} {
		t.Run(c.keys, func(t *testing.T) {
			firstRun(t, func(o *officer, asked *[]bool) {
				o.sees("还没有台账", "1  导入文件", "2  空白台账", "3  看样例", "~/督办/ledger.db")
				o.press(c.keys)
				o.sees(c.sees)
				if len(*asked) != b2i(c.made) || c.made && (*asked)[0] != c.sample {
					o.t.Fatalf("asked for %v", *asked)
				}
			})
		})
	}
}

func b2i(v bool) int {
	if v {
		return 1
	}
	return 0
}

func TestAnImportFromTheFirstRunMakesTheLedgerWhenItIsStored(t *testing.T) {
	firstRun(t, func(o *officer, asked *[]bool) {
		o.press("1 paste:/tmp/清单.docx enter")
		o.sees("导入核对", "培育工业企业")
		o.press("esc right right enter") // leave without storing
		o.sees("还没有台账", "1  导入文件")
		o.press("1 paste:/tmp/清单.docx enter ctrl+s")
		o.press("enter")
		o.sees("培育工业企业")
		if len(*asked) != 0 || len(o.stored()) == 0 {
			o.t.Errorf("asked for ledgers %v; %d tasks are stored", *asked, len(o.stored()))
		}
	})
}

func TestTheSampleIsLeftForTheFirstChoice(t *testing.T) {
	firstRun(t, func(o *officer, asked *[]bool) {
		o.press("3 2 j esc")
		o.sees("Esc 离开样例")
		o.press("esc")
		o.sees("一并删去")
		o.press("esc")
		o.sees("进展为模拟") // still there
		o.press("esc enter ctrl+s")
		o.sees("还没有台账", "已离开样例")
		o.press("2")
		o.sees("按 I 导入文件")
		o.seesNo("模拟", "Esc 离开样例")
		o.waits(10e9) // whoever looked at the file of the sample does not any more
		o.seesNo("不能保存")
		o.press("esc") // here is nothing to leave
		o.seesNo("一并删去")
		if want := []bool{true, false}; len(*asked) != 2 || (*asked)[0] != want[0] || (*asked)[1] != want[1] {
			o.t.Errorf("asked for ledgers %v", *asked)
		}
	})
}

func TestTheFirstRunSaysWhyALedgerCouldNotBeMade(t *testing.T) {
	work(t, nil, func(o *officer) {
		o.press("2")
		o.told("the disk is full")
		o.sees("看样例")
		o.press("q")
		if !o.quit {
			o.t.Error("q does not end the program")
		}
	}, func(o *ui.Options) { o.Create = func(bool) (ui.Ledger, error) { return nil, errDisk } })
}

func TestTheFirstRunMakesOneLedgerHoweverOftenItIsAsked(t *testing.T) {
	n := 0
	work(t, nil, func(o *officer) {
		o.hold()
		o.press("2 2 enter 3")
		o.release()
		if n != 1 {
			o.t.Errorf("%d ledgers were made", n)
		}
	}, func(o *ui.Options) { o.Create = func(bool) (ui.Ledger, error) { n++; return nil, errDisk } })
}
