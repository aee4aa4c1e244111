package source

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// prose writes paragraphs as a word processor does: the first line indented by
// two characters, lines broken at the margin, 28 points apart. It returns the
// place below.
func (s *pdfSheet) prose(y float64, paragraphs ...string) float64 {
	const size, left, wide = 16, 80, 27
	for _, p := range paragraphs {
		r := []rune(p)
		room := wide - 2
		x := float64(left + 2*size)
		for len(r) > 0 {
			n := min(room, len(r))
			s.say(x, y, size, string(r[:n]))
			r, room, x = r[n:], wide, left
			y += 28
		}
	}
	return y
}

const long = "坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，加快构建新发展格局，着力推动高质量发展，全面完成年度目标任务"

func TestParagraphsOfAPDFAreJoinedAcrossLinesAndPages(t *testing.T) {
	one, two := newSheet(), newSheet()
	one.say(197, 100, 22, "关于印发方案的通知")
	y := one.prose(150, "一、总体要求", long+"。", "二、"+long+"，"+long)
	if y > 800 {
		t.Fatal("the page is too short for the test")
	}
	// The last line of the first page is full, and the next page goes on flush left.
	two.say(80, 100, 16, "并按月报送。")
	y = two.prose(128, long+"。", long+"。")
	two.say(80, y, 16, "flush")
	full := []rune(long + "，" + long)
	one = newSheet()
	one.say(197, 100, 22, "关于印发方案的通知")
	one.prose(150, "一、总体要求", long+"。", "二、"+string(full[:25-2+27*3]))
	wantDump(t, mustRead(t, pdfFile(one, two)), "1 p1 centred 关于印发方案的通知\n2 p1 一、总体要求\n3 p1 "+long+"。\n4 p1 二、"+string(full[:25-2+27*3])+"并按月报送。\n5 p2 "+long+"。\n6 p2 "+long+"。\n7 p2 flush")
}

func TestRunningHeadsFeetAndPageNumbersAreLeftOut(t *testing.T) {
	var sheets []*pdfSheet
	var want strings.Builder
	for i := range 4 {
		s := newSheet()
		s.say(80, 50, 10, "青山县人民政府公报　2026年第1期")
		s.prose(150, fmt.Sprintf("第%d项任务要抓好落实。", i+1), "年底前完成，责任单位：发改局。")
		s.say(270, 800, 12, fmt.Sprintf("— %d —", i+1))
		sheets = append(sheets, s)
		fmt.Fprintf(&want, "%d p%d 第%d项任务要抓好落实。\n%d p%d 年底前完成，责任单位：发改局。\n", 2*i+1, i+1, i+1, 2*i+2, i+1)
	}
	wantDump(t, mustRead(t, pdfFile(sheets...)), want.String())
}

// ruledTable draws a table. A cell that begins with ^ belongs to the one above
// it: no line is drawn between them. It returns the place below.
func (s *pdfSheet) ruledTable(y float64, xs []float64, bars bool, rows ...[]string) float64 {
	line := s.stroke
	if bars {
		line = func(x0, y0, x1, y1 float64) *pdfSheet { return s.fill(x0, y0, max(x1-x0, 0.5), max(y1-y0, 0.5)) }
	}
	right := xs[len(xs)-1]
	for r, row := range rows {
		lines := 1
		for _, cell := range row {
			lines = max(lines, strings.Count(cell, "\n")+1)
		}
		h := float64(lines)*14 + 6
		for c, cell := range row {
			if r == 0 || !strings.HasPrefix(cell, "^") {
				line(xs[c], y, xs[c+1], y)
			}
			for i, text := range strings.Split(strings.TrimPrefix(cell, "^"), "\n") {
				if text != "" {
					s.say(xs[c]+3, y+14+float64(i)*14, 11, text)
				}
			}
		}
		for _, x := range xs {
			line(x, y, x, y+h)
		}
		y += h
	}
	line(xs[0], y, right, y)
	return y
}

