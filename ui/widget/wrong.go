package widget

import "errors"

// Explained is an error that is a sentence for the officer already.
type Explained struct{ Text string }

// Error returns the sentence.
func (e Explained) Error() string { return e.Text }

// Wrong is an error about one entry of a form, to which the form then goes.
type Wrong struct {
	Entry *Entry // where it was typed
	Err   error  // what is wrong with it
}

// Wrong says that an error is about the entry; nil stays nil.
func (e *Entry) Wrong(err error) error {
	if err == nil {
		return nil
	}
	return &Wrong{Entry: e, Err: err}
}

// Sort says of an error about which entry it is, where it is one of those listed.
func Sort(err error, about map[error]*Entry) error {
	for is, entry := range about {
		if errors.Is(err, is) {
			return entry.Wrong(err)
		}
	}
	return err
}

// Error names the entry and says what is wrong with it.
func (w *Wrong) Error() string { return w.Entry.Label + ": " + w.Err.Error() }

// Unwrap returns what is wrong with the entry.
func (w *Wrong) Unwrap() error { return w.Err }
