package intake

import (
	"context"
	"slices"
	"strings"

	"duban/intake/draft"
	"duban/intake/source"
)

// use says what a line of the document was taken for.
type use uint8

const (
	unused        use = iota
	usedFurniture     // page numbers, running heads, tables of contents
	usedHead          // a letterhead, a title, an annex label
	usedSection       // a heading
	usedCampaign      // what is told of a campaign: posts, cadences, targets
	usedTask
)

// reader is the state of reading one document.
type reader struct {
	ctx  context.Context
	doc  *source.Document
	opt  Options
	uses []use // by line, from 0

	listed   map[string]string // document number → title in a table of contents
	sourceOf string            // the office that a web page names as its source
	furni    map[string]bool   // texts of running heads
	site     webPage
	head     *notice        // the paper whose plans are being read
	onSite   bool           // the text stands on the page of a government's site
	ids      map[string]int // IDs given → how often
	names    *unitNames
	lex      *lexicon
	clauses  *clauses
	suits    map[suit]int
	tables   []*tabled  // every table with tasks, for the totals that are stated of them
	outlines []outlined // every outline, likewise
	totalled []string   // the sentences that state them
	tallies  map[tallyKey][]tally
	headings []string // of the tables that were read
	draft    *draft.Draft
	told     int // the last line that the progress was told of
}

// stopped reports whether the reading was given up; loops over what can be many ask
// it, and what they leave half done is never shown.
func (r *reader) stopped() bool { return r.ctx.Err() != nil }

// markUsed marks the lines of a span; a stronger use stays.
func (r *reader) markUsed(s draft.Span, u use) {
	for i := max(s.From, 1); i <= s.To && i <= len(r.uses); i++ {
		if r.uses[i-1] < u {
			r.uses[i-1] = u
		}
	}
}

// ReadDocument reads a document that is open already.
func ReadDocument(ctx context.Context, doc *source.Document, o Options) (*draft.Draft, error) {
	r := newReader(ctx, doc, o)
	if err := r.read(); err != nil {
		return nil, err
	}
	return r.draft, nil
}

func newReader(ctx context.Context, doc *source.Document, o Options) *reader {
	return &reader{
		ctx: ctx, doc: doc, opt: o,
		uses:    make([]use, len(doc.Lines)),
		listed:  make(map[string]string),
		ids:     make(map[string]int),
		names:   newUnitNames(o.Units),
		clauses: newClauses(),
		suits:   make(map[suit]int),
		tallies: make(map[tallyKey][]tally),
		draft:   &draft.Draft{Document: doc},
	}
}

// read reads the document into the draft.
func (r *reader) read() error {
	if r.doc.Kind == source.JSON {
		if err := r.readJSON(); err != nil {
			return err
		}
		return r.ctx.Err()
	}
	all := flow(r.doc)
	for _, step := range [...]func([]piece) []piece{workSheets, splitTables, unfolded, r.withoutSite, spaced, turned, records, r.stacked, r.withoutFurniture} {
		if all = step(all); r.stopped() {
			return r.ctx.Err()
		}
	}
	r.lex = learnNames(all)
	for _, n := range r.notices(all) {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if !n.persons {
			r.plans(n)
		}
		r.tell(n.span.To)
	}
	r.finish()
	if r.stopped() {
		return r.ctx.Err()
	}
	if r.opt.Progress != nil {
		r.opt.Progress(1)
	}
	return nil
}

// readShare is the share of a reading after which only the draft as a whole is to be looked at.
const readShare = 0.95

// tell says that the text has been understood up to a line.
func (r *reader) tell(line int) {
	if r.opt.Progress == nil || line <= r.told || len(r.doc.Lines) == 0 {
		return
	}
	r.told = line
	r.opt.Progress(openShare + (readShare-openShare)*float64(line)/float64(len(r.doc.Lines)))
}

// finish does what needs the whole document: units, conflicts between plans, and the list of
// what was not understood.
func (r *reader) finish() {
	if r.stopped() {
		return
	}
	r.checkStatements()
	r.conflicts()
	r.strangers()
	if r.stopped() {
		return
	}
	r.draft.Units = r.names.units(r.draft.Plans)
	r.doubles()
	beside := r.beside()
	for i := range r.draft.Plans {
		for j := range r.draft.Plans[i].Items {
			t := &r.draft.Plans[i].Items[j].Record.Task
			t.OpenDoubts = uint32(len(t.Detail.Review))
		}
	}
	r.draft.Unread = append(append(r.unread(), r.leftovers()...), beside...)
	slices.SortStableFunc(r.draft.Unread, func(a, b draft.Passage) int { return a.Span.From - b.Span.From })
}

// unread lists the lines that nothing was made of, those that follow one another together.
func (r *reader) unread() []draft.Passage {
	var out []draft.Passage
	var lines []string // of the last passage
	end := func() {
		if len(lines) > 0 {
			out[len(out)-1].Text = strings.Join(lines, "\n")
			lines = lines[:0]
		}
	}
	for i := 0; i < len(r.doc.Lines); i++ {
		text, _ := unmarked(r.doc.Lines[i])
		if r.uses[i] != unused || text == "" {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Span.To == i {
			out[n-1].Span.To = i + 1
		} else {
			end()
			out = append(out, draft.Passage{Span: draft.Span{From: i + 1, To: i + 1}})
		}
		lines = append(lines, text)
	}
	end()
	return out
}
