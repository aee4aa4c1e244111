package parse

import (
	"strings"
	"unicode/utf8"
)

// Role is what a column, or a labelled line, holds.
type Role int

// The roles.
const (
	NoRole      Role = iota
	Number           // 序号
	Title            // 工作任务, 项目名称
	Section          // 类别, 板块, 一级指标
	Metric           // 指标名称
	TargetValue      // 目标值, 年度目标, 2026年目标
	Baseline         // 上年完成, 基数
	MeasureUnit      // 计量单位
	UnitOrBody       // a bare 「单位」: of measure, or an office; UnitColumn decides
	Lead             // 牵头单位
	Responsible      // 责任单位
	Related          // 配合单位
	Leader           // 责任领导
	Coordinator      // 协管责任人
	Contact          // 责任人, 联系人
	Owner            // 业主单位
	Start            // 开工时间
	DueDate          // 完成时限
	Done             // 完成情况
	DonePercent      // 完成率, 形象进度
	Trouble          // 存在问题
	Measure          // 工作措施, 建设内容及规模
	Amount           // 总投资, 年度投资
	Remark           // 备注
	Milestones       // 分月计划, 时间节点安排
	Place            // 建设地点
	Period           // 建设年限, 起止时间
	Other            // a column that is known and says nothing of a task's own fields: 联系电话, 权重
)

var roleNames = [...]string{
	"", "number", "title", "section", "metric", "target", "baseline", "measure-unit", "unit-or-body",
	"lead", "responsible", "related", "leader", "coordinator", "contact", "owner", "start", "due", "done", "percent", "trouble",
	"measure", "amount", "remark", "milestones", "place", "period", "other",
}

// String returns the role's name, for tests and messages to developers.
func (r Role) String() string { return roleNames[r] }

// Heading is what a column's heading or a label says.
type Heading struct {
	Role Role
	// Also is a second role of the same column: 「责任单位及责任人」.
	Also Role
	Year int    // the year that it names, 0 where none
	Unit string // the unit of measure in it: 「总投资（亿元）」
	Name string // the heading itself, without white space, year's and unit's brackets
	// Sure is how much of the words is understood, from 0 to 100.
	Sure int
	// FirstLeads says that the heading gives the rule by which the unit named first leads.
	FirstLeads bool
}

// ReadHeading reads the heading of a column. ok is false where the words are no
// heading that is known, or no heading at all.
func ReadHeading(text string) (h Heading, ok bool) {
	s := dropSpace(fold(text))
	if s == "" || len(s) > 120 {
		return h, false
	}
	if FirstLeads(s) {
		h.FirstLeads = true
		if i := strings.IndexByte(s, '('); i > 0 {
			s = s[:i]
		}
	}
	s, h.Unit = cutMeasure(s)
	s = strings.Trim(s, ":.*-")
	h.Name = s
	s, h.Year = cutYear(s)
	if s == "" {
		if h.Year > 0 {
			h.Role, h.Sure = TargetValue, 40
			return h, true
		}
		return h, false
	}
	if utf8.RuneCountInString(s) > 24 || strings.ContainsAny(s, "。;!?") {
		return h, false
	}
	// Two things in one column: 「责任单位及责任人」「责任单位/责任人」「完成时限和要求」.
	for _, sep := range [...]string{"/", "、", "及", "和", "与", ",", "("} {
		i := strings.Index(s, sep)
		if i <= 0 {
			continue
		}
		a, _ := roleOf(s[:i])
		b, sureB := roleOf(strings.TrimRight(s[i+len(sep):], ")"))
		if a != NoRole && b != NoRole {
			h.Role, h.Sure = a, sureB
			if b == UnitOrBody {
				b = Responsible
			}
			if b != a {
				h.Also = b
			}
			return h, true
		}
		if whole, sure := roleOf(s); sep == "(" && whole == NoRole && a != NoRole {
			h.Role, h.Sure = roleOf(s[:i])
			return h, true
		} else if whole == NoRole && a != NoRole {
			_ = sure
			h.Role, h.Sure = a, 60
			return h, true
		}
	}
	h.Role, h.Sure = roleOf(s)
	switch part := yearPart(s); {
	case part && (h.Role == TargetValue || h.Role == Title || h.Role == NoRole && (partOnly(s) || planned.suffix(s) != "")):
		h.Role, h.Sure = Milestones, 80 // 「一季度目标」「3月」
	case h.Role == Done && strings.Contains(s, "计划") && !strings.Contains(s, "情况") && !strings.Contains(s, "进"):
		h.Role = TargetValue // 「计划完成投资」
	}
	if h.Role == NoRole && h.Unit != "" && utf8.RuneCountInString(s) <= 14 {
		// A heading with a unit of measure is a column of figures.
		h.Role, h.Sure = Amount, 40
	}
	if h.Role == TargetValue && h.Year == 0 && h.Unit == "" && s == "目标" {
		h.Sure = 60
	}
	return h, h.Role != NoRole
}

