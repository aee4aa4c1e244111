package seeds

import (
	"fmt"
	"strings"
	"testing"

	"duban/internal/founding"
	"duban/model"
)

// dueRule writes down by when a turn is due: 15 is the 15th after the turn, 31w the 31st within
// it, +5 the fifth working day after it, - what no paper prints.
func dueRule(k *model.Cadence) string {
	switch {
	case k.DueDay > 0 && k.Within:
		return fmt.Sprintf("%dw", k.DueDay)
	case k.DueDay > 0:
		return fmt.Sprint(k.DueDay)
	case k.DueWorkdays > 0:
		return fmt.Sprintf("+%d", k.DueWorkdays)
	}
	return "-"
}

// held counts the tasks for which a cadence holds; all where it is not narrowed.
func held(l *model.Ledger, c *model.Campaign, k *model.Cadence) string {
	if k.Scope.IsZero() {
		return "all"
	}
	n := 0
	for i := range l.Plans {
		p := &l.Plans[i]
		if &p.Campaign != c && p.Campaign.Up != c {
			continue
		}
		for j := range p.Records {
			if k.Scope.Holds(&p.Records[j].Task) {
				n++
			}
		}
	}
	return fmt.Sprint(n)
}

// ordered are the turns that the documents print: the rule by its number, or - for one
// without; campaign, period, purpose, due day, tasks that it holds for, line.
const ordered = `
R000-04 sdhz month dispatch - all 24
R000-05 sdhz two-months dispatch - all 24
R000-06 sdhz quarter review - all 24
R000-03 sdhz year appraise - all 24
R000-07 sdhz never praise - all 24
R000-13 park month inspect 31w all 489
R000-20 park never dispatch - 1 61
R000-18 park year appraise - 1 47
R000-30 trans never appraise - 20 517
- trans never report - 20 0
R000-40 wharf day inspect - 1 928
R000-41 wharf never appraise - 4 943
- wharf never report - 17 0
R000-53 poverty month dispatch - all 1765
R000-53 poverty quarter review - all 1765
R000-53 poverty never inspect - all 1765
R000-54 poverty stage appraise - 5 1766
R000-62 poverty never inspect - 1 1756
- poverty never report - 2 0
R002-01 ylz quarter report - all 5
R002-01 ylz quarter bulletin - all 1
R001-08 dth month report 15 all 66
R001-05 dth month dispatch - all 66
R001-06 dth month inspect - all 66
R001-07 dth month bulletin - all 66
R001-09 dth month bulletin - all 66
R001-02 dth quarter report - 1 46
R001-12 dth half-year appraise 31 all 68
R001-13 dth half-year bulletin 31 all 68
R001-14 dth half-year praise 31 all 68
R001-16 dth half-year talk 31 all 68
R001-23 dth never publish - 1 44
R001-23 dth never inspect - 1 47
R004-02 xy1 term appraise - 1 78
R004-05 xy1 term meeting - 1 96
R004-10 xy1 year meeting - 1 158
R004-10 xy1 year meeting - 1 158
R004-10 xy1 year inspect - 1 158
R004-11 xy1 year praise - 1 158
R004-08 xy1 year praise - 1 156
R004-08 xy1 year review - 1 126
R004-08 xy1 term publish - 1 126
R004-08 xy1 year meeting - 1 108
R004-08 xy1 year meeting - 1 112
R004-17 xy1 never inspect - 1 80
- xy1 never publish - 1 86
- xy1 never praise - 1 102
- xy1 never inspect - 1 130
R004-12 xy1 never gather - 1 160
R004-33 xy2 week gather - all 267
R004-34 xy2 month bulletin - all 267
R004-35 xy2 quarter review - all 267
R004-36 xy2 half-year review - all 267
R004-41 xy2 year appraise - all 269
R004-20 xy2 day meeting - 1 233
R004-20 xy2 week dispatch - 1 233
R004-20 xy2 month review - 1 233
R004-20 xy2 quarter appraise - 1 233
R004-23 xy2 month meeting - 34 251
R004-24 xy2 month bulletin - 34 251
R004-42 xy2 year praise - 30 271
R004-44 xy2 never talk - all 271
R004-201 xy2 never inspect - 1 327
R004-52 xy3 month inspect - all 426
R004-53 xy3 month bulletin - all 426
R004-54 xy3 quarter review - all 426
R004-57 xy3 quarter meeting - all 426
R004-58 xy3 never review - all 426
R004-50 xy3 month inspect - 1 392
R004-64 xy3 month publish - 1 471
R004-67 xy3 never inspect - 1 471
R004-62 xy3 year appraise - all 434
- xy3 never report - 5 0
R004-79 xy4 quarter review - all 685
R004-79 xy4 month dispatch - all 685
R004-79 xy4 half-month dispatch - all 685
R004-79 xy4 never dispatch - all 685
R004-81 xy4 month gather - all 689
R004-81 xy4 month bulletin - all 689
R004-81 xy4 never inspect - all 689
R004-84 xy4 never appraise - all 689
R004-83 xy4 month appraise - 5 689
R004-83 xy4 month review - 5 689
R004-83 xy4 month talk - 5 689
R004-76 xy4 month talk - 1 669
R004-71 xy4 week dispatch - 1 597
R004-71 xy4 month dispatch - 1 597
R004-72 xy4 quarter review - 1 599
R004-72 xy4 never publish - 1 597
R004-74 xy4 week dispatch - 1 617
R004-74 xy4 month bulletin - 1 617
R004-74 xy4 quarter review - 1 617
R004-74 xy4 month gather - 1 617
R004-74 xy4 month meeting - 1 617
R004-70 xy4 month meeting - 1 571
R004-70 xy4 month meeting - 1 710
R004-77 xy4 month inspect - 1 712
R004-77 xy4 month review - 1 712
R004-77 xy4 quarter meeting - 1 712
- xy4 month inspect - 1 713
R004-85 xy4 half-year meeting - 1 724
R004-86 xy4 month inspect - 1 735
R004-86 xy4 month bulletin - 1 735
R004-86 xy4 quarter meeting - 1 735
R004-90 xy4 never bulletin - 1 743
R004-101 xy5 month dispatch - all 834
R004-101 xy5 quarter dispatch - all 834
R004-106 xy5 month review - all 834
R004-107 xy5 quarter review - all 834
R004-108 xy5 half-year appraise - all 834
R004-109 xy5 year appraise - all 834
R004-105 xy5 never inspect - 16 834
R004-111 xy5 year praise - 30 838
R004-112 xy5 year praise - 16 838
R004-130 xy6 year appraise - all 1070
R004-128 xy6 year praise - 16 1070
R004-127 xy6 stage inspect - 16 1070
R004-131 xy6 stage inspect - all 1074
R004-140 xy7 month review - 1 1159
R004-141 xy7 week meeting 5w 1 1207
R004-145 xy7 never inspect - all 1249
R004-145 xy7 never bulletin - all 1249
R004-144 xy7 year appraise - all 1249
R004-149 xy7 never praise - 1 1151
- xy7 never report - 23 0
R004-160 xy8 never report - all 0
R004-159 xy8 year appraise - all 1396
R004-159 xy8 never appraise - all 1396
R004-152 xy8 year appraise - 1 1338
R004-155 xy8 never publish - 1 1344
R004-156 xy8 year publish - 1 1362
- xy8 never publish - 1 1368
- xy8 never inspect - 1 1376
R004-172 xy9 ten-days bulletin - all 1472
R004-172 xy9 month bulletin - all 1472
R004-172 xy9 quarter gather - all 1472
R004-199 xy9 never dispatch - all 1472
R004-173 xy9 year appraise - all 1472
R004-173 xy9 year praise - all 1472
- xy9 never report - 6 0
R004-176 xy9a ten-days dispatch - all 1596
R004-176 xy9a month bulletin - all 1596
R004-176 xy9a quarter review - all 1596
R004-177 xy9a never inspect - all 1598
R004-174 xy9a week dispatch - 1 1526
R004-174 xy9a month dispatch - 1 1526
R004-174 xy9a quarter review - 1 1526
R004-174 xy9a never review - 1 1526
R004-183 xy9c month report 5 1 1720
R004-180 xy9c month meeting 10w 1 1686
R004-200 xy9c never appraise - 1 1688
R004-200 xy9c never praise - 1 1688
R004-181 xy9c never inspect - 1 1712
R004-188 xy9d month report - 1 1756
R004-189 xy9d month report - 1 1768
R004-190 xy9d month inspect - 1 1786
R004-191 xy9e month bulletin - 1 1882
R004-194 xy9e month publish - 1 1886
R004-194 xy9e month bulletin - 1 1886
R004-195 xy9e quarter inspect - 1 1888
R004-196 xy9e never talk - 1 1890
R004-197 xy9e month talk - 1 1948
R004-197 xy9e never inspect - 1 1948
R004-198 xy9e quarter meeting - 1 1950
R004-198 xy9e quarter report - 1 1950
R003-05 kb month dispatch - all 75
R003-06 kb quarter review - all 75
R003-07 kb year appraise - all 75
R003-07 kb year praise - all 75
R003-09 kb1 week gather - 1 107
R003-09 kb1 week meeting - 1 107
R003-11 kb1 ten-days report - 3 123
R003-12 kb1 never meeting - 1 125
R003-41 kb1 never dispatch - 1 101
R003-41 kb1 never meeting - 1 101
R003-10 kb1 never inspect - 1 117
R003-14 kb1 never inspect - 1 127
R003-14 kb1 never gather - 1 127
R003-23 kb2 fortnight dispatch - 1 189
R003-23 kb2 fortnight gather - 1 189
R003-42 kb3 never inspect - 1 269
R003-26 kb4 never meeting - 1 311
R003-27 kb4 never meeting - 1 363
R003-28 kb4 never meeting - 1 383
R003-44 kb7 never meeting - 1 571
R003-33 kb7 never gather - 1 585
R003-29 kb7 never meeting - 1 613
`

