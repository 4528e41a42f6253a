package walk

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// notHeld are the rules that are not kept yet, each with the number of the fault
// that has it. It is to be empty.
var notHeld = map[string]string{}

// numbers are those of the faults that each rule is there to find.
var numbers = map[string]string{
	"a start is not empty where there were records":         "A1",
	"a file that is not a whole store is left as it is":     "A1",
	"what was acknowledged is in the file at the path":      "A4",
	"nobody's name is on the clipboard of a hidden window":  "B7",
	"nobody's name is on a hidden window":                   "B7",
	"only who knows lifts what hides":                       "B8",
	"what names somebody is saved where the host says":      "B9",
	"what was written for somebody goes with them":          "B10",
	"Enter alone neither joins nor erases":                  "B11",
	"the record that is shown is of somebody who was found": "B13",
	"self check-in tells nobody what is the host's to do":   "B14",
	"Undo is there after the cover as before":               "C18",
	"a notice's Undo takes back what the notice names":      "C19",
	"who is checked in is who was typed":                    "C20",
	"letters go to a box or do nothing":                     "C21",
	"on Today letters reach a box":                          "C21",
	"the focus is on what can be seen":                      "C21",
	"a sentence names whom it is about":                     "C22",
	"Escape never leaves a screen":                          "C25",
	"a surgery that is open is there":                       "",
	"what happened stays":                                   "A4",
	"what was half typed is there after the cover":          "C18",
	"the guests' network is on no locked wall":              "",
	"what is done at another desk goes well":                "",
	"two desks that know the same have the same":            "",
	"as many things need a look as are listed":              "",
	"undo takes back what this desk did":                    "",
	"a joined laptop keeps nothing":                         "",
	"what is on the stick names nobody":                     "",
	"nothing waits once the stick has gone round":           "",
	"the records of a shared surgery are whole":             "",
	"what a struck laptop did waits for the host":           "",
	"a struck laptop is let in by nobody":                   "",
	"who joins by the code is in":                           "",
	"the surgery goes on where the home laptop is lost":     "",
	"the program goes on":                                   "",
	"the file at the path can be read":                      "",
}

// broken ends the walk: a rule was not kept.
func (h *host) broken(rule, what string) {
	if _, known := numbers[rule]; !known {
		panic("no such rule: " + rule)
	}
	if _, again := h.before[rule]; again || notHeld[rule] != "" && !*everything || h.only != "" && h.only != rule {
		return
	}
	panic(found{rule, what, h.walked})
}

// holds looks whether all rules are kept after a move.
func (h *host) holds(m move) {
	if h.window == nil {
		if !h.isAway() && !h.full {
			h.broken("the program goes on", fmt.Sprintf("there is no window: %v", h.refused))
		}
		return
	}
	if h.elsewhere { // what was there before is not to be held against it
		h.was, h.was.ops = h.is, h.is.ops
		h.had = h.known.ops
	}
	for _, rule := range []func(move){h.startIsNotEmpty, h.isInTheFile, h.openIsThere, h.happenedStays, h.namesAreHidden, h.liftedByWhoKnows, h.undoIsPromised,
		h.undoOutlastsTheCover, h.typingOutlastsTheCover, h.checkedInIsTyped, h.sentencesName, h.focusIsSeen, h.escapeStays, h.enterIsHarmless, h.recordIsFound, h.filesAreGiven, h.filesGoToo, h.agrees, h.struckIsHeld, h.ownUndo, h.lettersAreSafe} {
		rule(m)
	}
}

// startIsNotEmpty: a program that is started where there are surgeries does not
// say Welcome.
func (h *host) startIsNotEmpty(m move) {
	if m.do == "restart" && h.known.held > 0 && !h.isAway() && strings.Contains(h.is.said, words.Say("start.welcome")+"\n") {
		h.broken("a start is not empty where there were records", "it says "+words.Say("start.welcome"))
	}
}

// news is what the notice says new since the move before.
func (h *host) news() string {
	if h.is.notice == h.was.notice || h.was.hidden != nothing || h.is.hidden != nothing {
		return ""
	}
	return h.is.notice
}

// isInTheFile: a notice that offers to take something back says that it was done.
func (h *host) isInTheFile(m move) {
	undo, redo := words.Say("shell.undo"), words.Say("shell.redo")
	if n := h.news(); n != "" && (h.is.offers == undo || h.is.offers == redo) && h.is.ops <= h.was.ops {
		h.broken("what was acknowledged is in the file at the path", fmt.Sprintf("%q, and the file has %d operations as before", n, h.is.ops))
	}
}

