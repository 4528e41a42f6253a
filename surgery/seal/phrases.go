package seal

import (
	"math"
	"unicode"

	"github.com/ccojocar/zxcvbn-go/match"
)

// famous are phrases that everybody knows: from being told how to choose one, and
// from songs, rhymes, proverbs, prayers, books, films and slogans. Letters only. They
// are part of the program as they stand, so a start does nothing for them.
var famous = [...]string{
	"correcthorsebatterystaple", "tobeornottobe", "thatisthequestion", "thequickbrownfoxjumpsoverthelazydog",
	"maytheforcebewithyou", "openthepodbaydoorshal", "twinkletwinklelittlestarhowiwonderwhatyouare", "maryhadalittlelambitsfleecewaswhiteassnow",
	"humptydumptysatonawallhumptydumptyhadagreatfall", "baabaablacksheephaveyouanywool", "happybirthdaytoyou", "godsavetheking", "godsavethequeen",
	"keepcalmandcarryon", "nevergonnagiveyouupnevergonnaletyoudown", "onceuponatimeinalandfarfaraway", "itwasthebestoftimesitwastheworstoftimes",
	"ourfatherwhoartinheavenhallowedbethyname", "loremipsumdolorsitamet", "letmeinplease", "thisismypassword", "thisismypassphrase",
	"oneringtorulethemall", "winteriscoming", "youllneverwalkalone", "weholdthesetruthstobeselfevident",
	"thecatsatonthemat", "jackandjillwentupthehilltofetchapailofwater", "incywincyspiderclimbedupthewaterspout", "itsybitsyspider",
	"rowrowrowyourboatgentlydownthestream", "oldmacdonaldhadafarm", "thewheelsonthebusgoroundandround", "ifyourehappyandyouknowitclapyourhands",
	"ringaringorosesapocketfullofposes", "londonbridgeisfallingdown", "hickorydickorydockthemouserantotheclock", "heydiddlediddlethecatandthefiddle",
	"threeblindmiceseehowtheyrun", "singasongofsixpence", "thegrandolddukeofyork", "rockabyebabyonthetreetop", "headsshoulderskneesandtoes",
	"pollyputthekettleon", "littlebopeephaslosthersheep", "littlemissmuffetsatonatuffet", "theowlandthepussycatwenttosea",
	"onetwobucklemyshoe", "onepotatotwopotatothreepotatofour", "eenymeenyminymoe", "rosesareredvioletsareblue", "anappleadaykeepsthedoctoraway",
	"abirdinthehandisworthtwointhebush", "actionsspeaklouderthanwords", "allthatglittersisnotgold", "astitchintimesavesnine", "betterlatethannever",
	"beautyisintheeyeofthebeholder", "dontputallyoureggsinonebasket", "dontcountyourchickensbeforetheyhatch", "dontcryoverspiltmilk",
	"everycloudhasasilverlining", "honestyisthebestpolicy", "ifatfirstyoudontsucceedtrytryagain", "itsrainingcatsanddogs", "killtwobirdswithonestone",
	"laughteristhebestmedicine", "lookbeforeyouleap", "practicemakesperfect", "romewasntbuiltinaday", "thegrassisgreenerontheotherside",
	"thepenismightierthanthesword", "theearlybirdcatchestheworm", "theresnoplacelikehome", "toomanycooksspoilthebroth",
	"twoheadsarebetterthanone", "whenlifegivesyoulemonsmakelemonade", "wherethereisawillthereisaway", "wheretheresawilltheresaway", "youcantteachanolddognewtricks",
	"imdreamingofawhitechristmas", "jinglebellsjinglebellsjinglealltheway", "silentnightholynight", "wewishyouamerrychristmas", "merrychristmasandahappynewyear",
	"rulebritanniabritanniarulethewaves", "landofhopeandglory", "amazinggracehowsweetthesound", "thelordismyshepherdishallnotwant",
	"inthebeginningwastheword", "inthebeginninggodcreatedtheheavenandtheearth", "lettherebelight", "forgodsolovedtheworld", "hailmaryfullofgrace",
	"godgrantmetheserenitytoacceptthethingsicannotchange", "onedayatatime", "thistooshallpass", "keepsmiling", "livelaughlove", "justdoit", "yesyoucan", "yeswecan",
	"becauseyoureworthit", "everylittlehelps", "haveabreakhaveakitkat", "itsgoodtotalk", "timetotalk", "itsoknottobeok", "mindthegap", "nothingaboutuswithoutus",
	"hereslookingatyoukid", "iwillbeback", "illbeback", "lukeiamyourfather", "houstonwehaveaproblem", "youcanthandlethetruth", "toinfinityandbeyond", "hakunamatata",
	"lifeislikeaboxofchocolates", "franklymydearidontgiveadamn", "mynameisbondjamesbond", "goaheadmakemyday", "youshallnotpass", "elementarymydearwatson",
	"alltheworldsastageandallthemenandwomenmerelyplayers", "friendsromanscountrymenlendmeyourears", "shallicomparetheetoasummersday", "nowisthewinterofourdiscontent",
	"ifmusicbethefoodofloveplayon", "romeoromeowhereforeartthouromeo", "doubledoubletoilandtroublefireburnandcauldronbubble", "iwanderedlonelyasacloud", "callmeishmael",
	"itisatruthuniversallyacknowledged", "itwasabrightcolddayinapril", "bigbrotheriswatchingyou", "fourscoreandsevenyearsago", "ihaveadream", "thatsonesmallstepforman",
	"asknotwhatyourcountrycandoforyou", "weshallfightthemonthebeaches", "ithinkthereforeiam", "cogitoergosum", "carpediem", "venividivici",
	"allyouneedislove", "imagineallthepeople", "helpineedsomebody", "weallliveinayellowsubmarine", "heyjudedontmakeitbad", "letitbeletitbe",
	"isthisthereallifeisthisjustfantasy", "wewillrockyou", "wearethechampionsmyfriend", "dontstopbelieving", "sweetcaroline", "dancingqueen",
	"iwillsurvive", "stayinalive", "hellodarknessmyoldfriend", "bridgeovertroubledwater", "stairwaytoheaven", "itscominghome", "footballscominghome",
	"gloryglorymanunited", "marchingontogether", "wonderwall", "dontlookbackinanger", "threelionsonashirt", "alwayslookonthebrightsideoflife",
	"peterpiperpickedapeckofpickledpeppers", "shesellsseashellsontheseashore", "howmuchwoodwouldawoodchuckchuck", "redlorryyellowlorry", "ilovemydog", "ilovemycat", "ilovemyfamily",
	"iloveyousomuch", "iloveyouforever", "opensesame", "abracadabra", "supercalifragilisticexpialidocious", "whatsthepassword", "iforgotmypassword", "ihatepasswords", "changemeplease",
	"mypasswordissecret", "pleaseletmein", "nobodywillguessthis", "youwillneverguessthis", "fourwordsthatdonotbelongtogether", "fourormorewords", "socialmediasurgery", "welcometothemachine",
}

