package intake

import (
	"context"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"duban/intake/draft"
	"duban/intake/source"
	"duban/internal/founding"
	"duban/model"
)

// checkDraft reports what breaks the promises of every draft: spans lie in the
// document, facts lie in it too, IDs are there once, and no line is lost.
func checkDraft(t *testing.T, d *draft.Draft) {
	t.Helper()
	n := max(len(d.Document.Lines), 1)
	lies := func(s draft.Span) bool { return s.From >= 1 && s.From <= s.To && s.To <= n }
	ids := make(map[string]bool)
	for _, p := range d.Plans {
		if p.Campaign.ID == "" || ids[p.Campaign.ID] {
			t.Errorf("campaign ID %q is empty or there twice", p.Campaign.ID)
		}
		ids[p.Campaign.ID] = true
		for _, it := range p.Items {
			k := &it.Record.Task
			if !lies(it.Span) {
				t.Errorf("%s: span %v of %d lines", k.ID, it.Span, n)
			}
			if ids[k.ID] || k.Title == "" || k.Detail == nil || !utf8.ValidString(k.Title) {
				t.Errorf("%s: ID there twice, or title %q missing", k.ID, k.Title)
			}
			ids[k.ID] = true
			if int(k.OpenDoubts) != len(k.Detail.Review) {
				t.Errorf("%s: %d open doubts of %d", k.ID, k.OpenDoubts, len(k.Detail.Review))
			}
			for _, f := range it.Facts {
				if !lies(f.At) {
					t.Errorf("%s: the fact of %s stands on %v of %d lines", k.ID, f.Field, f.At, n)
				}
			}
		}
	}
	for _, u := range d.Unread {
		if !lies(u.Span) {
			t.Errorf("unread %v of %d lines", u.Span, n)
		}
	}
}

func TestNoLineOfAFoundingDocumentIsLost(t *testing.T) {
	for _, number := range founding.Numbers() {
		t.Run(number, func(t *testing.T) {
			f, data := founding.Text(t, number)
			doc, err := source.Read(context.Background(), f, data, source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			r := newReader(context.Background(), doc, Options{Today: model.NewDate(2026, 11, 23)})
			if err := r.read(); err != nil {
				t.Fatal(err)
			}
			checkDraft(t, r.draft)
			unread := make(map[int]bool)
			for _, u := range r.draft.Unread {
				if u.Part {
					continue
				}
				for l := u.Span.From; l <= u.Span.To; l++ {
					unread[l] = true
				}
			}
			tasks, ink := 0, 0
			for i, line := range doc.Lines {
				if strings.TrimFunc(line, unicode.IsSpace) == "" {
					continue
				}
				ink++
				switch {
				case r.uses[i] == unused && !unread[i+1]:
					t.Errorf("line %d is neither read nor listed as unread: %q", i+1, line)
				case r.uses[i] != unused && unread[i+1]:
					t.Errorf("line %d is both read and listed as unread: %q", i+1, line)
				case r.uses[i] == usedTask:
					tasks++
				}
			}
			t.Logf("%d lines: %d in tasks, %d unread", ink, tasks, len(unread))
		})
	}
}

func FuzzReadDocument(f *testing.F) {
	f.Add("平政发〔2026〕1号\n关于印发《甲县方案》的通知\n各乡镇：\n2026年3月1日\n甲县方案\n一、重点任务\n1.修路。修路5公里。（牵头单位：县交通局）\n附件1\n任务表\n序号\t任务\t单位\t时限\n1\t甲\t县局\t5月底\n合计\t\t\t")
	f.Add("\t序号\n\t任务\n\n\t1\n\t修路\n\n\t合计\n\t3\n")
	f.Add("序号\n任务名称\n责任单位\n完成时限\n1\n修路\n区交通局\n5月底\n2\n架桥\n区住建局\n6月底\n")
	f.Add("一、一、（一）1.1.①A.（（（牵头")
	f.Add("任务：甲\n单位：乙\n时限：丙\n任务：甲")
	f.Add("[{\"任务\":\"甲\",\"单位\":[\"乙\"]}]")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		doc, err := source.Read(context.Background(), "x.txt", []byte(text), source.Options{})
		if err != nil {
			return
		}
		d, err := ReadDocument(context.Background(), doc, Options{Today: model.NewDate(2026, 1, 1)})
		if err != nil {
			return
		}
		checkDraft(t, d)
	})
}
