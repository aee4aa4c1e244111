package intake

import (
	"strings"

	"duban/intake/draft"
	"duban/model"
)

// headOrigins notes where a plan of a notice has its name and what is printed in the letterhead.
func (r *reader) headOrigins(n *notice, plan int) {
	p := &r.draft.Plans[plan]
	doc, o := &p.Campaign.Document, &p.Origins
	// A title may go on over several lines: its beginning is enough to find it by.
	o.Name = r.stated(p.Span, beginning(p.Campaign.Name))
	if o.Name.At.From == 0 {
		o.Name = r.stated(n.span, beginning(p.Campaign.Name))
	}
	if p.Campaign.Name == r.fileName() && o.Name.At.From == 0 {
		o.Name = draft.Origin{Reason: draft.OfFile}
	}
	if doc.Number != "" {
		o.Number = r.stated(n.span, doc.Number)
	}
	if len(doc.Issuers) > 0 {
		o.Issuers = r.stated(n.span, doc.Issuers[0])
	}
	if doc.Date != 0 {
		o.Issued = draft.Origin{At: r.lineThat(n.span, func(line string) bool { return givesDay(line, doc.Date) }), Reason: draft.Stated}
	}
}

// beginning returns the first characters of a name.
func beginning(name string) string {
	s := []rune(withoutSpace(name))
	return string(s[:min(len(s), 12)])
}

// fileName returns the document's name without its extension.
func (r *reader) fileName() string { return strings.TrimSuffix(r.doc.Name, extension(r.doc.Name)) }

// stated is the origin of a value that the document prints, if it can be found, within the lines of at,
// else anywhere.
func (r *reader) stated(at draft.Span, value string) draft.Origin {
	value = withoutSpace(value)
	return draft.Origin{At: r.lineThat(at, func(line string) bool { return strings.Contains(line, value) }), Reason: draft.Stated}
}

// lineThat returns the first line that fits, of those of at before all others.
func (r *reader) lineThat(at draft.Span, fits func(line string) bool) draft.Span {
	for i := max(at.From, 1); i <= min(at.To, len(r.doc.Lines)); i++ {
		if text, _ := unmarked(r.doc.Lines[i-1]); fits(withoutSpace(text)) {
			return draft.Span{From: i, To: i}
		}
	}
	if whole := (draft.Span{From: 1, To: len(r.doc.Lines)}); at != whole {
		return r.lineThat(whole, fits)
	}
	return draft.Span{}
}

// givesDay reports whether a line gives a day.
func givesDay(line string, day model.Date) bool {
	if d, ok := printedDate(line); ok {
		return d == day
	}
	dates, _ := model.ParseDates(line, 0)
	for i := range dates {
		if dates[i].Precision == model.ToDay && dates[i].Last == day {
			return true
		}
	}
	return false
}
