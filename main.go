// Duban (督办) is a terminal dashboard for the supervision officers of a Chinese
// county: campaigns, tasks, who leads them, by when, what was reported, and
// which are red, yellow or green, and why.
package main

import (
	"os"

	"duban/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.OS()))
}
