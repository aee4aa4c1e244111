// Package parse understands the words of official documents: headings by what
// they mean, units and persons, deadlines, targets, and progress. It works on
// short texts, a cell or a paragraph, and knows nothing of files or tables.
package parse
