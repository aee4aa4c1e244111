package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"duban/db"
	"duban/intake"
	"duban/intake/draft"
	"duban/intake/reconcile"
	"duban/intake/source"
	"duban/intake/unitform"
	"duban/internal/ledgerjson"
	"duban/model"
	"duban/ui"
)

type importOptions struct {
	yes, dryRun bool
}

func (a *app) importCommand() *cobra.Command {
	var o importOptions
	cmd := a.command(a.t.In.Import)
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return a.usage(cmd, a.t.MissingArg, a.t.ArgFile)
		}
		return nil
	}
	cmd.ValidArgsFunction = nil // files
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case o.yes && o.dryRun:
			return a.usage(cmd, "%s", a.t.In.YesAndDryRun)
		case a.json && !o.yes && !o.dryRun:
			return a.usage(cmd, "%s", a.t.In.NoJSONReview)
		case countOf(args, "-") > 1:
			return a.usage(cmd, "%s", a.t.In.InputTwice)
		}
		return a.importFiles(cmd.Context(), args, o)
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&o.yes, "yes", false, a.t.In.FlagYes)
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, a.t.In.FlagDryRun)
	a.ambiguousFlag(cmd)
	return cmd
}

func countOf(list []string, want string) int {
	n := 0
	for _, s := range list {
		if s == want {
			n++
		}
	}
	return n
}

// importing of documents, from the command line to the ledger.
type fileImport struct {
	*app
	o     importOptions
	store *db.Store // nil where there is no ledger yet
	path  string    // of the ledger

	// quiet is told how far the reading is, instead of a line on the side: the
	// dashboard has the screen.
	quiet func(share float64)

	// piped is what came through pipes, by the names of the files.
	piped    map[string][]byte
	existing *model.Ledger
	drafts   []*draft.Draft
	names    []string // of the files
	forms    []*unitform.Form
}

// importFiles reads files into drafts, and shows, stores or prints them.
// Nothing is stored before all files are read.
func (a *app) importFiles(ctx context.Context, files []string, o importOptions) (err error) {
	if !o.dryRun && a.readOnly {
		return fail(nil, "%s", a.t.ReadOnlyWrite)
	}
	f := &fileImport{app: a, o: o, existing: &model.Ledger{}}
	defer func() {
		if f.store != nil && !hangs(err) {
			a.close(f.store, &err)
		}
	}()
	if err := f.readPipes(ctx, files); err != nil {
		return err
	}
	if err := f.open(); err != nil {
		return err
	}
	if err := f.read(ctx, files); err != nil {
		return err
	}
	switch {
	case len(f.forms) > 0 && len(f.drafts) > 0:
		return fail(nil, "%s", a.t.In.FormsAndDocuments)
	case len(f.forms) > 0:
		return f.reports()
	case o.dryRun && a.json:
		return ledgerjson.Encode(a.out, f.together(), a.cal, a.today)
	}
	if i, j, twice := reconcile.Twice(f.drafts); twice {
		return fail(nil, a.t.In.SameDocument, f.names[i], f.names[j])
	}
	diffs := make([]reconcile.Difference, len(f.drafts))
	for i, d := range f.drafts {
		d.Stamp()
		reconcile.Recall(f.existing, d)
		diffs[i] = reconcile.Compare(f.existing, d)
	}
	switch {
	case o.dryRun:
		return f.list(diffs)
	case o.yes:
		return f.accept(diffs)
	}
	return f.review(ctx)
}

// open opens the ledger, where there is one, and reads what it holds.
func (f *fileImport) open() error {
	path, err := f.ledgerPath()
	if err != nil {
		return err
	}
	f.path = path
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if f.o.dryRun {
		f.store, err = f.openRead()
	} else {
		f.store, err = f.openWrite()
	}
	if err != nil {
		return err
	}
	f.existing, err = f.store.Ledger()
	return err
}

// readPipes reads what comes through pipes, before the ledger is opened: whoever writes into one may take their time, and
// nobody else could use the ledger meanwhile.
func (f *fileImport) readPipes(ctx context.Context, files []string) error {
	f.piped = make(map[string][]byte)
	return f.each(ctx, files, func(ctx context.Context, name string) (err error) {
		if info, e := os.Stat(name); name != "-" && (e != nil || info.Mode()&fs.ModeNamedPipe == 0) {
			return nil
		}
		p := f.newProgress(shownName(f.app, name))
		defer p.end()
		f.piped[name], err = f.bytes(ctx, name)
		return err
	})
}

// read reads every file, and tells on the side how far it is when that takes
// longer than a moment.
func (f *fileImport) read(ctx context.Context, files []string) error {
	return f.each(ctx, files, f.readOne)
}

