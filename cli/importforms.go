package cli

import (
	"errors"
	"fmt"
	"strings"

	"duban/db"
	"duban/intake/unitform"
	"duban/internal/zh"
	"duban/model"
	"duban/ui"
	"duban/words"
)

// formResult is what forms gave, for --json.
type formResult struct {
	Ledger string `json:"ledger"`
	Stored int    `json:"stored"`
	Empty  int    `json:"empty"`
	Same   int    `json:"same"`
	// Fed are the IDs of the tasks to which figures of linked indicators were handed on.
	Fed     []string      `json:"fed"`
	Refused []formRefusal `json:"refused"`
	// Questioned are the rows with figures in doubt, which --yes stores.
	Questioned []formRefusal `json:"questioned"`
}

type formRefusal struct {
	File   string `json:"file"`
	Row    int    `json:"row"`
	Task   string `json:"task"`
	Reason string `json:"reason"`
}

// formsRead is what forms say, held against the ledger.
type formsRead struct {
	formResult
	update         model.Update
	lines, refused []string // what is reported, and what was refused and why
	questioned     []string // what is asked of rows that only --yes stores
}

// reports reads progress from filled-in forms. Rows that are right are stored
// as one action; the others are listed with the reason, and the exit code is 1.
func (f *fileImport) reports() error {
	if f.store == nil {
		return fail(nil, f.t.NoLedger, f.path)
	}
	read := f.hold()
	if !f.o.dryRun {
		fed, err := f.storeReports(&read.update)
		if err != nil {
			return err
		}
		read.Fed = append(read.Fed, fed...)
	}
	if f.json {
		if err := f.printJSON(read.formResult); err != nil {
			return err
		}
	} else {
		for _, l := range f.formLines(&read) {
			f.printf("%s\n", l)
		}
	}
	if len(read.refused)+len(read.questioned) > 0 {
		return silentError{}
	}
	return nil
}

// hold holds the forms against the ledger.
func (f *fileImport) hold() formsRead {
	records := make(map[string]*model.Record)
	for p := range f.existing.Plans {
		for i := range f.existing.Plans[p].Records {
			r := &f.existing.Plans[p].Records[i]
			records[r.Task.ID] = r
		}
	}
	out := formsRead{formResult: formResult{Ledger: f.path, Fed: []string{}, Refused: []formRefusal{}, Questioned: []formRefusal{}}}
	for i, form := range f.forms {
		res := form.Reports(func(id string) *model.Record { return records[id] }, f.today, f.reporter(form))
		out.Empty += res.Empty
		out.Same += res.Same
		for _, r := range res.Reports {
			if f.doubted(&out, f.names[i], &r) {
				continue
			}
			out.update.Records = append(out.update.Records, model.Record{Task: r.Record.Task, Returns: []model.Return{r.Progress}})
			out.lines = append(out.lines, fmt.Sprintf(f.t.In.FormLine, r.Row, zh.Clean(r.Record.Task.Title), r.Progress.Date, f.said(&r.Record.Task, &r.Progress)))
			// A second form may report on the same task: it is held against this report too.
			r.Record.Returns = append(r.Record.Returns, r.Progress)
		}
		for _, r := range res.Refused {
			reason := f.reason(&r)
			out.Refused = append(out.Refused, formRefusal{File: f.names[i], Row: r.Row, Task: r.Task, Reason: reason})
			out.refused = append(out.refused, fmt.Sprintf(f.t.In.FormReason, r.Row, zh.Clean(r.Title), reason))
		}
	}
	out.Stored = len(out.update.Records)
	return out
}

