package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"
	"hash"

	"socialmediasurgery/surgery"
)

// SharedHash sums up all records of the share, facts and words, and what crossed on
// them: desks that have seen the same have the same. While locked the words are zero.
func (s *Store) SharedHash() (facts, words [32]byte, err error) {
	ofFacts, ofWords := sha256.New(), sha256.New()
	err = s.inTx(func(tx *sql.Tx) error {
		var all []key
		if err := eachRow(tx, "SELECT DISTINCT family, record FROM touched WHERE family <> '' ORDER BY family, record", func(scan scanner) error {
			var k key
			err := scan(&k.family, &k.id)
			all = append(all, k)
			return err
		}); err != nil {
			return err
		}
		for _, k := range all {
			if err := s.sumRecord(tx, k, ofFacts, ofWords); err != nil {
				return err
			}
		}
		return eachRow(tx, "SELECT family, record, part, first, second FROM crossed ORDER BY family, record, part, second", func(scan scanner) error {
			var c surgery.Crossing
			err := scan(&c.Family, &c.Record, &c.Part, &c.First, &c.Second)
			fmt.Fprintf(ofFacts, "%q\n", c)
			return err
		})
	})
	ofFacts.Sum(facts[:0])
	if !s.Locked() {
		ofWords.Sum(words[:0])
	}
	return facts, words, err
}

func (s *Store) sumRecord(tx *sql.Tx, k key, facts, words hash.Hash) error {
	r, err := s.get(tx, k.family, k.id)
	if err != nil || r == nil {
		return err
	}
	for sum, says := range map[hash.Hash]any{facts: tables[k.family].values(r), words: r.Text()} {
		raw, err := json.Marshal(says)
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%s %q %s\n", k.family, k.id, raw)
	}
	return nil
}
