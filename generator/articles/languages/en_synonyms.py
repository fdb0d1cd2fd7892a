"""English words that mean nearly the same, so that a text is compared with a passage in other words.  No evidence depends on them."""

from __future__ import annotations

from typing import Final

#: Groups of words, with or without their endings; each is one word in comparisons, by the first.
SYNONYMS: Final = tuple(
    tuple(line.split())
    for line in """
ship vessel boat ferry freighter trawler tanker frigate
lorry truck
car vehicle automobile
plane aircraft jet airliner
train railway
road highway motorway street
house home flat dwelling household
firm company business enterprise
worker employee staff
boss head chief leader chair lead run
police officer
soldier troop
army military forces
refugee migrant
child pupil kid
student undergraduate
doctor physician medic
patient sick
town city municipality
village hamlet
country state nation land
border frontier
government cabinet administration
parliament assembly
member deputy lawmaker mp legislator
minister ministry
party faction
vote ballot poll
election
law act legislation statute
bill draft
treaty agreement accord pact deal contract
talk negotiation negotiate dialogue
meet meeting summit
speak talk spoke discuss
letter note memo
report study survey
figure number data statistics
price cost charge fee
pay wage salary earning
money cash fund
loan mortgage credit
debt liability
tax duty levy tariff
profit earnings
revenue turnover sales
share stake stock
bank lender
job post position
dismiss sack
strike walkout stoppage
union
demand ask request want seek call
offer propose proposal
promise pledge vow
plan intend
help aid assist assistance relief
support back
buy purchase acquire acquisition
sell sale
send dispatch ship deliver delivery supply shipment
carry transport convey
move transfer shift
build construct erect construction
repair fix mend refit
damage harm
destroy wreck
hurt injure wound injury
kill dead die death
attack assault raid strike
fight battle combat
fire shoot shot shell
weapon arm
bomb explosive
explosion blast
fire blaze
flood inundation
storm hurricane typhoon
quake earthquake
crash collide collision derail
sink capsize
rescue save
search hunt look
find discover
missing lost
arrest detain detention
jail prison imprison custody
court tribunal
judge justice
trial hearing
charge count accusation
sentence
fine penalty
crime offence
bribe bribery
fraud swindle
witness testimony testify evidence
lawyer attorney counsel
start begin launch commence
stop halt cease
end finish complete conclude
continue resume
delay postpone
cancel scrap
open
close shut closure
big large great
small little
old elderly
new fresh
quick fast rapid
nearly almost
often frequently
alone sole
together jointly joint
money
dollar
week weekly
month monthly
year annual yearly
day daily
quarter quarterly
night overnight
morning dawn
autumn fall
happen occur place
show reveal indicate demonstrate
say tell
publish
mention refer
warn caution
blame accuse
praise laud
choose select pick
appoint name
elect
resign quit
leave depart withdraw
return come
arrive reach
visit trip travel journey
cross crossing
enter entry
join
divide split
increase rise grow growth climb gain
fall drop decline decrease slide slip
raise
cut reduce lower reduction
improve better
fail failure
win victory
lose loss defeat
try attempt
use employ
need require
allow permit
ban prohibit forbid
limit restrict cap
check inspect inspection examine
test trial
own possess
keep retain hold
give grant award hand
get receive obtain
take
make produce production manufacture
grow cultivate
harvest crop
food grain
fish fishery catch
farm farmer
oil petroleum crude
power electricity energy
plant factory mill works
mine pit
school
hospital clinic
shop store
market
port harbour
bridge span
dam
river stream
lake reservoir
sea ocean
island isle
coast shore
mountain peak
forest wood timber
rain rainfall
heat hot
poor
rich wealthy
safe safety
danger risk hazard
illness disease
drug medicine
vaccine jab vaccination vaccinate immunise
mistake error
idea view opinion suggestion
reason cause
result outcome
problem difficulty trouble
crisis emergency
peace
ceasefire truce
war conflict
enemy
ally partner
spokesman spokeswoman spokesperson
expert specialist analyst
scientist researcher
envoy ambassador
boss
people person inhabitant resident villager population
man
woman
family
citizen national
passenger traveller
crew sailor
customer client
voter elector
unhappy dissatisfied
happy satisfied
angry anger
afraid fear worry concern
sure certain
clear obvious
public
secret
official
former
""".strip().splitlines()
    if len(line.split()) > 1
)
