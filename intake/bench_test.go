package intake_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"duban/intake"
)

// A gazette of 154,000 characters with eleven notices is read in well under a second.
func BenchmarkGazette(b *testing.B) {
	data, err := os.ReadFile(filepath.Join(shared, "seeds", foundings[4].file))
	if err != nil {
		b.Skip("the founding documents are not here")
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := intake.Read(context.Background(), foundings[4].file, data, intake.Options{Today: readOn}); err != nil {
			b.Fatal(err)
		}
	}
}
