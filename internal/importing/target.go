package importing

import (
	"slices"
	"strings"

	"kith/internal/fault"
	"kith/internal/message"
	"kith/internal/table"
)

// ParseTarget reads what a column becomes, as one types it: "email", "email:work", "address.locality:home", "property:X-CUSTOMER-ID",
// "ignore". Fault: import.target.
func ParseTarget(text string) (table.Target, error) {
	what, kind, typed := strings.Cut(strings.TrimSpace(text), ":")
	field, part, _ := strings.Cut(strings.ToLower(strings.TrimSpace(what)), ".")
	t := table.Target{Field: field, Part: part}
	at := slices.IndexFunc(table.Fields, func(f table.FieldInfo) bool { return f.Field == field })
	wrong := at < 0 || part != "" && !slices.Contains(table.Fields[at].Parts, part)
	if typed && !wrong {
		kind = strings.TrimSpace(kind)
		switch {
		case field == "property":
			t.Name = kind
		case !table.Fields[at].Typed:
			wrong = true
		default:
			t.Type = strings.ToLower(kind)
		}
	}
	if wrong {
		return t, fault.New("import.target", message.Args{"value": text, "fields": strings.Join(targets(), ", ")})
	}
	return t, nil
}

// targets are the fields there are.
func targets() []string {
	var names []string
	for _, f := range table.Fields {
		names = append(names, f.Field)
	}
	return names
}

// assigned puts targets for single columns over what the table has. Fault: import.column.
func assigned(t *table.Table, columns map[string]string) (*table.Mapping, error) {
	mapping := t.Mapping
	mapping.Columns = slices.Clone(mapping.Columns)
	for name, text := range columns {
		target, err := ParseTarget(text)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(t.Columns, func(c table.Column) bool {
			return strings.EqualFold(strings.TrimSpace(c.Name), strings.TrimSpace(name))
		})
		if at < 0 || at >= len(mapping.Columns) {
			var known []string
			for _, c := range t.Columns {
				known = append(known, c.Name)
			}
			return nil, fault.New("import.column", message.Args{"name": name, "known": strings.Join(known, ", ")})
		}
		if target.Group == 0 {
			target.Group = mapping.Columns[at].Target.Group
		}
		mapping.Columns[at].Target = target
	}
	return &mapping, nil
}
