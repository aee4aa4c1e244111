package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/zh"
	"duban/model"
	"duban/report"
)

type templateOptions struct {
	unit, campaign, output string
}

func (a *app) templateCommand() *cobra.Command {
	var o templateOptions
	cmd := a.command(a.t.In.Template)
	cmd.Args = a.exactly()
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if strings.TrimSpace(o.unit) == "" {
			return a.usage(cmd, "%s", a.t.In.NeedsUnit)
		}
		return a.template(o)
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&o.unit, "unit", "", a.t.In.FlagUnit)
	cmd.Flags().StringVar(&o.campaign, "campaign", "", a.t.In.FlagCampaign)
	cmd.Flags().StringVarP(&o.output, "output", "o", "", a.t.In.FlagOutput)
	return cmd
}

// templateResult is what template wrote, for --json.
type templateResult struct {
	File  string `json:"file"`
	Unit  string `json:"unit"`
	Tasks int    `json:"tasks"`
}

// template writes the form that a unit reports with.
func (a *app) template(o templateOptions) error {
	l, err := a.loadAll((*db.Store).Ledger)
	if err != nil {
		return err
	}
	unit, err := a.findUnit(l, o.unit)
	if err != nil {
		return err
	}
	t := report.Template{Unit: unit, On: a.today}
	named := o.campaign == ""
	for i := range l.Plans {
		c := &l.Plans[i].Campaign
		if o.campaign != "" && c.ID != o.campaign && !strings.Contains(zh.Fold(c.Name), zh.Fold(o.campaign)) {
			continue
		}
		named = true
		for j := range l.Plans[i].Records {
			r := &l.Plans[i].Records[j]
			if slices.Contains(r.Task.Units(), unit) && a.open(c, r) {
				t.Rows = append(t.Rows, report.Ask(c, &r.Task, a.cal, a.today))
			}
		}
	}
	switch {
	case !named:
		return fail(nil, a.t.In.NoCampaign, o.campaign)
	case len(t.Rows) == 0:
		return fail(nil, a.t.In.NoOpenTasks, unit)
	}
	file := o.output
	if file == "" {
		file = fmt.Sprintf(a.t.In.FormFileName, fileName(unit), a.today)
	}
	if file == "-" {
		return t.Write(a.out)
	}
	if _, err := os.Lstat(file); err == nil {
		return fail(nil, a.t.FileExists, file)
	}
	if err := a.writeFile(file, func(w io.Writer) error { return t.Write(w) }); err != nil {
		return fail(err, "%s", a.explainFile(file, err))
	}
	if a.json {
		return a.printJSON(templateResult{File: file, Unit: unit, Tasks: len(t.Rows)})
	}
	a.printf(a.t.In.FormWritten+"\n", file, len(t.Rows), unit)
	return nil
}

// open reports whether a task is still to be reported on, and brings its
// standing to the day.
func (a *app) open(c *model.Campaign, r *model.Record) bool {
	r.Task.Standing = model.Summarise(&r.Task, r.Returns, a.today)
	if r.Task.Added > a.today || r.Task.ClosedOn(a.today) {
		return false
	}
	return model.Assess(&r.Task, &r.Task.Standing, c, a.cal, a.today).Light != model.Done
}

// findUnit finds the unit that is meant: by its name, an alias that the ledger
// knows, or a short form that fits one unit alone.
func (a *app) findUnit(l *model.Ledger, name string) (string, error) {
	name = strings.TrimSpace(zh.Clean(name))
	seen := make(map[string]bool)
	var names []string
	for i := range l.Plans {
		for j := range l.Plans[i].Records {
			for _, u := range l.Plans[i].Records[j].Task.Units() {
				if !seen[u] {
					seen[u] = true
					names = append(names, u)
				}
			}
		}
	}
	if seen[name] {
		return name, nil
	}
	for _, u := range l.Units {
		if slices.Contains(u.Aliases, name) && seen[u.Name] {
			return u.Name, nil
		}
	}
	word := zh.NewWord(zh.Fold(name))
	var near []string
	for _, u := range names {
		if k := zh.NewKey(u); word.Abbreviates(&k) {
			near = append(near, u)
		}
	}
	if len(near) == 1 {
		return near[0], nil
	}
	if len(near) == 0 {
		near = zh.Nearest(name, names, 3)
	}
	hint := a.t.In.LookUnits
	if len(near) > 0 {
		hint = fmt.Sprintf(a.t.In.NearUnits, strings.Join(near[:min(len(near), 5)], a.t.Comma))
	}
	return "", fail(nil, a.t.In.NoSuchUnit+"%s", name, hint)
}

// fileName makes a part of a file's name of a unit's name.
func fileName(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, s)
}
