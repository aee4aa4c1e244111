package cli

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

var (
	yearFirst   = regexp.MustCompile(`^(q[1-4]|h[12]) ?(\d{4})$`)
	quarterName = regexp.MustCompile(`^(\d{4}年?)?[- ]?q([1-4])$`)
	halfName    = regexp.MustCompile(`^(\d{4}年?)?[- ]?h([12])$`)
	monthName   = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})$`)
	yearName    = regexp.MustCompile(`^\d{4}$`)
	partName    = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/. ]?([上中下])(旬|半月)$`)
	halfMonth   = regexp.MustCompile(`^(?:(\d{4})年)?(\d{1,2})月([上下])半月$`)
	twoMonths   = regexp.MustCompile(`^(?:(\d{4})年)?(\d{1,2})月?[-—–~至](\d{1,2})月$`)
	rangeMark   = regexp.MustCompile(`\.\.|至|/(\d{4})`)
	hasYear     = regexp.MustCompile(`\d{4}`)
)

// parsePeriod reads the name of a turn as an officer types it or as it is shown:
// 2026-11, 2026年11月, 11月, 2026Q3, 三季度, 上半年, 2026, 2026-11-上旬,
// 2026-05-04..2026-05-10, 5月4日至10日. Without a year it is the last one that has begun by
// a day where that is asked for, else the one of the day's year.
func parsePeriod(text string, on model.Date, asked func(model.Period) bool) (model.Period, bool) {
	s := strings.TrimSuffix(zh.Fold(zh.Clean(text)), "数")
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		s = m[2] + m[1]
	}
	if from, to, ok := cutRange(s); ok {
		return daysBetween(from, to, on)
	}
	p, ok := periodIn(s, on)
	if !ok || p.From <= on || hasYear.MatchString(s) {
		return p, ok
	}
	y, m, d := on.Civil()
	if last, ok := periodIn(s, model.NewDate(y-1, m, d)); ok && asked(last) {
		return last, true
	}
	return p, true
}

// noPeriod reports whether a name says that a return answers no turn.
func noPeriod(name string) bool { return name == "none" || name == "无" }

// cutRange takes the two days of a range apart.
func cutRange(s string) (from, to string, ok bool) {
	if twoMonths.MatchString(s) {
		return "", "", false
	}
	at := rangeMark.FindStringIndex(s)
	if at == nil || at[0] == 0 {
		return "", "", false
	}
	mark := s[at[0]:at[1]]
	if mark[0] == '/' {
		mark = "/"
	}
	from, to, _ = strings.Cut(s, mark)
	return strings.TrimSpace(from), strings.TrimSpace(to), ok || to != ""
}

// daysBetween reads a range; what the last day leaves out is that of the first.
func daysBetween(first, last string, on model.Date) (model.Period, bool) {
	from, ok := parseDay(first, on, model.Within)
	if !ok {
		return model.Period{}, false
	}
	if from > on && !hasYear.MatchString(first) {
		y, m, d := from.Civil()
		from = model.NewDate(y-1, m, d)
	}
	to, ok := parseDay(last, from, model.Within)
	if to < from && ok && !hasYear.MatchString(last) {
		y, m, d := to.Civil()
		to = model.NewDate(y+1, m, d)
	}
	return model.Period{From: from, To: to}, ok && from <= to
}

// periodIn reads the name of a turn that says no year as one of the year of a day.
func periodIn(s string, on model.Date) (model.Period, bool) {
	atoi := func(s string) int {
		n, _ := strconv.Atoi(strings.TrimSuffix(s, "年")) // digits, or nothing at all
		return n
	}
	yearOf := func(s string) int {
		if s == "" {
			return on.Year()
		}
		return atoi(s)
	}
	months := func(y, first, n int) (model.Period, bool) {
		return model.Period{From: model.NewDate(y, time.Month(first), 1), To: model.NewDate(y, time.Month(first+n), 0)},
			y >= 1900 && y < 2200 && first >= 1 && first+n <= 13
	}
	if m := partName.FindStringSubmatch(s); m != nil {
		s = fmt.Sprintf("%s年%d月%s%s", m[1], atoi(m[2]), m[3], m[4])
	}
	if m := quarterName.FindStringSubmatch(s); m != nil {
		return months(yearOf(m[1]), 3*atoi(m[2])-2, 3)
	}
	if m := halfName.FindStringSubmatch(s); m != nil {
		return months(yearOf(m[1]), 6*atoi(m[2])-5, 6)
	}
	if m := monthName.FindStringSubmatch(s); m != nil {
		return months(atoi(m[1]), atoi(m[2]), 1)
	}
	if yearName.MatchString(s) {
		return months(atoi(s), 1, 12)
	}
	if m := twoMonths.FindStringSubmatch(s); m != nil {
		first, last := atoi(m[2]), atoi(m[3])
		p, ok := months(yearOf(m[1]), first, last-first+1)
		return p, ok && last > first
	}
	if m := halfMonth.FindStringSubmatch(s); m != nil {
		p, ok := months(yearOf(m[1]), atoi(m[2]), 1)
		if m[3] == "上" {
			p.To = p.From + 14
		} else {
			p.From += 15
		}
		return p, ok
	}
	d, err := model.ReadDay(s, on, model.Within)
	if err != nil || d.Precision == model.Recurring || d.Precision == model.ToDay && !strings.ContainsAny(s, "-/.月天日") {
		return model.Period{}, false // a lone figure is no turn
	}
	p, err := model.ReadDays(s, on, model.Within)
	return p, err == nil
}

