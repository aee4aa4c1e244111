package parse

import (
	"strings"
	"testing"
)

// BenchmarkGazette reads every paragraph of a long document for all that it may say.
func BenchmarkGazette(b *testing.B) {
	text := strings.Repeat("1. 强化企业支撑。常态化开展走访，力争全年新增规上工业企业3家、专精特新中小企业3家，2026年6月底前完成投资1.2亿元以上，城镇登记失业率控制在4%以内。（区科工局牵头，区财政局、区住建局、各镇、街道等按职责分工负责）\n", 1300)
	lines := strings.Split(text, "\n")
	b.SetBytes(int64(len(text)))
	for name, read := range map[string]func(string){
		"tails":   func(s string) { Tails(s) },
		"targets": func(s string) { Targets(s, frame2026) },
		"steps":   func(s string) { Steps(s, frame2026) },
		"items":   func(s string) { Items(s) },
		"cells": func(s string) {
			for _, c := range strings.Split(s, "\t") {
				ReadHeading(c)
			}
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for _, l := range lines {
					read(l)
				}
			}
		})
	}
}
