package prints

import (
	"socialmediasurgery/surgery/document"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/surgery/workbook"
)

// SaveTable writes a table twice under one name, as CSV for any program and as
// .xlsx for those who open it in a spreadsheet. The first row are headings. It
// returns what was written, and where.
func (room *Room) SaveTable(name, folder string, rows [][]string) (files, in string, err error) {
	file, in, err := folders.SaveAll(room.desk.Options().Saves, folder, name, map[string][]byte{".csv": document.Spreadsheet(rows),
		".xlsx": workbook.Write(workbook.Table{Name: name, Rows: rows})})
	return TwoFiles(file), in, err
}

// TwoFiles names a table that was written as CSV and as .xlsx.
func TwoFiles(name string) string {
	return words.Say("desk.two_files", "first", name+".csv", "second", name+".xlsx")
}
