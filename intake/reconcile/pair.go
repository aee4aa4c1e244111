package reconcile

import (
	"fmt"
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/internal/zh"
	"duban/model"
)

// fieldNames holds the names of fields in doubts.
var fieldNames = map[draft.Field]string{
	draft.FieldTitle: "任务", draft.FieldNo: "序号", draft.FieldSection: "章节", draft.FieldLead: "牵头单位", draft.FieldResponsible: "责任单位", draft.FieldRelated: "配合单位",
	draft.FieldLeaders: "责任领导", draft.FieldCoordinators: "协管责任人", draft.FieldPersons: "责任人", draft.FieldOwners: "业主单位", draft.FieldStart: "开工时间", draft.FieldDeadline: "完成时限",
	draft.FieldTarget: "指标", draft.FieldMilestone: "节点", draft.FieldMarks: "标记", draft.FieldDetail: "内容", draft.FieldColumns: "其他栏",
}

// pairItems returns for each item the place of its task in records, -1 for none: the
// task that is made of the same rows, else one that shares a row or a part of one.
func (doc *docRows) pairItems() []int {
	taskOf, taken := unpaired(len(doc.at)), make([]bool, len(doc.records))
	for pass := range 3 {
		for i := range doc.at {
			for n, r := range doc.inLedger(i) {
				if taskOf[i] >= 0 || r.row < 0 {
					continue
				}
				for _, p := range doc.ledger[r.row].fates {
					if p.record < 0 || taken[p.record] {
						continue
					}
					same := p.part == r.part
					first := n == 0 && same && doc.of[p.record][0] == r
					if first || pass > 0 && same || pass > 1 {
						taskOf[i], taken[p.record] = p.record, true
						break
					}
				}
			}
		}
	}
	return taskOf
}

// unmatched returns the difference of an item without a task of its own. It is part of
// one, as where its row was merged into another; or it was dropped before; or it is new.
func (doc *docRows) unmatched(item int, it *draft.Item, existing *model.Ledger) ItemDifference {
	d := ItemDifference{State: New}
	for n, r := range doc.inLedger(item) {
		if r.row < 0 {
			continue
		}
		known := &doc.ledger[r.row]
		for _, f := range known.fates {
			switch {
			case !within(f.part, r.part):
			case f.record >= 0:
				return ItemDifference{State: Unchanged, Old: doc.records[f.record]}
			default:
				d.dropped = append(d.dropped, droppedRow{&existing.Plans[f.campaign].Campaign, f.place, n, f.part})
				if zh.WithoutMarks(known.row.Title) == zh.WithoutMarks(doc.rows[doc.items[item][n].row].Title) {
					d.State = Known
				} else {
					d.Doubts = append(d.Doubts, issueDoubt("与以前舍去或删除的“%s”相近，请核对是否另一项", known.row.Title))
				}
			}
		}
	}
	return d
}

