package link

import "socialmediasurgery/surgery"

// TextQR returns the code of a text that is no address: a key, to be scanned back
// into a box. Unlike an address's it is remembered nowhere. Invalid for a text
// that no code holds.
func TextQR(text string) (QR, error) {
	if text == "" {
		return QR{}, refuse("link.address_empty")
	}
	q, err := encode(text)
	if err != nil {
		return QR{}, surgery.Fail(surgery.Invalid, "link.address_long", "most", maxAddress).Because(err)
	}
	return q, nil
}
