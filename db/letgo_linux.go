package db

import (
	"syscall"

	"go.etcd.io/bbolt"
)

// letGo tells the system that the pages from which a whole ledger was read are not wanted soon. They stay in its
// cache, and leave the memory of the program. tx keeps the file where it is mapped.
func letGo(tx *bbolt.Tx) {
	_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, tx.DB().Info().Data, uintptr(tx.Size()), syscall.MADV_DONTNEED)
}
