package db

import (
	"encoding/binary"
	"hash/fnv"
	"os"
)

// A bbolt file starts with two pages that say where all others lie. Each transaction writes the one that the
// transaction before it did not, with its own number and a checksum. bbolt goes by the newer one that is sound and
// does not say when it passes over the other: the last transaction is then as if it had never been.

// firstPages says how the two pages at the start of a file were found.
type firstPages uint8

const (
	// bothSound is how they should be.
	bothSound firstPages = iota
	// spareDamaged: the one damaged is not needed, and the next transaction writes it anew.
	spareDamaged
	// newestDamaged: the one damaged is or may be the newer one.
	newestDamaged
)

// Where the parts of such a page stand, in bytes: behind the header that every page has, of 16, which Check has
// bbolt look at.
const (
	firstPageMagic = 16
	firstPageSize  = 24 // of every page of the file
	firstPageUsed  = 56 // how many pages are
	firstPageTx    = 64
	firstPageSum   = 72 // of what is before it
	firstPageEnd   = 80
)

// boltMagic is the number by which bbolt knows its files.
const boltMagic = 0xED0CDAED

// lookAtFirstPages looks at the pages of an open file before anything is written to it. bbolt has found at least
// one of them to be sound.
func lookAtFirstPages(f *os.File, pageSize int) (firstPages, error) {
	var pages [2][firstPageEnd]byte
	for i := range pages {
		if _, err := f.ReadAt(pages[i][:], int64(i*pageSize)); err != nil {
			return bothSound, err
		}
	}
	for i := range pages {
		page, other := pages[i][:], pages[1-i][:]
		switch {
		case !soundFirst(page) && writtenBy(page) != writtenBy(other)-1:
			return newestDamaged, nil
		case !soundFirst(page):
			return spareDamaged, nil
		}
	}
	return bothSound, nil
}

// writtenBy is the number of the transaction that wrote a page.
func writtenBy(page []byte) uint64 { return binary.NativeEndian.Uint64(page[firstPageTx:]) }

// soundFirst reports whether bbolt would go by the page.
func soundFirst(page []byte) bool {
	sum := fnv.New64a()
	_, _ = sum.Write(page[firstPageMagic:firstPageSum])
	return binary.NativeEndian.Uint32(page[firstPageMagic:]) == boltMagic &&
		binary.NativeEndian.Uint64(page[firstPageSum:]) == sum.Sum64()
}
