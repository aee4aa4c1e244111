package words

import "duban/model"

// JudgedBy is Policy for one task, with the year whose holidays were not known when its working days were counted.
func JudgedBy(p model.Policy, e *model.Explained, lang model.Lang) string {
	s := Policy(p, lang)
	if e.Uncharted != 0 {
		s += fill(lang, "；%d年放假安排未收录，工作日按周一至周五计", "; holidays of %d are not known, Monday to Friday counted as working days", e.Uncharted.Year())
	}
	return s
}

// Policy says by what rule a campaign's lights are set, as it stands on the row that it judges.
func Policy(p model.Policy, lang model.Lang) string {
	s := Limits(p, lang)
	if p.WarnDays > 0 {
		s += fill(lang, "；到期前%d个工作日提醒", "; a warning %d working days before the deadline", p.WarnDays)
	}
	s += in(lang, "；逾期为红", "; red when overdue")
	if p.SilentYellow > 0 {
		s += fill(lang, "；%s未报为黄", "; yellow after %s without a return", turnsMissed(p.SilentYellow, lang))
	}
	if p.SilentRed > 0 {
		s += fill(lang, "、%s未报为红", ", red after %s", turnsMissed(p.SilentRed, lang))
	}
	if p.StaleDays > 0 {
		s += fill(lang, "；不要求报送的，超过%d天未更新为黄", "; where no returns are asked, yellow when not updated for %d days", p.StaleDays)
	}
	return s + fill(lang, "；增长率短少%s、其他比率短少2个百分点以内为黄，控制类超出%s以内为黄", "; growth short by up to %s, other rates by up to 2 points, and ceilings passed by up to %s are yellow",
		share(p.LevelSlack), share(p.CeilingSlack))
}

// Limits says from where on a policy's yardstick is yellow and red.
func Limits(p model.Policy, lang model.Lang) (s string) {
	switch p.Yardstick {
	case model.Points:
		s = fill(lang, "落后序时超过%s点为黄、超过%s点为红", "yellow when more than %s points behind plan, red when more than %s", p.Yellow, p.Red)
	case model.Ratios:
		s = fill(lang, "进度比低于%s为黄、低于%s为红", "yellow when completion is below %s of plan, red below %s", p.Yellow, p.Red)
	case model.DaysLate:
		s = fill(lang, "滞后超过%s个工作日为黄、超过%s个为红", "yellow when more than %s working days behind, red when more than %s", p.Yellow, p.Red)
	case model.DaysLeft:
		s = fill(lang, "距时限%s个工作日内未完成为黄、%s个内为红", "yellow when not done with %s working days left, red with %s", p.Yellow, p.Red)
	}
	return s
}

// turnsMissed counts the turns in a row that nobody returned.
func turnsMissed(n int, lang model.Lang) string {
	if n == 1 {
		return in(lang, "到期", "1 turn")
	}
	return fill(lang, "连续%d期", "%d turns in a row", n)
}
