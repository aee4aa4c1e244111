package source

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/xuri/excelize/v2"
)

// office converts data, or skips the test where LibreOffice is not installed.
func office(t testing.TB, data []byte, format string) []byte {
	t.Helper()
	if testing.Short() {
		t.Skip("LibreOffice takes seconds to start")
	}
	program := officeProgram()
	if program == "" {
		t.Skip("LibreOffice is not installed")
	}
	out, err := convert(context.Background(), program, data, format)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestOldFilesAreReadThroughLibreOffice(t *testing.T) {
	// LibreOffice writes a table into a .doc only if it is told how wide it is.
	const half = `<w:tcW w:w="3000" w:type="dxa"/>`
	table := strings.Replace(tbl(tr(tc(p("序号"), half), tc(p("任务"), half)), tr(tc(p("1"), half), tc(p("修路"), half))),
		"<w:tblPr/><w:tblGrid/>", `<w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>`, 1)
	word := docx(t, transitional, p("重点任务")+table+p("完"), nil)
	book := xlsx(t, func(f *excelize.File) { rows(t, f, "Sheet1", []any{"序号", "任务"}, []any{1, "修路"}) })
	const wantWord, wantBook = "1 重点任务\ntable 2\n2 序号 | 任务\n3 1 | 修路\n4 完", "table Sheet12\n1 序号 | 任务\n2 1 | 修路"
	for _, c := range []struct {
		format string
		data   []byte
		want   string
	}{{"doc", word, wantWord}, {"xls", book, wantBook}} {
		t.Run(c.format, func(t *testing.T) {
			t.Parallel()
			doc := mustRead(t, office(t, c.data, c.format))
			if doc.Kind != OldOffice {
				t.Errorf("kind %v", doc.Kind)
			}
			wantDump(t, doc, c.want)
		})
	}
}

// oldFile is a file that is told as an old one by its first bytes and the name of its stream.
func oldFile(stream string) []byte {
	return append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), utf16Name(stream)...)
}

func TestOldFilesNeedLibreOffice(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"an old document", oldFile("WordDocument"), ErrNeedsOffice},
		{"an old workbook", oldFile("Workbook"), ErrNeedsOffice},
		{"a rich text", []byte(`{\rtf1\ansi}`), ErrNeedsOffice},
		{"an OpenDocument text", pack(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text"}), ErrNeedsOffice},
		{"a presentation", oldFile("PowerPoint Document"), ErrUnknown},
		{"a protected .docx", oldFile("EncryptedPackage"), ErrEncrypted},
	} {
		t.Run(c.name, func(t *testing.T) {
			if officeProgram() != "" {
				t.Skip("LibreOffice is found without the PATH")
			}
			if _, err := Read(context.Background(), "", c.data, Options{}); !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
		})
	}
}

// A text that links a picture on the network, as a web page that was pasted into it does.
func TestLibreOfficeAsksNothingOfTheNetwork(t *testing.T) {
	var asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer server.Close()
	const names = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"`
	odt := pack(t, map[string]string{
		"mimetype":              "application/vnd.oasis.opendocument.text",
		"META-INF/manifest.xml": `<manifest:manifest ` + names + `><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
		"content.xml":           `<office:document-content ` + names + ` office:version="1.2"><office:body><office:text><text:p>修路<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"><draw:image xlink:href="` + server.URL + `/a.png" xlink:type="simple"/></draw:frame></text:p></office:text></office:body></office:document-content>`,
	})
	rtf := []byte(`{\rtf1\ansi road {\field{\*\fldinst INCLUDEPICTURE "` + server.URL + `/b.png" \\d}{\fldrslt }}}`)
	for name, data := range map[string][]byte{"an OpenDocument text": odt, "a rich text": rtf} {
		office(t, data, "docx")
		if n := asked.Load(); n > 0 {
			t.Errorf("%s: asked %d times", name, n)
		}
	}
}
