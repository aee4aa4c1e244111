package widget

import (
	"duban/model"
	"duban/words"
)

// Screen is what every page and widget draws with.
type Screen struct {
	Theme *Theme        // its colours
	Words *words.Screen // its words, in Lang
	Lang  model.Lang    // for what package words says without Words
	ASCII bool          // frames of ASCII signs, for terminals that draw box signs two cells wide
}
