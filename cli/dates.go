package cli

import (
	"time"

	"duban/internal/zh"
	"duban/model"
)

// parseDay reads a day as an officer types it, as model.ReadDay does.
func parseDay(text string, today model.Date, near model.Near) (model.Date, bool) {
	d, err := model.ReadDay(zh.Clean(text), today, near)
	return d.Date, err == nil
}

// The days that a ledger can hold.
var (
	firstDay = model.NewDate(1900, time.January, 1)
	lastDay  = model.NewDate(2199, time.December, 31)
)
