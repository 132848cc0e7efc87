"""Who speaks and who is spoken to in French copy."""

import pytest

from audit.languages.fr.rules import RULES
from audit.text.tokens import Tokens


def said(text: str) -> set[str]:
    return {who for who, _, _ in RULES.persons(Tokens(text, RULES), False)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nous tournons le bois et vous l’huilez.", {"us", "you"}),
        ("NOTRE FOURNIL", {"us"}),
        ("J’écris vos lettres.", {"us", "you"}),
        ("Contactez-nous", {"us", "you"}),
        ("Nous contacter", {"us"}),
        ("Découvrez la cave", {"you"}),
        ("Une question ? Appelez l’atelier.", {"you"}),
        ("Faites appel à Paul.", {"you"}),
        ("Dites-nous tout.", {"us", "you"}),
        ("Parlons du toit", {"us"}),
        ("Collaborons pour ouvrir le fournil.", {"us"}),
        ("Ensemble, plantons un pommier.", {"us"}),
        ("Basés à Brest, sommes ouverts le lundi.", {"us"}),
        ("On vous rappelle demain.", {"us", "you"}),
        ("On a repeint la grange.", {"us"}),
        ("Ton vélo est prêt.", {"you"}),
        ("Prenez rendez-vous", {"you"}),
        ("Rendez-vous sur le quai.", {"you"}),
    ],
)
def test_a_person_is_found(text: str, expected: set[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Maître Camille Fournez ouvre le lundi.",
        "Le pain qu’on appelle fougasse cuit vite.",
        "On dit que la mer monte.",
        "Un rendez-vous est nécessaire.",
        "Assez de place chez Paul au rez-de-chaussée",
        "Madame Lopez et Monsieur Sanchez",
        "Me Durand plaide à Lyon.",
        "Les sommes dues sont au dos.",
        "Le ton de la voix monte.",
        "Des réparations faites à la main",
        "Relations, hommes et solutions",
        "Télécharger le plan",
    ],
)
def test_nobody_is_found(text: str) -> None:
    assert said(text) == set()


def test_the_word_that_tells_is_where_it_stands() -> None:
    found = Tokens("Chez nous, tout est fait main.", RULES)
    assert RULES.persons(found, False) == (("us", 1, 2),)
