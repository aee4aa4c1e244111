package model

// Reason is one sentence on why a task has its light.
type Reason struct {
	Light Light
}

// Text returns the reason as a sentence that a leader can read.
func (r Reason) Text(lang Lang) string { return "" }

// Short returns the reason in at most about 16 cells.
func (r Reason) Short(lang Lang) string { return "" }
