package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"duban/intake/source"
	"duban/internal/zh"
	"duban/model"
)

// ErrList is returned for JSON that is neither an export of a ledger nor a list of tasks.
var ErrList = errors.New("the JSON is no export of a ledger and holds no list of tasks")

// readJSON reads an export of a ledger, or a plain list of tasks.
func (r *reader) readJSON() error {
	text := strings.TrimPrefix(strings.Join(r.doc.Lines, "\n"), "\ufeff")
	if r.opt.Export != nil {
		l, err := r.opt.Export(strings.NewReader(text))
		if err != nil {
			return err
		}
		if l != nil {
			r.export(l)
			return nil
		}
	}
	title, t, err := taskList([]byte(text))
	if err != nil {
		return err
	}
	last := max(len(r.doc.Lines), 1)
	p := piece{span: Span{1, last}, table: t}
	r.lex = learnNames([]piece{p})
	r.use(p.span, usedFurniture) // braces and keys
	r.plans(notice{letterhead: letterhead{title: title}, body: []piece{p}, span: p.span})
	r.finish()
	return nil
}

// export makes a draft of a ledger that this program wrote.
func (r *reader) export(l *model.Ledger) {
	last := max(len(r.doc.Lines), 1)
	r.use(Span{1, last}, usedFurniture)
	at := 1
	find := func(id string) int {
		quoted, _ := json.Marshal(id)
		for i := at; i <= len(r.doc.Lines); i++ {
			if strings.Contains(r.doc.Lines[i-1], `"id"`) && strings.Contains(r.doc.Lines[i-1], string(quoted)) {
				at = i
				return i
			}
		}
		return at
	}
	for i := range l.Plans {
		p := Plan{Campaign: l.Plans[i].Campaign}
		p.Span.From = find(p.Campaign.ID)
		for j := range l.Plans[i].Records {
			line := find(l.Plans[i].Records[j].Task.ID)
			p.Items = append(p.Items, Item{Record: l.Plans[i].Records[j], Span: Span{line, line}})
		}
		p.Span.To = at
		r.draft.Plans = append(r.draft.Plans, p)
	}
	r.draft.Units = l.Units
}

// listKeys are the names under which a file may keep its list of tasks.
var listKeys = []string{"tasks", "任务", "items", "records", "rows", "list", "data", "事项", "任务清单", "清单", "项目"}

// titleKeys are the names under which a file may give the title of its list.
var titleKeys = []string{"title", "name", "标题", "名称", "plan", "campaign", "行动", "文件名称"}

// headingOf are the headings that English names of a task's values stand for.
var headingOf = map[string]string{
	"no": "序号", "number": "序号", "index": "序号", "id": "编号", "title": "任务名称", "task": "任务名称", "name": "任务名称", "project": "项目名称",
	"section": "类别", "category": "类别", "group": "类别", "detail": "工作内容", "content": "工作内容", "description": "工作内容", "measures": "工作措施",
	"lead": "牵头单位", "lead_unit": "牵头单位", "lead_units": "牵头单位", "unit": "责任单位", "units": "责任单位", "department": "责任单位",
	"responsible": "责任单位", "responsible_unit": "责任单位", "responsible_units": "责任单位", "related": "配合单位", "related_units": "配合单位", "cooperating_units": "配合单位", "supporting_units": "配合单位",
	"leader": "责任领导", "leaders": "责任领导", "coordinator": "协管领导", "coordinators": "协管领导", "person": "责任人", "persons": "责任人", "contact": "责任人", "owner": "业主单位", "owners": "业主单位",
	"deadline": "完成时限", "due": "完成时限", "due_date": "完成时限", "end": "完成时限", "end_date": "完成时限", "start": "开工时间", "start_date": "开工时间",
	"target": "目标值", "targets": "目标值", "goal": "目标值", "goals": "目标值", "metric": "指标名称", "progress": "完成情况", "status": "完成情况", "percent": "完成率", "completion": "完成率",
	"remark": "备注", "remarks": "备注", "note": "备注", "notes": "备注", "place": "建设地点", "investment": "总投资", "problems": "存在问题",
}

