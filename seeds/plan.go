// Package seeds holds the facts of the founding documents of the ledger as data
// files that a person can read and correct, and makes ledgers of them: the plain
// one, one with simulated reports to look at, and large ones to measure with.
package seeds

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"duban/model"
)

// plan is one data file: one campaign with everything in it. The files hold
// titles and figures, not the documents' prose. An unknown or repeated key is
// an error, so that a slip of the pen is found when the file is read.
//
// Three habits keep the files short: a key that has nothing to say is left out;
// a date is written as the document prints it and read by model.ParseDeadline;
// and enumerations use the words of the JSON form (kind: ceiling, op: "<=").
type plan struct {
	// ID is short, lower-case ASCII and never changes. The n-th task of the
	// file, counted over all sections, gets the ID "<id>-<n>".
	ID       string       `yaml:"id"`
	Name     string       `yaml:"name"`
	Parent   string       `yaml:"parent"`
	Document planDocument `yaml:"document"`
	// Year is taken for dates that are printed without one.
	Year int `yaml:"year"`
	// Period is the campaign's; its end is the deadline of a task without its own.
	Period planPeriod `yaml:"period"`
	Office string     `yaml:"office"`
	Posts  []planPost `yaml:"posts"`
	// Units gives the registered name of a unit that the document prints by a short
	// name which offices of other counties have too.
	Units    map[string]string `yaml:"units"`
	Cadences []planCadence     `yaml:"cadences"`
	Markers  []planMarker      `yaml:"markers"`
	Policy   string            `yaml:"policy"` // the yardstick of one of model.Presets; none: the default policy
	// Validity says that the period is how long a normative paper is in force.
	Validity bool          `yaml:"validity"`
	Totals   []planTotal   `yaml:"totals"`
	Targets  []planTarget  `yaml:"targets"` // overall targets, which belong to no single task
	Review   []planDoubt   `yaml:"review"`
	Note     string        `yaml:"note"`
	Sections []planSection `yaml:"sections"`
}

type planDocument struct {
	Number  string     `yaml:"number"`
	Title   string     `yaml:"title"`
	Issuers []string   `yaml:"issuers"`
	Date    model.Date `yaml:"date"`
	// Seed is the number of the document's transcription, which the tests
	// compare with; it does not reach the ledger.
	Seed string `yaml:"seed"`
}

type planPeriod struct {
	From model.Date `yaml:"from"`
	To   model.Date `yaml:"to"`
}

type planPost struct {
	Post   string `yaml:"post"`
	Person string `yaml:"person"` // left out where the document names none
	Unit   string `yaml:"unit"`
}

// planCadence is a turn that the document orders. What is not printed is left
// out: without a due day the turn has the usual one. Who and ToWhom are as printed.
type planCadence struct {
	Kind        model.Every       `yaml:"kind"`
	Purpose     model.Purpose     `yaml:"purpose"`
	DueDay      int               `yaml:"due_day"` // day of the following turn
	Within      bool              `yaml:"within"`  // due_day is of the turn itself
	DueWorkdays int               `yaml:"due_workdays"`
	Holiday     model.HolidayRule `yaml:"holiday"`
	Scope       planScope         `yaml:"scope"`
	From        model.Date        `yaml:"from"`
	To          model.Date        `yaml:"to"`
	Anchor      model.Date        `yaml:"anchor"` // first day of one turn of a fortnight
	Who         string            `yaml:"who"`
	ToWhom      string            `yaml:"to_whom"`
	Line        int               `yaml:"line"`  // 1-based line of the transcription
	Text        string            `yaml:"text"`  // the short words that order it
	Turns       []planPeriod      `yaml:"turns"` // typed dates of terms and stages
}

// planScope names the tasks of the campaign, or of those that are part of it, for
// which a cadence holds; left out: all of them.
type planScope struct {
	Sections []string `yaml:"sections"`
	Tasks    []string `yaml:"tasks"` // the n-th of the file: 7, several: 7..26, or an ID: kb1-7
	Units    []string `yaml:"units"`
}

type planMarker struct {
	Mark    string `yaml:"mark"`
	Meaning string `yaml:"meaning"`
}

type planTotal struct {
	Table    string         `yaml:"table"`
	Column   string         `yaml:"column"`
	Unit     string         `yaml:"unit"`
	Stated   model.Decimal  `yaml:"stated"`
	Computed *model.Decimal `yaml:"computed"` // left out where no rows are printed to add up
}

// planDoubt is a note 待核实; Code is one of the model.Doubt… constants.
type planDoubt struct {
	Code string `yaml:"code"`
	Text string `yaml:"text"`
}

// planSection is a run of tasks under the same headings, outermost first.
type planSection struct {
	Section []string   `yaml:"section"`
	Tasks   []planTask `yaml:"tasks"`
}

