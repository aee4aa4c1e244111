// Package board is what the list on the shell, the papers and the screen share:
// all tasks of a ledger with their assessments on one day, counted by light, campaign and unit,
// searched, sorted and grouped. It is pure: it works on what it is given and
// reads no store and no clock.
package board

import (
	"slices"

	"duban/internal/zh"
	"duban/model"
)

// Row is a task with what can be said of it on the board's day.
type Row struct {
	Task *model.Task // never nil; shared with whoever gave it to the board
	// Campaign is never nil: a task of an unknown campaign gets one that has its ID only.
	Campaign   *model.Campaign
	Assessment model.Assessment // as of the board's day
}

// Board is every task that exists on a day, assessed as of that day, in
// the order of the documents. Rows are named by their index (int32), which holds
// until a task is added or removed. A Board is not safe for concurrent use, except that
// any number of goroutines may read it while none calls Replace or Remove and after Prepare.
type Board struct {
	on        model.Date
	cal       *model.Calendar
	campaigns []*model.Campaign
	names     map[string]string   // a unit's other names → its name in the register
	groups    map[string][]string // a group of units → the units that it stands for; none for one that nobody can telephone
	rows      []Row
	facts     []fact
	returns   []returns // by row

	byID    map[string]int32
	states  map[*model.Campaign]model.CampaignState
	near    model.Date                 // the last day on which a return is soon due
	unknown map[string]*model.Campaign // stand-ins for campaigns that are not there
	index   *Index                     // nil until the first search
	places  [columnCount][]uint32      // by column: each row's place, nil until sorted by it
	totals  Tally
	counted bool
	// assessor is for one row at a time.
	assessor model.Assessor
}

// fact is what counting and filtering ask of a row, kept together so that
// passing over all rows stays in the cache.
type fact struct {
	deadline  model.Date // as it stood on the board's day; zero where there is none
	flags     Flag
	light     model.Light
	elsewhere bool // a goal that is counted in another row: see countOnce
}

// New assesses all tasks on a day, on all processors. Campaigns and tasks stay in the given
// order, which is that of the documents. Tasks that were added after that day are left
// out, and those of campaigns of which nothing was known yet. Campaigns, tasks and each task's Standing must
// be as they were known on that day, as the store gives them. units is the register of
// units: what a document calls by another name is counted, grouped and found as the unit that it is, and a
// group as the units that it stands for.
func New(campaigns []*model.Campaign, tasks []*model.Task, units []model.Unit, cal *model.Calendar, on model.Date) *Board {
	b := &Board{
		on:        on,
		cal:       cal,
		campaigns: slices.Clone(campaigns),
		names:     map[string]string{},
		rows:      make([]Row, 0, len(tasks)),
		groups:    map[string][]string{},
		states:    make(map[*model.Campaign]model.CampaignState, len(campaigns)),
		unknown:   map[string]*model.Campaign{},
		near:      cal.AddWorkdays(on, awaitedDays),
	}
	for i := range units {
		for _, alias := range units[i].Aliases {
			// Of two units with one alias the order in the register does not decide: a
			// restored ledger may have them in another one.
			if n, taken := b.names[alias]; !taken || units[i].Name < n {
				b.names[alias] = units[i].Name
			}
		}
		if units[i].Group {
			b.groups[units[i].Name] = units[i].Members
		}
	}
	linked(campaigns)
	byID := make(map[string]*model.Campaign, len(campaigns))
	for _, c := range campaigns {
		byID[c.ID] = c
		b.states[c] = c.StateOn(on, cal)
	}
	var last *model.Campaign
	for _, t := range tasks {
		if t.Added > on {
			continue
		}
		if last == nil || last.ID != t.Campaign {
			if last = byID[t.Campaign]; last == nil {
				last = b.standIn(t.Campaign)
				byID[t.Campaign] = last
			}
		}
		if since := last.Since(); since != 0 && since > on {
			continue
		}
		b.rows = append(b.rows, Row{Task: t, Campaign: last})
	}
	b.facts = make([]fact, len(b.rows))
	b.returns = make([]returns, len(b.rows))
	split(len(b.rows), func(lo, hi int) {
		var x model.Assessor
		for i := lo; i < hi; i++ {
			b.assess(i, &x)
		}
	})
	b.number(0)
	b.countOnce()
	return b
}

