package portrait

import "math/rand/v2"

// The colours: warm paper and muted cloth, so that a list of faces stays calm.
var (
	grounds = [][2]uint32{ // background, and what it turns to downwards
		{0xE9D9C3, 0xD8B48C}, {0xCFDCD6, 0x8FB3AA}, {0xE6CFC4, 0xCF9A85}, {0xD9DCE6, 0xA3AECB},
		{0xE8E0B8, 0xC9B765}, {0xD5DDC6, 0x9FB184}, {0xE5D3DC, 0xBE93AA}, {0xD3DEE2, 0x8AA9B5},
	}
	skins  = []uint32{0xF3D3B8, 0xE8BE9C, 0xD9A57F, 0xC08A62, 0x9C6A46, 0x74492F, 0xF0C9A8}
	hairs  = []uint32{0x2B2320, 0x4A3428, 0x7A5236, 0xA9763F, 0xC99B55, 0x8C8983, 0xDCD8D0, 0x6B2F22, 0x1F1B1E}
	cloths = []uint32{0x1F5560, 0x2F6B5E, 0x8A4B38, 0x34445E, 0x6C5A78, 0xB38A3C, 0x4D5A3A, 0xA65C5C, 0xEFE8DC, 0x3A3A3C}
)

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// compose chooses a face: background colours and the shapes from back to front.
func compose(r *rand.Rand) (ground, halo rgb, layers []layer) {
	colors := pick(r, grounds)
	ground, halo = hex(colors[0]), hex(colors[1])
	skin, hair, cloth := hex(pick(r, skins)), hex(pick(r, hairs)), hex(pick(r, cloths))
	add := func(s shape, c rgb) { layers = append(layers, layer{s, c}) }

	// A pale disc behind the head, a little off the middle, gives depth.
	side := .5 + (r.Float64()-.5)*.3
	add(ellipse(side, .42, .36, .36), ground.mix(hex(0xFFFFFF), .45))

	const cx, cy = middleX, middleY
	rx, ry := .155+r.Float64()*.015, .195+r.Float64()*.02
	head := ellipse(cx, cy, rx, ry)
	style := r.IntN(8)
	behind(add, style, hair, rx, ry)

	add(ellipse(cx, 1.08, .37+r.Float64()*.05, .37), cloth)
	add(box(cx, .66, .065, .12, .06), skin.mix(hex(0x5A3420), .18))
	if r.IntN(2) == 0 { // a collar
		add(both(ellipse(cx, .70, .12, .09), func(_, y float64) float64 { return .72 - y }), cloth.mix(hex(0xFFFFFF), .35))
	}
	add(head, skin)
	// Light from one side.
	add(both(head, ellipse(cx+.16, cy+.02, .18, .30)), skin.mix(hex(0x5A3420), .10))
	if style >= 5 && r.IntN(2) == 0 { // a beard
		beard := without(ellipse(cx, cy+.03, rx+.008, ry-.005), ellipse(cx, cy-.06, rx+.02, ry-.04))
		add(both(beard, func(_, y float64) float64 { return cy + .05 - y }), hair.mix(skin, .15))
	}
	front(add, style, hair, cloth, head, rx, ry)
	if r.IntN(4) == 0 { // glasses
		frame := hex(0x2B2320)
		add(union(ring(cx-.068, cy+.005, .047, .007), ring(cx+.068, cy+.005, .047, .007), box(cx, cy, .022, .006, .005)), frame)
	}
	return ground, halo, layers
}

const middleX, middleY = .5, .44

// behind paints the hair that the head and shoulders cover.
func behind(add func(shape, rgb), style int, hair rgb, rx, ry float64) {
	dark := hair.mix(hex(0x000000), .15)
	switch style {
	case 0: // long
		add(union(ellipse(middleX, middleY-.02, rx+.05, ry+.03), box(middleX, middleY+.16, rx+.05, .22, .09)), dark)
	case 1: // to the chin
		add(union(ellipse(middleX, middleY-.02, rx+.05, ry+.03), box(middleX, middleY+.07, rx+.05, .12, .08)), dark)
	case 2: // a knot
		add(ellipse(middleX, middleY-ry-.045, .075, .07), dark)
	case 3: // curls
		add(curls(rx+.025, ry+.02), dark)
	}
}

// front paints what lies over the forehead.
func front(add func(shape, rgb), style int, hair, cloth rgb, head shape, rx, ry float64) {
	cap := ellipse(middleX, middleY-.015, rx+.02, ry+.02)
	switch style {
	case 0, 1: // a parting
		left := ellipse(middleX-.09, middleY-ry+.035, rx-.005, .11)
		right := ellipse(middleX+.12, middleY-ry+.03, rx-.03, .10)
		add(both(cap, both(union(left, right), above(middleY-.03))), hair)
	case 2: // combed back
		add(both(cap, above(middleY-ry+.085)), hair)
	case 3: // curls
		add(both(curls(rx-.01, ry), above(middleY-.07)), hair)
	case 4: // a scarf
		scarf := cloth.mix(hex(0xFFFFFF), .25)
		opening := ellipse(middleX, middleY+.025, rx-.02, ry-.03)
		add(without(union(ellipse(middleX, middleY, rx+.035, ry+.035), box(middleX, middleY+.2, rx-.01, .10, .08)), opening), scarf)
	case 5: // short
		fringe := ellipse(middleX+.05, middleY+.06, rx+.02, ry-.02)
		add(both(without(cap, fringe), above(middleY-.03)), hair)
	case 6: // very short, high forehead
		add(both(without(cap, ellipse(middleX, middleY+.05, rx-.008, ry)), above(middleY-.01)), hair)
	case 7: // a woollen hat
		add(both(ellipse(middleX, middleY-.05, rx+.03, ry), above(middleY-.075)), cloth.mix(hex(0x000000), .12))
		add(box(middleX, middleY-.085, rx+.03, .03, .02), cloth.mix(hex(0xFFFFFF), .2))
	}
}

// curls is a wreath of small discs around the upper head.
func curls(rx, ry float64) shape {
	var discs []shape
	for _, at := range [][2]float64{{-1, .1}, {-.97, -.3}, {-.75, -.7}, {-.4, -.95}, {0, -1.03}, {.4, -.95}, {.75, -.7}, {.97, -.3}, {1, .1}} {
		discs = append(discs, ellipse(middleX+at[0]*rx, middleY+at[1]*ry, .062, .062))
	}
	return union(append(discs, ellipse(middleX, middleY-.06, rx, ry-.05))...)
}
