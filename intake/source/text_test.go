package source

import (
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"duban/internal/founding"
)

func encode(t testing.TB, text string, e interface{ String(string) (string, error) }) []byte {
	t.Helper()
	s, err := e.String(text)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(s)
}

func TestATextIsTheSameInEveryEncodingAndWithEveryLineBreak(t *testing.T) {
	const text = "青山县人民政府\n\n一、目标任务\n完成投资３０亿元\n"
	const want = "1 青山县人民政府\n3 一、目标任务\n4 完成投资３０亿元\n"
	for name, data := range map[string][]byte{
		"UTF-8":                    []byte(text),
		"with BOM":                 []byte("\ufeff" + text),
		"CRLF":                     []byte(strings.ReplaceAll(text, "\n", "\r\n")),
		"CR":                       []byte(strings.ReplaceAll(text, "\n", "\r")),
		"GB18030":                  encode(t, text, simplifiedchinese.GB18030.NewEncoder()),
		"GB18030 with BOM":         encode(t, "\ufeff"+text, simplifiedchinese.GB18030.NewEncoder()),
		"UTF-16 little endian":     encode(t, text, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()),
		"UTF-16 big endian":        encode(t, text, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()),
		"no line break at the end": []byte(strings.TrimSpace(text)),
	} {
		t.Run(name, func(t *testing.T) {
			doc := mustRead(t, data)
			if doc.Kind != Text || len(doc.Lines) != 4 {
				t.Errorf("kind %v with %d lines", doc.Kind, len(doc.Lines))
			}
			wantDump(t, doc, want)
		})
	}
}

func TestAFewLostBytesLeaveTheRestOfATextAsItIs(t *testing.T) {
	text := strings.Repeat("完成投资三十亿元。", 40)
	doc := mustRead(t, []byte(text[:len(text)-1]))
	if got := doc.Blocks[0].Para.Text; !strings.HasPrefix(got, "完成投资") || !strings.HasSuffix(got, "亿元\ufffd") {
		t.Errorf("got %q", got)
	}
	if len(doc.Notes) != 1 || doc.Notes[0].Code != NoteEncoding {
		t.Errorf("notes %v", doc.Notes)
	}
}

func TestTablesInAText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"tabs", "任务表\n序号\t任务\t期限\n1\t修路\t6月\n2\t架桥\n完", `
1 任务表
table 3
2 序号 | 任务 | 期限
3 1 | 修路 | 6月
4 2 | 架桥 | 
5 完`},
		{"a blank line between equally long rows", "序号\t任务\t期限\n\n1\t修路\t6月", `
table 3
1 序号 | 任务 | 期限
3 1 | 修路 | 6月`},
		{"a blank line between different tables", "序号\t任务\t期限\n\n单位\t责任人\n交通局\t张三", `
table 3
1 序号 | 任务 | 期限
table 2
3 单位 | 责任人
4 交通局 | 张三`},
		{"one cell a line is no table", "\t序号\n\t任务\n\t1\n\t修路", "1 序号\n2 任务\n3 1\n4 修路"},
		{"an indent is no table", "\t\t为做好工作，通知如下：", "1 为做好工作，通知如下："},
		{"one tab in one line is no table", "联系人：张三\t电话：5550123", "1 联系人：张三 电话：5550123"},
		{"empty first cells", "分组\t任务\n工业\t建厂\n\t招商", "table 2\n1 分组 | 任务\n2 工业 | 建厂\n3  | 招商"},
		{"tags of a web page in cells", "<p>1</p>\t<p>修路</p> <p>架桥</p>\t交通局<br>住建局&nbsp;\n2\ta<b\tc>5", `
table 3
1 1 | 修路⏎架桥 | 交通局⏎住建局
2 2 | a<b | c>5`},
		{"pipes", "| 序号 | **任务** |\n|:--:|---|\n| 1 | 修\\|路 |\n\n后记", `
table 2
1 head 序号 | 任务
3 1 | 修|路
5 后记`},
		{"pipes without the outer ones", "序号 | 任务\n--- | ---\n1 | 修路", "table 2\n1 head 序号 | 任务\n3 1 | 修路"},
		{"one pipe is text", "A|B 两个方案", "1 A|B 两个方案"},
	} {
		t.Run(c.name, func(t *testing.T) { wantDump(t, mustRead(t, []byte(c.text)), c.want) })
	}
}

