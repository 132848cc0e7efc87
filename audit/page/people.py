"""Persons named on a page as the company's own, each on two signals at least.

The signals: structured data, a byline, a team card, a role beside the name, a mail address made of the name, a greeting
("ask for Anna"), a signature, a row of cards with others who are known, and the given name being a known one.
Customers, saints, streets, companies and the famous are nobody's face here, and where it is in doubt nobody is named.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from urllib.parse import urlsplit

import msgspec

from audit.model import Person, Role
from audit.page.mail import Owner, owner_of
from audit.page.names import Name, is_given, is_name, is_sure, key, names
from audit.page.plain_copy import PlainCopy
from audit.page.words import page_words, people_words, plain
from crawler.page import Block, Item, Page, Region

_SILENT_KINDS = frozenset({"quote", "button", "label", "legend", "title", "meta"})
_SILENT_REGIONS = frozenset({Region.HEAD, Region.NAV})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CARD_WORDS = 12  # words at most of a block that is a card by itself
_CARD_LENGTH = 200  # and characters
_LINE_WORDS = 8  # words at most of a line that gives a role
_NAME_WORDS = 4  # words at most of a heading that is a name
_QUOTED = re.compile(r"[“«„\"][^“”«»„\"]{25,}[”»\"]?")
_QUOTE_MARKS = '“«„"'
_STARS = re.compile(r"[★⭐☆]|\b[1-5]\s?/\s?5\b")
_STAR_MARKS = "★⭐☆/"
_JOINT = re.compile(r"[ \u00a0]*(?:[,–—|:(/•·]|-(?=[ \u00a0]))[ \u00a0]*")
_CLAUSE_END = re.compile(r"[;:()|.!?\n]|\s[–—-]\s")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_CAPITALIZED = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w'’-]+")
MAX_ROLE = 80
"""Characters at most of a role."""

NEAR = 120
"""Characters before and after a name that are looked at."""

MAX_PEOPLE = 200
"""Persons at most on a page, and addresses that are held against their names."""


class _Sighting(msgspec.Struct, frozen=True):
    """One signal for one name."""

    name: str
    signal: str
    block: int = -1
    role: str = ""


def people_of(page: Page, copy: PlainCopy, role: Role) -> tuple[Person, ...]:
    """The persons whom the page names as its own, in the order in which they stand; none on legal pages."""
    if role is Role.LEGAL:
        return ()
    open_blocks = _speaking(page.blocks, copy)
    seen = [
        *_in_text(page, role, open_blocks),
        *_in_data(page),
        *_in_author(page, copy, role, open_blocks),
    ]
    seen += _in_mail(page, seen)
    return tuple(islice(_persons(seen), MAX_PEOPLE))


def _persons(seen: list[_Sighting]) -> Iterator[Person]:
    groups: dict[str, list[_Sighting]] = {}
    for sighting in seen:
        groups.setdefault(key(sighting.name), []).append(sighting)
    for group in groups.values():
        signals = dict.fromkeys(sighting.signal for sighting in group)
        if len(signals) > 1:
            blocks = [sighting.block for sighting in group if sighting.block >= 0]
            roles = [sighting.role for sighting in group if sighting.role]
            spelled = [sighting.name for sighting in group if not sighting.name.isupper()]
            yield Person(
                name=(spelled or [group[0].name])[0],
                role=max(roles, key=len)[:MAX_ROLE] if roles else "",
                signals=tuple(sorted(signals)),
                block=min(blocks, default=-1),
            )


# ---- which blocks speak of the company's own people


def _speaking(blocks: tuple[Block, ...], copy: PlainCopy) -> Mapping[int, Block]:
    """The blocks in which a name may be one of the company's people: no customer's words, no law, no credits."""
    heard = copy.holding(page_words().voices)
    foreign = _foreign(blocks, copy)
    found: dict[int, Block] = {}
    voices = 0  # level of the heading over customers' words; 0: none
    for place, block in enumerate(blocks):
        level = int(block.kind[1]) if block.kind in _HEADINGS else 0
        if level and (not voices or level <= voices):
            voices = level if place in heard else 0
        silent = block.kind in _SILENT_KINDS or block.region in _SILENT_REGIONS or block.note is not None
        if not silent and not voices and place not in foreign:
            found[place] = block
    return found


def _foreign(blocks: tuple[Block, ...], copy: PlainCopy) -> frozenset[int]:
    """Places of the blocks that give a customer or a lawyer the word, and of the short ones beside a customer's."""
    stars = copy.matching(_STARS, _STAR_MARKS)
    quoted = copy.matching(_QUOTED, _QUOTE_MARKS)
    opening = frozenset(place for place in quoted if _QUOTED.match(copy.texts[place]))
    quotes = frozenset(place for place, block in enumerate(blocks) if block.kind == "quote")
    customers = frozenset(
        place for place in copy.holding(people_words().customers) if _says_customer(copy.texts[place])
    )
    whole = copy.holding(page_words().legal) | stars | quoted | customers
    near = _around(stars | quotes, 2) | _around(opening | customers, 1)
    return whole | frozenset(place for place in near if place < len(blocks) and _is_brief(blocks[place].text))