func issueDoubt(format string, what ...any) model.Doubt {
	return model.Doubt{Code: model.DoubtIssue, Text: zh.Clean(oneLine(fmt.Sprintf(format, what...)))}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// diff returns the difference between an item and its task.
func (doc *docRows) diff(item, task int, it *draft.Item, names map[string]string) ItemDifference {
	old, read := doc.records[task], &it.Record
	d := ItemDifference{State: Unchanged, Old: old, wholeTask: true}
	refs := doc.inLedger(item)
	same, guess := true, false // the rows say what they said; a row is only likely the same
	for n, r := range refs {
		row := doc.items[item][n].row
		same = same && r.row >= 0 && doc.rows[row].Print != "" && doc.rows[row].Print == doc.ledger[r.row].row.Print
		guess = guess || doc.guess[row]
	}
	whole := len(refs) == len(doc.of[task]) // the item is made of what the task was made of
	apart := false                          // another row of the task is an item of its own, or is split otherwise
	for _, r := range doc.of[task] {
		switch {
		case slices.Contains(refs, r):
			continue
		case slices.Contains(doc.pairs, r.row):
			apart = true
		default:
			d.Doubts = append(d.Doubts, issueDoubt("并入这一项的“%s”，文件里没有了", doc.ledger[r.row].row.Title))
		}
		whole = false
	}
	less := apart || len(d.Doubts) > 0 // the item has less than the task was made of
	d.wholeTask = !apart
	if apart && same && len(d.Doubts) == 0 {
		return d
	}
	if apart && !same {
		d.Doubts = append(d.Doubts, issueDoubt("台账里拆分、合并过的“%s”，文件这次改了，请逐项核对", old.Task.Title))
	}
	for _, c := range doc.fields(old, it, names, same && whole) {
		c.Held = c.Held || less
		if c.Held && !less {
			d.Doubts = append(d.Doubts, issueDoubt("%s：台账手改为“%s”，文件改为“%s”", fieldNames[c.Field], emptyAs(c.Old), emptyAs(c.New)))
		}
		d.Fields = append(d.Fields, c)
	}
	if !apart {
		var there []model.Return
		for i, p := range read.Returns {
			same := draft.Refer(read.Returns[i:i+1], &read.Task, &old.Task)
			if len(same) == 0 || !slices.ContainsFunc(old.Returns, func(q model.Return) bool { return draft.SameReport(&same[0], &q) }) {
				d.Reports = append(d.Reports, p)
				there = append(there, same...)
			}
		}
		d.ask(there)
	}
	if guess {
		d.Doubts = append(d.Doubts, issueDoubt("题目改动大，推测就是台账里的“%s”", old.Task.Title))
	}
	// Where a row comes in or goes, all those behind it are numbered anew. That
	// is taken over, but it is nothing that anybody need look at.
	renumbered := len(d.Fields) == 1 && d.Fields[0].Field == draft.FieldNo && !d.Fields[0].Held
	if len(d.Fields) > 0 && !renumbered || len(d.Reports) > 0 || len(d.Doubts) > 0 {
		d.State = Changed
	}
	return d
}

func emptyAs(s string) string {
	if s == "" {
		return "（无）"
	}
	return s
}

// fields lists the changes of an item against its task: what the document has changed
// since it was read, and what the officer has corrected in the item. A value that reads
// as it did last time is no change, whatever the ledger says now: an officer has changed
// it since. same says that all rows read as they did.
func (doc *docRows) fields(old *model.Record, it *draft.Item, names map[string]string, same bool) []draft.FieldChange {
	differ := draft.Differences(&old.Task, &it.Record.Task, names)
	if len(differ) == 0 {
		return nil
	}
	before, ledger := draft.DetailOf(&old.Task).Source.Read, draft.Fingerprints(&old.Task)
	item := draft.Fingerprints(&it.Record.Task)
	now := item
	if r := draft.DetailOf(&it.Record.Task).Source.Read; r != "" {
		now = r
	}
	var out []draft.FieldChange
	for _, c := range differ {
		was := draft.Fingerprint(before, c.Field)
		corrected := draft.Fingerprint(item, c.Field) != draft.Fingerprint(now, c.Field)
		changed := !same && draft.Fingerprint(now, c.Field) != was
		if !corrected && !changed {
			continue
		}
		c.Held = !corrected && was != "" && draft.Fingerprint(ledger, c.Field) != was
		out = append(out, c)
	}
	return out
}

// keptRows reports for each task whether one of its rows still stands in the document, in
// an item that belongs to another task made of the same row.
func (doc *docRows) keptRows(taskOf []int) []bool {
	items := make(map[int][]int) // by the row of the ledger
	for i := range doc.at {
		for _, r := range doc.inLedger(i) {
			if r.row >= 0 {
				items[r.row] = append(items[r.row], i)
			}
		}
	}
	out := make([]bool, len(doc.records))
	for t, refs := range doc.of {
		for _, r := range refs {
			out[t] = out[t] || slices.ContainsFunc(items[r.row], func(i int) bool {
				return taskOf[i] >= 0 && slices.ContainsFunc(doc.of[taskOf[i]], func(o ref) bool { return o.row == r.row })
			})
		}
	}
	return out
}

// currentRows returns the rows of a task as the document has them now, without those that
// are gone; changed reports whether they differ from what the ledger keeps.
func (doc *docRows) currentRows(task int) (rows []model.SourceRow, changed bool) {
	old := doc.records[task].Task.SourceRows()
	for n, r := range doc.of[task] {
		i := slices.Index(doc.pairs, r.row)
		if i < 0 {
			continue
		}
		row := doc.rows[i]
		row.Part = r.part
		if row.Print == "" {
			row = old[n]
		}
		rows = append(rows, row)
	}
	return rows, !slices.EqualFunc(rows, old, model.SourceRow.Equal)
}
