package parse

import (
	"strings"
	"unicode/utf8"
)

// unitEnds are the words that names of offices, places and bodies end with.
var unitEnds = newWords(`
局 分局 总局 管理局 委 区委 县委 市委 省委 州委 旗委 工委 党委 纪委 监委 团委 编委 卫健委 发改委 政法委 委员会 管委会 居委会 村委会 人大 政协 政府
办 办公室 办事处 政府办 街道办 网信办 厅 部 组织部 宣传部 统战部 武装部 人武部 工作部 项目部 指挥部 总指挥部 处 科 股 科室 室 所 研究所 事务所 站 收费站 队
支队 大队 中队 总队 分队 消防队 镇 乡 街道 街 社区 村 苏木 民族乡 场 农场 林场 渔场 牧场 茶场 原种场 良种场 园区 产业园 工业园 科技园 物流园 园 开发区 高新区 经开区 新区
示范区 自贸区 保税区 管理区 度假区 景区 风景区 功能区 工业区 集聚区 试验区 保护区 区 县 市 州 旗 省 中心 服务中心 公司 集团 总公司 分公司 子公司 企业 国企 央企 院 法院 检察院
医院 学院 党校 学校 大学 中学 小学 幼儿园 校 专班 工作专班 工作组 领导小组 小组 组 专项组 银行 支行 分行 人行 农商行 农商银行 农信社 信用社 联社 信用联社 总工会 工会 妇联 残联
工商联 科协 文联 社科联 侨联 台联 作协 记协 联合会 红十字会 商会 协会 学会 研究会 促进会 贸促会 理事会 基金会 执委会 会 供销社 合作社 报社 出版社 社 旅行社 电视台 广播站 台 馆 图书馆 博物馆 档案馆
文化馆 城投 城建投 交投 交建投 经建投 建投 国投 农投 水投 文旅投 产投 城发 城运 投 电信 移动 联通 铁塔 广电 烟草 邮政 税务 海关 海事 气象 消防 交警 公安 武警 供电 国网 部门 单位 机构 成员单位
平台 基地 厂 矿 库 港 电厂 水厂 专委会 政府机关 机关 团区委 团县委 团市委 院校 高校 驻外机构 大厅 窗口 联席会议 联席办 河长办 创建办 巡察办 督查室 督导组 政务服务大厅 公积金 编办 总部 支部 总支 干休所 派出所 一中 二中 三中 四中 五中 六中 高速交警 商超 研究院 设计院 规划院 供水公司 水务公司
财政 水利 农业 林业 教育 民政 住建 交通 卫健 发改 工信 人社 文旅 应急 司法 审计 统计 医保 商务 科技 国资 金融 城管 自然资源 生态环境 市场监管 退役军人 乡村振兴 行政审批`)

// weakEnds are ends of unitEnds that only shorten a name in talk: 「区财政」 is the
// office of finance, but 「财政」 alone is a matter.
var weakEnds = newWords(`财政 水利 农业 林业 教育 民政 住建 交通 卫健 发改 工信 人社 文旅 应急 司法 审计 统计 医保 商务 科技 国资 金融 城管 自然资源 生态环境 市场监管
退役军人 乡村振兴 行政审批 税务 海关 海事 气象 消防 交警 公安 武警 供电 邮政 烟草 广电 电信 移动 联通 铁塔 公积金`)

// bareEnds are words that are no name by themselves: they stand behind one, or
// in a group with 「各」.
var bareEnds = newWords(`局 委 办 镇 乡 街道 街 场 村 社区 办事处 街道办事处 街道办 园区 开发区 乡镇 镇街 镇乡 乡镇街道 区 县 市 县区 区县 县市区 县市 市区 园 中心 单位 部门 机构 公司 集团 企业
委员会 管委会 工委 农场 林场 渔场 国有农场 国有林场 领导小组 小组 学校 医院 银行 大队 中队 支队 人民政府 政府 村居 村社区 办公室 指挥部 专班 工作部 服务中心 管理处 管理中心 项目部`)

// falseEnds are words that end like a unit and are none.
var falseEnds = newWords(`示范县 先进县 强县 大县 贫困县 文明县 示范市 试点县 全部 内部 外部 干部 局部 市场 现场 广场 立场 到场 机场 停车场 场所 一处 多处 各处 好处 去处 分处 住处 机会 大会 会议室 社会 协商会 座谈会 推进会 调度会 讲评会 现场会 推介会 洽谈会 招聘会 运动会
工作会 全会 例会 一站 车站 台站 平台建设 项目库 数据库 水库 仓库 车库 小区 片区 全区 全县 全市 全省 城区 市区 县区 地区 社区建设 灌区 库区 湖区 山区 城市 本区 本县 本市 我区 我县 我市 该区 该县 村镇 城镇 乡村 全镇 美丽乡村 农村
行政村 自然村 中心村 示范村 贫困村 主办 协办 承办 举办 督办 交办 兴办 开办 新办 领办 创办 催办 查办 好办 必办 速办 快办 通办 统办 即办 代办 帮办 一网通办 定期 住院 剧院 专场 入园 公园 学园 校园 家园 幼儿园 田园 果园 菜园 花园 庄园 乐园 陵园
大局 结局 布局 格局 全局 开局 破局 变局 一街 老街 三部 一部 本部 厕所 住所 处所 交易所 电站 泵站 充电站 加油站 换电站 变电站 污水站 泵站 排队 团队 工作队 服务队 志愿队 车队 部队 一批 投资 移动 联通 移动端 机组 一组 农业 林业 教育 交通 科技 金融 商务 统计
审计 应急 水利 财政 民政 司法 气象 消防 公安 税务`)

