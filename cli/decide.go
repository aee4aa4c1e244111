package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/internal/zh"
	"duban/model"
)

type decideOptions struct {
	seq           int // of the return; 0: not given
	approve, back bool
	text, by      string
}

func (a *app) decideCommand() *cobra.Command {
	var o decideOptions
	cmd := a.command(a.t.Decide)
	cmd.Args = a.exactly(a.t.ArgID)
	cmd.ValidArgsFunction = a.completeTask
	f := cmd.Flags()
	f.SortFlags = false
	f.BoolVar(&o.approve, "approve", false, a.t.FlagApprove)
	f.BoolVar(&o.back, "send-back", false, a.t.FlagSendBack)
	f.IntVar(&o.seq, "seq", 0, a.t.FlagSeq)
	f.StringVar(&o.text, "text", "", a.t.FlagDecisionText)
	f.StringVar(&o.by, "by", "", a.t.FlagDecidedBy)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case o.approve == o.back:
			return a.usage(cmd, "%s", a.t.ApproveOrBack)
		case cmd.Flags().Changed("seq") && o.seq < 1:
			return a.usage(cmd, a.t.BadNumber, o.seq, "--seq")
		}
		if !cmd.Flags().Changed("by") {
			o.by = a.who()
		}
		if o.by = strings.TrimSpace(zh.Clean(o.by)); o.by == "" {
			return a.usage(cmd, "%s", a.t.DecidedByNobody)
		}
		return a.decide(args[0], o)
	}
	return cmd
}

// decideResult is what a decision changed, for --json.
type decideResult struct {
	ID      string      `json:"id"`
	Seq     uint32      `json:"seq"`
	Turn    *turnResult `json:"turn"`
	State   string      `json:"state"`
	By      string      `json:"by"`
	Before  string      `json:"before"`
	After   string      `json:"after"`
	Reasons []string    `json:"reasons"`
}

// decide approves a return or sends it back: the one with the given number, else
// the newest that waits.
func (a *app) decide(id string, o decideOptions) (err error) {
	s, err := a.openWrite()
	if err != nil {
		return err
	}
	defer a.close(s, &err)
	d, err := a.readTask(s, id)
	if err != nil {
		return err
	}
	r, err := a.waiting(d, uint32(o.seq))
	if err != nil {
		return err
	}
	before := d.assessment.Light
	decision := model.Decision{Back: o.back, By: o.by, Text: zh.CleanText(strings.TrimSpace(o.text))}
	if _, err := s.As(o.by).Decide(d.record.Task.ID, r.Seq, decision); err != nil {
		if errors.Is(err, db.ErrNotFound) {
			return fail(err, a.t.NoSuchReturn, id, r.Seq)
		}
		return err
	}
	if d, err = a.readTask(s, id); err != nil {
		return err
	}
	state := model.Taken
	if o.back {
		state = model.SentBack
	}
	if a.json {
		return a.printJSON(decideResult{
			ID: d.record.Task.ID, Seq: r.Seq, Turn: turnJSON(r.Turn), State: state.String(), By: o.by,
			Before: before.String(), After: d.assessment.Light.String(), Reasons: a.reasons(d),
		})
	}
	done := a.t.Approved
	if o.back {
		done = a.t.SentBack
	}
	a.printf(done+"\n", zh.Clean(id), a.whichReturn(d, r), zh.Clean(d.record.Task.Title))
	a.lights(d, before)
	return nil
}

// waiting returns the return to decide on.
func (a *app) waiting(d *dossier, seq uint32) (*model.Return, error) {
	var pending *model.Return
	for i := range d.record.Returns {
		r := &d.record.Returns[i]
		switch {
		case seq != 0 && r.Seq == seq && !r.Approval:
			return nil, fail(db.ErrInvalid, a.t.NoApprovalAsked, d.record.Task.ID, seq)
		case seq != 0 && r.Seq == seq:
			return r, nil
		case r.StateOn(a.today) == model.Pending:
			pending = r
		}
	}
	switch {
	case seq != 0:
		return nil, fail(db.ErrNotFound, a.t.NoSuchReturn, d.record.Task.ID, seq)
	case pending == nil:
		return nil, fail(db.ErrNotFound, a.t.NothingWaits, d.record.Task.ID)
	}
	return pending, nil
}

// whichReturn names a return: 「11月数」, or the day that it stands for.
func (a *app) whichReturn(d *dossier, r *model.Return) string {
	if r.Turn == (model.Period{}) {
		return r.Date.String()
	}
	return fmt.Sprintf(a.t.FiguresOf, turnsOf(d.campaign, &d.record.Task, a.cal).label(r.Turn, a.today, a.lang))
}
