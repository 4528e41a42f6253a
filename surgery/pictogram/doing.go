package pictogram

import "strconv"

func num(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func write(p *pen) {
	p.frame(ground, 8, 8, 62, 84, 4)
	p.lines(19, 24, 14, 40, 40, 26)
	p.placed(46, 80, 42, 1, func() {
		p.shape(tint, "M -8 -18 L -8 -62 C -8 -67 8 -67 8 -62 L 8 -18 Z")
		p.shape(ground, "M -8 -18 L 0 0 L 8 -18 Z")
	})
}

func answer(p *pen) {
	p.bubble(ground, 6, 6, 58, 32, false)
	p.lines(16, 17, 10, 38, 26)
	p.bubble(tint, 36, 52, 58, 30, true)
	p.lines(46, 62, 10, 38, 26)
}

func privateMessage(p *pen) {
	p.person(ground, 18, 44, 28, 50)
	p.person(ground, 56, 44, 28, 50)
	p.bubble(tint, 18, 6, 40, 24, false)
	p.dots(38, 18, 10, 3)
	p.frame(ground, 78, 8, 18, 86, 1)
	for _, y := range []float64{22, 37, 51, 65, 80} {
		p.stroke("M 78 " + num(y) + " L 96 " + num(y))
	}
}

func follow(p *pen) {
	p.person(ground, 36, 12, 56, 80)
	p.circle(tint, 76, 28, 18)
	p.stroke("M 76 19 L 76 37")
	p.stroke("M 67 28 L 85 28")
}

func share(p *pen) {
	p.frame(tint, 4, 28, 34, 44, 3)
	p.lines(12, 40, 11, 18, 18, 10)
	p.arrow(44, 40, 66, 22)
	p.arrow(44, 50, 66, 50)
	p.arrow(44, 60, 66, 78)
	for _, y := range []float64{4, 37, 70} {
		p.person(ground, 84, y, 22, 27)
	}
}

func like(p *pen) {
	p.shape(tint, "M 50 88 C 20 64 6 50 6 32 C 6 18 16 10 28 10 C 38 10 46 16 50 26 C 54 16 62 10 72 10 C 84 10 94 18 94 32 C 94 50 80 64 50 88 Z")
}

func mute(p *pen) {
	p.person(ground, 24, 24, 40, 68)
	p.shape(tint, "M 54 40 L 64 40 L 82 24 L 82 76 L 64 60 L 54 60 Z")
	p.stroke("M 90 40 C 94 46 94 54 90 60")
	p.crossed("M 54 82 L 93 18")
}

func block(p *pen) {
	p.person(ground, 50, 6, 64, 86)
	p.frame(tint, 4, 52, 92, 18, 3)
	for _, x := range []float64{22, 42, 62, 82} {
		p.stroke("M " + num(x) + " 54 L " + num(x-8) + " 68")
	}
	p.stroke("M 12 70 L 12 94")
	p.stroke("M 88 70 L 88 94")
}

func report(p *pen) {
	p.stroke("M 12 8 L 12 92")
	p.shape(tint, "M 12 10 L 46 10 L 38 22 L 46 36 L 12 36 Z")
	p.arrow(26, 62, 46, 62)
	p.person(ground, 76, 30, 40, 62)
}

func whoSees(p *pen) {
	p.shape(ground, "M 10 26 C 26 4 74 4 90 26 C 74 48 26 48 10 26 Z")
	p.circle(tint, 50, 26, 12)
	p.dot(50, 26, 5)
	p.person(ground, 20, 56, 28, 38)
	p.person(ground, 50, 56, 28, 38)
	p.person(ground, 80, 56, 28, 38)
}

func private(p *pen) {
	p.frame(ground, 6, 6, 64, 82, 6)
	p.person(ground, 38, 18, 42, 56)
	p.paint(ground, ring(50, 40, 50, 60, 6, false))
	p.padlock(56, 46, 36)
}

func stop(p *pen) {
	p.merged(tint, bar{32, 26, 36, 60, 13}, bar{46, 14, 47, 60, 13}, bar{60, 16, 58, 60, 13}, bar{73, 28, 68, 62, 13},
		bar{16, 52, 36, 74, 13}, bar{42, 66, 58, 66, 36}, bar{50, 72, 52, 78, 34})
}

func signOut(p *pen) {
	p.frame(ground, 8, 6, 48, 86, 2)
	p.shape(tint, "M 8 6 L 36 16 L 36 97 L 8 92 Z")
	p.dot(29, 56, 3)
	p.halo("M 46 50 L 92 50")
	p.arrow(46, 50, 94, 50)
}

func update(p *pen) {
	p.phone(35, 22, 30, 56, true)
	p.stroke("M 18 30 C 28 10 56 2 76 16")
	p.stroke("M 76 16 C 82 20 86 25 89 31")
	p.placed(89, 32, 68, 1, func() { p.stroke("M -9 -8 L 0 0 L -9 8") })
	p.stroke("M 82 70 C 72 90 44 98 24 84")
	p.stroke("M 24 84 C 18 80 14 75 11 69")
	p.placed(11, 68, 248, 1, func() { p.stroke("M -9 -8 L 0 0 L -9 8") })
}

func hide(p *pen) {
	p.phone(20, 4, 60, 92, false)
	p.bubble(tint, 29, 30, 42, 26, false)
	p.dots(50, 43, 11, 3.5)
	p.crossed("M 14 72 L 86 20")
}

func askPhoto(p *pen) {
	p.stroke("M 20 44 L 24 36 L 36 36 L 40 44")
	p.frame(ground, 4, 44, 62, 46, 6)
	p.circle(tint, 35, 67, 14)
	p.bubble(ground, 52, 6, 42, 38, false)
	p.stroke("M 66 19 C 66 10 82 10 81 20 C 80 26 73 25 73 31")
	p.dot(73, 38, 2.6)
}
