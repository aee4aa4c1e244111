package words

// WriteList heads the form that writes what the table shows to a file.
func (w *Screen) WriteList() string { return w.in("写出当前清单", "Write this list") }

// WriteListNote says there what is written: how many rows.
func (w *Screen) WriteListNote(rows int) string {
	return w.f("照屏幕上的查询、排序和分组，共 %d 行。", "The list as it is searched, sorted and grouped: %d "+plural(rows, "row.", "rows."), rows)
}

// WriteListKeys says what the keys of the form do.
func (w *Screen) WriteListKeys() string {
	return w.in("Enter 下一项   Ctrl+S 写出   Esc 取消", "Enter next   Ctrl+S write   Esc cancel")
}

// WriteListFile is the field of the file's name.
func (w *Screen) WriteListFile() string { return w.in("文件", "File") }

// WriteListFormat is the choice of a format.
func (w *Screen) WriteListFormat() string { return w.in("格式", "Format") }

// WriteListOver is whether a file that exists is replaced.
func (w *Screen) WriteListOver() string { return w.in("已有的文件", "An old file") }

// WriteListOverWords are its two choices.
func (w *Screen) WriteListOverWords() [2]string {
	return [2]string{w.in("不动", "keep"), w.in("覆盖", "replace")}
}

// WriteListUnnamed asks for the name of the file.
func (w *Screen) WriteListUnnamed() string { return w.in("请写文件名", "name a file") }

// ListWritten says where a list went: the path, and how many rows.
func (w *Screen) ListWritten(path string, rows int) string {
	return w.f("已写出 %[2]d 行：%[1]s", "Wrote %[1]s, rows: %[2]d", path, rows)
}

// DoWriteList is what the key does that opens the form.
func (w *Screen) DoWriteList() string { return w.in("写出清单", "write list") }
