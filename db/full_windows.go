package db

import (
	"errors"
	"syscall"
)

// The codes of Windows for a full disk, which package syscall does not name.
const (
	errorHandleDiskFull = syscall.Errno(39)
	errorDiskFull       = syscall.Errno(112)
)

// isDiskFull reports whether err says that there is no room on the disk.
func isDiskFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}
