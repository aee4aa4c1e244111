package db

import "syscall"

// noRoom lists the codes of Windows for a full disk, ERROR_HANDLE_DISK_FULL
// and ERROR_DISK_FULL, which package syscall does not name.
var noRoom = [...]syscall.Errno{39, 112}
