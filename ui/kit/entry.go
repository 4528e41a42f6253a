package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery/words"
)

// Entry is a box to type in, of one line or more. Read and set Text as with
// Fyne's own; OnChanged is its. Put it in a Field to give it a label and a place
// for messages.
type Entry struct {
	widget.Entry

	// OnEnter takes Return in a single line; nil submits the open panel. In a box
	// of several lines Return begins a new one, unless OnEnter is set.
	OnEnter func()
	// OnEscape returns Escape; nil closes the open panel, else the shell decides.
	OnEscape func()
	// OnDown and OnUp answer the arrows in a single line, to move into a list.
	OnDown, OnUp func()
	// OnLeave is told when the box loses the focus.
	OnLeave func()
	// OnSay gets a sentence about what was typed (a paste was cut short); a Field
	// sets it. "" takes the sentence back.
	OnSay func(string)
	// Unkept is for a search or a secret: a panel asks nothing before what was typed
	// here goes with it.
	Unkept bool
	// Limit is the most letters; Large makes the box 52 high.
	Limit int
	Large bool

	wrong, warned, focused bool
	held                   held
	keyed, mixed           bool // for a key from paper; perhaps for a passphrase
}

var (
	_ fyne.Focusable    = (*Entry)(nil)
	_ fyne.Tabbable     = (*Entry)(nil)
	_ fyne.Shortcutable = (*Entry)(nil)
)

// NewEntry makes a box of one line for up to MaxName letters.
func NewEntry(placeholder string) *Entry {
	e := &Entry{Limit: MaxName}
	e.PlaceHolder = placeholder
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	return e
}

// NewLargeEntry makes the tall box of one line: the check-in box.
func NewLargeEntry(placeholder string) *Entry {
	e := NewEntry(placeholder)
	e.Large = true
	return e
}

// NewNotes makes a box of that many lines for up to MaxNotes letters.
func NewNotes(placeholder string, rows int) *Entry {
	e := &Entry{Limit: MaxNotes}
	e.PlaceHolder = placeholder
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(rows)
	return e
}

// SetText replaces the text, cleaned and cut like typed text, and forgets what
// typing could be undone. The cursor stands at the end.
func (e *Entry) SetText(s string) {
	kept, _ := clean(s, e.Limit, e.MultiLine)
	e.Entry.SetText(kept)
	if !e.MultiLine {
		e.CursorColumn = utf8.RuneCountInString(kept)
		e.Refresh()
	}
}

// SetWrong draws the edge as that of a box whose text is not accepted; the
// words for it stand below, in its Field.
func (e *Entry) SetWrong(wrong bool) {
	if e.wrong != wrong {
		e.wrong = wrong
		e.Refresh()
	}
}

// FocusGained shows the cursor and the ring. Tab into a box of one line selects what
// is in it, which the next letter replaces; whoever comes back to it otherwise goes on
// typing.
func (e *Entry) FocusGained() {
	e.focused = true
	e.held.gained()
	e.Entry.FocusGained()
	if byTab && !e.MultiLine && e.Text != "" {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	reveal(e)
}

// KeyDown is told of the first press of a key.
func (e *Entry) KeyDown(ev *fyne.KeyEvent) {
	if AheadDown(e, ev) {
		return
	}
	e.held.keyDown(ev)
	e.Entry.KeyDown(ev)
}

// KeyUp is told when it is let go.
func (e *Entry) KeyUp(ev *fyne.KeyEvent) {
	if AheadUp(e, ev) {
		return
	}
	e.held.keyUp(ev)
	e.Entry.KeyUp(ev)
}

// FocusLost hides them.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// TypedRune takes a letter that may be typed while there is room.
func (e *Entry) TypedRune(r rune) {
	touched()
	if AheadRune(e, r) {
		return
	}
	if r == ' ' && spent == e {
		spent = nil
		return
	}
	if dropped(r) || e.Disabled() || widthless(r) && e.marksBefore() >= mostMarks {
		return
	}
	if e.room() <= 0 {
		e.say(words.Count("kit.full_box", e.Limit))
		return
	}
	e.unsay()
	e.typing()
	if e.grouped() {
		e.typedInGroup(r)
		return
	}
	e.Entry.TypedRune(r)
}

// typing tells the panel over the window that what is in this box may change.
func (e *Entry) typing() {
	if p := TopPanel(orFirst(canvasOf(e))); p != nil {
		p.typing(e)
	}
}

// room returns how many letters fit in place of what is selected.
func (e *Entry) room() int {
	return e.Limit - utf8.RuneCountInString(e.Text) + utf8.RuneCountInString(e.SelectedText())
}

// marksBefore returns how many letters without a width stand before the cursor.
func (e *Entry) marksBefore() (n int) {
	text := []rune(e.Text)
	for at := min(e.CursorTextOffset(), len(text)) - 1; at >= 0 && widthless(text[at]); at-- {
		n++
	}
	return n
}

// TypedKey takes Return, Escape, arrows and function keys before the box does.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	touched()
	if AheadKey(e, ev) {
		return
	}
	spent = nil
	call := func(f func()) {
		if f != nil {
			Act(f)
		} else {
			passKey(e, ev)
		}
	}
	enters := !e.MultiLine || e.keyed || e.OnEnter != nil
	if enters && e.held.repeats(ev) {
		return
	}
	switch {
	case isReturn(ev) && enters:
		call(e.OnEnter)
	case isReturn(ev) && e.room() <= 0:
		e.say(words.Count("kit.full_box", e.Limit))
	case isReturn(ev) && e.breaks() >= mostBreaks-1:
		e.say(words.Count("kit.cut_lines", mostBreaks))
	case ev.Name == fyne.KeyEscape:
		call(e.OnEscape)
	case ev.Name == fyne.KeyDown && !e.MultiLine && e.OnDown != nil:
		e.OnDown()
	case ev.Name == fyne.KeyUp && !e.MultiLine && e.OnUp != nil:
		e.OnUp()
	case isFunction(ev.Name):
		passKey(e, ev)
	default:
		if ev.Name == fyne.KeyBackspace || ev.Name == fyne.KeyDelete {
			e.unsay()
			e.typing()
		}
		e.Entry.TypedKey(ev)
	}
}

