package ui

import (
	tea "charm.land/bubbletea/v2"
)

// askWidthCmd writes a sign of ambiguous width and asks where the cursor went,
// then wipes it. The answer comes as a tea.CursorPositionMsg. It does so a line
// below, because an answer from the first line of the screen would be taken for
// a key: 「1;3R」 is Alt and F3 as well.
func askWidthCmd() tea.Cmd { return tea.Raw("\x1b7\r\x1b[B\u2192\x1b[6n\r\x1b[K\x1b8") }

// ambiguousIsWide reads that answer: column 1 for one cell, 2 for two.
func ambiguousIsWide(column int) bool { return column >= 2 }
