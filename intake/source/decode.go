package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode gives a text file as UTF-8.
func (b *builder) decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), data)
	case bytes.HasPrefix(data, []byte("\x84\x31\x95\x33")): // the byte order mark of GB18030
		return decodeWith(simplifiedchinese.GB18030, data[4:])
	}
	if utf8.Valid(data) {
		return notBinary(string(data))
	}
	// A UTF-8 file that was cut off in the middle of a character, or has a few
	// bytes lost, is still UTF-8; a Chinese text in GB18030 has hardly a
	// character that is valid UTF-8.
	if good, bad := countUTF8(data); bad*100 <= good {
		b.note(NoteEncoding, "")
		return notBinary(strings.ToValidUTF8(string(data), "\ufffd"))
	}
	return decodeWith(simplifiedchinese.GB18030, data)
}

// countUTF8 counts the characters of several bytes, and the bytes that belong to none.
func countUTF8(data []byte) (good, bad int) {
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			data = data[1:]
			continue
		}
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		data = data[n:]
	}
	return good, bad
}

func decodeWith(e encoding.Encoding, data []byte) (string, error) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", ErrUnknown
	}
	return notBinary(string(out))
}

// notBinary refuses what is no text: more than a few control characters or
// characters that could not be decoded.
func notBinary(text string) (string, error) {
	odd := strings.Count(text, "\ufffd")
	for i := range len(text) {
		if c := text[i]; c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b {
			odd++
		}
	}
	if odd > 2+len(text)/50 {
		return "", ErrUnknown
	}
	if strings.TrimSpace(text) == "" {
		return "", ErrEmpty
	}
	return text, nil
}
