"""The grammar of English."""

import re
from functools import lru_cache

from audit.languages.en.person import persons
from audit.languages.rules import Formula, Rules, listed
from audit.model import Reading


def _flesch(reading: Reading) -> float:
    return 206.835 - 1.015 * reading.words / reading.sentences - 84.6 * reading.syllables / reading.words


# Syllables as spoken: one for each group of vowels, less those that are written and mute, and one more for each
# group in which two are spoken.
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûü]+")
_MUTE = re.compile(
    r"[^aeiouyl]e$|[aeiouyl]le$"  # home, whole; not table
    r"|[^aeiouyhlsxzcg]es$|[aeiouy]les$"  # times; not boxes, tables
    r"|[^aeiouytd]ed$"  # worked; not wanted
    r"|[^aeiouy]e(?:ly|ful|less|ness)(?:ly|ness)?$"  # safely, useful
    r"|[vcgstkrz]ements?$"  # movement
    r"|^(?:some|home|life|time|name|base|side|fire|face|make|love|more|there|where|place|space|store|house)"
    r"[bcdfghlmnpstw](?=[a-z]{2})"  # something, homepage
)
_SPOKEN_APART = re.compile(
    r"[^tcsgl]ia(?!g)|(?<!l)lia(?!r)"  # media, reliable; not special, carriage, brilliant
    r"|[^tcsglnx]io"  # audio; not action, million
    r"|iu[ms]"  # premium
    r"|[^tcsg]ien[ct]|iet"  # client, society
    r"|[^aeioucgt]iers?$|iest$"  # supplier, easiest
    r"|[eiouy]ing"  # being, paying
    r"|[^gqa]ua[lrt]"  # annual; not quality
    r"|crea[^mks]|thea|idea|area|ocea"
    r"|(?:id|er|th|^g|ol)eo(?!u)"  # video, theory
    r"|coo[pr]d?[ei]|^rea(?:ct|pp|ss|ff|ll)|^re(?:use|in|op|es)"  # cooperate, reuse
    r"|sms?$|thms?$"  # tourism
    r"|[ds]n['’]t$"  # didn't
)
_KNOWN = {
    "people": 2, "business": 2, "businesses": 3, "every": 2, "everything": 3, "everyone": 3, "everywhere": 3,
    "everyday": 3, "someone": 2, "evening": 2, "interest": 2, "interested": 3, "interesting": 3, "different": 2,
    "difference": 2, "vegetable": 3, "vegetables": 3, "restaurant": 2, "comfortable": 3, "favorite": 3, "favourite": 3,
    "chocolate": 2, "wednesday": 2, "science": 2, "being": 2, "poem": 2, "poet": 2, "hundred": 2, "hundreds": 2,
    "naked": 2, "recipe": 3, "recipes": 3, "café": 2, "cafe": 2, "premier": 2, "museum": 3, "rely": 2, "cement": 2,
    "therefore": 2, "does": 1, "shoes": 1, "goes": 1, "lion": 2, "lions": 2, "client": 2, "friend": 1, "friends": 1,
    "giant": 2, "fuel": 2, "cruel": 2, "fluent": 2, "violin": 3, "biology": 4, "realise": 3, "realize": 3, "reality": 4,
    "clothes": 1, "always": 2, "forever": 3, "maybe": 2, "anyone": 3, "moreover": 3, "colleague": 2, "colleagues": 2,
    "league": 1, "diary": 3, "scientist": 3, "unique": 2, "technique": 2, "techniques": 2, "boutique": 2, "create": 2,
    "creates": 2,
}  # fmt: skip
_CONTRACTED = re.compile(r"['’](?:s|re|ve|ll|d|m)$")


@lru_cache(maxsize=1 << 14)
def _syllables(word: str) -> int:
    low = _CONTRACTED.sub("", word.lower())
    if low in _KNOWN:
        return _KNOWN[low]
    groups = len(_VOWELS.findall(low))
    return max(1, groups - len(_MUTE.findall(low)) + len(_SPOKEN_APART.findall(low)))


RULES = Rules(
    code="en",
    name="English",
    formula=Formula(
        id="flesch",
        name="Flesch Reading Ease",
        source="Rudolf Flesch, A New Readability Yardstick, Journal of Applied Psychology 32, 1948",
        text="206.835 − 1.015 × words ÷ sentences − 84.6 × syllables ÷ words",
        value=_flesch,
        # Flesch's own bands: 60 and over is plain English, under 30 is for graduates. Copy that sells to people has no
        # reason to be harder than a newspaper.
        good=60.0,
        poor=30.0,
    ),
    syllables=_syllables,
    abbreviations=listed(
        "mr mrs ms dr prof st rev hon gen col capt lt sgt sen rep gov pres supt messrs mt ft jr sr esq inc "
        "ltd corp co llc plc bros dept univ assn est approx appt apt ave blvd rd bldg rm tel ext ref vs viz "
        "cf eg ie e.g i.e al jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri "
        "sat sun u.s u.k e.u a.m p.m ph.d m.d b.a m.a d.c n.y l.a incl excl min max avg hrs yr yrs ed eds vol "
        "trans"
    ),
    long_sentence=25,
    declared_right=0.89,  # the default of themes: 89 of 779 such pages were in another language
    number_abbreviations=listed("no nos p pp fig figs sec ch art para eq ca c vol"),
    final_abbreviations=frozenset({"etc"}),
    openers=listed(
        "the this that these those we our us you your they their them it its he she his her there here what "
        "when where why who how if in on at as for from with by and but or so yet since after before while "
        "although because today now please call visit ask get see let no yes not every each all many most "
        "some more"
    ),
    persons=persons,
)
