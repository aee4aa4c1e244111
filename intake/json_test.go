package intake_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"duban/intake"
	"duban/intake/source"
	"duban/internal/ledgerjson"
	"duban/model"
	"duban/seeds"
)

func TestAnExportOfALedgerIsReadBackAsItIs(t *testing.T) {
	l, err := seeds.Load(readOn)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := ledgerjson.Encode(&out, l, model.NewCalendar(), readOn); err != nil {
		t.Fatal(err)
	}
	d, err := intake.Read(context.Background(), "duban.json", out.Bytes(), intake.Options{Today: readOn, Export: ledgerjson.Decode})
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := ledgerjson.Encode(&again, d.Ledger(), model.NewCalendar(), readOn); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("the draft of an export is not the ledger that was written")
	}
	it := d.Plans[1].Items[0]
	if line := d.Document.Lines[it.Span.From-1]; !bytes.Contains([]byte(line), []byte(it.Record.Task.ID)) {
		t.Errorf("task %s stands on line %d, which is %q", it.Record.Task.ID, it.Span.From, line)
	}
}

func TestAPlainListOfTasksIsReadByItsKeys(t *testing.T) {
	for _, tt := range []struct{ name, text string }{
		{"Chinese keys", `[
 {"序号": 1, "任务名称": "修建滨江路", "牵头单位": "区交通局", "责任单位": ["区财政局", "柳林镇"], "完成时限": "6月底前", "责任领导": "李明"},
 {"序号": 2, "任务名称": "建成敬老院", "牵头单位": "区民政局", "完成时限": "2026-10-31"}
]`},
		{"English keys in an object", `{"title": "2026年重点工作", "tasks": [
 {"no": "1", "title": "修建滨江路", "lead_units": ["区交通局"], "responsible_units": ["区财政局", "柳林镇"], "deadline": {"date": "2026-06-30", "text": "6月底前"}, "leaders": ["李明"]},
 {"no": "2", "title": "建成敬老院", "lead": "区民政局", "due": "2026-10-31"}
]}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := intake.Read(context.Background(), "list.json", []byte(tt.text), intake.Options{Today: model.NewDate(2026, 1, 5)})
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Plans) != 1 || len(d.Plans[0].Items) != 2 {
				t.Fatalf("plans %d, want one with two tasks: %+v", len(d.Plans), d.Plans)
			}
			a, b := d.Plans[0].Items[0].Record.Task, d.Plans[0].Items[1].Record.Task
			if a.Title != "修建滨江路" || !sameNames(a.LeadUnits, []string{"区交通局"}) || !sameNames(a.ResponsibleUnits, []string{"区财政局", "柳林镇"}) || !sameNames(a.Leaders, []string{"李明"}) {
				t.Errorf("first task: %+v", a)
			}
			if a.Deadline.Date != model.NewDate(2026, 6, 30) || b.Deadline.Date != model.NewDate(2026, 10, 31) {
				t.Errorf("deadlines %v and %v", a.Deadline, b.Deadline)
			}
			if from := d.Plans[0].Items[1].Span.From; from != 3 {
				t.Errorf("the second task stands on line %d, want 3", from)
			}
		})
	}
}

func TestJSONWithoutTasksIsRefused(t *testing.T) {
	for _, text := range []string{`{"a": 1}`, `[1, 2, 3]`, `[{"序号": `, `{"tasks": "none"}`} {
		_, err := intake.Read(context.Background(), "x.json", []byte(text), intake.Options{Today: readOn})
		if !errors.Is(err, intake.ErrList) {
			t.Errorf("%s: %v, want ErrList", text, err)
		}
	}
}

// TestListsOfTasksOfAnyForm reads the lists that other programs and persons
// write: section, title, units and deadline of every task.
func TestListsOfTasksOfAnyForm(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"chapters as keys", `{"标题":"2026年重点工作任务清单","文号":"清政办发〔2026〕3号","发文单位":"清源县人民政府办公室","印发日期":"2026年2月3日","总体要求":"坚持稳中求进。","一、经济发展":[{"工作任务":"稳定工业","牵头单位":"县工信局","责任单位":["县发改局","各乡镇"],"完成时限":"2026年12月"},{"工作任务":"扩大投资","牵头单位":"县发改局","完成时限":null}],"二、民生保障":[{"工作任务":"建敬老院","牵头单位":"县民政局","完成时限":46387}]}`, []string{"一、经济发展/稳定工业/县工信局 县发改局 各乡镇/2026-12-31", "一、经济发展/扩大投资/县发改局/", "二、民生保障/建敬老院/县民政局/2026-12-31"}},
		{"another program's export", `[{"uuid":"x","id":1,"description":"修建滨江路","project":"城建","due":"20261230T160000Z","status":"pending","entry":"20260101T000000Z","urgency":8.1,"tags":["县交通局"],"annotations":[{"entry":"20260301T000000Z","description":"已完成招标"}]},
{"uuid":"y","id":2,"description":"建成敬老院","project":"民生","due":"20260930T160000Z","status":"completed","modified":"20260101T000000Z"}]`, []string{"城建/修建滨江路//2026-12-31", "民生/建成敬老院//2026-10-01"}},
		{"values under links", `{"_type":"WorkPackageCollection","total":2,"count":2,"_embedded":{"elements":[{"_type":"WorkPackage","id":12,"subject":"建成农贸市场","description":{"format":"markdown","raw":"改造农贸市场3个","html":"<p>..</p>"},"startDate":"2026-03-01","dueDate":"2026-10-31","percentageDone":30,"_links":{"self":{"href":"/api/1"},"assignee":{"href":"/u/1","title":"县商务局"},"status":{"href":"/s","title":"In progress"},"priority":{"href":"","title":"High"}}},{"_type":"WorkPackage","id":13,"subject":"新建公厕","startDate":null,"dueDate":"2026-11-30","_links":{"assignee":{"title":"县城管局"},"status":{"title":"New"}}}]}}`, []string{"/建成农贸市场/县商务局/2026-10-31", "/新建公厕/县城管局/2026-11-30"}},
		{"texts", `["推进老旧小区改造，6月底前完成20个（责任单位：县住建局）","新增学位1500个（责任单位：县教育局）","改造农村公路60公里（牵头单位：县交通局；配合单位：县财政局）"]`, []string{"/推进老旧小区改造，6月底前完成20个/县住建局/", "/新增学位1500个/县教育局/", "/改造农村公路60公里/县交通局 县财政局/"}},
		{"chapters of tasks and texts", `{"name":"民生实事","chapters":[{"no":"一","name":"教育","items":[{"no":1,"task":"新增学位1500个","lead":{"unit":"县教育局","person":"张晓明"},"cooperating":["县住建局"],"deadline":{"date":"2026-08-31","text":"8月底前"},"milestones":[{"title":"开工","date":"2026-03-31"},{"title":"竣工","date":"2026-08-20"}],"targets":[{"metric":"新增学位","op":">=","value":"1500","unit":"个"}]}]},{"no":"二","name":"交通","lead":"县交通局","items":[{"no":2,"task":"修路60公里","measures":["完成设计","完成招标"]},"新建公交站20个"]}]}`, []string{"一、教育/新增学位1500个/县教育局 县住建局/2026-08-31", "二、交通/修路60公里/县交通局/", "二、交通/新建公交站20个/县交通局/"}},
		{"a table of lists", `{"columns":["序号","任务","牵头单位","完成时限"],"data":[[1,"修路","县交通局","6月底"],[2,"架桥","县住建局","2026-09-30"],[3,"植树500亩","县林业局",null]]}`, []string{"/修路/县交通局/2026-06-30", "/架桥/县住建局/2026-09-30", "/植树500亩/县林业局/"}},
		{"tasks under their numbers", `{"任务1":{"name":"修路","unit":"县交通局","due":"2026-06-30"},"任务2":{"name":"架桥","unit":"县住建局","due":"2026-07-31"}}`, []string{"/修路/县交通局/2026-06-30", "/架桥/县住建局/2026-07-31"}},
		{"names only", `{"title":"清单","tasks":["修路","架桥","植树"]}`, []string{"/修路//", "/架桥//", "/植树//"}},
		{"a task of several", `{"任务名称":"推进城市更新","牵头单位":"县住建局","子任务":[{"内容":"改造老旧小区20个","时限":"2026年6月"},{"内容":"更新管网30公里","时限":"2026年9月"}]}`, []string{"推进城市更新/改造老旧小区20个/县住建局/2026-06-30", "推进城市更新/更新管网30公里/县住建局/2026-09-30"}},
		{"an object a line", `{"id":1,"任务":"修路","单位":"县交通局","时限":"6月底"}
{"id":2,"任务":"架桥","单位":"县住建局","时限":"7月底"}`, []string{"/修路/县交通局/2026-06-30", "/架桥/县住建局/2026-07-31"}},
		{"the answer of a program", `{"code":0,"msg":"success","data":{"total":2,"list":[{"taskName":"修路","dutyUnit":"县交通局","limitTime":"2026-06-30 00:00:00","createTime":"2026-01-02 10:00:00","remark":""},{"taskName":"架桥","dutyUnit":"县住建局","limitTime":"2026-07-31 00:00:00","remark":"急"}]}}`, []string{"/修路/县交通局/2026-06-30", "/架桥/县住建局/2026-07-31"}},
		{"values with parts", `[{"类别":"经济","任务":[{"事项":"稳工业","牵头":"县工信局","配合":"县发改局、县财政局","时限":"全年"}]},{"类别":"民生","任务":[{"事项":"建学校","责任分工":{"牵头":"县教育局","配合":["县住建局","县财政局"]},"时限":"8月底前","目标":{"学位":"1500个","投资":"2亿元"}}]}]`, []string{"经济/稳工业/县工信局 县发改局 县财政局/2026-12-31", "民生/建学校/县教育局 县住建局 县财政局/2026-08-31"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := intake.Read(context.Background(), "list.json", []byte(tt.text), intake.Options{Today: model.NewDate(2026, 1, 5)})
			if err != nil {
				t.Fatal(err)
			}
			got := tasksOf(d, func(k *model.Task) string {
				return strings.Join(slices.Concat(k.LeadUnits, k.ResponsibleUnits, k.RelatedUnits), " ")
			})
			if !slices.Equal(got, tt.want) {
				t.Errorf("read  %q\nwanted %q", got, tt.want)
			}
		})
	}
}

func TestJSONThatPassesABoundIsRefusedByItsName(t *testing.T) {
	fields := make([]string, 10_000)
	for i := range fields {
		fields[i] = fmt.Sprintf(`"列%d":"甲"`, i)
	}
	many := "["
	for i := 0; i < 6_000; i += 100 {
		many += `{"任务名称":"修路","责任单位":"县交通局",` + strings.Join(fields[i:i+100], ",") + "},"
	}
	many = strings.TrimSuffix(many, ",") + "]"
	for _, c := range []struct {
		name, text string
		want       source.Limit
	}{
		{"values of one object", "[{" + strings.Join(fields, ",") + "}]", source.LimitColumns},
		{"values of all objects", many, source.LimitColumns},
		{"objects in objects", strings.Repeat(`{"a":`, 5000) + "1" + strings.Repeat("}", 5000), source.LimitNesting},
	} {
		t.Run(c.name, func(t *testing.T) {
			var limit *source.LimitError
			if _, err := intake.Read(context.Background(), "x.json", []byte(c.text), intake.Options{}); !errors.As(err, &limit) || limit.Limit != c.want {
				t.Errorf("error %v, want one of %s", err, c.want)
			}
		})
	}
}

func TestJSONOfNoTasksIsSaidToBeSuch(t *testing.T) {
	if _, err := intake.Read(context.Background(), "x.json", []byte(`{"name":"甲","year":2026}`), intake.Options{}); !errors.Is(err, intake.ErrList) {
		t.Errorf("error %v", err)
	}
}
