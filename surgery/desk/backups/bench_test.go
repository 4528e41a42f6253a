package backups_test

import (
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
)

// besideCheckIns measures how long the worker is held by what is done beside it, by
// guests that are counted meanwhile as fast as it goes.
func besideCheckIns(b *testing.B, d *rooms.Rooms, beside func() error) {
	b.Helper()
	var took []time.Duration
	done := make(chan error, 1)
	go func() { done <- beside() }()
	for {
		select {
		case err := <-done:
			if err != nil {
				b.Fatal(err)
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
			b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "longest-ms")
			b.ReportMetric(float64(len(took)), "check-ins")
			return
		default:
		}
		began := time.Now()
		world.Must(b)(d.Today.CountGuest())
		took = append(took, time.Since(began))
	}
}

// BenchmarkBackupBesideCheckIns makes a backup of 100,000 people while guests are
// counted. longest-ms is the longest that one of them took, with nothing beside it
// some 10 ms.
func BenchmarkBackupBesideCheckIns(b *testing.B) {
	_, d := world.Seeded(b, 100_000)
	for b.Loop() {
		began := time.Now()
		backup, err := backups.NewBackup(d.Backups)
		if err != nil {
			b.Fatal(err)
		}
		backup.MakeDue()
		begin := time.Since(began)
		besideCheckIns(b, d, func() error { _, err := backup.Make(); return err })
		whole := time.Since(began)
		began = time.Now()
		if err := d.Backups.BackedUp(backup, nil); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(begin.Milliseconds()), "begin-ms")
		b.ReportMetric(float64(time.Since(began).Milliseconds()), "end-ms")
		b.ReportMetric(whole.Seconds(), "whole-s")
	}
}

// BenchmarkCheckBesideCheckIns is the same while everything is looked at.
func BenchmarkCheckBesideCheckIns(b *testing.B) {
	_, d := world.Seeded(b, 100_000)
	for b.Loop() {
		began := time.Now()
		check, err := d.Backups.NewCheck()
		if err != nil {
			b.Fatal(err)
		}
		besideCheckIns(b, d, func() error { _, err := check.Look(); return err })
		if report, err := d.Backups.Checked(check, nil); err != nil || report.Chain != "ok" {
			b.Fatal(report, err)
		}
		b.ReportMetric(time.Since(began).Seconds(), "whole-s")
	}
}
