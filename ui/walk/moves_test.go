package walk

import (
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// move is one thing a host does: a line of text, so that a walk can be read and
// walked again.
type move struct{ do, with string }

func (m move) String() string {
	if m.with == "" {
		return m.do
	}
	return m.do + ": " + m.with
}

func readMove(line string) move {
	do, with, _ := strings.Cut(line, ": ")
	return move{do, with}
}

// verb is a kind of move.
type verb struct {
	often int
	blind bool // can be done with no window
	// with lists what it can be done with now; nil is nothing to choose, and an
	// empty list that it cannot be done now.
	with func(*host) []string
	do   func(h *host, with string)
}

func always(all ...string) func(*host) []string { return func(*host) []string { return all } }

// when has a move done only where it can be.
func when(can func(*host) bool, all ...string) func(*host) []string {
	return func(h *host) []string {
		if !can(h) {
			return []string{}
		}
		if len(all) == 0 {
			return []string{""}
		}
		return all
	}
}

func open(h *host) bool    { return h.window != nil && h.desk != nil && h.is.hidden == nothing }
func inKiosk(h *host) bool { return h.is.hidden == kiosk }

// verbs are all moves. Those with keys alone come nearest to anything at all;
// those with a purpose lead where it matters.
var verbs = map[string]verb{
	"press":   {often: 4, with: always(plainKeys...), do: (*host).press},
	"command": {often: 3, with: always(commandKeys...), do: (*host).press},
	"tap":     {often: 4, with: (*host).labels, do: func(h *host, with string) { h.tap(with) }},
	"write":   {often: 2, with: always(append(slices.Clone(people), "paw", "norse", "1-3 5", "Made-up Hall", "2468", "#madeup")...), do: (*host).write},
	"paste":   {often: 1, with: always("pasted and invented", "1234567890", strings.Repeat("pasted ", 60)), do: (*host).paste},
	"copy":    {often: 3, with: always("", "cut"), do: (*host).copy},
	"notice":  {often: 8, with: when(func(h *host) bool { return h.is.offers != "" && h.is.panel == nil }), do: (*host).pressNotice},
	"undo":    {often: 2, do: func(h *host, _ string) { h.press("ctrl+z") }},

	"check in":                 {often: 4, with: when(open, people...), do: func(h *host, who string) { h.checkIn(who, false) }},
	"check in and save":        {often: 1, with: when(open, people...), do: func(h *host, who string) { h.checkIn(who, true) }},
	"in the box":               {often: 2, with: when(open, append(slices.Clone(people), "rob", "aye", "kimb")...), do: func(h *host, text string) { h.inTheBox(text) }},
	"in the box, Enter":        {often: 2, with: when(open, append(slices.Clone(people), "rob", "aye", "kimb")...), do: func(h *host, text string) { h.inTheBox(text, "Return") }},
	"in the box, Enter, Enter": {often: 5, with: when(open, append(slices.Clone(people), "rob", "aye", "kimb")...), do: func(h *host, text string) { h.inTheBox(text, "Return", "Return") }},
	"an event in the box":      {often: 1, with: when(open, "made"), do: func(h *host, text string) { h.inTheBox(text, "Down", "Down", "Return") }},
	"guest":                    {often: 5, do: func(h *host, _ string) { h.press("ctrl+g") }},
	"surgeon comes":            {often: 1, with: when(open, surgeons...), do: (*host).surgeonComes},
	"pair":                     {often: 1, with: when(open), do: (*host).pair},
	"on a card":                {often: 4, with: when(open, "alt+p", "alt+w", "alt+r", "alt+l", "alt+l", "alt+Delete", "alt+Delete"), do: (*host).onCard},
	"open visit":               {often: 5, with: when(open), do: func(h *host, _ string) { h.press("ctrl+o") }},
	"find in people": {often: 3, with: when(open, append(slices.Clone(people), "rob", "zzz")...),
		do: func(h *host, who string) { h.findInPeople(who) }},
	"look at in people": {often: 3, with: when(open, people...), do: func(h *host, who string) {
		if h.findInPeople(who) {
			h.press("Return")
		}
	}},
	"copy from the box":      {often: 1, with: when(open, people...), do: func(h *host, who string) { h.inTheBox(who, "ctrl+a", "ctrl+c") }},
	"comes by self check-in": {often: 2, with: when(open, people...), do: (*host).comesByThemselves},
	"erase":                  {often: 2, with: when(open, people...), do: (*host).erase},
	"save the record":        {often: 1, with: when(open, people...), do: (*host).saveRecord},
	"save":                   {often: 2, with: when(open), do: func(h *host, _ string) { h.press("ctrl+s") }},

	"plan a week":  {often: 1, with: when(open), do: (*host).planWeek},
	"add an event": {often: 3, with: when(open, "A made-up chat", "A made-up takeover", "A made-up surgery", "How do you feel about it?"), do: (*host).addEvent},
	"look at an event": {often: 3, with: when(open, "p", "q", "c", "Return", "shift+Right", "shift+Down", "Delete"), do: func(h *host, key string) {
		h.press("ctrl+3")
		h.press("Down")
		if len(key) == 1 {
			h.write(key)
			return
		}
		h.press(key)
	}},

	"nobody is there":   {often: 3, with: always("3m", "30s", "21m", "a night"), do: (*host).nobodyIsThere},
	"lock":              {often: 1, do: func(h *host, _ string) { h.press("ctrl+l") }},
	"self check-in":     {often: 1, with: when(open), do: func(h *host, _ string) { h.press("ctrl+k") }},
	"arrive by oneself": {often: 3, with: when(inKiosk, people...), do: func(h *host, who string) { h.retype(who); h.press("Return") }},
	"at the door":       {often: 8, with: (*host).atDoor, do: (*host).answerDoor},

	"start a surgery":     {often: 1, with: when(open), do: (*host).startSurgery},
	"close the surgery":   {often: 1, with: when(open), do: (*host).closeSurgery},
	"restart":             {often: 2, blind: true, with: always("", "an empty file", "half a page", "another program's file"), do: (*host).restart},
	"the records' folder": {often: 2, blind: true, with: always("goes away", "comes back"), do: (*host).folderMoves},
	"the disk":            {often: 1, blind: true, with: always("is full", "has room"), do: (*host).diskFills},
	"the clock":           {often: 1, with: always("an hour back", "a day back", "an hour on"), do: (*host).clockIsSet},
	"choose a passphrase": {often: 1, with: when(func(h *host) bool { return open(h) && !h.desk.Desk.HasPassphrase() }), do: (*host).choosePassphrase},
	"choose a PIN":        {often: 1, with: when(open, pin), do: (*host).choosePIN},
	"back up":             {often: 1, with: when(open), do: (*host).backUp},
	"bring back":          {often: 1, with: when(open), do: (*host).bringBack},
}

// The people of a walk are made up, and two of them nearly one; their names stand
// nowhere else in the program.
var (
	people   = []string{"Ayesha Inventa", "Ayesha Invenat", "Robin Fabler", "Robin Fabulist", "Zebedee Quixotical", "Kimberley Wobblesome"}
	surgeons = []string{"Verabel Pretendly", "Robin Surgeonly"}
)

const (
	phrase = "seven made-up otters juggle"
	pin    = "2846"
)

var plainKeys = []string{"Return", "Escape", "Tab", "shift+Tab", "Space", "Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown",
	"Delete", "BackSpace", "F1", "F11", "a", "k", "b", "p", "w", "h", "s", "m", "x", "n", "r", "f", "c", "d", "q", "1", "5", "alt+Left"}

// commandKeys are those on the menus, which a test holds against these, and every
// other letter.
var commandKeys = func() (all []string) {
	for letter := 'a'; letter <= 'z'; letter++ {
		all = append(all, "ctrl+"+string(letter))
	}
	return append(all, "ctrl+1", "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+7", "ctrl+8", "ctrl+shift+z", "ctrl+shift+p", "ctrl+shift+w",
		"ctrl+Plus", "ctrl+Minus", "ctrl+0", "ctrl+Return", "alt+Left")
}()

// retype types over what is in the box with the focus.
func (h *host) retype(text string) {
	h.press("ctrl+a")
	h.press("BackSpace")
	h.write(text)
}

func (h *host) checkIn(who string, save bool) {
	h.press("ctrl+n")
	if h.title() != words.Say("today.new_title") {
		return
	}
	h.retype(who)
	if save {
		h.tap(before("today.new_save", "day"))
	}
	h.press("ctrl+Return")
}

// pressNotice presses the notice's button, unless its time was over while the host came
// to it: then nothing is promised any more.
func (h *host) pressNotice(string) {
	if h.see().offers == "" {
		h.promised = ""
		return
	}
	h.tap(h.is.offers)
}

// title is the title of the panel that is open now.
func (h *host) title() string {
	if h.window == nil {
		return ""
	}
	if p := kit.TopPanel(h.window.Canvas()); p != nil {
		return p.Title()
	}
	return ""
}

// isAsked notes that the host is asked where something is to be saved.
func (h *host) isAsked() {
	title := h.title()
	h.asked = h.asked || title == words.Say("kit.where") || title == words.Say("kit.copied")
}

// before is what stands in a sentence before a value.
func before(key, value string) string {
	text, _, _ := strings.Cut(words.Say(key, value, "\x00"), "\x00")
	return strings.TrimSpace(text)
}

func (h *host) inTheBox(text string, then ...string) {
	h.press("ctrl+f")
	if box, ok := h.window.Canvas().Focused().(*kit.Entry); !ok || box.PlaceHolder != words.Say("today.box") {
		return
	}
	h.retype(text)
	for _, key := range then {
		h.press(key)
	}
}

func (h *host) surgeonComes(who string) {
	h.press("ctrl+1")
	if h.tap(words.Say("today.surgeons")) && h.tap(words.Say("today.surgeon_arrives")) {
		for _, box := range h.see().boxes {
			h.window.Canvas().Focus(box)
			h.write(who)
			h.press("ctrl+Return")
			break
		}
	}
	for range 2 {
		if h.title() != "" {
			h.press("Escape")
		}
	}
}

func (h *host) pair(string) {
	h.press("ctrl+1")
	if h.tap(words.Say("today.pair")) {
		h.press("ctrl+Return")
	}
}

// onCard presses a key on one of the cards.
func (h *host) onCard(key string) {
	h.press("ctrl+f")
	for _, to := range []string{"Down", "Down", key} {
		h.press(to)
	}
	if h.title() != "" {
		h.press("ctrl+Return")
	}
}

func (h *host) findInPeople(who string) bool {
	h.press("ctrl+2")
	box, ok := h.window.Canvas().Focused().(*kit.Entry)
	if !ok || box.PlaceHolder != words.Say("people.box") {
		return false
	}
	h.retype(who)
	return true
}

func (h *host) erase(who string) {
	if !h.findInPeople(who) {
		return
	}
	h.press("Return")
	if h.tap(words.Say("people.erase")) {
		h.tap(words.Say("people.erase_do"))
	}
}

func (h *host) saveRecord(who string) {
	if !h.findInPeople(who) {
		return
	}
	h.press("Return")
	if h.tap(words.Say("people.give")) {
		h.tap(words.Say("people.save_json"))
	}
	if h.title() == words.Say("kit.where") {
		h.press("ctrl+Return")
	}
}

// comesByThemselves has the program be self check-in for one person.
func (h *host) comesByThemselves(who string) {
	h.press("ctrl+k")
	if h.is = h.see(); h.is.hidden != kiosk {
		return
	}
	h.retype(who)
	h.press("Return")
	h.pass(often)
	h.answerDoor(phrase)
}

func (h *host) nobodyIsThere(long string) {
	if long == "a night" { // the laptop sleeps
		h.now = h.now.Add(12 * time.Hour)
		long = "5s"
	}
	if d, err := time.ParseDuration(long); err == nil {
		h.pass(d)
	}
}

// What is typed at a door.
func (h *host) atDoor() []string {
	switch h.is.hidden {
	case covered:
		return []string{"", pin, pin, phrase, phrase, "1357"}
	case locked:
		return []string{phrase, phrase, phrase, "not the passphrase"}
	case kiosk, atDoor:
		return []string{phrase}
	}
	return []string{}
}

func (h *host) answerDoor(with string) {
	if with == phrase {
		with = h.knows()
	}
	if h.is.hidden == kiosk {
		h.tap(words.Say("kiosk.host"))
	}
	if boxes := h.see().boxes; len(boxes) > 0 {
		h.window.Canvas().Focus(boxes[0])
		h.press("ctrl+a")
		h.write(with)
	}
	h.press("Return")
}

func (h *host) startSurgery(string) {
	h.press("ctrl+1")
	h.tap(words.Say("start.begin"))
	box, ok := h.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		return
	}
	if box.Text == "" {
		h.write("Made-up Hall")
	}
	h.press("Return")
}

