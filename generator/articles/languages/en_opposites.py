"""English words that exclude each other, and verbs with irregular forms.  No evidence depends on them."""

from __future__ import annotations

from typing import Final

Words = frozenset[str]
Pairs = tuple[tuple[Words, Words], ...]


def _pairs(*lines: str) -> Pairs:
    sides = (line.split("/") for line in lines)
    return tuple((frozenset(one.split()), frozenset(two.split())) for one, two in sides)


#: Words of one meaning on either side, with or without their endings; one clause that has a word of either side contradicts the other.
OPPOSITES: Final = _pairs(
    # saying and deciding
    "deny denies denied denial disputes disputed contradicted rebutted/admit admits admission concede concession acknowledge confirm "
    "confirmation confess",
    "accept acceptance approve approval adopt endorse ratify/reject rejection refuse refusal veto decline spurn",
    "welcome praise hail laud applaud commend/criticise criticize criticism condemn condemnation denounce blame deplore attack lambast",
    "support supporter back backing favour favor advocate/oppose opposition opponent object objection resist",
    "promise pledge offer vow guarantee/refuse reject exclude",
    "allow permit authorise authorize let legalise clear/ban forbid prohibit bar block outlaw refuse prevent",
    "approve pass adopt authorise authorize/reject veto block quash",
    "uphold confirm/overturn quash overrule annul reverse",
    "convict conviction/acquit acquittal",
    "guilty/innocent",
    "agree/disagree",
    "impose introduce reimpose levy/lift abolish repeal remove",
    "demand insist/waive",
    "recommend advise encourage urge/discourage",
    "include/exclude exclusion omit",
    "accuse blame/exonerate clear absolve",
    "reveal disclose publish publicise/conceal hide withhold suppress",
    "obey comply observe/defy violate breach flout",
    "trust/distrust mistrust",
    "remember/forget",
    "succeed success successful/fail failure unsuccessful",
    "win victory/lose defeat",
    "praise/insult",
    # rising and falling
    "rise increase grow growth climb gain jump surge soar expand widen swell/fall decrease decline drop shrink sink slide slip plunge slump "
    "contract dwindle tumble narrow",
    "raise increase lift hike/cut lower reduce reduction slash trim",
    "double triple/halve",
    "strengthen stronger appreciate/weaken weaker depreciate",
    "improve improvement better/worsen worse deteriorate",
    "accelerate quicken faster/slow slower decelerate",
    "expand expansion enlarge/shrink contract contraction",
    "tighten tighter/loosen ease relax looser",
    "lengthen prolong extend extension longer/shorten curtail shorter",
    "widen wider broaden/narrow narrower",
    "exceed surpass/undershoot",
    "profit/loss",
    "surplus/deficit shortfall",
    "gain/lose loss",
    # beginning and ending, being there
    "begin beginning start launch commence open/end ending finish complete conclude conclusion close",
    "resume restart reopen continue continuation keep/stop halt suspend suspension cease discontinue end abandon interrupt",
    "open reopen/close closure shut",
    "build construct construction erect/demolish demolition dismantle destroy raze",
    "create found establish/abolish dissolve disband",
    "arrive arrival/leave depart departure",
    "join/leave quit",
    "enter/leave exit",
    "advance/retreat withdraw withdrawal",
    "deploy deployment send station/withdraw withdrawal recall",
    "appoint hire recruit/dismiss dismissal fire sack oust",
    "arrest detain jail imprison/release free",
    "survive survivor alive/die death dead kill",
    "attend/boycott miss skip",
    "present/absent",
    # qualities
    "safe harmless/dangerous hazardous",
    "certain sure/doubtful",
    "true genuine authentic/false untrue fake forged",
    "public publicly/secret secretly private privately",
    "permanent permanently/temporary temporarily provisional interim",
    "compulsory mandatory obligatory/voluntary optional",
    "optimistic optimist/pessimistic pessimist",
    "friend friendly ally/enemy hostile",
    "cheap cheaper inexpensive/expensive",
    "rich wealthy/poor",
    "hot warm warmer/cold cool colder cooler",
    "easy easier simple/difficult hard harder",
    "rare rarely seldom/often frequent frequently common",
    "deliberate deliberately intentional/accidental accidentally",
    "civilian/military",
    "domestic/foreign",
    "rural/urban",
    "peaceful peacefully/violent violently",
    "separate separately/jointly together",
    "partial partially partly/complete completely full fully entirely",
)
#: The same for words that are said of many things, so that they are compared only beside the same word.
TIGHT: Final = _pairs(
    "more/fewer less",
    "higher/lower",
    "high/low",
    "highest/lowest",
    "upper/lower",
    "largest biggest greatest/smallest",
    "longest/shortest",
    "most/least",
    "oldest/newest youngest",
    "older/younger newer",
    "best/worst",
    "strongest/weakest",
    "early earlier/late later",
    "first/last final",
    "up/down",
    "above/below",
    "inside within/outside",
    "north northern/south southern",
    "east eastern/west western",
    "majority/minority",
    "many/few",
    "successor/predecessor",
    "upstream/downstream",
    "import imported importer/export exported exporter",
    "buy purchase/sell sale",
    "lend loan/borrow",
    "tenant/landlord",
    "creditor/debtor",
    "plaintiff prosecution prosecutor/defence defendant",
    "men man male/women woman female",
    "boys boy/girls girl",
    "father son brother/mother daughter sister",
    "morning/evening afternoon night",
    "summer/winter",
    "spring/autumn",
    "net/gross",
    "minimum/maximum",
    "lawyer/judge prosecutor",
    "army/navy",
)
#: One side of the pairs that two parties see from two sides: what one sells, the other buys.
CONVERSE: Final = frozenset(
    "buy purchase sell sale win lose gain lend borrow import export join loan victory defeat more less fewer".split()
)
#: Verbs with a particle that mean the same as one word.
PHRASAL: Final = {
    ("turn", "down"): "reject", ("rule", "out"): "exclude", ("throw", "out"): "quash", ("strike", "down"): "quash", ("call", "off"): "cancel",
    ("step", "down"): "resign", ("shut", "down"): "close", ("set", "up"): "establish", ("vote", "down"): "reject", ("go", "up"): "rise",
    ("go", "down"): "fall", ("speed", "up"): "accelerate", ("break", "off"): "halt", ("lay", "off"): "dismiss", ("put", "off"): "postpone",
    ("pull", "out"): "withdraw", ("give", "up"): "abandon", ("carry", "on"): "continue", ("hold", "up"): "delay", ("do", "away"): "abolish",
    ("tear", "down"): "demolish", ("pull", "down"): "demolish", ("knock", "down"): "demolish", ("take", "part"): "attend",
    ("let", "go"): "release", ("leave", "open"): "decline", ("leave", "out"): "omit", ("leave", "off"): "omit", ("start", "again"): "resume", ("make", "public"): "publish",
}  # fmt: skip

