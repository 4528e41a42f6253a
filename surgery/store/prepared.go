package store

import "database/sql"

// prepare readies the statements of Do: reading them takes SQLite longer than
// carrying them out. It has to be done outside of a transaction, which holds the
// only connection.
func (s *Store) prepare() error {
	queries := []string{insertEntry, entryAt, findKey, insertKey}
	for _, t := range tables {
		queries = append(queries, t.add, t.insert, t.update, t.byID, t.del)
	}
	s.prepared = make(map[string]*sql.Stmt, len(queries))
	for _, query := range queries {
		ready, err := s.db.Prepare(query)
		if err != nil {
			return explain(err)
		}
		s.prepared[query] = ready
	}
	return nil
}

// exec runs one of the prepared statements in the transaction.
func (s *Store) exec(tx *sql.Tx, query string, args ...any) error {
	_, err := s.execute(tx, query, args...)
	return err
}

func (s *Store) execute(tx *sql.Tx, query string, args ...any) (sql.Result, error) {
	return s.ready(tx, query).Exec(args...)
}

// queryRow runs one of the prepared statements in the transaction.
func (s *Store) queryRow(tx *sql.Tx, query string, args ...any) *sql.Row {
	return s.ready(tx, query).QueryRow(args...)
}

// ready returns a prepared statement as the transaction uses it. A transaction keeps
// each one made for it until its end, so there is one of each however long it is.
func (s *Store) ready(tx *sql.Tx, query string) *sql.Stmt {
	if s.readyIn != tx {
		s.readyIn, s.readied = tx, map[string]*sql.Stmt{}
	}
	if s.readied[query] == nil {
		s.readied[query] = tx.Stmt(s.prepared[query])
	}
	return s.readied[query]
}
