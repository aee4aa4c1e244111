package cli

import (
	"strings"

	"duban/model"
)

// parseLang reads the value of --lang.
func parseLang(s string) (model.Lang, bool) {
	switch strings.ToLower(s) {
	case "zh", "cn", "zh-cn", "zh_cn", "中文":
		return model.Chinese, true
	case "en", "english", "英文":
		return model.English, true
	}
	return model.Chinese, false
}

// languageOf decides the language before anything else is read, since even a
// wrong flag must be explained in it: the flag, else the locale. Without a
// locale, or in the C locale, it is Chinese.
func languageOf(args []string, sys System) model.Lang {
	for i, a := range args {
		if a == "--" {
			break
		}
		v, found := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			v, found = args[i+1], true
		}
		if lang, ok := parseLang(v); found && ok {
			return lang
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		v := strings.ToLower(sys.getenv(name))
		if v == "" {
			continue
		}
		name, _, _ := strings.Cut(v, ".")
		if name == "c" || name == "posix" || strings.HasPrefix(name, "zh") {
			return model.Chinese
		}
		return model.English
	}
	return model.Chinese
}
