package intake

import (
	"strconv"

	"duban/internal/pattern"
	"duban/internal/zh"
	"duban/model"
)

var numberParts = pattern.New(`^(\p{Han}+)[〔﹝【\[（(]\s*(\d{4})\s*[〕﹞】\]）)]\s*第?\s*(\d+)\s*号$`)

// idFor makes the ID of a campaign: short, of ASCII letters, and the same
// whenever the same document is read.
func idFor(doc model.Document, name string) string {
	if m := numberParts.FindStringSubmatch(withoutSpace(doc.Number)); m != nil {
		return zh.Initials(m[1]) + "-" + m[2] + "-" + m[3]
	}
	id := zh.Initials(name)
	const most = 12
	if len(id) > most {
		id = id[:most]
	}
	if id == "" {
		id = "plan"
	}
	if doc.Date != 0 && yearWord.FindString(name) == "" {
		id += "-" + strconv.Itoa(doc.Date.Year())
	}
	return id
}
