package learning

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// Export writes the entries a filter lets through as a CSV file into a
// folder, "" for the documents folder. What is not sorted yet may be somebody's
// own words, and stays on this laptop.
func (room *Room) Export(f Filter, folder string) (surgery.Change, error) {
	log, err := room.Log(f)
	if err != nil {
		return surgery.Change{}, err
	}
	var rows []Row
	for _, r := range log.Rows {
		if r.Kind != "" {
			rows = append(rows, r)
		}
	}
	if len(rows) == 0 {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "learning.nothing_to_save")
	}
	file, folder, err := room.prints.SaveTable("learning-"+room.desk.Today(), folder, learningTable(rows))
	if err != nil {
		return surgery.Change{}, err
	}
	notice := words.Count("learning.saved", len(rows), "file", file, "folder", folder)
	if left := len(log.Rows) - len(rows); left > 0 {
		notice += " " + words.Count("learning.left_out", left)
	}
	return surgery.Change{Notice: notice}, nil
}

// learningTable is the log as a table, its first row the headings.
func learningTable(rows []Row) [][]string {
	table := [][]string{{words.Say("learning.csv_day"), words.Say("learning.csv_kind"), words.Say("learning.csv_what"), words.Say("learning.csv_whose"),
		words.Say("learning.csv_permitted"), words.Say("learning.csv_about"), words.Say("learning.csv_tags"), words.Say("learning.csv_event"),
		words.Say("learning.csv_link")}}
	for _, r := range rows {
		var about []string
		for _, t := range r.About {
			about = append(about, TopicWords(t))
		}
		table = append(table, []string{r.Day, KindWords(r.Kind), r.Words.What, r.Words.Whose, r.Permitted, strings.Join(about, "; "),
			strings.Join(r.Words.Tags, "; "), r.Event, r.Words.Link.Address})
	}
	return table
}
