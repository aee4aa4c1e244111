// Package source opens a file of any kind and gives its content in reading
// order: paragraphs and tables, each with its place. It knows how files are
// made; what the words mean is told by the packages above it.
package source

// Kind is the kind of a file, told by its content and never by its name.
type Kind int

// The kinds of files.
const (
	Unknown   Kind = iota
	Text           // plain text, Markdown or a web page, in UTF-8 or GB18030
	Delimited      // .csv, .tsv
	Word           // .docx
	Excel          // .xlsx
	PDF
	JSON
	OldOffice // .doc, .xls, .wps, .et, .rtf, .odt, .ods: only through LibreOffice
)

// Document is the content of a file in reading order.
type Document struct {
	Name string // the file's name without its folder
	Kind Kind
	// Lines are the text as a person would read it, line by line; every Line
	// below counts them from 1. A row of a table is a line, its cells joined by
	// tabs, where the file itself has no lines.
	Lines  []string
	Blocks []Block
	Notes  []Note
}

// Block is a paragraph or a table; exactly one of the two is set.
type Block struct {
	Line  int // its first line
	Page  int // from 1; 0 where the file has no pages
	Para  *Paragraph
	Table *Table
}

// Paragraph is a run of text that the file itself holds together. In a plain
// text it is one line: page breaks and wrapped lines are joined further up,
// where it can be told that they belong together.
type Paragraph struct {
	Text string
	// Number is what the word processor prints before the text by itself:
	// 「（一）」, 「3.」. It is empty where the number is part of Text.
	Number  string
	Level   int // outline level 1-9 of a heading's style; 0 for body text
	Bold    bool
	Centred bool
}

// Table is a grid: every row has Cols cells.
type Table struct {
	Sheet string // the sheet's name in a workbook
	Cols  int
	Rows  []Row
	// Keyed says that every cell was printed with its heading beside it, so that
	// none can stand under another.
	Keyed bool
}

// Square gives every row as many cells as the table has columns.
func (t *Table) Square() {
	for i := range t.Rows {
		r := &t.Rows[i]
		if short := t.Cols - len(r.Cells); short > 0 {
			r.Cells = append(r.Cells, make([]Cell, short)...)
		}
	}
}

// Row is a line of a table.
type Row struct {
	Line  int
	Page  int  // from 1; 0 where the file has no pages
	Head  bool // the file says that it is a heading row
	Cells []Cell
}

// Cell is one place of the grid. The text of a merged cell stands in its first
// place; the others say from where they are filled.
type Cell struct {
	Text   string
	Merged Merge
}

// Merge says that a place of the grid belongs to a merged cell.
type Merge int

// The ways in which a place belongs to a merged cell.
const (
	NotMerged Merge = iota
	FromLeft        // it continues the cell on its left
	FromAbove       // it continues the cell above
)

// Note is something that stands beside the text, or that the reader could not
// take from the file.
type Note struct {
	Line int
	Code string // one of the codes below
	Text string // what it is about: the words of a footnote, the name of a sheet
}

// The codes of notes.
const (
	NotePicture     = "picture"      // a picture was left out
	NoteFootnote    = "footnote"     // a footnote or endnote of the line; Text is what it says
	NoteEncoding    = "encoding"     // some bytes are no characters and are shown as U+FFFD
	NoteHiddenSheet = "hidden-sheet" // a hidden sheet was left out; Text is its name
	NoteHiddenRow   = "hidden-row"   // the row is hidden in the workbook by hand, and was read
	NoteStruck      = "struck"       // Text is struck through; it was read
	NoteComment     = "comment"      // what somebody commented on the line
	NoteFormula     = "formula"      // the workbook holds no value for the formula in the cell Text; formulas are never computed
	NoteError       = "error"        // a cell shows that its formula failed, and was left empty; Text names it and what it shows
)
