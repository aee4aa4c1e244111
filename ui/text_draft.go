package ui

import (
	"errors"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"duban/intake"
	"duban/model"
)

// draftWords are the words of the page that shows what was read from documents.
type draftWords struct {
	Title, FindHint, ColDoubt, NothingRead, NoUnit, Source string
	Groups, GroupNotes                                     [groupCount]string
	// The marks are two cells wide at most.
	MarkDoubt, MarkChanged, MarkReport, MarkGone, MarkRemoved, MarkAccepted, MarkDropped, MarkKept string
	Sure                                                                                           [3]string // by intake.Sureness
	GoneKept, GoneRemoved, GoneWhy, WholePlan, WholePlanWhy                                        string

	DoFix, DoFold, DoAccept, DoAcceptAll, DoDrop, DoMerge, DoSplit, DoApart, DoAlias, DoStore, DoLeave string
	DoScroll, DoPassage                                                                                string
	CampaignWhy                                                                                        string
	DoImport, ImportTitle, ImportNote, ImportFile, ImportNoFile, ImportStopped, ImportKeys, Reading    string
	FormKeys, FormNothing                                                                              string
	KeepCampaign, KeepGone, RemoveGone, TakeUnread, DropUnread, FoldGroup, SettleDoubt                 key.Binding

	Merged, Fixed, NoUnits, NothingKnown, NothingToUndo, NothingToStore string
	Alias, FullName, AliasNote                                          string
	StoreTitle, LeaveTitle, AliasTitle, AcceptTitle                     string
	StoreNow, LeaveNote, LeaveHow, GoOn, StoreAndGo, GoWithout          string
	HelpMarksTitle, HelpMarks, HelpStoreTitle, HelpStore                string
	ErrNoNext, ErrOneTarget, ErrAlias, ErrNoItem, ErrNoTitle            string
	Fields                                                              map[intake.Field]string
}