// groupWords begin or fill names of groups that nobody can telephone.
var groupWords = newWords(`各 相关 有关 所有 全体 全县各 全区各 全市各 其他 其它 涉及 责任 成员 区直 县直 市直 驻区 驻县 驻市 属地 行业主管 行业 主管 职能 业务 省直 州直 对口 联点 帮扶 承办 项目 牵头 辖区`)

// roleNouns are words for the part that a unit has; they are no unit.
var roleNouns = newWords(`单位 部门 机构 相关单位 有关单位 相关部门 有关部门 责任单位 责任部门 牵头单位 牵头部门 成员单位 主管部门 配合单位 各单位 各部门 各有关单位 各相关单位 各有关部门 各相关部门 职能部门 行业主管部门 业务部门 行业部门 各级各部门 各责任单位 各成员单位`)

// roleFill are the words before 「单位」 and 「部门」 that name nobody.
var roleFill = newWords(`各 各级 相关 有关 所有 全体 其他 其它 责任 牵头 成员 配合 主管 主责 职能 业务 行业 全县 全区 全市 县直 区直 市直 县级 区级 市级 驻县 驻区 驻市 涉及 对口`)

// isRoleNoun reports whether a name says only which part some units have, and
// names none of them: 「各有关责任单位」「县直各相关部门」, but not 「各乡镇」.
func isRoleNoun(name string) bool {
	if roleNouns.has(name) {
		return true
	}
	rest := ""
	for _, end := range [...]string{"部门和单位", "单位和部门", "部门、单位", "部门单位", "单位", "部门", "机构"} {
		if head, ok := strings.CutSuffix(name, end); ok {
			rest = head
			break
		}
	}
	for rest != "" {
		w := roleFill.prefix(rest)
		if w == "" {
			return false
		}
		rest = rest[len(w):]
	}
	return name != "" && (strings.HasSuffix(name, "单位") || strings.HasSuffix(name, "部门") || strings.HasSuffix(name, "机构"))
}

// familyNames are the family names of one character, the common ones of the whole country.
const familyNames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋初云容敬来扈晁芮普阙浦戈伏鹿薄邸雍辜羊乌母裘亓修邰赫杭况宿鲜印逯隆茹诺战慕庹甯揭逄乜呙占郄缑鄂亢闾粘佴危玉银亢嵇公哈湛宾戎勾茅尉冶斯元束檀衣信阴昝智幸奉衡尧闭"

// commonNames are the family names that most people have.
const commonNames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳"

// doubleNames are the family names of two characters.
var doubleNames = newWords(`欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 贺兰 完颜 慕容 尉迟 长孙 宇文 独孤 端木 东方 南宫 西门 公孙 轩辕 澹台 淳于 单于 太史 闻人 钟离 呼延 闾丘 鲜于 濮阳 赫连 第五 百里 拓跋 东郭 南门 羊舌 梁丘 左丘 东门`)

// posts are words for the office that a person holds.
var posts = newWords(`书记 副书记 县长 副县长 区长 副区长 市长 副市长 镇长 副镇长 乡长 副乡长 州长 副州长 局长 副局长 主任 副主任 部长 副部长 院长 副院长 校长 副校长 站长 副站长 所长 副所长 队长 副队长 大队长 支队长 科长 副科长 处长 副处长 股长 行长 副行长
经理 总经理 副总经理 副总 总监 董事长 副董事长 理事长 会长 副会长 主席 副主席 常委 委员 组长 副组长 指挥长 副指挥长 政委 检察长 秘书长 副秘书长 调研员 四级调研员 二级调研员 专员 党组书记 党组成员 领导 县领导 区领导 市领导 县级领导 区级领导 分管领导 主要领导 班子成员
负责人 主要负责人 责任人 联系人 同志 主官 村长 村主任 社区书记 总师 总工程师 工程师 干事 办事员 联络员 河长 林长 田长 路长 链长 工程长 巡视员 总经济师 党委书记 总召集人 召集人 先生 女士`)

// isGroup reports whether a name means a group of units and not one: 「各镇（街道）」
// 「相关部门」「区直和驻区各单位」.
func isGroup(name string) bool {
	name = fold(dropSpace(name))
	if isRoleNoun(name) {
		return true
	}
	name = stripBracket(name)
	bare := name
	for _, w := range [...]string{"区", "县", "市", "镇", "全区", "全县", "全市"} {
		if rest, ok := strings.CutPrefix(name, w); ok && groupWords.prefix(rest) != "" {
			bare = rest
		}
	}
	if groupWords.prefix(bare) == "" && !strings.Contains(name, "各") {
		return false
	}
	return groupEnds.suffix(name) != ""
}

