package source

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"duban/internal/pattern"
)

// readPDF reads a PDF page by page and puts together again what the pages
// break: lines into paragraphs, and tables that go on.
func readPDF(b *builder, data []byte) error {
	ctx, cancel := context.WithTimeout(b.ctx, pdfTime)
	defer cancel()
	err := readPages(ctx, b, data)
	if ctx.Err() != nil && b.ctx.Err() == nil {
		return &LimitError{Limit: LimitTime, Max: int64(pdfTime.Seconds())}
	}
	return err
}

func readPages(ctx context.Context, b *builder, data []byte) error {
	const ready = 0.02 // the share that starting the engine is taken for
	if err := b.step(ready); err != nil {
		return err
	}
	if b.preparing != nil {
		b.preparing()
	}
	engine, err := startEngine(ctx)
	if err != nil {
		return fmt.Errorf("starting the reader of PDFs: %w", err)
	}
	defer engine.close()
	n, err := engine.open(data)
	switch {
	case err != nil:
		return err
	case n > maxPages:
		return &LimitError{Limit: LimitPages, Max: maxPages}
	case n == 0:
		return ErrEmpty
	}
	pages := make([]*laidPage, 0, n)
	glyphs, images, unreadable := 0, 0, 0
	for i := range n {
		if err := b.step(ready + (1-ready)*float64(i)/float64(n)); err != nil {
			return err
		}
		p, err := engine.page(i)
		var limit *LimitError
		if errors.As(err, &limit) {
			return err
		}
		if err != nil {
			return &DamagedError{Kind: PDF, Err: err}
		}
		glyphs += len(p.glyphs)
		images += p.images
		unreadable += p.unreadable
		pages = append(pages, layOut(p))
	}
	switch {
	case glyphs <= unreadable && (images > 0 || unreadable > 0), glyphs < 10*images && images >= n && glyphs < 20*n:
		return ErrScanned
	case glyphs == 0:
		return ErrEmpty
	}
	dropFurniture(pages)
	setMargins(pages)
	f := &flow{builder: b}
	for i, p := range pages {
		b.page = i + 1
		if err := f.add(p); err != nil {
			return err
		}
		if p.images > 0 {
			f.pictures = append(f.pictures, i+1)
		}
	}
	return f.end()
}

// laidPage is a page with its tables found and its other characters in lines.
type laidPage struct {
	width, height float64
	grids         []*grid
	lines         []textLine
	rules         []rule
	images        int
	margins       margins
}

func layOut(p *pdfPage) *laidPage {
	out := &laidPage{width: p.width, height: p.height, images: p.images, rules: p.rules}
	var rest []glyph
	out.grids, rest = p.grids()
	out.lines = textLines(rest)
	return out
}

// pageNumber matches what numbers a page in its margin.
var pageNumber = pattern.New(`^(?:[—–\-－―·.• ]*(?:第? *[0-9０-９]{1,4} *页?)(?:[ /／共,，]*[0-9]{1,4} *页?)?[—–\-－―·.• ]*|[—–\-－―]+ *[ivxIVX]+ *[—–\-－―]+)$`)

// furnitureKey returns a line with its figures folded, so that page numbers agree.
func furnitureKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
			return '#'
		}
		return r
	}, strings.ReplaceAll(s, " ", ""))
}

// titleSize is the size, in points, from which characters print a title: that of a
// form comes back on every page, and is no running head.
const titleSize = 18

// dropFurniture takes the running heads, feet and numbers off the pages: lines
// at the top and bottom that come back, but for their figures, at the same height.
func dropFurniture(pages []*laidPage) {
	type place struct {
		text string
		y    int
	}
	const depth = 3 // how many lines from the edge are looked at
	times := make(map[place]int)
	edge := func(p *laidPage) []int {
		var out []int
		for i := range p.lines {
			if i < depth || i >= len(p.lines)-depth {
				out = append(out, i)
			}
		}
		return out
	}
	at := func(p *laidPage, i int) place {
		return place{furnitureKey(p.lines[i].text()), int(math.Round(p.lines[i].mid() / 6))}
	}
	for _, p := range pages {
		seen := make(map[place]bool)
		for _, i := range edge(p) {
			// A heading that a table repeats has more parts than a running head.
			if k := at(p, i); !seen[k] && len(p.lines[i].pieces()) < 4 {
				seen[k] = true
				times[k]++
			}
		}
	}
	for _, p := range pages {
		drop := make(map[int]bool)
		for _, i := range edge(p) {
			k := at(p, i)
			n := times[k] + max(times[place{k.text, k.y - 1}], times[place{k.text, k.y + 1}])
			outermost := p.outermost(i)
			inMargin := p.lines[i].mid() < 0.12*p.height || p.lines[i].mid() > 0.88*p.height
			switch {
			case pageNumber.MatchString(p.lines[i].text()) && outermost && inMargin:
				drop[i] = true
			case len(pages) > 1 && n > 1 && n*3 >= len(pages) && inMargin && p.lines[i].size < titleSize:
				drop[i] = true
			}
		}
		if len(drop) > 0 {
			kept := p.lines[:0:0]
			for i, l := range p.lines {
				if !drop[i] {
					kept = append(kept, l)
				}
			}
			p.lines = kept
		}
	}
}

// outermost reports whether nothing but page furniture can stand between line i and an edge of the page.
func (p *laidPage) outermost(i int) bool {
	l := &p.lines[i]
	above, below := false, false
	for j := range p.lines {
		above = above || p.lines[j].mid() < l.mid()-l.size
		below = below || p.lines[j].mid() > l.mid()+l.size
	}
	for _, g := range p.grids {
		above = above || g.ys[0] < l.mid()
		below = below || g.ys[len(g.ys)-1] > l.mid()
	}
	return !above || !below
}

// margins are the ends of full lines, and the middle of the page.
type margins struct{ left, right, middle float64 }

// setMargins finds the margins of every page. The left one is where lines
// begin; lines of a page that are all indented are seen against those of the other pages.
// The right one is where the longest lines end, if they go as far as on
// the left or if several end there; else it is as wide as the left one.
func setMargins(pages []*laidPage) {
	var lefts []float64
	for _, p := range pages {
		p.margins = p.reach()
		if len(p.lines) > 3 {
			lefts = append(lefts, p.margins.left)
		}
	}
	slices.Sort(lefts)
	for _, p := range pages {
		if n := len(lefts); n > 0 {
			if usual := lefts[n/4]; usual < p.margins.left && p.margins.left-usual < 60 {
				p.margins.left = usual
			}
		}
		equal := p.width - p.margins.left
		ends := 0
		for i := range p.lines {
			if l := &p.lines[i]; l.x1 > p.margins.right-l.size {
				ends++
			}
		}
		if p.margins.right < equal-50 && (ends < 4 || ends*3 < len(p.lines)) {
			p.margins.right = equal
		}
	}
}

// reach returns how far the content of a page goes.
func (p *laidPage) reach() margins {
	m := margins{math.Inf(1), math.Inf(-1), p.width / 2}
	for i := range p.lines {
		m.left, m.right = min(m.left, p.lines[i].x0), max(m.right, p.lines[i].x1)
	}
	for _, g := range p.grids {
		m.left, m.right = min(m.left, g.xs[0]), max(m.right, g.xs[len(g.xs)-1])
	}
	return m
}
