package seeds

import (
	"fmt"
	"strings"
	"testing"

	"duban/model"
)

// written writes a target down: kind, sign, value, unit, then what is not usual of it.
func written(x *model.Target) string {
	s := x.Kind.String()
	if x.Value != nil {
		s += " " + x.Op.String() + x.Value.String()
		if x.Max != nil {
			s += ".." + x.Max.String()
		}
		s += x.Unit
	}
	if x.Baseline != nil {
		s += " from " + x.Baseline.String()
	}
	if x.Pace != model.ByWorkdays {
		s += " by " + x.Pace.String()
	}
	if x.Terms().Slack != nil {
		s += " slack " + x.Terms().Slack.String()
	}
	if x.Deadline.Date != 0 {
		s += " due " + x.Deadline.Date.String()
	}
	if len(x.Terms().Members) > 0 {
		s += fmt.Sprintf(" of %d", len(x.Terms().Members))
	}
	for _, c := range x.Terms().Slices {
		s += fmt.Sprintf(" %v:%v", c.Date, c.Value)
	}
	return s
}

// meant says of targets, by task or campaign and the line or the words of the metric, what the papers mean.
// Each row was once held otherwise.
const meant = `
kb7-9 隐性债务余额: balance =0亿元 due 2028-12-31
xy4-20 开工率: stock =100% from 0
xy4-20 投资完成率: stock =100% from 0
xy9a-6 既定项目开工率: stock =100% from 0
xy9a-6 既定项目投资完成率: stock =100% from 0
xy4 既定项目开工率: stock =100% from 0
xy4 既定项目投资完成率: stock =100% from 0
xy4-47 生产安全事故起数同比下降: level >=15%
xy4-47 生产安全事故死亡人数同比下降: level >=15%
xy4-50 打击处理数同比上升: level =10%
xy4-50 破案率同比上升: level =10%
xy4-50 反诈打击处理数同比上升: level =20%
xy4-50 反诈破案率同比上升: level =20%
xy4-50 反诈发案数同比下降: level =20%
xy4-50 反诈损失数同比下降: level =20%
dth-9 大通湖水质国控断面: class =4类
dth-9 入湖口市级考核断面水质: class <=5类
dth-9 PM2.5浓度: ceiling <=38微克/立方米 by end
dth-9 中心城区（河坝镇）空气优良率: level >=84% by end
poverty 贫困发生率: stock <=2% by end
xy4 国考省考断面水质: class <=2类
xy2-8 产业园区核定面积: stock =10.9平方公里 from 5.3
xy2-39 规上企业: stock >150家
xy2-39 10亿级企业: stock =15家
kb1-4 设施农业面积: stock =1.5万亩 due 2026-12-31
kb8-16 社保卡一卡通应用场景: stock =69%
xy9f-15 基本养老保险参保人数: stock =43.42万人
xy9f-15 工伤保险参保人数: stock =7万人
xy9f-15 失业保险参保人数: stock =4.2万人
xy3-4 特种水产养殖面积: stock >10万亩
xy5-3 育苗能力: stock >=1000万尾
xy5-3 特色水产养殖面积: stock >10万亩
xy3-5 高品质辣椒面积: stock >=3万亩
xy3-9 管网覆盖: stock >=70%
xy3-16 “四无村”创建: stock >=70%
xy3-16 村民小组调解小组覆盖: stock >=70%
xy4-18 集体经济收入50万元以上村占比: stock =10% by end
xy4-18 集体经济收入10万元以下村减少: stock =50% by end
xy4-38 公共机构生活垃圾分类覆盖率: stock =75%
xy2-32 企业安全生产信息化平台覆盖率: stock =100%
xy1-10 全县小学专职教师配备比例: stock =70%
xy9e-26 全县企业覆盖率: stock =100%
xy9c-17 事中事后监管覆盖: stock =100%
park-7 工业园区建成面积: stock >=2.5平方公里
ylz-66 零就业家庭: cleared =0户
dth-8 “两不愁三保障”和安全饮水问题: cleared =0个
xy4-41 零就业家庭: cleared =0户
xy3-18 城镇零就业家庭: cleared =0户
xy1-27 每学年家庭教育指导服务活动: yearly >=2次
xy1-30 改善办学条件专项资金: yearly >=1亿元 due 2028-12-31
xy1-32 县委常委会议教: yearly >=2次 due 2028-12-31
xy1-32 县政府常务会议研究教育工作: yearly >=4次 due 2028-12-31
xy1-32 县人大、政协监督、视察: yearly >=1次 due 2028-12-31
park-5 每年新引进项目: yearly >=8个
kb4-18 每年新增实绩型外贸企业: yearly range2..3家 due 2026-12-31
xy9a-8 每个乡镇引进乡友回乡创业: each range2..3个 due 2023-12-31 of 14
xy4-6 各乡镇引进返乡投资项目: each >=2个 of 14
xy4-28 各乡镇（街道）争资: each =0.363亿元 of 15
xy1-2 每乡镇高品质示范学校: each >=1所 of 14
xy3-25 各乡镇引进项目: each range2..3个 of 14
xy3-26 三个乡镇创建示范村: each range3..5个 of 3
xy3-26 其他乡镇（街道）创建示范村（社区）: each >=2个 of 12
trans-6 项目投资估算: budget =40亿元
trans-27 总投资: budget =36亿元
trans-46 总投资: budget =4995万元
wharf-2 项目总投资: budget ~30亿元
kb8-34 总投资: budget ~380万元
kb8-20 城乡电网总投资: budget =3700万元
kb8-3 省、市下达的目标任务: given-later
kb8-22 市级下达的任务目标: given-later
xy5-51 税收: cumulative =5000万元 due 2023-12-31 2023-06-30:1000 2023-12-31:5000
xy4-11 园区闲置土地: balance =0亩 due 2025-12-31
xy4-11 园区“僵尸企业”: balance =0家 due 2025-12-31
xy9e-20 其他行业企业双重预防机制建立: stock =100% due 2025-12-31
xy4-49 遗留问题处置清零: balance =0件
xy9a-20 耕地保护: level >=74.44万亩 slack 0
xy9a-20 永久基本农田保护: level >=65.9万亩 slack 0
xy4-33 空气质量优良率: level >=89% by end
poverty-19 减贫人口: cumulative =740人 from 1318 by end
poverty-15 驻村天数: duty >=20天/月
xy4-17 每月暗访排队: duty
xy4-40 每月督查: duty
xy9e-25 各专委会全体会议: duty >=1次
ylz-1 地区生产总值: cumulative =678亿元 by quarters
kb7-20 较大及以上生产安全事故: zero =0起
kb7-20 因自然灾害导致人员死亡事件: zero =0起
kb7-20 溃堤溃库等重大险情: zero =0起
xy9e-27 较大及以上事故: zero =0起
xy9e-27 自然灾害亡人事故: zero =0起
xy9e-27 生产安全事故死亡人数同比下降: level >=15%
xy9e-12 危险废物环境污染和安全生产责任事故: zero =0起
xy9e-14 一般及以上电力人身伤亡责任事故: zero =0起
xy9e-14 监管不力造成的油气管道损坏事故: zero =0起
xy9e-17 森林火灾亡人事故: zero =0起
xy9d-1 新增政府隐性债务: zero =0元
xy9c-20 营商环境评价全市位次: rank <=3位
xy9c-20 营商环境评价全省位次: rank <=20位
xy9a-26 地区生产总值增长: level >=8.5% by quarters
xy9a-26 固定资产投资增长: level >=12%
xy9a-26 规模工业增加值增长: level >=9%
xy9a-26 社会消费品零售总额增长: level >=8%
xy9a-26 城镇居民人均可支配收入增长: level ~7% by quarters
xy9a-26 农村居民人均可支配收入增长: level ~8% by quarters
xy9a-26 进出口总额增长: level >=30%
xy3-4 鲈鱼、鳊鱼养殖面积: stock =5万亩 due 2023-12-31
xy3-4 河蟹养殖面积: stock =2万亩 due 2023-12-31
xy3-4 全县渔业总产值: cumulative =50亿元 due 2023-12-31
xy3-4 鲈鱼和螃蟹养殖面积: stock =3万亩
xy3-4 全县特种水产养殖面积: stock >12万亩
xy3-4 渔制品产业链总产值: cumulative =18亿
xy3-5 全县炒肉辣椒种植面积: stock >3万亩
xy3-7 小型水库除险加固: stock =26座 due 2023-12-31
xy3-7 标准农田建设: stock =12万亩 due 2023-12-31
xy3-8 旅游产业路、乡镇通三级公路: stock =158.2公里 due 2023-12-31
xy3-8 安防工程（累计）: stock =598.98公里 due 2023-12-31
xy3-8 危桥改造（累计）: stock =43座 due 2023-12-31
xy3-13 村集体经济年经营性收入: stock >=7万元/村 by end
xy3-13 集体经济收入10万元以下村减少: stock =50% by end
xy3-13 集体经济收入50万元以上村占比: stock =10% by end
xy2-20 年内盘活形成有效用地: cumulative >=1580亩
xy7-2 《湖南日报》创文纪实专版: cumulative =1期
`

