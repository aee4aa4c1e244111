package ui_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"duban/board"
	"duban/model"
	"duban/ui"
)

// The tasks of the small ledger, and those of them that are not done, with which
// the table opens.
var (
	everyTask = []string{"port", "road", "water", "care", "park", "school", "clinic"}
	openTasks = []string{"port", "road", "water", "care", "park"}
)

// goesToAll shows every task, ungrouped, also those that are done.
func (o *officer) goesToAll() {
	o.t.Helper()
	o.press("2 / text:灯:红,黄,绿,灰,完 enter")
	o.shown(everyTask...)
}

func TestSearchTakesHanziPinyinAndInitials(t *testing.T) {
	for _, c := range []struct {
		keys string
		want []string
	}{
		{"ime:港口", []string{"port"}},
		{"text:gk", []string{"port"}},
		{"text:gangkou", []string{"port"}},
		{"text:kfb", []string{"care"}},
		{"ime:建设", []string{"port", "care"}},
		{"text:单位:卫健局", []string{"care", "clinic"}},
		{"text:单位：卫健局", []string{"care", "clinic"}}, // the full-width colon of an input method
		{"text:unit:wjj", []string{"care", "clinic"}},
		{"text:灯:红", []string{"port", "water"}},
		{"text:灯：红，黄", []string{"port", "water", "park"}},
		{"text:领导:王建国", []string{"port", "water"}},
		{`text:"领导:王建国 -逾期"`, []string{"port"}},
		{"text:行动:民生", []string{"care", "park", "school", "clinic"}},
		{"text:期限<2026-11", []string{"water", "school"}},
		{`text:"期限<2026-11 -已完成"`, []string{"water"}},
		{"text:逾期", []string{"water"}},
		{"text:待核实", []string{"park"}},
		{"text:分组:公路", []string{"road", "water"}},
		{"text:没有这样的任务", nil},
	} {
		t.Run(c.keys, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press("2 / " + c.keys)
				o.shown(c.want...) // as it is typed, before Enter
				o.press("enter")
				o.shown(c.want...)
				if len(c.want) == 0 {
					o.sees("没有符合条件的任务")
				}
				o.press("esc")
				o.shown(openTasks...)
			})
		})
	}
}

func TestSearchNarrowsAndWidensWithEveryKey(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 / text:w")
		some := len(o.app.ShownTasks())
		o.press("text:hgy")
		o.shown("park")
		o.press("backspace backspace backspace")
		if n := len(o.app.ShownTasks()); n != some {
			o.t.Errorf("%d rows for w after three letters were taken back, %d before", n, some)
		}
		o.press("backspace")
		o.shown(openTasks...)
		o.press("text:gk left left text:-") // in the middle: -gk
		if slices.Contains(o.app.ShownTasks(), "port") {
			o.t.Error("-gk shows 港口")
		}
	})
}

func TestSearchBeginsFromEveryPageAndByItsOtherKeys(t *testing.T) {
	for _, page := range []string{"1", "2", "3", "4", "5", "2 enter"} {
		for _, find := range []string{"/", "／", "、", "f3", "alt+/"} {
			t.Run(page+" "+find, func(t *testing.T) {
				work(t, small(), func(o *officer) {
					o.press(page + " " + find + " text:gk")
					o.shown("port")
					o.cursorBehind("gk")
				})
			})
		}
	}
}

func TestABrokenQuerySaysWhatIsWrongAndKeepsTheRows(t *testing.T) {
	for _, c := range []struct{ query, says string }{
		{"灯:紫", "紫"},
		{"期限<前些天", "前些天"},
		{`(港口`, ""},
		{"单位:", ""},
	} {
		t.Run(c.query, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press("2 / text:" + c.query)
				line := o.look()[2]
				q, err := board.ParseQuery(c.query)
				if err == nil {
					o.t.Fatalf("%q is no broken query: %v", c.query, q)
				}
				o.told(c.says)
				if !strings.Contains(line, c.says) || len(o.app.ShownTasks()) == 0 {
					o.t.Errorf("the screen says %q and shows %d rows", line, len(o.app.ShownTasks()))
				}
			})
		})
	}
}

