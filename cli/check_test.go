package cli

import (
	"errors"
	"regexp"
	"testing"

	"duban/db"
	"duban/model"
	"duban/words"
)

// latin are words in Latin letters.
var latin = regexp.MustCompile(`[A-Za-z]{2}`)

func TestWhatCheckFindsIsSaidInTheUsersLanguage(t *testing.T) {
	for _, lang := range []model.Lang{model.Chinese, model.English} {
		a := &app{lang: lang, t: words.NewShell(lang)}
		for _, fault := range db.Faults() {
			for _, in := range append(db.Buckets(), "") {
				f := &db.Finding{Fault: fault, In: in, Err: errors.New("assertion failed: the 7 pages")}
				if in != "" {
					f.ID = "7"
				}
				said := a.finding(f)
				if said == "" || in != "" && a.t.RecordsIn[in] == "" {
					t.Errorf("%v: %s in %q is said as %q", lang, fault, in, said)
				}
				if lang == model.Chinese && latin.MatchString(said) {
					t.Errorf("%s in %q is said in Chinese as %q", fault, in, said)
				}
			}
		}
	}
}
