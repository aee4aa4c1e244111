package ui_test

import (
	"context"
	"errors"
	"testing"

	"duban/intake/draft"
	"duban/model"
	"duban/ui"
)

// importing gives the officer's dashboard a way to read files.
func (o *officer) importing(read func(ctx context.Context, path string, progress func(float64)) (*ui.ReviewSession, error)) {
	o.t.Helper()
	o.opts.Import = read
	o.start()
}

// sessionOf is what reading a file gives: a draft that is stored in the officer's ledger.
func (o *officer) sessionOf(d *draft.Draft) (*ui.ReviewSession, error) {
	l, err := o.store.Ledger()
	return &ui.ReviewSession{Drafts: []*draft.Draft{d}, Existing: l, Store: func(u *model.Update) (ui.Ledger, model.Entry, error) {
		e, err := o.store.Update(u, model.ActImport, "")
		return o.store, e, err
	}}, err
}

func TestADocumentIsImportedFromTheDashboard(t *testing.T) {
	t.Parallel()
	workNow(t, small(), func(o *officer) {
		o.importing(func(_ context.Context, path string, progress func(float64)) (*ui.ReviewSession, error) {
			if path != "/tmp/清单.docx" {
				t.Errorf("asked for %q", path)
			}
			progress(0.5)
			return o.sessionOf(draftOf(nil))
		})
		o.press("I")
		o.sees("导入文件", "写文件的路径")
		o.press("enter")
		o.sees("请写文件名")
		o.press("paste:/tmp/清单.docx enter")
		o.sees("导入核对", "培育工业企业")
		o.press("esc right right enter")
		o.sees("总览") // back in the dashboard, and nothing was stored
		if o.quit || len(o.stored()) != 7 {
			t.Fatalf("ended: %v, %d tasks", o.quit, len(o.stored()))
		}
		o.press("ctrl+o text:/tmp/清单.docx enter w enter")
		o.told("已存入")
		if len(o.stored()) != 11 {
			t.Errorf("%d tasks", len(o.stored()))
		}
		o.press("u")
		if len(o.stored()) != 7 {
			t.Errorf("%d tasks after undo", len(o.stored()))
		}
	})
}

func TestReadingIsStoppedByEsc(t *testing.T) {
	t.Parallel()
	workNow(t, small(), func(o *officer) {
		news := make(chan float64)
		ended := make(chan error, 1)
		o.importing(func(ctx context.Context, _ string, progress func(float64)) (*ui.ReviewSession, error) {
			for {
				select {
				case s := <-news:
					progress(s)
				case <-ctx.Done():
					ended <- ctx.Err()
					return nil, ctx.Err()
				}
			}
		})
		o.press("I text:/tmp/大.pdf enter")
		o.sees("正在读文件", "/tmp/大.pdf", "0%", "Esc 停止")
		news <- 0.42
		o.waits(0)
		o.sees("42%")
		o.press("x q enter") // nothing else ends it
		o.sees("42%")
		o.press("esc")
		o.told("已停止")
		o.seesNo("正在读文件")
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("the reader ended with %v", err)
		}
		o.waits(0)
		o.seesNo("导入核对")
	})
}

func TestAFileThatCannotBeReadIsSaid(t *testing.T) {
	t.Parallel()
	workNow(t, small(), func(o *officer) {
		o.opts.Explain = func(err error) string { return "没有成功：" + err.Error() }
		o.importing(func(context.Context, string, func(float64)) (*ui.ReviewSession, error) {
			return nil, errors.New("清单.pdf 是扫描件")
		})
		o.press("I enter")
		o.sees("请写文件名")
		o.seesNo("没有成功")
		o.press("esc")
		o.press("I text:清单.pdf enter")
		o.told("清单.pdf 是扫描件")
	})
}

func TestAUnitsFormIsShownAndStoredOnEnter(t *testing.T) {
	t.Parallel()
	workNow(t, small(), func(o *officer) {
		o.importing(func(_ context.Context, path string, _ func(float64)) (*ui.ReviewSession, error) {
			form := &ui.FormReview{Title: "交通局填报表", Lines: []string{"第 4 行  港口码头建设  5亿元", "没有收的 1 行："}}
			if path == "full" {
				form.Update.Records = []model.Record{{Task: *o.task("port"), Returns: []model.Return{{Date: today, Text: "吊装完成"}}}}
			}
			return &ui.ReviewSession{Form: form, Store: func(u *model.Update) (ui.Ledger, model.Entry, error) {
				e, err := o.store.Update(u, model.ActReport, "")
				return o.store, e, err
			}}, nil
		})
		before := len(o.reports("port"))
		o.press("I text:empty enter")
		o.sees("交通局填报表", "没有收的 1 行", "没有可存的")
		o.press("enter I text:full enter")
		o.sees("第 4 行  港口码头建设", "Enter 存入")
		o.press("esc")
		if len(o.reports("port")) != before {
			t.Error("it was stored though the officer left")
		}
		o.press("I text:full enter enter")
		o.told("填报")
		if got := o.lastReport("port"); got.Text != "吊装完成" {
			t.Errorf("stored %+v", got)
		}
	})
}

func TestImportIsNotOfferedWhereItCannotBe(t *testing.T) {
	t.Parallel()
	workNow(t, small(), func(o *officer) {
		o.press("I")
		o.seesNo("写文件的路径")
		o.press("?")
		o.seesNo("导入文件")
		o.press("esc : text:导入")
		o.sees("没有符合的")
	})
}
