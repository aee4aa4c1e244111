package seeds

import (
	"hash/fnv"
	"slices"

	"github.com/govalues/decimal"

	"duban/model"
)

// mark begins every sentence that is made up for the sample.
const mark = "模拟："

// fate is how a simulated task fares.
type fate uint8

const (
	steady  fate = iota // on schedule
	slow                // behind enough to be yellow
	failing             // behind enough to be red
	early               // done ahead of time
	tardy               // on schedule, but the reports come late and the last one is missing
	silent              // nothing is ever reported
	rested              // suspended on the way
)

// roll returns a number from 0 to n−1 that depends on the task and the
// question alone: the sample is the same on every machine and at every call.
func roll(id, question string, n int) int {
	h := fnv.New64a()
	h.Write([]byte(id))
	h.Write([]byte{'/'})
	h.Write([]byte(question))
	x := h.Sum64()
	// The low bits of FNV differ too little between neighbouring IDs.
	x ^= x >> 31
	x *= 0x9e3779b97f4a7c15
	x ^= x >> 29
	return int(x % uint64(n))
}

// simulator makes up the reports of one task.
type simulator struct {
	task *model.Task
	fate fate
	from model.Date // the day on which the work begins
	// bad is the measure that goes wrong where the fate is slow or failing: a
	// target, or one of the milestones counted after the targets; −1 is the percentage.
	bad int
	// base holds what the document itself reports, from which the sample goes on.
	base  model.Standing
	count uint32 // reports that the task has already
	pace  int    // points in a hundred that the work runs ahead of or behind the plan
	// turns is the day from which a slow or failing task goes wrong; until then it is as planned.
	turns model.Date
	by    string // the unit that sends the returns
}

func newSimulator(c *model.Campaign, r *model.Record, f fate) *simulator {
	t := &r.Task
	s := &simulator{task: t, fate: f, bad: -1, from: c.Period.From, count: uint32(len(r.Returns))}
	if t.Start.Date != 0 {
		s.from = t.Start.Date
	}
	if n := len(r.Returns); n > 0 {
		s.base = model.Summarise(t, r.Returns, r.Returns[n-1].Date)
	}
	if f == slow || f == failing {
		if can := s.fallible(); len(can) > 0 {
			s.bad = can[roll(t.ID, "bad", len(can))]
		} else if len(t.Targets)+len(t.Milestones) > 0 {
			s.fate = steady // nothing of it can go wrong by degrees
		}
	}
	switch s.fate {
	case slow:
		s.pace = -16 - roll(t.ID, "pace", 10)
	case failing:
		s.pace = -60 - roll(t.ID, "pace", 25)
	case early:
		s.pace = 35
	default:
		s.pace = roll(t.ID, "pace", 13) - 3
	}
	if s.fate == slow || s.fate == failing {
		// Early enough that it shows before the plan is over.
		late := 30
		if s.fate == failing {
			late = 45
		}
		span := max(int(max(t.Deadline.Date, s.from)-s.from), 1)
		s.turns = s.from.AddDays(span * roll(t.ID, "turns", late) / 100)
	}
	s.by = c.Office
	if units := t.Units(); len(units) > 0 {
		s.by = units[0]
	}
	return s
}

// fallible returns the measures that can go as wrong as the task's fate wants:
// targets, and milestones counted after them.
func (s *simulator) fallible() []int {
	var can []int
	for i := range s.task.Targets {
		t := &s.task.Targets[i]
		switch t.Kind {
		case model.GivenLater, model.Step:
			continue
		case model.ZeroLine, model.Rank:
			if s.fate == slow {
				continue // broken or missed is red at once
			}
		case model.Level:
			if s.fate == slow && t.Value != nil && whole(t.Unit, *t.Value) {
				continue // one short of a few is red at once
			}
		}
		can = append(can, i)
	}
	for i := range s.task.Milestones {
		can = append(can, len(s.task.Targets)+i)
	}
	return can
}

// report makes up the report for a day, and tells whether it says that all is reached.
func (s *simulator) report(on model.Date) (p model.Return, complete bool) {
	if on < s.turns {
		calm := *s
		calm.fate, calm.bad, calm.pace, calm.turns = steady, -1, 0, 0
		p, complete = calm.report(on)
		s.count = calm.count
		return p, complete
	}
	s.count++
	p = model.Return{Seq: s.count, Date: on, SentBy: s.by, Simulated: true, Version: 1}
	complete = true
	lasting := false // something that is reached once for all
	percent := len(s.task.Targets)+len(s.task.Milestones) == 0
	for i := range s.task.Targets {
		t := &s.task.Targets[i]
		switch {
		case t.Kind == model.GivenLater:
			complete = false
			continue
		case t.Kind == model.Percent || t.Kind == model.Step || t.Value == nil && t.Kind != model.ZeroLine:
			percent = true
			continue
		}
		v := s.value(i, on)
		if t.Kind == model.Cumulative {
			lasting = true
			complete = complete && v.Cmp(*t.Value) >= 0 && (t.Op != model.Above || v.Cmp(*t.Value) > 0)
		} else if i == s.bad && (s.fate == slow || s.fate == failing) {
			complete = false
		}
		p.Actuals = append(p.Actuals, model.Actual{Target: i, Value: v, Unit: t.Unit})
	}
	if percent {
		lasting = true
		share := s.share(s.bad < 0 || s.isPercent(s.bad), s.from, s.task.Deadline.Date, on)
		d := decimal.MustNew(int64(share)/100, 0)
		p.Percent = &d
		complete = complete && share >= int(model.One)
	}
	for i := range s.task.Milestones {
		lasting = true
		if s.stepDone(i, on) {
			p.Steps = append(p.Steps, model.StepMark{Milestone: i, Done: true})
		} else {
			complete = false
		}
	}
	complete = complete && lasting
	p.Text = mark + s.sentence(on, complete)
	return p, complete
}

