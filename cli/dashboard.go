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
	discard := func() {} // the sample, once there is one
	defer func() {
		if store != nil && !hangs(err) {
			a.close(store, &err)
		}
		discard()
	}()
	o := ui.Options{
		Today: a.today, Lang: a.lang, Ambiguous: a.ambiguous, Sample: sample, Title: title,
		File: a.homely(path), ReadOnly: a.readOnly, Explain: a.explain, Bulk: bulk, Who: a.who(), Env: a.sys.Env,
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
		o.Create = func(sample bool) (_ ui.Ledger, err error) {
			if sample {
				store, discard, err = a.sampleLedger()
			} else {
				store, err = a.emptyLedger(path)
			}
			if err != nil {
				return nil, err
			}
			return store, nil
		}
		o.Discard = func() error {
			err := store.Close()
			discard()
			store, discard = nil, func() {}
			return err
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

// emptyLedger makes the officer's first ledger and opens it.
func (a *app) emptyLedger(path string) (*db.Store, error) {
	if err := a.createLedger(path, 0, func(*db.Store) error { return nil }); err != nil {
		return nil, a.explainLedger(path, err)
	}
	return a.opened(path)(db.Open(path, a.options()))
}

// sampleLedger makes the sample in a folder of its own and opens it. Where it was made, discard removes that folder.
func (a *app) sampleLedger() (s *db.Store, discard func(), err error) {
	none := func() {}
	l, err := seeds.Demo(a.today)
	if err != nil {
		return nil, none, err
	}
	dir, err := a.scratch.NewDir(os.TempDir(), "demo")
	if err != nil {
		return nil, none, err
	}
	path := filepath.Join(dir.Path, "demo.db")
	n := sizes(l)
	if err = a.createLedger(path, n.tasks+n.goals, importing(l, model.ActSeed)); err == nil {
		s, err = a.opened(path)(db.Open(path, a.options()))
	}
	if err != nil {
		dir.Discard()
		return nil, none, a.explainLedger(path, err)
	}
	return s, dir.Discard, nil
}
