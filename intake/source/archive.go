package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// archive is a packed file whose size is within bounds.
type archive struct {
	files map[string]*zip.File
}

// openArchive reads the directory of a packed file and refuses one that would
// unpack to too much.
func openArchive(data []byte) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &DamagedError{Err: err}
	}
	if len(r.File) > maxEntries {
		return nil, &LimitError{Limit: LimitEntries, Max: maxEntries}
	}
	a := &archive{files: make(map[string]*zip.File, len(r.File))}
	var sum uint64
	for _, f := range r.File {
		size := f.UncompressedSize64
		if size > freeRatio && size/max(f.CompressedSize64, 1) > maxRatio {
			return nil, &LimitError{Limit: LimitRatio, Max: maxRatio, Part: f.Name}
		}
		if sum += size; size > maxUnpacked || sum > maxUnpacked {
			return nil, &LimitError{Limit: LimitUnpacked, Max: maxUnpacked, Part: f.Name}
		}
		if f.Flags&1 != 0 {
			return nil, ErrEncrypted
		}
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		if _, twice := a.files[name]; !twice {
			a.files[name] = f
		}
	}
	return a, nil
}

// part reads one part. It is nil where there is none.
func (a *archive) part(name string) ([]byte, error) {
	f := a.files[name]
	if f == nil {
		return nil, nil
	}
	if f.UncompressedSize64 > maxPart {
		return nil, &LimitError{Limit: LimitUnpacked, Max: maxPart, Part: name}
	}
	r, err := f.Open()
	if err != nil {
		return nil, &DamagedError{Part: name, Err: err}
	}
	defer r.Close()
	// A part that unpacks to more than the directory says is an error of zip's.
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, &DamagedError{Part: name, Err: err}
	}
	return data, nil
}

// main returns the name of the part that the package says is the document, or the
// first of the usual names that is there.
func (a *archive) main(usual ...string) string {
	if rels, err := a.relations(""); err == nil {
		for _, r := range rels {
			if strings.HasSuffix(r.Type, "/officeDocument") {
				if _, there := a.files[r.Target]; there {
					return r.Target
				}
			}
		}
	}
	for _, name := range usual {
		if _, there := a.files[name]; there {
			return name
		}
	}
	return ""
}

// relation is a pointer of one part to another.
type relation struct {
	ID, Type, Target string
}

// relations returns the pointers of a part, with targets as names of parts. The
// package itself is the part "".
func (a *archive) relations(part string) ([]relation, error) {
	dir, base := path.Split(part)
	data, err := a.part(dir + "_rels/" + base + ".rels")
	if err != nil || data == nil {
		return nil, err
	}
	var doc struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		}
	}
	if err := xml.Unmarshal(data, &doc); err != nil {
		return nil, &DamagedError{Part: part, Err: err}
	}
	var out []relation
	for _, r := range doc.Relationship {
		if r.Mode == "External" {
			continue
		}
		target := strings.ReplaceAll(r.Target, `\`, "/")
		if strings.HasPrefix(target, "/") {
			target = strings.TrimPrefix(path.Clean(target), "/")
		} else {
			target = path.Join(dir, target)
		}
		out = append(out, relation{ID: r.ID, Type: r.Type, Target: target})
	}
	return out, nil
}

// kind tells what a packed file is by the parts it holds.
func (a *archive) kind() Kind {
	main := a.main("word/document.xml", "xl/workbook.xml")
	switch {
	case a.openDocument() != "":
		return OldOffice
	case main == "":
		return Unknown
	case strings.HasPrefix(main, "xl/") || path.Base(main) == "workbook.xml":
		return Excel
	case strings.HasPrefix(main, "ppt/"):
		return Unknown
	}
	return Word
}

// other tells what a packed file is that holds no document.
func (a *archive) other() Other {
	if _, there := a.files["OFD.xml"]; there {
		return OtherLayout
	}
	if strings.HasPrefix(a.main("ppt/presentation.xml"), "ppt/") {
		return OtherSlides
	}
	return OtherArchive
}

// openDocument returns the format that an OpenDocument file is converted to, or "".
func (a *archive) openDocument() string {
	kind, err := a.part("mimetype")
	if err != nil {
		return ""
	}
	switch strings.TrimSpace(string(kind)) {
	case "application/vnd.oasis.opendocument.text":
		return "docx"
	case "application/vnd.oasis.opendocument.spreadsheet":
		return "xlsx"
	}
	return ""
}