// yearPart reports whether a heading speaks of a part of the year: a quarter, a half, months.
func yearPart(s string) bool {
	s = strings.TrimLeft(s, "第1234567890一二三四-至到份")
	return strings.HasPrefix(s, "季度") || strings.HasPrefix(s, "月") || strings.HasPrefix(s, "上半年") || strings.HasPrefix(s, "下半年")
}

// planned is how a heading ends that tells what is to be done in a part of the year: 「4月份工作计划」.
var planned = newWords(`工作计划 计划 打算 安排 目标 任务 重点 重点工作 节点`)

// partOnly reports whether a heading is nothing but a part of the year: 「3月」「1-6月份」「6月底前」.
func partOnly(s string) bool {
	s = strings.TrimLeft(s, "第1234567890一二三四五六七八九十-至到")
	for _, w := range [...]string{"季度", "月份", "月", "上半年", "下半年"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			switch rest {
			case "", "底", "底前", "末", "前":
				return true
			}
		}
	}
	return false
}

// cutYear takes a year off a heading: 2026年目标, 目标（2026年）, 2025年度.
func cutYear(s string) (string, int) {
	for i := 0; i+4 <= len(s); i++ {
		if !isDigit(s[i]) {
			continue
		}
		j := i
		for j < len(s) && isDigit(s[j]) {
			j++
		}
		if j-i == 4 && (s[i:i+2] == "19" || s[i:i+2] == "20" || s[i:i+2] == "21") {
			year := int(s[i]-'0')*1000 + int(s[i+1]-'0')*100 + int(s[i+2]-'0')*10 + int(s[i+3]-'0')
			rest := strings.TrimPrefix(s[j:], "年度")
			rest = strings.TrimPrefix(rest, "年")
			out := strings.ReplaceAll(s[:i]+rest, "()", "")
			if len(rest) == len(s[j:]) && rest != "" {
				return s, 0 // no year: 「2026A」
			}
			return out, year
		}
		i = j
	}
	return s, 0
}

// cutMeasure takes a unit of measure off a heading: 「总投资（亿元）」「投资额/万元」「面积 万亩」.
func cutMeasure(s string) (rest, unit string) {
	if strings.HasSuffix(s, ")") || strings.HasSuffix(s, "]") {
		if i := strings.LastIndexAny(s, "(["); i > 0 {
			in := strings.TrimPrefix(strings.TrimPrefix(s[i+1:len(s)-1], "单位:"), "单位")
			if isMeasure(in) {
				return s[:i], in
			}
		}
	}
	if i := strings.LastIndexAny(s, "/,:"); i > 0 {
		if in := s[i+1:]; isMeasure(in) {
			return s[:i], in
		}
	}
	if i := strings.IndexByte(s, '('); i > 0 {
		// The unit may stand before the end: 「总投资(亿元)情况」.
		if j := closing(s, i); j > 0 && isMeasure(s[i+1:j]) {
			return s[:i] + s[j+1:], s[i+1 : j]
		}
	}
	return s, ""
}

