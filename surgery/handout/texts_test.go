package handout_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/handout"
)

func TestTextsOfTheProgram(t *testing.T) {
	for name, must := range map[string]string{
		handout.StaySafeText:     "mute, block and report",
		handout.WhereToTurnText:  "call 999",
		handout.ShortPrivacyText: "You can still get help",
		handout.FullPrivacyText:  "within 30 days",
		handout.CrisisReplyText:  "116 123",
	} {
		text, err := handout.ReadText(assets.Files(), name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if text.Title == "" || text.Checked.IsZero() || !strings.Contains(strings.Join(text.Paragraphs, "\n"), must) {
			t.Errorf("%s reads %+v", name, text)
		}
	}
}

func TestSentencesWithoutTheirValueAreLeftOut(t *testing.T) {
	text := handout.Text{Title: "Who", Paragraphs: []string{
		"Who we are. We are [organisation]. Write to [contact]. Thank you!",
		"We are [organisation].",
		"Kept for [days] days? Yes.",
	}}
	for _, c := range []struct {
		values map[string]string
		want   []string
	}{
		{map[string]string{"organisation": "The Example Trust", "days": "90", "contact": " "},
			[]string{"Who we are. We are The Example Trust. Thank you!", "We are The Example Trust.", "Kept for 90 days? Yes."}},
		{nil, []string{"Who we are. Thank you!", "Yes."}},
		{map[string]string{"organisation": "[contact]", "days": "1", "contact": "a@example.org"},
			[]string{"Who we are. We are [contact]. Write to a@example.org. Thank you!", "We are [contact].", "Kept for 1 days? Yes."}},
	} {
		if got := text.Fill(c.values).Paragraphs; !slices.Equal(got, c.want) {
			t.Errorf("%v: got %q, want %q", c.values, got, c.want)
		}
	}
}

func TestABeginningWithNothingBehindItIsLeftOut(t *testing.T) {
	text := handout.Text{Paragraphs: []string{"Who we are. We are [organisation].", "Why. To help.", "One sentence.", "Ask. Ask [contact]. Or [officer]."}}
	got := text.FillLed(map[string]string{"officer": "Jo"}).Paragraphs
	if want := []string{"Why. To help.", "One sentence.", "Ask. Or Jo."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := text.Lacks(map[string]string{"officer": "Jo"}); !slices.Equal(got, []string{"organisation", "contact"}) {
		t.Errorf("it lacks %q", got)
	}
}

func TestBrokenTextIsNamedWithItsLine(t *testing.T) {
	for raw, want := range map[string]string{
		"":                            "line 1",
		"Title":                       "line 1",
		"Title\nYesterday":            "line 2",
		"Title\nchecked 23 Nov":       "line 2",
		"Title\nchecked 2026-02-30\n": "line 2",
	} {
		_, err := handout.ReadText(fstest.MapFS{"texts/x.txt": {Data: []byte(raw)}}, "x")
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "texts/x.txt") {
			t.Errorf("%q: %v", raw, err)
		}
	}
}
