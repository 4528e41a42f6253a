package printer

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// watching returns a printer whose job says these things one after the other,
// the last for ever, and the time it was watched for.
func watching(says ...state) (Printer, *time.Duration) {
	watched := new(time.Duration)
	s := system{queues: cupsQueues, state: func(context.Context, Runner, Result) (state, error) {
		now := says[0]
		if len(says) > 1 {
			says = says[1:]
		}
		if now.said == "no answer" {
			return state{}, errors.New(now.said)
		}
		return now, nil
	}}
	return Printer{system: s, wait: func(_ context.Context, d time.Duration) error {
		*watched += d
		return nil
	}}, watched
}

func TestAJobIsWatched(t *testing.T) {
	on := state{}
	for _, c := range []struct {
		name string
		says []state
		key  string
		most time.Duration
	}{
		{"it comes out", []state{on, on, {done: true}}, "", time.Second},
		{"it takes long", []state{on}, "", time.Minute},
		{"no answer, then out", []state{{said: "no answer"}, {done: true}}, "", time.Second},
		{"the printer is paused", []state{on, {waits: true, reasons: []string{"paused"}}}, "printer.waits", time.Second},
		{"cancelled", []state{on, {cancelled: true}}, "printer.cancelled", time.Second},
		{"given up", []state{on, {failed: true, said: "Filter failed"}}, "printer.failed", time.Second},
		{"no paper", []state{on, {waits: true, reasons: []string{"media-empty-error"}}}, "printer.paper", time.Second},
		{"one of two trays is empty", []state{{reasons: []string{"media-empty-warning"}}, {done: true}}, "", time.Second},
		{"little ink", []state{{reasons: []string{"marker-supply-low-warning"}}, {done: true}}, "", time.Second},
		{"no ink", []state{{reasons: []string{"marker-supply-empty-error"}}}, "printer.ink", time.Second},
		{"a jam", []state{{reasons: []string{"media-jam-error", "offline-report"}}}, "printer.jam", time.Second},
		{"a door", []state{{reasons: []string{"cover-open"}}}, "printer.cover", time.Second},
		{"away", []state{{reasons: []string{"offline-report"}}}, "printer.offline", time.Second},
		{"its spool is full", []state{{reasons: []string{"spool-area-full-report"}}}, "printer.spool_full", time.Second},
		{"connecting for a moment", []state{{reasons: []string{"connecting-to-device"}}, {done: true}}, "", time.Second},
		{"connecting in vain", []state{{reasons: []string{"connecting-to-device"}}}, "printer.offline", 11 * time.Second},
	} {
		p, watched := watching(c.says...)
		err := p.Watch(t.Context(), Result{Queue: "Office", Job: 3})
		if *watched > c.most {
			t.Errorf("%s: watched for %s", c.name, *watched)
		}
		if c.key == "" {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		var ours *surgery.Error
		if !errors.As(err, &ours) || ours.Key != c.key || ours.Kind != surgery.NoPrinter {
			t.Errorf("%s: %v, want %s", c.name, err, c.key)
			continue
		}
		what, next := words.Say(c.key+".what", ours.With...), words.Say(c.key+".next", ours.With...)
		if !strings.Contains(what, "Office") || what == c.key+".what" || next == c.key+".next" || strings.Contains(what+next, "<no value>") {
			t.Errorf("%s: reads %q %q", c.name, what, next)
		}
	}
}

func TestWhatCannotBeWatched(t *testing.T) {
	p, _ := watching(state{failed: true})
	if err := p.Watch(t.Context(), Result{Opened: "file"}); err != nil {
		t.Error(err)
	}
	p, _ = watching(state{})
	p.wait = wait
	ended, end := context.WithCancel(t.Context())
	end()
	if err := p.Watch(ended, Result{Queue: "Office", Job: 3}); err != nil {
		t.Errorf("the program ends: %v", err)
	}
}

func TestTroublesAreSaidInOrder(t *testing.T) {
	// No paper explains that a printer is offline, not the other way round.
	s := state{waits: true, reasons: []string{"offline", "media-needed"}}
	if got := s.trouble("Office", 0); got == nil || got.Key != "printer.paper" {
		t.Errorf("got %v", got)
	}
}
