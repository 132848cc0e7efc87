"""What takes a mark back, whatever the words: the general mechanisms.

A hit of the words is no finding yet. It falls where the words are denied, quoted or mentioned, said of others, part of
a name or an ordinal, proved in the same unit, asked rather than said, or law. Every word that tells comes from the
sets and lists of the language.
"""

import re
from collections.abc import Callable
from functools import cached_property

from audit.sentence.copy import Copy
from audit.sentence.kinds import Grade, Label, kinds
from audit.text.match import Hit

_JUDGED = frozenset({Label.SELF_PRAISE, Label.UNPROVEN_CLAIM})
_DENIED = 5  # tokens before a hit in which a negation denies it
_MENTIONED = 3  # tokens before a hit in which "the word" mentions it
_WISHED = 8  # tokens before a hit in which a wish rules it
_SUBJECT = 4  # tokens at the start of a clause in which its subject stands
_LONGEST = 6  # tokens of a word of a list
_AFTER_PROOF = 5  # tokens after "according to" for a name or a number
_YEAR = re.compile(r"(?:19|20)\d\d")
_TITLE = 0.6  # share of the longer words with a capital, from which a text is in title case


class Context:
    """What is around the hits of one unit."""

    def __init__(self, copy: Copy, denies: Callable[[int], bool]) -> None:
        self._copy = copy
        self._denies = denies  # whether an entry holds a negation itself
        self._words = copy.words

    def takes_back(self, hit: Hit, kind: str) -> bool:
        """Whether the unit says that a hit is no finding."""
        labels = kinds()[kind].labels
        if Label.JARGON in labels:
            return self._quoted(hit) or self._mentioned(hit) or self._legal or self._name(hit)
        if _JUDGED.isdisjoint(labels):
            return False
        if self._wished(hit) or self._advised(hit):
            return True
        return self._said_otherwise(hit) or self._said_of_others(hit, kind) or self._proved(kind)

    def _said_otherwise(self, hit: Hit) -> bool:
        return (
            self._legal
            or self._quoted(hit)
            or self._mentioned(hit)
            or self._denied(hit)
            or self._asked(hit)
            or self._ordinal(hit)
            or self._name(hit)
        )

    def _quoted(self, hit: Hit) -> bool:
        return self._copy.in_quotes(*self._copy.tokens.span(hit.first, hit.last))

    def _mentioned(self, hit: Hit) -> bool:
        return self._words.within("mention", max(0, hit.first - _MENTIONED), hit.first)

    def _denied(self, hit: Hit) -> bool:
        """A negation that does not praise stands before the hit in its clause, or in a gap of it."""
        first = max(self._copy.clause(hit.first)[0], hit.first - _DENIED)
        own = self._denies(hit.id)
        last = hit.first if own else hit.last
        return any(
            negation.last <= last and not self._praises(negation) and not (own and self._apart(negation, hit))
            for negation in self._words.near("negation", first, last)
        )

    def _apart(self, negation: Hit, hit: Hit) -> bool:
        """Whether a comma stands between them: "no forms, no waiting" is a list."""
        spans = self._copy.tokens.spans
        return "," in self._copy.tokens.folded.text[spans[negation.last - 1][1] : spans[hit.first][0]]

    def _praises(self, negation: Hit) -> bool:
        praising = self._words.near("negated_praise", max(0, negation.first - _LONGEST), negation.last)
        return any(negation.first < praise.last for praise in praising)

    def _asked(self, hit: Hit) -> bool:
        """A question in which the company does not speak of itself, or a title such as "How to choose the best"."""
        if self._copy.us:
            return False
        return self._copy.tokens.span(hit.first, hit.last)[1] <= self._copy.last_question or self._asks_at_the_start

    @cached_property
    def _asks_at_the_start(self) -> bool:
        return self._copy.fragment and any(True for _ in self._words.near("question_words", 0, 1))

    @cached_property
    def _legal(self) -> bool:
        return bool(self._words.hits("legal"))

    def _wished(self, hit: Hit) -> bool:
        """A wish or a duty stands before the hit in its clause: "we want to", "bread must be"."""
        first = max(self._copy.clause(hit.first)[0], hit.first - _WISHED)
        return self._words.within("aims", first, hit.first)

    def _advised(self, hit: Hit) -> bool:
        """Advice to the reader stands before the hit in its clause: "choose a reliable baker"."""
        return not self._copy.us and self._words.within("advice", self._copy.clause(hit.first)[0], hit.first)

    def _ordinal(self, hit: Hit) -> bool:
        """ "Step no. 1", "via Roma n. 1": a number that ranks nothing."""
        numbered = any(word[0].isdigit() for word in self._copy.tokens.texts[hit.first : hit.last])
        return numbered and self._words.within("ordinal_words", max(0, hit.first - 3), hit.last)

    def _name(self, hit: Hit) -> bool:
        """A single word that is part of a name: "Leader Price" within a sentence."""
        copy = self._copy
        if hit.last - hit.first != 1 or hit.first == 0 or not copy.capital(hit.first):
            return False
        beside = (at for at in (hit.first - 1, hit.last) if 0 < at < len(copy.tokens.texts))
        if not any(copy.capital(at) and not copy.tokens.breaks(max(at, hit.first)) for at in beside):
            return False
        words, capitals = copy.longer_words
        return capitals - 2 < _TITLE * (words - 2)  # the two words of the name say nothing of the rest

    def _said_of_others(self, hit: Hit, kind: str) -> bool:
        """What is praised are others: they stand beside the praise, or are the subject of its clause."""
        copy, listed = self._copy, self._words
        if self._beside_others(hit, kind):
            return True
        first, last = copy.clause(hit.first)
        if copy.first_person(first, last):
            return False
        if not copy.fragment and listed.within("others", first, min(first + _SUBJECT, hit.first)):
            return True
        return copy.us and self._contrasts(last)  # "Amazon is the leader; we are eight"

    def _contrasts(self, last: int) -> bool:
        """Whether a semicolon ends the clause."""
        spans = self._copy.tokens.spans
        return last < len(spans) and ";" in self._copy.tokens.folded.text[spans[last - 1][1] : spans[last][0]]

    def _beside_others(self, hit: Hit, kind: str) -> bool:
        before = self._words.near("others", max(0, hit.first - _LONGEST), hit.first)
        if any(other.last == hit.first for other in before) and not self._copy.tokens.breaks(hit.first):
            return True
        if Label.SELF_PRAISE not in kinds()[kind].labels:
            return False  # "more orders from customers": who follows a claim is its object
        after = any(True for _ in self._words.near("others", hit.last, hit.last + 1))
        return after and not self._copy.tokens.breaks(hit.last)

    def _proved(self, kind: str) -> bool:
        """The unit names who says so, or an award's year or certificate; an opinion cannot be proved."""
        if kinds()[kind].grade is not Grade.PROVABLE:
            return False
        return self._has_source or (kind == "award" and (self._has_year or bool(self._words.hits("certificates"))))

    @cached_property
    def _has_source(self) -> bool:
        """A giver, or a source with its name or a number."""
        return bool(self._words.hits("award_givers")) or any(map(self._names_a_source, self._words.hits("proof")))

    @cached_property
    def _has_year(self) -> bool:
        return any(map(_YEAR.fullmatch, self._copy.tokens.texts))

    def _names_a_source(self, proof: Hit) -> bool:
        texts = self._copy.tokens.texts
        return any(
            texts[at][0].isdigit() or (self._copy.capital(at) and not self._copy.capitals)
            for at in range(proof.last, min(proof.last + _AFTER_PROOF, len(texts)))
        )
