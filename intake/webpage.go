package intake

import (
	"strings"

	"duban/internal/pattern"
	"duban/model"
)

// webPage holds what the page of a government's site prints above a text about it.
type webPage struct {
	number, issuer string
	date           model.Date
}

var (
	webLabel = pattern.New(`(?:索引号|组配分类|主题分类|信息分类|体裁分类|服务对象分类|公开(?:范围|方式|属性|类型|时限)|(?:生成|公开|发布|成文|发文|生效|失效|废止)(?:日期|时间)|有效性|发布机构|发文机关|发文单位|发文字号|统一登记号|政策咨询(?:机关|电话)|主题词|关键词|名称|标题|文号)[:：]`)
	// webLine matches what a web page prints around a text: the path to the page, links to the
	// pages before and after, who keeps the site.
	webLine = pattern.New(`^(?:(?:您|你)?(?:的|现在的?|当前的?)?(?:所在)?位置(?:是|为)?[:：].*|(?:网站|网)?首页(?:[>＞»›/|→-].*)?|(?:[\p{Han}]{2,12}[>＞»›]){2,}[\p{Han}]{0,20}|[上下]一[篇页条][:：]?.*|(?:相关(?:链接|文章|阅读|新闻)|责任编辑|编辑|责编|编审|附件下载|点击(?:数|量|次数|率)?|阅读(?:量|次数)?)[:：][^。；]{0,60}|(?:相关(?:链接|文章|阅读|新闻)|扫一扫|分享[到至]|我要纠错|返回顶部|附件下载)[:：]?|扫一扫[^。；]{0,30}|(?:【(?:打印|关闭|返回|收藏|分享|纠错|大|中|小|字体|字号)[^】]{0,12}】)+.*|.{0,80}(?:ICP备|公网安备|网站标识码|版权所有).{0,80})$`)
	// webKeeper matches the line with the keeper of a site. Duties are written the same way, so
	// that it counts only before another line of a site.
	webKeeper = pattern.New(`^(?:主办|承办)(?:单位)?[:：][^。]{2,60}$`)
	// webMore matches the words that go on behind a source on the same line.
	webMore = pattern.New(`(?:发布|更新|发表)?(?:时间|日期)|作者|编辑|浏览|阅读|点击|访问|字体|字号|打印|分享|日期`)
	webDate = pattern.New(`^(?:(?:信息)?来源|(?:发布|更新|发表|公开)?(?:时间|日期))[:：]`)
)

// withoutSite takes out the lines of the web page around a text, before labels
// are looked for in them.
func (r *reader) withoutSite(all []piece) []piece {
	out := all[:0:0]
	for i, p := range all {
		if r.stopped() {
			return nil
		}
		if p.isWebLine() || p.table == nil && webKeeper.MatchString(p.text) && i+1 < len(all) && all[i+1].isWebLine() {
			r.markUsed(p.span, usedFurniture)
			continue
		}
		if p.table == nil && i < 40 && r.readSite(p.text) {
			r.markUsed(p.span, usedHead)
			continue
		}
		out = append(out, p)
	}
	return out
}

// isWebLine reports whether a piece is a line that a web page prints around its text.
func (p *piece) isWebLine() bool {
	return p.table == nil && len(p.text) < maxFurniture && webLine.MatchString(p.text)
}

// readSite reads a line of the table above a text on a government's site: 「索引号：…
// 发布机构：…」. It reports whether the line is one.
func (r *reader) readSite(s string) bool {
	s = strings.Trim(s, "•·|｜ ；")
	at := webLabel.FindAllStringIndex(s, -1)
	if len(at) == 0 || at[0][0] > 0 || runes(s) > 200 || strings.Contains(s, "。") {
		return false
	}
	first := strings.TrimRight(s[:at[0][1]], "：:")
	if len(at) == 1 && (!r.onSite && first != "索引号" || webDate.MatchString(s)) {
		return false // 「发布时间：…」 alone, or a label that plans use too
	}
	r.onSite = true
	for i, m := range at {
		to := len(s)
		if i+1 < len(at) {
			to = at[i+1][0]
		}
		label, value := strings.TrimRight(s[m[0]:m[1]], "：:"), strings.Trim(s[m[1]:to], "|｜；; ")
		switch label {
		case "文号", "发文字号":
			if number := ownNumber(value); number != "" {
				r.site.number = number
			}
		case "发布机构", "发文机关", "发文单位":
			if value = stripBracket(value); isIssuer(value) {
				r.site.issuer = value
			}
		case "成文日期", "发文日期", "生成日期":
			if d, ok := printedDate(value); ok {
				r.site.date = d
			} else if d := isoDate.FindStringSubmatch(value); d != nil {
				r.site.date, _ = civil(digits(d[1]), digits(d[2]), digits(d[3]))
			}
		}
	}
	return true
}

// fromSite gives a paper's letterhead what only the page around it says.
func (n *notice) fromSite(w webPage) {
	if n.number == "" {
		n.number = w.number
	}
	if w.date != 0 && (n.date == 0 || n.published) {
		n.date = w.date
	}
	if len(n.issuers) == 0 && w.issuer != "" {
		n.issuers = []string{w.issuer}
	}
}
