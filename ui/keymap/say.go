package keymap

import "duban/words"

// Say says in words what is wrong with a file of keys.
func (e *Error) Say(w *words.Screen) string {
	switch e.Fault {
	case NoName:
		return w.KeysNoName(e.Line, e.Text)
	case NoKey:
		return w.KeysNoKey(e.Line, e.Text)
	case Twice:
		return w.KeysTwice(e.Line, e.Text)
	case Taken:
		return w.KeysTaken(e.Line, e.Text, e.Other)
	case Needed:
		return w.KeysNeeded(e.Line, e.Text)
	case NoText:
		return w.KeysNoText(e.Line)
	case NoFile:
		return w.KeysNoFile(e.Text)
	case TooLong:
		return w.KeysTooLong(e.Line)
	}
	return w.KeysNoLine(e.Line, e.Text)
}
