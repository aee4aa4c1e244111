package words

import (
	"errors"
	"fmt"

	"duban/board"
	"duban/internal/zh"
	"duban/model"
)

// queryWants says what a query should have had somewhere.
var queryWants = [...]struct{ zh, en string }{
	board.WantTerm: {"这里应有词或条件", "a word or condition is expected here"},
	board.WantField: {
		"没有这个字段，可用：行动 编号 单位 牵头 责任 主责 领导 责任人 灯 期限 分组 标记 类型",
		"no such field; there are campaign id unit lead responsible main leader person light due section mark type",
	},
	board.WantValue: {"这里应有字段的值", "a value is expected here"},
	board.WantLight: {"灯应是 红 黄 绿 灰 办结", "a light is red, yellow, green, grey or done"},
	board.WantDate: {
		"日期应如 2026、2026-11、2026-11-23、11月底、2026q4、本月、无",
		"a date is like 2026, 2026-11, 2026-11-23, 2026q4, this-month or none",
	},
	board.WantText:    {"只有期限可以比大小，这里应是“:”", "only due can be compared; ':' is expected here"},
	board.WantBracket: {"缺右括号", "a ')' is missing"},
	board.WantOpen:    {"多了右括号", "a ')' too many"},
	board.WantQuote:   {"缺右引号", "a closing quotation mark is missing"},
	board.WantNature:  {"类型应是 任务 目标 职责", "a type is task, goal or duty"},
	board.WantLess:    {"括号套得太深", "too many brackets within brackets"},
}

// QueryError says in the dashboard what is wrong with a query; any other error is itself.
func (w *Screen) QueryError(err error) string { return queryError(w.Lang, err) }

// QueryError says on the command line what is wrong with a query; any other error is itself.
func (s *Shell) QueryError(err error) string { return queryError(s.Lang, err) }

func queryError(lang model.Lang, err error) string {
	var e *board.SyntaxError
	if !errors.As(err, &e) {
		return err.Error()
	}
	want := in(lang, queryWants[e.Want].zh, queryWants[e.Want].en)
	got := zh.Cut(e.Got, 40)
	switch {
	case lang == model.English && got == "":
		return fmt.Sprintf("query, at its end (character %d): %s", e.Pos, want)
	case lang == model.English:
		return fmt.Sprintf("query, character %d, %q: %s", e.Pos, got, want)
	case got == "":
		return "查询末尾：" + want
	}
	return fmt.Sprintf("查询第%d字“%s”：%s", e.Pos, got, want)
}
