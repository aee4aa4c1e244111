package words

// ListFileWords is what list says when it writes a file.
type ListFileWords struct {
	// What the flags do.
	FlagView, FlagFormat, FlagOutput, FlagForce string

	// Wrong usage.
	NeedsFormat string
	BadFormat   string // value

	// What follows says what is not there, and what became of the file.
	NoView  string // name, views
	NoViews string // name
	Exists  string // path
	// ExistsHere is Exists in the dashboard.
	ExistsHere string // path
	IsLedger   string // path
	Written    string // path, tasks
}

// listFileLines are what list says when it writes a file.
func (s *Shell) listFileLines() []line {
	f := &s.ListFile
	return []line{
		{&f.FlagView, "只列视图 `NAME` 的任务，照它的排序（视图在看板的任务页按 V 记下）", "only the tasks of the view `NAME`, in its order (V on the tasks of the dashboard keeps one)"},
		{&f.NoView, "没有视图“%s”，现有：%s", "there is no view %q; there are %s"},
		{&f.NoViews, "没有视图“%s”，还没有记下任何视图；在看板的任务页按 V", "there is no view %q, nor any other; V on the tasks of the dashboard keeps one"},
		{&f.FlagFormat, "写成文件，`FORMAT` 为 xlsx 或 csv（默认：按文件名）", "write a file; `FORMAT` is xlsx or csv (default: by the file's name)"},
		{&f.FlagOutput, "写到 `FILE`，- 为标准输出（默认：按日期作文件名）", "write to `FILE`, - for standard output (default: named by the day)"},
		{&f.FlagForce, "文件已经存在也覆盖", "replace a file that exists"},
		{&f.NeedsFormat, "看不出写成什么格式：请写 --format xlsx 或 csv，或让文件名以 .xlsx、.csv 结尾", "the format is unknown: give --format xlsx or csv, or a file that ends in .xlsx or .csv"},
		{&f.BadFormat, "没有“%s”这种格式，请用 xlsx 或 csv", "there is no format %q; use xlsx or csv"},
		{&f.Exists, "%s 已经存在，没有改动它；请换一个文件名，或加 --force 覆盖", "%s exists already and was left alone; name another file, or replace it with --force"},
		{&f.ExistsHere, "%s 已经存在，没有改动它；请换一个文件名，或选“覆盖”", "%s exists already and was left alone; name another file, or choose to replace it"},
		{&f.IsLedger, "%s 是台账本身，没有改动它；请换一个文件名", "%s is the ledger itself and was left alone; name another file"},
		{&f.Written, "已写 %s：%d 项任务", "Wrote %s, tasks: %d"},
	}
}
