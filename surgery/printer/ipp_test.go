package printer

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
)

// reply writes an answer of the scheduler, of pairs of name and value; a number
// is written as an enum, a name that is "" is one more value.
func reply(status byte, pairs ...any) []byte {
	out := []byte{1, 1, status, 0, 0, 0, 0, 1, operationGroup}
	for i := 0; i < len(pairs); i += 2 {
		name, tag, value := pairs[i].(string), byte(keywordTag), []byte(nil)
		switch of := pairs[i+1].(type) {
		case int:
			tag, value = enumTag, []byte{byte(of >> 24), byte(of >> 16), byte(of >> 8), byte(of)}
		case string:
			value = []byte(of)
		}
		out = append(out, tag, 0, byte(len(name)))
		out = append(append(out, name...), 0, byte(len(value)))
		out = append(out, value...)
	}
	return append(out, endOfGroups)
}

func TestReadAnswer(t *testing.T) {
	status, found, err := readAnswer(reply(4, "job-state", 9, "reasons", "one", "", "two"))
	want := attributes{"job-state": {"9"}, "reasons": {"one", "two"}}
	if err != nil || status != 0x400 || !reflect.DeepEqual(found, want) || found.first("none") != "" {
		t.Errorf("%#x %v %v", status, found, err)
	}
	whole := reply(0, "job-state", 9)
	for n := range len(whole) {
		if _, _, err := readAnswer(whole[:n]); err == nil {
			t.Errorf("the first %d bytes are an answer", n)
		}
	}
}

func FuzzReadAnswer(f *testing.F) {
	f.Add(reply(0, "job-state", 9, "reasons", "one", "", "two"))
	f.Add(question(getJob, "Office", 3, "job-state"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		if _, found, err := readAnswer(raw); err != nil && found != nil {
			t.Error("half an answer")
		}
	})
}

func TestAQuestionNamesTheQueueSafely(t *testing.T) {
	for queue, want := range map[string]string{"Office": "/printers/Office", "Büro 1/2": "/printers/B%C3%BCro%201%2F2", `a%?#"`: "/printers/a%25%3F%23%22"} {
		if _, found, err := readAnswer(question(getPrinter, queue, 0)); err != nil || !strings.HasSuffix(found.first("printer-uri"), want) || found["job-id"] != nil {
			t.Errorf("%q: %v %v", queue, found, err)
		}
	}
	_, found, err := readAnswer(question(getJob, "Office", 300, "job-state", "job-printer-state-message"))
	if err != nil || found.first("job-id") != "300" || len(found["requested-attributes"]) != 2 {
		t.Errorf("%v %v", found, err)
	}
}

// scheduler returns jobs and printers as told, and says where it is.
func scheduler(t *testing.T, job, printer []byte) Runner {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		raw, err := io.ReadAll(r.Body)
		if err != nil || r.Header.Get("Content-Type") != "application/ipp" {
			t.Errorf("asked by %v, %v", r.Header, err)
		}
		if raw[3] == getJob {
			_, _ = w.Write(job)
			return
		}
		_, _ = w.Write(printer)
	}))
	t.Cleanup(s.Close)
	return func(_ context.Context, _ []byte, command string, args ...string) (string, error) {
		if command != "lpstat" || args[0] != "-H" {
			return "", errors.New("not asked for")
		}
		return strings.TrimPrefix(s.URL, "http://") + "\n", nil
	}
}

func TestWhatCUPSSaysOfAJob(t *testing.T) {
	idle := reply(0, "printer-state", 3, "printer-state-reasons", "none")
	for _, c := range []struct {
		name         string
		job, printer []byte
		want         state
		fails        bool
	}{
		{"waiting", reply(0, "job-state", 3), idle, state{reasons: []string{"none"}}, false},
		{"held", reply(0, "job-state", 4), idle, state{waits: true, reasons: []string{"none"}}, false},
		{"printing", reply(0, "job-state", 5, "job-printer-state-message", "Page 1"), idle, state{said: "Page 1", reasons: []string{"none"}}, false},
		{"stopped", reply(0, "job-state", 6), idle, state{waits: true, reasons: []string{"none"}}, false},
		{"cancelled", reply(0, "job-state", 7), idle, state{cancelled: true}, false},
		{"given up", reply(0, "job-state", 8, "job-printer-state-message", "Filter failed"), idle, state{failed: true, said: "Filter failed"}, false},
		{"out", reply(0, "job-state", 9), idle, state{done: true}, false},
		{"a stopped printer", reply(0, "job-state", 3), reply(0, "printer-state", 5, "printer-state-reasons", "paused"),
			state{waits: true, reasons: []string{"paused"}}, false},
		{"two reasons", reply(0, "job-state", 5), reply(0, "printer-state", 4, "printer-state-reasons", "media-empty-error", "", "offline-report"),
			state{reasons: []string{"media-empty-error", "offline-report"}}, false},
		{"no such job", reply(4), idle, state{}, true},
		{"no IPP", []byte("<html>"), idle, state{}, true},
	} {
		got, err := cupsState(t.Context(), scheduler(t, c.job, c.printer), Result{Queue: "Office", Job: 3})
		if c.fails != (err != nil) || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, %v; want %+v", c.name, got, err, c.want)
		}
	}
}

func TestAnAnswerThatNeverComes(t *testing.T) {
	for _, at := range []string{"/nowhere/cups.sock", "localhost:1"} {
		if _, err := ask(t.Context(), at, question(getJob, "Office", 3)); err == nil {
			t.Errorf("%s answers", at)
		}
	}
}