// everything indexes tasks and the targets of campaigns by their IDs.
func everything(t testing.TB) (tasks map[string]*model.Task, targets map[string][]model.Target) {
	t.Helper()
	l := load(t)
	tasks, targets = make(map[string]*model.Task), make(map[string][]model.Target)
	for i := range l.Plans {
		p := &l.Plans[i]
		targets[p.Campaign.ID] = p.Campaign.Targets
		for j := range p.Records {
			x := &p.Records[j].Task
			tasks[x.ID], targets[x.ID] = x, x.Targets
		}
	}
	return tasks, targets
}

func TestTargetsAreWhatTheirPapersMean(t *testing.T) {
	_, targets := everything(t)
	for line := range strings.Lines(strings.TrimPrefix(meant, "\n")) {
		head, want, _ := strings.Cut(strings.TrimSpace(line), ": ")
		id, metric, _ := strings.Cut(head, " ")
		found := false
		for i := range targets[id] {
			if x := &targets[id][i]; strings.HasPrefix(x.Metric, metric) && (x.Metric == metric || !found) {
				if got := written(x); x.Metric == metric && got != want {
					t.Errorf("%s: %s, want %s", head, got, want)
				}
				found = found || x.Metric == metric
			}
		}
		if !found {
			t.Errorf("%s is missing", head)
		}
	}
}