func TestEveryTurnThatTheDocumentsPrintStandsInTheSeeds(t *testing.T) {
	l := load(t)
	var got []string
	for i := range l.Plans {
		c := &l.Plans[i].Campaign
		for j := range c.Cadences {
			k := &c.Cadences[j]
			got = append(got, fmt.Sprint(c.ID, " ", k.Kind, " ", k.Purpose, " ", dueRule(k), " ", held(l, c, k), " ", k.Line))
		}
	}
	var want []string
	for line := range strings.Lines(strings.TrimPrefix(ordered, "\n")) {
		_, turn, _ := strings.Cut(strings.TrimSpace(line), " ")
		want = append(want, turn)
	}
	missing := make(map[string]int)
	for _, s := range want {
		missing[s]++
	}
	for _, s := range got {
		missing[s]--
	}
	for s, n := range missing {
		switch {
		case n > 0:
			t.Errorf("missing: %s", s)
		case n < 0:
			t.Errorf("not expected: %s", s)
		}
	}
}

// said are words one of which a document uses where it orders a turn of a kind.
var said = map[model.Every][]string{
	model.Never:     {"定期", "常态", "日常", "动态", "及时", "会商", "联席", "督查", "督导", "约谈", "公示", "表彰", "表扬", "通报", "评选", "八查", "红黑榜", "专项", "蜗牛奖"},
	model.Day:       {"日"},
	model.Week:      {"周"},
	model.Fortnight: {"双周"},
	model.TenDays:   {"旬"},
	model.HalfMonth: {"半月"},
	model.Month:     {"月"},
	model.TwoMonths: {"两月"},
	model.Quarter:   {"季"},
	model.HalfYear:  {"半年", "双过半"},
	model.Year:      {"年"},
	model.Term:      {"学期"},
	model.Stage:     {"季度", "阶段", "播栽结束后"},
}

