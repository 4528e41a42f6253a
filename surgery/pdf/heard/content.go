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
	r := &reading{File: f, nth: nth, page: page, pieces: map[int]*piece{}}
	l := &lexer{b: s.data}
	var operands []any
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
		r.do(op, operands)
		operands = nil
	}
	if len(r.open) > 0 {
		f.fault("page %d leaves a bracket open", nth)
	}
	return r.pieces
}

// reading is the content of a page on its way.
type reading struct {
	*File
	nth    int
	page   dict
	pieces map[int]*piece
	open   []*piece // brackets; nil for decoration
	font   letters
	kept   []letters // by q
}

// do follows one operator.
func (r *reading) do(op word, operands []any) {
	switch op {
	case "BMC", "BDC":
		r.open = append(r.open, r.opened(r.nth, r.pieces, operands))
	case "EMC":
		if len(r.open) == 0 {
			r.fault("page %d closes a bracket twice", r.nth)
		} else {
			r.open = r.open[:len(r.open)-1]
		}
	case "q":
		r.kept = append(r.kept, r.font)
	case "Q":
		if n := len(r.kept); n > 0 {
			r.font, r.kept = r.kept[n-1], r.kept[:n-1]
		}
	case "Tf":
		if of, ok := operands[0].(name); ok {
			if r.font, ok = r.File.font(r.page, of); !ok {
				r.fault("page %d: the letters of font %s are not known", r.nth, of)
			}
		}
	}
	if painting[op] && len(r.open) != 1 {
		r.fault("page %d paints (%s) in %d brackets", r.nth, op, len(r.open))
	}
	if showing[op] && len(operands) > 0 && len(r.open) > 0 {
		shown, _ := operands[len(operands)-1].(text)
		says, ok := r.font.says(shown)
		if !ok {
			r.fault("page %d shows a letter that is not known", r.nth)
		}
		if p := r.open[len(r.open)-1]; p != nil {
			p.says += says
		}
	}
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
