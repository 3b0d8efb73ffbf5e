package contact

import (
	"strings"

	"kith/internal/search"
)

// Conditions are on +r.contact, so that the index of the list is walked in its order and each row looked up in what the condition finds:
// to fetch thousands of rows and sort them takes several times as long.

// FactCondition is the SQL of a condition on contact_row r: the contact has a value of this kind in which these words stand side by
// side, or with whole nothing but these words. A star stands for anything. Spelling is compared as search does. A value without any
// word fits nobody.
func FactCondition(fact Fact, text string, whole bool) (sql string, args []any) {
	pieces := foldPieces(text)
	if strings.Join(pieces, "") == "" {
		return `0`, nil
	}
	marks := []byte{byte(fact), fact.tail()}
	if whole || fact == FactCircle {
		marks = marks[:1]
	}
	return factCondition(marks, pieces, whole || fact == FactCircle)
}

// factCondition looks for terms that begin with one of the marks and consist of the pieces with anything between them.
func factCondition(marks []byte, pieces []string, whole bool) (sql string, args []any) {
	last := len(pieces) - 1
	if pieces[0] != "" && (last == 0 || last == 1 && pieces[1] == "") {
		// Whole words and beginnings are what the index is made for.
		var ways []string
		for _, mark := range marks {
			term := string(rune(mark)) + pieces[0]
			switch {
			case last == 1:
				ways = append(ways, `"`+term+`" *`)
			case whole:
				ways = append(ways, `"`+term+`"`)
			default:
				ways = append(ways, `"`+term+`"`, `"`+term+Between+`" *`)
			}
		}
		return `+r.contact IN (SELECT rowid FROM contact_fact WHERE contact_fact MATCH ?)`, []any{strings.Join(ways, " OR ")}
	}
	// Else all terms that begin as the pattern does are looked at. Folded words have none of GLOB's signs in them.
	var ways []string
	if pieces[0] == "" {
		marks = marks[:1] // the tails are in the whole value
	}
	for _, mark := range marks {
		start := string(rune(mark)) + pieces[0]
		pattern := string(rune(mark)) + strings.Join(pieces, "*")
		one := `term >= ? AND term < ? AND (term GLOB ?`
		args = append(args, start, start+"\xf4\x8f\xbf\xbf", pattern)
		if !whole && pieces[last] != "" {
			one += ` OR term GLOB ?`
			args = append(args, pattern+Between+"*")
		}
		ways = append(ways, `SELECT doc FROM contact_fact_place WHERE `+one+`)`)
	}
	return `+r.contact IN (` + strings.Join(ways, ` UNION ALL `) + `)`, args
}

// EmailCondition is FactCondition for e-mail addresses: anna@acme.de, *@acme.de, anna*, or acme.de alone for the domain.
func EmailCondition(text string) (sql string, args []any) {
	at := strings.LastIndexByte(text, '@')
	if at < 0 {
		sql, args = FactCondition(FactDomain, text, false)
		ofLocal, more := search.MailCondition(`+r.contact`, text)
		return `(` + sql + ` OR ` + ofLocal + `)`, append(args, more...)
	}
	local, domain := text[:at], text[at+1:]
	var all []string
	if strings.Trim(domain, "* ") != "" {
		sql, args = FactCondition(FactDomain, domain, true)
		all = append(all, sql)
	}
	if strings.Trim(local, "* ") != "" {
		sql, more := search.MailCondition(`+r.contact`, local)
		all, args = append(all, sql), append(args, more...)
	}
	if len(all) == 2 && !strings.Contains(text, "*") {
		// Somebody may have one half of the address in one and the other in another. The hash alone may be of a former address.
		all, args = append(all, `+r.contact IN (SELECT contact FROM contact_key WHERE hash = ? >> 16)`), append(args, EmailKey(text))
	}
	if len(all) == 0 {
		return `r.has & ? <> 0`, []any{int64(HasEmail)}
	}
	return strings.Join(all, ` AND `), args
}

func foldPieces(text string) []string {
	pieces := strings.Split(text, "*")
	for i, piece := range pieces {
		pieces[i] = strings.ReplaceAll(search.Fold(piece), " ", Between)
	}
	return pieces
}
