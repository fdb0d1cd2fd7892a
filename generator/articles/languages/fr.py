"""French: numbers, dates, names after an elision, quotations, and the hedges and negations that are plain."""

from __future__ import annotations

import re
from typing import Final

from ..language import Dates, Hedges, Language
from ..rewriting import (
    MONTHS,
    RECENT,
    RELATIVE_MONTHS,
    RELATIVE_YEARS,
    WEEKDAYS,
    bounds,
    clauses,
    months,
    numbers,
    numeric_dates,
    ordinal_key,
    ordinals,
    plain_digits,
    rewriting,
    sentences,
    sizes,
    sums,
    weekdays,
    with_decimal_comma,
    words_to_keys,
)
from ..signs import Signs

#: An elided word is one of its own: l'Arvelle, qu'elle.
_WORD: Final = re.compile(
    r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'|[^\W\d_]+(?:'[^\W\d_]+)*", re.IGNORECASE
)
_NUMBERS: Final = numbers(
    "deux; trois; quatre; cinq; six; sept; huit; neuf; dix; onze; douze; treize; quatorze; quinze; seize; dix-sept; dix-huit; dix-neuf"
) | words_to_keys(
    {
        "1": "un une", "12": "douzaine", "20": "vingt vingtaine", "30": "trente trentaine", "40": "quarante quarantaine", "50": "cinquante",
        "60": "soixante", "70": "soixante-dix septante", "80": "quatre-vingt quatre-vingts huitante", "90": "quatre-vingt-dix nonante",
        "100": "cent cents centaine",
    }
)  # fmt: skip
_ORDINALS: Final = ordinals(
    "deuxième second seconde; troisième; quatrième; cinquième; sixième; septième; huitième; neuvième; dixième; onzième; douzième"
)
_SAME: Final = {
    **{word: key for word, key in _NUMBERS.items() if key != "1"},
    **_ORDINALS,
    **months(
        "janvier janv; février févr; mars; avril avr; mai; juin; juillet juil; août aout; septembre sept; octobre oct; novembre nov;"
        "décembre déc"
    ),
    **weekdays("lundi lundis; mardi; mercredi; jeudi; vendredi; samedi; dimanche"),
    **words_to_keys(
        {
            "million": "million millions", "billion": "milliard milliards", "trillion": "billions", "1000": "mille millier milliers",
            "percent": "%", "tonne": "tonne tonnes", "kilometre": "kilomètre kilomètres km", "metre": "mètre mètres",
            "kilogram": "kilo kilos kilogramme kilogrammes kg", "mile": "mile miles", "year": "an ans année années", "month": "mois",
            "week": "semaine semaines", "day": "jour jours journée", "hour": "heure heures", "yesterday": "hier", "today": "aujourd'hui",
            "recently": "récemment", "7": "sept",
        }
    ),
}  # fmt: skip
_SIZES: Final = {
    "mille": 1000,
    "milliers": 1000,
    "millions?": 10**6,
    "milliards?": 10**9,
    "billions?": 10**12,
    "Md[s€]?": 10**9,
    "M€": 10**6,
}

HEDGES: Final = {
    "doubt": frozenset("probablement vraisemblablement apparemment pourrait pourraient serait seraient aurait auraient".split()),
    "dispute": frozenset("affirme affirment affirmait prétend prétendent dément démentent démenti nie nient nié".split()),
    "plan": frozenset("prévoit prévoient prévu prévue prévus prévues envisage envisagent".split()),
}
NEGATIONS: Final = frozenset(
    "ne n' pas aucun aucune jamais rien personne sans ni dément démentent démenti nie nient nié refuse refusé refusent rejette rejeté".split()
)
BOUNDS: Final = frozenset(
    "moins plus environ quelque près presque jusqu jusqu' maximum minimum seulement seul seule tous toutes chaque".split()
)

#: What somebody or something from a place is called: arvellois, italienne.
_DEMONYM: Final = re.compile(r"[^\W\d_]+(?:ois|ais|ien|éen|ain|and|ol|que)(?:ne|e)?s?")


