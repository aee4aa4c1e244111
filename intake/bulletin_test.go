package intake_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duban/intake/draft"
	"duban/internal/golden"
	"duban/model"
)

// draftText is a draft in words, one line a value.
func draftText(d *draft.Draft) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	for _, p := range d.Plans {
		c := &p.Campaign
		line("%s | %s | %s | %v", c.Name, c.Document.Number, strings.Join(c.Document.Issuers, "、"), c.Document.Date)
		for i := range c.Targets {
			line("  whole: %s", model.FormatTarget(&c.Targets[i]))
		}
		for i := range p.Items {
			record := &p.Items[i].Record
			t := &record.Task
			line("[%s] %s / %s", t.No, strings.Join(t.Section, " > "), t.Title)
			line("  who: %s / %s / %s", strings.Join(t.LeadUnits, "、"), strings.Join(t.ResponsibleUnits, "、"), strings.Join(t.RelatedUnits, "、"))
			if t.Deadline.Given {
				line("  due: %v %s", t.Deadline.Date, t.Deadline.Text)
			}
			for k := range t.Targets {
				line("  target: %s", model.FormatTarget(&t.Targets[k]))
			}
			for _, m := range t.Milestones {
				line("  step: %v %s", m.Deadline.Date, m.Title)
			}
			for _, k := range slices.Sorted(maps.Keys(t.Detail.Fields)) {
				line("  %s: %s", k, t.Detail.Fields[k])
			}
			for _, r := range record.Returns {
				percent := "-"
				if r.Percent != nil {
					percent = r.Percent.String() + "%"
				}
				line("  report: %v %s", r.Date, percent)
				for _, a := range r.Actuals {
					line("    %s: %s%s %s", t.Targets[a.Target].Metric, a.Value, a.Unit, a.Text)
				}
				line("    %s", strings.ReplaceAll(r.Text, "\n", "⏎"))
			}
			for _, r := range t.Detail.Review {
				if r.Code != model.DoubtLead {
					line("  doubt: %s %s", r.Code, r.Text)
				}
			}
		}
		for _, r := range c.Review {
			if r.Code != model.DoubtLead {
				line("doubt: %s %s", r.Code, r.Text)
			}
		}
		if c.Note != "" {
			line("note: %s", strings.ReplaceAll(c.Note, "\n", "⏎"))
		}
	}
	for _, u := range d.Unread {
		line("unread: %s", strings.ReplaceAll(u.Text, "\n", "⏎"))
	}
	return b.String()
}

func TestBulletinsAreReadAsReports(t *testing.T) { readFolder(t, "testdata/bulletins", 10) }

func TestPapersOfManyKindsAreRead(t *testing.T) { readFolder(t, "testdata/papers", 15) }

// readFolder reads every document of a folder, and holds what is read of it
// against the file beside it that ends in .want.
func readFolder(t *testing.T, folder string, least int) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".want" {
			continue
		}
		read++
		t.Run(e.Name(), func(t *testing.T) {
			f := filepath.Join(folder, e.Name())
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, strings.TrimSuffix(f, filepath.Ext(f))+".want", draftText(readAs(t, e.Name(), data)))
		})
	}
	if read < least {
		t.Errorf("%d documents in %s", read, folder)
	}
}

func TestAPaperKnownByItsSentencesIsABulletin(t *testing.T) {
	d := readAs(t, "x.txt", []byte("甲县重点工作\n截至4月底，新建改建农村公路已完成12公里，完成率40%，进度滞后。\n截至4月底，建设养老服务中心已完成主体工程，完成投资300万元。\n截至4月底，改造老旧小区已完成2个，累计完成投资500万元。\n"))
	if !d.Plans[0].Reports {
		t.Error("it is read as a plan")
	}
	if d = readAs(t, "x.txt", []byte("甲县2026年重点工作方案\n一、任务\n1.新建改建农村公路30公里。（县交通局牵头）\n2.建设养老服务中心1个。（县民政局牵头）\n")); d.Plans[0].Reports {
		t.Error("a plan is read as a bulletin")
	}
}
