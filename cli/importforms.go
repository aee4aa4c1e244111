package cli

import (
	"errors"
	"fmt"
	"strings"

	"duban/db"
	"duban/intake"
	"duban/internal/zh"
	"duban/model"
)

// formResult is what forms gave, for --json.
type formResult struct {
	Ledger  string        `json:"ledger"`
	Stored  int           `json:"stored"`
	Empty   int           `json:"empty"`
	Same    int           `json:"same"`
	Refused []formRefusal `json:"refused"`
}

type formRefusal struct {
	File   string `json:"file"`
	Row    int    `json:"row"`
	Task   string `json:"task"`
	Reason string `json:"reason"`
}

// reports reads progress from filled-in forms. Rows that are right are stored
// as one action; the others are listed with the reason, and the exit code is 1.
func (f *fileImport) reports() error {
	if f.store == nil {
		return fail(nil, f.t.NoLedger, f.path)
	}
	records := make(map[string]*model.Record)
	for p := range f.existing.Plans {
		for i := range f.existing.Plans[p].Records {
			r := &f.existing.Plans[p].Records[i]
			records[r.Task.ID] = r
		}
	}
	out := formResult{Ledger: f.path, Refused: []formRefusal{}}
	var u model.Update
	var lines, refused []string
	for i, form := range f.forms {
		res := form.Reports(func(id string) *model.Record { return records[id] }, f.today, f.reporter(form))
		out.Empty += res.Empty
		out.Same += res.Same
		for _, r := range res.Reports {
			u.Records = append(u.Records, model.Record{Task: r.Record.Task, Progress: []model.Progress{r.Progress}})
			lines = append(lines, fmt.Sprintf(f.t.In.FormLine, r.Row, zh.Clean(r.Record.Task.Title), r.Progress.Date, f.said(&r.Record.Task, &r.Progress)))
			// A second form may report on the same task: it is held against this report too.
			r.Record.Progress = append(r.Record.Progress, r.Progress)
		}
		for _, r := range res.Refused {
			reason := f.reason(&r)
			out.Refused = append(out.Refused, formRefusal{File: f.names[i], Row: r.Row, Task: r.Task, Reason: reason})
			refused = append(refused, fmt.Sprintf(f.t.In.FormReason, r.Row, zh.Clean(r.Title), reason))
		}
	}
	out.Stored = len(u.Records)
	if !f.o.dryRun {
		if err := f.storeReports(&u); err != nil {
			return err
		}
	}
	f.tellForms(out, lines, refused)
	if len(refused) > 0 {
		return silentError{}
	}
	return nil
}

func (f *fileImport) storeReports(u *model.Update) error {
	if u.IsEmpty() {
		return nil
	}
	if f.readOnly {
		return db.ErrReadOnly
	}
	_, err := f.store.Update(u, model.ActReport, strings.Join(f.names, f.t.Comma))
	return err
}

// reporter is who a form's reports are from: the unit in its heading.
func (f *fileImport) reporter(form *intake.Form) string {
	unit, _, _ := strings.Cut(form.Title, "工作进展填报表")
	if unit = zh.Clean(strings.TrimSpace(unit)); unit != "" {
		return unit
	}
	return f.who()
}

// said is a report in short.
func (f *fileImport) said(t *model.Task, p *model.Progress) string {
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
func (f *fileImport) reason(r *intake.Refusal) string {
	text := f.detail(r.Reason)
	for _, known := range f.t.In.Reasons {
		if errors.Is(r.Reason, known.err) {
			text = known.text
			break
		}
	}
	if r.What != "" {
		text += fmt.Sprintf(f.t.Present.Parens, strings.Join(strings.Fields(zh.Clean(r.What)), " "))
	}
	return text
}

func (f *fileImport) tellForms(r formResult, lines, refused []string) {
	if f.json {
		// An error of the output comes up when it is flushed.
		_ = f.printJSON(r)
		return
	}
	t := &f.t.In
	if f.o.dryRun {
		for _, l := range lines {
			f.printf("%s\n", l)
		}
		f.printf(t.FormWould+"\n", r.Stored)
	} else {
		f.printf(t.FormStored+"\n", r.Stored, r.Ledger)
	}
	if r.Same > 0 {
		f.printf(t.FormSame+"\n", r.Same)
	}
	if r.Empty > 0 {
		f.printf(t.FormEmpty+"\n", r.Empty)
	}
	if len(refused) > 0 {
		f.printf(t.FormRefused+"\n", len(refused))
		for _, l := range refused {
			f.printf("  %s\n", l)
		}
	}
}
