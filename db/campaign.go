package db

import (
	"bytes"
	"fmt"

	"duban/model"
)

// SaveCampaign stores a campaign: a new one at the end where its ID is empty
// or unknown, else in place of the one that the ledger holds. The entry names
// the campaign, and has no Seq when nothing had changed.
func (s *Store) SaveCampaign(c *model.Campaign) (model.Entry, error) {
	e, err := s.act(model.ActCampaign, "", func(a *action) error { return a.saveCampaign(c) })
	if err != nil {
		return e, fmt.Errorf("saving campaign %q: %w", c.ID, err)
	}
	return e, nil
}

func (a *action) saveCampaign(given *model.Campaign) error {
	c, made := *given, a.made
	if c.ID == "" {
		id, err := a.newID(campaignName, "c")
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
	if err := a.putCampaign(&c); err != nil {
		return err
	}
	if a.made > made {
		a.touchCampaign(c.ID)
	}
	return a.checkParent(&c)
}

// putCampaign stores a campaign where it is, or else at the end.
func (a *action) putCampaign(c *model.Campaign) error {
	name := indexKey(campaignName, c.ID)
	key := bytes.Clone(a.get(inIndex, name))
	if key == nil {
		ordinal, err := a.nextOrdinal(inCampaigns)
		if err != nil {
			return err
		}
		key = u32(ordinal)
		if err := a.put(inIndex, name, key); err != nil {
			return err
		}
	}
	data, err := encode(c)
	if err != nil {
		return err
	}
	return a.put(inCampaigns, key, data)
}

// checkParent sees to it that a campaign is part of one that exists, and not
// of itself by way of others.
func (a *action) checkParent(c *model.Campaign) error {
	seen := map[string]bool{c.ID: true}
	for parent := c.Parent; parent != ""; {
		if seen[parent] {
			return fmt.Errorf("campaign %q would be part of itself: %w", c.ID, ErrInvalid)
		}
		seen[parent] = true
		key := a.get(inIndex, indexKey(campaignName, parent))
		if key == nil {
			return fmt.Errorf("campaign %q is part of %q, which is %w", c.ID, parent, ErrNotFound)
		}
		p, err := decodeCampaign(a.get(inCampaigns, key))
		if err != nil {
			return err
		}
		parent = p.Parent
	}
	return nil
}

// RemoveCampaign removes a campaign with all its tasks and their reports, as
// one action that Undo takes back. A campaign that others are part of gives
// ErrConflict.
func (s *Store) RemoveCampaign(id string) (model.Entry, error) {
	e, err := s.act(model.ActRemove, "", func(a *action) error {
		a.rec.Whole = true
		ordinal, err := a.campaign(id)
		if err != nil {
			return err
		}
		c := a.bucket(inCampaigns).Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			other, err := decodeCampaign(v)
			if err != nil {
				return err
			}
			if other.Parent == id {
				return fmt.Errorf("campaign %q is part of it: %w", other.ID, ErrConflict)
			}
		}
		lines, err := a.linesOf(ordinal)
		if err != nil {
			return err
		}
		for _, l := range lines {
			key := taskKey(ordinal, l.order)
			a.touch(l.id, key)
			if err := a.removeTask(key, l.id); err != nil {
				return err
			}
		}
		a.touchCampaign(id)
		if err := a.put(inCampaigns, u32(ordinal), nil); err != nil {
			return err
		}
		return a.put(inIndex, indexKey(campaignName, id), nil)
	})
	if err != nil {
		return e, fmt.Errorf("removing campaign %q: %w", id, err)
	}
	return e, nil
}

// SaveUnit stores a unit: in place of the one with the same name, or at the end.
func (s *Store) SaveUnit(u model.Unit) (model.Entry, error) {
	e, err := s.act(model.ActUnit, u.Name, func(a *action) error { return a.putUnit(&u) })
	if err != nil {
		return e, fmt.Errorf("saving unit %q: %w", u.Name, err)
	}
	return e, nil
}

func (a *action) putUnit(u *model.Unit) error {
	if err := invalid(checkUnit(u)); err != nil {
		return err
	}
	name := indexKey(unitName, u.Name)
	key := bytes.Clone(a.get(inIndex, name))
	if key == nil {
		ordinal, err := a.nextOrdinal(inUnits)
		if err != nil {
			return err
		}
		key = u32(ordinal)
		if err := a.put(inIndex, name, key); err != nil {
			return err
		}
	}
	data, err := encode(u)
	if err != nil {
		return err
	}
	return a.put(inUnits, key, data)
}

// checkUnit holds a unit against the rules of this store: the model has none.
func checkUnit(u *model.Unit) []error {
	if u.Name == "" {
		return []error{fmt.Errorf("a unit must have a name")}
	}
	if err := usableID(u.Name); err != nil {
		return []error{err}
	}
	return nil
}