func TestTablesWithRuledLinesAreRebuilt(t *testing.T) {
	xs := []float64{60, 100, 180, 400, 530}
	for name, bars := range map[string]bool{"strokes": false, "filled bars": true} {
		t.Run(name, func(t *testing.T) {
			one, two := newSheet(), newSheet()
			one.say(241, 60, 16, "重点任务分解表")
			one.ruledTable(80, xs, bars,
				[]string{"序号", "类别", "工作任务", "责任单位"},
				[]string{"1", "工业", "加快推进园区标准化厂房建设，完成主体\n工程", "工信局\n发改局"},
				[]string{"2", "^", "新增规模以上工业企业8家", "工信局"},
				[]string{"3", "农业", "新建高标准农田2万亩，其中高效节水", "农业农村局"})
			two.ruledTable(60, xs, bars,
				[]string{"序号", "类别", "工作任务", "责任单位"},
				[]string{"", "", "灌溉面积0.5万亩", ""},
				[]string{"4", "", "改造农村厕所500座", "住建局"},
				[]string{"5", "^", "新建村级文化广场3个", "文旅局"},
				[]string{"6", "民生", "新增城镇就业2000人", "人社局"})
			two.prose(300, "特此通知。")
			wantDump(t, mustRead(t, pdfFile(one, two)), `
1 p1 centred 重点任务分解表
table 4
2 p1 序号 | 类别 | 工作任务 | 责任单位
3 p1 1 | 工业 | 加快推进园区标准化厂房建设，完成主体工程 | 工信局⏎发改局
4 p1 2 | ^ | 新增规模以上工业企业8家 | 工信局
5 p1 3 | 农业 | 新建高标准农田2万亩，其中高效节水灌溉面积0.5万亩 | 农业农村局
6 p2 4 | ^ | 改造农村厕所500座 | 住建局
7 p2 5 | ^ | 新建村级文化广场3个 | 文旅局
8 p2 6 | 民生 | 新增城镇就业2000人 | 人社局
9 p2 特此通知。`)
		})
	}
}

// columns writes rows without any lines, the cells' texts broken as they are
// given. Within is the distance of lines in a row, between that of rows.
func (s *pdfSheet) columns(y float64, xs []float64, within, between float64, rows ...[]string) float64 {
	for _, row := range rows {
		lines := 1
		for c, cell := range row {
			for i, text := range strings.Split(cell, "\n") {
				lines = max(lines, i+1)
				if text != "" {
					s.say(xs[c], y+float64(i)*within, 11, text)
				}
			}
		}
		y += float64(lines-1)*within + between
	}
	return y
}

func TestTablesWithoutLinesAreRebuilt(t *testing.T) {
	xs := []float64{60, 110, 190, 420}
	for _, c := range []struct {
		name            string
		within, between float64
	}{{"rows further apart than lines", 15, 24}, {"rows as close as lines", 16, 16}} {
		t.Run(c.name, func(t *testing.T) {
			one, two := newSheet(), newSheet()
			one.say(241, 60, 16, "重点任务分解表")
			one.columns(100, xs, c.within, c.between,
				[]string{"序号", "类别", "工作任务", "责任单位"},
				[]string{"1", "工业", "加快推进园区标准化厂房建设，完成主体\n工程", "工信局"},
				[]string{"2", "", "新增规模以上工业企业8家", "工信局、发改局、\n统计局"},
				[]string{"3", "农业", "新建高标准农田2万亩，其中高效节水", "农业农村局"})
			y := two.columns(100, xs, c.within, c.between,
				[]string{"序号", "类别", "工作任务", "责任单位"},
				[]string{"", "", "灌溉面积0.5万亩", ""},
				[]string{"4", "", "改造农村厕所500座", "住建局"},
				[]string{"5", "民生", "新增城镇就业2000人", "人社局"})
			two.prose(y+40, "请各单位认真贯彻执行，确保各项任务按时保质完成。")
			wantDump(t, mustRead(t, pdfFile(one, two)), `
1 p1 centred 重点任务分解表
table 4
2 p1 序号 | 类别 | 工作任务 | 责任单位
3 p1 1 | 工业 | 加快推进园区标准化厂房建设，完成主体工程 | 工信局
4 p1 2 |  | 新增规模以上工业企业8家 | 工信局、发改局、统计局
5 p1 3 | 农业 | 新建高标准农田2万亩，其中高效节水灌溉面积0.5万亩 | 农业农村局
6 p2 4 |  | 改造农村厕所500座 | 住建局
7 p2 5 | 民生 | 新增城镇就业2000人 | 人社局
8 p2 请各单位认真贯彻执行，确保各项任务按时保质完成。`)
		})
	}
}

