package walk

import (
	"fmt"
	"maps"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/words"
)

// Moves of a surgery that several laptops share. The stick is the host's own folder.
func init() {
	verbs["share the surgery"] = verb{often: 1, with: when(func(h *host) bool { return open(h) && h.desk.Desk.HasPassphrase() }), do: (*host).shareIt}
	verbs["swap with the stick"] = verb{often: 4, with: when(open), do: (*host).swapIt}
	verbs["settle what needs a look"] = verb{often: 3, with: when(needsLook, "the first way", "the second way", "the last way"), do: (*host).settleIt}
	verbs["strike a desk off"] = verb{often: 1, with: when(func(h *host) bool { return shares(h) && !h.desk.Sharing.Joined() && takesPart(h) }), do: (*host).strikeOff}
	verbs["stop sharing"] = verb{often: 1, with: when(func(h *host) bool { return shares(h) && !h.desk.Sharing.Joined() }), do: (*host).stopSharing}
	verbs["go home"] = verb{often: 1, with: when(func(h *host) bool { return open(h) && h.desk.Sharing.Joined() }), do: (*host).goHome}
	verbs["this desk only"] = verb{often: 1, with: when(shares), do: func(h *host, _ string) {
		h.press("ctrl+1")
		_ = h.tap(words.Say("sharing.only_this")) || h.tap(words.Say("sharing.all_desks"))
	}}

	verbs["another laptop asks"] = verb{often: 2, with: when(func(h *host) bool { return shares(h) && !h.desk.Sharing.Joined() && h.other == nil }), do: (*host).anotherAsks}
	verbs["let it in"] = verb{often: 4, with: when(func(h *host) bool {
		return shares(h) && !h.desk.Sharing.Joined() && h.other != nil && h.other.asks != nil
	}), do: (*host).letItIn}
	verbs["the other joins"] = verb{often: 4, with: when(func(h *host) bool { return shares(h) && h.other != nil && h.other.asks != nil }), do: (*host).otherJoins}
	var does []string
	for _, what := range otherDoes {
		switch what {
		case "check in", "save", "rename":
			for _, who := range people {
				does = append(does, what+", "+who)
			}
		case "a surgeon":
			for _, who := range surgeons {
				does = append(does, what+", "+who)
			}
		default:
			does = append(does, what, what, what)
		}
	}
	verbs["at the other desk"] = verb{often: 8, with: when(takesPart, does...), do: func(h *host, what string) { h.other.does(what) }}
	verbs["the other swaps"] = verb{often: 4, with: when(takesPart), do: func(h *host, _ string) { h.other.swaps() }}
	verbs["the other goes home"] = verb{often: 1, with: when(func(h *host) bool { return takesPart(h) && !h.other.home }), do: func(h *host, _ string) {
		_, err := h.other.desk.Sharing.GoHome()
		h.other.must("go home", err)
	}}
	verbs["the other closes the surgery"] = verb{often: 1, with: when(func(h *host) bool { return takesPart(h) && h.other.home }), do: func(h *host, _ string) {
		_, err := h.other.desk.Closing.CloseSurgery(nil)
		h.other.must("close the surgery", err)
	}}
	verbs["both are on a network"] = verb{often: 3, with: when(bothOpen), do: (*host).onNetwork}
	verbs["news comes and goes"] = verb{often: 6, with: when(func(h *host) bool { return takesPart(h) && h.networked }), do: (*host).exchangeNews}
	verbs["the network is gone"] = verb{often: 2, with: when(func(h *host) bool { return bothOpen(h) && h.networked }), do: (*host).offNetwork}
	verbs["a surgery is shared elsewhere"] = verb{often: 1, with: when(mayJoin), do: (*host).sharedElsewhere}
	verbs["join it"] = verb{often: 6, with: when(func(h *host) bool { return mayJoin(h) && h.other != nil && h.other.home && !h.other.over }), do: (*host).joinIt}
}

