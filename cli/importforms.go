package cli

import (
	"slices"
	"strings"

	"duban/db"
	"duban/intake/unitform"
	"duban/internal/zh"
	"duban/model"
	"duban/ui"
	"duban/words"
)

// formResult is what becomes of forms, for --json.
type formResult struct {
	Ledger string `json:"ledger"`
	// Stored counts the returns that are stored, or would be with --yes.
	Stored     int `json:"stored"`
	Unchanged  int `json:"same"`
	Unreported int `json:"empty"`
	// Fed are the IDs of the tasks to which figures of linked indicators were handed on.
	Fed     []string      `json:"fed"`
	Refused []formRefusal `json:"refused"`
	// Questioned are the rows with figures in doubt, which --yes stores.
	Questioned []formRefusal `json:"questioned"`
	// Rows has what becomes of each task of the forms.
	Rows []formRow `json:"rows"`
}

type formRefusal struct {
	File   string `json:"file"`
	Row    int    `json:"row"`
	Task   string `json:"task"`
	Reason string `json:"reason"`
}

// formRow is what becomes of a task of a form.
type formRow struct {
	File   string `json:"file"`
	From   int    `json:"from"` // rows of the sheet, from 1, both included
	To     int    `json:"to"`
	Task   string `json:"task"`
	Fate   string `json:"fate"`
	Before string `json:"before,omitempty"` // its light without the return, and with it
	After  string `json:"after,omitempty"`
	// Unreported names the targets that are left empty beside others.
	Unreported []string `json:"unreported,omitempty"`
}

// fateNames are the names of fates for programs.
var fateNames = [unitform.FateCount]string{"stored", "unchanged", "refused", "unreported"}

// formFile is what becomes of one file.
type formFile struct {
	name string
	unitform.Review
}

// reports reviews filled-in forms. With --yes what can be taken is stored as one action, and the exit code is 1 where
// something was refused; without, nothing is stored.
func (f *fileImport) reports() error {
	if f.store == nil {
		return fail(nil, f.t.NoLedger, f.path)
	}
	files := f.reviewForms()
	result := f.formResult(files)
	if f.o.yes {
		u := formUpdate(storable(files))
		fed, err := f.storeReports(&u)
		if err != nil {
			return err
		}
		result.Fed = append(result.Fed, fed...)
	}
	if f.json {
		if err := f.printJSON(result); err != nil {
			return err
		}
	} else {
		f.tellForms(files, &result)
	}
	if f.o.yes && len(result.Refused) > 0 {
		return silentError{}
	}
	return nil
}

// reviewForms holds the forms against the ledger, one after the other.
func (f *fileImport) reviewForms() []formFile {
	type found struct {
		record   *model.Record
		campaign *model.Campaign
	}
	tasks := make(map[string]found)
	campaigns := make([]*model.Campaign, 0, len(f.existing.Plans))
	for p := range f.existing.Plans {
		plan := &f.existing.Plans[p]
		campaigns = append(campaigns, &plan.Campaign)
		for i := range plan.Records {
			tasks[plan.Records[i].Task.ID] = found{&plan.Records[i], &plan.Campaign}
		}
	}
	model.Link(campaigns)
	out := make([]formFile, len(f.forms))
	for i, form := range f.forms {
		out[i] = formFile{f.names[i], form.Review(&unitform.Ledger{
			Find: func(id string) (*model.Record, *model.Campaign) {
				t := tasks[id]
				return t.record, t.campaign
			},
			Calendar: f.cal, Today: f.today, By: f.reporter(form),
		})}
	}
	return out
}

// storable are the outcomes that give returns.
func storable(files []formFile) []*unitform.Outcome {
	var out []*unitform.Outcome
	for i := range files {
		for k := range files[i].Outcomes {
			if o := &files[i].Outcomes[k]; o.Fate == unitform.Stored {
				out = append(out, o)
			}
		}
	}
	return out
}

