// Package intake reads a document of any kind into a draft. Nothing that a
// document says vanishes: what was not understood is listed as unread.
package intake

import (
	"context"
	"io"

	"duban/intake/draft"
	"duban/intake/source"
	"duban/model"
)

// Options are what a reader must know besides the document.
type Options struct {
	// Today is the day of reading; a year is taken from it only where the
	// document gives none at all, and then with a doubt.
	Today model.Date
	// Units are the units that the ledger knows, with their aliases.
	Units []model.Unit
	// Export reads the JSON form of a whole ledger. It returns nil and no error for
	// text of another form. Without it such a file is read as a plain list of tasks.
	Export func(r io.Reader) (*model.Ledger, error)
	// Progress is told how far the reading has come, from 0 to 1; it may be nil.
	Progress func(share float64)
	// Preparing is told when the reader of a format must be made ready before it
	// reads, which takes some seconds the first time; it may be nil.
	Preparing func()
}

// openShare is the share of a reading after which the document is open, and is still to be understood.
const openShare = 0.4

// Read reads a document into a draft. It returns source's errors for files
// that cannot be read, and ctx's when it was stopped.
func Read(ctx context.Context, name string, data []byte, o Options) (*draft.Draft, error) {
	opening := source.Options{Preparing: o.Preparing}
	if o.Progress != nil {
		opening.Progress = func(share float64) { o.Progress(share * openShare) }
	}
	doc, err := source.Read(ctx, name, data, opening)
	if err != nil {
		return nil, err
	}
	return ReadDocument(ctx, doc, o)
}