func chineseDraft() draftWords {
	b := func(shown, what string, on ...string) key.Binding {
		return key.NewBinding(key.WithKeys(on...), key.WithHelp(shown, what))
	}
	return draftWords{
		Title: "导入核对", FindHint: "任务、单位、疑点", ColDoubt: "疑点、改动", NothingRead: "文件里没有读出任务。", NoUnit: "无单位", Source: "原文",
		Groups: [groupCount]string{"有疑点", "与台账的差别", "新任务，无疑点", "未读文字", "以前舍去或删除的", "与台账相同"},
		GroupNotes: [groupCount]string{
			"读的人拿不准的条目。逐条对照原文：对的按 a 采纳，错的按 Enter 改，不要的按 x 舍去。不处理也可以存入，疑点会留在台账的“待核实”里。",
			"台账里已有这份文件。这里是文件新旧两版不同的地方：按 a 用文件的新值，按 x 保留台账的原值。文件里没有了的任务默认保留。通报里台账已有任务的进展记到那项任务名下。",
			"读得清楚的新任务。按 A 可一次全部采纳；不采纳也会存入。",
			"没有读懂的文字，一字不漏列在这里。其中若有任务，按 Enter 立为一条；没有就按 x 划去。它们不会存入台账。",
			"上次导入时舍去的，或任务后来从台账删除了的。默认仍不存入；要取回就按 x 或 a。",
			"台账里已有、这次没有变化的任务，包括上次合并、拆分过的。存入时不动它们。",
		},
		MarkDoubt: "疑", MarkChanged: "改", MarkReport: "报", MarkGone: "缺", MarkRemoved: "删", MarkAccepted: "纳", MarkDropped: "舍", MarkKept: "留",
		Sure:     [3]string{"", "推得", "推测"},
		GoneKept: "文件已无，保留", GoneRemoved: "存入时删除", GoneWhy: "台账里有这项任务，这份文件里没有。默认保留；按 Enter 改为删除，再按改回。",

		DoFix: "改", DoFold: "收起、展开", DoAccept: "采纳", DoAcceptAll: "采纳无疑点的", DoDrop: "舍去", DoMerge: "与下条合并", DoSplit: "拆分", DoApart: "另立新任务", DoAlias: "记简称", DoStore: "存入台账", DoLeave: "离开", DoScroll: "滚动原文", DoPassage: "回到这一条",
		DoImport: "导入文件", ImportTitle: "导入文件", ImportNote: "写文件的路径，或把文件拖到窗口里。Word、Excel、PDF、文本和单位填报表都可以。", ImportFile: "文件", ImportNoFile: "请写文件名", ImportStopped: "已停止，什么都没有存入", ImportKeys: "Esc 停止", Reading: "正在读文件",
		FormKeys: "Enter 存入   Esc 不存", FormNothing: "没有可存的。Esc 关闭",
		CampaignWhy:  "文件说的与台账里这个行动记的不同。默认保留台账的；按 a 用文件的。",
		KeepCampaign: b("x", "保留台账的", "x"), KeepGone: b("a", "保留", "a"), RemoveGone: b("Enter", "删除或保留", "enter"), TakeUnread: b("Enter", "立为任务", "enter"), DropUnread: b("x", "划去", "x"), FoldGroup: b("Enter", "收起、展开", "enter"), SettleDoubt: b("a", "已核实", "a"),
		WholePlan: "整份文件", WholePlanWhy: "这不是哪一项任务的疑点，是整个行动的。对照原文看过了按 a；不处理也可以存入，留在“待核实”里。",

		Merged: "已与下一条合并；u 撤销", Fixed: "已改并采纳；u 撤销", NoUnits: "这一条没有单位", NothingKnown: "台账里没有对上的任务", NothingToUndo: "没有可以撤销的", NothingToStore: "没有要存入的",
		Alias: "简称", FullName: "全称", AliasNote: "以后读到这个简称都当作这个单位；存入时一并记在台账里。",
		StoreTitle: "存入台账", LeaveTitle: "离开核对", AliasTitle: "记住单位简称", AcceptTitle: "一次采纳多条",
		StoreNow: "现在存入", LeaveNote: "还没有存入台账，离开后这次的核对就没有了。", LeaveHow: "怎么办", GoOn: "接着核对", StoreAndGo: "存入", GoWithout: "不存，离开",
		HelpMarksTitle: "记号", HelpMarks: "疑：有疑点未定；改：文件改了台账里的值；报：通报里已有任务的进展；缺：文件里没有了；纳：已采纳；舍：不存入；留：保留台账的原值；删：从台账删除。右边的“推得”是按规则得出的值，“推测”是读的人拿不准的值。",
		HelpStoreTitle: "存入", HelpStore: "存入是一次操作，在台账里按一次 u 就全部撤销。没有处理的条目照样存入，其疑点列入“待核实”；舍去的和未读文字不存。",
		ErrNoNext: "后面没有可以合并的条目", ErrOneTarget: "这一条没有可以拆分的指标或句子", ErrAlias: "简称和全称要写全，而且不能相同", ErrNoItem: "没有这一条", ErrNoTitle: "任务要有名称",
		Fields: map[intake.Field]string{
			intake.FieldTitle: "任务", intake.FieldNo: "序号", intake.FieldSection: "章节", intake.FieldLead: "牵头", intake.FieldResponsible: "责任", intake.FieldRelated: "配合",
			intake.FieldLeaders: "领导", intake.FieldCoordinators: "协管", intake.FieldPersons: "责任人", intake.FieldOwners: "业主", intake.FieldStart: "开工", intake.FieldDeadline: "时限",
			intake.FieldTarget: "指标", intake.FieldMilestone: "节点", intake.FieldMarks: "标记", intake.FieldDetail: "内容", intake.FieldColumns: "其他栏",
			intake.FieldDocument: "文件", intake.FieldPeriod: "起止", intake.FieldOffice: "办公室", intake.FieldPosts: "指挥机构", intake.FieldCadences: "报送", intake.FieldTotals: "合计", intake.FieldMarkers: "标记说明",
		},
	}
}

