package people_test

import (
	"testing"

	"socialmediasurgery/surgery/desk/world"
)

// A page of the list of people, a search of them and one person's page, among a
// hundred thousand.
func BenchmarkPeople(b *testing.B) {
	_, d := world.Seeded(b, 100_000)
	for name, read := range map[string]func(i int) error{
		"page":   func(i int) error { _, err := d.People.People(i*50%100_000, 50); return err },
		"search": func(i int) error { _, err := d.People.FindPeople(world.MadeUpName(i * 37 % 100_000)[:3]); return err },
		"person": func(i int) error { _, err := d.People.Person(d.Names.NameIndex().Page(i*41%100_000, 1)[0]); return err },
		"due":    func(int) error { _, err := d.People.Due(); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for i := range b.N {
				if err := read(i); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
