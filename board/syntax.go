package board

import (
	"errors"
	"fmt"

	"duban/model"
)

// ErrQuery is what every error of ParseQuery is.
var ErrQuery = errors.New("not a query")

// SyntaxError says where a query cannot be understood, and what was expected there.
type SyntaxError struct {
	Pos  int    // the character, counted from 1
	Got  string // what stands there; "" at the end
	Want Want
}

// Want is what a query should have had somewhere.
type Want uint8

// What can be wanted.
const (
	WantTerm    Want = iota // a word or condition, after - or | or (
	WantField               // the name of a field before : < > =
	WantValue               // a value after the field's name
	WantLight               // the name of a light
	WantDate                // a date
	WantText                // : or =, since only 期限 has an order
	WantBracket             // ) for a ( before
	WantOpen                // ( for a ) here
	WantQuote               // a closing quotation mark
	WantLess                // fewer brackets within brackets
)

var wantText = [2][WantLess + 1]string{
	model.Chinese: {
		WantTerm: "这里应有词或条件", WantField: "没有这个字段，可用：行动 编号 单位 牵头 责任 主责 领导 责任人 灯 期限 分组 标记",
		WantValue: "这里应有字段的值", WantLight: "灯应是 红 黄 绿 灰 办结",
		WantDate: "日期应如 2026、2026-11、2026-11-23、2026q4、本月、无", WantText: "只有期限可以比大小，这里应是“:”",
		WantBracket: "缺右括号", WantOpen: "多了右括号", WantQuote: "缺右引号", WantLess: "括号套得太深",
	},
	model.English: {
		WantTerm: "a word or condition is expected here", WantField: "no such field; there are campaign id unit lead responsible main leader person light due section mark",
		WantValue: "a value is expected here", WantLight: "a light is red, yellow, green, grey or done",
		WantDate: "a date is like 2026, 2026-11, 2026-11-23, 2026q4, this-month or none", WantText: "only due can be compared; ':' is expected here",
		WantBracket: "a ')' is missing", WantOpen: "a ')' too many", WantQuote: "a closing quotation mark is missing", WantLess: "too many brackets within brackets",
	},
}

// Error returns the English sentence.
func (e *SyntaxError) Error() string { return e.Text(model.English) }

// Is makes every SyntaxError an ErrQuery.
func (e *SyntaxError) Is(target error) bool { return target == ErrQuery }

// Text returns the error as a sentence.
func (e *SyntaxError) Text(lang model.Lang) string {
	want := wantText[min(lang, model.English)][e.Want]
	switch {
	case lang == model.English && e.Got == "":
		return fmt.Sprintf("query, at its end (character %d): %s", e.Pos, want)
	case lang == model.English:
		return fmt.Sprintf("query, character %d, %q: %s", e.Pos, e.Got, want)
	case e.Got == "":
		return "查询末尾：" + want
	}
	return fmt.Sprintf("查询第%d字“%s”：%s", e.Pos, e.Got, want)
}
