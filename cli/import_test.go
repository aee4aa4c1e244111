package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"duban/intake/reconcile"
	"duban/intake/source"
	"duban/intake/unitform"
	"duban/model"
	"duban/ui"
	"duban/words"
)

const planText = `样政发〔2026〕8号
2026年重点工作任务清单
序号	工作任务	目标	牵头单位	完成时限
1	新建农村公路	新建公路30公里	交通运输局	2026年10月底前
2	培育工业企业	新增规上企业5家	工业和信息化局	2026年12月底前
`

// document writes a file to import.
func document(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plan.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImportOpensTheReviewAndStoresWhatItHandsBack(t *testing.T) {
	w := newWorld(t).terminal(120)
	ledger := filepath.Join(t.TempDir(), "l.db")
	file := document(t, planText)
	w.during = func(o ui.Options) {
		if o.Review == nil || len(o.Review.Drafts) != 1 || o.Ledger != nil || o.Title != "l.db" {
			t.Fatalf("the dashboard is opened with %+v", o)
		}
		d := o.Review.Drafts[0]
		f := reconcile.Compare(o.Review.Existing, d)
		u := reconcile.Update(o.Review.Existing, o.Review.Drafts, []reconcile.Difference{f}, o.Today)
		led, e, err := o.Review.Store(&u)
		if err != nil || led == nil || e.Action != model.ActImport || e.Note != "plan.txt" {
			t.Fatalf("stored %v, %+v, %v", led, e, err)
		}
		if units, err := led.Units(); err != nil || len(units) != 2 {
			t.Errorf("units %v, %v", units, err)
		}
	}
	w.run(exitDone, "--db", ledger, "import", file)
	if w.shown == nil {
		t.Fatal("the review was not opened")
	}
	w.shown = nil
	w.during = func(o ui.Options) {
		if o.Ledger == nil {
			t.Error("the ledger that is there now is not opened")
		}
		if c := reconcile.Compare(o.Review.Existing, o.Review.Drafts[0]); c.Counts().Unchanged != 2 {
			t.Errorf("the second time: %+v", c.Counts())
		}
	}
	w.run(exitDone, "--db", ledger, "import", file)
	if w.shown == nil {
		t.Fatal("the review was not opened again")
	}
}

func TestLeavingTheReviewMakesNoLedger(t *testing.T) {
	w := newWorld(t).terminal(120)
	ledger := filepath.Join(t.TempDir(), "l.db")
	w.run(exitDone, "--db", ledger, "import", document(t, planText))
	if _, err := os.Stat(ledger); err == nil {
		t.Error("a ledger was made though nothing was stored")
	}
}

func TestEveryReasonNotToReadAFileHasASentence(t *testing.T) {
	for _, lang := range []model.Lang{model.Chinese, model.English} {
		a := &app{lang: lang, t: words.NewShell(lang)}
		seen := make(map[string]error)
		for _, err := range []error{
			source.ErrUnknown, source.ErrEmpty, source.ErrScanned, source.ErrEncrypted, source.ErrNeedsOffice, unitform.ErrDamaged,
			&source.DamagedError{Kind: source.Word, Part: "word/document.xml", Err: errors.New("EOF")},
			&source.LimitError{Limit: source.LimitSize, Max: 64 << 20}, &source.LimitError{Limit: source.LimitUnpacked, Max: 256 << 20},
			&source.LimitError{Limit: source.LimitEntries, Max: 9}, &source.LimitError{Limit: source.LimitRatio, Max: 9},
			&source.LimitError{Limit: source.LimitLines, Max: 9}, &source.LimitError{Limit: source.LimitParagraph, Max: 4 << 20},
			&source.LimitError{Limit: source.LimitColumns, Max: 512}, &source.LimitError{Limit: source.LimitRows, Max: 9},
			&source.LimitError{Limit: source.LimitCells, Max: 9}, &source.LimitError{Limit: source.LimitNesting, Max: 9},
			&source.LimitError{Limit: source.LimitPages, Max: 9},
			&source.OtherError{What: source.OtherArchive}, &source.OtherError{What: source.OtherPicture}, &source.OtherError{What: source.OtherLayout},
			&source.OtherError{What: source.OtherSlides}, &source.OtherError{What: source.OtherMail}, &source.OtherError{What: source.OtherLock},
		} {
			text := a.explain(a.explainDocument("x.docx", fmt.Errorf("reading: %w", err)))
			if !strings.HasPrefix(text, "x.docx") || strings.Contains(text, "%!") || strings.Contains(text, "\n") || strings.Contains(text, "reading:") {
				t.Errorf("%v: %q", err, text)
			}
			if was, ok := seen[text]; ok {
				t.Errorf("%v and %v are both %q", was, err, text)
			}
			seen[text] = err
		}
		if text := a.explain(a.explainDocument("x.docx", &source.LimitError{Limit: "new", Max: 1 << 20})); strings.Contains(text, "%!") {
			t.Errorf("a limit without a sentence of its own: %q", text)
		}
	}
}

func TestProgressIsToldOnlyWhenItTakesLonger(t *testing.T) {
	w := newWorld(t)
	a := &app{sys: w.System, t: words.NewShell(model.Chinese)}
	p := a.newProgress("a.pdf")
	p.end()
	if w.err.Len() != 0 {
		t.Errorf("a moment prints %q", w.err.String())
	}
}

func TestProgressSaysThatAReaderIsMadeReady(t *testing.T) {
	w := newWorld(t)
	a := &app{sys: w.System, t: words.NewShell(model.Chinese)}
	p := a.newProgress("a.pdf")
	defer p.end()
	p.set(0.02)
	p.prepare()
	if got := p.line(); !strings.Contains(got, "准备") || !strings.Contains(got, "a.pdf") {
		t.Errorf("while the reader is made ready: %q", got)
	}
	p.set(0.5)
	if got := p.line(); got != "正在读 a.pdf……  50%" {
		t.Errorf("while it reads: %q", got)
	}
}

func TestAnInterruptedReadingStoresNothing(t *testing.T) {
	w := newWorld(t)
	var slow interrupted
	w.In = &slow
	ctx, cancel := context.WithCancel(context.Background())
	slow.then = cancel
	a := &app{sys: w.System, t: words.NewShell(model.Chinese), today: model.DateOf(time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC))}
	f := &fileImport{app: a, existing: &model.Ledger{}}
	err := f.read(ctx, []string{"-"})
	if err == nil || a.explain(err) != "已中断，什么都没有存入" {
		t.Errorf("%v", err)
	}
}

// interrupted is an input in the middle of which the user presses Ctrl+C.
type interrupted struct {
	then func()
}

func (r *interrupted) Read(b []byte) (int, error) {
	r.then()
	return copy(b, "样政发"), nil
}

// silent is an input into which nobody writes.
type silent struct{ asked, end chan struct{} }

func (s silent) Read([]byte) (int, error) {
	close(s.asked)
	<-s.end
	return 0, os.ErrClosed
}

func TestWaitingForAnInputThatNeverComesCanBeStopped(t *testing.T) {
	in := silent{make(chan struct{}), make(chan struct{})}
	defer close(in.end)
	ctx, stop := context.WithCancel(t.Context())
	f := &fileImport{app: &app{sys: System{In: in}}}
	go func() {
		<-in.asked
		stop()
	}()
	if data, err := f.bytes(ctx, "-"); !errors.Is(err, context.Canceled) || data != nil {
		t.Errorf("read %q, %v", data, err)
	}
}
