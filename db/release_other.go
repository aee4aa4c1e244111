//go:build windows || solaris || aix

package db

import "os"

// release lets go of a file that bbolt cannot close any more.
func release(f *os.File) error { return f.Close() }
