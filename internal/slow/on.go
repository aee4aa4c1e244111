//go:build slow

package slow

// Tag says that the build tag slow is given.
const Tag = true
