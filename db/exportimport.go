package db

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"sync"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Import adds a whole ledger as one action: units whose name the store does
// not have, campaigns whose ID it does not have, with their tasks and returns,
// and settings where it has none. With them comes how they stood on past days,
// so that the boards of these days are those of the ledger exported. It returns how many
// campaigns were added and how many were passed over, because they were there already. All
// or nothing is taken: a record that breaks a rule gives ErrInvalid, and a task's ID
// that is taken by another campaign ErrConflict.
//
// A return that does not say so counts as received on the day that it stands for,
// and as entered on the day on which it was received.
//
// Seq, Standing and OpenDoubts of l are not used but derived, and so is Order where it
// is not that of a ledger, and l is not changed. The entry names the campaigns, not
// the tasks, and has no Seq when nothing was added.
func (s *Store) Import(l *model.Ledger, as model.Action) (added, skipped int, e model.Entry, err error) {
	return s.importAll(l, as, func(*model.Plan) {})
}

// Consume is Import of a ledger that is not needed afterwards: of a large one, each campaign's tasks are let go when
// they have been taken up.
func (s *Store) Consume(l *model.Ledger, as model.Action) (added, skipped int, e model.Entry, err error) {
	return s.importAll(l, as, func(p *model.Plan) { p.Records = nil })
}

func (s *Store) importAll(l *model.Ledger, as model.Action, taken func(*model.Plan)) (added, skipped int, e model.Entry, err error) {
	e, err = s.act(as, "", func(a *action) error {
		a.rec.Whole = true
		added, skipped = 0, 0
		im := newImporting(a)
		im.ordered = true
		if err := im.units(l); err != nil {
			return err
		}
		if err := im.settings(l); err != nil {
			return err
		}
		for i := range l.Plans {
			p := &l.Plans[i]
			_, v, err := kindIn(inCampaigns).find(a.tx, []byte(p.Campaign.ID))
			if err != nil {
				return err
			}
			switch {
			case p.Campaign.ID != "" && v != nil:
				if !p.Removed {
					skipped++
				}
				continue
			case !p.Removed:
				added++
			}
			if err := im.plan(p); err != nil {
				return fmt.Errorf("campaign %q: %w", p.Campaign.ID, err)
			}
			taken(p)
		}
		return im.finish()
	})
	if err != nil {
		return 0, 0, e, fmt.Errorf("importing: %w", err)
	}
	return added, skipped, e, nil
}

// importing gathers the records of an import, because a bucket takes a hundred
// thousand records in the order of their keys far faster than in any other.
type importing struct {
	*action
	rows      rowLists
	parts     []*rowLists // beside rows, as they were made at a time
	ids       map[string]bool
	campaigns []*model.Campaign
	// ordered says that tasks keep their orders where these are those of a ledger.
	ordered bool
	// keys are the keys of the import's campaigns by ID, and late what is put
	// when all of them are known.
	keys map[string][]byte
	late []func() error
	// bare says that the ledger has no tasks, so that no ID of one can be taken.
	bare bool
}

func newImporting(a *action) *importing {
	first, _ := a.bucket(inTasks).Cursor().First()
	return &importing{action: a, ids: make(map[string]bool), keys: make(map[string][]byte), bare: first == nil}
}

type row struct{ key, value []byte }

// rowLists are rows by their buckets.
type rowLists [endOfBuckets][]row

func (rs *rowLists) add(in bucket, key, value []byte) { rs[in] = append(rs[in], row{key, value}) }

// past adds how a record stood until a day; v is nil where it was not there.
func (im *importing) past(k *kind, name []byte, until model.Date, key []byte, v any, there bool) error {
	var value []byte
	if there {
		var err error
		if value, err = encode(v); err != nil {
			return err
		}
	}
	im.rows.add(inPast, pastKey(k.letter, name, until), pastValue(k, key, value))
	return nil
}

