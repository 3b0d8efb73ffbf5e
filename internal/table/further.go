package table

import "strings"

// written is phrase for headers as they stand in files, of languages whose words are not told apart or not worth a class of their own.
func written(t Target, headers ...string) {
	for _, h := range headers {
		phrase(t, strings.Join(words(h), " "))
	}
}

// places are the parts of an address in one language, each header with "%" for where it is.
type places struct {
	home, work string
	parts      map[string]string
}

func (p places) load() {
	for part, header := range p.parts {
		written(Target{Field: FieldAddress, Part: part, Type: "home"}, strings.Replace(header, "%", p.home, 1))
		written(Target{Field: FieldAddress, Part: part, Type: "work"}, strings.Replace(header, "%", p.work, 1))
	}
}

// loadFurther knows the columns of Outlook in Hungarian, Japanese and Korean, and of lists in these languages.
func loadFurther() {
	written(Target{Field: FieldPrefix}, "Megszólítás", "敬称", "호칭")
	written(Target{Field: FieldGiven}, "Utónév", "Keresztnév", "名", "이름")
	written(Target{Field: FieldMiddle}, "Középső név", "ミドル ネーム", "중간 이름")
	written(Target{Field: FieldFamily}, "Vezetéknév", "Családnév", "姓", "성")
	written(Target{Field: FieldSuffix}, "Utótag", "접미사")
	written(Target{Field: FieldName}, "Név", "Teljes név", "氏名", "お名前", "名前", "성명")
	written(Target{Field: FieldNickname}, "Becenév", "ニックネーム", "애칭", "별명")
	written(Target{Field: FieldProperty, Name: "X-PHONETIC-LAST-NAME"}, "フリガナ (姓)", "姓フリガナ")
	written(Target{Field: FieldProperty, Name: "X-PHONETIC-FIRST-NAME"}, "フリガナ (名)", "名フリガナ")
	written(Target{Field: FieldOrganisation}, "Cég", "Cégnév", "Vállalat", "会社", "会社名", "회사", "회사명")
	written(Target{Field: FieldOrganisation, Part: "department"}, "Osztály", "部署", "부서")
	written(Target{Field: FieldTitle}, "Beosztás", "役職", "직함", "직위", "직책")
	written(Target{Field: FieldEmail, Group: 1}, "E-mail cím", "Email cím", "電子メール アドレス", "電子メール", "メールアドレス", "メール", "전자 메일 주소", "전자 메일", "이메일", "이메일 주소")
	written(Target{Field: FieldEmail, Group: 2}, "2. e-mail cím", "E-mail cím 2", "電子メール 2 アドレス", "전자 메일 2 주소")
	written(Target{Field: FieldEmail, Group: 3}, "3. e-mail cím", "E-mail cím 3", "電子メール 3 アドレス", "전자 메일 3 주소")
	written(Target{Field: FieldEmail, Part: "display", Group: 1}, "E-mail megjelenítendő név", "電子メール表示名", "전자 메일 표시 이름")
	written(Target{Field: FieldPhone}, "Telefonszám", "電話番号", "電話", "전화번호", "전화 번호", "전화")
	written(Target{Field: FieldPhone, Type: "home"}, "Otthoni telefon", "Lakástelefon", "Telefon (lakás)", "自宅電話", "自宅電話番号", "집 전화 번호", "집 전화")
	written(Target{Field: FieldPhone, Type: "work"}, "Hivatali telefon", "Munkahelyi telefon", "Telefon (hivatali)", "会社電話", "会社電話番号", "勤務先電話", "근무처 전화", "회사 전화")
	written(Target{Field: FieldPhone, Type: "home", Group: 2}, "自宅電話 2", "집 전화 2")
	written(Target{Field: FieldPhone, Type: "work", Group: 2}, "Hivatali telefon 2", "会社電話 2", "근무처 전화 2")
	written(Target{Field: FieldPhone, Type: "cell"}, "Mobiltelefonszám", "Mobilszám", "携帯電話", "携帯", "携帯番号", "携帯電話番号", "휴대폰", "휴대전화", "핸드폰")
	written(Target{Field: FieldPhone, Type: "work,fax"}, "Hivatali fax", "会社 FAX", "근무처 팩스")
	written(Target{Field: FieldPhone, Type: "home,fax"}, "Otthoni fax", "自宅 FAX", "집 팩스")
	written(Target{Field: FieldPhone, Type: "fax"}, "Faxszám", "FAX番号", "팩스", "팩스번호")
	places{"otthoni", "hivatali", map[string]string{"street": "Utca (%)", "locality": "Város (%)", "postcode": "Irányítószám (%)", "country": "Ország (%)", "region": "Megye (%)"}}.load()
	places{"自宅", "会社", map[string]string{"street": "番地 (%)", "locality": "市区町村 (%)", "region": "都道府県 (%)", "postcode": "郵便番号 (%)", "country": "国 (%)/地域"}}.load()
	places{"집", "근무지", map[string]string{"street": "% 주소 번지", "locality": "% 구/군/시", "region": "% 시/도", "postcode": "% 우편 번호", "country": "% 국가"}}.load()
	written(Target{Field: FieldAddress, Part: "formatted"}, "Cím", "Lakcím", "住所", "주소")
	written(Target{Field: FieldAddress, Part: "street"}, "Utca", "番地")
	written(Target{Field: FieldAddress, Part: "postcode"}, "Irányítószám", "郵便番号", "우편번호", "우편 번호")
	written(Target{Field: FieldAddress, Part: "locality"}, "Város", "Település", "市区町村", "도시")
	written(Target{Field: FieldAddress, Part: "region"}, "Megye", "都道府県", "시/도")
	written(Target{Field: FieldAddress, Part: "country"}, "Ország", "国", "国名", "국가")
	written(Target{Field: FieldBirthday}, "Születésnap", "Születési idő", "Születési dátum", "誕生日", "生年月日", "생일", "생년월일")
	written(Target{Field: FieldAnniversary}, "Évforduló", "記念日", "기념일")
	written(Target{Field: FieldURL}, "Weblap", "Weboldal", "Honlap", "Web ページ", "ホームページ", "웹 페이지", "홈페이지")
	written(Target{Field: FieldNote}, "Megjegyzés", "Megjegyzések", "Jegyzetek", "メモ", "備考", "메모", "비고")
	written(Target{Field: FieldCircle}, "Kategóriák", "Csoport", "分類項目", "分類", "グループ", "범주", "그룹")
}