func TestColumnsCloserThanACharacterAreToldApart(t *testing.T) {
	s := newSheet()
	s.columns(100, []float64{60, 88, 139, 245}, 15, 22,
		[]string{"序号", "类别", "工作任务", "责任单位"},
		[]string{"1", "工业经济", "新增规模以上工业企\n业", "工信局"},
		[]string{"2", "", "建设完成标准化厂房", "经开区管理委员会"},
		[]string{"3", "乡村振兴", "新建高标准农田2万\n亩", "农业农村局"},
		[]string{"4", "", "改造农村厕所五百座", "住建局"})
	wantDump(t, mustRead(t, pdfFile(s)), `
table 4
1 p1 序号 | 类别 | 工作任务 | 责任单位
2 p1 1 | 工业经济 | 新增规模以上工业企业 | 工信局
3 p1 2 |  | 建设完成标准化厂房 | 经开区管理委员会
4 p1 3 | 乡村振兴 | 新建高标准农田2万亩 | 农业农村局
5 p1 4 |  | 改造农村厕所五百座 | 住建局`)
}

func TestAHeadingOfTwoLevelsWithoutLinesIsOneHeading(t *testing.T) {
	xs := []float64{60, 110, 300, 400, 500}
	heading := func(s *pdfSheet) {
		s.say(360, 150, 11, "责任分工")
		s.say(60, 159, 11, "序号").say(110, 159, 11, "工作任务").say(500, 159, 11, "时限")
		s.say(300, 168, 11, "牵头单位").say(400, 168, 11, "配合单位")
	}
	one, two := newSheet(), newSheet()
	heading(one)
	one.columns(190, xs, 15, 22,
		[]string{"1", "打通断头路3条", "住建局", "财政局", "6月底"},
		[]string{"2", "建设口袋公园", "城管局", "", "9月底"},
		[]string{"3", "改造老旧小区16个", "住建局", "发改局", "8月底"})
	heading(two)
	two.columns(190, xs, 15, 22,
		[]string{"4", "建设停车位", "城管局", "", "9月底"},
		[]string{"5", "改造农村户厕3500座", "农业局", "财政局", "8月底"})
	wantDump(t, mustRead(t, pdfFile(one, two)), `
table 5
1 p1 序号 | 工作任务 | 责任分工 | < | 时限
2 p1 ^ | ^ | 牵头单位 | 配合单位 | ^
3 p1 1 | 打通断头路3条 | 住建局 | 财政局 | 6月底
4 p1 2 | 建设口袋公园 | 城管局 |  | 9月底
5 p1 3 | 改造老旧小区16个 | 住建局 | 发改局 | 8月底
6 p2 4 | 建设停车位 | 城管局 |  | 9月底
7 p2 5 | 改造农村户厕3500座 | 农业局 | 财政局 | 8月底`)
}

func TestTheLastRowOfATableMayStandAloneOnAPage(t *testing.T) {
	xs := []float64{60, 110, 300, 400}
	one, two := newSheet(), newSheet()
	one.columns(100, xs, 15, 22,
		[]string{"序号", "工作任务", "牵头单位", "配合单位"},
		[]string{"1", "打通断头路3条", "住建局", "财政局"},
		[]string{"2", "建设口袋公园", "城管局", ""},
		[]string{"3", "改造老旧小区16个", "住建局", "发改局"})
	two.columns(100, xs, 15, 22, []string{"4", "不发生较大以上生产安\n全事故", "应急局", ""})
	wantDump(t, mustRead(t, pdfFile(one, two)), `
table 4
1 p1 序号 | 工作任务 | 牵头单位 | 配合单位
2 p1 1 | 打通断头路3条 | 住建局 | 财政局
3 p1 2 | 建设口袋公园 | 城管局 | 
4 p1 3 | 改造老旧小区16个 | 住建局 | 发改局
5 p2 4 | 不发生较大以上生产安全事故 | 应急局 | `)
}

