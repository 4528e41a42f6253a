//go:build !race

package workbook

const slower = 1
