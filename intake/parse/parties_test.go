package parse

import (
	"strings"
	"testing"
)

// says writes parties in short: the parts that are not empty.
func says(q Parties) string {
	var out []string
	add := func(label string, names []string) {
		if len(names) > 0 {
			out = append(out, label+"="+strings.Join(names, " "))
		}
	}
	add("lead", Names(q.Lead))
	add("resp", Names(q.Responsible))
	add("rel", Names(q.Related))
	add("own", Names(q.Owners))
	add("leader", PersonNames(q.Leaders))
	add("co", PersonNames(q.Coordinators))
	add("person", PersonNames(q.Persons))
	if q.Open {
		out = append(out, "open")
	}
	if q.FirstLeads {
		out = append(out, "first")
	}
	if q.Bare {
		out = append(out, "bare")
	}
	if q.Due != "" {
		out = append(out, "due="+q.Due)
	}
	return strings.Join(out, "; ")
}

func TestClausesOfPartiesAreFoundAndRead(t *testing.T) {
	for _, c := range []struct{ before, clause, want string }{
		{"强化政策。", "（区发改局牵头，区财政局、区商务局协同）", "lead=区发改局; rel=区财政局 区商务局"},
		{"强化政策。", "（区发改局、区财政局按照各自职能分工共同推进）", "resp=区发改局 区财政局"},
		{"强化政策。", "（区水利局、区发改局分工负责，区河长办督导）", "resp=区水利局 区发改局; rel=区河长办"},
		{"强化政策。", "（区发改局，12月底前）", "resp=区发改局; bare; due=12月底前"},
		{"强化政策。", "（区林业局、区水利局，3月底前完成植树任务）", "resp=区林业局 区水利局; bare"},
		{"强化政策。", "（区委宣传部牵头，各街道落实，每月底前报送情况）", "lead=区委宣传部; resp=各街道"},
		{"强化政策。", "（责任单位：区发改局，联系人：刘洋 13800000000）", "resp=区发改局; person=刘洋"},
		{"强化政策。", "（牵头单位：区发改局；责任单位：区财政局、区住建局）", "lead=区发改局; resp=区财政局 区住建局"},
		{"强化政策。", "(牵头单位:区发改局;责任单位:区财政局、区住建局)", "lead=区发改局; resp=区财政局 区住建局"},
		{"强化政策。", "（区发改局牵头，区财政局、区商务局等按职责分工负责）", "lead=区发改局; resp=区财政局 区商务局; open"},
		{"强化政策。", "（区发改局、区财政局牵头负责）", "lead=区发改局 区财政局"},
		{"强化政策。", "（区发改局、区财政局按职责分工负责）", "resp=区发改局 区财政局"},
		{"强化政策。", "（区发改局，区财政局按职责分工负责）", "resp=区发改局 区财政局"},
		{"强化政策。", "（相关部门按职责分工负责）", "resp=相关部门"},
		{"干活。", "责任单位：区发改局、区财政局，列第一位的为牵头单位，下同", "resp=区发改局 区财政局; first"},
		{"干活。", "责任单位：区发改局、区财政局（排名第一的为牵头单位，下同）", "resp=区发改局 区财政局; first"},
		{"", "由区发改局负责、区财政局配合", "resp=区发改局; rel=区财政局"},
		{"", "区发改局会同区财政局负责", "resp=区发改局; rel=区财政局"},
		{"", "区发改局负责；区财政局协助", "resp=区发改局; rel=区财政局"},
		{"推进。", "（责任领导：徐平，责任单位：区发改局）", "resp=区发改局; leader=徐平"},
		{"推进。", "（牵头领导：丰为民，牵头单位：农商行君山支行）", "lead=农商行君山支行; leader=丰为民"},
		{"推进。", "（牵头单位：区科工局，对接市通信管理办公室）", "lead=区科工局; rel=市通信管理办公室"},
		{"推进。", "（牵头单位:区住建局)", "lead=区住建局"},
		{"推进。", "（区城管局，各镇、街道、场按职责分工负责）", "resp=区城管局 各镇、街道、场"},
		{"推进。", "（公安分局牵头，区法院、区检察院及各政法单位按职责分工负责）", "lead=公安分局; resp=区法院 区检察院 各政法单位"},
		{"推进。", "（责任单位：区住建局；完成时限：6月底前）", "resp=区住建局; due=6月底前"},
		{"推进。", "由区发改局牵头,区财政局、区住建局配合。", "lead=区发改局; rel=区财政局 区住建局"},
		{"推进。", "责任单位：区发改局 配合单位：区财政局、区住建局", "resp=区发改局; rel=区财政局 区住建局"},
		{"推进。", "（牵头单位：区农业农村局 责任单位：各镇、街道）", "lead=区农业农村局; resp=各镇、街道"},
		{"推进。", "（种养业牵头单位：区农业局；加工业牵头单位：区科工局；责任单位：各镇）", "lead=区农业局 区科工局; resp=各镇"},
		{"推进。", "（县委办牵头；县政府办、县直各单位配合）", "lead=县委办; rel=县政府办 县直各单位"},
		{"推进。", "（主办单位：县教育局，协办单位：县财政局，责任人：李三）", "lead=县教育局; rel=县财政局; person=李三"},
		{"推进。", "（牵头单位：区教育局；配合单位：区城管局；实施期限：2025年7月-8月）", "lead=区教育局; rel=区城管局; due=2025年7月-8月"},
		{"推进。", "（区教育局、区财政局）", "resp=区教育局 区财政局; bare"},
		{"推进。", "（县发改局牵头，县财政局、县住建局配合，各镇具体落实）", "lead=县发改局; resp=各镇; rel=县财政局 县住建局"},
		{"推进。", "（县发改局牵头 县财政局、县住建局配合）", "lead=县发改局; rel=县财政局 县住建局"},
		{"推进。", "（责任单位：市发展改革委、市工业和信息化局等；2025年底前完成）", "resp=市发展改革委 市工业和信息化局; open; due=2025年底前完成"},
		{"推进。", "（市发展改革委、市财政局按职责分工负责，2025年6月底前完成）", "resp=市发展改革委 市财政局; due=2025年6月底前完成"},
		{"推进。", "（张三同志负责，县水利局牵头）", "lead=县水利局; person=张三"},
		{"推进。", "牵头：县教育局，配合：县财政局", "lead=县教育局; rel=县财政局"},
		{"推进。", "责任单位为县水利局、县财政局。", "resp=县水利局 县财政局"},
		{"推进。", "【牵头单位】县发改局【责任单位】县财政局、各乡镇（街道）", "lead=县发改局; resp=县财政局 各乡镇（街道）"},
		{"推进。", "（牵头单位：县水利局，责任人：张三、李四，联系电话：1234567）", "lead=县水利局; person=张三 李四"},
		{"推进。", "（包联县领导：王五；牵头单位：县文旅局；建设单位：文旅集团）", "lead=县文旅局; own=文旅集团; leader=王五"},
		{"推进。", "牵头单位：县住建局\n责任单位：各镇人民政府、街道办事处\n完成时限：2025年10月底", "lead=县住建局; resp=各镇人民政府、街道办事处; due=2025年10月底"},
		{"推进。", "(责任领导:王五 责任单位:县文旅局 责任人:赵六)", "resp=县文旅局; leader=王五; person=赵六"},
		{"推进。", "（县人社局；各乡镇配合）", "resp=县人社局; rel=各乡镇"},
		{"推进。", "（县人社局、县财政局，各乡镇配合）", "resp=县人社局 县财政局; rel=各乡镇"},
		{"推进。", "（县水利局牵头，县农业农村局；县财政局、各乡镇配合）", "lead=县水利局; resp=县农业农村局; rel=县财政局 各乡镇"},
		{"推进。", "（县水利局牵头，县农业农村局，县财政局配合）", "lead=县水利局; rel=县农业农村局 县财政局"},
		{"推进。", "（县水利局（县财政局、各乡镇配合））", "resp=县水利局; rel=县财政局 各乡镇"},
		{"推进。", "（责任单位：县水利局（县财政局配合）、县林业局）", "resp=县水利局 县林业局; rel=县财政局"},
		{"推进。", "（县财政局、各乡镇配合）", "rel=县财政局 各乡镇"},
		{"推进。", "（市发改委牵头；各县（市、区）人民政府、市高新区管委会负责落实）", "lead=市发改委; resp=各县（市、区）人民政府 市高新区管委会"},
	} {
		text := c.before + c.clause
		tails := Tails(text)
		if len(tails) != 1 {
			t.Errorf("%q: %d clauses", text, len(tails))
			continue
		}
		if got := tails[0].Span.Of(text); got != c.clause {
			t.Errorf("%q: the clause is %q", text, got)
		}
		if got := says(tails[0].Parties); got != c.want {
			t.Errorf("%q: %s, want %s", text, got, c.want)
		}
	}
}

