// Package endtoend drives the real program in a real window, by keyboard alone,
// as somebody new to it would. It needs Xvfb, xdotool and ImageMagick, which
// make test installs, and builds the program first.
package endtoend

import (
	"bufio"
	"bytes"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
)

// program is the built program.
var program string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "endtoend")
	if err != nil {
		panic(err)
	}
	program = filepath.Join(folder, "social-media-surgery")
	build := exec.Command("go", "build", "-tags", "migrated_fynedo,sqlite_omit_load_extension", "-o", program, "../..")
	build.Stderr = os.Stderr
	code := 1
	if err := build.Run(); err == nil {
		code = m.Run()
	}
	os.RemoveAll(folder)
	os.Exit(code)
}

// patience is how long anything may take before the test gives up: many times
// what it takes, because a machine may be busy.
const patience = 30 * time.Second

// desktop is a screen of 1366 x 768 with nobody else on it.
type desktop struct {
	t       testing.TB
	display string
	home    string // settings, caches and logs of the program
}

func newDesktop(t testing.TB) *desktop { return newDesktopOf(t, "1366x768") }

func newDesktopOf(t testing.TB, size string) *desktop {
	t.Helper()
	for _, tool := range []string{"Xvfb", "openbox", "xdotool", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing: make test installs it", tool)
		}
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	// Without -noreset the screen starts anew whenever its last visitor leaves: a
	// question asked before the window manager came would throw it out.
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", size+"x24", "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Process.Kill(); server.Wait() })
	write.Close()
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	d := &desktop{t: t, display: ":" + strings.TrimSpace(number), home: t.TempDir()}
	windows := d.command("openbox")
	var said bytes.Buffer
	windows.Stderr = &said
	if err := windows.Start(); err != nil {
		t.Fatal(err)
	}
	gone := make(chan struct{})
	go func() { windows.Wait(); close(gone) }()
	t.Cleanup(func() { windows.Process.Kill(); <-gone })
	// A window that opens before the window manager cannot be brought forward.
	for began := time.Now(); d.command("xdotool", "get_num_desktops").Run() != nil; {
		select {
		case <-gone:
			t.Fatalf("the window manager left: %s", said.String())
		default:
		}
		if time.Since(began) > patience {
			t.Fatal("no window manager came")
		}
	}
	return d
}

// command prepares a command that sees this desktop and a home of its own.
func (d *desktop) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+d.display, "LANG=en_GB.UTF-8", "WAYLAND_DISPLAY=", "HOME="+d.home,
		"XDG_DATA_HOME="+filepath.Join(d.home, "data"), "XDG_STATE_HOME="+filepath.Join(d.home, "state"),
		"XDG_CACHE_HOME="+filepath.Join(d.home, "cache"), "XDG_CONFIG_HOME="+filepath.Join(d.home, "config"),
		"XDG_RUNTIME_DIR="+d.home)
	return c
}

func (d *desktop) run(name string, args ...string) string {
	d.t.Helper()
	var stderr bytes.Buffer
	c := d.command(name, args...)
	c.Env = append(c.Env, "LC_ALL=C.UTF-8") // or xdotool cannot read an accent
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		d.t.Fatalf("%s %v: %v %s", name, args, err, stderr.String())
	}
	return string(out)
}

// running is the program in its window.
type running struct {
	*desktop
	folder string
	cmd    *exec.Cmd
	stderr bytes.Buffer
	keys   int // how many were pressed, but for what was typed into boxes
}

// start starts the program on a folder and waits for its window.
func (d *desktop) start(folder string, flags ...string) *running {
	d.t.Helper()
	return d.startOther(program, folder, append([]string{"-data", folder}, flags...)...)
}

// startOther starts a program whose window has our title.
func (d *desktop) startOther(path, folder string, args ...string) *running {
	d.t.Helper()
	r := &running{desktop: d, folder: folder}
	r.cmd = d.command(path, args...)
	r.cmd.Stderr = &r.stderr
	if err := r.cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { r.cmd.Process.Kill() })
	d.until("the window", func() bool {
		c := d.command("xdotool", "search", "--onlyvisible", "--name", "^Social Media Surgery$")
		out, err := c.Output()
		return err == nil && len(bytes.TrimSpace(out)) > 0
	})
	d.run("xdotool", "search", "--onlyvisible", "--name", "^Social Media Surgery$", "windowactivate", "--sync")
	r.settle()
	return r
}

// until polls for something, since nothing on a screen says when it is done.
func (d *desktop) until(what string, there func() bool) {
	d.t.Helper()
	d.untilIn(patience, what, there)
}

// untilIn is until for what takes its time.
func (d *desktop) untilIn(long time.Duration, what string, there func() bool) {
	d.t.Helper()
	end := time.After(long)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !there() {
		select {
		case <-end:
			d.look("gave-up")
			d.t.Fatalf("waited in vain for %s", what)
		case <-tick.C:
		}
	}
}

// press presses keys, each like "ctrl+n" or "Return".
func (r *running) press(keys ...string) {
	r.t.Helper()
	for _, key := range keys {
		r.keys++
		r.run("xdotool", "key", "--clearmodifiers", key)
	}
}

