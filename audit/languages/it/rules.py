"""The grammar of Italian."""

import re
from functools import lru_cache

from audit.languages.it.person import persons
from audit.languages.rules import ELIDED, Formula, Rules, listed
from audit.model import Reading


def _gulpease(reading: Reading) -> float:
    return 89 + (300 * reading.sentences - 10 * reading.letters) / reading.words


# One syllable for each nucleus: a, e, o or an accented vowel, with the i and u that glide into it ("più", "quei") or
# out of it ("mai", "causa"), save where they glide into the next one ("no-ia").
_NUCLEUS = re.compile(r"[iuy]*[aeoàèéòóìíùúâêîôûäëïöü](?:[iuy](?![aeouàèéìòóù]))?|[iuy]+")
# A stressed i or u is no glide, and spelling does not show it: "farmaci-a". These endings and words have one.
_STRESSED_A = listed(
    "logia grafia sofia nomia metria patia crazia terapia energia sinergia strategia allergia farmacia "
    "garanzia pulizia polizia compagnia allegria magia bugia nostalgia chirurgia malattia fantasia "
    "armonia cortesia periferia liturgia diplomazia acrobazia agonia ironia galleria gelosia profezia "
    "teoria categoria trattoria follia fobia anomalia eria maestria signoria monarchia anarchia gerarchia "
    "melodia parodia pedia iatria egemonia carestia eresia frenesia poesia"
)
_STRESSED_ENDINGS = (*_STRESSED_A, *(ending[:-1] + "e" for ending in _STRESSED_A))
_UNSTRESSED = listed("materia materie miseria miserie arteria arterie feria ferie macerie intemperie")
_STRESSED_WORDS = listed(
    "mia mio mie via vie zia zio zie dio pia pio rio trio brio tuo tua tue suo sua sue due bue sia siano "
    "invio invia inviano avvio avvia rinvio rinvia addio oblio pendio leggio ronzio mormorio fruscio spie "
    "spia scia scie"
)
_HIATUS_PREFIXES = ("riu", "client", "bienn", "trienn", "quadrienn", "quinquenn")


@lru_cache(maxsize=1 << 14)
def _syllables(word: str) -> int:
    low = word.lower()
    nuclei = len(_NUCLEUS.findall(low.replace("qu", "q")))
    if low in _STRESSED_WORDS or (low.endswith(_STRESSED_ENDINGS) and low not in _UNSTRESSED):
        nuclei += 1
    if low.startswith(_HIATUS_PREFIXES):
        nuclei += 1
    return nuclei if low[-1] in "'’" else max(1, nuclei)


# An article or a preposition that is elided keeps its apostrophe where a space was typed after it ("dell' olio"), and
# in phrases of the packs, where it often ends a group.
_ARTICLES = ("l", "un", "d", "c", "dell", "nell", "all", "dall", "sull", "quest", "quell", "nessun")
_WORD = (
    ELIDED.removesuffix("?")
    + r"|[^\W_]+(?=['’])(?:"
    + "|".join(rf"(?<=\b{article})['’](?=\s|\Z)" for first in _ARTICLES for article in (first, first.capitalize()))
    + r")|[^\W_]+"
)

RULES = Rules(
    code="it",
    name="italiano",
    formula=Formula(
        id="gulpease",
        name="Gulpease",
        source="Pietro Lucisano, Maria Emanuela Piemontese, GULPEASE, Scuola e città 3, 1988",
        text="89 + (300 × frasi − 10 × lettere) ÷ parole",
        value=_gulpease,
        # The authors' own bands: under 60 is hard for who left school after the middle school, under 40 for who
        # finished the upper one. Copy is for everybody.
        good=60.0,
        poor=40.0,
    ),
    syllables=_syllables,
    persons=persons,
    abbreviations=listed(
        "sig sigg sig.ra sig.na sigra dott dott.ssa dottssa dr dr.ssa drssa prof prof.ssa profssa avv ing "
        "arch geom rag cav comm on sen mons don ill egr gent gent.mo gent.ma spett s.p.a spa s.r.l srl s.n.c "
        "snc s.a.s sas s.c soc coop fam ved cfr es p.es ad.es ca tel cell fax int loc fraz p.za p.zza v.le "
        "c.so l.go st ss max min gg mm aa sec d.lgs d.p.r d.l l.r reg dir lett c.d cd p.iva c.f p.v a.c d.c "
        "s.l.m u.s e.g i.e gen feb mar apr mag giu lug ago set sett ott nov dic lun mer gio ven sab dom rif "
        "ns vs gr kg dipl prov trad coord resp dep cod fatt"
    ),
    long_sentence=25,
    word=_WORD,
    declared_right=0.98,
    number_abbreviations=listed("n nr num no pag pagg p pp art artt fig figg cap vol tav c co par sez mod"),
    final_abbreviations=frozenset({"ecc", "etc"}),
    openers=listed(
        "il i gli l' un una uno noi voi lei loro questo questa questi queste quel quella quelli nostro nostra "
        "nostri nostre vostro vostra suo sua siamo abbiamo offriamo lavoriamo dal dalla nel nella nelle negli "
        "al alla per con in su tra fra ma e ed o se quando dove come chi che cosa oggi da anche ogni tutti "
        "tutte tutto non è sono ha contattaci contattateci scopri scrivici chiamaci vieni visita siete sei"
    ),
)
