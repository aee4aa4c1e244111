package draft

// Origins say of the values of a campaign that an officer sees in the review where each was read.
type Origins struct {
	Name     Origin // the campaign's name
	Number   Origin // the document's number
	Issuers  Origin // the offices that issued it
	Issued   Origin // the day on which they did
	From     Origin // the first day of the period
	To       Origin // the last day of the period
	Cadences Origin // the first of the turns
	Parent   Origin // the plan that it is part of
}

// Origin says where a value was read, or what it rests on where nobody printed it.
type Origin struct {
	// At are the lines of the document that the value was read from; zero where none say it.
	At Span
	// Reason says what the value rests on.
	Reason Reason
}

// Reason says what a value of a campaign rests on.
type Reason int

// The reasons. Those before TakenToday rest on words of the document, those from there on do not.
const (
	// NotRead: the document does not give it, and the value is empty.
	NotRead Reason = iota
	// Stated: the document says it in so many words.
	Stated
	// OfYear: the period is the year that the document is about, as its title, or a caption, says.
	OfYear
	// OfIssue: the period begins on the day on which the document was issued.
	OfIssue
	// OfGoal: the period ends with the year of the document's goal.
	OfGoal
	// OfTasks: the period begins or ends with the days that the tasks name.
	OfTasks
	// TakenYear: the document names a year somewhere, and the period is taken to be all of it.
	TakenYear
	// TakenToday: the document names no year, and that of the day of reading was taken.
	TakenToday
	// OfFile: the name is that of the file.
	OfFile
	// Corrected: the officer has typed it.
	Corrected
)

// Guessed reports whether the value is the program's guess: the document does not say it, and no
// comparison may claim that it does.
func (o Origin) Guessed() bool {
	switch o.Reason {
	case TakenYear, TakenToday, OfFile:
		return true
	}
	return false
}