// write types text. Letters that are on no key of the keyboard need time,
// because xdotool lends them one.
func (r *running) write(text string) {
	r.t.Helper()
	delay := "15"
	for _, letter := range text {
		if letter > 127 {
			delay = "200"
		}
	}
	r.run("xdotool", "type", "--delay", delay, text)
}

// operations returns how many operations this desk has done, by the tail file,
// which the program writes after each commit: with a line of its own for a seat in a share.
func (r *running) operations() (n int) {
	raw, err := os.ReadFile(filepath.Join(r.folder, "surgery.tail"))
	if err != nil {
		return 0
	}
	fields := strings.FieldsFunc(string(raw), func(c rune) bool { return c == 0 || unicode.IsSpace(c) })
	for ; len(fields) >= 4; fields = fields[4:] {
		done, err := strconv.Atoi(fields[1])
		if err != nil {
			return 0
		}
		n += done
	}
	return n
}

// does carries out keys that must bring exactly n operations, and waits for them
// and for the screen to come to rest.
func (r *running) does(what string, n int, keys func()) {
	r.t.Helper()
	before := r.operations()
	keys()
	r.until(fmt.Sprintf("%s: operation %d", what, before+n), func() bool { return r.operations() >= before+n })
	r.settle()
	if after := r.operations(); after != before+n {
		r.look("operations")
		r.t.Fatalf("%s: %d operations, want %d", what, after-before, n)
	}
}

// still is how long nothing must change on a screen that has come to rest.
const still = 350 * time.Millisecond

// settle waits until the screen stays as it is, but for a blinking cursor.
func (r *running) settle() {
	r.t.Helper()
	r.settleFor(still)
}

func (r *running) settleFor(long time.Duration) {
	r.t.Helper()
	last, since := r.picture(), time.Now()
	same := 0
	r.until("the screen to come to rest", func() bool {
		now := r.picture()
		if differing(last, now) < 0.0004 {
			same++
		} else {
			same, since = 0, time.Now()
		}
		last = now
		return same >= 2 && time.Since(since) >= long
	})
}

// picture returns what is on the screen. It is fetched as plain numbers: to pack it would
// take longer than all else.
func (d *desktop) picture() *image.RGBA {
	d.t.Helper()
	raw := d.run("import", "-window", "root", "-depth", "8", "ppm:-")
	var wide, high, most int
	if _, err := fmt.Sscanf(raw, "P6\n%d %d\n%d", &wide, &high, &most); err != nil || most != 255 || len(raw) < 3*wide*high {
		d.t.Fatalf("no picture: %v", err)
	}
	picture := image.NewRGBA(image.Rect(0, 0, wide, high))
	points := raw[len(raw)-3*wide*high:]
	for i := range wide * high {
		copy(picture.Pix[4*i:], points[3*i:3*i+3])
		picture.Pix[4*i+3] = 255
	}
	return picture
}

// differing returns which part of two pictures differs, on a grid.
func differing(a, b *image.RGBA) float64 {
	n, all := 0, 0
	for y := a.Rect.Min.Y; y < a.Rect.Max.Y; y += 2 {
		for x := a.Rect.Min.X; x < a.Rect.Max.X; x += 2 {
			all++
			if a.RGBAAt(x, y) != b.RGBAAt(x, y) {
				n++
			}
		}
	}
	return float64(n) / float64(all)
}

// look keeps a picture of the screen when ENDTOEND_PICTURES names a folder.
func (d *desktop) look(name string) {
	folder := os.Getenv("ENDTOEND_PICTURES")
	if folder == "" {
		return
	}
	d.command("import", "-window", "root", filepath.Join(folder, name+".png")).Run()
}

// kill ends the program as a power cut would.
func (r *running) kill() {
	r.t.Helper()
	if err := r.cmd.Process.Kill(); err != nil {
		r.t.Fatal(err)
	}
	r.cmd.Wait()
}

// quit waits for the program to end by itself, with nothing wrong.
func (r *running) quit() {
	r.t.Helper()
	r.ends(0)
}

// ends waits for the program to end by itself with an exit code.
func (r *running) ends(code int) {
	r.t.Helper()
	r.endsBy(code, func() {})
}

// closes presses a key until the program ends with that code: on a busy machine one
// may come before the window manager has given the window the keyboard.
func (r *running) closes(key string, code int) {
	r.t.Helper()
	r.endsBy(code, func() { r.command("xdotool", "key", "--clearmodifiers", key).Run() })
}

func (r *running) endsBy(code int, again func()) {
	r.t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- r.cmd.Wait() }()
	for began := time.Now(); time.Since(began) < patience; {
		again()
		select {
		case err := <-ended:
			if got := r.cmd.ProcessState.ExitCode(); got != code {
				r.t.Fatalf("ended with %d, %v: %s", got, err, r.stderr.String())
			}
			return
		case <-time.After(patience / 6):
		}
	}
	r.look("did-not-quit")
	r.t.Fatal("the program did not quit")
}
