package db

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"go.etcd.io/bbolt"
)

// sealSize is how many bytes a checksum takes at the end of a stored value.
const sealSize = 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sumOf is the CRC-32C of a key and the value under it.
func sumOf(key, value []byte) uint32 {
	return crc32.Update(crc32.Update(0, castagnoli, key), castagnoli, value)
}

// seal returns the value as it is stored under key: with its checksum.
func seal(key, value []byte) []byte {
	out := make([]byte, 0, len(value)+sealSize)
	return binary.BigEndian.AppendUint32(append(out, value...), sumOf(key, value))
}

// unseal verifies the checksum of what is stored under key and returns the
// value without it. It returns nil where sealed is nil. in names the bucket.
func unseal(in string, key, sealed []byte) ([]byte, error) {
	if sealed == nil {
		return nil, nil
	}
	n := len(sealed) - sealSize
	if n < 0 || binary.BigEndian.Uint32(sealed[n:]) != sumOf(key, sealed[:n]) {
		return nil, fmt.Errorf("%s %s: its checksum is wrong: %w", in, keyText(key), ErrDamaged)
	}
	return sealed[:n:n], nil
}

// keyText is a key as a finding names it: as text where it is some.
func keyText(key []byte) string {
	for _, c := range key {
		if c < ' ' {
			return fmt.Sprintf("%x", key)
		}
	}
	return fmt.Sprintf("%q", key)
}

// read returns the value under key, nil where there is none. It is valid for
// as long as the transaction, and until the next write in it.
func read(tx *bbolt.Tx, name string, key []byte) ([]byte, error) {
	return unseal(name, key, mustBucket(tx, name).Get(key))
}

// write stores a value under key.
func write(tx *bbolt.Tx, name string, key, value []byte) error {
	if err := mustBucket(tx, name).Put(key, seal(key, value)); err != nil {
		return fmt.Errorf("writing to %s: %w", name, err)
	}
	return nil
}

// each calls fn with every key of a bucket that starts with prefix, and its value.
func each(tx *bbolt.Tx, name string, prefix []byte, fn func(k, v []byte) error) error {
	c := mustBucket(tx, name).Cursor()
	for k, v := c.Seek(prefix); k != nil && hasPrefix(k, prefix); k, v = c.Next() {
		v, err := unseal(name, k, v)
		if err == nil {
			err = fn(k, v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func hasPrefix(k, prefix []byte) bool {
	return len(k) >= len(prefix) && string(k[:len(prefix)]) == string(prefix)
}

// stateNumber reads a number of the state bucket; an absent one is 0.
func stateNumber(tx *bbolt.Tx, name string) (uint64, error) {
	v, err := read(tx, stateBucket, []byte(name))
	return number(v), err
}

func setState(tx *bbolt.Tx, name string, n uint64) error {
	return write(tx, stateBucket, []byte(name), u64(n))
}
