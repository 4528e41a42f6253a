package live

import (
	"encoding/json"
	"net/netip"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/share/door"
	"socialmediasurgery/surgery/share/network"
)

// Way is how this desk reaches the others; "" where it does by stick only.
type Way string

// The ways.
const (
	Leads   Way = "leads"   // its door is open, and others come
	Follows Way = "follows" // it goes through the door of whoever leads
	Uses    Way = "uses"    // a message server that the organisation has
)

// Network is a network that this laptop is on.
type Network struct{ Name, Address string }

// kept is what somebody chose, as this laptop keeps it: a restart goes on with it. It is
// of one share.
type kept struct {
	Share       surgery.ID
	Way         Way              `json:",omitempty"`
	Network     Network          // of the door
	Port        uint16           `json:",omitempty"` // it had last
	At          []netip.AddrPort `json:",omitempty"` // where another desk leads, or may; without a port at one of door.Ports
	Servers     []string         `json:",omitempty"`
	Credentials string           `json:",omitempty"` // a file
	Term        door.Term        // the latest that was heard of
	Gone        []surgery.ID     `json:",omitempty"` // who has handed over and gone
	Heeded      [][]byte         `json:",omitempty"` // what the home desk said and is not taken in yet: see known
}

// waySetting is where it is kept.
const waySetting = "live"

// mostAt is how many places are kept where another desk may lead.
const mostAt = 16

func (r *Room) readWay() (k kept, err error) {
	now, err := r.desk.Store().Sharing()
	if err != nil || now == nil {
		return k, err
	}
	raw, err := r.desk.Store().Settings()
	if err != nil {
		return k, err
	}
	if text := raw[waySetting]; text == "" || json.Unmarshal([]byte(text), &k) != nil || k.Share != now.Share {
		return kept{Share: now.Share}, nil // none yet, or of another surgery
	}
	return k, nil
}

// keepWay keeps it, where it is not kept as it is.
func (r *Room) keepWay(k kept) error {
	settings, err := settingsOf(k)
	if err == nil {
		err = r.desk.Store().SetSettings(settings)
	}
	if err == nil {
		r.way = k
	}
	return err
}

func settingsOf(k kept) (map[string]string, error) {
	raw, err := json.Marshal(k)
	if err != nil {
		return nil, surgery.AsError(err)
	}
	return map[string]string{waySetting: string(raw)}, nil
}

// following returns the settings with which a desk of a share follows whoever leads there:
// a laptop that joins over a network has them in the records it makes.
func following(share surgery.ID, at netip.AddrPort) (map[string]string, error) {
	return settingsOf(kept{Share: share, Way: Follows, At: []netip.AddrPort{at}})
}

// places are where another desk leads, or may: also where one at the same address would
// that began anew.
func (k kept) places() (all []netip.AddrPort) {
	for _, at := range k.At {
		ports := door.Ports[:]
		if at.Port() != 0 {
			ports = append([]int{int(at.Port())}, ports...)
		}
		for _, port := range ports {
			if place := netip.AddrPortFrom(at.Addr(), uint16(port)); !slices.Contains(all, place) {
				all = append(all, place)
			}
		}
	}
	return all
}

// ways is what is drawn anew when another was chosen.
var ways = []surgery.Family{surgery.DesksHere, surgery.Settings}

// Lead has this desk lead, with its door on a network. Errors: Locked; NotFound where
// nothing is shared, and "share.no_network"; Conflict "share.no_port"; ReadOnly
// "share.lead_folder".
func (r *Room) Lead(at Network) (surgery.Change, error) {
	address, err := netip.ParseAddr(at.Address)
	if err != nil {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "share.no_network").Because(err)
	}
	if err := r.ready(); err != nil {
		return surgery.Change{}, err
	}
	if err := r.lead(netip.AddrPortFrom(address, 0)); err != nil {
		return surgery.Change{}, err
	}
	k := r.way
	k.Way, k.Network = Leads, Network{at.Name, address.String()}
	return r.chose(k)
}

// Follow has this desk follow whoever leads: at an address that was typed, with or without
// a port; "" is where desks were heard. Errors: Locked; NotFound where nothing is shared;
// Invalid "share.address_wrong".
func (r *Room) Follow(address string) (surgery.Change, error) {
	var at []netip.AddrPort
	if address = strings.TrimSpace(address); address != "" {
		place, err := (door.Code{Address: netip.IPv4Unspecified(), Port: door.Ports[0]}).At(address)
		if err != nil {
			return surgery.Change{}, err
		}
		at = []netip.AddrPort{place}
	}
	if err := r.ready(); err != nil {
		return surgery.Change{}, err
	}
	k := r.way
	for _, place := range k.At {
		if !slices.Contains(at, place) && len(at) < mostAt {
			at = append(at, place)
		}
	}
	k.Way, k.At = Follows, at
	r.running.follow(k.places())
	return r.chose(k)
}

// Use has this desk use a message server of the organisation: addresses, with commas or
// spaces between, and a file of credentials, "" for none. Errors: Locked; NotFound where
// nothing is shared; Invalid "share.server_address"; NotFound "network.file_missing".
func (r *Room) Use(servers, credentials string) (surgery.Change, error) {
	file, err := credentialsAt(credentials)
	if err != nil {
		return surgery.Change{}, err
	}
	if err := r.ready(); err != nil {
		return surgery.Change{}, err
	}
	k := r.way
	k.Way, k.Credentials = Uses, file
	k.Servers = strings.FieldsFunc(servers, func(c rune) bool { return c == ',' || c == ' ' || c == '\n' || c == '\t' })
	if err := r.running.use(k); err != nil {
		return surgery.Change{}, err
	}
	if err := r.sharing.KeepServers(strings.Join(k.Servers, " ")); err != nil {
		return surgery.Change{}, err
	}
	return r.chose(k)
}

// Rest has nothing be opened or sent any more: from now on all goes by stick.
func (r *Room) Rest() (surgery.Change, error) {
	r.end()
	r.failed = nil
	k := r.way
	k.Way = ""
	return r.chose(k)
}

// chose keeps what was chosen.
func (r *Room) chose(k kept) (surgery.Change, error) {
	r.failed = nil
	err := r.keepWay(k)
	r.tell()
	return surgery.Change{Changed: ways}, err
}

// servers is what an organisation's server is known by.
func (k kept) organisation() network.Organisation {
	return network.Organisation{Servers: k.Servers, Credentials: k.Credentials}
}