// TestASizeIsNoTarget lists what stands in a name, a condition or an article, and was once to be reached.
func TestASizeIsNoTarget(t *testing.T) {
	tasks, targets := everything(t)
	for id, figures := range map[string][]string{
		"xy3-7": {"60"}, "xy4-16": {"60", "83"}, "xy3-9": {"1.5"}, "xy2-13": {"28"}, "xy9e-17": {"30", "10"}, "ylz-16": {"5000", "500"},
		"xy9b": {"36"}, "xy8-3": {"2", "80", "5"}, "xy8-5": {"1"}, "xy8": {"2", "80", "5", "1", "30"}, "park-18": {"25"}, "park-19": {"30"}, "park-20": {"40"},
		"wharf-3": {"265"}, "wharf-24": {"2"}, "xy4-2": {"1000"}, "xy9a-10": {"1000"}, "xy2-5": {"1", "320", "30"}, "xy2-6": {"1.2", "36", "55"}, "xy1-11": {"3"},
	} {
		for i := range targets[id] {
			for _, f := range figures {
				if v := targets[id][i].Value; v != nil && v.String() == f {
					t.Errorf("%s: %s %s is a target", id, targets[id][i].Metric, f)
				}
			}
		}
		if x := tasks[id]; x != nil {
			all := strings.Join(append(wordsOf(x), x.Detail.Text), " ")
			for _, f := range figures {
				if !strings.Contains(all, f) && id != "wharf-24" {
					t.Errorf("%s: %s is lost", id, f)
				}
			}
		}
	}
}

func TestAFactIsATargetOrAStep(t *testing.T) {
	tasks, _ := everything(t)
	for id, word := range map[string]string{
		"xy1-31": "教育基金", "xy4-6": "集中签约", "xy4-4": "推介", "xy4-3": "高校", "xy5-51": "税收", "xy5-56": "入驻面积", "xy4-37": "全面完工", "xy4-43": "101个项目完成", "xy4-44": "消除达标", "xy4-50": "8个派出所",
	} {
		for i := range tasks[id].Milestones {
			if m := tasks[id].Milestones[i].Title; strings.Contains(m, word) {
				t.Errorf("%s: %s is a step, and a target too", id, m)
			}
		}
		if len(tasks[id].Targets) == 0 {
			t.Errorf("%s has no target", id)
		}
	}
}

