package parse

import (
	"strings"
	"testing"
)

// Every word for a part means the same in a bracket, in a sentence, in front of
// a colon, as a heading and as a mark of a table.
func TestAWordForAPartMeansTheSameWhereverItStands(t *testing.T) {
	names := func(p Parties, role Role) string {
		switch role {
		case Lead:
			return strings.Join(Names(p.Lead), " ")
		case Related:
			return strings.Join(Names(p.Related), " ")
		}
		return strings.Join(Names(p.Responsible), " ")
	}
	for _, w := range partWords {
		texts := []string{"县交通局（" + w.word + "）、县发改局", "县交通局【" + w.word + "单位】、县发改局", "县交通局〔" + w.word + "〕县发改局", w.word + "：县交通局", w.word + "单位：县交通局"}
		if w.verb {
			texts = append(texts, "县交通局"+w.word)
		}
		for _, text := range texts {
			if p, ok := Clause(text); !ok || !strings.HasPrefix(names(p, w.role), "县交通局") {
				t.Errorf("%s: %t, lead %v, responsible %v, related %v", text, ok, Names(p.Lead), Names(p.Responsible), Names(p.Related))
			}
		}
		for _, heading := range []string{w.word, w.word + "单位", w.word + "部门"} {
			if h, ok := ReadHeading(heading); !ok || h.Role != w.role {
				t.Errorf("heading %s: %v", heading, h.Role)
			}
		}
		if got := PartInTable(w.word); got != w.role {
			t.Errorf("mark %s: %v", w.word, got)
		}
	}
}

func TestWhatIsNoWordForAPartGivesNone(t *testing.T) {
	for _, s := range []string{"", "单位", "部门", "主", "责", "主责主业", "负责人", "县交通局", "下同"} {
		if got := PartOf(s); got != NoRole {
			t.Errorf("%q: %v", s, got)
		}
	}
}
