"""Who speaks and who is spoken to in English: pronouns, and imperatives by the words around them.

English verbs do not show an imperative: "Design your kitchen" is one, "Design studio" is none. A verb is one where a
clause starts and what follows is no noun's company.
"""

from collections.abc import Iterator

from audit.languages.rules import listed
from audit.text.tokens import Tokens

Person = tuple[str, int, int]
"""Who ("us" or "you"), first token, the token after the last."""

_US = listed("we we're we've we'll we'd us our ours ourselves ourself i i'm i've i'll i'd me my myself let's")
_YOU = listed("you your yours yourself yourselves you're you've you'll you'd y'all")

# "US" and "ME" are places, and "I" is a number or a letter: persons only where the words around them say so.
_BEFORE_US = listed(
    "about contact call email text message follow join tell ask find trust choose hire reach let give send meet help "
    "why like behind visit"
)
_BEFORE_NUMERAL = listed(
    "type phase part class grade level division title chapter war mark stage section category group table tier volume "
    "book act annex appendix elizabeth charles george james francis"
)
_BEFORE_MINE = listed("of is are was were be been like than")  # what follows any other word is a pit

# Verbs that start no other kind of phrase than an imperative, whatever follows.
_VERBS = listed(
    "accelerate accept achieve activate adapt add adjust adopt allow apply arrange ask assess assign attend automate "
    "avoid beat become begin believe boost break bring browse build buy calculate capture celebrate choose claim "
    "click collect combine come compare complete confirm connect conquer consider consult continue convert create "
    "cultivate customise customize decide define delegate delete deploy describe detect diagnose discover discuss "
    "ditch donate download drain earn edit elevate eliminate embed embrace empower enable engage enhance enjoy "
    "enquire enrol enroll ensure enter equip escape evaluate expand experience explore extend extract feel fetch find "
    "follow forget gain gather generate get give go grab grow hear hire identify imagine immerse improve indulge "
    "inquire inspire install integrate invest invite join keep learn leave let leverage listen lose maintain make "
    "manage maximise maximize meet minimise minimize modernise modernize navigate optimise optimize organise organize "
    "outsource overcome pay peel personalise personalize pick pour prepare preserve prevent prioritise prioritize "
    "protect prove provide put raise reach read receive recharge reconnect recycle redeem rediscover reduce refresh "
    "register reimagine rejuvenate relax rely remember remove renew rent replace request reserve respond restore "
    "rethink reveal rinse run save say schedule see select sell send set share sharpen shop simmer simplify sit skip "
    "solve speak spend sprinkle start stay stir stop streamline strengthen submit subscribe supercharge swap tackle "
    "take tell think transform try turn unbox uncover understand unleash unlock unsubscribe unwind upgrade uplift "
    "upload use validate verify view visit whisk win write"
)
# Verbs that are nouns as often: imperatives before one of _OBJECT, or in the company given below.
_DOUBTFUL = listed(
    "access act answer approach back bake balance blend book bookmark call care change charge chat check clean clear "
    "close contact control cook copy cover craft cut deliver design dig dive double drag dream dress drink drive drop "
    "eat email end expect experiment export face feed fill finance fit fix focus foster free fuel guide handle head "
    "help hold host import increase jump land launch lead level lift link list live load lock log look love lower map "
    "mark master match measure mind mix model monitor move name offer open order outline own pack park phone plan "
    "plant play plug point post power practice practise press print push rate record report rescue rest return review "
    "ride ring scale scan scroll search secure serve shape ship show sign sort sponsor state step store stream "
    "support swipe switch sync tailor talk target taste teach test text touch track trade train travel treat trust "
    "type update value volunteer vote wait walk want wash watch wear whatsapp whip wipe witness work wrap"
)
_COMPANY = {
    "act": listed("fast"),
    "book": listed("direct in by"),
    "call": listed("or to for ahead toll"),
    "check": listed("in out back for"),
    "dig": listed("in into"),
    "dive": listed("in into"),
    "dream": listed("big"),
    "drive": listed("growth"),
    "drop": listed("by in off"),
    "email": listed("or"),
    "expect": listed("nothing"),
    "head": listed("to over"),
    "increase": listed("productivity sales revenue efficiency conversions engagement"),
    "jump": listed("to into"),
    "live": listed("life like"),
    "log": listed("in into on"),
    "look": listed("at for around after"),
    "mix": listed("and"),
    "move": listed("to beyond faster"),
    "phone": listed("or"),
    "plan": listed("ahead"),
    "plug": listed("in into"),
    "rest": listed("assured easy"),
    "return": listed("to"),
    "scale": listed("faster"),
    "scroll": listed("down"),
    "search": listed("by our for through"),
    "show": listed("off"),
    "sign": listed("into in"),
    "step": listed("into inside"),
    "swipe": listed("left right"),
    "switch": listed("to from"),
    "talk": listed("to through"),
    "test": listed("drive"),
    "text": listed("or"),
    "volunteer": listed("at"),
    "vote": listed("for"),
    "wait": listed("for until"),
    "walk": listed("in into through"),
    "wash": listed("separately inside before"),
    "watch": listed("for"),
    "work": listed("together"),
}
"""What else makes them imperatives: "sign in", "start saving"."""
_OBJECT = listed(
    "a an the this that these those it them him her us me my our your their its one two three all any every each some "
    "both another more most less fewer now today here online with up what how why when where which whether who new "
    "free out on"
)
# Nouns after a verb of _VERBS that is then no verb: "build quality", "use case".
_COMPOUNDS = {
    "turn": listed("key signal table around over tables"),
    "set": listed("menu menus price prices design list meal piece designer"),
    "shop": listed("hours manager floor talk assistant fitting front window fittings drawings local's"),
    "boost": listed("mode converter"),
    "schedule": listed("c k i"),
    "request": listed("for form"),
    "reserve": listed("bank price"),
    "experience": listed("in with and level years design"),
    "sell": listed("sheet side"),
    "run": listed("time club way rate"),
    "stop": listed("sign motion press watch light"),
    "start": listed("date time up page line ups and"),
    "stay": listed("duration cable"),
    "share": listed("price capital holder holders prices option"),
    "claim": listed("form forms number adjuster handling"),
    "rent": listed("collection control price prices increase guarantee roll"),
    "hire": listed("car cars purchase period prices charges"),
    "pay": listed("rate rates scale day per stub gap and slip"),
    "break": listed("down room time point"),
    "register": listed("number office"),
    "escape": listed("room rooms route"),
    "reach": listed("truck trucks"),
    "build": listed("quality time status process plate"),
    "use": listed("case cases"),
    "view": listed("from and"),
    "visit": listed("duration to and"),
    "read": listed("time only access"),
    "go": listed("kart karts karting"),
    "think": listed("tank tanks"),
    "select": listed("committee"),
    "buy": listed("side box"),
    "recycle": listed("bin"),
    "refresh": listed("rate token"),
    "win": listed("rate"),
    "try": listed("square"),
    "capture": listed("rate zone"),
    "upload": listed("speed speeds"),
    "download": listed("speed speeds and"),
    "upgrade": listed("path paths options"),
    "keep": listed("fit"),
    "complete": listed("range set solution kitchen system service services guide package line"),
}
_NO_OBJECT = listed("of is are was were be been has had will would can could than vs versus")
_LEADING = listed("please just simply now then so also always never first next but kindly finally instead")
# Buttons of one word.
_ALONE = listed(
    "submit send search subscribe continue accept close cancel apply join save edit reply follow download register "
    "browse confirm delete remove add reset skip donate start go watch listen discover explore create compare select "
    "choose enter upload install unsubscribe enroll enrol redeem try decline allow reject agree dismiss connect learn "
    "buy read see view"
)
# After a comma, in lower case, in a sentence that opens with one of _PURPOSE: "To book, call Anna".
_ASKED = listed(
    "call contact choose visit ask email click see try check book use fill complete write send ring text speak talk "
    "join follow read download get give look find select register apply let come stop drop go sign log take start "
    "consider"
)
_PURPOSE = listed("to for when once before after instead with whenever while in")
_PHONED = listed("call text phone dial ring")  # a number follows
_PLEASING = listed("to we will that and can may not who")  # before "please" that is a verb
_ORDERS = listed("don't never always do be")
# Every word that a rule below asks for by itself: a rule for another word needs it here.
_PERSONS = _US | _YOU | _VERBS | _DOUBTFUL | _ALONE | _ASKED | _PHONED | _ORDERS | listed("mine please")