const (
	famousBits  = 10 // what any of them is worth: they are on every guesser's list
	leastFamous = 10 // letters of a piece of one, which is worth a little more
)

// knownPhrases finds the famous, and long pieces of them, whatever stands between
// their letters.
func (t text) knownPhrases() (found []match.Match) {
	letters := make([]rune, 0, len(t.small))
	defer func() { clear(letters[:cap(letters)]) }()
	var at []int // where each letter comes from
	for i, r := range t.small {
		if unicode.IsLetter(r) {
			letters, at = append(letters, r), append(at, i)
		}
	}
	for _, phrase := range &famous {
		for i := range letters {
			for from := range len(phrase) {
				n := common(letters[i:], phrase[from:])
				switch {
				case n == len(phrase):
					found = append(found, t.match(at[i], at[i+n-1]+1, famousBits, Common))
				case n >= leastFamous:
					bits := famousBits + math.Log2(float64(len(phrase)-leastFamous+1))
					found = append(found, t.match(at[i], at[i+n-1]+1, bits, Common))
				}
			}
		}
	}
	return found
}

// common returns how many letters both begin with; phrases have letters of one byte.
func common(letters []rune, phrase string) int {
	n := 0
	for n < len(letters) && n < len(phrase) && letters[n] == rune(phrase[n]) {
		n++
	}
	return n
}
