package surgery

// TakenBack returns the edits that take an operation back, part by part, as far as what
// it did still stands: what was changed since, here or at another desk, stays, and rest
// reports that. now returns a record as it is, nil where it is not there. Conflict where
// nothing of it stands any more, or a record that it made was changed since.
func (o *Operation) TakenBack(now func(Family, ID) (Record, error)) (edits []Edit, rest bool, err error) {
	back, left := map[recordKey]*Edit{}, map[recordKey]bool{}
	var order []recordKey
	for _, e := range o.Inverse() {
		key := recordKey{e.Record().Family(), e.Record().RecordID()}
		b := back[key]
		if b == nil {
			is, err := now(key.family, key.id)
			if err != nil {
				return nil, false, err
			}
			b = &Edit{Before: is, After: is}
			back[key], order = b, append(order, key)
		}
		var stays bool
		if b.After, stays, err = backTo(b.After, e); err != nil {
			return nil, false, err
		}
		left[key] = left[key] || stays
		rest = rest || stays
	}
	for _, key := range order {
		if b := back[key]; !left[key] || !sameRecord(b.Before, b.After) {
			edits = append(edits, *b)
		}
	}
	if len(edits) == 0 && rest {
		return nil, false, Fail(Conflict, "error.changed_meanwhile")
	}
	return edits, rest, nil
}

// backTo returns a record as an edit of an inverse leaves it, and whether some of what
// the operation did to it was changed since, and stays.
func backTo(is Record, e Edit) (left Record, stays bool, err error) {
	switch {
	case e.Before == nil && is != nil: // it took the record away, and somebody brought it back
		return is, true, nil
	case e.Before == nil:
		return e.After, false, nil
	case e.After == nil && !sameRecord(is, e.Before):
		return nil, false, Fail(Conflict, "error.changed_meanwhile")
	case e.After == nil:
		return nil, false, nil
	case is == nil:
		return nil, true, nil
	}
	left = copyOf(is)
	for _, p := range parts[is.Family()] {
		switch {
		case p.Same(e.Before, e.After):
		case p.Same(is, e.Before):
			p.Take(left, e.After)
		default:
			stays = true
		}
	}
	return left, stays, nil
}

// sameRecord compares two records of one family, part by part.
func sameRecord(a, b Record) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	for _, p := range parts[a.Family()] {
		if !p.Same(a, b) {
			return false
		}
	}
	return true
}
