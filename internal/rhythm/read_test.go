package rhythm

import (
	"testing"

	"kith/internal/fault"
	"kith/internal/message"
)

func TestRead(t *testing.T) {
	for text, want := range map[string]string{
		"6w": "6w", " 6W ": "6w", "6 w": "6w", "6 weeks": "6w", "every 6 weeks": "6w", "alle 6 Wochen": "6w", "alle sechs Wochen": "6w", "Alle 6 Wochen.": "6w",
		"1d": "1d", "daily": "1d", "täglich": "1d", "jeden Tag": "1d", "10 Tage": "10d", "alle 10 Tage": "10d", "10t": "10d",
		"weekly": "1w", "wöchentlich": "1w", "every week": "1w", "jede Woche": "1w", "once a week": "1w", "einmal die Woche": "1w", "1x pro Woche": "1w",
		"every other week": "2w", "every second week": "2w", "jede zweite Woche": "2w", "alle zwei Wochen": "2w", "alle 14 Tage": "14d", "14-tägig": "14d",
		"fortnightly": "2w", "every fortnight": "2w", "biweekly": "2w", "twice a month": "2w", "zweimal im Monat": "2w", "jede dritte Woche": "3w", "every third week": "3w",
		"monthly": "1m", "monatlich": "1m", "every month": "1m", "jeden Monat": "1m", "einmal im Monat": "1m", "once a month": "1m", "3 mo": "3m",
		"every 2 months": "2m", "alle zwei Monate": "2m", "zweimonatlich": "2m", "every two months": "2m", "jeden zweiten Monat": "2m", "6x im Jahr": "2m",
		"quarterly": "3m", "vierteljährlich": "3m", "every quarter": "3m", "jedes Quartal": "3m", "4 times a year": "3m", "viermal im Jahr": "3m", "4 mal im Jahr": "3m",
		"dreimal im Jahr": "4m", "three times a year": "4m", "half a year": "6m", "halbjährlich": "6m", "every half year": "6m", "jedes halbe Jahr": "6m", "twice a year": "6m",
		"zweimal im Jahr": "6m", "alle halben Jahre": "6m", "semiannually": "6m", "half-yearly": "6m", "½ Jahr": "6m",
		"yearly": "12m", "jährlich": "12m", "1y": "12m", "1 Jahr": "12m", "every year": "12m", "einmal im Jahr": "12m", "every 2 years": "24m", "alle 2 Jahre": "24m", "ca. 6 Wochen": "6w",
		"etwa alle 5 Wochen": "5w", "about every 5 weeks": "5w", "twice a week": "4d", "5 mal im Jahr": "10w", "6-wöchentlich": "6w", "zwei-wöchentlich": "2w",
		"none": "none", "keiner": "none", "nie": "none", "-": "none", "0": "none", "off": "none",
		"": "", "often": "", "6": "", "6 6w": "", "every": "", "weeks 6": "", "6 w 3 d": "", "twice": "", "every twice week week": "", "6 times": "", "-6w": "6w",
		"every 6 sheep": "", "10y": "120m", "11y": "long", "9999w": "long", "99999w": "", "0w": "", "jede Woche Montag": "", "half": "", "halb wöchentlich": "",
	} {
		r, err := Read(text)
		got := r.String()
		switch {
		case fault.Code(err) == "rhythm.too-long":
			got = "long"
		case err == nil && r.IsZero():
			got = "none"
		case err != nil && fault.Code(err) != "rhythm.bad":
			t.Errorf("%q: %v", text, err)
		}
		if got != want {
			t.Errorf("%q was read as %q, want %q", text, got, want)
		}
	}
}

// What is said in words is read again as what it was.
func TestWords(t *testing.T) {
	for _, text := range []string{"1d", "10d", "1w", "2w", "6w", "1m", "2m", "6m", "12m", "18m", "24m"} {
		r, _ := Parse(text)
		for _, lang := range []message.Language{message.English, message.German} {
			words := r.Message().In(lang)
			if again, err := Read(words); err != nil || again != r {
				t.Errorf("%s is said as %q, read as %v, %v", text, words, again, err)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{"6w", "alle zwei Wochen", "twice a year", "½ Jahr", "every other week", "none", "99999999999999999999w"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Read(text)
		if err != nil || r.IsZero() {
			return
		}
		if again, ok := Parse(r.String()); !ok || again != r {
			t.Errorf("%q was read as %v, which is stored as %v", text, r, again)
		}
		if next := r.After("2026-01-31"); next <= "2026-01-31" {
			t.Errorf("%q: a round ends on %s", text, next)
		}
	})
}
