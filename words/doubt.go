package words

import "duban/model"

// doubtsInEnglish says of each code of a doubt what it is about, in few cells: a list has about 25 for it and the text. What a reader of documents notes is written in Chinese, as
// the documents are.
var doubtsInEnglish = map[string]string{
	model.DoubtTotal:     "total and sum differ",
	model.DoubtConflict:  "two places differ",
	model.DoubtMisprint:  "misprint kept",
	model.DoubtName:      "spelled two ways",
	model.DoubtDate:      "date doubtful",
	model.DoubtInferred:  "inferred",
	model.DoubtLead:      "no unit leads",
	model.DoubtUnit:      "no unit named",
	model.DoubtEstimate:  "a forecast",
	model.DoubtMismatch:  "other measure",
	model.DoubtSpam:      "foreign text left out",
	model.DoubtStructure: "out of place",
	model.DoubtIssue:     "later issue differs",
	model.DoubtEvent:     "event not registered",
}

// Doubt says what a person must settle: its text, in English with what it is about before it.
func Doubt(d model.Doubt, lang model.Lang) string {
	if d.Differs != nil {
		d.Text = difference(d.Differs, lang)
	}
	if about := doubtsInEnglish[d.Code]; lang == model.English && about != "" && d.Text != "" {
		return about + ": " + d.Text
	}
	return d.Text
}
