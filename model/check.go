package model

// CheckCampaign returns every rule of the model that the campaign breaks.
func CheckCampaign(c *Campaign) []error { return nil }

// CheckTask returns every rule of the model that the task breaks.
func CheckTask(t *Task) []error { return nil }

// CheckProgress returns every rule of the model that a report on t breaks.
func CheckProgress(t *Task, p *Progress) []error { return nil }
