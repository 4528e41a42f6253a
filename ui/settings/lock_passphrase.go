package settings

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	lockroom "socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// longPassphrase is as long as one may be.
const longPassphrase = 128

// passphrase is the panel that chooses or changes the passphrase.
type passphrase struct {
	stage    *Stage
	first    bool // there was none: a recovery key follows
	portable bool
	old      *kit.Entry
	oldField *kit.Field
	new      *kit.Entry
	newField *kit.Field
	again    *kit.Entry
	twice    *kit.Field
	bar      *kit.Progress
	word     *kit.Text
	advice   *kit.Text
	store    *kit.Check
	noStore  *kit.Text
	away     *kit.Text // whether it opens backups on another laptop
	strength lockroom.Strength
	was      bool // the one from before opens them there
	panel    *kit.Panel
	judged   int // counts what was typed, so that only the last is judged
	recovery lockroom.Recovery
}

// ChoosePassphrase opens the panel that chooses the first passphrase, or changes
// it. After the recovery key was used the old one is not asked for. A first
// passphrase is followed by the recovery key, shown this once, and the offer of a PIN.
// then, which may be nil, is called when all of it has gone, however it went.
func ChoosePassphrase(stage *Stage, then func()) {
	if then == nil {
		then = func() {}
	}
	kit.Load(stage.Stage, func() (lockroom.State, error) { return stage.Lock.State(), nil }, func(at lockroom.State) {
		p := &passphrase{stage: stage, first: !at.Passphrase, was: at.Away, portable: at.Portable}
		p.show(at.Passphrase && !at.MustSet, at.StoreSecret, then)
	})
}

// secretBox is a box whose letters are not shown.
func secretBox(limit int) *kit.Entry {
	e := kit.NewEntry("")
	e.Password, e.Unkept = true, true
	e.Limit = limit
	return e
}

// showTyped is the tick that shows what was typed in secret boxes.
func showTyped(boxes ...*kit.Entry) *kit.Check {
	return kit.NewCheck(words.Say("lockset.show"), func(on bool) {
		for _, b := range boxes {
			b.Conceal(!on)
		}
	})
}

func (p *passphrase) show(askOld, keepsStore bool, then func()) {
	p.old, p.new, p.again = secretBox(longPassphrase), secretBox(longPassphrase), secretBox(longPassphrase)
	p.oldField = kit.NewField(words.Say("lockset.old"), p.old, "")
	p.newField = kit.NewField(words.Say("lockset.new"), p.new, words.Say("lockset.how"))
	p.twice = kit.NewField(words.Say("lockset.again"), p.again, "")
	p.bar, p.word, p.advice = kit.NewProgress(0), kit.Strong(" ").Unbroken(), kit.Small("")
	p.store = kit.NewCheck(words.Say("lockset.store"), func(bool) { p.sayAway() })
	p.store.Set(keepsStore)
	p.store.Hide()
	p.noStore, p.away = kit.Small(words.Say("lockset.store_asked")), kit.Strong("")
	p.away.Hide()
	for _, f := range []*kit.Field{p.oldField, p.newField, p.twice} {
		f.Input.(*kit.Entry).OnChanged = func(string) { f.SetWrong("") }
	}
	p.new.OnChanged = func(string) { p.newField.SetWrong(""); p.judge() }
	content := kit.Column(12)
	var first fyne.Focusable = p.new
	title := words.Say("lockset.choose_title")
	if p.first {
		content.Add(kit.Body(words.Say("lockset.why")))
		plain := kit.NewCard(kit.Column(4, kit.Strong(words.Say("lockset.lost_title")), kit.Body(words.Say("lockset.lost"))))
		plain.Fill, plain.Edge = kit.ColourDangerTint, kit.ColourDanger
		content.Add(plain)
	}
	if askOld {
		title = words.Say("lockset.change_title")
		content.Add(p.oldField)
		first = p.old
	}
	for _, o := range []fyne.CanvasObject{p.newField, kit.Column(4, kit.MiddleRow(12, p.bar, p.word), p.advice, p.away), p.twice,
		showTyped(p.old, p.new, p.again), p.store, p.noStore} {
		content.Add(o)
	}
	verb := words.Say("lockset.use")
	if p.first {
		verb = words.Say("lockset.use_first")
	}
	p.panel = kit.ShowPanel(p.stage.Window, kit.PanelParts{Title: title, Content: content, Verb: verb, First: first, Width: 700,
		Submit: p.submit, Closed: func() { p.closed(then) }})
	p.askStore(keepsStore)
}