def persons(tokens: Tokens, fragment: bool) -> tuple[Person, ...]:  # noqa: ARG001 - English needs it for nothing
    """Every first person and every address of the reader in a unit, in order. Linear."""
    return () if _PERSONS.isdisjoint(tokens.texts) else tuple(_found(tokens))


def _found(tokens: Tokens) -> Iterator[Person]:
    words = tokens.texts
    for place, word in enumerate(words):
        if word not in _PERSONS:
            continue
        if word in _YOU:
            yield "you", place, place + 1
        elif word in _US or word == "mine":
            if _is_us(tokens, words, place):
                yield "us", place, place + 1
        elif word == "please":
            if not place or words[place - 1] not in _PLEASING or tokens.gap(place) > 1:
                yield "you", place, place + 1
        elif _may_open(tokens, words, place) and _is_imperative(words, place):
            yield "you", place, place + 1


def _is_us(tokens: Tokens, words: list[str], place: int) -> bool:
    word = words[place]
    before = words[place - 1] if place else ""
    if word == "i":
        return tokens.capital(place) and before not in _BEFORE_NUMERAL and not _is_letter(tokens, place + 1)
    if word == "mine":
        return before in _BEFORE_MINE
    if word not in ("us", "me"):
        return True
    if word == "us" and len(before) == 1 and before.isalpha():
        return False  # "Toys-R-Us"
    if not tokens.written(place).isupper():
        return True
    return before in _BEFORE_US if word == "us" else len(words) > 1 and tokens.text.isupper()


