package source

import (
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
	"golang.org/x/text/unicode/norm"
)

const (
	maxGlyphs  = 100_000 // of a page
	maxObjects = 50_000  // of a page
)

// glyph is a character and where it stands: in points, from the left and from
// the top of the page as it is looked at.
type glyph struct {
	r              rune
	x0, x1, y0, y1 float64
	size           float64
	bold           bool
}

func (g *glyph) mid() float64 { return (g.y0 + g.y1) / 2 }

// rule is a ruled line, level or upright.
type rule struct {
	level    bool
	at       float64 // its place across
	from, to float64 // its ends along
}

// pdfPage is what a page shows.
type pdfPage struct {
	width, height float64
	glyphs        []glyph
	rules         []rule
	images        int
	unreadable    int // characters of which the file does not say what they are
}

// matrix maps a point as PDF does.
type matrix struct{ a, b, c, d, e, f float64 }

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// then is m first and n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// upright maps the points of a page to how it is looked at: turned by quarter
// turns to the right, with the top as zero.
func upright(left, bottom, right, top float64, turns int) (m matrix, width, height float64) {
	w, h := right-left, top-bottom
	switch turns {
	case 1:
		return matrix{0, 1, 1, 0, -bottom, -left}, h, w
	case 2:
		return matrix{-1, 0, 0, 1, right, -bottom}, w, h
	case 3:
		return matrix{0, -1, -1, 0, top, right}, h, w
	}
	return matrix{1, 0, 0, -1, -left, top}, w, h
}

// page reads one page, from 0.
func (e *pdfEngine) page(index int) (*pdfPage, error) {
	loaded, err := e.lib.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: e.doc, Index: index})
	if err != nil {
		return nil, err
	}
	defer func() { _, _ = e.lib.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	ref := requests.Page{ByReference: &loaded.Page}
	box, err := e.lib.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: ref})
	if err != nil {
		return nil, err
	}
	turned, err := e.lib.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: ref})
	if err != nil {
		return nil, err
	}
	p := new(pdfPage)
	var look matrix
	look, p.width, p.height = upright(float64(box.Rect.Left), float64(box.Rect.Bottom), float64(box.Rect.Right), float64(box.Rect.Top), int(turned.PageRotation))
	count, err := e.lib.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil {
		return nil, err
	}
	budget := maxObjects
	for i := range count.Count {
		object, err := e.lib.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			return nil, err
		}
		if err := e.object(p, object.PageObject, look, &budget, 0); err != nil {
			return nil, err
		}
	}
	// The objects come first, since some are made wider for the text to be found.
	return p, e.text(p, ref, look, int(turned.PageRotation))
}

// text takes the characters of a page.
func (e *pdfEngine) text(p *pdfPage, ref requests.Page, look matrix, turns int) error {
	text, err := e.lib.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return err
	}
	defer func() { _, _ = e.lib.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) }()
	count, err := e.lib.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return err
	}
	if count.Count > maxGlyphs {
		return &LimitError{Limit: LimitParagraph, Max: maxGlyphs}
	}
	bold, asked := false, glyph{}
	for i := range count.Count {
		char, err := e.lib.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text.TextPage, Index: i})
		if err != nil {
			return err
		}
		r := rune(char.Unicode)
		if r == 0 || r == 0xfffe || r == 0xffff || r >= 0xe000 && r <= 0xf8ff {
			p.unreadable++
			continue
		}
		if r <= ' ' || r == 0xa0 || r == '　' || r == 0xad {
			continue // what is apart is told by the places
		}
		angle, err := e.lib.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: text.TextPage, Index: i})
		if err != nil {
			return err
		}
		if !along(float64(angle.CharAngle), turns) {
			continue // a watermark, or a note up the margin
		}
		box, err := e.lib.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text.TextPage, Index: i})
		if err != nil {
			continue // a character without a place is not shown
		}
		size, err := e.lib.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text.TextPage, Index: i})
		if err != nil {
			return err
		}
		x0, y0 := look.apply(float64(box.Rect.Left), float64(box.Rect.Top))
		x1, y1 := look.apply(float64(box.Rect.Right), float64(box.Rect.Bottom))
		g := glyph{r: r, x0: min(x0, x1), x1: max(x0, x1), y0: min(y0, y1), y1: max(y0, y1)}
		// The size that a font is asked for is not the size that is seen where
		// the page scales its text.
		g.size = g.y1 - g.y0
		if g.size <= 0 || g.x1 < 0 || g.x0 > p.width || g.y1 < 0 || g.y0 > p.height {
			continue
		}
		// The weight is asked for at the start of a line or of another size, and
		// now and then, since every question costs time.
		if size.FontSize != asked.size || math.Abs(g.y1-asked.y1) > 1 || i%8 == 0 {
			asked = glyph{size: size.FontSize, y1: g.y1}
			weight, err := e.lib.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: text.TextPage, Index: i})
			bold = err == nil && weight.FontWeight >= 600
		}
		g.bold = bold
		for _, c := range plainForm(r) {
			g.r = c
			p.glyphs = append(p.glyphs, g)
		}
	}
	return nil
}

