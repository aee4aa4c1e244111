// Package readtest_test measures how well plans are read that nobody has seen: plans
// of counties that do not exist, printed in many shapes and changed in many ways.
package readtest_test

import (
	"context"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"duban/intake"
	"duban/internal/slow"
	"duban/model"
)

var (
	showMisses = flag.String("misses", "", "print what is wrong in the documents whose name contains this")
	everything = flag.Bool("everything", false, "apply every change to every plan, not to some")
	keepFiles  = flag.String("keep", "", "write the documents whose name the flag misses contains into this folder")
)

// shape is a form in which plans come.
type shape struct {
	name   string
	file   string
	where  where
	render func(p *paper, s *style) []byte
	// tables says that the shape can print tables of figures, and not only tasks
	// that make sense as sentences.
	figures bool
	slow    bool // a few mutations are enough
	// floor is what has been reached, in whole percent: rows found, rows not
	// invented, sections, lead units, responsible units, deadlines, targets.
	floor [7]int
}

var shapes = []shape{
	{"txt aligned", "plan.txt", inTables, renderAligned, true, false, [7]int{99, 99, 99, 98, 99, 99, 99}},
	{"txt aligned, centred", "plan.txt", inTables, renderAlignedMiddle, true, false, [7]int{99, 99, 95, 99, 98, 99, 99}},
	{"txt aligned, apart", "plan.txt", inTables, renderAlignedGaps, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"txt boxed", "plan.txt", inTables | inMerged, renderBoxed, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"txt pipes", "plan.txt", inTables, renderPipes, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"txt tabs", "plan.txt", inTables, renderTabs, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"txt cell a line", "plan.txt", inTables, renderCells, true, false, [7]int{98, 98, 99, 99, 97, 99, 99}},
	{"txt cells apart", "plan.txt", inTables, renderCellsApart, true, false, [7]int{99, 97, 99, 99, 97, 98, 99}},
	{"txt cells at tabs", "plan.txt", inTables, renderDripped, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"txt labelled", "plan.txt", inProse, renderLabelled, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"txt labelled title", "plan.txt", inProse, renderLabelledTitle, true, false, [7]int{99, 98, 97, 99, 99, 99, 99}},
	{"txt run-in", "plan.txt", inProse, renderRunIn, false, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"txt run-in, wrapped", "plan.txt", inProse, renderRunInWrapped, false, false, [7]int{99, 99, 97, 99, 99, 99, 95}},
	{"txt furniture", "plan.txt", inProse, renderFurnished, false, false, [7]int{99, 99, 99, 96, 93, 99, 97}},
	{"txt headed", "plan.txt", inProse, renderHeaded, false, false, [7]int{99, 99, 94, 99, 99, 99, 99}},
	{"txt one line", "plan.txt", inProse, renderOneLine, false, false, [7]int{98, 99, 97, 98, 98, 99, 98}},
	{"txt one line, tight", "plan.txt", inProse, renderTight, false, false, [7]int{96, 98, 98, 98, 99, 99, 99}},
	{"txt bulletin", "plan.txt", inProse, renderBulletin, false, false, [7]int{99, 97, 93, 99, 99, 99, 97}},
	{"md table", "plan.md", inTables, renderMarkdown, true, false, [7]int{99, 99, 99, 97, 99, 99, 99}},
	{"md list", "plan.md", inProse, renderMarkdownList, true, false, [7]int{99, 99, 99, 99, 97, 99, 99}},
	{"csv", "plan.csv", inTables, renderCSV, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"csv GB18030 ;", "plan.csv", inTables, renderSemicolonGB, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"tsv", "plan.tsv", inTables, renderTSV, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"xlsx", "plan.xlsx", inTables | inSheets | inMerged, renderXlsx, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"docx table", "plan.docx", inTables | inMerged, renderDocx, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"docx table a group", "plan.docx", inTables | inMerged, renderDocxSections, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"docx cards", "plan.docx", inProse, renderDocxCards, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"docx numbered", "plan.docx", inProse, renderDocxNumbered, false, false, [7]int{99, 99, 90, 99, 99, 99, 99}},
	{"pdf", "plan.pdf", inTables, renderPDF, true, true, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"pdf ruled, centred", "plan.pdf", inTables | inMerged, renderPDFRuled, true, true, [7]int{99, 99, 99, 91, 99, 99, 99}},
	{"pdf prose", "plan.pdf", inProse, renderPDFProse, false, true, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"json Chinese", "plan.json", inSheets, renderJSONChinese, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
	{"json English", "plan.json", inSheets, renderJSONEnglish, true, false, [7]int{99, 99, 99, 99, 99, 99, 99}},
}

func seedOf(words ...string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
	}
	return h.Sum64()
}