// taskList reads a list of tasks as a table: its keys are the headings.
func taskList(data []byte) (title string, t *source.Table, err error) {
	list, title, err := findList(data)
	if err != nil {
		return "", nil, err
	}
	var keys []string
	var rows []map[string]string
	var lines []int
	dec := json.NewDecoder(bytes.NewReader(data[list:]))
	dec.UseNumber()
	if _, err := dec.Token(); err != nil {
		return "", nil, fmt.Errorf("%w: %w", ErrList, err)
	}
	line, seen := 1+bytes.Count(data[:list], []byte("\n")), list
	for dec.More() {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return "", nil, fmt.Errorf("%w: %w", ErrList, err)
		}
		from := list + int(dec.InputOffset()) - len(raw)
		line += bytes.Count(data[seen:from], []byte("\n"))
		seen = from
		row, order, ok := object(raw)
		if !ok {
			continue
		}
		for _, k := range order {
			if !slices.Contains(keys, k) {
				keys = append(keys, k)
			}
		}
		rows, lines = append(rows, row), append(lines, line)
	}
	if len(rows) == 0 || len(keys) == 0 {
		return "", nil, ErrList
	}
	t = &source.Table{Cols: len(keys)}
	head := source.Row{Line: max(1, lines[0]-1), Head: true}
	for _, k := range keys {
		name := headingOf[strings.ToLower(k)]
		if name == "" {
			name = zh.Clean(k)
		}
		head.Cells = append(head.Cells, source.Cell{Text: name})
	}
	t.Rows = append(t.Rows, head)
	for i, row := range rows {
		out := source.Row{Line: lines[i]}
		for _, k := range keys {
			out.Cells = append(out.Cells, source.Cell{Text: zh.CleanText(row[k])})
		}
		t.Rows = append(t.Rows, out)
	}
	return title, t, nil
}

// findList returns where in the text the list of tasks begins, and the title that stands beside it.
func findList(data []byte) (at int, title string, err error) {
	trimmed := bytes.TrimLeft(data, " \t\r\n")
	at = len(data) - len(trimmed)
	if len(trimmed) > 0 && trimmed[0] == '[' {
		return at, "", nil
	}
	var top map[string]json.RawMessage
	if err := json.Unmarshal(data, &top); err != nil {
		return 0, "", fmt.Errorf("%w: %w", ErrList, err)
	}
	for _, k := range titleKeys {
		if s := plainValue(top[k]); s != "" && title == "" {
			title = zh.Clean(s)
		}
	}
	for _, k := range listKeys {
		raw := bytes.TrimSpace(top[k])
		if len(raw) > 0 && raw[0] == '[' {
			if i := bytes.Index(data, raw); i >= 0 {
				return i, title, nil
			}
		}
	}
	return 0, "", ErrList
}

// object reads the values of a task by their names, in their order.
func object(raw json.RawMessage) (values map[string]string, order []string, ok bool) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil, nil, false
	}
	values = make(map[string]string)
	for dec.More() {
		k, err := dec.Token()
		if err != nil {
			return nil, nil, false
		}
		var v json.RawMessage
		if err := dec.Decode(&v); err != nil {
			return nil, nil, false
		}
		if name, is := k.(string); is {
			if s := plainValue(v); s != "" {
				values[name] = s
				order = append(order, name)
			}
		}
	}
	return values, order, true
}

// plainValue is a value as a cell would show it. Of an object the text counts,
// or its date or name.
func plainValue(raw json.RawMessage) string {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil && !errors.Is(err, io.EOF) {
		return ""
	}
	return shown(v)
}

func shown(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case json.Number:
		return x.String()
	case bool:
		if x {
			return "是"
		}
		return "否"
	case []any:
		var parts []string
		sep := "、"
		for _, y := range x {
			if s := shown(y); s != "" {
				parts = append(parts, s)
			}
			if _, deep := y.(map[string]any); deep {
				sep = "；"
			}
		}
		return strings.Join(parts, sep)
	case map[string]any:
		for _, k := range [...]string{"text", "文本", "date", "日期", "name", "名称", "title", "标题", "value", "值"} {
			if s := shown(x[k]); s != "" {
				return s
			}
		}
	}
	return ""
}
