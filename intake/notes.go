package intake

import (
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/intake/source"
	"duban/model"
)

// beside gives notes of the document to their items: comments, struck text, cells without a
// value. It returns the rest, to be listed as unread.
func (r *reader) beside() []draft.Passage {
	var out []draft.Passage
	for i, notes := 0, r.doc.Notes; i < len(notes); {
		same := []string{notes[i].Text}
		j := i + 1
		for ; j < len(notes) && notes[j].Line == notes[i].Line && notes[j].Code == notes[i].Code; j++ {
			same = append(same, notes[j].Text)
		}
		if p, ok := r.besideLine(&notes[i], same); ok {
			out = append(out, p)
		}
		i = j
	}
	return out
}

// besideLine gives the notes of one kind on one line to the item there. Where there is no item,
// or the note is about no task, it returns a passage.
func (r *reader) besideLine(n *source.Note, texts []string) (draft.Passage, bool) {
	it := r.itemAt(n.Line)
	all := strings.Join(texts, "；")
	code, text := "", ""
	switch n.Code {
	case source.NoteComment:
		code, text = model.DoubtConflict, "批注：“"+all+"”"
	case source.NoteStruck:
		code, text = model.DoubtConflict, "原文“"+all+"”被划去（删除线），请核实是否有效"
		if it != nil && slices.ContainsFunc(texts, func(s string) bool {
			return strings.HasPrefix(lettersAndDigits(s), lettersAndDigits(it.Record.Task.Title))
		}) {
			text = "本条在原文中被划去（删除线），可能已取消"
		}
	case source.NoteHiddenRow:
		if it == nil {
			return draft.Passage{}, false // a heading, a total: it was read as one
		}
		code, text = model.DoubtInferred, "本行在原表中是隐藏的，请核实是否仍要"
	case source.NoteFormula:
		code, text = model.DoubtStructure, "单元格"+strings.Join(texts, "、")+"的公式没有存下结果：用 Excel 或 WPS 打开，保存后再导入"
	case source.NoteError:
		code, text = model.DoubtStructure, "单元格"+strings.Join(texts, "、")+"是出错的公式，没有读"
	case source.NoteFootnote:
		it, text = nil, "脚注："+all
	case source.NoteHiddenSheet:
		it, text = nil, "隐藏的工作表没有读："+all
	case source.NotePicture:
		it, text = nil, "图片没有读"
	case source.NoteEncoding:
		it, text = nil, "有的字节不是文字，显示为“\uFFFD”"
	}
	if it != nil {
		it.AddDoubt(code, text)
		return draft.Passage{}, false
	}
	return draft.Passage{Span: draft.Span{From: n.Line, To: n.Line}, Text: text}, text != ""
}

// itemAt returns the item that stands on a line, nil where there is none; of several,
// the one that begins last.
func (r *reader) itemAt(line int) *draft.Item {
	var found *draft.Item
	for i := range r.draft.Plans {
		items := r.draft.Plans[i].Items
		for j := range items {
			if it := &items[j]; it.Span.From <= line && line <= it.Span.To && (found == nil || it.Span.From >= found.Span.From) {
				found = it
			}
		}
	}
	return found
}