// along reports whether a character of that angle is upright on a page that is turned.
func along(angle float64, turns int) bool {
	off := math.Mod(angle+float64(turns)*math.Pi/2, 2*math.Pi)
	const slant = 0.1
	return off < slant || off > 2*math.Pi-slant
}

// plainForm returns a character as it is typed. Fonts are often embedded with
// tables that name the radical ⼯ or a ligature where 工 or fi is meant.
func plainForm(r rune) []rune {
	switch {
	case r >= 0x2e80 && r <= 0x2fdf, r >= 0xf900 && r <= 0xfaff, r >= 0xfb00 && r <= 0xfb06, r >= 0x2f800 && r <= 0x2fa1f:
		return []rune(norm.NFKC.String(string(r)))
	}
	return []rune{r}
}

// object takes what a drawn object adds to the page: ruled lines and pictures.
func (e *pdfEngine) object(p *pdfPage, ref references.FPDF_PAGEOBJECT, look matrix, budget *int, depth int) error {
	if *budget--; *budget < 0 || depth > 10 {
		return nil // lines past all measure are no table; the text is there
	}
	kind, err := e.lib.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: ref})
	if err != nil {
		return err
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_TEXT:
		return e.widen(ref)
	case enums.FPDF_PAGEOBJ_IMAGE:
		p.images++
	case enums.FPDF_PAGEOBJ_PATH:
		return e.path(p, ref, look, budget)
	case enums.FPDF_PAGEOBJ_FORM:
		inner, err := e.matrix(ref)
		if err != nil {
			return err
		}
		count, err := e.lib.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: ref})
		if err != nil {
			return err
		}
		for i := range count.Count {
			object, err := e.lib.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: ref, Index: uint64(i)})
			if err != nil {
				return err
			}
			if err := e.object(p, object.PageObject, inner.then(look), budget, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// widen gives a text a width that has none. The engine leaves such a text out,
// and a single character of a font that is not in the file, as Chinese fonts often
// are not, has none: the last of a wrapped cell, or a unit of measure. A text
// whose outline is drawn is as wide as the stroke at least.
func (e *pdfEngine) widen(ref references.FPDF_PAGEOBJECT) error {
	box, err := e.lib.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: ref})
	if err != nil || math.Abs(float64(box.Right-box.Left)) > 0.1 {
		return nil // a text without a place is not shown
	}
	if _, err := e.lib.FPDFTextObj_SetTextRenderMode(&requests.FPDFTextObj_SetTextRenderMode{PageObject: ref, TextRenderMode: enums.FPDF_TEXTRENDERMODE_FILL_STROKE}); err != nil {
		return err
	}
	if _, err := e.lib.FPDFPageObj_SetStrokeWidth(&requests.FPDFPageObj_SetStrokeWidth{PageObject: ref, StrokeWidth: 1}); err != nil {
		return err
	}
	// The bounds are reckoned again when the text is moved, if only to where it stands.
	_, err = e.lib.FPDFPageObj_Transform(&requests.FPDFPageObj_Transform{PageObject: ref, Transform: structs.FPDF_FS_MATRIX{A: 1, D: 1}})
	return err
}

