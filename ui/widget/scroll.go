package widget

import "strconv"

// Scroll is the place in a list of n lines of which height are seen. Its cost
// does not depend on n.
type Scroll struct {
	N, Height   int // lines of the list, and of the view: at least 1 after Resize
	Cursor, Top int // the selected line and the first in view, from 0; both 0 for an empty list
}

// Resize tells the list how long it is and how much of it is seen.
func (s *Scroll) Resize(n, height int) {
	s.N, s.Height = n, max(height, 1)
	s.Move(0)
}

// Move moves the cursor by d lines and keeps it in view.
func (s *Scroll) Move(d int) { s.To(s.Cursor + d) }

// To puts the cursor on line i, or as near as there is one.
func (s *Scroll) To(i int) {
	s.Cursor = max(0, min(i, s.N-1))
	if s.Cursor < s.Top {
		s.Top = s.Cursor
	}
	if s.Cursor >= s.Top+s.Height {
		s.Top = s.Cursor - s.Height + 1
	}
	s.Top = max(0, min(s.Top, s.N-s.Height))
}

// Wheel moves the view, and the cursor only when it would leave it.
func (s *Scroll) Wheel(d int) {
	s.Top = max(0, min(s.Top+d, s.N-s.Height))
	s.Cursor = max(s.Top, min(s.Cursor, s.Top+s.Height-1, s.N-1))
	s.Cursor = max(s.Cursor, 0)
}

// Place says where the cursor stands in a list, and behind it on a short rail which part of the list is in view where not
// all of it is: 「30/179 ──━──」. It is empty for an empty list.
func (s *Scroll) Place(p *Pens) *Line { return s.PlaceOf(s.Cursor+1, s.N, p) }

// railWidth is how many cells the rail of a Place has.
const railWidth = 6

// PlaceOf is Place in a list whose lines are not all counted: the cursor is on the i-th of n.
func (s *Scroll) PlaceOf(i, n int, p *Pens) *Line {
	l := new(Line)
	if n == 0 {
		return l
	}
	l.Put(p.Dim, strconv.Itoa(i)+"/"+strconv.Itoa(n))
	if s.N <= s.Height {
		return l
	}
	thumb := max(1, s.Height*railWidth/s.N)
	at := s.Top * (railWidth - thumb) / (s.N - s.Height)
	if s.Top > 0 { // what is above is seen to be there, as what is below
		at = max(at, min(1, railWidth-thumb))
	}
	if s.End() < s.N {
		at = min(at, max(0, railWidth-thumb-1))
	}
	return l.Put(p.Text, " ").Rule(p.Faint, at).Mark(p.Dim, thumb).Rule(p.Faint, railWidth-thumb-at)
}

// KeepAbove shows the line above the first one in view, where it is a heading
// that belongs to it and the cursor stays in view.
func (s *Scroll) KeepAbove(heading func(i int) bool) {
	if s.Top > 0 && s.Top < s.N && !heading(s.Top) && heading(s.Top-1) && s.Cursor < s.Top+s.Height-1 {
		s.Top--
	}
}

// End is the line behind the last one in view.
func (s *Scroll) End() int { return min(s.N, s.Top+s.Height) }