// openIsThere: where a surgery is open nobody is told that none is.
func (h *host) openIsThere(m move) {
	if h.known.open > 0 && h.desk != nil && h.is.hidden == nothing && !h.isAway() && strings.Contains(h.is.said, words.Say("shell.no_surgery")+"\n") {
		h.broken("a surgery that is open is there", "it says "+words.Say("shell.no_surgery"))
	}
}

// happenedStays: what the file had it has, but where a backup was brought back.
func (h *host) happenedStays(m move) {
	had, has := h.had, h.known.ops
	h.had = has
	if len(had) == 0 || h.isAway() || len(has) >= len(had) && has[len(had)-1] == had[len(had)-1] {
		return
	}
	if !strings.Contains(h.was.title+h.is.title+m.do, words.Say("backups.bring_back_title")) && m.do != "bring back" {
		h.broken("what happened stays", fmt.Sprintf("%d operations before, %d after %s", len(had), len(has), m))
	}
}

// newest is the operation that a move brought, nil for none.
func (h *host) newest() *op {
	if h.is.ops == 0 || h.is.ops <= h.was.ops {
		return nil
	}
	return &h.known.ops[h.is.ops-1]
}

func (h *host) liftedByWhoKnows(m move) {
	if h.was.hidden == nothing || h.is.hidden != nothing || h.desk == nil || !h.desk.Desk.HasPassphrase() || m.do == "restart" {
		return
	}
	if m.do != "comes by self check-in" && (m.do != "at the door" || m.with != phrase && m.with != pin) {
		h.broken("only who knows lifts what hides", fmt.Sprintf("%s was lifted by %s", h.was.hidden, m))
	}
}

// undoIsPromised: what the notice's button takes back is what was done last when
// the notice came.
func (h *host) undoIsPromised(m move) {
	if m.do == "notice" && h.promised != "" {
		did := h.newest()
		switch {
		case h.full || h.isAway():
		case did == nil:
			h.broken("a notice's Undo takes back what the notice names", fmt.Sprintf("%q: nothing was taken back", h.was.notice))
		case did.reverts != h.promised:
			h.broken("a notice's Undo takes back what the notice names", fmt.Sprintf("%q: %s was taken back", h.was.notice, h.opWords(did.reverts)))
		}
	}
	if h.is.offers == "" {
		h.promised = ""
	} else if h.news() != "" {
		h.promised = ""
		if h.is.ops > 0 && (h.is.offers == words.Say("shell.undo") || h.is.offers == words.Say("shell.redo")) {
			h.promised = h.known.ops[h.is.ops-1].id
		}
	}
}

func (h *host) opWords(id string) string {
	for _, o := range h.known.ops {
		if o.id == id {
			return strings.TrimSpace(o.kind + " " + h.names[o.visit])
		}
	}
	return "nothing known"
}

// undoOutlastsTheCover: the menu says the same before and after, where nothing was
// done meanwhile.
func (h *host) undoOutlastsTheCover(m move) {
	if h.was.hidden == nothing && h.is.hidden != nothing {
		h.behind = h.was
	}
	if h.was.hidden != nothing && h.is.hidden == nothing && m.do != "restart" && h.behind.ops == h.is.ops && h.behind.screen == h.is.screen &&
		h.behind.undo != "" && h.behind.undo != h.is.undo {
		h.broken("Undo is there after the cover as before", fmt.Sprintf("%q before, %q after", h.behind.undo, h.is.undo))
	}
}

// typingOutlastsTheCover: a name half typed in the check-in box stands there again.
func (h *host) typingOutlastsTheCover(m move) {
	if h.was.hidden == nothing || h.is.hidden != nothing || m.do == "restart" || h.was.hidden == kiosk || h.was.hidden == atDoor || h.behind.screen != h.is.screen {
		return
	}
	before, after := h.behind.half, h.is.half
	if m.do == "write" && strings.HasPrefix(after, before) {
		return // its Space lifted a cover without a PIN, and the rest was typed on
	}
	if before != after {
		h.broken("what was half typed is there after the cover", fmt.Sprintf("%q before, %q after", before, after))
	}
}

// checkedInIsTyped: whoever is checked in from the box has a name of which each
// word begins as a word that was typed.
func (h *host) checkedInIsTyped(m move) {
	did := h.newest()
	if did == nil || did.kind != string(surgery.CheckedIn) || did.reverts != "" || !strings.HasPrefix(m.do, "in the box") {
		return
	}
	name := h.name(did.visit)
	if name == "" {
		return
	}
	for _, typed := range strings.Fields(strings.ToLower(m.with)) {
		if !slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(word string) bool { return strings.HasPrefix(word, typed) }) {
			h.broken("who is checked in is who was typed", fmt.Sprintf("%s was typed, %s is checked in", m.with, name))
		}
	}
}

