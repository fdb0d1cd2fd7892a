"""English words that turn the meaning of a sentence.  No evidence depends on them."""

from __future__ import annotations

from typing import Final

from ..wording import Wording


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _opposites(*lines: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    sides = (line.split("/") for line in lines)
    return tuple((_words(one), _words(two)) for one, two in sides)


WORDING: Final = Wording(
    negators=_words(
        "not no never none nobody nothing nowhere neither nor without cannot cant couldnt dont doesnt didnt hasnt havent hadnt isnt arent "
        "wasnt werent wont wouldnt shouldnt mustnt"
    ),
    negatives=_words(
        "refuse refused refuses reject rejected rejects fail failed fails failing unable deny denied denies denying denial lack lacked lacks "
        "lacking doubt doubts doubted false untrue unlikely decline declined declines rule ruled rules forbid forbade forbidden ban banned "
        "hardly barely scarcely rather instead except only unsettled unresolved undecided pending yet still remain remains remained stay "
        "stayed against less than disregard disregarded ignore ignored ignoring stop stopped avoid avoided prevent prevented preventing prevents dispute disputed "
        "contradicted contradict dismissed dismiss dismisses absent missing unclear unknown withhold withheld impossible incompatible "
        "unwilling unharmed unhurt free few little far short opposed opposes oppose unless until anything anyone anybody any un non empty "
        "zero zeroes closed away nor exempt spared exclude excluded excluding unanswered unpaid unfinished incomplete"
    ),
    quantifiers={
        "all": _words("all every each everyone everybody everything entire whole entirely completely both always"),
        "most": _words("most mostly majority bulk largely mainly"),
        "some": _words("some several many few partly minority certain various sometimes"),
        "only": _words("only just sole solely alone exclusively merely"),
    },
    opposites=_opposites(
        "denied denies deny denying denial/admitted admits admit admitting confirmed confirms confirm acknowledged acknowledges conceded concedes",
        "rose rise rises risen rising increased increase increases grew grow grows grown climbed gained/fell fall falls fallen falling decreased "
        "decrease declined dropped shrank sank",
        "accepted accepts accept approved approves approve agreed welcomed/rejected rejects reject refused refuses refuse vetoed",
        "lifted lift lifts removed ended/imposed impose imposes introduced reimposed",
        "least/most",
        "true/false untrue",
        "predecessor/successor",
        "upstream/downstream",
        "won win wins/lost lose loses",
        "opened opens open opening reopened/closed closes close closing shut",
        "bought buys buy/sold sells sell",
        "imported/exported",
        "before/after",
        "supports support supported backs backed favours favoured/opposes oppose opposed",
        "praised praises praise/criticised criticises criticized condemned condemns",
        "highest largest biggest/lowest smallest",
        "strengthened strengthens/weakened weakens",
        "arrived arrives/left departed",
        "gained gains/lost loses",
        "legal lawful/illegal unlawful",
        "joined joins join/left leaves quit",
        "started began begun starts begins/finished completed ended concluded",
        "eased eases/tightened tightens",
        "public publicly/secret secretly privately",
        "permitted allowed allows permits/banned bans forbade prohibited prohibits",
        "doubled/halved",
        "improved improves improve better/worsened worsens worsen worse deteriorated",
        "north northern/south southern",
        "east eastern/west western",
        "surplus/deficit shortfall",
        "many/few",
        "guilty/innocent",
        "succeeded succeeds success successful/failed fails failure unsuccessful",
        "profit profits/loss losses",
        "majority/minority",
        "expanded expands expand/shrank shrinks shrink",
        "accelerated accelerates/slowed slows",
        "optimistic/pessimistic",
        "compatible/incompatible",
        "friend friends friendly/enemy enemies hostile",
        "inside/outside",
        "hire hired hires/fired dismissed",
        "include includes included including/exclude excludes excluded excluding",
        "raised raises/cut cuts lowered lowers",
    ),
    former=_words("former formerly ex once previously predecessor retired onetime"),
    current=_words("current currently serving incumbent sitting present"),
    past=_words(
        "former formerly ex once previously previous predecessor retired onetime left until was were had used earlier then past resigned when "
        "outgoing ousted before late"
    ),
    causes=_words("because due owing thanks therefore hence prompted caused triggered"),
    grounds=_words(
        "because due owing thanks therefore hence prompted prompting caused causes cause causing triggered triggers since as for so after "
        "reason reasons why result results resulted resulting attributes attributed attribute blame blames blamed blaming forced drove driven "
        "drives led leads leading amid response consequence consequently given by through from over make makes made explain explains "
        "explained explanation account accounts follows followed following if"
    )
    - _words("after since as for so by through from over make makes made if given following followed follows amid when"),
    titles=_words(
        "minister president chancellor premier secretary spokesman spokeswoman spokesperson general admiral colonel captain ambassador envoy "
        "governor mayor king queen prince chairman chairwoman chair director owner master commander professor lawyer prosecutor judge "
        "senator engineer editor chief deputy leader justice counsel superintendent adviser advisor economist mediator inspector"
    ),
    future=_words("will would shall to"),
    past_forms={
        "send": "sent", "give": "gave given", "go": "went gone", "build": "built", "buy": "bought", "sell": "sold",
        "make": "made", "begin": "began begun", "hold": "held", "meet": "met", "leave": "left", "pay": "paid", "bring": "brought",
        "write": "wrote written", "lose": "lost", "win": "won", "draw": "drew drawn", "come": "came", "become": "became", "do": "did done",
        "lead": "led", "provide": "provided gave given", "attend": "attended went", "cut": "cut",
        "publish": "published", "set": "set", "put": "put", "open": "opened", "shut": "shut", "let": "let", "see": "saw seen", "fly": "flew flown", "grow": "grew grown", "rise": "rose risen", "fall": "fell fallen", "break": "broke broken", "choose": "chose chosen", "drive": "drove driven", "fight": "fought", "find": "found", "get": "got", "keep": "kept", "know": "knew known", "tell": "told", "think": "thought", "lend": "lent", "spend": "spent", "strike": "struck", "sink": "sank sunk", "take": "took taken", "withdraw": "withdrew withdrawn", "shoot": "shot", "seek": "sought", "say": "said", "teach": "taught", "stand": "stood", "understand": "understood", "lay": "laid", "hit": "hit", "hurt": "hurt", "read": "read", "cost": "cost", "speak": "spoke spoken", "sign": "signed", "run": "ran", "carry": "carried", "copy": "copied",
    },
)  # fmt: skip
