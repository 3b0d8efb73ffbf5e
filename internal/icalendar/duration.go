package icalendar

import (
	"strconv"
	"strings"
	"time"
)

// formatDuration writes a DURATION (RFC 5545 section 3.3.6) of whole seconds:
// PT15H, P1D, P1DT30M. Whole days are days, which keep the time of the clock
// when the clocks change.
func formatDuration(d time.Duration) string {
	var b strings.Builder
	if d < 0 {
		b.WriteByte('-')
		d = -d
	}
	b.WriteByte('P')
	part := func(unit time.Duration, letter byte) {
		if n := d / unit; n > 0 {
			b.WriteString(strconv.FormatInt(int64(n), 10))
			b.WriteByte(letter)
			d -= n * unit
		}
	}
	whole := d < time.Second
	part(24*time.Hour, 'D')
	if d >= time.Second || whole {
		b.WriteByte('T')
	}
	part(time.Hour, 'H')
	part(time.Minute, 'M')
	part(time.Second, 'S')
	if whole {
		b.WriteString("0S")
	}
	return b.String()
}

// parseDuration reads a DURATION, lower case and missing T's forgiven. It
// reports false for what is none and for more than some 100 years.
func parseDuration(s string) (time.Duration, bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimLeft(s, "+-")
	s, ok := strings.CutPrefix(s, "P")
	if !ok || s == "" {
		return 0, false
	}
	var d time.Duration
	for s != "" {
		s = strings.TrimPrefix(s, "T")
		i := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
		if i < 1 {
			return 0, false
		}
		n, err := strconv.ParseInt(s[:i], 10, 64)
		unit := map[byte]time.Duration{
			'W': 7 * 24 * time.Hour, 'D': 24 * time.Hour,
			'H': time.Hour, 'M': time.Minute, 'S': time.Second,
		}[s[i]]
		const most = 100 * 366 * 24 * time.Hour
		if err != nil || unit == 0 || n > int64(most/unit) {
			return 0, false
		}
		if d += time.Duration(n) * unit; d > most {
			return 0, false
		}
		s = s[i+1:]
	}
	if neg {
		d = -d
	}
	return d, true
}
