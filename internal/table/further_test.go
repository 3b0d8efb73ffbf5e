package table

import (
	"strings"
	"testing"
)

// What Outlook writes in these languages, with invented people.
func TestFurtherLanguages(t *testing.T) {
	for _, c := range []struct {
		name, text string
		has        []string
	}{
		{"Hungarian", "Vezetéknév,Utónév,Cég,Beosztás,Utca (hivatali),Város (hivatali),Irányítószám (hivatali),Hivatali telefon,Mobiltelefon,E-mail cím,Születésnap,Megjegyzések\n" +
			"Erdős,Gergő,Hajógyár Kft.,Igazgató,Fő utca 1,Győr,9021,+36 96 111111,+36 20 2222222,gergo@erdos.example,1980.05.09.,Régi barát\n",
			[]string{"N:Erdős;Gergő;;;", "ORG:Hajógyár Kft.", "TITLE:Igazgató", "ADR;TYPE=work:;;Fő utca 1;Győr;;9021;", "TEL;TYPE=work:+36 96 111111", "TEL;TYPE=cell:+36 20 2222222",
				"EMAIL:gergo@erdos.example", "BDAY:19800509", "NOTE:Régi barát"}},
		{"Japanese", "姓,名,会社名,役職,番地 (自宅),市区町村 (自宅),都道府県 (自宅),郵便番号 (自宅),会社電話,携帯電話,電子メール アドレス,誕生日,メモ\n" +
			"田中,太郎,田中造船,部長,海岸 1-2,港区,東京都,105-0022,+81 3 1111 2222,+81 90 1111 2222,taro@tanaka.example,1980/05/09,旧友\n",
			[]string{"N:田中;太郎;;;", "ORG:田中造船", "TITLE:部長", "ADR;TYPE=home:;;海岸 1-2;港区;東京都;105-0022;", "TEL;TYPE=work:+81 3 1111 2222", "TEL;TYPE=cell:+81 90 1111 2222",
				"EMAIL:taro@tanaka.example", "BDAY:19800509", "NOTE:旧友"}},
		{"Korean", "성,이름,회사,부서,직함,집 주소 번지,집 구/군/시,집 우편 번호,근무처 전화,휴대폰,전자 메일 주소,생일,메모\n" +
			"김,민준,한빛조선,구매,부장,바다로 1,부산,48058,+82 51 111 2222,+82 10 1111 2222,minjun@kim.example,1980-05-09,오랜 친구\n",
			[]string{"N:김;민준;;;", "ORG:한빛조선;구매", "TITLE:부장", "ADR;TYPE=home:;;바다로 1;부산;;48058;", "TEL;TYPE=work:+82 51 111 2222", "TEL;TYPE=cell:+82 10 1111 2222",
				"EMAIL:minjun@kim.example", "BDAY:19800509", "NOTE:오랜 친구"}},
		{"a Japanese list", "氏名,住所,電話番号,メールアドレス,生年月日,備考\n山田 花子,東京都港区海岸 1-2,+81 3 1111 2222,hanako@yamada.example,1985/04/12,\n",
			[]string{"FN:山田 花子", "TEL:+81 3 1111 2222", "EMAIL:hanako@yamada.example", "BDAY:19850412"}},
	} {
		got := dump(t, strings.NewReader(c.text), Options{})
		for _, want := range c.has {
			if !strings.Contains(got, want+"\n") {
				t.Errorf("%s: no %q in\n%s", c.name, want, got)
			}
		}
	}
}
