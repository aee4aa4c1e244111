package intake

import (
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/internal/pattern"
	"duban/model"
)

var (
	everyTurn = pattern.New(`(?:每|实行|建立)?(?:[“"']?)(每?(?:日|周|旬|双周|半月|月|两月|季|季度|半年|年))(?:度|一)?(?:召开|进行|开展|组织|一次)?(调度|讲评|督查|通报|考核|评价|报送|报告|会商|简报|汇总|排名|评比|总结|分析)`)
	// reportTurn matches a turn of reports with its day: 「每月25日前将进展情况报县政府督查室」「每周五下班前报」.
	reportTurn = pattern.New(`(?:每个?(双周|周|旬|半月|两个?月|月|季度|季|半年|年)|(次月)|(季度?|半年)(?:末月|最后一个月))(?:度|的|结束后|末月|首月|第一个月|最后一个月|末|底|初)*(?:(\d{1,2})(?:个工作)?[日号]?|(?:星期)?([一二三四五六日天]))?(?:之前|以前|前|内|下班|上午|下午|中午)*(?:，|,)?([^。；]{0,40}?)(报送|上报|报告|汇报|汇总|报)([^。；，,]{0,3})`)
	// reported matches what stands before a bare 报 that means to report, and reportTo what stands behind it.
	reported = pattern.New(`(?:^|情况|进展|台账|台帐|报表|材料|数据|清单|总结|结果|信息|计划|表|书面|及时|将)$`)
	reportTo = pattern.New(`^(?:$|[省市州县区乡镇街领办督牵指专工送给至到回我领政])`)
	lastPart = pattern.New(`末月|最后一个月|月最后`)
	lastTurn = pattern.New(`上(?:一)?(?:周|旬|月|季|半年|年)`)
)

var (
	everyOf = map[string]model.Every{
		"日": model.Day, "周": model.Week, "旬": model.TenDays, "双周": model.Fortnight, "半月": model.HalfMonth, "月": model.Month,
		"两月": model.TwoMonths, "两个月": model.TwoMonths, "季": model.Quarter, "季度": model.Quarter, "半年": model.HalfYear, "年": model.Year,
	}
	purposeOfTurn = map[string]model.Purpose{
		"调度": model.ForDispatch, "会商": model.ForDispatch, "分析": model.ForDispatch, "讲评": model.ForReview, "评比": model.ForReview, "排名": model.ForReview,
		"督查": model.ForInspect, "通报": model.ForBulletin, "简报": model.ForBulletin, "考核": model.ForAppraise, "评价": model.ForAppraise, "总结": model.ForAppraise,
		"报送": model.ForReport, "报告": model.ForReport, "汇总": model.ForReport,
	}
)

// cadences gives the campaign the turns of a text.
func (b *builder) cadences(text string, at draft.Span) {
	c := b.campaign()
	for _, x := range turns(text) {
		if hasTurn(c.Cadences, x) {
			continue
		}
		if len(c.Cadences) == 0 {
			b.plan().Origins.Cadences = draft.Origin{At: at, Reason: draft.Stated}
		}
		c.Cadences = append(c.Cadences, x)
		b.r.markUsed(at, usedCampaign)
	}
}

// hasTurn reports whether a list has a turn for the same purpose.
func hasTurn(list []model.Cadence, x model.Cadence) bool {
	return slices.ContainsFunc(list, func(have model.Cadence) bool { return have.Kind == x.Kind && have.Purpose == x.Purpose })
}

// turns reads the turns in which a text wants reports, meetings and reviews.
func turns(text string) []model.Cadence {
	var out []model.Cadence
	add := func(x model.Cadence) {
		if !hasTurn(out, x) {
			out = append(out, x)
		}
	}
	if !strings.ContainsAny(text, "日周旬月季年") {
		return nil
	}
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。；", r) }) {
		if !strings.ContainsAny(s, "日周旬月季年") {
			continue
		}
		for i, part := range strings.Split(s, "每") {
			if i > 0 {
				part = "每" + part // every turn has its own clause
			}
			if x, ok := reportCadence(part); ok {
				x.Text = s
				add(x)
			}
		}
		if !containsAny(s, "调度", "讲评", "督查", "通报", "考核", "评", "报", "会商", "汇总", "排名", "总结", "分析") {
			continue
		}
		for _, m := range everyTurn.FindAllStringSubmatch(s, 12) {
			kind := everyOf[strings.TrimPrefix(m[1], "每")]
			if kind == model.Never {
				continue
			}
			text := s
			if runes(text) > 60 {
				text = m[0]
			}
			add(model.Cadence{Kind: kind, Purpose: purposeOfTurn[m[2]], Text: text})
		}
	}
	return out
}

// reportCadence reads by when reports come again: 「每季度末月20日前报送」.
func reportCadence(s string) (model.Cadence, bool) {
	if !strings.ContainsAny(s, "报汇") || !strings.ContainsAny(s, "每次季半") {
		return model.Cadence{}, false
	}
	m := reportTurn.FindStringSubmatch(s)
	if m == nil {
		return model.Cadence{}, false
	}
	object := m[6]
	switch m[7] {
	case "报":
		if !reported.MatchString(object) || !reportTo.MatchString(m[8]) {
			return model.Cadence{}, false
		}
	case "报告":
		if strings.HasSuffix(object, "工作") {
			return model.Cadence{}, false // a paper of that name
		}
	}
	x := model.Cadence{Kind: everyOf[m[1]+m[3]], Purpose: model.ForReport}
	if m[2] != "" {
		x.Kind = model.Month
	}
	switch day := digits(m[4]); {
	case m[5] != "" && x.Kind == model.Week:
		x.DueDay = strings.Index("一二三四五六日", strings.Replace(m[5], "天", "日", 1))/len("一") + 1
		x.Within = x.DueDay > 3 && !lastTurn.MatchString(s) // a week's own report is not written at its beginning
	case m[5] != "":
		return model.Cadence{}, false
	case day > 31:
	default:
		if strings.Contains(m[0], "个工作日") {
			x.DueWorkdays = day
			break
		}
		x.Within = day > 0 && x.Kind > model.Month && lastPart.MatchString(m[0])
		x.DueDay = day
	}
	return x, true
}
