package repeat

import "kith/internal/icalendar"

// Offered is the rules one may want for something that begins on a day: the common spans, the place of the weekday in its month, and some
// that count after it is done.
func Offered(from icalendar.Day) []Rule {
	month := func(nth string) Rule { return Every(1, Month).with("BYDAY", nth+codes([]int{weekday(from)})) }
	rules := []Rule{Every(1, Day), Every(1, Week), Every(2, Week), Every(1, Month)}
	if nth := (from.Day-1)/7 + 1; nth < 5 {
		rules = append(rules, month(string(rune('0'+nth))))
	}
	if from.Add(7).Month != from.Month {
		rules = append(rules, month("-1"))
	}
	return append(rules, Every(3, Month), Every(1, Year), After(2, Week), After(1, Month), After(3, Month))
}
