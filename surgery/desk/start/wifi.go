package start

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
)

// WiFiAt returns the network for guests that was entered last for a venue; none where
// none ever was.
func (r *Room) WiFiAt(venue string) (surgery.WiFi, error) {
	if venue = surgery.Clean(venue); venue == "" {
		return surgery.WiFi{}, nil
	}
	earlier, err := r.desk.Store().Surgeries()
	if err != nil {
		return surgery.WiFi{}, err
	}
	for _, s := range earlier {
		if strings.EqualFold(s.Words.Venue, venue) {
			return s.Words.WiFi, nil
		}
	}
	return surgery.WiFi{}, nil
}

// tidyWiFi takes off the spaces around what was typed about a network, and holds it
// against the rules of package link: inside, a password is as it is.
func tidyWiFi(w surgery.WiFi) (surgery.WiFi, error) {
	w.Name, w.Key = strings.TrimSpace(w.Name), strings.TrimSpace(w.Key)
	if w.Name == "" && w.Key == "" {
		return surgery.WiFi{}, nil
	}
	_, err := link.WiFi(w)
	return w, err
}