func englishDraft() draftWords {
	b := func(shown, what string, on ...string) key.Binding {
		return key.NewBinding(key.WithKeys(on...), key.WithHelp(shown, what))
	}
	return draftWords{
		Title: "Review of an import", FindHint: "task, unit, doubt", ColDoubt: "Doubt, change", NothingRead: "No task was read from the document.", NoUnit: "no unit", Source: "Document",
		Groups: [groupCount]string{"With doubts", "Differs from the ledger", "New, without doubts", "Not understood", "Dropped or removed before", "As in the ledger"},
		GroupNotes: [groupCount]string{
			"Items of which the reader is not sure. Hold each against the document: a accepts it, Enter corrects it, x drops it. What is left as it is will be stored too, and its doubts stay open in the ledger.",
			"The ledger has this document already. These are the places where its new issue says something else: a takes the document's value, x keeps the ledger's. Tasks that the document no longer has are kept unless you say otherwise. What a bulletin tells of the ledger's tasks becomes reports on them.",
			"New tasks that were read clearly. A accepts them all; they are stored in any case.",
			"Text that was not understood, listed so that nothing is lost. Enter makes a task of a passage, x strikes it out. None of it is stored.",
			"Items that you dropped at an earlier import, or whose tasks were removed from the ledger. They stay out; x or a takes one back.",
			"Tasks that the ledger has and that have not changed, also those that were merged or split. Storing leaves them alone.",
		},
		MarkDoubt: "?", MarkChanged: "~", MarkReport: "+", MarkGone: "-", MarkRemoved: "rm", MarkAccepted: "ok", MarkDropped: "x", MarkKept: "=",
		Sure:     [3]string{"", "derived", "a guess"},
		GoneKept: "gone, kept", GoneRemoved: "to be removed", GoneWhy: "The ledger has this task and the document does not. It is kept; Enter marks it to be removed, and back.",

		DoFix: "fix", DoFold: "fold", DoAccept: "accept", DoAcceptAll: "accept clear", DoDrop: "drop", DoMerge: "merge next", DoSplit: "split", DoApart: "new task", DoAlias: "unit alias", DoStore: "store", DoLeave: "exit", DoScroll: "scroll", DoPassage: "to the passage",
		DoImport: "import", ImportTitle: "Import a document", ImportNote: "Type the file's path, or drop the file on the window: Word, Excel, PDF, text, or the form of a unit.", ImportFile: "File", ImportNoFile: "Name a file", ImportStopped: "Stopped, nothing was stored", ImportKeys: "Esc stops", Reading: "Reading",
		FormKeys: "Enter store   Esc do not", FormNothing: "Nothing to store. Esc closes",
		CampaignWhy:  "The document says something else of this campaign than the ledger. The ledger's is kept; a takes the document's.",
		KeepCampaign: b("x", "keep ledger's", "x"), KeepGone: b("a", "keep", "a"), RemoveGone: b("Enter", "remove", "enter"), TakeUnread: b("Enter", "make task", "enter"), DropUnread: b("x", "strike", "x"), FoldGroup: b("Enter", "fold", "enter"), SettleDoubt: b("a", "settled", "a"),
		WholePlan: "the plan", WholePlanWhy: "This is about the plan as a whole and not about one task. Press a when you have seen to it; else it stays open in the ledger.",

		Merged: "Merged with the next item; u undoes", Fixed: "Corrected and accepted; u undoes", NoUnits: "This item names no unit", NothingKnown: "No task of the ledger is matched with it", NothingToUndo: "Nothing to undo", NothingToStore: "There is nothing to store",
		Alias: "Alias", FullName: "Unit", AliasNote: "From now on this alias means this unit. The ledger remembers it when you store.",
		StoreTitle: "Store in the ledger", LeaveTitle: "Leave the review", AliasTitle: "Remember a unit's alias", AcceptTitle: "Accept many at once",
		StoreNow: "Store now", LeaveNote: "Nothing is stored yet, and this review is gone when you leave.", LeaveHow: "What now", GoOn: "go on", StoreAndGo: "store", GoWithout: "leave without storing",
		HelpMarksTitle: "Marks", HelpMarks: "? has open doubts   ~ the document changes the ledger's value   + a bulletin reports on the ledger's task   - no longer in the document   ok accepted   x not stored   = the ledger's value is kept   rm goes from the ledger. Beside a value, “derived” means that a rule gave it, “a guess” that the reader is not sure.",
		HelpStoreTitle: "Storing", HelpStore: "Storing is one action: one undo in the ledger takes all of it back. Items that were not decided are stored too, with their doubts open; dropped items and text that was not understood are not.",
		ErrNoNext: "No item follows to merge with", ErrOneTarget: "There are no targets or sentences to split by", ErrAlias: "An alias needs two different names", ErrNoItem: "There is no such item", ErrNoTitle: "A task needs a title",
		Fields: map[intake.Field]string{
			intake.FieldTitle: "Title", intake.FieldNo: "No.", intake.FieldSection: "Section", intake.FieldLead: "Lead", intake.FieldResponsible: "Units", intake.FieldRelated: "Related",
			intake.FieldLeaders: "Leader", intake.FieldCoordinators: "Coordinator", intake.FieldPersons: "Person", intake.FieldOwners: "Owner", intake.FieldStart: "Start", intake.FieldDeadline: "Deadline",
			intake.FieldTarget: "Targets", intake.FieldMilestone: "Milestones", intake.FieldMarks: "Marks", intake.FieldDetail: "Text", intake.FieldColumns: "Columns",
			intake.FieldDocument: "Document", intake.FieldPeriod: "Period", intake.FieldOffice: "Office", intake.FieldPosts: "Posts", intake.FieldCadences: "Cadences", intake.FieldTotals: "Totals", intake.FieldMarkers: "Markers",
		},
	}
}

