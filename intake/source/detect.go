package source

import (
	"bytes"
	"encoding/json"
	"unicode/utf16"

	"duban/internal/pattern"
)

// detect tells the kind of a file by its content. For a packed file it gives
// the opened archive. Text of any kind is told as Text: whether it is
// delimited, or JSON, is seen only when it is decoded.
func detect(data []byte) (Kind, *archive, error) {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return Unknown, nil, ErrEmpty
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		a, err := openArchive(data)
		if err != nil {
			return Unknown, nil, err
		}
		kind := a.kind()
		if kind == Unknown {
			err = &OtherError{a.other()}
		}
		return kind, a, err
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return PDF, nil, nil
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		// An encrypted .docx or .xlsx is an OLE2 file with this stream.
		if bytes.Contains(data, utf16Name("EncryptedPackage")) {
			return OldOffice, nil, ErrEncrypted
		}
		if bytes.Contains(data, utf16Name("PowerPoint Document")) {
			return Unknown, nil, &OtherError{OtherSlides}
		}
		if oldFormat(data) == "" {
			return Unknown, nil, ErrUnknown
		}
		return OldOffice, nil, nil
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return OldOffice, nil, nil
	}
	if what := otherKind(data); what != "" {
		return Unknown, nil, &OtherError{what}
	}
	return Text, nil, nil
}

// mailHeads matches the lines of an e-mail's head, one of which begins it.
var mailHeads = pattern.New(`^(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}\r?\n`)

// otherKind tells by its first bytes a file that is known and holds nothing to
// read; "" where they tell nothing.
func otherKind(data []byte) Other {
	for _, k := range [...]struct {
		magic string
		what  Other
	}{
		{"Rar!\x1a\x07", OtherArchive},
		{"7z\xbc\xaf\x27\x1c", OtherArchive},
		{"\x1f\x8b\x08", OtherArchive},
		{"\x89PNG\r\n", OtherPicture},
		{"\xff\xd8\xff", OtherPicture},
		{"GIF8", OtherPicture},
		{"BM", OtherPicture},
		{"II*\x00", OtherPicture},
		{"MM\x00*", OtherPicture},
	} {
		if bytes.HasPrefix(data, []byte(k.magic)) && bytes.IndexByte(data[:min(len(data), 4096)], 0) >= 0 {
			return k.what
		}
	}
	head := data[:min(len(data), 16<<10)]
	if mailHeads.Match(head) && bytes.Contains(bytes.ToLower(head), []byte("\nmime-version:")) {
		return OtherMail
	}
	// The mark holds the name of who has the file open, at a fixed length.
	if n := len(data); (n == 162 || n == 165) && int(data[0]) > 0 && int(data[0]) < 55 && bytes.Count(data, []byte{0}) > 20 {
		return OtherLock
	}
	return ""
}

// utf16Name returns a name as the directory of an OLE2 file has it.
func utf16Name(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// looksLikeJSON reports whether a text is JSON, or was meant to be: an object
// or a list of objects that is cut off is told as JSON too, so that the
// reader of JSON can say where it breaks.
func looksLikeJSON(text string) bool {
	t := bytes.TrimSpace([]byte(text[:min(len(text), 4096)]))
	if len(t) < 2 || t[0] != '{' && t[0] != '[' {
		return false
	}
	next := bytes.TrimSpace(t[1:])
	if len(next) == 0 {
		return false
	}
	if t[0] == '{' && next[0] == '"' || t[0] == '[' && next[0] == '{' {
		return true
	}
	return json.Valid([]byte(text))
}
