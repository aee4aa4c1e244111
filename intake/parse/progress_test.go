package parse

import (
	"fmt"
	"strings"
	"testing"

	"duban/model"
)

func targetsOf(t *testing.T, text string) []model.Target {
	t.Helper()
	var out []model.Target
	for _, f := range Targets(text, Frame{Year: 2026}) {
		out = append(out, f.Target)
	}
	return out
}

func TestReportsAnswerTheTargets(t *testing.T) {
	for _, c := range []struct{ targets, text, want string }{
		{"地区生产总值达到678亿元，增长9.5%", "完成地区生产总值121.9亿元(预计数),同比增长8%。", "0=121.9亿元 est|1=8%"},
		{"固定资产投资达到266亿元，增长16%", "预计完成27.4亿元，同比增长14%。", "0=27.4亿元 est|1=14%"},
		{"社会消费品零售总额达到466亿元，增长11%", "完成77.5亿元，同比增长8.6%，高于全市0.1个百分点。", "0=77.5亿元|1=8.6%"},
		{"财政收入达到30亿元", "财政收入0.9亿元，占年度任务的30.7%。", "0=0.9亿元|percent 30.7"},
		{"新增规上工业企业3家", "已新增规上工业企业2家，其余1家正在申报。", "0=2家"},
		{"税收达到6000万元", "完成税收0.35亿元。", "0=0.35亿元"},
		{"农村改厕400户", "目标任务400户，已完成改厕120户。", "0=120户"},
		{"财政收入达到30亿元，增长15%", "完成一般公共预算收入9.01亿元，同比增长42.2%。", ""},
		{"社会消费品零售总额达到466亿元，增长11%", "完成社零统计总额77.5亿元,同比增长8.6%。", "0=77.5亿元|1=8.6%"},
		{"接处警下降10%，刑事发案率下降15%", "同比接处警、刑事发案分别下降11.04%、25.31%", "0=11.04%|1=25.31%"},
		{"确保不发生较大及以上生产安全事故", "全区未发生较大及以上生产安全事故。", "0=0起"},
		{"新建学校2所", "地下室车库已完成顶板浇筑工程量的40%。", ""},
		{"完成固定资产投资20亿元", "1-5月完成固定资产投资8.6亿元，同比增长12.3%，占年度计划的43%", "0=8.6亿元|percent 43"},
		{"招商引资到位资金30亿元", "截至6月底，招商引资到位资金15.2亿元，完成年度目标的50.7%。", "0=15.2亿元|percent 50.7"},
		{"改造老旧小区25个", "25个老旧小区全部开工，完工10个，完成投资1.2亿元。", "0=10个"},
		{"财政收入30亿元", "目标30亿元，1-6月完成16.5亿元，为年度目标的55%", "0=16.5亿元|percent 55"},
		{"高标准农田建设3万亩", "项目已完成招标，预计9月底完成1万亩", ""},
		{"培训1000人次", "计划培训1000人次，已培训620人次", "0=620人次"},
		{"", "已于5月20日竣工验收", "percent 100 done"},
		{"", "目前完成总工程量的75%", "percent 75"},
		{"", "未完成，完成60%", "percent 60"},
		{"", "已完成修复3.8公里，占40%", "percent 40"},
		{"", "已完成70%", "percent 70"},
		{"", "完成率65.3%，正在扫尾。", "percent 65.3"},
		{"", "形象进度达80%", "percent 80"},
		{"", "预计6月底完成100%", ""},
		{"", "已完工并投入使用，已竣工。", "percent 100 done"},
		{"", "未启动", "not begun"},
		{"新建停车场2个", "计划年底前新建停车场2个。", ""},
	} {
		rep := Progress(c.text, targetsOf(t, c.targets))
		var got []string
		for _, a := range rep.Actuals {
			s := fmt.Sprintf("%d=%s%s", a.Target, a.Value, a.Unit)
			if a.Estimate {
				s += " est"
			}
			got = append(got, s)
		}
		if rep.Percent != nil {
			s := "percent " + rep.Percent.String()
			if rep.State == Finished {
				s += " done"
			}
			got = append(got, s)
		}
		if rep.State == NotStarted {
			got = append(got, "not begun")
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q for %q: %s, want %s", c.text, c.targets, s, c.want)
		}
	}
}

func FuzzProgress(f *testing.F) {
	for _, s := range []string{"完成地区生产总值121.9亿元(预计数),同比增长8%", "已完成70%", "未启动", "\xff5%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		targets := []model.Target{{Metric: "税收", Unit: "亿元"}, {Metric: "税收增长", Unit: "%", Kind: model.Level}}
		for _, a := range Progress(text, targets).Actuals {
			if a.Target < 0 || a.Target >= len(targets) {
				t.Fatalf("%q: target %d", text, a.Target)
			}
		}
	})
}
