package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"duban/intake/parse"
	"duban/model"
)

// sharesIn lists the completion that each task of a draft reports, "" where none.
func sharesIn(t *testing.T, text string) []string {
	t.Helper()
	d, err := Read(t.Context(), "report.md", []byte(text), Options{Today: model.NewDate(2026, 6, 1)})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Plans) != 1 {
		t.Fatalf("%d plans are read of %s", len(d.Plans), text)
	}
	var out []string
	for i := range d.Plans[0].Items {
		share := ""
		for _, r := range d.Plans[0].Items[i].Record.Returns {
			if r.Percent != nil {
				share = r.Percent.String()
			}
		}
		out = append(out, share)
	}
	return out
}

// works are what the reports of these tests are about.
var works = strings.Fields("滨江路 环湖路 望山路 学府路 站前路 工业路 花园路 长桥路 南门路 北门路 临河路 梅园路 松林路 柳荫路 石桥路")

func inCells(heading string, said ...string) string {
	var b strings.Builder
	b.WriteString("# 某县2026年重点工作清单\n\n|序号|工作任务|责任单位|" + heading + "|\n|---|---|---|---|\n")
	for i, s := range said {
		fmt.Fprintf(&b, "|%d|%s改造工程|县交通局|%s|\n", i+1, works[i], s)
	}
	return b.String()
}

func inBulletin(said ...string) string {
	var b strings.Builder
	b.WriteString("# 某县2026年重点工作进展情况的通报\n\n截至5月底，现将有关进展情况通报如下：\n\n一、工作进展\n")
	for i, s := range said {
		fmt.Fprintf(&b, "%d.%s改造工程：%s。责任单位：县交通局。\n", i+1, works[i], s)
	}
	return b.String()
}

// sameInBoth holds what a cell and a bulletin say against what is wanted: pairs of words and completion.
func sameInBoth(t *testing.T, forms [][2]string) {
	t.Helper()
	var said, want []string
	for _, f := range forms {
		said, want = append(said, f[0]), append(want, f[1])
	}
	for _, text := range []string{inCells("完成情况", said...), inBulletin(said...)} {
		got := sharesIn(t, text)
		if slices.Equal(got, want) {
			continue
		}
		if len(got) != len(want) {
			t.Errorf("%d tasks are read of %s", len(got), text)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q, in\n%s", said[i], got[i], want[i], text[:strings.Index(text, "\n")])
			}
		}
	}
}

func TestAWordForFinishedMeansTheSameInACellAndInABulletin(t *testing.T) {
	for _, word := range strings.Split(parse.FinishPattern(), "|") {
		sameInBoth(t, [][2]string{
			{"已" + word, "100"},
			{"已全面" + word, "100"},
			{"已于5月20日" + word, "100"},
			{"已" + word + "并归档", "100"},
			{"全部" + word, "100"},
			{"已" + word + "3处，正在扫尾", ""},
			{"已" + word + "3处", ""},
			{"主体已" + word, ""},
			{"预计6月底前" + word, ""},
			{"力争年底全面" + word, ""},
			{"尚未" + word, ""},
		})
	}
}

func TestWhatIsFinishedInPartIsNotFinished(t *testing.T) {
	sameInBoth(t, [][2]string{
		{"任务已完成", "100"},
		{"已完成", "100"},
		{"已完成整改任务，已销号", "100"},
		{"12个问题已全部销号", "100"},
		{"3个问题已销号", ""},
		{"招标已完成", ""},
		{"前期手续已办结", ""},
		{"一期已竣工", ""},
		{"已办结，其余正在办理", ""},
		{"实施方案已印发", ""},
		{"已于5月10日印发", "100"},
		{"已建成路基", ""},
	})
}

func TestACellThatHoldsOnlyAWordForFinishedIsFinished(t *testing.T) {
	for word := range strings.SplitSeq(parse.FinishPattern()+"|完成|是|100%", "|") {
		if got := sharesIn(t, inCells("完成情况", word, "正在施工")); !slices.Equal(got, []string{"100", ""}) {
			t.Errorf("%s: %q", word, got)
		}
	}
}

func TestAColumnThatAsksForAWordForFinishedIsAnswered(t *testing.T) {
	for word := range strings.SplitSeq(parse.FinishPattern()+"|完成", "|") {
		if got := sharesIn(t, inCells("是否"+word, "是", "已"+word, "√", "未"+word, "否")); !slices.Equal(got, []string{"100", "100", "100", "", ""}) {
			t.Errorf("是否%s: %q", word, got)
		}
	}
}
