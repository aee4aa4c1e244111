// Package zh is the one place for Chinese text in a terminal: how wide it is,
// how it is cut, padded and wrapped, what must be removed from it before a
// terminal may see it, and how it is searched and sorted by pinyin.
//
// A width is a number of terminal cells. Characters of ambiguous width (such
// as “ or ①) count one cell, as the renderer counts them, whatever the locale.
//
// All functions are pure and safe for concurrent use.
package zh
