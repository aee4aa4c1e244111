package db

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"duban/model"
)

// large makes a ledger of n tasks as they are in a county: titles of their own,
// a few hundred units and leaders, one or two figures each, five reports.
func large(n int) *model.Ledger {
	l := new(model.Ledger)
	for i := range 300 {
		l.Units = append(l.Units, model.Unit{Name: fmt.Sprintf("区直属第%d单位", i)})
	}
	const plans = 10
	for c := range plans {
		plan := model.Plan{Campaign: testCampaign(fmt.Sprintf("plan-%d", c))}
		for i := range n / plans {
			t := testTask(fmt.Sprintf("plan-%d-%05d", c, i), plan.Campaign.ID, fmt.Sprintf("附件%d", i*20*plans/n))
			t.Title = fmt.Sprintf("完成第%d号路段路基工程并铺设油面，年底前交付使用", i)
			t.No = fmt.Sprint(i%40 + 1)
			t.LeadUnits = []string{l.Units[i%300].Name}
			t.ResponsibleUnits = []string{l.Units[(i*7)%300].Name, l.Units[(i*11)%300].Name}
			t.Leaders = []string{fmt.Sprintf("领导%d", i%60)}
			t.Targets[0].Value = dec(fmt.Sprintf("%d.%02d", i%900+1, i%100))
			if i%3 == 0 {
				t.Targets = append(t.Targets, model.Target{Metric: "里程", Op: model.AtLeast, Value: dec("12.5"), Unit: "公里", Text: "12.5公里"})
			}
			r := model.Record{Task: t}
			for q := range 5 {
				p := testReport(fmt.Sprintf("%d-06-30", 2018+q), fmt.Sprintf("0.%02d", 10+q*15+i%10))
				r.Returns = append(r.Returns, p)
			}
			plan.Records = append(plan.Records, r)
		}
		l.Plans = append(l.Plans, plan)
	}
	return l
}

// bigLedger is a ledger file of 100,000 tasks, which is made when the first
// benchmark asks for it.
type bigLedger struct {
	make sync.Once
	path string
	err  error
}

func (l *bigLedger) file(b *testing.B) string {
	b.Helper()
	l.make.Do(func() {
		var dir string
		if dir, l.err = os.MkdirTemp("", "duban-bench-*"); l.err != nil {
			return
		}
		l.path = filepath.Join(dir, "large.duban")
		var s *Store
		if s, l.err = Open(l.path, Options{NoSync: true, Keep: -1, Now: testNow}); l.err != nil {
			return
		}
		if _, _, _, l.err = s.Import(large(100_000), model.ActSeed); l.err == nil {
			l.err = s.Close()
		}
	})
	if l.err != nil {
		b.Fatal(l.err)
	}
	return l.path
}

// remove deletes the file, if it was made.
func (l *bigLedger) remove() {
	if l.path != "" {
		_ = os.RemoveAll(filepath.Dir(l.path))
	}
}

var big bigLedger

func TestMain(m *testing.M) {
	if child(os.Getenv(childEnv)) {
		return
	}
	code := m.Run()
	big.remove()
	os.Exit(code)
}

// openLarge opens the ledger of 100,000 tasks as the program does, with fsync.
func openLarge(b *testing.B) *Store {
	b.Helper()
	path := big.file(b)
	s := must(Open(path, Options{Keep: -1, Now: testNow}))(b)
	b.Cleanup(func() { _ = s.Close() })
	return s
}

func BenchmarkLoad100k(b *testing.B) {
	s := openLarge(b)
	var tasks []*model.Task
	for b.Loop() {
		tasks = nil
		tasks = must(s.Tasks())(b)
	}
	b.ReportMetric(float64(len(tasks)), "tasks")
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(tasks)
	tasks = nil
	runtime.GC()
	runtime.ReadMemStats(&before)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MiB-held")
}

// BenchmarkLoadOnADay is the whole board as it stood in the middle of the plan.
func BenchmarkLoadOnADay(b *testing.B) {
	s := openLarge(b)
	for b.Loop() {
		must(s.TasksOn(day("2020-01-01")))(b)
	}
}

func BenchmarkReport(b *testing.B) {
	s := openLarge(b)
	i := 0
	for b.Loop() {
		i++
		must(s.Report(fmt.Sprintf("plan-%d-%05d", i%10, i*37%10000), testReport("2026-11-20", "1.00")))(b)
	}
}

// BenchmarkFsync is what a report cannot go below: the smallest write that
// bbolt makes durable.
func BenchmarkFsync(b *testing.B) {
	f := must(os.CreateTemp(b.TempDir(), "fsync"))(b)
	defer f.Close()
	page := make([]byte, os.Getpagesize())
	for b.Loop() {
		for range 2 { // bbolt syncs its pages, and then the page that leads to them
			must(f.WriteAt(page, 0))(b)
			if err := f.Sync(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkBulk200(b *testing.B) {
	s := openLarge(b)
	var ids []string
	for i := range 200 {
		ids = append(ids, fmt.Sprintf("plan-3-%05d", i*50))
	}
	tasks := must(s.TasksByID(ids...))(b)
	n := 0
	for b.Loop() {
		n++
		for _, t := range tasks {
			t.Deadline.Date = day("2027-01-01").AddDays(n % 300)
		}
		must(s.SaveTasks(tasks, model.ActBulk, "统一延期"))(b)
	}
}

func BenchmarkOpen100k(b *testing.B) {
	path := big.file(b)
	for b.Loop() {
		if err := must(Open(path, Options{Keep: -1, Now: testNow}))(b).Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkImport100k(b *testing.B) {
	l := large(100_000)
	for b.Loop() {
		b.StopTimer()
		s := must(Open(filepath.Join(b.TempDir(), fmt.Sprint(time.Now().UnixNano())), Options{Keep: -1, Now: testNow}))(b)
		b.StartTimer()
		if _, _, _, err := s.Import(l, model.ActSeed); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		_ = s.Close()
		b.StartTimer()
	}
}

func BenchmarkCheck100k(b *testing.B) {
	s := openLarge(b)
	for b.Loop() {
		for _, err := range s.Check() {
			b.Fatal(err)
		}
	}
}
