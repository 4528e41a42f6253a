package store

import "database/sql"

// prepare readies the statements of Do: reading them takes SQLite longer than
// carrying them out. It has to be done outside of a transaction, which holds the
// only connection.
func (s *Store) prepare() error {
	queries := []string{insertEntry, findKey, insertKey}
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
	return tx.Stmt(s.prepared[query]).Exec(args...)
}

// queryRow runs one of the prepared statements in the transaction.
func (s *Store) queryRow(tx *sql.Tx, query string, args ...any) *sql.Row {
	return tx.Stmt(s.prepared[query]).QueryRow(args...)
}