type planTask struct {
	No           string       `yaml:"no"`     // as printed
	Title        string       `yaml:"title"`  // up to about 30 characters, made from the facts
	Nature       model.Nature `yaml:"nature"` // task (left out), goal, standing
	Marks        []string     `yaml:"marks"`
	Lead         []string     `yaml:"lead"`         // 牵头单位
	Resp         []string     `yaml:"resp"`         // 责任单位
	Related      []string     `yaml:"related"`      // 相关单位, 成员单位
	Leaders      []string     `yaml:"leaders"`      // 责任领导, 牵头领导
	Coordinators []string     `yaml:"coordinators"` // 协管责任人
	Persons      []string     `yaml:"persons"`      // 责任人
	Owners       []string     `yaml:"owners"`       // 项目业主单位; never private persons

	Start      planDate        `yaml:"start"`
	Due        planDate        `yaml:"due"` // left out: the end of the campaign's period, not given
	Targets    []planTarget    `yaml:"targets"`
	Milestones []planMilestone `yaml:"milestones"`

	Detail string `yaml:"detail"` // short facts only
	// Fields are the further columns of a table, by printed heading.
	Fields   map[string]string `yaml:"fields"`
	Line     int               `yaml:"line"`   // 1-based line of the transcription
	Source   string            `yaml:"source"` // a few identifying words, as printed
	Review   []planDoubt       `yaml:"review"`
	Progress []planProgress    `yaml:"progress"` // reports that the document itself prints, oldest first
}

type planTarget struct {
	Metric   string          `yaml:"metric"`
	Kind     model.Kind      `yaml:"kind"` // left out: cumulative
	Op       model.Op        `yaml:"op"`   // left out: "="; always quoted
	Value    *model.Decimal  `yaml:"value"`
	Max      *model.Decimal  `yaml:"max"` // of a range
	Unit     string          `yaml:"unit"`
	Text     string          `yaml:"text"`     // the printed clause of the figure
	Stretch  *model.Decimal  `yaml:"stretch"`  // 「600亿元、力争达650亿元」: 650
	Baseline *model.Decimal  `yaml:"baseline"` // where the metric stood before
	Strength string          `yaml:"strength"` // 力争, 确保, 争创
	Weight   *model.Decimal  `yaml:"weight"`
	Due      planDate        `yaml:"due"` // own date, where it differs from the task's
	PartOf   string          `yaml:"part_of"`
	Curve    []planCurveStep `yaml:"curve"`
	Line     int             `yaml:"line"`
	Slack    *model.Decimal  `yaml:"slack"` // in the target's unit; left out: what is usual for its kind
	Pace     model.Pace      `yaml:"pace"`  // workdays (left out), months, quarters, end
	Lag      int             `yaml:"lag"`   // days after a quarter's end on which its figure is due; left out: 20
	Slices   []planSlice     `yaml:"slices"`
	Link     string          `yaml:"link"`    // the indicator, where the same one stands in several places
	Members  []string        `yaml:"members"` // of a target of kind each
}

// planSlice is what must be reached by a day, counted from the start of the plan.
type planSlice struct {
	Date  model.Date    `yaml:"date"`
	Value model.Decimal `yaml:"value"`
}

type planCurveStep struct {
	Date  model.Date  `yaml:"date"`
	Share model.Ratio `yaml:"share"` // 0.5 is half of the whole
}

type planMilestone struct {
	Title  string         `yaml:"title"`
	Due    planDate       `yaml:"due"` // left out: the task's deadline
	Weight *model.Decimal `yaml:"weight"`
}

type planProgress struct {
	Date    model.Date     `yaml:"date"`
	Percent *model.Decimal `yaml:"percent"`
	Actuals []planActual   `yaml:"actuals"`
	Steps   []int          `yaml:"steps"` // milestones done, by place, from 0
	Text    string         `yaml:"text"`
	By      string         `yaml:"by"`
}

type planActual struct {
	Target   int           `yaml:"target"` // place among the task's targets, from 0
	Value    model.Decimal `yaml:"value"`
	Unit     string        `yaml:"unit"`
	Estimate bool          `yaml:"estimate"` // 预计数
	Text     string        `yaml:"text"`
	Of       string        `yaml:"of"` // the unit, for a target of kind each
}

// planDate is a date as printed, 「2017年12月底前」, or, where the print needs
// help, a mapping with the text, the date that it means and its precision:
// {text: 分两年完成, date: 2021-12-31, precision: year}.
type planDate struct {
	Text      string
	Date      model.Date
	Precision model.Precision
}

var (
	errDateForm = errors.New("a date is text as printed, or a mapping of text, date and precision")
	errMore     = errors.New("more than one document in the file")
)

// UnmarshalYAML reads either form.
func (d *planDate) UnmarshalYAML(n *yaml.Node) error {
	switch n.Kind {
	case yaml.ScalarNode:
		d.Text = n.Value
		return nil
	case yaml.MappingNode:
	default:
		return fmt.Errorf("line %d: %w", n.Line, errDateForm)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		var err error
		switch key.Value {
		case "text":
			d.Text = value.Value
		case "date":
			err = d.Date.UnmarshalText([]byte(value.Value))
		case "precision":
			err = d.Precision.UnmarshalText([]byte(value.Value))
		default:
			err = errDateForm
		}
		if err != nil {
			return fmt.Errorf("line %d: %s: %w", key.Line, key.Value, err)
		}
	}
	return nil
}

// decode reads one data file strictly.
func decode(name string, data []byte, to any) error {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(to); err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return fmt.Errorf("reading %s: %w", name, errMore)
	}
	return nil
}
