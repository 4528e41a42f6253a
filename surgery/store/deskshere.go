package store

import "socialmediasurgery/surgery"

var desksHere = &table{
	columns: []string{"share", "surgery", "letter", "home", "was", "sign_key", "box_key", "joined_at", "left_at", "struck", "up_to", "epoch", "renewal"},
	values: func(r surgery.Record) []any {
		d := r.(*surgery.DeskHere)
		return []any{d.Share, d.Surgery, d.Letter, d.Home, d.Was, d.SignKey, d.BoxKey, stamp(d.JoinedAt), stamp(d.Left), d.Struck, d.UpTo, d.Epoch, blob(d.Renewal)}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		d := r.(*surgery.DeskHere)
		var joined, left string
		return []any{&d.ID, &d.Share, &d.Surgery, &d.Letter, &d.Home, &d.Was, &d.SignKey, &d.BoxKey, &joined, &left, &d.Struck, &d.UpTo, &d.Epoch, &d.Renewal},
			func() error { return unstampAll(&d.JoinedAt, joined, &d.Left, left) }
	},
}
