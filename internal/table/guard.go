package table

import "strings"

// Guard makes a cell safe in a spreadsheet: one that a program would take for a formula gets an apostrophe before it, which
// spreadsheets read as "this is text". Dangerous are cells that begin with = + - @, a tab or a line break.
//
// A number with its sign stays as it is: "+49 40 123-45" and "--05-09" have nothing in them that could call a function, and the
// apostrophe would make phone numbers useless to the programs that read address books as CSV. Unguard is the inverse.
func Guard(cell string) string {
	if isNumeric(cell) || !isDangerous(strings.TrimLeft(cell, "'")) {
		return cell
	}
	return "'" + cell
}

// Unguard takes the apostrophe of Guard off a cell.
func Unguard(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && isDangerous(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return cell
}

// isDangerous reports whether a spreadsheet could take a cell for a formula; the wide forms are folded by some.
func isDangerous(cell string) bool {
	for _, start := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(cell, start) {
			return true
		}
	}
	return false
}

// isNumeric reports whether a cell begins with a sign and has nothing but digits and what stands between them.
func isNumeric(cell string) bool {
	if cell == "" || cell[0] != '+' && cell[0] != '-' {
		return false
	}
	return strings.Trim(cell[1:], "0123456789 ()./-") == ""
}