def _around(places: frozenset[int], reach: int) -> frozenset[int]:
    return frozenset(place + step for place in places for step in range(-reach, reach + 1) if place + step >= 0)


def _is_brief(text: str) -> bool:
    return len(text) < _CARD_LENGTH and len(text.split()) <= _CARD_WORDS


def _says_customer(low: str) -> bool:
    """Whether a short line speaks of a customer, as the one under a testimonial does."""
    return _is_brief(low) and not people_words().customers.isdisjoint(_WORD.findall(low))


# ---- signals in the text


def _in_text(page: Page, role: Role, blocks: Mapping[int, Block]) -> list[_Sighting]:
    host = plain(urlsplit(page.url).hostname or "").replace("-", "")
    found: list[_Sighting] = []
    bare_cards: list[tuple[str, int]] = []
    for place, block in blocks.items():
        for name in names(block.text):
            sightings = list(_about(name, place, block, role))
            card = _card(name, place, blocks, host)
            if card is None:
                continue  # the name is somebody else's: a customer's, a supplier's
            found += sightings + list(card)
            if not card and name.full and name.sure and _fills(name, block):
                bare_cards.append((name.text, place))
    found += _in_same_row(blocks, {sighting.block for sighting in found if sighting.signal == "team-card"}, host)
    if role in (Role.ABOUT, Role.CONTACT):
        found += _in_rows(bare_cards, blocks, {sighting.block for sighting in found if sighting.signal == "team-card"})
    return found


def _about(name: Name, place: int, block: Block, role: Role) -> Iterator[_Sighting]:
    """What the name itself and the words before it say."""
    lexicon = people_words()
    if name.sure:
        yield _Sighting(name.text, "given-name", place)
    before = plain(block.text[max(0, name.start - 40) : name.start]).rstrip()
    if _ends(before, lexicon.greetings):
        yield _Sighting(name.text, "greeting", place)
    posted = role is Role.POST and name.start < len(before) + 3 and before in lexicon.post_bylines
    if name.full and (posted or _ends(before, lexicon.bylines)):
        yield _Sighting(name.text, "byline", place)
    if _ends(before.rstrip(",. "), lexicon.closings):
        yield _Sighting(name.text, "signature", place)


