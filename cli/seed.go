package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/internal/zh"
	"duban/model"
	"duban/seeds"
	"duban/words"
)

type seedOptions struct {
	update, all bool
}

func (a *app) seedCommand() *cobra.Command {
	var o seedOptions
	cmd := a.command(a.t.Seed)
	cmd.Args = a.exactly()
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&o.update, "update", false, a.t.FlagUpdate)
	cmd.Flags().BoolVar(&o.all, "all", false, a.t.FlagUpdateAll)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if o.all && !o.update {
			return a.usage(cmd, "%s", a.t.AllWithoutUpdate)
		}
		return a.seed(o)
	}
	return cmd
}

// seedResult is what seed did, for --json.
type seedResult struct {
	Ledger  string `json:"ledger"`
	Added   int    `json:"added"`
	Skipped int    `json:"skipped"`
	Tasks   int    `json:"tasks"` // added, without the goals
	Goals   int    `json:"goals"` // added
	// Changes are what the documents say otherwise than the campaigns that were there.
	Changes []seedChange `json:"changes"`
	// Updated says that the changes were taken, but for those that are kept.
	Updated bool `json:"updated"`
}

// seedChange is one value that differs.
type seedChange struct {
	Kind  model.RecordKind `json:"kind"`
	ID    string           `json:"id"`
	Field string           `json:"field"`
	From  string           `json:"from"`
	To    string           `json:"to"`
	// Kept says that the ledger's value stays, since somebody changed it by hand.
	Kept bool `json:"kept"`

	title string
}

// seed puts the founding documents into the ledger, which is made where there
// is none. Campaigns that are there already stay as they are unless they are to be updated.
func (a *app) seed(o seedOptions) error {
	if a.readOnly {
		return fail(nil, "%s", a.t.ReadOnlyWrite)
	}
	path, err := a.ledgerPath()
	if err != nil {
		return err
	}
	l, err := seeds.Load(a.today)
	if err != nil {
		return err
	}
	res := seedResult{Ledger: path, Changes: []seedChange{}}
	fill := func(s *db.Store) error {
		before, err := s.Counts()
		if err != nil {
			return err
		}
		tasks, goals, err := count(s)
		if err != nil {
			return err
		}
		if before.Campaigns > 0 {
			if err := a.renewSeeds(s, l, o, &res); err != nil {
				return err
			}
		}
		res.Added, res.Skipped, _, err = s.Import(l, model.ActSeed)
		if err != nil {
			return err
		}
		res.Tasks, res.Goals, err = count(s)
		res.Tasks, res.Goals = res.Tasks-tasks, res.Goals-goals
		return err
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		err = a.createLedger(path, 0, fill)
		if err != nil {
			return a.explainLedger(path, err)
		}
	} else if err := a.fillExisting(fill); err != nil {
		return err
	}
	if a.json {
		return a.printJSON(res)
	}
	switch {
	case res.Added == 0:
		a.printf(a.t.NothingSeeded+"\n", path, res.Skipped)
	case res.Skipped == 0:
		a.printf(a.t.Seeded+"\n", res.Added, a.tasksAndGoals(res.Tasks, res.Goals), path)
	default:
		a.printf(a.t.SeededSkipped+"\n", res.Added, a.tasksAndGoals(res.Tasks, res.Goals), path, res.Skipped)
	}
	a.tellRenewal(&res, o)
	return nil
}

func (a *app) fillExisting(fill func(*db.Store) error) (err error) {
	s, err := a.openWrite()
	if err != nil {
		return err
	}
	defer a.close(s, &err)
	return fill(s)
}

