package source

import (
	"bytes"
	"encoding/json"
	"unicode/utf16"
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
			err = ErrUnknown
		}
		return kind, a, err
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return PDF, nil, nil
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		// An encrypted .docx or .xlsx is an OLE2 file with this stream.
		if bytes.Contains(data, utf16Name("EncryptedPackage")) {
			return OldOffice, nil, ErrEncrypted
		}
		if oldFormat(data) == "" {
			return Unknown, nil, ErrUnknown
		}
		return OldOffice, nil, nil
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return OldOffice, nil, nil
	}
	return Text, nil, nil
}

// utf16Name is a name as the directory of an OLE2 file has it.
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
