package model

import (
	"errors"
	"testing"

	"github.com/govalues/decimal"
)

// A number word without a unit takes over the noun of the target's unit, and never its base unit.
func TestANumberWordTakesOverTheNounOfTheUnit(t *testing.T) {
	for _, c := range []struct{ text, unit, want string }{
		{"1.2万", "万亩", "1.2"},
		{"12.5万", "万吨", "12.5"},
		{"500万", "万立方米", "500"},
		{"0.5万", "人", "5000"},
		{"1.2亿", "亿元", "1.2"},
		{"15390.5万", "亿元", "1.53905"},
		{"15390.5万", "万元", "15390.5"},
		{"1.5亿", "万元", "15000"},
		{"1.5亿", "元", "150000000"},
		{"1.5亿", "亿立方米", "1.5"},
		{"2万", "亩", "20000"},
		{"2万", "公里", "20000"},
		{"2万", "千元", "20"},
		{"2万", "千瓦", "20000"},
		{"2万", "万千瓦", "2"},
		{"3百万", "万平方米", "300"},
		{"2万", "", "20000"},
		{"500亩", "", "500"},
		{"500亩", "万亩", "0.05"},
		{"3000公斤", "万吨", "0.0003"},
		{"18050元", "元", "18050"},
		{"2千克", "千克", "2"},
		{"2千米", "公里", "2"},
	} {
		task := &Task{Targets: []Target{{Metric: "指标", Unit: c.unit}}}
		a, err := task.ReadActual(0, c.text)
		if err != nil || a.Value.Cmp(decimal.MustParse(c.want)) != 0 || a.Unit != c.unit {
			t.Errorf("%s for %s is %s%s, want %s%s: %v", c.text, c.unit, a.Value, a.Unit, c.want, c.unit, err)
		}
	}
	for _, c := range []struct{ text, unit string }{{"1.2万", "%"}, {"12.5万吨", "万亩"}, {"5千", "人"}} {
		task := &Task{Targets: []Target{{Metric: "指标", Unit: c.unit}}}
		if a, err := task.ReadActual(0, c.text); !errors.Is(err, ErrUnit) {
			t.Errorf("%s for %s is %s%s: %v", c.text, c.unit, a.Value, a.Unit, err)
		}
	}
}
