package words

// DoViews is what the key of the views does.
func (w *Screen) DoViews() string { return w.in("视图", "views") }

// KeepView names the present list as a view.
func (w *Screen) KeepView() string {
	return w.in("记下现在的查询、排序和分组", "Keep this query, order and grouping")
}

// RenameView renames a view.
func (w *Screen) RenameView(name string) string { return w.f("改名：%s", "Rename %s", name) }

// RemoveView forgets a view.
func (w *Screen) RemoveView(name string) string {
	return w.f("删除视图：%s", "Remove the view %s", name)
}

// ViewName is the field of a view's name.
func (w *Screen) ViewName() string { return w.in("名称", "Name") }

// ViewUnnamed asks for the name.
func (w *Screen) ViewUnnamed() string {
	return w.in("请给视图起个名称", "give the view a name")
}

// ViewKept says that a view was stored.
func (w *Screen) ViewKept(name string) string {
	return w.f("已记下视图“%s”，按 Tab 切换，u 撤销", "Kept the view %s: Tab goes to it, u undoes", name)
}

// ViewRemoved says that a view was forgotten.
func (w *Screen) ViewRemoved(name string) string {
	return w.f("已删除视图“%s”，u 撤销", "Removed the view %s, u undoes", name)
}

// DoNextView is what Tab does where there are views.
func (w *Screen) DoNextView() string { return w.in("下一视图", "next view") }
