package contact

import (
	"strings"

	"kith/internal/vcard"
)

// related sets, adds or removes a related person. Types holds the relation.
func (e *editor) related(edit *Edit) error {
	text, ref, relation := line(edit.Text), edit.Ref, ""
	if edit.Types != nil && len(*edit.Types) > 0 {
		if relation = strings.ToLower(line((*edit.Types)[0])); relation != "" && !isToken(relation) {
			return badValue(edit.Field, relation)
		}
	}
	if edit.Op != "add" && ref < 0 {
		ref = e.find(fieldRelated, edit, func(p *vcard.Property) bool { return oneLine(p.Value) == text })
		if ref < 0 && (edit.Op == "remove" || text == "") {
			return e.missing(edit, fieldRelated)
		}
	}
	if edit.Op == "add" || ref < 0 {
		if text == "" {
			return badValue(edit.Field, text)
		}
		e.addRelated(text, relation)
		return nil
	}
	if ref < len(e.props) && isAndroid(&e.props[ref], "relation") {
		e.android(ref, text, edit.Op)
		return nil
	}
	if _, err := e.at(&Edit{Field: edit.Field, Text: edit.Text, Ref: ref}, fieldRelated); err != nil {
		return err
	}
	if edit.Op == "remove" || text == "" {
		e.remove(ref)
		return nil
	}
	if oneLine(e.props[ref].Value) != text {
		e.writeRelated(ref, text)
	}
	if relation != "" && relation != strings.ToLower(e.relation(ref)) {
		e.writeRelation(ref, relation)
	}
	return nil
}

// relation gives the relation as it is shown.
func (e *editor) relation(i int) string {
	v := newViewer(e.props)
	v.related(i)
	if len(v.Related) == 0 {
		return ""
	}
	return v.Related[0].Type
}

// addRelated writes RELATED in vCard 4.0, and in 3.0, which has none, the related name of Apple and Google.
func (e *editor) addRelated(text, relation string) {
	name := "X-ABRELATEDNAMES"
	if e.version == vcard.V40 {
		name = "RELATED"
	}
	ref := e.add(vcard.Property{Name: name}, fieldRelated)
	e.writeRelated(ref, text)
	if relation != "" {
		e.writeRelation(ref, relation)
	}
}

// writeRelated writes the value of a RELATED, which is a URI by default, so a name says that it is text (RFC 6350 §6.6.6).
func (e *editor) writeRelated(i int, text string) {
	if !e.props[i].Is("RELATED") {
		e.props[i].Value = vcard.Escape(text)
		return
	}
	e.dropParam(i, "VALUE")
	if hasPrefixFold(text, "urn:") || hasPrefixFold(text, "mailto:") || hasPrefixFold(text, "http:") || hasPrefixFold(text, "https:") {
		e.props[i].Value = vcard.EscapeURI(text)
		return
	}
	params := e.params(i)
	*params = append(*params, vcard.Param{Name: "VALUE", Values: []string{"text"}})
	e.props[i].Value = vcard.Escape(text)
}

// writeRelation writes what somebody is to the contact. A property that stands for one relation, such as X-SPOUSE, becomes one
// that can have any.
func (e *editor) writeRelation(i int, relation string) {
	if !e.props[i].Is("RELATED") && !e.props[i].Is("X-ABRELATEDNAMES") {
		text := oneLine(e.props[i].Value)
		e.props[i].Name = "X-ABRELATEDNAMES"
		if e.version == vcard.V40 {
			e.props[i].Name = "RELATED"
		}
		e.writeRelated(i, text)
	}
	if e.props[i].Is("RELATED") {
		e.writeTypes(i, []string{relation})
		return
	}
	e.writeLabel(i, "_$!<"+strings.ToUpper(relation[:1])+relation[1:]+">!$_")
}

func isAndroid(p *vcard.Property, kind string) bool {
	return fieldOf(p.Name) == fieldAndroid && readAndroid(p.Value).kind == kind
}

// android sets the text of an X-ANDROID-CUSTOM, or removes it.
func (e *editor) android(i int, text, op string) {
	if op == "remove" || text == "" {
		e.remove(i)
		return
	}
	columns := components(e.props[i].Value)
	if oneLine(columns[1]) != text {
		columns[1] = vcard.Escape(text)
		e.props[i].Value = strings.Join(columns, ";")
	}
}
