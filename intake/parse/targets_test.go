package parse

import (
	"strings"
	"testing"

	"duban/model"
)

// brief writes a target in short.
func brief(t model.Target) string {
	s := t.Metric + " " + t.Op.String()
	if t.Value != nil {
		s += " " + t.Value.String()
	}
	if t.Max != nil {
		s += "-" + t.Max.String()
	}
	s += t.Unit
	if t.Kind != model.Cumulative {
		s += " " + t.Kind.String()
	}
	if t.Stretch != nil {
		s += " stretch " + t.Stretch.String()
	}
	if t.Baseline != nil {
		s += " base " + t.Baseline.String()
	}
	if t.PartOf != "" {
		s += " of " + t.PartOf
	}
	return s
}

func TestTargetsAreReadFromSentences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"地区生产总值增长5.3%左右，固定资产投资实现正增长，社会消费品零售总额增长6%以上", "地区生产总值增长 ~ 5.3% level|固定资产投资增长 > 0% level|社会消费品零售总额增长 >= 6% level"},
		{"完成税收0.6亿元，增幅15%", "税收 = 0.6亿元|税收增幅 = 15% level"},
		{"地区生产总值达到678亿元，增长9.5%", "地区生产总值 = 678亿元|地区生产总值增长 = 9.5% level"},
		{"一般公共预算收入30亿元、增长15%", "一般公共预算收入 = 30亿元|一般公共预算收入增长 = 15% level"},
		{"城镇登记失业率控制在4%以内", "城镇登记失业率 <= 4% ceiling"},
		{"全年新增规上工业企业3家、服务业企业5家", "新增规上工业企业 = 3家|新增服务业企业 = 5家"},
		{"培育省级农业产业化龙头企业2家以上（在申报年度）", "省级农业产业化龙头企业 >= 2家"},
		{"园区技工贸总收入过600亿元、力争突破650亿元", "园区技工贸总收入 > 600亿元 stretch 650"},
		{"班主任津贴由100元/月提高到400元/月", "班主任津贴 = 400元/月 level base 100"},
		{"力争2026年接待游客人次和旅游综合收入均增长20%", "接待游客人次增长 = 20% level|旅游综合收入增长 = 20% level"},
		{"国家级、省级分别达3个、5家", "国家级 = 3个|省级 = 5家"},
		{"签约资金60亿元、到位资金20亿元以上", "签约资金 = 60亿元|到位资金 >= 20亿元"},
		{"过10亿元项目2个", "过10亿元项目 = 2个"},
		{"引进10亿元以上重点产业项目2个以上", "引进10亿元以上重点产业项目 >= 2个"},
		{"经营性收入50万元村8个", "经营性收入50万元村 = 8个"},
		{"4G/5G基站10个", "4G/5G基站 = 10个"},
		{"完成7000户厕改任务", "厕改任务 = 7000户"},
		{"推进3.21万亩高标准农田建设", "高标准农田建设 = 3.21万亩"},
		{"高标准建设五大设施农业示范园", "设施农业示范园 = 5个"},
		{"到2026年底，设施农业面积扩大到1.5万亩", "设施农业面积 = 1.5万亩 level"},
		{"数字经济核心产业增加值占GDP比重达到10%", "数字经济核心产业增加值占GDP比重 = 10% level"},
		{"确保不发生较大及以上生产安全事故", "较大及以上生产安全事故 = 0起 zero"},
		{"零就业家庭动态清零", "零就业家庭 = 0个 zero"},
		{"综合排名进入全市前三", "综合排名 <= 3位 rank"},
		{"固定资产投资11亿元，增幅20%，其中：工业投资7亿元", "固定资产投资 = 11亿元|固定资产投资增幅 = 20% level|工业投资 = 7亿元 of 固定资产投资"},
		{"PM2.5浓度在38微克/立方米以下", "PM2.5浓度 <= 38微克/立方米 ceiling"},
		{"产业园2023年实现产值10亿元以上，完成税收6000万元以上", "产业园实现产值 >= 10亿元|税收 >= 6000万元"},
		{"重点引进1-2家激光上下游配套企业", "引进激光上下游配套企业 range 1-2家"},
		{"招引过亿元新能源项目5个以上，其中过10亿元、50亿元项目各1个", "招引过亿元新能源项目 >= 5个|过10亿元、50亿元项目 = 1个 of 招引过亿元新能源项目"},
		{"2023年主营业务收入过亿元", "主营业务收入 > 1亿元"},
		{"新建两处充电站", "新建充电站 = 2处"},
		{"实现驻村帮扶全覆盖", "驻村帮扶覆盖率 = 100% level"},
		{"15分钟医疗服务圈覆盖率达98%以上", "15分钟医疗服务圈覆盖率 >= 98% level"},
		{"S304改造5公里", "S304改造 = 5公里"},
		{"机插机抛任务目标最终以省农业农村厅下达的任务为准", "机插机抛任务 = given-later"},
	} {
		var got []string
		for _, f := range Targets(c.text, Frame{Year: 2026}) {
			got = append(got, brief(f.Target))
			if f.Span.Of(c.text) == "" || f.Target.Text == "" {
				t.Errorf("%q: no words for %s", c.text, brief(f.Target))
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestFiguresThatAreNoTargetsAreLeftAlone(t *testing.T) {
	for _, s := range []string{
		"落实君政办发〔2026〕2号文件", "构建“1+5+N”体系", "建设一带一路节点", "2026年6月30日前完成", "推广5G应用", "创建4A级景区", "改造S304、G240",
		"60岁以上老人", "开展2—3日深度游", "引进10亿元以上重点产业项目", "第3批项目", "联系电话0730-1234567", "降低PM2.5浓度", "“十五五”规划", "两个维护",
		"1. 加强领导", "三农工作", "一件事一次办", "实施“八大行动”", "《2026年3项措施》",
	} {
		for _, f := range Targets(s, Frame{Year: 2026}) {
			t.Errorf("%q: %s", s, brief(f.Target))
		}
	}
}

func TestTargetsAreReadFromCells(t *testing.T) {
	for _, c := range []struct{ metric, value, unit, want string }{
		{"参保率", "≥95%", "", "参保率 >= 95% level"},
		{"财政收入", "1.2亿元以上", "", "财政收入 >= 1.2亿元"},
		{"综合排名", "前3名", "", "综合排名 <= 3位 rank"},
		{"空气优良率", "不低于上年", "%", "空气优良率 >=% level"},
		{"机插任务", "待下达", "", "机插任务 = given-later"},
		{"粮食产量（万吨）", "15.3", "", "粮食产量 = 15.3万吨"},
		{"水质", "Ⅲ类及以上", "", "水质 <= 3类 rank"},
		{"路网工程", "开工", "", "路网工程 = milestone"},
		{"地区生产总值", "增长8%", "%", "地区生产总值增长 = 8% level"},
		{"城镇登记失业率", "4.5", "%", "城镇登记失业率 <= 4.5% ceiling"},
		{"主营业务收入", "450亿元，力争达490亿元", "", "主营业务收入 = 450亿元 stretch 490"},
		{"固定资产投资", "正增长", "%", "固定资产投资增长 > 0% level"},
		{"新增企业", "5-8", "家", "新增企业 range 5-8家"},
		{"投资", "12,000", "万元", "投资 = 12000万元"},
		{"较大事故", "0", "起", "较大事故 = 0起 zero"},
		{"省级平台", "2个以上", "个", "省级平台 >= 2个"},
		{"覆盖率", "由30%提高到40%", "%", "覆盖率 = 40% level base 30"},
	} {
		got, ok := TargetFrom(c.metric, c.value, c.unit)
		if !ok || brief(got) != c.want {
			t.Errorf("%s, %s, %s: %v %s, want %s", c.metric, c.value, c.unit, ok, brief(got), c.want)
		}
	}
	for _, v := range []string{"", "/", "—", "加强组织领导"} {
		if got, ok := TargetFrom("税收", v, "万元"); ok {
			t.Errorf("%q: %s", v, brief(got))
		}
	}
}

func FuzzTargets(f *testing.F) {
	for _, s := range []string{"地区生产总值增长5.3%左右，税收过600亿元、力争突破650亿元", "由30%提高到40%", "A、B分别达3个、5家", "1-2家企业", "\xff3个", "前三"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, x := range Targets(text, Frame{Year: 2026}) {
			if x.Target.Metric == "" || x.Span.From < 0 || x.Span.To > len(text) || x.Span.From >= x.Span.To {
				t.Fatalf("%q: %+v", text, x)
			}
			if x.Target.Max != nil && (x.Target.Op != model.Between || x.Target.Max.Cmp(*x.Target.Value) < 0) {
				t.Fatalf("%q: the range %s", text, brief(x.Target))
			}
		}
		if x, ok := TargetFrom("指标", text, "个"); ok && x.Metric == "" {
			t.Fatalf("%q: %+v", text, x)
		}
	})
}
