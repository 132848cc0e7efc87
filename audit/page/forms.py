"""Which forms are a way to reach someone."""

from collections.abc import Iterable

from audit.page.words import page_words, plain
from crawler.page import Form

_WRITTEN = frozenset({"text", "email", "tel", "textarea"})


def is_contact(form: Form) -> bool:
    """Whether a visitor can write a message with it: not one that searches, subscribes, logs in, pays or comments."""
    words = page_words()
    kinds = {field.type for field in form.fields}
    if kinds & {"password", "search"}:
        return False
    said = plain(" ".join((form.button, *(f"{field.name} {field.label}" for field in form.fields))))
    if _holds(said, words.comment) or _holds(f"{said} {plain(form.action)}", words.other):
        return False
    if "textarea" in kinds:
        return len(form.fields) > 1 and not _holds(plain(form.near[:80]), words.comment)
    fields = plain(" ".join(f"{field.name} {field.label}" for field in form.fields))
    return len(kinds & _WRITTEN) > 1 and _holds(fields, words.message)


def _holds(text: str, phrases: Iterable[str]) -> bool:
    return any(phrase in text for phrase in phrases)
