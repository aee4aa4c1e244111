package parse

import (
	"strings"
	"testing"
)

func TestSentencesSayWhoActs(t *testing.T) {
	for _, c := range []struct {
		text   string
		duties bool
		want   string // what each head names, and then the words that are left
	}{
		{"会议议定，由县住建局牵头，县水利局、县自来水公司配合，6月底前完成普查，11月底前完成改造。", false, "lead=县住建局; rel=县水利局 县自来水公司 → 6月底前完成普查，11月底前完成改造。"},
		{"由县发改局牵头会同县财政局于5月底前提出方案。", false, "lead=县发改局; rel=县财政局 → 5月底前提出方案。"},
		{"县水利局负责在年底前完成前期工作。", false, "resp=县水利局 → 年底前完成前期工作。"},
		{"县自然资源局要于9月底前完成报批。", false, "resp=县自然资源局 → 9月底前完成报批。"},
		{"请县财政局、县审计局于5月20日前拨付资金。", false, "resp=县财政局 县审计局 → 5月20日前拨付资金。"},
		{"责成县水利局提出整改方案。", false, "resp=县水利局 → 提出整改方案。"},
		{"会议明确，县交通运输局须在8月底前通车；一是县林业局应加快补植。", false, "resp=县交通运输局 resp=县林业局 → 8月底前通车；加快补植。"},
		{"会议要求，6月底前完成普查。", false, " → 6月底前完成普查。"},
		{"该工程由县城投公司组织实施。", false, "resp=县城投公司 → 该工程由县城投公司组织实施。"},
		{"加快建设，由相关部门牵头负责实施。", false, "lead=相关部门 → 加快建设，实施。"},
		{"各责任单位要于每月5日前报送进展。", false, " → 每月5日前报送进展。"},
		{"各部门负责按时取得批文。", true, "resp=各部门 → 按时取得批文。"},
		{"县财政局积极筹措资金。", true, "resp=县财政局 → 积极筹措资金。"},
		{"县财政局积极筹措资金。", false, "县财政局积极筹措资金。"},
		{"污水处理厂要尽快建成。", false, "污水处理厂要尽快建成。"},
		{"环湖路9月底前通车。", false, "环湖路9月底前通车。"},
		{"在县人民医院推行新办法。", false, "在县人民医院推行新办法。"},
		{"站场由县交通运输局负责。", false, "resp=县交通运输局 → 站场由县交通运输局负责。"},
	} {
		rest, heads := c.text, []string{}
		doers := Doers(c.text, c.duties)
		for i := len(doers) - 1; i >= 0; i-- {
			d := &doers[i]
			rest = rest[:d.Head.From] + rest[d.Head.To:]
			heads = append([]string{says(d.Parties)}, heads...)
		}
		got := rest
		if len(heads) > 0 {
			got = strings.Join(heads, " ") + " → " + rest
		}
		if got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