// roleRule gives a role to headings that end in one of its nouns, or are one of its whole words.
type roleRule struct {
	role  Role
	ends  words
	whole words
}

func rule(role Role, ends, whole string) roleRule {
	return roleRule{role, newWords(ends), newWords(whole)}
}

// roleRules are tried in order; of several that fit, the one with the longest end holds.
var roleRules = [...]roleRule{
	rule(Number, `序号 编号 项次 行号 顺序号 项目号`, `序 号 no no. NO NO. No No. № # 次序 排序 代码 项目代码`),
	rule(Lead, nounsFor(Lead)+` 牵头责任单位 牵头领导单位 牵头科室 牵头股室 牵头机构 牵头单位名称 召集单位 牵头镇街 领办单位`,
		wordsFor(Lead)+` 牵头方`),
	rule(Responsible, nounsFor(Responsible)+` 实施单位 实施主体 责任主体 落实单位 落实部门 执行单位 承担单位 责任科室 责任股室 责任机构 完成单位 任务单位 办理单位 责任乡镇 责任镇街 责任镇 责任镇办 负责单位 负责部门 责任落实单位 承接单位 具体责任单位 具体承办单位 具体落实单位 工作单位 分解单位 整改单位 起草单位 起草部门 调研单位 编制单位 论证单位 采购单位 组织单位 整改责任单位 帮扶单位 包保单位 联点单位 联系单位 包联单位 后盾单位 申报单位 报送单位 填报单位 所属单位 单位名称 部门名称 乡镇名称 镇街名称 主管单位 主管部门 行业主管部门 行业主管单位 责任主体单位 责任分工 职责分工 任务分工 分工 责任村 责任乡镇(街道) 责任县区 承担部门 落实责任单位 具体责任部门`,
		wordsFor(Responsible)+` 部门 乡镇 镇街 乡镇(街道) 镇(街道) 镇(办) 镇办 部门(单位) 乡镇(单位) 单位(部门) 县区 区县 县(市、区)`),
	rule(Related, nounsFor(Related)+` 参加单位 相关单位 相关部门 有关单位 有关部门 相关责任单位 联络单位 对接单位 成员单位 支持单位 协作单位 协调单位 会办单位 配合责任单位 相关责任部门 责任配合单位 协管单位 监管单位 指导单位 督办单位 督导单位 督查单位 验收单位`,
		wordsFor(Related)),
	rule(Leader, `责任领导 分管领导 包联领导 牵头领导 县级领导 区级领导 市级领导 县领导 区领导 市领导 挂点领导 联点领导 联系领导 主管领导 挂帅领导 包保领导 分管负责人 主要领导 包抓领导 包案领导 责任县领导 牵头责任领导 领导 分管县长 分管副县长 分管区长 分管副区长 牵头县级领导 指挥长 总召集人 挂钩领导 帮扶领导 包挂领导 服务领导 领衔领导 牵头负责人 召集人 组长 总指挥 政委`, ``),
	rule(Coordinator, `协管责任人 协助领导 协管领导 配合领导 协调领导 协管人 副指挥长 副召集人 副组长 协助负责人 协调责任人`, ``),
	rule(Contact, `责任人 联系人 联络人 联络员 负责人 经办人 承办人 具体责任人 责任人员 直接责任人 第一责任人 专干 具体负责人 责任人姓名 工作人员 填报人 联系人及电话 姓名 人员 包保责任人 网格员 责任人(签名)`, ``),
	rule(Owner, `业主单位 建设单位 项目业主 业主名称 业主 项目单位 投资单位 投资主体 企业名称 建设主体 项目法人 投资方 龙头企业 运营单位 项目业主单位 实施企业`, ``),
	rule(Start, `开工时间 启动时间 开始时间 起始时间 开工日期 开始日期 启动日期 动工时间 开工时限 开工年月 实际开工时间 计划开工时间 拟开工时间 交办时间 交办日期 立项时间 开工节点`, ``),
	rule(DueDate, `完成时限 时间节点 完成时间 时限要求 办结时限 截止日期 时间要求 截止时间 完成期限 完工时间 竣工时间 完成日期 办理时限 整改时限 时限 期限 完成节点 竣工日期 完工日期 办结时间 落实时限 投产时间 投用时间 交付时间 完成时间节点 工作时限 计划完成时间 预计完成时间 时间安排 进度要求 节点要求 反馈时间 完成时限要求 推进时限 整改期限 到期时间 交房时间 完成年限 时间进度 工作节点 完成时点 销号时间 截至时间`,
		`时间 日期 节点 完成年度 完成年份 完成月份`),
	rule(Period, `建设年限 起止时间 建设周期 建设起止年限 起止年限 实施年限 建设期限 起止年月 建设工期 工期 实施周期 建设时间 实施时间 起止日期 工作周期 实施期限`, ``),
	rule(Done, `完成情况 进展情况 工作进展 落实情况 目前进度 目前进展 进展 推进情况 办理情况 整改情况 实施情况 工作进度 完成进度 当前进展 最新进展 形象进度情况 建设进展 建设情况 工程进度 项目进展 项目进度 推进进度 办理结果 完成结果 工作成效 执行情况 累计完成 实际完成 已完成 完成数 完成值 完成额 累计完成额 完成投资 累计完成投资 进度情况 进度 阶段性成效 取得成效 工作情况 实绩 实际值 销号情况 办结情况 完成量 开展情况 月完成 月底完成 月累计`,
		finishQuestions()+` 状态 办理状态 当前状态 办结状态 完成状态 落实进度`),
	rule(DonePercent, `完成率 形象进度 完成比例 完成百分比 进度比例 进度百分比 完成占比 占年度任务 占年计划 占年度计划 占年度目标 占全年目标 完成全年任务 投资完成率 占年度计划比例 占计划比例 占年度投资比例 占年度计划投资比例 占总投资比例 进度率 完成程度 序时进度 支付率 开工率 完成年度计划 完成年度任务 完成年度目标 完成全年计划 完成全年目标 完成年计划`, ``),
	rule(Trouble, `存在问题 问题 困难 存在困难 主要问题 困难和问题 存在的问题 存在的困难 困难问题 问题及建议 需协调事项 需要协调解决的问题 未完成原因 滞后原因 原因 原因分析 需协调解决问题 堵点 问题清单 未完成原因分析 需协调问题`, ``),
	rule(Milestones, `分月计划 月度计划 分季计划 季度计划 进度计划 进度安排 建设计划 推进计划 阶段目标 阶段任务 月度目标 季度目标 分月进度 阶段性目标 实施步骤 推进步骤 年度计划安排 节点任务 节点目标 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 上半年 下半年 时间表 月度任务 计划安排 工作安排 下一步工作安排 下步工作安排 下一步工作计划 下步计划 下步打算 下一步打算 推进安排 下步工作计划 下一步工作打算 下步工作打算 下一步计划 下步工作 下一步工作 下一步措施 下步安排 下阶段计划 下阶段工作 后续安排 后续计划`, ``),
	rule(TargetValue, `目标值 年度目标 目标 任务数 计划数 任务量 计划完成 年度任务 年度计划 目标数 任务指标 计划值 年目标 指标值 工作目标 任务目标 具体目标 全年目标 年度工作目标 预期目标 目标要求 计划目标 考核目标 年度目标任务 量化目标 责任目标 双过半任务 年度目标值 计划任务数 分配任务 年度任务数 任务 建设目标 标准 目标及要求 工作要求 完成标准 达标要求 标准要求 指标要求 具体要求 标准及要求 测评标准 验收标准 创建标准 预期成效 预期效果 工作标准 指标任务 考核指标 全年任务 任务分配数 任务完成数 下达任务 下达计划 预期指标 完成标志 成果形式 标志性成果 预期成果 阶段成果 工作成果 具体成果 全年计划 目标任务数 约束性指标`, `要求`),
	rule(Baseline, `上年完成 基数 上年实际 上年完成数 上年基数 上年度完成 上年度完成情况 去年完成 去年同期 上年同期 年实际 基期值 现状 现状值 上年度 上年 现状水平 基准值 年完成 年完成数 年实际完成 年基数 年完成值 初始值 完成情况(上年) 底数 起点值 年底数`, `实际 实际完成数 往年 上年(同期)`),
	rule(MeasureUnit, `计量单位 计算单位 指标单位 单位(计量) 度量单位 计量`, ``),
	rule(UnitOrBody, ``, `单位`),
	rule(Other, `批示领导 签批领导 交办领导 批示人 交办人 签发人 施工单位 承建单位 设计单位 监理单位 代建单位 勘察单位 总包单位 分值 权重 得分 评分标准 评分细则 考核办法 评价标准 扣分标准 数据来源 指标来源 指标性质 指标属性 属性 亮灯 预警 督办等级 排名 联系电话 联系方式 电话 填报时间 填报日期 项目代码 审批文号 批复文号 是否入库 是否纳统 是否已停止运营 是否拆除设施设备 是否已进行复绿 违法违规原因 整治类型 建成时间 签字 盖章 考核单位 考核部门 考评单位 考评部门 评价单位 评价部门 评分单位 打分单位 数据提供单位 数据来源单位 审核单位 审核部门 认定单位 认定部门 考核方式 评价方式 佐证材料`, ``),
	rule(Metric, `指标名称 指标 主要指标 考核指标名称 二级指标 三级指标 指标内容 具体指标 核心指标 经济指标 评价指标 主要经济指标 指标项目 监测指标 关键指标`, ``),
	rule(Section, `类别 板块 一级指标 领域 类型 分类 大类 小类 批次 项目类别 项目类型 任务类别 工作类别 工作板块 工作领域 事项类别 所属领域 行动名称 行动 专项行动 重点领域 方面 工程类别 产业 行业 工程名称 专项 指标类别 章节 工作专班 专班名称 六大行动 条线 专题 类 维度 篇章 项目性质 建设性质 性质 工作专班名称 战役`, `工程`),
	rule(Measure, `工作措施 推进措施 主要措施 具体措施 措施 建设内容及规模 建设内容 建设规模 主要建设内容 项目简介 建设规模及内容 工作内容及要求 建设内容和规模 项目内容 实施内容 工作举措 主要举措 保障措施 落实措施 整改措施 整改举措 推进举措 项目概况 主要做法 要点 实施路径 拟采取措施 工作步骤 任务措施 建设规模和内容 建设规模与内容 主要建设内容及规模 建设内容与规模 年度建设内容 年度主要建设内容 建设任务 主要建设规模 规模 方法步骤 具体内容`, ``),
	rule(Title, `工作任务 目标任务 重点任务 项目名称 事项 工作内容 主要任务 任务分解 具体举措 具体任务 任务名称 任务内容 工作事项 重点工作 任务清单 具体事项 事项名称 主要工作 工作名称 名称 重点事项 项目内容 督办事项 督查事项 交办事项 任务事项 目标任务分解 分解任务 主要工作任务 重点工作任务 年度重点工作 工作项目 实事项目 民生实事 责任事项 整改事项 整改任务 问题事项 改革事项 改革任务 具体工作 工作要点 任务要点 具体工作任务 具体工作内容 主要内容 内容 任务要求 重点项目 项目 举措 具体措施任务 目标任务及时间节点 年任务 工作任务及要求 攻坚任务 承诺事项 建议内容 提案内容 立项内容 决策事项 决定事项 会议议定事项 议定事项 批示内容 批示事项 督办内容 交办内容 十大工程 清单内容 标题 案由 题目`, ``),
	rule(Amount, `总投资 年度投资 投资额 投资总额 投资 计划投资 年度计划投资 总投资额 资金 估算投资 资金来源 资金规模 投资规模 投资总额 概算 预算 金额 补助资金 奖金基数 专项资金 资金需求 计划投资额 投资计划 面积 产量 税收 产值 长度 里程 数量 合计 小计 总计 户数 人数 用地面积 增长 增速 增幅 同比 比重 占比 同比增长 同比增幅`, ``),
	rule(Place, `建设地点 地点 项目地点 位置 具体位置 建设地址 地址 实施地点 所在地 项目所在地 所在乡镇 所属乡镇 所属镇街 所在镇街 属地 所在村 选址 建设区域 建设位置`, ``),
	rule(Remark, `备注 说明 备考 附注 其他 备注说明 情况说明 依据 来源 文件依据 任务来源 政策依据 目标来源 依据文件`, `注`),
}

