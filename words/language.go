package words

import (
	"fmt"

	"duban/model"
)

// in chooses between the two languages.
func in(lang model.Lang, zh, en string) string {
	if lang == model.English {
		return en
	}
	return zh
}

// fill fills the form of a language. Forms that want the arguments in another order number them.
func fill(lang model.Lang, zh, en string, args ...any) string {
	return fmt.Sprintf(in(lang, zh, en), args...)
}
