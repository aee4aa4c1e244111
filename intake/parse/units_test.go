package parse

import (
	"slices"
	"strings"
	"testing"
)

func TestListsOfUnitsAreTakenApart(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // set apart by blanks
		open bool
	}{
		{"区发改局、区财政局,区教育局；区住建局 区水利局\n区交通局", "区发改局 区财政局 区教育局 区住建局 区水利局 区交通局", false},
		{"区发展和改革局和区财政局", "区发展和改革局 区财政局", false},
		{"区人力资源和社会保障局、区文化和旅游局", "区人力资源和社会保障局 区文化和旅游局", false},
		{"县住房和城乡建设局及县城市管理和综合执法局", "县住房和城乡建设局 县城市管理和综合执法局", false},
		{"区教育局以及各学校", "区教育局 各学校", false},
		{"区法院和区检察院", "区法院 区检察院", false},
		{"和平镇、各镇（街道）", "和平镇 各镇（街道）", false},
		{"区直和驻区各单位", "区直和驻区各单位", false},
		{"各镇、街道、场", "各镇、街道、场", false},
		{"区财政局、区统计局等", "区财政局 区统计局", true},
		{"区财政局、区统计局等有关单位", "区财政局 区统计局", true},
		{"区统计局(数据统计评估牵头单位)、区财政局", "区统计局 区财政局", false},
		{"财政局 城管局 洋沙湖集团 洋沙湖镇 金龙镇", "财政局 城管局 洋沙湖集团 洋沙湖镇 金龙镇", false},
		{"产业链 办公室 农业 农村局 贸促会", "产业链办公室 农业农村局 贸促会", false},
		{"县土地清理 处理领导 小组", "县土地清理处理领导小组", false},
		{"地方金融 服务中心", "地方金融服务中心", false},
		{"区交通\n\n运输局", "区交通运输局", false},
		{"柳林洲\n街道", "柳林洲街道", false},
		{"国税局\n地税局", "国税局 地税局", false},
		{"区征收安置局\n区经建投", "区征收安置局 区经建投", false},
		{"县纪委监委、县委组织部", "县纪委监委 县委组织部", false},
		{"中国移动、国网供电公司、A公司", "中国移动 国网供电公司 A公司", false},
		{"1.区财政局 2.区审计局", "区财政局 区审计局", false},
		{"区 财 政 局", "区财政局", false},
		{"区财政局。", "区财政局", false},
		{"县农业农村局市生态环境局碧溪分局各乡镇", "县农业农村局 市生态环境局碧溪分局 各乡镇", false},
		{"水利局农业农村局", "水利局 农业农村局", false},
		{"县公安局交警大队", "县公安局交警大队", false},
		{"县公安局临湖镇", "县公安局 临湖镇", false},
		{"临湖镇沙河镇白石乡", "临湖镇 沙河镇 白石乡", false},
		{"属地乡镇街道", "属地乡镇街道", false},
		{"县数据局 完成时限：2025年9月底", "县数据局", false},
		{"县数据局；2025年9月底前", "县数据局", false},
		{"2025年9月底", "", false},
		{"牵头单位：区发改局、区财政局", "区发改局 区财政局", false},
		{"牵头单位：区发改局 责任单位：区财政局 责任人：张三", "区发改局 区财政局", false},
		{"区发改局 牵头 区财政局 配合", "区发改局 区财政局", false},
		{"/", "", false},
		{"—", "", false},
		{"", "", false},
	} {
		l := Units(c.text)
		if got := strings.Join(l.Names(), " "); got != c.want || l.Open != c.open {
			t.Errorf("%q: %q open %v, want %q", c.text, got, l.Open, c.want)
		}
	}
}

func TestWhatStandsBehindAUnitIsNotItsName(t *testing.T) {
	for _, c := range []struct{ text, name, note, person string }{
		{"区统计局(数据统计评估牵头单位)", "区统计局", "数据统计评估牵头单位", ""},
		{"区住建局（李玉）", "区住建局", "", "李玉"},
		{"县发改局李建国", "县发改局", "", "李建国"},
		{"市公安局（交警支队）", "市公安局", "交警支队", ""},
	} {
		l := Units(c.text)
		if len(l.Units) != 1 || l.Units[0].Name != c.name || l.Units[0].Note != c.note || l.Units[0].Person != c.person {
			t.Errorf("%q: %+v", c.text, l.Units)
		}
	}
	if l := Units("区发改局(牵头)、区财政局（配合）"); l.Units[0].Mark != Lead || l.Units[1].Mark != Related {
		t.Errorf("marks: %+v", l.Units)
	}
}

