package readtest_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// wordNumbering has one list of three levels: 一、 then （一） then 1.
const wordNumbering = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering ` + wordSpace + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

// word is a .docx in the making.
type word struct{ body bytes.Buffer }

func escaped(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s))
	return b.String()
}

// para writes a paragraph; level is that of the automatic numbering, from 1.
func (w *word) para(text string, level int) {
	w.body.WriteString("<w:p>")
	if level > 0 {
		fmt.Fprintf(&w.body, `<w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="1"/></w:numPr></w:pPr>`, level-1)
	}
	w.run(text)
	w.body.WriteString("</w:p>")
}

// run writes text in two runs, as a word processor splits it on a whim.
func (w *word) run(text string) {
	r := []rune(text)
	half := len(r) / 2
	for _, part := range []string{string(r[:half]), string(r[half:])} {
		if part != "" {
			w.body.WriteString(`<w:r><w:t xml:space="preserve">` + escaped(part) + `</w:t></w:r>`)
		}
	}
}

func (w *word) table(g *grid, s *style) {
	w.body.WriteString("<w:tbl><w:tblPr/><w:tblGrid>")
	for range g.cols {
		w.body.WriteString(`<w:gridCol w:w="1200"/>`)
	}
	w.body.WriteString("</w:tblGrid>")
	running := make([]int, len(g.cols)) // rows that a merged cell still covers
	for _, r := range g.rows {
		w.body.WriteString("<w:tr>")
		if r.head {
			w.body.WriteString("<w:trPr><w:tblHeader/></w:trPr>")
		}
		for c := 0; c < len(r.cells); c++ {
			cell := r.cells[c]
			merge := ""
			switch {
			case cell.down > 1:
				running[c] = cell.down - 1
				merge = `<w:vMerge w:val="restart"/>`
			case cell.under && running[c] > 0:
				running[c]--
				merge = `<w:vMerge/>`
			}
			span := ""
			if cell.right > 1 {
				span = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, cell.right)
			}
			w.body.WriteString("<w:tc><w:tcPr>" + span + merge + "</w:tcPr>")
			lines := strings.Split(cell.text, "\n")
			if s.broken && !r.head {
				lines = wrap(cell.text, 40)
			}
			for _, l := range lines {
				w.para(punctuated(l, s), 0)
			}
			w.body.WriteString("</w:tc>")
			c += max(cell.right, 1) - 1
		}
		w.body.WriteString("</w:tr>")
	}
	w.body.WriteString("</w:tbl>")
}

func (w *word) bytes() []byte {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, f := range []struct{ name, text string }{
		{"[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`},
		{"word/numbering.xml", wordNumbering},
		{"word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + wordSpace + `><w:body>` + w.body.String() + `<w:sectPr/></w:body></w:document>`},
	} {
		part, err := z.Create(f.name)
		if err != nil {
			panic(err)
		}
		part.Write([]byte(f.text))
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return buf.Bytes()
}

// renderDocx writes tables with merged cells.
func renderDocx(p *paper, s *style) []byte {
	w := &word{}
	for _, l := range letterhead(p) {
		w.para(punctuated(l, s), 0)
	}
	for i := range p.Tables {
		g := gridOf(&p.Tables[i], s)
		if len(p.Tables) > 1 {
			w.para("附件"+strconv.Itoa(i+1), 0)
		}
		for _, l := range g.titles(s) {
			w.para(l, 0)
		}
		w.table(g, s)
	}
	return w.bytes()
}

// renderDocxSections writes a table for every group, below a heading.
func renderDocxSections(p *paper, s *style) []byte {
	s.headed = true
	w := &word{}
	for _, l := range letterhead(p) {
		w.para(punctuated(l, s), 0)
	}
	for i := range p.Tables {
		t := &p.Tables[i]
		t.drop("group")
		t.drop("upper")
		section, part := 0, 0
		w.para(t.Name, 0)
		for j := range t.Groups {
			if name := t.Groups[j].Name; name != "" && t.Groups[j].Upper == "" {
				w.para(chineseNumber(j+1)+"、"+strings.TrimPrefix(name, chineseNumber(j+1)+"、"), 0)
			}
			if upper := t.Groups[j].Upper; upper != "" {
				if j == 0 || t.Groups[j-1].Upper != upper {
					section++
					part = 0
					w.para(chineseNumber(section)+"、"+upper, 0)
				}
				part++
				w.para("（"+chineseNumber(part)+"）"+t.Groups[j].Name, 0)
			}
			part := *t
			part.Groups = t.Groups[j : j+1]
			w.table(gridOf(&part, s), s)
		}
	}
	return w.bytes()
}

// renderDocxCards writes a small table for every task, its headings on the left.
func renderDocxCards(p *paper, s *style) []byte {
	w := &word{}
	for _, l := range letterhead(p) {
		w.para(punctuated(l, s), 0)
	}
	for i := range p.Tables {
		t := &p.Tables[i]
		w.para(t.Name, 0)
		for j := range t.Groups {
			if !t.has("group") {
				t.Groups[j].Name = ""
			}
			t.Groups[j].tag()
			for k := range t.Groups[j].Rows {
				r := &t.Groups[j].Rows[k]
				g := &grid{cols: make([]column, 2)}
				for _, c := range t.Columns {
					g.rows = append(g.rows, gridRow{cells: []gridCell{{text: c.name()}, {text: r.cell(c, s.sep())}}})
				}
				w.table(g, s)
				w.para("", 0)
			}
		}
	}
	return w.bytes()
}

// renderDocxNumbered writes prose whose numbers are automatic.
func renderDocxNumbered(p *paper, s *style) []byte {
	w := &word{}
	for _, l := range letterhead(p) {
		w.para(punctuated(l, s), 0)
	}
	first := true
	for i := range p.Tables {
		t := &p.Tables[i]
		w.para(t.Name, 0)
		no, upper := 0, "" // the level starts again below each heading
		for j := range t.Groups {
			g := &t.Groups[j]
			level := 3
			if g.Name != "" {
				name := g.Name
				if head, rest, ok := strings.Cut(name, "、"); ok && len([]rune(head)) == 1 {
					name = rest
				}
				if g.Upper != "" && g.Upper != upper {
					upper = g.Upper
					w.para(upper, 1)
				}
				if g.Upper != "" {
					w.para(name, 2)
				} else {
					w.para(name, 1)
				}
				no = 0
			}
			for k := range g.Rows {
				r := &g.Rows[k]
				clearProse(r)
				no++
				if r.No != "" {
					r.No = strconv.Itoa(no)
				} else {
					level = 0
				}
				w.para(punctuated(body(r)+strings.TrimPrefix(tail(t, r, s, &first), "\n"), s), level)
			}
		}
	}
	return w.bytes()
}
