"""Who speaks and who is spoken to in French, by grammar.

French says its pronouns; a verb counts alone only where none is needed: in the imperative, and in the few first persons
that stand apart from theirs ("et sommes à votre service").
"""

from audit.languages.rules import Persons, listed
from audit.text.tokens import Tokens

_US = listed(
    "nous notre nos nôtre nôtres je j' me m' moi mon ma mes mien mienne miens miennes "
    # First persons plural that look like no noun.
    "allons avançons ayons aurons avons bâtissons célébrons changeons cherchons commençons concevons construisons "
    "créons cultivons démarrons dessinons développons devons discutons échangeons écrivons étudions explorons faisons "
    "ferons imaginons innovons inventons osons parlons partageons pourrons pouvons prenons préparons préservons "
    "protégeons racontons réalisons redonnons réduisons réfléchissons regardons réinventons relevons rencontrons "
    "rendons rénovons restons réunissons réussissons saurons serons soyons transformons travaillons trouvons unissons "
    "voulons voyons collaborons cofinançons"
)
_YOU = listed("vous votre vos vôtre vôtres tu te t' toi ta tes tienne tiennes êtes")
_NOT_IMPERATIVE = listed(
    "assez chez rez nez lez "
    # Names of people and places.
    "alvarez benitez chavez cortez diez dominguez douarnenez duez enriquez fernandez forez gimenez gomez gonzalez "
    "gutierrez hernandez ibanez jimenez juarez lopez marquez martinez mendez menez nunez ordonez perez ramirez "
    "rodriguez ruez saez sanchez suarez suez tropez valdez vasquez vazquez velasquez velez"
)
_MAKES_TON_A_NOUN = listed("le un ce du au quel bon même de d' son leur chaque sur en demi")
_THOU = listed("rejoins viens apprends deviens prends fais dis écris reçois obtiens découvre clique télécharge")
_THOU_WITH_US = listed("contacte suis appelle aide envoie demande laisse raconte donne écris dis rejoins")
_US_AFTER_VERB = listed("nous moi")
_ANYONE_BEFORE_ON = listed("l' que qu' quand si s' où dont lorsqu' comme puisqu' lequel laquelle lesquels")
_VERBS_OF_ANYONE = listed(
    "peut dit parle trouve sait appelle pense voit estime observe constate considère distingue entend croit doit "
    "compte utilise nomme désigne oublie retrouve rencontre passe devient rend aimerait voudrait dirait croirait"
)
_OF_ANYONE_AFTER_ON = listed("y se s'")  # "on y trouve", "on se rend compte"
_AFTER_LET_US = listed("le la les lui leur en y")
_NOT = listed("ne n'")
_WHERE_TO = listed("sur chez dans")
_AFTER_FAITES = listed("nous moi appel confiance")
_BEFORE_SOMMES = listed("et ne n' y en donc puis mais ou")
# Every word that `_of_context` asks for: a rule for another word needs it here.
_ASKED = _THOU | _THOU_WITH_US | listed("on sommes ton faites dites ensemble")
_BREAK = 2  # characters between two words that are more than a space or a hyphen: a comma, a dash, a stop


def persons(tokens: Tokens, _fragment: bool) -> Persons:
    """("us" or "you", first token, last token + 1) of each first person and of each address."""
    said = tokens.texts
    found = []
    for place, word in enumerate(said):
        if word in _US:
            who = "" if _is_of_a_name(tokens, place) else "us"
        elif word in _YOU:
            who = "" if word == "vous" and _is_meeting(tokens, said, place - 1) else "you"
        elif word.endswith("ez") and len(word) > 3:
            who = "you" if _is_address(tokens, said, place) else ""
        elif word in _ASKED:
            who = _of_context(tokens, said, place)
        elif word.endswith("ons") and len(word) > 4:
            who = "us" if _is_let_us(tokens, said, place) else ""
        else:
            continue
        if who:
            found.append((who, place, place + 1))
    return tuple(found)


def _opens(tokens: Tokens, place: int) -> bool:
    """Whether a clause starts here, as far as the distance to the word before tells."""
    return place == 0 or tokens.gap(place) >= _BREAK


def _is_let_us(tokens: Tokens, said: list[str], place: int) -> bool:
    """Whether a clause opens with an imperative such as "Disons-le"."""
    if not _opens(tokens, place) or _next(said, place) not in _AFTER_LET_US:
        return False
    return tokens.text[tokens.span(place, place + 1)[1]] == "-"


def _next(said: list[str], place: int) -> str:
    return said[place + 1] if place + 1 < len(said) else ""


def _is_of_a_name(tokens: Tokens, place: int) -> bool:
    """Of a title or a name: "Me Dupont", the product "Je Pilote Mon Budget"."""
    word = tokens.written(place)
    after = tokens.written(place + 1) if place + 1 < len(tokens) else ""
    if word == "Me":
        return after.istitle()
    if word in ("Mon", "Ma", "Mes"):
        return place > 0 and after.istitle() and tokens.written(place - 1).istitle()
    return word == "Je" and after.istitle() and len(after) > 1


def _is_address(tokens: Tokens, said: list[str], place: int) -> bool:
    """Whether a word in "-ez" is a verb: no noun, no name, no "rendez-vous"."""
    return not (said[place] in _NOT_IMPERATIVE or _is_meeting(tokens, said, place) or _is_surname(tokens, place))


def _is_surname(tokens: Tokens, place: int) -> bool:
    """Of a name: "Camille Alliez", both with a capital within a sentence that is not all in capitals."""
    if place < 2 or tokens.gap(place) > 1 or tokens.text.isupper():
        return False
    return tokens.written(place).istitle() and tokens.written(place - 1).istitle()


def _is_meeting(tokens: Tokens, said: list[str], place: int) -> bool:
    """Whether "rendez" at this place is the first half of the noun "rendez-vous"."""
    if place < 0 or said[place] != "rendez" or _next(said, place) != "vous":
        return False
    return not (_opens(tokens, place) and _next(said, place + 1) in _WHERE_TO)


def _of_context(tokens: Tokens, said: list[str], place: int) -> str:
    """ "us", "you" or "" by the words around."""
    word, after = said[place], _next(said, place)
    before = said[place - 1] if place else ""
    if word == "on":
        if place and tokens.written(place) == "On" and not _opens(tokens, place):
            return ""  # of a name
        return "us" if _on_is_us(said, place) else ""
    if word == "sommes":
        return "us" if _opens(tokens, place) or before in _BEFORE_SOMMES else ""
    if word == "ton":
        return "" if before in _MAKES_TON_A_NOUN or not after else "you"
    if word in ("faites", "dites"):
        return "you" if _opens(tokens, place) or after in _AFTER_FAITES else ""
    if word == "ensemble":
        return "us" if place == 0 and len(said) > 1 and _opens(tokens, 1) else ""
    if word in _THOU_WITH_US and after in _US_AFTER_VERB:
        return "you" if place == 0 else ""
    return "you" if word in _THOU and _opens(tokens, place) else ""


def _on_is_us(said: list[str], place: int) -> bool:
    """Whether "on" speaks for the company and not of anyone: "on vous aide", not "on dit que"."""
    verb = place + 2 if _next(said, place) in _NOT else place + 1
    if verb >= len(said):
        return False
    if said[verb] in _YOU:
        return True
    before = said[place - 1] if place else ""
    if before in _ANYONE_BEFORE_ON or before in ("dit", "dirait", "pense"):
        return False
    return said[verb] not in _VERBS_OF_ANYONE and said[verb] not in _OF_ANYONE_AFTER_ON
