package source

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestFilesThatHoldNoTextAreToldByTheirContent(t *testing.T) {
	pad := strings.Repeat("\x00\x01\x02", 100)
	mail := "From: a@b.cn\r\nTo: c@d.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n请查收附件\r\n"
	for _, c := range []struct {
		name string
		data []byte
		want Other // "" for a text
	}{
		{"rar", []byte("Rar!\x1a\x07\x01\x00" + pad), OtherArchive},
		{"7z", []byte("7z\xbc\xaf\x27\x1c" + pad), OtherArchive},
		{"a zip of documents", pack(t, map[string]string{"台账.xlsx": "PK", "方案.docx": "PK"}), OtherArchive},
		{"png", []byte("\x89PNG\r\n\x1a\n" + pad), OtherPicture},
		{"jpeg", []byte("\xff\xd8\xff\xe0" + pad), OtherPicture},
		{"bmp", []byte("BM" + pad), OtherPicture},
		{"ofd", pack(t, map[string]string{"OFD.xml": "<x/>", "Doc_0/Document.xml": "<x/>"}), OtherLayout},
		{"slides", pack(t, map[string]string{"ppt/presentation.xml": "<x/>"}), OtherSlides},
		{"old slides", oldFile("PowerPoint Document"), OtherSlides},
		{"an e-mail", []byte(mail), OtherMail},
		{"the mark of Word", []byte("\x05admin" + strings.Repeat("\x00", 156)), OtherLock},
		{"the mark of Excel", []byte("\x05admin" + strings.Repeat(" \x00", 79) + "\x00"), OtherLock},
		{"labelled lines", []byte("To: a\nFrom: b\nSubject: c\n\n修路\n"), ""},
		{"a text with a famous beginning", []byte("BM项目：修路，责任单位：县交通局\n"), ""},
	} {
		_, err := Read(context.Background(), c.name, c.data, Options{})
		var other *OtherError
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (!errors.As(err, &other) || other.What != c.want || !errors.Is(err, ErrUnknown)):
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}
