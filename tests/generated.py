"""Generated sites: as many pages as a test wants, each with its own copy, linked as real sites are."""

import random
from pathlib import Path

_SYLLABLES = tuple("ba co di fu ga le mi no pa ra se ti vo zu cra ble pri sto".split())
# Plain English, so that the pages cost what real ones cost to read; about one word in twenty is one that nobody knows.
_NOUNS = tuple(
    (
        "bread oven mill flour morning shop door window street table letter answer order van road bridge river garden "
        "wall roof floor stone wood nail hand hour week month winter summer price coin basket bag shelf counter baker "
        "helper neighbor teacher driver customer family child school kitchen cup plate bottle apple pear onion honey"
    ).split()
)
_VERBS = tuple(
    "opens closes sells brings carries bakes mixes cuts weighs cleans paints builds asks answers writes".split()
)
_LINKS = tuple(
    "the a this that our your every no some one in on at with from for by and or but so because when".split()
)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(1, 4)))


def _sentence(chance: random.Random, words: int) -> str:
    kinds = (_LINKS, _NOUNS, _VERBS, _LINKS, _NOUNS)
    said = [_word(chance) if chance.random() < 0.05 else chance.choice(kinds[place % 5]) for place in range(words)]
    return " ".join(said).capitalize() + "."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance, chance.randint(5, 18)) for _ in range(4))


def name_of(number: int) -> str:
    """The path of a page by its number; the home is 0."""
    return "/" if number == 0 else f"/{_word(random.Random(number * 7 + 1))}-{number}.html"


def write_site(folder: Path, pages: int, *, paragraphs: int = 12, links: int = 20) -> list[str]:
    """Write a site of so many pages and return their paths; every page can be reached from the home.

    A page links to its neighbors in a tree ten wide and to a few others: most links are known ones, as on real sites.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = [name_of(number) for number in range(pages)]
    for number, name in enumerate(names):
        chance = random.Random(number)
        near = [0, (number - 1) // 10, *range(number * 10 + 1, number * 10 + 11)]
        others = [chance.randrange(pages) for _ in range(links)]
        targets = [names[other] for other in [*near, *others] if 0 <= other < pages]
        text = "".join(f'<p class="text-body measure-wide">{_paragraph(chance)}</p>\n' for _ in range(paragraphs))
        menu = "".join(
            f'<li class="menu-item menu-item-page"><a class="menu-link" href="{target}">{target[1:] or "home"}</a></li>'
            for target in targets
        )
        html = (
            f'<!doctype html><html lang="en"><head><title>Page {number}</title></head><body>'
            f"<nav><ul>{menu}</ul></nav><main><h1>{_sentence(chance, 4)}</h1>\n{text}</main></body></html>"
        )
        (folder / ("index.html" if name == "/" else name.strip("/"))).write_text(html, "utf-8")
    return names
