// Package pattern holds regular expressions that are compiled when they are
// first used. The reading of documents has some hundred of them, and a
// dashboard that reads none should not wait for them at its start.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression, compiled at its first use. It is safe for
// use by several goroutines at once.
type Pattern struct {
	compiled func() *regexp.Regexp
}

// New returns the pattern of an expression in the syntax of package regexp. An
// expression that is wrong panics at its first use.
func New(expression string) *Pattern {
	return &Pattern{compiled: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })}
}

// MatchString is as in package regexp.
func (p *Pattern) MatchString(s string) bool { return p.compiled().MatchString(s) }

// Match is as in package regexp.
func (p *Pattern) Match(b []byte) bool { return p.compiled().Match(b) }

// FindString is as in package regexp.
func (p *Pattern) FindString(s string) string { return p.compiled().FindString(s) }

// FindStringIndex is as in package regexp.
func (p *Pattern) FindStringIndex(s string) []int { return p.compiled().FindStringIndex(s) }

// FindStringSubmatch is as in package regexp.
func (p *Pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }

// FindSubmatch is as in package regexp.
func (p *Pattern) FindSubmatch(b []byte) [][]byte { return p.compiled().FindSubmatch(b) }

// FindStringSubmatchIndex is as in package regexp.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}

// FindAllString is as in package regexp.
func (p *Pattern) FindAllString(s string, n int) []string { return p.compiled().FindAllString(s, n) }

// FindAllStringIndex is as in package regexp.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is as in package regexp.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compiled().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is as in package regexp.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is as in package regexp.
func (p *Pattern) ReplaceAllString(s, with string) string {
	return p.compiled().ReplaceAllString(s, with)
}
