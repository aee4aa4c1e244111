package reconcile

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/model"
)

// Renewal is what a newer edition of records says of them otherwise than the
// ledger. The records are known by their IDs, units by their names.
type Renewal struct {
	// Units, Campaigns and Tasks are the records of which it says something else.
	Units     []UnitRenewal
	Campaigns []CampaignRenewal
	Tasks     []TaskRenewal
	// Added are tasks of campaigns of the ledger that only the edition has.
	Added []model.Record
	// Gone are tasks of the ledger that the edition does not have any more. They stay.
	Gone []*model.Record

	fields   []renewedField[model.Campaign]
	existing *model.Ledger
	units    []model.Unit // that only the edition has
	// left are the units that an earlier edition brought, as it brought them, and that
	// this one does not have.
	left []*model.Unit
}

// UnitRenewal is a unit of which the edition says something else.
type UnitRenewal struct {
	Old    *model.Unit         // the unit as the ledger holds it
	Fields []draft.FieldChange // what differs
	now    *model.Unit
}

// CampaignRenewal is a campaign of which the edition says something else.
type CampaignRenewal struct {
	Old    *model.Campaign     // the campaign as the ledger holds it
	Fields []draft.FieldChange // what differs
	now    *model.Campaign
}

// TaskRenewal is a task of which the edition says something else.
type TaskRenewal struct {
	Old    *model.Record       // the task as the ledger holds it
	Fields []draft.FieldChange // what differs
	// Returns are those of the edition that the ledger does not have.
	Returns []model.Return
	now     *model.Record
}

// renewedField is a field of a record: what it holds, how a person reads it and, but
// for the fields of tasks, what takes it over.
type renewedField[T any] struct {
	field draft.Field
	value func(*T) any
	show  func(*T) string
	take  func(to, from *T)
}

var renewedUnit = []renewedField[model.Unit]{
	{draft.FieldAliases, func(u *model.Unit) any { return u.Aliases }, func(u *model.Unit) string { return strings.Join(u.Aliases, "、") }, func(to, from *model.Unit) { to.Aliases = from.Aliases }},
	{draft.FieldGroup, func(u *model.Unit) any { return u.Group }, func(u *model.Unit) string { return fmt.Sprint(u.Group) }, func(to, from *model.Unit) { to.Group = from.Group }},
	{draft.FieldMembers, func(u *model.Unit) any { return u.Members }, func(u *model.Unit) string { return strings.Join(u.Members, "、") }, func(to, from *model.Unit) { to.Members = from.Members }},
}

// Tell puts into words what a comparison cannot show as it stands: when a cadence asks,
// and by which rules lights are set. Both functions must be set.
type Tell struct {
	Cadence func(*model.Cadence) string // when a cadence asks
	Policy  func(model.Policy) string   // by which rules lights are set
}

// campaignFields returns the fields of a campaign. Whether returns need an approval and whether a campaign is archived
// is the officer's own: no document says so.
func (tell Tell) campaignFields() []renewedField[model.Campaign] {
	return []renewedField[model.Campaign]{
		{draft.FieldName, func(c *model.Campaign) any { return c.Name }, func(c *model.Campaign) string { return c.Name }, func(to, from *model.Campaign) { to.Name = from.Name }},
		{draft.FieldDocument, func(c *model.Campaign) any { return c.Document }, func(c *model.Campaign) string { return strings.TrimSpace(c.Document.Number + " " + documentText(c)) }, func(to, from *model.Campaign) { to.Document = from.Document }},
		{draft.FieldPeriod, func(c *model.Campaign) any { return c.Period }, draft.PeriodText, func(to, from *model.Campaign) { to.Period = from.Period }},
		{draft.FieldValidity, func(c *model.Campaign) any { return c.Validity }, validityText, func(to, from *model.Campaign) { to.Validity = from.Validity }},
		{draft.FieldOffice, func(c *model.Campaign) any { return c.Office }, func(c *model.Campaign) string { return c.Office }, func(to, from *model.Campaign) { to.Office = from.Office }},
		{draft.FieldPosts, func(c *model.Campaign) any { return c.Posts }, postsText, func(to, from *model.Campaign) { to.Posts = from.Posts }},
		{draft.FieldCadences, func(c *model.Campaign) any { return c.Cadences }, tell.rules, func(to, from *model.Campaign) { to.Cadences = from.Cadences }},
		{draft.FieldPolicy, func(c *model.Campaign) any { return c.Policy }, tell.policy, func(to, from *model.Campaign) { to.Policy = from.Policy }},
		{draft.FieldTarget, func(c *model.Campaign) any { return c.Targets }, func(c *model.Campaign) string { return draft.TargetsText(c.Targets) }, func(to, from *model.Campaign) { to.Targets = from.Targets }},
		{draft.FieldTotals, func(c *model.Campaign) any { return c.StatedTotals }, totalsText, func(to, from *model.Campaign) { to.StatedTotals = from.StatedTotals }},
		{draft.FieldMarkers, func(c *model.Campaign) any { return c.Markers }, markersText, func(to, from *model.Campaign) { to.Markers = from.Markers }},
		{draft.FieldNote, func(c *model.Campaign) any { return c.Note }, func(c *model.Campaign) string { return c.Note }, func(to, from *model.Campaign) { to.Note = from.Note }},
	}
}