// renewSeeds compares the campaigns that are there already with the documents as
// they are known now and, where the officer asks for it, takes over what nobody has
// changed by hand.
func (a *app) renewSeeds(s *db.Store, l *model.Ledger, o seedOptions, res *seedResult) error {
	existing, err := s.Export()
	if err != nil {
		return err
	}
	hands := handChanges{s: s, of: make(map[model.Ref]map[string]bool)}
	r := reconcile.Renew(existing, l, hands.held, reconcile.Tell{
		Cadence: func(p *model.Cadence) string { return words.Cadence(p, model.Chinese) },
		Policy:  func(p model.Policy) string { return words.Policy(p, model.Chinese) },
	})
	if hands.err != nil {
		return hands.err
	}
	res.list(&r, o.all)
	if !o.update || len(res.Changes) == 0 {
		return nil
	}
	u := r.Update(o.all)
	if !u.IsEmpty() {
		_, err = s.Update(&u, model.ActSeed, a.t.SeedNote)
	}
	res.Updated = err == nil
	return err
}

// list puts a renewal into the result.
func (res *seedResult) list(r *reconcile.Renewal, all bool) {
	add := func(kind model.RecordKind, id, title string, changes []draft.FieldChange) {
		for _, c := range changes {
			res.Changes = append(res.Changes, seedChange{
				Kind: kind, ID: id, Field: string(c.Field), From: c.Old, To: c.New, Kept: c.Held && !all, title: title,
			})
		}
	}
	for i := range r.Campaigns {
		c := &r.Campaigns[i]
		add(model.RecordCampaign, c.Old.ID, c.Old.Name, c.Fields)
	}
	for i := range r.Tasks {
		t := &r.Tasks[i]
		add(model.RecordTask, t.Old.Task.ID, t.Old.Task.Title, t.Shown())
		for _, p := range t.Returns {
			add(model.RecordReturn, t.Old.Task.ID, t.Old.Task.Title, []draft.FieldChange{{Field: draft.FieldProgress, New: p.Date.String() + " " + p.Text}})
		}
	}
	for i := range r.Added {
		t := &r.Added[i].Task
		add(model.RecordTask, t.ID, t.Title, []draft.FieldChange{{Field: draft.FieldTitle, New: t.Title}})
	}
	for _, g := range r.Gone {
		add(model.RecordTask, g.Task.ID, g.Task.Title, []draft.FieldChange{{Field: draft.FieldTitle, Old: g.Task.Title, Held: true}})
	}
	for i := range r.Units {
		u := &r.Units[i]
		add(model.RecordUnit, u.Old.Name, u.Old.Name, u.Fields)
	}
	for _, u := range r.Idle(all) {
		add(model.RecordUnit, u.Name, u.Name, []draft.FieldChange{{Field: draft.FieldName, Old: u.Name}})
	}
}

// tellRenewal lists the differences, and says what became of them.
func (a *app) tellRenewal(res *seedResult, o seedOptions) {
	if len(res.Changes) == 0 {
		return
	}
	kept := 0
	last := ""
	a.printf("\n"+a.t.SeedDiffers+"\n", len(res.Changes))
	for _, c := range res.Changes {
		if name := string(c.Kind) + c.ID; name != last {
			last = name
			a.printf("  %s\n", zh.Clean(join(c.ID, without(c.title, c.ID))))
		}
		line := fmt.Sprintf(a.t.Present.FieldChange, a.fieldName(c.Field), a.value(c.From), a.value(c.To))
		if c.Kept {
			kept++
			line += a.t.KeptByHand
		}
		a.printf("    %s\n", strings.Join(strings.Fields(zh.Clean(line)), " "))
	}
	switch {
	case !o.update:
		a.printf(a.t.SeedHowUpdate+"\n", len(res.Changes)-kept, kept)
	case kept == len(res.Changes):
		a.printf(a.t.SeedAllKept+"\n", kept)
	default:
		a.printf(a.t.SeedUpdated+"\n", len(res.Changes)-kept, kept)
	}
}

// without is a text, or nothing where it is another one.
func without(s, other string) string {
	if s == other {
		return ""
	}
	return s
}

// handChanges finds in the journal which fields of records people have changed by hand.
type handChanges struct {
	told map[uint64][]model.FieldChange // of entries, by their numbers
	s    *db.Store
	of   map[model.Ref]map[string]bool
	err  error

	brought map[model.Ref]bool // by imports; nil until asked for
	unclear bool               // what else is in the ledger may come from elsewhere too
}

// anyField stands for all fields, where the journal does not tell which.
const anyField = "*"

