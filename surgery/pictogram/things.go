package pictogram

// drawings has every drawing by its name.
var drawings = map[Name]func(*pen){
	"phone": phoneInHand, "laptop": laptop, "app": app, "email": email, "text": textMessage, "password": password,
	"three_words": threeWords, "two_steps": twoSteps, "backup_codes": backupCodes, "password_manager": passwordManager, "scan": scan,
	"settings": settings, "profile": profile, "photo": photo, "place": place, "place_off": placeOff, "hashtag": hashtag, "blog": blog,
	"calendar": calendar, "clock": clock,
	"write": write, "answer": answer, "private_message": privateMessage, "follow": follow, "share": share, "like": like, "mute": mute,
	"block": block, "report": report, "who_sees": whoSees, "private": private, "stop": stop, "sign_out": signOut, "update": update,
	"hide": hide, "ask_photo": askPhoto,
	"helper": helper, "group": group, "trick": trick, "talk": talk, "call_999": call999, "call_111": call111, "listen": listen,
	"done": done, "next": next,
}

func phoneInHand(p *pen) {
	p.shape(ground, "M 34 96 L 34 88 C 24 80 19 72 19 60 L 19 40 C 19 32 31 32 31 40 L 33 60 L 72 60 C 78 68 76 80 67 88 L 67 96 Z")
	p.phone(32, 4, 38, 70, true)
	for _, y := range []float64{34, 46, 58} {
		p.merged(ground, bar{67, y, 77, y, 9})
	}
}

func laptop(p *pen) {
	p.frame(ground, 18, 16, 64, 50, 5)
	p.paint(tint, ring(24, 22, 52, 38, 1, false))
	p.shape(ground, "M 12 68 L 88 68 L 96 82 L 4 82 Z")
	p.stroke("M 42 76 L 58 76")
}

func app(p *pen) {
	p.phone(10, 4, 54, 90, false)
	p.frame(ground, 19, 18, 14, 14, 3)
	p.frame(ground, 41, 18, 14, 14, 3)
	p.frame(ground, 19, 40, 14, 14, 3)
	p.frame(tint, 41, 40, 14, 14, 3)
	p.frame(ground, 19, 62, 14, 14, 3)
	p.pointing(50, 47, 0.62)
}

func email(p *pen) {
	p.frame(ground, 6, 10, 88, 62, 5)
	p.stroke("M 50 72 L 50 88")
	p.stroke("M 30 90 L 70 90")
	p.envelope(tint, 24, 24, 52, 34)
}

func textMessage(p *pen) {
	p.phone(8, 6, 48, 88, false)
	p.bubble(tint, 30, 24, 62, 32, false)
	p.dots(61, 40, 14, 4)
}

func password(p *pen) {
	p.padlock(34, 6, 32)
	p.frame(ground, 6, 62, 88, 28, 6)
	for x := 20.0; x <= 80; x += 15 {
		p.dot(x, 76, 4.5)
	}
}

func threeWords(p *pen) {
	for i := range 3 {
		x := 4 + 33*float64(i)
		p.frame(ground, x, 22, 26, 56, 4)
		p.stroke("M " + num(x+7) + " 68 L " + num(x+19) + " 68")
	}
	p.circle(tint, 17, 42, 8)
	p.shape(tint, "M 50 32 L 59 52 L 41 52 Z")
	p.frame(tint, 75, 34, 16, 16, 1)
}

func twoSteps(p *pen) {
	p.frame(ground, 4, 34, 36, 28, 5)
	p.dots(22, 48, 10, 4)
	p.arrow(45, 48, 57, 48)
	p.phone(62, 10, 34, 78, true)
	p.digits("123", 69.5, 40, 5, 14)
}

func backupCodes(p *pen) {
	p.frame(ground, 26, 6, 48, 60, 3)
	p.lines(35, 18, 11, 30, 30, 30, 30)
	p.frame(tint, 6, 58, 88, 34, 4)
	p.stroke("M 40 75 L 60 75")
}

