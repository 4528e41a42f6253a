package network_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"socialmediasurgery/surgery/share/network"
	"socialmediasurgery/surgery/words"
)

// process is a laptop in a place of its own: a process, with whole records.
type process struct {
	*place
	cmd     *exec.Cmd
	in      io.Writer
	said    chan string
	ended   chan struct{}
	folder  string
	phrase  string
	env     []string
	seat    string
	acked   atomic.Int64 // up to where its own chain was acknowledged
	times   string
	answers time.Duration
}

// laptop opens the records of one of a party in a place.
func (h *hall) laptop(of *party, n int, env ...string) *process {
	h.t.Helper()
	return of.laptop(h.place(), n, env...)
}

// laptop opens the records of one of a party: in a place, or a process on this machine.
func (of *party) laptop(in *place, n int, env ...string) *process {
	in.t.Helper()
	p := &process{place: in, folder: of.folders[n], phrase: of.phrases[n], env: env, times: filepath.Join(in.t.TempDir(), "times"), answers: time.Minute}
	in.t.Cleanup(func() { p.kill() })
	p.start()
	return p
}

// start starts its program.
func (p *process) start() {
	p.t.Helper()
	p.cmd = exec.Command(os.Args[0])
	if p.space != "" {
		p.cmd = exec.Command("ip", "netns", "exec", p.space, os.Args[0])
	}
	p.cmd.Env = append(append(os.Environ(), network.DeskChild+"="+p.folder, childPhrase+"="+p.phrase, childTimes+"="+p.times), p.env...)
	p.cmd.Stderr = os.Stderr
	out, err := p.cmd.StdoutPipe()
	if err == nil {
		p.in, err = p.cmd.StdinPipe()
	}
	if err == nil {
		err = p.cmd.Start()
	}
	if err != nil {
		p.t.Fatal(err)
	}
	p.said, p.ended = make(chan string, 16), make(chan struct{})
	go func() {
		defer close(p.ended)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			var n int64
			if _, err := fmt.Sscanf(lines.Text(), "ack %d", &n); err == nil {
				p.acked.Store(n)
			} else {
				p.said <- lines.Text()
			}
		}
	}()
	if said := p.hears(); said != "ready" {
		p.t.Fatal("it does not start: ", said)
	}
	p.seat = p.says("seat")
}

// kill ends it as a power cut does.
func (p *process) kill() {
	if p.cmd.ProcessState == nil {
		_ = p.cmd.Process.Kill()
		<-p.ended
		_ = p.cmd.Wait()
	}
}

func (p *process) hears() string {
	p.t.Helper()
	select {
	case said := <-p.said:
		return said
	case <-p.ended:
		p.t.Fatal("a laptop's program has ended")
	case <-time.After(p.answers):
		p.t.Fatal("a laptop says nothing")
	}
	return ""
}

// says has it do something, and returns what it answers.
func (p *process) says(what string, args ...any) string {
	p.t.Helper()
	said := p.tries(what, args...)
	if strings.HasPrefix(said, "error") {
		p.t.Fatal(what, ": ", said)
	}
	return said
}

// tries has it do something that may be refused.
func (p *process) tries(what string, args ...any) string {
	p.t.Helper()
	if _, err := fmt.Fprintf(p.in, what+"\n", args...); err != nil {
		p.t.Fatal(err)
	}
	return p.hears()
}

// leads has it lead, and returns where its door is.
func (p *process) leads() string {
	p.t.Helper()
	return strings.TrimPrefix(p.says("lead %s", p.address), "ok ")
}

func (p *process) state() (s state) {
	p.t.Helper()
	if err := json.Unmarshal([]byte(p.says("state")), &s); err != nil {
		p.t.Fatal(err)
	}
	return s
}

