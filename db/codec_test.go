package db

import (
	"bytes"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"duban/internal/golden"
	"duban/model"

	"github.com/fxamacker/cbor/v2"
	"github.com/govalues/decimal"
	"pgregory.net/rapid"
)

// fill gives v, of any type of the model, arbitrary contents. It goes through
// every field, so that a field that the decoders do not know is noticed.
func fill(rt *rapid.T, v reflect.Value) {
	if _, ok := v.Interface().(model.Decimal); ok {
		d, err := decimal.New(rapid.Int64().Draw(rt, "coefficient"), rapid.IntRange(0, decimal.MaxScale).Draw(rt, "scale"))
		if err != nil {
			rt.Fatal(err)
		}
		v.Set(reflect.ValueOf(d))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if rapid.Bool().Draw(rt, "given") {
			v.Set(reflect.New(v.Type().Elem()))
			fill(rt, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("cbor") != "-" {
				fill(rt, v.Field(i))
			}
		}
	case reflect.Slice:
		if n := rapid.IntRange(0, 3).Draw(rt, "length"); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(rt, v.Index(i))
			}
		}
	case reflect.Map:
		if n := rapid.IntRange(0, 3).Draw(rt, "entries"); n > 0 {
			v.Set(reflect.ValueOf(rapid.MapOfN(rapid.String(), rapid.String(), n, n).Draw(rt, "map")))
		}
	case reflect.String:
		v.SetString(rapid.OneOf(rapid.SampledFrom([]string{"", "区发改局", "亿元", "2017年12月底前"}), rapid.String()).Draw(rt, "text"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(rt, "bool"))
	case reflect.Uint8:
		v.SetUint(uint64(rapid.Uint8().Draw(rt, "enum")))
	case reflect.Uint32:
		v.SetUint(uint64(rapid.Uint32().Draw(rt, "number")))
	case reflect.Int32:
		v.SetInt(int64(rapid.Int32().Draw(rt, "date or ratio")))
	case reflect.Int:
		v.SetInt(int64(rapid.Int32Min(0).Draw(rt, "count")))
	default:
		rt.Fatalf("the model has a field of type %v", v.Type())
	}
}

func arbitrary[P any](rt *rapid.T) P {
	var p P
	fill(rt, reflect.ValueOf(&p).Elem())
	return p
}

func TestTheFastDecodersReadWhatTheEncoderWrites(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		task := arbitrary[model.Task](rt)
		data := must(encode(task))(t)
		for _, in := range []*interner{nil, newInterner()} {
			got, err := decodeTask(data, in)
			if err != nil || !reflect.DeepEqual(*got, task) {
				rt.Fatalf("decoded %+v (%v), want %+v", got, err, task)
			}
		}
		var slow model.Task
		if err := decodeInto(data, &slow); err != nil || !reflect.DeepEqual(slow, task) {
			rt.Fatalf("the library decoded %+v (%v), want %+v", slow, err, task)
		}
		standing := arbitrary[model.Standing](rt)
		if got, err := decodeStanding(must(encode(standing))(t), newInterner()); err != nil || !reflect.DeepEqual(got, standing) {
			rt.Fatalf("decoded %+v (%v), want %+v", got, err, standing)
		}
		report := arbitrary[model.Return](rt)
		if got, err := decodeReturn(must(encode(report))(t), newInterner()); err != nil || !reflect.DeepEqual(got, report) {
			rt.Fatalf("decoded %+v (%v), want %+v", got, err, report)
		}
	})
}

func TestTheOtherRecordsAreReadAsTheyWereWritten(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		campaign := arbitrary[model.Campaign](rt)
		if got, err := decodeCampaign(must(encode(campaign))(t)); err != nil || !reflect.DeepEqual(*got, campaign) {
			rt.Fatalf("decoded %+v (%v), want %+v", got, err, campaign)
		}
		detail := arbitrary[model.Detail](rt)
		if got, err := decodeDetail(must(encodeDetail(&detail))(t)); err != nil || !reflect.DeepEqual(*got, detail) {
			rt.Fatalf("decoded %+v (%v), want %+v", got, err, detail)
		}
		var unit model.Unit
		want := arbitrary[model.Unit](rt)
		if err := decodeInto(must(encode(want))(t), &unit); err != nil || !reflect.DeepEqual(unit, want) {
			rt.Fatalf("decoded %+v (%v), want %+v", unit, err, want)
		}
	})
}

func TestTheSameRecordIsAlwaysTheSameBytes(t *testing.T) {
	detail := model.Detail{Fields: map[string]string{}}
	for _, k := range strings.Split("总投资 建设规模 责任单位 备注 年度计划 a b c d e", " ") {
		detail.Fields[k] = k
	}
	first := must(encode(detail))(t)
	for range 50 {
		if again := must(encode(detail))(t); !bytes.Equal(first, again) {
			t.Fatalf("%x and %x", first, again)
		}
	}
}