func isFunction(name fyne.KeyName) bool {
	return len(name) >= 2 && name[0] == 'F' && name[1] >= '1' && name[1] <= '9'
}

// TypedShortcut keeps what edits text and hands everything else on, so that the
// keys of the window work while the box has the focus.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	touched()
	if AheadShortcut(e, s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		e.paste(s)
	case *fyne.ShortcutUndo:
		if !e.UndoTyping() {
			passShortcut(e, s)
		}
	case *fyne.ShortcutCopy:
		e.copy(s.Clipboard, s)
	case *fyne.ShortcutCut:
		e.copy(s.Clipboard, s)
	case *fyne.ShortcutSelectAll:
		e.Entry.TypedShortcut(s)
	default:
		switch {
		case isRedo(s):
			if !e.RedoTyping() {
				passShortcut(e, s)
			}
		case editsText(s):
			e.Entry.TypedShortcut(s)
		default:
			passShortcut(e, s)
		}
	}
}

// editsText reports whether a shortcut moves or deletes by words.
func editsText(s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok || custom.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierAlt && !onMac() {
		return false // Alt+Left goes back
	}
	switch custom.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

func onMac() bool { return fyne.KeyModifierShortcutDefault == fyne.KeyModifierSuper }

// copy copies or cuts what is selected, for a short while.
func (e *Entry) copy(board fyne.Clipboard, s fyne.Shortcut) {
	text := e.SelectedText()
	e.Entry.TypedShortcut(s)
	if text != "" && !e.Password { // a concealed one is not copied
		keepCopied(board, text, Later)
	}
}

func (e *Entry) paste(s *fyne.ShortcutPaste) {
	text := s.Clipboard.Content()
	if !mayPaste(text) {
		e.say(words.Say("kit.own_paste"))
		return
	}
	kept, cut := clean(text, max(e.room(), 0), e.MultiLine)
	lines := cut && utf8.RuneCountInString(kept) < e.room()
	if room := mostBreaks - e.breaks(); e.MultiLine && strings.Count(kept, "\n") >= room {
		kept, lines = firstLines(kept, room), true
	}
	if e.marksBefore() >= mostMarks {
		kept = strings.TrimLeftFunc(kept, widthless)
	}
	if e.grouped() && e.Text == "" {
		kept = inGroups(kept)
	}
	if kept != "" {
		e.unsay()
		e.typing()
		e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: keptText{s.Clipboard, kept}})
	}
	switch {
	case lines:
		e.say(words.Count("kit.cut_lines", mostBreaks))
	case cut:
		e.say(words.Count("kit.cut_paste", e.Limit))
	}
}

// breaks returns how many line breaks there are, but for those that are selected.
func (e *Entry) breaks() int {
	if !e.MultiLine {
		return 0
	}
	return strings.Count(e.Text, "\n") - strings.Count(e.SelectedText(), "\n")
}

// keptText is a clipboard that gives only what a box may take.
type keptText struct {
	fyne.Clipboard
	text string
}

func (c keptText) Content() string { return c.text }

// UndoTyping takes the last typing in this box back and reports whether there was
// any.
func (e *Entry) UndoTyping() bool {
	before := e.Text
	e.Undo()
	return e.Text != before
}

// RedoTyping does again what UndoTyping took back.
func (e *Entry) RedoTyping() bool {
	before := e.Text
	e.Redo()
	return e.Text != before
}

func (e *Entry) say(sentence string) {
	e.warned = true
	if e.OnSay != nil {
		e.OnSay(sentence)
	}
}

func (e *Entry) unsay() {
	if e.warned {
		e.warned = false
		if e.OnSay != nil {
			e.OnSay("")
		}
	}
}
