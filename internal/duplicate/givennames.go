package duplicate

import (
	_ "embed"
	"strings"
	"sync"

	"kith/internal/search"
)

//go:embed nicknames.txt
var nicknameText string

// nameTable knows which given names are one name: folded name → the lines of nicknames.txt it stands in.
type nameTable struct {
	lines map[string][]uint16
	heads []string // the full name of each line
}

var nicknames = sync.OnceValue(func() nameTable {
	t := nameTable{lines: map[string][]uint16{}}
	for line := range strings.SplitSeq(nicknameText, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		names := strings.Fields(line)
		number := uint16(len(t.heads))
		t.heads = append(t.heads, search.Fold(names[0]))
		for _, name := range names {
			folded := search.Fold(name)
			if !contains(t.lines[folded], number) {
				t.lines[folded] = append(t.lines[folded], number)
			}
		}
	}
	return t
})

func contains(list []uint16, n uint16) bool {
	for _, have := range list {
		if have == n {
			return true
		}
	}
	return false
}

// apart are given names that are near in spelling and yet not misspellings of each other; with the names of nicknames.txt they are
// the ones that are known.
var apart = func() map[string]bool {
	known := map[string]bool{}
	for name := range strings.FieldsSeq(`anja anne hanna hannah jan jana jens jonas joana tim tom timo till ben bert
		lara laura lena lina lisa luisa mia lia lea leah leo leon leonie marc mara maria marie marina marion mario marlon martin martina
		nina nino tina gina dina lara sara sarah sandra sven svenja ole olaf otto udo uta ute uwe jule julian juliane julius
		emil emily emilia erik erika heike heiko elke eike silke silvia sylvia sonja ronja tanja katja nadja maja anja antje
		karin karina carina corina karsten carsten kerstin kirsten kristin katrin kathrin jannik jannis jasmin yasmin
		dean sean ian evan ryan bryan brian mark mary may jane janet jean joan joanne john jon jim tim kim tom ron don dan dana
		ellen helen helene ina ida ada ilka inka inga inge jill bill will phil lily milly molly polly holly kelly sally
		markus marcus paula paul pauline karl karla carla carl frank franka daniel daniela michael michaela gabriel gabriela
		robert roberta andre andrea simon simone rene renate stefan stefanie christian christiane alexander alexandra
		patrick patricia peter petra oliver olivia victor victoria valentin valentina robin robyn`) {
		known[search.Fold(name)] = true
	}
	return known
}

var knownApart = sync.OnceValue(apart)

// isKnown reports whether a folded word is a given name that Kith knows.
func isKnown(name string) bool { return len(nicknames().lines[name]) > 0 || knownApart()[name] }

// sameNickname reports whether two folded given names are forms of one.
func sameNickname(a, b string) bool {
	t := nicknames()
	for _, n := range t.lines[a] {
		if contains(t.lines[b], n) {
			return true
		}
	}
	return false
}
