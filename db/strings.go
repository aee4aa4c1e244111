package db

import "duban/model"

// interner shares what many tasks have in common, and allocates what each has
// for itself in blocks. The hundred thousand tasks of a large ledger name a few
// hundred units; without sharing, their names alone would outweigh the rest.
// A nil interner shares nothing and allocates piece by piece.
type interner struct {
	names      map[string]string
	lists      map[string][]string
	tasks      []model.Task
	targets    []model.Target
	milestones []model.Milestone
	readings   []model.Reading
	answers    []model.Answer
	figures    []model.Decimal
	terms      []model.Terms
}

const (
	// block is how many values are allocated at once. A block lives as long as
	// any value in it, so it is kept small; but large enough that the pages which it is
	// rounded up to are full.
	block = 512
	// mostShared bounds the shared strings and lists, so that a ledger whose
	// texts are all different costs no more than it would unshared.
	mostShared = 1 << 16
)

func newInterner() *interner {
	return &interner{names: make(map[string]string), lists: make(map[string][]string)}
}

func (in *interner) name(b []byte) string {
	if s, ok := in.names[string(b)]; ok {
		return s
	}
	s := string(b)
	if len(in.names) < mostShared {
		in.names[s] = s
	}
	return s
}

// list returns the list of strings that raw, a CBOR array that was read
// through once already, stands for. Its capacity is its length, so that
// appending to it copies.
func (in *interner) list(raw []byte) []string {
	if l, ok := in.lists[string(raw)]; ok {
		return l
	}
	r := reader{b: raw}
	l := make([]string, r.list())
	for i := range l {
		l[i] = in.name(r.raw(majorText))
	}
	if len(in.lists) < mostShared {
		in.lists[string(raw)] = l
	}
	return l
}

func (in *interner) task() *model.Task {
	if in == nil {
		return new(model.Task)
	}
	return take(&in.tasks)
}

func (in *interner) figure() *model.Decimal {
	if in == nil {
		return new(model.Decimal)
	}
	return take(&in.figures)
}

func (in *interner) newTerms() *model.Terms {
	if in == nil {
		return new(model.Terms)
	}
	return take(&in.terms)
}

func take[T any](from *[]T) *T {
	if len(*from) == 0 {
		*from = make([]T, block)
	}
	v := &(*from)[0]
	*from = (*from)[1:]
	return v
}

// takeList returns room for n values, which append cannot spill over.
func takeList[T any](from *[]T, n int) []T {
	if n > block {
		return make([]T, n)
	}
	if len(*from) < n {
		*from = make([]T, block)
	}
	l := (*from)[:n:n]
	*from = (*from)[n:]
	return l
}