func TestASentenceOfItsOwnNamesWhoDoesTheWork(t *testing.T) {
	text := "抓紧组织招标。由县水利局牵头。2024年8月底前完成。目前，正在编制文件。"
	tails := Tails(text)
	if len(tails) != 1 || tails[0].Span.Of(text) != "由县水利局牵头。" || says(tails[0].Parties) != "lead=县水利局" {
		t.Errorf("%+v", tails)
	}
	for _, s := range []string{"抓好招标。各部门要密切配合。8月底完成。", "抓好招标。部门协同配合。8月底完成。", "加强领导。建立由分管领导牵头的机制。8月底完成。"} {
		if got := Tails(s); len(got) != 0 {
			t.Errorf("%q: %s", s, says(got[0].Parties))
		}
	}
}

func TestBracketsThatNameNobodyAreNoClauses(t *testing.T) {
	for _, s := range []string{
		"健全以公安牵头的机制（有场地、有人员）",
		"组建班子(产业开发区+国有企业+区商务局)",
		"完成任务（以省、市实施文件下达的目标任务为准）",
		"培育龙头企业2家（在申报年度）",
		"房屋排查（含自建房）",
		"各单位每月5日前报专班办公室（设在区农业农村局）。",
		"牵头部门要发挥主导作用，总牵头单位每月调度。",
		"完成投资2亿元。",
	} {
		if got := Tails(s); len(got) != 0 {
			t.Errorf("%q: %s", s, says(got[0].Parties))
		}
	}
}