// units adds the units that the ledger does not have.
func (im *importing) units(l *model.Ledger) error {
	k := kindIn(inUnits)
	known := make(map[string]bool)
	for i := range l.Units {
		u := &l.Units[i]
		_, v, err := k.find(im.tx, []byte(u.Name))
		if err != nil {
			return err
		}
		if known[u.Name] = v != nil; v != nil {
			continue
		}
		if err := im.putUnit(u); err != nil {
			return fmt.Errorf("unit %q: %w", u.Name, err)
		}
	}
	places := make(map[string][]byte)
	for i := range l.UnitsWas {
		w := &l.UnitsWas[i]
		if _, past := newestPast(im.tx, k, []byte(w.ID)); past || known[w.ID] {
			continue
		}
		if err := firstOf(usableID(w.ID), wasInvalid(w.Value, checkUnit)); err != nil {
			return fmt.Errorf("unit %q: %w", w.ID, err)
		}
		key := places[w.ID]
		if key == nil {
			var err error
			if key, err = k.keyOf(im.tx, []byte(w.ID)); err != nil {
				return err
			}
			if key == nil {
				if key, err = im.ordinal(k, w.ID); err != nil {
					return err
				}
			}
			key = bytes.Clone(key)
			places[w.ID] = key
		}
		if err := im.past(k, []byte(w.ID), w.Until, key, w.Value, w.Value != nil); err != nil {
			return err
		}
	}
	return nil
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func wasInvalid[T any](v *T, check func(*T) []error) error {
	if v == nil {
		return nil
	}
	return invalid(check(v))
}

// settings adds the settings where the ledger has none.
func (im *importing) settings(l *model.Ledger) error {
	k := kindIn(inSettings)
	_, v, err := k.find(im.tx, nil)
	if _, past := newestPast(im.tx, k, nil); v != nil || past || err != nil {
		return err
	}
	if len(l.Settings.DaysOff) > 0 || len(l.Settings.Views) > 0 || len(l.SettingsWas) > 0 {
		if err := im.putSettings(&l.Settings); err != nil {
			return err
		}
	}
	for _, w := range l.SettingsWas {
		if err := wasInvalid(w.Value, checkSettings); err != nil {
			return err
		}
		if err := im.past(k, nil, w.Until, nil, w.Value, w.Value != nil); err != nil {
			return err
		}
	}
	return nil
}

// plan adds one campaign.
func (im *importing) plan(p *model.Plan) (err error) {
	k := kindIn(inCampaigns)
	c := p.Campaign
	if c.ID == "" {
		if c.ID, err = im.newID(k, "c"); err != nil {
			return err
		}
	}
	if err := usableID(c.ID); err != nil {
		return err
	}
	if err := invalid(model.CheckCampaign(&c)); err != nil {
		return err
	}
	var key []byte
	if p.Removed {
		key, err = im.ordinal(k, c.ID)
	} else {
		im.campaigns = append(im.campaigns, &c)
		key, err = im.putCampaign(&c)
	}
	if err != nil {
		return err
	}
	im.keys[c.ID] = key
	if _, past := newestPast(im.tx, k, []byte(c.ID)); !past {
		for i := range p.Was {
			w := &p.Was[i]
			if err := wasInvalid(w.Value, model.CheckCampaign); err != nil {
				return err
			}
			if err := im.past(k, []byte(c.ID), w.Until, key, w.Value, w.Value != nil); err != nil {
				return err
			}
		}
	}
	ordinal, orders := beUint32(key), im.orders(p.Records)
	return im.records(p.Records, c.ID, ordinal, orders)
}

// records adds the tasks of a campaign. They are made ready on all processors.
func (im *importing) records(from []model.Record, campaign string, ordinal uint32, orders []uint32) error {
	made := make([]ready, 0, len(from))
	for i := range from {
		r := ready{from: &from[i], campaign: campaign, order: orders[i], key: taskKey(ordinal, orders[i])}
		if err := im.take(&r); err != nil {
			return err
		}
		if !r.from.Removed { // else only its past is kept
			made = append(made, r)
		}
	}
	var joining sync.Mutex
	err := im.s.split(len(made), func(lo, hi int) error {
		var rows rowLists
		var task model.Task
		for i := lo; i < hi; i++ {
			if err := made[i].encode(&task, &rows); err != nil {
				return err
			}
		}
		joining.Lock()
		im.parts = append(im.parts, &rows)
		joining.Unlock()
		return nil
	})
	if err != nil {
		return err
	}
	for i := range made {
		im.dirty[made[i].id] = made[i].standing
	}
	return nil
}

// ready is a task on its way into the store: what is stored of it.
type ready struct {
	from         *model.Record
	id, campaign string
	order        uint32
	key          []byte
	standing     []byte // never nil: it is known
}

// encode checks the task and adds its rows to rows. It needs no transaction. t is room for the task as it
// will be in the store.
func (r *ready) encode(t *model.Task, rows *rowLists) error {
	*t = r.from.Task
	t.ID, t.Campaign, t.Order = r.id, r.campaign, r.order
	returns := slices.Clone(r.from.Returns)
	for i := range returns {
		returns[i].Seq = uint32(i + 1)
		complete(&returns[i], returns[:i], 0)
	}
	detail := t.Detail
	if detail == nil {
		detail = new(model.Detail)
	}
	t.Detail, t.OpenDoubts, t.Standing = detail, openDoubts(detail), model.Standing{}
	if err := checkRecord(t, detail, returns); err != nil {
		return fmt.Errorf("task %q: %w", t.ID, err)
	}
	data, err := encode(t)
	if err != nil {
		return err
	}
	rows.add(inTasks, r.key, data)
	rows.add(inIndex, indexKey(taskName, t.ID), r.key)
	if data, err = encodeDetail(detail); err != nil {
		return err
	}
	if data != nil {
		rows.add(inDetails, r.key, data)
	}
	for i := range returns {
		if data, err = encode(&returns[i]); err != nil {
			return err
		}
		rows.add(inReturns, returnKey(t.ID, returns[i].Seq), data)
	}
	standing := model.Summarise(t, returns, forever)
	if data, err = encodeStanding(&standing); err != nil {
		return err
	}
	r.standing = append([]byte{}, data...)
	return nil
}

// orders are the places of a plan's tasks: their own, where these ascend as those of
// a ledger do, else evenly apart.
func (im *importing) orders(records []model.Record) []uint32 {
	out := make([]uint32, len(records))
	own, last, lastThere := im.ordered, uint32(0), uint32(0)
	for i := range records {
		out[i] = records[i].Task.Order
		own = own && out[i] > 0 && out[i] >= last && out[i] < math.MaxUint32
		if last = out[i]; !records[i].Removed {
			own = own && out[i] > lastThere
			lastThere = out[i]
		}
	}
	if own {
		return out
	}
	apart := gap(len(records))
	for i := range out {
		out[i] = uint32(i+1) * apart
	}
	return out
}

// take gives a task its ID and takes up its past.
func (im *importing) take(r *ready) (err error) {
	k := kindIn(inTasks)
	if r.id = r.from.Task.ID; r.id == "" {
		if r.from.Task.Overall() {
			r.id, err = im.goalID(k, r.campaign)
		} else {
			r.id, err = im.newID(k, "t")
		}
		if err != nil {
			return err
		}
	}
	if err := usableID(r.id); err != nil {
		return err
	}
	var taken []byte
	if !im.bare {
		if taken, err = k.keyOf(im.tx, []byte(r.id)); err != nil {
			return err
		}
	}
	if im.ids[r.id] || taken != nil {
		return fmt.Errorf("task %q: the ID is taken: %w", r.id, ErrConflict)
	}
	im.ids[r.id] = true
	if len(r.from.Was)+len(r.from.ReturnsWas) > 0 && !im.inPast(k, r.id) {
		was := *r
		im.late = append(im.late, func() error { return im.taskWas(&was) })
	}
	return nil
}

// goalID is the ID of the next goal of a campaign that got its own ID only now.
func (im *importing) goalID(k *kind, campaign string) (string, error) {
	for n := 1; ; n++ {
		id := fmt.Sprintf("%s-g%d", campaign, n)
		switch {
		case usableID(id) != nil:
			return im.newID(k, "t")
		case im.ids[id]:
			continue
		}
		key, err := k.keyOf(im.tx, []byte(id))
		if key == nil || err != nil {
			return id, err
		}
	}
}

// inPast reports whether the ledger knows how a record stood on a past day.
func (im *importing) inPast(k *kind, name string) bool {
	_, known := newestPast(im.tx, k, []byte(name))
	return known
}

// taskWas adds how a task and its returns stood on past days. Orders that are not
// those of a ledger are the task's present one.
func (im *importing) taskWas(r *ready) error {
	k, from := kindIn(inTasks), r.from
	ordered := from.Task.Order == r.order
	for _, w := range from.Was {
		if w.Value == nil {
			if err := im.past(k, []byte(r.id), w.Until, nil, nil, false); err != nil {
				return err
			}
			continue
		}
		v := *w.Value
		v.ID, v.Campaign, v.Detail = r.id, cmp.Or(v.Campaign, r.campaign), nil
		key, err := im.campaignKey(v.Campaign)
		if err != nil {
			return err
		}
		if key == nil {
			v.Campaign = r.campaign
			key = im.keys[r.campaign]
		}
		if !ordered || v.Order == 0 {
			v.Order = r.order
		}
		if err := invalid(model.CheckTask(&v)); err != nil {
			return fmt.Errorf("task %q: %w", r.id, err)
		}
		if err := im.past(k, []byte(r.id), w.Until, taskKey(beUint32(key), v.Order), &v, true); err != nil {
			return err
		}
	}
	for _, w := range from.ReturnsWas {
		seq, err := strconv.ParseUint(w.ID, 10, 32)
		if err != nil || seq == 0 {
			return fmt.Errorf("task %q: return %q has no number: %w", r.id, w.ID, ErrInvalid)
		}
		name := returnKey(r.id, uint32(seq))
		var v model.Return
		if w.Value != nil {
			v = *w.Value
			v.Seq = uint32(seq)
			complete(&v, nil, 0)
		}
		if err := im.past(kindIn(inReturns), name, w.Until, nil, &v, w.Value != nil); err != nil {
			return err
		}
	}
	return nil
}

// campaignKey is the key of a campaign of the import or of the ledger, or nil.
func (im *importing) campaignKey(id string) ([]byte, error) {
	if key := im.keys[id]; key != nil {
		return key, nil
	}
	key, err := kindIn(inCampaigns).keyOf(im.tx, []byte(id))
	return bytes.Clone(key), err
}

// finish stores what was gathered.
func (im *importing) finish() error {
	for _, c := range im.campaigns {
		if err := im.checkParent(c); err != nil {
			return err
		}
	}
	for _, late := range im.late {
		if err := late(); err != nil {
			return err
		}
	}
	im.join()
	var wg sync.WaitGroup
	for _, rows := range im.rows {
		wg.Go(func() { slices.SortFunc(rows, func(x, y row) int { return bytes.Compare(x.key, y.key) }) })
	}
	wg.Wait()
	for in, rows := range im.rows {
		if err := im.putAll(bucket(in), rows); err != nil {
			return err
		}
	}
	return nil
}

// join brings all rows together.
func (im *importing) join() {
	for in := range im.rows {
		n := 0
		for _, p := range im.parts {
			n += len(p[in])
		}
		im.rows[in] = slices.Grow(im.rows[in], n)
		for _, p := range im.parts {
			im.rows[in] = append(im.rows[in], p[in]...)
			p[in] = nil
		}
	}
	im.parts = nil
}

// putAll stores the rows of a bucket, which stand in the order of their keys. Where nothing is in it, nobody need
// look what each row finds.
func (im *importing) putAll(in bucket, rows []row) error {
	if len(rows) == 0 {
		return nil
	}
	b := im.bucket(in)
	b.FillPercent = 0.9
	first, _ := b.Cursor().First()
	for i, r := range rows {
		var err error
		if first == nil && (i == 0 || !bytes.Equal(rows[i-1].key, r.key)) {
			err = im.replace(in, r.key, nil, r.value)
		} else {
			err = im.put(in, r.key, r.value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Export returns everything that the store holds but the journal, as it was at
// one moment, with how it stood on past days: records that have been removed are
// among it, and marked so.
func (s *Store) Export() (*model.Ledger, error) { return s.export(true) }

// Ledger returns what the store holds now, as Export does, without the past.
func (s *Store) Ledger() (*model.Ledger, error) { return s.export(false) }

func (s *Store) export(withPast bool) (*model.Ledger, error) {
	var l *model.Ledger
	err := s.view(func(tx *bbolt.Tx) (err error) {
		l, err = exportFrom(tx, withPast)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("exporting: %w", err)
	}
	return l, nil
}

// history is how one record stood on past days.
type history[T any] struct {
	was []model.Past[T]
	// key is where an ordered record last lay, and last what it last was; nil where
	// it never was there.
	key  []byte
	last *T
}

// pastOf collects how the records of a kind stood on past days, by name. names are
// in the order of the keys.
func pastOf[T any](tx *bbolt.Tx, k *kind, id func(name []byte) string) (names []string, all map[string]*history[T], err error) {
	all = make(map[string]*history[T])
	err = each(tx, bucketNames[inPast], []byte{k.letter}, func(key, v []byte) error {
		_, name, until, err := splitPast(key)
		if err != nil {
			return err
		}
		h := all[string(name)]
		if h == nil {
			h = new(history[T])
			all[string(name)] = h
			names = append(names, string(name))
		}
		at, value, err := splitPastValue(k, v)
		if err != nil {
			return err
		}
		w := model.Past[T]{ID: id(name), Until: until}
		if value != nil {
			w.Value = new(T)
			if err := decodeInto(value, w.Value); err != nil {
				return err
			}
			h.key, h.last = at, w.Value
		}
		h.was = append(h.was, w)
		return nil
	})
	return names, all, err
}

func plainName(name []byte) string { return string(name) }

// numberOf is the ID of a return among those of its task.
func numberOf(name []byte) string {
	return strconv.FormatUint(uint64(beUint32(name[len(name)-4:])), 10)
}

// exporting gathers a ledger.
type exporting struct {
	tx      *bbolt.Tx
	past    bool
	tasks   map[string]*history[model.Task]
	returns map[string][]model.Past[model.Return] // by the task's ID
}

func exportFrom(tx *bbolt.Tx, withPast bool) (l *model.Ledger, err error) {
	l = new(model.Ledger)
	if l.Units, err = unitsOn(tx, forever); err != nil {
		return nil, err
	}
	if l.Settings, err = settingsOn(tx, forever); err != nil {
		return nil, err
	}
	ex := exporting{tx: tx, past: withPast, returns: make(map[string][]model.Past[model.Return])}
	if withPast {
		if err := ex.history(l); err != nil {
			return nil, err
		}
	}
	l.Plans, err = ex.plans()
	return l, err
}

// history exports how units and settings stood on past days, and collects that of
// tasks and returns.
func (ex *exporting) history(l *model.Ledger) error {
	names, units, err := pastOf[model.Unit](ex.tx, kindIn(inUnits), plainName)
	if err != nil {
		return err
	}
	for _, name := range names {
		l.UnitsWas = append(l.UnitsWas, units[name].was...)
	}
	_, settings, err := pastOf[model.Settings](ex.tx, kindIn(inSettings), plainName)
	if err != nil {
		return err
	}
	if h := settings[""]; h != nil {
		l.SettingsWas = h.was
	}
	if _, ex.tasks, err = pastOf[model.Task](ex.tx, kindIn(inTasks), plainName); err != nil {
		return err
	}
	names, returns, err := pastOf[model.Return](ex.tx, kindIn(inReturns), numberOf)
	if err != nil {
		return err
	}
	for _, name := range names {
		id := string(taskOfReturn([]byte(name)))
		ex.returns[id] = append(ex.returns[id], returns[name].was...)
	}
	return nil
}

// plans exports the campaigns, and those removed in the places that they had.
func (ex *exporting) plans() ([]model.Plan, error) {
	var past map[string]*history[model.Campaign]
	if ex.past {
		var err error
		if _, past, err = pastOf[model.Campaign](ex.tx, kindIn(inCampaigns), plainName); err != nil {
			return nil, err
		}
	}
	type placed struct {
		key  []byte
		plan model.Plan
	}
	var all []placed
	err := each(ex.tx, bucketNames[inCampaigns], nil, func(k, v []byte) error {
		c, err := decodeCampaign(v)
		if err != nil {
			return err
		}
		p := model.Plan{Campaign: *c}
		if h := past[c.ID]; h != nil {
			p.Was = h.was
			delete(past, c.ID)
		}
		all = append(all, placed{k, p})
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, h := range past {
		if h.last != nil {
			all = append(all, placed{h.key, model.Plan{Campaign: *h.last, Was: h.was, Removed: true}})
		}
	}
	slices.SortFunc(all, func(x, y placed) int { return bytes.Compare(x.key, y.key) })
	removed, err := ex.removed()
	if err != nil {
		return nil, err
	}
	var out []model.Plan
	for _, p := range all {
		if p.plan.Records, err = ex.records(p.key, removed[string(p.key)]); err != nil {
			return nil, err
		}
		out = append(out, p.plan)
	}
	return out, nil
}

// placedRecord is a record with the key of its task.
type placedRecord struct {
	key    []byte
	record model.Record
}

// removed lists the tasks that are known of past days alone, by the keys of the
// campaigns that they were last in.
func (ex *exporting) removed() (map[string][]placedRecord, error) {
	out := make(map[string][]placedRecord)
	for id, h := range ex.tasks {
		key, err := kindIn(inTasks).keyOf(ex.tx, []byte(id))
		if err != nil {
			return nil, err
		}
		if key != nil || h.last == nil || len(h.key) != 8 {
			continue
		}
		r := model.Record{Task: *h.last, Was: h.was, ReturnsWas: ex.returns[id], Removed: true}
		out[string(h.key[:4])] = append(out[string(h.key[:4])], placedRecord{h.key, r})
	}
	return out, nil
}

// records exports the tasks of the campaign at a key, those removed among them.
func (ex *exporting) records(ordinal []byte, all []placedRecord) ([]model.Record, error) {
	err := each(ex.tx, bucketNames[inTasks], ordinal, func(k, v []byte) error {
		t, err := decodeTask(v, nil)
		if err != nil {
			return err
		}
		standing, err := read(ex.tx, standingsBucket, k)
		if err != nil {
			return err
		}
		if t.Standing, err = decodeStanding(standing, nil); err != nil {
			return err
		}
		detail, err := read(ex.tx, bucketNames[inDetails], k)
		if err != nil {
			return err
		}
		if t.Detail, err = decodeDetail(detail); err != nil {
			return err
		}
		r := model.Record{Task: *t, ReturnsWas: ex.returns[t.ID]}
		if h := ex.tasks[t.ID]; h != nil {
			r.Was = h.was
		}
		if r.Returns, err = returnsOf(ex.tx, t.ID, nil); err != nil {
			return err
		}
		all = append(all, placedRecord{k, r})
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(x, y placedRecord) int {
		return cmp.Or(bytes.Compare(x.key, y.key), cmp.Compare(x.record.Task.ID, y.record.Task.ID))
	})
	var out []model.Record
	for _, r := range all {
		out = append(out, r.record)
	}
	return out, nil
}
