package window

import "testing"

func TestProgramGoesOnWithoutItsPages(t *testing.T) {
	for range 3 {
		pages := programPages()
		if len(pages) == 0 {
			t.Fatal("the program file is not mapped")
		}
		drop(pages)
		if got := problemWords(); got == "" {
			t.Error("read-only data is gone")
		}
	}
	if from, size := stretch("00400000-0040b000"); from != 0x400000 || size != 0xb000 {
		t.Error(from, size)
	}
	if _, size := stretch("nonsense"); size != 0 {
		t.Error(size)
	}
}

// problemWords reads something from the program's read-only data.
func problemWords() string { return "what " + settled.String() }
