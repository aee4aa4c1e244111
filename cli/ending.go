package cli

import (
	"os"
	"os/signal"
	"slices"
	"syscall"
)

// endings are the signals that end the program from outside: Ctrl+C before the
// dashboard has the terminal, being told to end, and the terminal going away. What the program
// was started to ignore it goes on to ignore, as nohup asks.
func endings() []os.Signal {
	ignored := func(s os.Signal) bool { return s != syscall.SIGTERM && signal.Ignored(s) }
	return slices.DeleteFunc([]os.Signal{syscall.SIGTERM, os.Interrupt, syscall.SIGHUP}, ignored)
}

// endWhenTold ends the program when a signal says so, without leaving behind what is unfinished. The function that it
// returns calls that off.
func (a *app) endWhenTold() (stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, endings()...)
	go func() {
		for s := range signals {
			if a.answered.Load() > 0 {
				continue
			}
			a.scratch.Discard()
			os.Exit(exitCode(s))
		}
	}()
	return func() {
		signal.Stop(signals)
		close(signals)
	}
}

// answer says that the caller answers signals itself until it calls what is returned.
func (a *app) answer() (end func()) {
	a.answered.Add(1)
	return func() { a.answered.Add(-1) }
}

// exitCode is what shells expect of a program ended by a signal.
func exitCode(s os.Signal) int {
	if n, ok := s.(syscall.Signal); ok {
		return 128 + int(n)
	}
	return exitFailed
}
