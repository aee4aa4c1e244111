package words

import (
	"encoding/json"
	"fmt"
	"strings"

	"duban/model"
)

// Via says of a return where its figures were handed on from; "" for one that was sent for its task.
func Via(r *model.Return, lang model.Lang) string {
	if !r.Fed() {
		return ""
	}
	return fill(lang, "同一指标，随 %s 填报", "same indicator, reported with %s", r.Via.Task)
}

// mostFed is how many tasks are named to which a figure was handed on; the others are counted.
const mostFed = 3

// AlsoFed names the tasks to which the figures of a return were handed on; "" for none.
func AlsoFed(ids []string, lang model.Lang) string {
	n := len(ids)
	if n == 0 {
		return ""
	}
	list := strings.Join(ids[:min(n, mostFed)], in(lang, "、", ", "))
	if n > mostFed {
		return fill(lang, "同时填入：%s等 %d 项", "also entered in %s, %d in all", list, n)
	}
	return fill(lang, "同时填入：%s", "also entered in %s", list)
}

// DifferenceIn says the difference that a doubt of the JSON form holds; "" for one that holds none.
func DifferenceIn(doubt map[string]any, lang model.Lang) string {
	var d *model.Difference
	data, err := json.Marshal(doubt["differs"])
	if err != nil || json.Unmarshal(data, &d) != nil || d == nil {
		return ""
	}
	return difference(d, lang)
}

// AlsoFed names the tasks to which the figures of a return were handed on; "" for none.
func (w *Screen) AlsoFed(ids []string) string { return AlsoFed(ids, w.Lang) }

// FilledIn says on the line of a task that it was given the figure of another one.
func (w *Screen) FilledIn() string {
	return w.in("同一指标，已一并填入", "same indicator, filled in")
}

// ToldElsewhere says below a measure which different figure another task was told of the same indicator.
func (w *Screen) ToldElsewhere(x *model.Told, on model.Date) string {
	return w.f("%s报%s%s（%s），与此不一致", "%s says %s%s (%s), which differs", x.Task, x.Value, x.Unit, ShortDay(x.On, on))
}

// difference says which figures two tasks were told of one indicator.
func difference(d *model.Difference, lang model.Lang) string {
	told := func(x *model.Told) string {
		return fill(lang, "%s报%s%s（%s）", "%s says %s%s (%s)", x.Task, x.Value, x.Unit, x.On)
	}
	name := d.Link
	if d.Of != "" {
		name += fmt.Sprintf(in(lang, "（%s）", " (%s)"), d.Of)
	}
	return fill(lang, "同一指标“%s”数字不一致：%s，%s", "“%s”: %s, %s", name, told(&d.Own), told(&d.Other))
}
