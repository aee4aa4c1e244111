//go:build !windows && !solaris && !aix

package scratch

import (
	"os"
	"syscall"
)

// claim locks what this process works on, so that it can still be read; the lock ends with the process. A file system
// without locks is as good: then nobody finds that it is abandoned.
func claim(f *os.File) bool {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB)
	return err != syscall.EWOULDBLOCK
}

// abandoned reports whether no process works on it any more, and locks it then.
func abandoned(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}
