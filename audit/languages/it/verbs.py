"""The endings and the words by which Italian says who speaks and who is spoken to."""

import re

from audit.languages.rules import listed

# Us: "offriamo", "facemmo", "lavoravamo", "risponderemo", "potremmo", "avessimo"; with pronouns, "parliamone".
WE_VERB = re.compile(
    r".*(?:iamo(?:[cv]i|ti|l[oaie]|ne|gli|cene|[cv]el[oaie]|gliel[oaie]|gliene)?"
    r"|[aei]mmo|[aei]vamo|remo|remmo|[ae]ssimo)"
)
NO_WE = listed(
    "richiamo chiamo riamo priamo supremo estremo premo tremo spremo remo sanremo scremo eremo cremo massimo pessimo "
    "grassimo bassimo maremmo lemmo"
)
WE = listed("noi nostro nostra nostri nostre fummo fossimo io me mio mia miei mie mi")
TOGETHER_NOT_AFTER = listed(
    "un l' nell' dell' all' d' dall' sull' quest' quell' mettere messo messi messa messe loro suo"
)
TOGETHER_NOT_BEFORE = listed("a ad al allo alla all' ai agli alle di dei delle degli del della con")
# "ci" and "vi" are there, not us and you, before these: "ci sono", "ci vuole", "ci si", "vi è".
THERE = listed(
    "è sono sia siano era erano sarà saranno fu furono sarebbe sarebbero fosse fossero vuole vogliono voleva vorrà si "
    "sta stanno abita abitano vive vivono lavora lavorano può possono potrebbe potrebbero deve devono sei essere "
    "mette mettono metti metto e risiede risiedono"
)
FIRST_SINGULAR = listed(
    "ho faccio posso devo voglio vorrei credo penso acconsento dichiaro autorizzo opero collaboro chiedo scrivo leggo "
    "ringrazio propongo offro creo gestisco costruisco metto tengo vengo parlo insegno preferisco capisco conosco vado "
    "dico vedo avrò sarò farò potrò dovrò vorrò potrei dovrei avrei ero avevo facevo volevo potevo dovevo rispondo "
    "aiuterò seguirò risponderò scriverò garantisco mando ricevo raccolgo spiego scelgo imparo adoro trovo sento cerco "
    "seguo curo realizzo produco coltivo preparo cucino allevo intervengo affianco accompagno nasco cresco divento "
    "rimango torno comincio finisco decido vendo compro accetto confermo richiedo desidero spero immagino ritengo "
    "dipingo scolpisco sistemo installo traduco correggo svolgo eseguo fornisco unisco sforno dedico condivido ammiro "
    "perseguo approfondisco frequento partecipo sostengo credevo provengo appartengo possiedo utilizzerò capivo venivo "
    "sentivo preferivo partivo uscivo dormivo aprivo dirò scoprirò capirò offrirò aprirò finirò eccomi eccoci "
    "soddisfo proteggo trasformo"
)
# The imperfect, the future and the conditional: "andavo", "cercherò", "direi".
I_VERB = re.compile(
    r".{2,}[ae]vo|.+(?:[cg]h|zz|tt|nt|st|rt|ll|pp|rl|iv|av)erò|.+(?:er|ir|vr|dr|rr|[fds]ar)ei"
    r"|.+(?:[aei]r|dur|propor|trar)mi|.+ndomi"
)
NO_I_VERB = listed(
    "bravo scavo cavo incavo favo schiavo ottavo slavo jugoslavo ricavo gustavo rilievo prelievo medioevo allievo "
    "sollievo longevo primevo coevo bassorilievo altorilievo aerei fermi germi vermi schermi infermi inermi "
    "allarmi marmi affermi confermi dermi epidermi farmi carmi gendarmi risparmi"
)
# Nouns as well: "I" only after a pronoun or "che".
I_OR_NOUN = listed(
    "restauro lavoro disegno progetto uso utilizzo consulto studio aspetto racconto ricordo aiuto ascolto consiglio "
    "invio impasto acquisto riparo taglio ricamo modello fotografo accolgo invito attendo vivo abito porto "
    "amo tratto applico visito stampo servo assicuro auguro saluto"
)
# "Ricordo che", "So bene": a clause starts so.
I_OPENS = listed("ricordo so racconto consiglio")
AFTER_I_OPENS = listed("che bene ancora quando come di quanto cosa i il la le gli con a")
BEFORE_I = listed("ti li io che cui dove ve te ce")
I_AM = listed("un un' uno una nato nata cresciuto cresciuta laureato laureata diventato diventata convinto convinta")
# "Sono innamorato": those who are several would be "innamorati".
I_AM_ONE = re.compile(
    r".{3,}[aiu]t[oa]|(?:fier|orgoglios|content|liet|rimast|curios|sicur|cert|stanc|pront|convint)[oa]"
    r"|felice|giovane|capace"
)
NO_I_AM_ONE = listed("risultato visita gratuita invita evita")
US_ENCLITIC = re.compile(r".+(?:[aei]r|dur|propor|trar)ci|.+ndoci|.{2,}[aei]teci|.+[aei]rce(?:l[oaie]|ne)")
NO_US_ENCLITIC = listed("marci merci squarci lerci guerci commerci scarci larci smerci farcela potercela avercela")
# You.
YOU = listed("tu ti te tuo tua tuoi tue t' voi vi ve vostro vostra vostri vostre")
YOU_VERBS = listed(
    "hai puoi vuoi devi sai stai vai potete volete dovete avete siete sapete fate vedete avevi volevi potevi "
    "desiderate "
    "abbiate siate vogliate possiate dobbiate sappiate veniate diate stiate offrite capite riuscite aprite"
)
YOU_VERB = re.compile(r".+(?:er|ir|vr|tr|rr|dr|pr|[dfs]ar|star)(?:ai|ete|esti|este)")  # "troverai", "vorreste"
NO_YOU_VERB = listed(
    "operai arresti foresti oreste agresti agreste trieste creste segrete secrete terrete serrai interprete ripresti "
    "presti"
)
# The present of "voi": "raccogliete". Nouns and adjectives end so too.
YOU_PRESENT = re.compile(r".{3,}ete")
NO_YOU_PRESENT = listed(
    "parete abete comete monete segrete poete atlete diete quiete inquiete ariete magnete diabete consuete desuete "
    "obsolete complete incomplete concrete discrete indiscrete profete interprete pinete liete mansuete analfabete "
    "estete crete arciprete athlete delete"
)
# After these a word in "-ate" is no participle: "i numeri che trovate".
BEFORE_PLURAL = listed("che dove cui")
PLURAL_PRESENT = re.compile(r".{2,}(?:ate|ite)")
NO_PLURAL_PRESENT = listed("estate rate date patate vite lite gite élite giornate serate annate fermate entrate uscite")
# With a pronoun at the end: "offrirti", "scrivervi", "aiutandoti", "iscrivetevi".
YOU_ENCLITIC = re.compile(r".+(?:[aei]r|dur|propor|trar)[tv]i|.+ndo[tv]i|.{2,}[aei]tevi|.+[aei]r[tv]e(?:l[oaie]|ne)")
# Nouns, participles and other verbs; names as well, all those in "-berti".
NO_YOU_ENCLITIC = listed(
    "arti parti carti quarti sarti scarti reparti comparti scomparti infarti marti sparti riparti certi incerti aperti "
    "riaperti coperti ricoperti scoperti offerti sofferti esperti inesperti inerti deserti concerti reperti referti "
    "inserti serti erti allerti converti diverti avverti inverti irti cervi servi nervi conservi preservi osservi "
    "riservi larvi diserti"
)
PLURAL_ENCLITIC = re.compile(r".+[aei]te(?:ci|mi|l[oai])")
NO_PLURAL_ENCLITIC = listed("patemi ragnatela")
# Imperatives of "tu" that are nothing else where a clause starts.
NO_IMPERATIVE = listed("digitali")
IMPERATIVES = listed(
    "accedi acquista aderisci aggiungi annulla apri approfitta approfondisci ascolta assaggia assapora attendi calcola "
    "cancella cerca chiama chiedi clicca compila componi confronta contatta controlla condividi conosci consulta "
    "descrivi digita dimentica entra esplora fidati guarda gusta immagina impara inserisci invia incontra iscriviti "
    "lascia leggi manda naviga nascondi ordina parla premi prendi prenota procedi racconta raggiungi richiama "
    "richiedi ricorda ricevi rimani rimuovi riprova riscopri risparmia rispondi scarica scatta scegli scendi scopri "
    "scorri scrivi segui seleziona sfoglia sfrutta spedisci sposta telefona tieni tocca torna trova unisci usa valuta "
    "vedi vai vieni visualizza invita interpella mettici dicci facci dacci senti sostieni ottieni mantieni "
    "cogli raccogli accogli togli assisti definisci costruisci pulisci sostituisci suggerisci risolvi accendi chiudi "
    "difendi proteggi correggi riduci corri riempi trascorri rivivi vivi acquisisci personalizza sperimenta"
)
# Forms that are nouns or the third person as well: imperatives only before these words.
DOUBTFUL = {
    "visita": listed("il lo la l' i gli le ci questa questo"),
    "risparmi": listed("il un un'"),
    "pensate": listed("a al alla alle ai solo che come"),
    "avvia": listed("il la l' i le un una chat ora subito"),
    "paga": listed("ora subito con comodamente online"),
    "abbina": listed("al alla"),
    "ricarica": listed("il la l' ora"),
    "riprova": listed("ora più tra fra"),
    "conferma": listed("e ora"),
    "mostra": listed("tutti tutto altri"),
    "prova": listed("il lo la l' i gli le ora subito gratis"),
    "porta": listed("con in qui"),
    "leggi": listed("il lo la l' i gli le un una tutto tutti di anche qui come cosa perché articolo post"),
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
    "verifica": listed("il lo la l' i gli le se sempre disponibilità requisiti incentivi"),
    "modifica": listed("il la i le"),
    "scatta": listed("una un"),
    "salva": listed("il la le i"),
    "continua": listed("a con"),
    "ricorda": listed("di che"),
    "conosci": listed("il la i le un una già l' gli"),
    "fai": listed("un una il la clic click parte conoscere"),
    "dai": listed("un' un'occhiata un"),
    "dona": listed("ora adesso subito oggi online in il la con anche"),
    "vivi": listed("il la l' le i un un' una con"),
    "personalizza": listed("il la i le lo l' ora"),
    "sperimenta": listed("il la l'"),
}
REFLEXIVE = listed(
    "iscriviti goditi unisciti prenditi prenditene concediti immergiti connettiti mettiti rivolgiti divertiti fatti "
    "rilassati lasciati affidati registrati informati regalati ricordati assicurati innamorati candidati abbonati"
)
PARTICIPLES = listed("fatti lasciati affidati registrati informati regalati assicurati innamorati candidati abbonati")
AFTER_PARTICIPLE = listed("a ad al allo alla all' ai agli alle ora subito gratis qui adesso un una il di")
# "Non cambiare il lievito": every infinitive after the "non" that opens a unit; elsewhere only those said to a reader.
NOT_TO = re.compile(r".{2,}[aei]r(?:e|ti|l[oaie]|ne)")
NOT_TO_YOU = listed(
    "perdere perderti esitare dimenticare dimenticarti aspettare preoccuparti farti rinunciare accontentarti lasciare "
    "lasciarti avere sottovalutare rimandare fermarti"
)
# The present of "tu" where a clause starts or after "se", before an article.
PRESENT = listed(
    "cerchi desideri preferisci pensi conosci credi ami abiti sogni possiedi gestisci vendi compri produci organizzi "
    "trovi ricevi decidi acquisti prenoti ottieni vedi svolgi meriti ordini utilizzi scegli cercate desiderate "
    "pensate preferite amate abitate trovate"
)
BEFORE_PRESENT = listed("se quando mentre cosa perché finché non dove ci che cui")
ARTICLES = listed("il lo la l' i gli le un un' uno una di del dei delle che a al in")
BEFORE_ARE = listed("se dove chi quando tu non ci che perché")
AFTER_ARE = listed(
    "un un' uno una già pronto pronta stato stata interessato interessata stanco stanca sicuro sicura libero libera"
)
# Imperatives of "voi" and of courtesy where a clause starts. The participles among them need an object.
PLURAL = listed(
    "scrivete telefonate chiedete richiedete scegliete venite leggete compilate cliccate ricordate fate dite prendete "
    "mettete tenete godetevi iscrivetevi regalatevi accomodatevi rivolgetevi lasciatevi vedete andate rispondete "
    "approfittate rimanete restate immaginate meditate vivete"
)
PLURAL_PARTICIPLES = listed(
    "contattate chiamate scoprite visitate prenotate guardate provate trovate cercate seguite inviate mandate portate "
    "lasciate raccontate affidate consultate acquistate ordinate scaricate selezionate inserite gustate usate "
    "utilizzate sentite ascoltate indicate specificate sfogliate assaporate partecipate"
)
OBJECTS = listed(
    "il lo la l' i gli le un un' uno una con noi qui ora subito pure quello quanto online come cosa dove quali"
)
POLITE = listed("scriva scopra richieda scelga legga venga chieda clicchi compili inserisca prenoti visiti")
POLITE_PURE = listed("contatti chiami scriva telefoni mandi invii chieda venga passi dica racconti contattate")
HER_VERB = re.compile(
    r"(?:ri)?(?:contatt|chiam|inform|preg|invit|ringrazi|aspett|attend|accompagn|assist|aiut|ascolt|aggiorn|guid)"
    r"(?:h?eremo|h?iamo|amo)"
)
HER_VERB_SHORT = listed("preghiamo attendiamo ringraziamo invitiamo informiamo")
TO_HER_VERB = re.compile(r"(?:offr|propon|ricord|chied|invi|rispond|forn|spieg|comunic|conferm)\w*(?:iamo|remo)")
HERS = listed("suo sua suoi sue")
# Imperatives in "-a" are the third person too: after a comma only these are not.
AFTER_COMMA = listed(
    "usa verifica contatta chiama clicca prenota compila telefona scarica seleziona inserisci visita acquista"
)
JOINING = listed("e ed o oppure poi")