func (w *words) draftDoubts(n int) string {
	return w.f("%d 项有疑点", "%d with doubts", n)
}

func (w *words) draftChanged(n int) string { return w.f("%d 项有改动", "%d changed", n) }

func (w *words) draftReported(n int) string {
	return w.f("%d 项报进展", "%d report on tasks", n)
}

// reportsOn says whose task an item of a bulletin reports on.
func (w *words) reportsOn(d *intake.ItemDifference) string {
	return w.f("进展计入“%s”（%s）", "a report on %s (%s)", strings.TrimSpace(d.Old.Task.No+" "+d.Old.Task.Title), d.Of.Name)
}

func (w *words) draftNew(n int) string { return w.f("%d 项新任务", "%d new", n) }

func (w *words) draftKnown(n int) string {
	return w.f("%d 项以前舍去", "%d dropped before", n)
}

func (w *words) draftGone(n int) string { return w.f("%d 项文件里没有了", "%d gone", n) }

func (w *words) draftUnread(n int) string {
	return w.f("%d 处未读", "%d not understood", n)
}

func (w *words) draftOpen(n int) string { return w.f("%d 项未定", "%d undecided", n) }

func (w *words) draftGroup(n, open int) string {
	if open == 0 || open == n {
		return w.f("%d", "%d", n)
	}
	return w.f("%d，未定 %d", "%d, %d undecided", n, open)
}

func (w *words) lineNo(n int) string { return w.f("%d 行", "l. %d", n) }

func (w *words) lines(s intake.Span) string {
	switch {
	case s.From == 0:
		return ""
	case s.To <= s.From:
		return w.f("第 %d 行", "line %d", s.From)
	}
	return w.f("第 %d—%d 行", "lines %d-%d", s.From, s.To)
}

