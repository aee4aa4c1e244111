// Package words puts what package model finds into sentences, in Chinese and in
// English: why a light is as it is, by which rule, for which turn a return is due.
// The model knows codes and figures alone, so each sentence stands here once, its Chinese
// beside its English. Nothing here decides anything.
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
