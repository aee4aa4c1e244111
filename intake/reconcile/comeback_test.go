package reconcile_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"duban/db"
	"duban/db/dbtest"
	"duban/intake/draft"
	"duban/intake/draft/drafttest"
	"duban/intake/reconcile"
	"duban/model"
)

// row is one row of an invented plan, as its document prints it.
type row struct {
	no, section, title, unit string
	month                    int
	targets                  []string // metrics
	value                    int
	report                   string
}

// planOf reads rows as a reader would.
func planOf(rows []row) *draft.Draft {
	d := drafttest.Sample()
	d.Plans[0].Items = nil
	d.Unread = nil
	for i, r := range rows {
		t := model.Task{
			No: r.no, Section: []string{r.section}, Title: r.title, LeadUnits: []string{r.unit}, Deadline: drafttest.Due(2026, r.month, 28, ""),
			Detail: &model.Detail{Source: model.Source{Document: "样政发〔2026〕8号", Line: i + 3, Text: r.title}},
		}
		text := ""
		for n, metric := range r.targets {
			printed := fmt.Sprintf("%s达到%d项。", metric, r.value+n)
			text += printed
			t.Targets = append(t.Targets, drafttest.Target(metric, fmt.Sprint(r.value+n), "项", printed))
		}
		t.Detail.Text = text
		it := draft.Item{Record: model.Record{Task: t}, Span: draft.Span{From: i + 3, To: i + 3}}
		if r.report != "" {
			it.Record.Returns = []model.Return{{Date: today - 30, Text: r.report}}
		}
		d.Plans[0].Items = append(d.Plans[0].Items, it)
	}
	return d
}

// again reads rows, and brings to mind what became of them.
func again(rows []row, l *model.Ledger) (*draft.Draft, reconcile.Difference) {
	d := planOf(rows)
	d.Stamp()
	reconcile.Recall(l, d)
	return d, reconcile.Compare(l, d)
}

// walk is one officer's dealings with one document.
type walk struct {
	*rand.Rand
	t      *testing.T
	s      *db.Store
	rows   []row
	unique int
}

func (w *walk) one(list ...string) string { return list[w.IntN(len(list))] }

// name is a name that is like no other.
func (w *walk) name() string {
	name := make([]rune, 6)
	for i := range name {
		name[i] = rune(0x4e00 + w.IntN(0x4000))
	}
	return string(name)
}

func (w *walk) row() row {
	w.unique++
	r := row{
		no: fmt.Sprint(w.unique), section: w.one("一、发展", "二、民生", "三、治理"),
		title: w.one("建设", "改造", "推进") + w.name() + w.one("工程", "项目"),
		unit:  w.one("交通局", "水利局", "民政局", "工信局"), month: 2 + w.IntN(11), value: 1 + w.IntN(50),
	}
	for n := range w.IntN(4) {
		r.targets = append(r.targets, []string{"新建", "改造", "投产"}[n])
	}
	if w.IntN(4) == 0 {
		r.report = w.one("已开工", "正在招标")
	}
	return r
}

// review makes a few edits of a draft, as an officer does before it is stored.
func (w *walk) review(d *draft.Draft) {
	for range w.IntN(8) {
		n := len(d.Plans[0].Items)
		at := draft.At{Item: w.IntN(n)}
		switch w.IntN(6) {
		case 0:
			must(w.t, d.Drop(at))
		case 1:
			_ = d.Merge(at) // the last one has none behind it
		case 2:
			_, _ = d.SplitTargets(at)
		case 3:
			_, _ = d.SplitSentences(at)
		case 4:
			must(w.t, d.Change(at, func(t *model.Task) error {
				t.Title, t.LeadUnits = t.Title+"（核）", []string{"督查室"}
				return nil
			}))
		case 5:
			must(w.t, d.Accept(at, today, "王"))
		}
	}
}

// keep does a few things to the ledger, as an officer does in a year.
func (w *walk) keep(l *model.Ledger) *model.Ledger {
	for range w.IntN(6) {
		records := l.Plans[0].Records
		if len(records) == 0 {
			break
		}
		t := records[w.IntN(len(records))].Task
		var err error
		switch w.IntN(7) {
		case 0:
			_, err = w.s.RemoveTask(t.ID)
		case 1:
			t.Title = fmt.Sprint("改称", w.IntN(1000))
			_, err = w.s.SaveTask(&t, model.ActEdit, "")
		case 2:
			t.LeadUnits = []string{"发改局"}
			_, err = w.s.SaveTask(&t, model.ActEdit, "")
		case 3:
			if t.Closed != nil || len(t.Extensions) > 0 {
				continue
			}
			must(w.t, t.Extend(today, model.Deadline{Date: model.NewDate(2027, 3, 31), Precision: model.ToDay, Given: true}, "汛期", "王"))
			_, err = w.s.SaveTask(&t, model.ActEdit, "")
		case 4:
			_, err = w.s.Report(t.ID, model.Return{Date: today - 10, Text: "过半"})
		case 5:
			t.Section = []string{"四、其他"}
			_, err = w.s.SaveTask(&t, model.ActEdit, "")
		case 6:
			if t.Closed == nil {
				must(w.t, t.Close(today, "办结", "王"))
				_, err = w.s.SaveTask(&t, model.ActClose, "")
			}
		}
		must(w.t, err)
		l = w.export()
	}
	return l
}

