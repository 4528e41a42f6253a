package desk

import (
	"testing"
	"time"
)

// besideCheckIns measures how long the worker is held by what is done beside it: the longest
// of many check-ins that are made meanwhile.
func besideCheckIns(b *testing.B, w *world, d *Desk, beside func() error) (longest time.Duration, made int) {
	b.Helper()
	done := make(chan error, 1)
	go func() { done <- beside() }()
	for {
		select {
		case err := <-done:
			if err != nil {
				b.Fatal(err)
			}
			return longest, made
		default:
		}
		began := time.Now()
		must(b)(d.CountGuest())
		longest, made = max(longest, time.Since(began)), made+1
	}
}

// BenchmarkBackupBesideCheckIns makes a backup of 100,000 people while guests are
// counted as fast as it goes. longest-ms is the longest that one of them took.
func BenchmarkBackupBesideCheckIns(b *testing.B) {
	w, d := seeded(b, 100_000)
	for b.Loop() {
		began := time.Now()
		backup, err := d.newBackup()
		if err != nil {
			b.Fatal(err)
		}
		backup.due = true
		begin := time.Since(began)
		longest, made := besideCheckIns(b, w, d, func() error { _, err := backup.Make(); return err })
		whole := time.Since(began)
		began = time.Now()
		if err := d.BackedUp(backup, nil); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(begin.Milliseconds()), "begin-ms")
		b.ReportMetric(float64(longest.Milliseconds()), "longest-ms")
		b.ReportMetric(float64(time.Since(began).Milliseconds()), "end-ms")
		b.ReportMetric(whole.Seconds(), "whole-s")
		b.ReportMetric(float64(made), "check-ins")
	}
}

// BenchmarkCheckBesideCheckIns is the same while everything is looked at.
func BenchmarkCheckBesideCheckIns(b *testing.B) {
	w, d := seeded(b, 100_000)
	for b.Loop() {
		began := time.Now()
		check, err := d.NewCheck()
		if err != nil {
			b.Fatal(err)
		}
		longest, made := besideCheckIns(b, w, d, func() error { _, err := check.Look(); return err })
		if report, err := d.Checked(check, nil); err != nil || report.Chain != "ok" {
			b.Fatal(report, err)
		}
		b.ReportMetric(float64(longest.Milliseconds()), "longest-ms")
		b.ReportMetric(time.Since(began).Seconds(), "whole-s")
		b.ReportMetric(float64(made), "check-ins")
	}
}
