package readtest_test

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// pdf is a PDF in the making: text set at points on pages, in a Chinese font
// that is not in the file.
type pdf struct {
	pages []bytes.Buffer
	y     float64
}

const (
	pageTop, pageEnd, pageLeft = 780.0, 70.0, 50.0
	glyph                      = 9.0  // the size of the letters
	leading                    = 13.0 // from line to line
	padding                    = 5.4  // from the edge of a cell to its words, as word processors have it
)

func (d *pdf) newPage() {
	if len(d.pages) > 0 {
		d.text(280, 40, fmt.Sprintf("— %d —", len(d.pages)))
	}
	d.pages = append(d.pages, bytes.Buffer{})
	d.y = pageTop
}

// text sets a word at a point of the page.
func (d *pdf) text(x, y float64, s string) {
	if s == "" {
		return
	}
	var hex strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&hex, "%04X", u)
	}
	fmt.Fprintf(&d.pages[len(d.pages)-1], "BT /F1 %g Tf %.1f %.1f Td <%s> Tj ET\n", glyph, x, y, hex.String())
}

func (d *pdf) rule(x1, y1, x2, y2 float64) {
	fmt.Fprintf(&d.pages[len(d.pages)-1], "0.5 w %.1f %.1f m %.1f %.1f l S\n", x1, y1, x2, y2)
}

// line sets a paragraph, broken at the width of the page.
func (d *pdf) line(s string) {
	for _, l := range wrap(s, 108) {
		if d.y < pageEnd {
			d.newPage()
		}
		d.text(pageLeft, d.y, l)
		d.y -= leading
	}
}

// table sets a table in columns; ruled draws its lines.
func (d *pdf) table(g *grid, s *style, ruled bool) {
	const limit = 22
	w := columnWidths(g, s, limit)
	cell := glyph / 2
	x := make([]float64, len(w)+1)
	x[0] = pageLeft
	for c := range w {
		x[c+1] = x[c] + float64(w[c])*cell + 2*padding
	}
	last := len(w)
	for _, b := range blocks(g, s, w, limit) {
		h := float64(b.height) * leading
		if d.y-h < pageEnd {
			d.newPage()
		}
		if ruled {
			for c := range w {
				if !(b.row.cells[c].under && !b.row.batch) {
					d.rule(x[c], d.y+10, x[c+1], d.y+10)
				}
				if !b.row.batch || c == 0 {
					d.rule(x[c], d.y+10, x[c], d.y+10-h-3)
				}
			}
			d.rule(x[last], d.y+10, x[last], d.y+10-h-3)
		}
		if b.row.batch {
			d.text(x[0]+padding, d.y, b.row.cells[0].text)
		}
		for c, lines := range b.cells {
			for l, text := range lines {
				d.text(x[c]+padding, d.y-float64(l)*leading, text)
			}
		}
		d.y -= h + 3
		if !ruled {
			d.y -= 2
		}
	}
	if ruled {
		d.rule(x[0], d.y+10, x[last], d.y+10)
	}
	d.y -= leading
}

func (d *pdf) bytes() []byte {
	var buf bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, buf.Len())
		fmt.Fprintf(&buf, "%d 0 obj\n%s\nendobj\n", len(at), fmt.Sprintf(format, args...))
	}
	buf.WriteString("%PDF-1.4\n")
	kids := make([]string, len(d.pages))
	for i := range d.pages {
		kids[i] = strconv.Itoa(6+2*i) + " 0 R"
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(d.pages))
	object("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>")
	object("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 939 500] >>")
	object("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>")
	for i := range d.pages {
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", 1190, 7+2*i)
		object("<< /Length %d >>\nstream\n%s\nendstream", d.pages[i].Len(), d.pages[i].String())
	}
	xref := buf.Len()
	fmt.Fprintf(&buf, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&buf, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&buf, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return buf.Bytes()
}

func pdfOf(p *paper, s *style, ruled bool) []byte {
	d := &pdf{}
	d.newPage()
	for _, l := range letterhead(p) {
		d.line(punctuated(l, s))
	}
	for i := range p.Tables {
		g := gridOf(&p.Tables[i], s)
		d.y -= leading
		for _, l := range g.titles(s) {
			d.line(l)
		}
		d.table(g, s, ruled)
	}
	return d.bytes()
}

// renderPDF writes tables without lines, their cells set at the top of their row.
func renderPDF(p *paper, s *style) []byte { return pdfOf(p, s, false) }

// renderPDFRuled writes tables with lines, their cells in the middle.
func renderPDFRuled(p *paper, s *style) []byte {
	s.middle = true
	return pdfOf(p, s, true)
}

// renderPDFProse writes run-in tasks broken at the width of the page.
func renderPDFProse(p *paper, s *style) []byte {
	text := string(renderRunIn(p, s))
	d := &pdf{}
	d.newPage()
	for _, l := range strings.Split(text, "\n") {
		d.line(l)
	}
	return d.bytes()
}
