package model

import "fmt"

// Light is the colour of a task: what the officer looks at first.
type Light uint8

// The lights. Done is shown as 完 or 办结 beside the three colours, Grey as 灰.
const (
	Grey   Light = iota // not started, suspended, given later, or never reported
	Green               // on schedule
	Yellow              // behind the yellow limit, due soon, or last report too old
	Red                 // overdue, behind the red limit, or a zero line broken
	Done                // closed, or complete
)

// Kind says how a target is measured, and so how its completion and its
// expected value at a date are worked out.
type Kind uint8

// The kinds of measure. Their numbers are stored: a new one comes last.
const (
	Cumulative  Kind = iota // 累计: so much of so much; completion = actual ÷ target, expected = plan curve
	Level                   // 始终达标: growth, share, standard; due in full at every reading
	Ceiling                 // 控制: must stay within a value at every reading
	ZeroLine                // 零发生: broken to the end of the year by one event; kept only by an explicit 0
	Rank                    // 位次: a place reached or not; smaller is better
	Step                    // 节点: weight of steps done against weight of steps due
	Percent                 // 形象进度: the officer's own percentage
	GivenLater              // 待下达: the value is still to be given from above; never green
	Yearly                  // 每年: a cumulative figure that starts anew each year
	Stock                   // 期末达标: reached by the end, from its base along the curve
	CeilingFlow             // 累计控制: a cumulative figure that must stay within a value, by the curve
	Balance                 // 清零: what is left comes down from its base along the curve
	Cleared                 // 动态清零: follows the newest reading; what came up is cleared by the next
	Class                   // 等级: 水质Ⅳ类; a smaller number is a better class
	Each                    // 各: one row a unit, met when each has its value
	Duty                    // 常规: done once a turn
	Budget                  // 投资概算, 经费: a sum that is noted and never judged
)

// KindCount is how many kinds of measure there are.
const KindCount = int(Budget) + 1

// Pace says by which curve a target is expected along the way. The numbers are stored.
type Pace uint8

// The curves of a target without slices of its own.
const (
	ByWorkdays Pace = iota // even over the working days from the first day of the plan to the deadline
	ByMonths               // even over the months: a year's target by twelfths
	ByQuarters             // even over the quarters, each figure due some days after its quarter's end
	AtTheEnd               // nothing before the deadline, when it is verified (年底认定)
)

// Nature says what a record of a campaign is. The numbers are stored.
type Nature uint8

// The natures of a task.
const (
	Work         Nature = iota // 任务
	Goal                       // 目标: an overall target of the campaign
	StandingDuty               // 职责, 结对, 条款: stands for good, is asked nothing and has no light
)

// Said is what a unit says of work that has no figure (自报). The numbers are stored.
type Said uint8

// What a return says of the work as a whole.
const (
	SaidNothing Said = iota // no word: a sentence alone is taken for 正常推进
	SaidNormal              // 正常推进
	SaidBehind              // 滞后
	SaidBlocked             // 受阻
	SaidDone                // 已完成
)

// Op is the relation in which a target's value stands to what is reported.
type Op uint8

// The operators of official targets, with the words that print them.
const (
	Equal   Op = iota // 达到, 完成, no word
	AtLeast           // 以上, 不低于
	Above             // 超过, 突破, 高于
	About             // 左右, 约
	AtMost            // 以内, 以下, 不超过
	Below             // 低于
	Between           // 2—3家; Value and Max
)

// Precision says how exactly a document gives a date.
type Precision uint8

// The precisions of a printed date. The Date of an imprecise deadline is the
// last day that it allows: 「5月底」 is 31 May, 「2017年」 is 31 December.
const (
	NoDate    Precision = iota // 「按要求时间」, 「全年」 without a year, or nothing printed
	ToDay                      // 「5月15日前」
	ToTenDays                  // 「4月中旬」
	ToMonth                    // 「5月底」, 「2017年12月」
	ToQuarter                  // 「第一季度」
	ToHalf                     // 「上半年」
	ToYear                     // 「2017年」, 「到2020年」
	Recurring                  // 「每月底」, 「每年」: due again and again; Date is the last turn in the plan
)

// Every is the length of a reporting or meeting period.
type Every uint8

// The periods at which Chinese offices dispatch work.
const (
	Never     Every = iota // 不定期; for returns 不要求报送
	Day                    // 日
	Week                   // 周, from Monday to Sunday
	Fortnight              // 双周, counted from an anchor
	TenDays                // 旬: 1–10, 11–20, 21–end of month
	Month                  // 月
	TwoMonths              // 双月, from January
	Quarter                // 季
	HalfYear               // 半年
	Year                   // 年
	HalfMonth              // 半月: 1–15, 16–end of month
	Term                   // 学期, with typed dates
	Stage                  // 阶段, with typed dates
)

// HolidayRule says what becomes of a due day on which offices rest.
type HolidayRule uint8

// The rules for due days on holidays.
const (
	NotShifted     HolidayRule = iota // the day itself, as it is printed
	NextWorkday                       // 顺延
	EarlierWorkday                    // 提前
)

// Purpose is what a cadence is for.
type Purpose uint8

// The purposes of a cadence.
const (
	ForReport   Purpose = iota // 报送: units report
	ForDispatch                // 调度: a meeting goes through the tasks
	ForReview                  // 讲评, 评比
	ForInspect                 // 督查
	ForBulletin                // 通报, 简报
	ForAppraise                // 考核, 评价
	ForGather                  // 汇总
	ForPublish                 // 公示
	ForTalk                    // 约谈
	ForMeeting                 // 例会
	ForPraise                  // 表彰
)