#: The irregular forms of verbs.
IRREGULAR: Final = {
    "arise": "arose arisen", "awake": "awoke awoken", "bear": "bore borne", "beat": "beaten", "become": "became", "begin": "began begun",
    "bend": "bent", "bet": "bet", "bid": "bid", "bind": "bound", "bite": "bit bitten", "bleed": "bled", "blow": "blew blown",
    "break": "broke broken", "breed": "bred", "bring": "brought", "broadcast": "broadcast", "build": "built", "burn": "burnt",
    "burst": "burst", "buy": "bought", "cast": "cast", "catch": "caught", "choose": "chose chosen", "cling": "clung", "come": "came",
    "cost": "cost", "creep": "crept", "cut": "cut", "deal": "dealt", "dig": "dug", "do": "did done", "draw": "drew drawn", "dream": "dreamt",
    "drink": "drank drunk", "drive": "drove driven", "eat": "ate eaten", "fall": "fell fallen", "feed": "fed", "feel": "felt",
    "fight": "fought", "find": "found", "flee": "fled", "fly": "flew flown", "forbid": "forbade forbidden", "foresee": "foresaw foreseen",
    "forget": "forgot forgotten", "forgive": "forgave forgiven", "freeze": "froze frozen", "get": "got gotten", "give": "gave given",
    "go": "went gone", "grind": "ground", "grow": "grew grown", "hang": "hung", "hear": "heard", "hide": "hid hidden", "hit": "hit",
    "hold": "held", "hurt": "hurt", "keep": "kept", "know": "knew known", "lay": "laid", "lead": "led", "learn": "learnt", "leave": "left",
    "lend": "lent", "let": "let", "lie": "lain", "lose": "lost", "make": "made", "mean": "meant", "meet": "met", "mislead": "misled",
    "mistake": "mistook mistaken", "outlaw": "outlawed", "overcome": "overcame", "overthrow": "overthrew overthrown",
    "overtake": "overtook overtaken", "pay": "paid", "prove": "proven", "put": "put", "quit": "quit", "read": "read", "rebuild": "rebuilt",
    "ride": "rode ridden", "ring": "rang rung", "rise": "rose risen", "run": "ran", "say": "said", "see": "saw seen", "seek": "sought",
    "sell": "sold", "send": "sent", "set": "set", "shake": "shook shaken", "shed": "shed", "shoot": "shot", "show": "shown",
    "shrink": "shrank shrunk", "shut": "shut", "sing": "sang sung", "sink": "sank sunk", "sit": "sat", "sleep": "slept", "slide": "slid",
    "speak": "spoke spoken", "spend": "spent", "spill": "spilt", "split": "split", "spread": "spread", "spring": "sprang sprung",
    "stand": "stood", "steal": "stole stolen", "stick": "stuck", "strike": "struck", "strive": "strove striven", "swear": "swore sworn",
    "sweep": "swept", "swim": "swam swum", "swing": "swung", "take": "took taken", "teach": "taught", "tear": "tore torn", "tell": "told",
    "think": "thought", "throw": "threw thrown", "undergo": "underwent undergone", "understand": "understood", "undertake": "undertook undertaken",
    "undo": "undid undone", "uphold": "upheld", "wake": "woke woken", "wear": "wore worn", "weep": "wept", "win": "won",
    "wind": "wound", "withdraw": "withdrew withdrawn", "withhold": "withheld", "withstand": "withstood", "write": "wrote written",
    "die": "died dies dying", "tie": "tied", "vie": "vied", "sue": "sued", "agree": "agreed", "free": "freed", "oversee": "oversaw overseen",
    "apply": "applied applies applying", "supply": "supplied supplies supplying", "reply": "replied replies replying",
    "comply": "complied complies complying", "rely": "relied relies relying", "imply": "implied implies implying",
}  # fmt: skip
