package kit

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
)

// Signs our typeface has no letter for are drawn. They take the colour they are
// asked in: see Icon.
var (
	IconTick  = icon("tick", `<path d="M4.5 12.8l4.9 4.9L19.5 7" `+stroke+`/>`)
	IconCross = icon("cross", `<path d="M6 6l12 12M18 6L6 18" `+stroke+`/>`)
	IconLater = icon("later", `<path d="M5 12h14" `+stroke+`/>`)
	IconBack  = icon("back", `<path d="M20 12H5M11 5.5L4.5 12l6.500 6.500" `+stroke+`/>`)
	IconDown  = icon("down", `<path d="M6 9.500l6 6 6-6" `+stroke+`/>`)
	IconPlus  = icon("plus", `<path d="M12 5v14M5 12h14" `+stroke+`/>`)
	IconInfo  = icon("info", `<path d="M12 11v6M12 7v.6" `+stroke+`/><circle cx="12" cy="12" r="9.500" fill="none" stroke="#000" stroke-width="2"/>`)
	IconWarn  = icon("warn", `<path d="M12 4L2.500 20h19z" fill="none" stroke="#000" stroke-width="2" stroke-linejoin="round"/><path d="M12 10v5M12 17v.5" `+stroke+`/>`)
	IconEnter = icon("enter", `<path d="M19 6v7H6M10 8.500L5.500 13l4.500 4.500" `+stroke+`/>`)
	IconPrint = icon("print", `<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z" fill="none" stroke="#000" stroke-width="2" stroke-linejoin="round"/>`)
)

const stroke = `fill="none" stroke="#000" stroke-width="2.600" stroke-linecap="round" stroke-linejoin="round"`

func icon(name, body string) fyne.Resource {
	return fyne.NewStaticResource(name+".svg", []byte(
		`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">`+body+`</svg>`))
}

// Icon returns a sign in a colour of the look that is on now. The colour is
// written into the drawing, because Fyne's own way leaves strokes black.
func Icon(sign fyne.Resource, colour fyne.ThemeColorName) fyne.Resource {
	if sign == nil {
		return nil
	}
	c := color.NRGBAModel.Convert(Colour(colour)).(color.NRGBA)
	hex := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	name := hex[1:] + "-" + sign.Name()
	if made, ok := coloured[name]; ok {
		return made
	}
	made := fyne.NewStaticResource(name, bytes.ReplaceAll(sign.Content(), []byte("#000"), []byte(hex)))
	coloured[name] = made
	return made
}

// coloured are the signs made so far, by colour and name.
var coloured = map[string]fyne.Resource{}
