package architecture

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// literals gathers the strings of the program's Go files, those of package message aside, and the codes of its English sentences.
func literals(t *testing.T) (said map[string]bool, codes []string) {
	t.Helper()
	said = map[string]bool{}
	root := filepath.Join("..", "..")
	for _, top := range []string{"app", "internal"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == "node_modules") {
				return filepath.SkipDir
			}
			if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			sentences := filepath.Base(filepath.Dir(path)) == "message" && filepath.Base(path) != "message.go"
			english := strings.HasSuffix(path, "en.go")
			ast.Inspect(file, func(n ast.Node) bool {
				if pair, ok := n.(*ast.KeyValueExpr); ok && sentences {
					if key, ok := pair.Key.(*ast.BasicLit); ok && english {
						codes = append(codes, text(key))
					}
					return false
				}
				if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
					said[text(literal)] = true
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return said, codes
}

func text(literal *ast.BasicLit) string {
	value, _ := strconv.Unquote(literal.Value)
	return value
}

// composed says whether a code is put together from strings of the program: "report." + kind, "followup.done" + "-again".
func composed(said map[string]bool, code string) bool {
	for n := strings.IndexByte(code, '.') + 1; n > 0 && n < len(code); n++ {
		if said[code[:n]] && joined(said, code[n:], 3) {
			return true
		}
	}
	return said[code]
}

// joined says whether what is left of a code is. A piece may stand without the mark before it, as a command's name does.
func joined(said map[string]bool, rest string, pieces int) bool {
	if said[rest] || said[strings.TrimLeft(rest, ".-")] && len(rest) > 1 {
		return true
	}
	for n := 2; n < len(rest) && pieces > 1; n++ {
		if said[rest[:n]] && joined(said, rest[n:], pieces-1) {
			return true
		}
	}
	return false
}

// elsewhere are codes that no string of the program gives away.
var elsewhere = []string{
	"contact.removed",   // in the history of books from before there was a bin
	"warning.forbidden", // named after the fault import.forbidden
}

// Sentences that nobody says any more would be translated for nothing. Numbers in codes (months, seasons) are written by a format.
func TestEverySentenceIsSaid(t *testing.T) {
	said, codes := literals(t)
	if len(codes) < 1000 {
		t.Fatalf("only %d sentences found", len(codes))
	}
	for _, code := range slices.Sorted(slices.Values(codes)) {
		room, rest, _ := strings.Cut(code, ".")
		if _, err := strconv.Atoi(code[strings.LastIndexByte(code, '.')+1:]); err == nil || room == "help" && strings.HasSuffix(rest, ".args") || slices.Contains(elsewhere, code) {
			continue
		}
		if !composed(said, code) {
			t.Errorf("%s: no Go file says it; take it out of both languages", code)
		}
	}
}
