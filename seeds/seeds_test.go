package seeds

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"duban/internal/founding"
	"duban/model"
)

var seeding = model.NewDate(2026, 11, 23)

// Reading the documents' YAML takes a fifth of a second, so that the tests share
// two ledgers, which they must not change; TestMain sees to it.
var (
	loaded   = sync.OnceValues(func() (*model.Ledger, error) { return rowsOnly(seeding) })
	truthful = sync.OnceValues(func() (*model.Ledger, error) { return rowsOnly(truthDay) })
	truthDay = model.NewDate(2026, 4, 14)
)

func TestMain(m *testing.M) {
	code := m.Run()
	for day, shared := range map[model.Date]func() (*model.Ledger, error){seeding: loaded, truthDay: truthful} {
		l, err := shared()
		fresh, err2 := rowsOnly(day)
		if err != nil || err2 != nil || !reflect.DeepEqual(l, fresh) {
			fmt.Printf("a test has changed the ledger of %v that all share (%v, %v)\n", day, err, err2)
			code = 1
		}
	}
	os.Exit(code)
}

// rowsOnly is the ledger without the goals that are made of overall targets: what the documents print as rows.
func rowsOnly(day model.Date) (*model.Ledger, error) {
	l, err := Load(day)
	if err != nil {
		return nil, err
	}
	for i := range l.Plans {
		p := &l.Plans[i]
		p.Records = slices.DeleteFunc(p.Records, func(r model.Record) bool { return r.Task.Overall() })
	}
	return l, nil
}

