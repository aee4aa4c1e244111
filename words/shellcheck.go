package words

// faultNames are what check finds.
func (s *Shell) faultNames() {
	s.Faults = named(s.Lang, []entry[string]{
		{"newest", "文件的第一页已损坏，最后一次改动可能没有了%s", "the first page of the file is damaged, and the last change may be missing%s"},
		{"spare", "文件开头备用的一页已损坏，什么都没有少，下次改动会重写它%s", "the spare first page of the file is damaged; nothing is missing, and the next change writes it anew%s"},
		{"page", "文件里有页面已损坏%s", "a page of the file is damaged%s"},
		{"sum", "%s：内容已变，校验不对", "%s: what is stored is not what was written"},
		{"record", "%s：内容读不出来", "%s: cannot be read"},
		{"place", "%s：不在该在的地方", "%s: does not lie where it should"},
		{"stray", "%s：没有归属", "%s: belongs to nothing"},
		{"returns", "%s：填报不全，或汇总与填报不符", "%s: its returns are not whole, or summed up otherwise than they say"},
		{"parent", "%s：所属的行动不在台账里，或绕回自己", "%s: is part of a campaign that is not there, or of itself"},
		{"count", "%s：实有的条数与记下的不符", "%s: there are more or fewer than are counted"},
		{"past", "%s：往日的样子读不出来", "%s: how it stood on a past day cannot be told"},
		{"journal", "%s：不全，或次序不对", "%s: is not whole, or not in its order"},
		{"unexplained", "%s：与改动记录不符", "%s: is not what the journal says"},
		{"history", "%s：不全，或有多余的", "%s: is not whole, or holds too much"},
		{"undo", "撤销、重做的次序不对%s", "what undo and redo would take is not in order%s"},
	})
	s.RecordsIn = named(s.Lang, []entry[string]{
		{"meta", "文件头", "the head of the file"},
		{"campaigns", "行动", "campaign"},
		{"tasks", "任务", "task"},
		{"details", "任务内容", "detail of task"},
		{"returns", "填报", "return"},
		{"standings", "填报汇总", "standing of task"},
		{"units", "单位", "unit"},
		{"settings", "设置", "settings"},
		{"index", "索引", "index"},
		{"links", "指标关联", "link"},
		{"past", "往日记录", "record of a past day"},
		{"journal", "改动记录", "journal entry"},
		{"changes", "改动内容", "changes of the journal"},
		{"history", "经过索引", "index of the journal"},
		{"state", "计数", "count"},
	})
	s.NamedRecord = in(s.Lang, "%s %s", "%s %s")
}
