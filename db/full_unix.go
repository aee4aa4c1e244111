//go:build !windows

package db

import (
	"errors"
	"syscall"
)

// isDiskFull reports whether err says that there is no room: on the disk, in
// the user's share of it, or in what the file system allows one file.
func isDiskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
