"""The grammar of French."""

import re
from functools import lru_cache

from audit.languages.fr.person import persons
from audit.languages.rules import Formula, Rules, listed
from audit.model import Reading


def _kandel_moles(reading: Reading) -> float:
    return 207 - 1.015 * reading.words / reading.sentences - 73.6 * reading.syllables / reading.words


# Written syllables, as school counts them and as the formula's factor supposes: a mute "e" after a consonant counts
# ("fro-ma-ge"), one after a vowel does not ("vie"); an "i" glides into the vowel that follows ("ac-tion"), save after
# two consonants of which the second is r or l ("cli-ent").
_NOT_SPOKEN = re.compile(
    r"(?<=q)u|(?<=g)u(?=[eéèêëiîy])|(?<=g)e(?=[aoâô])"  # qui, guide, mangeons
    r"|(?<=[éèiïîùûy])es?$|(?<=[^gq]u)es?$"  # idée, vies, rue
    r"|(?<![bcdfgkptv][rl])i(?=[aeéèêouâô])(?!es?$)"  # action, lieu
    r"|(?<=[cg])u(?=eil)|(?<=[aeiouàâéèêôû])y(?=[aeéèêiouâô])"  # accueil, voyage
)
_NUCLEUS = re.compile(
    r"eau|aou|aoû|oui|eui|oei|oeu|œu|au|a[iîy]|e[iîy]|e[uû]|o[uùû]|o[iîy]|ui|[aeiouyàâäéèêëîïôöœæùûü]"
)
_KNOWN = {"pays": 2, "paysage": 3, "paysages": 3, "paysan": 3, "août": 1, "ouest": 1, "via": 2, "aujourd'hui": 4}
_KNOWN |= {"aujourd’hui": 4, "business": 2, "e": 1}


@lru_cache(maxsize=1 << 14)
def _syllables(word: str) -> int:
    low = word.lower()
    if low in _KNOWN:
        return _KNOWN[low]
    nuclei = len(_NUCLEUS.findall(_NOT_SPOKEN.sub("", low)))
    return nuclei if low[-1] in "'’" else max(1, nuclei)


# What the language elides stands apart ("l'" + "entreprise"), even where a space was typed after it; every other
# apostrophe stands inside ("aujourd'hui").
_ELIDED = ("[cdjlmnstCDJLMNST]", "[Qq][uU]", "[Jj]usqu", "[Ll]orsqu", "[Pp]uisqu", "[Qq]uoiqu")
_WORD = (
    r"[^\W_]+(?:(?=['’])(?:"
    + "|".join(rf"(?<=\b{clitic})['’](?=[^\W_]|\s|\Z)" for clitic in _ELIDED)
    + r"|['’][^\W_]+))*"
)

RULES = Rules(
    code="fr",
    name="français",
    formula=Formula(
        id="kandel-moles",
        name="Kandel-Moles",
        source="Liliane Kandel, Abraham Moles, Application de l'indice de Flesch à la langue française, 1958",
        text="207 − 1,015 × mots ÷ phrases − 73,6 × syllabes ÷ mots",
        value=_kandel_moles,
        # Flesch's bands, which the formula was fitted to: 60 and over is plain, under 30 is for graduates.
        good=60.0,
        poor=30.0,
    ),
    syllables=_syllables,
    abbreviations=listed(
        "m mm mme mmes mlle mlles me mgr dr drs pr prof st ste sts stes cie sté ets éts s.a s.a.s s.a.r.l "
        "sarl av ave bd boul bld blvd rte ch chap pl fg imp res rés bât bat apt app esc tél tel fax cf ex "
        "p.ex env approx max min hab éd ed coll trad dir resp réf ref mn sec janv févr fév avr juil juill "
        "sept oct nov déc lun mar mer jeu ven sam dim av.j j.-c n.b p.s s.v.p c.-à-d i.e e.g u.s r.d.c adr "
        "dép dépt"
    ),
    long_sentence=25,
    word=_WORD,
    declared_right=0.99,
    number_abbreviations=listed("n no nos art fig p pp vol t chap par al ca rn"),
    final_abbreviations=frozenset({"etc"}),
    openers=listed(
        "l' nous notre nos vous votre vos ils elle elles on ce cet cette ces c' d' j' n' s' qu' un une des "
        "les du de depuis pour dans avec chez et mais ou où si quand comment pourquoi qui que quel quelle en "
        "au aux par sur sans son sa ses leur leurs il tout toute tous toutes chaque ici aujourd'hui contactez "
        "découvrez appelez venez grâce lorsque puisque afin après avant"
    ),
    persons=persons,
)