func TestGroupsAreToldFromUnits(t *testing.T) {
	for _, s := range []string{"相关部门", "各镇（街道）", "各有关单位", "区直和驻区各单位", "各乡镇人民政府", "有关单位", "成员单位", "县直相关部门"} {
		if l := Units(s); len(l.Units) != 1 || !l.Units[0].Group {
			t.Errorf("%q: %+v", s, l.Units)
		}
	}
	for _, s := range []string{"区财政局", "和平镇", "城投公司", "县委办"} {
		if l := Units(s); len(l.Units) != 1 || l.Units[0].Group {
			t.Errorf("%q: %+v", s, l.Units)
		}
	}
}

func TestNamesOfPersonsAreTakenApart(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"李  瑞", "李瑞"},
		{"彭 君", "彭君"},
		{"徐　平", "徐平"},
		{"龚庆林      陈兵", "龚庆林 陈兵"},
		{"吴利芳（彭伟）", "吴利芳"},
		{"张 黄 奕平", "张奕 黄平"},
		{"罗 奇 黄万坤", "罗奇 黄万坤"},
		{"罗奇、黄平", "罗奇 黄平"},
		{"徐平副区长", "徐平"},
		{"副区长徐平", "徐平"},
		{"欧阳修远、司马光", "欧阳修远 司马光"},
		{"张 三 13800000000", "张三"},
		{"李镇江 陶 娜", "李镇江 陶娜"},
		{"分管副县长", "分管副县长"},
		{"县委常委、副县长张三，副县长李四", "张三 李四"},
		{"张三（县委常委、副县长）、李四", "张三 李四"},
		{"县委书记、县长", "县委书记 县长"},
	} {
		if got := strings.Join(PersonNames(Persons(c.text)), " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestUnitsAndPersonsInOneCellAreToldApart(t *testing.T) {
	for _, c := range []struct{ text, units, persons string }{
		{"市场监管局 张强", "市场监管局", "张强"},
		{"区住建局（李玉）、张三", "区住建局", "张三 李玉"},
		{"区征收安置局 区经建投 许国辉", "区征收安置局 区经建投", "许国辉"},
		{"黄新凯 乡村振兴局 何建平", "乡村振兴局", "黄新凯 何建平"},
		{"县高新区、李  瑞", "县高新区", "李瑞"},
	} {
		u, p := Who(c.text)
		if got := strings.Join(u.Names(), " "); got != c.units {
			t.Errorf("%q: units %q", c.text, got)
		}
		if got := strings.Join(PersonNames(p), " "); got != c.persons {
			t.Errorf("%q: persons %q", c.text, got)
		}
	}
}

func FuzzUnits(f *testing.F) {
	for _, s := range []string{"区发改局、区财政局(牵头)等", "各镇、街道、场", "张 黄 奕平", "(((", "区住建局（李玉", "\xff、\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, u := range Units(text).Units {
			if u.Name == "" || !u.Group && !single(u.Name) {
				t.Fatalf("%q: the unit %q", text, u.Name)
			}
		}
		for _, p := range Persons(text) {
			if p.Name == "" || !single(p.Name) {
				t.Fatalf("%q: the person %q", text, p.Name)
			}
		}
		u, p := Who(text)
		if slices.ContainsFunc(u.Units, func(u Unit) bool { return u.Name == "" }) || slices.ContainsFunc(p, func(p Person) bool { return p.Name == "" }) {
			t.Fatalf("%q: an empty name", text)
		}
	})
}

// single reports whether no mark of a list stands in a name, outside brackets and quotes.
func single(name string) bool {
	n := 0
	pieces(name, func(r rune) bool { return isListSeparator(r) || r == ' ' }, func(int, int, rune) { n++ })
	return n == 1
}