// target is a target as it is read: name, relation, value, and how it is
// measured where that is not by adding up.
func (w *words) target(g *model.Target) string {
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

// fieldChange says one difference from the ledger.
func (w *words) fieldChange(c intake.FieldChange) string {
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

// fieldNames names the fields that differ.
func (w *words) fieldNames(fields []intake.FieldChange) string {
	text := ""
	for _, c := range fields {
		if text != "" {
			text += w.ListGap
		}
		text += w.Draft.Fields[c.Field]
	}
	return text
}

// changes says in short what a document changes in a task.
func (w *words) changes(d *intake.ItemDifference, t *model.Task, on model.Date) string {
	if shown := d.Shown(); len(shown) == 1 && len(d.Reports) == 0 {
		now := shown[0].New
		if shown[0].Field == intake.FieldDeadline && !t.Deadline.Date.IsZero() {
			now = w.shortDeadline(t.Deadline, on)
		}
		return w.f("%s改为%s", "%s now %s", w.Draft.Fields[shown[0].Field], now)
	}
	text := w.fieldNames(d.Shown())
	if len(d.Reports) > 0 {
		if text != "" {
			text += w.ListGap
		}
		text += w.f("进展 %d 次", "%d "+plural(len(d.Reports), "report", "reports"), len(d.Reports))
	}
	return text
}

func (w *words) allWithDoubt(doubt string) string {
	return w.f("采纳疑点为“%s”的", "accept all with: %s", doubt)
}

func (w *words) acceptedAll(n int) string {
	if n == 0 {
		return w.in("没有未定的条目可采纳", "Nothing undecided to accept")
	}
	return w.f("已采纳 %d 项；u 撤销", "%d accepted; u undoes", n)
}

func (w *words) splitTargets(n int) string {
	return w.f("按指标拆成 %d 条", "by targets into %d", n)
}

func (w *words) splitSentences(n int) string {
	return w.f("按句子拆成 %d 条", "by sentences into %d", n)
}

func (w *words) splitDone(n int) string {
	return w.f("已拆成 %d 条；u 撤销", "Split into %d; u undoes", n)
}

func (w *words) aliasKept(alias, unit string, n int) string {
	return w.f("“%s”即“%s”，改了 %d 条；u 撤销", "%q is %q, %d items changed; u undoes", alias, unit, n)
}

// brought counts what an update brings.
type brought struct {
	fresh, reports int
	open           int // tasks with open doubts that the ledger does not have
	whole          int // such doubts about campaigns as a whole
}

func broughtBy(u *model.Update, existing *model.Ledger) brought {
	var n brought
	had := make(map[string][]model.Doubt) // by the IDs of campaigns and tasks
	for i := range existing.Plans {
		had[existing.Plans[i].Campaign.ID] = existing.Plans[i].Campaign.Review
		for j := range existing.Plans[i].Records {
			if t := &existing.Plans[i].Records[j].Task; t.Detail != nil {
				had[t.ID] = t.Detail.Review
			}
		}
	}
	fresh := func(id string, now []model.Doubt) (open int) {
		for _, d := range now {
			if d.Settled.IsZero() && !slices.Contains(had[id], d) {
				open++
			}
		}
		return open
	}
	count := func(r *model.Record) {
		n.reports += len(r.Returns)
		if r.Task.Detail != nil && fresh(r.Task.ID, r.Task.Detail.Review) > 0 {
			n.open++
		}
	}
	whole := func(c *model.Campaign) { n.whole += fresh(c.ID, c.Review) }
	for i := range u.Campaigns {
		whole(&u.Campaigns[i])
	}
	for i := range u.Plans {
		whole(&u.Plans[i].Campaign)
		for j := range u.Plans[i].Records {
			n.fresh++
			count(&u.Plans[i].Records[j])
		}
	}
	for i := range u.Records {
		if u.Records[i].Task.ID == "" {
			n.fresh++
		}
		count(&u.Records[i])
	}
	return n
}

// parts say in words what an update brings. Records and campaigns of which only the
// memory of their rows is brought up to date are not counted among the changed.
func (w *words) parts(u *model.Update, p *draftPage, n brought) string {
	changed, campaigns := p.changed()
	var parts []string
	add := func(n int, text string) {
		if n > 0 {
			parts = append(parts, text)
		}
	}
	add(len(u.Plans), w.f("新行动 %d 个", "%d new "+plural(len(u.Plans), "campaign", "campaigns"), len(u.Plans)))
	add(n.fresh, w.f("新任务 %d 项", "%d new "+plural(n.fresh, "task", "tasks"), n.fresh))
	add(changed, w.f("改动 %d 项", "%d changed", changed))
	add(campaigns, w.f("改行动 %d 个", "%d changed "+plural(campaigns, "campaign", "campaigns"), campaigns))
	add(len(u.Remove), w.f("删除 %d 项", "%d removed", len(u.Remove)))
	add(n.reports, w.f("进展 %d 次", "%d "+plural(n.reports, "report", "reports"), n.reports))
	if len(parts) == 0 {
		parts = []string{w.in("任务不变，只记下单位简称和这次核对的结果", "No task changes; unit names and what was decided here are kept")}
	}
	return strings.Join(parts, w.in("，", ", "))
}

// storeNote says what an update would bring.
func (w *words) storeNote(u *model.Update, p *draftPage) []string {
	if u.IsEmpty() {
		return []string{w.Draft.NothingToStore}
	}
	n := broughtBy(u, p.session.Existing)
	out := []string{w.parts(u, p, n) + w.in("。", ".")}
	if n.open > 0 {
		out = append(out, w.f("其中 %d 项疑点未定，存入后列入“待核实”。", "%d of them have open doubts, which stay open in the ledger.", n.open))
	}
	if n.whole > 0 {
		out = append(out, w.f("另有 %d 处整份文件的疑点未定。", "%d more about a plan as a whole are open.", n.whole))
	}
	return out
}

// storedDraft says what was stored, and what of it is still open.
func (w *words) storedDraft(u *model.Update, p *draftPage) string {
	n := broughtBy(u, p.session.Existing)
	text := w.f("已存入：%s", "Stored: %s", w.parts(u, p, n))
	if open := n.open + n.whole; open > 0 {
		text += w.f("；%d 处待核实，按 5 查看", "; %d to review, on page 5", open)
	}
	return text + w.in("；u 撤销", "; u undoes")
}

// draftError says why an edit of a draft was refused.
func (w *words) draftError(err error) string {
	for _, known := range []struct {
		err  error
		text string
	}{
		{intake.ErrNoNext, w.Draft.ErrNoNext},
		{intake.ErrOneTarget, w.Draft.ErrOneTarget},
		{intake.ErrAlias, w.Draft.ErrAlias},
		{intake.ErrNoItem, w.Draft.ErrNoItem},
		{model.ErrMissing, w.Draft.ErrNoTitle},
	} {
		if errors.Is(err, known.err) {
			return known.text
		}
	}
	return err.Error()
}
