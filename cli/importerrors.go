package cli

import (
	"errors"
	"fmt"

	"duban/intake"
	"duban/intake/source"
	"duban/intake/unitform"
	"duban/internal/ledgerjson"
)

// explainDocument says why a file cannot be read as a document.
func (a *app) explainDocument(name string, err error) error {
	t := &a.t.In
	var said *failure
	if errors.As(err, &said) {
		return err
	}
	var limit *source.LimitError
	var other *source.OtherError
	var damaged *source.DamagedError
	var newer *ledgerjson.NewerError
	var record *ledgerjson.RecordError
	switch {
	case errors.As(err, &newer), errors.As(err, &record):
		return a.explainExport(name, err)
	case errors.Is(err, ledgerjson.ErrDamaged):
		return fail(err, t.Damaged, name)
	case errors.As(err, &limit):
		text, ok := t.Limits[limit.Limit]
		if !ok {
			text = t.Limits[source.LimitSize]
		}
		return fail(err, t.TooLarge, name, fmt.Sprintf(text, shortNumber(limit)))
	case errors.Is(err, source.ErrEmpty):
		return fail(err, t.Empty, name)
	case errors.Is(err, source.ErrScanned):
		return fail(err, t.Scanned, name)
	case errors.Is(err, source.ErrEncrypted):
		return fail(err, t.Encrypted, name)
	case errors.Is(err, source.ErrNeedsOffice):
		return fail(err, t.NeedsOffice, name)
	case errors.As(err, &other):
		return fail(err, t.Others[other.What], name)
	case errors.Is(err, source.ErrUnknown):
		return fail(err, t.Unknown, name)
	case errors.Is(err, intake.ErrList):
		return fail(err, t.NoList, name)
	case errors.Is(err, unitform.ErrDamaged):
		return fail(err, t.BadForm, name)
	case errors.As(err, &damaged):
		return fail(err, t.Damaged, name)
	}
	return fail(err, "%s", a.explainFile(name, err))
}

// shortNumber is a bound in the unit that its sentence names: bytes as
// mebibytes, everything else as it is.
func shortNumber(l *source.LimitError) int64 {
	switch l.Limit {
	case source.LimitSize, source.LimitUnpacked, source.LimitParagraph:
		return l.Max >> 20
	}
	return l.Max
}