func (w *walk) export() *model.Ledger {
	l, err := w.s.Ledger()
	must(w.t, err)
	return l
}

// Whatever an officer made of a document and of its tasks since, the same
// document brings nothing, and its corrected issue brings what it corrects.
func TestADocumentThatComesBackBringsOnlyWhatItChanges(t *testing.T) {
	for seed := range uint64(150) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			w := &walk{Rand: rand.New(rand.NewPCG(seed, 7)), t: t, s: dbtest.Open(t)}
			for range 3 + w.IntN(12) {
				w.rows = append(w.rows, w.row())
			}
			if seed%5 == 0 {
				w.rows = append(w.rows, w.rows[0]) // a row that is printed twice
			}
			d, f := again(w.rows, &model.Ledger{})
			w.review(d)
			f = reconcile.Compare(&model.Ledger{}, d)
			l := store(t, w.s, d, &f, &model.Ledger{})
			if len(l.Plans) == 0 {
				return // all was dropped, and no campaign made
			}
			l = w.keep(l)

			for turn := range 2 {
				d, f = again(w.rows, l)
				if c := f.Counts(); c.New+c.Changed+c.Gone+c.Doubtful > 0 {
					w.show(&f, d)
					t.Fatalf("turn %d: the same document: %+v", turn, c)
				}
				if u := reconcile.Update(l, []*draft.Draft{d}, []reconcile.Difference{f}, today); !u.IsEmpty() {
					t.Fatalf("turn %d: the same document brings %+v", turn, u)
				}
				if turn == 0 {
					l = w.mutate(l)
				}
			}
		})
	}
}

func (w *walk) show(f *reconcile.Difference, d *draft.Draft) {
	for i, it := range f.Plans[0].Items {
		if it.State == reconcile.New || it.State == reconcile.Changed {
			w.t.Logf("%q: %d %+v %+v", d.Plans[0].Items[i].Record.Task.Title, it.State, it.Fields, it.Doubts)
		}
	}
	for _, r := range w.export().Plans[0].Records {
		w.t.Logf("kept %q %+v", r.Task.Title, r.Task.Detail.Source.Rows)
	}
	for _, r := range w.export().Plans[0].Campaign.Dropped {
		w.t.Logf("dropped %+v", r)
	}
	for _, g := range f.Gone {
		w.t.Logf("gone %q", g.Record.Task.Title)
	}
}

// mutate brings in a corrected issue with a few changes and sees to it that
// they are all that shows, and that nothing of the officer's is lost.
func (w *walk) mutate(l *model.Ledger) *model.Ledger {
	t := w.t
	before := l
	rows := slices.Clone(w.rows)
	added, removed, changed := 0, 0, make(map[string]bool)
	for range 1 + w.IntN(3) {
		i := w.IntN(len(rows))
		switch w.IntN(4) {
		case 0:
			rows[i].month = rows[i].month%12 + 1
			changed[rows[i].title] = true
		case 1:
			rows[i].value += 100
			changed[rows[i].title] = true
		case 2:
			rows = slices.Insert(rows, i, w.row())
			added++
		case 3:
			if len(rows) > 1 {
				rows = slices.Delete(rows, i, i+1)
				removed++
			}
		}
	}
	d, f := again(rows, l)
	c := f.Counts()
	// A row that was split is as many tasks as it has parts, at most three.
	if c.New > added || c.Changed > 3*(len(changed)+removed) || c.Gone > 3*removed {
		w.show(&f, d)
		t.Fatalf("%d added, %d removed, %d changed: %+v", added, removed, len(changed), c)
	}
	after := store(t, w.s, d, &f, l)
	for _, old := range before.Plans[0].Records {
		i := slices.IndexFunc(after.Plans[0].Records, func(r model.Record) bool { return r.Task.ID == old.Task.ID })
		if i < 0 {
			t.Fatalf("%q is lost", old.Task.Title)
		}
		now := &after.Plans[0].Records[i]
		if now.Task.Title != old.Task.Title || !slices.Equal(now.Task.LeadUnits, old.Task.LeadUnits) || !slices.Equal(now.Task.Section, old.Task.Section) ||
			!reflect.DeepEqual(now.Task.Closed, old.Task.Closed) || len(now.Task.Extensions) != len(old.Task.Extensions) || len(now.Returns) < len(old.Returns) {
			if !slices.ContainsFunc([]rune(old.Task.Title), func(r rune) bool { return r == '达' }) { // the title of a part is its target, which may change
				t.Fatalf("the officer's is lost: %+v, was %+v", now.Task, old.Task)
			}
		}
	}
	if len(after.Plans[0].Records) != len(before.Plans[0].Records)+c.New {
		t.Fatalf("%d tasks became %d, with %d new", len(before.Plans[0].Records), len(after.Plans[0].Records), c.New)
	}
	if !reflect.DeepEqual(after, before) {
		if _, err := w.s.Undo(); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(w.export(), before) {
			t.Fatal("one undo does not take the import back")
		}
		if _, err := w.s.Redo(); err != nil {
			t.Fatal(err)
		}
	}
	// What the issue removed is gone for good: the next turn has its rows.
	u := model.Update{}
	for _, g := range f.Gone {
		u.Remove = append(u.Remove, g.Record.Task.ID)
	}
	if _, err := w.s.Update(&u, model.ActImport, ""); err != nil {
		t.Fatal(err)
	}
	w.rows = rows
	return w.export()
}
