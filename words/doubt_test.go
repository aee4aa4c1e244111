package words

import (
	"testing"

	"duban/model"
)

func TestADoubtIsToldInEnglishByWhatItIsAbout(t *testing.T) {
	d := model.Doubt{Code: model.DoubtTotal, Text: "合计应为110"}
	if zh, en := Doubt(d, model.Chinese), Doubt(d, model.English); zh != "合计应为110" || en != "stated total and sum differ: 合计应为110" {
		t.Errorf("%q, %q", zh, en)
	}
	if en := Doubt(model.Doubt{Code: "of another program", Text: "x"}, model.English); en != "x" {
		t.Errorf("a code without words gives %q", en)
	}
}
