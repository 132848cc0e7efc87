"""The verbs of English imperatives: those that are little else, and those that are nouns as often."""

from audit.languages.rules import listed

# Verbs that start no other kind of phrase than an imperative, whatever follows.
VERBS = listed(
    "abandon abolish absorb accelerate accept accommodate accomplish achieve acknowledge acquire activate adapt add "
    "adhere adjust administer admire admit adopt advertise advise aggregate align alleviate allocate allow "
    "alter amaze amend amplify analyse analyze annotate announce anticipate apologise apologize appear apply appoint "
    "appreciate approve arrange arrive ask aspire assemble assess assign assist assume assure attach attain attend "
    "attract authenticate authorise authorize automate avoid await awaken banish bathe become befriend begin behave "
    "behold believe belong boost borrow breathe brighten bring broaden browse build buy bypass calculate calibrate "
    "cancel capitalise capitalize captivate capture categorise categorize celebrate centralise centralize certify "
    "cherish choose claim clarify classify click collaborate collect combine come commemorate commit communicate "
    "compare compete compile complain comply compose comprehend compress compute conceal concentrate configure "
    "confirm connect conquer conserve consider consolidate construct consult consume contact contemplate continue "
    "contribute convert convey convince cooperate coordinate create cultivate curate customise customize decide "
    "declare decline declutter decorate dedicate deduct deepen defend define defrost delegate delete delve "
    "demonstrate demystify deploy descend describe deselect destroy detach detect determine develop devote diagnose "
    "differentiate digitalise digitalize digitise digitize diminish disable disagree disassemble discard disconnect "
    "discover discuss disinfect dismantle dismiss dispose dissolve distinguish distribute ditch diversify divide "
    "donate download earn edit educate elevate eliminate embark embed embellish embrace emphasise emphasize employ "
    "empower emulate enable enclose encourage endorse energise energize enforce engage engrave enhance enjoy enlarge "
    "enlighten enlist enquire enrich enrol enroll ensure enter entertain entrust envisage envision equip eradicate "
    "erase escape establish evaluate evolve examine exceed excel exclude execute exfoliate exhale expand expedite "
    "experience explain explore expose extend extinguish extract facilitate familiarise familiarize fasten feel fetch "
    "finalise finalize find follow forget forgive formulate fortify fulfil fulfill gain garnish gather generate get "
    "give go grab grasp grow handpick harmonise harmonize harness hear hire hydrate identify ignite ignore illuminate "
    "illustrate imagine immerse implement impress improve include incorporate indicate indulge inform inhale initiate "
    "inject innovate inquire insert inspect inspire install instil instill instruct insulate insure integrate "
    "intensify interact introduce invent invest investigate invigorate invite involve isolate join jot jumpstart "
    "justify keep kickstart knead know lather learn leave lend lengthen let leverage lighten listen locate loosen "
    "lose lubricate maintain make manage manipulate maximise maximize meditate meet memorise memorize merge migrate "
    "mingle minimise minimize mitigate mobilise mobilize modernise modernize modify moisturise moisturize monetise "
    "monetize motivate multiply navigate negotiate nominate notify nourish nurture obey observe obtain omit opt "
    "optimise optimize orchestrate organise organize outperform outsource overcome oversee pamper partake participate "
    "pay peel perform personalise personalize persuade pick pinpoint ponder postpone pour practise preheat prepare "
    "prescribe preserve prevent prioritise prioritize proceed procure promote propose protect prove provide publish "
    "purify pursue put qualify quantify raise reach react read readjust reap rearrange reassess rebook reboot rebuild "
    "receive recharge reclaim recline recognise recognize recommend reconnect reconsider recover recreate recruit "
    "rectify recycle redeem redefine redesign redirect rediscover reduce reenergise refer refine reflect refrain "
    "refresh refrigerate refurbish regain register reheat reimagine reinforce reinstall reinvent reinvigorate reject "
    "rejuvenate rekindle relax relieve relive reload rely remember remind remove renew renovate rent reopen reorder "
    "reorganise reorganize repay replace replenish reply represent reproduce request require reschedule reserve reset "
    "reshape resist resolve respect respond restart restore restrict retain rethink retrieve reuse reveal revisit "
    "revitalise revitalize revive revolutionise revolutionize rewrite rinse run safeguard sanitise sanitize satisfy "
    "save savor savour say schedule scrutinise see seek select sell send set settle share sharpen shop shorten simmer "
    "simplify simulate sip sit skip slash slather soften solve soothe speak specify spend sprinkle standardise "
    "standardize start stay stimulate stir stop streamline strengthen strive submit subscribe subtract succeed "
    "suggest supercharge supervise surpass surround survive suspend sustain swap sweeten synchronise synchronize "
    "synthesise synthesize tackle take teach tell terminate thank thicken think thrive throw tidy tighten transcend "
    "transcribe transform translate transmit try turn tweak unblock unbox uncover understand undertake unfold unify "
    "uninstall unite unlearn unleash unlock unpack unplug unsubscribe untangle unveil unwind unwrap upcycle upgrade "
    "uplift upload upsell upskill use utilise utilize validate vary verify view visit visualise visualize waive wake "
    "wander whet widen win withdraw write yield zoom"
)
# Verbs that are nouns or adjectives as often: imperatives before one of _OBJECT, or in the company given below.
DOUBTFUL = listed(
    "bolt pat decompress screw rub "
    "talk "
    "abuse access account ace act address advance affect aid aim alert amount anchor answer approach arm attack audit "
    "award back bag bake balance ban bank bar base bat battle bear beat beef benchmark bend benefit bet bid bike bill "
    "bin bind bite blast blend block blow board boast boil bolster bond book bookmark boss bottle bounce bow bowl box "
    "brace branch brand brave break breed brew bridge brief broadcast brush buckle budget buff bump bundle burn bust "
    "buzz call calm camp cap care caress carry cart carve cash cast catalogue catch cater cause caution challenge "
    "champion change channel charge charm chart chase chat check cheer chew chill chop circle clamp clap clean "
    "cleanse clear climb clip clock close coach coat code collapse color colour comb comfort command comment "
    "commission commute compensate complete compliment compost compromise concern condition conduct contest contract "
    "contrast control cook cool copy correct couch count couple cover crack craft crank crawl credit critique crop "
    "cross crown cruise crumble crush cure curl cushion cut cycle damage dance dare dash date deal debate debug "
    "decode decrease defeat defer delay delight deliver demand deny depart deposit derive deserve design desire "
    "destress detail detox dial dig dim dine dip direct discipline discount disguise display dispute disrupt distress "
    "dive dock document dodge dollop double doubt draft drag drain drape draw dream dredge dress drill drink drip "
    "drive drizzle drop dry duck dump duplicate dust dye ease eat echo edge email empty encase encounter end endure "
    "engineer escort estimate exchange excite excuse exercise exhaust exhibit exit expect experiment export express "
    "eye face fade fake fall farm fashion fast feast feature feed fence fertilise fertilize fight figure file fill "
    "film filter finance finish fire fish fit fix flag flash flatter flaunt flavor flavour flex flip float flood "
    "floor flow flush fly foam focus fold force forecast forge form format forward foster frame free freeze fry fuel "
    "fund fuse gamble gauge gaze gear gift glance glaze glide glow glue grade graduate graft graph grate grease greet "
    "grill grind grip groom ground group guarantee guard guess guide gut halve hammer hand handle hang harvest hatch "
    "haul head heal heat hedge help herd hide highlight hike hit hoist hold honor honour hook hop host house hug hunt "
    "hurdle impact import increase incubate index influence input interest interview iron jam jet jog judge juggle "
    "jump kick kill kiss knit knock label lace lag land last latch laugh launch layer lead leaf lean leap lease "
    "lecture level lift light like limit line link list live load loan lock lodge log look loop love lower lug lunch "
    "mail man map march marinate mark market marry marvel mash massage master match mate matter measure melt mend "
    "mentor message microwave mill mince mind mine mint miss mix model moderate monitor mop motor mount mouse move "
    "mow muffle murder muscle nail name narrow nest net network note notice number nurse offer offset oil open "
    "operate order outfit outline outpace outsmart overhaul overlay own pace pack pad paint pair pan park part "
    "partner pass paste patch patrol pause pave peek peer pen perfect permit phone photograph picture piece pierce "
    "pilot pin pipe pit pitch place plan plant play please pledge plot plough plow pluck plug point polish pool pop "
    "position post pot pound power practice praise preach present press preview price print prize process produce "
    "profile profit program programme project promise proof propagate prototype prune pull pump punch purchase push "
    "quarter query quest question queue quit quiz quote race rack rake rally ramp range rank rate rave rebound "
    "rebrand recall recap recess recite record refill refinance refuel refund refuse regard rehearse reign rein "
    "relate relay release relish remark remedy remodel repair repeat repel report repurpose rescue research resource "
    "rest result resume retire retreat return reverse review reward rid ride ring rip rise risk roam roast rock roll "
    "root rotate rough round route row rub ruin rule rush sack sail salt salute sample sand sauté scale scan scare "
    "scatter school scoop score scout scrap scrape scratch scream screen screw scroll scrub sculpt seal search season "
    "seat secure seed sense separate serve service sew shade shake shape shave shed shelter shield shift shine ship "
    "shock shoot shortlist shoulder shout shovel show showcase shower shred shrink shut sign signal silence sing sink "
    "sketch skim slice slide slip slow smash smell smile smoke smooth smother snack snap sniff snooze soak soar "
    "solder sort sound source sow space spare spark spell spice spill spin splash split spoil sponsor spoon spot "
    "spray spread spring spruce square squeeze stack staff stage stain stake stamp stand star stash state station "
    "steam steep steer step stick stitch stock store storm stow strain strap stream stress stretch strike string "
    "strip stroll structure struggle study stuff style sublet substitute sue sum summarise summarize supplement "
    "supply support suppose surf surprise survey swallow swear sweep swim swing swipe switch sync tag tailor tame tap "
    "tape target taste team tear tease telephone temper tempt tend tender test text tick tie tilt time tip tire title "
    "toast toggle top torch toss total touch tour tow trace track trade train transfer transition transport trap "
    "trash travel treasure treat trek trial trigger trim trip triple troubleshoot trust tuck tune twist type unbundle "
    "update urge vacuum value venture vet voice volunteer vote wait walk warm warn wash waste watch water wave wax "
    "wear weather weave weed weigh welcome wet whatsapp wheel whip whisk whisper wind wing wipe wire witness wonder "
    "work worry worship wow wrap wrestle xerox zap zero zip"
)
COMPANY = {
    "act": listed("fast now quickly today"),
    "aim": listed("for high"),
    "back": listed("up"),
    "bake": listed("for in at until"),
    "beef": listed("up"),
    "bet": listed("on"),
    "blend": listed("until with in"),
    "boil": listed("for until in"),
    "book": listed(
        "direct in by online now today tonight early ahead here with through via tickets appointments appointment "
        "flights hotels rooms tables accommodation transport meetings consultation free"
    ),
    "bounce": listed("back"),
    "brush": listed("up with"),
    "call": listed("or to for ahead toll now today on in between after before during anytime any"),
    "calm": listed("down"),
    "care": listed("about"),
    "cash": listed("in"),
    "catch": listed("up"),
    "charge": listed("for fully overnight"),
    "chat": listed("to with online now"),
    "check": listed(
        "out back for availability prices dates rates eligibility stock whether if that how what when which before "
        "regularly local carefully against"
    ),
    "cheer": listed("up on"),
    "clean": listed("up with only before after regularly"),
    "clear": listed("out away"),
    "close": listed("menu window modal dialog cart search navigation deals out"),
    "comment": listed("below on"),
    "complete": listed("and"),
    "cook": listed("for in until over at with like"),
    "cool": listed("down before for"),
    "control": listed("who how what"),
    "copy": listed("link"),
    "count": listed("on"),
    "cover": listed("with and"),
    "cut": listed("down back through into costs out"),
    "cycle": listed("to along through"),
    "dance": listed("to with like"),
    "deal": listed("with directly"),
    "deliver": listed("personalised personalized better faster exceptional value consistent"),
    "dig": listed("in into deeper"),
    "dine": listed("in with at like under on al"),
    "dip": listed("into in"),
    "dive": listed("in into deeper deep to straight"),
    "double": listed("check click tap"),
    "dream": listed("big bigger"),
    "dress": listed("up for to like"),
    "drill": listed("down into"),
    "drink": listed("responsibly plenty in more"),
    "drive": listed("growth revenue sales engagement traffic results efficiency carefully safely to along north south"),
    "drizzle": listed("with over"),
    "drop": listed("by in off round us"),
    "dry": listed("off thoroughly flat"),
    "eat": listed("well like healthy healthier better out local plenty"),
    "email": listed("or at info"),
    "ease": listed("into back"),
    "empty": listed("cart"),
    "end": listed("with"),
    "exchange": listed("ideas"),
    "expect": listed("nothing to great"),
    "experiment": listed("with"),
    "face": listed("up"),
    "fall": listed("in"),
    "fast": listed("track"),
    "feast": listed("on"),
    "figure": listed("out"),
    "fill": listed("in out up with"),
    "filter": listed("by results"),
    "finish": listed("with off"),
    "fit": listed("in"),
    "fly": listed("to from with into over"),
    "focus": listed("on"),
    "fold": listed("in into back"),
    "freeze": listed("for until"),
    "fry": listed("for in until"),
    "gear": listed("up"),
    "glance": listed("at through"),
    "grind": listed("to"),
    "hand": listed("over in wash"),
    "handle": listed("with"),
    "hang": listed("out on in up"),
    "head": listed("to over back straight down up out north south west east along into for"),
    "heat": listed("in until for up"),
    "help": listed("yourself protect keep make shape build people customers others children improve save reduce stop"),
    "hide": listed("details menu filters password"),
    "hike": listed("through to along in up"),
    "hit": listed("reset"),
    "hold": listed("on down onto for"),
    "hook": listed("up"),
    "hop": listed("on in into aboard over"),
    "increase": listed(
        "productivity sales revenue efficiency conversions engagement traffic profits profitability bookings "
        "visibility awareness customer employee brand website"
    ),
    "iron": listed("on inside"),
    "jump": listed("to into in on start right straight aboard"),
    "kick": listed("off back start"),
    "laugh": listed("at"),
    "launch": listed("into faster"),
    "lean": listed("on back in into"),
    "leap": listed("into"),
    "lift": listed("off up"),
    "light": listed("up"),
    "like": listed("us"),
    "link": listed("to up"),
    "live": listed("life like well better longer comfortably healthier smarter"),
    "load": listed("more up"),
    "lock": listed("in up"),
    "log": listed("issue issues in into on out off"),
    "look": listed("at for around after no out through up inside forward good into here beyond closer back like"),
    "love": listed("what"),
    "mail": listed("to at"),
    "marvel": listed("at"),
    "message": listed("or"),
    "mind": listed("your"),
    "miss": listed("out"),
    "mix": listed("and in until with together well thoroughly"),
    "move": listed("to beyond faster on in into forward from with over up"),
    "network": listed("with"),
    "note": listed("that down"),
    "open": listed("up menu navigation settings search cart image in larger"),
    "order": listed(
        "online now today here by from in early before direct directly ahead samples tickets via through food"
    ),
    "own": listed("it"),
    "pack": listed("light up"),
    "partner": listed("with"),
    "pass": listed("on by through"),
    "pat": listed("dry down"),
    "pause": listed("and for video slideshow"),
    "phone": listed("or ahead for"),
    "pitch": listed("in"),
    "plan": listed("ahead for to trips meals events with"),
    "play": listed("with video again around now along in"),
    "plug": listed("in into"),
    "point": listed("out"),
    "pop": listed("in into by over down round along"),
    "post": listed("comment"),
    "power": listed("up through"),
    "press": listed("enter down firmly and"),
    "print": listed("out page this"),
    "pull": listed("up into over"),
    "push": listed("through back"),
    "quote": listed("reference"),
    "race": listed("through against"),
    "ramp": listed("up"),
    "rate": listed("us"),
    "relate": listed("to"),
    "rest": listed("assured easy up"),
    "report": listed("issue issues problem problems fault faults abuse back"),
    "repeat": listed("until for as with after"),
    "return": listed("to within unused"),
    "reverse": listed("into"),
    "ride": listed("in with through along the"),
    "rise": listed("above up to"),
    "roam": listed("the"),
    "roast": listed("for in until"),
    "roll": listed("out up into over down back"),
    "rub": listed("in into"),
    "rush": listed("to"),
    "sail": listed("into to along through with away"),
    "scale": listed("faster up"),
    "scan": listed("to"),
    "scroll": listed("down to through up for"),
    "search": listed("by our for through results products again within jobs"),
    "serve": listed("with warm hot cold chilled immediately at in on over"),
    "shake": listed("well up before off"),
    "ship": listed("products goods orders faster features code to"),
    "shoot": listed("us for"),
    "show": listed(
        "off more less all me details graph menu filters password up comments results map replies support hide full"
    ),
    "shut": listed("down"),
    "sign": listed("into in up on off out here for"),
    "sing": listed("along with"),
    "sink": listed("into"),
    "slide": listed("into"),
    "slip": listed("into on away"),
    "slow": listed("down"),
    "smile": listed("more"),
    "soak": listed("up in for overnight"),
    "sort": listed("by out"),
    "spread": listed("out"),
    "spring": listed("into"),
    "stand": listed("out up by in still back on"),
    "state": listed("whether"),
    "step": listed("into inside up back out onto away through outside aboard"),
    "stick": listed("to with around"),
    "stock": listed("up"),
    "store": listed("in at away flat upright below between dry"),
    "stretch": listed("out"),
    "stroll": listed("along through around down"),
    "study": listed("with in at online"),
    "surf": listed("the"),
    "swim": listed("in with"),
    "swing": listed("by"),
    "swipe": listed("left right up to"),
    "switch": listed("to from on off between over"),
    "sync": listed("with"),
    "tap": listed("into on to here"),
    "talk": listed("to through with about"),
    "team": listed("up"),
    "test": listed("drive"),
    "text": listed("or to"),
    "tick": listed("off"),
    "touch": listed("up"),
    "track": listed("orders progress shipments time expenses parcels order"),
    "trade": listed("in up on with"),
    "train": listed("with for to like at hard"),
    "travel": listed("with to in light back around"),
    "treat": listed("yourself with"),
    "trust": listed("in"),
    "tune": listed("in into up"),
    "twist": listed("off"),
    "update": listed("from"),
    "volunteer": listed("at with for"),
    "vote": listed("for now"),
    "wait": listed("for until"),
    "walk": listed("in into through to along up down across past around on"),
    "warm": listed("up"),
    "wash": listed("separately inside before at with up in hands thoroughly"),
    "watch": listed("for out video videos as demo trailer now live how"),
    "weigh": listed("up out"),
    "wind": listed("down"),
    "wipe": listed("clean down off with away"),
    "work": listed("together smarter out from alongside with closely at for"),
    "worry": listed("less not"),
    "wrap": listed("up in around"),
    "zip": listed("up through along"),
}
"""What else makes them imperatives: "sign in", "look at"."""
