package seeds

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"duban/model"
)

type row002 struct {
	Line         int         `json:"_line"`
	No           int         `json:"序号"`
	Marker       string      `json:"marker"`
	Task         string      `json:"目标任务"`
	Leaders      []string    `json:"责任领导"`
	Coordinators []string    `json:"区政府办协管责任人"`
	Lead         []string    `json:"牵头单位"`
	Persons      []string    `json:"责任人"`
	Related      []string    `json:"相关单位"`
	Targets      []figure000 `json:"targets"`
	Actuals      []figure000 `json:"actuals"`
	Pairs        []struct {
		Target int    `json:"target_index"`
		Actual int    `json:"actual_index"`
		Match  string `json:"match"`
	} `json:"pairs"`
	Corrupted *struct {
		Inserted string `json:"inserted"`
	} `json:"corrupted_text"`
}

type transcription002 struct {
	Campaigns []struct {
		Tables []struct {
			Rows []row002 `json:"rows"`
		} `json:"tables"`
		Legend map[string]string `json:"marker_legend"`
	} `json:"campaigns"`
}

func load002(t *testing.T) (*model.Plan, []row002) {
	t.Helper()
	var d transcription002
	readTranscription(t, "002", &d)
	p := plansByID(t)["ylz"]
	legend := make(map[string]string)
	for _, m := range p.Campaign.Markers {
		legend[m.Mark] = m.Meaning
	}
	if !reflect.DeepEqual(legend, d.Campaigns[0].Legend) {
		t.Errorf("marks: got %v, want %v", legend, d.Campaigns[0].Legend)
	}
	return p, d.Campaigns[0].Tables[0].Rows
}

func TestTheListOf2018AgreesWithTheTranscription(t *testing.T) {
	p, rows := load002(t)
	if len(p.Records) != len(rows) {
		t.Fatalf("%d tasks, want %d", len(p.Records), len(rows))
	}
	for i := range rows {
		row, r := &rows[i], &p.Records[i]
		where := fmt.Sprintf("row %d", row.No)
		if r.Task.No != fmt.Sprint(row.No) || r.Task.Detail.Source.Line != row.Line || !strings.HasPrefix(row.Task, r.Task.Detail.Source.Text) {
			t.Errorf("%s: number %s, source %+v", where, r.Task.No, r.Task.Detail.Source)
		}
		sameList(t, where, "marks", r.Task.Marks, texts(row.Marker))
		sameList(t, where, "leaders", r.Task.Leaders, row.Leaders)
		sameList(t, where, "coordinators", r.Task.Coordinators, row.Coordinators)
		sameList(t, where, "lead units", r.Task.LeadUnits, row.Lead)
		sameList(t, where, "persons", r.Task.Persons, row.Persons)
		sameList(t, where, "related units", r.Task.RelatedUnits, row.Related)
		checkFigures(t, where, r.Task.Targets, wordsOf(&r.Task), row.Targets)
	}
}

// answers are the pairs of target and reported figure that speak of the same thing.
var answers = map[string]bool{"exact": true, "convert": true, "alias": true}

func TestTheFirstQuarterOf2018IsReportedWithItsFigures(t *testing.T) {
	p, rows := load002(t)
	for i := range rows {
		row, r := &rows[i], &p.Records[i]
		where := fmt.Sprintf("row %d", row.No)
		day := model.NewDate(2018, 3, 31)
		if len(r.Returns) == 1 {
			for _, d := range []int{20, 30} { // two rows say themselves for which day they speak
				if strings.HasPrefix(r.Returns[0].Text, fmt.Sprintf("截至3月%d日", d)) {
					day = model.NewDate(2018, 3, d)
				}
			}
		}
		if len(r.Returns) != 1 || r.Returns[0].Date != day || r.Returns[0].Text == "" {
			t.Fatalf("%s: reports %+v", where, r.Returns)
		}
		report := &r.Returns[0]
		want := 0
		for _, pair := range row.Pairs {
			f := row.Actuals[pair.Actual]
			if !answers[pair.Match] {
				if pair.Match == "close" && !reviewed(r, model.DoubtMismatch, model.DoubtEstimate) {
					t.Errorf("%s: %s answers another measure, and nothing says so", where, f.Metric)
				}
				continue
			}
			want++
			found := false
			for _, a := range report.Actuals {
				if a.Target == pair.Target {
					found = a.Value.Cmp(decimal.MustParse(text(f.Value))) == 0 && a.Unit == f.Unit && a.Estimate == (f.Kind == "estimate")
				}
			}
			if !found {
				t.Errorf("%s: %s %v%s is not reported: %+v", where, f.Metric, f.Value, f.Unit, report.Actuals)
			}
		}
		// One row reports what is no figure of its own: no accident.
		if row.No != 56 && len(report.Actuals) != want {
			t.Errorf("%s: %d figures reported, want %d", where, len(report.Actuals), want)
		}
		for _, f := range row.Actuals {
			if !tells(report, f) {
				t.Errorf("%s: %s %v%s is lost", where, f.Metric, f.Value, f.Unit)
			}
		}
	}
}

func reviewed(r *model.Record, codes ...string) bool {
	for _, d := range r.Task.Detail.Review {
		for _, c := range codes {
			if d.Code == c {
				return true
			}
		}
	}
	return false
}

// tells reports whether the report holds a figure, in its figures or its words.
func tells(p *model.Return, f figure000) bool {
	values, _ := f.Value.([]any)
	if values == nil {
		values = []any{f.Value}
	}
	for _, v := range values {
		s := text(v)
		said := strings.Contains(p.Text, s)
		for _, a := range p.Actuals {
			said = said || a.Value.String() == s
		}
		if !said {
			return false
		}
	}
	return true
}

func TestSpamIsLeftOutAndSaid(t *testing.T) {
	p, rows := load002(t)
	spam := ""
	for i := range rows {
		if rows[i].Corrupted == nil {
			if reviewed(&p.Records[i], model.DoubtSpam) {
				t.Errorf("row %d: spam is noted where there is none", rows[i].No)
			}
			continue
		}
		spam = rows[i].Corrupted.Inserted
		if !reviewed(&p.Records[i], model.DoubtSpam) {
			t.Errorf("row %d: nothing says that spam was left out", rows[i].No)
		}
	}
	if spam == "" {
		t.Fatal("the transcription names no spam")
	}
	for id, p := range plansByID(t) {
		eachString(reflect.ValueOf(*p), "", func(field, s string) {
			if strings.Contains(s, spam) {
				t.Errorf("%s: %s holds the spam: %s", id, field, s)
			}
		})
	}
}
