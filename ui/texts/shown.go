package texts

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// shown is the chosen text as people meet it, and what can be done with it.
type shown struct {
	card    *kit.Card
	title   *kit.Text
	where   *kit.Text
	warn    *kit.Text
	ours    *kit.Button
	preview *kit.PagePreview
	note    *kit.Text // says what the preview is
	plain   *fyne.Container
	wrong   *kit.Text
}

func newShown(s *Screen) *shown {
	h := &shown{title: kit.Title(""), where: kit.Muted(""), warn: kit.Strong(words.Say("texts.old_advice")).In(kit.ColourAccent),
		preview: kit.NewPagePreview(), note: kit.Small(words.Say("texts.as_printed")), plain: kit.Column(kit.Step), wrong: kit.Body("").In(kit.ColourDanger)}
	change := kit.NewButton(kit.Primary, words.Say("texts.change"), s.edit).WithHint(words.Say("texts.change_key"))
	today := kit.NewButton(kit.Secondary, words.Say("texts.checked_today"), s.checkedToday)
	h.ours = kit.NewButton(kit.Secondary, words.Say("texts.ours"), s.back)
	h.card = kit.NewCard(kit.Column(12, kit.Column(2, h.title, h.where), h.warn, kit.Flow(kit.Step, change, today, h.ours),
		h.wrong, h.plain, h.note, h.preview))
	return h
}

// show shows a text; err is why it cannot be laid out.
func (h *shown) show(row texts.Row, met weekprints.TextShown, err error) {
	h.title.Set(row.Title)
	h.where.Set(where(row.Name))
	h.warn.Hidden, h.ours.Hidden = !row.Old, !row.Own
	h.wrong.Hidden = err == nil
	if err != nil {
		h.wrong.Set(kit.ErrorLine(err))
	}
	pages := met.Paper.Pages
	h.preview.Hidden, h.note.Hidden = len(pages) == 0, len(pages) == 0
	h.preview.Set(pages)
	h.plain.Objects = nil
	for _, paragraph := range met.Text.Paragraphs {
		h.plain.Add(kit.Body(paragraph))
	}
	h.card.Refresh()
}