// Yardstick is what a policy measures lateness by.
type Yardstick uint8

// The yardsticks, each from a published practice.
const (
	Points   Yardstick = iota // 序时差: percentage points behind the expected completion
	Ratios                    // SPI: completion divided by expected completion
	DaysLate                  // 滞后: working days behind the plan
	DaysLeft                  // 临期: working days left to the deadline
)

var (
	lightNames     = []string{"grey", "green", "yellow", "red", "done"}
	kindNames      = []string{"cumulative", "level", "ceiling", "zero", "rank", "milestone", "percent", "given-later", "yearly", "stock", "ceiling-flow", "balance", "cleared", "class", "each", "duty", "budget"}
	paceNames      = []string{"workdays", "months", "quarters", "end"}
	natureNames    = []string{"task", "goal", "standing"}
	saidNames      = []string{"", "normal", "behind", "blocked", "done"}
	opNames        = []string{"=", ">=", ">", "~", "<=", "<", "range"}
	precisionNames = []string{"none", "day", "ten-days", "month", "quarter", "half-year", "year", "recurring"}
	everyNames     = []string{"never", "day", "week", "fortnight", "ten-days", "month", "two-months", "quarter", "half-year", "year", "half-month", "term", "stage"}
	holidayNames   = []string{"same", "next", "earlier"}
	returnNames    = []string{"taken", "pending", "sent-back"}
	purposeNames   = []string{"report", "dispatch", "review", "inspect", "bulletin", "appraise", "gather", "publish", "talk", "meeting", "praise"}
	yardstickNames = []string{"points", "ratio", "days-late", "days-left"}
)

func enumText[T ~uint8](v T, names []string) string {
	if int(v) < len(names) {
		return names[v]
	}
	return fmt.Sprintf("unknown-%d", v)
}

func parseEnum[T ~uint8](what string, text []byte, names []string, to *T) error {
	for i, n := range names {
		if n == string(text) {
			*to = T(i)
			return nil
		}
	}
	return fmt.Errorf("%q is not a %s", text, what)
}

// String returns the light's name in the JSON form.
func (v Light) String() string { return enumText(v, lightNames) }

// MarshalText writes the light's name.
func (v Light) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the light's name.
func (v *Light) UnmarshalText(b []byte) error { return parseEnum("light", b, lightNames, v) }

// String returns the kind's name in the JSON form.
func (v Kind) String() string { return enumText(v, kindNames) }

// MarshalText writes the kind's name.
func (v Kind) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the kind's name.
func (v *Kind) UnmarshalText(b []byte) error { return parseEnum("kind of measure", b, kindNames, v) }

// String returns the operator's sign in the JSON form.
func (v Op) String() string { return enumText(v, opNames) }

// MarshalText writes the operator's sign.
func (v Op) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the operator's sign.
func (v *Op) UnmarshalText(b []byte) error { return parseEnum("operator", b, opNames, v) }

// String returns the precision's name in the JSON form.
func (v Precision) String() string { return enumText(v, precisionNames) }

// MarshalText writes the precision's name.
func (v Precision) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the precision's name.
func (v *Precision) UnmarshalText(b []byte) error {
	return parseEnum("precision", b, precisionNames, v)
}

// String returns the period's name in the JSON form.
func (v Every) String() string { return enumText(v, everyNames) }

// MarshalText writes the period's name.
func (v Every) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the period's name.
func (v *Every) UnmarshalText(b []byte) error { return parseEnum("period", b, everyNames, v) }

// String returns the purpose's name in the JSON form.
func (v Purpose) String() string { return enumText(v, purposeNames) }

// MarshalText writes the purpose's name.
func (v Purpose) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the purpose's name.
func (v *Purpose) UnmarshalText(b []byte) error { return parseEnum("purpose", b, purposeNames, v) }

// String returns the yardstick's name in the JSON form.
func (v Yardstick) String() string { return enumText(v, yardstickNames) }

// MarshalText writes the yardstick's name.
func (v Yardstick) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the yardstick's name.
func (v *Yardstick) UnmarshalText(b []byte) error {
	return parseEnum("yardstick", b, yardstickNames, v)
}

// String returns the rule's name in the JSON form.
func (v HolidayRule) String() string { return enumText(v, holidayNames) }

// MarshalText writes the rule's name.
func (v HolidayRule) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the rule's name.
func (v *HolidayRule) UnmarshalText(b []byte) error {
	return parseEnum("holiday rule", b, holidayNames, v)
}

// String returns the state's name in the JSON form.
func (v ReturnState) String() string { return enumText(v, returnNames) }

// MarshalText writes the state's name.
func (v ReturnState) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the state's name.
func (v *ReturnState) UnmarshalText(b []byte) error {
	return parseEnum("state of a return", b, returnNames, v)
}

// String returns the pace's name in the JSON form.
func (v Pace) String() string { return enumText(v, paceNames) }

// MarshalText writes the pace's name.
func (v Pace) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the pace's name.
func (v *Pace) UnmarshalText(b []byte) error { return parseEnum("pace", b, paceNames, v) }

// String returns the nature's name in the JSON form.
func (v Nature) String() string { return enumText(v, natureNames) }

// MarshalText writes the nature's name.
func (v Nature) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the nature's name.
func (v *Nature) UnmarshalText(b []byte) error { return parseEnum("nature", b, natureNames, v) }

// String returns the word's name in the JSON form.
func (v Said) String() string { return enumText(v, saidNames) }

// MarshalText writes the word's name.
func (v Said) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the word's name.
func (v *Said) UnmarshalText(b []byte) error { return parseEnum("word of a return", b, saidNames, v) }