// records is one record of every kind, with every field that a ledger uses.
func records() map[string]any {
	task := testTask("c0-1", "c-0", "附件2", "一")
	task.Order, task.Marks, task.RelatedUnits = 4096, []string{"▲"}, []string{"区住建局"}
	task.Coordinators, task.Persons, task.Owners = []string{"乙"}, []string{"丙"}, []string{"城投公司"}
	task.Targets[0].Max, task.Targets[0].Weight, task.Targets[0].Stretch, task.Targets[0].Baseline = dec("2"), dec("0.5"), dec("1.5"), dec("-0.1")
	task.Targets[0].Strength, task.Targets[0].PartOf, task.Targets[0].Line = "力争", "投资", 88
	task.Targets[0].Deadline = task.Start
	task.Targets[0].Curve = []model.PlanPoint{{Date: day("2017-06-30"), Share: 5000}}
	task.Milestones[0].Weight = dec("2")
	task.Curve = task.Targets[0].Curve
	task.Extensions = []model.Extension{{On: day("2017-12-01"), From: task.Start, To: task.Deadline, Reason: "征地未完成", By: "督查室"}}
	task.Manual = []model.ManualLight{{On: day("2018-01-02"), Until: day("2018-02-01"), Light: model.Yellow, Reason: "区长交办", By: "督查室"}}
	task.Suspended = []model.Suspension{{From: day("2018-03-01"), Until: day("2018-04-01"), Reason: "汛期"}}
	task.Closed = &model.Closing{On: day("2020-01-01"), By: "督查室", Text: "已验收"}
	task.Added, task.OpenDoubts = day("2017-04-14"), 1
	report := testReport("2018-03-31", "0.10")
	report.Seq, report.Percent, report.Simulated = 1, dec("8.5"), true
	report.Steps = []model.StepMark{{Milestone: 0, Done: true}}
	report.Actuals[0].Estimate, report.Actuals[0].Text = true, "占预算任务的30.7%"
	report.Turn, report.Version, report.Estimate, report.Approval = model.Period{From: day("2018-03-01"), To: day("2018-03-31")}, 2, true, true
	report.Received, report.Entered, report.SentBy = day("2018-04-02"), day("2018-04-03"), "区工业园"
	report.Steps[0].On = day("2018-03-20")
	report.Decisions = []model.Decision{{On: day("2018-04-04"), Back: true, By: "区长", Text: "补说明"}, {On: day("2018-04-05"), By: "区长"}}
	standing := model.Standing{
		Reports: 1, Last: report.Date, Percent: dec("8.5"), PercentOn: report.Date, Text: report.Text, Simulated: true,
		Actuals: []model.Reading{{Actual: report.Actuals[0], On: report.Date}}, Steps: []model.StepDone{{Milestone: 0, On: report.Date}},
		Known:   day("2018-04-05"),
		Answers: []model.Answer{{Turn: report.Turn, Received: report.Received, State: model.Pending, Versions: 2, Estimate: true}},
	}
	detail := *task.Detail
	detail.Review = append(detail.Review, model.Doubt{Code: model.DoubtDate, Text: "缺年份", Settled: day("2018-01-01"), By: "督查室"})
	task.Detail = nil
	campaign := testCampaign("c-0")
	campaign.Parent, campaign.TrackedSince, campaign.Note = "c-9", day("2017-04-13"), "试行"
	campaign.Posts = []model.Post{{Post: "指挥长", Person: "甲", Unit: "区委"}}
	campaign.Cadences = []model.Cadence{{Kind: model.Month, Purpose: model.ForReport, DueDay: 15, Text: "每月15日前"}}
	campaign.StatedTotals = []model.StatedTotal{{Table: "附件2", Column: "总投资", Unit: "亿元", Stated: *dec("110"), Computed: dec("109.5")}}
	campaign.Targets, campaign.Markers = []model.Target{{Metric: "税收", Value: dec("10")}}, []model.Marker{{Mark: "▲", Meaning: "重点"}}
	campaign.Review = detail.Review
	entry := entryRecord{
		Seq: 7, Time: 1795397400000000000, Day: day("2026-11-23"), Who: "督查室", Action: "undo", Of: "report", Note: "n",
		Refs: []string{"cc-0", "tc0-1", "rc0-1#2", "u区发改局", "s"}, Under: 3, Back: 6, Parts: 1, Whole: true,
	}
	return map[string]any{
		"task": &task, "detail": &detail, "return": &report, "standing": &standing, "campaign": &campaign, "entry": &entry,
		"unit":     &model.Unit{Name: "区发改局", Aliases: []string{"发改局"}, Group: true, Contact: "甲", Phone: "0730"},
		"settings": &model.Settings{DaysOff: []model.DayOff{{From: day("2026-11-20"), To: day("2026-11-21"), Text: "机构搬迁"}}, Views: []model.View{{Name: "红灯", Query: "灯:红", Sort: "deadline", Desc: true, Group: "unit"}}},
		"changes": &[]change{
			{Bucket: inTasks, Key: []byte{0, 1}, How: patched, Before: []byte{0xa0}, After: []byte{0xa0}, Sum: 3, Was: 4, Of: "c0-1"},
			{Bucket: inReturns, Key: []byte("a\x00\x00"), How: inserted, Sum: 5},
			{Bucket: inPast, Key: []byte("s"), How: deleted, Before: []byte{0xf6}},
		},
	}
}

