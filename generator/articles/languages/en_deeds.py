"""English verbs whose parties have the same roles, and verbs that say nothing of a direction.  No evidence depends on them."""

from __future__ import annotations

from typing import Final

#: Groups of verbs and nouns of action by which somebody does nearly the same to somebody, each in its plain form.
SAME_ROLES: Final = tuple(
    tuple(word.replace("_", " ") for word in line.split())
    for line in """
buy get take receive obtain purchase import acquire
sell supply export provide deliver give hand ship send grant donate
tell inform notify brief alert
ask request urge demand call_on appeal press petition
let allow permit authorise authorize enable
bar ban block forbid prohibit close exclude shut
ring call phone telephone
refuse reject turn_down decline deny rebuff dismiss throw_out
accuse accusation blame charge allege
criticise criticize condemn denounce attack slam rebuke censure lambast
thank praise commend laud
attack assault raid bomb shell strike hit bombard
invade occupy invasion incursion
defeat beat overcome outvote
sue prosecute lawsuit suit
arrest detain seize capture hold
sack fire dismiss oust remove
appoint name nominate elect choose pick
support back endorse help aid assist
threaten threat warn warning
lend loan
pay compensate reimburse
expel deport eject
visit tour
ram hit strike
replace succeed supersede
lead head chair run
hire employ engage
trust believe
fear dread
deceive mislead cheat defraud
kill murder shoot slay
sanction punish fine penalise penalize
weaken lose slip slide depreciate
rescue save free
sign_over cede
invite invitation
contradict rebut
overtake pass
pursue chase follow
recall withdraw
host receive
advise counsel
betray abandon desert
owe
claim
recognise recognize
represent
own
teach train instruct
insult offend mock
inspect examine audit
protect defend guard
challenge contest
outnumber
surround besiege
annex
fund finance subsidise subsidize
""".splitlines()
    if line
)
#: Verbs that two parties do to each other, and verbs that say too little about what is done.
NO_DIRECTION: Final = frozenset(
    "meet talk speak trade negotiate discuss agree sign marry fight clash share cooperate border differ compete join play ally neighbour exchange "
    "argue quarrel debate collide disagree correspond coordinate unite merge divorce embrace resemble equal match face be have do make say see use "
    "want go come become remain seem include mean know think need keep show stay add state find concern involve".split()
)
