"""Who speaks and who is spoken to in Italian, by grammar.

Italian drops its pronouns, so the first person plural is read from the endings of verbs; the second person, whose
endings are those of nouns and participles too, from pronouns, from forms that are nothing else, and from imperatives
where a clause starts.
"""

import re
from functools import lru_cache

from audit.languages.rules import listed
from audit.text.tokens import Tokens

# Us: "offriamo", "facemmo", "lavoravamo", "risponderemo", "potremmo", "avessimo"; with pronouns, "parliamone".
_WE_VERB = re.compile(
    r".*(?:iamo(?:[cv]i|ti|l[oaie]|ne|gli|cene|[cv]el[oaie]|gliel[oaie]|gliene)?"
    r"|[aei]mmo|[aei]vamo|remo|remmo|[ae]ssimo)"
)
_NO_WE = listed(
    "richiamo chiamo riamo priamo supremo estremo premo tremo spremo remo sanremo scremo eremo cremo massimo pessimo "
    "grassimo bassimo maremmo lemmo"
)
_WE = listed("noi nostro nostra nostri nostre fummo fossimo io me mio mia miei mie mi")
_TOGETHER_NOT_AFTER = listed("un l' nell' dell' all' d' dall' sull' quest' quell' mettere messo messi messa messe")
_TOGETHER_NOT_BEFORE = listed("a ad al allo alla all' ai agli alle di dei delle degli del della con")
# "ci" and "vi" are there, not us and you, before these: "ci sono", "ci vuole", "ci si", "vi è".
_THERE = listed(
    "è sono sia siano era erano sarà saranno fu furono sarebbe sarebbero fosse fossero vuole vogliono voleva vorrà si "
    "sta stanno può possono potrebbe potrebbero deve devono sei essere mette mettono metti metto e"
)
_FIRST_SINGULAR = listed(
    "ho faccio posso devo voglio vorrei credo penso acconsento dichiaro autorizzo opero collaboro chiedo scrivo leggo "
    "ringrazio propongo offro creo gestisco costruisco metto tengo vengo parlo insegno preferisco capisco conosco vado "
    "dico vedo avrò sarò farò potrò dovrò vorrò potrei dovrei avrei ero avevo facevo volevo potevo dovevo rispondo "
    "aiuterò seguirò risponderò scriverò garantisco mando ricevo raccolgo spiego scelgo imparo adoro"
)
_I_AM = listed("un un' uno una nato nata cresciuto cresciuta laureato laureata diventato diventata")
_US_ENCLITIC = re.compile(r".+(?:[aei]r|dur|propor|trar)ci|.+ndoci|.{2,}[aei]teci|.+[aei]rce(?:l[oaie]|ne)")
_NO_US_ENCLITIC = listed("marci merci squarci lerci guerci commerci scarci larci smerci")

# You.
_YOU = listed("tu ti te tuo tua tuoi tue t' voi vi ve vostro vostra vostri vostre")
_YOU_VERBS = listed(
    "hai puoi vuoi devi sai stai vai potete volete dovete avete siete sapete fate vedete avevi volevi potevi desiderate"
)
_YOU_VERB = re.compile(r".+(?:er|ir|vr|tr|rr|dr|[dfs]ar|star)(?:ai|ete|esti|este)")  # "troverai", "vorreste"
_NO_YOU_VERB = listed("operai arresti foresti oreste agresti agreste trieste creste segrete secrete terrete serrai")
# With a pronoun at the end: "offrirti", "scrivervi", "aiutandoti", "iscrivetevi".
_YOU_ENCLITIC = re.compile(r".+(?:[aei]r|dur|propor|trar)[tv]i|.+ndo[tv]i|.{2,}[aei]tevi|.+[aei]r[tv]e(?:l[oaie]|ne)")
# Nouns, participles and other verbs; names as well, all those in "-berti".
_NO_YOU_ENCLITIC = listed(
    "arti parti carti quarti sarti scarti reparti comparti scomparti infarti marti sparti riparti certi incerti aperti "
    "riaperti coperti ricoperti scoperti offerti sofferti esperti inesperti inerti deserti concerti reperti referti "
    "inserti serti erti allerti converti diverti avverti inverti irti cervi servi nervi conservi preservi osservi "
    "riservi larvi diserti"
)
_PLURAL_ENCLITIC = re.compile(r".+[aei]te(?:ci|mi|l[oai])")
_NO_PLURAL_ENCLITIC = listed("patemi ragnatela")

