package intake_test

import (
	"testing"

	"duban/intake/draft"
)

func TestEveryValueOfACampaignSaysWhereItWasRead(t *testing.T) {
	d := readAs(t, "plan.txt", []byte("甲县人民政府办公室\n关于印发《甲县2026年河道整治实施方案》的通知\n甲政办发〔2026〕45号\n各乡镇人民政府：\n"+
		"现将《甲县2026年河道整治实施方案》印发给你们，请认真组织实施。\n甲县人民政府办公室\n2026年11月20日\n甲县2026年河道整治实施方案\n"+
		"一、重点任务\n（一）疏浚河道60公里。（责任单位：县水利局）\n二、工作要求\n各单位每月25日前将进展情况报县水利局。\n"))
	o := d.Plans[0].Origins
	want := draft.Origins{
		Name:     draft.Origin{At: draft.Span{From: 8, To: 8}, Reason: draft.Stated},
		Number:   draft.Origin{At: draft.Span{From: 3, To: 3}, Reason: draft.Stated},
		Issuers:  draft.Origin{At: draft.Span{From: 1, To: 1}, Reason: draft.Stated},
		Issued:   draft.Origin{At: draft.Span{From: 7, To: 7}, Reason: draft.Stated},
		From:     draft.Origin{At: draft.Span{From: 7, To: 7}, Reason: draft.OfIssue},
		To:       draft.Origin{At: draft.Span{From: 8, To: 8}, Reason: draft.OfYear},
		Cadences: draft.Origin{At: draft.Span{From: 12, To: 12}, Reason: draft.Stated},
	}
	if o != want {
		t.Errorf("got  %+v\nwant %+v", o, want)
	}
}

func TestWhatNoDocumentSaysIsAGuess(t *testing.T) {
	d := readAs(t, "清单.txt", []byte("一、重点任务\n（一）疏浚河道60公里。（责任单位：县水利局）\n（二）新建泵站3座。（责任单位：县水利局）\n"))
	p := d.Plans[0]
	for name, o := range map[string]draft.Origin{"from": p.Origins.From, "to": p.Origins.To} {
		if !o.Guessed() || o.At.From != 0 {
			t.Errorf("%s: %+v", name, o)
		}
	}
	if p.Origins.Number.Reason != draft.NotRead || p.Origins.Cadences.Reason != draft.NotRead {
		t.Errorf("%+v", p.Origins)
	}
}