// purposeNames are what cadences are for, by model.Purpose.
var purposeNames = [...]string{"报送", "调度", "讲评", "督查", "通报", "考核", "汇总", "公示", "约谈", "例会", "表彰"}

// rules says how often each cadence comes and when it is due.
func (tell Tell) rules(c *model.Campaign) string {
	var out []string
	for i := range c.Cadences {
		p := &c.Cadences[i]
		s := purposeNames[min(int(p.Purpose), len(purposeNames)-1)] + tell.Cadence(p)
		if of := slices.Concat(p.Scope.Sections, p.Scope.Tasks, p.Scope.Units); len(of) > 0 {
			s += "（" + strings.Join(of, "、") + "）"
		}
		out = append(out, s)
	}
	return strings.Join(out, draft.ListMark)
}

// validityText says whether the period is how long the paper is in force.
func validityText(c *model.Campaign) string {
	if !c.Validity {
		return ""
	}
	return "起止即有效期"
}

// policy says a policy in words, with the days of winding up that the words leave out.
func (tell Tell) policy(c *model.Campaign) string {
	return fmt.Sprintf("%s；收尾期%d天", tell.Policy(c.Policy), c.Policy.WindUpDays)
}

// renewedTask are the fields of a task beside those that every comparison has.
var renewedTask = []renewedField[model.Task]{
	{field: draft.FieldCurve, value: func(t *model.Task) any { return t.Curve }, show: func(t *model.Task) string { return jsonOf(t.Curve) }},
	{field: draft.FieldSource, value: func(t *model.Task) any { return sourceOf(t) }, show: func(t *model.Task) string { return sourceOf(t) }},
}

// sourceOf returns the place of a task in its document.
func sourceOf(t *model.Task) string {
	s := &draft.DetailOf(t).Source
	return strings.TrimSpace(fmt.Sprintf("%s %d %s", s.Document, s.Line, s.Text))
}

// values are the fields that every comparison has, as they are and not as they are shown.
var values = map[draft.Field]func(*model.Task) any{
	draft.FieldTitle:        func(t *model.Task) any { return t.Title },
	draft.FieldNo:           func(t *model.Task) any { return t.No },
	draft.FieldSection:      func(t *model.Task) any { return t.Section },
	draft.FieldLead:         func(t *model.Task) any { return t.LeadUnits },
	draft.FieldResponsible:  func(t *model.Task) any { return t.ResponsibleUnits },
	draft.FieldRelated:      func(t *model.Task) any { return t.RelatedUnits },
	draft.FieldLeaders:      func(t *model.Task) any { return t.Leaders },
	draft.FieldCoordinators: func(t *model.Task) any { return t.Coordinators },
	draft.FieldPersons:      func(t *model.Task) any { return t.Persons },
	draft.FieldOwners:       func(t *model.Task) any { return t.Owners },
	draft.FieldStart:        func(t *model.Task) any { return t.Start },
	draft.FieldDeadline:     func(t *model.Task) any { return t.FirstDeadline() },
	draft.FieldTarget:       func(t *model.Task) any { return t.Targets },
	draft.FieldMilestone:    func(t *model.Task) any { return t.Milestones },
	draft.FieldMarks:        func(t *model.Task) any { return t.Marks },
	draft.FieldDetail:       func(t *model.Task) any { return draft.DetailOf(t).Text },
	draft.FieldColumns:      func(t *model.Task) any { return draft.DetailOf(t).Fields },
}

