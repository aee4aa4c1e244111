package walktest

import (
	"fmt"
	"math"
	"regexp"
	"strconv"

	"duban/board"
	"duban/model"
	"duban/words"
)

var paced = regexp.MustCompile(`应完成([0-9.]+)%，实报([0-9.]+)%`)

// columns holds what the columns of a list say of each row against the sentence of the measure that they are of.
func columns(b *board.Board) (out []string) {
	for i := range int32(b.Len()) {
		r := b.At(i)
		a := &r.Assessment
		done, due := words.Progress(r.Task, a)
		if !a.Known || a.Light == model.Done {
			continue
		}
		for _, x := range b.Explain(r).Reasons {
			if x.Code != model.ReasonOnPace && x.Code != model.ReasonBehind || x.Index != a.Lead || x.Milestone {
				continue
			}
			said := words.Reason(x, model.Chinese)
			m := paced.FindStringSubmatch(said)
			if m == nil {
				break
			}
			near := func(column, sentence string) bool {
				want, err := strconv.ParseFloat(column[:max(len(column)-1, 0)], 64)
				got, _ := strconv.ParseFloat(sentence, 64)
				return err == nil && math.Abs(want-got) <= 0.95 // the sentence may have a digit more; 99.96% is shown as 99%
			}
			if !near(due, m[1]) || !near(done, m[2]) {
				out = append(out, fmt.Sprintf("columns: %s: %s of %s, but the reason says %s", r.Task.ID, done, due, said))
			}
			break
		}
	}
	return out
}
