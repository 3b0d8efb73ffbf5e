package table

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Lists as people have them, in the charset their Excel writes. What is not plain stays Windows-1252.
func TestLegacyCharsets(t *testing.T) {
	for _, c := range []struct {
		name  string
		enc   encoding.Encoding
		names string
		want  string
	}{
		{"Czech", charmap.Windows1250, "Jiří Dvořák,Ondřej Novotný,Zdeněk Růžička,Božena Němcová", "windows-1250"},
		{"Polish", charmap.Windows1250, "Paweł Wójcik,Łukasz Kowalski,Małgorzata Dąbrowska", "windows-1250"},
		{"Hungarian", charmap.Windows1250, "Erdős Pál,Kovács Gergő,Szűcs Éva,Tóth Béla", "windows-1250"},
		{"Croatian", charmap.Windows1250, "Ivan Babić,Ana Kovač,Marko Jurić", "windows-1250"},
		{"Polish beside Germans", charmap.Windows1250, "Jörg Müller,Paweł Wójcik,Käthe Groß,Stanisław Gdański", "windows-1250"},
		{"Russian", charmap.Windows1251, "Анна Вебер,Иван Петров,Пётр Сидоров", "windows-1251"},
		{"Russian beside Latin", charmap.Windows1251, "Anna Weber,Иван Петров,ОАО Ромашка", "windows-1251"},
		{"Bulgarian", charmap.Windows1251, "Георги Димитров,Мария Иванова", "windows-1251"},
		{"Japanese", japanese.ShiftJIS, "田中 太郎,山田 花子,すずき いちろう", "shift_jis"},
		{"Korean", korean.EUCKR, "김민준,이서연,박지훈,최수빈", "euc-kr"},
		{"Chinese", simplifiedchinese.GBK, "王小明,李伟,张丽华,陈志强", "gbk"},
		{"German", charmap.Windows1252, "Jörg Müller,Käthe Groß,Sören Weiß,Ärzte für Übersee", ""},
		{"French", charmap.Windows1252, "Hélène Lefèvre,Benoît Gérard,Françoise Dû,À la crème,où déjà", ""},
		{"Danish", charmap.Windows1252, "Søren Kjær,Bjørn Ødegård,Åse Sørensen,Jørgen Træ", ""},
		{"Spanish", charmap.Windows1252, "José Muñoz,Íñigo Peña,¿Qué? Nº 3,María García", ""},
		{"Portuguese", charmap.Windows1252, "João Simões,Inês Conceição,Antônio Brandão", ""},
		{"Italian", charmap.Windows1252, "Nicolò Forlì,Niccolò Caffè,lunedì,Pietà", ""},
		{"Icelandic", charmap.Windows1252, "Sigþór Jónsson,Ægir Þórðarson,Guðrún", ""},
		{"Scandinavians beside Spaniards", charmap.Windows1252, "Jørgen Sørensen,José García,Søren Ruíz", ""},
		{"Estonian", charmap.Windows1252, "Tõnu Jõgi,Mõtus Võsu,Ülo Põld", ""},
		{"one name", charmap.Windows1250, "Paweł Nowak", ""},
		{"measures", charmap.Windows1252, "12 cm³,3 m²,5 km²,±5 µm,£5,§ 12", ""},
		{"Greek", charmap.Windows1253, "Γιώργος Παπαδόπουλος,Μαρία Νικολάου,Ελένη Κώστα", ""},
	} {
		raw, err := c.enc.NewEncoder().String("Name\n" + strings.ReplaceAll(c.names, ",", "\n") + "\n")
		if err != nil {
			t.Fatal(c.name, err)
		}
		if got := legacyCharset([]byte(raw)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The names of the columns and the cells come in the charset that was found, and the table says which.
func TestLegacyTable(t *testing.T) {
	text := "Jméno;Příjmení;E-mail;Poznámka\nJiří;Dvořák;jiri@x.example;řeka\nZdeněk;Růžička;z@x.example;\n"
	raw, err := charmap.Windows1250.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	got := dump(t, strings.NewReader(raw), Options{})
	for _, want := range []string{"charset windows-1250", "FN:Jiří Dvořák", "N:Růžička;Zdeněk;;;", "NOTE:řeka"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "warning") {
		t.Errorf("warns:\n%s", got)
	}
}
