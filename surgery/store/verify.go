package store

import (
	"database/sql"
	"strings"

	"socialmediasurgery/surgery"
)

// Report is what Verify found.
type Report struct {
	Schema     int    `json:"schema"`
	Operations int    `json:"operations"`
	Chain      string `json:"chain"` // "ok" or what is wrong
	People     int    `json:"people"`
	Visits     int    `json:"visits"`
	Surgeries  int    `json:"surgeries"`
	Handouts   int    `json:"handouts"`
	Desks      int    `json:"desks,omitempty"`   // of the share that this laptop takes part in
	Waiting    int    `json:"waiting,omitempty"` // what came from them and cannot be taken in yet
	// Joined is what was found of the surgery of others that this laptop has joined.
	Joined *Report `json:"joined,omitempty"`
	// Unopened means that the store was locked: the chain covers sealed words too,
	// but whether they open was not tried.
	Unopened bool `json:"words_not_opened,omitempty"`
}

// Verify looks at everything: SQLite's own checks, the chain and its end, that
// all sealed words open, and that the tables are what the log says.
func (s *Store) Verify() (Report, error) {
	report := Report{Schema: Schema, Chain: "ok", Unopened: s.Locked()}
	err := s.inTx(func(tx *sql.Tx) error {
		if err := countAll(tx, &report); err != nil {
			return err
		}
		return s.verify(tx, &report)
	})
	if err != nil {
		return report, err
	}
	if report.Chain == "ok" {
		wrong, err := s.checkTables()
		if err != nil {
			return report, err
		}
		if wrong != "" {
			report.Chain = wrong
		}
	}
	return report, nil
}

func (s *Store) verify(tx *sql.Tx, report *Report) error {
	var first string
	if err := tx.QueryRow("PRAGMA integrity_check(1)").Scan(&first); err != nil {
		return err
	}
	wrong, err := checkChain(tx)
	if err != nil {
		return err
	}
	for _, check := range []func() (string, error){
		func() (string, error) { return s.checkOwners(tx) },
		func() (string, error) { return checkOutside(tx) },
	} {
		if wrong != "" || first != "ok" {
			break
		}
		if wrong, err = check(); err != nil {
			return err
		}
	}
	switch {
	case first != "ok":
		report.Chain = "the file is damaged: " + strings.Join(strings.Fields(first), " ")
	case wrong != "":
		report.Chain = wrong
	case s.short:
		letter, err := ownLetter(tx)
		if err != nil {
			return err
		}
		report.Chain = "the log" + letter + " ends too early: its last operations are missing"
	}
	return nil
}

// countAll fills in how much there is.
func countAll(tx *sql.Tx, report *Report) error {
	if there, err := hasTable(tx, "waiting"); err != nil {
		return err
	} else if there { // it may be copied before it is brought up to date
		err = tx.QueryRow(`SELECT (SELECT count(*) FROM waiting), (SELECT count(*) FROM desk_here WHERE share IN (SELECT id FROM share))`).
			Scan(&report.Waiting, &report.Desks)
		if err != nil {
			return err
		}
	}
	for query, into := range map[string]*int{
		"SELECT count(*) FROM operation": &report.Operations,
		"SELECT count(*) FROM attendee":  &report.People,
		"SELECT count(*) FROM visit":     &report.Visits,
		"SELECT count(*) FROM surgery":   &report.Surgeries,
		"SELECT coalesce(sum(copies), 0) FROM print WHERE kind IN ('" + string(surgery.HandoutPrint) + "', '" + string(surgery.WeekHandoutPrint) + "')": &report.Handouts,
	} {
		if err := tx.QueryRow(query).Scan(into); err != nil {
			return err
		}
	}
	return nil
}
