package report

// The typefaces of official documents, by the names under which spreadsheets know them.
const (
	bodyFont = "宋体"
	headFont = "黑体"
)