// held reports whether somebody has changed a field of a record by hand, or, of the
// record as a whole, whether anything but seeding has ever touched it.
func (h *handChanges) held(ref model.Ref, field draft.Field) bool {
	if field == draft.FieldWhole {
		only, err := h.onlySeeded(ref)
		if err != nil && h.err == nil {
			h.err = err
		}
		return !only
	}
	fields, ok := h.of[ref]
	if !ok {
		var err error
		if fields, err = h.changedByHand(ref); err != nil && h.err == nil {
			h.err = err
		}
		h.of[ref] = fields
	}
	return fields[anyField] || fields[string(field)]
}

// onlySeeded reports whether a unit comes from seeding and nothing else has changed it since. The
// journal of whole campaigns does not tell where each unit comes from, so that where another document
// may have brought it, it did.
func (h *handChanges) onlySeeded(ref model.Ref) (bool, error) {
	entries, err := h.s.History(ref)
	if err != nil {
		return false, err
	}
	for i := range entries {
		if origin(&entries[i]) != model.ActSeed {
			return false, nil
		}
	}
	if h.brought == nil {
		if err := h.findBrought(); err != nil {
			return false, err
		}
	}
	return !h.unclear && !h.brought[ref], nil
}

// origin is what an entry did, or took back or did again.
func origin(e *model.Entry) model.Action { return cmp.Or(e.Of, e.Action) }

// findBrought finds the units that came with other documents than those that are seeded.
func (h *handChanges) findBrought() error {
	h.brought = make(map[model.Ref]bool)
	entries, err := h.s.Journal(0)
	if err != nil {
		return err
	}
	for i := range entries {
		e := &entries[i]
		switch origin(e) {
		case model.ActRestore:
			h.unclear = true
		case model.ActImport:
			changes, err := h.s.Changes(e.Seq)
			if err != nil {
				return err
			}
			h.unclear = h.unclear || len(changes) == 0 // of an older ledger, which kept no more
			for _, c := range changes {
				h.brought[c.Record] = true
			}
		}
	}
	return nil
}

// changes are those of an entry, which is read once: one of whole campaigns is in the history of many records.
func (h *handChanges) changes(seq uint64) ([]model.FieldChange, error) {
	if c, ok := h.told[seq]; ok {
		return c, nil
	}
	c, err := h.s.Changes(seq)
	if h.told == nil {
		h.told = make(map[uint64][]model.FieldChange)
	}
	h.told[seq] = c
	return c, err
}

// changedByHand returns the fields of a record whose value is not the one that
// was seeded last. A ledger that was restored does not know who made of it what it is: there, all are.
func (h *handChanges) changedByHand(ref model.Ref) (map[string]bool, error) {
	entries, err := h.s.History(ref)
	if err != nil {
		return nil, err
	}
	seeded := make(map[string]string) // fields changed since, with the value that was seeded
	now := make(map[string]string)
	out := make(map[string]bool)
	for i := len(entries) - 1; i >= 0; i-- {
		e := &entries[i]
		switch e.Action {
		case model.ActReport, model.ActDecide:
			continue
		case model.ActRestore:
			out[anyField] = true
		}
		switch origin(e) {
		case model.ActReport, model.ActDecide, model.ActGoals:
			continue // the last only made room for goals
		}
		changes, err := h.changes(e.Seq)
		if err != nil {
			return nil, err
		}
		told := false
		for _, c := range changes {
			if c.Record != ref {
				continue
			}
			told = true
			_, before := seeded[c.Field]
			switch {
			case e.Action == model.ActSeed, e.Of == model.ActSeed:
				delete(seeded, c.Field)
			case e.Action == model.ActDeadline && c.Field == string(draft.FieldDeadline): // the first one stays beside it
			case c.Field != "" && !before:
				seeded[c.Field] = c.From
			}
			now[c.Field] = c.To
		}
		whole := e.Action == model.ActSeed || e.Of == model.ActSeed || e.Action == model.ActImport
		out[anyField] = out[anyField] || !told && !whole
	}
	for field, value := range seeded {
		if now[field] != value {
			out[field] = true
		}
	}
	return out, nil
}