// loadAll returns the ledger with the goals.
func loadAll(t testing.TB) *model.Ledger {
	t.Helper()
	l, err := Load(seeding)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// load returns the ledger that the tests share, without the goals above the tasks.
func load(t testing.TB) *model.Ledger {
	t.Helper()
	l, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func find(t testing.TB, l *model.Ledger, id string) *model.Plan {
	t.Helper()
	for i := range l.Plans {
		if l.Plans[i].Campaign.ID == id {
			return &l.Plans[i]
		}
	}
	t.Fatalf("no campaign %s", id)
	return nil
}

// sections counts the tasks by their outermost heading.
func sections(p *model.Plan) map[string]int {
	out := make(map[string]int)
	for i := range p.Records {
		out[p.Records[i].Task.Section[0]]++
	}
	return out
}

func TestEveryTableRowIsATask(t *testing.T) {
	l := load(t)
	for _, want := range []struct {
		plan, section string
		rows          int
	}{
		{"park", "附件1 2017年目标任务分解表", 6},
		{"park", "附件2 2017年重点项目表", 14},
		{"park", "附件3 洞庭湖绿色食品产业园2017年建设任务及责任分解表", 39},
		{"trans", "附件1 高速、铁路、大桥建设任务表", 3},
		{"trans", "附件2 干线公路建设任务表", 9},
		{"trans", "附件3 市政道路建设任务表（单位：万元）", 5},
		{"trans", "附件4 农村公路建设任务表", 3},
		{"wharf", "附件1 港口码头建设任务表", 4},
		{"wharf", "附件2 非法码头专项整治任务表", 39},
		{"poverty", "附件 2017年任务分解表", 5},
		{"dth", "附件 项目建设目标任务表（单位：万元）", 25},
		{"ylz", "目标任务", 96},
	} {
		if got := sections(find(t, l, want.plan))[want.section]; got != want.rows {
			t.Errorf("%s %s: %d tasks, want %d", want.plan, want.section, got, want.rows)
		}
	}
}

func TestTheParkTableNames16DepartmentsAndTheSprintThreeBatches(t *testing.T) {
	l := load(t)
	count := func(plan, section string) map[string]int {
		out := make(map[string]int)
		p := find(t, l, plan)
		for i := range p.Records {
			if s := p.Records[i].Task.Section; s[0] == section {
				out[s[1]]++
			}
		}
		return out
	}
	if got := count("park", "附件3 洞庭湖绿色食品产业园2017年建设任务及责任分解表"); len(got) != 16 {
		t.Errorf("departments: got %d, want 16: %v", len(got), got)
	}
	want := map[string]int{"竣工完工一批": 8, "复工推进一批": 8, "新开工一批": 9}
	if got := count("dth", "附件 项目建设目标任务表（单位：万元）"); !reflect.DeepEqual(got, want) {
		t.Errorf("batches: got %v, want %v", got, want)
	}
}

// A wharf that is closed for good has three steps; of one that is put in order the
// only step is what is to be put in order.
func TestTheWharfRegisterHasTheStepsOfItsKind(t *testing.T) {
	p := find(t, load(t), "wharf")
	var done [3]int
	closed, regulated := 0, 0
	for i := range p.Records {
		r := &p.Records[i]
		if !strings.HasPrefix(r.Task.Section[0], "附件2") {
			continue
		}
		var steps []string
		for k := range r.Task.Milestones {
			steps = append(steps, r.Task.Milestones[k].Title)
		}
		for _, x := range r.Returns {
			if x.Date != p.Campaign.Document.Date {
				t.Errorf("%s: the register speaks for %v, not %v", r.Task.ID, p.Campaign.Document.Date, x.Date)
			}
		}
		switch kind := r.Task.Detail.Fields["专项整治类型（取缔、规范、提升）"]; kind {
		case "取缔":
			closed++
			if want := []string{"停止运营", "拆除设施设备", "复绿"}; !reflect.DeepEqual(steps, want) {
				t.Errorf("%s: steps %v, want %v", r.Task.ID, steps, want)
			}
			for _, x := range r.Returns {
				for _, s := range x.Steps {
					done[s.Milestone]++
				}
			}
		case "规范":
			regulated++
			if len(steps) != 1 || steps[0] == "停止运营" {
				t.Errorf("%s: steps %v, want what is to be put in order", r.Task.ID, steps)
			}
			for _, x := range r.Returns {
				if len(x.Steps) > 0 {
					t.Errorf("%s: %v is done on the day of the register", r.Task.ID, steps)
				}
			}
		default:
			t.Errorf("%s: kind %q", r.Task.ID, kind)
		}
	}
	if want := [3]int{6, 4, 2}; closed != 32 || regulated != 7 || done != want {
		t.Errorf("%d closed with the steps %v done, %d regulated, want 32, %v, 7", closed, done, regulated, want)
	}
}

func TestEveryRecordKeepsTheRulesOfTheModel(t *testing.T) {
	l := load(t)
	ids := make(map[string]bool)
	for i := range l.Plans {
		p := &l.Plans[i]
		for _, err := range model.CheckCampaign(&p.Campaign) {
			t.Error(err)
		}
		for j := range p.Records {
			r := &p.Records[j]
			if ids[r.Task.ID] {
				t.Errorf("%s is used twice", r.Task.ID)
			}
			ids[r.Task.ID] = true
			for _, err := range model.CheckTask(&r.Task) {
				t.Error(err)
			}
			for k := range r.Returns {
				for _, err := range model.CheckReturn(&r.Task, &r.Returns[k]) {
					t.Error(err)
				}
			}
			if src := r.Task.Detail.Source; src.Document == "" || src.Line == 0 {
				t.Errorf("%s has no source: %+v", r.Task.ID, src)
			}
			if r.Task.Deadline.Date == 0 {
				t.Errorf("%s has no deadline to be held against", r.Task.ID)
			}
			if int(r.Task.OpenDoubts) != len(r.Task.Detail.Review) {
				t.Errorf("%s: %d open doubts, %d notes", r.Task.ID, r.Task.OpenDoubts, len(r.Task.Detail.Review))
			}
		}
	}
}

func TestEveryDoubtHasAKnownCodeAndSaysSomething(t *testing.T) {
	known := map[string]bool{
		model.DoubtTotal: true, model.DoubtConflict: true, model.DoubtMisprint: true, model.DoubtName: true,
		model.DoubtDate: true, model.DoubtInferred: true, model.DoubtLead: true, model.DoubtUnit: true,
		model.DoubtEstimate: true, model.DoubtMismatch: true, model.DoubtSpam: true, model.DoubtStructure: true, model.DoubtIssue: true,
	}
	check := func(id string, list []model.Doubt) {
		for _, d := range list {
			if !known[d.Code] || d.Text == "" {
				t.Errorf("%s: doubt %+v", id, d)
			}
		}
	}
	l := load(t)
	for i := range l.Plans {
		check(l.Plans[i].Campaign.ID, l.Plans[i].Campaign.Review)
		for j := range l.Plans[i].Records {
			check(l.Plans[i].Records[j].Task.ID, l.Plans[i].Records[j].Task.Detail.Review)
		}
	}
}

func TestLoadingTwiceGivesEqualLedgersThatShareNothing(t *testing.T) {
	anew := func() *model.Ledger {
		l, err := Load(seeding)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	a, b := anew(), anew()
	if !reflect.DeepEqual(a, b) {
		t.Fatal("two loads differ")
	}
	a.Plans[1].Records[0].Task.LeadUnits[0] = "changed"
	a.Plans[1].Records[0].Task.Detail.Source.Line = 0
	if reflect.DeepEqual(a, b) || !reflect.DeepEqual(b, anew()) {
		t.Error("a change to one ledger is seen in another")
	}
}

func TestOnlyTheDocumentsOwnReportsAreLoaded(t *testing.T) {
	l := load(t)
	for i := range l.Plans {
		p := &l.Plans[i]
		if p.Campaign.TrackedSince != seeding {
			t.Errorf("%s is tracked since %v", p.Campaign.ID, p.Campaign.TrackedSince)
		}
		for j := range p.Records {
			for _, x := range p.Records[j].Returns {
				if x.Simulated || strings.Contains(x.Text, "模拟") {
					t.Errorf("%s: a simulated report in the seeds: %s", p.Records[j].Task.ID, x.Text)
				}
			}
		}
	}
}

func TestAPrintedReportIsReceivedOnTheDayOfItsDocument(t *testing.T) {
	l := load(t)
	d := model.NewDate
	answers := 0
	for i := range l.Plans {
		p := &l.Plans[i]
		for j := range p.Records {
			for _, x := range p.Records[j].Returns {
				if x.Received != p.Campaign.Document.Date || x.Entered != x.Received || x.Version != 1 || x.By != "" {
					t.Errorf("%s: %+v", p.Records[j].Task.ID, x)
				}
				if x.Turn == (model.Period{}) {
					continue
				}
				answers++
				if p.Campaign.ID != "ylz" || x.Turn != (model.Period{From: d(2018, 1, 1), To: d(2018, 3, 31)}) || x.Received != d(2018, 4, 11) {
					t.Errorf("%s: answers %v on %v", p.Records[j].Task.ID, x.Turn, x.Received)
				}
			}
		}
	}
	if answers != 96 {
		t.Errorf("%d reports answer the first quarter of 2018, want 96", answers)
	}
}

// limits are how many characters a text of each field may have: titles and
// figures are taken from the documents, their prose is not.
var limits = map[string]int{"Title": 44, "Text": 120, "Metric": 60, "Reason": 60}

func TestTheDataHoldFactsNotProse(t *testing.T) {
	l := load(t)
	for i := range l.Plans {
		for j := range l.Plans[i].Records {
			r := &l.Plans[i].Records[j]
			for k := range r.Returns {
				if n := utf8.RuneCountInString(r.Returns[k].Text); n > 200 {
					t.Errorf("%s: a report of %d characters", r.Task.ID, n)
				}
			}
			eachString(reflect.ValueOf(r.Task), "", func(field, s string) {
				limit := limits[field]
				if limit == 0 {
					limit = 120
				}
				if n := utf8.RuneCountInString(s); n > limit {
					t.Errorf("%s: %s has %d characters: %s", r.Task.ID, field, n, s)
				}
			})
		}
	}
}

// eachString calls f for every string in v with the name of the field that holds it.
func eachString(v reflect.Value, field string, f func(field, s string)) {
	switch v.Kind() {
	case reflect.String:
		f(field, v.String())
	case reflect.Pointer:
		if !v.IsNil() {
			eachString(v.Elem(), field, f)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			eachString(v.Index(i), field, f)
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			eachString(it.Value(), it.Key().String(), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachString(v.Field(i), v.Type().Field(i).Name, f)
			}
		}
	}
}

func TestUnitsAreRegisteredOnceWithTheirOtherNames(t *testing.T) {
	l := load(t)
	byName := make(map[string]*model.Unit)
	for i := range l.Units {
		u := &l.Units[i]
		for _, name := range append([]string{u.Name}, u.Aliases...) {
			if byName[name] != nil {
				t.Errorf("%s stands for two units", name)
			}
			byName[name] = u
		}
	}
	for _, same := range [][2]string{{"水利局", "县水利局"}, {"芦苇场", "芦苇总场"}, {"交通局", "区交通局"}, {"区教育健康卫生局", "区教育卫生健康局"}, {"楼区公安分局", "岳阳楼公安分局"}} {
		if a, b := byName[same[0]], byName[same[1]]; a == nil || a != b {
			t.Errorf("%v are not one unit", same)
		}
	}
	if u := byName["其它相关部门"]; u == nil || !u.Group {
		t.Errorf("其它相关部门 is not marked as generic: %+v", u)
	}
	for i := range l.Plans {
		for j := range l.Plans[i].Records {
			for _, name := range l.Plans[i].Records[j].Task.Units() {
				if byName[name] == nil {
					t.Errorf("%s is not registered", name)
				}
			}
		}
	}
}

// generic are the words of names that stand for no office of their own.
var generic = regexp.MustCompile(`^各|相关|有关|其[他它]|^乡镇街道|^行业部门|成员单位|^用人单位`)

func TestGenericUnitsAreGroupsAndStandForUnitsThatTheirDocumentNames(t *testing.T) {
	l := load(t)
	byName := make(map[string]*model.Unit)
	for i := range l.Units {
		u := &l.Units[i]
		byName[u.Name] = u
		for _, err := range model.CheckUnit(u) {
			t.Error(err)
		}
		if generic.MatchString(u.Name) && !u.Group {
			t.Errorf("%s is no group", u.Name)
		}
		if len(u.Members) > 0 && !u.Group {
			t.Errorf("%s has members and is no group", u.Name)
		}
	}
	for _, x := range []struct {
		group, seed string
		members     int
	}{
		{"各镇（街道）场", "000", 6},
		{"各镇（街道）场", "003", 6},
		{"各镇（街道）", "000", 5},
		{"沿江沿湖各镇（街道）场", "000", 4},
		{"各镇", "001", 3},
		{"各乡、街道办事处", "002", 13},
		{"各乡镇（街道）", "004", 15},
		{"各乡镇", "004", 14},
		{"领导小组各成员单位", "004", 11},
		{"相关部门", "", 0},
		{"相关乡镇", "", 0},
		{"各级各部门", "", 0},
		{"行业部门", "", 0},
		{"相关乡、街道办事处", "", 0},
	} {
		u := byName[x.group]
		if u == nil || len(u.Members) != x.members {
			t.Errorf("%s: %+v, want %d members", x.group, u, x.members)
			continue
		}
		for _, m := range u.Members {
			member := byName[m]
			if member == nil || member.Group {
				t.Errorf("%s: member %s is no unit of the ledger", x.group, m)
				continue
			}
		}
		if x.seed == "" {
			continue
		}
		t.Run(x.group+" as printed in "+x.seed, func(t *testing.T) {
			_, text := founding.Text(t, x.seed)
			for _, m := range u.Members {
				if !strings.Contains(string(text), strings.TrimPrefix(m, "县")) {
					t.Errorf("the document does not name %s", m)
				}
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(seeding); err != nil {
			b.Fatal(err)
		}
	}
}

// place tells the county of a campaign: the ledger holds plans of four.
func place(id string) string {
	switch {
	case strings.HasPrefix(id, "xy"):
		return "湘阴"
	case id == "ylz", id == "dth":
		return id
	}
	return "君山"
}

// Two counties have bureaus of the same short name. An alias holds for the
// whole ledger, so it must not stand for one unit here and for another there.
func TestAnAliasIsUsedAndBelongsToOneCounty(t *testing.T) {
	l := load(t)
	places := make(map[string]map[string]bool)
	var columns strings.Builder // what the further columns of tables say
	for i := range l.Plans {
		p := &l.Plans[i]
		for j := range p.Records {
			x := &p.Records[j].Task
			for _, v := range x.Detail.Fields {
				columns.WriteString(v)
			}
			for _, list := range [][]string{x.LeadUnits, x.ResponsibleUnits, x.RelatedUnits, x.Owners} {
				for _, name := range list {
					if places[name] == nil {
						places[name] = make(map[string]bool)
					}
					places[name][place(p.Campaign.ID)] = true
				}
			}
		}
	}
	for _, u := range l.Units {
		for _, a := range u.Aliases {
			switch {
			case len(places[a]) == 0 && !strings.Contains(columns.String(), a):
				t.Errorf("%s: no document uses the alias %s", u.Name, a)
			case len(places[a]) > 1 && !u.Group:
				t.Errorf("%s: the alias %s is used in %v", u.Name, a, places[a])
			}
		}
	}
}
