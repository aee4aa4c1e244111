package model

import "testing"

// A code without a case of its own in judgedLead must not be taken for that of a measure.
func TestEveryReasonCanSpeakOfTheTaskAsAWhole(t *testing.T) {
	on := day("2026-06-30")
	task := &Task{Targets: []Target{{Metric: "公路", Value: num("15"), Unit: "公里"}, {Metric: "桥梁", Kind: GivenLater}}}
	may := percent("2026-05-31", "20")
	may.Turn = Period{From: day("2026-05-01"), To: day("2026-05-31")}
	s := Summarise(task, []Return{may}, on)
	var a assessor
	a.begin(task, &s, plan2026(), NewCalendar())
	for code := range ReasonCode(len(reasonNames)) {
		for light := range Done + 1 {
			v := view{state: judged, light: light, lead: -1, verdict: verdict{light: light, code: code}}
			var out Assessment
			a.total(on, &v, &out)
			if r := a.lead(on, &v, &out); r.Index != -1 || r.Milestone || r.Code != code && code != ReasonUnread {
				t.Errorf("%s %s says %s of measure %d", light, code, r.Code, r.Index)
			}
		}
	}
}
