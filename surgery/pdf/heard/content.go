package heard

// piece is marked content of a page: what it says.
type piece struct {
	says string
	role name
	used int // how often the structure takes it
}

var (
	painting = map[word]bool{"f": true, "F": true, "f*": true, "B": true, "B*": true, "b": true, "b*": true, "S": true, "s": true,
		"Tj": true, "TJ": true, "'": true, "\"": true, "Do": true, "sh": true}
	showing = map[word]bool{"Tj": true, "TJ": true, "'": true, "\"": true}
)

// content reads the content of a page: its pieces by their number. What is
// painted in none, or in two, is a fault.
func (f *File) content(nth int, page dict) map[int]*piece {
	s, ok := f.get(page["Contents"]).(stream)
	if !ok {
		f.fault("page %d has no content", nth)
		return nil
	}
	pieces := map[int]*piece{}
	l := &lexer{b: s.data}
	var open []*piece // nil for decoration
	var operands []any
	var font letters
	var kept []letters // by q
	for {
		v, err := l.value()
		if err != nil {
			break
		}
		op, ok := v.(word)
		if !ok {
			operands = append(operands, v)
			continue
		}
		switch op {
		case "BMC", "BDC":
			open = append(open, f.opened(nth, pieces, operands))
		case "EMC":
			if len(open) == 0 {
				f.fault("page %d closes a bracket twice", nth)
			} else {
				open = open[:len(open)-1]
			}
		case "q":
			kept = append(kept, font)
		case "Q":
			if n := len(kept); n > 0 {
				font, kept = kept[n-1], kept[:n-1]
			}
		case "Tf":
			if of, ok := operands[0].(name); ok {
				if font, ok = f.font(page, of); !ok {
					f.fault("page %d: the letters of font %s are not known", nth, of)
				}
			}
		}
		if painting[op] && len(open) != 1 {
			f.fault("page %d paints (%s) in %d brackets", nth, op, len(open))
		}
		if showing[op] && len(operands) > 0 && len(open) > 0 {
			shown, _ := operands[len(operands)-1].(text)
			says, ok := font.says(shown)
			if !ok {
				f.fault("page %d shows a letter that is not known", nth)
			}
			if p := open[len(open)-1]; p != nil {
				p.says += says
			}
		}
		operands = nil
	}
	if len(open) > 0 {
		f.fault("page %d leaves a bracket open", nth)
	}
	return pieces
}

// opened is the piece a bracket begins; nil for decoration.
func (f *File) opened(nth int, pieces map[int]*piece, operands []any) *piece {
	role, _ := operands[0].(name)
	if role == "Artifact" {
		return nil
	}
	var d dict
	if len(operands) > 1 {
		d, _ = operands[1].(dict)
	}
	n := number(d["MCID"])
	if n < 0 {
		f.fault("page %d: a bracket of %s without a number", nth, role)
		return nil
	}
	if pieces[n] != nil {
		f.fault("page %d has piece %d twice", nth, n)
	}
	p := &piece{role: role}
	pieces[n] = p
	return p
}