func TestALabelInTheMiddleOfItsRowsBelongsToAllOfThem(t *testing.T) {
	s := newSheet()
	s.columns(100, []float64{60, 110, 190, 420}, 16, 24,
		[]string{"序号", "类别", "工作任务", "责任单位"},
		[]string{"1", "", "建设标准化厂房", "工信局"},
		[]string{"2", "工业", "新增规模以上工业企业8家", "统计局"},
		[]string{"3", "", "完成技术改造投资5亿元", "工信局"},
		[]string{"4", "", "新建高标准农田2万亩", "农业农村局"},
		[]string{"5", "农业", "改造农村厕所500座", "住建局"},
		[]string{"6", "", "建成烘干中心2个", "农业农村局"})
	wantDump(t, mustRead(t, pdfFile(s)), `
table 4
1 p1 序号 | 类别 | 工作任务 | 责任单位
2 p1 1 | 工业 | 建设标准化厂房 | 工信局
3 p1 2 | ^ | 新增规模以上工业企业8家 | 统计局
4 p1 3 | ^ | 完成技术改造投资5亿元 | 工信局
5 p1 4 | 农业 | 新建高标准农田2万亩 | 农业农村局
6 p1 5 | ^ | 改造农村厕所500座 | 住建局
7 p1 6 | ^ | 建成烘干中心2个 | 农业农村局`)
}

func TestCellsThatAreCentredUprightAreNotTornApart(t *testing.T) {
	xs := []float64{60, 110, 340, 440}
	var sheets []*pdfSheet
	want := "table 4\n1 p1 序号 | 工作任务 | 责任单位 | 时限\n"
	s := newSheet()
	y := 100.0
	put := func(no string, lines int) {
		for i := range lines {
			s.say(xs[1], y+16*float64(i), 11, fmt.Sprintf("任务%s的第%d行文字", no, i+1))
		}
		middle := y + 8*float64(lines-1)
		s.say(xs[0], middle, 11, no).say(xs[2], middle, 11, "交通局").say(xs[3], middle, 11, "六月")
		y += 16 * float64(lines)
	}
	s.say(xs[0], y, 11, "序号").say(xs[1], y, 11, "工作任务").say(xs[2], y, 11, "责任单位").say(xs[3], y, 11, "时限")
	y += 16
	for i, lines := range []int{2, 1, 3, 4, 1, 2, 5, 3} {
		no := fmt.Sprint(i + 1)
		put(no, lines)
		want += fmt.Sprintf("%d p1 %s | ", i+2, no)
		for l := range lines {
			want += fmt.Sprintf("任务%s的第%d行文字", no, l+1)
		}
		want += " | 交通局 | 六月\n"
	}
	sheets = append(sheets, s)
	wantDump(t, mustRead(t, pdfFile(sheets...)), want)
}

func TestTheMiddleOfALabelIsMeasuredOnThePage(t *testing.T) {
	s := newSheet()
	xs := []float64{60, 100, 190, 420}
	s.columns(100, xs, 15, 22, []string{"序号", "类别", "工作任务", "责任单位"})
	y := 122.0
	row := func(no, task, more, unit string) {
		middle := y
		s.say(xs[2], y, 11, task)
		if more != "" {
			s.say(xs[2], y+15, 11, more)
			middle += 7.5
			y += 15
		}
		s.say(xs[0], middle, 11, no).say(xs[3], middle, 11, unit)
		y += 22
	}
	row("1", "建设标准化厂房，完成主体", "工程并启动装修", "工信局")
	row("2", "新增规模以上工业企业8家", "", "统计局")
	row("3", "完成技术改造投资5亿元", "", "工信局")
	s.say(xs[1], (122+y-22)/2, 11, "工业经济")
	top := y
	row("4", "新建高标准农田2万亩", "", "农业农村局")
	row("5", "改造农村厕所500座", "", "住建局")
	row("6", "建成烘干中心2个", "", "农业农村局")
	s.say(xs[1], (top+y-22)/2, 11, "乡村振兴")
	wantDump(t, mustRead(t, pdfFile(s)), `
table 4
1 p1 序号 | 类别 | 工作任务 | 责任单位
2 p1 1 | 工业经济 | 建设标准化厂房，完成主体工程并启动装修 | 工信局
3 p1 2 | ^ | 新增规模以上工业企业8家 | 统计局
4 p1 3 | ^ | 完成技术改造投资5亿元 | 工信局
5 p1 4 | 乡村振兴 | 新建高标准农田2万亩 | 农业农村局
6 p1 5 | ^ | 改造农村厕所500座 | 住建局
7 p1 6 | ^ | 建成烘干中心2个 | 农业农村局`)
}

