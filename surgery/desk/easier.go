package desk

import (
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/easyread"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// EasyRead returns the day on which somebody with a learning disability checked the
// words that are easier to read, and whether those are the words we have: prints are
// then called Easy Read. Words that were changed after that day have not been
// checked.
func (d *Desk) EasyRead() (day time.Time, checked bool) {
	s := d.Settings()
	if s.EasyBy == "" || s.EasyOn == "" {
		return time.Time{}, false
	}
	on, err := time.Parse(time.DateOnly, s.EasyOn)
	if err != nil {
		return time.Time{}, false
	}
	written, err := easyread.Written(d.files)
	if err != nil || on.Before(written) {
		return time.Time{}, false
	}
	return on, true
}

// easySteps returns the easier words of a step of a checklist, false where there are
// none for that version of it.
func (d *Desk) easySteps(lists []checklist.Marked) (func(checklist.MarkedStep) (easyread.Step, bool), error) {
	of := map[string]easyread.Steps{}
	for _, l := range lists {
		steps, err := easyread.ReadSteps(d.files, l.ID)
		if err != nil {
			return nil, surgery.AsError(err)
		}
		of[l.ID] = steps
	}
	return func(s checklist.MarkedStep) (easyread.Step, bool) { return of[s.Checklist].For(s.ID, s.Version) }, nil
}

// easierWords returns what a handout says where it is easier to read: what was done,
// one thing to do next, and the boxes.
func (d *Desk) easierWords(lists []checklist.Marked) (handout.EasierWords, error) {
	w, err := d.easierBoxes()
	if err != nil {
		return w, err
	}
	find, err := d.easySteps(lists)
	if err != nil {
		return w, err
	}
	var titled []easyread.Idea // to do next, where no words were written for any
	for _, l := range lists {
		for _, s := range l.Steps {
			written, ok := find(s)
			switch {
			case s.State == surgery.Done && s.Earlier == "":
				if !ok {
					written.Did = easyread.Idea{Picture: "done", Says: s.Title}
				}
				w.Done = append(w.Done, written.Did)
			case s.State != surgery.ToDo && s.State != surgery.NotTodayStep:
			case ok && w.Next == nil:
				w.Next = written.Next
			case titled == nil:
				titled = []easyread.Idea{{Picture: "next", Says: words.Say("easier.next_step", "title", s.Title)}}
			}
		}
	}
	if w.Next == nil {
		w.Next = titled
	}
	return w, nil
}

// easierBoxes returns the boxes of every handout: our words, or the host's own, which
// nobody has written anew, one idea a line.
func (d *Desk) easierBoxes() (handout.EasierWords, error) {
	w := handout.EasierWords{}
	w.Checked, _ = d.EasyRead()
	for name, into := range map[string]*easyread.Text{handout.StaySafeText: &w.StaySafe, handout.WhereToTurnText: &w.WhereToTurn} {
		text, own, err := d.ownWords(name)
		if err != nil {
			return w, err
		}
		if own {
			*into = easyread.Own(text.Title, text.Paragraphs)
			continue
		}
		if *into, err = easyread.ReadText(d.files, name); err != nil {
			return w, surgery.AsError(err)
		}
	}
	return w, nil
}

// ownWords returns a text, and whether its words are the host's and not ours: a host
// may have checked ours and left them.
func (d *Desk) ownWords(name string) (handout.Text, bool, error) {
	text, own, err := d.text(name)
	if err != nil || !own {
		return text, false, err
	}
	ours, err := handout.ReadText(d.files, name)
	if err != nil {
		return text, true, surgery.AsError(err)
	}
	return text, text.Title != ours.Title || !slices.Equal(text.Paragraphs, ours.Paragraphs), nil
}

// easierText lays out a text of ours that was written to be easier to read, with
// what the settings say.
func (d *Desk) easierText(p Paper, name string, values map[string]string) (Paper, error) {
	text, err := easyread.ReadText(d.files, name)
	if err != nil {
		return Paper{}, surgery.AsError(err)
	}
	e := handout.EasierText(text.Fill(values))
	e.Checked, _ = d.EasyRead()
	return d.lay(p, e.Pages)
}

// checksEasy returns an error for a day of checking that is none, or is to come.
func (d *Desk) checksEasy(s Settings) error {
	if s.EasyOn == "" {
		return nil
	}
	if on, err := time.Parse(time.DateOnly, s.EasyOn); err != nil || on.Format(time.DateOnly) > d.today() {
		return surgery.Fail(surgery.Invalid, "settings.easy_day")
	}
	return nil
}
