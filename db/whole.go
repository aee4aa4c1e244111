package db

import (
	"bytes"
	"fmt"
	"slices"

	"duban/model"

	"go.etcd.io/bbolt"
)

// Import adds a whole ledger as one action: units whose name the store does
// not have, and campaigns whose ID it does not have, with their tasks and
// reports. It returns how many campaigns were added and how many were passed
// over, because they were there already. All or nothing is taken: a
// record that breaks a rule gives ErrInvalid, and a task's ID that is taken by
// another campaign ErrConflict.
//
// Order, Seq, Standing and OpenDoubts of l are not used but derived, and l is
// not changed. The entry names the campaigns, not the tasks, and has no Seq
// when nothing was added.
func (s *Store) Import(l *model.Ledger, as model.Action) (added, skipped int, e model.Entry, err error) {
	e, err = s.act(as, "", func(a *action) error {
		a.rec.Whole = true
		added, skipped = 0, 0
		for i := range l.Units {
			if a.get(inIndex, indexKey(unitName, l.Units[i].Name)) != nil {
				continue
			}
			if err := a.putUnit(&l.Units[i]); err != nil {
				return fmt.Errorf("unit %q: %w", l.Units[i].Name, err)
			}
		}
		im := importing{action: a, ids: make(map[string]bool)}
		for i := range l.Plans {
			id := l.Plans[i].Campaign.ID
			if id != "" && a.get(inIndex, indexKey(campaignName, id)) != nil {
				skipped++
				continue
			}
			if err := im.plan(&l.Plans[i]); err != nil {
				return fmt.Errorf("campaign %q: %w", id, err)
			}
			added++
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
	rows      []row
	ids       map[string]bool
	campaigns []*model.Campaign
}

type row struct {
	in         bucket
	key, value []byte
}

func (im *importing) add(in bucket, key, value []byte) {
	im.rows = append(im.rows, row{in, key, value})
}

// plan adds one campaign.
func (im *importing) plan(p *model.Plan) error {
	c := p.Campaign
	if c.ID == "" {
		id, err := im.newID(campaignName, "c")
		if err != nil {
			return err
		}
		c.ID = id
	}
	if err := usableID(c.ID); err != nil {
		return err
	}
	if err := invalid(model.CheckCampaign(&c)); err != nil {
		return err
	}
	if err := im.putCampaign(&c); err != nil {
		return err
	}
	im.touchCampaign(c.ID)
	im.campaigns = append(im.campaigns, &c)
	ordinal, err := im.campaign(c.ID)
	if err != nil {
		return err
	}
	apart := gap(len(p.Records))
	for i := range p.Records {
		key := taskKey(ordinal, uint32(i+1)*apart)
		if err := im.record(&p.Records[i], c.ID, key); err != nil {
			return err
		}
	}
	return nil
}

// record adds one task with its detail and reports.
func (im *importing) record(from *model.Record, campaign string, key []byte) (err error) {
	t := from.Task
	t.Campaign = campaign
	if _, t.Order, err = splitTaskKey(key); err != nil {
		return err
	}
	if t.ID == "" {
		if t.ID, err = im.newID(taskName, "t"); err != nil {
			return err
		}
	}
	if err := usableID(t.ID); err != nil {
		return err
	}
	if im.ids[t.ID] || im.get(inIndex, indexKey(taskName, t.ID)) != nil {
		return fmt.Errorf("task %q: the ID is taken: %w", t.ID, ErrConflict)
	}
	im.ids[t.ID] = true
	reports := slices.Clone(from.Returns)
	for i := range reports {
		reports[i].Seq = uint32(i + 1)
	}
	detail := t.Detail
	if detail == nil {
		detail = new(model.Detail)
	}
	derive(&t, detail, reports)
	if err := checkRecord(&t, detail, reports); err != nil {
		return fmt.Errorf("task %q: %w", t.ID, err)
	}
	data, err := encode(&t)
	if err != nil {
		return err
	}
	im.add(inTasks, key, data)
	im.add(inIndex, indexKey(taskName, t.ID), key)
	if data, err = encodeDetail(detail); err != nil {
		return err
	}
	if data != nil {
		im.add(inDetails, key, data)
	}
	for i := range reports {
		if data, err = encode(&reports[i]); err != nil {
			return err
		}
		im.add(inProgress, progressKey(t.ID, reports[i].Seq), data)
	}
	im.touch(t.ID, key)
	return nil
}

// finish stores what was gathered.
func (im *importing) finish() error {
	for _, c := range im.campaigns {
		if err := im.checkParent(c); err != nil {
			return err
		}
	}
	slices.SortFunc(im.rows, func(x, y row) int {
		if x.in != y.in {
			return int(x.in) - int(y.in)
		}
		return bytes.Compare(x.key, y.key)
	})
	for _, r := range im.rows {
		im.bucket(r.in).FillPercent = 0.9
		if err := im.put(r.in, r.key, r.value); err != nil {
			return err
		}
	}
	return nil
}

// Export returns everything that the store holds but the journal, as it was at
// one moment.
func (s *Store) Export() (*model.Ledger, error) {
	var l *model.Ledger
	err := s.view(func(tx *bbolt.Tx) (err error) {
		l, err = exportFrom(tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("exporting: %w", err)
	}
	return l, nil
}

func exportFrom(tx *bbolt.Tx) (*model.Ledger, error) {
	units, err := unitsOf(tx)
	if err != nil {
		return nil, err
	}
	l := &model.Ledger{Units: units}
	details := mustBucket(tx, bucketNames[inDetails])
	tasks := mustBucket(tx, bucketNames[inTasks]).Cursor()
	err = mustBucket(tx, bucketNames[inCampaigns]).ForEach(func(ordinal, v []byte) error {
		c, err := decodeCampaign(v)
		if err != nil {
			return err
		}
		plan := model.Plan{Campaign: *c}
		for k, v := tasks.Seek(ordinal); bytes.HasPrefix(k, ordinal); k, v = tasks.Next() {
			t, err := decodeTask(v, nil)
			if err != nil {
				return err
			}
			if t.Detail, err = decodeDetail(details.Get(k)); err != nil {
				return err
			}
			reports, err := progressOf(tx, t.ID, nil)
			if err != nil {
				return err
			}
			plan.Records = append(plan.Records, model.Record{Task: *t, Returns: reports})
		}
		l.Plans = append(l.Plans, plan)
		return nil
	})
	return l, err
}
