//go:build !unix

package ui

import "os"

// wholeInput is the terminal itself: consoles send keys and not sequences.
func wholeInput(f *os.File) *os.File { return f }
