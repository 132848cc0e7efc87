"""Forms that a visitor sees: fields with their labels, and the button."""

import msgspec
from bs4 import Tag

from crawler.extract.copy import Draft
from crawler.extract.names import HEADINGS
from crawler.extract.text import attribute, clean
from crawler.page import Field, Form

MAX_FORMS = 50
MAX_FIELDS = 100
MAX_NEAR = 400  # characters
UNSEEN = frozenset({"hidden", "submit", "button", "image", "reset"})
_LONGEST = 200  # characters of a label
_LEAD = 4  # blocks before a form in which its heading is looked for


class OpenField(msgspec.Struct):
    """A field whose label may come later."""

    name: str
    type: str
    id: str
    said: str  # aria-label, placeholder or title
    label: str = ""  # of the <label> around it


class OpenForm(msgspec.Struct):
    """A form in the making."""

    action: str
    start: int  # index of its first draft
    fields: list[OpenField] = msgspec.field(default_factory=list)
    button: str = ""
    near: str = ""


class Forms:
    """Collects forms. Labels find their fields at the end: a label may stand anywhere."""

    def __init__(self) -> None:
        self.password = False
        self._open: list[OpenForm] = []
        self._done: list[OpenForm] = []
        self._labels: dict[str, str] = {}

    def enter(self, tag: Tag, start: int) -> None:
        """A form begins."""
        self._open.append(OpenForm(attribute(tag, "action"), start))

    def leave(self, drafts: list[Draft]) -> None:
        """A form ends."""
        form = self._open.pop()
        if form.fields and len(self._done) < MAX_FORMS:
            form.near = _lead(drafts, form.start)
            self._done.append(form)

    def field(self, tag: Tag, label: list[OpenField] | None) -> None:
        """A field; `label` holds the fields of the <label> around it."""
        one = _field(tag)
        if one.type in UNSEEN:
            return
        self.password |= one.type == "password"
        if label is not None:
            label.append(one)
        if self._open and len(self._open[-1].fields) < MAX_FIELDS:
            self._open[-1].fields.append(one)

    def button(self, text: str) -> None:
        """A button that sends a form; the first one counts."""
        if self._open and not self._open[-1].button:
            self._open[-1].button = text

    def label(self, key: str, fields: list[OpenField], text: str) -> None:
        """A label: for the field with the id `key`, and for those inside it."""
        if key:
            self._labels.setdefault(key, text)
        for one in fields:
            one.label = text

    def forms(self) -> tuple[Form, ...]:
        """All forms with at least one field."""
        return tuple(
            Form(
                fields=tuple(Field(name=one.name, type=one.type, label=self._label(one)) for one in form.fields),
                action=clean(form.action[:2_000]),
                button=_short(form.button),
                near=form.near[:MAX_NEAR].strip(),
            )
            for form in self._done
        )

    def _label(self, one: OpenField) -> str:
        return _short(self._labels.get(one.id, "") if one.id else "") or _short(one.label) or one.said


def _field(tag: Tag) -> OpenField:
    kind = clean(attribute(tag, "type")[:30]).lower() if tag.name == "input" else tag.name
    said = attribute(tag, "aria-label") or attribute(tag, "placeholder") or attribute(tag, "title")
    return OpenField(_short(attribute(tag, "name")), kind or "text", attribute(tag, "id")[:_LONGEST], _short(said))


def _short(text: str) -> str:
    return clean(text[: 2 * _LONGEST])[:_LONGEST].strip()


def _lead(drafts: list[Draft], start: int) -> str:
    """The heading in the form, or what stands before it from the last heading on."""
    inside = next((draft for draft in drafts[start : start + _LEAD] if draft.kind in HEADINGS), None)
    before = drafts[max(0, start - _LEAD) : start]
    headings = [i for i, draft in enumerate(before) if draft.kind in HEADINGS]
    lead = [inside] if inside else before[headings[-1] :] if headings else before[-1:]
    return "\n".join(draft.text for draft in lead)
