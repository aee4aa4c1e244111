package parse

import (
	"strings"

	"duban/model"
)

// Cutoff is the day up to which a report speaks: 「截至8月31日」「1-8月」.
type Cutoff struct {
	Date model.Date // zero for 「截至目前」
	Span Span
}

// Cutoffs finds the days up to which a text reports, in its order. They are
// never the time by which something must be done.
func Cutoffs(text string, fr Frame) []Cutoff {
	if !strings.Contains(text, "截") && !strings.Contains(text, "月") {
		return nil
	}
	p := newPassage(text)
	var out []Cutoff
	dates, _ := model.ParseDates(p.f, fr.year())
	for i := range dates {
		d := &dates[i]
		from, ok := afterUntil(p.f, d.From)
		if !ok && i > 0 && IsRange(p.f[dates[i-1].To:d.From]) && d.Precision == model.ToMonth {
			// 「1-8月」 begins where the year does.
			if up := &dates[i-1]; up.Precision == model.ToMonth && up.First == model.NewDate(d.Last.Year(), 1, 1) && lasts(p.f[d.To:]) {
				from, ok = up.From, true
			}
		}
		if !ok {
			continue
		}
		c := Cutoff{Date: d.Last, Span: p.span(from, d.To)}
		if fr.Issued != 0 && c.Date > fr.Issued && !d.YearNamed {
			year, month, day := c.Date.Civil()
			c.Date = model.NewDate(year-1, month, day) // a report of last year's end
		}
		out = append(out, c)
	}
	for from := 0; ; {
		i := strings.Index(p.f[from:], "目前")
		if i < 0 {
			break
		}
		at := from + i
		if start, ok := afterUntil(p.f, at); ok {
			out = append(out, Cutoff{Span: p.span(start, at+len("目前"))})
		}
		from = at + len("目前")
	}
	return out
}

// afterUntil finds the word 截至 right before a place, and where it begins.
func afterUntil(f string, at int) (from int, ok bool) {
	left := strings.TrimRight(f[:at], " ")
	for _, w := range [...]string{"截至到", "截止到", "截止至", "截至", "截止"} {
		if strings.HasSuffix(left, w) {
			return len(left) - len(w), true
		}
	}
	return 0, false
}

// lasts reports whether what stands behind a span of months does not make it a time to come.
func lasts(after string) bool {
	after = strings.TrimPrefix(after, "份")
	for _, w := range [...]string{"前", "底前", "之前", "开展", "启动", "实施", "为", ":"} {
		if strings.HasPrefix(after, w) {
			return false
		}
	}
	return true
}

// without returns a text in which spans are blank; every other byte stays in its place.
func without(text string, cuts []Cutoff) string {
	if len(cuts) == 0 {
		return text
	}
	b := []byte(text)
	for _, c := range cuts {
		for i := c.Span.From; i < c.Span.To; i++ {
			b[i] = ' '
		}
	}
	return string(b)
}