// sharedBegins are how walks begin where a surgery is shared.
var sharedBegins = [][]string{
	{"start a surgery", "choose a passphrase", "check in and save: Robin Fabulist", "surgeon comes: Verabel Pretendly", "share the surgery", "another laptop asks", "let it in",
		"the other joins", "at the other desk: check in, Ayesha Inventa", "at the other desk: a surgeon, Robin Surgeonly", "the other swaps", "swap with the stick"},
	{"a surgery is shared elsewhere", "join it", "check in: Zebedee Quixotical"},
	{"a surgery is shared elsewhere", "join it", "both are on a network", "check in: Zebedee Quixotical", "at the other desk: guest", "news comes and goes"},
	{"start a surgery", "choose a passphrase", "share the surgery", "another laptop asks", "let it in", "the other joins", "both are on a network",
		"at the other desk: check in, Ayesha Inventa", "news comes and goes"},
	{"start a surgery", "choose a passphrase", "choose a PIN: " + pin, "share the surgery", "another laptop asks", "guest", "let it in", "guest", "the other joins"},
}

func shares(h *host) bool {
	if !open(h) || h.desk.Desk.Locked() {
		return false
	}
	now, err := h.desk.Sharing.State()
	return err == nil && now.Shared
}

// takesPart reports whether another desk takes part, and its records are open.
func takesPart(h *host) bool {
	return h.other != nil && h.other.began && !h.other.over && h.other.desk != nil
}

// bothOpen reports whether both desks are open: the one in the window may have refused to
// start.
func bothOpen(h *host) bool { return takesPart(h) && h.desk != nil }

func needsLook(h *host) bool {
	if !shares(h) {
		return false
	}
	n, err := h.desk.Crossed.Count()
	return err == nil && n > 0
}

// mayJoin reports whether this laptop has no surgery open, and takes part in none.
func mayJoin(h *host) bool {
	return open(h) && h.desk.Desk.Surgery() == nil && !shares(h) && (h.other == nil || h.other.home)
}

// shareIt shares the surgery that is open, where there is a passphrase.
func (h *host) shareIt(string) {
	h.toDesks()
	if h.tap(words.Say("sharing.share")) {
		h.tap(words.Say("sharing.share_verb"))
	}
}

// swapIt swaps with a stick, which is a folder of the host's own.
func (h *host) swapIt(string) {
	h.press("ctrl+e")
	h.chooseStick()
}

// chooseStick chooses it where it is asked for.
func (h *host) chooseStick() {
	if h.title() != words.Say("sharing.which_stick") || h.tap(words.Say("sharing.use_stick")) {
		return
	}
	if h.tap(words.Say("sharing.other_folder")) {
		h.tap(words.Say("settings.use_folder"))
	}
}

func (h *host) settleIt(how string) {
	h.toDesks()
	if !h.tap(words.Say("sharing.look")) {
		return
	}
	things, err := h.desk.Crossed.Look()
	if err != nil || len(things) == 0 {
		return
	}
	ways := things[0].Ways
	way := map[string]int{"the first way": 0, "the second way": min(1, len(ways)-1), "the last way": len(ways) - 1}[how]
	h.tap(ways[way].Label)
}

// strikeOff strikes off the first other desk.
func (h *host) strikeOff(string) {
	h.toDesks()
	now, err := h.desk.Sharing.State()
	if err != nil {
		return
	}
	i := slices.IndexFunc(now.Desks, func(d sharing.Desk) bool { return !d.Here && !d.Left })
	if i < 0 || !h.tap(oneLine(now.Desks[i].Title)) {
		return
	}
	if h.tap(words.Say("sharing.lost_desk", "letter", now.Desks[i].Letter)) && h.tap(words.Say("sharing.lost_verb")) {
		h.other.strange = true
	}
}