// until waits until its state is so.
func (p *process) until(what string, is func(state) bool) time.Duration {
	p.t.Helper()
	began := time.Now()
	for !is(p.state()) {
		if time.Since(began) > 40*time.Second {
			p.t.Fatalf("it does not come about: %s; it says %+v", what, p.state())
		}
		<-time.After(20 * time.Millisecond)
	}
	return time.Since(began)
}

func connected(s state) bool { return s.Connected && s.Trouble == "" }

// says reports whether what is wrong is said in these words.
func says(key string) func(state) bool {
	return func(s state) bool { return s.Trouble == words.Say(key+".what") && s.Next != "" }
}

// agree waits until all have the same: all that was acknowledged at any of them.
func agreeAll(t *testing.T, within time.Duration, all ...*process) time.Duration {
	t.Helper()
	began := time.Now()
	for {
		said := map[string]bool{}
		for _, p := range all {
			said[p.says("seen")] = true
		}
		if len(said) == 1 {
			for s := range said {
				for _, p := range all {
					if has := upTo(s, p.seat); has < p.acked.Load() {
						t.Fatalf("%d changes were acknowledged, and %d are there", p.acked.Load(), has)
					}
				}
			}
			break
		}
		if time.Since(began) > within {
			for _, p := range all {
				t.Logf("%s: %+v", p.seat, p.state())
			}
			t.Fatalf("they have not the same after %v: %v", within, said)
		}
		<-time.After(20 * time.Millisecond)
	}
	took := time.Since(began)
	hashes := map[string]bool{}
	for _, p := range all {
		hashes[p.says("hash")] = true
	}
	if len(hashes) != 1 {
		t.Fatalf("they have the same, and show something else: %v", hashes)
	}
	return took
}

// upTo reads out of what a desk has seen how much of one chain it has.
func upTo(seen, seat string) (n int64) {
	for _, one := range strings.Fields(seen) {
		if of, has, ok := strings.Cut(one, "="); ok && of == seat {
			_, _ = fmt.Sscan(has, &n)
		}
	}
	return n
}

// times returns what all have measured, in milliseconds: how long each change took to be
// at each other desk, but for those made while it is known that nobody leads, and how long
// check-ins took at the first.
func times(t *testing.T, nobody [][2]time.Time, all ...*process) (elsewhere, checkIns []float64) {
	t.Helper()
	type change struct {
		of  string
		seq int64
	}
	born := map[change]int64{}
	var lines [][]string
	for i, p := range all {
		raw, err := os.ReadFile(p.times)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(raw), "\n") {
			fields := strings.Fields(line)
			if len(fields) != 4 {
				continue
			}
			var a, b int64
			_, _ = fmt.Sscan(fields[2]+" "+fields[3], &a, &b)
			switch {
			case fields[0] == "born":
				born[change{fields[1], a}] = b
			case fields[0] == "came":
				lines = append(lines, fields)
			case i == 0:
				checkIns = append(checkIns, float64(a)/1e3)
			}
		}
	}
	for _, fields := range lines {
		var a, b int64
		_, _ = fmt.Sscan(fields[2]+" "+fields[3], &a, &b)
		from, ok := born[change{fields[1], a}]
		made := time.UnixMicro(from)
		if ok && !slices.ContainsFunc(nobody, func(n [2]time.Time) bool { return made.After(n[0]) && made.Before(n[1]) }) {
			elsewhere = append(elsewhere, float64(b-from)/1e3)
		}
	}
	slices.Sort(elsewhere)
	slices.Sort(checkIns)
	return elsewhere, checkIns
}

// percentile returns the value below which so many of a hundred lie.
func percentile(of []float64, p int) float64 {
	if len(of) == 0 {
		return 0
	}
	return of[min(len(of)-1, len(of)*p/100)]
}

// usage returns how much of a core a process took in so long, and its memory in MB.
func usage(t *testing.T, pid int, long time.Duration) (percent, memory float64) {
	t.Helper()
	now, _ := network.Memory(t, pid)
	return 100 * network.CPU(t, pid).Seconds() / long.Seconds(), now
}