func (e *pdfEngine) matrix(ref references.FPDF_PAGEOBJECT) (matrix, error) {
	m, err := e.lib.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: ref})
	if err != nil {
		return matrix{}, err
	}
	f := m.Matrix
	return matrix{float64(f.A), float64(f.B), float64(f.C), float64(f.D), float64(f.E), float64(f.F)}, nil
}

// path takes the ruled lines of a path: strokes that run level or upright, and
// filled shapes so thin that they are seen as lines.
func (e *pdfEngine) path(p *pdfPage, ref references.FPDF_PAGEOBJECT, look matrix, budget *int) error {
	mode, err := e.lib.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: ref})
	if err != nil {
		return err
	}
	filled := mode.FillMode != enums.FPDF_FILLMODE_NONE
	if !filled && !mode.Stroke {
		return nil
	}
	own, err := e.matrix(ref)
	if err != nil {
		return err
	}
	m := own.then(look)
	count, err := e.lib.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: ref})
	if err != nil {
		return err
	}
	var shape []point
	flush := func() {
		if mode.Stroke {
			for i := 1; i < len(shape); i++ {
				p.stroke(shape[i-1], shape[i])
			}
		} else {
			p.bar(shape)
		}
	}
	for i := range count.Count {
		if *budget--; *budget < 0 {
			return nil
		}
		segment, err := e.lib.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: ref, Index: i})
		if err != nil {
			return err
		}
		kind, err := e.lib.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: segment.PathSegment})
		if err != nil {
			return err
		}
		at, err := e.lib.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: segment.PathSegment})
		if err != nil {
			return err
		}
		closes, err := e.lib.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: segment.PathSegment})
		if err != nil {
			return err
		}
		x, y := m.apply(float64(at.X), float64(at.Y))
		if kind.Type == enums.FPDF_SEGMENT_MOVETO {
			flush()
			shape = shape[:0]
		}
		shape = append(shape, point{x, y})
		if closes.IsClose {
			shape = append(shape, shape[0])
		}
	}
	flush()
	return nil
}

type point struct{ x, y float64 }

// thin is how thick a line may be that is still a line, in points.
const thin = 3

// stroke adds a drawn line.
func (p *pdfPage) stroke(a, b point) {
	switch dx, dy := math.Abs(a.x-b.x), math.Abs(a.y-b.y); {
	case dy < 1 && dx > thin:
		p.rules = append(p.rules, rule{level: true, at: (a.y + b.y) / 2, from: min(a.x, b.x), to: max(a.x, b.x)})
	case dx < 1 && dy > thin:
		p.rules = append(p.rules, rule{at: (a.x + b.x) / 2, from: min(a.y, b.y), to: max(a.y, b.y)})
	}
}

// bar adds a filled shape that is seen as a line.
func (p *pdfPage) bar(shape []point) {
	if len(shape) < 4 {
		return
	}
	lo, hi := shape[0], shape[0]
	for _, q := range shape {
		lo.x, lo.y = min(lo.x, q.x), min(lo.y, q.y)
		hi.x, hi.y = max(hi.x, q.x), max(hi.y, q.y)
	}
	switch w, h := hi.x-lo.x, hi.y-lo.y; {
	case h <= thin && w > 2*h:
		p.rules = append(p.rules, rule{level: true, at: (lo.y + hi.y) / 2, from: lo.x, to: hi.x})
	case w <= thin && h > 2*w:
		p.rules = append(p.rules, rule{at: (lo.x + hi.x) / 2, from: lo.y, to: hi.y})
	}
}
