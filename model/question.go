package model

import "slices"

// QuestionCode says what is asked of a return before it is believed. Package words has the sentence for each.
type QuestionCode uint8

// The kinds of question. A new one comes last, with its name below and its words in package words.
const (
	AskNone        QuestionCode = iota
	AskHundredfold              // a hundred times the target or the last figure, or more: Share
	AskHundredth                // a hundredth of the last figure, or less
	AskFalls                    // what adds up is less than it was: Last, LastOn; needs a reason
	AskOver                     // more than half as much again as the target: Share
	AskNegative                 // below nought, which it cannot be
	AskBase                     // the base of the target lies beyond its goal already: Last is the base
	AskEvent                    // a sentence that speaks of an event, on a task with a zero line: Word
)

var questionNames = []string{"none", "hundredfold", "hundredth", "falls", "over", "negative", "base", "event"}

// String returns the code's name.
func (v QuestionCode) String() string { return enumText(v, questionNames) }

// Question is one thing to be asked of a return before it is stored: a code with what it speaks of.
// What a code does not speak of is zero.
type Question struct {
	Code QuestionCode // decides which of the fields below speak
	// Index is the target spoken of, −1 for the task's percentage; for AskEvent the zero line.
	Index int
	// Of is the unit that the figure is of, for a target of Each; else "".
	Of string
	// Value is the figure that is questioned, in the target's unit or in percent; zero for AskEvent.
	Value Decimal
	// Last is what the figure is held against: the last figure, in the same unit, or the base; nil for the target.
	Last *Decimal
	// LastOn is the day that Last stands for; zero where Last is none, or the base.
	LastOn Date
	// Share is how much Value is of what it is held against, at most a thousand times; 0 where that means nothing.
	Share Ratio
	// Word is the word of the sentence that speaks of an event; else "".
	Word string
	// Task is the task that was reported on, of which Index counts. It is never nil.
	Task *Task
}

// Target returns the target spoken of, or nil for the percentage.
func (q *Question) Target() *Target {
	if q.Index < 0 || q.Index >= len(q.Task.Targets) {
		return nil
	}
	return &q.Task.Targets[q.Index]
}

// WantsReason reports whether it is not enough to say yes: the return has to say why.
func (q *Question) WantsReason() bool { return q.Code == AskFalls }

// WantReason reports whether one of the questions wants a reason.
func WantReason(asked []Question) bool {
	return slices.ContainsFunc(asked, func(q Question) bool { return q.WantsReason() })
}

// Unregistered returns the word by which the text of a return speaks of an event, where the return is stored in spite of
// that question and no event that stands lies on the days that it speaks for: those of its turn, else of the month of its
// day. It is "" where nothing is left open.
func Unregistered(t *Task, r *Return, asked []Question) string {
	i := slices.IndexFunc(asked, func(q Question) bool { return q.Code == AskEvent })
	if i < 0 {
		return ""
	}
	days := r.Turn
	if days == (Period{}) {
		y, m, _ := r.Date.Civil()
		days = Period{From: NewDate(y, m, 1), To: r.Date}
	}
	if slices.ContainsFunc(t.Events, func(e Event) bool { return e.stands() && e.within(days) }) {
		return ""
	}
	return asked[i].Word
}

// hundredfold is from where on a figure looks like a slip of the unit.
const hundredfold = 100 * One

// Questions returns what is to be asked of a return on t before it is stored, by target; s is how t stands
// without it. Nothing is asked of a figure that equals the last one, nor again of one that was taken before and still
// stands so. A figure for a day before that of the last one may be less.
func Questions(t *Task, s *Standing, r *Return) []Question {
	q := questioner{t: t, s: s, r: r}
	if r.Percent != nil {
		q.percent()
	}
	for i := range r.Actuals {
		if a := &r.Actuals[i]; a.Target >= 0 && a.Target < len(t.Targets) {
			q.figure(a)
		}
	}
	slices.SortStableFunc(q.asked, func(a, b Question) int { return a.Index - b.Index })
	q.sentence()
	return q.asked
}

// questioner gathers the questions on one return.
type questioner struct {
	t     *Task
	s     *Standing
	r     *Return
	asked []Question
}

func (q *questioner) add(x Question) {
	x.Task = q.t
	q.asked = append(q.asked, x)
}

func (q *questioner) percent() {
	v, last := *q.r.Percent, q.s.Percent
	estimated := slices.ContainsFunc(q.s.Answers, func(a Answer) bool {
		return a.Estimate && a.Turn.From <= q.s.PercentOn && q.s.PercentOn <= a.Turn.To
	})
	if last != nil && v.Cmp(*last) < 0 && q.r.follows(q.s.PercentOn) && !estimated {
		q.add(Question{Code: AskFalls, Index: -1, Value: v, Last: last, LastOn: q.s.PercentOn, Share: shareOf(v, *last)})
	}
}

