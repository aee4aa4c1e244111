package seeds

import (
	"hash/fnv"
	"slices"
	"strings"

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
	// incidents are what breaks zero lines of the task.
	incidents []incident
	shared    indicators
}

// furthest returns the target of the task that asks most of the indicator of target i: one figure is held
// against all of them.
func (s *simulator) furthest(i int) int {
	for k := range s.task.Targets {
		if a, b := &s.task.Targets[k], &s.task.Targets[i]; a.Terms().Link == b.Terms().Link && a.Value != nil && b.Value != nil && a.Value.Cmp(*b.Value) > 0 {
			i = k
		}
	}
	return i
}

// indicators hold the figures of linked targets, by the name of the indicator, the earliest first: what one task reports
// the others report too.
type indicators map[string][]reported

// reported is a figure of a day, and the task that reported it.
type reported struct {
	on     model.Date
	task   string
	figure model.Actual
}

// on returns the newest figure of an indicator by a day, and nil where there is none.
func (x indicators) on(name string, day model.Date) *reported {
	list := x[name]
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].on <= day {
			return &list[i]
		}
	}
	return nil
}

func newSimulator(c *model.Campaign, r *model.Record, f fate, shared indicators) *simulator {
	t := &r.Task
	s := &simulator{task: t, fate: f, bad: -1, from: c.Period.From, count: uint32(len(r.Returns)), shared: shared}
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
// targets, and milestones counted after them. What breaks a zero line is an event, and no fate.
func (s *simulator) fallible() []int {
	var can []int
	for i := range s.task.Targets {
		t := &s.task.Targets[i]
		if len(s.shared[t.Terms().Link]) > 0 {
			continue // another task reports it already
		}
		switch t.Kind {
		case model.GivenLater, model.Step, model.Budget, model.ZeroLine, model.Each:
			continue
		case model.Rank, model.Class, model.Cleared:
			if s.fate == slow {
				continue // missed is red at once
			}
		case model.Duty:
			if t.Value == nil {
				continue // each return does it
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

// inWords reports whether the task has nothing that is measured, so that its unit says how it goes.
func inWords(t *model.Task) bool {
	return len(t.Milestones) == 0 && !slices.ContainsFunc(t.Targets, func(x model.Target) bool { return x.Kind != model.Budget })
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
	for i := range s.task.Targets {
		t := &s.task.Targets[i]
		a, told := s.actual(i, on)
		switch t.Kind {
		case model.GivenLater:
			complete = false
		case model.Budget:
		case model.Cumulative, model.Yearly, model.Stock, model.Balance, model.Percent, model.Each, model.Step:
			lasting = true
			last := s.due(t.Deadline)
			reached := told && t.Fulfilled(a.Value)
			switch t.Kind {
			case model.Percent, model.Step:
				reached = s.share(i == s.bad, t, s.from, last, on) >= int(model.One)
			case model.Yearly:
				reached = reached && on.Year() >= last.Year()
			case model.Stock, model.Each:
				reached = reached && on >= last // what is reached early is still to be verified
			}
			complete = complete && reached
		default: // must hold to the end
			complete = complete && on >= s.task.Deadline.Date && !(i == s.bad && (s.fate == slow || s.fate == failing))
		}
		if told {
			p.Actuals = append(p.Actuals, a)
		}
	}
	for i := range s.task.Milestones {
		lasting = true
		if s.stepDone(i, on) {
			p.Steps = append(p.Steps, model.StepMark{Milestone: i, Done: true})
		} else {
			complete = false
		}
	}
	if inWords(s.task) {
		lasting = true
		complete = s.share(s.bad < 0, nil, s.from, s.task.Deadline.Date, on) >= int(model.One)
		p.Said = s.said(complete)
	}
	complete = complete && lasting
	p.Text = mark + s.sentence(on, complete)
	return p, complete
}

// said is what the unit says of work without figures.
func (s *simulator) said(complete bool) model.Said {
	switch {
	case complete:
		return model.SaidDone
	case s.fate == slow:
		return model.SaidBehind
	case s.fate == failing:
		return model.SaidBlocked
	}
	return model.SaidNormal
}

// actual makes up the figure of target i, and tells whether one is reported.
func (s *simulator) actual(i int, on model.Date) (a model.Actual, told bool) {
	t := &s.task.Targets[i]
	a = model.Actual{Target: i, Unit: t.Unit}
	switch {
	case t.Kind == model.GivenLater, t.Kind == model.Step, t.Kind == model.Duty && t.Value == nil:
		return a, false
	case t.Kind == model.Percent:
		if a.Unit == "" {
			a.Unit = "%"
		}
		full := decimal.Hundred
		if t.Value != nil {
			full = *t.Value
		}
		a.Value = figure(full, s.share(i == s.bad, t, s.from, s.due(t.Deadline), on), "%")
		return a, true
	case t.Value == nil && t.Kind != model.Cleared:
		return a, false
	case t.Pace == model.ByQuarters && (on+1).Day() == 1 && on.Month()%3 != 0, t.Pace == model.ByQuarters && (on+1).Day() != 1:
		return a, false // the figure of a quarter comes with its last month
	}
	if n := len(t.Terms().Members); n > 0 { // one return has the figure of one unit
		a.Of = t.Terms().Members[int(s.count-1)%n]
	}
	if t.Terms().Link == "" || s.shared == nil {
		a.Value = s.value(i, on)
		return a, true
	}
	a.Value = s.value(s.furthest(i), on)
	if was := s.shared.on(t.Terms().Link, on); was != nil {
		v, err := model.Convert(was.figure.Value, was.figure.Unit, t.Unit)
		if was.figure.Unit == t.Unit {
			v, err = was.figure.Value, nil
		}
		switch recent := was.on == on || was.task != s.task.ID && on-was.on < 40; {
		case err != nil:
		case recent || was.task != s.task.ID && t.Fulfilled(v):
			a.Value = v
			return a, true
		case (t.Kind == model.Cumulative || t.Kind == model.Stock) && v.Cmp(a.Value) > 0 && t.Op != model.AtMost:
			a.Value = v // what was reached is not lost
		}
	}
	s.shared[t.Terms().Link] = append(s.shared[t.Terms().Link], reported{on: on, task: s.task.ID, figure: a})
	return a, true
}

// planned returns how much of a target should be done by a day, in ten-thousandths: by its curve or its
// slices where it has any. What is verified at the end is worked at in the last weeks.
func planned(t *model.Target, from, due, on model.Date) int {
	whole := int(model.One)
	linear := func(from, low, to, high, on int) int {
		switch {
		case on >= to:
			return high
		case on <= from || to <= from:
			return low
		}
		return low + (on-from)*(high-low)/(to-from)
	}
	start, share := int(from), 0
	if t != nil {
		for _, c := range t.Curve {
			if on < c.Date {
				return linear(start, share, int(c.Date), int(c.Share), int(on))
			}
			start, share = int(c.Date), int(c.Share)
		}
		for _, c := range t.Terms().Slices {
			part := ratio(c.Value, *t.Value)
			if on < c.Date {
				return linear(start, share, int(c.Date), part, int(on))
			}
			start, share = int(c.Date), part
		}
		if len(t.Curve)+len(t.Terms().Slices) > 0 && share >= whole {
			return whole
		}
		if t.Pace == model.AtTheEnd {
			start = max(start, int(due)-75)
		}
	}
	return max(linear(start, share, int(due), whole, int(on)), 0)
}

// share returns how much of the whole is done by a day, in ten-thousandths, of
// work that runs from one day to another; t is nil for what is no target.
func (s *simulator) share(bad bool, t *model.Target, from, due, on model.Date) int {
	whole := int(model.One)
	plan := planned(t, from, due, on)
	pace := s.pace
	if pace < 0 && !bad && (s.fate == slow || s.fate == failing) {
		pace = 0
	}
	before := 0 // what was done before it went wrong stays done
	if pace < 0 && s.turns != 0 {
		before = min(planned(t, from, due, s.turns), plan)
	}
	done := before + (plan-before)*(100+pace)/100
	if s.fate == failing && bad {
		return min(done, max(whole*7/10, before))
	}
	if plan == whole && (on >= due.AddDays(s.delay()) || t != nil && len(t.Curve) > 0) {
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
	if kind == model.Level && (t.Op == model.AtMost || t.Op == model.Below) {
		kind = model.Ceiling
	}
	switch kind {
	case model.Cumulative, model.Yearly:
		return s.amount(t, i, on)
	case model.Stock:
		return s.stock(t, i, on)
	case model.Balance:
		return s.left(t, i, on)
	case model.Budget:
		// Money goes out after the work, and a little of it is left over.
		return figure(*t.Value, s.share(false, nil, s.from, s.due(t.Deadline), on)*(930+roll(s.task.ID, "spent", 60))/1000, t.Unit)
	case model.CeilingFlow:
		return figure(*t.Value, s.share(false, nil, s.from, s.due(t.Deadline), on)*(850+wave)/1000, t.Unit)
	case model.Each:
		if roll(s.task.ID, t.Terms().Members[int(s.count-1)%len(t.Terms().Members)], 9) == 0 && on < s.due(t.Deadline) && whole(t.Unit, *t.Value) {
			return add(*t.Value, -1) // some units are still one short
		}
		return *t.Value
	case model.ZeroLine:
		return decimal.MustNew(int64(s.broken(i, on)), 0)
	case model.Cleared:
		switch {
		case grade == failing:
			return decimal.MustNew(int64(1+wave%2), 0)
		case wave < 5 && on < s.due(t.Deadline):
			return decimal.MustNew(int64(1+wave%3), 0) // what came up, and is cleared by the next turn
		}
		return decimal.Zero
	case model.Duty:
		if grade != steady {
			return figure(*t.Value, 6000+wave*50, t.Unit)
		}
		return add(*t.Value, int64(wave%2))
	case model.Class:
		switch {
		case grade == failing:
			return add(*t.Value, 1)
		case wave < 8 && t.Value.Cmp(decimal.One) > 0:
			return add(*t.Value, -1)
		}
		return *t.Value
	case model.Rank:
		switch {
		case grade == failing:
			return add(*t.Value, int64(1+wave%2))
		case wave < 12 && t.Value.Cmp(decimal.One) > 0:
			return add(*t.Value, -1)
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
	from, begun, due := s.from, 0, s.due(t.Deadline)
	if t.Kind == model.Yearly {
		from = max(from, model.NewDate(on.Year(), 1, 1))
		due = min(due, model.NewDate(on.Year(), 12, 31))
	}
	if r := s.base.Reading(i); r != nil && t.Kind != model.Yearly {
		v := r.Actual.Value
		if r.Actual.Unit != t.Unit {
			if c, err := model.Convert(v, r.Actual.Unit, t.Unit); err == nil {
				v = c
			}
		}
		from, begun = r.On, ratio(v, *t.Value)
	}
	share := begun + s.share(bad, t, from, due, on)*(int(model.One)-begun)/int(model.One)
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

// stock makes up the reading of what goes from a base to its value by the end. Where the document prints no base,
// it begins some way off.
func (s *simulator) stock(t *model.Target, i int, on model.Date) model.Decimal {
	down := t.Op == model.AtMost || t.Op == model.Below
	var base model.Decimal
	switch r := s.base.Reading(i); {
	case t.Baseline != nil:
		base = *t.Baseline
	case r != nil:
		base = r.Actual.Value
	case down:
		base = figure(*t.Value, 18000+roll(s.task.ID, "base", 8000), t.Unit)
	default:
		base = figure(*t.Value, 6500+roll(s.task.ID, t.Metric+"base", 2200), t.Unit)
	}
	share := s.share(i == s.bad, t, s.from, s.due(t.Deadline), on)
	way, err := t.Value.Sub(base)
	if err != nil {
		return *t.Value
	}
	v, err := base.Add(figure(way, share, t.Unit))
	switch {
	case err != nil || share >= int(model.One) && !t.Fulfilled(v):
		v = *t.Value
		if t.Op == model.Above {
			v = add(v, 1)
		}
	case share < int(model.One) && t.Fulfilled(v) && !t.Fulfilled(base):
		return base // too small a way to be cut into parts
	}
	return v
}

// left makes up what is left of a balance that comes to nought.
func (s *simulator) left(t *model.Target, i int, on model.Date) model.Decimal {
	base := decimal.MustNew(int64(12+roll(s.task.ID, t.Metric, 30)), 0)
	switch t.Unit {
	case "亿元":
		base = decimal.MustNew(int64(40+roll(s.task.ID, t.Metric, 50)), 1)
	case "亩":
		base = decimal.MustNew(int64(300+roll(s.task.ID, t.Metric, 500)), 0)
	}
	if t.Baseline != nil {
		base = *t.Baseline
	}
	share := s.share(i == s.bad, t, s.from, s.due(t.Deadline), on)
	v := figure(base, int(model.One)-share, t.Unit)
	if !v.IsPos() && share < int(model.One) {
		return decimal.One
	}
	return v
}

// broken returns how often the zero line of target i was broken in the month that a reading ends.
func (s *simulator) broken(i int, on model.Date) (n int) {
	for _, x := range s.incidents {
		if x.target == i && x.day <= on && x.day > on-31 {
			n++
		}
	}
	return n
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
	return s.share(bad, nil, s.from, s.task.Deadline.Date, on) >= int(model.One)*(i+1)/n-min(i+1, n-1)*200
}

// remarks are what a unit may say of work of one sort: as planned, late, and stuck.
type remarks struct {
	about              []string // one of them stands in the title or the section of such a task
	title              bool     // in the title alone: every other section speaks of building something up (建设)
	calm, slow, failed []string
}

var remarksOf = []remarks{
	{
		about:  []string{"征地", "征收", "拆迁", "拆除", "腾地", "用地", "土地"},
		calm:   []string{"腾地协议陆续签订，按期推进。", "地块测量和补偿公示已完成。", "用地报批资料已上报。"},
		slow:   []string{"个别户补偿未谈拢，腾地偏慢。", "调规批复晚于预期。"},
		failed: []string{"用地指标未落实，报批停滞。", "征拆矛盾集中，暂未动工。"},
	},
	{
		about:  []string{"债", "财政", "税", "收入征管", "预算", "资金", "融资", "贷款", "金融", "争资", "投资", "支出"},
		calm:   []string{"资金按计划拨付，台账已核对。", "与银行、部门对账一致，进度正常。", "申报资料已报上级，等待批复。"},
		slow:   []string{"上级资金到位较晚，支付偏慢。", "部分单位申报资料不全，正在补报。"},
		failed: []string{"资金缺口未落实，暂无新的来源。", "项目未入库，额度未能争取到。"},
	},
	{
		about:  []string{"招商", "引进", "签约", "企业", "园区", "产业", "项目谋划", "外贸", "出口", "电商", "消费", "市场主体"},
		calm:   []string{"已走访重点企业，项目洽谈有进展。", "本期新增一批在谈项目，按计划推进。", "企业诉求已分办，进度正常。"},
		slow:   []string{"客商考察推迟，签约偏慢。", "企业订单减少，进度低于预期。"},
		failed: []string{"意向项目未能落地，需另行对接。", "企业投资意愿下降，工作受阻。"},
	},
	{
		about:  []string{"安全", "事故", "隐患", "应急", "防灾", "消防", "防汛", "治安", "信访", "矛盾", "风险"},
		calm:   []string{"本期排查隐患，均已交办整改。", "开展检查和演练，形势平稳。", "重点单位巡查到位，无新增险情。"},
		slow:   []string{"少数隐患整改超期，正在督促。", "整改资金未到位，销号偏慢。"},
		failed: []string{"重大隐患整改停滞，已挂牌督办。", "责任单位推诿，整改未落实。"},
	},
	{
		about:  []string{"污染", "大气", "空气", "水质", "生态", "绿", "碳", "垃圾", "污水", "湿地", "环保", "环境整治"},
		calm:   []string{"监测数据稳定，巡查正常开展。", "整治点位按清单推进。", "完成本期巡河巡林，问题已交办。"},
		slow:   []string{"受不利天气影响，指标略有反复。", "管网改造偏慢，正在赶工。"},
		failed: []string{"反弹点位较多，整治未见效。", "治理方案未通过评审。"},
	},
	{
		about:  []string{"就业", "培训", "养老", "低保", "医保", "医疗", "卫生", "教育", "学校", "学位", "残疾", "救助", "社会保", "脱贫", "扶贫", "帮扶", "驻村"},
		calm:   []string{"服务对象摸底完成，按计划推进。", "本期活动如期开展，群众反映良好。", "补贴已按月发放。"},
		slow:   []string{"报名人数少于预期，正在发动。", "数据核对反复，办理偏慢。"},
		failed: []string{"承办机构未确定，工作停滞。", "经费未列入预算，暂不能实施。"},
	},
	{
		title:  true,
		about:  []string{"公路", "道路", "桥", "建设", "改造", "工程", "厂房", "码头", "管网", "开工", "竣工", "投产", "棚改", "装修", "铁路"},
		calm:   []string{"主体施工按节点推进。", "材料进场，班组满员，进度正常。", "工程量按月计量，质量受控。"},
		slow:   []string{"连续降雨，现场施工放缓。", "前期手续办理偏慢，正在追赶。"},
		failed: []string{"施工单位力量不足，进展停滞。", "设计变更未批，现场停工。"},
	},
	{
		about:  []string{"粮食", "农", "种植", "养殖", "耕地", "乡村", "村", "水利", "堤防"},
		calm:   []string{"田间管理到位，农时正常。", "已下村核实进度，按计划推进。", "农户和合作社对接完成，进展正常。"},
		slow:   []string{"阴雨天气较多，进度偏慢。", "部分乡镇进度不一，正在补课。"},
		failed: []string{"受灾面积较大，任务难以完成。", "村级配套不足，工作停滞。"},
	},
	{ // of all others
		calm:   []string{"方案已印发，各单位正在落实。", "本期会商已开，分工明确。", "宣传和培训如期开展。", "台账已更新，工作正常推进。"},
		slow:   []string{"配合单位协调不够，正在追赶。", "材料报送不齐，进度偏慢。"},
		failed: []string{"方案未通过审议，尚未实质启动。", "牵头单位人员调整，工作停滞。"},
	},
}

// about returns the remarks that fit a task: by its title, else by its section.
func about(t *model.Task) *remarks {
	last := &remarksOf[len(remarksOf)-1]
	for k, text := range append([]string{t.Title}, t.Section...) {
		for i := range remarksOf {
			if (k == 0 || !remarksOf[i].title) && slices.ContainsFunc(remarksOf[i].about, func(w string) bool { return strings.Contains(text, w) }) {
				return &remarksOf[i]
			}
		}
	}
	return last
}

func (s *simulator) sentence(on model.Date, complete bool) string {
	for _, x := range s.incidents {
		if s.broken(x.target, on) > 0 && x.day <= on && x.day > on-31 {
			return "发生" + x.kind + "，正在处置。"
		}
	}
	if complete {
		return "任务已完成。"
	}
	fit := about(s.task)
	list, after := fit.calm, ""
	switch s.fate {
	case slow:
		list = fit.slow
	case failing:
		list = fit.failed
	case early:
		if slices.ContainsFunc(s.task.Targets, func(t model.Target) bool { return t.Kind == model.Cumulative || t.Kind == model.Stock }) || len(s.task.Milestones) > 0 {
			after = "较计划提前。"
		}
	case tardy:
		after = "本期迟报。"
	}
	return list[roll(s.task.ID, on.String(), len(list))] + after
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