// awaitedDays is how many working days before its due day a return is asked after.
const awaitedDays = 5

// linked sees to it that each campaign knows the one that it is part of.
func linked(campaigns []*model.Campaign) {
	for _, c := range campaigns {
		if c.Parent != "" && c.Up == nil {
			model.Link(campaigns)
			return
		}
	}
}

// standIn makes a campaign for tasks whose own is missing.
func (b *Board) standIn(id string) *model.Campaign {
	c := b.unknown[id]
	if c == nil {
		c = &model.Campaign{ID: id, Name: id, Policy: model.DefaultPolicy()}
		b.unknown[id] = c
		b.states[c] = model.Running
	}
	return c
}

func (b *Board) assess(i int, x *model.Assessor) {
	r := &b.rows[i]
	r.Assessment = x.Assess(r.Task, &r.Task.Standing, r.Campaign, b.cal, b.on)
	b.facts[i] = b.factOf(r)
	n := x.Returns()
	b.returns[i] = returns{due: uint16(n.Due), answered: uint16(n.Answered), onTime: uint16(n.OnTime)}
}

// number brings the index of IDs up to date from row i on.
func (b *Board) number(from int) {
	if b.byID == nil {
		b.byID = make(map[string]int32, len(b.rows))
	}
	for i := from; i < len(b.rows); i++ {
		b.byID[b.rows[i].Task.ID] = int32(i)
	}
}

// unit returns the name under which the register has a unit.
func (b *Board) unit(name string) string {
	if n, ok := b.names[name]; ok {
		return n
	}
	return name
}

// unitsOf appends to room the units that answer for a task, by their names in the register, each once.
// A group stands for its units; one that nobody can telephone is left out. A goal above the tasks counts for those
// alone whom its line names: that the campaign's office keeps it makes it no task of the office's unit.
func (b *Board) unitsOf(t *model.Task, room []string) []string {
	office := ""
	if t.Overall() {
		if c := b.Campaign(t.Campaign); c != nil {
			office = b.unit(c.Office)
		}
	}
	add := func(u string) {
		if u = b.unit(u); u == office && office != "" {
			return
		}
		if !slices.Contains(room, u) {
			room = append(room, u)
		}
	}
	for _, u := range t.Units() {
		members, group := b.groups[b.unit(u)]
		if !group {
			add(u)
			continue
		}
		for _, m := range members {
			add(m)
		}
	}
	return room
}

// UnitsOfTask returns the units that one telephones about a task, by their names in the register: a
// group stands for its units, and one that nobody can telephone is left out.
func (b *Board) UnitsOfTask(t *model.Task) []string { return b.unitsOf(t, nil) }

// State returns whether a campaign runs on the board's day.
func (b *Board) State(c *model.Campaign) model.CampaignState { return b.states[c] }

// On returns the day that the board shows.
func (b *Board) On() model.Date { return b.on }

// Calendar returns the calendar by which the board counts working days.
func (b *Board) Calendar() *model.Calendar { return b.cal }

// Len returns the number of rows.
func (b *Board) Len() int { return len(b.rows) }

// Explain says why a row has its light. It is worked out when asked, since of many rows few are looked at.
func (b *Board) Explain(r *Row) model.Explained {
	return model.Assess(r.Task, &r.Task.Standing, r.Campaign, b.cal, b.on)
}

// At returns row i. What it points to changes with Replace and Remove.
func (b *Board) At(i int32) *Row { return &b.rows[i] }

