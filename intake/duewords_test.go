package intake_test

import (
	"strings"
	"testing"

	"duban/intake/draft"
	"duban/model"
)

// duesOf shows the tasks of a text: title, start, deadline, and the doubt that stands first.
func duesOf(t *testing.T, name, text string) string {
	t.Helper()
	var out []string
	d := readAs(t, name, []byte(text))
	for i := range d.Plans[0].Items {
		k := &d.Plans[0].Items[i].Record.Task
		s := k.Title + " " + k.Start.Date.String() + "–" + k.Deadline.Date.String()
		if !k.Deadline.Given {
			s += " (plan's end)"
		}
		if len(k.Detail.Review) > 0 && k.Detail.Review[0].Code == model.DoubtDate {
			s += " | " + k.Detail.Review[0].Text
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func TestADeadlineThatCannotBeReadIsTheFirstDoubt(t *testing.T) {
	const head = "甲县2026年重点工作清单,,,\n序号,任务名称,牵头单位,完成时限\n"
	for _, c := range []struct{ cell, want string }{
		{"6-30", "–2026-06-30"},
		{"20260630", "–2026-06-30"},
		{"6/30/2026", "–2026-06-30"},
		{"2026Q2", "–2026-06-30"},
		{"6.30前", "–2026-06-30"},
		{"46203", "–2026-06-30"},
		{"30-Jun", "–2026-06-30"},
		{"长期坚持", "–2026-12-31 (plan's end)"},
		{"2026年6月31日", "–2026-12-31 (plan's end) | 时限读不出：2026年6月31日"},
		{"2026年13月", "–2026-12-31 (plan's end) | 时限读不出：2026年13月"},
		{"6/31/2026", "–2026-12-31 (plan's end) | 时限读不出：6/31/2026"},
		{"明年秋季开学前", "–2026-12-31 (plan's end) | 时限读不出：明年秋季开学前"},
		{"每月不少于4次", "–2026-12-31 (plan's end) | 时限读不出：每月不少于4次"},
	} {
		if got := duesOf(t, "list.csv", head+"1,甲道路改造,,"+c.cell+"\n2,乙学校建设,县教育局,2026年9月底\n"); !strings.HasPrefix(got, "甲道路改造 "+c.want+"\n") {
			t.Errorf("%s: got %s", c.cell, strings.SplitN(got, "\n", 2)[0])
		}
	}
}

func TestACellOverSeveralRowsDatesThemAll(t *testing.T) {
	const want = "甲道路改造 2026-03-01–2026-06-30\n乙公路新建 2026-03-01–2026-06-30\n丙公路养护 2026-03-01–2026-06-30\n丁桥梁加固 –2026-12-31 (plan's end)"
	for name, text := range map[string]string{
		"merged.html": `<!DOCTYPE html><html><body><h1>甲县2026年重点工作清单</h1><table><tr><th>序号</th><th>任务名称</th><th>牵头单位</th><th>开工时间</th><th>完成时限</th></tr><tr><td>1</td><td>甲道路改造</td><td rowspan="4">县交通局</td><td rowspan="3">2026年3月</td><td rowspan="3">2026年6月底</td></tr><tr><td>2</td><td>乙公路新建</td></tr><tr><td>3</td><td>丙公路养护</td></tr><tr><td>4</td><td>丁桥梁加固</td><td></td><td></td></tr></table></body></html>`,
		"ditto.csv":   "甲县2026年重点工作清单,,,,\n序号,任务名称,牵头单位,开工时间,完成时限\n1,甲道路改造,县交通局,2026年3月,2026年6月底\n2,乙公路新建,同上,同上,〃\n3,丙公路养护,〃,〃,同上\n4,丁桥梁加固,同上,,\n",
	} {
		if got := duesOf(t, name, text); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
		d := readAs(t, name, []byte(text))
		for i := range d.Plans[0].Items {
			it := &d.Plans[0].Items[i]
			if lead := it.Record.Task.LeadUnits; len(lead) != 1 || lead[0] != "县交通局" || len(it.Record.Task.Detail.Review) > 0 {
				t.Errorf("%s: %s is led by %q, doubts %v", name, it.Record.Task.Title, lead, it.Record.Task.Detail.Review)
			}
			for _, f := range it.Facts {
				if f.Field == draft.FieldDeadline && (f.Sure == draft.Printed) != (i == 0) {
					t.Errorf("%s: the day of %s is %v", name, it.Record.Task.Title, f.Sure)
				}
			}
		}
	}
}

func TestStagesDateTheirSteps(t *testing.T) {
	const text = "甲县2026年迎检工作方案\n一、组织领导\n成立由县长任组长、分管副县长任副组长的领导小组。\n二、实施步骤\n（一）前期准备阶段（3月1日—3月28日）\n1.制定工作方案。由县教育局起草方案，报县政府审定。\n2.召开动员会。统一思想，强化责任意识。\n" +
		"（二）整改完善阶段（4月5日—4月30日）\n1.制定整改措施。研究制定切实可行的整改措施。\n（三）接受评估阶段（5月1日—）。做好迎接评估工作。\n"
	const want = "制定工作方案 2026-03-01–2026-03-28\n召开动员会 2026-03-01–2026-03-28\n制定整改措施 2026-04-05–2026-04-30\n接受评估阶段（5月1日—） 2026-05-01–2026-12-31 (plan's end)"
	if got := duesOf(t, "plan.txt", text); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if posts := readAs(t, "plan.txt", []byte(text)).Plans[0].Campaign.Posts; len(posts) > 0 {
		t.Errorf("the words of a sentence are taken for a person: %+v", posts)
	}
}

func TestStagesOnOneLineDateTheirSteps(t *testing.T) {
	const text = `云综管办〔2026〕30号 云溪县人民政府办公室关于印发《云溪县迎接2026年教育督导评估工作方案》的通知 各乡镇，县直各单位：现将《云溪县迎接2026年教育督导评估工作方案》印发给你们，请认真组织实施。 云溪县人民政府办公室 2026年3月17日 云溪县迎接2026年教育督导评估工作方案 为做好迎接评估工作，特制定本工作方案。一、工作职责详见《督导评估任务分解表》（附件2）。二、实施步骤此次迎接评估工作分三个阶段进行：（一）前期准备阶段（2026年3月1日—3月28日）。1.制定工作方案。由县教育局起草迎评工作方案，报县政府审定同意后印发。2.召开动员部署会。召开迎接评估动员部署会，统一思想，强化责任意识。（二）整改完善阶段（2026年4月5日—4月30日）。1.制定整改措施。各有关单位要针对薄弱环节，研究制定切实可行的整改措施，逐项对照整改。2.整理材料上传。各有关单位要做好材料归类整理，证明材料的电子文档按要求于4月15日前上传到省教育督导评估平台。（三）接受评估阶段（2026年5月1日—）。继续完善迎评工作资料整理，全面做好迎接评估工作。`
	const want = "制定工作方案 2026-03-01–2026-03-28\n召开动员部署会 2026-03-01–2026-03-28\n制定整改措施 2026-04-05–2026-04-30\n整理材料上传 –2026-04-15\n接受评估阶段（2026年5月1日—） 2026-05-01–2026-12-31 (plan's end)"
	if got := duesOf(t, "plan.txt", text); !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestADayInTheNameOfATargetIsItsDeadline(t *testing.T) {
	d := readAs(t, "plan.txt", []byte("甲县2026年重点工作方案\n一、重点任务\n（一）保障资金。县级配套资金2000万元于2027年1月15日前到位，及时拨付。（牵头单位：县财政局）\n"))
	k := &d.Plans[0].Items[0].Record.Task
	if len(k.Targets) != 1 || k.Targets[0].Metric != "县级配套资金到位" || k.Targets[0].Deadline.Date.String() != "2027-01-15" || k.Deadline.Date.String() != "2027-01-15" || !k.Deadline.Given {
		t.Errorf("due %+v, targets %+v", k.Deadline, k.Targets)
	}
}
