package ui_test

import (
	"testing"
)

func TestAChoiceIsFoundByItsNameAlone(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 f text:jtj enter") // the unit 交通局, no other term with these initials across its hint
		o.shown("port", "road")
	})
}

func TestABetterRowIsFoundFirst(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goesToAll()
		o.press("/ text:jy") // 教育局 leads 学校操场; no title has it
		o.on("school")
		o.press("esc / text:xx enter")
		o.on("school")
	})
}