func TestARunningTextInTwoColumnsIsReadColumnByColumn(t *testing.T) {
	s := newSheet()
	left, right := []rune(strings.Repeat("左边一栏的文字先读。", 16)), []rune(strings.Repeat("右边一栏的文字后读。", 16))
	for i := range 10 {
		s.say(60, 100+20*float64(i), 12, string(left[i*16:i*16+16]))
		s.say(310, 100+20*float64(i), 12, string(right[i*16:i*16+16]))
	}
	wantDump(t, mustRead(t, pdfFile(s)), "1 p1 "+string(left)+string(right))
}

func TestTurnedPagesAndWatermarks(t *testing.T) {
	for _, turned := range []int{0, 90, 180, 270} {
		t.Run(fmt.Sprint(turned), func(t *testing.T) {
			s := newSheet()
			s.turned = turned
			cos, sin := []float64{1, 0, -1, 0}[turned/90], []float64{0, 1, 0, -1}[turned/90]
			// From left to right and from the top down, as the page is looked at.
			place := func(x, y float64) (float64, float64) {
				switch turned {
				case 90:
					return y, s.height - x
				case 180:
					return s.width - x, s.height - y
				case 270:
					return s.width - y, x
				}
				return x, y
			}
			for i, text := range []string{"First line of the page", "Second line \\(PM2.5\\)"} {
				x, y := place(100, 200+40*float64(i))
				s.slant(x, y, 14, cos, sin, text)
			}
			s.slant(300, 400, 60, 0.7071, 0.7071, "DRAFT")
			wantDump(t, mustRead(t, pdfFile(s)), "1 p1 First line of the page\n2 p1 Second line (PM2.5)")
		})
	}
}

func TestPDFsThatCannotBeReadSayWhy(t *testing.T) {
	scan := func() *pdfSheet { s := newSheet(); s.image = true; return s }
	text := newSheet()
	text.prose(100, long)
	whole := pdfFile(text)
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"scanned", pdfFile(scan(), scan()), ErrScanned},
		{"scanned with page numbers", pdfFile(scan().say(290, 820, 9, "1"), scan().say(290, 820, 9, "2")), ErrScanned},
		{"encrypted", pdfFileWith("/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <"+strings.Repeat("41", 32)+"> /U <"+strings.Repeat("42", 32)+"> /P -4 >>", text), ErrEncrypted},
		{"empty", pdfFile(newSheet()), ErrEmpty},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Read(context.Background(), "", c.data, Options{}); !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
		})
	}
	t.Run("no PDF but for its first line", func(t *testing.T) {
		var damaged *DamagedError
		if _, err := Read(context.Background(), "", []byte("%PDF-1.7\n此后都不是"), Options{}); !errors.As(err, &damaged) || damaged.Kind != PDF {
			t.Errorf("error %v", err)
		}
	})
	t.Run("without its end", func(t *testing.T) {
		doc, err := Read(context.Background(), "", whole[:len(whole)-300], Options{})
		if err == nil {
			checkDocument(t, doc)
		}
	})
}