// doubted reports whether a row is not to be stored because of what is asked of it, and notes it. The row's text says
// why a figure fell.
func (f *fileImport) doubted(out *formsRead, file string, r *unitform.Report) bool {
	t, p := &r.Record.Task, &r.Progress
	standing := model.Summarise(t, r.Record.Returns, f.today)
	asked := model.Questions(t, &standing, p)
	if len(asked) == 0 {
		return false
	}
	text := zh.Clean(words.Questions(asked, f.today, f.lang))
	note := func(to *[]formRefusal, lines *[]string) bool {
		*to = append(*to, formRefusal{File: file, Row: r.Row, Task: t.ID, Reason: text})
		*lines = append(*lines, fmt.Sprintf(f.t.In.FormReason, r.Row, zh.Clean(t.Title), text))
		return true
	}
	wants := model.WantReason(asked)
	switch {
	case wants && strings.TrimSpace(p.Text) == "":
		text = fmt.Sprintf(f.t.In.FormNoWhy, text)
		return note(&out.Refused, &out.refused)
	case !f.o.yes:
		return note(&out.Questioned, &out.questioned)
	case wants:
		p.Why = p.Text
	}
	for _, d := range words.EventDoubts(t, p, asked) {
		t.Raise(d)
	}
	return false
}

// formSession is what the dashboard shows of a form.
func (f *fileImport) formSession() *ui.ReviewSession {
	f.o.dryRun = true // it lists what would be stored; the officer decides
	read := f.hold()
	return &ui.ReviewSession{
		Form: &ui.FormReview{Title: strings.Join(f.names, f.t.Comma), Lines: f.formLines(&read), Update: read.update},
		Store: func(u *model.Update) (ui.Ledger, model.Entry, error) {
			e, err := f.store.Update(u, model.ActReport, strings.Join(f.names, f.t.Comma))
			return f.store, e, err
		},
	}
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

// reporter is who a form's reports are from: the unit in its heading.
func (f *fileImport) reporter(form *unitform.Form) string {
	unit, _, _ := strings.Cut(form.Title, unitform.TitleEnd)
	if unit = zh.Clean(strings.TrimSpace(unit)); unit != "" {
		return unit
	}
	return f.who()
}

// said is a report in short.
func (f *fileImport) said(t *model.Task, p *model.Return) string {
	var parts []string
	if p.Percent != nil {
		parts = append(parts, p.Percent.String()+"%")
	}
	for _, v := range p.Actuals {
		parts = append(parts, t.Targets[v.Target].Metric+" "+v.Value.String()+v.Unit)
	}
	for _, m := range p.Steps {
		word := f.t.Present.MarkDone
		if !m.Done {
			word = f.t.Present.MarkUndone
		}
		parts = append(parts, fmt.Sprintf(word, m.Milestone+1))
	}
	if p.Text != "" {
		parts = append(parts, p.Text)
	}
	return strings.Join(strings.Fields(zh.Clean(strings.Join(parts, f.t.Comma))), " ")
}

// reason says why a row was refused.
func (f *fileImport) reason(r *unitform.Refusal) string {
	text := f.detail(r.Reason)
	for _, known := range f.t.In.Reasons {
		if errors.Is(r.Reason, known.Err) {
			text = known.Text
			break
		}
	}
	if r.What != "" {
		text += fmt.Sprintf(f.t.Present.Parens, strings.Join(strings.Fields(zh.Clean(r.What)), " "))
	}
	return text
}

// formLines says what forms gave, line by line.
func (f *fileImport) formLines(r *formsRead) []string {
	t := &f.t.In
	var out []string
	if f.o.dryRun {
		out = append(out, r.lines...)
		out = append(out, fmt.Sprintf(t.FormWould, r.Stored))
	} else {
		out = append(out, fmt.Sprintf(t.FormStored, r.Stored, r.Ledger))
	}
	if len(r.Fed) > 0 {
		out = append(out, zh.Clean(words.AlsoFed(r.Fed, f.lang)))
	}
	if r.Same > 0 {
		out = append(out, fmt.Sprintf(t.FormSame, r.Same))
	}
	if r.Empty > 0 {
		out = append(out, fmt.Sprintf(t.FormEmpty, r.Empty))
	}
	for _, part := range []struct {
		head  string
		lines []string
	}{{t.FormDoubted, r.questioned}, {t.FormRefused, r.refused}} {
		if len(part.lines) == 0 {
			continue
		}
		out = append(out, fmt.Sprintf(part.head, len(part.lines)))
		for _, l := range part.lines {
			out = append(out, "  "+l)
		}
	}
	return out
}
