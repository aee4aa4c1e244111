package words

import (
	"errors"
	"strings"

	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/model"
)

// DraftDoubts counts in the head of a review the items with open doubts.
func (w *Screen) DraftDoubts(n int) string {
	return w.f("%d 项有疑点", "%d with doubts", n)
}

// DraftChanged counts in the head of a review the tasks that the document changes.
func (w *Screen) DraftChanged(n int) string { return w.f("%d 项有改动", "%d changed", n) }

// DraftReported counts in the head of a review the items that report on tasks of the ledger.
func (w *Screen) DraftReported(n int) string {
	return w.f("%d 项报进展", "%d report on tasks", n)
}

// ReportsOn says whose task an item of a bulletin reports on.
func (w *Screen) ReportsOn(d *reconcile.ItemDifference) string {
	return w.f("进展计入“%s”（%s）", "a report on %s (%s)", strings.TrimSpace(d.Old.Task.No+" "+d.Old.Task.Title), d.Of.Name)
}

// DraftNew counts in the head of a review the new tasks.
func (w *Screen) DraftNew(n int) string { return w.f("%d 项新任务", "%d new", n) }

// DraftKnown counts in the head of a review the items that were dropped at an earlier import.
func (w *Screen) DraftKnown(n int) string {
	return w.f("%d 项以前舍去", "%d dropped before", n)
}

// DraftGone counts in the head of a review the tasks that the document no longer has.
func (w *Screen) DraftGone(n int) string { return w.f("%d 项文件里没有了", "%d gone", n) }

// DraftUnread counts in the head of a review the passages that were not understood.
func (w *Screen) DraftUnread(n int) string {
	return w.f("%d 处未读", "%d not understood", n)
}

// DraftOpen counts in the head of a review the items that are not decided.
func (w *Screen) DraftOpen(n int) string { return w.f("%d 项未定", "%d undecided", n) }

// DraftGroup counts the items of a group of a review, and those that are not decided where that is some of
// them.
func (w *Screen) DraftGroup(n, open int) string {
	if open == 0 || open == n {
		return w.f("%d", "%d", n)
	}
	return w.f("%d，未定 %d", "%d, %d undecided", n, open)
}

// LineNo is the number of a document's line, short enough for a column.
func (w *Screen) LineNo(n int) string { return w.f("%d 行", "l. %d", n) }

// Lines names the lines of a document from which an item was read, over the passage; nothing where they are not
// known.
func (w *Screen) Lines(s draft.Span) string {
	switch {
	case s.From == 0:
		return ""
	case s.To <= s.From:
		return w.f("第 %d 行", "line %d", s.From)
	}
	return w.f("第 %d—%d 行", "lines %d-%d", s.From, s.To)
}

// Target is a target as it is read: name, relation, value, and how it is
// measured where that is not by adding up.
func (w *Screen) Target(g *model.Target) string {
	c := *g
	c.Kind = model.Cumulative
	if g.Value == nil {
		return strings.TrimSpace(g.Metric + "  " + w.Kinds[g.Kind])
	}
	if g.Kind == model.Cumulative {
		return model.FormatTarget(&c)
	}
	return model.FormatTarget(&c) + "  " + w.Kinds[g.Kind]
}

// FieldChange says one difference from the ledger.
func (w *Screen) FieldChange(c draft.FieldChange) string {
	none := w.in("（无）", "(none)")
	was, now := c.Old, c.New
	if was == "" {
		was = none
	}
	if now == "" {
		now = none
	}
	if c.Held {
		return w.f("%s：保留台账的 %s；采纳则改为 %s", "%s: the ledger's %s is kept; accepting takes %s", w.Draft.Fields[c.Field], was, now)
	}
	return w.f("%s：%s 改为 %s", "%s: %s becomes %s", w.Draft.Fields[c.Field], was, now)
}

// FieldNames names the fields that differ.
func (w *Screen) FieldNames(fields []draft.FieldChange) string {
	text := ""
	for _, c := range fields {
		if text != "" {
			text += w.ListGap
		}
		text += w.Draft.Fields[c.Field]
	}
	return text
}

// Changes says in short what a document changes in a task.
func (w *Screen) Changes(d *reconcile.ItemDifference, t *model.Task, on model.Date) string {
	if shown := d.Shown(); len(shown) == 1 && len(d.Reports) == 0 {
		now := shown[0].New
		if shown[0].Field == draft.FieldDeadline && !t.Deadline.Date.IsZero() {
			now = w.ShortDeadline(t.Deadline, on)
		}
		return w.f("%s改为%s", "%s now %s", w.Draft.Fields[shown[0].Field], now)
	}
	text := w.FieldNames(d.Shown())
	if len(d.Reports) > 0 {
		if text != "" {
			text += w.ListGap
		}
		text += w.f("进展 %d 次", "%d "+plural(len(d.Reports), "report", "reports"), len(d.Reports))
	}
	return text
}

