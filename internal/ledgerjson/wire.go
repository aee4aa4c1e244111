package ledgerjson

import (
	"bytes"
	"encoding/json"

	"github.com/go-json-experiment/json/jsontext"

	"duban/model"
)

// The types of this file are the JSON form, field by field and in its order.
// They differ from the model's own where a date may be missing (null), where
// a field belongs elsewhere, and where a value is worked out for readers.

type date model.Date

func (d date) MarshalJSON() ([]byte, error) {
	if d == 0 {
		return []byte("null"), nil
	}
	return []byte(`"` + model.Date(d).String() + `"`), nil
}

func (d *date) UnmarshalJSON(b []byte) error {
	if bytes.Equal(b, []byte("null")) {
		*d = 0
		return nil
	}
	s := b
	if n := len(b) - 1; n > 0 && b[0] == '"' && b[n] == '"' && bytes.IndexByte(b, '\\') < 0 {
		s = b[1:n] // as nearly every date is written
	} else {
		var text string
		if err := json.Unmarshal(b, &text); err != nil {
			return err
		}
		s = []byte(text)
	}
	v, err := model.ParseDate(string(s))
	*d = date(v)
	return err
}

// derived is what is worked out for readers of the form. It is passed over when the form is read.
type derived struct{ value any }

func (d derived) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(d.value)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}

func (d *derived) UnmarshalJSONFrom(dec *jsontext.Decoder) error { return dec.SkipValue() }

type header struct {
	Format      string         `json:"format"`
	Version     int            `json:"version"`
	AsOf        date           `json:"as_of"`
	Settings    model.Settings `json:"settings"`
	SettingsWas []pastSettings `json:"settings_was,omitempty"`
	Units       []model.Unit   `json:"units"`
	UnitsWas    []pastUnit     `json:"units_was,omitempty"`
}

// campaign is a campaign without its tasks, which are written one by one after it.
type campaign struct {
	ID           string              `json:"id"`
	Name         string              `json:"name"`
	Parent       string              `json:"parent"`
	Document     document            `json:"document"`
	Period       period              `json:"period"`
	Office       string              `json:"office"`
	Posts        []model.Post        `json:"posts"`
	Cadences     []cadence           `json:"cadences"`
	TrackedSince date                `json:"tracked_since"`
	Policy       model.Policy        `json:"policy"`
	StatedTotals []model.StatedTotal `json:"stated_totals"`
	Targets      []target            `json:"targets"`
	Markers      []model.Marker      `json:"markers"`
	Review       []doubt             `json:"review"`
	Note         string              `json:"note"`
	Dropped      []model.SourceRow   `json:"dropped,omitempty"`
	Archived     date                `json:"archived"`
	Approval     bool                `json:"approval"`
	Validity     bool                `json:"validity,omitempty"`
	// Place is that of a removed campaign among all of them, from 1.
	Place int            `json:"place,omitempty"`
	Was   []pastCampaign `json:"was,omitempty"`
}

type document struct {
	Number  string   `json:"number"`
	Title   string   `json:"title"`
	Issuers []string `json:"issuers"`
	Date    date     `json:"date"`
}

type period struct {
	From date `json:"from"`
	To   date `json:"to"`
}

type cadence struct {
	Kind        model.Every       `json:"kind"`
	Purpose     model.Purpose     `json:"purpose"`
	DueDay      int               `json:"due_day"`
	Text        string            `json:"text"`
	Within      bool              `json:"within,omitempty"`
	DueWorkdays int               `json:"due_workdays"`
	Holiday     model.HolidayRule `json:"holiday"`
	Scope       scope             `json:"scope"`
	From        date              `json:"from"`
	To          date              `json:"to"`
	Anchor      date              `json:"anchor"`
	Who         string            `json:"who"`
	ToWhom      string            `json:"to_whom"`
	Line        int               `json:"line"`
	Turns       []period          `json:"turns"`
}

type scope struct {
	Sections []string `json:"sections"`
	Tasks    []string `json:"tasks"`
	Units    []string `json:"units"`
}

type task struct {
	ID               string            `json:"id"`
	Order            uint32            `json:"order,omitempty"` // place in the campaign, where past days need it
	No               string            `json:"no"`
	Section          []string          `json:"section"`
	Title            string            `json:"title"`
	Detail           string            `json:"detail"`
	Marks            []string          `json:"marks"`
	LeadUnits        []string          `json:"lead_units"`
	ResponsibleUnits []string          `json:"responsible_units"`
	RelatedUnits     []string          `json:"related_units"`
	Leaders          []string          `json:"leaders"`
	Coordinators     []string          `json:"coordinators"`
	Persons          []string          `json:"persons"`
	Owners           []string          `json:"owners"`
	Fields           map[string]string `json:"fields"`
	Start            deadline          `json:"start"`
	Deadline         deadline          `json:"deadline"`
	Targets          []target          `json:"targets"`
	Milestones       []milestone       `json:"milestones"`
	Curve            []model.PlanPoint `json:"curve,omitempty"`
	Extensions       []extension       `json:"extensions,omitempty"`
	Manual           []manualLight     `json:"manual_lights,omitempty"`
	Suspended        []suspension      `json:"suspensions,omitempty"`
	Closed           *closing          `json:"closed,omitempty"`
	Added            date              `json:"added,omitzero"`
	Nature           model.Nature      `json:"nature,omitzero"`
	Events           []event           `json:"events,omitempty"`
	Progress         []progress        `json:"progress"`
	// The four that follow are worked out for readers, and are not read back.
	Light       derived        `json:"light"`
	Reasons     derived        `json:"reasons"`
	Completion  derived        `json:"completion"`
	Expected    derived        `json:"expected"`
	Source      model.Source   `json:"source"`
	Review      []doubt        `json:"review"`
	Was         []pastTask     `json:"was,omitempty"`
	ProgressWas []pastProgress `json:"progress_was,omitempty"`
}

