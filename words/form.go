package words

import (
	"fmt"
	"strings"

	"duban/model"
)

// The form that units report with speaks Chinese in whatever language it is asked for: it is filled in by units, and
// read back. Words that the reader looks for stand in package unitform.

// What the form calls its columns.
const (
	FormNo       = "序号"
	FormCampaign = "行动"
	FormTask     = "任务"
	FormDeadline = "完成时限"
	FormMeasure  = "填报内容"
	FormTarget   = "目标"
	FormLast     = "上次填报"
	FormValue    = "本次完成"
	FormUnit     = "计量单位"
	FormText     = "进展说明"
	FormDate     = "截至日期"
	FormTurn     = "调度期"
	FormEstimate = "预计或正式"
	FormChange   = "有无变化"
)

// What the form says of its cells, and of what does not belong there.
const (
	FormOverall       = "总体进度" // of a task that is reported as a percentage
	FormPercentHint   = "填 0 到 100 的数，不带百分号。"
	FormWrong         = "填报" // heads what follows
	FormWrongPercent  = "请填 0 到 100 的数。"
	FormWrongStep     = "请选“已完成”或“未完成”。"
	FormWrongEstimate = "请选“预计”或“正式”，不填为正式。"
	FormWrongChange   = "请选“较上期无变化”或“有变化”；整行不填为未报。"
)

// FormTurnAsked is the turn that the form asks a task for, with its days, by which it is read back.
func FormTurnAsked(turn model.Turn, kind model.Every, on model.Date) string {
	return fmt.Sprintf("%s（%s至%s）", Turn(turn, kind, on, model.Chinese), turn.From, turn.To)
}

// FormTurnDue is a turn that the form asks for, with the day by which it is due.
func FormTurnDue(turn model.Turn, kind model.Every, on model.Date) string {
	return fmt.Sprintf("%s（%s前报）", Turn(turn, kind, on, model.Chinese), turn.Due)
}

// FormNote says over the columns which turns are asked for, each as FormTurnDue has it, how to fill the form in,
// and on which day it was made.
func FormNote(turns []string, on model.Date) string {
	asked := ""
	if len(turns) > 0 {
		asked = "本次报送：" + strings.Join(turns, "、") + "。"
	}
	return asked + fmt.Sprintf("只填浅黄色的格子；较上期没有变化的请选“较上期无变化”，整行不填为未报；百分比填 0 到 100；"+
		"截至日期不填即为调度期末日；预计数请选“预计”。生成日期 %s。", on)
}

// FormReading is what was reported last, in its own words, with the day that it stands for.
func FormReading(text string, on model.Date) string { return fmt.Sprintf("%s（%s）", text, on) }

// FormGoal is the value of a target as people write it: 「≥5家」, 「2—3个」.
func FormGoal(g *model.Target) string {
	if g.Value == nil {
		return g.Text
	}
	sign := map[model.Op]string{
		model.AtLeast: "≥", model.Above: "＞", model.About: "约", model.AtMost: "≤", model.Below: "＜",
	}[g.Op]
	text := sign + g.Value.String()
	if g.Max != nil {
		text += "—" + g.Max.String()
	}
	return text + g.Unit
}