func TestEveryTurnIsPrintedOnTheLineThatItCites(t *testing.T) {
	text := make(map[string][]string)
	read := func(seed string) []string {
		if text[seed] == nil {
			_, data := founding.Text(t, seed)
			text[seed] = strings.Split(string(data), "\n")
		}
		return text[seed]
	}
	plans, _, err := readAll()
	if err != nil {
		t.Fatal(err)
	}
	has := func(in string, words ...string) bool {
		for _, w := range words {
			if strings.Contains(in, w) {
				return true
			}
		}
		return false
	}
	for _, p := range plans {
		for i := range p.Cadences {
			k := &p.Cadences[i]
			if k.Text == "" {
				if k.Kind != model.Never || k.Purpose != model.ForReport {
					t.Errorf("%s: cadence %d has no words of its document", p.ID, i+1)
				}
				continue
			}
			if k.Line == 0 {
				t.Errorf("%s: cadence %d (%s) cites no line", p.ID, i+1, k.Text)
				continue
			}
			lines := read(p.Document.Seed)
			if k.Line > len(lines) {
				t.Errorf("%s: %s: there is no line %d", p.ID, k.Text, k.Line)
				continue
			}
			near := strings.Join(lines[max(k.Line-2, 0):min(k.Line+1, len(lines))], "")
			if !has(near, said[k.Kind]...) {
				t.Errorf("%s: %s: line %d has none of %v", p.ID, k.Text, k.Line, said[k.Kind])
			}
			if k.DueDay > 0 && k.DueDay < 31 && !has(near, fmt.Sprintf("%d日", k.DueDay), "周五") {
				t.Errorf("%s: %s: line %d does not print day %d", p.ID, k.Text, k.Line, k.DueDay)
			}
			if k.DueDay == 31 && !has(near, "月底", "7月份") {
				t.Errorf("%s: %s: line %d does not print the end of a month", p.ID, k.Text, k.Line)
			}
			if has(k.Text, "定期") && !has(near, "定期") || has(k.Text, "每月") && !has(near, "每月", "一月") {
				t.Errorf("%s: %s: not in the words of line %d", p.ID, k.Text, k.Line)
			}
			for _, party := range []string{k.Who, k.ToWhom} {
				if n := len([]rune(party)); n > 40 {
					t.Errorf("%s: %s: %s is no name", p.ID, k.Text, party)
				}
			}
		}
	}
}

