package learning

import (
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// kindBox asks for the kind of an entry, with one key each, and of a quote whose
// words it is and whether they may be used.
type kindBox struct {
	stage     *Stage
	content   *fyne.Container
	choice    *kit.Choice
	quote     *fyne.Container
	said      *kit.Check
	whose     *kit.Entry
	permitted string // when they said yes
}

func newKindBox(stage *Stage, grown func()) *kindBox {
	b := &kindBox{stage: stage, whose: kit.NewEntry(words.Say("learning.whose_example"))}
	var options []kit.Option
	for i, k := range surgery.LearningKinds {
		options = append(options, kit.Option{Key: kindKey(i), Label: words.Say("learning.kind_with_key", "key", kindKey(i), "kind", learning.KindWords(k))})
	}
	b.choice = kit.NewChoice(options, func(string) {
		b.show()
		grown()
	})
	b.choice.None = true
	b.said = kit.NewCheck(words.Say("learning.permitted"), func(on bool) {
		b.permitted = ""
		if on {
			b.permitted = stage.Now().Format(time.DateOnly)
		}
	})
	b.quote = kit.Column(kit.Step, b.said, kit.NewField(words.Say("learning.whose"), b.whose, words.Say("learning.whose_hint")))
	b.content = kit.Column(kit.Step, kit.NewField(words.Say("learning.kind"), b.choice, ""), b.quote)
	b.show()
	return b
}

// set shows what an entry has.
func (b *kindBox) set(l surgery.Learning) {
	for i, k := range surgery.LearningKinds {
		if k == l.Kind {
			b.choice.Set(kindKey(i))
		}
	}
	b.permitted = l.Permitted
	b.said.Set(l.Permitted != "")
	if l.Permitted != "" {
		b.said.SetLabel(words.Say("learning.permitted_when", "day", dayWords(l.Permitted)))
	}
	b.whose.SetText(l.Words.Whose)
	b.show()
}

func (b *kindBox) kind() surgery.LearningKind {
	for i, k := range surgery.LearningKinds {
		if kindKey(i) == b.choice.Value() {
			return k
		}
	}
	return ""
}

func (b *kindBox) show() {
	b.quote.Hidden = b.kind() != surgery.Quote
	b.content.Refresh()
}

// into writes what was chosen into an entry.
func (b *kindBox) into(l *surgery.Learning) {
	l.Kind, l.Permitted, l.Words.Whose = b.kind(), b.permitted, b.whose.Text
}