func jsonOf(v any) string {
	data, err := json.Marshal(v)
	if err != nil { // no record holds what cannot be written
		return err.Error()
	}
	return strings.NewReplacer("null", "[]", "{}", "[]", `""`, "[]").Replace(string(data))
}

// changed compares one field; held says which fields somebody has changed by hand.
func changed[T any](f *renewedField[T], old, now *T, held func(draft.Field) bool) []draft.FieldChange {
	if jsonOf(f.value(old)) == jsonOf(f.value(now)) {
		return nil
	}
	x, y := draft.WithoutCommon(f.show(old), f.show(now))
	if x == y {
		x, y = jsonOf(f.value(old)), jsonOf(f.value(now))
	}
	return []draft.FieldChange{{Field: f.field, Old: x, New: y, Held: held(f.field)}}
}

// Renew compares a newer edition of records with the ledger: the campaigns that both
// have, their tasks, and the units. held reports whether somebody has changed a field of a
// record by hand, and for draft.FieldWhole whether the record is anything else than what
// an earlier edition brought. Tasks that were removed from the ledger are no difference.
// Neither side is changed.
func Renew(existing, edition *model.Ledger, held func(model.Ref, draft.Field) bool, tell Tell) Renewal {
	out := Renewal{existing: existing, fields: tell.campaignFields()}
	for i := range edition.Units {
		now := &edition.Units[i]
		at := slices.IndexFunc(existing.Units, func(u model.Unit) bool { return u.Name == now.Name })
		if at < 0 {
			out.units = append(out.units, *now)
			continue
		}
		r := UnitRenewal{Old: &existing.Units[at], now: now}
		ref := model.Ref{Kind: model.RecordUnit, ID: now.Name}
		for k := range renewedUnit {
			r.Fields = append(r.Fields, changed(&renewedUnit[k], r.Old, now, func(f draft.Field) bool { return held(ref, f) })...)
		}
		if len(r.Fields) > 0 {
			out.Units = append(out.Units, r)
		}
	}
	for i := range existing.Units {
		u := &existing.Units[i]
		has := slices.ContainsFunc(edition.Units, func(n model.Unit) bool { return n.Name == u.Name })
		if !has && u.Contact+u.Phone == "" && !held(model.Ref{Kind: model.RecordUnit, ID: u.Name}, draft.FieldWhole) {
			out.left = append(out.left, u)
		}
	}
	known := make(map[string]*model.Plan)
	for i := range existing.Plans {
		if p := &existing.Plans[i]; !p.Removed {
			known[p.Campaign.ID] = p
		}
	}
	for i := range edition.Plans {
		if p := known[edition.Plans[i].Campaign.ID]; p != nil {
			out.comparePlan(p, &edition.Plans[i], held)
		}
	}
	return out
}

