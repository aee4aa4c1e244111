package words

import "duban/model"

// doubtsInEnglish says of each code of a doubt what it is about. What a reader of documents notes is written in Chinese, as
// the documents are.
var doubtsInEnglish = map[string]string{
	model.DoubtTotal:     "stated total and sum differ",
	model.DoubtConflict:  "two places differ",
	model.DoubtMisprint:  "misprint, kept as printed",
	model.DoubtName:      "spelled in more than one way",
	model.DoubtDate:      "date before the document, or without its year",
	model.DoubtInferred:  "inferred, not printed here",
	model.DoubtLead:      "no unit leads",
	model.DoubtUnit:      "unit missing or generic",
	model.DoubtEstimate:  "forecast, not a completion",
	model.DoubtMismatch:  "figure of another measure",
	model.DoubtSpam:      "foreign text left out",
	model.DoubtStructure: "rows or cells out of place",
	model.DoubtIssue:     "a later issue and the ledger differ",
	model.DoubtEvent:     "an event that nobody registered",
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
