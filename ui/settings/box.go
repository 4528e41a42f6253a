package settings

import (
	"strings"

	"socialmediasurgery/ui/kit"
)

// box is a box to type in whose text is kept on Return and when it is left. What
// is refused is said beneath, and the typed text stays.
type box struct {
	*kit.Field
	entry *kit.Entry
	kept  string // what the settings say
	save  func(text string, told func(error))
	busy  bool
}

func newBox(label, example, hint string, save func(text string, told func(error))) *box {
	b := &box{entry: kit.NewEntry(example), save: save}
	b.Field = kit.NewField(label, b.entry, hint)
	b.entry.OnChanged = func(string) { b.SetWrong("") }
	b.entry.OnEnter = b.commit
	b.entry.OnLeave = b.commit
	return b
}

// show writes what is set, unless something else is being typed.
func (b *box) show(text string) {
	if b.entry.Text == b.kept && b.entry.Text != text {
		b.entry.SetText(text)
	}
	b.kept = text
}

func (b *box) commit() {
	text := strings.TrimSpace(b.entry.Text)
	if b.busy || text == b.kept {
		return
	}
	b.busy = true
	b.save(text, func(err error) {
		b.busy = false
		if err != nil {
			b.SetError(err)
			return
		}
		b.kept = text
	})
}
