"""Who speaks and who is spoken to in Italian copy."""

import pytest

from audit.languages.it.rules import RULES
from audit.text.tokens import Tokens


def said(text: str, *, fragment: bool = False) -> set[str]:
    return {who for who, _, _ in RULES.persons(Tokens(text, RULES), fragment)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Impastiamo ogni notte.", {"us"}),
        ("Soddisfo ogni richiesta in giornata.", {"us"}),
        ("Parliamone davanti a un caffè.", {"us"}),
        ("Scriveteci due righe.", {"us", "you"}),
        ("Verifica sempre la data sul sacchetto.", {"you"}),
        ("Per una pagnotta clicca qui.", {"you"}),
        ("Paga ora con carta", {"you"}),
        ("Non cambiare il lievito.", {"you"}),
        ("Scrivici, non esitare.", {"us", "you"}),
        ("Prenota oggi e risparmi il pane di domani.", {"you"}),
        ("Se cerchi il lievito, chiedi in bottega.", {"you"}),
        ("Pensate a una torta senza burro.", {"you"}),
    ],
)
def test_a_person_is_found(text: str, expected: set[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Torte su misura, pensate per la festa.",
        "Tetti, facciate e grondaie.",
        "I forni digitali si accendono da soli.",
        "Il borgo e chi vi risiede.",
        "I risparmi stanno in banca.",
        "Il pane è buono per non sprecare farina.",
        "Sono arrivati i sacchi.",
        "Sono qui i pani di ieri.",
        "Conserva tutta la fragranza del mattino.",
        "Risparmi di farina e di tempo.",
        "La legge prevede di pesare, non stimare.",
        "Mostra la crosta e la mollica.",
        "Conferma la data del forno.",
    ],
)
def test_nobody_speaks_or_is_spoken_to(text: str) -> None:
    assert said(text) == set()


def test_the_title_of_a_page_says_i() -> None:
    assert said("Chi sono", fragment=True) == {"us"}
    assert said("Chi sono i fornai?") == set()
