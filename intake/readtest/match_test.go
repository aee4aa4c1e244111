package readtest_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"duban/intake/draft"
	"duban/model"
)

// field is what the score counts of a row that was found.
type field int

const (
	fTitle field = iota
	fText        // what the row says further: nothing of it may vanish
	fNo
	fSection
	fLead
	fResponsible
	fRelated
	fLeaders
	fDeadline
	fPrecision
	fStart
	fTargets
	fProgress
	fields
)

var fieldNames = [fields]string{"title", "text", "no", "section", "lead", "resp", "related", "leaders", "deadline", "precision", "start", "targets", "progress"}

// tally counts what was right of what was there.
type tally struct{ right, all int }

func (t tally) share() float64 {
	if t.all == 0 {
		return 1
	}
	return float64(t.right) / float64(t.all)
}

// score is the result over any number of documents.
type score struct {
	docs, rows, found, invented, failed int
	alarms                              int // totals said to be wrong: what the papers print is right
	fields                              [fields]tally
}

func (s *score) add(o *score) {
	s.docs += o.docs
	s.rows += o.rows
	s.found += o.found
	s.invented += o.invented
	s.failed += o.failed
	s.alarms += o.alarms
	for f := range s.fields {
		s.fields[f].right += o.fields[f].right
		s.fields[f].all += o.fields[f].all
	}
}

func (s *score) foundShare() float64    { return tally{s.found, s.rows}.share() }
func (s *score) inventedShare() float64 { return float64(s.invented) / float64(max(s.rows, 1)) }

// folded is text without white space, in ASCII signs: how texts are compared.
func folded(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			continue
		case r >= 0xff01 && r <= 0xff5e:
			r -= 0xfee0
		}
		b.WriteRune(r)
	}
	return strings.TrimRight(b.String(), "。.;,:、")
}

