// Package slow says how much of a long test runs. Tests that do the same thing again and again, with other chances,
// other sizes or other documents, do it a few times in the plain run and in full with the build tag slow:
//
//	go test -tags slow ./...
package slow

// Or is what a test uses in full where the build tag is given, and the plain one otherwise.
func Or[T any](full, plain T) T {
	if Tag {
		return full
	}
	return plain
}
