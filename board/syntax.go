package board

import (
	"errors"
	"fmt"
)

// ErrQuery is what every error of ParseQuery is.
var ErrQuery = errors.New("not a query")

// SyntaxError says where a query cannot be understood, and what was expected there.
type SyntaxError struct {
	Pos  int    // the character, counted from 1
	Got  string // what stands there; "" at the end
	Want Want   // what should stand there
}

// Want is what a query should have had somewhere.
type Want uint8

// What can be wanted.
const (
	WantTerm    Want = iota // a word or condition, after - or | or (
	WantField               // the name of a field before : < > =
	WantValue               // a value after the field's name
	WantLight               // the name of a light
	WantDate                // a date
	WantText                // : or =, since only 期限 has an order
	WantBracket             // ) for a ( before
	WantOpen                // ( for a ) here
	WantQuote               // a closing quotation mark
	WantLess                // fewer brackets within brackets
)

var wantNames = [...]string{
	WantTerm: "term", WantField: "field", WantValue: "value", WantLight: "light", WantDate: "date", WantText: "text",
	WantBracket: "bracket", WantOpen: "open", WantQuote: "quote", WantLess: "less",
}

// String returns the code's name.
func (w Want) String() string {
	if int(w) < len(wantNames) {
		return wantNames[w]
	}
	return "unknown"
}

// Error says where and what in codes; package words has the sentence for people.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("query, character %d, %q: %s wanted", e.Pos, e.Got, e.Want)
}

// Is makes every SyntaxError an ErrQuery.
func (e *SyntaxError) Is(target error) bool { return target == ErrQuery }
