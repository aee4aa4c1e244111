package db

import (
	"slices"

	"go.etcd.io/bbolt"
)

// fromSchema4 migrates a ledger without an index of linked indicators, and with standings that do not tell when a broken zero
// line was last reported. No record changes.
func fromSchema4(tx *bbolt.Tx) error {
	if _, err := tx.CreateBucketIfNotExists([]byte(linksBucket)); err != nil { // the first steps make all buckets
		return err
	}
	var keys []string
	err := each(tx, bucketNames[inTasks], nil, func(k, v []byte) error {
		id, err := firstField(tx, k, v)
		if err != nil {
			return err
		}
		links, err := linksIn(v)
		for _, link := range links {
			keys = append(keys, string(linkKey(link, string(id))))
		}
		return err
	})
	if err != nil {
		return err
	}
	slices.Sort(keys)
	for _, key := range keys {
		if err := write(tx, linksBucket, []byte(key), []byte{}); err != nil {
			return err
		}
	}
	return standingsAnew(tx)
}