// headingFill are words that stand before the noun of a heading and say nothing of its kind.
var headingFill = newWords(`县级 区级 市级 省级 县 区 市 省 镇 乡镇 街道 主要 具体 工作 年度 年 本年 全年 任务 项目 重点 计划 预计 实际 拟 目前 当前 累计 截至 截止 月 月底 本月 本期 本季度 上月 上年 去年 今年 第一 第二 一级 二级 三级 总 分 完成 责任 牵头 单位 部门 行业 区政府办 县政府办 市政府办
政府 高新区 开发区 园区 联点 的 及 和 与 个 项 大 十 百 五 六 七 八 九 三 四 二 一 0 1 2 3 4 5 6 7 8 9 建设 投资 工程 产业 时间 情况 整改 问题 考核 指标 目标 直接 协助 社区 村 非法 码头 企业 经济 社会 发展 民生 实事 改革 创新 落实 推进 实施 要求 事项 内容 措施 类 名称 揭榜 挂帅 领导 分解 公开 办理 方式 专项 会战 行动 攻坚 双过半 下达 申报 竣工 开工 启动 是否 前期 领办 督办 交办 会办 协办 承办 主办 答复 提案 建议 议案 分管 主管 协管 挂联 包抓 包保 包案`)

// roleOf finds the role of a heading without its year and unit of measure, and
// how much of it is understood.
func roleOf(s string) (Role, int) {
	best, end := NoRole, ""
	for i := range roleRules {
		r := &roleRules[i]
		if r.whole.has(s) {
			return r.role, 100
		}
		if e := r.ends.suffix(s); len(e) > len(end) {
			best, end = r.role, e
		}
	}
	if best == NoRole {
		return NoRole, 0
	}
	before := s[:len(s)-len(end)]
	// A measure of the year before: 「2025年完成情况」 is told by the caller from
	// the year; here only the words count.
	known, all := utf8.RuneCountInString(end), utf8.RuneCountInString(s)
	for rest := before; rest != ""; {
		if w := headingFill.prefix(rest); w != "" {
			known += utf8.RuneCountInString(w)
			rest = rest[len(w):]
			continue
		}
		_, n := utf8.DecodeRuneInString(rest)
		rest = rest[n:]
	}
	sure := known * 100 / all
	if utf8.RuneCountInString(end) <= 2 && all-known > 4 || sure < 30 {
		return NoRole, 0
	}
	return best, sure
}

// UnitColumn decides what a column headed only 「单位」 holds, from its values:
// MeasureUnit where they are units of measure, else Responsible.
func UnitColumn(values []string) Role {
	measures, bodies := 0, 0
	for _, v := range values {
		v = dropSpace(fold(v))
		switch {
		case IsNothing(v):
		case isUnit(v):
			bodies++
		case isMeasure(v):
			measures++
		default:
			if l := Units(v); l.Sure() {
				bodies++
			}
		}
	}
	if measures > bodies {
		return MeasureUnit
	}
	return Responsible
}
