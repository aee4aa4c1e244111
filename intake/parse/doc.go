// Package parse understands the words of official documents: headings by what
// they mean, units and persons, deadlines, targets, and progress. It works on
// short texts, a cell or a paragraph, and knows nothing of files or tables.
//
// ReadHeading tells what a column holds. Units, Persons and Who take lists
// apart; Tails and Clause read who does what, wherever a text says it.
// ReadWhen reads a time, Steps the dated steps and Items the numbered points of
// a cell. Targets and TargetFrom read measures, and Progress holds a report
// against them. PartOf and StateOf know the words for an office's part in the
// work and for work that is finished.
//
// Nothing here is bound to a place: names are known by how offices are called
// everywhere, and what is not sure is said to be so. Spans are bytes of the text
// that was passed in. All functions are pure and safe for concurrent use.
package parse
