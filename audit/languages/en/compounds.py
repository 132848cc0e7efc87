"""What stands after a verb of English: its objects, and the nouns that make a compound of it."""

from audit.languages.rules import listed

OBJECT = listed(
    "a an the this these those it them him her us me my our your their its all any every each some both another more "
    "less fewer many now today here what how why "
    "whether new everything anything something nothing everyone anyone someone"
)
# Nouns, and ways to stand, that make "open", "free" and the like no verbs: "open all year", "live every Friday".
NEVER_BEFORE = {
    "open": listed("all every each any now today here more some both another new"),
    "live": listed("now today here every all each this these new"),
    "free": listed("all now today here every any this"),
    "close": listed("all now today here every"),
    "last": listed("the this all every now"),
    "clear": listed("now today"),
    "like": listed(
        "a an the this these those it them him her my your their its all any every each some both another what"
    ),
    "complete": listed("new"),
    "matter": listed("the"),
    "part": listed("a the"),
    "price": listed("a"),
    "result": listed("a the"),
    "number": listed("a the"),
    "fall": listed("a the"),
    "spring": listed("a the"),
    "plus": listed("a the"),
    "mean": listed("the"),
    "average": listed("the"),
    "perfect": listed("all every any now"),
    "travel": listed("this more all"),
    "work": listed("more now today here every each any this all"),
    "round": listed("a all the"),
    "back": listed("a now today here all every"),
    "top": listed("a all"),
    "down": listed("the"),
    "base": listed("the"),
    "total": listed("the a"),
    "fast": listed("all every any a the now"),
    "express": listed("all new"),
    "love": listed("now"),
    "wait": listed("all every"),
    "care": listed("the a"),
    "interest": listed("a the"),
    "sound": listed("all new"),
    "square": listed("all"),
    "advance": listed("all"),
    "benefit": listed("all"),
    "amount": listed("a the"),
    "support": listed("here now today"),
    "help": listed("here now today"),
}
# Nouns after a verb of VERBS that is then no verb: "build quality", "use case".
COMPOUNDS = {
    "coordinate": listed("plane planes system systems axis axes geometry"),
    "delegate": listed("pack packs rate rates registration list fee fees package packages"),
    "extract": listed("fan fans from"),
    "pour": listed("over"),
    "tackle": listed("shop box"),
    "zoom": listed("lens call calls meeting meetings link class classes webinar session"),
    "add": listed("on ons"),
    "allow": listed("list"),
    "assist": listed("system"),
    "attach": listed("rate"),
    "boost": listed("mode converter gauge pressure"),
    "browse": listed("history"),
    "build": listed("quality time times status process plate up and sheet costs"),
    "buy": listed("side box in out back and to"),
    "capture": listed("rate zone card"),
    "claim": listed("form forms number adjuster handling settlement process value"),
    "click": listed("and rate rates"),
    "collect": listed("and call"),
    "combine": listed("harvester harvesters"),
    "commit": listed("message history"),
    "consult": listed("fee room rooms"),
    "contact": listed(
        "form forms details detail information info page lens lenses person persons name names number numbers address "
        "addresses centre center centres centers sport sports hours data list lists point points method methods sheet "
        "time rate grill adhesive tracing list email via:"
    ),
    "discover": listed("card"),
    "download": listed("speed speeds and"),
    "escape": listed("room rooms route routes hatch plan"),
    "experience": listed(
        "in with and level years design days day gifts gift counts matters shows required gained includes has is "
        "teaches tells working from as of centre center"
    ),
    "follow": listed("up ups through on"),
    "give": listed("and aways"),
    "go": listed("kart karts karting"),
    "grab": listed("bag rail rails bar bars handle hire lorry lorries"),
    "grow": listed("bag bags light lights room tent"),
    "hire": listed(
        "car cars van vans vehicle vehicles boat boats purchase period periods prices charges terms fleet desk shop "
        "and rates rate company date agreement centre conditions costs service services"
    ),
    "install": listed("base guide instructions team crew date"),
    "keep": listed("fit"),
    "know": listed("how"),
    "leave": listed("policy entitlement management days request requests year in"),
    "let": listed("agreed by"),
    "make": listed("and up or overs over model ready"),
    "meet": listed("and dates"),
    "pay": listed("rate rates scale day per stub gap and slip on as grade grades rise roll equity"),
    "peel": listed("and"),
    "pick": listed("up and n"),
    "put": listed("option"),
    "reach": listed("truck trucks rate"),
    "read": listed("time only access by"),
    "recharge": listed("time cycles"),
    "recycle": listed("bin"),
    "redesign": listed("of"),
    "refresh": listed("rate token course"),
    "register": listed("number office office's"),
    "rent": listed("collection control price prices increase guarantee roll arrears payments payment review free and"),
    "request": listed("for form forms"),
    "reserve": listed("bank price wine wines list collection stock fund funds range team goalkeeper"),
    "reset": listed("button"),
    "resolve": listed("carpet"),
    "respect": listed("for and"),
    "rinse": listed("aid"),
    "run": listed("time club way rate by in off up and"),
    "schedule": listed("c k i of for"),
    "select": listed("committee wines cuts hotels group stores"),
    "sell": listed("sheet side by"),
    "set": listed(
        "menu menus price prices design list meal piece designer in on among against amidst within over at back high "
        "amid between lunch lunches dinner amongst near above beside along by"
    ),
    "share": listed("price capital holder holders prices option options certificate of"),
    "shop": listed(
        "hours manager floor talk assistant assistants fitting front window fittings drawings local's owner owners "
        "address details opening in at near location locations policy policies signs info news closed category "
        "categories units unit work soiled"
    ),
    "sit": listed("in ins"),
    "skip": listed("hire bin bins lorry sizes"),
    "spend": listed("analysis limit per management"),
    "start": listed("date time times up page line ups and dates point"),
    "stay": listed("duration cable"),
    "stir": listed("fry"),
    "stop": listed("sign motion press watch light loss and gap go"),
    "swap": listed("shop"),
    "take": listed("away aways out off over"),
    "think": listed("tank tanks pieces piece"),
    "throw": listed("in pillow pillows rug rugs"),
    "transform": listed("fault"),
    "try": listed("square"),
    "turn": listed("key signal table around over tables of time times out"),
    "upgrade": listed("path paths options"),
    "upload": listed("speed speeds"),
    "use": listed("case cases by class classes"),
    "view": listed("from and over of across"),
    "visit": listed("duration to and times"),
    "win": listed("rate win"),
    "write": listed("up ups off"),
    "yield": listed("per curve strength management point"),
}
NO_OBJECT = listed("of is are was were be been has had will would can could than vs versus does did may might must")
