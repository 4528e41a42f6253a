package surgery

// Crossing is that two desks changed the same part of a record without knowing of each
// other, or that one took back a record while another worked on it.
type Crossing struct {
	Family Family `json:"family"`
	Record ID     `json:"record"`
	Part   string `json:"part,omitempty"` // "" for the whole record
	First  ID     `json:"first"`          // operation that had been there
	Second ID     `json:"second"`         // operation that did not know of it
}

// TwoPeople is the part of what settles the question whether two visits are one person's:
// they are not. No part of a record is called so, and nothing is painted of it.
const TwoPeople = "two people"

// TwoPeopleAt returns what says of two visits that they are two people's.
func TwoPeopleAt(v, w ID) Crossing {
	v, w = min(v, w), max(v, w)
	return Crossing{Visits, v, TwoPeople, v, w}
}

// crossingKey is what a crossing is known by: what had been there may be another when
// more has arrived.
type crossingKey struct {
	recordKey
	part   string
	second ID
}

func (c Crossing) key() crossingKey {
	return crossingKey{recordKey{c.Family, c.Record}, c.Part, c.Second}
}

// Same reports whether another says the same: settling the one settles the other.
func (c Crossing) Same(other Crossing) bool { return c.key() == other.key() }

// EndedBy returns which crossings an operation ends whose desk has seen them: those of
// the parts it changes, and those of a whole record that it changes in any way.
func EndedBy(o *Operation, crossed []Crossing) (ended []Crossing) {
	for _, c := range crossed {
		for _, e := range o.Edits {
			if r := e.Record(); r.Family() == c.Family && r.RecordID() == c.Record && changesPart(e, c.Part) {
				ended = append(ended, c)
				break
			}
		}
	}
	return ended
}

// changesPart reports whether an edit changes a part of a record, or, for "", any.
func changesPart(e Edit, name string) bool {
	if e.Before == nil || e.After == nil {
		return true
	}
	for _, p := range parts[e.After.Family()] {
		if (p.Name == name || name == "") && !p.Same(e.Before, e.After) {
			return true
		}
	}
	return false
}
