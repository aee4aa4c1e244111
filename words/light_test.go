package words

import (
	"testing"

	"duban/model"
)

func TestTheLightsHaveWords(t *testing.T) {
	for light, want := range map[model.Light][2]string{
		model.Grey: {"灰", "grey"}, model.Green: {"绿", "green"}, model.Yellow: {"黄", "yellow"}, model.Red: {"红", "red"}, model.Done: {"办结", "done"},
	} {
		if zh, en := Light(light, model.Chinese), Light(light, model.English); zh != want[0] || en != want[1] {
			t.Errorf("%d: %s, %s", light, zh, en)
		}
	}
}