// figure asks what is to be asked of one figure.
func (q *questioner) figure(a *Actual) {
	g := &q.t.Targets[a.Target]
	v, ok := g.InUnit(a)
	if !ok {
		return
	}
	x := Question{Index: a.Target, Of: a.Of, Value: v}
	was, last := q.last(g, a)
	if last != nil && last.Cmp(v) == 0 {
		return
	}
	if v.IsNeg() && !g.mayBeNegative() && (last == nil || !last.IsNeg()) {
		x.Code = AskNegative
		q.add(x)
	}
	if base := g.Baseline; was == nil && base != nil && g.beyond(*base) {
		x := x
		x.Code, x.Last = AskBase, base
		q.add(x)
	}
	if g.ZeroLine() || g.Kind == Rank || g.Kind == Class || g.Kind == Cleared {
		return // small numbers, which are not a measure of one another
	}
	if !q.againstGoal(g, x, last) && last != nil {
		q.againstLast(g, x, was, last)
	}
}

// againstGoal asks of a figure that is far beyond its target, unless the last one was, and reports whether it is
// a hundred times as much.
func (q *questioner) againstGoal(g *Target, x Question, last *Decimal) bool {
	if g.Value == nil || !g.Value.IsPos() || g.Kind == Balance || g.Kind == Duty {
		return false
	}
	goal := g.limit()
	x.Share = shareOf(x.Value, goal)
	wasBeyond := func(limit Ratio) bool { return last != nil && share(*last, goal, 1) > limit }
	switch {
	case x.Share >= hundredfold:
		if x.Code = AskHundredfold; !wasBeyond(hundredfold - 1) {
			q.add(x)
			return true
		}
	case g.outgrows() && share(x.Value, goal, 1) > One+One/2:
		if x.Code = AskOver; !wasBeyond(One + One/2) {
			q.add(x)
		}
	}
	return false
}

// againstLast asks of a figure that is far from the last one, or less where it adds up.
func (q *questioner) againstLast(g *Target, x Question, was *Reading, last *Decimal) {
	x.Last, x.LastOn, x.Share = last, was.On, shareOf(x.Value, *last)
	switch {
	case x.Share >= hundredfold:
		x.Code = AskHundredfold
	case !q.r.follows(was.On):
		return
	case g.addsUp():
		if x.Value.Cmp(*last) >= 0 || was.Actual.Estimate || g.Kind == Yearly && was.On.Year() != q.r.Date.Year() {
			return
		}
		x.Code = AskFalls
	case shareOf(*last, x.Value) >= hundredfold && g.Kind != Balance:
		x.Code = AskHundredth
	default:
		return
	}
	q.add(x)
}

// last returns the newest reading of what a figure speaks of, and its value in the target's unit; nil where there
// is none.
func (q *questioner) last(g *Target, a *Actual) (*Reading, *Decimal) {
	for i := range q.s.Actuals {
		rd := &q.s.Actuals[i]
		if rd.Actual.Target != a.Target || rd.Actual.Of != a.Of {
			continue
		}
		if v, ok := g.InUnit(&rd.Actual); ok {
			return rd, &v
		}
	}
	return nil, nil
}

// sentence asks of a sentence that speaks of an event where the return tells none, unless the same sentence
// stands already.
func (q *questioner) sentence() {
	zero := slices.IndexFunc(q.t.Targets, func(g Target) bool { return g.ZeroLine() })
	told := slices.ContainsFunc(q.r.Actuals, func(a Actual) bool {
		return a.Target >= 0 && a.Target < len(q.t.Targets) && q.t.Targets[a.Target].ZeroLine() && a.Value.IsPos()
	})
	if zero < 0 || told || q.r.Text == q.s.Text {
		return
	}
	if word := eventIn(q.r.Text); word != "" {
		q.add(Question{Code: AskEvent, Index: zero, Word: word})
	}
}

// addsUp reports whether figures of the target never become less, but by a correction.
func (t *Target) addsUp() bool {
	switch t.Kind {
	case Cumulative, Yearly, CeilingFlow, Percent, Each:
		return true
	}
	return false
}

// outgrows reports whether the target may be passed, so that passing it by much is worth a question; past a ceiling
// the light says it.
func (t *Target) outgrows() bool {
	switch t.Kind {
	case Cumulative, Yearly, Stock, Percent, Each:
		return t.Op != AtMost && t.Op != Below
	}
	return false
}

// mayBeNegative reports whether figures below nought mean something: growth, and what is to come to such a value or
// starts from one.
func (t *Target) mayBeNegative() bool {
	neg := func(v *Decimal) bool { return v != nil && v.IsNeg() }
	return t.growth() || neg(t.Value) || neg(t.Baseline)
}

// beyond reports whether a base lies where the target wants to go, or further.
func (t *Target) beyond(base Decimal) bool {
	if t.Value == nil || t.Value.IsZero() {
		return false
	}
	switch t.Kind {
	case Cumulative, Yearly, Stock:
		return t.Op != AtMost && t.Op != Below && base.Cmp(*t.Value) > 0
	case Balance:
		return base.Cmp(*t.Value) < 0
	}
	return false
}
