package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/yardstick"
)

func pollReading(uses ...PollUse) PollReading {
	return PollReading{Today: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC), Uses: uses, LongestWord: 60,
		Question: "How do you feel about the word “recovery”?",
		Answers:  []string{"I like it a lot", "I dislike it", "It depends", "I would rather not say"}}
}

// countsOf writes what a poll counts: "I like it a lot 2 [24: 2]".
func countsOf(p *Poll) string {
	var lines []string
	for _, a := range p.Answers {
		var days []string
		for day, n := range a.Days {
			days = append(days, fmt.Sprintf("%s: %d", day, n))
		}
		slices.Sort(days)
		lines = append(lines, fmt.Sprintf("%s %d %v", a.Text, a.N, days))
	}
	return strings.Join(lines, "\n")
}

func TestPolls(t *testing.T) {
	for name, test := range map[string]struct{ file, want string }{
		"a line for each response": {"Timestamp,Email Address,How do you feel about the word \"recovery\"?\n" +
			"24/11/2026 13:05:10,made@up.example,I like it a lot\n25/11/2026 09:00:00,up@made.example,I dislike it\n25/11/2026 09:00:01,,I LIKE IT A LOT\n",
			"I like it a lot 2 [2026-11-24: 1 2026-11-25: 1]\nI dislike it 1 [2026-11-25: 1]"},
		"totals":                {"Answer,Votes\nI like it a lot,12\nI dislike it,\"1,003\"\nTotal,15\n", "I like it a lot 12 [: 12]\nI dislike it 1003 [: 1003]"},
		"totals, no headings":   {"I like it a lot;12\nSomething else;3 votes\n", "I like it a lot 12 [: 12]\nSomething else 3 [: 3]"},
		"shares are no numbers": {"Answer,Votes\nI like it a lot,45%\nI dislike it,7\n", "I dislike it 7 [: 7]"},
		"one survey site": {"Respondent ID,Start Date,How do you feel about the word recovery?,Any word?\n,,Response,Open-Ended Response\n" +
			"118,11/24/2026,I like it a lot,mending\n119,11/30/2026,I dislike it,\n", "I like it a lot 1 [2026-11-24: 1]\nI dislike it 1 [2026-11-30: 1]"},
		"one column":             {"How is it?\nI like it a lot\nI like it a lot\nI dislike it\n", "I like it a lot 2 [: 2]\nI dislike it 1 [: 1]"},
		"one column, no heading": {"Fine\nBad\nFine\n", "Fine 2 [: 2]\nBad 1 [: 1]"},
		"nobody's answers":       {"Name,Email\nMade Up,made@up.example\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := ReadPoll(strings.NewReader(test.file), pollReading())
			if got := countsOf(p); got != test.want {
				t.Errorf("got\n%s\nwant\n%s\n%+v %+v", got, test.want, p.Columns, p.Problems)
			}
		})
	}
}

func TestPollsKeepNothingOfWhoAnswered(t *testing.T) {
	file := "Name,Contact,Your answer,A word,Handle\nZebedee Quux,zeb@made.example,I like it a lot,mending,@zebq\nMo,mo@made.example,I dislike it,hope,@mo\n"
	for _, uses := range [][]PollUse{nil, {PollAnswerUse, PollWordUse, PollIgnored, PollIgnored, PollWordUse}, {PollWordUse, PollAnswerUse, PollAnswerUse, PollIgnored, PollAnswerUse}} {
		p := ReadPoll(strings.NewReader(file), pollReading(uses...))
		if all := fmt.Sprintf("%+v", p); strings.Contains(all, "Zebedee") || strings.Contains(all, "zeb@") || strings.Contains(all, "@zebq") {
			t.Errorf("with %v: %s", uses, all)
		}
		if uses != nil && len(p.Words) > 0 {
			t.Errorf("words were not asked for, or not of a column that may be chosen: %v", p.Words)
		}
	}
	p := ReadPoll(strings.NewReader(file), pollReading(PollIgnored, PollIgnored, PollAnswerUse, PollWordUse, PollIgnored))
	if !slices.Equal(p.Words, []string{"mending", "hope"}) || len(p.Answers) != 2 {
		t.Errorf("asked for, words are %v, answers %v", p.Words, p.Answers)
	}
	if got := p.Dropped(); !slices.Equal(got, []string{"Name", "Contact", "Handle"}) {
		t.Errorf("dropped %v", got)
	}
}

