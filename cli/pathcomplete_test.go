package cli

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestAPathThatIsTypedIsCompleted(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"文件/清单.docx", "文件/清单二.xlsx", "文件/.隐藏", "文件/附件/表.pdf"} {
		path := filepath.Join(home, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a := &app{sys: System{Env: []string{"HOME=" + home}}}
	for typed, want := range map[string][]string{
		"~":            {"~/"},
		"~/":           {"~/文件/"},
		"~/文":          {"~/文件/"},
		"~/文件/":        {"~/文件/清单.docx", "~/文件/清单二.xlsx", "~/文件/附件/"},
		"~/文件/清单二":     {"~/文件/清单二.xlsx"},
		"~/文件/.":       {"~/文件/.隐藏"},
		"~/文件/没有":      nil,
		"~/没有/":        nil,
		home + "/文件/附": {home + "/文件/附件/"},
	} {
		got := a.completePath(typed)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%q goes on as %q, want %q", typed, got, want)
		}
	}
}
