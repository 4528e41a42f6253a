package intake

import (
	"strings"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

// leads reads the hashtag and the link, which are left out when they break the
// rules, and said.
func (r *eventReader) leads(row row, e *surgery.Event) {
	if said := r.text(row, partHashtag); said != "" {
		first := strings.FieldsFunc(said, func(r rune) bool { return r == ' ' || r == ',' || r == ';' })
		if len(first) == 0 {
			first = []string{said}
		}
		tag, err := link.ParseHashtag(first[0])
		if err != nil || len(first) > 1 {
			r.problems.Add(row.line, true, words.Say("intake.problem_hashtag", "text", cut(said, 40)))
		}
		e.Words.Hashtag = tag.Word()
	}
	// A link is whole or not there: it is never cut to the length of a text.
	r.leadTo(row, e, Entities(r.cell(row, partLink)))
	if e.Words.Link.Address != "" {
		e.Words.Link.Opens = r.text(row, partLinkTitle)
	}
}

func (r *eventReader) leadTo(row row, e *surgery.Event, said string) {
	if said = surgery.Clean(said); said == "" || formula(said) {
		return
	}
	if LinkHoldsCode(said) {
		r.codes(row, e)
		return
	}
	address, err := link.ParseAddress(said)
	if err != nil {
		r.problems.Add(row.line, true, words.Say("intake.problem_link", "text", cut(said, 60)))
		return
	}
	e.Words.Link.Address = address.String()
}

// codes says that a code to get in was left out, once for an event.
func (r *eventReader) codes(row row, e *surgery.Event) {
	if r.coded != e {
		r.coded = e
		r.problems.Add(row.line, true, words.Say("calendar.problem_passcode", "title", cut(e.Words.Title, 60)))
	}
}

// venue reads the place; a link in it leads to the event, which is then online.
func (r *eventReader) venue(row row, e *surgery.Event) {
	address, place := LinkIn(surgery.Clean(Entities(r.cell(row, partPlace))))
	if address != "" {
		e.Words.Online = true
		if e.Words.Link.Address == "" {
			r.leadTo(row, e, address)
		}
	}
	if formula(place) {
		r.problems.Add(row.line, true, words.Say("intake.problem_formula_cell"))
		return
	}
	if utf8.RuneCountInString(place) > surgery.MaxName {
		r.problems.Add(row.line, true, words.Say("intake.problem_cut", "most", surgery.MaxName))
	}
	e.Words.Place = cut(place, surgery.MaxName)
	if find.Fold(e.Words.Place) == "online" {
		e.Words.Place, e.Words.Online = "", true
	}
	e.Words.Online = e.Words.Online || MeetsOnline(e.Words.Place)
}

// off reports whether the list says that an event does not take place.
func (r *eventReader) off(row row) bool {
	said := find.Fold(cut(r.cell(row, partState), 60))
	head := ""
	if at, ok := r.columns[partState]; ok && at < len(r.head.cells) {
		head = find.Fold(cut(r.head.cells[at], 60))
	}
	if strings.HasPrefix(head, "cancel") {
		return said == "yes" || said == "true" || said == "y" || said == "x" || said == "1" || strings.HasPrefix(said, "cancel")
	}
	return strings.HasPrefix(said, "cancel") || said == "called off" || said == "withdrawn" || said == "void"
}
