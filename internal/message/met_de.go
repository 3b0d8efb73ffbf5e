package message

// germanMet is what Kith says of how one met somebody, in German.
var germanMet = map[string]string{
	"contact.met":         "Wie du {name} kennengelernt hast",
	"contact.met-removed": "Wie du {name} kennengelernt hast: nicht mehr vermerkt",
	"contact.met-self":    "Niemand lernt sich durch sich selbst kennen. Nichts wurde geändert.",

	"field.met": "Kennengelernt",

	"terminal.met":         "{name}: {met}",
	"terminal.met-by":      "durch {name}",
	"terminal.met-unknown": "Noch ist nicht vermerkt, wie du {name} kennengelernt hast. Das tut kith met \"{name}\" --where Leipzig --when \"Frühjahr 2021\".",
	"terminal.met-through": "Durch {name} kennengelernt: {names}",
	"terminal.day":         "{day|date}",

	"help.met":                "wie man jemanden kennengelernt hat: wo, wann, durch wen",
	"help.met.args":           "ID|NAME",
	"help.met.long":           "Ohne Option steht da, was vermerkt ist, und wen man durch diesen Menschen kennengelernt hat. Eine Option ändert ihren Teil; leer (--when \"\") nimmt sie ihn weg. Es steht auf der Karte und geht mit ihr; kith search findet es, auch kith list --where durch:Anna und kennengelernt:2021.",
	"help.met.examples":       "kith met \"Anna Weber\" --where \"Buchmesse Leipzig\" --when \"Frühjahr 2021\"\nkith met \"Anna Weber\" --through \"Bernd Müller\"\nkith met \"Anna Weber\" --none\nkith list --where 'kennengelernt<2015'",
	"help.option.met-where":   "wo es war (`ORT`)",
	"help.option.met-when":    "wann es war (`D`), so genau man es weiß: 2019, \"Frühjahr 2021\", 2021-05-03",
	"help.option.met-through": "durch wen (`ID|NAME`): jemand aus dem Buch, sonst ein Name",
	"usage.met-none":          "Mit --none nichts anderes: alles davon wird vergessen.",
	"help.option.met-none":    "vergessen, wie man sich kennengelernt hat",
}
