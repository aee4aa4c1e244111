package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
)

// pdfSheet is a page that a test draws: places are in points from the left and
// from the top.
type pdfSheet struct {
	width, height float64
	turned        int // degrees
	ops           strings.Builder
	image         bool
}

func newSheet() *pdfSheet { return &pdfSheet{width: 595, height: 842} }

// say writes a text with its lower left corner at a place.
func (s *pdfSheet) say(x, y, size float64, text string) *pdfSheet {
	fmt.Fprintf(&s.ops, "BT /F1 %.2f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET\n", size, x, s.height-y, ucs2(text))
	return s
}

// slant writes a Latin text at an angle, given by its cosine and sine: the
// engine knows how high letters are only in fonts that it has.
func (s *pdfSheet) slant(x, y, size, cos, sin float64, text string) *pdfSheet {
	fmt.Fprintf(&s.ops, "BT /F2 %.2f Tf %.3f %.3f %.3f %.3f %.2f %.2f Tm (%s) Tj ET\n", size, cos, sin, -sin, cos, x, s.height-y, text)
	return s
}

func ucs2(text string) string {
	var hex strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&hex, "%04X", u)
	}
	return hex.String()
}

// stroke draws a line.
func (s *pdfSheet) stroke(x0, y0, x1, y1 float64) *pdfSheet {
	fmt.Fprintf(&s.ops, "%.2f %.2f m %.2f %.2f l S\n", x0, s.height-y0, x1, s.height-y1)
	return s
}

// fill draws a filled box.
func (s *pdfSheet) fill(x, y, w, h float64) *pdfSheet {
	fmt.Fprintf(&s.ops, "%.2f %.2f %.2f %.2f re f\n", x, s.height-y-h, w, h)
	return s
}

// pdfFile writes the pages as a PDF whose font is not embedded, as the Chinese
// fonts of many are not.
func pdfFile(sheets ...*pdfSheet) []byte { return pdfFileWith("", sheets...) }

// pdfFileWith adds to the trailer.
func pdfFileWith(trailer string, sheets ...*pdfSheet) []byte {
	var out bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	out.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	var kids strings.Builder
	for i := range sheets {
		fmt.Fprintf(&kids, "%d 0 R ", 7+2*i)
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object(fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(sheets), kids.String()))
	object("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>")
	object("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R >>")
	object("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>")
	object("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream")
	for i, s := range sheets {
		content := s.ops.String()
		if s.image {
			content += fmt.Sprintf("q %.0f 0 0 %.0f 0 0 cm /I1 Do Q\n", s.width, s.height)
		}
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.0f %.0f] /Rotate %d /Resources << /Font << /F1 3 0 R /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /I1 6 0 R >> >> /Contents %d 0 R >>", s.width, s.height, s.turned, 8+2*i))
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content))
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, trailer, xref)
	return out.Bytes()
}
