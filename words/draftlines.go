package words

import (
	"duban/intake/draft"
)

// draftLines are the words of the review of an import.
func (w *Screen) draftLines() []line {
	return []line{
		{&w.Draft.Title, "导入核对", "Review of an import"},
		{&w.Draft.FindHint, "任务、单位、疑点", "task, unit, doubt"},
		{&w.Draft.ColDoubt, "疑点、改动", "Doubt, change"},
		{&w.Draft.NothingRead, "文件里没有读出任务。", "No task was read from the document."},
		{&w.Draft.NoUnit, "无单位", "no unit"},
		{&w.Draft.Source, "原文", "Document"},
		{&w.Draft.Groups[0], "有疑点", "With doubts"},
		{&w.Draft.Groups[1], "与台账的差别", "Differs from the ledger"},
		{&w.Draft.Groups[2], "新任务，无疑点", "New, without doubts"},
		{&w.Draft.Groups[3], "未读文字", "Not understood"},
		{&w.Draft.Groups[4], "以前舍去或删除的", "Dropped or removed before"},
		{&w.Draft.Groups[5], "与台账相同", "As in the ledger"},
		{
			&w.Draft.GroupNotes[0],
			"读的人拿不准的条目。逐条对照原文：对的按 a 采纳，错的按 Enter 改，" +
				"不要的按 x 舍去。不处理也可以存入，疑点会留在台账的“待核实”里。",
			"Items of which the reader is not sure. Hold each against the document: " +
				"a accepts it, Enter corrects it, x drops it. What is left as it is will be stored too, " +
				"and its doubts stay open in the ledger.",
		},
		{
			&w.Draft.GroupNotes[1],
			"台账里已有这份文件。这里是文件新旧两版不同的地方：按 a 用文件的新值，" +
				"按 x 保留台账的原值。文件里没有了的任务默认保留。通报里台账已有任务的进展记到那项任务名下。",
			"The ledger has this document already. These are the places where its new issue says something else: " +
				"a takes the document's value, x keeps the ledger's. Tasks that the document no longer has are kept unless you " +
				"say otherwise. What a bulletin tells of the ledger's tasks becomes reports on them.",
		},
		{
			&w.Draft.GroupNotes[2],
			"读得清楚的新任务。按 A 可一次全部采纳；不采纳也会存入。",
			"New tasks that were read clearly. A accepts them all; they are stored in any case.",
		},
		{
			&w.Draft.GroupNotes[3],
			"没有读懂的文字，一字不漏列在这里。其中若有任务，按 Enter 立为一条；" +
				"没有就按 x 划去。它们不会存入台账。",
			"Text that was not understood, listed so that nothing is lost. Enter makes a task of a passage, " +
				"x strikes it out. None of it is stored.",
		},
		{
			&w.Draft.GroupNotes[4],
			"上次导入时舍去的，或任务后来从台账删除了的。默认仍不存入；要取回就按 x 或 a。",
			"Items that you dropped at an earlier import, or whose tasks were removed from the ledger. " +
				"They stay out; x or a takes one back.",
		},
		{
			&w.Draft.GroupNotes[5],
			"台账里已有、这次没有变化的任务，包括上次合并、拆分过的。存入时不动它们。",
			"Tasks that the ledger has and that have not changed, also those that were merged or split. " +
				"Storing leaves them alone.",
		},
		{&w.Draft.MarkDoubt, "疑", "?"},
		{&w.Draft.MarkChanged, "改", "~"},
		{&w.Draft.MarkReport, "报", "+"},
		{&w.Draft.MarkGone, "缺", "-"},
		{&w.Draft.MarkRemoved, "删", "rm"},
		{&w.Draft.MarkAccepted, "纳", "ok"},
		{&w.Draft.MarkDropped, "舍", "x"},
		{&w.Draft.MarkKept, "留", "="},
		{&w.Draft.Sure[0], "", ""},
		{&w.Draft.Sure[1], "推得", "derived"},
		{&w.Draft.Sure[2], "推测", "a guess"},
		{&w.Draft.GoneKept, "文件已无，保留", "gone, kept"},
		{&w.Draft.GoneRemoved, "存入时删除", "to be removed"},
		{
			&w.Draft.GoneWhy,
			"台账里有这项任务，这份文件里没有。默认保留；按 Enter 改为删除，再按改回。",
			"The ledger has this task and the document does not. It is kept; Enter marks it to be removed, " +
				"and back.",
		},
		{&w.Draft.DoFix, "改", "fix"},
		{&w.Draft.DoFold, "收起、展开", "fold"},
		{&w.Draft.DoAccept, "采纳", "accept"},
		{&w.Draft.DoAcceptAll, "采纳无疑点的", "accept clear"},
		{&w.Draft.DoDrop, "舍去", "drop"},
		{&w.Draft.DoMerge, "与下条合并", "merge next"},
		{&w.Draft.DoSplit, "拆分", "split"},
		{&w.Draft.DoApart, "另立新任务", "new task"},
		{&w.Draft.DoAlias, "记简称", "unit alias"},
		{&w.Draft.DoStore, "存入台账", "store"},
		{&w.Draft.DoLeave, "离开", "exit"},
		{&w.Draft.DoScroll, "滚动原文", "scroll"},
		{&w.Draft.DoPassage, "回到这一条", "to the passage"},
		{&w.Draft.DoImport, "导入文件", "import"},
		{&w.Draft.ImportTitle, "导入文件", "Import a document"},
		{
			&w.Draft.ImportNote,
			"写文件的路径，或把文件拖到窗口里。Word、Excel、PDF、文本和单位填报表都可以。",
			"Type the file's path, or drop the file on the window: Word, Excel, " +
				"PDF, text, or the form of a unit.",
		},
		{&w.Draft.ImportFile, "文件", "File"},
		{&w.Draft.ImportNoFile, "请写文件名", "Name a file"},
		{&w.Draft.ImportNoSuch, "没有这样开头的文件", "No file begins so"},
		{&w.Draft.ImportAskKeys, "Enter 读这个文件   Tab 补全路径   Esc 取消", "Enter read the file   Tab complete the path   Esc cancel"},
		{&w.Draft.ImportStopped, "已停止，什么都没有存入", "Stopped, nothing was stored"},
		{&w.Draft.ImportKeys, "Esc 停止", "Esc stops"},
		{&w.Draft.Reading, "正在读文件", "Reading"},
		{&w.Draft.FormTitle, "填报表核对", "Review of a form"},
		{&w.Draft.FormLeft, "没有存入", "Nothing was stored"},
		{&w.Draft.DoFormTake, "收", "take"},
		{&w.Draft.DoFormDrop, "不收", "leave out"},
		{
			&w.Draft.FormNotes[0],
			"数字可疑的，默认不收：看过无误按 a 收，不对就请单位改了再交。",
			"Figures in doubt are left out unless you press a; if they are wrong, let the unit send the form again.",
		},
		{
			&w.Draft.FormNotes[1],
			"这些格没有收，同一行的其他格照收。改好后再导入同一张表，已收的不会重复。",
			"These cells were refused; the others of their rows are taken. Import the corrected form again: nothing is doubled.",
		},
		{&w.Draft.FormNotes[2], "按 w 存入，按 x 不收这一项。灯是存入后的样子。", "w stores, x leaves one out. The light is as it will be then."},
		{
			&w.Draft.FormNotes[3],
			"整行没有填，就是未报。没有变化的，应在“有无变化”一栏选“较上期无变化”。",
			"Nothing is filled in: not reported. Where nothing changed, the unit chooses so in the column 有无变化.",
		},
		{&w.Draft.FormNotes[4], "台账里已有同样的填报，不会重复。", "The ledger has the same report already; nothing is doubled."},
		{
			&w.Draft.HelpForm,
			"纳 将存入；疑 数字可疑，按 a 才收；舍 不收。一格填错只不收那一格。",
			"ok will be stored; ? is in doubt and taken with a; x is left out. A wrong cell costs that cell alone.",
		},
		{
			&w.Draft.CampaignWhy,
			"文件说的与台账里这个行动记的不同。默认保留台账的；按 a 用文件的。",
			"The document says something else of this campaign than the ledger. " +
				"The ledger's is kept; a takes the document's.",
		},
		{&w.Draft.DoKeepCampaign, "保留台账的", "keep ledger's"},
		{&w.Draft.DoKeepGone, "保留", "keep"},
		{&w.Draft.DoRemoveGone, "删除或保留", "remove"},
		{&w.Draft.DoTakeUnread, "立为任务", "make task"},
		{&w.Draft.DoDropUnread, "划去", "strike"},
		{&w.Draft.DoFoldGroup, "收起、展开", "fold"},
		{&w.Draft.DoAcceptKind, "这一种都采纳", "accept all of them"},
		{
			&w.Draft.KindWhy,
			"这些条目只有这一种疑点，收在一行里：Enter 展开，a 一次采纳。",
			"These items have this doubt and no other, and stand in one line: Enter shows them, a accepts all of them.",
		},
		{&w.Draft.DoSettleDoubt, "已核实", "settled"},
		{&w.Draft.WholePlan, "整份文件", "the plan"},
		{
			&w.Draft.WholePlanWhy,
			"这不是哪一项任务的疑点，是整个行动的。对照原文看过了按 a；不处理也可以存入，" +
				"留在“待核实”里。",
			"This is about the plan as a whole and not about one task. Press a when you have seen to it; " +
				"else it stays open in the ledger.",
		},
		{&w.Draft.Merged, "已与下一条合并；u 撤销", "Merged with the next item; u undoes"},
		{&w.Draft.Fixed, "已改并采纳；u 撤销", "Corrected and accepted; u undoes"},
		{&w.Draft.NoUnits, "这一条没有单位", "This item names no unit"},
		{&w.Draft.NothingKnown, "台账里没有对上的任务", "No task of the ledger is matched with it"},
		{&w.Draft.NothingToUndo, "没有可以撤销的", "Nothing to undo"},
		{&w.Draft.NothingToStore, "没有要存入的", "There is nothing to store"},
		{&w.Draft.Alias, "简称", "Alias"},
		{&w.Draft.FullName, "全称", "Unit"},
		{&w.Draft.AliasNote, "以后读到这个简称都当作这个单位；存入时一并记在台账里。", "From now on this alias means this unit. The ledger remembers it when you store."},
		{&w.Draft.StoreTitle, "存入台账", "Store in the ledger"},
		{&w.Draft.LeaveTitle, "离开核对", "Leave the review"},
		{&w.Draft.AliasTitle, "记住单位简称", "Remember a unit's alias"},
		{&w.Draft.AcceptTitle, "一次采纳多条", "Accept many at once"},
		{&w.Draft.StoreNow, "现在存入", "Store now"},
		{&w.Draft.LeaveNote, "还没有存入台账，离开后这次的核对就没有了。", "Nothing is stored yet, and this review is gone when you leave."},
		{&w.Draft.LeaveHow, "怎么办", "What now"},
		{&w.Draft.GoOn, "接着核对", "go on"},
		{&w.Draft.StoreAndGo, "存入", "store"},
		{&w.Draft.GoWithout, "不存，离开", "leave without storing"},
		{&w.Draft.HelpMarksTitle, "记号", "Marks"},
		{
			&w.Draft.HelpMarks,
			"疑：有疑点未定；改：文件改了台账里的值；报：通报里已有任务的进展；" +
				"缺：文件里没有了；纳：已采纳；舍：不存入；留：保留台账的原值；删：" +
				"从台账删除。右边的“推得”是按规则得出的值，“推测”是读的人拿不准的值。",
			"? has open doubts   ~ the document changes the ledger's value   + a bulletin reports on the ledger's task   - " +
				"no longer in the document   ok accepted   x not stored   = the ledger's value is kept   rm goes from the ledger. " +
				"Beside a value, “derived” means that a rule gave it, “a guess” that the reader is not sure.",
		},
		{&w.Draft.HelpStoreTitle, "存入", "Storing"},
		{
			&w.Draft.HelpStore,
			"存入是一次操作，在台账里按一次 u 就全部撤销。没有处理的条目照样存入，" +
				"其疑点列入“待核实”；舍去的和未读文字不存。",
			"Storing is one action: one undo in the ledger takes all of it back. " +
				"Items that were not decided are stored too, with their doubts open; " +
				"dropped items and text that was not understood are not.",
		},
		{&w.Draft.ErrNoNext, "后面没有可以合并的条目", "No item follows to merge with"},
		{&w.Draft.ErrOneTarget, "这一条没有可以拆分的指标或句子", "There are no targets or sentences to split by"},
		{&w.Draft.ErrAlias, "简称和全称要写全，而且不能相同", "An alias needs two different names"},
		{&w.Draft.ErrNoItem, "没有这一条", "There is no such item"},
		{&w.Draft.ErrNoTitle, "任务要有名称", "A task needs a title"},
	}
}

