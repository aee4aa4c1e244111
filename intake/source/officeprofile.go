package source

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// officeSetting is a setting of LibreOffice: where it stands in its registry, its name and its value.
type officeSetting struct{ path, name, value string }

// officeSettings keep LibreOffice from the network: a document of unknown origin may link pictures,
// templates and other documents, and must not tell anybody that it was opened. What is asked for all the same goes to
// a proxy that nobody serves.
var officeSettings = []officeSetting{
	{"Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"},
	{"Office.Common/Security/Scripting", "DisableActiveContent", "true"},
	{"Office.Common/Security/Scripting", "DisableMacrosExecution", "true"},
	{"Office.Common/Security/Scripting", "MacroSecurityLevel", "3"},
	{"Office.Writer/Content/Update", "Link", "2"}, // never
	{"Office.Calc/Content/Update", "Link", "2"},
	{"Inet/Settings", "ooInetProxyType", "2"}, // by hand
	{"Inet/Settings", "ooInetHTTPProxyName", deadProxy},
	{"Inet/Settings", "ooInetHTTPProxyPort", deadPort},
	{"Inet/Settings", "ooInetHTTPSProxyName", deadProxy},
	{"Inet/Settings", "ooInetHTTPSProxyPort", deadPort},
	{"Inet/Settings", "ooInetFTPProxyName", deadProxy},
	{"Inet/Settings", "ooInetFTPProxyPort", deadPort},
	{"Inet/Settings", "ooInetNoProxy", ""}, // not even this machine is asked
}

// deadProxy and deadPort are a proxy of this machine that does not exist: port 9 is that of the
// discard service.
const (
	deadProxy = "127.0.0.1"
	deadPort  = "9"
)

// quietProfile puts the settings into the folder of a new profile.
func quietProfile(dir string) error {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<oor:items xmlns:oor="http://openoffice.org/2001/registry">` + "\n")
	for _, s := range officeSettings {
		fmt.Fprintf(&b, `<item oor:path="/org.openoffice.%s"><prop oor:name="%s" oor:op="fuse"><value>%s</value></prop></item>`+"\n", s.path, s.name, s.value)
	}
	b.WriteString("</oor:items>\n")
	user := filepath.Join(dir, "user")
	if err := os.MkdirAll(user, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(b.String()), 0o600)
}

// quietEnvironment is that of this process, with a proxy for all that reads it from there.
func quietEnvironment() []string {
	const proxy = "http://" + deadProxy + ":" + deadPort
	out := os.Environ()
	for _, name := range []string{"http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY"} {
		out = append(out, name+"="+proxy) // the last one counts
	}
	return append(out, "no_proxy=", "NO_PROXY=")
}