// askStore asks for the laptop's safe store, which may take its time to answer.
func (p *passphrase) askStore(keeps bool) {
	kit.Beside(p.stage.Runner, func() (bool, error) { return p.stage.Lock.CanKeepSecret(), nil }, func(can bool, _ error) {
		p.noStore.Set(words.Say("lockset.store_hint"))
		if !can {
			p.noStore.Set(words.Say("lockset.store_none"))
		}
		p.store.Hidden = !can
		p.store.Set(can && (keeps || p.first && !p.portable))
		p.sayAway()
	})
}

// sayAway says whether the passphrase, as it stands, will open backups on another
// laptop, and so what is lost with the laptop.
func (p *passphrase) sayAway() {
	said := words.Say("lockset.away_not")
	switch {
	case p.store.On() && p.store.Visible():
		said = words.Say("lockset.away_store")
	case p.strength.Away:
		said = words.Say("lockset.away")
	}
	p.away.Set(said)
	p.away.Hidden = !p.strength.Enough
	p.panel.Refresh()
}

// judge says how hard the new one is to guess, while it is typed.
func (p *passphrase) judge() {
	p.judged++
	asked, typed := p.judged, p.new.Text
	if typed == "" {
		p.bar.Set(0)
		p.word.Set(" ")
		p.advice.Set("")
		p.strength = lockroom.Strength{}
		p.sayAway()
		return
	}
	kit.Soon(p.stage.Runner, func() (lockroom.Strength, error) { return p.stage.Lock.JudgePassphrase([]byte(typed)), nil },
		func(s lockroom.Strength, _ error) {
			if asked != p.judged {
				return
			}
			p.bar.Set(max(float32(s.Score)/4, 0.06))
			p.word.Set(strengths()[s.Score])
			p.advice.Set(s.Warning)
			if s.Suggestion != "" {
				p.advice.Set(s.Warning + " " + s.Suggestion)
			}
			p.strength = s
			p.sayAway()
		})
}

// strengths are the words beside the bar, by score.
func strengths() []string {
	return []string{words.Say("lockset.strength_0"), words.Say("lockset.strength_1"), words.Say("lockset.strength_2"),
		words.Say("lockset.strength_3"), words.Say("lockset.strength_4")}
}

func (p *passphrase) submit(done func(error)) {
	if p.again.Text != p.new.Text {
		err := surgery.Fail(surgery.Invalid, "lockset.differ")
		p.refuse(p.twice, err)
		done(err)
		return
	}
	old, new, store := p.old.Text, p.new.Text, p.store.On() && p.store.Visible()
	kit.Do(p.stage.Runner, func() (lockroom.Recovery, error) {
		return p.stage.Lock.SetPassphrase([]byte(old), []byte(new), store)
	}, func(r lockroom.Recovery, err error) {
		var ours *surgery.Error
		if errors.As(err, &ours) {
			switch ours.Key {
			case "error.passphrase_weak", "error.passphrase_long":
				p.refuse(p.newField, err)
			case "error.passphrase_wrong":
				p.refuse(p.oldField, err)
			}
		}
		p.recovery = r
		if err == nil && !p.first {
			p.prove(done)
			return
		}
		done(err)
	})
}

// prove waits until the folders have the keys of today, and says which have not.
func (p *passphrase) prove(done func(error)) {
	stage, was := p.stage, p.was
	kit.Beside(p.stage.Runner, func() (string, error) {
		said := words.Say("lockset.changed")
		if proof := stage.Backups.ProveBackups(""); proof.Failed != nil {
			said += " " + words.Say("desk.not_backed_up")
		} else if len(proof.Before) > 0 && (was || stage.Lock.State().Away) {
			said += " " + words.Say("lockset.changed_not", "folder", strings.Join(proof.Before, ", "))
		}
		return said, nil
	}, func(said string, _ error) {
		p.stage.Told(surgery.Change{Changed: []surgery.Family{surgery.Settings}, Notice: said})
		done(nil)
	})
}

// refuse says beneath a box what is wrong with it, and goes there.
func (p *passphrase) refuse(field *kit.Field, err error) {
	what, _ := kit.ErrorWords(err)
	field.SetWrong(what)
	kit.Focus(field.Input.(*kit.Entry))
}

// closed forgets what was typed, and goes on with the recovery key.
func (p *passphrase) closed(then func()) {
	for _, e := range []*kit.Entry{p.old, p.new, p.again} {
		e.SetText("")
	}
	if p.recovery.Text == "" {
		then()
		return
	}
	p.stage.Told(surgery.Change{Changed: []surgery.Family{surgery.Settings}, Notice: words.Say("lockset.chosen")})
	showRecovery(p.stage, p.recovery, func() { choosePIN(p.stage, words.Say("lockset.pin_later"), then) })
	p.recovery = lockroom.Recovery{}
}
