package tasks_test

import (
	"strings"
	"testing"

	"duban/model"
	"duban/ui/page"
	"duban/ui/page/pagetest"
	"duban/ui/tasks"
)

func table(t *testing.T) (*pagetest.Desk, *tasks.Page) {
	d := pagetest.New(t)
	p := tasks.New(d.Desk)
	p.Show(page.Scope{})
	return d, p
}

func TestATableAloneShowsTheWorstFirstAndOpensATask(t *testing.T) {
	d, p := table(t)
	d.Sees(p, "Build the port", "Mend the road", "Widen the waterworks")
	if p.Task() != "port" {
		t.Errorf("%s stands first", p.Task())
	}
	d.Press(p, "down enter")
	if len(d.Opened) != 1 || d.Opened[0] != "water" {
		t.Errorf("Enter on %s opens %v", p.Task(), d.Opened)
	}
	if next := p.Neighbour("water", 1); next != "road" || p.Task() != "road" {
		t.Errorf("%s stands behind water", next)
	}
}

func TestATableAloneIsNarrowedByTyping(t *testing.T) {
	d, p := table(t)
	d.Press(p, "/ text:water")
	d.Text(p)
	if !p.Typing() || p.Cursor() == nil || len(p.Rows()) != 1 {
		t.Errorf("typing %v with the cursor at %v leaves %d rows", p.Typing(), p.Cursor(), len(p.Rows()))
	}
	d.Press(p, "esc")
	if p.Typing() || len(p.Rows()) != 3 || d.Backs != 0 {
		t.Errorf("Esc leaves %d rows", len(p.Rows()))
	}
	d.Press(p, "esc")
	if d.Backs != 1 {
		t.Errorf("Esc on the whole table goes back %d times", d.Backs)
	}
}

func TestMarksGoWhenWhatWasDoneToThemIsStored(t *testing.T) {
	d, p := table(t)
	d.Press(p, "space space b")
	if len(d.Windows) != 1 {
		t.Fatalf("b opens %d windows", len(d.Windows))
	}
	d.Sees(p, "2 marked")
	p.Stored(&model.Entry{Action: model.ActBulk})
	if strings.Contains(d.Text(p), "2 marked") {
		t.Error("the marks stay")
	}
}
