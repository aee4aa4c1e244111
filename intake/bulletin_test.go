package intake_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duban/intake"
	"duban/model"
)

var updateBulletins = flag.Bool("update-bulletins", false, "write what is read of the bulletins anew")

// told is a draft in words, one line a value.
func told(d *intake.Draft) string {
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
			for _, r := range record.Progress {
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

func TestBulletinsAreReadAsReports(t *testing.T) {
	files, err := filepath.Glob("testdata/bulletins/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			got := told(readAs(t, filepath.Base(f), data))
			want := strings.TrimSuffix(f, ".txt") + ".want"
			if *updateBulletins {
				if err := os.WriteFile(want, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			text, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(text) {
				t.Errorf("read:\n%s\nwant:\n%s", got, text)
			}
		})
	}
}

func TestAProjectNamedWithTheWordOfAChapterIsNoHeading(t *testing.T) {
	got := titlesOf(t, "关于2026年1-6月重点项目进展情况的通报\n\n一、进展较快的项目\n\n1. 城东标准厂房。完成投资8600万元，占年度计划的72%。（责任单位：县高新区）\n\n"+
		"2. 县中医院整体搬迁。完成投资5200万元，占年度计划的65%。（责任单位：县卫健局）\n\n3. 保障性住房建设。完成投资300万元。（责任单位：县住建局）\n")
	if want := []string{"城东标准厂房", "县中医院整体搬迁", "保障性住房建设"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
