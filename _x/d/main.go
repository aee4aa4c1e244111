package main

import (
	"fmt"
	"os"

	"duban/intake/parse"
)

func main() {
	names := []string{"aside", "planned", "whole", "reached", "share", "asked"}
	for _, s := range os.Args[1:] {
		fmt.Println(s)
		for _, x := range parse.Told(s, parse.Frame{Year: 2026}) {
			fmt.Printf("   %s %q %s %s  [%s]\n", names[x.Part], x.Metric, x.Value, x.Unit, x.Text)
		}
		c, ok := parse.Clause(s)
		fmt.Println(ok, c)
	}
}
