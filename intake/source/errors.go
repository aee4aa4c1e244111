package source

import (
	"errors"
	"fmt"
	"strings"
)

// The reasons for which a file as a whole cannot be read.
var (
	// ErrUnknown is returned for a file that is of no kind that can be read.
	ErrUnknown = errors.New("the file is of no kind that can be read")
	// ErrEmpty is returned for a file without any content.
	ErrEmpty = errors.New("the file is empty")
	// ErrScanned is returned for a PDF that holds pictures of pages and no text.
	ErrScanned = errors.New("the PDF holds pictures of pages and no text")
	// ErrEncrypted is returned for a file that a password protects.
	ErrEncrypted = errors.New("the file is protected by a password")
	// ErrNeedsOffice is returned for a file of an old kind where LibreOffice,
	// which could convert it, is not installed.
	ErrNeedsOffice = errors.New("the file is of an old kind that only LibreOffice can convert, and it is not installed")
)

// Other names a kind of file that is known and holds nothing that can be read.
type Other string

// The other kinds of files.
const (
	OtherArchive Other = "an archive"
	OtherPicture Other = "a picture"
	OtherLayout  Other = "an OFD layout"
	OtherSlides  Other = "a presentation"
	OtherMail    Other = "an e-mail"
	OtherLock    Other = "the mark of a file that is open in an office program"
)

// OtherError says of which kind a file is that cannot be read. It is an ErrUnknown.
type OtherError struct{ What Other }

// Error says what the file is.
func (e *OtherError) Error() string { return "the file is " + string(e.What) }

// Unwrap returns ErrUnknown.
func (e *OtherError) Unwrap() error { return ErrUnknown }

// errFailed says that a reader gave up in a way that it should not.
var errFailed = errors.New("the reader failed")

// Limit names a bound of what is read.
type Limit string

// The bounds.
const (
	LimitSize      Limit = "size"      // bytes of the file
	LimitUnpacked  Limit = "unpacked"  // bytes of all that a packed file holds
	LimitText      Limit = "text"      // bytes of the whole text
	LimitEntries   Limit = "entries"   // parts of a packed file
	LimitRatio     Limit = "ratio"     // how many times a part is larger than it is packed
	LimitLines     Limit = "lines"     // lines of the document
	LimitParagraph Limit = "paragraph" // bytes of one paragraph or cell
	LimitColumns   Limit = "columns"   // columns of a table
	LimitRows      Limit = "rows"      // rows of a table
	LimitCells     Limit = "cells"     // cells of all tables
	LimitNesting   Limit = "nesting"   // elements within elements
	LimitPages     Limit = "pages"     // pages of a PDF
	LimitTime      Limit = "seconds"   // time that a reader takes
)

// Every bound is generous for a document that people made, and together they
// keep what is held in memory under half a gibibyte.
const (
	maxSize      = 64 << 20
	maxUnpacked  = 256 << 20 // pictures and the like are counted, and never unpacked
	maxPart      = 96 << 20  // of a packed file, unpacked
	maxBook      = 128 << 20 // all parts of a workbook that are read
	maxText      = 64 << 20
	maxEntries   = 10_000
	maxRatio     = 300 // deflate reaches 1032; a sheet of equal rows about 100
	freeRatio    = 16 << 20
	maxLines     = 500_000
	maxParagraph = 4 << 20
	maxColumns   = 512
	maxRows      = 200_000
	maxCells     = 2_000_000
	maxNesting   = 100
	maxPages     = 2_000
)

// LimitError says that a file passes a bound, and where.
type LimitError struct {
	Limit Limit
	Max   int64
	Part  string // the part of a packed file, or the sheet; may be empty
	Line  int    // from 1; 0 where the place is not a line
}

// Error says what passed which bound, and where.
func (e *LimitError) Error() string {
	var where strings.Builder
	if e.Part != "" {
		fmt.Fprintf(&where, " in %s", e.Part)
	}
	if e.Line > 0 {
		fmt.Fprintf(&where, " at line %d", e.Line)
	}
	return fmt.Sprintf("the file has more %s than can be read (%d)%s", e.Limit, e.Max, where.String())
}

// DamagedError says that a file is of a known kind and cannot be read as such.
type DamagedError struct {
	Kind Kind
	Part string // the part of a packed file; may be empty
	Err  error
}

// Error says which part is damaged and how.
func (e *DamagedError) Error() string {
	if e.Part == "" {
		return fmt.Sprintf("the file is damaged: %v", e.Err)
	}
	return fmt.Sprintf("the file is damaged in %s: %v", e.Part, e.Err)
}

// Unwrap returns what the reader of the part said.
func (e *DamagedError) Unwrap() error { return e.Err }
