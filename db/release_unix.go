//go:build !windows && !solaris && !aix

package db

import (
	"os"
	"syscall"
)

// release lets go of a file that bbolt cannot close any more. Closing alone
// would not unlock it: the mapping, which only bbolt could undo, keeps the
// system's hold on the open file, and with it the lock.
func release(f *os.File) error {
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN)
	return f.Close()
}
