package store

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// AnswerCount is how often an answer was given to a barometer on a day, by one
// source: never who gave it, never when.
type AnswerCount struct {
	Barometer surgery.ID
	Day       string
	Source    surgery.AnswerSource
	Poll      string // id of the online poll; "" for other sources
	Answer    string
	N         int
}

// AddedWord is a word somebody added to a barometer, with no time and no person.
// It has a key of its own, so that one which names somebody can be erased.
type AddedWord struct {
	ID        surgery.ID // random: the words lie in its order
	Barometer surgery.ID
	Text      string
	Share     bool // may be shared
	Hidden    bool // by the host
}

// AddAnswers adds counts (or takes away, with a minus) and words as one batch,
// and empties the write-ahead log after, so that nothing in it can be matched to
// an arrival by its place in a file: within a batch, which should be of five
// people at least, nothing tells whose was first. It stands outside the log, like
// AddTallies.
func (s *Store) AddAnswers(counts []AnswerCount, added []AddedWord) error {
	if len(counts) == 0 && len(added) == 0 {
		return nil
	}
	counts, added = slices.Clone(counts), slices.Clone(added)
	slices.SortFunc(counts, func(a, b AnswerCount) int { // what is taken away comes after what is given
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Barometer, b.Barometer), cmp.Compare(a.Day, b.Day),
			cmp.Compare(a.Source, b.Source), cmp.Compare(a.Answer, b.Answer))
	})
	slices.SortFunc(added, func(a, b AddedWord) int { return cmp.Compare(a.ID, b.ID) })
	var answered, worded []string // parts
	for _, c := range counts {
		answered = append(answered, string(c.Barometer))
	}
	for _, w := range added {
		worded = append(worded, string(w.Barometer))
	}
	return s.outsideLog(func(tx *sql.Tx) error {
		err := touching(tx, "answer", answered, func() error {
			for _, c := range counts {
				if err := addAnswer(tx, c); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		return touching(tx, "added", worded, func() error {
			for _, w := range added {
				if err := s.addWord(tx, w); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

func addAnswer(tx *sql.Tx, c AnswerCount) error {
	_, err := tx.Exec(`INSERT INTO answer (barometer, day, source, poll, answer, count) SELECT ?1, ?2, ?3, ?4, ?5, max(?6, -coalesce(sum(count), 0))
		FROM answer WHERE barometer = ?1 AND day = ?2 AND source = ?3 AND poll = ?4 AND answer = ?5
		ON CONFLICT (barometer, day, source, poll, answer, desk) DO UPDATE SET count = count + excluded.count`,
		c.Barometer, c.Day, c.Source, c.Poll, c.Answer, c.N)
	return err
}

func (s *Store) addWord(tx *sql.Tx, w AddedWord) error {
	raw, err := json.Marshal(w.Text)
	if err != nil {
		return err
	}
	key, err := s.sealing(tx, w.ID)
	if err != nil || key == nil {
		return err
	}
	_, err = tx.Exec("INSERT INTO added (id, barometer, share, hidden, words) VALUES (?, ?, ?, ?, ?)",
		w.ID, w.Barometer, w.Share, w.Hidden, key.Seal(raw, addedField(w.ID)))
	return err
}

func addedField(id surgery.ID) seal.Bound {
	return seal.Bound{Table: "added", Record: string(id), Field: "words"}
}

// SetPoll replaces what is counted of one online poll, so that its export can be
// taken in again without doubling.
func (s *Store) SetPoll(barometer surgery.ID, poll string, counts []AnswerCount) error {
	return s.outsideLog(func(tx *sql.Tx) error {
		return touching(tx, "answer", []string{string(barometer)}, func() error {
			if _, err := tx.Exec("DELETE FROM answer WHERE barometer = ? AND source = ? AND poll = ? AND desk = ''",
				barometer, surgery.OnlineAnswers, poll); err != nil {
				return err
			}
			for _, c := range counts {
				c.Barometer, c.Source, c.Poll = barometer, surgery.OnlineAnswers, poll
				if err := addAnswer(tx, c); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// Answers returns the counts of a barometer by day, source, poll and answer.
func (s *Store) Answers(barometer surgery.ID) ([]AnswerCount, error) {
	var found []AnswerCount
	err := s.inTx(func(tx *sql.Tx) error {
		rows, err := tx.Query(`SELECT barometer, day, source, poll, answer, sum(count) FROM answer
			WHERE barometer = ? GROUP BY day, source, poll, answer HAVING sum(count) > 0 ORDER BY day, source, poll, answer`, barometer)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var c AnswerCount
			if err := rows.Scan(&c.Barometer, &c.Day, &c.Source, &c.Poll, &c.Answer, &c.N); err != nil {
				return err
			}
			found = append(found, c)
		}
		return rows.Err()
	})
	return found, err
}

// AddedWords returns the words people added to a barometer, in no order that
// means anything.
func (s *Store) AddedWords(barometer surgery.ID) ([]AddedWord, error) {
	var found []AddedWord
	err := s.inTx(func(tx *sql.Tx) error {
		rows, err := tx.Query("SELECT id, barometer, share, hidden, words FROM added WHERE barometer = ? ORDER BY id", barometer)
		if err != nil {
			return err
		}
		defer rows.Close()
		var sealed [][]byte
		for rows.Next() {
			var w AddedWord
			var words []byte
			if err := rows.Scan(&w.ID, &w.Barometer, &w.Share, &w.Hidden, &words); err != nil {
				return err
			}
			found, sealed = append(found, w), append(sealed, words)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		rows.Close() // the connection is needed for keys
		for i := range found {
			if err := s.openAdded(tx, &found[i], sealed[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return found, err
}

// AddedWord returns one, NotFound if it is gone.
func (s *Store) AddedWord(id surgery.ID) (AddedWord, error) {
	w := AddedWord{ID: id}
	err := s.inTx(func(tx *sql.Tx) error {
		var words []byte
		err := tx.QueryRow("SELECT barometer, share, hidden, words FROM added WHERE id = ?", id).Scan(&w.Barometer, &w.Share, &w.Hidden, &words)
		if errors.Is(err, sql.ErrNoRows) {
			return surgery.Fail(surgery.NotFound, "error.gone")
		}
		if err != nil {
			return err
		}
		return s.openAdded(tx, &w, words)
	})
	return w, err
}

func (s *Store) openAdded(tx *sql.Tx, w *AddedWord, sealed []byte) error {
	raw, _, err := s.open(tx, w.ID, sealed, addedField(w.ID))
	if err != nil || raw == nil {
		return err
	}
	if err := json.Unmarshal(raw, &w.Text); err != nil {
		return damaged(err)
	}
	return nil
}

// MarkAdded changes whether a word may be shared and whether it is hidden.
func (s *Store) MarkAdded(id surgery.ID, share, hidden bool) error {
	return s.change(func(tx *sql.Tx) error {
		var of string
		err := tx.QueryRow("SELECT barometer FROM added WHERE id = ?", id).Scan(&of)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		return touching(tx, "added", []string{of}, func() error {
			_, err := tx.Exec("UPDATE added SET share = ?, hidden = ? WHERE id = ?", share, hidden, id)
			return err
		})
	})
}

// outsideLog makes a change that the log does not hold, and leaves no trace of
// the order of such changes in the write-ahead log.
func (s *Store) outsideLog(change func(tx *sql.Tx) error) error {
	if err := s.change(change); err != nil {
		s.forgetKeys()
		return err
	}
	s.unshrunk = true
	s.shrink()
	return nil
}
