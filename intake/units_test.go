package intake_test

import (
	"context"
	"strings"
	"testing"

	"duban/intake"
	"duban/model"
)

func TestAUnitThatResemblesAKnownOneIsADoubt(t *testing.T) {
	known := []model.Unit{{Name: "区城管局", Aliases: []string{"区城管执法大队"}}, {Name: "区教育局"}, {Name: "区农业农村局"}, {Name: "相关部门", Group: true}}
	for _, tt := range []struct{ unit, like string }{
		{"区城管局", ""},
		{"区城管执法局", "区城管局"},
		{"城管局", "区城管局"},
		{"区衣业农村局", "区农业农村局"},
		{"区财政局", ""},
		{"区教体局", ""},
		{"相关单位", ""},
	} {
		text := "序号\t任务名称\t牵头单位\t完成时限\n1\t修建滨江路\t" + tt.unit + "\t6月底前\n2\t建成敬老院\t区民政局\t8月底前\n"
		d, err := intake.Read(context.Background(), "x.txt", []byte(text), intake.Options{Today: readOn, Units: known})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, x := range d.Plans[0].Items[0].Record.Task.Detail.Review {
			if x.Code == model.DoubtName {
				got = x.Text
			}
		}
		if (tt.like == "") != (got == "") || !strings.Contains(got, tt.like) {
			t.Errorf("%s: doubt %q, want one about %q", tt.unit, got, tt.like)
		}
	}
}