def _ends(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether the text ends with one of the phrases, as whole words."""
    return any(text.endswith(phrase) and not text[: -len(phrase)][-1:].isalnum() for phrase in phrases)


def _card(name: Name, place: int, blocks: Mapping[int, Block], host: str) -> list[_Sighting] | None:
    """The role given to the name in its block or in the line below it; None where it is somebody else's."""
    block = blocks[place]
    before = block.text[max(0, name.start - NEAR) : name.start]
    if _ends(plain(before).rstrip(": "), people_words().credits):
        return None
    short = _is_short(block.text)
    after = _role_after(block.text[name.end : name.end + NEAR])
    if after and _is_elsewhere(after, host, in_card=short):
        return None
    role = _clause(after) or _role_before(before)
    if role:
        return [_Sighting(name.text, "team-card" if short else "role", place, role)]
    if not _fills(name, block):
        return []
    return _line_near(name, place, blocks, host)


def _line_near(name: Name, place: int, blocks: Mapping[int, Block], host: str) -> list[_Sighting] | None:
    below = blocks.get(place + 1)
    if below is not None and _is_role_line(below.text):
        if _is_elsewhere(below.text, host, in_card=True):
            return None
        return [_Sighting(name.text, "team-card", place, below.text)]
    above = blocks.get(place - 1)
    if above is not None:
        if _ends(plain(above.text).rstrip(",.! "), people_words().closings):
            return [_Sighting(name.text, "signature", place)]
        free = blocks.get(place - 2)
        if _is_role_line(above.text) and not (free is not None and next(names(free.text), None)):
            return [_Sighting(name.text, "team-card", place, above.text.rstrip(": "))]
    return []


def _in_same_row(blocks: Mapping[int, Block], known: set[int], host: str) -> Iterator[_Sighting]:
    """Whole names with a role below them, in a row of cards with a surer one: the row lifts the doubt."""
    rows = {
        (blocks[place].kind, blocks[place + 1].kind)
        for place in known
        if place + 1 in blocks and any(name.sure and _fills(name, blocks[place]) for name in names(blocks[place].text))
    }
    for place, block in blocks.items():
        below = blocks.get(place + 1)
        if below is None or (block.kind, below.kind) not in rows or not _is_row_name(block.text):
            continue
        if _is_role_line(below.text) and not _is_elsewhere(below.text, host, in_card=True):
            yield _Sighting(block.text, "team-card", place, below.text)
            yield _Sighting(block.text, "team-row", place)


def _is_row_name(text: str) -> bool:
    """Whether a heading among team cards is a name: it has the shape of one, or begins with a known given name."""
    words = text.split()
    if len(text) > NEAR or not 2 <= len(words) <= _NAME_WORDS or next(names(text), None) is None:
        return is_name(text)
    return all(word[0].isupper() and word.strip(".").isalpha() for word in words)


def _in_rows(cards: list[tuple[str, int]], blocks: Mapping[int, Block], known: set[int]) -> Iterator[_Sighting]:
    """Names over a short line, in a row of the same shape: a team whose roles are told in its own words."""
    shapes: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for place in known:
        below = blocks.get(place + 1)
        if below is not None:
            shapes.setdefault((blocks[place].kind, below.kind), []).append(("", place))
    for name, place in cards:
        below = blocks.get(place + 1)
        if below is not None and _is_line(below.text):
            shapes.setdefault((blocks[place].kind, below.kind), []).append((name, place))
    for row in shapes.values():
        if len(row) > 1:
            yield from (_Sighting(name, "team-card", place, blocks[place + 1].text) for name, place in row if name)


def _fills(name: Name, block: Block) -> bool:
    """Whether the block is the name and nothing else but a title before it."""
    if len(block.text) > NEAR:
        return False
    rest = [word.strip(".") for word in plain(block.text[: name.start]).split()]
    return not block.text[name.end :].strip(" .,:–—-") and all(word in people_words().honorifics for word in rest)


def _is_short(text: str) -> bool:
    return _is_brief(text) and not text.rstrip().endswith((".", "!", "?"))


def _is_line(text: str) -> bool:
    return len(text.split()) <= _LINE_WORDS and not text.rstrip().endswith((".", "!", "?", ":")) and "@" not in text


def _is_role_line(text: str) -> bool:
    """Whether a line is a role and nothing else: short, no sentence, no name, a role word among its first four."""
    words = _WORD.findall(plain(text))
    return (
        0 < len(words) <= _LINE_WORDS
        and not text.rstrip().endswith(("!", "?"))
        and not people_words().roles.isdisjoint(words[:4])
        and next(names(text), None) is None
    )


def _role_after(text: str) -> str:
    """What follows the name if it is a role: after a comma, a dash, a colon, a bracket, or a "is the"."""
    lexicon = people_words()
    joint = _JOINT.match(text)
    rest = text[joint.end() :] if joint else text.lstrip()
    words = _WORD.findall(rest[:80].lower())
    skipped = 0
    while skipped < min(3, len(words)) and words[skipped] in lexicon.copulas:
        skipped += 1
    if (joint is None and not skipped) or lexicon.roles.isdisjoint(map(plain, words[skipped : skipped + 2])):
        return ""
    return rest.strip()


def _role_before(text: str) -> str:
    """The role right before the name: "il responsabile commerciale", "Founder:"."""
    lexicon = people_words()
    clause = _CLAUSE_END.split(text.rstrip(" :,–—-"))[-1].split(",")[-1].strip()
    words = _WORD.findall(plain(clause))
    told = [place for place in range(len(words)) if words[place] in lexicon.roles]
    between = words[told[-1] + 1 :] if told else []
    if not told or len(between) > 2 or any(word in lexicon.common or word in lexicon.particles for word in between):
        return ""
    return " ".join(_WORD.findall(clause)[told[-1] :])


def _clause(text: str) -> str:
    """The first clause, up to the next name and of a few words at most."""
    clause = _CLAUSE_END.split(text)[0].split(",")[0]
    other = next(names(clause), None)
    return " ".join((clause[: other.start] if other else clause).split()[:_LINE_WORDS])


def _is_elsewhere(role: str, host: str, *, in_card: bool) -> bool:
    """Whether the role is one at another company: "COO, Acme", "directrice chez Dupont"."""
    lexicon = people_words()
    leads = lexicon.employers if in_card else lexicon.employers | lexicon.particles
    clause = role[:120] if in_card else _CLAUSE_END.split(role)[0]
    for capital in _CAPITALIZED.finditer(clause):
        low = plain(capital.group())
        before = plain(clause[: capital.start()]).rstrip()
        led = before.endswith((",", "@")) or before.replace("'", " ").rpartition(" ")[2] in leads
        own = low in lexicon.roles or low in lexicon.common or low.replace("-", "") in host
        if led and not own:
            return True
    return False


# ---- signals outside the text


def _in_data(page: Page) -> Iterator[_Sighting]:
    """Persons in JSON-LD and microdata, but those who review."""
    for item in page.items:
        name = _data_name(item)
        holder = item.parent.lower()
        if not name or any(word in holder for word in ("review", "comment", "rating", "quotation")):
            continue
        yield _Sighting(name, "structured-data", role=dict(item.properties).get("jobTitle", ""))
        if is_given(name.split()[0]) and is_sure(name.split()[0]):
            yield _Sighting(name, "given-name")
        if dict(item.properties).get("jobTitle"):
            yield _Sighting(name, "role")
        if holder.endswith(".author"):
            yield _Sighting(name, "byline")


def _data_name(item: Item) -> str:
    if "Person" not in item.types:
        return ""
    values = dict(item.properties)
    name = values.get("name") or f"{values.get('givenName', '')} {values.get('familyName', '')}"
    name = " ".join(name.split())
    return name if is_name(name) else ""


def _in_author(page: Page, copy: PlainCopy, role: Role, blocks: Mapping[int, Block]) -> Iterator[_Sighting]:
    """The author whom the head of the page names, if it is a post or the name stands in the text.

    On other pages it is as often as not whoever made the site.
    """
    name = " ".join(page.author.split())
    if not is_name(name):
        return
    low = key(name)
    place = next((place for place in blocks if low in copy.texts[place]), -1)
    if role is Role.POST or place >= 0:
        yield _Sighting(name, "byline", place)
        if is_given(name.split()[0]) and is_sure(name.split()[0]):
            yield _Sighting(name, "given-name", place)


def _in_mail(page: Page, seen: list[_Sighting]) -> Iterator[_Sighting]:
    """Addresses made of a name that the page gives, or of a known given name."""
    known = {key(sighting.name): sighting.name for sighting in seen[: 5 * MAX_PEOPLE]}
    for contact in page.contacts[:MAX_PEOPLE]:
        owner = owner_of(contact, known) if contact.kind == "mail" else Owner()
        if owner.name:
            yield _Sighting(owner.name, "mail")
            if owner.sure:
                yield _Sighting(owner.name, "given-name")
