package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Options say how a file is read.
type Options struct {
	// Progress is told how far the reading has come, from 0 to 1; it may be nil.
	Progress func(share float64)
	// Preparing is told when a reader must be made ready before it reads, which
	// takes some seconds the first time; it may be nil.
	Preparing func()
}

// Bytes reads r to its end, and gives up on a file that is too large.
func Bytes(ctx context.Context, r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(&stopped{ctx, r}, maxSize+1))
	if err == nil && len(data) > maxSize {
		err = &LimitError{Limit: LimitSize, Max: maxSize}
	}
	return data, err
}

// stopped is a reader that gives up when its context does.
type stopped struct {
	ctx context.Context
	r   io.Reader
}

func (s *stopped) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}

// Read tells the kind of a file by its content and reads it. The errors are
// those of this package, wrapped, and ctx's when it was stopped. Data must not
// change while it is read.
func Read(ctx context.Context, name string, data []byte, o Options) (doc *Document, err error) {
	if len(data) > maxSize {
		return nil, &LimitError{Limit: LimitSize, Max: maxSize}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b := &builder{ctx: ctx, progress: o.Progress, preparing: o.Preparing, doc: &Document{Name: baseName(name)}}
	// The readers of packed files are made for files that keep to the rules;
	// what a broken one makes them do must not end the program.
	defer func() {
		if r := recover(); r != nil {
			doc, err = nil, &DamagedError{Kind: b.doc.Kind, Err: fmt.Errorf("%w: %v", errFailed, r)}
		}
	}()
	if err := b.read(data); err != nil {
		if stopped := ctx.Err(); stopped != nil && !errors.Is(err, stopped) {
			err = stopped
		}
		return nil, err
	}
	b.report(1)
	return b.doc, nil
}

// baseName returns a file's name without its folder, whichever way the folders are parted.
func baseName(name string) string { return name[strings.LastIndexAny(name, `/\`)+1:] }

// read fills the builder's document from data.
func (b *builder) read(data []byte) error {
	kind, archive, err := detect(data)
	b.doc.Kind = kind
	if err != nil {
		return err
	}
	switch kind {
	case Word:
		return readWord(b, archive)
	case Excel:
		return readExcel(b, archive)
	case PDF:
		return readPDF(b, data)
	case OldOffice:
		format := oldFormat(data)
		if archive != nil {
			format = archive.openDocument()
		}
		return readOldOffice(b, data, format)
	}
	text, err := b.decode(data)
	if err != nil {
		return err
	}
	return b.readPlain(text)
}
