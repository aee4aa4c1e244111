package intake

import (
	"fmt"
	"strings"

	"duban/internal/pattern"
	"duban/model"
)

// ownFigure matches measures that every project has one of for itself: two of them differ as
// the projects do.
var ownFigure = pattern.New(`^(?:(?:年度|全年|今年|本年度?|当年|(?:19|20)\d\d年(?:度)?|上半年|计划|预计|拟|已|累计|完成|实际|总|实现|新增|项目|其中|建设|占|达到?|主要|概算|估算|设计|建成后|年)*(?:投资|投资额|面积|建筑面积|长度|全长|里程|规模|产值|产能|产量|税收|收入|利润|任务|目标|计划|进度|完成率|比例|得分|人数|户数|数量|工程量|用地|占地|造价|资金|补助|贷款|就业|岗位|学位|床位|车位))+$`)

// placeOf is where a target stands: in a task of a plan, or for -1 in the plan itself.
type placeOf struct {
	plan, item int
	t          *model.Target
}

// maxPlaces is the most places that may give one and the same measure. More places are a
// column of a long table: the same measure of many subjects.
const maxPlaces = 40

// conflicts doubts tasks whose measures have other values elsewhere in the document. A measure
// that each project has for itself, or that a whole column of rows gives, is compared only
// within the same project.
func (r *reader) conflicts() {
	seen := make(map[string][]placeOf)
	key := func(t *model.Target) string {
		return lettersAndDigits(t.Metric) + "|" + t.Unit + "|" + t.Kind.String() + "|" + t.Deadline.Date.String()
	}
	each := func(visit func(at placeOf)) {
		for i := range r.draft.Plans {
			p := &r.draft.Plans[i]
			for k := range p.Campaign.Targets {
				visit(placeOf{i, -1, &p.Campaign.Targets[k]})
			}
			for j := range p.Items {
				t := &p.Items[j].Record.Task
				for k := range t.Targets {
					visit(placeOf{i, j, &t.Targets[k]})
				}
			}
		}
	}
	each(func(at placeOf) {
		if at.t.Value != nil && runes(at.t.Metric) > 2 {
			seen[key(at.t)] = append(seen[key(at.t)], at)
		}
	})
	each(func(at placeOf) {
		t := at.t
		if t.Value == nil {
			return
		}
		all := seen[key(t)]
		if len(all) > maxPlaces {
			return
		}
		own := ownFigure.MatchString(t.Metric) || manyValues(all)
		for _, o := range all {
			if o.t == t || onePassage(at, o) || toldBeside(all, at, o) || equalValue(o.t.Value, t.Value) && o.t.Op == t.Op || (own || r.ofPlaces(at, o)) && !r.oneSubject(at, o) || r.yearOf(at) != r.yearOf(o) {
				continue
			}
			text := fmt.Sprintf("%s：此处“%s”，“%s”为“%s”", t.Metric, strings.TrimSpace(t.Text), r.subjectOf(o), strings.TrimSpace(o.t.Text))
			if at.item >= 0 {
				r.draft.Plans[at.plan].Items[at.item].AddDoubt(model.DoubtConflict, text)
			} else if o.item < 0 {
				c := &r.draft.Plans[at.plan].Campaign
				c.Review = append(c.Review, model.Doubt{Code: model.DoubtConflict, Text: text})
			}
			break
		}
	})
}

// onePassage reports whether two targets stand in one passage. Where it gives a measure twice,
// each belongs to another part: 「产业项目总投资8亿元，民生项目总投资3亿元」.
func onePassage(a, b placeOf) bool {
	return a.plan == b.plan && a.item == b.item && (a.item >= 0 || a.t.Line == b.t.Line)
}

// toldBeside reports whether the passage of a target gives the other's value too, as
// 「城乡居民收入分别增长7%、8%」 does wherever it is repeated.
func toldBeside(all []placeOf, at, o placeOf) bool {
	for _, x := range all {
		if x.t != at.t && onePassage(at, x) && equalValue(x.t.Value, o.t.Value) {
			return true
		}
	}
	return false
}

// subjectOf returns the name of what a target belongs to.
func (r *reader) subjectOf(at placeOf) string {
	if at.item < 0 {
		return r.draft.Plans[at.plan].Campaign.Name
	}
	return r.draft.Plans[at.plan].Items[at.item].Record.Task.Title
}

// yearOf returns the year that a target is for: that of its own day, of its task's
// or of the plan's end.
func (r *reader) yearOf(at placeOf) int {
	switch p := &r.draft.Plans[at.plan]; {
	case at.t.Deadline.Date != 0:
		return at.t.Deadline.Date.Year()
	case at.item >= 0:
		return p.Items[at.item].Record.Task.Deadline.Date.Year()
	default:
		return p.Campaign.Period.To.Year()
	}
}

// placeEnd matches the end of the name of a town or another part of the county.
var placeEnd = pattern.New(`(?:镇|乡|街道|街道办|街道办事处|区|县|园区|管委会|村|社区|农场|林场|政府)$`)

// ofPlaces reports whether two targets are those of two places, each of which has
// its own share of the work.
func (r *reader) ofPlaces(a, b placeOf) bool {
	if a.item < 0 || b.item < 0 {
		return false
	}
	doer := func(at placeOf) string {
		t := &r.draft.Plans[at.plan].Items[at.item].Record.Task
		all := append(append([]string{}, t.LeadUnits...), t.ResponsibleUnits...)
		if len(all) != 1 || !placeEnd.MatchString(all[0]) || isGroup(all[0]) {
			return ""
		}
		return all[0]
	}
	x, y := doer(a), doer(b)
	return x != "" && y != "" && x != y
}

// oneSubject reports whether two targets are about the same thing: one plan as a whole, or
// tasks with the same name.
func (r *reader) oneSubject(a, b placeOf) bool {
	if a.item < 0 || b.item < 0 {
		return a.item == b.item && a.plan == b.plan
	}
	return a.plan == b.plan && a.item == b.item || lettersAndDigits(r.subjectOf(a)) == lettersAndDigits(r.subjectOf(b))
}

// manyValues reports whether a measure has so many values in the tasks of one plan
// that each must have its own.
func manyValues(all []placeOf) bool {
	values := make(map[string]bool)
	for _, at := range all {
		if at.item >= 0 && at.plan == all[len(all)-1].plan {
			values[at.t.Value.String()] = true
		}
	}
	return len(values) > 2
}