// read renders a paper in a shape, reads it, and scores what was read.
func read(t *testing.T, p *paper, sh *shape, m *mutation) *score {
	name := p.ID + ", " + sh.name
	s := &style{rnd: random(seedOf(name))}
	q := p.clone()
	if m != nil {
		name += ", " + m.name
		s.rnd = random(seedOf(name))
		m.apply(q, s)
	}
	data := sh.render(q, s)
	shown := *showMisses != "" && strings.Contains(name, *showMisses)
	if shown && *keepFiles != "" {
		if err := os.WriteFile(filepath.Join(*keepFiles, strings.ReplaceAll(name, "/", "-")+filepath.Ext(sh.file)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	say := func(format string, args ...any) {
		if shown {
			t.Logf(name+": "+format, args...)
		}
	}
	d, err := intake.Read(context.Background(), sh.file, data, intake.Options{Today: model.NewDate(p.Year, 6, 1)})
	if err != nil {
		say("%v", err)
		rows := len(wanted(q))
		return &score{docs: 1, rows: rows, failed: 1}
	}
	out := compare(q, d, say)
	for i := range d.Plans {
		for _, x := range d.Plans[i].Campaign.Review {
			if x.Code == model.DoubtTotal {
				out.alarms++
				say("false alarm: %s", x.Text)
			}
		}
	}
	return out
}

// TestPlansOfManyShapes reads plans that were printed in every shape, as they
// are and changed in every way, and holds the result to what has been reached.
func TestPlansOfManyShapes(t *testing.T) {
	papers := readPapers(t)
	var all score
	byShape := make([]score, len(shapes))
	byMutation := make([]score, len(mutations)+1)
	byPaper := make([]score, len(papers))
	for i := range shapes {
		sh := &shapes[i]
		for j, p := range papers {
			if p.numeric() && !sh.figures {
				continue
			}
			add := func(m int, s *score) {
				all.add(s)
				byShape[i].add(s)
				byMutation[m].add(s)
				byPaper[j].add(s)
			}
			if (i+j)%slow.Or(1, 7) == 0 && (!sh.slow || (i+j)%slow.Or(4, 14) == 0) {
				add(0, read(t, p, sh, nil))
			}
			if testing.Short() {
				continue // the race detector has seen every reader by now
			}
			for k := range mutations {
				every := slow.Or(8, 131)
				switch {
				case *everything:
					every = 1
				case sh.slow:
					every = slow.Or(29, 467)
				}
				if mutations[k].where&sh.where != 0 && chosen(i, j, k, every) {
					add(k+1, read(t, p, sh, &mutations[k]))
				}
			}
		}
	}
	t.Log("\n" + heading("shape") + lines(len(shapes), func(i int) (string, *score) { return shapes[i].name, &byShape[i] }))
	t.Log("\n" + heading("mutation") + lines(len(byMutation), func(i int) (string, *score) {
		if i == 0 {
			return "as it is", &byMutation[0]
		}
		return mutations[i-1].name, &byMutation[i]
	}))
	t.Log("\n" + heading("plan") + lines(len(papers), func(i int) (string, *score) { return papers[i].ID, &byPaper[i] }))
	t.Log("\n" + heading("") + line("all", &all))
	if all.alarms > 0 {
		t.Errorf("%d totals are said to be wrong, and none is", all.alarms)
	}
	if testing.Short() {
		return // so few papers are held to no share
	}
	if slow.Tag || *everything {
		for i := range shapes {
			hold(t, shapes[i].name, &byShape[i], shapes[i].floor)
		}
	}
	// One paper whose sections are missed weighs more among few.
	hold(t, "all shapes", &all, [7]int{99, 99, slow.Or(98, 96), 99, 99, 99, 99})
}

// chosen says whether a paper is read in a shape with a change, where one of every
// so many is. The few of the plain run are spread over all changes.
func chosen(shape, paper, change, every int) bool {
	if slow.Tag || every == 1 {
		return (shape+paper+change)%every == 0
	}
	return (31*shape+17*paper+13*change)%every == 0
}

// hold compares a score with what was reached before.
func hold(t *testing.T, name string, s *score, floor [7]int) {
	for i, f := range [7]struct {
		what  string
		share float64
	}{
		{"rows found", s.foundShare()},
		{"rows not invented", 1 - s.inventedShare()},
		{"sections", s.fields[fSection].share()},
		{"lead units", s.fields[fLead].share()},
		{"responsible units", s.fields[fResponsible].share()},
		{"deadlines", s.fields[fDeadline].share()},
		{"targets", s.fields[fTargets].share()},
	} {
		if 100*f.share < float64(floor[i]) {
			t.Errorf("%s: %s are right in %.1f%%, and were in more than %d%% before", name, f.what, 100*f.share, floor[i])
		}
	}
}

func heading(what string) string {
	s := fmt.Sprintf("%-22s%5s%6s%7s%7s", what, "docs", "rows", "found", "extra")
	for _, f := range fieldNames {
		s += fmt.Sprintf("%10s", f)
	}
	return s + "\n"
}

func line(name string, s *score) string {
	out := fmt.Sprintf("%-22s%5d%6d%6.1f%%%6.1f%%", name, s.docs, s.rows, 100*s.foundShare(), 100*s.inventedShare())
	for _, f := range s.fields {
		if f.all == 0 {
			out += fmt.Sprintf("%10s", "-")
		} else {
			out += fmt.Sprintf("%9.1f%%", 100*f.share())
		}
	}
	if s.failed > 0 {
		out += fmt.Sprintf("  %d not read", s.failed)
	}
	return out + "\n"
}

func lines(n int, each func(i int) (string, *score)) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(line(each(i)))
	}
	return b.String()
}
