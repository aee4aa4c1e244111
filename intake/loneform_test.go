package intake_test

import "testing"

func TestAPaperThatOrdersOneTaskInLabelledLinesIsOneTask(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"the units before the task", "督办通知单\n督办〔2025〕15号\n承办单位：市水利局\n协办单位：市财政局\n督办事项：水库除险加固工程进展缓慢，请加快推进。\n领导批示：倒排工期。\n办理要求：1.制定赶工方案；\n2.每周报送进度。\n办结时限：2025年8月10日\n联系人：王科长\n市政府督查室\n2025年3月3日\n",
			"||水库除险加固工程进展缓慢，请加快推进||市水利局|王科长|2025-08-10",
		},
		{
			"the task first", "领导批示交办单\n交办事项：关于解决城南片区积水问题\n牵头单位：市住建局\n责任单位：市水务局、市城管局\n办理时限：9月底前\n反馈方式：书面\n",
			"||关于解决城南片区积水问题|市住建局|市水务局、市城管局||2025-09-30",
		},
		{
			"labels that name no task are no form", "某市2025年工作方案\n一、重点任务\n1.建设管网65公里。\n牵头单位：市住建局\n责任单位：市水务局\n完成时限：9月底\n",
			"1|一、重点任务|建设管网65公里|市住建局|市水务局||2025-09-30",
		},
	} {
		if got := briefs(t, c.text); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
