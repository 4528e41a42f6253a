package kit

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// PrintSizes are the sizes every print may have, to choose from; the keys are
// surgery.HandoutSize.
func PrintSizes() []Option {
	return []Option{
		{Key: string(surgery.Standard), Label: words.Say("kit.size_standard")},
		{Key: string(surgery.LargePrint), Label: words.Say("kit.size_large")},
		{Key: string(surgery.Plain), Label: words.Say("kit.size_plain")},
	}
}

// HandoutSizes are PrintSizes and, for prints for which words were written, the one
// that is easier to read. It is called Easy Read once somebody with a learning
// disability has checked those words.
func HandoutSizes(easyRead bool) []Option {
	label := words.Say("kit.size_easier")
	if easyRead {
		label = words.Say("kit.size_easy_read")
	}
	return append(PrintSizes(), Option{Key: string(surgery.EasierToRead), Label: label})
}

// Weeks returns weeks to choose from, each with its year.
func Weeks(weeks []*surgery.Week) []Option {
	var all []Option
	for _, w := range weeks {
		label := w.Words.Title
		if len(w.From) >= 4 {
			label += " " + w.From[:4]
		}
		all = append(all, Option{Key: string(w.ID), Label: label})
	}
	return all
}