type deadline struct {
	Date date   `json:"date"`
	Text string `json:"text"`
	// Precision is nil only in a file written by hand, which may leave it out.
	Precision *model.Precision `json:"precision"`
	Given     bool             `json:"given"`
}

type target struct {
	Metric   string            `json:"metric"`
	Kind     model.Kind        `json:"kind"`
	Op       model.Op          `json:"op"`
	Value    *model.Decimal    `json:"value"`
	Max      *model.Decimal    `json:"max,omitempty"`
	Unit     string            `json:"unit"`
	Text     string            `json:"text"`
	Weight   *model.Decimal    `json:"weight,omitempty"`
	Stretch  *model.Decimal    `json:"stretch,omitempty"`
	Baseline *model.Decimal    `json:"baseline,omitempty"`
	Strength string            `json:"strength,omitempty"`
	Deadline deadline          `json:"deadline,omitzero"`
	PartOf   string            `json:"part_of,omitempty"`
	Curve    []model.PlanPoint `json:"curve,omitempty"`
	Line     int               `json:"line,omitempty"`
	Slack    *model.Decimal    `json:"slack,omitempty"`
	Pace     model.Pace        `json:"pace,omitzero"`
	Lag      int               `json:"lag,omitempty"`
	Slices   []model.Slice     `json:"slices,omitempty"`
	Link     string            `json:"link,omitempty"`
	Members  []string          `json:"members,omitempty"`
	// The four that follow are worked out for readers, for the targets of tasks, and are not read back.
	Light      derived `json:"light,omitzero"`
	Completion derived `json:"completion,omitzero"`
	Expected   derived `json:"expected,omitzero"`
	Reasons    derived `json:"reasons,omitzero"`
}

type event struct {
	Date        date    `json:"date"`
	Target      int     `json:"target"`
	Count       int     `json:"count"`
	Kind        string  `json:"kind"`
	Deaths      int     `json:"deaths"`
	Unit        string  `json:"unit"`
	Source      string  `json:"source"`
	By          string  `json:"by"`
	Entered     date    `json:"entered"`
	Withdrawn   date    `json:"withdrawn,omitzero"`
	Incomplete  bool    `json:"incomplete,omitempty"`
	Why         string  `json:"why,omitempty"`
	WithdrawnBy string  `json:"withdrawn_by,omitempty"`
	Of          *period `json:"of,omitempty"`
}

type milestone struct {
	Title    string   `json:"title"`
	Deadline deadline `json:"deadline"`
	// Weight is always written; 1 stands for "none given".
	Weight *model.Decimal `json:"weight"`
	// Done is the day on which the step was done, or null. It follows from the
	// returns, and is read back only where no return speaks of the milestone.
	Done date `json:"done"`
}

type progress struct {
	// Seq is 0 only in form 1 and in a file written by hand: see complete.
	Seq      uint32  `json:"seq"`
	Date     date    `json:"date"`
	Turn     *period `json:"turn"`
	Received date    `json:"received"`
	Entered  date    `json:"entered"`
	Version  int     `json:"version"`
	// State is worked out for readers, and is not read back. It is left out of
	// past returns.
	State     derived          `json:"state,omitzero"`
	Percent   *model.Decimal   `json:"percent"`
	Actuals   []model.Actual   `json:"actuals"`
	Steps     []model.StepMark `json:"steps,omitempty"`
	Text      string           `json:"text"`
	By        string           `json:"by"`
	SentBy    string           `json:"sent_by"`
	Estimate  bool             `json:"estimate"`
	Simulated bool             `json:"simulated"`
	Approval  bool             `json:"approval"`
	Decisions []model.Decision `json:"decisions"`
	Said      model.Said       `json:"said,omitzero"`
	Why       string           `json:"why,omitempty"`
	Via       model.Via        `json:"via,omitzero"`
}

type extension struct {
	On     date     `json:"on"`
	From   deadline `json:"from"`
	To     deadline `json:"to"`
	Reason string   `json:"reason"`
	By     string   `json:"by"`
}

type manualLight struct {
	On     date        `json:"on"`
	Until  date        `json:"until"`
	Light  model.Light `json:"light"`
	Reason string      `json:"reason"`
	By     string      `json:"by"`
}

type suspension struct {
	From   date   `json:"from"`
	Until  date   `json:"until"`
	Reason string `json:"reason"`
}

type closing struct {
	On   date   `json:"on"`
	By   string `json:"by"`
	Text string `json:"text"`
}

type doubt struct {
	Code    string `json:"code"`
	Text    string `json:"text"`
	Settled date   `json:"settled,omitzero"`
	By      string `json:"by,omitempty"`
	// Differs goes before Text, which says the same for readers.
	Differs *model.Difference `json:"differs,omitempty"`
	Note    string            `json:"note,omitempty"`
}