// comparePlan compares a campaign and its tasks.
func (r *Renewal) comparePlan(old, now *model.Plan, held func(model.Ref, draft.Field) bool) {
	c := CampaignRenewal{Old: &old.Campaign, now: &now.Campaign}
	ref := model.Ref{Kind: model.RecordCampaign, ID: old.Campaign.ID}
	for k := range r.fields {
		c.Fields = append(c.Fields, changed(&r.fields[k], c.Old, c.now, func(f draft.Field) bool { return held(ref, f) })...)
	}
	if doubts := newDoubts(c.Old.Review, c.now.Review); len(doubts) > 0 {
		c.Fields = append(c.Fields, draft.FieldChange{Field: draft.FieldReview, New: doubtsText(c.now.Review, doubts)})
	}
	if len(c.Fields) > 0 {
		r.Campaigns = append(r.Campaigns, c)
	}
	was := make(map[string]*model.Record, len(old.Records))
	for i := range old.Records {
		was[old.Records[i].Task.ID] = &old.Records[i]
	}
	for i := range now.Records {
		rec := &now.Records[i]
		have := was[rec.Task.ID]
		delete(was, rec.Task.ID)
		switch {
		case have == nil:
			r.Added = append(r.Added, *rec)
		case !have.Removed:
			if now := *rec; now.Task.Overall() && have.Task.Added != 0 {
				now.Task.Start = have.Task.Start // set when it was added to an older ledger
				rec = &now
			}
			r.compareTask(have, rec, held)
		}
	}
	for i := range old.Records {
		if rec := &old.Records[i]; was[rec.Task.ID] != nil && !rec.Removed && rec.Task.Added.IsZero() {
			r.Gone = append(r.Gone, rec)
		}
	}
}

func doubtsText(all []model.Doubt, places []int) string {
	var out []string
	for _, n := range places {
		out = append(out, all[n].Text)
	}
	return strings.Join(out, "；")
}

// compareTask compares a task and its returns.
func (r *Renewal) compareTask(old, now *model.Record, held func(model.Ref, draft.Field) bool) {
	t := TaskRenewal{Old: old, now: now}
	ref := model.Ref{Kind: model.RecordTask, ID: old.Task.ID}
	byHand := func(f draft.Field) bool { return held(ref, f) }
	for _, c := range draft.ComparedFields() {
		f := renewedField[model.Task]{field: c.Field, value: values[c.Field], show: c.Show}
		t.Fields = append(t.Fields, changed(&f, &old.Task, &now.Task, byHand)...)
	}
	for k := range renewedTask {
		t.Fields = append(t.Fields, changed(&renewedTask[k], &old.Task, &now.Task, byHand)...)
	}
	if doubts := newDoubts(draft.DetailOf(&old.Task).Review, draft.DetailOf(&now.Task).Review); len(doubts) > 0 {
		t.Fields = append(t.Fields, draft.FieldChange{Field: draft.FieldReview, New: doubtsText(draft.DetailOf(&now.Task).Review, doubts)})
	}
	for i := range now.Returns {
		if !slices.ContainsFunc(old.Returns, func(o model.Return) bool { return draft.SameReport(&o, &now.Returns[i]) }) {
			t.Returns = append(t.Returns, now.Returns[i])
		}
	}
	if len(t.Fields)+len(t.Returns) > 0 {
		r.Tasks = append(r.Tasks, t)
	}
}

// Shown returns the fields that a person need look at: where a task stands in its
// document is renewed in silence.
func (t *TaskRenewal) Shown() []draft.FieldChange {
	return slices.DeleteFunc(slices.Clone(t.Fields), func(c draft.FieldChange) bool { return c.Field == draft.FieldSource })
}