func TestStandingDutiesPairingsAndArticlesAreStanding(t *testing.T) {
	want := map[string]int{"trans": 20, "wharf": 17, "poverty": 2, "xy1": 1, "xy3": 5, "xy6": 3, "xy7": 23, "xy8": 21, "xy9": 6}
	got := make(map[string]int)
	l := load(t)
	for i := range l.Plans {
		for j := range l.Plans[i].Records {
			if x := &l.Plans[i].Records[j].Task; x.Nature == model.StandingDuty {
				got[l.Plans[i].Campaign.ID]++
				if len(x.Targets)+len(x.Milestones) > 0 {
					t.Errorf("%s is standing, and has something to be reached", x.ID)
				}
			}
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestDatesAreReadAsTheyAreMeant(t *testing.T) {
	tasks, targets := everything(t)
	step := func(id, title string) model.Date {
		for i := range tasks[id].Milestones {
			if m := &tasks[id].Milestones[i]; strings.Contains(m.Title, title) {
				return m.Deadline.Date
			}
		}
		return 0
	}
	for _, x := range []struct {
		what string
		got  model.Date
		want string
	}{
		{"xy9f-5", tasks["xy9f-5"].Deadline.Date, "2023-10-10"},
		{"xy4-30", step("xy4-30", "预算管理办法"), "2023-02-10"},
		{"xy4-28", step("xy4-28", "分解下达"), "2023-02-20"}, // 「2月中旬」, without 前
		{"xy5-45", step("xy5-45", "全面生产"), "2023-05-20"},
		{"dth-12", tasks["dth-12"].Deadline.Date, "2020-07-15"},
		{"xy7-48", tasks["xy7-48"].Deadline.Date, "2023-03-31"},
		{"xy7-51", tasks["xy7-51"].Deadline.Date, "2023-06-30"},
		{"poverty-12", tasks["poverty-12"].Deadline.Date, "2017-09-30"},
		{"poverty-12 start", tasks["poverty-12"].Start.Date, "2017-04-01"},
	} {
		if x.got != date(t, x.want) {
			t.Errorf("%s: %v, want %s", x.what, x.got, x.want)
		}
	}
	if m := tasks["kb7-9"].Milestones; len(m) != 1 || m[0].Deadline.Date != 0 || tasks["kb7-9"].Deadline.Date != date(t, "2026-12-31") {
		t.Errorf("kb7-9: the plan of 2026—2028 is to be made in 2026: %+v", m)
	}
	if len(targets["kb6-1"]) > 0 {
		t.Error("kb6-1: a phrase of the background is a target")
	}
	for id, day := range map[string]string{"ylz-27": "2018-03-20", "ylz-54": "2018-03-30", "ylz-28": "2018-03-31"} {
		p := find(t, load(t), "ylz")
		for i := range p.Records {
			if r := &p.Records[i]; r.Task.ID == id && (r.Returns[0].Date != date(t, day) || r.Returns[0].Turn.To != date(t, "2018-03-31")) {
				t.Errorf("%s speaks for %v in the turn to %v", id, r.Returns[0].Date, r.Returns[0].Turn.To)
			}
		}
	}
}

func TestLinkedTargetsMeasureTheSameInOneCounty(t *testing.T) {
	_, targets := everything(t)
	type origin struct{ county, unit string }
	first := make(map[string]origin)
	times := make(map[string]int)
	base := strings.NewReplacer("亿元", "元", "万元", "元", "亿", "元", "万㎡", "平方米", "万平方米", "平方米")
	for id, list := range targets {
		campaign, _, _ := strings.Cut(id, "-")
		for i := range list {
			x := &list[i]
			if x.Terms().Link == "" {
				continue
			}
			times[x.Terms().Link]++
			at := origin{place(campaign), base.Replace(x.Unit)}
			if was, ok := first[x.Terms().Link]; ok && (was.county != at.county || was.unit != at.unit && was.unit != "" && at.unit != "") {
				t.Errorf("%s: %s links %v and %v", id, x.Terms().Link, was, at)
			}
			first[x.Terms().Link] = at
		}
	}
	for link, n := range times {
		if n < 2 {
			t.Errorf("%s links nothing", link)
		}
	}
	for _, same := range [][]string{
		{"park", "park-8", "park-17", "park-30"}, {"park-56", "park-68"}, {"park-57", "park-69"}, {"kb8-20", "kb8-30"}, {"kb1-4", "kb3-10"}, {"kb", "kb1"}, {"xy9", "xy9a-26", "xy4"}, {"xy4-20", "xy9a-6"}, {"xy9", "xy9e-27", "xy4-47"},
	} {
		links := make(map[string]int)
		for _, id := range same {
			seen := make(map[string]bool)
			for i := range targets[id] {
				if k := targets[id][i].Terms().Link; k != "" && !seen[k] {
					seen[k] = true
					links[k]++
				}
			}
		}
		shared := false
		for _, n := range links {
			shared = shared || n == len(same)
		}
		if !shared {
			t.Errorf("%v share no indicator", same)
		}
	}
}

func TestAMonthlyDutyOfTwoTasksIsWrittenInTheirDescription(t *testing.T) {
	tasks, _ := everything(t)
	for id, words := range map[string][]string{"xy4-17": {"每月暗访", "每季观摩"}, "xy4-40": {"每月督查", "每季主题"}} {
		for _, w := range words {
			if !strings.Contains(tasks[id].Detail.Text, w) {
				t.Errorf("%s: %q does not say %s", id, tasks[id].Detail.Text, w)
			}
		}
	}
	if v := tasks["xy9c-18"].Detail.Fields["扣分"]; !strings.Contains(v, "扣属地乡镇（街道）10分") {
		t.Errorf("xy9c-18: %s", v)
	}
}
