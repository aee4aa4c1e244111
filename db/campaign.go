package db

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"duban/model"

	"go.etcd.io/bbolt"
)

// SaveCampaign stores a campaign: a new one at the end where its ID is empty
// or unknown, else in place of the one that the ledger holds. The entry names
// the campaign, and has no Seq when nothing had changed. The errors are ErrInvalid, and ErrNotFound
// for a parent that the ledger does not hold.
func (s *Store) SaveCampaign(c *model.Campaign) (model.Entry, error) {
	return s.SaveCampaigns([]*model.Campaign{c}, model.ActCampaign, "")
}

// SaveCampaigns is SaveCampaign for many campaigns as one action, all or none.
func (s *Store) SaveCampaigns(cs []*model.Campaign, as model.Action, note string) (model.Entry, error) {
	return s.act(as, note, func(a *action) error {
		a.byHand = true
		for _, c := range cs {
			if err := a.saveCampaign(c); err != nil {
				return fmt.Errorf("saving campaign %q: %w", c.ID, err)
			}
		}
		return nil
	})
}

func (a *action) saveCampaign(given *model.Campaign) error {
	c := *given
	if c.ID == "" {
		id, err := a.newID(kindIn(inCampaigns), "c")
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
	if _, err := a.putCampaign(&c); err != nil {
		return err
	}
	return a.checkParent(&c)
}

// touchCampaign notes that the action changed a campaign, though not its record.
func (a *action) touchCampaign(id string, key []byte) {
	a.touch(kindIn(inCampaigns), []byte(id), key)
}

// putCampaign stores a campaign where it is, or else at the end.
func (a *action) putCampaign(c *model.Campaign) (key []byte, err error) {
	if key, err = a.key(kindIn(inCampaigns), c.ID); err != nil {
		return nil, err
	}
	data, err := encode(c)
	if err != nil {
		return nil, err
	}
	return key, a.put(inCampaigns, key, data)
}

// readCampaign reads the campaign of an ID.
func readCampaign(tx *bbolt.Tx, id string) (*model.Campaign, error) {
	_, v, err := kindIn(inCampaigns).find(tx, []byte(id))
	switch {
	case err != nil:
		return nil, err
	case v == nil:
		return nil, fmt.Errorf("campaign %q: %w", id, ErrNotFound)
	}
	return decodeCampaign(v)
}

// mostAbove is how many campaigns may stand above one. Plans of a province, a city, a county and a town with
// annexes make six.
const mostAbove = 32

// checkParent sees to it that a campaign is part of one that exists, and not
// of itself by way of others.
func (a *action) checkParent(c *model.Campaign) error {
	seen := map[string]bool{c.ID: true}
	for parent := c.Parent; parent != ""; {
		if seen[parent] {
			return fmt.Errorf("campaign %q would be part of itself: %w", c.ID, ErrInvalid)
		}
		seen[parent] = true
		if len(seen) > mostAbove+1 {
			return &DepthError{Campaign: c.ID, Most: mostAbove}
		}
		p, err := readCampaign(a.tx, parent)
		if errors.Is(err, ErrNotFound) {
			return fmt.Errorf("campaign %q is part of %q, which is %w", c.ID, parent, ErrNotFound)
		}
		if err != nil {
			return err
		}
		parent = p.Parent
	}
	return nil
}

// RemoveCampaign removes a campaign with all its tasks and their reports, as
// one action that Undo takes back. A campaign that others are part of gives
// ErrConflict, an unknown ID ErrNotFound.
func (s *Store) RemoveCampaign(id string) (model.Entry, error) {
	e, err := s.act(model.ActRemove, "", func(a *action) error {
		a.rec.Whole = true
		ordinal, err := a.campaign(id)
		if err != nil {
			return err
		}
		err = each(a.tx, bucketNames[inCampaigns], nil, func(_, v []byte) error {
			other, err := decodeCampaign(v)
			if err == nil && other.Parent == id {
				err = fmt.Errorf("campaign %q is part of it: %w", other.ID, ErrConflict)
			}
			return err
		})
		if err != nil {
			return err
		}
		lines, err := a.linesOf(ordinal)
		if err != nil {
			return err
		}
		for _, l := range lines {
			if err := a.removeTask(taskKey(ordinal, l.order), l.id); err != nil {
				return err
			}
		}
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

// SaveUnit stores a unit: in place of the one with the same name, or at the end. A name that is empty or cannot be a
// key is ErrInvalid. The entry has no Seq when nothing had changed.
func (s *Store) SaveUnit(u model.Unit) (model.Entry, error) {
	e, err := s.act(model.ActUnit, u.Name, func(a *action) error {
		a.byHand = true
		return a.putUnit(&u)
	})
	if err != nil {
		return e, fmt.Errorf("saving unit %q: %w", u.Name, err)
	}
	return e, nil
}

func (a *action) putUnit(u *model.Unit) error {
	if err := invalid(checkUnit(u)); err != nil {
		return err
	}
	key, err := a.key(kindIn(inUnits), u.Name)
	if err != nil {
		return err
	}
	data, err := encode(u)
	if err != nil {
		return err
	}
	return a.put(inUnits, key, data)
}

// RemoveUnit removes a unit from the list of units. Tasks that name it stay as
// they are. ErrNotFound is returned for one that is not in the list.
func (s *Store) RemoveUnit(name string) (model.Entry, error) {
	e, err := s.act(model.ActUnit, name, func(a *action) error {
		return a.removeUnit(name)
	})
	if err != nil {
		return e, fmt.Errorf("removing unit %q: %w", name, err)
	}
	return e, nil
}

func (a *action) removeUnit(name string) error {
	key, v, err := kindIn(inUnits).find(a.tx, []byte(name))
	if err != nil {
		return err
	}
	if v == nil {
		return ErrNotFound
	}
	if err := a.put(inUnits, bytes.Clone(key), nil); err != nil {
		return err
	}
	return a.put(inIndex, indexKey(unitName, name), nil)
}

// SaveSettings stores what holds for the whole ledger. The entry has no Seq when
// nothing had changed, and ErrInvalid is returned for days that make no sense.
func (s *Store) SaveSettings(v model.Settings) (model.Entry, error) {
	e, err := s.act(model.ActSettings, "", func(a *action) error {
		a.byHand = true
		return a.putSettings(&v)
	})
	if err != nil {
		return e, fmt.Errorf("saving the settings: %w", err)
	}
	return e, nil
}

func (a *action) putSettings(v *model.Settings) error {
	if err := invalid(checkSettings(v)); err != nil {
		return err
	}
	data, err := encode(v)
	if err != nil {
		return err
	}
	return a.put(inSettings, []byte(settingsKey), data)
}

// checkSettings holds settings against the rules of this store, and views against those of the model.
func checkSettings(v *model.Settings) (errs []error) {
	for _, d := range v.DaysOff {
		if d.From.IsZero() || d.To < d.From {
			errs = append(errs, fmt.Errorf("days off %s to %s: %w", d.From, d.To, model.ErrOrder))
		}
		if strings.ContainsFunc(d.Text, unicode.IsControl) {
			errs = append(errs, fmt.Errorf("days off from %s: %w", d.From, model.ErrControl))
		}
	}
	return append(errs, model.CheckSettings(&model.Settings{Views: v.Views})...)
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
