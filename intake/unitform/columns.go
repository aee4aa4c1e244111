// Package unitform fixes what the form that a unit reports with looks like, for its
// writer: one sheet, one row for each thing to report, hidden keys in the first two
// columns. It reads a form that was filled in and checks it against the ledger's tasks.
package unitform

// Mark is the defined name by which a workbook is known as a form.
const Mark = "duban_report_form"

// Sheet is the name of the sheet.
const Sheet = "填报"

// TitleEnd follows the name of the unit in the form's title.
const TitleEnd = "工作进展填报表"

// The columns of the sheet, counted from 1.
const (
	ColTask     = 1 + iota // hidden: the task's ID
	ColItem                // hidden: what the row is for, see Item
	ColNo                  // 序号
	ColCampaign            // 行动
	ColTitle               // 任务
	ColDeadline            // 完成时限
	ColMeasure             // 填报内容: a target, a milestone, or the whole
	ColGoal                // 目标
	ColLast                // 上次填报
	ColValue               // 本次完成, to be filled in
	ColUnit                // 计量单位
	ColText                // 进展说明, to be filled in
	ColDate                // 截至日期, to be filled in
	ColTurn                // 调度期: the turn asked for, with its days
	ColEstimate            // 预计或正式, to be filled in
	ColChange              // 有无变化, to be filled in
	Columns     = ColChange
)

// The rows of the sheet, counted from 1.
const (
	RowTitle = 1
	RowNote  = 2
	RowReply = 3 // who sent it and when it came, to be filled in
	RowHead  = 4
	RowFirst = 5
)

// The labels of the line above the columns; what is filled in stands in the cell to
// the right of each. Forms of before have no such line, and no columns behind ColDate.
const (
	LabelSender   = "报送人"
	LabelReceived = "收到日期"
)

// The words of the drop-down for estimates.
const (
	Estimate = "预计"
	Final    = "正式"
)

// The words of the drop-down for what changed since the turn before.
const (
	NoChange = "较上期无变化"
	Changed  = "有变化"
)

// The keys that stand hidden above the first two columns.
const (
	HeadTask = "duban:task"
	HeadItem = "duban:item"
)

// The letters that an item's key begins with; the number of the target or
// milestone follows, counted from 0.
const (
	Target    = "t"
	Milestone = "m"
	Percent   = "p"
)

// The words of the drop-down for a milestone.
const (
	Done    = "已完成"
	NotDone = "未完成"
)