def _name_forms(word: str) -> tuple[str, ...]:
    """A word of a name; what is from a place has the endings of an adjective."""
    if not _DEMONYM.fullmatch(word):
        return (word,)
    stem = re.sub(r"(?:(?<=[ée]n)ne|(?<=[sndl])e)?s?$", "", word) if not word.endswith(("ois", "ais")) else word
    return tuple(dict.fromkeys((word, stem, f"{stem}e", f"{stem}ne", f"{stem}s", f"{stem}es", f"{stem}nes")))


def _bare(word: str) -> tuple[str, ...]:
    """A word as it is, and without an elided one before it."""
    return (word, word.partition("'")[2]) if re.match(r"(?:[cdjlmnst]|qu)'", word) else (word,)


_SIGNS: Final = Signs(bare=_bare, listed="""
    not: ne n' pas non jamais rien aucun aucune personne_ne sans ni nul nulle;
    neg: refus* rejet* dément* nie nient nié nier contre interdi* sauf seulement seul seule ne_que peu guère improbable impossible incapable inconnu* manque* manqu* exclu* cess* arrêt*
    suspend* suspens* abandon* abstien* absen* évit* empêch* oppos* annul* faute moins encore toujours malgré sinon avant_que hormis échou* ignor* dépourvu* perd* retir* renonc*;
    -: non_seulement ne_plus_tard pas_moins sans_doute sans_précédent moins_de au_moins du_moins pas_encore tout_de_suite tout_à_fait avant_tout surtout tout_en tout_au_plus tout_le_monde
    après_tout du_tout tous_les_jours tout_comme au_plus de_plus en_plus plus_de d'abord plus_tard le_plus la_plus les_plus;
    all: tous toutes toute tout chaque chacun chacune entier entière intégralité ensemble totalité complètement entièrement toujours unanimité intégralement deux_parties;
    most: plupart majorité majoritairement principalement essentiellement plus_grande_partie majeure_partie grande_partie essentiel;
    some: certains certaines quelques plusieurs partie partiellement parfois peu_de minorité divers nombreux nombreuses;
    only: seulement uniquement exclusivement seul seule seuls seules qu'une qu'un ne_que que;
    none: aucun aucune nul;
    former: ancien ancienne anciens anciennes ex ex* précédent* autrefois jadis prédécess* jusqu'en démissionn* limog* alors était avait retrait* sortant;
    cause: parce car puisque cause raison suite grâce dû due faute conséquence* conséquent provoqu* caus* entraîn* motif* motiv* expliqu* ainsi donc sous_l'effet après afin pour imput* attribu* face;
    first: premier première premiers premières; last: dernier dernière;
    deny: nie nient nié niait démen* contest*; admit: admet* admis* reconn* avou* confirm*; accept: accept* approuv* adopt* salu* accueilli* valid* d'accord;
    reject: rejet* refus* repouss* écart*; support: soutien* souten* soutenu* appui* appuy* favorable* approuv* salu*; oppose: oppos* contre hostile* défavorable*;
    rise: augment* hausse* progress* croî* croiss* grimp* bond* doubl* tripl* relev* accru* montée monté passé_de gagn*; fall: baiss* diminu* recul* chut* réduc* rédui* tomb* décl* abaiss* perd*;
    open: ouvr* ouvert* ouvre rouvr* inaugur*; close: ferm* clos* clôt*; begin: commenc* début* débuté* lanc* démarr* entam*; end: fin finit termin* achev* conclu* cess*;
    buy: achet* achat* acqui* rachet* rachat*; sell: vend* vent*; import: import*; export: export*; win: gagn* remport* victoire*; lose: perd* perte*;
    praise: salu* félicit* lou*; criticise: critiqu* condamn* dénonc* accus* reproch*; lift: lev* levée supprim*; impose: impos* instaur*; allow: autoris* permet* permis*; ban: interdi* bann*;
    demolish: démol* détrui* détruit*; build: construi* construct* bâti*; strengthen: renforc*; weaken: affaibl*; hire: embauch* recrut* engag*; dismiss: licenci* limog* renvoy*;
    free: libér* relâch*; arrest: arrêté* interpell* arrestation*; before: avant; after: après; north: nord; south: sud; east: est_du; west: ouest; legal: légal*; illegal: illégal*;
    secret: secret* secrète*; public: publiquement; guilty: coupable* condamn*; innocent: innocent* acquitt*; profit: bénéfice* profit*; loss: perte* déficit*; surplus: excédent*; deficit: déficit*;
    permanent: permanent* définitif définitive*; temporary: temporaire* provisoire*; upstream: amont; downstream: aval; delay: retard* report* repouss* ajourn*; hasten: accélér* avanc*;
    extend: prolong* étend*; shorten: raccourc* écourt*; predecessor: prédécess*; successor: success*; highest: plus_grand* plus_élevé*; lowest: plus_bas* plus_petit*;
    premier: premier_ministre première_ministre chancelier chancelière chef_du_gouvernement cheffe_du_gouvernement; minister: ministre ministres; president: président présidente présidents; mayor: maire maires bourgmestre;
    governor: gouverneur gouverneure; ambassador: ambassadeur ambassadrice émissaire; general: général_d'armée le_général général_de; admiral: amiral; judge: juge juges; prosecutor: procureur procureure parquet;
    professor: professeur professeure; king: roi reine; senator: sénateur sénatrice; prefect: préfet préfète; engineer: ingénieur ingénieure; lawyer: avocat avocate; doctor: médecin docteur;
    bishop: évêque archevêque; captain: capitaine; geologist: géologue; deputy: député députée députés; secretary: secrétaire; spokesperson: porte-parole; chair: président présidente;
    director: directeur directrice dirigeant* patron;
    say: dit dire déclar* annonc* affirm* assur* estim* expliqu* indiqu* précis* ajout* selon d'après rappel* souligné soulign* fait_savoir répond* raconté promis averti avert* jug* soutien* rapport* confié;
    ahead: va vont prévoi* prévu* envisag* projet* compt* doit doivent devra devront sera seront aura auront *era *eront *ira *iront *dra *dront *tra *vra promis promet* souhait* veut veulent prochain*;
    may: pourrait pourraient peut peuvent peut-être serait seraient aurait auraient probable* probablement vraisembl* sans_doute possible* semble* apparemment présum* éventuel* risque* devrait devraient supposé*;
    work: travail* œuvr*; pay: paie* pay* vers* rémunér*; cost: coût* coûte* frais dépens*; price: prix tarif; loan: prêt emprunt* crédit*; tax: impôt* taxe*; money: argent fonds; budget: budget*;
    wage: salaire*; people: personne* gens habitant*; staff: employ* salari* ouvri* emploi*; member: membre*; resident: habitant* riverain* résident*; household: foyer* ménage* famille*; pupil: élève* étudiant*;
    child: enfant*; woman: femme*; victim: victime*; wounded: bless*; dead: mort* tué* décé* décès; soldier: soldat* militaire*; ship: navire* bateau* ferry*; port: port ports; bridge: pont ponts;
    road: route routes; train: train trains; line: ligne lignes; station: gare gares station stations; tunnel: tunnel tunnels; airport: aéroport*; plane: avion* vol vols; car: voiture* véhicule*; truck: camion*;
    dam: barrage*; wall: mur murs digue*; plant: usine* centrale*; mine: mine mines; school: école*; hospital: hôpita*; house: maison* logement*; company: entreprise* société*; union: syndicat*;
    parliament: parlement* assemblée; government: gouvernement*; ministry: ministère*; court: tribunal* cour; police: police* gendarm*; authority: autorité*; council: conseil*; city: ville* commune*;
    province: province* région* département*; country: pays; island: île îles; sea: mer mers; river: rivière* fleuve*; water: eau eaux; oil: pétrole*; gas: gaz; power: électricité; energy: énergie*;
    coal: charbon*; grain: blé céréale*; fish: pêche* poisson*; food: nourriture aliment*; fire: incendie* feu; flood: inond* crue*; quake: séisme*; storm: tempête*; leak: fuite*; crack: fissur*; accident: accident*;
    damage: dégât* dommage* endommag*; danger: danger* risque*; safety: sécurité*; check: contrôl* vérifi* inspect* exam*; inquiry: enquêt*; report: rapport*; study: étude*; poll: sondage* enquête;
    evidence: preuve*; document: document*; letter: lettre* courrier*; contract: contrat*; deal: accord* traité; project: projet*; plan: plan plans; tender: appel_d'offres; offer: offre* propos*; demand: exig* réclam*;
    ask: demand*; promise: promess* promi* promet*; appeal: recours appel; complaint: plainte*; strike: grève*; protest: manifest* protest*; vote: vot* scrutin*; election: élection*; law: loi lois; permission: permis autoris*;
    sanction: sanction*; tariff: droits_de_douane tarif*; trade: commerc*; bank: banque*; rate: taux; growth: croissance; inflation: inflation; debt: dette*; aid: aide* subvention*; army: armée*; war: guerre*; weapon: arme armes;
    missile: missile*; attack: attaqu* attentat*; border: frontière*; truce: trêve* cessez-le-feu; talks: négoci* pourparler*; visit: visit*; meet: rencontr* réuni*; resign: démission*; appoint: nomm*; find: trouv* découv*;
    keep: gard* conserv* mainten* retenir; change: chang* modifi*; repair: répar* rénov*; test: test* essa*; deliver: livr* fourni*; send: envoy*; receive: reç* recev*; use: utilis*; know: sait savai* connu* connaî*; answer: répon*;
    publish: publi*; decide: décid* décision*; sign: sign*; share: part parts; half: moitié demi*; seat: siège*; passenger: passager*; ticket: billet*; leave: quitt* part*; return: retour* revien* repren*; problem: problème*;
    compensation: indemn* compens*; responsible: responsab*; invest: invest*; finance: financ*; evacuate: évacu*; harvest: récolte*; farmer: agriculteur* paysan*; forest: forêt*; dock: chantier_naval; site: chantier* site*;
    engine: moteur*; bus: bus autobus; area: quartier* zone*; village: village*; owner: propriétaire*; dispute: différend*; peace: paix; otter: loutre*; hide: cach*; wait: attend*
""")  # fmt: skip


