package ui_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"duban/intake/draft"
	"duban/intake/unitform"
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
		// A document is taken back only when the officer has seen how much goes with it.
		o.press("u")
		o.sees("撤销：导入文件", "将撤掉 4 项任务、", "U 可以重做")
		o.press("enter")
		if len(o.stored()) != 11 {
			t.Errorf("%d tasks, though the officer did not say yes", len(o.stored()))
		}
		o.press("u right enter")
		o.told("U 重做")
		if len(o.stored()) != 7 {
			t.Errorf("%d tasks after undo", len(o.stored()))
		}
		o.press("U")
		if len(o.stored()) != 11 {
			t.Errorf("%d tasks when it was done again", len(o.stored()))
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
		o.sees("导入文件", "清单.pdf 是扫描件") // the window is there still, with the path
		o.press("backspace backspace backspace")
		o.sees("清单. ")
		o.press("esc")
		o.seesNo("导入文件")
	})
}

func TestThePathOfAFileIsCompletedByTab(t *testing.T) {
	t.Parallel()
	workNow(t, small(), func(o *officer) {
		o.opts.Complete = func(typed string) []string {
			var out []string
			for _, p := range []string{"/文件/清单.docx", "/文件/清单二.xlsx", "/文件/附件/"} {
				if strings.HasPrefix(p, typed) {
					out = append(out, p)
				}
			}
			return out
		}
		var read string
		o.importing(func(_ context.Context, path string, _ func(float64)) (*ui.ReviewSession, error) {
			read = path
			return nil, errors.New("不读")
		})
		o.press("I text:/ tab")
		o.sees("/文件/ ", "清单.docx  清单二.xlsx  附件/", "Enter 读这个文件", "Tab 补全路径")
		o.press("ime:清 tab")
		o.sees("/文件/清单 ", "清单.docx  清单二.xlsx")
		o.press("ime:二 tab")
		o.sees("/文件/清单二.xlsx")
		o.press("x tab")
		o.sees("没有这样开头的文件", "/文件/清单二.xlsxx")
		o.press("backspace enter")
		if read != "/文件/清单二.xlsx" {
			t.Errorf("read %q", read)
		}
	})
}

// formOf is a review of a form in which port reports a figure in doubt and one that is not, road nothing, and a task that
// is not there something; what is taken goes into the officer's ledger.
func (o *officer) formOf() *ui.ReviewSession {
	port, road := &model.Record{Task: *o.task("port")}, &model.Record{Task: *o.task("road")}
	q := model.Question{Code: model.AskEvent, Word: "事故", Task: &port.Task}
	return &ui.ReviewSession{Form: &ui.FormReview{
		Title: "交通局填报表.xlsx",
		Review: unitform.Review{
			Head: []unitform.Fault{{Row: 3, What: "收到日期 前年", Reason: model.ErrDate, Instead: today}},
			Outcomes: []unitform.Outcome{
				{
					Row: 5, To: 6, Task: "port", Title: port.Task.Title, Fate: unitform.Stored, Record: port, Before: model.Red, After: model.Green,
					Return: model.Return{Date: today, Received: today, Text: "吊装完成，发生一起事故"}, Asked: []model.Question{q}, Left: []string{"总投资"},
					Faults: []unitform.Fault{{Row: 6, What: "总投资 5公里", Reason: model.ErrUnit}},
				},
				{
					Row: 7, To: 7, Task: "road", Title: road.Task.Title, Fate: unitform.Stored, Record: road, Before: model.Yellow, After: model.Yellow,
					Return: model.Return{Date: today, Received: today, Text: "路基完成"},
				},
				{Row: 8, To: 8, Task: "road", Title: "另一条路", Fate: unitform.Unreported, Record: road, Before: model.Grey, After: model.Grey},
				{Row: 9, To: 9, Task: "gone", Title: "旧任务", Fate: unitform.Refused, Faults: []unitform.Fault{{Row: 9, What: "gone", Reason: unitform.ErrTask}}},
				{Row: 10, To: 10, Task: "road", Title: "又一条路", Fate: unitform.Unchanged, Record: road, Before: model.Done, After: model.Done, Return: model.Return{Date: today, Text: "完工"}},
			},
		},
		Store: func(taken []*unitform.Outcome) (model.Entry, error) {
			var u model.Update
			for _, x := range taken {
				u.Records = append(u.Records, model.Record{Task: x.Record.Task, Returns: []model.Return{x.Return}})
			}
			return o.store.Update(&u, model.ActReport, "")
		},
	}}
}

func TestAUnitsFormIsReviewedRowByRowBeforeItIsStored(t *testing.T) {
	t.Parallel()
	workNow(t, small(), func(o *officer) {
		o.importing(func(context.Context, string, func(float64)) (*ui.ReviewSession, error) { return o.formOf(), nil })
		port, road := len(o.reports("port")), len(o.reports("road"))
		o.press("I text:表 enter")
		// Every row is there, with its fate.
		o.sees("填报表核对", "可收 2 项（数字可疑 1 项）", "没有收 1 项", "未报 1 项", "5-6", "红 -> 绿", "登记为事件？", "单位与指标的计量单位不符", "收到日期 前年",
			"路基完成", "另一条路", "台账里没有这项任务", "完工")
		o.press("esc")
		o.told("没有存入")
		o.press("I text:表 enter w")
		o.sees("存入 1 项填报；不收 1 项")
		o.press("esc a w")
		o.sees("存入 2 项填报，其中数字可疑 1 项")
		o.press("esc up x w")
		o.sees("存入 1 项填报；不收 1 项")
		o.press("enter")
		o.told("已收 1 项填报")
		if len(o.reports("port")) != port || len(o.reports("road")) != road+1 {
			t.Errorf("port %d, road %d", len(o.reports("port"))-port, len(o.reports("road"))-road)
		}
		o.press("u")
		if len(o.reports("road")) != road {
			t.Error("one undo did not take the form back")
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
