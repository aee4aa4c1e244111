package ui_test

import (
	"slices"
	"strings"
	"testing"

	"duban/model"
)

func TestATargetIsReadFromItsWords(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("a ime:建垃圾站 tab tab tab tab enter")
		o.sees("如 税收，或 建成垃圾站10座")
		o.press("ime:建成垃圾站10座")
		o.press("ctrl+s ctrl+s")
		j := o.journal()
		got := o.task(j[len(j)-1].Tasks()[0]).Targets
		if len(got) != 1 || got[0].Value.String() != "10" || got[0].Unit != "座" || got[0].Kind != model.Cumulative || got[0].Metric == "建成垃圾站10座" {
			t.Errorf("the targets are %+v", got)
		}
	})
}

func TestTheCursorGoesToTheFieldThatIsWrong(t *testing.T) {
	for _, c := range []struct{ name, keys, says, then string }{
		{"no reason for a light", "L tab tab enter", "理由：", "ime:重点督办"},
		{"no reason for an extension", "d text:2027-01-31 ctrl+s", "理由：", "ime:省里批准"},
		{"a day of an extension", "d ime:某日 tab ime:省里批准 ctrl+s", "时限：“某日”不是日期", "text:2027-01-31"},
		{"a figure", "p text:9公里 tab ime:提速 ctrl+s", "投资", "text:9"},
	} {
		t.Run(c.name, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.goes("port")
				n := len(o.journal())
				o.press(c.keys)
				o.sees(c.says)
				o.press(c.then + " ctrl+s")
				if len(o.journal()) != n+1 {
					t.Errorf("it is not stored once the field is put right:\n%s", o.screen())
				}
			})
		})
	}
}

func TestAFormStaysWhereItIsWhenSomethingIsWrong(t *testing.T) {
	for _, keys := range []string{"L", "d", "p", "a", "A"} {
		t.Run(keys, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				frame := func() (lines []int) {
					for i, l := range strings.Split(o.screen(), "\n") {
						if strings.Contains(l, "━━ ") || strings.Contains(l, "Esc 取消") {
							lines = append(lines, i)
						}
					}
					return lines
				}
				o.goes("port")
				o.press(keys)
				before := frame()
				o.press("ctrl+s")
				if after := frame(); len(before) != 2 || !slices.Equal(before, after) {
					t.Errorf("the window stands at %v, then at %v", before, after)
				}
			})
		})
	}
}

func TestAChoiceIsMadeByItsFirstLetter(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goes("port")
		o.press("L text:l")
		o.sees("左右或首字母 选")
		o.press("tab ime:重点督办 ctrl+s")
		o.light("port", model.Green)
	})
}