func (s *simulator) isPercent(i int) bool {
	if i >= len(s.task.Targets) {
		return false
	}
	t := &s.task.Targets[i]
	return t.Kind == model.Percent || t.Value == nil && t.Kind != model.ZeroLine
}

// share returns how much of the whole is done by a day, in ten-thousandths, of
// work that runs from one day to another.
func (s *simulator) share(bad bool, from, due, on model.Date) int {
	whole := int(model.One)
	planned := func(on model.Date) int {
		if due > from && on < due {
			return max(int(on-from)*whole/int(due-from), 0)
		}
		return whole
	}
	plan := planned(on)
	pace := s.pace
	if pace < 0 && !bad && (s.fate == slow || s.fate == failing) {
		pace = 0
	}
	before := 0 // what was done before it went wrong stays done
	if pace < 0 && s.turns != 0 {
		before = min(planned(s.turns), plan)
	}
	done := before + (plan-before)*(100+pace)/100
	if s.fate == failing && bad {
		return min(done, max(whole*7/10, before))
	}
	if plan == whole && (on >= due.AddDays(s.delay())) {
		return whole
	}
	if s.fate != early {
		done = min(done, whole-200)
	}
	return min(done, whole)
}

// delay is by how many days a task ends after its deadline: most end in time.
func (s *simulator) delay() int {
	if s.fate == slow && roll(s.task.ID, "delay", 2) == 0 {
		return 25
	}
	return 0
}

// due is the day by which a target or milestone is to be reached.
func (s *simulator) due(own model.Deadline) model.Date {
	if own.Date != 0 {
		return own.Date
	}
	return s.task.Deadline.Date
}

// value makes up the reading of target i.
func (s *simulator) value(i int, on model.Date) model.Decimal {
	t := &s.task.Targets[i]
	grade := steady
	if i == s.bad && (s.fate == slow || s.fate == failing) {
		grade = s.fate
	}
	wave := roll(s.task.ID, t.Metric+on.String(), 40) // readings go up and down a little
	kind := t.Kind
	if t.Op == model.AtMost || t.Op == model.Below {
		kind = model.Ceiling
	}
	switch kind {
	case model.Cumulative:
		return s.amount(t, i, on)
	case model.ZeroLine:
		if grade == failing {
			return decimal.One
		}
		return decimal.Zero
	case model.Rank:
		if grade == failing {
			return add(*t.Value, 1)
		}
		return *t.Value
	case model.Ceiling:
		switch grade {
		case slow:
			return figure(*t.Value, 10200+wave*5, t.Unit)
		case failing:
			return figure(*t.Value, 11500+wave*40, t.Unit)
		}
		return figure(*t.Value, 8200+wave*40, t.Unit)
	}
	if t.Value.IsZero() { // 「正增长」: anything above nought
		if grade != steady {
			return decimal.MustNew(-int64(5+wave), 1)
		}
		return decimal.MustNew(int64(15+wave), 1)
	}
	switch grade {
	case slow:
		return figure(*t.Value, 8800+wave*15, t.Unit)
	case failing:
		return figure(*t.Value, 5500+wave*40, t.Unit)
	}
	v := figure(*t.Value, 10050+wave*15, t.Unit)
	switch {
	case t.Op == model.Above && v.Cmp(*t.Value) <= 0:
		return add(*t.Value, 1)
	case v.Cmp(*t.Value) < 0 || t.Op == model.Equal && whole(t.Unit, *t.Value):
		return *t.Value
	case t.Unit == "%" && v.Cmp(decimal.Hundred) > 0 && t.Value.Cmp(decimal.Hundred) <= 0:
		return decimal.Hundred
	case t.Op == model.Between && t.Max != nil && v.Cmp(*t.Max) > 0:
		return *t.Max
	}
	return v
}