func TestMarksOfMarkdownAreToldAndKeptOutOfTheText(t *testing.T) {
	doc := mustRead(t, []byte("# 行动方案\n## 一、目标 ##\n**总体要求**\n要**强化**落实\n#5号楼\n1\\. 推进\n"))
	wantDump(t, doc, `
1 L1 行动方案
2 L2 一、目标
3 bold 总体要求
4 要强化落实
5 #5号楼
6 1. 推进`)
}

func TestFormFeedsCountPages(t *testing.T) {
	doc := mustRead(t, []byte("甲\n\f乙\n丙\n\f丁\n\f"))
	wantDump(t, doc, "1 p1 甲\n2 p2 乙\n3 p2 丙\n4 p3 丁")
}

func TestWhatATerminalMustNotSeeIsTakenOut(t *testing.T) {
	doc := mustRead(t, []byte("完成\x1b[31m投资\x1b[0m\u202e三亿\n编号\t\x1b]0;x\x07任务\t期限\n1\t\u200b修路\t六月\n"))
	wantDump(t, doc, "1 完成投资三亿\ntable 3\n2 编号 | 任务 | 期限\n3 1 | 修路 | 六月")
}

func TestTheKindIsToldByTheContentAlone(t *testing.T) {
	for _, c := range []struct {
		name string
		data string
		want Kind
		err  error
	}{
		{"prose", "一、总体要求, 坚持稳中求进; 二、工作任务", Text, nil},
		{"prose with commas", "a, b\nc, d, e\nf\ng, h, i, j\n", Text, nil},
		{"comma", "序号,任务,期限\n1,修路,6月\n2,架桥,7月\n", Delimited, nil},
		{"an object", `{"format":"duban-ledger"}`, JSON, nil},
		{"a list", ` [ {"任务":"修路"} ]`, JSON, nil},
		{"a list cut off", `[{"任务":"修`, JSON, nil},
		{"a year in brackets", "[2026]12号文件要求", Text, nil},
		{"nothing", "", Unknown, ErrEmpty},
		{"white space", " \r\n　\t", Unknown, ErrEmpty},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", Unknown, ErrUnknown},
		{"noise", "\x00\x01\x02\x03\xff\xfe\xfd\xfc\x80\x81", Unknown, ErrUnknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Read(context.Background(), "x.xlsx", []byte(c.data), Options{})
			if !errors.Is(err, c.err) {
				t.Fatalf("error %v, want %v", err, c.err)
			}
			if err == nil && doc.Kind != c.want {
				t.Errorf("kind %v, want %v", doc.Kind, c.want)
			}
		})
	}
}

func TestTheFoundingDocumentsKeepEveryLine(t *testing.T) {
	for _, number := range founding.Numbers() {
		t.Run(number, func(t *testing.T) {
			name, data := founding.Text(t, number)
			doc := mustRead(t, data)
			if doc.Kind != Text {
				t.Errorf("%s is told as %v", name, doc.Kind)
			}
			seen := make(map[int]bool)
			for _, b := range doc.Blocks {
				seen[b.Line] = true
				if b.Table != nil {
					for _, r := range b.Table.Rows {
						seen[r.Line] = true
					}
				}
			}
			for i, line := range doc.Lines {
				if strings.Trim(line, " \t　-") != "" && !seen[i+1] {
					t.Errorf("%s: line %d has no block: %q", name, i+1, line)
				}
			}
		})
	}
}
