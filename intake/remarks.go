package intake

import "duban/internal/pattern"

// remark matches the beginning of a paragraph about all items before it, not only the last.
var remark = pattern.New(`^(?:请|以上|上述|各(?:单位|部门|地|乡|镇|县|区|街道|责任|有关|相关)|附件|附[:：]|联系(?:人|电话)|特此|此(?:件|通知)|本(?:通知|方案|清单|表|办法))`)

// remarks moves the paragraphs at the end of a list that are about all of it to the node above.
// They stand with the last item only because none follows.
func (n *node) remarks() {
	k := len(n.kids)
	if k == 0 {
		return
	}
	last := n.kids[k-1]
	last.remarks()
	if k < 2 || len(last.kids) > 0 {
		return
	}
	for _, x := range n.kids[:k-1] {
		if len(x.kids) > 0 || len(x.paras) > x.inline() {
			return // items of several paragraphs
		}
	}
	for i := last.inline(); i < len(last.paras); i++ {
		if remark.MatchString(last.paras[i].text) {
			n.paras = append(n.paras, last.paras[i:]...)
			last.paras = last.paras[:i:i]
			return
		}
	}
}

// inline returns how many paragraphs of an item stand in the line of its title.
func (n *node) inline() int {
	if n.runIn {
		return 1
	}
	return 0
}