// likeness is the share of character pairs that two folded texts have in common.
func likeness(a, b string) float64 {
	if a == b {
		return 1
	}
	pairs := func(s string) map[[2]rune]int {
		r := []rune(s)
		m := map[[2]rune]int{}
		for i := 1; i < len(r); i++ {
			m[[2]rune{r[i-1], r[i]}]++
		}
		return m
	}
	pa, pb := pairs(a), pairs(b)
	same, all := 0, 0
	for k, n := range pa {
		same += min(n, pb[k])
		all += n
	}
	for _, n := range pb {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(same) / float64(all)
}

// got is a task that was read.
type got struct {
	r            *model.Record
	campaign     string
	title, whole string // folded: title; every word
}

func readTasks(d *draft.Draft) []got {
	var out []got
	l := d.Ledger()
	for i := range l.Plans {
		for j := range l.Plans[i].Records {
			r := &l.Plans[i].Records[j]
			words := r.Task.Title
			if d := r.Task.Detail; d != nil {
				words += "\n" + d.Text
				for k, v := range d.Fields {
					words += "\n" + k + "：" + v
				}
			}
			for _, t := range r.Task.Targets {
				words += "\n" + t.Text
			}
			for _, m := range r.Task.Milestones {
				words += "\n" + m.Title + m.Deadline.Text
			}
			for _, p := range r.Returns {
				words += "\n" + p.Text
			}
			out = append(out, got{r: r, campaign: l.Plans[i].Campaign.Name, title: folded(r.Task.Title), whole: folded(words)})
		}
	}
	return out
}

// want is a row that should be read.
type want struct {
	r     *entry
	t     *table
	p     *paper
	title string
}

func wanted(p *paper) []want {
	var out []want
	p.each(func(t *table, g *group, r *entry) {
		r.group, r.upper = g.Name, g.Upper
		out = append(out, want{r: r, t: t, p: p, title: folded(r.Title)})
	})
	return out
}

// fits says how well a task that was read answers a row, from 0 to 1.
func (w *want) fits(g *got) float64 {
	best := likeness(w.title, g.title)
	if g.title != "" && strings.Contains(g.title, w.title) {
		best = max(best, 0.9*float64(len(w.title))/float64(len(g.title))+0.1)
	}
	if n := len([]rune(g.title)); n >= 4 && strings.HasPrefix(w.title, g.title) {
		best = max(best, 0.8)
	}
	return best
}

// align pairs rows and tasks in the order of the document.
func align(ws []want, gs []got) (pairs [][2]int) {
	const least = 0.5
	n, m := len(ws), len(gs)
	fit := make([][]float64, n)
	best := make([][]float64, n+1)
	for i := range best {
		best[i] = make([]float64, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		fit[i] = make([]float64, m)
		for j := m - 1; j >= 0; j-- {
			fit[i][j] = ws[i].fits(&gs[j])
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if fit[i][j] >= least {
				best[i][j] = max(best[i][j], fit[i][j]+best[i+1][j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case fit[i][j] >= least && best[i][j] == fit[i][j]+best[i+1][j+1]:
			pairs = append(pairs, [2]int{i, j})
			i++
			j++
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// compare scores a draft against the paper that was printed; say is told of
// everything that is wrong.
func compare(p *paper, d *draft.Draft, say func(format string, args ...any)) *score {
	ws, gs := wanted(p), readTasks(d)
	s := &score{docs: 1, rows: len(ws)}
	pairs := align(ws, gs)
	s.found, s.invented = len(pairs), len(gs)-len(pairs)
	usedW, usedG := map[int]bool{}, map[int]bool{}
	for _, pr := range pairs {
		usedW[pr[0]], usedG[pr[1]] = true, true
		ws[pr[0]].compare(&gs[pr[1]], s, say)
	}
	for i := range ws {
		if !usedW[i] {
			say("missed: %s %s", ws[i].r.No, ws[i].r.Title)
		}
	}
	for j := range gs {
		if !usedG[j] {
			say("invented: %q lead %v resp %v", gs[j].r.Task.Title, gs[j].r.Task.LeadUnits, gs[j].r.Task.ResponsibleUnits)
		}
	}
	return s
}

func (w *want) compare(g *got, s *score, say func(format string, args ...any)) {
	t := &g.r.Task
	check := func(f field, right bool, wanted, read any) {
		s.fields[f].all++
		if right {
			s.fields[f].right++
		} else {
			say("%s of %s: want %v, got %v", fieldNames[f], w.r.Title, wanted, read)
		}
	}
	check(fTitle, w.titleRight(g.title), w.r.Title, t.Title)
	for _, text := range w.texts() {
		check(fText, strings.Contains(g.whole, folded(text)), text, g.whole)
	}
	if w.r.No != "" && !w.t.ranked() {
		check(fNo, plainNumber(t.No) == plainNumber(w.r.No), w.r.No, t.No)
	}
	if name := w.section(); name != "" {
		path := folded(strings.Join(t.Section, "/") + "/" + g.campaign)
		check(fSection, strings.Contains(path, folded(name)) && strings.Contains(path, folded(w.r.upper)), w.r.upper+"/"+name, t.Section)
	}
	list := func(f field, wanted names, read []string) {
		if len(wanted) > 0 || len(read) > 0 {
			check(f, sameNames(wanted, read), wanted, read)
		}
	}
	list(fLead, w.r.Lead, t.LeadUnits)
	list(fResponsible, w.r.Resp, t.ResponsibleUnits)
	list(fRelated, w.r.Rel, t.RelatedUnits)
	list(fLeaders, append(slices.Clone(w.r.Leaders), w.r.Persons...), append(slices.Clone(t.Leaders), t.Persons...))
	day := func(f field, d due, read model.Deadline) {
		date := ""
		if !read.Date.IsZero() && read.Given {
			date = read.Date.String()
		}
		if d.Date != "any" {
			check(f, date == d.Date, d.Date+" "+d.Text, date+" "+read.Text)
		}
		if f == fDeadline && d.Precision != "" && (date == d.Date || d.Date == "any") {
			check(fPrecision, read.Precision.String() == d.Precision, d.Precision+" "+d.Text, read.Precision)
		}
	}
	if w.t.has("due") || w.r.Due.Text != "" || t.Deadline.Given && !w.targetsEnd(t.Deadline.Date.String()) {
		day(fDeadline, w.r.Due, t.Deadline)
	}
	if w.r.Start.Text != "" || t.Start.Given {
		day(fStart, w.r.Start, t.Start)
	}
	w.compareTargets(t, s, say)
	if w.r.Prog != "" {
		right := slices.ContainsFunc(g.r.Returns, func(p model.Return) bool {
			return strings.Contains(folded(p.Text), folded(w.r.Prog))
		})
		check(fProgress, right, w.r.Prog, g.r.Returns)
	}
	if w.r.Pct != "" {
		right := slices.ContainsFunc(g.r.Returns, func(p model.Return) bool {
			return p.Percent != nil && sameNumber(p.Percent.String(), w.r.Pct)
		})
		check(fProgress, right, w.r.Pct+"%", g.r.Returns)
	}
}

// targetsEnd says that a date is the last one of the row's targets.
func (w *want) targetsEnd(date string) bool {
	return slices.ContainsFunc(w.r.Targets, func(a aim) bool { return a.By == date })
}

// plainNumber is the number of an item without its brackets.
func plainNumber(s string) string {
	s = strings.Trim(folded(s), "()")
	if r := []rune(s); len(r) == 1 && r[0] >= '①' && r[0] <= '⑳' {
		return strconv.Itoa(int(r[0]-'①') + 1)
	}
	return s
}

// titleRight accepts the title, a cut of a long one at a place that leaves it
// its meaning, and the title with what follows it in the same paragraph.
func (w *want) titleRight(title string) bool {
	if title == w.title || w.t.UnitRows && strings.Contains(title, w.title) {
		return true
	}
	if w.r.Aim == "" && len([]rune(title)) >= 6 && strings.HasPrefix(w.title, title) {
		return true
	}
	rest, ok := strings.CutPrefix(title, w.title)
	return ok && strings.Contains(folded(w.r.Aim), strings.Trim(rest, "。.,:"))
}

// texts is what a row says besides the values that have a place of their own.
func (w *want) texts() []string {
	var out []string
	for _, c := range w.t.Columns {
		switch c.As {
		case "aim", "more", "remark":
			if v := w.r.cell(c, ""); v != "" {
				out = append(out, v)
			}
		}
	}
	return out
}

func (w *want) section() string {
	name := w.r.group
	if _, rest, ok := strings.Cut(name, "、"); ok {
		name = rest
	}
	if name == "" && len(w.p.Tables) > 1 {
		name = w.t.Name
	}
	return name
}

func sameNames(wanted, read []string) bool {
	if len(wanted) != len(read) {
		return false
	}
	for i := range wanted {
		if folded(wanted[i]) != folded(read[i]) {
			return false
		}
	}
	return true
}

func sameNumber(a, b string) bool {
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err1 == nil && err2 == nil && x == y
}

// compareTargets counts the expected targets, and those that nothing prints.
// The figures of further columns may be targets too.
func (w *want) compareTargets(t *model.Task, s *score, say func(format string, args ...any)) {
	used := make([]bool, len(t.Targets))
	for _, a := range w.r.Targets {
		s.fields[fTargets].all++
		at := slices.IndexFunc(t.Targets, func(x model.Target) bool { return a.is(&x, t.Deadline) })
		for i := range t.Targets {
			if !used[i] && a.is(&t.Targets[i], t.Deadline) {
				at = i
				break
			}
		}
		if at < 0 {
			say("targets of %s: want %v, got %s", w.r.Title, a, targetList(t))
			continue
		}
		used[at] = true
		s.fields[fTargets].right++
	}
	for i := range t.Targets {
		x := &t.Targets[i]
		if used[i] || x.Value == nil {
			continue
		}
		if slices.ContainsFunc(w.r.More, func(v string) bool { return sameNumber(v, x.Value.String()) }) {
			continue
		}
		if slices.ContainsFunc(w.r.Targets, func(a aim) bool { return sameNumber(a.Value, x.Value.String()) }) {
			continue // counted above, as wrong
		}
		s.fields[fTargets].all++
		say("targets of %s: invented %s", w.r.Title, targetText(x))
	}
}

// is says whether a target is the one expected. Its own date may be left out
// where it is the task's.
func (a aim) is(x *model.Target, task model.Deadline) bool {
	value := ""
	if x.Value != nil {
		value = x.Value.String()
	}
	if !(sameNumber(a.Value, value) || a.Kind == "zero" && value == "") {
		return false
	}
	if folded(a.Unit) != folded(x.Unit) && a.Kind != "zero" && a.Kind != "rank" {
		return false
	}
	if a.Kind != "" && a.Kind != x.Kind.String() {
		return false
	}
	if a.Op != x.Op.String() && a.Kind != "zero" && a.Kind != "rank" {
		return false
	}
	if by := x.Deadline.Date; a.By != "" && a.By != by.String() && !(by.IsZero() && a.By == task.Date.String()) {
		return false
	}
	m, n := folded(a.Metric), folded(x.Metric)
	return strings.Contains(m, n) && n != "" || strings.Contains(n, m) || likeness(m, n) >= 0.6
}

func targetText(x *model.Target) string {
	v := "nil"
	if x.Value != nil {
		v = x.Value.String()
	}
	by := ""
	if !x.Deadline.Date.IsZero() {
		by = " by " + x.Deadline.Date.String()
	}
	return fmt.Sprintf("{%s %s %s %s %s%s}", x.Metric, x.Op, v, x.Unit, x.Kind, by)
}

func targetList(t *model.Task) string {
	parts := make([]string, len(t.Targets))
	for i := range t.Targets {
		parts[i] = targetText(&t.Targets[i])
	}
	return strings.Join(parts, " ")
}

// ranked says that the numbers of a table are places, which repeat and are no names.
func (t *table) ranked() bool {
	label := t.label("no")
	return label == "排名" || label == "名次"
}
