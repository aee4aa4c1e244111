package intake

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"

	"duban/intake/draft"
	"duban/model"
)

// ErrList is returned for JSON that is neither an export of a ledger nor a list of tasks.
var ErrList = errors.New("the JSON is no export of a ledger and holds no list of tasks")

// readJSON reads an export of a ledger, or a list of tasks.
func (r *reader) readJSON() error {
	text := strings.TrimPrefix(strings.Join(r.doc.Lines, "\n"), "\ufeff")
	if r.opt.Export != nil {
		l, err := r.opt.Export(strings.NewReader(text))
		if err != nil {
			return err
		}
		if l != nil {
			r.export(l)
			return nil
		}
	}
	list, err := taskList(text)
	if err != nil {
		return err
	}
	if list.head.title == "" {
		list.head.title = strings.TrimSuffix(r.doc.Name, filepath.Ext(r.doc.Name))
	}
	whole := draft.Span{From: 1, To: max(len(r.doc.Lines), 1)}
	r.lex = learnNames(list.pieces)
	r.markUsed(whole, usedFurniture) // braces and keys
	r.plans(notice{letterhead: list.head, body: list.pieces, span: whole})
	r.finish()
	return nil
}

// export makes a draft of a ledger that this program wrote.
func (r *reader) export(l *model.Ledger) {
	last := max(len(r.doc.Lines), 1)
	r.markUsed(draft.Span{From: 1, To: last}, usedFurniture)
	at := 1
	find := func(id string) int {
		quoted, _ := json.Marshal(id)
		for i := at; i <= len(r.doc.Lines); i++ {
			if strings.Contains(r.doc.Lines[i-1], `"id"`) && strings.Contains(r.doc.Lines[i-1], string(quoted)) {
				at = i
				return i
			}
		}
		return at
	}
	for i := range l.Plans {
		p := draft.Plan{Campaign: l.Plans[i].Campaign}
		p.Span.From = find(p.Campaign.ID)
		for j := range l.Plans[i].Records {
			line := find(l.Plans[i].Records[j].Task.ID)
			p.Items = append(p.Items, draft.Item{Record: l.Plans[i].Records[j], Span: draft.Span{From: line, To: line}})
		}
		p.Span.To = at
		r.draft.Plans = append(r.draft.Plans, p)
	}
	r.draft.Units = l.Units
}
