package program

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/renameio/v2"

	"kith/internal/country"
	"kith/internal/fault"
	"kith/internal/message"
)

// Settings are the choices about the program itself. They lie beside the vault's store, unencrypted, since they are needed
// before it is open.
type Settings struct {
	Theme        string `json:"theme"`
	Language     string `json:"language"`
	SidebarWidth int    `json:"sidebarWidth"`
	ListWidth    int    `json:"listWidth"`
	Country      string `json:"country"` // code of the home country; "" for that of the system
	Start        string `json:"start"`   // where the window opens: "people" or "today"
}

const settingsName = "settings.json"

// LoadSettings never fails: settings that cannot be read are those of a new window.
func LoadSettings(dir string) Settings {
	var s Settings
	if text, err := os.ReadFile(filepath.Join(dir, settingsName)); err == nil {
		_ = json.Unmarshal(text, &s)
	}
	return s.Checked()
}

// Checked puts the usual choice where there is none that can be.
func (s Settings) Checked() Settings {
	if s.Theme != "light" && s.Theme != "dark" {
		s.Theme = "system"
	}
	if s.Language != "de" && s.Language != "en" {
		s.Language = "system"
	}
	if s.Start != "today" {
		s.Start = "people"
	}
	s.SidebarWidth = min(max(s.SidebarWidth, 0), 2000)
	s.ListWidth = min(max(s.ListWidth, 0), 2000)
	s.Country = strings.ToUpper(strings.TrimSpace(s.Country))
	if len(s.Country) != 2 || country.Code(s.Country) != s.Country {
		s.Country = ""
	}
	return s
}

// Save keeps them for the vault in dir.
func (s Settings) Save(dir string) error {
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	return renameio.WriteFile(filepath.Join(dir, settingsName), append(text, '\n'), 0o600)
}

// HomeCountry is the code of the country that letters leave from and numbers without a country code are of: the one of the settings, or
// else of the locale; "" if neither says one.
func (p *Program) HomeCountry() string {
	if chosen := LoadSettings(p.dir).Country; chosen != "" {
		return chosen
	}
	return SystemCountry()
}

// SystemCountry is the country of the locale, "" if it names none.
func SystemCountry() string { return country.OfLocale(locale()) }

// Settings are those of the vault.
func (p *Program) Settings() Settings { return LoadSettings(p.dir) }

// SaveSettings keeps them.
func (p *Program) SaveSettings(s Settings) error { return s.Save(p.dir) }

// With changes settings by assignments, "country=AT". Faults: settings.name, settings.value.
func (s Settings) With(assignments []string) (Settings, error) {
	for _, assignment := range assignments {
		name, value, found := strings.Cut(assignment, "=")
		field := map[string]*string{"country": &s.Country, "language": &s.Language, "start": &s.Start, "theme": &s.Theme}[name]
		if !found && field != nil {
			return s, fault.New("settings.no-value", message.Args{"name": name})
		}
		if field == nil {
			return s, fault.New("settings.name", message.Args{"name": name, "known": "country, language, start, theme"})
		}
		*field = strings.TrimSpace(value)
		if name == "country" {
			if code := country.Code(*field); code != "" {
				*field = code // Österreich is as good as AT
			}
		}
		checked := s.Checked()
		if now := map[string]string{"country": checked.Country, "language": checked.Language, "start": checked.Start, "theme": checked.Theme}[name]; !strings.EqualFold(now, *field) && *field != "" {
			return s, fault.New("settings.value", message.Args{"name": name, "value": value})
		}
		s = checked
	}
	return s, nil
}
