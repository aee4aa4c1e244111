package intake_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"duban/intake"
	"duban/intake/draft"
	"duban/model"
)

// readAs reads the content of a file with the given name.
func readAs(t *testing.T, name string, data []byte) *draft.Draft {
	t.Helper()
	d, err := intake.Read(context.Background(), name, data, intake.Options{Today: readOn})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// workbook makes a workbook of one sheet; merges are ranges such as A1:H1.
func workbook(t *testing.T, rows [][]any, merges ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range merges {
		from, to, _ := strings.Cut(m, ":")
		if err := f.MergeCell("Sheet1", from, to); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rowsOf are the tasks of a draft, one a line: section | number | title | deadline.
func rowsOf(d *draft.Draft) []string {
	var out []string
	for _, p := range d.Plans {
		for i := range p.Items {
			t := &p.Items[i].Record.Task
			due := ""
			if t.Deadline.Given {
				due = t.Deadline.Date.String()
			}
			out = append(out, strings.Join([]string{strings.Join(t.Section, ">"), t.No, t.Title, due}, "|"))
		}
	}
	return out
}

// totalsOf are the stated totals of a draft: column | unit | stated | computed.
func totalsOf(d *draft.Draft) []string {
	var out []string
	for _, p := range d.Plans {
		for _, s := range p.Campaign.StatedTotals {
			computed := "-"
			if s.Computed != nil {
				computed = s.Computed.String()
			}
			out = append(out, strings.Join([]string{s.Column, s.Unit, s.Stated.String(), computed}, "|"))
		}
	}
	return out
}

func TestRowsOfSumsAreNoTasks(t *testing.T) {
	const head = "序号,项目名称,建设内容,总投资,年度投资,责任单位,完成时限\n"
	want := []string{
		"|1|河东大桥|2026-06-30", "|2|城南泵站|2026-09-30",
		"|3|粮库迁建|2026-10-31", "|4|茶叶市场|2026-11-30",
	}
	grouped := []string{
		"一、交通水利|1|河东大桥|2026-06-30", "一、交通水利|2|城南泵站|2026-09-30",
		"二、商贸|3|粮库迁建|2026-10-31", "二、商贸|4|茶叶市场|2026-11-30",
	}
	all := []string{"总投资||150|150", "年度投资||60|60"}
	parts := []string{"总投资/一、交通水利||100|100", "年度投资/一、交通水利||40|40", "总投资/二、商贸||50|50", "年度投资/二、商贸||20|20"}
	r := [4]string{
		"1,河东大桥,主桥210米,70,30,县交通局,2026年6月\n", "2,城南泵站,泵房1座,30,10,县水利局,2026年9月\n",
		"3,粮库迁建,仓房6栋,20,8,县粮食局,2026年10月\n", "4,茶叶市场,交易大厅,30,12,县商务局,2026年11月\n",
	}
	for _, c := range []struct {
		name, text   string
		rows, totals []string
	}{
		{"no sums", head + r[0] + r[1] + r[2] + r[3], want, nil},
		{"total in the number column", head + r[0] + r[1] + r[2] + r[3] + "合计,,,150,60,,\n", want, all},
		{"total in the title column", head + r[0] + r[1] + r[2] + r[3] + ",总计,,150,60,,\n", want, all},
		{"total with a space inside", head + r[0] + r[1] + r[2] + r[3] + "合　计,,,150,60,,\n", want, all},
		{"total with a count", head + r[0] + r[1] + r[2] + r[3] + "合计,共4个项目,,150,60,,\n", want, append(slices.Clone(all), "项目|个|4|4")},
		{"total further right", head + r[0] + r[1] + r[2] + r[3] + ",,合 计,150,60,,\n", want, all},
		{"total above its rows", head + "合计,,,150,60,,\n" + r[0] + r[1] + r[2] + r[3], want, all},
		{
			"sections in the number column", head + "一、交通水利,,,100,40,,\n" + r[0] + r[1] + "二、商贸,,,50,20,,\n" + r[2] + r[3] + "合计,,,150,60,,\n",
			grouped, append(slices.Clone(all), parts...),
		},
		{
			"sections in the title column", head + ",一、交通水利,,100,40,,\n" + r[0] + r[1] + ",二、商贸,,50,20,,\n" + r[2] + r[3],
			grouped, parts,
		},
		{
			"sections with their numbers apart", head + "一,交通水利,,100,40,,\n" + r[0] + r[1] + "二,商贸,,50,20,,\n" + r[2] + r[3] + "总计,,,150,60,,\n",
			grouped, append(slices.Clone(all), parts...),
		},
		{
			"sections without numbers, told by their sums", head + ",交通水利,,100,40,,\n" + r[0] + r[1] + ",商贸,,50,20,,\n" + r[2] + r[3],
			[]string{"交通水利|1|河东大桥|2026-06-30", "交通水利|2|城南泵站|2026-09-30", "商贸|3|粮库迁建|2026-10-31", "商贸|4|茶叶市场|2026-11-30"},
			[]string{"总投资/交通水利||100|100", "年度投资/交通水利||40|40", "总投资/商贸||50|50", "年度投资/商贸||20|20"},
		},
		{
			"subtotals below their rows", head + r[0] + r[1] + "小计,,,100,40,,\n" + r[2] + r[3] + "小 计,,,50,20,,\n合计,,,150,60,,\n",
			want,
			[]string{"总投资||100|100", "年度投资||40|40", "总投资||50|50", "年度投资||20|20", "总投资||150|150", "年度投资||60|60"},
		},
		{
			"sections of two ranks", head + "一、交通水利,,,100,40,,\n（一）交通,,,70,30,,\n" + r[0] + "（二）水利,,,30,10,,\n" + r[1] + "二、商贸,,,50,20,,\n" + r[2] + r[3],
			[]string{
				"一、交通水利>（一）交通|1|河东大桥|2026-06-30", "一、交通水利>（二）水利|2|城南泵站|2026-09-30",
				"二、商贸|3|粮库迁建|2026-10-31", "二、商贸|4|茶叶市场|2026-11-30",
			},
			[]string{
				"总投资/一、交通水利||100|100", "年度投资/一、交通水利||40|40", "总投资/（一）交通||70|70", "年度投资/（一）交通||30|30",
				"总投资/（二）水利||30|30", "年度投资/（二）水利||10|10", "总投资/二、商贸||50|50", "年度投资/二、商贸||20|20",
			},
		},
	} {
		forms := map[string][]byte{
			"plan.csv": []byte(c.text),
			"plan.tsv": []byte(strings.ReplaceAll(c.text, ",", "\t")),
		}
		var rows [][]any
		for _, line := range strings.Split(strings.TrimSpace(c.text), "\n") {
			var row []any
			for _, s := range strings.Split(line, ",") {
				if d, _, err := model.ParseAmount(s); err == nil && len(row) != 0 && !strings.Contains(s, "年") {
					f, _ := d.Float64()
					row = append(row, f)
					continue
				}
				row = append(row, s)
			}
			rows = append(rows, row)
		}
		forms["plan.xlsx"] = workbook(t, rows)
		for name, data := range forms {
			t.Run(c.name+", "+name, func(t *testing.T) {
				d := readAs(t, name, data)
				if got := rowsOf(d); !slices.Equal(got, c.rows) {
					t.Errorf("rows:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(c.rows, "\n"))
				}
				if got := totalsOf(d); !slices.Equal(got, c.totals) {
					t.Errorf("totals:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(c.totals, "\n"))
				}
			})
		}
	}
}

func TestASumThatIsWrongIsADoubt(t *testing.T) {
	const text = "序号,项目名称,总投资（万元）,责任单位,完成时限\n一、农业,,900,,\n1,粮仓,400,县粮食局,2026年6月\n2,水渠,300,县水利局,2026年8月\n合计,,700,,\n"
	d := readAs(t, "plan.csv", []byte(text))
	var said []string
	for _, doubt := range d.Plans[0].Campaign.Review {
		if doubt.Code == model.DoubtTotal {
			said = append(said, doubt.Text)
		}
	}
	if len(said) != 1 || !strings.Contains(said[0], "900万元") || !strings.Contains(said[0], "700万元") {
		t.Errorf("doubts %q", said)
	}
}

func TestWhatStandsAboveATableNamesTheCampaign(t *testing.T) {
	rows := [][]any{
		{"附件3"},
		{"南屏区2027年水利工程建设计划表"},
		{"填报单位：区水利局", "", "", "单位：万元"},
		{"序号", "项目名称", "项目个数", "总投资", "责任单位", "完成时限"},
		{"一、水库", "", 3, 900, "", ""},
		{1, "石门水库加固", 1, 600, "区水利局", "2027年6月"},
		{2, "龙潭水库清淤", 2, 300, "区水利局", "2027年9月"},
		{"合计", "", 3, 900, "", ""},
	}
	var csv strings.Builder
	for _, r := range rows {
		line := make([]string, 6)
		for i, v := range r {
			line[i] = fmt.Sprint(v)
		}
		csv.WriteString(strings.Join(line, ",") + "\n")
	}
	for name, data := range map[string][]byte{
		"/tmp/a.b/表格.csv": []byte(csv.String()),
		`C:\plans\a.xlsx`: workbook(t, rows, "A2:F2", "A5:B5", "A8:B8"),
	} {
		t.Run(name, func(t *testing.T) {
			d := readAs(t, name, data)
			c := &d.Plans[0].Campaign
			if c.Name != "南屏区2027年水利工程建设计划表" || c.Document.Title != c.Name {
				t.Errorf("name %q, title %q", c.Name, c.Document.Title)
			}
			if c.Period.To != model.NewDate(2027, 12, 31) {
				t.Errorf("period %v", c.Period)
			}
			want := []string{"项目个数||3|3", "总投资|万元|900|900", "项目个数/一、水库||3|3", "总投资/一、水库|万元|900|900"}
			if got := totalsOf(d); !slices.Equal(got, want) {
				t.Errorf("totals %q", got)
			}
		})
	}
}

func TestAFileWithoutATitleGivesItsBaseName(t *testing.T) {
	const text = "序号,项目名称,责任单位,完成时限\n1,粮仓,县粮食局,2026年6月\n2,水渠,县水利局,2026年8月\n"
	for file, want := range map[string]string{"/srv/in/重点项目.csv": "重点项目", `D:\表\民生.实事.csv`: "民生.实事", "plan": "plan"} {
		if got := readAs(t, file, []byte(text)).Plans[0].Campaign.Name; got != want {
			t.Errorf("%s: name %q, want %q", file, got, want)
		}
	}
}

func TestWhoFilledATableInIsNoTitle(t *testing.T) {
	const text = "县发改局填报,,,,,\n武陵县2026年重点项目1-9月完成情况表,,,,,\n,,,,单位：亿元,\n序号,项目,年度计划,累计完成,占比,责任单位\n" +
		"（一）工业项目（2个）,,12,7.5,62.5%,\n1,铝材深加工项目,8,5,62.5%,县工信局\n2,纺织园二期,4,2.5,62.5%,县经开区\n总计,,12,7.5,62.5%,\n"
	d := readAs(t, "a.csv", []byte(text))
	if name := d.Plans[0].Campaign.Name; name != "武陵县2026年重点项目1-9月完成情况表" {
		t.Errorf("name %q", name)
	}
	want := []string{"年度计划|亿元|12|12", "累计完成|亿元|7.5|7.5", "年度计划/（一）工业项目（2个）|亿元|12|12", "累计完成/（一）工业项目（2个）|亿元|7.5|7.5", "项目|个|2|2"}
	if got := totalsOf(d); !slices.Equal(got, want) {
		t.Errorf("totals %q", got)
	}
	first := d.Plans[0].Items[0].Record.Returns
	if len(first) != 1 || first[0].Date != model.NewDate(2026, 9, 30) || len(first[0].Actuals) != 1 || first[0].Actuals[0].Value.String() != "5" {
		t.Errorf("reports %+v", first)
	}
}
