package desk

import (
	"slices"
	"testing"
	"time"
)

// besideCheckIns measures how long the worker is held by what is done beside it, by
// guests that are counted meanwhile as fast as it goes.
func besideCheckIns(b *testing.B, d *Desk, beside func() error) {
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
		must(b)(d.CountGuest())
		took = append(took, time.Since(began))
	}
}

// BenchmarkBackupBesideCheckIns makes a backup of 100,000 people while guests are
// counted. longest-ms is the longest that one of them took, with nothing beside it
// some 10 ms.
func BenchmarkBackupBesideCheckIns(b *testing.B) {
	_, d := seeded(b, 100_000)
	for b.Loop() {
		began := time.Now()
		backup, err := d.newBackup()
		if err != nil {
			b.Fatal(err)
		}
		backup.MakeDue()
		begin := time.Since(began)
		besideCheckIns(b, d, func() error { _, err := backup.Make(); return err })
		whole := time.Since(began)
		began = time.Now()
		if err := d.BackedUp(backup, nil); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(begin.Milliseconds()), "begin-ms")
		b.ReportMetric(float64(time.Since(began).Milliseconds()), "end-ms")
		b.ReportMetric(whole.Seconds(), "whole-s")
	}
}

// BenchmarkCheckBesideCheckIns is the same while everything is looked at.
func BenchmarkCheckBesideCheckIns(b *testing.B) {
	_, d := seeded(b, 100_000)
	for b.Loop() {
		began := time.Now()
		check, err := d.NewCheck()
		if err != nil {
			b.Fatal(err)
		}
		besideCheckIns(b, d, func() error { _, err := check.Look(); return err })
		if report, err := d.Checked(check, nil); err != nil || report.Chain != "ok" {
			b.Fatal(report, err)
		}
		b.ReportMetric(time.Since(began).Seconds(), "whole-s")
	}
}
