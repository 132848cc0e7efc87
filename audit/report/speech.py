"""The report's own voice in one language: texts, numbers, dates, plurals."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from audit.languages import pack
from audit.report.text import language_tag

GOOD = 75  # points from which a score is called good
FAIR = 45  # points from which it is called fair
_DAY = re.compile(r"\bd\b")  # in a pattern for dates


def points(score: float) -> int:
    """A score as it is printed everywhere, so that word and number always agree."""
    return int(score + 0.5)


def band(score: float | None) -> str:
    """`good`, `fair`, `poor`, or `none` where there is no score."""
    if score is None:
        return "none"
    return "good" if points(score) >= GOOD else "fair" if points(score) >= FAIR else "poor"


class Speech:
    """Says things in one language. Raises KeyError where its prose lacks a text."""

    def __init__(self, language: str) -> None:
        self.code = language
        self.prose = pack.prose(language)
        self._locale = Locale.parse(language)

    def say(self, key: str, **values: object) -> str:
        """The text of `key`, its placeholders filled."""
        return self.prose.say(key, **values)

    def count(self, key: str, number: int, **values: object) -> str:
        """The plural form of `key` for `number`, which is `{n}` in it."""
        return self.prose.count(key, number, n=self.number(number), **values)

    def lines(self, key: str) -> tuple[str, ...]:
        """The lines of a text that is a list."""
        return tuple(line.strip() for line in self.say(key).splitlines() if line.strip())

    def number(self, value: float, digits: int = 0) -> str:
        """The number with at most `digits` decimals."""
        return str(format_decimal(value, format="#,##0." + "#" * digits, locale=self._locale))

    def measured(self, value: float, unit: str) -> str:
        """A measure's value in its unit: "share", "count", "points"."""
        if unit == "share":
            return str(format_percent(round(value, 3), locale=self._locale, decimal_quantization=False))
        return self.number(value, digits=1)

    def score(self, score: float | None) -> str:
        """The points alone, or what stands for none."""
        return self.say("score.na") if score is None else self.number(points(score))

    def score_in_words(self, score: float | None) -> str:
        """As on every bar: "62 of 100, on its way"."""
        if score is None:
            return f"{self.say('score.na')}, {self.say('score.none')}"
        return f"{self.say('score.of', score=self.score(score))}, {self.say(f'score.{band(score)}')}"

    def day(self, moment: str) -> str:
        """The day of an ISO 8601 moment in words."""
        day = date.fromisoformat(moment[:10])
        pattern = str(self._locale.date_formats["long"].pattern)
        if day.day == 1:
            pattern = _DAY.sub(f"'{self.say('report.first-day')}'", pattern)
        return str(format_date(day, format=pattern, locale=self._locale))

    @cached_property
    def _languages(self) -> Mapping[str, str]:
        return self._locale.languages

    def language(self, code: str | None) -> str:
        """A language's name; the code itself where it has none, nothing where there is no code."""
        tag = language_tag(code)
        return "" if tag is None else self._languages.get(tag, tag)

    def listed(self, items: tuple[str, ...]) -> str:
        """The items as one phrase."""
        return ", ".join(items)
