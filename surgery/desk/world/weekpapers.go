package world

import "socialmediasurgery/surgery"

var EverySize = []surgery.HandoutSize{surgery.Standard, surgery.LargePrint, surgery.Plain}
