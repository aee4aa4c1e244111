package zh_test

import (
	"testing"

	"duban/internal/zh"
)

func TestInitialsAreTheFirstLettersOfThePinyin(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"君政办发〔2026〕2号", "jzbf20262h"},
		{"ＰＭ2.5 达标", "pm25db"},
		{"——", ""},
	} {
		if got := zh.Initials(tt.in); got != tt.want {
			t.Errorf("Initials(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
