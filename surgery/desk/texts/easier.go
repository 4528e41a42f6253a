package texts

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/easyread"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// EasySteps returns the easier words of a step of a checklist, false where there are
// none for that version of it.
func (r *Room) EasySteps(lists []checklist.Marked) (func(checklist.MarkedStep) (easyread.Step, bool), error) {
	of := map[string]easyread.Steps{}
	for _, l := range lists {
		steps, err := easyread.ReadSteps(r.desk.Options().Files, l.ID)
		if err != nil {
			return nil, surgery.AsError(err)
		}
		of[l.ID] = steps
	}
	return func(s checklist.MarkedStep) (easyread.Step, bool) { return of[s.Checklist].For(s.ID, s.Version) }, nil
}

// EasierWords returns what a handout says where it is easier to read: what was done,
// one thing to do next, and the boxes.
func (r *Room) EasierWords(lists []checklist.Marked) (handout.EasierWords, error) {
	w, err := r.EasierBoxes()
	if err != nil {
		return w, err
	}
	find, err := r.EasySteps(lists)
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

// EasierBoxes returns the boxes of every handout: our words, or the host's own, which
// nobody has written anew, one idea a line.
func (r *Room) EasierBoxes() (handout.EasierWords, error) {
	w := handout.EasierWords{}
	w.Checked, _ = r.settings.EasyRead()
	for name, into := range map[string]*easyread.Text{handout.StaySafeText: &w.StaySafe, handout.WhereToTurnText: &w.WhereToTurn} {
		text, own, err := r.OwnWords(name)
		if err != nil {
			return w, err
		}
		if own {
			*into = easyread.Own(text.Title, text.Paragraphs)
			continue
		}
		if *into, err = easyread.ReadText(r.desk.Options().Files, name); err != nil {
			return w, surgery.AsError(err)
		}
	}
	return w, nil
}

// OwnWords returns a text, and whether its words are the host's and not ours: a host
// may have checked ours and left them.
func (r *Room) OwnWords(name string) (handout.Text, bool, error) {
	text, own, err := r.Text(name)
	if err != nil || !own {
		return text, false, err
	}
	ours, err := handout.ReadText(r.desk.Options().Files, name)
	if err != nil {
		return text, true, surgery.AsError(err)
	}
	return text, text.Title != ours.Title || !slices.Equal(text.Paragraphs, ours.Paragraphs), nil
}

// EasierText lays out a text of ours that was written to be easier to read, with
// what the settings say.
func (r *Room) EasierText(p prints.Paper, name string, values map[string]string) (prints.Paper, error) {
	text, err := easyread.ReadText(r.desk.Options().Files, name)
	if err != nil {
		return prints.Paper{}, surgery.AsError(err)
	}
	shared, _ := r.desk.Store().Desks()
	e := handout.EasierText(whereEasier(text, shared).Fill(values))
	e.Checked, _ = r.settings.EasyRead()
	return r.prints.Lay(p, e.Pages)
}
