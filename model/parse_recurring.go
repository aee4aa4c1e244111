package model
func recurringCadence(text string) (Cadence, bool) { return Cadence{}, false }
