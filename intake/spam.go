package intake

import "duban/internal/pattern"

// spamWords matches advertisements, for betting and the like, that intruders have put into
// web pages in place of words of the text.
var spamWords = pattern.New(`(?:买|玩|网上|在线)?(?:足球|彩票|博彩|赌球|赌博|百家乐|老虎机|棋牌|菠菜)(?:投注|下注|彩票|游戏)?的?(?:软件|平台|网站|网址|app|APP|官网)`)

// withoutSpam takes advertisements out of a text, and returns the first one.
func withoutSpam(s string) (text, spam string) {
	spam = spamWords.FindString(s)
	if spam == "" {
		return s, ""
	}
	return spamWords.ReplaceAllString(s, ""), spam
}
