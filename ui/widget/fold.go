package widget

import (
	tea "charm.land/bubbletea/v2"

	"duban/internal/zh"
)

// Folded turns a full-width sign, as an input method in Chinese mode sends it,
// into the key that was meant: ？ into ?, ： into :, ／ and 、 into /.
func Folded(msg tea.KeyPressMsg) tea.KeyPressMsg {
	r := []rune(msg.Text)
	if len(r) != 1 || r[0] < 0x80 {
		return msg
	}
	if ascii := zh.PunctKey(r[0]); ascii != r[0] {
		msg.Code, msg.Text = ascii, string(ascii)
	}
	return msg
}
