package table

import "strings"

func anything(string) bool { return true }

// looksLikeNumber is enough to take a cell with separators for several phones.
func looksLikeNumber(s string) bool {
	digits := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			digits++
		}
	}
	return digits >= 5
}

// split is splitInto with a slice that is good until the next call.
func (b *builder) split(cell, separators string, fits func(string) bool) []string {
	b.values = splitInto(b.values[:0], cell, separators, fits)
	return b.values
}

// splitInto takes apart a cell that holds several values: at Google's " ::: " and at line breaks always, and at the separators if every
// part then fits.
func splitInto(list []string, cell, separators string, fits func(string) bool) []string {
	if cell == "" {
		return list
	}
	if strings.IndexByte(cell, '\n') < 0 && !strings.Contains(cell, ":::") && (separators == "" || !strings.ContainsAny(cell, separators)) {
		return append(list, cell)
	}
	for part := range strings.SplitSeq(cell, ":::") {
		for line := range strings.SplitSeq(part, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				list = append(list, splitAt(line, separators, fits)...)
			}
		}
	}
	return list
}

func splitAt(line, separators string, fits func(string) bool) []string {
	if separators == "" || !strings.ContainsAny(line, separators) {
		return []string{line}
	}
	parts := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(separators, r) })
	kept := parts[:0]
	for _, part := range parts {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if !fits(part) {
			return []string{line}
		}
		kept = append(kept, part)
	}
	if len(kept) == 0 {
		return []string{line}
	}
	return kept
}
