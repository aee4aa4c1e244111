package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"duban/db"
	"duban/model"
	"duban/seeds"
	"duban/ui"
)

// The store is the dashboard's ledger as it is: each method is one
// transaction, which is what the dashboard asks for.
var _ ui.Ledger = (*db.Store)(nil)

// needTerminal refuses to start the dashboard where nobody could see or use it.
func (a *app) needTerminal() error {
	if !a.sys.InTerminal || !a.sys.OutTerminal {
		return fail(nil, "%s", a.t.NoTerminal)
	}
	if name := a.sys.getenv("TERM"); name == "dumb" {
		return fail(nil, a.t.DumbTerminal, name)
	}
	if name, other := a.sys.otherCharset(); other {
		return fail(nil, a.t.OtherCharset, name)
	}
	return nil
}

// hangs reports whether a dashboard ended because the store does not answer, so that nobody may wait for it: with the
// process its lock goes too.
func hangs(err error) bool {
	var lost *ui.UnstoredError
	return errors.As(err, &lost) && lost.Hangs
}

// dashboard opens the dashboard on the officer's own ledger. Where there is
// none yet, the dashboard offers to make one.
func (a *app) dashboard(ctx context.Context) error {
	if err := a.needTerminal(); err != nil {
		return err
	}
	path, err := a.ledgerPath()
	if err != nil {
		return err
	}
	return a.runDashboard(ctx, path, filepath.Base(path), false)
}

// runDashboard runs the dashboard on the ledger at path until the officer leaves it.
func (a *app) runDashboard(ctx context.Context, path, title string, sample bool) (err error) {
	var store *db.Store
	defer func() {
		if store != nil && !hangs(err) {
			a.close(store, &err)
		}
	}()
	o := ui.Options{
		Today: a.today, Lang: a.lang, Ambiguous: a.ambiguous, Sample: sample, Title: title,
		ReadOnly: a.readOnly, Explain: a.explain, Bulk: bulk, Who: a.who(), Env: a.sys.Env,
	}
	o.Keys, o.KeysFault = a.readKeys()
	if !a.fixed {
		o.Clock = a.clockDay
	}
	_, err = os.Stat(path)
	switch {
	case dangling(path):
		return fail(err, a.t.DanglingLink, path)
	case errors.Is(err, fs.ErrNotExist) && a.readOnly:
		return fail(err, a.t.NoLedger, path)
	case errors.Is(err, fs.ErrNotExist):
		o.Create = func(sample bool) (ui.Ledger, error) {
			s, err := a.firstLedger(path, sample)
			if err != nil {
				return nil, err
			}
			store = s
			return s, nil
		}
	case a.readOnly:
		store, err = a.openRead()
	default:
		store, err = a.opened(path)(db.Open(path, a.options()))
	}
	if store != nil {
		o.Ledger = store
		if store.LastChangeLost() {
			o.Warning = fmt.Sprintf(a.t.LastChangeLost, title)
		}
	} else if o.Create == nil {
		return err
	}
	o.Import, o.Complete, o.WriteFile = a.inside(&store), a.completePath, a.writeTyped
	if !sample { // which goes with its folder
		o.Keep = a.keeping(&store)
	}
	return a.shown(ctx, o)
}

// firstLedger makes the officer's first ledger and opens it.
func (a *app) firstLedger(path string, sample bool) (*db.Store, error) {
	l := new(model.Ledger)
	if sample {
		var err error
		if l, err = seeds.Demo(a.today); err != nil {
			return nil, err
		}
	}
	fill := func(s *db.Store) error {
		if len(l.Plans) == 0 {
			return nil
		}
		return importing(l, model.ActSeed)(s)
	}
	if err := a.createLedger(path, 0, fill); err != nil {
		return nil, a.explainLedger(path, err)
	}
	return a.opened(path)(db.Open(path, a.options()))
}
