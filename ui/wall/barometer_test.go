package wall

import (
	"fmt"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/ui/kit"
)

// ask keeps the example as a question of the week.
func (h *hall) ask() barometer.Asked {
	h.t.Helper()
	b, err := h.desk.Barometer.New("")
	if err != nil {
		h.t.Fatal(err)
	}
	if b.Words, err = h.desk.Barometer.Example(); err != nil {
		h.t.Fatal(err)
	}
	h.must(h.desk.Barometer.Save(b))
	now, err := h.desk.Barometer.Asking()
	if err != nil || len(now.Questions) != 1 {
		h.t.Fatal(now, err)
	}
	return now.Questions[0]
}

func (h *hall) answer(q barometer.Asked, which, n int) {
	h.t.Helper()
	for range n {
		h.must(h.desk.Barometer.Answer(q.ID, surgery.KioskAnswers, q.Answers[which].ID, "", false))
	}
}

// The barometer takes turns with what is on; below ten answers nobody sees any,
// and then no number below five.
func TestTheBarometerTakesItsTurn(t *testing.T) {
	h := enter(t, kit.Light)
	h.fill()
	q := h.ask()
	h.answer(q, 0, 5)
	h.wall.Open()
	if strings.Contains(h.says(), "How do you feel") {
		t.Errorf("at once:\n%s", h.says())
	}
	h.runner.Advance(turn * every)
	h.look("wall-barometer-few", 1366, 768)
	if s := h.says(); !strings.Contains(s, q.Question) || !strings.Contains(s, "Tell us at the desk") || strings.Contains(s, q.Answers[0].Text) || !strings.Contains(s, "helped: 1 · 2") {
		t.Errorf("five answers:\n%s", s)
	}
	h.answer(q, 0, 17)
	h.answer(q, 3, 8)
	h.wall.Changed(nil)
	h.look("wall-barometer", 1366, 768)
	if s := h.says(); !strings.Contains(s, "I like it a lot 20 · 80%") || !strings.Contains(s, "I dislike it a little 5 · 20%") || !strings.Contains(s, "It depends fewer than 5") || !strings.Contains(s, "25 answers or more") || !strings.Contains(s, "Next · 4pm to 5pm") {
		t.Errorf("thirty answers:\n%s", s)
	}
	h.runner.Advance(turn * every)
	if strings.Contains(h.says(), q.Question) || !strings.Contains(h.says(), "Next to be helped") {
		t.Errorf("then what is on:\n%s", h.says())
	}
}

func TestTheBarometerHasItsPlace(t *testing.T) {
	h := enter(t, kit.Light)
	h.fill()
	fonts, err := h.desk.Prints.Fonts()
	if err != nil {
		t.Fatal(err)
	}
	view, err := h.desk.Wall.View()
	if err != nil {
		t.Fatal(err)
	}
	for _, title := range []string{"How is it?", strings.Repeat("A question that is long ", 8)} {
		for n := 0; n <= 12; n += 4 {
			q := barometer.WallQuestion{Question: title, Note: strings.Repeat("How to take part. ", 6)}
			for i := range n {
				q.Answers = append(q.Answers, barometer.WallAnswer{Text: strings.Repeat("An answer ", 1+i*2), Said: "fewer than 5", Hidden: i%2 == 0, Most: i == 3, Part: float64(i) / 12})
			}
			view.Asked = []barometer.WallQuestion{q}
			for _, ratio := range []float64{9.0 / 16, 10.0 / 16, 3.0 / 4} {
				p := layOut(view, room{fonts, colours(), ratio, 1})
				at := fmt.Sprintf("%d answers, %.2f", n, ratio)
				if out := p.Outside(0); len(out) > 0 {
					t.Errorf("%s: outside: %+v", at, out[0])
				}
				apart(t, at, p)
			}
		}
	}
}
