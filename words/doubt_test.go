package words

import (
	"testing"

	"github.com/govalues/decimal"

	"duban/model"
)

func TestADoubtIsToldInEnglishByWhatItIsAbout(t *testing.T) {
	d := model.Doubt{Code: model.DoubtTotal, Text: "合计应为110"}
	if zh, en := Doubt(d, model.Chinese), Doubt(d, model.English); zh != "合计应为110" || en != "total and sum differ: 合计应为110" {
		t.Errorf("%q, %q", zh, en)
	}
	told := func(task, value string) model.Told {
		return model.Told{Task: task, Value: decimal.MustParse(value), Unit: "万㎡", On: model.NewDate(2026, 10, 31)}
	}
	d = model.Doubt{Code: model.DoubtConflict, Differs: &model.Difference{Link: "厂房", Own: told("yq-1", "12"), Other: told("yq-2", "13")}}
	if zh, en := Doubt(d, model.Chinese), Doubt(d, model.English); zh != "同一指标“厂房”数字不一致：yq-1报12万㎡（2026-10-31），yq-2报13万㎡（2026-10-31）" ||
		en != "two places differ: “厂房”: yq-1 says 12万㎡ (2026-10-31), yq-2 says 13万㎡ (2026-10-31)" {
		t.Errorf("%q, %q", zh, en)
	}
	if en := Doubt(model.Doubt{Code: "of another program", Text: "x"}, model.English); en != "x" {
		t.Errorf("a code without words gives %q", en)
	}
}
