package endtoend

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// cabled is a namespace of the network with a cable into it, and its name. Nothing of the
// system talks on it by itself.
func cabled(t *testing.T) (space, cable string) {
	t.Helper()
	if _, err := exec.LookPath("ip"); (os.Getuid() != 0 || err != nil) && os.Getenv("CI") == "" {
		t.Skip("networks are made by root alone, with ip: ", err)
	}
	run := func(args ...string) {
		t.Helper()
		if out, err := exec.Command("ip", args...).CombinedOutput(); err != nil {
			t.Fatalf("ip %v: %v %s", args, err, out)
		}
	}
	space, cable = fmt.Sprint("endtoend", os.Getpid()), fmt.Sprintf("e%dv", os.Getpid())
	run("netns", "add", space)
	t.Cleanup(func() { run("netns", "del", space) })
	run("link", "add", cable, "type", "veth", "peer", "name", "out", "netns", space)
	for _, in := range []string{"all", "default"} {
		run("netns", "exec", space, "sh", "-c", "echo 1 >/proc/sys/net/ipv6/conf/"+in+"/disable_ipv6")
	}
	run("-n", space, "addr", "add", "10.66.66.2/24", "dev", "out")
	run("link", "set", cable, "up")
	run("-n", space, "link", "set", "out", "up")
	run("-n", space, "link", "set", "lo", "up")
	run("-n", space, "route", "add", "default", "via", "10.66.66.1")
	return space, cable
}

// sockets returns the lines of the sockets of a kind in a process's network, all of them.
func sockets(t *testing.T, pid int, kind string) []string {
	t.Helper()
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/%s", pid, kind))
	if err != nil {
		return nil // no IPv6 here
	}
	return strings.Split(strings.TrimSpace(string(raw)), "\n")[1:]
}

// A laptop that does not share opens nothing and sends nothing: a host works in the real
// window, in a network where nothing else runs, and not one packet leaves it.
func TestNothingIsSentWithoutSharing(t *testing.T) {
	space, cable := cabled(t)
	// That it would be seen is shown first: a question to a name server is a packet.
	if err := exec.Command("ip", "netns", "exec", space, "bash", "-c", "echo x >/dev/udp/10.66.66.1/53").Run(); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	for sentBy(t, space, "out") == 0 {
		if time.Since(began) > patience {
			t.Fatal("a packet is not seen")
		}
		<-time.After(50 * time.Millisecond)
	}
	<-time.After(4 * time.Second) // the system gives up looking for that neighbour
	printers := printersCost(t, space)
	before, round := sentBy(t, space, "out"), sentBy(t, space, "lo")
	d := newDesktop(t)
	folder := t.TempDir()
	r := d.startOther("ip", folder, "netns", "exec", space, program, "-data", folder)
	open(r, folder)
	long, rest := 8*time.Second, time.Duration(0)
	if os.Getenv("TORTURE") != "" {
		long, rest = time.Hour, 30*time.Second // between two of those who come
	}
	screens := 0
	for end := time.Now().Add(long); time.Now().Before(end); screens++ {
		r.press("ctrl+1", "ctrl+n")
		r.settle()
		r.write(fmt.Sprintf("Zebedee %c", 'A'+screens%26))
		r.press("Return")
		r.settle()
		r.press("Escape", "Escape", fmt.Sprint("ctrl+", 1+screens%8))
		r.settle()
		for _, kind := range []string{"tcp", "tcp6", "udp", "udp6", "raw", "packet"} {
			if all := sockets(t, r.cmd.Process.Pid, kind); len(all) > 0 {
				t.Fatalf("a socket of kind %s: %v", kind, all)
			}
		}
		<-time.After(rest)
	}
	if sent := sentBy(t, space, "out") - before; sent != 0 {
		t.Errorf("%d packets left over %s", sent, cable)
	}
	if sent := sentBy(t, space, "lo") - round; sent > printers {
		t.Errorf("%d packets went round in the laptop; to ask for its printers once takes %d", sent, printers)
	}
	t.Logf("PROMISE without sharing: %v in the real window, %d times through its screens, no socket of the network and no packet", long, screens)
}

// sentBy returns how many packets a network card of a namespace has sent.
func sentBy(t *testing.T, space, card string) (sent int) {
	t.Helper()
	raw, err := exec.Command("ip", "netns", "exec", space, "cat", "/proc/net/dev").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(raw), "\n") {
		name, counts, ok := strings.Cut(line, ":")
		if fields := strings.Fields(counts); ok && strings.TrimSpace(name) == card && len(fields) > 9 {
			_, _ = fmt.Sscan(fields[9], &sent)
		}
	}
	return sent
}

// printersCost returns how many packets go round in a namespace when the system is asked
// for its printers, as the settings do once: where its printing service is off, lpstat
// knocks at the service's port.
func printersCost(t *testing.T, space string) int {
	t.Helper()
	before := sentBy(t, space, "lo")
	_ = exec.Command("ip", "netns", "exec", space, "lpstat", "-r", "-d", "-a", "-p").Run() // or there is none
	return sentBy(t, space, "lo") - before
}