// Index returns the index of a task's row, or -1.
func (b *Board) Index(id string) int32 {
	if i, ok := b.byID[id]; ok {
		return i
	}
	return -1
}

// Row returns the row of a task, or nil.
func (b *Board) Row(id string) *Row {
	if i, ok := b.byID[id]; ok {
		return &b.rows[i]
	}
	return nil
}

// Campaigns returns the campaigns in their order. The slice belongs to the board.
func (b *Board) Campaigns() []*model.Campaign { return b.campaigns }

// Campaign returns a campaign by its ID, or nil.
func (b *Board) Campaign(id string) *model.Campaign {
	for _, c := range b.campaigns {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// FindCampaign returns the campaign that a person names by its ID, its name, or
// words or pinyin found in the name of only one; nil where none or several fit.
func (b *Board) FindCampaign(name string) *model.Campaign {
	word := zh.NewWord(name)
	if word.Text() == "" {
		return nil
	}
	var found *model.Campaign
	count := 0
	for _, c := range b.campaigns {
		key := zh.NewKey(c.Name)
		if zh.Fold(c.ID) == word.Text() || key.Text() == word.Text() {
			return c
		}
		if word.Match(&key) {
			found = c
			count++
		}
	}
	if count != 1 {
		return nil
	}
	return found
}

// Scope returns the rows of a campaign and of those that are part of it and not archived, in
// document order. For "" it is nil, which stands for all rows.
func (b *Board) Scope(campaign string) []int32 {
	if campaign == "" {
		return nil
	}
	in := b.family(campaign)
	out := []int32{}
	for i := range b.rows {
		if c := b.rows[i].Campaign; in[c] && (c.ID == campaign || b.states[c] != model.Archived) {
			out = append(out, int32(i))
		}
	}
	return out
}

// family returns a campaign and all that are part of it, at any depth.
func (b *Board) family(id string) map[*model.Campaign]bool {
	in := map[*model.Campaign]bool{}
	names := map[string]bool{id: true}
	for grown := true; grown; {
		grown = false
		for _, c := range b.campaigns {
			if !in[c] && (names[c.ID] || c.Parent != "" && names[c.Parent]) {
				in[c], names[c.ID], grown = true, true, true
			}
		}
	}
	if c := b.unknown[id]; c != nil {
		in[c] = true
	}
	return in
}

// Replace puts a task in the place of the one with its ID, or adds it where
// its Order puts it in its campaign, and assesses it anew. It returns the index of its row, or
// -1 for a task that did not exist yet on the board's day, which is taken off the board.
func (b *Board) Replace(t *model.Task) int32 {
	i := b.Index(t.ID)
	if t.Added > b.on {
		b.Remove(t.ID)
		return -1
	}
	c := b.Campaign(t.Campaign)
	if c == nil {
		c = b.standIn(t.Campaign)
	}
	b.counted = false
	if i >= 0 && b.rows[i].Campaign == c && b.rows[i].Task.Order == t.Order {
		old := b.rows[i].Task
		b.rows[i] = Row{Task: t, Campaign: c}
		b.assess(int(i), &b.assessor)
		b.forget(i, old, t)
		if old.OnlyLink() != "" || t.OnlyLink() != "" {
			b.countOnce()
		}
		return i
	}
	if i >= 0 {
		b.Remove(t.ID)
	}
	at := b.placeFor(t, c)
	b.rows = slices.Insert(b.rows, at, Row{Task: t, Campaign: c})
	b.facts = slices.Insert(b.facts, at, fact{})
	b.returns = slices.Insert(b.returns, at, returns{})
	b.assess(at, &b.assessor)
	b.reindex(at)
	if t.OnlyLink() != "" {
		b.countOnce()
	}
	return int32(at)
}

// placeFor returns where a new task belongs: behind the last task of its
// campaign that comes before it, else before the first of its campaign, else where the campaign's turn comes.
func (b *Board) placeFor(t *model.Task, c *model.Campaign) int {
	first := -1
	for i := len(b.rows) - 1; i >= 0; i-- {
		if b.rows[i].Campaign != c {
			continue
		}
		if b.rows[i].Task.Order <= t.Order {
			return i + 1
		}
		first = i
	}
	if first >= 0 {
		return first
	}
	mine := slices.Index(b.campaigns, c)
	if mine < 0 {
		return len(b.rows)
	}
	for i := range b.rows {
		if slices.Index(b.campaigns, b.rows[i].Campaign) > mine {
			return i
		}
	}
	return len(b.rows)
}

// Remove takes a task off the board; it reports whether it was there.
func (b *Board) Remove(id string) bool {
	i, ok := b.byID[id]
	if !ok {
		return false
	}
	b.counted = false
	link := b.rows[i].Task.OnlyLink()
	b.rows = slices.Delete(b.rows, int(i), int(i)+1)
	b.facts = slices.Delete(b.facts, int(i), int(i)+1)
	b.returns = slices.Delete(b.returns, int(i), int(i)+1)
	delete(b.byID, id)
	b.reindex(int(i))
	if link != "" {
		b.countOnce()
	}
	return true
}

// ReplaceCampaign puts a campaign in the place of the one with its ID, or adds it at the end,
// and assesses all its tasks anew, since its policy may have changed.
func (b *Board) ReplaceCampaign(c *model.Campaign) {
	b.counted = false
	b.states[c] = c.StateOn(b.on, b.cal)
	old := b.unknown[c.ID]
	delete(b.unknown, c.ID)
	if i := slices.IndexFunc(b.campaigns, func(x *model.Campaign) bool { return x.ID == c.ID }); i >= 0 {
		old = b.campaigns[i]
		b.campaigns[i] = c
	} else {
		b.campaigns = append(b.campaigns, c)
	}
	if old != c {
		delete(b.states, old)
	}
	model.Link(b.campaigns)
	for i := range b.rows {
		if b.rows[i].Campaign == old {
			b.rows[i].Campaign = c
		}
		// The parts of a campaign are asked for returns by its turns too.
		if under(b.rows[i].Campaign, c) {
			b.assess(i, &b.assessor)
		}
	}
	b.index = nil
	b.places = [columnCount][]uint32{}
}

// under reports whether a campaign is another one or part of it.
func under(c, of *model.Campaign) bool {
	for ; c != nil; c = c.Up {
		if c == of {
			return true
		}
	}
	return false
}

// reindex is called after the rows from i on have moved.
func (b *Board) reindex(i int) {
	b.number(i)
	b.index = nil
	b.places = [columnCount][]uint32{}
}

// forget drops what was worked out from row i and is no longer so. A report, which is
// by far the most frequent change, leaves the order of names and the index of words as they are.
func (b *Board) forget(i int32, old, now *model.Task) {
	names := old.Title == now.Title && old.No == now.No && slices.Equal(old.Units(), now.Units()) &&
		slices.Equal(old.Leaders, now.Leaders)
	for c := range b.places {
		if !names || !Column(c).ofNames() {
			b.places[c] = nil
		}
	}
	if b.index != nil && !sameTerms(old, now) {
		b.index.set(i, now, b)
	}
}

func sameTerms(a, b *model.Task) bool {
	return a.Title == b.Title && a.No == b.No &&
		slices.Equal(a.LeadUnits, b.LeadUnits) && slices.Equal(a.ResponsibleUnits, b.ResponsibleUnits) &&
		slices.Equal(a.RelatedUnits, b.RelatedUnits) && slices.Equal(a.Owners, b.Owners) &&
		slices.Equal(a.Leaders, b.Leaders) && slices.Equal(a.Coordinators, b.Coordinators) &&
		slices.Equal(a.Persons, b.Persons) && slices.Equal(a.Section, b.Section) && slices.Equal(a.Marks, b.Marks)
}

func b2i(v bool) int {
	if v {
		return 1
	}
	return 0
}
