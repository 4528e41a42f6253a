//go:build !race

package calendar

const slower = 1