def _is_letter(tokens: Tokens, place: int) -> bool:
    """Whether a single capital stands there, as in "I/O"."""
    return place < len(tokens) and len(tokens.texts[place]) == 1 and tokens.capital(place)


def _may_open(tokens: Tokens, words: list[str], place: int) -> bool:
    """Whether an imperative may stand here: where a clause or a card's line starts."""
    if place == 0 or (words[place - 1] in _LEADING and (place == 1 or tokens.gap(place - 1) > 1)):
        return True
    if tokens.gap(place) > 1:
        return tokens.capital(place) or (words[0] in _PURPOSE and words[place] in _ASKED)
    # The lines of a card run into one another: "Our story Meet the bakers".
    if not tokens.capital(place) or place + 1 == len(tokens):
        return False
    following = tokens.written(place + 1)
    return following in _OBJECT and not tokens.written(place - 1).istitle()


def _is_imperative(words: list[str], place: int) -> bool:
    word = words[place]
    after = words[place + 1] if place + 1 < len(words) else ""
    if word in _ORDERS:
        return _is_order(word, after)
    if place > 1 and words[0] in _PURPOSE and word in _ASKED:
        return after not in ("", *_NO_OBJECT)
    if len(words) == 1:
        return word in _ALONE
    if after in _NO_OBJECT or after in _COMPOUNDS.get(word, ()):
        return False
    if word in _VERBS:
        return True
    if word in _PHONED and after[:1].isdigit():
        return True
    return word in _DOUBTFUL and (after in _OBJECT or after in _COMPANY.get(word, ()))


def _is_order(word: str, after: str) -> bool:
    """Whether it is "be sure", "do not iron", "don't wait", "never leave" or "always check"."""
    if word == "do":
        return after in ("not", "more", "it")
    if word == "be":
        return after != ""
    return word == "don't" or after in _VERBS or after in _DOUBTFUL
