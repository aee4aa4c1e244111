package source

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
)

const (
	transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strict       = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// docx packs a document. Body is the content of w:body; parts are further
// parts of the folder word, by name, without their root element's name spaces.
func docx(t testing.TB, space, body string, parts map[string]string) []byte {
	t.Helper()
	const (
		rel   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
		rels  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
		types = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	)
	var pointers, kinds strings.Builder
	files := map[string]string{
		"_rels/.rels": rels + `<Relationship Id="r1" Type="` + rel + `/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="` + space + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
			` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
			` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
	}
	for name, content := range parts {
		root := map[string]string{"styles": "w:styles", "numbering": "w:numbering", "footnotes": "w:footnotes", "comments": "w:comments"}[name]
		files["word/"+name+".xml"] = "<" + root + ` xmlns:w="` + space + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">` + content + "</" + root + ">"
		pointers.WriteString(`<Relationship Id="r` + name + `" Type="` + rel + "/" + name + `" Target="` + name + `.xml"/>`)
		kinds.WriteString(`<Override PartName="/word/` + name + `.xml" ContentType="` + types + name + `+xml"/>`)
	}
	files["word/_rels/document.xml.rels"] = rels + pointers.String() + `</Relationships>`
	files["[Content_Types].xml"] = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + types + `document.main+xml"/>` + kinds.String() + `</Types>`
	return pack(t, files)
}

// pack makes a zip file.
func pack(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, content := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// p is a paragraph; props stand in its pPr.
func p(text string, props ...string) string {
	return "<w:p><w:pPr>" + strings.Join(props, "") + "</w:pPr>" + run(text) + "</w:p>"
}

func run(text string, props ...string) string {
	return "<w:r><w:rPr>" + strings.Join(props, "") + `</w:rPr><w:t xml:space="preserve">` + text + "</w:t></w:r>"
}

// num puts a paragraph on a level of a list.
func num(id, level string) string {
	return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr>`
}

// lvl is a level of a list.
func lvl(i, format, text string, more ...string) string {
	return `<w:lvl w:ilvl="` + i + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/>` + strings.Join(more, "") + `</w:lvl>`
}

func TestParagraphsOfAWordFile(t *testing.T) {
	styles := `<w:docDefaults/>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="T"><w:name w:val="标题二"/><w:basedOn w:val="1"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="1"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>`
	for _, c := range []struct{ name, body, want string }{
		{
			"styles", p("总则", `<w:pStyle w:val="1"/>`) + p("分则", `<w:pStyle w:val="T"/>`) + p("正文") + p("圈", `<w:pStyle w:val="loop"/>`),
			"1 L1 bold 总则\n2 L2 bold centred 分则\n3 正文\n4 圈",
		},
		{"own properties win", p("甲", `<w:pStyle w:val="T"/>`, `<w:jc w:val="left"/>`, `<w:outlineLvl w:val="9"/>`), "1 bold 甲"},
		{
			"bold is of the whole line", "<w:p>" + run("一、", "<w:b/>") + run("目标", `<w:b w:val="1"/>`) + "</w:p><w:p>" + run("要", "<w:b/>") + run("求") + "</w:p>",
			"1 bold 一、目标\n2 要求",
		},
		{"a line broken by hand", "<w:p><w:r><w:t>关于印发</w:t><w:br/><w:t>方案的通知</w:t></w:r></w:p>", "1 关于印发\n2 方案的通知"},
		{"tabs and hyphens", "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t></w:r></w:p>", "1 甲 乙-丙"},
		{"tracked changes", `<w:p><w:ins>` + run("新") + `</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom>` + run("走") + `</w:moveFrom>` + run("文") + "</w:p>", "1 新文"},
		{"hidden text", "<w:p>" + run("见", "<w:vanish/>") + run("明") + "</w:p>", "1 明"},
		{"fields", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("7") +
			`<w:r><w:fldChar w:fldCharType="end"/></w:r>` + run("页") + `<w:fldSimple w:instr="DATE">` + run("今日") + "</w:fldSimple></w:p>", "1 7页今日"},
		{"links, controls and tags", `<w:p><w:hyperlink>` + run("链") + `</w:hyperlink><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + run("控") + `</w:sdtContent></w:sdt><w:smartTag>` + run("签") + "</w:smartTag></w:p>" +
			"<w:sdt><w:sdtContent>" + p("块") + "</w:sdtContent></w:sdt>", "1 链控签\n2 块"},
		{"symbols", `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>是</w:t><w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>否</w:t></w:r></w:p>`, "1 √是□否"},
		{"a formula", `<w:p>` + run("按") + `<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>`, "1 按x=1"},
		{"readings above characters", `<w:p><w:r><w:ruby><w:rt>` + run("du") + `</w:rt><w:rubyBase>` + run("督") + `</w:rubyBase></w:ruby></w:r></w:p>`, "1 督"},
		{
			"a text box, in both its forms", `<w:p>` + run("主") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + p("框内") +
				`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p("框内") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` + p("后"),
			"1 主\n2 框内\n3 后",
		},
		{"a picture", `<w:p>` + run("图") + `<w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>`, "1 图\nnote 1 picture "},
		{"a frame around text", "<w:tbl><w:tr><w:tc>" + p("红头") + p("文号") + "</w:tc></w:tr></w:tbl>", "1 红头\n2 文号"},
		{"escape sequences and marks", p("完成&#x202e;\u200b三亿"), "1 完成三亿"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, space := range []string{transitional, strict} {
				wantDump(t, mustRead(t, docx(t, space, c.body, map[string]string{"styles": styles})), c.want)
			}
		})
	}
}

func TestCommentsAndStruckTextAreNotesOfTheirLine(t *testing.T) {
	struck := `<w:r><w:rPr><w:strike/></w:rPr><w:t>原文</w:t></w:r>`
	body := p("前言") + "<w:tbl><w:tr>" + tc(p("序号"), "") + tc(p("任务"), "") + "</w:tr><w:tr>" + tc(p("1"), "") +
		tc("<w:p>"+run("修路")+struck+`<w:r><w:commentReference w:id="3"/></w:r></w:p>`, "") + "</w:tr></w:tbl>"
	said := `<w:comment w:id="3">` + p("改到年底") + `</w:comment>`
	wantDump(t, mustRead(t, docx(t, transitional, body, map[string]string{"comments": said})),
		"1 前言\ntable 2\n2 序号 | 任务\n3 1 | 修路原文\nnote 3 comment 改到年底\nnote 3 struck 原文")
}

func TestFootnotesAreNotesOfTheirLine(t *testing.T) {
	body := p("前言") + "<w:p>" + run("增长9.5%") + `<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`
	notes := `<w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="2">` + p("按可比口径") + p("计算") + `</w:footnote>`
	wantDump(t, mustRead(t, docx(t, transitional, body, map[string]string{"footnotes": notes})), "1 前言\n2 增长9.5%\nnote 2 footnote 按可比口径 计算")
}

func TestAutomaticNumbersAreThoseThatWordPrints(t *testing.T) {
	outline := `<w:abstractNum w:abstractNumId="0">` + lvl("0", "chineseCountingThousand", "%1、") + lvl("1", "chineseCounting", "（%2）") + lvl("2", "decimal", "%3.") +
		lvl("3", "decimal", "（%4）") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
		`<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
	legal := `<w:abstractNum w:abstractNumId="0">` + lvl("0", "upperRoman", "第%1章") + lvl("1", "decimal", "%1.%2") + lvl("2", "lowerLetter", "%1.%2.%3", "<w:isLgl/>") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
	never := `<w:abstractNum w:abstractNumId="0">` + lvl("0", "decimal", "%1、") + lvl("1", "decimal", "%2)", `<w:lvlRestart w:val="0"/>`) + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
	styled := `<w:abstractNum w:abstractNumId="0">` + lvl("0", "chineseCounting", "第%1条", `<w:pStyle w:val="S1"/>`) + lvl("1", "decimalEnclosedCircle", "%2", `<w:pStyle w:val="S2"/>`) +
		`</w:abstractNum><w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num>`
	styles := `<w:style w:type="paragraph" w:styleId="S1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="S2"><w:basedOn w:val="S1"/></w:style>` +
		`<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`
	for _, c := range []struct{ name, numbering, body, want string }{
		{
			"levels restart below a higher one", outline,
			p("甲", num("1", "0")) + p("乙", num("1", "1")) + p("丙", num("1", "2")) + p("丁", num("1", "2")) + p("戊", num("1", "1")) + p("己", num("1", "2")) + p("庚", num("1", "0")) + p("辛", num("1", "1")),
			"1 [一、] 甲\n2 [（一）] 乙\n3 [1.] 丙\n4 [2.] 丁\n5 [（二）] 戊\n6 [1.] 己\n7 [二、] 庚\n8 [（一）] 辛",
		},
		{"a list that starts again", outline, p("甲", num("1", "0")) + p("乙", num("1", "0")) + p("丙", num("2", "0")) + p("丁", num("2", "0")), "1 [一、] 甲\n2 [二、] 乙\n3 [一、] 丙\n4 [二、] 丁"},
		{"a paragraph without a number between", outline, p("甲", num("1", "0")) + p("文") + p("乙", num("1", "0")) + p("丙", num("0", "0")), "1 [一、] 甲\n2 文\n3 [二、] 乙\n4 丙"},
		{"numbers of several levels", legal, p("甲", num("1", "0")) + p("乙", num("1", "0")) + p("丙", num("1", "1")) + p("丁", num("1", "2")), "1 [第I章] 甲\n2 [第II章] 乙\n3 [II.1] 丙\n4 [2.1.1] 丁"},
		{"a lower level without the higher one", legal, p("甲", num("1", "1")), "1 [I.1] 甲"},
		{"a level that never restarts", never, p("甲", num("1", "0")) + p("乙", num("1", "1")) + p("丙", num("1", "0")) + p("丁", num("1", "1")), "1 [1、] 甲\n2 [1)] 乙\n3 [2、] 丙\n4 [2)] 丁"},
		{
			"lists of styles", styled, p("甲", `<w:pStyle w:val="S1"/>`) + p("乙", `<w:pStyle w:val="S2"/>`) + p("丙", `<w:pStyle w:val="S2"/>`) + p("丁", `<w:pStyle w:val="S1"/>`, `<w:numPr><w:numId w:val="0"/></w:numPr>`) + p("戊", num("9", "0")),
			"1 [第一条] 甲\n2 [①] 乙\n3 [②] 丙\n4 丁\n5 [第二条] 戊",
		},
		{"bullets are no numbers", `<w:abstractNum w:abstractNumId="0">` + lvl("0", "bullet", "\uf0b7") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`, p("甲", num("1", "0")), "1 甲"},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantDump(t, mustRead(t, docx(t, transitional, c.body, map[string]string{"numbering": c.numbering, "styles": styles})), c.want)
		})
	}
}

func TestNumbersInEveryFormat(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 12, "12"},
		{"decimalZero", 3, "03"},
		{"upperRoman", 14, "XIV"},
		{"lowerRoman", 9, "ix"},
		{"upperLetter", 27, "AA"},
		{"lowerLetter", 2, "b"},
		{"chineseCounting", 10, "十"},
		{"chineseCounting", 11, "十一"},
		{"chineseCounting", 20, "二十"},
		{"chineseCounting", 99, "九十九"},
		{"chineseCounting", 105, "一○五"},
		{"chineseCountingThousand", 19, "十九"},
		{"chineseCountingThousand", 100, "一百"},
		{"chineseCountingThousand", 101, "一百零一"},
		{"chineseCountingThousand", 110, "一百一十"},
		{"chineseCountingThousand", 1005, "一千零五"},
		{"chineseCountingThousand", 10_300, "一万零三百"},
		{"japaneseCounting", 21, "二十一"},
		{"chineseLegalSimplified", 15, "拾伍"},
		{"chineseLegalSimplified", 20, "贰拾"},
		{"ideographDigital", 20, "二〇"},
		{"decimalFullWidth", 10, "１０"},
		{"decimalEnclosedCircle", 1, "①"},
		{"decimalEnclosedCircleChinese", 20, "⑳"},
		{"decimalEnclosedCircle", 21, "㉑"},
		{"decimalEnclosedCircle", 51, "51"},
		{"decimalEnclosedParen", 2, "⑵"},
		{"decimalEnclosedFullstop", 3, "⒊"},
		{"ideographEnclosedCircle", 2, "㊁"},
		{"ideographTraditional", 2, "乙"},
		{"ideographTraditional", 11, "11"},
		{"ideographZodiac", 12, "亥"},
		{"ideographZodiacTraditional", 1, "甲子"},
		{"ordinal", 2, "2nd"},
		{"ordinal", 11, "11th"},
		{"numberInDash", 4, "- 4 -"},
		{"none", 1, ""},
		{"no such format", 7, "7"},
	} {
		if got := formatNumber(c.format, c.n); got != c.want {
			t.Errorf("%d as %s is %q, want %q", c.n, c.format, got, c.want)
		}
	}
}

func tc(content string, props ...string) string {
	return "<w:tc><w:tcPr>" + strings.Join(props, "") + "</w:tcPr>" + content + "</w:tc>"
}

func tr(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }

func tbl(rows ...string) string {
	return "<w:tbl><w:tblPr/><w:tblGrid/>" + strings.Join(rows, "") + "</w:tbl>"
}

const (
	span2   = `<w:gridSpan w:val="2"/>`
	restart = `<w:vMerge w:val="restart"/>`
	goesOn  = `<w:vMerge/>`
)

func TestTablesOfAWordFile(t *testing.T) {
	list := `<w:abstractNum w:abstractNumId="0">` + lvl("0", "decimal", "%1") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
	for _, c := range []struct{ name, body, want string }{
		{
			"merged cells", tbl(
				"<w:tr><w:trPr><w:tblHeader/></w:trPr>"+tc(p("项目"), restart)+tc(p("目标"), span2)+"</w:tr>",
				tr(tc(p("x"), goesOn), tc(p("2025年")), tc(p("2026年"))),
				tr(tc(p("修路"), restart), tc(p("1公里"), span2, restart)),
				tr(tc(p(""), goesOn), tc(p(""), span2, goesOn)),
				tr(tc(p("架桥"), goesOn, restart))),
			"table 3\n1 head 项目 | 目标 | <\n2 ^ | 2025年 | 2026年\n3 修路 | 1公里 | <\n4 ^ | ^ | <\n5 ^ |  | ",
		},
		{"places left out at the start", tbl(tr(tc(p("甲")), tc(p("乙"))), "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>"+tc(p("丙"))+"</w:tr>"), "table 2\n1 甲 | 乙\n2  | 丙"},
		{"a merge that begins nowhere", tbl(tr(tc(p("甲"), goesOn), tc(p("乙")))), "table 2\n1 甲 | 乙"},
		{
			"several paragraphs and a table in a cell", tbl(tr(tc(p("交通局")+p("住建局")), tc(tbl(tr(tc(p("一期")), tc(p("3公里"))), tr(tc(p("二期")), tc(p("5公里"))))+p("")))),
			"table 2\n1 交通局⏎住建局 | 一期  3公里⏎二期  5公里",
		},
		{"a title row over all columns", tbl(tr(tc(p("任务表"), span2)), tr(tc(p("序号")), tc(p("任务")))), "table 2\n1 任务表 | <\n2 序号 | 任务"},
		{"running numbers in empty cells", tbl(tr(tc(p("", num("1", "0"))), tc(p("修路"))), tr(tc(p("", num("1", "0"))), tc(p("架桥")))), "table 2\n1 1 | 修路\n2 2 | 架桥"},
		{"a row that was deleted", tbl(tr(tc(p("甲")), tc(p("乙"))), "<w:tr><w:trPr><w:del/></w:trPr>"+tc(p("丙"))+tc(p("丁"))+"</w:tr>"), "table 2\n1 甲 | 乙"},
		{"a table in a frame", tbl(tr(tc(p("附件") + tbl(tr(tc(p("甲")), tc(p("乙"))))))), "1 附件\ntable 2\n2 甲 | 乙"},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantDump(t, mustRead(t, docx(t, transitional, p("")+c.body, map[string]string{"numbering": list})), c.want)
		})
	}
}

func TestBrokenWordFilesGiveAnError(t *testing.T) {
	good := docx(t, transitional, p("甲"), nil)
	deep := strings.Repeat("<w:sdt><w:sdtContent>", 2000)
	for _, c := range []struct {
		name string
		data []byte
		want any
	}{
		{"cut off", good[:len(good)/2], new(*DamagedError)},
		{"XML cut off", pack(t, map[string]string{"word/document.xml": "<w:document><w:body><w:p>"}), new(*DamagedError)},
		{"no XML", pack(t, map[string]string{"word/document.xml": "\x00\x01"}), new(*DamagedError)},
		{"endless nesting of blocks", docx(t, transitional, deep, nil), new(*LimitError)},
		{"endless nesting in a paragraph", docx(t, transitional, "<w:p>"+strings.Repeat("<w:ins>", 2000), nil), new(*LimitError)},
		{"a cell over ten thousand columns", docx(t, transitional, tbl(tr(tc(p("甲"), `<w:gridSpan w:val="10000"/>`), tc(p("乙")))), nil), new(*LimitError)},
		{"a bomb", pack(t, map[string]string{"word/document.xml": strings.Repeat(" ", 40<<20)}), new(*LimitError)},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(context.Background(), "", c.data, Options{})
			if err == nil || !errors.As(err, c.want) {
				t.Errorf("error %T %v", err, err)
			}
		})
	}
	if _, err := Read(context.Background(), "", pack(t, map[string]string{"a.txt": "x"}), Options{}); !errors.Is(err, ErrUnknown) {
		t.Errorf("a packed file of another kind: %v", err)
	}
}
