package intake_test

import (
	"context"
	"strings"
	"testing"

	"duban/intake"
)

// A plan that was copied out of a page comes without its line breaks.
const folded = `平政办发〔2025〕6号 平河县人民政府办公室 关于印发《平河县2025年乡村建设工作方案》的通知 各乡镇人民政府，县直各单位： 现将《平河县2025年乡村建设工作方案》印发给你们，请认真组织实施。 2025年3月3日 平河县2025年乡村建设工作方案 一、重点任务 （一）改善人居环境 1.推进户厕改造。全年改造农村户厕1200座。（牵头单位：县农业农村局；责任单位：县卫健局、各乡镇；完成时限：11月底前） 2.治理生活污水。建成集中处理设施15处。（县生态环境局牵头，各乡镇负责） （二）提升基础设施 1.改造农村公路。改造农村公路60公里。（县交通运输局牵头） 二、保障措施 （一）加强组织领导。各乡镇要高度重视。`

func TestATextWithoutLineBreaksIsTakenApart(t *testing.T) {
	for name, text := range map[string]string{"with blanks": folded, "without any": strings.ReplaceAll(folded, " ", "")} {
		t.Run(name, func(t *testing.T) {
			d, err := intake.Read(context.Background(), "x.txt", []byte(text), intake.Options{Today: readOn})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range d.Plans {
				for _, it := range p.Items {
					k := it.Record.Task
					got = append(got, k.Title+"|"+strings.Join(k.LeadUnits, "、"))
				}
			}
			want := "推进户厕改造|县农业农村局 治理生活污水|县生态环境局 改造农村公路|县交通运输局"
			if strings.Join(got, " ") != want {
				t.Errorf("got %q, want %q", strings.Join(got, " "), want)
			}
		})
	}
}

func TestTasksWithoutNumbersEndAtTheirBrackets(t *testing.T) {
	const text = "某县2026年营商环境行动方案为持续优化营商环境，结合实际，现制定如下行动方案，请各有关单位认真抓好组织实施，确保各项任务落到实处、见到成效。" +
		"推行企业开办一日办结。压减办理环节。（牵头单位：县市场监管局；责任单位：县公安局、县税务局）" +
		"压缩工程审批时限。全流程审批不超过60个工作日。（牵头单位：县住建局；责任单位：县自然资源局）" +
		"扩大网上办理。网上可办率达到98%以上。（牵头单位：县数据局；责任单位：县政务服务中心）" +
		"加强融资服务。新增普惠小微企业贷款10亿元。（牵头单位：县政府金融办；责任单位：人行县支行）"
	d, err := intake.Read(context.Background(), "x.txt", []byte(text), intake.Options{Today: readOn})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range d.Plans {
		for _, it := range p.Items {
			got = append(got, strings.Join(it.Record.Task.LeadUnits, "、"))
		}
	}
	if want := "县市场监管局 县住建局 县数据局 县政府金融办"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, " "), want)
	}
}
