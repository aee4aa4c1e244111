package unitform_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"duban/intake/source"
	"duban/intake/unitform"
)

const sentBack = `,,县交通局工作进展填报表,,,,,,,,,,
,,只填浅黄色的格子。,,,,,,,,,,
duban:task,duban:item,序号,行动,任务,完成时限,填报内容,目标,上次填报,本次完成,计量单位,进展说明,截至日期
plan-2,t0,2,甲县2026年重点工作,改造农村公路,2026-11-30,农村公路,60公里,,41,公里,"路基完成，
桥还差一座",10月20日
plan-2,m0,,,,,桥梁合龙,,,未完成,,,
plan-1,p,1,甲县2026年重点工作,建客运站,2026-12-31,总体进度,100%,,60%,%,,
`

func document(t *testing.T, name, text string) *source.Document {
	t.Helper()
	doc, err := source.Read(t.Context(), name, []byte(text), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestAFormIsKnownWhateverKindOfFileItComesBackAs(t *testing.T) {
	chinese, err := simplifiedchinese.GB18030.NewEncoder().String(sentBack)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"comma":                  sentBack,
		"as a Chinese Windows":   chinese,
		"without its title":      sentBack[strings.Index(sentBack, "duban:task"):],
		"with a mark of Unicode": "\ufeff" + sentBack,
	} {
		f, ok := unitform.FromDocument(document(t, "back.csv", text))
		if !ok || len(f.Rows) != 2 {
			t.Errorf("%s: %v, %v", name, ok, f)
			continue
		}
		a, b := f.Rows[0], f.Rows[1]
		if a.Task != "plan-2" || a.Text != "路基完成，\n桥还差一座" || a.Date != "10月20日" || len(a.Items) != 2 || a.Items[0].Value != "41" || a.Items[1].Key != "m0" || a.Items[1].Value != "未完成" {
			t.Errorf("%s: the first task is %+v", name, a)
		}
		if b.Task != "plan-1" || len(b.Items) != 1 || b.Items[0].Value != "60%" {
			t.Errorf("%s: the second task is %+v", name, b)
		}
	}
	for _, text := range []string{
		strings.ReplaceAll(sentBack, "duban:", ""),
		"# 甲县2026年清单\n\n|序号|任务|责任单位|\n|---|---|---|\n|1|修路|县交通局|\n|2|建站|县交通局|\n",
	} {
		if f, ok := unitform.FromDocument(document(t, "plan.csv", text)); ok {
			t.Errorf("no form, but %v", f)
		}
	}
}