func (h *host) stopSharing(string) {
	h.toDesks()
	if h.tap(words.Say("sharing.stop_sharing")) && h.tap(words.Say("sharing.stop_verb")) && h.other != nil {
		h.other.strange = true
	}
}

func (h *host) goHome(string) {
	h.toDesks()
	if h.tap(words.Say("sharing.go_home")) {
		h.tap(words.Say("sharing.go_home_verb"))
		h.chooseStick()
	}
}

func (h *host) anotherAsks(string) {
	o, err := newOther(h)
	if err != nil {
		h.broken("what is done at another desk goes well", err.Error())
		return
	}
	h.other = o
	o.asksIn()
}

func (h *host) letItIn(string) {
	h.toDesks()
	if !h.tap(words.Say("sharing.let_one_in")) {
		return
	}
	h.chooseStick()
	h.tap(words.Say("sharing.let_in"))
}

func (h *host) otherJoins(string) { h.other.joins() }

func (h *host) sharedElsewhere(string) {
	if h.other != nil {
		h.other.close()
	}
	o, err := newOther(h)
	if err != nil {
		h.broken("what is done at another desk goes well", err.Error())
		return
	}
	h.other = o
	o.begins()
}

// joinIt has this laptop join the surgery that is shared elsewhere.
func (h *host) joinIt(string) {
	if h.other.desk == nil {
		return
	}
	h.toDesks()
	if !h.tap(words.Say("sharing.join")) || !h.tap(words.Say("network.by_stick")) || h.title() != words.Say("sharing.join_title") {
		return
	}
	h.retype("Table")
	h.press("ctrl+Return")
	h.chooseStick()
	if h.title() != words.Say("sharing.take_to_home") {
		return
	}
	h.other.letsIn()
	h.tap(words.Say("sharing.read_again"))
	todays, err := h.other.desk.Sharing.Passphrase()
	if boxes := h.see().boxes; err == nil && len(boxes) > 0 && h.title() == words.Say("sharing.todays") {
		h.window.Canvas().Focus(boxes[0])
		h.paste(todays)
		h.press("ctrl+Return")
	}
}

// knows is the passphrase of the records that are open.
func (h *host) knows() string {
	if h.desk != nil && h.desk.Sharing.Joined() {
		return h.opens(h.desk)
	}
	return phrase
}

// opens is the passphrase of today that opens a joined desk: it may not have heard of the
// latest.
func (h *host) opens(d *rooms.Rooms) string {
	for _, said := range slices.Backward(h.todays) {
		heard := seal.HeardPassphrase([]byte(said))
		if key, err := d.Desk.Store().Slots().OpenPassphrase(heard); err == nil {
			key.Clear()
			return said
		}
	}
	return ""
}

// anew goes on with other records, as main does.
func (h *host) anew(between func() (*sharing.Next, error)) error {
	d := h.desk
	h.desk = nil
	if err := d.Desk.Close(); err != nil {
		h.broken("the program goes on", "the records did not close: "+err.Error())
	}
	next, err := between()
	if err != nil {
		h.broken("the program goes on", err.Error())
	}
	h.next = next
	h.begin()
	h.next = nil
	return h.refused
}

// agrees holds two desks against each other: with the same seen they have the same, and
// what each counts that needs a look is what it lists.
func (h *host) agrees(m move) {
	if h.desk == nil || h.isAway() || h.full || h.desk.Desk.Locked() {
		return
	}
	h.counts()
	if !takesPart(h) || h.other.strange || h.other.desk.Desk.Locked() {
		return
	}
	here, there := h.desk.Desk.Store(), h.other.desk.Desk.Store()
	one, err1 := here.Seen()
	two, err2 := there.Seen()
	if err1 != nil || err2 != nil || len(one) != len(two) || len(one) == 0 {
		return
	}
	for seat, n := range one {
		if two[seat] != n {
			return
		}
	}
	facts1, words1, err1 := here.SharedHash()
	facts2, words2, err2 := there.SharedHash()
	if err1 == nil && err2 == nil && (facts1 != facts2 || words1 != words2) {
		h.broken("two desks that know the same have the same", m.String())
	}
}

