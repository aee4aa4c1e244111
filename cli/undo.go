package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/zh"
	"duban/model"
	"duban/words"
)

func (a *app) undoCommand() *cobra.Command {
	var yes bool
	cmd := a.reverseCommand(a.t.Undo, a.t.Undone, func(s *db.Store) (model.Entry, error) {
		if !yes {
			if err := a.askUndo(s); err != nil {
				return model.Entry{}, err
			}
		}
		return s.Undo()
	})
	cmd.Flags().BoolVar(&yes, "yes", false, a.t.FlagUndoYes)
	return cmd
}

// askUndo refuses to take back a whole ledger or document, and says how much goes with it.
func (a *app) askUndo(s *db.Store) error {
	r, err := s.NextUndo()
	if err != nil || !r.Root().Loads() {
		return err
	}
	return fail(nil, a.t.UndoAsks, a.action(r.Root()), words.Takes(&r, a.lang))
}

func (a *app) redoCommand() *cobra.Command {
	return a.reverseCommand(a.t.Redo, a.t.Redone, (*db.Store).Redo)
}

// entryResult is a journal entry, for --json.
type entryResult struct {
	Action    model.Action `json:"action"`
	Of        model.Action `json:"of,omitempty"`
	Time      string       `json:"time"`
	Who       string       `json:"who"`
	Campaigns []string     `json:"campaigns"`
	Tasks     []string     `json:"tasks"`
	// Records are all records that it names, of whatever kind.
	Records []refResult `json:"records"`
	Note    string      `json:"note,omitempty"`
}

type refResult struct {
	Kind model.RecordKind `json:"kind"`
	ID   string           `json:"id"`
}

// reverseCommand takes back the last action, or does it again.
func (a *app) reverseCommand(help words.CommandHelp, done string, do func(*db.Store) (model.Entry, error)) *cobra.Command {
	cmd := a.command(help)
	cmd.Args = a.exactly()
	cmd.RunE = func(*cobra.Command, []string) (err error) {
		s, err := a.openWrite()
		if err != nil {
			return err
		}
		defer a.close(s, &err)
		e, err := do(s)
		if err != nil {
			return err
		}
		if a.json {
			res := entryResult{
				Action: e.Action, Of: e.Of, Time: e.Time.Format("2006-01-02T15:04:05Z07:00"), Who: e.Who,
				Campaigns: orEmpty(e.Campaigns()), Tasks: orEmpty(e.Tasks()), Records: []refResult{}, Note: zh.Clean(e.Note),
			}
			for _, r := range e.Records {
				res.Records = append(res.Records, refResult{r.Kind, zh.Clean(r.ID)})
			}
			return a.printJSON(res)
		}
		a.printf(done+"\n", a.action(e.Of), a.named(a.recordNames(&e)))
		return nil
	}
	return cmd
}

// action names an action in the user's language.
func (a *app) action(act model.Action) string {
	if name := a.t.Actions[act]; name != "" {
		return name
	}
	return string(act)
}

// recordNames names the records of an entry: campaigns, tasks and units by their
// IDs, a return by its task where that is not named already, and the settings.
func (a *app) recordNames(e *model.Entry) []string {
	var names []string
	add := func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, r := range e.Records {
		switch id := zh.Clean(r.ID); r.Kind {
		case model.RecordReturn:
			task, _, _ := strings.Cut(id, "#")
			add(task)
		case model.RecordSettings:
			add(a.t.Settings)
		default:
			add(id)
		}
	}
	return names
}

// named lists IDs, and stops where a line would become too long to read.
func (a *app) named(ids []string) string {
	const most = 5
	if len(ids) > most {
		return strings.Join(ids[:most], a.t.Comma) + a.t.Comma + "…"
	}
	return strings.Join(ids, a.t.Comma)
}

// orEmpty makes [] of an empty list, which JSON would write as null.
func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
