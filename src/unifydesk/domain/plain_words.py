"""1,024 plain words of four to six letters, ten bits each, for numbers that people read to each other.

No two start with the same four letters or are one letter apart, so that a slip is noticed. The list is part
of the minutes that are on paper: it never changes, not even to correct a word.
"""

from __future__ import annotations

_LIST = """
acorn across active adapt admit advice afford agenda agree album alcove alert almond aloud alpine amber
amount amuse anchor animal ankle annual answer anthem antler appear apple archer arctic arena artist ashore
aspect assist atlas atom attend attic aunt author autumn avenue awake award axis azure badger bagel bakery
ballad bamboo banana banjo banner barber barley barrel basalt basil basket beagle beaker beetle begin behave
beige belong berry beyond binder birch bison blend block blouse blue boat bobbin body bold bonnet bonus
boost border borrow botany bottle bounce branch brass brave bread breeze brick bridge brief bright bring
bronze brook brown brush bubble bucket budget buffet bugle bulb bumper bundle bunny burger bushel busy
butler button buyer cabin cable cactus calf camel camp canal candid canoe canvas canyon career cargo carol
carpet carrot carve cashew castle casual cavern celery cello cement cereal chain chalk charm cheese cherry
chess chief chisel chive choice chrome cider cinema circle citrus city clasp clay clean clerk clever client
cliff clinic cloak coach coast cobalt cocoa code coffee coil collar column comet common condor convoy cookie
cooler copper copy coral cork corner cosmic cotton couple cousin cover crab cradle craft crane crater crayon
cream credit creek crew crisp crocus cruise crumb cube cuckoo curry custom cycle dairy dancer daring data
dawn decide deck decor deer define degree delta denim depend depth derive design detail device diary diesel
diet digit dinner dipper direct dish domain donkey double dozen dragon drama drawer dress drift driver drum
dune duty dynamo eager early earth easel easy echo editor effort elbow elder eleven empire employ enable
enamel energy engine enjoy enough enrich ensure entire entry equal equip erode errand essay estate event
exact exceed excite exist expand expert extend extra fabric factor falcon family famous fancy farmer fence
fennel fern fiddle field figure filter final finch finger finish fire flag flame flask fleet flight flint
float flora flower flute foam focus folder follow forest forget format forum fossil fourth fresh friend
fringe frost frozen fruit fuel future gadget galaxy gallop game garage garden garlic garnet gather gauge
gecko genius gentle geyser giant gift glad glass glaze gleam glide globe glossy glow goose grace grain grand
graph gravy green grid grill grove guava guess guitar gulf gully habit hamlet hammer happy hatch haven hawk
hazel header health heart heavy hedge height helium helmet help herald herb heron hiking hill hinge hobby
hockey honey hook hornet horse host hotel human humble hurdle hybrid hyphen ibis icicle icon ideal igloo
image impact import income index indigo indoor inform inland inlet input insect inside intend invent invite
item jacket jaguar jasper jazz jelly jersey jewel jigsaw joint jotter joyful juggle juice junior kayak keen
keeper kernel kettle kilo kimono kindle kiosk kite kitten kiwi knight knit knock know koala label lace
ladder ladle lagoon lamb laptop large lark later launch laurel lava lawyer leaf league learn ledger legend
lemon lemur length lens lentil lesson letter level lichen lilac lily lime limit linen lion liquid listen
little lively lizard llama local locket lodge loft logic long loop lorry lotus lounge lucky lunar lyric
magic magnet magpie major mammal manage mango mantle manual maple marble march margin marina market maroon
mascot master meadow medal medium medley mellow melon memory mentor menu merit mesh meteor method mighty
mild mimic minnow mint minute mirror mobile model module mole moment month moon mortar mosaic moss mother
motion motor mouse movie muffin mural museum music mutual myrtle napkin narrow nation nature navy neat
nectar needle neon nephew nickel niece nimble nine noble nomad noodle normal north note notice nougat novel
nozzle nugget number nutmeg nylon oasis object obtain ocean offer office olive onion online onward opal
opera option orange orbit orchid organ origin osprey output oven owner oxygen oyster ozone paddle palace
palm panda panel pantry papaya paper parade parcel parent pasta patrol pause peace peanut pearl pebble pecan
pencil pepper period petal phone photo phrase piano pickle picnic pigeon pillow pilot pink pizza plain plank
plate plaza pledge plenty plough plume plural plush poem poetry polar polish pollen pony poppy porch portal
poster potato pound powder praise prefer pretty price prism profit prompt propel proud public pulley pulse
pupil puppet purple quarry queen query quest quick quiet quince quiz quota rabbit radar radio rafter raisin
rake rally random rapid ready reason recipe record reduce reef region relax relish remain remind remote
rename repair repeat reply report rescue resin return reveal review reward rhythm ribbon ride rinse ripple
road robin robot roller roof rope rotate route rowing royal rubber rudder rugby runner safari safety sailor
salad salmon salute sample sandal satin saturn sauce scale scarf scenic school score scout screen scribe
scroll search second seed select senior sepia series sesame seven shadow shaker shape sharp shelf shield
ship shirt shoe shovel shower shrub sierra signal silica silk silver siren sister skate sketch skill sleeve
slice slogan slope small smile smooth snack snail soap soccer social sock soda solid solve sonata sorbet
source south space spark speech sphere spider spiral splash sponge spoon sport spring sprout spruce squad
stable staff stair stamp stand static steady steel step stereo stick stone stool story stream stripe strong
studio sturdy style submit subtle suburb subway sudden sugar suit summer supper survey sushi swan sweet
swift swim swing switch symbol syrup system tabby tablet talent talk tandem target tartan taxi teak teapot
tempo tennis tenor thank theme theory thick third thread thrive throne thrush thumb ticket tidy tiger timber
tinsel title today tomato tonic tooth topaz total totem touch tower town track trade trail treaty treble
trend trio trophy trowel trunk trust tuba tulip tundra tunnel turkey turnip turtle tutor tweed twelve twenty
twig twist uncle under unique unlock update uphill upward urban urchin urgent useful usual vacuum valid
valley value vase vault vector velvet vendor verse vessel video view villa vinyl violet visit visual vital
vivid voice volume vowel voyage wafer waffle wagon waist waiter walker walnut walrus waltz warm washer weave
west wheat wheel white wicker widget width window winter wisdom wolf wonder wooden wool world wrench yacht
yard yeast young zebra zenith zero zigzag zinc zodiac
"""
WORDS: tuple[str, ...] = tuple(_LIST.split())
BITS = 10
"""What one word stands for: its place in the list, from 0."""
