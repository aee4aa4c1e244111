package source

import (
	"context"
	"errors"
)

// Options say how a file is read.
type Options struct {
	// Progress is told how far the reading has come, from 0 to 1; it may be nil.
	Progress func(share float64)
}

// ErrUnknown is returned for a file that is of no kind that can be read.
var ErrUnknown = errors.New("the file is of no kind that can be read")

// Read tells the kind of a file by its content and reads it.
func Read(ctx context.Context, name string, data []byte, o Options) (*Document, error) {
	return nil, ErrUnknown
}
