package network

import (
	"crypto/x509"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

// BenchmarkACluster has an organisation's cluster of three servers carry more and more
// surgeries of three desks each. Every desk does something every SECONDS_EACH and says that it
// is there as often as the program does; SURGERIES has the steps. It measures how long a
// change takes to be elsewhere, and what the servers take. All is on one machine, desks as
// well; .ci/capacity makes a table and a picture of it.
func BenchmarkACluster(b *testing.B) {
	steps := strings.Fields(os.Getenv("SURGERIES"))
	if len(steps) == 0 {
		b.Skip("it takes many minutes: .ci/capacity, which sets SURGERIES, runs it")
	}
	every, err := time.ParseDuration(os.Getenv("SECONDS_EACH") + "s")
	if err != nil {
		b.Fatal(err)
	}
	c := NewCluster(b, []string{host, host, host}, func(_ int, name string) *exec.Cmd { return exec.Command(name) })
	roots := x509.NewCertPool()
	raw, err := os.ReadFile(c.Roots)
	if err != nil || !roots.AppendCertsFromPEM(raw) {
		b.Fatal(err)
	}
	at := Organisation{Servers: strings.Split(c.Addresses(), ","), Credentials: c.Credentials, roots: roots}
	var rooms []*room
	for _, step := range steps {
		n, err := strconv.Atoi(step)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(step, func(b *testing.B) {
			for len(rooms) < n {
				rooms = append(rooms, more(b, at, len(rooms)))
			}
			measure(b, c, rooms, every)
		})
	}
	for _, r := range rooms {
		for _, l := range r.all {
			l.kill()
		}
	}
}

// more has three desks begin another surgery.
func more(b *testing.B, at Organisation, n int) *room {
	r := newRoomOf(b)
	r.t = quiet{b}
	r.pace = paced
	for k := range 3 {
		l := r.desk(func(o *Options) { o.Share = surgery.ID(fmt.Sprint("share-", n)) })
		l.stamps = true
		l.uses(at)
		if k == 0 {
			until(b, "the home desk is connected", func() bool { return l.State().Connected })
		}
	}
	for _, l := range r.all {
		until(b, "a desk is connected", func() bool { return l.State().Connected })
	}
	return r
}

// quiet is a test whose desks go on after it.
type quiet struct{ testing.TB }

func (quiet) Cleanup(func()) {}

func measure(b *testing.B, c *Cluster, rooms []*room, every time.Duration) {
	const long = 30 * time.Second
	over := make(chan struct{})
	var wait sync.WaitGroup
	for _, r := range rooms {
		for _, l := range r.all {
			l.mutex.Lock()
			l.late = nil
			l.mutex.Unlock()
			wait.Go(func() {
				next := time.NewTimer(rand.N(every))
				for {
					select {
					case <-next.C:
						l.write(1)
						next.Reset(every)
					case <-over:
						return
					}
				}
			})
		}
	}
	time.Sleep(long / 6)
	before := make([]time.Duration, len(c.Servers))
	for k, s := range c.Servers {
		before[k] = CPU(b, s.Cmd.Process.Pid)
	}
	desks := ownCPU()
	time.Sleep(long)
	desks = ownCPU() - desks
	var servers time.Duration
	var memory float64
	for k, s := range c.Servers {
		servers += CPU(b, s.Cmd.Process.Pid) - before[k]
		now, _ := Memory(b, s.Cmd.Process.Pid)
		memory += now
	}
	close(over)
	wait.Wait()
	time.Sleep(2 * time.Second)
	var late []time.Duration
	lost, trouble := 0, 0
	for _, r := range rooms {
		for _, l := range r.all {
			l.mutex.Lock()
			late = append(late, l.late...)
			l.mutex.Unlock()
			if l.hash() != r.all[0].hash() {
				lost++
			}
			if s := l.State(); !s.Connected || s.Trouble != "" || len(s.Heard)-len(s.Silent) != 2 {
				trouble++
			}
		}
	}
	slices.Sort(late)
	at := func(p int) float64 {
		if len(late) == 0 {
			return 0
		}
		return float64(late[min(len(late)-1, len(late)*p/100)].Microseconds()) / 1e3
	}
	b.ReportMetric(at(50), "p50-ms")
	b.ReportMetric(at(99), "p99-ms")
	b.ReportMetric(100*servers.Seconds()/long.Seconds(), "servers-cpu%")
	b.ReportMetric(100*desks.Seconds()/long.Seconds(), "desks-cpu%")
	b.ReportMetric(memory, "servers-MB")
	b.ReportMetric(float64(lost), "behind")
	b.ReportMetric(float64(trouble), "trouble")
}

// ownCPU returns how long this process, which has all desks, has computed.
func ownCPU() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
