package pictogram

func helper(p *pen) {
	p.person(ground, 28, 16, 42, 62)
	p.person(tint, 72, 10, 42, 68)
	p.frame(ground, 4, 74, 92, 10, 2)
	p.stroke("M 14 84 L 14 96")
	p.stroke("M 86 84 L 86 96")
	p.frame(ground, 36, 56, 28, 18, 2)
}

func group(p *pen) {
	p.person(ground, 22, 6, 26, 36)
	p.person(tint, 50, 6, 26, 36)
	p.person(ground, 78, 6, 26, 36)
	p.frame(ground, 6, 40, 88, 8, 2)
	p.person(tint, 34, 54, 26, 36)
	p.person(ground, 66, 54, 26, 36)
	p.frame(ground, 6, 88, 88, 8, 2)
}

func trick(p *pen) {
	p.envelope(tint, 8, 44, 84, 50)
	p.halo("M 50 12 L 50 50 C 50 66 26 66 26 50")
	p.stroke("M 50 4 L 50 50 C 50 66 26 66 26 50")
	p.stroke("M 26 48 L 36 54")
	p.circle(ground, 50, 8, 5)
}

func talk(p *pen) {
	p.person(ground, 24, 42, 40, 52)
	p.person(ground, 76, 42, 40, 52)
	p.bubble(tint, 6, 6, 38, 22, false)
	p.bubble(ground, 56, 6, 38, 22, true)
	p.dots(25, 17, 9, 3)
	p.dots(75, 17, 9, 3)
}

func call999(p *pen) { call(p, "999") }

func call111(p *pen) { call(p, "111") }

func call(p *pen, number string) {
	p.phone(15, 4, 70, 92, true)
	p.digits(number, 26, 33, 12.5, 32)
}

func listen(p *pen) {
	p.phone(4, 20, 32, 62, true)
	p.stroke("M 42 40 C 47 46 47 54 42 60")
	p.person(ground, 74, 22, 46, 72)
	p.stroke("M 55 40 C 53 8 95 8 93 40")
	p.frame(tint, 51, 36, 8, 14, 3)
	p.frame(tint, 89, 36, 8, 14, 3)
}

func done(p *pen) {
	p.circle(tint, 50, 50, 42)
	p.placed(0, 0, 0, 1, func() { p.merged(line, bar{30, 52, 44, 66, 7}, bar{44, 66, 72, 34, 7}) })
}

func next(p *pen) {
	p.circle(tint, 50, 50, 42)
	p.arrow(28, 50, 72, 50)
}