func TestHostilePolls(t *testing.T) {
	for name, from := range bombs() {
		t.Run(name, func(t *testing.T) {
			var p *Poll
			if took := yardstick.Sticks(func() { p = ReadPoll(from, pollReading()) }); took > slower*yardstick.Most {
				t.Errorf("took %.0f sticks", took)
			}
			if len(p.Answers) == 0 && len(p.Problems) == 0 || len(p.Answers) > mostPollAnswers || len(p.Problems) > maxProblems+1 {
				t.Errorf("%d answers, %d problems", len(p.Answers), len(p.Problems))
			}
		})
	}
}

// Whatever comes in, an answer is text that can be shown, counted on days there
// are, and its days add up.
func FuzzPoll(f *testing.F) {
	seeds(f)
	f.Add("Timestamp,Answer,Votes\n24/11/2026,I dislike it,3\n,,\nTotal,,9\n")
	f.Fuzz(func(t *testing.T, raw string) {
		for _, uses := range [][]PollUse{nil, {PollAnswerUse, PollCountUse, PollWhenUse, PollWordUse}, {PollWordUse, PollAnswerUse}} {
			p := ReadPoll(strings.NewReader(raw), pollReading(uses...))
			check(t, raw, p.Problems)
			if len(p.Answers) == 0 && len(p.Problems) == 0 {
				t.Fatal("nothing read, and nothing said")
			}
			for _, a := range p.Answers {
				sum := 0
				for day, n := range a.Days {
					if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil || n < 0 {
						t.Fatalf("%+v", a)
					}
					sum += n
				}
				if sum != a.N || a.N > mostVotes || a.Text == "" || a.Text != surgery.Clean(a.Text) || utf8.RuneCountInString(a.Text) > surgery.MaxName {
					t.Fatalf("%+v", a)
				}
			}
			for _, w := range p.Words {
				if w != surgery.Clean(w) || utf8.RuneCountInString(w) > 60 {
					t.Fatalf("%q", w)
				}
			}
		}
	})
}

// The column of people's own words is known by its heading, and what is left out of it
// is left out for its own reason.
func TestAPollsOwnWordsAreRead(t *testing.T) {
	for _, heading := range []string{"If you like, give one word of your own", "In one word", "Word", "Any word?", "Please add another word"} {
		o := pollReading()
		o.AddWord = "If you like, give one word of your own"
		o.RefusesWord = func(word string) string {
			if word == "Sam" {
				return "That names somebody."
			}
			return ""
		}
		p := ReadPoll(strings.NewReader("Answer,\""+heading+"\"\nLove it,hope\nLove it,Sam\nHate it,=1+1\nHate it,"+strings.Repeat("long", 30)+"\n"), o)
		if len(p.Words) != 1 || p.Words[0] != "hope" || p.Columns[1].Use != PollWordUse {
			t.Errorf("%s: %q, %+v", heading, p.Words, p.Columns)
		}
		if said := fmt.Sprint(p.Problems); !strings.Contains(said, "That names somebody.") || !strings.Contains(said, "begins like a sum") || !strings.Contains(said, "longer than") {
			t.Errorf("%s: %s", heading, said)
		}
	}
	p := ReadPoll(strings.NewReader("Answer,Comment\nLove it,hope\nHate it,other\n"), pollReading())
	if len(p.Words) != 0 {
		t.Errorf("a comment was taken for a word: %q", p.Words)
	}
}