func TestFilterMenuWritesTheQueryLanguage(t *testing.T) {
	for _, c := range []struct{ choose, query string }{
		{"ime:红灯", "灯:红"},
		{"ime:逾期未完", "逾期"},
		{"ime:未办结", "-已完成"},
		{"text:jtj", "主责=交通局"},
		{"ime:陈芳", "领导:陈芳"},
		{"ime:12月到期", "期限:2026-12"},
	} {
		t.Run(c.query, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.press("2 / text:灯:红,黄,绿,灰,完 enter f " + c.choose + " enter")
				if q := strings.TrimSpace(strings.TrimPrefix(o.app.Query(), "灯:红,黄,绿,灰,完")); q != c.query {
					o.t.Fatalf("the query is %q", q)
				}
				got := slices.Clone(o.app.ShownTasks())
				o.press("esc / text:" + c.query + " enter")
				o.shown(got...)
				if len(got) == 0 || len(got) == len(everyTask) {
					o.t.Errorf("%q shows %v", c.query, got)
				}
			})
		})
	}
}

func TestFilterMenuReplacesATermOfTheSameField(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 f ime:红灯 enter f text:jtj enter f ime:绿灯 enter")
		if q := o.app.Query(); q != "主责=交通局 灯:绿" {
			o.t.Errorf("the query is %q", q)
		}
		o.shown("road")
		o.press("f ime:清除筛选 enter")
		o.shown(openTasks...)
	})
}

func TestFilterMenuOffersOnlyWhatTheRowsHave(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 / text:行动:民生 enter f")
		o.sees("主责=卫健局")
		for _, name := range o.app.Options() {
			if name == "交通局" || strings.Contains(name, "王建国") {
				o.t.Errorf("the menu offers %q, which no row shown has", name)
			}
		}
	})
}

// Every column sorts both ways, and the cursor stays with its task.
func TestSortingByEveryColumnBothWays(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.goesToAll()
		o.press("down")
		id := o.app.CurrentTask()
		names := o.columnNames()
		if len(names) < len(board.Columns()) {
			o.t.Fatalf("the menu offers %v", names)
		}
		order := func(keys string) []string {
			o.press(keys)
			o.on(id)
			return slices.Clone(o.app.ShownTasks())
		}
		for i := range board.Columns() {
			choose := "s " + strings.Repeat("down ", i) + "enter"
			up := order(choose)
			if board.Columns()[i] == board.LightColumn { // the table opens by lights, so that it was turned round
				up = order(choose)
			}
			down := order(choose)
			if slices.Equal(up, down) {
				o.t.Errorf("%s: both ways give %v", names[i], up)
			}
			for _, rows := range [][]string{up, down} {
				sorted := slices.Clone(rows)
				slices.Sort(sorted)
				want := slices.Clone(everyTask)
				slices.Sort(want)
				if !slices.Equal(sorted, want) {
					o.t.Errorf("%s shows %v", names[i], rows)
				}
			}
		}
	})
}

func TestWhatTheColumnsSortBy(t *testing.T) {
	for _, c := range []struct {
		column string
		want   []string // these, in this order
	}{
		{"灯", []string{"port", "water", "park", "road", "care", "school", "clinic"}},
		{"序号", []string{"port", "road", "school", "water"}}, // 2 before 10
		{"任务", []string{"port", "care", "road", "clinic", "park", "school", "water"}},
		{"时限", []string{"school", "water", "port"}},
		{"完成", []string{"port", "water", "care", "road"}},
		{"差", []string{"port", "road"}},
		{"最近填报", []string{"park", "school", "port", "road", "care", "clinic"}},
	} {
		t.Run(c.column, func(t *testing.T) {
			work(t, small(), func(o *officer) {
				o.goesToAll()
				if c.column == "灯" {
					o.press("s ime:文件顺序 enter")
				}
				o.press("s")
				i := slices.Index(o.app.Options(), c.column)
				if i < 0 {
					o.t.Fatalf("the menu offers %v", o.app.Options())
				}
				o.press(strings.Repeat("down ", i) + "enter")
				var got []string
				for _, id := range o.app.ShownTasks() {
					if slices.Contains(c.want, id) {
						got = append(got, id)
					}
				}
				if !slices.Equal(got, c.want) {
					o.t.Errorf("the order is %v", got)
				}
			})
		})
	}
}

func (o *officer) columnNames() []string {
	o.t.Helper()
	o.press("s")
	names := o.app.Options()
	o.press("esc")
	return names
}

