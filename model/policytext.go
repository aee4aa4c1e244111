package model

import "fmt"

// Text says the policy in words, as it stands on the row that it judges.
func (p Policy) Text(lang Lang) string {
	if lang == English {
		return p.english()
	}
	var s string
	switch p.Yardstick {
	case Points:
		s = fmt.Sprintf("落后序时超过%s点为黄、超过%s点为红", p.Yellow, p.Red)
	case Ratios:
		s = fmt.Sprintf("进度比低于%s为黄、低于%s为红", p.Yellow, p.Red)
	case DaysLate:
		s = fmt.Sprintf("滞后超过%s个工作日为黄、超过%s个为红", p.Yellow, p.Red)
	case DaysLeft:
		s = fmt.Sprintf("距时限%s个工作日内未完成为黄、%s个内为红", p.Yellow, p.Red)
	}
	if p.WarnDays > 0 {
		s += fmt.Sprintf("；到期前%d个工作日提醒", p.WarnDays)
	}
	s += "；逾期为红"
	if p.SilentYellow > 0 {
		s += fmt.Sprintf("；%s未报为黄", turnsZh(p.SilentYellow))
	}
	if p.SilentRed > 0 {
		s += fmt.Sprintf("、%s未报为红", turnsZh(p.SilentRed))
	}
	if p.StaleDays > 0 {
		s += fmt.Sprintf("；不要求报送的，超过%d天未更新为黄", p.StaleDays)
	}
	return s + fmt.Sprintf("；水平类短少%s以内为黄，控制类超出%s以内为黄", percentText(p.LevelSlack), percentText(p.CeilingSlack))
}

func (p Policy) english() string {
	var s string
	switch p.Yardstick {
	case Points:
		s = fmt.Sprintf("yellow when more than %s points behind plan, red when more than %s", p.Yellow, p.Red)
	case Ratios:
		s = fmt.Sprintf("yellow when completion is below %s of plan, red below %s", p.Yellow, p.Red)
	case DaysLate:
		s = fmt.Sprintf("yellow when more than %s working days behind, red when more than %s", p.Yellow, p.Red)
	case DaysLeft:
		s = fmt.Sprintf("yellow when not done with %s working days left, red with %s", p.Yellow, p.Red)
	}
	if p.WarnDays > 0 {
		s += fmt.Sprintf("; a warning %d working days before the deadline", p.WarnDays)
	}
	s += "; red when overdue"
	if p.SilentYellow > 0 {
		s += fmt.Sprintf("; yellow after %s without a return", turnsEn(p.SilentYellow))
	}
	if p.SilentRed > 0 {
		s += fmt.Sprintf(", red after %s", turnsEn(p.SilentRed))
	}
	if p.StaleDays > 0 {
		s += fmt.Sprintf("; where no returns are asked, yellow when not updated for %d days", p.StaleDays)
	}
	return s + fmt.Sprintf("; levels short by up to %s and ceilings passed by up to %s are yellow", percentText(p.LevelSlack), percentText(p.CeilingSlack))
}

func turnsZh(n int) string {
	if n == 1 {
		return "到期"
	}
	return fmt.Sprintf("连续%d期", n)
}

func turnsEn(n int) string {
	if n == 1 {
		return "1 turn"
	}
	return fmt.Sprintf("%d turns in a row", n)
}
