package draft

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"duban/internal/zh"
	"duban/model"
)

// FieldChange is one value that the document gives otherwise than the ledger.
type FieldChange struct {
	// Field is the value that differs.
	Field Field
	// Old and New show the value in the ledger and in the document; of lists only what
	// differs. An empty one has no value there.
	Old, New string
	// Held says that the ledger's value stays unless the officer accepts the
	// item: somebody has changed it by hand, or it is not known for sure that the
	// document's value belongs there. A doubt of the difference says why.
	Held bool
}

// The fields of a task that only a comparison speaks of.
const (
	FieldMarks        Field = "marks"
	FieldCoordinators Field = "coordinators"
	FieldOwners       Field = "owners"
	FieldDetail       Field = "detail"
	FieldColumns      Field = "fields"
)

// The fields of a campaign that a comparison speaks of, beside FieldTarget.
const (
	FieldDocument Field = "document"
	FieldPeriod   Field = "period"
	FieldOffice   Field = "office"
	FieldPosts    Field = "posts"
	FieldCadences Field = "cadences"
	FieldTotals   Field = "stated_totals"
	FieldMarkers  Field = "markers"
)

// The fields that only a renewal speaks of.
const (
	FieldName     Field = "name"
	FieldPolicy   Field = "policy"
	FieldValidity Field = "validity"
	FieldNote     Field = "note"
	FieldReview   Field = "review"
	FieldCurve    Field = "curve"
	FieldSource   Field = "source"
	FieldAliases  Field = "aliases"
	FieldGroup    Field = "group"
	FieldMembers  Field = "members"
	// FieldWhole stands for the record itself.
	FieldWhole Field = ""
)

// ComparedField is a field of a task that comparisons look at, and how a person reads it.
type ComparedField struct {
	Field Field                    // the name of the field
	Show  func(*model.Task) string // shows its value in a task; empty where there is none
}

// ComparedFields returns the fields of a task that are compared, in the order in which
// changes are shown. The caller must not change the list.
func ComparedFields() []ComparedField { return compared }

// compared are in the order of fingerprints, which are stored: new ones go to the end.
var compared = []ComparedField{
	{FieldTitle, func(t *model.Task) string { return t.Title }},
	{FieldNo, func(t *model.Task) string { return t.No }},
	{FieldSection, func(t *model.Task) string { return strings.Join(t.Section, " > ") }},
	{FieldLead, func(t *model.Task) string { return strings.Join(t.LeadUnits, "、") }},
	{FieldResponsible, func(t *model.Task) string { return strings.Join(t.ResponsibleUnits, "、") }},
	{FieldRelated, func(t *model.Task) string { return strings.Join(t.RelatedUnits, "、") }},
	{FieldLeaders, func(t *model.Task) string { return strings.Join(t.Leaders, "、") }},
	{FieldCoordinators, func(t *model.Task) string { return strings.Join(t.Coordinators, "、") }},
	{FieldPersons, func(t *model.Task) string { return strings.Join(t.Persons, "、") }},
	{FieldOwners, func(t *model.Task) string { return strings.Join(t.Owners, "、") }},
	{FieldStart, func(t *model.Task) string { return deadlineText(t.Start) }},
	{FieldDeadline, func(t *model.Task) string { return deadlineText(t.FirstDeadline()) }},
	{FieldTarget, func(t *model.Task) string { return TargetsText(t.Targets) }},
	{FieldMilestone, func(t *model.Task) string { return milestonesText(t.Milestones) }},
	{FieldMarks, func(t *model.Task) string { return strings.Join(t.Marks, "、") }},
	{FieldDetail, func(t *model.Task) string { return DetailOf(t).Text }},
	{FieldColumns, func(t *model.Task) string { return columnsText(DetailOf(t).Fields) }},
}

// DetailOf returns the detail of a task, or an empty one where it has none. The caller
// must not write into it.
func DetailOf(t *model.Task) *model.Detail {
	if t.Detail == nil {
		return new(model.Detail)
	}
	return t.Detail
}

// deadlineText shows a deadline: the day, and the printed words where they say
// more. A day that was not given is the plan's end, and no difference.
func deadlineText(d model.Deadline) string {
	switch {
	case d.Date.IsZero():
		return d.Text
	case !d.Given && d.Text == "":
		return ""
	case d.Text == "" || d.Text == d.Date.String():
		return d.Date.String()
	}
	return d.Date.String() + "（" + d.Text + "）"
}

