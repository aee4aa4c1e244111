package intake

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"duban/internal/zh"
	"duban/model"
)

// compared are the fields that are compared, in the order of fingerprints and
// of what is shown. New ones go to the end, since fingerprints are stored.
var compared = [...]struct {
	field Field
	show  func(*model.Task) string
}{
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
	{FieldTarget, func(t *model.Task) string { return targetsText(t.Targets) }},
	{FieldMilestone, func(t *model.Task) string { return milestonesText(t.Milestones) }},
	{FieldMarks, func(t *model.Task) string { return strings.Join(t.Marks, "、") }},
	{FieldDetail, func(t *model.Task) string { return detailOf(t).Text }},
	{FieldColumns, func(t *model.Task) string { return columnsText(detailOf(t).Fields) }},
}

func detailOf(t *model.Task) *model.Detail {
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

func targetsText(targets []model.Target) string {
	var out []string
	for i := range targets {
		s := model.FormatTarget(&targets[i])
		if d := deadlineText(targets[i].Deadline); d != "" {
			s += " " + d
		}
		out = append(out, s)
	}
	return strings.Join(out, listMark)
}

func milestonesText(steps []model.Milestone) string {
	var out []string
	for _, m := range steps {
		out = append(out, strings.TrimSpace(m.Title+" "+deadlineText(m.Deadline)))
	}
	return strings.Join(out, listMark)
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

// differences lists the fields in which the task b differs from a in more than spacing
// and punctuation. names leads from every other name of a unit to its own; with nil each
// name is a unit.
func differences(a, b *model.Task, names map[string]string) []FieldChange {
	var out []FieldChange
	for _, c := range compared {
		x, y := c.show(a), c.show(b)
		if x == y || zh.WithoutMarks(x) == zh.WithoutMarks(y) && c.field != FieldTarget && c.field != FieldSection {
			continue
		}
		switch c.field {
		case FieldLead, FieldResponsible, FieldRelated:
			if len(names) > 0 && zh.WithoutMarks(sameNames(x, names)) == zh.WithoutMarks(sameNames(y, names)) {
				continue
			}
		case FieldSection:
			if zh.WithoutMarks(strings.ReplaceAll(x, " > ", "/")) == zh.WithoutMarks(strings.ReplaceAll(y, " > ", "/")) {
				continue
			}
		}
		if c.field == FieldTarget || c.field == FieldMilestone {
			x, y = withoutCommon(x, y)
		}
		out = append(out, FieldChange{Field: c.field, Old: x, New: y})
	}
	return out
}

// listMark stands between the targets, and between the milestones, of a task that is shown.
const listMark = "; "

// withoutCommon leaves of two lists what only one of them has, so that a change
// of one target among many shows as that. Lists that only differ in their order stay whole.
func withoutCommon(x, y string) (old, now string) {
	a, b := strings.Split(x, listMark), strings.Split(y, listMark)
	only := func(list, other []string) string {
		return strings.Join(slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) }), listMark)
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

// fingerWidth is how many signs a fingerprint of one value has.
const fingerWidth = 6

// fingerprints are the fingerprints of a task's values, in the order of compared.
func fingerprints(t *model.Task) string {
	var b strings.Builder
	for _, c := range compared {
		h := fnv.New64a()
		_, _ = h.Write([]byte(zh.WithoutMarks(c.show(t))))
		fmt.Fprintf(&b, "%0*x", fingerWidth, h.Sum64()&(1<<(4*fingerWidth)-1))
	}
	return b.String()
}

// fingerprint takes that of one field out of all; it is empty where there is none.
func fingerprint(all string, f Field) string {
	i := slices.IndexFunc(compared[:], func(c struct {
		field Field
		show  func(*model.Task) string
	},
	) bool {
		return c.field == f
	})
	if i < 0 || len(all) < (i+1)*fingerWidth {
		return ""
	}
	return all[i*fingerWidth : (i+1)*fingerWidth]
}

// FieldChange is one value that the document gives otherwise than the ledger.
type FieldChange struct {
	Field    Field
	Old, New string
	// Held says that the ledger's value stays unless the officer accepts the
	// item: somebody has changed it by hand, or it is not known for sure that the
	// document's value belongs there. A doubt of the difference says why.
	Held bool
}

// The fields that only a comparison speaks of.
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

func periodText(c *model.Campaign) string {
	if c.Period == (model.Period{}) {
		return ""
	}
	return fmt.Sprintf("%s—%s", c.Period.From, c.Period.To)
}

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
