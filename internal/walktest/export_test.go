package walktest

import (
	"bytes"
	"testing"

	"duban/internal/ledgerjson"
	"duban/model"
)

// A deadline that no paper gives is the plan's end, which may move before the day on which
// a task begins. What is exported then must be read again.
func TestAPlanThatEndsBeforeATaskBeginsIsReadAgain(t *testing.T) {
	l := walkLedger()
	r := &l.Plans[0].Records[5].Task // without a deadline of its own
	r.Start = by("2026-10-01")
	o := openOffice(t, "2026-01-05", l)
	o.on("2026-01-06")
	c := o.plan("p")
	c.Period.To = day("2026-06-30")
	o.do(o.SaveCampaign(c))
	out, err := o.Export()
	ok(t, err)
	var b bytes.Buffer
	ok(t, ledgerjson.Encode(&b, out, calendar, day("2026-01-06")))
	back, err := ledgerjson.Decode(&b)
	ok(t, err)
	s := openOffice(t, "2026-01-06", &model.Ledger{})
	_, _, _, err = s.Import(back, model.ActRestore)
	ok(t, err)
}