// TargetsText shows targets with their deadlines, parted by ListMark.
func TargetsText(targets []model.Target) string {
	var out []string
	for i := range targets {
		s := model.FormatTarget(&targets[i])
		if d := deadlineText(targets[i].Deadline); d != "" {
			s += " " + d
		}
		out = append(out, s)
	}
	return strings.Join(out, ListMark)
}

// PeriodText shows the period of a campaign as 「2026-01-01—2026-12-31」; it is empty where there is none.
func PeriodText(c *model.Campaign) string {
	if c.Period == (model.Period{}) {
		return ""
	}
	return fmt.Sprintf("%s—%s", c.Period.From, c.Period.To)
}

func milestonesText(steps []model.Milestone) string {
	var out []string
	for _, m := range steps {
		out = append(out, strings.TrimSpace(m.Title+" "+deadlineText(m.Deadline)))
	}
	return strings.Join(out, ListMark)
}

func columnsText(fields map[string]string) string {
	heads := make([]string, 0, len(fields))
	for h := range fields {
		heads = append(heads, h)
	}
	slices.Sort(heads)
	for i, h := range heads {
		heads[i] = h + "：" + fields[h]
	}
	return strings.Join(heads, "；")
}

// Differences lists the fields in which the task b differs from a in more than spacing
// and punctuation. names leads from every other name of a unit to its own; with nil each
// name is a unit.
func Differences(a, b *model.Task, names map[string]string) []FieldChange {
	var out []FieldChange
	for _, c := range compared {
		x, y := c.Show(a), c.Show(b)
		if x == y || zh.WithoutMarks(x) == zh.WithoutMarks(y) && c.Field != FieldTarget && c.Field != FieldSection {
			continue
		}
		switch c.Field {
		case FieldLead, FieldResponsible, FieldRelated:
			if len(names) > 0 && zh.WithoutMarks(sameNames(x, names)) == zh.WithoutMarks(sameNames(y, names)) {
				continue
			}
		case FieldSection:
			if zh.WithoutMarks(strings.ReplaceAll(x, " > ", "/")) == zh.WithoutMarks(strings.ReplaceAll(y, " > ", "/")) {
				continue
			}
		}
		if c.Field == FieldTarget || c.Field == FieldMilestone {
			x, y = WithoutCommon(x, y)
		}
		out = append(out, FieldChange{Field: c.Field, Old: x, New: y})
	}
	return out
}

// ListMark stands between the targets, and between the milestones, of a task that is shown.
const ListMark = "; "

// WithoutCommon leaves of two lists, each parted by ListMark, what only one of them has,
// so that a change of one target among many shows as that. Lists that only differ in
// their order stay whole.
func WithoutCommon(x, y string) (old, now string) {
	a, b := strings.Split(x, ListMark), strings.Split(y, ListMark)
	only := func(list, other []string) string {
		return strings.Join(slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) }), ListMark)
	}
	if old, now = only(a, b), only(b, a); old == "" && now == "" {
		return x, y
	}
	return old, now
}

// sameNames puts the units' own names in place of their aliases.
func sameNames(list string, names map[string]string) string {
	parts := strings.Split(list, "、")
	for i, p := range parts {
		if n, ok := names[p]; ok {
			parts[i] = n
		}
	}
	return strings.Join(parts, "、")
}

// fingerWidth is the number of hexadecimal digits of the fingerprint of one value.
const fingerWidth = 6

// Fingerprints returns the fingerprints of the compared fields of a task, one behind the
// other. They ignore spacing and punctuation, and are stored with the task.
func Fingerprints(t *model.Task) string {
	const digits = "0123456789abcdef"
	out := make([]byte, 0, len(compared)*fingerWidth)
	h := fnv.New64a()
	for _, c := range compared {
		h.Reset()
		_, _ = h.Write([]byte(zh.WithoutMarks(c.Show(t))))
		for sum, i := h.Sum64(), fingerWidth-1; i >= 0; i-- {
			out = append(out, digits[sum>>(4*i)&0xf])
		}
	}
	return string(out)
}

// Fingerprint takes the fingerprint of one field out of all that Fingerprints made; it is
// empty where there is none.
func Fingerprint(all string, f Field) string {
	i := slices.IndexFunc(compared, func(c ComparedField) bool { return c.Field == f })
	if i < 0 || len(all) < (i+1)*fingerWidth {
		return ""
	}
	return all[i*fingerWidth : (i+1)*fingerWidth]
}