// Idle returns the units that only an earlier edition brought and that nothing in the ledger names when
// the renewal is taken over, with force or without. A name that is then another unit's names that one.
func (r *Renewal) Idle(force bool) []*model.Unit {
	if len(r.left) == 0 {
		return nil
	}
	u := r.changes(force)
	named := make(map[string]bool)
	add := func(lists ...[]string) {
		for _, l := range lists {
			for _, name := range l {
				named[name] = true
			}
		}
	}
	alias := make(map[string]bool)
	unit := func(u *model.Unit) {
		add(u.Members)
		for _, a := range u.Aliases {
			alias[a] = true
		}
	}
	record := func(t *model.Task) { add(t.LeadUnits, t.ResponsibleUnits, t.RelatedUnits, t.Owners) }
	campaign := func(c *model.Campaign) {
		named[c.Office] = true
		for i := range c.Posts {
			named[c.Posts[i].Unit] = true
		}
		for i := range c.Cadences {
			add(c.Cadences[i].Scope.Units)
		}
	}
	tasks, campaigns, units := make(map[string]bool), make(map[string]bool), make(map[string]bool) // changed ones
	for i := range u.Records {
		tasks[u.Records[i].Task.ID] = true
		record(&u.Records[i].Task)
	}
	for i := range u.Campaigns {
		campaigns[u.Campaigns[i].ID] = true
		campaign(&u.Campaigns[i])
	}
	for i := range u.Units {
		units[u.Units[i].Name] = true
		unit(&u.Units[i])
	}
	for i := range r.existing.Units {
		if x := &r.existing.Units[i]; !units[x.Name] {
			unit(x)
		}
	}
	for i := range r.existing.Plans {
		p := &r.existing.Plans[i]
		if p.Removed {
			continue
		}
		if !campaigns[p.Campaign.ID] {
			campaign(&p.Campaign)
		}
		for k := range p.Records {
			if x := &p.Records[k]; !x.Removed && !tasks[x.Task.ID] {
				record(&x.Task)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(r.left), func(u *model.Unit) bool { return named[u.Name] && !alias[u.Name] })
}

// Update returns what takes the renewal over: all that nobody has changed by hand, and
// with force the rest too. What officers did beside, and every return, stays.
func (r *Renewal) Update(force bool) model.Update {
	u := r.changes(force)
	for _, x := range r.Idle(force) {
		u.RemoveUnits = append(u.RemoveUnits, x.Name)
	}
	return u
}

// changes returns the update without the units that go.
func (r *Renewal) changes(force bool) model.Update {
	u := model.Update{Units: slices.Clone(r.units)}
	for i := range r.Units {
		to := *r.Units[i].Old
		if takeAll(renewedUnit, r.Units[i].Fields, &to, r.Units[i].now, force) {
			u.Units = append(u.Units, to)
		}
	}
	for i := range r.Campaigns {
		c := &r.Campaigns[i]
		to := *c.Old
		took := takeAll(r.fields, c.Fields, &to, c.now, force)
		for _, n := range newDoubts(to.Review, c.now.Review) {
			to.Review = append(slices.Clip(to.Review), c.now.Review[n])
			took = true
		}
		if took {
			u.Campaigns = append(u.Campaigns, to)
		}
	}
	for i := range r.Tasks {
		u.Records = append(u.Records, r.Tasks[i].revised(force)...)
	}
	u.Records = append(u.Records, r.Added...)
	return u
}

func takeAll[T any](fields []renewedField[T], changes []draft.FieldChange, to, from *T, force bool) bool {
	took := false
	for _, c := range changes {
		for k := range fields {
			if fields[k].field == c.Field && (force || !c.Held) {
				fields[k].take(to, from)
				took = true
			}
		}
	}
	return took
}

// revised returns the task as the renewal leaves it; none where nothing is taken.
func (t *TaskRenewal) revised(force bool) []model.Record {
	d := ItemDifference{Old: t.Old, Reports: t.Returns}
	took := len(t.Returns) > 0
	for _, c := range t.Fields {
		if c.Held = c.Held && !force; !c.Held {
			took = true
		}
		d.Fields = append(d.Fields, c)
	}
	if !took {
		return nil
	}
	out := revise(t.Old.Task.Clone(), &d, &draft.Item{Record: *t.now})
	for _, c := range d.Fields {
		switch {
		case c.Held:
		case c.Field == draft.FieldCurve:
			out.Task.Curve = t.now.Task.Curve
		case c.Field == draft.FieldSource:
			read, rows := out.Task.Detail.Source.Read, out.Task.Detail.Source.Rows
			out.Task.Detail.Source = draft.DetailOf(&t.now.Task).Source
			out.Task.Detail.Source.Read, out.Task.Detail.Source.Rows = read, rows
		}
	}
	// Doubts of the ledger that the edition does not have any more stay: an officer may be about them.
	out.Task.Detail.Review = draft.DetailOf(&t.Old.Task).Review
	for _, n := range newDoubts(out.Task.Detail.Review, draft.DetailOf(&t.now.Task).Review) {
		out.Task.Detail.Review = append(slices.Clip(out.Task.Detail.Review), draft.DetailOf(&t.now.Task).Review[n])
	}
	return []model.Record{out}
}
