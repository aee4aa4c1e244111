//go:build !windows

package db

import "syscall"

// noRoom lists what the system calls it when there is no room: on the disk, in
// the user's share of it, or in what the file system allows one file.
var noRoom = [...]syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
