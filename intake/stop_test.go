package intake_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"duban/intake"
)

// patience is a context that ends when it has been asked so many times whether
// it has; never where that is 0.
type patience struct {
	context.Context
	asked, most int
}

func (p *patience) Err() error {
	p.asked++
	if p.most > 0 && p.asked > p.most {
		return context.Canceled
	}
	return nil
}

func TestAReadingThatIsStoppedEndsWithTheParagraphItIsAt(t *testing.T) {
	const many = 200
	const head = "某县人民政府办公室\n关于印发2026年重点工作清单的通知\n\n一、重点项目\n"
	var items, bulletin, sentences strings.Builder
	for i := range many {
		fmt.Fprintf(&items, "%d.改造第%d号道路%d公里，完成投资2亿元。（牵头单位：县交通局；完成时限：2026年10月）\n", i+1, i+1, i+3)
		fmt.Fprintf(&bulletin, "县交通局负责的第%d号道路改造项目，已完成投资2亿元，占年度计划的%d%%。\n", i+1, i%90+5)
		fmt.Fprintf(&sentences, "县交通局负责的第%d号道路改造项目，已完成投资2亿元，占年度计划的%d%%。", i+1, i%90+5)
	}
	const report = "某县人民政府督查室\n关于2026年上半年重点项目进展情况的通报\n\n一、进展情况\n"
	for name, text := range map[string]string{
		"a list":             head + items.String(),
		"a bulletin":         report + bulletin.String(),
		"one long paragraph": report + sentences.String() + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			all := &patience{Context: t.Context()}
			if _, err := intake.Read(all, "a.txt", []byte(text), intake.Options{}); err != nil {
				t.Fatal(err)
			}
			if all.asked < many {
				t.Fatalf("%d questions whether to stop for %d parts", all.asked, many)
			}
			for most := all.asked / 8; most < all.asked; most += all.asked / 8 {
				p := &patience{Context: t.Context(), most: most}
				d, err := intake.Read(p, "a.txt", []byte(text), intake.Options{})
				if !errors.Is(err, context.Canceled) || d != nil {
					t.Fatalf("stopped at %d of %d: %v, %v", most, all.asked, d, err)
				}
				if after := p.asked - most; after > 20 {
					t.Errorf("stopped at %d of %d: asked %d times more", most, all.asked, after)
				}
			}
		})
	}
}

func TestTheProgressRisesWithWhatIsUnderstood(t *testing.T) {
	var b strings.Builder
	b.WriteString("甲县2026年重点工作清单\n")
	for i := range 300 {
		fmt.Fprintf(&b, "%d.改造第%d号道路%d公里。（牵头单位：县交通局）\n", i+1, i+1, i+3)
	}
	var told []float64
	if _, err := intake.Read(t.Context(), "a.txt", []byte(b.String()), intake.Options{Progress: func(share float64) { told = append(told, share) }}); err != nil {
		t.Fatal(err)
	}
	if len(told) < 100 || told[len(told)-1] != 1 || !slices.IsSorted(told) || told[len(told)-2] >= 1 {
		t.Errorf("told %d times, %v at the end", len(told), told[max(0, len(told)-3):])
	}
}

func TestItemsBeyondTheThousandthAreItems(t *testing.T) {
	const many = 1200
	var b strings.Builder
	b.WriteString("甲县2026年重点工作清单\n")
	for i := range many {
		fmt.Fprintf(&b, "%d.改造第%d号道路%d公里。（牵头单位：县交通局）\n", i+1, i+1, i+3)
	}
	items := readAs(t, "a.txt", []byte(b.String())).Plans[0].Items
	if len(items) != many {
		t.Fatalf("%d items of %d", len(items), many)
	}
	if last := &items[many-1].Record.Task; last.No != "1200" || last.Title != "改造第1200号道路1202公里" {
		t.Errorf("the last one is %s %s", last.No, last.Title)
	}
}