func TestAPictureInAPDFIsNoted(t *testing.T) {
	one, two := newSheet(), newSheet()
	one.prose(100, long)
	two.prose(100, long)
	two.image = true
	doc := mustRead(t, pdfFile(one, two))
	if len(doc.Notes) != 1 || doc.Notes[0] != (Note{Line: 2, Code: NotePicture}) {
		t.Errorf("notes %v", doc.Notes)
	}
}

func TestReadingAPDFStopsWhenItIsToldTo(t *testing.T) {
	var sheets []*pdfSheet
	for range 30 {
		s := newSheet()
		s.prose(100, long)
		sheets = append(sheets, s)
	}
	ctx, stop := context.WithCancel(context.Background())
	doc, err := Read(ctx, "", pdfFile(sheets...), Options{Progress: func(share float64) {
		if share > 0.3 {
			stop()
		}
	}})
	if doc != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("document %v, error %v", doc, err)
	}
}

func TestThatTheReaderOfPDFsIsMadeReadyIsTold(t *testing.T) {
	s := newSheet()
	s.prose(100, "各单位要认真贯彻执行。")
	last, prepared := 0.0, 0
	o := Options{
		Progress: func(share float64) {
			if share < last || share == 0 {
				t.Errorf("after a share of %g comes %g", last, share)
			}
			last = share
		},
		Preparing: func() {
			if prepared++; last == 0 {
				t.Error("nothing was told before the reader is made ready")
			}
		},
	}
	if _, err := Read(context.Background(), "", pdfFile(s), o); err != nil || prepared != 1 {
		t.Errorf("error %v, told %d times", err, prepared)
	}
}

func FuzzPDF(f *testing.F) {
	s := newSheet()
	s.say(60, 60, 16, "表")
	s.ruledTable(80, []float64{60, 100, 180}, false, []string{"序号", "任务"}, []string{"1", "^修路"})
	f.Add(s.ops.String())
	f.Add("BT /F1 12 Tf 1 0 0 1 1e30 -5 Tm <4E00> Tj ET 0 0 m 1e9 0 l S 3 3 NaN re f q 0 0 0 0 0 0 cm /I1 Do")
	f.Fuzz(func(t *testing.T, content string) {
		page := newSheet()
		page.ops.WriteString(content)
		checkRead(t, pdfFile(page))
	})
}

// FuzzPDFLayout gives the layout characters and ruled lines at any places,
// without the engine, which takes long to start.
func FuzzPDFLayout(f *testing.F) {
	f.Add([]byte("1\x10\x10\x0a2\x40\x10\x0a3\x10\x20\x0a4\x40\x20\x0a5\x10\x30\x0a6\x40\x30\x0a"), []byte("\x00\x10\x10\x80\x01\x10\x10\x80\x00\x80\x10\x80\x01\x80\x10\x80"))
	f.Fuzz(func(t *testing.T, chars, strokes []byte) {
		b := &builder{ctx: context.Background(), doc: new(Document)}
		var pages []*laidPage
		for len(pages) < 3 {
			p := &pdfPage{width: 255, height: 255}
			for i := len(pages); i+4 <= len(chars) && i < 400; i += 4 {
				x, y, size := float64(chars[i+1]), float64(chars[i+2]), float64(chars[i+3])/8+1
				p.glyphs = append(p.glyphs, glyph{r: rune(chars[i]%0x5f) + 0x21, x0: x, x1: x + size, y0: y, y1: y + size, size: size})
			}
			for i := len(pages); i+4 <= len(strokes) && i < 200; i += 4 {
				from, to := float64(strokes[i+2]), float64(strokes[i+3])
				p.rules = append(p.rules, rule{level: strokes[i]%2 == 0, at: float64(strokes[i+1]), from: min(from, to), to: max(from, to)})
			}
			pages = append(pages, layOut(p))
		}
		dropFurniture(pages)
		setMargins(pages)
		flow := &flow{builder: b}
		for i, p := range pages {
			b.page = i + 1
			if err := flow.add(p); err != nil {
				t.Fatal(err)
			}
		}
		if err := flow.end(); err != nil {
			t.Fatal(err)
		}
		checkDocument(t, b.doc)
	})
}
