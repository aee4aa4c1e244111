package db

import (
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// systemHolder looks through /proc for a process that has path open. It looks
// at open files rather than at /proc/locks, whose device numbers are not those
// of stat on layered file systems. It sees only what the user may see.
func systemHolder(path string) (Holder, bool) {
	want, err := os.Stat(path)
	if err != nil {
		return Holder{}, false
	}
	dirs, err := filepath.Glob("/proc/[0-9]*/fd")
	if err != nil {
		return Holder{}, false
	}
	for _, dir := range dirs {
		fds, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, fd := range fds {
			got, err := os.Stat(filepath.Join(dir, fd.Name()))
			if err == nil && os.SameFile(want, got) && flocked(dir, fd.Name()) {
				return describe(filepath.Dir(dir)), true
			}
		}
	}
	return Holder{}, false
}

// flocked reports whether the descriptor itself holds a lock, which tells the
// holder from a process that merely reads the file, such as a copying one.
func flocked(dir, fd string) bool {
	info, err := os.ReadFile(filepath.Join(filepath.Dir(dir), "fdinfo", fd))
	return err == nil && strings.Contains(string(info), "\nlock:")
}

// describe reads what /proc says about one process.
func describe(dir string) Holder {
	var h Holder
	h.PID, _ = strconv.Atoi(filepath.Base(dir))
	if name, err := os.ReadFile(filepath.Join(dir, "comm")); err == nil {
		h.Program = strings.TrimSpace(string(name))
	}
	if info, err := os.Stat(dir); err == nil {
		if st, ok := info.Sys().(*syscall.Stat_t); ok && int(st.Uid) != os.Getuid() {
			if u, err := user.LookupId(strconv.Itoa(int(st.Uid))); err == nil {
				h.User = u.Username
			}
		}
	}
	return h
}
