package intake

import (
	"strings"
	"testing"

	"duban/model"
)

func TestMinutesTellOfTheirMeetingAndOrderTheRest(t *testing.T) {
	const text = `某县人民政府专题会议纪要
〔2026〕3号

2026年3月5日，县长李某某主持召开城区供水专题会议。副县长王某某，县水利局、县住建局主要负责人参加会议。现将会议议定事项纪要如下：

一、关于城区管网改造
会议议定，由县住建局牵头，县水利局配合，6月底前完成普查，11月底前改造小区12个。
二、关于备用水源建设
县水利局负责在年底前完成前期工作。
三、关于办理情况报告
各责任单位要于每月5日前将办理情况报县政府办公室。

参会人员：李某某、王某某
分送：县委办，县水利局、县住建局。
`
	d, err := Read(t.Context(), "minutes.txt", []byte(text), Options{Today: model.NewDate(2026, 6, 1)})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Plans) != 1 || len(d.Plans[0].Items) != 2 || len(d.Unread) > 0 {
		t.Fatalf("%d plans, unread %v", len(d.Plans), d.Unread)
	}
	c := d.Plans[0].Campaign
	if c.Name != "某县人民政府专题会议纪要" || c.Document.Number != "〔2026〕3号" || c.Document.Date != model.NewDate(2026, 3, 5) || strings.Join(c.Document.Issuers, " ") != "某县人民政府" {
		t.Errorf("%q %+v", c.Name, c.Document)
	}
	if len(c.Cadences) != 1 || c.Cadences[0].Kind != model.Month {
		t.Error(c.Cadences)
	}
	for i, want := range []struct{ lead, resp, due string }{
		{"县住建局", "", "2026-11-30"}, {"", "县水利局", "2026-12-31"},
	} {
		x := &d.Plans[0].Items[i].Record.Task
		if strings.Join(x.LeadUnits, " ") != want.lead || strings.Join(x.ResponsibleUnits, " ") != want.resp || x.Deadline.Date.String() != want.due || !x.Deadline.Given || len(x.Persons)+len(x.Leaders) > 0 {
			t.Errorf("%q: lead %v, responsible %v, persons %v %v, by %v", x.Title, x.LeadUnits, x.ResponsibleUnits, x.Leaders, x.Persons, x.Deadline)
		}
	}
}