// AllWithDoubt offers to accept at once all items that have the same doubt, given as its words.
func (w *Screen) AllWithDoubt(doubt string) string {
	return w.f("采纳疑点为“%s”的", "accept all with: %s", doubt)
}

// AcceptedAll says how many items were accepted at once.
func (w *Screen) AcceptedAll(n int) string {
	if n == 0 {
		return w.in("没有未定的条目可采纳", "Nothing undecided to accept")
	}
	return w.f("已采纳 %d 项；u 撤销", "%d accepted; u undoes", n)
}

// SplitTargets offers to split an item into n by its targets.
func (w *Screen) SplitTargets(n int) string {
	return w.f("按指标拆成 %d 条", "by targets into %d", n)
}

// SplitSentences offers to split an item into n by its sentences.
func (w *Screen) SplitSentences(n int) string {
	return w.f("按句子拆成 %d 条", "by sentences into %d", n)
}

// SplitDone says into how many items one was split.
func (w *Screen) SplitDone(n int) string {
	return w.f("已拆成 %d 条；u 撤销", "Split into %d; u undoes", n)
}

// AliasKept says that a unit's alias is remembered, and in how many items it was replaced.
func (w *Screen) AliasKept(alias, unit string, n int) string {
	return w.f("“%s”即“%s”，改了 %d 条；u 撤销", "%q is %q, %d items changed; u undoes", alias, unit, n)
}

// Brought counts what storing a review brings.
type Brought struct {
	Plans, Campaigns int // new campaigns, and changed ones
	Fresh, Changed   int // new tasks, and changed ones
	Removed, Reports int // tasks that go, and returns that come
	Open             int // tasks with open doubts that the ledger does not have
	Whole            int // such doubts about campaigns as a whole
}

// brought says what a review brings. Records and campaigns of which only the memory of their rows is brought up to
// date are not counted among the changed.
func (w *Screen) brought(n Brought) string {
	var parts []string
	add := func(n int, text string) {
		if n > 0 {
			parts = append(parts, text)
		}
	}
	add(n.Plans, w.f("新行动 %d 个", "%d new "+plural(n.Plans, "campaign", "campaigns"), n.Plans))
	add(n.Fresh, w.f("新任务 %d 项", "%d new "+plural(n.Fresh, "task", "tasks"), n.Fresh))
	add(n.Changed, w.f("改动 %d 项", "%d changed", n.Changed))
	add(n.Campaigns, w.f("改行动 %d 个", "%d changed "+plural(n.Campaigns, "campaign", "campaigns"), n.Campaigns))
	add(n.Removed, w.f("删除 %d 项", "%d removed", n.Removed))
	add(n.Reports, w.f("进展 %d 次", "%d "+plural(n.Reports, "report", "reports"), n.Reports))
	if len(parts) == 0 {
		parts = []string{w.in("任务不变，只记下单位简称和这次核对的结果", "No task changes; unit names and what was decided here are kept")}
	}
	return strings.Join(parts, w.in("，", ", "))
}

// StoreNote says what storing a review would bring.
func (w *Screen) StoreNote(n Brought) []string {
	out := []string{w.brought(n) + w.in("。", ".")}
	if n.Open > 0 {
		out = append(out, w.f("其中 %d 项疑点未定，存入后列入“待核实”。", "%d of them have open doubts, which stay open in the ledger.", n.Open))
	}
	if n.Whole > 0 {
		out = append(out, w.f("另有 %d 处整份文件的疑点未定。", "%d more about a plan as a whole are open.", n.Whole))
	}
	return out
}

// StoredDraft says what was stored, and what of it is still open.
func (w *Screen) StoredDraft(n Brought) string {
	text := w.f("已存入：%s", "Stored: %s", w.brought(n))
	if open := n.Open + n.Whole; open > 0 {
		text += w.f("；%d 处待核实，按 5 查看", "; %d to review, on page 5", open)
	}
	return text + w.in("；u 撤销", "; u undoes")
}

// DraftError says why an edit of a draft was refused.
func (w *Screen) DraftError(err error) string {
	for _, known := range []struct {
		err  error
		text string
	}{
		{draft.ErrNoNext, w.Draft.ErrNoNext},
		{draft.ErrOneTarget, w.Draft.ErrOneTarget},
		{draft.ErrAlias, w.Draft.ErrAlias},
		{draft.ErrNoItem, w.Draft.ErrNoItem},
		{model.ErrMissing, w.Draft.ErrNoTitle},
	} {
		if errors.Is(err, known.err) {
			return known.text
		}
	}
	return err.Error()
}
