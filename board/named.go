package board

import "slices"

// ColumnNamed is the column that String calls so; ok is false where there is none.
func ColumnNamed(name string) (c Column, ok bool) {
	at := slices.Index(columnNames[:], name)
	return Column(max(at, 0)), at >= 0
}

// GroupingNamed is the grouping that String calls so; ok is false where there is none.
func GroupingNamed(name string) (g GroupBy, ok bool) {
	at := slices.Index(groupNames[:], name)
	return GroupBy(max(at, 0)), at >= 0
}