// turns are those that a task is asked for: by the cadence that asks it, and by
// those that only watch it beside that one.
type turns struct {
	cadences []*model.Cadence // the one that asks first; none where none asks
	cal      *model.Calendar
	// start is the day by which a turn may not have ended yet, and last the day
	// up to which one begins; zero for none.
	start, last model.Date
}

// turnsOf returns the turns that a task is asked for.
func turnsOf(c *model.Campaign, t *model.Task, cal *model.Calendar) *turns {
	p, by := c.Asks(t)
	out := &turns{cal: cal, start: max(c.Period.From, t.Start.Date, p.From), last: c.Period.To}
	if d := t.Deadline; out.last != 0 && d.Given && d.Date > out.last {
		out.last = d.Date
	}
	if p.To != 0 {
		out.last = p.To
	}
	if by != model.AskedByNone {
		out.cadences = append([]*model.Cadence{p}, c.Watches(t)...)
	}
	return out
}

// asks reports whether the task is asked for a turn.
func (x *turns) asks(t model.Turn) bool {
	return !t.IsZero() && t.To >= x.start && (x.last == 0 || t.From <= x.last)
}

// find returns the turn that has just these days.
func (x *turns) find(p model.Period) (model.Turn, bool) {
	for _, c := range x.cadences {
		if t := c.TurnOn(p.From, x.cal); t.Period() == p && x.asks(t) {
			return t, true
		}
	}
	return model.Turn{}, false
}

// running returns the turn under way on a day, or zero where none is asked then.
func (x *turns) running(on model.Date) model.Turn {
	if len(x.cadences) == 0 {
		return model.Turn{}
	}
	if t := x.cadences[0].TurnOn(on, x.cal); x.asks(t) {
		return t
	}
	return model.Turn{}
}

// near names the turns asked around a day.
func (x *turns) near(d, on model.Date, lang model.Lang) []string {
	if len(x.cadences) == 0 {
		return nil
	}
	c := x.cadences[0]
	if d = max(d, x.start); x.last != 0 {
		d = min(d, x.last)
	}
	now := c.TurnOn(d, x.cal)
	before := c.Before(now, x.cal)
	if now.IsZero() {
		before = c.Before(model.Turn{From: d}, x.cal)
		now = c.Next(model.Turn{To: d}, x.cal)
	}
	next := model.Turn{}
	if !now.IsZero() {
		next = c.Next(now, x.cal)
	}
	var out []string
	for _, t := range []model.Turn{before, now, next} {
		if x.asks(t) {
			out = append(out, words.Turn(t, c.Kind, on, lang))
		}
	}
	return out
}

// label names a turn; one that no cadence has any more by its days.
func (x *turns) label(p model.Period, on model.Date, lang model.Lang) string {
	for _, c := range x.cadences {
		if t := c.TurnOn(p.From, x.cal); t.Period() == p {
			return words.Turn(t, c.Kind, on, lang)
		}
	}
	return words.Turn(model.Turn{From: p.From, To: p.To}, kindOf(p), on, lang)
}

// kindOf tells how long a turn is from its days.
func kindOf(p model.Period) model.Every {
	y, m, d := p.From.Civil()
	y2, m2, _ := p.To.Civil()
	if d == 1 && p.To == p.To.MonthEnd() && y == y2 {
		switch n := int(m2 - m + 1); {
		case n == 1:
			return model.Month
		case n == 3 && m%3 == 1:
			return model.Quarter
		case n == 6 && m%6 == 1:
			return model.HalfYear
		case n == 12:
			return model.Year
		}
	}
	if p.From == p.To {
		return model.Day
	}
	return model.Week
}
