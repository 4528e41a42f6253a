package endtoend

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// cupsd is a print scheduler of the test's own, with nothing of the system's but
// its programs: a socket, a spool and printers in one folder, gone afterwards.
type cupsd struct {
	t      *testing.T
	folder string
	socket string
	papers string // where the PDF printer writes
}

// newCupsd starts a scheduler with one printer, "Paper", Debian's for PDF files.
// spool is how many bytes its spool may hold, 0 for as many as there are.
func newCupsd(t *testing.T, spool int) *cupsd {
	t.Helper()
	without := func(reason string) {
		t.Helper()
		if os.Getenv("CI") != "" {
			t.Fatal(reason)
		}
		t.Skip(reason)
	}
	for _, tool := range []string{"cupsd", "lp", "lpadmin", "cupsdisable"} {
		if _, err := exec.LookPath(tool); err != nil {
			if _, err := os.Stat("/usr/sbin/" + tool); err != nil {
				without(tool + " is missing: on Debian it comes with cups, cups-client and printer-driver-cups-pdf")
			}
		}
	}
	if _, err := os.Stat("/usr/lib/cups/backend/cups-pdf"); err != nil {
		without("the PDF printer is missing: on Debian, printer-driver-cups-pdf")
	}
	if os.Geteuid() != 0 {
		without("the PDF printer works only under a scheduler that root started")
	}
	t.Setenv("PATH", os.Getenv("PATH")+":/usr/sbin")

	folder, err := os.MkdirTemp("", "cups")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	c := &cupsd{t: t, folder: folder, socket: filepath.Join(folder, "cups.sock"), papers: filepath.Join(folder, "papers")}
	for _, name := range []string{"root", "cache", "state", "spool", "papers", "programs/backend"} {
		if err := os.MkdirAll(filepath.Join(folder, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(folder, 0o711); err != nil { // its filters are another user
		t.Fatal(err)
	}
	if spool > 0 {
		at := filepath.Join(folder, "spool")
		if err := syscall.Mount("spool", at, "tmpfs", 0, fmt.Sprintf("size=%d", spool)); err != nil {
			without("a small spool needs a mount: " + err.Error())
		}
		t.Cleanup(func() { syscall.Unmount(at, syscall.MNT_DETACH) })
	}
	c.programs()
	c.write("cups-files.conf", strings.ReplaceAll(`ServerRoot F/root
ServerBin F/programs
CacheDir F/cache
StateDir F/state
RequestRoot F/spool
TempDir F/cache
AccessLog F/access
ErrorLog F/error
PageLog F/page
Sandboxing relaxed
SystemGroup root
`, "F", folder), 0o644)
	c.write("cupsd.conf", `LogLevel info
Listen `+c.socket+`
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
`, 0o644)
	server := exec.Command("cupsd", "-f", "-c", filepath.Join(folder, "cupsd.conf"), "-s", filepath.Join(folder, "cups-files.conf"))
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Process.Kill(); server.Wait() })
	t.Setenv("CUPS_SERVER", c.socket)
	t.Setenv("LC_ALL", "C")
	c.until("the scheduler", func() bool { return exec.Command("lpstat", "-r").Run() == nil && c.run("lpstat", "-r") != "" })

	// The PDF printer reads its own file from the system's folder only.
	own := filepath.Base(folder)
	conf := "/etc/cups/cups-pdf-" + own + ".conf"
	c.write(conf, fmt.Sprintf("Out %s\nAnonDirName %s\nSpool %s/cache/pdf\nLog %s\n", c.papers, c.papers, folder, folder), 0o644)
	t.Cleanup(func() { os.Remove(conf) })
	c.printer("Paper", "cups-pdf:/"+own)
	c.run("lpadmin", "-d", "Paper")
	return c
}

// programs has the system's programs for printing beside one of ours: a printer
// that fails as its name says.
func (c *cupsd) programs() {
	c.t.Helper()
	for _, of := range []string{"", "backend"} {
		entries, err := os.ReadDir(filepath.Join("/usr/lib/cups", of))
		if err != nil {
			c.t.Fatal(err)
		}
		for _, e := range entries {
			if e.Name() == "backend" {
				continue
			}
			if err := os.Symlink(filepath.Join("/usr/lib/cups", of, e.Name()), filepath.Join(c.folder, "programs", of, e.Name())); err != nil {
				c.t.Fatal(err)
			}
		}
	}
	c.write(filepath.Join("programs", "backend", "madeup"), `#!/bin/sh
[ $# = 0 ] && exit 0
cat >/dev/null
case "$DEVICE_URI" in
*empty) echo "STATE: +media-empty-error" >&2; exec sleep 60 ;;
*away) echo "STATE: +offline-report" >&2; exec sleep 60 ;;
*slow) exec sleep 60 ;;
*) echo "ERROR: it gave up" >&2; exit 1 ;;
esac
`, 0o755)
}

func (c *cupsd) write(name, text string, mode os.FileMode) {
	c.t.Helper()
	if !filepath.IsAbs(name) {
		name = filepath.Join(c.folder, name)
	}
	if err := os.WriteFile(name, []byte(text), mode); err != nil {
		c.t.Fatal(err)
	}
}

// printer adds a printer.
func (c *cupsd) printer(name, address string, options ...string) {
	c.t.Helper()
	args := append([]string{"-p", name, "-v", address, "-E", "-P", "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd"}, options...)
	// A scheduler that is just up refuses one now and then.
	c.until("the printer "+name, func() bool { return exec.Command("lpadmin", args...).Run() == nil })
}

func (c *cupsd) run(name string, args ...string) string {
	c.t.Helper()
	ctx, stop := context.WithTimeout(c.t.Context(), patience)
	defer stop()
	var wrong bytes.Buffer
	command := exec.CommandContext(ctx, name, args...)
	command.Stderr = &wrong
	out, err := command.Output()
	if err != nil {
		c.t.Fatalf("%s %v: %v %s", name, args, err, wrong.String())
	}
	return string(out)
}

// jobs returns how many jobs the scheduler has had.
func (c *cupsd) jobs() int {
	c.t.Helper()
	return strings.Count(c.run("lpstat", "-W", "all", "-o"), "\n")
}

func (c *cupsd) until(what string, there func() bool) {
	c.t.Helper()
	end := time.After(patience)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !there() {
		select {
		case <-end:
			log, _ := os.ReadFile(filepath.Join(c.folder, "error"))
			c.t.Fatalf("waited in vain for %s: %s", what, log)
		case <-tick.C:
		}
	}
}

// paper waits for the next sheet of the PDF printer, whole, and takes it.
func (c *cupsd) paper() string {
	c.t.Helper()
	path := ""
	c.until("the paper", func() bool {
		// A job is out when the scheduler says so; the file is whole then.
		found, err := filepath.Glob(filepath.Join(c.papers, "*.pdf"))
		if err != nil || len(found) == 0 || strings.TrimSpace(c.run("lpstat", "-o")) != "" {
			return false
		}
		path = found[0]
		return true
	})
	taken := filepath.Join(c.t.TempDir(), "paper.pdf")
	if err := os.Rename(path, taken); err != nil {
		c.t.Fatal(err)
	}
	return taken
}
