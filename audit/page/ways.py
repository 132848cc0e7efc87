"""The ways to reach the company that a page offers, and to whom each of them leads."""

from collections.abc import Iterator
from urllib.parse import urljoin

from audit.model import Person, Role, Way
from audit.page.forms import is_contact
from audit.page.mail import is_dummy, is_no_reply, is_shared, owner_of
from audit.page.names import key, names
from audit.page.words import people_words, plain
from crawler.page import Contact, Page, Region

MAX_WAYS = 200
"""Ways at most on a page."""

LINE = 40
"""Characters of a footer before a number, within which a name is taken for its owner's."""


def ways_of(page: Page, role: Role, people: tuple[Person, ...]) -> tuple[Way, ...]:
    """Each way once, in the order in which they stand. Of legal pages only what stands in header and footer."""
    found: dict[tuple[str, str], Way] = {}
    for way in (*_contacts(page, role, people), *_data(page, role, people), *_forms(page, role)):
        known = found.get((way.kind, way.value))
        if known is None or (way.person and not known.person):
            found[way.kind, way.value] = way
    return tuple(found.values())[:MAX_WAYS]


def _contacts(page: Page, role: Role, people: tuple[Person, ...]) -> Iterator[Way]:
    for contact in page.contacts[:MAX_WAYS]:
        outer = contact.region in (Region.HEADER, Region.FOOTER)
        if (role is not Role.LEGAL or outer) and not _is_foreign(contact):
            yield _mail(contact, people) if contact.kind == "mail" else _line(contact, people)


def _is_foreign(contact: Contact) -> bool:
    """Whether it is a theme's example, or reaches whoever made the site."""
    before = plain(contact.near)[: max(0, plain(contact.near).find(plain(contact.text)))] if contact.text else ""
    made = any(phrase in before[-60:] for phrase in people_words().credits)
    return made or (contact.kind == "mail" and is_dummy(contact.value))


def _mail(contact: Contact, people: tuple[Person, ...]) -> Way:
    if is_no_reply(contact.value):
        return Way(kind="mail", value=contact.value, nature="no-reply")
    if is_shared(contact.value):
        return Way(kind="mail", value=contact.value)
    known = {key(person.name): person.name for person in people}
    owner = key(owner_of(contact, known).name)
    person = known.get(owner, "") or _beside(contact, known)
    return Way(kind="mail", value=contact.value, person=person, nature="person" if person else "mailbox")


def _line(contact: Contact, people: tuple[Person, ...]) -> Way:
    """A telephone number or a chat."""
    person = _beside(contact, {key(person.name): person.name for person in people})
    return Way(kind=contact.kind, value=contact.value, person=person, nature="person" if person else contact.kind)


def _beside(contact: Contact, known: dict[str, str]) -> str:
    """The one person who is named in what the link says, or else before it in its card; two are nobody."""
    people = _named(contact.text, known) or _named(_before(contact), known)
    return people.pop() if len(people) == 1 else ""


def _before(contact: Contact) -> str:
    """What the card says before the address or number, and right after it in brackets."""
    written = contact.text if contact.text and contact.text in contact.near else contact.value
    before, found, after = contact.near.partition(written)
    outer = contact.region in (Region.HEADER, Region.FOOTER)
    if not found:
        return "" if outer else contact.near
    bracket = after.lstrip()
    inside = bracket[1:].partition(")")[0] if bracket.startswith("(") else ""
    # A footer is one card for all: only the line with the number can say whose it is.
    return f"{before[-LINE:] if outer else before} | {inside}"


def _named(text: str, known: dict[str, str]) -> set[str]:
    """Persons whom a text names; an empty name stands for one whom the page does not know."""
    named = {key(name.text) for name in names(text)}
    if named:
        return {known.get(name) or _by_first_name(name, known) for name in named}
    low = plain(text)
    return {name for full, name in known.items() if " " in full and full in low}


def _by_first_name(first: str, known: dict[str, str]) -> str:
    """The only person whom a given name alone can mean."""
    fits = [name for full, name in known.items() if full.split()[0] == first]
    return fits[0] if len(fits) == 1 else ""


def _data(page: Page, role: Role, people: tuple[Person, ...]) -> Iterator[Way]:
    """What structured data say of a person whom the page names."""
    known = {key(person.name): person.name for person in people}
    for item in page.items if role is not Role.LEGAL else ():
        values = dict(item.properties)
        person = known.get(key(values.get("name", ""))) if "Person" in item.types else None
        if person:
            yield from _of_person(values, person)


def _of_person(values: dict[str, str], person: str) -> Iterator[Way]:
    mail = values.get("email", "").strip().lower().removeprefix("mailto:")
    if "@" in mail and not is_shared(mail) and not is_no_reply(mail) and not is_dummy(mail):
        yield Way(kind="mail", value=mail, person=person, nature="person")
    if values.get("telephone", "").strip():
        yield Way(kind="phone", value=values["telephone"].strip(), person=person, nature="person")


def _forms(page: Page, role: Role) -> Iterator[Way]:
    if role is not Role.LEGAL:
        forms = (form for form in page.forms if is_contact(form))
        yield from (Way(kind="form", value=_target(page.url, form.action), nature="form") for form in forms)


def _target(url: str, action: str) -> str:
    """Where a form goes, absolute; empty where it goes to its own page, so that one form on every page is one."""
    if action.startswith("#") or not action:
        return ""
    try:
        return urljoin(url, action)
    except ValueError:
        return action
