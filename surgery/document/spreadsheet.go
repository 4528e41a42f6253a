package document

import (
	"bytes"
	"encoding/csv"

	"socialmediasurgery/surgery/intake"
)

// Spreadsheet returns rows as a CSV file that every spreadsheet reads and none runs.
func Spreadsheet(rows [][]string) []byte {
	var raw bytes.Buffer
	raw.WriteString("\ufeff") // or spreadsheets take it for another alphabet
	out := csv.NewWriter(&raw)
	out.UseCRLF = true
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = intake.Harmless(cell)
		}
		_ = out.Write(safe) // into memory: cannot fail
	}
	out.Flush()
	return raw.Bytes()
}
