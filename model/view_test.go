package model_test

import (
	"testing"

	"duban/model"
)

func TestAViewHasANameAndEachNameOnce(t *testing.T) {
	view := func(names ...string) *model.Settings {
		s := new(model.Settings)
		for _, n := range names {
			s.Views = append(s.Views, model.View{Name: n, Query: "灯:红"})
		}
		return s
	}
	for _, s := range []*model.Settings{view(" "), view("红", "红"), view("红\n灯")} {
		if len(model.CheckSettings(s)) == 0 {
			t.Errorf("%+v is taken", s.Views)
		}
	}
	s := view("红", "黄")
	if errs := model.CheckSettings(s); len(errs) > 0 {
		t.Error(errs)
	}
	if v := s.View("黄"); v == nil || v != &s.Views[1] || s.View("绿") != nil {
		t.Errorf("黄 is %+v", v)
	}
}