// groupEnds are the words that names of groups end with.
var groupEnds = newWords(`单位 部门 机构 企业 乡镇 镇街 街道 镇 乡 场 公司 村 社区 领导小组 平台 学校 镇乡 园区 银行 指挥部 专班 县区 区县 县市区 区 县 市 办事处 街道办 政府 局 委 办 办公室 医院 协会 团体 组织
开发区 管委会 党委 党组 支部 学院 高校 院校 中心 科室 股室 站所 分局 大队 业主 国企 平台公司 农场 林场 渔场 乡镇场 园 金融机构 成员 集团 商会 行业 地 级`)

// isUnit reports whether a name reads as that of an office, a body or a place:
// it ends like one and has something before that end.
func isUnit(name string) bool {
	name = fold(dropSpace(name))
	if i := strings.IndexByte(name, '('); i > 0 && strings.HasSuffix(name, ")") {
		name = name[:i]
	}
	n := utf8.RuneCountInString(name)
	if n < 2 || n > 30 || strings.ContainsAny(name, "0123456789%。,;:、") && !strings.HasPrefix(name, "各") {
		return false
	}
	if isGroup(name) {
		return true
	}
	if countsThings(name) {
		return false
	}
	end := unitEnds.suffix(name)
	if end == "" {
		return false
	}
	if f := falseEnds.suffix(name); f != "" && len(f) >= len(end) && (f == name || !levelled(name)) {
		return false
	}
	if weakEnds.has(end) {
		return levelled(name) && len(end) < len(name)
	}
	return len(end) < len(name) || !bareEnds.has(end) && n >= 3 || wholeNames.has(name)
}

// wholeNames are short names that stand for a body without anything before them.
var wholeNames = newWords(`区委 县委 市委 省委 州委 纪委 监委 人大 政协 团委 党校 法院 工会 妇联 残联 侨联 科协 文联 政府 公安 税务 消防 海关 邮政 电信 移动 联通 铁塔 供电 城投 交投 国投 农投 城发 编办 信访 国网 检察院`)

// levelled reports whether a name begins with the level of government that it belongs to.
func levelled(name string) bool {
	r, n := utf8.DecodeRuneInString(name)
	return strings.ContainsRune("区县市省州旗镇乡", r) && len(name) > n
}

// isPersonName reports whether a text without white space reads as a person's name.
func isPersonName(name string) bool {
	n := utf8.RuneCountInString(name)
	if n < 2 || n > 4 {
		return false
	}
	for _, r := range name {
		if !isHan(r) {
			return false
		}
	}
	if posts.has(name) || strings.HasSuffix(name, "副") || roleNouns.has(name) || isGroup(name) || notNames.has(name) {
		return false
	}
	if d := doubleNames.prefix(name); d != "" && len(name) > len(d) {
		return n <= 4
	}
	first, size := utf8.DecodeRuneInString(name)
	if !strings.ContainsRune(familyNames, first) || n > 3 {
		return false
	}
	if n == 3 {
		if e := unitEnds.suffix(name); e != "" {
			last, _ := utf8.DecodeLastRuneInString(name)
			// A given name may end in one of these.
			return strings.ContainsRune("会科联行园社平州", last) && len(e) == size
		}
		return posts.suffix(name) == ""
	}
	last, _ := utf8.DecodeLastRuneInString(name)
	return !strings.ContainsRune("局委办镇乡区县村部所站场院馆室处队厅市", last) && !wholeNames.has(name)
}

// notNames are words of documents that begin with a family name.
var notNames = newWords(`全年 全部 全县 全区 全市 全面 完成 相关 有关 计划 平台 安全 文旅 农业 林业 金融 文化 商务 应急 教育 高新 时间 项目 强化 支持 都市 文件 方案 连续 广泛 明确 于年 成立 应当 施工 项目部 关于 关键 章程 路线 时限 时候 单位 公司 公安 车辆 高校 高速
和平 平安 利用 国家 国有 公开 公共 元旦 全程 全员 全域 全力 相应 信息 信访 经费 应用 应知 和谐 温馨 申报 申请 申领 查处 查明 施行 管理 管控 管护 解决 解除 连接 游客 路面 水利 卫生 卫健 师资 师生 商业 商贸 商户 贸易 成果 成效 成员 广场 江河 湖泊 石材 海绵 山水 云端 万元 万亩 万人 亩 党建 党员 党委 党组 司法 政府 农村 农民 农户 农机 常态 常委
明年 暂无 时序 长期 高标准 年度 年底 空白 无 包装 包保 区长 印发 印章 支付 支出 都是 来源 初步 初稿 容量 国省 国道 省道 县道 平均 计量 计算 干部 干线 干事 信用 信号 展览 展示 智慧 智能 富民 居民 居家 修复 修建 修缮 但是 南北 强制 强村 门店 门诊 相继 经营 经济`)
