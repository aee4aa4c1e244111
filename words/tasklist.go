package words

import (
	"fmt"

	"duban/model"
)

// TaskList is what a list of tasks says that is written to a file for others.
type TaskList struct {
	// Sheet names the list, and its sheet in a workbook.
	Sheet string
	// The heads of the columns.
	Group, Light, ID, Campaign, No, Section, Task, Lead, Responsible, Leaders, Deadline string
	Done, Due, Gap, Why, Last, Note                                                     string

	// Assumed and Simulated are notes beside a task: its deadline is given by no paper; a report of it is made up.
	Assumed, Simulated string
	// NoteGap stands between two notes, NameGap between two names.
	NoteGap, NameGap string
	// FileName is a format of the name of a file, without its ending; it takes the day.
	FileName string
}

// NewTaskList returns the words of a list in a language.
func NewTaskList(lang model.Lang) *TaskList {
	w := new(TaskList)
	for _, l := range w.lines() {
		*l.to = in(lang, l.zh, l.en)
	}
	return w
}

func (list *TaskList) lines() []line {
	return []line{
		{&list.Sheet, "督办清单", "Tasks"},
		{&list.Group, "组别", "Group"},
		{&list.Light, "灯", "Light"},
		{&list.ID, "编号", "ID"},
		{&list.Campaign, "行动", "Campaign"},
		{&list.No, "序号", "No."},
		{&list.Section, "分组", "Section"},
		{&list.Task, "任务", "Task"},
		{&list.Lead, "牵头单位", "Lead units"},
		{&list.Responsible, "责任单位", "Responsible units"},
		{&list.Leaders, "责任领导", "Leaders"},
		{&list.Deadline, "完成时限", "Due"},
		{&list.Done, "完成", "Done"},
		{&list.Due, "应完成", "Expected"},
		{&list.Gap, "差", "Gap"},
		{&list.Why, "为何", "Why"},
		{&list.Last, "最近填报", "Last report"},
		{&list.Note, "备注", "Notes"},
		{&list.Assumed, "文件未给时限，按行动结束日", "no paper gives a deadline: the campaign's end"},
		{&list.Simulated, "填报为模拟", "simulated reports"},
		{&list.NoteGap, "；", "; "},
		{&list.NameGap, "、", ", "},
		{&list.FileName, "督办清单-%s", "tasks-%s"},
	}
}

// File is the name of a list of a day, with the ending of its format.
func (w *TaskList) File(on model.Date, format string) string {
	return fmt.Sprintf(w.FileName, on) + "." + format
}
