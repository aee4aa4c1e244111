package model

import (
	"fmt"
	"strings"
)

// told writes reasons as codes with what they speak of, so that a table can name the one that it
// wants: 「behind yellow #0 35%/49% on 2018-12-31 value 240」 is 35 % done of 49 % due of the first
// target. What the reasons are in words is the business of package words.
func told(reasons ...Reason) string {
	var b strings.Builder
	for i, r := range reasons {
		if i > 0 {
			b.WriteString("; ")
		}
		fmt.Fprintf(&b, "%s %s", r.Code, r.Light)
		say := func(holds bool, format string, args ...any) {
			if holds {
				fmt.Fprintf(&b, " "+format, args...)
			}
		}
		say(r.Index >= 0 && !r.Milestone, "#%d", r.Index)
		say(r.Milestone, "step %d", r.Index)
		say(r.Several && r.Index >= 0, "of several")
		say(r.Known, "%d%%/%d%%", r.Completion.Percent(), r.Expected.Percent())
		say(r.Code == ReasonBehind && r.Yardstick != Points, "by %s", r.Yardstick)
		say(r.Count != 0, "×%d", r.Count)
		say(r.Days != 0, "days %d", r.Days)
		say(r.On != 0, "on %s", r.On)
		say(r.Assumed, "of the campaign")
		say(r.Value != nil, "value %s", r.Value)
		say(r.Estimate, "estimated")
		say(!r.Turn.IsZero(), "turn to %s", r.Turn.To)
		say(r.Turn.Due != 0, "due %s", r.Turn.Due)
		say(r.Silent, "nothing ever")
	}
	return b.String()
}
