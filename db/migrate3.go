package db

import (
	"fmt"

	"duban/model"

	"go.etcd.io/bbolt"
)

// fromSchema3 migrates a ledger whose programs knew fewer kinds of target, neither events nor the word of a unit on work
// without figures. No record changes; the standings, which hold more now, are derived anew.
func fromSchema3(tx *bbolt.Tx) error { return standingsAnew(tx) }

// standingsAnew derives all standings from the returns.
func standingsAnew(tx *bbolt.Tx) error {
	rows, err := rowsOf(mustBucket(tx, bucketNames[inTasks]))
	if err != nil {
		return err
	}
	var standings []keyed
	for _, row := range rows {
		value, err := unseal(bucketNames[inTasks], row.key, row.value)
		if err != nil {
			return err
		}
		t, err := decodeTask(value, nil)
		if err != nil {
			return err
		}
		returns, err := returnsOf(tx, t.ID, nil)
		if err != nil {
			return err
		}
		s := model.Summarise(t, returns, forever)
		standing, err := encodeStanding(&s)
		if err != nil {
			return fmt.Errorf("task %q: %w", t.ID, err)
		}
		if standing != nil {
			standings = append(standings, keyed{row.key, standing})
		}
	}
	if _, err := renew(tx, standingsBucket); err != nil {
		return err
	}
	for _, s := range standings {
		if err := write(tx, standingsBucket, s.key, s.value); err != nil {
			return err
		}
	}
	return nil
}
