package model

func (r Reason) Text(lang Lang) string { return "" }
func (r Reason) Short(lang Lang) string { return "" }
