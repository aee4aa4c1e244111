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

// The eight kinds of measure.
const (
	Cumulative Kind = iota // 累计: so much of so much; completion = actual ÷ target, expected = plan curve
	Level                  // 水平: growth, share, standard; due in full at every reading
	Ceiling                // 控制: must stay within a value at every reading
	ZeroLine               // 零容忍: holds until one event
	Rank                   // 位次, 等级: a place or a class reached or not; smaller is better
	Step                   // 节点: weight of steps done against weight of steps due
	Percent                // 形象进度: the officer's own percentage
	GivenLater             // 待下达: the value is still to be given from above; never green
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
	kindNames      = []string{"cumulative", "level", "ceiling", "zero", "rank", "milestone", "percent", "given-later"}
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