func TestTheFirstUnitLeadsOnlyByTheRule(t *testing.T) {
	q, ok := Clause("责任单位：区发改局、区财政局")
	if !ok || len(q.Lead) != 0 || q.FirstLeads {
		t.Fatalf("%v %s", ok, says(q))
	}
	q, ok = Clause("责任单位：区发改局、区财政局（列第一位的为牵头单位，下同）")
	if !ok || !q.FirstLeads || len(q.Lead) != 0 {
		t.Fatalf("%v %s", ok, says(q))
	}
	q.LeadFirst()
	if got := says(q); got != "lead=区发改局; resp=区财政局; first" {
		t.Error(got)
	}
	q, _ = Clause("区发改局；各乡镇配合")
	q.LeadFirst()
	if got := says(q); got != "lead=区发改局; rel=各乡镇" {
		t.Error(got)
	}
}

func FuzzTails(f *testing.F) {
	for _, s := range []string{"X（牵头单位：A局；责任单位：B局）", "（A牵头，B等按职责分工负责", "由A局会同B局负责。", "责任单位：：：", "((()[：]", "\xff牵头"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, x := range Tails(text) {
			if x.Span.From < last || x.Span.To <= x.Span.From || x.Span.To > len(text) {
				t.Fatalf("%q: span %v behind %d", text, x.Span, last)
			}
			last = x.Span.To
			if !x.Parties.Any() && !x.Parties.FirstLeads && x.Parties.Due == "" {
				t.Fatalf("%q: a clause that names nobody", text)
			}
		}
	})
}