// turn finds the cadence of a campaign that a line orders, and the turn of a day.
func turn(t *testing.T, l *model.Ledger, id string, line int, kind model.Every, day string) model.Turn {
	t.Helper()
	c := &find(t, l, id).Campaign
	for i := range c.Cadences {
		if k := &c.Cadences[i]; k.Line == line && k.Kind == kind {
			return k.TurnOn(date(t, day), model.NewCalendar())
		}
	}
	t.Fatalf("%s has no %v turn of line %d", id, kind, line)
	return model.Turn{}
}

func date(t *testing.T, day string) (d model.Date) {
	t.Helper()
	if err := d.UnmarshalText([]byte(day)); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDueDaysOfThePrintedTurns(t *testing.T) {
	l := load(t)
	for _, x := range []struct {
		id       string
		line     int
		kind     model.Every
		day, due string
	}{
		{"xy9c", 1720, model.Month, "2023-09-10", "2023-10-05"}, // a holiday: not shifted
		{"xy9c", 1720, model.Month, "2023-03-31", "2023-04-05"},
		{"dth", 66, model.Month, "2020-03-31", "2020-04-15"},
		{"dth", 66, model.Month, "2020-05-01", "2020-06-15"},
		{"dth", 66, model.Month, "2020-06-30", "2020-07-15"}, // after the campaign's last day
		{"dth", 68, model.HalfYear, "2020-06-30", "2020-07-31"},
		{"xy9", 1472, model.TenDays, "2023-04-01", "2023-04-10"},
		{"xy9", 1472, model.TenDays, "2023-04-15", "2023-04-20"},
		{"xy9", 1472, model.TenDays, "2023-04-21", "2023-04-30"},
		{"xy2", 267, model.Week, "2023-05-01", "2023-05-07"},
		{"kb2", 189, model.Fortnight, "2026-04-20", "2026-05-03"},
		{"kb2", 189, model.Fortnight, "2026-05-04", "2026-05-17"},
		{"kb2", 189, model.Fortnight, "2026-05-31", "2026-05-31"},
		{"park", 489, model.Month, "2017-06-15", "2017-06-30"},
		{"sdhz", 24, model.TwoMonths, "2017-05-20", "2017-06-30"},
		{"ylz", 5, model.Quarter, "2018-05-01", "2018-07-20"}, // none printed: fifteen working days after
		{"xy4", 685, model.HalfMonth, "2023-02-16", "2023-02-28"},
		{"xy7", 1207, model.Week, "2023-05-01", "2023-05-05"},
		{"xy9c", 1686, model.Month, "2023-06-01", "2023-06-10"}, // a Saturday
		{"poverty", 1766, model.Stage, "2017-11-01", "2017-12-31"},
	} {
		if got := turn(t, l, x.id, x.line, x.kind, x.day).Due; got != date(t, x.due) {
			t.Errorf("%s line %d on %s: due %v, want %s", x.id, x.line, x.day, got, x.due)
		}
	}
	// The July appraisal comes once, and the half-years around it lie outside.
	for i := range find(t, l, "dth").Campaign.Cadences {
		k := &find(t, l, "dth").Campaign.Cadences[i]
		if k.Kind == model.HalfYear && (k.From != date(t, "2020-01-01") || k.To != date(t, "2020-06-30")) {
			t.Errorf("%s: from %v to %v", k.Text, k.From, k.To)
		}
	}
}

func TestOnlyTheNamedTasksAreAskedByANarrowTurn(t *testing.T) {
	l := load(t)
	// Of each campaign the tasks that a turn of its own asks, by its line; 0 asks for none.
	want := map[string]map[int]int{
		"trans": {0: 20}, "wharf": {0: 17}, "poverty": {0: 2}, "ylz": {5: 96}, "dth": {66: 36, 46: 1},
		"xy3": {0: 5}, "xy7": {0: 23}, "xy8": {0: 21}, "xy9": {0: 6},
		"xy9c": {1720: 1}, "xy9d": {1756: 1, 1768: 1}, "xy9e": {1950: 1},
	}
	for i := range l.Plans {
		p := &l.Plans[i]
		got := make(map[int]int)
		for j := range p.Records {
			x := &p.Records[j].Task
			switch k, by := p.Campaign.Asks(x); by {
			case model.AskedByCampaign, model.AskedByParent, model.AskedByNone:
				got[k.Line]++
			case model.AskedByDefault:
				if k.Kind != model.Month || k.DueDay != 10 {
					t.Errorf("%s is asked by %+v", x.ID, k)
				}
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want[p.Campaign.ID]) && len(got)+len(want[p.Campaign.ID]) > 0 {
			t.Errorf("%s: got %v, want %v", p.Campaign.ID, got, want[p.Campaign.ID])
		}
	}
	// Figures of ten days are looked at, and not asked for.
	for _, n := range []int{3, 4, 5} {
		p := find(t, l, "kb1")
		if w := p.Campaign.Watches(&p.Records[n].Task); len(w) != 1 || w[0].Kind != model.TenDays {
			t.Errorf("%s is watched by %v", p.Records[n].Task.ID, w)
		}
	}
}

func TestOnlyAPaperWithATermIsArchivedByItself(t *testing.T) {
	l := load(t)
	for i := range l.Plans {
		c := &l.Plans[i].Campaign
		if c.Validity != (c.ID == "xy8") || c.Policy.WindUpDays != 90 {
			t.Errorf("%s: a validity %v, wound up in %d days", c.ID, c.Validity, c.Policy.WindUpDays)
		}
	}
}