// each does something with every file, until the user interrupts it.
func (f *fileImport) each(ctx context.Context, files []string, do func(ctx context.Context, name string) error) error {
	ctx, stop := signal.NotifyContext(ctx, endings()...)
	defer stop()
	defer f.answer()()
	for _, name := range files {
		if err := do(ctx, name); err != nil {
			if ctx.Err() != nil {
				return fail(err, "%s", f.t.In.Stopped)
			}
			return f.explainDocument(shownName(f.app, name), err)
		}
	}
	return nil
}

// shownName is how a file is called in sentences.
func shownName(a *app, file string) string {
	if file == "-" {
		return a.t.In.StandardInput
	}
	return file
}

func (f *fileImport) readOne(ctx context.Context, file string) error {
	told := f.quiet
	var preparing func()
	if told == nil {
		p := f.newProgress(shownName(f.app, file))
		defer p.end()
		told, preparing = p.set, p.prepare
	}
	data, piped := f.piped[file]
	var err error
	if !piped {
		data, err = f.bytes(ctx, file)
	}
	if err != nil {
		return err
	}
	name := filepath.Base(shownName(f.app, file))
	if unitform.IsForm(data) {
		form, err := unitform.Read(data)
		if err != nil {
			return err
		}
		f.forms = append(f.forms, form)
		f.names = append(f.names, name)
		return nil
	}
	var d *draft.Draft
	readable(func() {
		d, err = intake.Read(ctx, name, data, intake.Options{Today: f.today, Units: f.existing.Units, Export: readExport, Progress: told, Preparing: preparing})
	})
	if err != nil {
		return err
	}
	if form, ok := unitform.FromDocument(d.Document); ok {
		f.forms = append(f.forms, form)
		f.names = append(f.names, name)
		return nil
	}
	if f.quiet == nil && !f.o.yes && !f.o.dryRun && (!f.sys.InTerminal || !f.sys.OutTerminal) {
		return fail(nil, "%s", f.t.In.NoTerminal)
	}
	if f.quiet == nil && !f.o.yes && !f.o.dryRun {
		if err := f.needTerminal(); err != nil {
			return err
		}
	}
	// A person can make tasks of what was not understood, or look at it.
	if f.o.yes && items(d) == 0 || !f.o.dryRun && len(d.Plans) == 0 {
		return fail(nil, f.t.In.NothingRead, shownName(f.app, file))
	}
	d.Mend()
	f.drafts = append(f.drafts, d)
	f.names = append(f.names, name)
	return nil
}

// items counts the tasks of a draft.
func items(d *draft.Draft) int {
	n := 0
	for _, p := range d.Plans {
		n += len(p.Items)
	}
	return n
}