func (h *host) closeSurgery(string) {
	h.press("ctrl+w")
	verb := words.Say("closing.close")
	for range 2 { // the page, then the question
		if !h.tap(verb) {
			return
		}
	}
}

func (h *host) choosePassphrase(string) {
	h.press("ctrl+7")
	if !h.tap(words.Say("lockset.choose")) {
		return
	}
	h.fill(phrase, phrase)
	h.tap(words.Say("lockset.on_paper"))
	for h.title() == words.Say("lockset.recovery_title") || h.title() == words.Say("lockset.set_pin_title") {
		was := h.title()
		h.press("Escape") // no PIN now
		if h.title() == was {
			break
		}
	}
}

func (h *host) choosePIN(pin string) {
	h.press("ctrl+7")
	if h.tap(words.Say("lockset.set_pin")) || h.tap(words.Say("lockset.change_pin")) {
		h.fill(pin, pin)
	}
}

// fill types into the boxes of a panel in turn, the passphrase where it is asked
// for first, and submits it.
func (h *host) fill(texts ...string) {
	boxes := h.see().boxes
	if len(boxes) > len(texts) {
		texts = append([]string{h.knows()}, texts...)
	}
	for i, box := range boxes {
		if i < len(texts) {
			h.window.Canvas().Focus(box)
			h.paste(texts[i]) // each letter of a passphrase would be judged
		}
	}
	h.press("ctrl+Return")
}

func (h *host) backUp(string) {
	h.press("ctrl+7")
	h.tap(words.Say("backups.now"))
}

func (h *host) bringBack(string) {
	h.press("ctrl+7")
	if h.tap(words.Say("backups.bring_back")) {
		h.tap(words.Say("backups.bring_back_verb"))
	}
}
