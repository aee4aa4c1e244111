package campaignform

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"duban/model"
	"duban/ui/page"
	"duban/ui/widget"
)

// openDaysOff shows the office's own days off.
func openDaysOff(desk *page.Desk) tea.Cmd {
	return desk.Read(func(l page.Ledger) (func() tea.Cmd, error) {
		s, err := l.Settings()
		if err != nil {
			return nil, err
		}
		return func() tea.Cmd {
			desk.Push(newDaysOffForm(desk, s))
			return nil
		}, nil
	})
}

// The least lines that the window of days off has, and the empty ones it always has.
const (
	leastDaysOff = 6
	freeDaysOff  = 2
)

// newDaysOffForm edits the days on which the office rests although the calendar
// has working days: one span a line, with the reason behind it.
func newDaysOffForm(desk *page.Desk, s model.Settings) *widget.Form {
	x := desk.Words
	f := &widget.Form{Title: x.Turns.DaysOff, Note: []string{x.Turns.DaysOffNote}}
	add := func(text string) {
		e := f.Text(strconv.Itoa(len(f.Entries)+1), text, "")
		e.Field.Hint = x.Turns.DaysOffHint
	}
	off := slices.Clone(s.DaysOff)
	slices.SortFunc(off, func(p, q model.DayOff) int { return int(p.From - q.From) })
	for _, d := range off {
		add(x.DayOffLine(d))
	}
	fill := func() {
		free := 0
		for i := len(f.Entries) - 1; i >= 0 && f.Entries[i].Value() == ""; i-- {
			free++
		}
		for ; free < freeDaysOff || len(f.Entries) < leastDaysOff; free++ {
			add("")
		}
	}
	fill()
	f.Changed = fill
	f.Submit = func() (tea.Cmd, error) {
		n := s
		n.DaysOff = nil
		for _, e := range f.Entries {
			if e.Value() == "" {
				continue
			}
			d, err := readDayOff(e.Value(), desk.Today)
			if err != nil {
				return nil, widget.Explained{Text: x.NoDayOff(e.Label, e.Value())}
			}
			if d.To > desk.Cal.Until() {
				return nil, widget.Explained{Text: x.DayOffUnknown(d.To, desk.Cal.Until())}
			}
			n.DaysOff = append(n.DaysOff, d)
		}
		slices.SortFunc(n.DaysOff, func(p, q model.DayOff) int { return int(p.From - q.From) })
		for i := 1; i < len(n.DaysOff); i++ {
			if n.DaysOff[i].From <= n.DaysOff[i-1].To {
				return nil, widget.Explained{Text: x.SpansOverlap(n.DaysOff[i].From)}
			}
		}
		if err := errors.Join(model.CheckSettings(&n)...); err != nil {
			return nil, err
		}
		days := len(n.DaysOff)
		return desk.Act(page.Action{Do: func(l page.Ledger) (model.Entry, error) { return l.SaveSettings(n) }, Then: func(page.Lights) tea.Cmd {
			return desk.Say(x.DaysOffStored(days))
		}}), nil
	}
	return f
}

// readDayOff reads a day or a span of days with a reason behind it:
// 「2026-10-08..2026-10-09 区庆」.
func readDayOff(text string, today model.Date) (model.DayOff, error) {
	days, why, _ := strings.Cut(strings.ReplaceAll(text, "\u3000", " "), " ")
	span, err := readSpan(days, today)
	return model.DayOff{From: span.From, To: span.To, Text: strings.TrimSpace(why)}, err
}

// readSpan reads a span of days, both included, or a single day. A span that
// ends before it begins is ErrOrder.
func readSpan(text string, today model.Date) (model.Period, error) {
	first, last := text, text
	for _, sep := range []string{"..", "—", "–", "~", "～", "至", "到"} {
		if f, l, ok := strings.Cut(text, sep); ok {
			first, last = f, strings.Trim(l, ".—–~～")
			break
		}
	}
	from, err := model.ReadDays(first, today, model.Within)
	if err != nil {
		return model.Period{}, err
	}
	to, err := model.ReadDays(last, from.From, model.Within)
	if err != nil {
		return model.Period{}, err
	}
	if to.To < from.From {
		return model.Period{}, model.ErrOrder
	}
	return model.Period{From: from.From, To: to.To}, nil
}