// bytes is what a file holds. To open or to read a pipe can wait for ever on
// whoever is to write into it; then ctx ends the waiting.
func (f *fileImport) bytes(ctx context.Context, file string) ([]byte, error) {
	type answer struct {
		data []byte
		err  error
	}
	read := make(chan answer, 1)
	go func() {
		data, err := f.wait(ctx, file)
		read <- answer{data, err}
	}()
	select {
	case a := <-read:
		return a.data, a.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// wait reads a file to its end, however long that takes.
func (f *fileImport) wait(ctx context.Context, file string) ([]byte, error) {
	if file == "-" {
		return source.Bytes(ctx, f.sys.In)
	}
	in, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return source.Bytes(ctx, in)
}

// together is all drafts as one ledger.
func (f *fileImport) together() *model.Ledger {
	all := &model.Ledger{}
	for _, d := range f.drafts {
		l := d.Ledger()
		all.Units = append(all.Units, l.Units...)
		all.Plans = append(all.Plans, l.Plans...)
	}
	return all
}

// accept stores the drafts as they are, with their doubts open.
func (f *fileImport) accept(diffs []reconcile.Difference) error {
	u := reconcile.Update(f.existing, f.drafts, diffs, f.today)
	if err := f.put(&u); err != nil {
		return err
	}
	return f.tell(f.tally(&u, diffs))
}

// put stores an update, in a new ledger where there is none.
func (f *fileImport) put(u *model.Update) error {
	if u.IsEmpty() {
		return nil
	}
	note := strings.Join(f.names, f.t.Comma)
	if f.store != nil {
		_, err := f.store.Update(u, model.ActImport, note)
		return err
	}
	err := f.createLedger(f.path, 0, func(s *db.Store) error {
		_, err := s.Update(u, model.ActImport, note)
		return err
	})
	if err != nil {
		return f.explainLedger(f.path, err)
	}
	return nil
}

// review opens the dashboard on the drafts.
func (f *fileImport) review(ctx context.Context) error {
	o := ui.Options{
		Today: f.today, Lang: f.lang, Ambiguous: f.ambiguous, Title: filepath.Base(f.path),
		Explain: f.explain, Bulk: bulk, Who: f.who(), Env: f.sys.Env, Review: f.session(),
	}
	if f.store != nil {
		o.Ledger = f.store
	}
	if !f.fixed {
		o.Clock = f.clockDay
	}
	o.Keys, o.KeysFault = f.readKeys()
	o.Import, o.Complete, o.Keep = f.inside(&f.store), f.completePath, f.keeping(&f.store)
	o.WriteFile = f.writeTyped
	return f.shown(ctx, o)
}

// session is what the dashboard reviews.
func (f *fileImport) session() *ui.ReviewSession {
	return &ui.ReviewSession{Drafts: f.drafts, Existing: f.existing, Store: f.storeReviewed}
}

// storeReviewed stores what the officer left in a review, in a new ledger
// where there is none.
func (f *fileImport) storeReviewed(u *model.Update) (ui.Ledger, model.Entry, error) {
	note := strings.Join(f.names, f.t.Comma)
	if f.store != nil {
		e, err := f.store.Update(u, model.ActImport, note)
		return f.store, e, err
	}
	var e model.Entry
	err := f.createLedger(f.path, 0, func(s *db.Store) (err error) {
		e, err = s.Update(u, model.ActImport, note)
		return err
	})
	if err == nil {
		f.store, err = f.opened(f.path)(db.Open(f.path, f.options()))
	}
	if err != nil {
		return nil, e, f.explainLedger(f.path, err)
	}
	return f.store, e, nil
}

// inside returns how the dashboard on the given store reads a file that the officer names. Where there is none yet, storing
// what was read makes it.
func (a *app) inside(store **db.Store) func(context.Context, string, func(float64)) (*ui.ReviewSession, error) {
	return func(ctx context.Context, file string, progress func(float64)) (*ui.ReviewSession, error) {
		path, err := a.ledgerPath()
		if err != nil {
			return nil, err
		}
		f := &fileImport{app: a, store: *store, path: path, quiet: progress, existing: &model.Ledger{}}
		if f.store != nil {
			if f.existing, err = f.store.Ledger(); err != nil {
				return nil, err
			}
		}
		file = a.typedPath(file)
		if err := f.readOne(ctx, file); err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			return nil, f.explainDocument(file, err)
		}
		if len(f.forms) > 0 {
			if f.store == nil {
				return nil, fail(nil, a.t.NoLedger, path)
			}
			return f.formSession(), nil
		}
		for _, d := range f.drafts {
			d.Stamp()
			reconcile.Recall(f.existing, d)
		}
		session := f.session()
		session.Store = func(u *model.Update) (ui.Ledger, model.Entry, error) {
			led, e, err := f.storeReviewed(u)
			*store = f.store // which may be new
			return led, e, err
		}
		return session, nil
	}
}

// typedPath is the path that is meant by what an officer types or drops on
// the window: without quotes or spaces around it, and with ~ for the home.
func (a *app) typedPath(s string) string {
	s = strings.TrimSpace(s)
	for _, quote := range []string{"'", `"`} {
		if len(s) > 1 && strings.HasPrefix(s, quote) && strings.HasSuffix(s, quote) {
			s = s[1 : len(s)-1]
		}
	}
	if u, err := url.Parse(s); err == nil && u.Scheme == "file" {
		s = u.Path
	}
	if rest, ok := strings.CutPrefix(s, "~/"); ok {
		if home := a.sys.getenv("HOME"); home != "" {
			s = filepath.Join(home, rest)
		}
	}
	if _, err := os.Stat(s); err != nil && runtime.GOOS != "windows" {
		// Terminals put a stroke before a space in the name of a dropped file.
		if plain := strings.ReplaceAll(s, `\ `, " "); plain != s {
			s = plain
		}
	}
	return s
}

// readExport reads the JSON form of a whole ledger, and says nothing of any other
// JSON. What was removed from that ledger, and how it stood on past days, is no
// matter of another one that takes its tasks over.
func readExport(r io.Reader) (*model.Ledger, error) {
	l, err := ledgerjson.Decode(r)
	if errors.Is(err, ledgerjson.ErrFormat) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	l.UnitsWas, l.SettingsWas = nil, nil
	l.Plans = slices.DeleteFunc(l.Plans, func(p model.Plan) bool { return p.Removed })
	for i := range l.Plans {
		p := &l.Plans[i]
		p.Was = nil
		p.Records = slices.DeleteFunc(p.Records, func(r model.Record) bool { return r.Removed })
		for j := range p.Records {
			p.Records[j].Was, p.Records[j].ReturnsWas = nil, nil
		}
	}
	return l, nil
}