// sentencesName: a notice that names somebody names whom the operation is about,
// and says which of two it is.
func (h *host) sentencesName(m move) {
	did, said := h.newest(), h.news()
	if did == nil || said == "" || did.visit == "" || h.is.ops != h.was.ops+1 {
		return
	}
	who := h.name(did.visit)
	for _, surgeon := range surgeons { // one of them is called as somebody who comes
		first, _, _ := strings.Cut(surgeon, " ")
		said = strings.ReplaceAll(said, "sits with "+first, "")
	}
	for _, other := range people {
		first, _, _ := strings.Cut(other, " ")
		if strings.Contains(said, first) && !strings.HasPrefix(who, first) && who != "" {
			h.broken("a sentence names whom it is about", fmt.Sprintf("%q, and it was %s", said, who))
		}
	}
	first, last, _ := strings.Cut(who, " ")
	if last == "" || !strings.Contains(said, first) || strings.Contains(said, first+" "+last[:1]) {
		return
	}
	if did.kind == string(surgery.CheckedIn) && strings.Count(h.is.said, first+" ") > 2 && h.twoHere(first) {
		h.broken("a sentence names whom it is about", fmt.Sprintf("%q, and two of that name are here", said))
	}
}

// twoHere reports whether two who are here have that first name.
func (h *host) twoHere(first string) bool {
	if h.desk == nil || h.desk.Desk.Locked() {
		return false
	}
	here := 0
	b, err := h.desk.Today.Board()
	if err != nil {
		return false
	}
	for _, c := range slices.Concat(b.Waiting, b.Helped, b.Finished) {
		if strings.HasPrefix(h.name(string(c.Visit)), first+" ") {
			here++
		}
	}
	return here > 1
}

func (h *host) focusIsSeen(m move) {
	if h.is.focus != nil && !h.is.inSight {
		h.broken("the focus is on what can be seen", fmt.Sprintf("it is on %T %s", h.is.focus, saysOf(h.is.focus)))
	}
}

func saysOf(o any) string {
	switch o := o.(type) {
	case *kit.Button:
		return o.Label
	case *kit.Entry:
		return o.PlaceHolder
	}
	return ""
}

func (h *host) escapeStays(m move) {
	if m.do == "press" && m.with == "Escape" && h.was.hidden == nothing && h.is.hidden == nothing && h.is.screen != h.was.screen {
		h.broken("Escape never leaves a screen", "another one is shown")
	}
}

// harmful are what Enter alone must never do.
var harmful = []string{string(surgery.AttendeesErased), string(surgery.AttendeesMerged), string(surgery.SurgeryClosed)}

// enterIsHarmless: Enter pressed on what has just been opened erases and joins
// nobody.
func (h *host) enterIsHarmless(m move) {
	if h.is.panel != nil && h.is.panel != h.was.panel {
		if b, ok := h.is.focus.(*kit.Button); ok && (b.Kind == kit.Danger || strings.HasPrefix(b.Label, before("shell.kiosk_joined", "name"))) {
			h.broken("Enter alone neither joins nor erases", fmt.Sprintf("%q opens on %q", h.is.title, b.Label))
		}
		h.fresh = h.is.panel
		return
	}
	did := h.newest()
	if m.do == "press" && m.with == "Return" && h.was.panel != nil && h.was.panel == h.fresh && did != nil && slices.Contains(harmful, did.kind) {
		h.broken("Enter alone neither joins nor erases", fmt.Sprintf("in %q it did: %s", h.was.title, did.kind))
	}
	h.fresh = nil
}

// recordIsFound: on People, what is shown of one person is of one of those whom
// what is typed finds.
func (h *host) recordIsFound(m move) {
	if h.is.hidden != nothing || h.is.panel != nil || !strings.Contains(h.is.said, words.Say("people.erase")+"\n") {
		return
	}
	for _, box := range h.is.boxes {
		if box.PlaceHolder != words.Say("people.box") || box.Text == "" {
			continue
		}
		for _, who := range people {
			if strings.Count("\n"+h.is.said, "\n"+who+"\n") == 1 && !h.inList(who) {
				h.broken("the record that is shown is of somebody who was found", fmt.Sprintf("%q is typed, %s is shown", box.Text, who))
			}
		}
	}
}

func (h *host) inList(who string) (in bool) {
	each(h.window.Content(), func(o fyne.CanvasObject) {
		if l, ok := o.(*kit.List); ok {
			in = in || strings.Contains(strings.Join(wordsOf(l), "\n"), who)
		}
	})
	return in
}
