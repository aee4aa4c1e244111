package source

import (
	"context"
	"strings"
	"testing"
)

// tablesOf reads a plain text and gives its tables, one row a line.
func tablesOf(t *testing.T, text string) string {
	t.Helper()
	doc, err := Read(context.Background(), "plan.txt", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, b := range doc.Blocks {
		if b.Table == nil {
			continue
		}
		for _, r := range b.Table.Rows {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, c.Text+[...]string{"", "<", "^"}[c.Merged])
			}
			out = append(out, strings.ReplaceAll(strings.Join(cells, "|"), "\n", "/"))
		}
		out = append(out, "")
	}
	return strings.Join(out, "\n")
}

func TestAlignedTablesArePutTogetherAgain(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"cells at the top of their rows", `
序号  工作任务              责任单位          完成时限
1     新建改造农村公路六十  县交通运输局、各  12月底前
      公里                  乡镇
2     架设桥梁              县水利局          10月底前
3     整修渠道三条，清淤塘  县水利局、县农业  11月底前
      坝八口                农村局
`, `序号|工作任务|责任单位|完成时限
1|新建改造农村公路六十公里|县交通运输局、各乡镇|12月底前
2|架设桥梁|县水利局|10月底前
3|整修渠道三条，清淤塘坝八口|县水利局、县农业农村局|11月底前
`},
		{"cells in the middle, and a label over several rows", `
序号  类别      工作任务              责任单位
                新建改造农村公路六十
1               公里，改造危桥四座，  县交通局
      基础设施  年底前通车
2               架设桥梁              县水利局
3     民生      扩建学校两所          县教育局
4               开办食堂              县民政局
`, `序号|类别|工作任务|责任单位
1|基础设施|新建改造农村公路六十公里，改造危桥四座，年底前通车|县交通局
2|^|架设桥梁|县水利局
3|民生|扩建学校两所|县教育局
4||开办食堂|县民政局
`},
		{"a page break with its number, and a total", "\n" + `序号  项目      投资
1     道路      1200
2     水厂      800

— 1 —
` + "\f" + `
3     学校      950
      合计      2950
`, `序号|项目|投资
1|道路|1200
2|水厂|800
3|学校|950
|合计|2950
`},
		{"quotes that take two cells", `
任务                    责任单位    期限
推行“一件事一次办”    行政审批局  6月底
办好“两代表一委员”座  政协办      7月底
谈会
建立台账                督查室      8月底
`, `任务|责任单位|期限
推行“一件事一次办”|行政审批局|6月底
办好“两代表一委员”座谈会|政协办|7月底
建立台账|督查室|8月底
`},
		{"a heading over two columns", `
序号  项目    投资计划（万元）
              总投资  今年
1     道路    1200    600
2     水厂    800     300
`, `序号|项目|投资计划（万元）|<
||总投资|今年
1|道路|1200|600
2|水厂|800|300
`},
		{"one table after the other", `
编号  建议            主办单位
1     关于修路的建议  交通局
2     关于植树的建议  林业局

附件2

编号  提案            主办单位
1     关于养老的提案  民政局
2     关于供水的提案  水利局
`, `编号|建议|主办单位
1|关于修路的建议|交通局
2|关于植树的建议|林业局

编号|提案|主办单位
1|关于养老的提案|民政局
2|关于供水的提案|水利局
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := tablesOf(t, c.text); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestProseWithGapsIsNoAlignedTable(t *testing.T) {
	for _, text := range []string{
		"关于工作安排的\n\n通    知\n\n各乡镇、各单位：\n    一、总体要求。抓好落实。\n    二、工作任务。共三项。\n",
		"牵头单位：发改局    责任单位：财政局    责任领导：王某\n完成时限：6月底\n牵头单位：教育局    责任单位：住建局    责任领导：李某\n完成时限：7月底\n",
		"来源：督查室   2018-04-11 09:27   浏览：1\n\n一、工作开展情况\n总体平稳。\n二、下步打算\n继续努力。\n",
	} {
		if got := tablesOf(t, text); got != "" {
			t.Errorf("%q became\n%s", text, got)
		}
	}
}
