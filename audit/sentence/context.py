"""What takes a mark back, whatever the words: the general mechanisms.

A hit of the words is no finding yet. It falls where the words are denied, quoted or mentioned, said of others, part of
a name or an ordinal, proved in the same sentence, asked rather than said, or law. Every word that tells comes from the
sets and lists of the language.
"""

import re

from audit.sentence.copy import Copy
from audit.sentence.kinds import Grade, Label, kinds
from audit.text.match import Hit

_JUDGED = frozenset({Label.SELF_PRAISE, Label.UNPROVEN_CLAIM})
_DENIED = 5  # tokens before a hit in which a negation denies it
_MENTIONED = 3  # tokens before a hit in which "the word" mentions it
_SUBJECT = 4  # tokens at the start of a clause in which its subject stands
_AFTER_PROOF = 5  # tokens after "according to" for a name or a number
_YEAR = re.compile(r"(?:19|20)\d\d")
_TITLE = 0.6  # share of the longer words with a capital, from which a text is in title case
_LONGER = 4  # letters


def taken_back(hit: Hit, kind: str, copy: Copy) -> bool:
    """Whether the unit around a hit says that it is no finding."""
    labels = kinds()[kind].labels
    if Label.JARGON in labels:
        return _quoted(hit, copy) or _mentioned(hit, copy) or bool(copy.listed.hits("legal"))
    if _JUDGED.isdisjoint(labels):
        return False
    return any(mechanism(hit, copy) for mechanism in _ALWAYS) or (
        kinds()[kind].grade is Grade.PROVABLE and _proved(hit, kind, copy)
    )


def _quoted(hit: Hit, copy: Copy) -> bool:
    start, end = copy.tokens.span(hit.first, hit.last)
    return any(first <= start and end <= last for first, last in copy.quoted)


def _mentioned(hit: Hit, copy: Copy) -> bool:
    return copy.listed.within("mention", max(0, hit.first - _MENTIONED), hit.first)


def _denied(hit: Hit, copy: Copy) -> bool:
    """A negation stands before the hit in its clause, and it is none that praises."""
    first = max(copy.clause(hit.first)[0], hit.first - _DENIED)
    praising = {at for praise in copy.listed.hits("negated_praise") for at in range(praise.first, praise.last)}
    return any(
        first <= no.first and no.last <= hit.first and no.first not in praising for no in copy.listed.hits("negation")
    )


def _asked(hit: Hit, copy: Copy) -> bool:
    """A question in which the company does not speak of itself, or a title such as "How to choose the best …"."""
    if copy.us:
        return False
    if copy.tokens.span(hit.first, hit.last)[1] <= copy.last_question:
        return True
    opening = copy.listed.hits("question_words")
    return copy.fragment and bool(opening) and opening[0].first == 0


def _legal(hit: Hit, copy: Copy) -> bool:  # noqa: ARG001 - as the others
    return bool(copy.listed.hits("legal"))


def _of_others(hit: Hit, copy: Copy) -> bool:
    """What is praised are others: they stand beside the praise, or are the subject of its clause."""
    listed = copy.listed
    beside = [other for other in listed.hits("others") if other.first == hit.last or other.last == hit.first]
    if any(not copy.tokens.breaks(max(other.first, hit.first)) for other in beside):
        return True
    first, last = copy.clause(hit.first)
    if copy.first_person(first, last):
        return False
    if listed.within("others", first, min(first + _SUBJECT, hit.first)) and not copy.fragment:
        return True
    return copy.us and (first, last) != (0, len(copy.tokens.texts))  # "Amazon is the leader; we are eight"


def _name(hit: Hit, copy: Copy) -> bool:
    """A single word that is part of a name: "Leader Price" within a sentence."""
    if hit.last - hit.first != 1 or hit.first == 0 or not _capital(hit.first, copy) or _title_case(copy):
        return False
    beside = (at for at in (hit.first - 1, hit.last) if 0 < at < len(copy.tokens.texts))
    return any(_capital(at, copy) and not copy.tokens.breaks(max(at, hit.first)) for at in beside)


def _capital(at: int, copy: Copy) -> bool:
    return copy.text[copy.tokens.span(at, at + 1)[0]].isupper()


def _title_case(copy: Copy) -> bool:
    longer = [at for at, word in enumerate(copy.tokens.texts) if len(word) >= _LONGER and word.isalpha()]
    return sum(_capital(at, copy) for at in longer) >= _TITLE * len(longer)


def _ordinal(hit: Hit, copy: Copy) -> bool:
    """ "Step no. 1", "via Roma n. 1": a number that ranks nothing."""
    numbered = any(word[0].isdigit() for word in copy.tokens.texts[hit.first : hit.last])
    return numbered and copy.listed.within("ordinal_words", max(0, hit.first - 3), hit.last)


_ALWAYS = (_quoted, _mentioned, _denied, _asked, _legal, _of_others, _name, _ordinal)


def _proved(hit: Hit, kind: str, copy: Copy) -> bool:  # noqa: ARG001 - the whole unit may hold the proof
    """The unit names who says so: a source with a name or a number, a giver, a certificate, an award's year."""
    listed = copy.listed
    if listed.hits("award_givers") or listed.hits("certificates"):
        return True
    if kind == "award" and any(_YEAR.fullmatch(word) for word in copy.tokens.texts):
        return True
    return any(_names_a_source(proof, copy) for proof in listed.hits("proof"))


def _names_a_source(proof: Hit, copy: Copy) -> bool:
    texts = copy.tokens.texts
    return any(
        texts[at][0].isdigit() or (_capital(at, copy) and not copy.capitals)
        for at in range(proof.last, min(proof.last + _AFTER_PROOF, len(texts)))
    )
