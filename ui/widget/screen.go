package widget

import (
	"duban/model"
	"duban/words"
)

// Screen is what every page and widget draws with.
type Screen struct {
	Theme *Theme
	Words *words.Screen
	Lang  model.Lang
	ASCII bool // frames of ASCII signs, for terminals that draw box signs two cells wide
}
