"""What records name exists and fits together: each rule with rows that break it and rows that keep it.

⟦ and ⟧ in a row mark the words that the problem points at.  A row's id begins with the number of the threat where it answers one.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.records.decode import decode
from generator.rules import quotations
from generator.rules.references import RULES
from generator.text.problems import Problem
from tests import small
from tests.fields import FERRY, GAZETTE, HERALD, LENA_VOS, NORTHLAND, SETTINGS, SOUTHMARK, VOCABULARY
from tests.marked import Broken, Kept, assert_told, changed

KINDS = "kinds: [dispute, {kind: supply, from: southmark}]"


DISPUTE = "dispute: {label: Dispute, symmetric: true,"


BROKEN: Mapping[str, Broken] = {
    "differs-of-another-time": Broken("differences_are_of_one_time", FERRY, "- id: no-deal\n", "- id: no-deal\n    differs_from: [⟦opened⟧]\n", "development", "'opened' is of 2 May 2024, and this claim of 14 March 2024: that is a development", "the timeline shows what changed"),
    "b044-claim-twice": Broken("claim_ids_are_unique", SOUTHMARK, "- id: second-ship", "- id: ⟦lost-passengers⟧", "duplicate-id", "'lost-passengers' stands twice in southmark", "rename one of the two"),
    "b044-judgement-as-claim": Broken("claim_ids_are_unique", FERRY, "- id: solved", "- id: ⟦opened⟧", "duplicate-id", "'opened' stands twice in northland--southmark", "rename one of the two"),
    "symmetric-with-inverse": Broken("vocabulary_says_both_directions", VOCABULARY, DISPUTE, f"{DISPUTE} ⟦inverse⟧: is told off by,", "wrong-direction", "'dispute' is symmetric, and has an `inverse`", "leave it out, or write symmetric: false"),
    "direction-without-inverse": Broken("vocabulary_says_both_directions", VOCABULARY, "  supply: {label: Supply, verb: sends ships to, inverse: is sent ships by,", "  ⟦supply⟧: {label: Supply, verb: sends ships to,", "wrong-direction", "'supply' has no `inverse`", "add inverse: …, or symmetric: true"),
    "b046-self": Broken("parties_are_two_in_order", FERRY, f"parties: [northland, southmark]\n{KINDS}", "parties: ⟦[⟧southmark, southmark]\nkinds: [{kind: supply, from: southmark}]", "self-relationship", "'southmark' is both parties of its relationship", "name the other party"),
    "file-named-otherwise": Broken("parties_are_two_in_order", FERRY, "parties: [northland, southmark]", "parties: ⟦[⟧southmark, lena-vos]", "bad-id", "the file of the parties southmark and lena-vos is called northland--southmark.yml", "rename it to lena-vos--southmark.yml"),
    "b046-kind-twice": Broken("kinds_stand_once", FERRY, "kinds: [dispute,", "kinds: [dispute, ⟦dispute⟧,", "duplicate-kind", "the kind 'dispute' stands here a second time", "delete one of the two"),
    "b046-direction-twice": Broken("kinds_stand_once", FERRY, KINDS, "kinds: [{kind: supply, from: southmark}, ⟦{⟧from: southmark, kind: supply}]", "duplicate-kind", "the kind 'supply' stands here a second time", "delete one of the two"),
    "b048-statement-of-nobody": Broken("speakers_are_named", NORTHLAND, "type: statement\n    said_by: [harbour-union]", "type: ⟦statement⟧", "no-speaker", "the claim 'paid-for-pier' is a statement, and nobody says it", "add said_by: [actor]"),
    "assessment-of-nobody": Broken("speakers_are_named", NORTHLAND, "type: statement\n    said_by: [harbour-union]", "said_by: []\n    type: ⟦assessment⟧", "no-speaker", "the claim 'paid-for-pier' is an assessment, and nobody says it", "add said_by: [actor]"),
    "report-of-somebody": Broken("speakers_are_named", NORTHLAND, "type: statement\n    said_by:", "type: report\n    ⟦said_by⟧:", "report-with-speaker", "the claim 'paid-for-pier' is a report", "type: statement"),
    "b062-self": Broken("supersession_ends", FERRY, "- id: no-deal\n", "- id: no-deal\n    superseded_by: ⟦no-deal⟧\n", "supersession-cycle", "leads in a circle: northland--southmark/no-deal → northland--southmark/no-deal", "name the claim that stands"),
    "b062-self-in-full": Broken("supersession_ends", FERRY, "- id: no-deal\n", "- id: no-deal\n    superseded_by: ⟦northland--southmark/no-deal⟧\n", "supersession-cycle", "leads in a circle", "name the claim that stands"),
    "differs-from-itself": Broken("nothing_names_itself", FERRY, "- id: no-deal\n", "- id: no-deal\n    differs_from: [northland/paid-for-pier, ⟦northland--southmark/no-deal⟧]\n", "self-reference", "a claim cannot differ from itself", "name the other account"),
    "shown-again-at-home": Broken("nothing_names_itself", NORTHLAND, "topics: [money]", "also: [southmark, ⟦northland⟧]", "self-reference", "'northland' is the record that the claim is at home in", "delete it here"),
    "member-of-itself": Broken("nothing_names_itself", NORTHLAND, "kind: state", "kind: bloc\nmembers:\n  - {actor: ⟦northland⟧, cites: [herald-2024-03#3]}", "self-reference", "'northland' names itself", "name the other actor"),
    "part-of-itself": Broken("nothing_names_itself", NORTHLAND, "kind: state", "kind: state\npart_of:\n  - {actor: ⟦northland⟧, cites: [herald-2024-03#3]}", "self-reference", "'northland' names itself", "name the other actor"),
    "office-of-itself": Broken("nothing_names_itself", LENA_VOS, "of: southmark", "of: ⟦lena-vos⟧", "self-reference", "'lena-vos' names itself", "name the other actor"),
    "member-of-its-member": Broken("memberships_end", SOUTHMARK, "kind: state", "kind: bloc\npart_of:\n  - {actor: northland, cites: [herald-2024-03#3]}\nmembers:\n  - {actor: ⟦northland⟧, cites: [herald-2024-03#3]}", "membership-cycle", "the membership leads back: southmark → northland → southmark", "leave one of the memberships out"),
    "b060-published-later": Broken("nothing_is_dated_after_the_dossier", GAZETTE, "published: 2024-05-03", "published: ⟦2024-05-04⟧", "bad-date", "2024-05-04 is after the dossier's as_of, 2024-05-03", "move as_of in dossier.yml, or mend the date"),
    "b060-happened-later": Broken("nothing_is_dated_after_the_dossier", FERRY, "when: 2024-03-14", "when: ⟦2024-06⟧", "bad-date", "2024-06 is after the dossier's as_of, 2024-05-03", "write type: plan where it lies ahead"),
    "b060-said-later": Broken("nothing_is_dated_after_the_dossier", SOUTHMARK, "type: plan", "type: plan\n    said_when: ⟦2025⟧", "bad-date", "2025 is after the dossier's as_of", "mend the date"),
    "b060-stood-later": Broken("nothing_is_dated_after_the_dossier", FERRY, "when: 2024-05-02, label", "when: ⟦2024-05-04/2024-06⟧, label", "bad-date", "2024-05-04/2024-06 is after the dossier's as_of", "what is planned is no state yet"),
    "b060-office-later": Broken("nothing_is_dated_after_the_dossier", LENA_VOS, "seen: [2024-03-15]", "when: ⟦2025/2026⟧", "bad-date", "2025/2026 is after the dossier's as_of", "mend the date"),
    "b060-office-seen-later": Broken("nothing_is_dated_after_the_dossier", LENA_VOS, "seen: [2024-03-15]", "seen: [2024-03-15, ⟦2024-05-04⟧]", "bad-date", "2024-05-04 is after the dossier's as_of", "mend the date"),
    "b157-changed-later": Broken("nothing_is_dated_after_the_dossier", FERRY, "date: 2024-05-03", "date: ⟦2024-05-04⟧", "bad-date", "2024-05-04 is after the dossier's as_of, 2024-05-03", "move as_of in dossier.yml, or mend the date"),
    "change-of-no-claim": Broken("changes_are_of_claims", FERRY, "kind: added}", "kind: changed, claim: ⟦opend⟧}", "unknown-claim", "'opend' is no claim of northland--southmark, and was not withdrawn", "did you mean 'opened'?"),
    "change-of-a-claim-that-went": Broken("changes_are_of_claims", FERRY, "kind: added}", "kind: added, claim: ⟦ticket-price⟧}", "unknown-claim", "'ticket-price' is no claim", "where it was taken out, a change of kind withdrawn says so"),
    "change-of-another-records-claim": Broken("changes_are_of_claims", FERRY, "kind: added}", "kind: changed, claim: ⟦paid-for-pier⟧}", "unknown-claim", "'paid-for-pier' is no claim of northland--southmark", "kind withdrawn"),
    "withdrawn-and-there": Broken("changes_are_of_claims", FERRY, "kind: added}", "kind: withdrawn, claim: ⟦opened⟧}", "not-withdrawn", "'opened' was withdrawn, and stands in the record", "take it out, or tell below how it came back"),
    "withdrawn-again-and-there": Broken("changes_are_of_claims", FERRY, "kind: added}", "kind: added, claim: opened}\n  - {date: 2024-05-03, change: It went., kind: withdrawn, claim: ⟦solved⟧}", "not-withdrawn", "'solved' was withdrawn", "take it out"),
    "correction-of-what": Broken("corrections_say_what_was", FERRY, "- {date: 2024-05-03, change: First edition., kind: added}", "- ⟦{⟧date: 2024-05-03, change: Five ships., kind: corrected, claim: opened}", "missing-field", "'opened' was corrected, and nothing says what it said before", "add was: …, the words that stood there"),
    "new-and-was-before": Broken("corrections_say_what_was", FERRY, "kind: added}", "kind: added, claim: opened, ⟦was⟧: It ran.}", "unwanted-field", "what is new was nothing before", "leave it out"),
    "record-was-before": Broken("corrections_say_what_was", FERRY, "kind: added}", "kind: corrected, ⟦was⟧: It ran.}", "unwanted-field", "`was` is of a claim, and none is named", "add claim: …, or leave it out"),
    "b085-former-id-is-its-own": Broken("former_ids_are_free", NORTHLAND, "kind: state", "kind: state\nformerly: [north, ⟦northland⟧]", "duplicate-id", "'northland' is its id now", "delete it here"),
    "b085-former-id-is-a-record": Broken("former_ids_are_free", NORTHLAND, "kind: state", "kind: state\nformerly: [⟦lena-vos⟧]", "duplicate-id", "'lena-vos' is the id of a record", "delete it here"),
    "b085-former-id-is-a-source": Broken("former_ids_are_free", NORTHLAND, "kind: state", "kind: state\nformerly: [⟦herald-2024-03⟧]", "duplicate-id", "'herald-2024-03' is the id of a record", "delete it here"),
    "b085-former-id-twice": Broken("former_ids_are_free", NORTHLAND, "kind: state", "kind: state\nformerly: [north, ⟦north⟧]", "duplicate-id", "'north' is a former id of northland too", "keep one of the two"),
    "b085-former-id-of-a-relationship": Broken("former_ids_are_free", NORTHLAND, "kind: state", "kind: state\nformerly: [⟦north--south⟧]", "bad-id", "'north--south' was the id of no record in actors/", "write an id without --"),
    "b085-former-id-of-an-actor": Broken("former_ids_are_free", FERRY, "parties: [", "formerly: [⟦north⟧]\nparties: [", "bad-id", "'north' was the id of no record in relationships/", "write two ids joined by --"),
    "b085-former-id-of-a-source-is-its-own": Broken("former_ids_are_free", HERALD, "nature: report", "nature: report\nformerly: [herald, ⟦herald-2024-03⟧]", "duplicate-id", "'herald-2024-03' is its id now", "delete it here"),
    "b085-former-id-of-a-source-is-a-record": Broken("former_ids_are_free", HERALD, "nature: report", "nature: report\nformerly: [⟦northland⟧]", "duplicate-id", "'northland' is the id of a record", "delete it here"),
    "b085-former-id-of-a-source-twice": Broken("former_ids_are_free", HERALD, "nature: report", "nature: report\nformerly: [herald, ⟦herald⟧]", "duplicate-id", "'herald' is a former id of herald-2024-03 too", "keep one of the two"),
    "b085-former-id-of-a-topic-is-its-own": Broken("former_ids_are_free", VOCABULARY, "its ships.}", "its ships., formerly: [⟦ferry⟧]}", "duplicate-id", "'ferry' is its id now", "delete it here"),
    "b085-former-id-of-a-topic-is-a-topic": Broken("former_ids_are_free", VOCABULARY, "its ships.}", "its ships., formerly: [⟦money⟧]}", "duplicate-id", "'money' is the id of a topic", "delete it here"),
    "b085-former-id-of-a-topic-twice": Broken("former_ids_are_free", VOCABULARY, "its ships.}", "its ships., formerly: [line, ⟦line⟧]}", "duplicate-id", "'line' is a former id of ferry too", "keep one of the two"),
    "b085-former-id-of-a-topic-that-is-kept": Broken("former_ids_are_free", VOCABULARY, "its ships.}", "its ships., formerly: [⟦index⟧]}", "reserved-id", "'index' is a name that some systems keep for themselves", "delete it here"),
    "b085-former-id-that-is-kept": Broken("former_ids_are_free", NORTHLAND, "kind: state", "kind: state\nformerly: [⟦index⟧]", "reserved-id", "'index' is a name that some systems keep", "it was never an id"),
    "link-of-a-change": Broken("links_lead_somewhere", FERRY, "change: First edition.", "change: 'See [[⟦nothland⟧]].'", "unknown-record", "the link [[nothland]] leads to no record", "did you mean 'northland'"),
    "link-of-what-was": Broken("links_lead_somewhere", FERRY, "kind: added}", "kind: changed, claim: opened, was: 'Of [[⟦nothland⟧]].'}", "unknown-record", "the link [[nothland]] leads to no record", "did you mean 'northland'"),
    "states-out-of-order": Broken("states_follow_time", FERRY, "{when: 2024-03, label: no deal on the ferry, claim: no-deal}\n  - {when: 2024-05-02,", "{when: 2024-05, label: ferry line open, claim: opened}\n  - {when: ⟦2024-04-30⟧,", "bad-order", "2024-04-30 stands after 2024-05", "order the states by time"),
    "headline-and-description": Broken("sources_say_what_they_are", GAZETTE, "nature: report", "nature: report\n⟦describes⟧: A ferry that runs.", "unwanted-field", "the source has both a headline and a description", "leave out describes"),
    "neither-headline-nor-description": Broken("sources_say_what_they_are", GAZETTE, "publisher: Gazette\npublished: 2024-05-03\nheadline: Ferry runs again\n", "⟦p⟧ublisher: Gazette\npublished: 2024-05-03\n", "missing-field", "the source has neither a headline nor a description", "add headline: … where the article shows one, else describes: …"),
    "retracted-without-reason": Broken("sources_say_what_they_are", GAZETTE, "nature: report", "nature: report\nstatus: ⟦retracted⟧", "missing-field", "the source is retracted, and nothing says why", "add status_why"),
    "judgement-on-one-claim": Broken("judgements_are_capped", FERRY, "    based_on: [no-deal, opened]", "    based_on: ⟦[⟧no-deal, northland--southmark/no-deal]", "too-few", "the judgement names one claim twice", "name another claim"),
    "judgement-too-sure": Broken("judgements_are_capped", FERRY, "    based_on: [no-deal, opened]\n    confidence: moderate", "    based_on: [no-deal, southmark/second-ship]\n    confidence: ⟦high⟧", "overconfident", "all claims share one origin", "moderate at most"),
    "likelihood-off-the-scale": Broken("judgements_are_capped", FERRY, "confidence: moderate", "confidence: moderate\n    likelihood: ⟦likley⟧", "wrong-value", "'likley' is no term of the scale", "did you mean 'likely' or 'unlikely'?"),
    "likelihood-of-no-scale": Broken("judgements_are_capped", FERRY, "confidence: moderate", "confidence: moderate\n    likelihood: ⟦perhaps⟧", "wrong-value", "'perhaps' is no term of the scale", "the scale of dossier.yml has: unlikely, likely"),
    "confidence-in-words": Broken("judgements_are_capped", FERRY, "is over.", "is over, we say with ⟦confidence⟧.", "mixed-scales", "the text speaks of confidence", "say only what is judged"),
    "b068-alias-of-another": Broken("names_are_told_apart", SOUTHMARK, "metonyms: [Westhaven]", "aliases: [Southmarkers, ⟦NORTHLAND⟧]", "ambiguous-name", "'NORTHLAND' is a name of Northland (northland) too", "leave it out of one of the two"),
    "b068-lookalike-letters": Broken("names_are_told_apart", SOUTHMARK, "metonyms: [Westhaven]", "aliases: [⟦Nоrthlаnd⟧]", "ambiguous-name", "is a name of Northland (northland) too", "leave it out of one of the two"),
    "b068-wide-letters": Broken("names_are_told_apart", SOUTHMARK, "metonyms: [Westhaven]", "metonyms: [⟦Ｎorthland⟧]", "ambiguous-name", "is a name of Northland (northland) too", "leave it out of one of the two"),
    "b068-native-name-of-another": Broken("names_are_told_apart", SOUTHMARK, "metonyms: [Westhaven]", "native_names: {de: ⟦Port Alder⟧}", "ambiguous-name", "'Port Alder' is a name of Northland (northland) too", "leave it out of one of the two"),
    "b068-twice-in-one-record": Broken("names_are_told_apart", SOUTHMARK, "metonyms: [Westhaven]", "aliases: [⟦southmark⟧]", "ambiguous-name", "the name 'southmark' stands here a second time", "delete one of the two"),
    "b045-party": Broken("actors_exist", FERRY, "parties: [northland,", "parties: [⟦northlan⟧,", "unknown-actor", "'northlan' is no actor", "did you mean 'northland'?"),
    "b045-acting-party": Broken("actors_exist", FERRY, "from: southmark", "from: ⟦sothmark⟧", "unknown-actor", "'sothmark' is no actor", "did you mean 'southmark'?"),
    "b045-first-speaker": Broken("actors_exist", SOUTHMARK, "said_by: [lena-vos,", "said_by: [⟦lena-voss⟧,", "unknown-actor", "'lena-voss' is no actor", "did you mean 'lena-vos'?"),
    "b045-joint-speaker": Broken("actors_exist", SOUTHMARK, "said_by: [lena-vos, harbour-union]", "said_by: [[lena-vos, ⟦harbor-union⟧]]", "unknown-actor", "'harbor-union' is no actor", "did you mean 'harbour-union'?"),
    "b045-office-of": Broken("actors_exist", LENA_VOS, "of: southmark", "of: ⟦ministry⟧", "unknown-actor", "'ministry' is no actor", "create it: briefings new actor ministry"),
    "b045-part-of": Broken("actors_exist", NORTHLAND, "kind: state", "kind: state\npart_of:\n  - {actor: ⟦straits⟧, cites: [herald-2024-03#3]}", "unknown-actor", "'straits' is no actor", "create it: briefings new actor straits"),
    "b045-member": Broken("actors_exist", NORTHLAND, "kind: state", "kind: bloc\nmembers:\n  - {actor: ⟦southland⟧, cites: [herald-2024-03#3]}", "unknown-actor", "'southland' is no actor", "did you mean 'northland' or 'southmark'?"),
    "b045-source-as-actor": Broken("actors_exist", SOUTHMARK, "said_by: [lena-vos,", "said_by: [⟦herald-2024-03⟧,", "unknown-actor", "'herald-2024-03' is no actor", "create it"),
    "link-to-nobody": Broken("links_lead_somewhere", FERRY, "The dispute of [[northland]]", "The dispute of [[⟦nothland⟧|the North]]", "unknown-record", "the link [[nothland]] leads to no record", "did you mean 'northland'"),
    "link-to-no-claim": Broken("links_lead_somewhere", FERRY, "The dispute of [[northland]]", "The dispute of [[⟦northland/paid-for-peer⟧|payment]]", "unknown-claim", "the link [[northland/paid-for-peer]] leads to no claim", "did you mean 'northland/paid-for-pier'?"),
    "link-in-the-introduction": Broken("links_lead_somewhere", SETTINGS, "[[southmark]]", "[[⟦southmarch⟧]]", "unknown-record", "the link [[southmarch]] leads to no record", "did you mean 'southmark'"),
    "b049-unknown-source": Broken("citations_resolve", NORTHLAND, "cites: [herald-2024-03#7]", "cites: [⟦herald-2024-04⟧#7]", "unknown-source", "'herald-2024-04#7' cites 'herald-2024-04', which is no source", "did you mean 'herald-2024-03'?"),
    "b048-actor-as-source": Broken("citations_resolve", NORTHLAND, "cites: [herald-2024-03#7]", "cites: [⟦lena-vos⟧#7]", "unknown-source", "'lena-vos#7' cites 'lena-vos', which is no source", "add the article: briefings add-source FILE --id lena-vos"),
    "b049-beyond-the-article": Broken("citations_resolve", NORTHLAND, "cites: [herald-2024-03#7]", "cites: [herald-2024-03#7, ⟦herald-2024-03#9⟧]", "unknown-paragraph", "herald-2024-03 has 8 paragraphs, and here stands 9", "write 1 to 8"),
    "b049-range-beyond-the-article": Broken("citations_resolve", NORTHLAND, "cites: [herald-2024-03#7]", "cites: [⟦herald-2024-03#3-9999⟧]", "unknown-paragraph", "herald-2024-03 has 8 paragraphs, and here stands 9999", "write 1 to 8"),
    "b049-twice": Broken("citations_resolve", NORTHLAND, "cites: [herald-2024-03#7]", "cites: [herald-2024-03#7, gazette-2024-05#2, ⟦herald-2024-03#7⟧]", "bad-citation", "herald-2024-03#7 is cited twice here", "delete one of the two"),
    "b049-twice-in-a-range": Broken("citations_resolve", NORTHLAND, "cites: [herald-2024-03#7]", "cites: [herald-2024-03#7, ⟦herald-2024-03#6-8⟧]", "bad-citation", "herald-2024-03#6-8 is cited twice here", "delete one of the two"),
    "b049-ranges-that-overlap": Broken("citations_resolve", NORTHLAND, "cites: [herald-2024-03#7]", "cites: [herald-2024-03#3-7, ⟦herald-2024-03#4-5⟧, herald-2024-03#8]", "bad-citation", "herald-2024-03#4-5 is cited twice here", "delete one of the two"),
    "b049-office": Broken("citations_resolve", LENA_VOS, "cites: [herald-2024-03#4]", "cites: [⟦herald-2024-03#44⟧]", "unknown-paragraph", "herald-2024-03 has 8 paragraphs, and here stands 44", "write 1 to 8"),
    "b049-membership": Broken("citations_resolve", NORTHLAND, "kind: state", "kind: state\npart_of:\n  - {actor: southmark, cites: [⟦gazette-2024-05#4⟧]}", "unknown-paragraph", "gazette-2024-05 has 3 paragraphs, and here stands 4", "write 1 to 3"),
    "b049-speaker-at": Broken("citations_resolve", NORTHLAND, "type: statement", "type: statement\n    speaker_at: ⟦herald-2024-03#20⟧", "unknown-paragraph", "herald-2024-03 has 8 paragraphs, and here stands 20", "write 1 to 8"),
    "b049-dated-at": Broken("citations_resolve", SOUTHMARK, "dated_at: herald-2024-03#3", "dated_at: ⟦heralt-2024-03⟧#3", "unknown-source", "'heralt-2024-03#3' cites 'heralt-2024-03', which is no source", "did you mean 'herald-2024-03'"),
    "b049-unused-beyond-the-article": Broken("unused_paragraphs_exist", GAZETTE, "paragraphs: 1,", "paragraphs: ⟦4-5⟧,", "unknown-paragraph", "gazette-2024-05 has 3 paragraphs, and here stands 5", "write 1 to 3"),
    "paragraph-of-nobody": Broken("paragraphs_are_accounted_for", HERALD, "unused:\n  - {paragraphs: 1-2,", "⟦unused⟧:\n  - {paragraphs: 1,", "uncovered-paragraph", "paragraph 2 of herald-2024-03: nothing cites it", "add to unused: {paragraphs: 2, why: …}"),
    "unused-twice": Broken("unused_paragraphs_exist", HERALD, "unused:\n  - {paragraphs: 1-2,", "unused:\n  - {paragraphs: 2, why: The author.}\n  - {paragraphs: ⟦1-2⟧,", "bad-citation", "paragraph 2 is named twice here", "delete one of the two"),
    "unused-and-cited": Broken("unused_paragraphs_exist", HERALD, "paragraphs: 1-2,", "paragraphs: ⟦1-4⟧,", "used-paragraph", "paragraph 3 is cited by northland--southmark", "take it out of `unused`, or out of what cites it"),
    "unused-and-cited-by-an-office": Broken("unused_paragraphs_exist", HERALD, "unused:\n", "unused:\n  - {paragraphs: ⟦4⟧, why: Invented.}\n", "used-paragraph", "paragraph 4 is cited by lena-vos", "take it out of `unused`, or out of what cites it"),
    "b062-superseded-by-no-claim": Broken("claims_exist", FERRY, "- id: no-deal\n", "- id: no-deal\n    superseded_by: ⟦opend⟧\n", "unknown-claim", "'opend' is no claim", "did you mean 'opened'?"),
    "differs-from-no-claim": Broken("claims_exist", FERRY, "- id: no-deal\n", "- id: no-deal\n    differs_from: [⟦southmark/second-boat⟧]\n", "unknown-claim", "'southmark/second-boat' is no claim", "did you mean 'southmark/second-ship'?"),
    "judgement-on-no-claim": Broken("claims_exist", FERRY, "based_on: [no-deal, opened]\n    confidence", "based_on: [no-deal, opened, ⟦northlan/paid-for-pier⟧]\n    confidence", "unknown-claim", "'northlan/paid-for-pier' is no claim", "did you mean 'northland/paid-for-pier'?"),
    "judgement-on-a-judgement": Broken("claims_exist", FERRY, "based_on: [no-deal, opened]\n    confidence", "based_on: [no-deal, opened, ⟦solved⟧]\n    confidence", "unknown-claim", "'solved' is no claim", "that is a judgement; name the claims it rests on"),
    "state-of-no-claim": Broken("claims_exist", FERRY, "claim: no-deal}", "claim: ⟦something-else⟧}", "unknown-claim", "'something-else' is no claim", "claims of northland--southmark: no-deal, opened"),
    "trend-of-no-claim": Broken("claims_exist", FERRY, "based_on: [no-deal, opened]}", "based_on: [no-deal, ⟦openned⟧]}", "unknown-claim", "'openned' is no claim", "did you mean 'opened'?"),
    "fact-of-no-claim": Broken("claims_exist", NORTHLAND, "kind: state", "kind: state\nfacts:\n  - {label: Paid, value: 3 million, claim: ⟦paid⟧}", "unknown-claim", "'paid' is no claim", "claims of northland: paid-for-pier"),
    "fact-of-a-record-without-claims": Broken("claims_exist", NORTHLAND, "kind: state", "kind: state\nfacts:\n  - {label: Paid, value: 3 million, claim: ⟦lena-vos/paid⟧}", "unknown-claim", "'lena-vos/paid' is no claim", "lena-vos has no claims"),
    "introduction-on-no-claim": Broken("claims_exist", SETTINGS, "based_on: [northland--southmark/no-deal]", "based_on: [⟦no-deal⟧]", "unknown-claim", "'no-deal' is no claim", "did you mean 'northland--southmark/no-deal'?"),
    "unknown-topic": Broken("also_and_topics_exist", NORTHLAND, "topics: [money]", "topics: [⟦mony⟧]", "unknown-topic", "'mony' is no topic of the vocabulary", "did you mean 'money'?"),
    "unknown-topic-unlike-any": Broken("also_and_topics_exist", NORTHLAND, "topics: [money]", "topics: [⟦weather⟧]", "unknown-topic", "'weather' is no topic of the vocabulary", "the vocabulary has: ferry, money"),
    "b045-also-nowhere": Broken("also_and_topics_exist", NORTHLAND, "topics: [money]", "also: [⟦northland--southmarck⟧]", "unknown-record", "'northland--southmarck' is no actor or relationship", "did you mean 'northland--southmark'"),
    "unknown-kind-of-actor": Broken("actor_kinds_exist", NORTHLAND, "kind: state", "kind: ⟦sate⟧", "unknown-kind", "'sate' is no kind of actor", "did you mean 'state'?"),
    "members-of-no-group": Broken("actor_kinds_exist", NORTHLAND, "kind: state", "kind: state\n⟦members⟧:\n  - {actor: southmark, cites: [herald-2024-03#3]}", "unwanted-field", "'state' is no group, and has members", "choose a kind that has `group: true` in vocabulary.yml"),
    "unknown-kind-of-relationship": Broken("relationship_kinds_exist", FERRY, "kinds: [dispute,", "kinds: [⟦disputes⟧,", "unknown-kind", "'disputes' is no kind of relationship", "did you mean 'dispute'?"),
    "unknown-kind-with-direction": Broken("relationship_kinds_exist", FERRY, "{kind: supply,", "{kind: ⟦war⟧,", "unknown-kind", "'war' is no kind of relationship", "the vocabulary has: dispute, supply"),
    "symmetric-with-direction": Broken("relationship_kinds_exist", FERRY, "kinds: [dispute,", "kinds: [{kind: dispute, ⟦from⟧: northland},", "wrong-direction", "'dispute' is symmetric: neither party acts alone", "leave `from` out"),
    "direction-without-acting-party": Broken("relationship_kinds_exist", FERRY, KINDS, "kinds: [dispute, ⟦supply⟧]", "wrong-direction", "'supply' has a direction, and nothing says which party acts", "write {kind: supply, from: northland} or {kind: supply, from: southmark}"),
    "b045-somebody-else-acts": Broken("relationship_kinds_exist", FERRY, "from: southmark", "from: ⟦lena-vos⟧", "wrong-direction", "'supply' has a direction, and `from` names 'lena-vos', which is no party", "write {kind: supply, from: northland}"),
}  # fmt: skip


NEW_CLAIM = """claims:
  - id: {id}
    text: "[[northland]] and [[southmark]] opened the line on 2 May 2024 with five ships."
    type: report
    cites: [gazette-2024-05#2]
"""


KEPT: Mapping[str, Kept] = {
    "differs-of-one-time": Kept("differences_are_of_one_time", SOUTHMARK, "    when: 2024-03\n", "    when: 2024-03\n    differs_from: [northland--southmark/no-deal]\n"),
    "differs-without-a-time": Kept("differences_are_of_one_time", SOUTHMARK, "type: plan\n", "type: plan\n    differs_from: [northland--southmark/no-deal]\n"),
    "same-claim-id-in-two-records": Kept("claim_ids_are_unique", NORTHLAND, "- id: paid-for-pier", "- id: no-deal"),
    "direction-with-both-verbs": Kept("vocabulary_says_both_directions", VOCABULARY, "verb: sends ships to,", "symmetric: false, verb: sends ships to,"),
    "parties-in-any-order": Kept("parties_are_two_in_order", FERRY, "parties: [northland, southmark]", "parties: [southmark, northland]"),
    "b046-both-directions": Kept("kinds_stand_once", FERRY, KINDS, "kinds: [{kind: supply, from: northland}, {kind: supply, from: southmark}]"),
    "report-of-nobody": Kept("speakers_are_named", NORTHLAND, "type: statement\n    said_by: [harbour-union]", "type: report"),
    "plan-of-somebody": Kept("speakers_are_named", NORTHLAND, "type: statement", "type: plan"),
    "plan-of-nobody": Kept("speakers_are_named", NORTHLAND, "type: statement\n    said_by: [harbour-union]", "type: plan"),
    "b062-one-step": Kept("supersession_ends", FERRY, "- id: no-deal\n", "- id: no-deal\n    superseded_by: opened\n"),
    "b062-other-record": Kept("supersession_ends", FERRY, "- id: no-deal\n", "- id: no-deal\n    superseded_by: southmark/second-ship\n"),
    "differs-from-another": Kept("nothing_names_itself", FERRY, "- id: no-deal\n", "- id: no-deal\n    differs_from: [southmark/second-ship, northland/paid-for-pier]\n"),
    "shown-elsewhere": Kept("nothing_names_itself", NORTHLAND, "topics: [money]", "also: [southmark, northland--southmark]"),
    "member-of-another": Kept("nothing_names_itself", NORTHLAND, "kind: state", "kind: bloc\nmembers:\n  - {actor: southmark, cites: [herald-2024-03#3]}"),
    "member-that-says-so-too": Kept("memberships_end", SOUTHMARK, "kind: state", "kind: bloc\nroles:\n  - {title: envoy, of: northland, cites: [herald-2024-03#4]}\nmembers:\n  - {actor: northland, cites: [herald-2024-03#3]}"),
    "b060-plan-ahead": Kept("nothing_is_dated_after_the_dossier", SOUTHMARK, "type: plan", "type: plan\n    when: 2030"),
    "b060-in-the-month-of-as-of": Kept("nothing_is_dated_after_the_dossier", FERRY, "when: 2024-03-14", "when: 2024-05"),
    "b060-on-the-day-of-as-of": Kept("nothing_is_dated_after_the_dossier", FERRY, "when: 2024-03-14", "when: 2024-05-03/2025"),
    "b157-changed-in-the-month-of-as-of": Kept("nothing_is_dated_after_the_dossier", FERRY, "date: 2024-05-03", "date: 2024-05"),
    "change-of-a-judgement": Kept("changes_are_of_claims", FERRY, "kind: added}", "kind: changed, claim: solved}"),
    "claim-that-was-withdrawn": Kept("changes_are_of_claims", FERRY, "kind: added}", "kind: withdrawn, claim: ticket-price}"),
    "claim-that-was-changed-and-withdrawn": Kept("changes_are_of_claims", FERRY, "kind: added}", "kind: changed, claim: ticket-price}\n  - {date: 2024-05-03, change: It went., kind: withdrawn, claim: ticket-price}"),
    "claim-that-came-back": Kept("changes_are_of_claims", FERRY, "kind: added}", "kind: withdrawn, claim: opened}\n  - {date: 2024-05-03, change: It came back., kind: added, claim: opened}"),
    "correction-with-what-was": Kept("corrections_say_what_was", FERRY, "kind: added}", "kind: corrected, claim: opened, was: 'It said “four” of [[northland]].'}"),
    "withdrawn-with-what-was": Kept("corrections_say_what_was", FERRY, "kind: added}", "kind: withdrawn, claim: ticket-price, was: It cost four crowns.}"),
    "correction-of-the-record": Kept("corrections_say_what_was", FERRY, "kind: added}", "kind: corrected}"),
    "b085-former-ids": Kept("former_ids_are_free", NORTHLAND, "kind: state", "kind: state\nformerly: [north, norrland]"),
    "b085-former-ids-of-a-source": Kept("former_ids_are_free", HERALD, "nature: report", "nature: report\nformerly: [herald, ferry]"),
    "b085-former-ids-of-a-topic": Kept("former_ids_are_free", VOCABULARY, "its ships.}", "its ships., formerly: [northland, line]}"),
    "b085-former-ids-of-a-relationship": Kept("former_ids_are_free", FERRY, "parties: [", "formerly: [north--south]\nparties: ["),
    "states-of-one-time": Kept("states_follow_time", FERRY, "{when: 2024-03, label: no deal", "{when: 2024-05-02, label: no deal"),
    "description-alone": Kept("sources_say_what_they_are", GAZETTE, "headline: Ferry runs again", "describes: A ferry that runs"),
    "retracted-with-reason": Kept("sources_say_what_they_are", GAZETTE, "nature: report", "nature: report\nstatus: retracted\nstatus_why: The ferry sank."),
    "judgement-sure-of-two-origins": Kept("judgements_are_capped", FERRY, "confidence: moderate", "confidence: high"),
    "likelihood-of-the-scale": Kept("judgements_are_capped", FERRY, "confidence: moderate", "confidence: moderate\n    likelihood: unlikely"),
    "b068-one-name-in-two-languages": Kept("names_are_told_apart", NORTHLAND, "metonyms: [Port Alder]", "native_names: {de: Nordland, nl: Nordland}"),
    "b068-part-of-another-name": Kept("names_are_told_apart", NORTHLAND, "metonyms: [Port Alder]", "aliases: [North]"),
    "b045-bloc-as-party": Kept("actors_exist", NORTHLAND, "kind: state", "kind: bloc"),
    "link-to-a-source": Kept("links_lead_somewhere", FERRY, "The dispute of [[northland]]", "The dispute of [[herald-2024-03|the article]]"),
    "link-to-a-claim": Kept("links_lead_somewhere", FERRY, "The dispute of [[northland]]", "The dispute of [[northland/paid-for-pier|payment]]"),
    "b049-last-paragraph": Kept("citations_resolve", NORTHLAND, "cites: [herald-2024-03#7]", "cites: [herald-2024-03#7-8, gazette-2024-05#2, herald-2024-03#3-6]"),
    "b049-single-paragraphs-out-of-order": Kept("citations_resolve", NORTHLAND, "cites: [herald-2024-03#7]", "cites: [herald-2024-03#7, herald-2024-03#3, herald-2024-03#5]"),
    "unused-one-by-one": Kept("unused_paragraphs_exist", HERALD, "paragraphs: 1-2, why: The headline and the author's name.", "paragraphs: 2, why: The author.}\n  - {paragraphs: 1, why: The headline."),
    "every-paragraph-accounted-for": Kept("paragraphs_are_accounted_for", HERALD, "paragraphs: 1-2, why: The headline and the author's name.", "paragraphs: 2, why: The author.}\n  - {paragraphs: 1, why: The headline."),
    "fact-of-another-record": Kept("claims_exist", NORTHLAND, "kind: state", "kind: state\nfacts:\n  - {label: Ships, value: five, claim: northland--southmark/opened}"),
    "topics-of-the-vocabulary": Kept("also_and_topics_exist", NORTHLAND, "topics: [money]", "topics: [money, ferry]"),
    "group-without-members": Kept("actor_kinds_exist", NORTHLAND, "kind: state", "kind: bloc"),
    "acting-party": Kept("relationship_kinds_exist", FERRY, "from: southmark", "from: northland"),
}  # fmt: skip


def found_by_rule(files: Mapping[str, bytes]) -> list[tuple[str, Problem]]:
    """What the rules find in files that can all be decoded, each problem with the name of its rule."""
    dossier, wrong = decode(files)
    assert dossier is not None
    assert not wrong, wrong
    return [(rule.__name__, problem) for rule in RULES for problem in rule(dossier)]


@pytest.mark.parametrize("row", BROKEN.values(), ids=BROKEN)
def test_broken_rule_is_told(row: Broken) -> None:
    """A broken rule gives one problem, of this rule alone, at the words that are wrong; `check` tells it too."""
    files, mark = changed(row.path, row.old, row.new)
    found = found_by_rule(files)
    assert [rule for rule, _ in found] == [row.rule]
    assert_told([problem for _, problem in found], mark, row.code, row.message, row.hint)
    assert found[0][1] in small.problems(files)


@pytest.mark.parametrize("row", KEPT.values(), ids=KEPT)
def test_kept_rule_is_silent(row: Kept) -> None:
    """What comes near to breaking a rule and does not is not told, by any rule."""
    assert found_by_rule(small.changed(row.path, row.old, row.new)) == []


def test_every_rule_has_rows() -> None:
    """Each rule of the room has a row that breaks it and a row that keeps it, but for those that look for other files or at addresses."""
    elsewhere = {rule.__name__ for rule in quotations.CONTEXT_RULES} | {
        "sources_have_evidence",
        "withdrawn_records_are_empty",
        "addresses_last",
    }
    rules = {rule.__name__ for rule in RULES} - elsewhere
    assert {row.rule for row in BROKEN.values()} == rules
    assert {row.rule for row in KEPT.values()} == rules


def test_source_without_evidence_is_told() -> None:
    """A source has an evidence file beside it; the hint is the command that makes it."""
    files = small.files()
    del files["sources/gazette-2024-05.evidence"]
    found = [(rule, str(problem.place), problem.code, problem.hint) for rule, problem in found_by_rule(files)]
    assert found == [
        (
            "sources_have_evidence",
            "briefings/sources/gazette-2024-05.yml:1:1",
            "no-evidence",
            "make it from the article's text: briefings add-source FILE --id gazette-2024-05",
        )
    ]
    assert "no-evidence" in small.codes(files)


def test_b046_second_file_of_the_same_two() -> None:
    """A relationship that has a file already, under its parties the other way round, is told with where the first one is."""
    files = {**small.files(), "relationships/southmark--northland.yml": small.FERRY.encode()}
    found = [(str(problem.place), problem.code, problem.hint) for _, problem in found_by_rule(files)]
    hint = "northland--southmark.yml is there already: write one file of the two"
    assert found == [("briefings/relationships/southmark--northland.yml:1:10", "bad-id", hint)]


def test_problems_of_all_files_are_told_in_one_run() -> None:
    """Mistakes in several files, of the form of a file and between files, are all told at once, in the order of the files."""
    files = small.files()
    files[NORTHLAND] = small.NORTHLAND.replace("topics: [money]", "topics: [mony]").encode()
    files[FERRY] = small.FERRY.replace("kinds: [dispute,", "kinds: [disputes,").encode()
    files[LENA_VOS] = small.LENA_VOS.replace("name:", "nmae:").encode()
    files[GAZETTE] = small.GAZETTE_SOURCE.replace("2024-05-03", "2024-13-03").encode()
    places = [(problem.place.path.removeprefix("briefings/"), problem.code) for problem in small.problems(files)]
    wanted = [
        (LENA_VOS, "unknown-field"),
        (NORTHLAND, "unknown-topic"),
        (FERRY, "unknown-kind"),
        (GAZETTE, "bad-date"),
    ]
    assert [place for place in places if place in wanted] == wanted


def test_what_is_broken_is_not_told_as_missing() -> None:
    """A record whose file has a problem of its own is told once, there, and not again wherever it is named."""
    files = small.changed("actors/southmark.yml", "kind: state", "knid: state")
    assert set(small.codes(files)) == {"unknown-field"}
