package seal

import (
	"strings"
	"sync"
)

// spoken has the words that are told from one person to another, or compared on two
// screens: 1,024, so one is worth ten bits. They are three to eight small letters; no
// two begin with the same four, and no two differ in one letter alone.
var spoken = sync.OnceValue(func() []string {
	return strings.Fields(`
	acorn acrobat actor actress address admiral aerial agenda airport airship album alley almond alpaca alphabet amber anchor angle anthem antler anvil
	apology apple apricot apron aquarium arcade archer arena armchair artist aspen athlete atlas atom attic autumn avenue avocado award backpack bacon
	badge bagel baker balcony ballad bamboo banana banjo banknote banner barbecue barista barley barn barrel basil basket bassoon bathtub battery beagle
	beanbag beaver bedroom bedside beehive beetle belfry bellows belt bench bicycle bilberry billiard binary binder biplane birch birthday biscuit bison
	blanket blazer blossom blouse bluebell bobbin bonfire bonnet book border bottle boulder bounce bowler bracelet bramble branch brass breeze brick
	bridge brisket broccoli bronze broom brother brush bubble bucket budget buffalo bugle builder bulb bumper bungalow bunny burger burrow butcher butter
	cabbage cabin cable cactus cake calendar camel campfire canal candle canoe canvas canyon captain capybara caravan card cargo caribou carnival carpet
	carrot cartoon cashew castle catfish cavern cedar ceiling celery cello cement century chain chalk chamber channel chapel chariot cheddar cheese
	chemist cherry chess chicken chimney china chipmunk chisel chive chorus cinema circle citrus city clarinet clay clerk cliff climber clipper cloak
	cloud clover cluster coach coast cobbler cobweb cockatoo cocoa coffee coin colander college colony column comet comma compass concert conker contour
	cookbook copper coral corduroy cork corner cosy cotton courage cousin cowboy crab cracker cradle crane crater crayon cream creek crescent cricket
	crimson crocus crossing crown crumble crust crystal cuckoo cucumber cuddle cupboard cupcake curlew curry curtain cushion custard cutlery cycle dairy
	damson dance daring dash daughter dawn dazzle decade delta denim dentist desk dewdrop dial diamond diary dice digit dimple dinghy dinner dinosaur
	district diver dolphin domino donkey doorbell dormouse dragon drama drawer dresser drizzle drum duchess duckling duet dulcimer dumpling dynamo eager
	earlobe earring earth easel east eclipse editor eggshell eight elbow elephant eleven elk emerald emperor endive engine entrance envelope equator
	evening exhibit explorer express fabric factory falcon family fancy fanfare farmer feather fennel fern ferry festival fiction field fiesta fifty
	figure filter finch finger firefly fishpond flag flamingo flannel flapjack flask fluffy flute foal footpath forest forty fossil fountain foxglove
	foxtrot frame freckle freight fresh fringe frisbee frog frolic frost fruit fudge gadget galaxy gallon game garage garden garlic garnet gecko gemstone
	gentle giant giggle gingham giraffe glacier glad glass glider glitter globe glue goblet goggles goose gopher gorge gosling grammar granary grape gravy
	green grid grocer grotto grove guitar gumdrop haddock halibut hallway halo hammer hamster handbag happy harbour harmony harp harvest hasty hatch
	hayloft haystack hazel headland hedge helmet heron herring hexagon highway hiker hilltop history hobby hockey holiday holly honey hood horizon horn
	hostel house humble hundred hurdle hydrant iceberg icicle icing iguana impala index indigo inkwell insect island italic ivory jacket jaguar jasmine
	jasper jaunty javelin jelly jersey jester jetty jewel jigsaw jogger joiner journal juggler juice jukebox jungle juniper kale kangaroo kayak keen
	kestrel kettle keyboard kilt kimono kingdom kitchen kite kitten kiwi knack knapsack knitting koala label ladder ladybird lagoon lakeside lamb lamppost
	landmark lantern laptop lasso lather laundry laurel lavender layer leaf lecture legend lemon lentil leopard lettuce lever library lifeboat lighter
	lilac lily lime limpet linen linnet lion lively lizard lobster locket locust lodge lollipop lorry lotus lounge lucky lullaby lunch lyric machine
	mackerel magazine magician magnet magpie mailbag mammoth mandolin mango mansion maple marathon marble margin marina market maroon marrow marsh
	mattress meadow medal meerkat melon menu mercury mermaid meteor method metro midday midnight mighty milk miller mineral minnow mint mirror mixer
	mobile moccasin model moment monarch month monument moon moorhen morning mosaic moss motor muffin mulberry mule museum mushroom music mystery napkin
	nation nature nectar needle nephew nest network nickel nimble nine noodle north notebook nougat novel nugget number nutmeg nylon oasis oatmeal oboe
	ocean octave octopus office olive onion opal opera optician orange orbit orchid ornament osprey otter outline oven overcoat oxygen oyster pacific
	paddle padlock page painter palace palette pamphlet pancake panda panel panorama pantry paper parade parcel park parsley party passport pasta patio
	pattern pavement pavilion peach peanut pearl pebble pelican pencil pendulum penguin penny pentagon pepper perfume perky petal photo phrase piano
	piccolo picnic picture pigeon piglet pilgrim pillar pilot pinafore pinecone pink pinwheel pioneer pirate pitcher pixel pizza plank plaster plateau
	plenty plimsoll plum plywood poem polar polka pollen pomelo pond poppy porch porridge portrait poster potato pottery poultry powder prairie pretzel
	primrose prize profile prune pudding puffball pulley pumpkin punnet puppet purple puzzle python quadrant quail quartz quayside queen question quick
	quilt quince quiver quiz rabbit raccoon radio raft railing rainbow raisin rambler ranger rapids raven reader recipe record reindeer relay reptile
	rhubarb ribbon riddle ripple roadside robin robot rockpool rodeo rooster rosemary rowan rowboat rubber ruby rucksack runway russet rustic safari
	saffron sailor salad salmon sample sandal sapphire sardine satchel satin saturn saucer sausage sawdust scaffold scarf scenery school science scooter
	scribble scroll seagull seahorse season seaweed seesaw settee seven shadow shallot shampoo shawl shed shelf shepherd sherbet shield shower shuttle
	signal silly sister sixteen skater sketch skittle skylark slate sleeve smile smoothie snail snorkel snow soap sofa song soprano south soybean spade
	spaniel sparrow spatula speaker spectrum spider spinach spiral sponge spoon spring sprout spruce square squid stable stadium stairs stamp stanza
	stapler starfish statue steam stencil sticker stone stool stork straw street stripe studio sturdy suburb sugar suitcase summer sunbeam sunrise sunset
	surname swallow swan sweater swift swimmer swing symbol tabletop tadpole tapestry tarmac tarragon tassel taxi teacup teapot teaspoon temple tender
	tennis tent terrace thicket thimble thirty thrush thunder tidy tiger timber tomato toolbox topaz topsail tortoise tower town tractor traffic trail
	treasure treetop trellis triangle tricycle trifle trolley trombone trophy trout truffle trumpet tuba tugboat tulip tunnel turkey turnip turtle tutor
	tuxedo tweed twelve twenty twig twilight twirl umbrella umpire uncle unicorn uniform universe upbeat upstairs useful vanilla vase velvet verse viaduct
	video village vinegar violet visitor vivid vocal volcano volume voyage vulture waffle wagon wagtail walker wallaby walnut walrus warbler wardrobe warm
	warren water wavy weekend welcome wheel whisk wicker widget wigwam window winter wisdom wolf wombat wonder woodland workshop writer yacht year yellow
	young zebra zenith zero zesty zigzag zinc zipper
`)
})