func passwordManager(p *pen) {
	p.stroke("M 18 84 L 18 92")
	p.stroke("M 58 84 L 58 92")
	p.frame(ground, 6, 10, 64, 74, 6)
	p.frame(tint, 15, 19, 46, 56, 3)
	p.circle(ground, 38, 47, 13)
	p.stroke("M 38 40 L 38 54")
	p.stroke("M 31 47 L 45 47")
	p.circle(ground, 86, 36, 9)
	p.stroke("M 86 45 L 86 80")
	p.stroke("M 86 68 L 93 68")
	p.stroke("M 86 78 L 93 78")
}

func scan(p *pen) {
	p.frame(ground, 6, 6, 60, 60, 3)
	p.finder(14, 14, 14)
	p.finder(44, 14, 14)
	p.finder(14, 44, 14)
	p.phone(46, 34, 46, 62, true)
	p.finder(56, 48, 9)
	p.finder(73, 48, 9)
	p.finder(56, 65, 9)
}

func settings(p *pen) {
	p.gear(tint, 42, 40, 36)
	p.pointing(50, 46, 0.62)
}

func profile(p *pen) {
	p.frame(ground, 14, 6, 72, 88, 6)
	p.person(tint, 50, 20, 48, 60)
}

func photo(p *pen) {
	p.frame(ground, 6, 14, 88, 72, 5)
	p.shape(tint, "M 12 80 L 40 44 L 58 68 L 70 54 L 88 80 Z")
	p.circle(ground, 68, 34, 8)
}

func place(p *pen) {
	p.shape(ground, "M 6 60 L 34 52 L 66 60 L 94 52 L 94 86 L 66 94 L 34 86 L 6 94 Z")
	p.stroke("M 34 52 L 34 86")
	p.stroke("M 66 60 L 66 94")
	p.shape(tint, "M 50 76 C 36 54 28 46 28 32 C 28 18 38 8 50 8 C 62 8 72 18 72 32 C 72 46 64 54 50 76 Z")
	p.circle(ground, 50, 31, 9)
}

func placeOff(p *pen) {
	place(p)
	p.crossed("M 12 10 L 88 92")
}

func hashtag(p *pen) {
	p.frame(tint, 27, 4, 46, 46, 4)
	p.stroke("M 45 12 L 41 42")
	p.stroke("M 60 12 L 56 42")
	p.stroke("M 36 21 L 66 21")
	p.stroke("M 34 33 L 64 33")
	p.stroke("M 32 72 L 42 52")
	p.stroke("M 68 72 L 58 52")
	p.person(ground, 20, 46, 32, 48)
	p.person(ground, 80, 46, 32, 48)
}

func blog(p *pen) {
	p.frame(ground, 16, 4, 68, 92, 4)
	p.lines(27, 16, 0, 34)
	p.frame(ground, 27, 26, 46, 30, 2)
	p.shape(tint, "M 30 54 L 43 36 L 53 48 L 59 42 L 70 54 Z")
	p.lines(27, 68, 12, 46, 46)
}

func calendar(p *pen) {
	p.frame(ground, 8, 14, 84, 78, 6)
	p.paint(tint, ring(10, 16, 80, 18, 3, false))
	p.stroke("M 8 36 L 92 36")
	p.stroke("M 30 6 L 30 22")
	p.stroke("M 70 6 L 70 22")
	for _, y := range []float64{50, 64, 78} {
		for _, x := range []float64{24, 41, 59, 76} {
			p.dot(x, y, 3)
		}
	}
	p.circle(none, 59, 64, 11)
}

func clock(p *pen) {
	p.circle(tint, 50, 50, 42)
	for _, at := range []string{"M 50 14 L 50 18", "M 86 50 L 82 50", "M 50 86 L 50 82", "M 14 50 L 18 50"} {
		p.stroke(at)
	}
	p.stroke("M 50 28 L 50 50 L 66 62")
}
