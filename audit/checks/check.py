"""What a check is: data and one or two pure functions."""

from collections.abc import Callable, Iterable

import msgspec

from audit.checks.pages import Pages
from audit.languages.rules import Rules
from audit.model import Dimension, Mark, Result


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One unit as the page half of a check sees it."""

    text: str
    kind: str  # of its block
    words: int
    complete: bool  # a sentence of running text; False: a fragment
    rules: Rules  # of its language


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A check. Its module is named like its id, with `_` for `-`; its prose stands under [check.<id>]."""

    id: str
    dimension: Dimension
    weight: int
    version: int = 1  # goes up when its formula changes
    site: Callable[[Pages], Result]
    page: Callable[[Sentence], Iterable[Mark]] | None = None
