package words

// The sentences on a file of keys. Each names the line of the file.

// KeysNoLine says that a line is not of the form of the file.
func (w *Screen) KeysNoLine(line int, text string) string {
	return w.f("按键文件第 %d 行“%s”不成一行，应写成“report = p f4”。", "Keys, line %d: %q is no line; write it as: report = p f4", line, text)
}

// KeysNoName says that nothing has the name that a line binds keys to.
func (w *Screen) KeysNoName(line int, name string) string {
	return w.f("按键文件第 %d 行：没有“%s”这个名称，duban keys 列出全部名称。", "Keys, line %d: nothing is called %q; duban keys lists the names.", line, name)
}

// KeysNoKey says that a line binds to what is no key.
func (w *Screen) KeysNoKey(line int, text string) string {
	return w.f("按键文件第 %d 行：“%s”不是可以用的键，如 p、f4、ctrl+t、space。", "Keys, line %d: %q is no key that can be bound, such as p, f4, ctrl+t, space.", line, text)
}

// KeysTwice says that a name is bound on two lines.
func (w *Screen) KeysTwice(line int, name string) string {
	return w.f("按键文件第 %d 行：“%s”前面已经写过。", "Keys, line %d: %q has been bound before.", line, name)
}

// KeysTaken says that a key does something else in the same place.
func (w *Screen) KeysTaken(line int, name, other string) string {
	return w.f("按键文件第 %d 行：%s 键已用于“%s”，先给它换一个键。", "Keys, line %d: the key %s also does %q; bind that to another one first.", line, name, other)
}

// KeysNeeded says that a name must have a key.
func (w *Screen) KeysNeeded(line int, name string) string {
	return w.f("按键文件第 %d 行：“%s”不能没有键。", "Keys, line %d: %q cannot be without a key.", line, name)
}

// KeysTooLong says that a file of keys is too long to be one.
func (w *Screen) KeysTooLong(line int) string {
	return w.f("按键文件到第 %d 行还没有完，不像按键文件。", "Keys, line %d: the file is too long to be one of keys.", line)
}

// KeysNoText says that a line of a file of keys is no text.
func (w *Screen) KeysNoText(line int) string {
	return w.f("按键文件第 %d 行不是文本；请存为 UTF-8 文本。", "Keys, line %d is no text; save the file as UTF-8.", line)
}

// KeysNoFile says that what stands in the place of a file of keys cannot be read.
func (w *Screen) KeysNoFile(path string) string {
	return w.f("按键文件 %s 不能读；请换成自己能读的文本文件。", "Keys: %s cannot be read; put a text file there that you may read.", path)
}

// KeysUsual says behind what is wrong with a file of keys that the usual keys hold.
func (w *Screen) KeysUsual() string { return w.in("先用原来的键。", " The usual keys hold.") }
