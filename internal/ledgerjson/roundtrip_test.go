package ledgerjson

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"duban/model"
)

var asOf = model.NewDate(2018, 6, 1)

func encode(t testing.TB, l *model.Ledger) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, l, model.NewCalendar(), asOf); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadingAnExportGivesTheSameLedgerAndTheSameBytes(t *testing.T) {
	cal := model.NewCalendar()
	rapid.Check(t, func(t *rapid.T) {
		want := genLedger(t)
		var first, second bytes.Buffer
		if err := Encode(&first, want, cal, asOf); err != nil {
			t.Fatal(err)
		}
		got, err := Decode(bytes.NewReader(first.Bytes()))
		if err != nil {
			t.Fatalf("reading the export back: %v\n%s", err, first.Bytes())
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("the ledger changed:\n got %+v\nwant %+v", got, want)
		}
		if err := Encode(&second, got, cal, asOf); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Fatal("the second export differs from the first")
		}
	})
}

// A field that is added to the model and not to the JSON form would be lost in
// silence: the generator must know every field, and the round trip then tells.
func TestGeneratorFillsEveryFieldOfTheModel(t *testing.T) {
	derived := map[string]bool{
		"Task.Standing": true, "Campaign.Up": true,
		// These histories are those of one record, so that no ID is needed.
		"Past[duban/model.Campaign].ID": true, "Past[duban/model.Task].ID": true, "Past[duban/model.Settings].ID": true,
	}
	filled := make(map[string]bool)
	gen := rapid.Custom(genLedger)
	for seed := range 200 {
		walk(reflect.ValueOf(gen.Example(seed)), filled)
	}
	for field, ok := range filled {
		if !ok && !derived[field] {
			t.Errorf("no generated ledger ever fills %s", field)
		}
	}
	if len(filled) < 100 {
		t.Errorf("only %d fields were looked at", len(filled))
	}
}

// walk notes for each field of the model's structs whether it was ever filled.
func walk(v reflect.Value, filled map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walk(v.Elem(), filled)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), filled)
		}
	case reflect.Struct:
		if !strings.HasSuffix(v.Type().PkgPath(), "/model") || v.Type() == reflect.TypeFor[model.Standing]() {
			return
		}
		for i := range v.NumField() {
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			filled[name] = filled[name] || !v.Field(i).IsZero()
			walk(v.Field(i), filled)
		}
	}
}

func TestExportOfAnEmptyLedger(t *testing.T) {
	want := `{
  "format": "duban-ledger",
  "version": 2,
  "as_of": "2018-06-01",
  "settings": {
    "days_off": []
  },
  "units": [],
  "campaigns": []
}
`
	if got := string(encode(t, &model.Ledger{})); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestExportRemovesControlCharacters(t *testing.T) {
	l := &model.Ledger{Plans: []model.Plan{{
		Campaign: model.Campaign{ID: "c", Name: "red\x1b[31m name", Policy: model.DefaultPolicy()},
		Records: []model.Record{{Task: model.Task{
			ID: "c-1", Campaign: "c", Title: "two\nlines\x00", Detail: &model.Detail{
				Text: "kept\nbreak\a", Fields: map[string]string{"a\x07": "1", "a": "2"},
			},
		}}},
	}}}
	first := encode(t, l)
	for _, bad := range []string{`\u001b`, `\u0000`, `\u0007`, `[31m`, `two\nlines`} {
		if strings.Contains(string(first), bad) {
			t.Errorf("the export holds %s", bad)
		}
	}
	for _, good := range []string{`red name`, `two lines`, `kept\nbreak`, `"a": "2"`, `"a2": "1"`} {
		if !strings.Contains(string(first), good) {
			t.Errorf("the export lacks %s", good)
		}
	}
	got, err := Decode(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if second := encode(t, got); !bytes.Equal(first, second) {
		t.Errorf("the second export differs:\n%s\n%s", first, second)
	}
}
