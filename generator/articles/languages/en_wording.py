"""English words that turn the meaning of a sentence.  No evidence depends on them."""

from __future__ import annotations

from typing import Final

from ..wording import Wording
from .en_opposites import CONVERSE, IRREGULAR, OPPOSITES, PHRASAL, TIGHT
from .en_synonyms import SYNONYMS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


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
    opposites=OPPOSITES,
    tight=TIGHT,
    converse=CONVERSE,
    phrasal=PHRASAL,
    synonyms=SYNONYMS,
    former=_words("former formerly ex once previously predecessor retired onetime"),
    current=_words("current currently serving incumbent sitting present"),
    past=_words(
        "former formerly ex once previously previous predecessor predecessors retired onetime left until was were had used earlier then past resigned when "
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
    past_forms=IRREGULAR | {"provide": "gave given", "attend": "went"},
)