func TestGroupingByEach(t *testing.T) {
	work(t, small(), func(o *officer) {
		for _, c := range []struct {
			name   string
			groups []string
		}{
			{"行动", []string{"交通建设会战", "民生实事"}},
			{"章节", []string{"水运", "公路", "卫生", "文化", "教育"}},
			{"单位", []string{"交通局", "农业农村局", "住建局", "卫健局", "文旅局", "教育局"}},
			{"灯", []string{"红", "黄", "绿", "办结"}},
			{"到期月份", []string{"9月", "10月", "12月"}},
			{"领导", []string{"王建国", "李志强", "陈芳"}},
			{"不分组", nil},
		} {
			o.goesToAll()
			o.press("g")
			i := slices.Index(o.app.Options(), c.name)
			if i < 0 {
				o.t.Fatalf("the menu offers %v and not %s", o.app.Options(), c.name)
			}
			o.press(strings.Repeat("down ", i) + "enter")
			got := o.app.GroupTitles()
			for _, want := range c.groups {
				if !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, want) }) {
					o.t.Errorf("by %s the groups are %v, without %s", c.name, got, want)
				}
			}
			if c.groups == nil && len(got) > 0 {
				o.t.Errorf("without groups the groups are %v", got)
			}
			o.sees("港口码头建设")
		}
		// A task of two units stands under both.
		o.press("g ime:单位 enter")
		n := 0
		for _, id := range o.app.ShownTasks() {
			if id == "road" {
				n++
			}
		}
		if n != 2 {
			o.t.Errorf("the task of two units stands under %d", n)
		}
	})
}

func TestFilterInEnglish(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 f text:Red enter")
		if q := o.app.Query(); q != "light:red" {
			o.t.Errorf("the query is %q", q)
		}
		o.shown("port", "water")
	}, func(o *ui.Options) { o.Lang = model.English })
}

func TestPastedTextIsSearchedFor(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 /")
		o.send(tea.PasteMsg{Content: "港口\x1b[31m码头\n"})
		o.shown("port")
		if q := o.app.Query(); q != "港口码头" {
			o.t.Errorf("the query is %q", q)
		}
	})
}

func TestSectionIsChosenFromTheFilterMenu(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("2 f ime:公路 enter")
		o.shown("water", "road")
		if q := o.app.Query(); q != "分组=公路" {
			t.Errorf("the query is %q", q)
		}
		o.press("f ime:红灯 enter")
		o.shown("water") // a second term is added to it
		if q := o.app.Query(); q != "分组=公路 灯:红" {
			t.Errorf("the query is %q", q)
		}
	})
}

// While a query is typed, the rows are taken from those before; that is only to
// be faster, and never shows other rows.
func TestTypingLetterByLetterShowsWhatTheWholeQueryShows(t *testing.T) {
	for _, q := range []string{"gkmt", "jianshe", "建设", "单位:交通局 灯:红", "灯:红,黄 -逾期", "jt | kfb", "-建设", "(港 | 公) 建", "期限<2026-12", "编号:po"} {
		t.Run(q, func(t *testing.T) {
			work(t, sample(), func(o *officer) {
				o.press("2 s ime:时限 enter s ime:时限 enter")
				at := func(keys string) []string {
					o.press("/ " + keys)
					got := slices.Clone(o.app.ShownTasks())
					o.press("esc")
					return got
				}
				one := "text:" + strconv.Quote(q)
				if step, whole := at(one), at("paste:"+strconv.Quote(q)); !slices.Equal(step, whole) || len(step) == 0 {
					o.t.Errorf("typed it shows %d rows, pasted %d", len(step), len(whole))
				}
			})
		})
	}
}

// The rows of one plan are never taken for those of another, though both are searched alike.
func TestTheSameQueryInAnotherPlanShowsThatPlansTasks(t *testing.T) {
	work(t, small(), func(o *officer) {
		plans := map[string]bool{}
		for _, move := range []string{"", "down"} {
			o.afresh(small())
			o.press("1 enter / text:未报 enter")
			o.press("3 tab " + move + " enter") // the reports of a plan that are due
			for _, id := range o.app.ShownTasks() {
				plans[o.task(id).Campaign] = true
			}
			if len(o.app.ShownTasks()) == 0 {
				o.t.Fatalf("no task is shown:\n%s", o.screen())
			}
		}
		if !plans["jt"] || !plans["ms"] {
			o.t.Errorf("the reports due in two plans lead to the tasks of %v", plans)
		}
	})
}