func (h *host) counts() {
	n, err := h.desk.Crossed.Count()
	things, err1 := h.desk.Crossed.Look()
	waits, err2 := h.desk.Crossed.Waits()
	if err == nil && err1 == nil && err2 == nil && n != len(things)+len(waits) {
		h.broken("as many things need a look as are listed", h.is.title)
	}
}

// ownUndo: what is taken back was done at the same desk.
func (h *host) ownUndo(move) {
	did := h.newest()
	if did == nil || did.reverts == "" {
		return
	}
	i := slices.IndexFunc(h.known.ops, func(o op) bool { return o.id == did.reverts })
	seats := h.otherSeats()
	if i >= 0 && seats[h.known.ops[i].desk] != seats[did.desk] {
		h.broken("undo takes back what this desk did", h.opWords(did.reverts))
	}
}

// otherSeats are the seats under which the other desk writes.
func (h *host) otherSeats() map[string]bool {
	seats := map[string]bool{}
	if !takesPart(h) {
		return seats
	}
	if now, err := h.other.desk.Desk.Store().Sharing(); err == nil && now != nil {
		seats[string(now.Seat)] = true
	}
	return seats
}

// comesTogether is how a walk ends where a surgery is shared: the stick goes round until
// both desks know the same. Then nothing waits, both have the same, and their records are
// whole.
func (h *host) comesTogether() {
	if h.desk == nil || h.isAway() || h.full || h.window == nil || !takesPart(h) || h.other.strange {
		return
	}
	h.walked = append(h.walked, "the stick goes round")
	if h.now.Before(h.latest) { // what was done before the clock was put back waits until then
		h.now = h.latest
	}
	h.other.unlock()
	if h.desk.Desk.Locked() {
		if err := h.desk.Lock.Unlock([]byte(h.knows())); err != nil {
			return
		}
	}
	if !h.oneShare() {
		return
	}
	for range 3 {
		if err := swapAt(h.desk, h.home); err != nil {
			h.mustSwap("here", err)
			return
		}
		if h.other.swaps(); h.other.over {
			return
		}
	}
	for where, d := range map[string]*rooms.Rooms{"here": h.desk, "at the other desk": h.other.desk} {
		waits, err := d.Desk.Store().Waiting()
		if err != nil || len(waits) > 0 {
			h.broken("nothing waits once the stick has gone round", fmt.Sprintf("%s: %+v %v", where, waits, err))
		}
		if report, err := d.Desk.Verify(); err != nil || report.Chain != "ok" {
			h.broken("the records of a shared surgery are whole", fmt.Sprintf("%s: %+v %v", where, report, err))
		}
	}
	h.agrees(move{do: "the stick goes round"})
	one, err1 := h.desk.Desk.Store().Seen()
	two, err2 := h.other.desk.Desk.Store().Seen()
	if err1 != nil || err2 != nil || !maps.Equal(one, two) {
		h.broken("two desks that know the same have the same", fmt.Sprintf("%v here, %v there: %v %v", one, two, err1, err2))
	}
}

// oneShare reports whether both desks take part in the same share: records that were brought
// back from before it may have been shared anew.
func (h *host) oneShare() bool {
	here, err1 := h.desk.Desk.Store().Sharing()
	there, err2 := h.other.desk.Desk.Store().Sharing()
	return err1 == nil && err2 == nil && here != nil && there != nil && here.Share == there.Share
}

// mustSwap has a swap that was refused be found, but where nothing is shared any more.
func (h *host) mustSwap(where string, err error) {
	switch surgery.KindOf(err) {
	case surgery.NotFound, surgery.Locked:
		return
	}
	h.broken("what is done at another desk goes well", fmt.Sprintf("swap %s: %v", where, err))
}