# Imperatives of "tu" that are nothing else where a clause starts.
_IMPERATIVES = listed(
    "accedi acquista aderisci aggiungi annulla apri approfitta approfondisci ascolta assaggia assapora attendi calcola "
    "cancella cerca chiama chiedi clicca compila componi confronta contatta controlla condividi conosci consulta "
    "descrivi digita dimentica entra esplora fidati guarda gusta immagina impara inserisci invia incontra iscriviti "
    "lascia leggi manda naviga nascondi ordina parla premi prendi prenota procedi racconta raggiungi richiama "
    "richiedi ricorda ricevi rimani rimuovi riprova riscopri risparmia rispondi scarica scatta scegli scendi scopri "
    "scorri scrivi segui seleziona sfoglia sfrutta spedisci sposta telefona tieni tocca torna trova unisci usa valuta "
    "vedi vai vieni visualizza invita interpella mettici dicci facci dacci"
)
# Forms that are nouns or the third person as well: imperatives only before these words.
_DOUBTFUL = {
    "visita": listed("il lo la l' i gli le ci questa questo"),
    "prova": listed("il lo la l' i gli le ora subito gratis"),
    "porta": listed("con in qui"),
    "leggi": listed("il lo la l' i gli le un una tutto tutti di anche qui come cosa perché"),
    "trova": listed("il lo la l' i gli le un una qui"),
    "premi": listed("qui il sul il invio"),
    "parla": listed("con ora subito"),
    "lascia": listed("un una il la i che perdere"),
    "tocca": listed("il la qui con per"),
    "scarica": listed("il lo la l' i gli le un una ora subito qui gratis gratuitamente"),
    "lavora": listed("con"),
    "affida": listed("a il la le i"),
    "inizia": listed("ora subito oggi da adesso"),
    "diventa": listed("un una partner rivenditore socio cliente"),
    "configura": listed("il la ora"),
    "crea": listed("ora subito account il"),
    "verifica": listed("il la se la l' la"),
    "modifica": listed("il la i le"),
    "scatta": listed("una un"),
    "salva": listed("il la le i"),
    "continua": listed("a con"),
    "ricorda": listed("di che"),
    "conosci": listed("il la i le un una già l' gli"),
    "fai": listed("un una il la clic click parte conoscere"),
    "dai": listed("un' un'occhiata un"),
}
_REFLEXIVE = listed(
    "iscriviti goditi unisciti prenditi prenditene concediti immergiti connettiti mettiti rivolgiti divertiti fatti "
    "rilassati lasciati affidati registrati informati regalati ricordati assicurati innamorati candidati abbonati"
)
_PARTICIPLES = listed("fatti lasciati affidati registrati informati regalati assicurati innamorati candidati abbonati")
_AFTER_PARTICIPLE = listed("a ad al allo alla all' ai agli alle ora subito gratis qui adesso un una il di")
_NOT_TO = listed(
    "perdere perderti esitare dimenticare dimenticarti aspettare preoccuparti farti rinunciare accontentarti lasciare "
    "lasciarti avere sottovalutare rimandare fermarti"
)
# The present of "tu" where a clause starts or after "se", before an article.
_PRESENT = listed(
    "cerchi desideri preferisci pensi conosci credi ami abiti sogni possiedi gestisci vendi compri produci organizzi "
    "trovi ricevi decidi acquisti prenoti ottieni cercate desiderate pensate preferite amate abitate trovate"
)
_BEFORE_PRESENT = listed("se quando mentre cosa perché finché non dove ci")
_ARTICLES = listed("il lo la l' i gli le un un' uno una di del dei delle che a al in")
_BEFORE_ARE = listed("se dove chi quando tu non ci che perché")
_AFTER_ARE = listed(
    "un un' uno una già pronto pronta stato stata interessato interessata stanco stanca sicuro sicura libero libera"
)
# Imperatives of "voi" and of courtesy where a clause starts. The participles among them need an object.
_PLURAL = listed(
    "scrivete telefonate chiedete richiedete scegliete venite leggete compilate cliccate ricordate fate dite prendete "
    "mettete tenete godetevi iscrivetevi regalatevi accomodatevi rivolgetevi lasciatevi vedete andate rispondete "
    "approfittate rimanete restate pensate immaginate"
)
_PLURAL_PARTICIPLES = listed(
    "contattate chiamate scoprite visitate prenotate guardate provate trovate cercate seguite inviate mandate portate "
    "lasciate raccontate affidate consultate acquistate ordinate scaricate selezionate inserite gustate usate "
    "utilizzate sentite ascoltate indicate specificate sfogliate assaporate partecipate"
)
_OBJECTS = listed("il lo la l' i gli le un un' uno una con noi qui ora subito pure quello quanto online")
_POLITE = listed("scriva scopra richieda scelga legga venga chieda clicchi compili inserisca prenoti visiti")
_POLITE_PURE = listed("contatti chiami scriva telefoni mandi invii chieda venga passi dica racconti contattate")
_HER_VERB = re.compile(
    r"(?:ri)?(?:contatt|chiam|inform|preg|invit|ringrazi|aspett|attend|accompagn|assist|aiut|ascolt|aggiorn|guid)"
    r"(?:h?eremo|h?iamo|amo)"
)
_HER_VERB_SHORT = listed("preghiamo attendiamo ringraziamo invitiamo informiamo")
_TO_HER_VERB = re.compile(r"(?:offr|propon|ricord|chied|invi|rispond|forn|spieg|comunic|conferm)\w*(?:iamo|remo)")
_HERS = listed("suo sua suoi sue")
# Imperatives in "-a" are the third person too: after a comma only these are not.
_AFTER_COMMA = listed("contatta chiama clicca prenota compila telefona scarica seleziona inserisci visita acquista")
_JOINING = listed("e ed o oppure poi")


