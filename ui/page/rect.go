package page

// Rect is a rectangle of a page, in cells.
type Rect struct{ X, Y, W, H int }

// Holds reports whether a cell lies in the rectangle.
func (r Rect) Holds(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}
