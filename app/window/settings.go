package window

import (
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2"
)

// Settings are the choices about the window itself. They lie beside the vault's store, unencrypted, since they are needed
// before it is open.
type Settings struct {
	Theme        string `json:"theme"`
	Language     string `json:"language"`
	SidebarWidth int    `json:"sidebarWidth"`
	ListWidth    int    `json:"listWidth"`
}

const settingsName = "settings.json"

// loadSettings never fails: settings that cannot be read are those of a new window.
func loadSettings(dir string) Settings {
	var s Settings
	if text, err := os.ReadFile(filepath.Join(dir, settingsName)); err == nil {
		_ = json.Unmarshal(text, &s)
	}
	return s.checked()
}

func (s Settings) checked() Settings {
	if s.Theme != "light" && s.Theme != "dark" {
		s.Theme = "system"
	}
	if s.Language != "de" && s.Language != "en" {
		s.Language = "system"
	}
	s.SidebarWidth = min(max(s.SidebarWidth, 0), 2000)
	s.ListWidth = min(max(s.ListWidth, 0), 2000)
	return s
}

func (s Settings) save(dir string) error {
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	return renameio.WriteFile(filepath.Join(dir, settingsName), append(text, '\n'), 0o600)
}