LANGUAGE: Final = Language(
    code="fr",
    name="French",
    word=_WORD,
    same=_SAME,
    plain=rewriting(
        plain_digits,
        numeric_dates("[/.]"),
        (r"\b(\d{1,2}) ?h ?(\d{2})\b", r"\1.\2"),
        with_decimal_comma,
        (r"\b(?:les )?deux pays\b", "countries"),
        sums(_NUMBERS, " et |-et-| |-"),
        (r"\b1er\b", "1"),
        (r"\b(\d+)(?:e|ème|nde?)\b", lambda found: ordinal_key(int(found[1]))),
        sizes(_SIZES),
        (r"(?<=\d) ?(?:%|pour cent|p\. ?100)", " %"),
        (r"\b(?:l'an dernier|l'année dernière|l'an passé)", "last year"),
        (r"\b(?:cette année)", "this year"),
        (r"\b(?:l'an prochain|l'année prochaine)", "next year"),
        (r"\b(?:le )?mois (?:dernier|passé)", "last month"),
        (r"\bce mois(?:-ci)?", "this month"),
        (r"\b(?:le )?mois prochain", "next month"),
        bounds(r"au moins|plus de|plus d'|minimum", r"au plus|jusqu'à|moins de|maximum"),
    ),
    sentences=sentences("M MM Mme Mmes Mlle Dr Pr St Ste av env art p etc janv févr avr juil sept oct nov déc"),
    clauses=clauses(r"; |, (?:mais|tandis que|alors que)\b"),
    stop_words=frozenset(
        "le la les l' un une des de du d' et en à au aux que qu' qui ce c' il elle ils elles s' se son sa ses est sont a".split()
    ),
    dates=Dates(
        months=MONTHS,
        day_joins=("au", "et", "à"),
        relative_months=RELATIVE_MONTHS,
        relative_years=RELATIVE_YEARS,
        recent=RECENT,
        weekdays=WEEKDAYS,
        before_christ=(("#", "av", "j"),),
        seasons=("printemps", "été", "automne", "hiver"),
    ),
    hedges=Hedges(words=HEDGES),
    reporting=frozenset("dit déclaré annoncé affirme assure selon averti précisé promis ajouté estime indiqué".split()),
    negations=NEGATIONS,
    bounds=BOUNDS,
    name_forms=_name_forms,
    without_capital=_DEMONYM,
    signs=_SIGNS,
)