class _Unit:
    """The tokens of a unit as the grammar looks at them."""

    def __init__(self, tokens: Tokens, *, fragment: bool) -> None:
        self.tokens = tokens
        self.fragment = fragment
        self.words = tokens.texts

    def word(self, place: int) -> str:
        """The folded word, or none outside the unit."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def starts(self, place: int) -> bool:
        """Whether a clause starts here: at first, after punctuation, after "e"; or at a capital in a run of labels."""
        if place == 0 or self.tokens.gap(place) > 1:
            return True
        return self.word(place - 1) in _JOINING or (self.fragment and self.capital(place))

    def capital(self, place: int) -> bool:
        """Whether the word has a capital, and is not all capitals."""
        text = self.tokens.written(place)
        return text[0].isupper() and not text[1:2].isupper()

    def ends(self, place: int) -> bool:
        """Whether the clause ends after this word."""
        following = place + 1
        return following == len(self.words) or self.tokens.gap(following) > 1


def persons(tokens: Tokens, fragment: bool) -> tuple[tuple[str, int, int], ...]:
    """("us" or "you", first token, last token + 1) of every first person and every address, in order of place."""
    unit = _Unit(tokens, fragment=fragment)
    who = _who if max(map(len, unit.words), default=0) <= _LONG else _who.__wrapped__  # no room for endless words
    found: list[tuple[str, int, int]] = []
    for place, (us, you) in enumerate(map(who, unit.words)):
        if us and _is_us(unit, place):
            found.append(("us", place, place + 1))
        if you and _is_you(unit, place):
            found.append(("you", place, place + 1))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _who(word: str) -> tuple[bool, bool]:
    """Whether a word can say "us", and whether it can address "you", in whatever context: most can do neither."""
    return word in _US_WORDS or _is_we_verb(word) or _has_us(word), word in _YOU_WORDS or _has_you(word)


def _is_us(unit: _Unit, place: int) -> bool:
    word = unit.words[place]
    if word in {"me", "mi"}:
        return not unit.capital(place) or unit.starts(place)
    if word in _WE or word in _FIRST_SINGULAR:
        return True
    if word in {"ci", "ce"}:
        return _is_clitic(unit, place)
    if word in {"chiamo", "richiamo", "sono", "insieme"}:
        return _IN_CONTEXT[word](unit, place)
    return _is_we_verb(word) or _has_us(word)


def _is_we_verb(word: str) -> bool:
    return len(word) > 4 and word not in _NO_WE and not word.endswith("grammo") and _WE_VERB.fullmatch(word) is not None


def _has_us(word: str) -> bool:
    """A verb that ends in "-ci": "contattarci", "aiutandoci", "scriveteci", "chiamaci"."""
    if word in _NO_US_ENCLITIC:
        return False
    return _US_ENCLITIC.fullmatch(word) is not None or _imperative_with(word, ("ci", "mi"))


def _imperative_with(word: str, pronouns: tuple[str, ...]) -> bool:
    return word.endswith(pronouns) and len(word) > 5 and word[:-2] in _BASES


def _is_clitic(unit: _Unit, place: int) -> bool:
    """Whether "ci" or "ce" is us, "vi" or "ve" you, and not "there"."""
    after = unit.word(place + 1)
    if unit.words[place] in {"ce", "ve"}:
        return after in {"lo", "la", "li", "le"}
    text = unit.tokens.written(place)
    return bool(after) and not text.isupper() and after not in _THERE and not unit.ends(place)


def _is_call(unit: _Unit, place: int) -> bool:
    """ "Ti richiamo", "mi chiamo", not "un richiamo"."""
    return unit.word(place - 1) in {"ti", "vi", "la", "mi", "li", "lo"}


def _is_i_am(unit: _Unit, place: int) -> bool:
    """ "Sono un architetto": most others are "they are"."""
    if unit.word(place - 1) in {"io", "mi"}:
        return True
    return unit.starts(place) and unit.word(place + 1) in _I_AM


def _is_together(unit: _Unit, place: int) -> bool:
    """ "Cresciamo insieme", not "un insieme di" or "insieme al cliente"."""
    return unit.word(place - 1) not in _TOGETHER_NOT_AFTER and unit.word(place + 1) not in _TOGETHER_NOT_BEFORE


_IN_CONTEXT = {"chiamo": _is_call, "richiamo": _is_call, "sono": _is_i_am, "insieme": _is_together}


def _is_you(unit: _Unit, place: int) -> bool:
    word = unit.words[place]
    if word in _YOU:
        return _is_you_pronoun(unit, place)
    if word in _YOU_VERBS or _has_you(word):
        return True
    return _is_courtesy(unit, place) or _is_present(unit, place) or _is_imperative(unit, place)


def _is_you_pronoun(unit: _Unit, place: int) -> bool:
    word = unit.words[place]
    if word in {"vi", "ve"}:
        return _is_clitic(unit, place)
    if word == "te":
        return (unit.word(place - 2), unit.word(place - 1)) != ("fai", "da")
    return word != "ti" or not unit.tokens.written(place).isupper()


def _has_you(word: str) -> bool:
    """A verb that ends in a person or a pronoun of yours: "troverai", "offrirti", "scriveteci", "provalo"."""
    if _YOU_VERB.fullmatch(word):
        return word not in _NO_YOU_VERB
    if _PLURAL_ENCLITIC.fullmatch(word):
        return word not in _NO_PLURAL_ENCLITIC
    if _YOU_ENCLITIC.fullmatch(word):
        return word not in _NO_YOU_ENCLITIC and not word.endswith("berti")
    return _imperative_with(word, ("ci", "mi", "lo", "la", "li"))


def _is_courtesy(unit: _Unit, place: int) -> bool:
    """ "Lei" and "Suo" with a capital inside a sentence; "La contatteremo"; "Le proponiamo"; "ci contatti"."""
    word, before, after = unit.words[place], unit.word(place - 1), unit.word(place + 1)
    inside = not unit.fragment and not unit.starts(place) and unit.capital(place)
    if word == "lei" or word in _HERS:
        return inside
    if word == "la":
        return (unit.capital(place) or after in _HER_VERB_SHORT) and _HER_VERB.fullmatch(after) is not None
    if word == "le":
        return unit.capital(place) and _TO_HER_VERB.fullmatch(after) is not None
    if word in _POLITE_PURE:
        return after == "pure" or before in {"ci", "mi"}
    return word in _POLITE and unit.starts(place) and not unit.fragment


def _is_present(unit: _Unit, place: int) -> bool:
    """ "Cerchi un idraulico?", "se desideri", "sei pronto": forms that are nouns elsewhere."""
    word, before, after = unit.words[place], unit.word(place - 1), unit.word(place + 1)
    if word == "sei":
        return before in _BEFORE_ARE or after in _AFTER_ARE
    return word in _PRESENT and (before in _BEFORE_PRESENT or (unit.starts(place) and after in _ARTICLES))


def _is_imperative(unit: _Unit, place: int) -> bool:
    word, after = unit.words[place], unit.word(place + 1)
    if word == "premi" and after == "qui":
        return True
    if not unit.starts(place) or (place and word.endswith("a") and not _is_clear(unit, place)):
        return word in _NOT_TO and unit.word(place - 1) == "non" and unit.starts(place - 1)
    if word in _DOUBTFUL:
        return after in _DOUBTFUL[word]
    if word in _PARTICIPLES:
        return after in _AFTER_PARTICIPLE or unit.ends(place)
    if word in _PLURAL_PARTICIPLES:
        return after in _OBJECTS
    return word in _IMPERATIVES or word in _REFLEXIVE or word in _PLURAL


def _is_clear(unit: _Unit, place: int) -> bool:
    """Whether an imperative in "-a" inside a unit is none of the third person: "Anno dopo anno, regala vini"."""
    return unit.capital(place) or unit.words[place] in _AFTER_COMMA


_BASES = (_IMPERATIVES | _DOUBTFUL.keys()) - listed("fai dai vai usa porta salva premi")
_BASES |= listed("aiuta ascolta sfida vota spiega consiglia")

# Every word that a rule above asks for by itself: a rule for another word needs it here.
_US_WORDS = _WE | _FIRST_SINGULAR | _IN_CONTEXT.keys() | listed("me mi ci ce")
_YOU_WORDS = _YOU | _YOU_VERBS | _HERS | _POLITE | _POLITE_PURE | _PRESENT | _IMPERATIVES | _DOUBTFUL.keys()
_YOU_WORDS |= _REFLEXIVE | _PARTICIPLES | _PLURAL | _PLURAL_PARTICIPLES | _NOT_TO | listed("lei la le sei")
_LONG = 40  # characters up to which a word is remembered