// fields are what the review calls the fields of an item.
func (w *Screen) fields() {
	w.Draft.Fields = make(map[draft.Field]string)
	for _, l := range []struct {
		key    draft.Field
		zh, en string
	}{
		{draft.FieldTitle, "任务", "Title"},
		{draft.FieldNo, "序号", "No."},
		{draft.FieldSection, "章节", "Section"},
		{draft.FieldLead, "牵头", "Lead"},
		{draft.FieldResponsible, "责任", "Units"},
		{draft.FieldRelated, "配合", "Related"},
		{draft.FieldLeaders, "领导", "Leader"},
		{draft.FieldCoordinators, "协管", "Coordinator"},
		{draft.FieldPersons, "责任人", "Person"},
		{draft.FieldOwners, "业主", "Owner"},
		{draft.FieldStart, "开工", "Start"},
		{draft.FieldDeadline, "时限", "Deadline"},
		{draft.FieldTarget, "指标", "Targets"},
		{draft.FieldMilestone, "节点", "Milestones"},
		{draft.FieldMarks, "标记", "Marks"},
		{draft.FieldDetail, "内容", "Text"},
		{draft.FieldColumns, "其他栏", "Columns"},
		{draft.FieldDocument, "文件", "Document"},
		{draft.FieldPeriod, "起止", "Period"},
		{draft.FieldOffice, "办公室", "Office"},
		{draft.FieldPosts, "指挥机构", "Posts"},
		{draft.FieldCadences, "报送", "Cadences"},
		{draft.FieldTotals, "合计", "Totals"},
		{draft.FieldMarkers, "标记说明", "Markers"},
	} {
		w.Draft.Fields[l.key] = w.in(l.zh, l.en)
	}
}