func TestFilesWrittenLongAgoStayReadable(t *testing.T) {
	for name, want := range records() {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("testdata", "record-"+name+".hex")
			golden.Check(t, file, wrapHex(must(encode(want))(t)))
			text := must(os.ReadFile(file))(t)
			data := must(hex.DecodeString(strings.Join(strings.Fields(string(text)), "")))(t)
			got := reflect.New(reflect.TypeOf(want).Elem()).Interface()
			if err := decodeInto(data, got); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("read %+v (%v), want %+v", got, err, want)
			}
			if name == "task" {
				if got, err := decodeTask(data, nil); err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("read %+v (%v), want %+v", got, err, want)
				}
			}
			if name == "standing" {
				if got, err := decodeStanding(data, nil); err != nil || !reflect.DeepEqual(&got, want) {
					t.Errorf("read %+v (%v), want %+v", got, err, want)
				}
			}
			if name == "return" {
				if got, err := decodeReturn(data, nil); err != nil || !reflect.DeepEqual(&got, want) {
					t.Errorf("read %+v (%v), want %+v", got, err, want)
				}
			}
		})
	}
}

func TestWhyAFigureFellIsKept(t *testing.T) {
	want := testReport("2018-03-31", "0.10")
	want.Said, want.Why = model.SaidBehind, "统计口径调整"
	if got := must(decodeReturn(must(encode(&want))(t), nil))(t); !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, want %+v", got, want)
	}
}

func wrapHex(b []byte) string {
	var out strings.Builder
	for len(b) > 0 {
		n := min(40, len(b))
		out.WriteString(hex.EncodeToString(b[:n]) + "\n")
		b = b[n:]
	}
	return out.String()
}

func TestFieldsOfALaterProgramArePassedOver(t *testing.T) {
	task := testTask("c0-1", "c-0")
	task.Detail = nil
	fields := map[any]any{}
	if err := cbor.Unmarshal(must(encode(task))(t), &fields); err != nil {
		t.Fatal(err)
	}
	fields[uint64(99)] = map[any]any{"深": []any{1, -2, 3.5, nil, true, []byte{1}, cbor.Tag{Number: 1, Content: 5}}}
	fields["新"] = "字段"
	got, err := decodeTask(must(encode(fields))(t), newInterner())
	if err != nil || !reflect.DeepEqual(*got, task) {
		t.Errorf("read %+v (%v), want %+v", got, err, task)
	}
}

func TestNamesAreSharedBetweenTasksAndTextIsNot(t *testing.T) {
	a, b := testTask("c0-1", "c-0", "附件1"), testTask("c0-2", "c-0", "附件1")
	in := newInterner()
	x := must(decodeTask(must(encode(a))(t), in))(t)
	y := must(decodeTask(must(encode(b))(t), in))(t)
	if &x.Section[0] != &y.Section[0] || &x.ResponsibleUnits[0] != &y.ResponsibleUnits[0] {
		t.Error("equal lists are not shared")
	}
	if x.Targets[0].Value == y.Targets[0].Value || &x.Targets[0] == &y.Targets[0] {
		t.Error("figures are shared")
	}
	grown := append(x.Section, "一")
	x.Targets = append(x.Targets, model.Target{Metric: "第二项"})
	if len(y.Section) != 1 || len(grown) != 2 || y.Targets[0].Metric != "投资额" || len(y.Targets) != 1 {
		t.Errorf("appending to one task changed another: %+v", y)
	}
}

func FuzzDecode(f *testing.F) {
	for _, v := range records() {
		f.Add(must(encode(v))(f))
	}
	f.Add([]byte{0xbf, 0xff})
	f.Fuzz(func(t *testing.T, data []byte) {
		task, err := decodeTask(data, newInterner())
		if err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("error %v is not ErrDamaged", err)
		}
		if err == nil {
			// What can be read can be written, and is then read as the same.
			again, err := decodeTask(must(encode(task))(t), nil)
			if err != nil || !reflect.DeepEqual(again, task) {
				t.Errorf("read %+v, then %+v (%v)", task, again, err)
			}
		}
		if v, err := decodeStanding(data, nil); err == nil {
			if again, err := decodeStanding(must(encode(v))(t), nil); err != nil || !reflect.DeepEqual(again, v) {
				t.Errorf("read %+v, then %+v (%v)", v, again, err)
			}
		}
		if p, err := decodeReturn(data, nil); err == nil {
			if again, err := decodeReturn(must(encode(p))(t), nil); err != nil || !reflect.DeepEqual(again, p) {
				t.Errorf("read %+v, then %+v (%v)", p, again, err)
			}
		}
		var rec entryRecord
		_ = decodeInto(data, &rec)
		var changes []change
		_ = decodeInto(data, &changes)
		if fields, ok := rawFields(data); ok && !bytes.Equal(joinFields(fields), data) {
			// Only the length of the map may have been written longer than it needs.
			if _, ok := rawFields(joinFields(fields)); !ok {
				t.Errorf("%x cannot be joined again", data)
			}
		}
		_, _ = applyPatch(data, data)
	})
}
