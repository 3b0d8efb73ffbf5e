package architecture

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What ARCHITECTURE.md says of rooms and files has to be there, and every room has to be in it.
func TestArchitectureNamesWhatThereIs(t *testing.T) {
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, tree, _ := strings.Cut(string(text), "## Rooms\n\n```\n")
	tree, _, _ = strings.Cut(tree, "```")
	var described []string
	for _, line := range regexp.MustCompile(`(?m)^  (\w+)/ `).FindAllStringSubmatch(tree, -1) {
		described = append(described, line[1])
	}
	var rooms []string
	for _, top := range []string{"app", "internal"} {
		entries, err := os.ReadDir(filepath.Join(root, top))
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if entry.IsDir() {
				rooms = append(rooms, entry.Name())
			}
		}
	}
	for _, room := range rooms {
		if !slices.Contains(described, room) {
			t.Errorf("%s is not in the rooms of ARCHITECTURE.md", room)
		}
	}
	for _, room := range described {
		if !slices.Contains(rooms, room) {
			t.Errorf("ARCHITECTURE.md has the room %s, which is not there", room)
		}
	}

	files := map[string]bool{}
	for _, top := range []string{"app", "internal", "frontend/assets.go"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, entry fs.DirEntry, err error) error {
			files[entry.Name()] = true
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range regexp.MustCompile(`[\w/]+\.go\b`).FindAllString(string(text), -1) {
		if !files[filepath.Base(name)] {
			t.Errorf("ARCHITECTURE.md names %s, which is not there", name)
		}
	}
}