// amount makes up the reading of a cumulative target; it goes on from what the
// document itself reports.
func (s *simulator) amount(t *model.Target, i int, on model.Date) model.Decimal {
	bad := i == s.bad
	from, begun := s.from, 0
	if r := s.base.Reading(i); r != nil {
		v := r.Actual.Value
		if r.Actual.Unit != t.Unit {
			if c, err := model.Convert(v, r.Actual.Unit, t.Unit); err == nil {
				v = c
			}
		}
		from, begun = r.On, ratio(v, *t.Value)
	}
	share := begun + s.share(bad, from, s.due(t.Deadline), on)*(int(model.One)-begun)/int(model.One)
	if begun >= int(model.One) {
		share = begun
	}
	v := figure(*t.Value, share, t.Unit)
	if whole(t.Unit, *t.Value) && !(bad && s.fate == failing) && share-ratio(v, *t.Value) > 800 {
		v = add(v, 1) // of three projects one more counts for a third
	}
	if share >= int(model.One) && t.Op == model.Above && v.Cmp(*t.Value) <= 0 {
		v = figure(*t.Value, 10300, t.Unit)
		if v.Cmp(*t.Value) <= 0 {
			v = add(*t.Value, 1)
		}
	}
	return v
}

// stepDone tells whether milestone i is done by a day.
func (s *simulator) stepDone(i int, on model.Date) bool {
	if _, done := s.base.StepDone(i); done {
		return true
	}
	m := &s.task.Milestones[i]
	bad := s.bad == len(s.task.Targets)+i
	if m.Deadline.Date != 0 && m.Deadline.Date != s.task.Deadline.Date {
		if bad && s.fate == failing {
			return false
		}
		return on >= m.Deadline.Date.AddDays(s.delay()-roll(s.task.ID, m.Title, 10))
	}
	n := len(s.task.Milestones)
	if bad && s.fate == failing {
		return false
	}
	// Steps without a date of their own follow one another; a failing one stops those after it.
	if s.fate == failing && s.bad >= len(s.task.Targets) && s.bad < len(s.task.Targets)+i {
		return false
	}
	return s.share(bad, s.from, s.task.Deadline.Date, on) >= int(model.One)*(i+1)/n-min(i+1, n-1)*200
}

var sentences = map[fate][]string{
	steady:  {"按计划推进。", "各项工作有序开展。", "进度正常，正抓紧下一步工作。", "已完成阶段性任务，继续推进。"},
	slow:    {"前期手续办理偏慢。", "资金到位较晚，进度偏慢。", "受天气影响，现场施工放缓。", "配合单位协调不够，正在追赶。"},
	failing: {"用地手续未落实，进展滞后。", "施工单位力量不足，进展滞后。", "资金缺口未解决，工作停滞。", "方案未通过评审，尚未实质启动。"},
	early:   {"提前推进，进展较快。", "力量充足，进度超前。"},
	tardy:   {"按计划推进，本期迟报。", "进度正常，补报本期情况。"},
	rested:  {"按计划推进。", "等待上级批复。"},
}

func (s *simulator) sentence(on model.Date, complete bool) string {
	if complete {
		return "任务已完成。"
	}
	list := sentences[s.fate]
	if len(list) == 0 {
		list = sentences[steady]
	}
	return list[roll(s.task.ID, on.String(), len(list))]
}

// counted are the units of things that come in wholes.
var counted = []string{
	"个", "家", "户", "人", "名", "条", "栋", "层", "支", "件", "座", "处", "台", "盏", "所", "项", "宗", "次", "起", "场", "期", "批", "只", "头", "人次", "位", "类", "元", "块", "辆", "套", "间", "村", "镇", "门", "部", "万头", "例", "艘", "棵", "株", "株次", "单", "张", "枚", "轮", "天", "班", "对", "篇", "册", "店", "站", "园", "队", "组", "基地",
}

// whole tells whether a figure comes in wholes.
func whole(unit string, v model.Decimal) bool {
	return slices.Contains(counted, unit) && v.IsInt()
}

// figure returns a share (in ten-thousandths) of a value, with as many digits
// as an office would print, cut off rather than rounded up.
func figure(v model.Decimal, share int, unit string) model.Decimal {
	scale := 2
	switch {
	case whole(unit, v), v.CmpAbs(thousand) >= 0:
		scale = 0
	case v.CmpAbs(decimal.Hundred) >= 0:
		scale = 1
	}
	out, err := v.Mul(decimal.MustNew(int64(share), 4))
	if err != nil {
		return v
	}
	return out.Trunc(max(scale, min(v.Scale(), 4))).Trim(0)
}

var thousand = decimal.MustNew(1000, 0)

func add(v model.Decimal, n int64) model.Decimal {
	out, err := v.Add(decimal.MustNew(n, 0))
	if err != nil {
		return v
	}
	return out
}

// ratio returns v ÷ whole in ten-thousandths.
func ratio(v, whole model.Decimal) int {
	q, err := v.Quo(whole)
	if err != nil {
		return 0
	}
	n, rest, _ := q.Int64(4)
	return int(n)*int(model.One) + int(rest)
}