// formUpdate is what outcomes bring into the ledger. An event that a text speaks of is left on its task to be settled.
func formUpdate(outcomes []*unitform.Outcome) model.Update {
	var u model.Update
	for _, o := range outcomes {
		t := o.Record.Task
		for _, d := range words.EventDoubts(&t, &o.Return, o.Asked) {
			t.Raise(d)
		}
		u.Records = append(u.Records, model.Record{Task: t, Returns: []model.Return{o.Return}})
	}
	return u
}

// storeReports stores what forms report, and returns the tasks to which figures were handed on.
func (f *fileImport) storeReports(u *model.Update) ([]string, error) {
	if u.IsEmpty() {
		return nil, nil
	}
	if f.readOnly {
		return nil, db.ErrReadOnly
	}
	e, err := f.store.Update(u, model.ActReport, strings.Join(f.names, f.t.Comma))
	tasks := make([]string, len(u.Records))
	for i := range u.Records {
		tasks[i] = u.Records[i].Task.ID
	}
	return e.Fed(tasks...), err
}

// formResult sums up what becomes of forms.
func (f *fileImport) formResult(files []formFile) formResult {
	out := formResult{Ledger: f.path, Fed: []string{}, Refused: []formRefusal{}, Questioned: []formRefusal{}, Rows: []formRow{}}
	for i := range files {
		name := files[i].name
		refuse := func(task string, faults []unitform.Fault) {
			for k := range faults {
				out.Refused = append(out.Refused, formRefusal{File: name, Row: faults[k].Row, Task: task, Reason: f.fault(&faults[k])})
			}
		}
		refuse("", files[i].Head)
		for k := range files[i].Outcomes {
			o := &files[i].Outcomes[k]
			switch o.Fate {
			case unitform.Stored:
				out.Stored++
			case unitform.Unchanged:
				out.Unchanged++
			case unitform.Unreported:
				out.Unreported++
			case unitform.Refused:
			}
			refuse(o.Task, o.Faults)
			if len(o.Asked) > 0 {
				out.Questioned = append(out.Questioned, formRefusal{File: name, Row: o.Row, Task: o.Task, Reason: f.asked(o)})
			}
			row := formRow{File: name, From: o.Row, To: o.To, Task: zh.Clean(o.Task), Fate: fateNames[o.Fate], Unreported: o.Left}
			if o.Record != nil {
				row.Before, row.After = o.Before.String(), o.After.String()
			}
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}

// fault says why a cell was not taken.
func (f *fileImport) fault(x *unitform.Fault) string {
	return zh.Clean(words.FormFault(x, f.today, f.lang))
}

// asked says what is asked of a return.
func (f *fileImport) asked(o *unitform.Outcome) string {
	return zh.Clean(words.Questions(o.Asked, f.today, f.lang))
}

// tellForms prints what becomes of each task of the forms, and what --yes does or did.
func (f *fileImport) tellForms(files []formFile, r *formResult) {
	t := &f.t.In
	if f.o.yes {
		f.printf(t.FormStored+"\n", r.Stored, r.Ledger)
		if len(r.Fed) > 0 {
			f.printf("%s\n", zh.Clean(words.AlsoFed(r.Fed, f.lang)))
		}
	}
	width := 0
	if f.sys.OutTerminal {
		width = f.sys.Width()
	}
	for i := range files {
		if i > 0 {
			f.printf("\n")
		}
		f.tellForm(&files[i], width)
	}
	switch {
	case f.o.yes:
	case r.Stored == 0:
		f.printf("\n%s\n", t.FormNothing)
	case len(r.Questioned) > 0:
		f.printf("\n"+t.FormWouldAsked+"\n", r.Stored, len(r.Questioned))
	default:
		f.printf("\n"+t.FormWould+"\n", r.Stored)
	}
}

// tellForm prints what becomes of each task of one form, by fate; single cells that were not taken stand among what was
// refused.
func (f *fileImport) tellForm(file *formFile, width int) {
	var fates [unitform.FateCount]int
	var asked, cells int
	var groups [unitform.FateCount][][]string
	var doubtful [][]string
	list := func(to *[][]string, rows string, o *unitform.Outcome, text string) {
		line := []string{rows, o.Title, words.FormLights(o, f.lang), text}
		for i, c := range line {
			line[i] = strings.Join(strings.Fields(zh.Clean(c)), " ")
		}
		*to = append(*to, line)
	}
	cells += len(file.Head)
	for k := range file.Head {
		list(&groups[unitform.Refused], words.FormRows(file.Head[k].Row, 0), &unitform.Outcome{}, f.fault(&file.Head[k]))
	}
	for k := range file.Outcomes {
		o := &file.Outcomes[k]
		fates[o.Fate]++
		rows := words.FormRows(o.Row, o.To)
		switch o.Fate {
		case unitform.Stored:
			text := words.FormReturn(o, f.today, f.lang)
			if len(o.Asked) > 0 {
				asked++
				list(&doubtful, rows, o, f.asked(o)+f.t.Stop+text)
			} else {
				list(&groups[o.Fate], rows, o, text)
			}
		case unitform.Unchanged:
			list(&groups[o.Fate], rows, o, words.FormReturn(o, f.today, f.lang))
		case unitform.Unreported:
			list(&groups[o.Fate], rows, o, words.FormNothing(o, f.today, f.lang))
		case unitform.Refused:
		}
		if o.Fate != unitform.Refused {
			cells += len(o.Faults)
		}
		for n := range o.Faults {
			list(&groups[unitform.Refused], words.FormRows(o.Faults[n].Row, 0), &unitform.Outcome{Title: o.Title}, f.fault(&o.Faults[n]))
		}
	}
	f.printf("%s%s%s\n", zh.Clean(file.name), f.t.Colon, words.FormCounts(fates, asked, cells, f.o.yes, f.lang))
	f.formBlock(words.FormGroup(unitform.Stored, false, f.o.yes, f.lang), groups[unitform.Stored], width)
	f.formBlock(words.FormGroup(unitform.Stored, true, f.o.yes, f.lang), doubtful, width)
	for _, fate := range []unitform.Fate{unitform.Refused, unitform.Unreported, unitform.Unchanged} {
		f.formBlock(words.FormGroup(fate, false, f.o.yes, f.lang), groups[fate], width)
	}
}

// formBlock prints a heading and a table under it; nothing where there are no rows.
func (f *fileImport) formBlock(head string, rows [][]string, width int) {
	if len(rows) == 0 {
		return
	}
	f.printf("\n"+f.t.In.FormHead+"\n", head, len(rows))
	h := words.FormColumns(f.lang)
	tb := table{
		columns: []column{{head: h[0], right: true, most: 9}, {head: h[1], most: 36}, {head: h[2], most: 13}, {head: h[3]}},
		rows:    rows,
	}
	for i := range tb.columns { // a column of nothing
		tb.columns[i].hidden = !slices.ContainsFunc(rows, func(r []string) bool { return r[i] != "" })
	}
	tb.write(f.out, width)
}

// formSession is what the dashboard shows of a form.
func (f *fileImport) formSession() *ui.ReviewSession {
	files := f.reviewForms()
	return &ui.ReviewSession{Form: &ui.FormReview{
		Title: strings.Join(f.names, f.t.Comma), Review: files[0].Review,
		Store: func(taken []*unitform.Outcome) (model.Entry, error) {
			u := formUpdate(taken)
			return f.store.Update(&u, model.ActReport, strings.Join(f.names, f.t.Comma))
		},
	}}
}

// reporter is who a form's reports are from: the unit in its heading.
func (f *fileImport) reporter(form *unitform.Form) string {
	unit, _, _ := strings.Cut(form.Title, unitform.TitleEnd)
	if unit = zh.Clean(strings.TrimSpace(unit)); unit != "" {
		return unit
	}
	return f.who()
}
