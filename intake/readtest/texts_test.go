package readtest_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duban/intake"
	"duban/intake/draft"
	"duban/model"

	"go.yaml.in/yaml/v3"
)

// text is a document as it is copied from a web page, of a county that does not
// exist, with what a reader should find in it. A file of testdata/texts is the
// document, a line of three percent signs, and this in YAML:
//
//	year: 2026
//	plans: [{name: part of the name, number: …, issuers: A、B, date: …}]
//	groups: [{name: the heading above the rows, rows: [the rows as in plans]}]
//
// A deadline 「text|any」 is there and not checked.
type text struct {
	ID     string `yaml:"-"`
	Print  []byte `yaml:"-"`
	Year   int
	Plans  []head
	Groups []group
	// Goals is how many targets the campaigns have of their own, where that is to be checked.
	Goals int
	// Unread are words that no task may be made of, and that are listed as unread.
	Unread []string
}

// head is what a document says of one of its plans.
type head struct {
	Name, Number string
	Issuers      names
	Date         string
}

func readTexts(t *testing.T) []*text {
	t.Helper()
	files, err := filepath.Glob("testdata/texts/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts to score: %v", err)
	}
	var all []*text
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		x := &text{ID: strings.TrimSuffix(filepath.Base(f), ".txt")}
		printed, truth, ok := bytes.Cut(data, []byte("\n%%%\n"))
		if !ok {
			t.Fatalf("%s: the document and what is in it are not parted by %%%%%%", f)
		}
		x.Print = printed
		dec := yaml.NewDecoder(bytes.NewReader(truth))
		dec.KnownFields(true)
		if err := dec.Decode(x); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		all = append(all, x)
	}
	return all
}

// heads scores the letterheads of a draft's plans.
func (x *text) heads(d *draft.Draft, say func(format string, args ...any)) tally {
	var s tally
	check := func(what string, right bool, wanted, read any) {
		s.all++
		if right {
			s.right++
		} else {
			say("%s: want %v, got %v", what, wanted, read)
		}
	}
	goals := 0
	for i := range d.Plans {
		goals += len(d.Plans[i].Campaign.Targets)
	}
	if x.Goals > 0 {
		check("goals", goals == x.Goals, x.Goals, goals)
	}
	for _, h := range x.Plans {
		at := slices.IndexFunc(d.Plans, func(p draft.Plan) bool { return strings.Contains(folded(p.Campaign.Name), folded(h.Name)) })
		if at < 0 {
			var got []string
			for i := range d.Plans {
				got = append(got, d.Plans[i].Campaign.Name)
			}
			check("plan", false, h.Name, got)
			continue
		}
		doc := &d.Plans[at].Campaign.Document
		date := ""
		if !doc.Date.IsZero() {
			date = doc.Date.String()
		}
		check("plan", true, "", "")
		check("number of "+h.Name, folded(doc.Number) == folded(h.Number), h.Number, doc.Number)
		check("issuers of "+h.Name, sameNames(h.Issuers, doc.Issuers), h.Issuers, doc.Issuers)
		check("date of "+h.Name, date == h.Date, h.Date, date)
	}
	if len(d.Plans) > len(x.Plans) {
		check("plans", false, len(x.Plans), len(d.Plans))
	}
	unread := ""
	for _, p := range d.Unread {
		unread += folded(p.Text)
	}
	for _, w := range x.Unread {
		check("unread", strings.Contains(unread, folded(w)), w, "")
	}
	return s
}

// TestTextsOfOtherKinds reads documents of kinds that are no plans in tables: as
// web pages print them, with all that stands around them.
func TestTextsOfOtherKinds(t *testing.T) {
	var all score
	var heads tally
	var list strings.Builder
	for _, x := range readTexts(t) {
		say := func(format string, args ...any) {
			if *showMisses != "" && strings.Contains(x.ID, *showMisses) {
				t.Logf(x.ID+": "+format, args...)
			}
		}
		d, err := intake.Read(context.Background(), x.ID+".txt", x.Print, intake.Options{Today: model.NewDate(x.Year, 6, 1)})
		if err != nil {
			t.Errorf("%s: %v", x.ID, err)
			continue
		}
		p := &paper{Year: x.Year, Tables: []table{{Columns: []column{{As: "due"}, {As: "aim"}}, Groups: x.Groups}}}
		s := compare(p, d, say)
		h := x.heads(d, say)
		all.add(s)
		heads.right += h.right
		heads.all += h.all
		list.WriteString(strings.TrimRight(line(x.ID, s), "\n") + fmt.Sprintf("%10s\n", fmt.Sprintf("%d/%d", h.right, h.all)))
	}
	t.Log("\n" + strings.TrimRight(heading("text"), "\n") + "     heads\n" + list.String() + line("all", &all))
	hold(t, "all texts", &all, [7]int{98, 99, 99, 99, 98, 97, 98})
	if heads.right*100 < 98*heads.all {
		t.Errorf("of the letterheads %d of %d are right", heads.right, heads.all)
	}
}
