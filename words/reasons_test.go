package words

import (
	"testing"

	"duban/model"
)

// The reasons are given as the model gives them, each with the target or milestone that it speaks of.
func TestEachReasonInWords(t *testing.T) {
	may := model.Turn{From: day("2020-05-01"), To: day("2020-05-31"), Due: day("2020-06-15")}
	april26 := model.Turn{From: day("2026-04-01"), To: day("2026-04-30"), Due: day("2026-05-05")}
	may26 := model.Turn{From: day("2026-05-01"), To: day("2026-05-31"), Due: day("2026-06-05")}
	for _, c := range []struct {
		r                model.Reason
		of               model.Target
		step             string
		zh, en           string
		shortZh, shortEn string
	}{
		{
			r:  model.Reason{Code: model.ReasonNone, Index: -1},
			zh: "情况不明", en: "unclear",
			shortZh: "情况不明", shortEn: "unclear",
		},
		{
			r:  model.Reason{Code: model.ReasonNotAdded, Silent: true, Index: -1, On: day("2026-06-01")},
			zh: "本任务2026年6月1日才列入台账", en: "added to the ledger only on 2026-06-01",
			shortZh: "尚未列入", shortEn: "not listed yet",
		},
		{
			r:  model.Reason{Code: model.ReasonClosed, Index: -1, On: day("2018-06-30")},
			zh: "已于2018年6月30日办结：验收通过", en: "closed on 2018-06-30: 验收通过",
			shortZh: "6月30日办结", shortEn: "closed 30 Jun",
		},
		{
			r:  model.Reason{Code: model.ReasonComplete, Known: true, Index: -1, On: day("2018-09-30"), Expected: 7560, Completion: 10000},
			zh: "已全部完成（2018年9月30日填报）", en: "everything is complete (reported 2018-09-30)",
			shortZh: "已完成", shortEn: "complete",
		},
		{
			r:  model.Reason{Code: model.ReasonSuspended, On: day("2018-08-31")},
			zh: "暂停至2018年8月31日：用地未批", en: "suspended until 2018-08-31: 用地未批",
			shortZh: "暂停至8月31日", shortEn: "rests to 31 Aug",
		},
		{
			r:  model.Reason{Code: model.ReasonSuspended},
			zh: "暂停，恢复时间另定：用地未批", en: "suspended until further notice: 用地未批",
			shortZh: "暂停", shortEn: "suspended",
		},
		{
			r:  model.Reason{Code: model.ReasonNotBegun, Silent: true, Index: -1, On: day("2026-06-01")},
			zh: "2026年6月1日开始实施，尚未开始", en: "starts on 2026-06-01, not begun",
			shortZh: "2026年6月1日起", shortEn: "from 2026-06-01",
		},
		{
			r: model.Reason{Code: model.ReasonGivenLater, Count: 1, On: day("2018-12-31")}, of: model.Target{Metric: "新增贷款", Kind: model.GivenLater},
			zh: "任务数待上级下达", en: "figure still to be given from above",
			shortZh: "任务数待下达", shortEn: "figure to come",
		},
		{
			r: model.Reason{Code: model.ReasonGivenLater, Several: true, Index: 1, Count: 1, On: day("2018-12-31")}, of: model.Target{Metric: "新增贷款", Kind: model.GivenLater},
			zh: "新增贷款的任务数待上级下达", en: "新增贷款: figure still to be given from above",
			shortZh: "任务数待下达", shortEn: "figure to come",
		},
		{
			r:  model.Reason{Code: model.ReasonGivenLater, Index: -1, Count: 2},
			zh: "2项指标的任务数待上级下达", en: "2 figures still to be given from above",
			shortZh: "任务数待下达", shortEn: "figure to come",
		},
		{
			r:  model.Reason{Code: model.ReasonNeverReported, Silent: true, Index: -1, On: day("2018-12-31"), Expected: 10000},
			zh: "尚未填报", en: "never reported",
			shortZh: "未填报", shortEn: "never reported",
		},
		{
			r:  model.Reason{Code: model.ReasonNeverReported, Silent: true, Known: true, Index: -1, On: day("2026-12-31"), Expected: 3225, Every: model.Month, Turn: april26},
			zh: "尚未填报（5月5日前应报4月数），按序时应完成32%", en: "never reported (2026-04 is due on 2026-05-05); 32% is due by plan",
			shortZh: "未填报", shortEn: "never reported",
		},
		{
			r:  model.Reason{Code: model.ReasonNeverReported, Silent: true, Known: true, Index: -1, On: day("2026-12-31"), Expected: 9395},
			zh: "尚未填报，按序时应完成94%", en: "never reported; 94% is due by plan",
			shortZh: "未填报", shortEn: "never reported",
		},
		{
			r:  model.Reason{Code: model.ReasonUnverified, Silent: true, Index: -1, Days: 237, On: day("2026-03-31"), Expected: 10000},
			zh: "应于2026年3月31日前完成，到期早于纳入台账，未见填报，待核实", en: "was due 2026-03-31, before tracking began, and was not reported; to be verified",
			shortZh: "早已到期，待核实", shortEn: "to be verified",
		},
		{
			r:  model.Reason{Code: model.ReasonUnverified, Index: -1, Count: 2},
			zh: "另有2项在纳入台账前到期、未见填报，待核实", en: "2 more fell due before tracking began and were not reported, to be verified",
			shortZh: "早已到期，待核实", shortEn: "to be verified",
		},
		{
			r: model.Reason{Code: model.ReasonUnverified, Several: true, Known: true, On: day("2018-03-31"), Value: num("10")}, of: gdpGrowth,
			zh: "地区生产总值增长：应保持到2018年3月31日，到期早于纳入台账，期末未见填报，待核实", en: "地区生产总值增长: had to hold until 2018-03-31, before tracking began, and was not reported at the end; to be verified",
			shortZh: "早已到期，待核实", shortEn: "to be verified",
		},
		{
			r:  model.Reason{Code: model.ReasonUnmeasured, Index: -1, On: day("2018-03-31"), Expected: 2440},
			zh: "已填报进展，但未报完成数", en: "reported in words, without a figure",
			shortZh: "未报完成数", shortEn: "no figure",
		},
		{
			r:  model.Reason{Code: model.ReasonUnread, Index: -1, Count: 1},
			zh: "另有1项指标未填报", en: "1 more not reported",
			shortZh: "1项未填报", shortEn: "1 unreported",
		},
		{
			r: model.Reason{Code: model.ReasonUnread, Several: true}, of: revenue,
			zh: "财政收入：未填报", en: "财政收入: not reported",
			shortZh: "1项未填报", shortEn: "1 unreported",
		},
		{
			r: model.Reason{Code: model.ReasonOverdue, Known: true, Days: 1, On: day("2018-06-30"), Expected: 10000, Completion: 9000, Value: num("9")}, of: model.Target{Metric: "规模养殖粪污处理", Value: num("10"), Unit: "家"},
			zh: "已逾期1天（应于2018年6月30日前完成），实报90%（9/10家）", en: "1 day overdue (was due 2018-06-30), 90% reported (9/10家)",
			shortZh: "逾期1天", shortEn: "1d overdue",
		},
		{
			r: model.Reason{Code: model.ReasonOverdue, Known: true, Days: 2, On: day("2018-12-31"), Expected: 10000, Completion: 9894, Value: num("9.4")}, of: gdpGrowth,
			zh: "已逾期2天（应于2018年12月31日前完成），实报9.4%，未达标", en: "2 days overdue (was due 2018-12-31), reported 9.4%, not reached",
			shortZh: "逾期2天", shortEn: "2d overdue",
		},
		{
			r: model.Reason{Code: model.ReasonOverdue, Several: true, Index: 1, Days: 1, On: day("2018-12-31"), Expected: 10000}, of: gdp,
			zh: "地区生产总值：已逾期1天（应于2018年12月31日前完成），本项未填报", en: "地区生产总值: 1 day overdue (was due 2018-12-31), this measure not reported",
			shortZh: "逾期1天", shortEn: "1d overdue",
		},
		{
			r:  model.Reason{Code: model.ReasonOverdue, Known: true, Index: -1, Days: 15, On: day("2020-06-30"), Expected: 6956, Completion: 9000},
			zh: "已逾期15天（应于2020年6月30日前完成），实报90%", en: "15 days overdue (was due 2020-06-30), 90% reported",
			shortZh: "逾期15天", shortEn: "15d overdue",
		},
		{
			r:  model.Reason{Code: model.ReasonOverdue, Silent: true, Index: -1, Days: 1, On: day("2026-06-30"), Expected: 10000},
			zh: "已逾期1天（应于2026年6月30日前完成），从未填报", en: "1 day overdue (was due 2026-06-30), never reported",
			shortZh: "逾期1天", shortEn: "1d overdue",
		},
		{
			r: model.Reason{Code: model.ReasonStepOverdue, Milestone: true, Several: true, Known: true, Days: 1, On: day("2018-05-31"), Expected: 10000}, step: "动工",
			zh: "节点“动工”已逾期1天（应于2018年5月31日前完成），未报完成", en: "动工: 1 day overdue (was due 2018-05-31), not reported done",
			shortZh: "节点逾期1天", shortEn: "step 1d late",
		},
		{
			r: model.Reason{Code: model.ReasonStepOverdue, Known: true, Days: 1, On: day("2018-08-31"), Expected: 10000}, of: model.Target{Metric: "投入使用", Kind: model.Step},
			zh: "已逾期1天（应于2018年8月31日前完成），实报0%", en: "1 day overdue (was due 2018-08-31), 0% reported",
			shortZh: "节点逾期1天", shortEn: "step 1d late",
		},
		{
			r: model.Reason{Code: model.ReasonDueSoon, Known: true, Days: 7, On: day("2018-12-31"), Expected: 9680, Completion: 9999, Value: num("30")}, of: model.Target{Metric: "财政收入", Op: model.Above, Value: num("30"), Unit: "亿元"},
			zh: "还有7个工作日到期（2018年12月31日），实报99%（30/>30亿元）", en: "due in 7 working days (2018-12-31), 99% reported (30/>30亿元)",
			shortZh: "余7个工作日", shortEn: "7 workdays left",
		},
		{
			r:  model.Reason{Code: model.ReasonDueSoon, Known: true, Index: -1, Days: 10, On: day("2018-12-31"), Expected: 9560, Completion: 4500},
			zh: "还有10个工作日到期（2018年12月31日），实报45%", en: "due in 10 working days (2018-12-31), 45% reported",
			shortZh: "余10个工作日", shortEn: "10 workdays left",
		},
		{
			r: model.Reason{Code: model.ReasonDueSoon, Silent: true, Days: 10, On: day("2026-12-31"), Expected: 9596}, of: model.Target{Metric: "公路", Value: num("15"), Unit: "公里"},
			zh: "还有10个工作日到期（2026年12月31日），尚未完成", en: "due in 10 working days (2026-12-31), not done",
			shortZh: "余10个工作日", shortEn: "10 workdays left",
		},
		{
			r:  model.Reason{Code: model.ReasonDueSoon, Known: true, Assumed: true, Index: -1, Days: 3, On: day("2018-12-31"), Completion: 5000},
			zh: "行动还有3个工作日结束（2018年12月31日），实报50%", en: "the campaign ends in 3 working days (2018-12-31), 50% reported",
			shortZh: "余3个工作日", shortEn: "3 workdays left",
		},
		{
			r:  model.Reason{Code: model.ReasonDueSoon, Known: true, Assumed: true, Index: -1, On: day("2018-12-31"), Day: day("2018-12-31"), Completion: 5000},
			zh: "行动今日结束（2018年12月31日），实报50%", en: "the campaign ends today (2018-12-31), 50% reported",
			shortZh: "今日到期", shortEn: "due today",
		},
		{
			r:  model.Reason{Code: model.ReasonDueSoon, Known: true, Assumed: true, Index: -1, On: day("2018-12-30"), Day: day("2018-12-29"), Completion: 5000},
			zh: "行动结束前已无工作日（2018年12月30日），实报50%", en: "no working day left before the campaign ends (2018-12-30), 50% reported",
			shortZh: "余0个工作日", shortEn: "0 workdays left",
		},
		{
			r: model.Reason{Code: model.ReasonDueSoon, Known: true, Days: 3, On: day("2018-12-31"), Value: num("8")}, of: gdpGrowth,
			zh: "还有3个工作日到期（2018年12月31日），尚未达标", en: "due in 3 working days (2018-12-31), not reached",
			shortZh: "余3个工作日", shortEn: "3 workdays left",
		},
		{
			r: model.Reason{Code: model.ReasonStepSoon, Milestone: true, Several: true, Known: true, Days: 10, On: day("2018-05-31")}, step: "动工",
			zh: "节点“动工”还有10个工作日到期（2018年5月31日），尚未完成", en: "动工: due in 10 working days (2018-05-31), not done",
			shortZh: "节点余10工作日", shortEn: "step in 10 wd",
		},
		{
			r:  model.Reason{Code: model.ReasonDueSoon, Milestone: true, Several: true, Known: true, Assumed: true, Index: -1, Count: 4, On: day("2018-12-31"), Day: day("2018-12-31"), Completion: 5000, Expected: 7500},
			zh: "节点行动今日结束（2018年12月31日），节点应完成3项，已完成2项（共4项）", en: "the campaign ends today (2018-12-31), 3 steps due, 2 done of 4",
			shortZh: "今日到期", shortEn: "due today",
		},
		{
			r: model.Reason{Code: model.ReasonDueSoon, Known: true, On: day("2018-05-31"), Day: day("2018-06-05"), Completion: 5000, Value: num("15")}, of: revenue,
			zh: "已到期，季度数尚未到报送日（2018年5月31日），实报50%（15/30亿元）", en: "its date has passed, the figure of its quarter is not due yet (2018-05-31), 50% reported (15/30亿元)",
			shortZh: "待季度数", shortEn: "quarter to come",
		},
		{
			r:  model.Reason{Code: model.ReasonStepAhead, Known: true, Index: -1, Count: 2},
			zh: "节点均未到期或已完成，实报0%", en: "every step is done or not due yet, 0% reported",
			shortZh: "节点未到期", shortEn: "step not due",
		},
		{
			r: model.Reason{Code: model.ReasonStepAhead, Milestone: true, Several: true, Known: true, On: day("2018-05-31")}, step: "动工",
			zh: "节点“动工”应于2018年5月31日前完成，尚未到期", en: "动工: due 2018-05-31, not due yet",
			shortZh: "节点未到期", shortEn: "step not due",
		},
		{
			r: model.Reason{Code: model.ReasonBehind, Known: true, On: day("2018-12-31"), Expected: 5240, Completion: 1797, Value: num("121.9")}, of: gdp,
			zh: "应完成52%，实报18%（121.9/678亿元），差34点", en: "52% due, 18% reported (121.9/678亿元), 34 points behind",
			shortZh: "应52%，差34点", shortEn: "due 52%, -34 pts",
		},
		{
			r: model.Reason{Code: model.ReasonBehind, Known: true, On: day("2018-12-31"), Expected: 4920, Completion: 3539, Value: num("240")}, of: gdp,
			zh: "应完成49%，实报35%（240/678亿元），差14点", en: "49% due, 35% reported (240/678亿元), 14 points behind",
			shortZh: "应49%，差14点", shortEn: "due 49%, -14 pts",
		},
		{
			r:  model.Reason{Code: model.ReasonBehind, Known: true, Index: -1, On: day("2018-12-31"), Expected: 2500, Completion: 1499},
			zh: "应完成25%，实报15%，差10点", en: "25% due, 15% reported, 10 points behind",
			shortZh: "应25%，差10点", shortEn: "due 25%, -10 pts",
		},
		{
			r: model.Reason{Code: model.ReasonBehind, Several: true, Known: true, On: day("2018-12-31"), Expected: 2440, Completion: 1000, Value: num("3")}, of: revenue,
			zh: "财政收入：应完成24%，实报10%（3/30亿元），差14点", en: "财政收入: 24% due, 10% reported (3/30亿元), 14 points behind",
			shortZh: "应24%，差14点", shortEn: "due 24%, -14 pts",
		},
		{
			r:  model.Reason{Code: model.ReasonBehind, Yardstick: model.Ratios, Known: true, Index: -1, On: day("2018-12-31"), Expected: 4920, Completion: 4500},
			zh: "应完成49%，实报45%，进度比0.91", en: "49% due, 45% reported, pace 0.91",
			shortZh: "进度比0.91", shortEn: "pace 0.91",
		},
		{
			r:  model.Reason{Code: model.ReasonBehind, Yardstick: model.DaysLate, Known: true, Index: -1, Days: 11, On: day("2018-12-31"), Expected: 4920, Completion: 4500},
			zh: "应完成49%，实报45%，滞后11个工作日", en: "49% due, 45% reported, 11 working days behind",
			shortZh: "滞后11工作日", shortEn: "11 wd behind",
		},
		{
			r: model.Reason{Code: model.ReasonBehind, Several: true, Known: true, On: day("2018-12-31"), Expected: 4920, Completion: 1474, Value: num("100")}, of: gdp,
			zh: "地区生产总值：应完成49%，实报15%（100/678亿元），差34点", en: "地区生产总值: 49% due, 15% reported (100/678亿元), 34 points behind",
			shortZh: "应49%，差34点", shortEn: "due 49%, -34 pts",
		},
		{
			r: model.Reason{Code: model.ReasonOnPace, Known: true, On: day("2018-12-31"), Expected: 2440, Completion: 1797, Value: num("121.9")}, of: gdp,
			zh: "应完成24%，实报18%（121.9/678亿元），差6点，未过黄线", en: "24% due, 18% reported (121.9/678亿元), 6 points behind, within the limit",
			shortZh: "应24%，实18%", shortEn: "due 24%, at 18%",
		},
		{
			r: model.Reason{Code: model.ReasonOnPace, Known: true, On: day("2018-12-31"), Expected: 2440, Completion: 3003, Value: num("9.01")}, of: revenue,
			zh: "应完成24%，实报30%（9.01/30亿元），超6点", en: "24% due, 30% reported (9.01/30亿元), 6 points ahead",
			shortZh: "应24%，实30%", shortEn: "due 24%, at 30%",
		},
		{
			r:  model.Reason{Code: model.ReasonOnPace, Known: true, Index: -1, On: day("2018-12-31"), Expected: 2500, Completion: 1500},
			zh: "应完成25%，实报15%，差10点，未过黄线", en: "25% due, 15% reported, 10 points behind, within the limit",
			shortZh: "应25%，实15%", shortEn: "due 25%, at 15%",
		},
		{
			r:  model.Reason{Code: model.ReasonOnPace, Known: true, Index: -1, Count: 2, Expected: 4920, Completion: 7500},
			zh: "应完成49%，实报75%，超26点", en: "49% due, 75% reported, 26 points ahead",
			shortZh: "应49%，实75%", shortEn: "due 49%, at 75%",
		},
		{
			r: model.Reason{Code: model.ReasonOnPace, Known: true, Estimate: true, On: day("2018-12-31"), Expected: 2440, Completion: 1797, Value: num("121.9")}, of: gdp,
			zh: "应完成24%，实报18%（预计121.9/678亿元），差6点，未过黄线", en: "24% due, 18% reported (estimate 121.9/678亿元), 6 points behind, within the limit",
			shortZh: "应24%，实18%", shortEn: "due 24%, at 18%",
		},
		{
			r: model.Reason{Code: model.ReasonOnPace, Known: true, On: day("2018-12-31"), Expected: 4000, Completion: 4000, Value: num("6")}, of: model.Target{Metric: "农村公路", Value: num("15"), Unit: "公里"},
			zh: "应完成40%，实报40%（6/15公里），与序时持平", en: "40% due, 40% reported (6/15公里), on schedule",
			shortZh: "应40%，实40%", shortEn: "due 40%, at 40%",
		},
		{
			r: model.Reason{Code: model.ReasonOnPace, Known: true, On: day("2018-12-31"), Expected: 4000, Completion: 6250, Value: num("60")}, of: model.Target{Metric: "参保率", Kind: model.Level, Value: num("96"), Unit: "%"},
			zh: "应完成40%，实报63%（60/96%），超23点", en: "40% due, 63% reported (60/96%), 23 points ahead",
			shortZh: "应40%，实63%", shortEn: "due 40%, at 63%",
		},
		{
			r: model.Reason{Code: model.ReasonOnPace, Known: true, On: day("2020-06-30"), Expected: 4202, Completion: 3898, Value: num("6000")}, of: model.Target{Metric: "完成投资", Value: num("15390.5"), Unit: "万元"},
			zh: "应完成42%，实报39%（6000/15390.5万元），差3点，未过黄线", en: "42% due, 39% reported (6000/15390.5万元), 3 points behind, within the limit",
			shortZh: "应42%，实39%", shortEn: "due 42%, at 39%",
		},
		{
			r:  model.Reason{Code: model.ReasonNoDeadline, Known: true, Assumed: true, Index: -1, Completion: 4000},
			zh: "未定完成时限，实报40%", en: "no deadline is set, 40% reported",
			shortZh: "无时限，实40%", shortEn: "no date, 40%",
		},
		{
			r: model.Reason{Code: model.ReasonShort, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 1579, Value: num("8")}, of: gdpGrowth,
			zh: "地区生产总值增长应达到9.5%，实报8%，差1.5个百分点（目标的15.8%）", en: "地区生产总值增长 must reach 9.5%, reported 8%, short by 1.5 points (15.8% of the target)",
			shortZh: "应9.5%，实8%", shortEn: "due 9.5%, 8%",
		},
		{
			r: model.Reason{Code: model.ReasonShort, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 2000, Value: num("7.6")}, of: gdpGrowth,
			zh: "地区生产总值增长应达到9.5%，实报7.6%，差1.9个百分点（目标的20%）", en: "地区生产总值增长 must reach 9.5%, reported 7.6%, short by 1.9 points (20% of the target)",
			shortZh: "应9.5%，实7.6%", shortEn: "due 9.5%, 7.6%",
		},
		{
			r: model.Reason{Code: model.ReasonShort, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 2011, Value: num("7.59")}, of: gdpGrowth,
			zh: "地区生产总值增长应达到9.5%，实报7.59%，差1.91个百分点（目标的20.1%）", en: "地区生产总值增长 must reach 9.5%, reported 7.59%, short by 1.91 points (20.1% of the target)",
			shortZh: "应9.5%，实7.59%", shortEn: "due 9.5%, 7.59%",
		},
		{
			r: model.Reason{Code: model.ReasonShort, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 888, Value: num("72.9")}, of: model.Target{Metric: "民生支出占财政支出", Kind: model.Level, Op: model.AtLeast, Value: num("80"), Unit: "%"},
			zh: "民生支出占财政支出应达到80%，实报72.9%，差7.1个百分点（目标的8.9%）", en: "民生支出占财政支出 must reach 80%, reported 72.9%, short by 7.1 points (8.9% of the target)",
			shortZh: "应80%，实72.9%", shortEn: "due 80%, 72.9%",
		},
		{
			r: model.Reason{Code: model.ReasonShort, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 10000, Value: num("-2.7")}, of: model.Target{Metric: "固定资产投资", Kind: model.Level, Op: model.Above, Value: num("0"), Unit: "%"},
			zh: "固定资产投资应高于0%，实报-2.7%，差2.7个百分点", en: "固定资产投资 must be above 0%, reported -2.7%, short by 2.7 points",
			shortZh: "应>0%，实-2.7%", shortEn: "due >0%, -2.7%",
		},
		{
			r: model.Reason{Code: model.ReasonShort, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 910, Value: num("120")}, of: model.Target{Metric: "电压", Kind: model.Level, Op: model.Between, Value: num("35"), Max: num("110"), Unit: "千伏"},
			zh: "电压应达到35—110千伏，实报120千伏，差9.1%", en: "电压 must reach 35—110千伏, reported 120千伏, short by 9.1%",
			shortZh: "短少9.1%", shortEn: "9.1% short",
		},
		{
			r: model.Reason{Code: model.ReasonShort, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 500, Value: num("4.2")}, of: jobless,
			zh: "城镇登记失业率应控制在4%以内，实报4.2%，超出0.2个百分点（上限的5%）", en: "城镇登记失业率 must stay within 4%, reported 4.2%, over by 0.2 points (5% of the ceiling)",
			shortZh: "限4%，实4.2%", shortEn: "cap 4%, 4.2%",
		},
		{
			r: model.Reason{Code: model.ReasonShort, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 750, Value: num("4.3")}, of: jobless,
			zh: "城镇登记失业率应控制在4%以内，实报4.3%，超出0.3个百分点（上限的7.5%）", en: "城镇登记失业率 must stay within 4%, reported 4.3%, over by 0.3 points (7.5% of the ceiling)",
			shortZh: "限4%，实4.3%", shortEn: "cap 4%, 4.3%",
		},
		{
			r: model.Reason{Code: model.ReasonShort, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 10000, Value: num("4")}, of: placeThree,
			zh: "全市排名应居3位以内，实报第4", en: "全市排名 must be 3 or better, reported 4",
			shortZh: "应前3，实第4", shortEn: "top 3, is 4",
		},
		{
			r: model.Reason{Code: model.ReasonMet, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 10000, Value: num("10.2")}, of: gdpGrowth,
			zh: "地区生产总值增长实报10.2%，已达到9.5%", en: "地区生产总值增长 is 10.2%, reached (9.5%)",
			shortZh: "已达标", shortEn: "reached",
		},
		{
			r: model.Reason{Code: model.ReasonMet, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 10000, Value: num("5.1")}, of: model.Target{Metric: "增长", Kind: model.Level, Op: model.About, Value: num("5.3"), Unit: "%"},
			zh: "增长约5.3%，实报5.1%，在约数允许的范围内", en: "增长 of about 5.3% is 5.1%, within what about allows",
			shortZh: "已达标", shortEn: "reached",
		},
		{
			r: model.Reason{Code: model.ReasonMet, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 10000, Value: num("4")}, of: jobless,
			zh: "城镇登记失业率实报4%，在4%以内", en: "城镇登记失业率 is 4%, within 4%",
			shortZh: "已达标", shortEn: "reached",
		},
		{
			r: model.Reason{Code: model.ReasonMet, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 10000, Value: num("3")}, of: placeThree,
			zh: "全市排名实报第3，已达标（3位以内）", en: "全市排名 is 3, reached (3 or better)",
			shortZh: "已达标", shortEn: "reached",
		},
		{
			r: model.Reason{Code: model.ReasonMet, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 10000, Value: num("4")}, of: model.Target{Metric: "水质", Kind: model.Rank, Op: model.AtLeast, Value: num("5"), Unit: "类"},
			zh: "水质实报Ⅳ类，达到Ⅴ类", en: "水质 is Ⅳ类, reached (Ⅴ类)",
			shortZh: "已达标", shortEn: "reached",
		},
		{
			r: model.Reason{Code: model.ReasonMet, Known: true, On: day("2018-12-31"), Expected: 10000, Completion: 10000}, of: accidents,
			zh: "“较大及以上安全事故”未发生", en: "较大及以上安全事故: none happened",
			shortZh: "已达标", shortEn: "reached",
		},
		{
			r: model.Reason{Code: model.ReasonMet, Milestone: true, Known: true}, step: "动工",
			zh: "节点“动工”已完成", en: "step done: 动工",
			shortZh: "已达标", shortEn: "reached",
		},
		{
			r:  model.Reason{Code: model.ReasonMet, Index: -1, Count: 1},
			zh: "已达标", en: "reached",
			shortZh: "已达标", shortEn: "reached",
		},
		{
			r: model.Reason{Code: model.ReasonMet}, of: model.Target{Kind: model.ZeroLine},
			zh: "零容忍事项未发生", en: "zero line kept",
			shortZh: "已达标", shortEn: "reached",
		},
		{
			r: model.Reason{Code: model.ReasonMet, Known: true}, of: revenue,
			zh: "财政收入已达标", en: "财政收入 is reached",
			shortZh: "已达标", shortEn: "reached",
		},
		{
			r: model.Reason{Code: model.ReasonZeroBroken, Known: true, On: day("2018-12-31"), Expected: 10000, Value: num("1")}, of: accidents,
			zh: "“较大及以上安全事故”要求为零，实报1起", en: "较大及以上安全事故 must be zero, reported 1起",
			shortZh: "零指标被突破", shortEn: "zero broken",
		},
		{
			r: model.Reason{
				Code: model.ReasonZeroBroken, Known: true,
				Event: &model.Event{Date: day("2018-06-20"), Count: 1, Kind: "较大事故", Deaths: 3, Unit: "某矿"},
			}, of: accidents,
			zh:      "2018年6月20日发生较大事故1起，死亡3人（某矿），“较大及以上安全事故”要求为零",
			en:      "2018-06-20: 较大事故, 1, 3 dead (某矿); 较大及以上安全事故 must be zero",
			shortZh: "零指标被突破", shortEn: "zero broken",
		},
		{
			r: model.Reason{
				Code: model.ReasonZeroBroken, Known: true, Event: &model.Event{Date: day("2018-06-30"), Count: 2, Incomplete: true},
			}, of: accidents,
			zh:      "截至2018年6月30日报较大及以上安全事故2起，“较大及以上安全事故”要求为零，要素待补",
			en:      "as of 2018-06-30 reported: 较大及以上安全事故, 2; 较大及以上安全事故 must be zero; details to be added",
			shortZh: "零指标被突破", shortEn: "zero broken",
		},
		{
			r: model.Reason{Code: model.ReasonZeroBroken, Known: true, Value: num("1")}, of: model.Target{Kind: model.ZeroLine, Unit: "%"},
			zh: "零容忍事项发生，实报1%", en: "a zero line is broken, reported 1%",
			shortZh: "零指标被突破", shortEn: "zero broken",
		},
		{
			r: model.Reason{Code: model.ReasonZeroBroken, Known: true, Value: num("0.5")}, of: model.Target{Metric: "超标率", Kind: model.ZeroLine, Unit: "%"},
			zh: "“超标率”要求为零，实报0.5%", en: "超标率 must be zero, reported 0.5%",
			shortZh: "零指标被突破", shortEn: "zero broken",
		},
		{
			r:  model.Reason{Code: model.ReasonManual, Light: model.Red, On: day("2018-07-31")},
			zh: "人工定为红灯至2018年7月31日：群众反映强烈", en: "set to red by hand until 2018-07-31: 群众反映强烈",
			shortZh: "人工定红", shortEn: "red by hand",
		},
		{
			r:  model.Reason{Code: model.ReasonManual, Light: model.Grey},
			zh: "人工定为灰灯：群众反映强烈", en: "set to grey by hand: 群众反映强烈",
			shortZh: "人工定灰", shortEn: "grey by hand",
		},
		{
			r:  model.Reason{Code: model.ReasonTurn, Light: model.Red, Index: -1, Days: 7, On: day("2019-01-01")},
			zh: "若不再填报，再过7个工作日转红", en: "turns red in 7 working days if nobody reports",
			shortZh: "7个工作日后转红", shortEn: "red in 7 wd",
		},
		{
			r:  model.Reason{Code: model.ReasonTurn, Light: model.Yellow, Index: -1, Days: 1, On: day("2018-12-17")},
			zh: "若不再填报，再过1个工作日转黄", en: "turns yellow in 1 working day if nobody reports",
			shortZh: "1个工作日后转黄", shortEn: "yellow in 1 wd",
		},
		{
			r:  model.Reason{Code: model.ReasonTurn, Light: model.Red, Index: -1, On: day("2018-06-23")},
			zh: "若不再填报，6月23日转红", en: "turns red on 2018-06-23 if nobody reports",
			shortZh: "6月23日转红", shortEn: "red on 23 Jun",
		},
		{
			r:  model.Reason{Code: model.ReasonSilent, Known: true, Index: -1, Count: 1, On: day("2020-06-30"), Expected: 8695, Every: model.Month, Turn: may},
			zh: "5月数未报（6月15日应报）", en: "nothing returned for 2020-05 (due 2020-06-15)",
			shortZh: "5月数未报", shortEn: "2020-05 missing",
		},
		{
			r:  model.Reason{Code: model.ReasonSilent, Known: true, Index: -1, Count: 2, On: day("2020-06-30"), Expected: 8695, Every: model.Month, Turn: may},
			zh: "已连续2期未报（最近为5月数，6月15日应报）", en: "nothing returned for 2 turns in a row (the last is 2020-05, due 2020-06-15)",
			shortZh: "连续2期未报", shortEn: "2 turns missing",
		},
		{
			r:  model.Reason{Code: model.ReasonSilent, Silent: true, Known: true, Index: -1, Count: 1, On: day("2026-12-31"), Expected: 3266, Every: model.Month, Turn: april26},
			zh: "从未填报，4月数未报（5月5日应报），按序时应完成33%", en: "never reported; nothing returned for 2026-04 (due 2026-05-05); 33% is due by plan",
			shortZh: "4月数未报", shortEn: "2026-04 missing",
		},
		{
			r:  model.Reason{Code: model.ReasonSilent, Silent: true, Known: true, Index: -1, Count: 2, On: day("2026-12-31"), Expected: 4193, Every: model.Month, Turn: may26},
			zh: "从未填报，已连续2期未报（最近为5月数，6月5日应报），按序时应完成42%", en: "never reported; nothing returned for 2 turns in a row (the last is 2026-05, due 2026-06-05); 42% is due by plan",
			shortZh: "连续2期未报", shortEn: "2 turns missing",
		},
		{
			r:  model.Reason{Code: model.ReasonSilent, Index: -1, Every: model.Month, Turn: model.Turn{From: day("2019-12-01"), To: day("2019-12-31"), Due: day("2020-01-15")}, Count: 1, Day: day("2020-02-01")},
			zh: "2019年12月数未报（1月15日应报）", en: "nothing returned for 2019-12 (due 2020-01-15)",
			shortZh: "2019年12月数未报", shortEn: "2019-12 missing",
		},
		{
			r:  model.Reason{Code: model.ReasonSilent, Index: -1, Every: model.Week, Turn: model.Turn{From: day("2019-12-30"), To: day("2020-01-05"), Due: day("2020-01-05")}, Count: 1, Day: day("2020-02-01")},
			zh: "2019年12月30日至2020年1月5日数未报（1月5日应报）", en: "nothing returned for 2019-12-30/2020-01-05 (due 2020-01-05)",
			shortZh: "到期未报", shortEn: "return missing",
		},
		{
			r:  model.Reason{Code: model.ReasonLeftOut, Index: -1, Count: 1, Every: model.Month, Turn: may},
			zh: "另有1项指标5月数未报", en: "1 more not reported for 2020-05",
			shortZh: "1项5月数未报", shortEn: "1 missing",
		},
		{
			r: model.Reason{Code: model.ReasonUnclosed, Known: true, Assumed: true, On: day("2020-06-30"), Expected: 10000, Completion: 9096, Value: num("14000")}, of: model.Target{Metric: "完成投资", Value: num("15390.5"), Unit: "万元"},
			zh: "行动已于2020年6月30日结束，未销号（完成91%）", en: "the campaign ended on 2020-06-30, not closed (91% done)",
			shortZh: "未销号，完成91%", shortEn: "not closed, 91%",
		},
		{
			r:  model.Reason{Code: model.ReasonUnclosed, Assumed: true, Index: -1, On: day("2020-06-30"), Expected: 10000},
			zh: "行动已于2020年6月30日结束，未销号（未报完成数）", en: "the campaign ended on 2020-06-30, not closed (no figure reported)",
			shortZh: "行动已结束，未销号", shortEn: "ended, not closed",
		},
		{
			r: model.Reason{Code: model.ReasonUnclosed, Milestone: true, Known: true, Assumed: true, On: day("2020-06-30")}, step: "动工",
			zh: "行动已于2020年6月30日结束，未销号（节点“动工”未报完成）", en: "the campaign ended on 2020-06-30, not closed (step 动工 not reported done)",
			shortZh: "行动已结束，未销号", shortEn: "ended, not closed",
		},
		{
			r: model.Reason{Code: model.ReasonUnclosed, Several: true, Known: true, Assumed: true, On: day("2020-06-30"), Value: num("8")}, of: gdpGrowth,
			zh: "行动已于2020年6月30日结束，未销号（地区生产总值增长实报8%，未达标）", en: "the campaign ended on 2020-06-30, not closed (地区生产总值增长: reported 8%, not met)",
			shortZh: "行动已结束，未销号", shortEn: "ended, not closed",
		},
		{
			r:  model.Reason{Code: model.ReasonUnclosed, Silent: true, Assumed: true, Index: -1, On: day("2020-06-30")},
			zh: "行动已于2020年6月30日结束，未销号（从未填报）", en: "the campaign ended on 2020-06-30, not closed (never reported)",
			shortZh: "行动已结束，未销号", shortEn: "ended, not closed",
		},
		{
			r:  model.Reason{Code: model.ReasonPending, Index: -1, Every: model.Month, Turn: may},
			zh: "5月数待审批", en: "the return for 2020-05 waits for approval",
			shortZh: "5月数待审批", shortEn: "to approve",
		},
		{
			r:  model.Reason{Code: model.ReasonSentBack, Index: -1, Every: model.Month, Turn: may},
			zh: "5月数已退回", en: "the return for 2020-05 was sent back",
			shortZh: "5月数已退回", shortEn: "sent back",
		},
	} {
		r := c.r
		r.Task = &model.Task{
			Closed:    &model.Closing{Text: "验收通过。"},
			Suspended: []model.Suspension{{Reason: "用地未批"}},
			Manual:    []model.ManualLight{{Reason: "群众反映强烈"}},
		}
		for range r.Index + 1 {
			r.Task.Targets = append(r.Task.Targets, c.of)
			r.Task.Milestones = append(r.Task.Milestones, model.Milestone{Title: c.step})
		}
		if r.Day == 0 { // some day of the same year
			r.Day = model.NewDate(max(r.On, r.Turn.Due).Year(), 1, 2)
		}
		for _, x := range [][2]string{
			{Reason(r, model.Chinese), c.zh},
			{Reason(r, model.English), c.en},
			{ShortReason(r, model.Chinese), c.shortZh},
			{ShortReason(r, model.English), c.shortEn},
		} {
			if x[0] != x[1] {
				t.Errorf("%s: %q, want %q", r.Code, x[0], x[1])
			}
		}
	}
}
