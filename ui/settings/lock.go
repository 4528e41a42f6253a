package settings

import (
	"slices"
	"strconv"
	"strings"

	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// lock is how names are locked away: passphrase, recovery key, PIN, idle minutes.
type lock struct {
	card     *kit.Card
	said     *kit.Text
	warning  *kit.Text
	choose   *kit.Button
	recovery *kit.Button
	pin      *kit.Button
	cover    *kit.Select
	after    *kit.Select
}

// Minutes offered before names are covered, and before all is locked.
var (
	coverMinutes = []int{1, 2, 3, 5, 10, 15}
	lockMinutes  = []int{5, 10, 15, 20, 30, 45, 60}
)

func newLock(s *Screen) *lock {
	l := &lock{said: kit.Body(""), warning: kit.Strong("").In(kit.ColourAccent)}
	again := func() { s.Changed(nil) }
	l.choose = kit.NewButton(kit.Primary, words.Say("lockset.choose"), func() { ChoosePassphrase(s.stage, again) })
	l.recovery = kit.NewButton(kit.Secondary, words.Say("lockset.new_recovery"), func() { newRecovery(s.stage) })
	l.pin = kit.NewButton(kit.Secondary, words.Say("lockset.set_pin"), func() { choosePIN(s.stage, "", again) })
	l.cover = kit.NewSelect(nil, func(key string) {
		s.keep(func(now *settings.Settings) { now.CoverMinutes = number(key) }, nil)
	})
	l.after = kit.NewSelect(nil, func(key string) {
		s.keep(func(now *settings.Settings) { now.LockMinutes = number(key) }, nil)
	})
	l.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("lockset.title")), l.warning, l.said,
		kit.Flow(kit.Step, l.choose, l.recovery, l.pin),
		kit.Tiles(200, 2*kit.Step,
			kit.NewField(words.Say("lockset.cover_after"), l.cover, words.Say("lockset.cover_hint")),
			kit.NewField(words.Say("lockset.lock_after"), l.after, words.Say("lockset.lock_hint")))))
	return l
}

// number reads what our own options say.
func number(key string) int {
	n, _ := strconv.Atoi(key) // a blank is the usual, for the desk
	return n
}

func (l *lock) show(now state) {
	verb, said, warning := "lockset.change", words.Say("lockset.is_set"), ""
	l.choose.Kind = kit.Secondary
	switch {
	case !now.lock.Passphrase:
		verb, said, warning = "lockset.choose", words.Say("lockset.is_none"), words.Say("lockset.none")
		l.choose.Kind = kit.Primary
	case now.lock.MustSet:
		verb, warning = "lockset.choose", words.Say("lockset.recovered")
		l.choose.Kind = kit.Primary
	case now.lock.StoreSecret:
		said = words.Say("lockset.is_set_with_store") + " " + words.Say("lockset.is_here_only")
	case now.lock.Away:
		said += " " + words.Say("lockset.is_away")
	default:
		said += " " + words.Say("lockset.is_here_only")
	}
	if len(now.oldPaper) > 0 {
		warning = words.Say("desk.proof_old", "folder", strings.Join(now.oldPaper, ", "))
	}
	if now.lock.Passphrase && !now.pin {
		said += " " + words.Say("lockset.no_pin")
	}
	l.said.Set(said)
	l.warning.Set(warning)
	l.warning.Hidden = warning == ""
	l.choose.SetLabel(words.Say(verb))
	l.choose.Refresh()
	l.recovery.Hidden, l.pin.Hidden = !now.lock.Passphrase || now.joined, !now.lock.Passphrase
	l.choose.Hidden = now.joined
	if now.joined {
		l.said.Set(words.Say("sharing.lock_joined"))
	}
	l.pin.SetLabel(words.Say("lockset.set_pin"))
	if now.pin {
		l.pin.SetLabel(words.Say("lockset.change_pin"))
	}
	minutes(l.cover, coverMinutes, now.CoverMinutes)
	minutes(l.after, lockMinutes, now.LockMinutes)
	l.card.Refresh()
}

// minutes offers these, and what is set where it is another.
func minutes(choose *kit.Select, offered []int, now int) {
	if !slices.Contains(offered, now) {
		offered = append(slices.Clone(offered), now)
		slices.Sort(offered)
	}
	var options []kit.Option
	for _, n := range offered {
		options = append(options, kit.Option{Key: strconv.Itoa(n), Label: words.Count("lockset.minutes", n)})
	}
	choose.SetOptions(options)
	choose.Set(strconv.Itoa(now))
}
