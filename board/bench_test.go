package board

import "testing"

// benchSize is the size that the speed of the program is measured at.
const benchSize = 100_000

func benchBoard(b *testing.B) *Board {
	c, tasks := large(benchSize)
	bd := New(c, tasks, nil, calendar, day)
	bd.Prepare()
	return bd
}

func BenchmarkNew(b *testing.B) {
	c, tasks := large(benchSize)
	b.ReportAllocs()
	for b.Loop() {
		New(c, tasks, nil, calendar, day)
	}
}

func BenchmarkPrepare(b *testing.B) {
	bd := benchBoard(b)
	b.ReportAllocs()
	for b.Loop() {
		bd.index = nil
		bd.Prepare()
	}
}

func BenchmarkReplace(b *testing.B) {
	bd := benchBoard(b)
	t := *bd.At(benchSize / 2).Task
	for b.Loop() {
		bd.Replace(&t)
	}
}

// BenchmarkFilter is one keystroke: the query is read and all rows are filtered.
func BenchmarkFilter(b *testing.B) {
	bd := benchBoard(b)
	for _, s := range []string{"g", "gk", "gangkou", "qqqq", "港", "港口", "住建局", "没有的", "单位:交通", "灯:红,黄", "单位:交通局 灯:红,黄 期限<2026-12 -已完成", "gk | kfb -逾期"} {
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				bd.Filter(ParseLoose(s), nil)
			}
		})
	}
}

// BenchmarkTyping is one more letter of a word, among the rows that the word before it gave.
func BenchmarkTyping(b *testing.B) {
	bd := benchBoard(b)
	for _, s := range [][2]string{{"g", "gk"}, {"港", "港口"}} {
		b.Run(s[1], func(b *testing.B) {
			within := bd.Filter(ParseLoose(s[0]), nil)
			for b.Loop() {
				bd.Filter(ParseLoose(s[1]), within)
			}
		})
	}
}

func BenchmarkSort(b *testing.B) {
	bd := benchBoard(b)
	for _, c := range Columns() {
		b.Run(c.String(), func(b *testing.B) {
			for b.Loop() {
				bd.places[c] = nil
				bd.Sort(bd.all(), c, false)
			}
		})
		b.Run(c.String()+"/again", func(b *testing.B) {
			for b.Loop() {
				bd.Sort(bd.all(), c, true)
			}
		})
	}
}

func BenchmarkGroup(b *testing.B) {
	bd := benchBoard(b)
	for _, g := range Groupings() {
		b.Run(g.String(), func(b *testing.B) {
			for b.Loop() {
				bd.Group(nil, g, heading)
			}
		})
	}
}

func BenchmarkTotals(b *testing.B) {
	bd := benchBoard(b)
	for b.Loop() {
		bd.counted = false
		bd.Totals()
	}
}

func BenchmarkByCampaign(b *testing.B) {
	bd := benchBoard(b)
	for b.Loop() {
		bd.ByCampaign()
	}
}

func BenchmarkByUnit(b *testing.B) {
	bd := benchBoard(b)
	for b.Loop() {
		bd.ByUnit()
	}
}

func BenchmarkDueLists(b *testing.B) {
	bd := benchBoard(b)
	for b.Loop() {
		bd.Overdue()
		bd.DueSoon()
		bd.TurningRed()
		bd.Unreported()
	}
}
