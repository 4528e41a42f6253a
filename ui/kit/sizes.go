package kit

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// PrintSizes are the sizes a print may have, to choose from; the keys are
// surgery.HandoutSize.
func PrintSizes() []Option {
	return []Option{
		{Key: string(surgery.Standard), Label: words.Say("kit.size_standard")},
		{Key: string(surgery.LargePrint), Label: words.Say("kit.size_large")},
		{Key: string(surgery.Plain), Label: words.Say("kit.size_plain")},
	}
}
