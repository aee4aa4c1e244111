package ui_test

import (
	"slices"
	"testing"

	"duban/model"
)

// unit is the store's record of a unit.
func (o *officer) unit(name string) model.Unit {
	o.t.Helper()
	units, err := o.store.Units()
	if err != nil {
		o.t.Fatal(err)
	}
	i := slices.IndexFunc(units, func(u model.Unit) bool { return u.Name == name })
	if i < 0 {
		return model.Unit{}
	}
	return units[i]
}

func TestThePhoneOfAUnitIsTypedOnceAndShownOnItsTasks(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("4")
		for range 20 {
			if o.app.CurrentUnit() == "卫健局" {
				break
			}
			o.press("down")
		}
		o.press("e ime:李主任 enter text:0730-7654321 enter ime:卫生局、卫计局 enter")
		if u := o.unit("卫健局"); u.Contact != "李主任" || u.Phone != "0730-7654321" || !slices.Equal(u.Aliases, []string{"卫生局", "卫计局"}) {
			t.Errorf("the unit is stored as %+v", u)
		}
		o.goes("care")
		o.press("enter")
		o.sees("李主任 0730-7654321")
		o.press("u")
		o.seesNo("0730-7654321")
	})
}

func TestTheDayBeforeIsLastMonthsEndAndFromThereToday(t *testing.T) {
	work(t, small(), func(o *officer) {
		o.press("@ enter")
		o.sees("2026-10-31")
		o.press("@ enter")
		o.sees("2026-11-23")
	})
}
