"""French: numbers, dates, names after an elision, quotations, hedges and negations that are plain, and signs."""

from __future__ import annotations

import re
from typing import Final

from ..language import Token
from ..packs import Spaced
from ..rewriting import halves, ordinal_key
from ..signs import Signs

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


_DECADES: Final = {
    "quatre-vingt-dix": "1990", "quatre-vingt": "1980", "quatre-vingts": "1980", "soixante-dix": "1970", "soixante": "1960", "cinquante": "1950",
    **{str(decade): f"19{decade}" for decade in range(20, 100, 10)},
}  # fmt: skip

_ORDINALS: Final = {
    **{word: ordinal_key(number) for number, word in enumerate("treizième quatorzième quinzième seizième".split(), 13)},
    "vingtième": "20th", "trentième": "30th", "quarantième": "40th", "cinquantième": "50th", "centième": "100th",
}  # fmt: skip
#: Ordinals of two words, in which a hyphen stands.
_LONG_ORDINALS: Final = {
    **{f"dix-{word}": 10 + number for number, word in enumerate("septième huitième neuvième".split(), 7)},
    **{f"vingt-{word}": 20 + number for number, word in enumerate("deuxième troisième quatrième cinquième sixième septième huitième neuvième".split(), 2)},
    "vingt et unième": 21, "vingt-et-unième": 21,
}  # fmt: skip

_COUNTS: Final = {word: number for number, word in enumerate("un deux trois quatre cinq six sept huit neuf dix".split(), 1)} | {"une": 1}
#: Verbs that say what somebody intends only before an infinitive: compte ouvrir, compte 40 salariés.
_INTENDING: Final = frozenset("compte comptent comptait entend entendent".split())


def _hedges_at(sentence: tuple[Token, ...], index: int) -> bool:
    """Whether a hedging word hedges: verbs of intention do before an infinitive."""
    if sentence[index].key not in _INTENDING:
        return True
    following = [token.key for token in sentence[index + 1 : index + 4]]
    return any(key.endswith(("er", "ir", "re")) and len(key) > len("par") for key in following)


_SIGNS: Final = Signs(bare=_bare, listed="""
    not: ne n' pas non jamais rien aucun aucune personne_ne sans ni nul nulle;
    neg: refus* rejet* dément* nie nient nié nier contre interdi* sauf seulement seul seule ne_que peu guère improbable impossible incapable inconnu* manque* manqu* exclu* cess* arrêt*
    suspend* suspens* abandon* abstien* absen* évit* empêch* oppos* annul* faute moins malgré sinon avant_que hormis échou* ignor* dépourvu* perd* retir* renonc*;
    -: non_seulement ne_plus_tard pas_moins sans_doute sans_précédent moins_de au_moins du_moins pas_encore tout_de_suite tout_à_fait avant_tout surtout tout_en tout_au_plus tout_le_monde
    après_tout du_tout tous_les_jours tout_comme au_plus de_plus en_plus plus_de d'abord plus_tard le_plus la_plus les_plus;
    all: tous toutes toute tout chaque chacun chacune entier entière intégralité ensemble totalité complètement entièrement toujours
    unanimité intégralement deux_parties;
    most: plupart majorité majoritairement principalement essentiellement plus_grande_partie majeure_partie grande_partie essentiel;
    some: certains certaines quelques plusieurs partie partiellement parfois peu_de minorité divers nombreux nombreuses;
    only: seulement uniquement exclusivement seul seule seuls seules qu'une qu'un ne_que que;
    none: aucun aucune nul;
    former: ancien ancienne anciens anciennes ex ex* précédent* autrefois jadis prédécess* jusqu'en démissionn* limog* alors était avait
    retrait* sortant;
    cause: parce car puisque cause raison suite grâce dû due faute conséquence* conséquent provoqu* caus* entraîn* motif* motiv*
    expliqu* ainsi donc sous_l'effet après afin pour imput* attribu* face;
    about: environ autour quelque quelques;
    stop: suspen* arrêt* interromp* interrup* cess*;
    hear: entend* écout*; comment: comment*; exclude: exclu*; comply: respect*; attend: assist* particip*; need: besoin* nécess* faudra
    faut; write: écri*; see: voi* vu vue; trust: confian*; prepare: prépar* prêt prête prêts; guarantee: garant*; definitive: définiti*;
    enough: assez suffi*; claims: accusation* allégation*; consult: consult*; warn: averti* alert*; inform: inform* préven*; sure:
    certain_que certitude; reason: raison*; apologise: excus*; exist: exist*; function: fonctionn* exploit*; drink: potable boire;
    crime: crime* fraude*; corruption: corrup* pot-de-vin; register: enregistr*; sick: malade* maladie*; food_shop: commerçant* magasin*
    boutique*; leader: chef* dirigeant*; accuse: accus*;
    first: premier première premiers premières; last: dernier dernière;
    deny: nie nient nié niait démen* contest*; admit: admet* admis* reconn* avou* confirm*; accept: accept* approuv* adopt* salu*
    accueilli* valid* d'accord;
    reject: rejet* refus* repouss* écart*; support: soutien* souten* soutenu* appui* appuy* favorable* approuv* salu*; oppose: oppos*
    contre hostile* défavorable*;
    rise: percent_de_plus augment* hausse* progress* croî* croiss* grimp* bond* doubl* tripl* relev* accru* montée monté passé_de gagn*; fall: percent_de_moins baiss*
    diminu* recul* chut* réduc* rédui* tomb* décl* abaiss* perd*;
    open: ouvr* ouvert* ouvre rouvr* inaugur*; close: ferm* clos* clôt*; begin: commenc* début* débuté* lanc* démarr* entam*; end: fin
    finit termin* achev* conclu* cess*;
    buy: achet* achat* acqui* rachet* rachat*; sell: vend* vent*; import: import*; export: export*; win: gagn* remport* victoire*; lose:
    perd* perte*;
    praise: salu* félicit* lou*; criticise: critiqu* condamn* dénonc* accus* reproch*; lift: lev* levée supprim*; impose: impos*
    instaur*; allow: autoris* permet* permis*; ban: interdi* bann*;
    demolish: démol* détrui* détruit*; build: construi* construct* bâti*; strengthen: renforc*; weaken: affaibl*; hire: embauch* recrut*
    engag*; dismiss: licenci* limog* renvoy*;
    free: libér* relâch*; arrest: arrêté* interpell* arrestation*; before: avant; after: après; north: nord; south: sud; east: est_du;
    west: ouest; legal: légal*; illegal: illégal*;
    secret: secret* secrète*; public: publiquement; guilty: coupable* condamn*; innocent: innocent* acquitt*; profit: bénéfice* profit*;
    loss: perte* déficit*; surplus: excédent*; deficit: déficit*;
    permanent: permanent* définitif définitive*; temporary: temporaire* provisoire*; upstream: amont; downstream: aval; delay: retard*
    report* repouss* ajourn*; hasten: accélér* avanc*;
    extend: prolong* étend*; shorten: raccourc* écourt*; predecessor: prédécess*; successor: success*; highest: plus_grand* plus_élevé*;
    lowest: plus_bas* plus_petit*;
    premier: premier_ministre première_ministre chancelier chancelière chef_du_gouvernement cheffe_du_gouvernement; minister: ministre
    ministres; president: président présidente présidents; mayor: maire maires bourgmestre;
    governor: gouverneur gouverneure; ambassador: ambassadeur ambassadrice émissaire; general: général_d'armée le_général général_de;
    admiral: amiral; judge: juge juges magistrat* présidente_du_tribunal président_du_tribunal; prosecutor: procureur procureure parquet;
    professor: professeur professeure; king: roi reine; senator: sénateur sénatrice; prefect: préfet préfète; engineer: ingénieur
    ingénieure; lawyer: avocat avocate; doctor: médecin docteur;
    bishop: évêque archevêque; captain: capitaine; geologist: géologue; deputy: député députée députés; secretary: secrétaire;
    spokesperson: porte-parole; chair: président présidente;
    director: directeur directrice dirigeant* patron;
    say: dit dire déclar* annonc* affirm* assur* estim* expliqu* indiqu* précis* ajout* selon d'après rappel* souligné soulign*
    fait_savoir répond* raconté promis averti avert* jug* soutien* rapport* confié;
    ahead: va vont prévoi* prévu* envisag* projet* doit doivent devra devront sera seront aura auront *era *eront *ira *iront
    *dra *dront *tra *vra promis promet* souhait* veut veulent prochain*;
    may: pourrait pourraient peut peuvent peut-être serait seraient aurait auraient probable* probablement vraisembl* sans_doute
    possible* semble* apparemment présum* éventuel* risque* devrait devraient supposé*;
    work: travail* œuvr*; pay: paie* pay* vers* rémunér*; cost: coût* coûte* frais dépens*; price: prix tarif; loan: prêt emprunt*
    crédit*; tax: impôt* taxe*; money: argent fonds; budget: budget*;
    wage: salaire*; people: personne* gens habitant*; staff: employ* salari* ouvri* emploi*; member: membre*; resident: habitant*
    riverain* résident*; household: foyer* ménage* famille*; pupil: élève* étudiant*;
    child: enfant*; woman: femme*; victim: victime*; wounded: bless*; dead: mort* tué* décé* décès; soldier: soldat* militaire*; ship:
    navire* bateau* ferry*; port: port ports; bridge: pont ponts;
    road: route routes; train: train trains; line: ligne lignes; station: gare gares station stations; tunnel: tunnel tunnels; airport:
    aéroport*; plane: avion* vol vols; car: voiture* véhicule*; truck: camion*;
    dam: barrage*; wall: mur murs digue*; plant: usine* centrale*; mine: mine mines; school: école*; hospital: hôpita*; house: maison*
    logement*; company: entreprise* société*; union: syndicat*;
    parliament: parlement* assemblée; government: gouvernement*; ministry: ministère*; court: tribunal* cour; police: police* gendarm*;
    authority: autorité*; council: conseil*; city: ville* commune*;
    province: province* région* département*; country: pays; island: île îles; sea: mer mers; river: rivière* fleuve*; water: eau eaux;
    oil: pétrole*; gas: gaz; power: électricité; energy: énergie*;
    coal: charbon*; grain: blé céréale*; fish: pêche* poisson*; food: nourriture aliment*; fire: incendie* feu; flood: inond* crue*;
    quake: séisme*; storm: tempête*; leak: fuite*; crack: fissur*; accident: accident*;
    damage: dégât* dommage* endommag*; danger: danger* risque*; safety: sécurité*; check: contrôl* vérifi* inspect* exam*; inquiry:
    enquêt*; report: rapport*; study: étude*; poll: sondage* enquête;
    evidence: preuve*; document: document*; letter: lettre* courrier*; contract: contrat*; deal: accord* traité; project: projet*; plan:
    plan plans; tender: appel_d'offres; offer: offre* propos*; demand: exig* réclam*;
    ask: demand*; promise: promess* promi* promet*; appeal: recours appel; complaint: plainte*; strike: grève*; protest: manifest*
    protest*; vote: vot* scrutin*; election: élection*; law: loi lois; permission: permis autoris*;
    sanction: sanction*; tariff: droits_de_douane tarif*; trade: commerc*; bank: banque*; rate: taux; growth: croissance; inflation:
    inflation; debt: dette*; aid: aide* subvention*; army: armée*; war: guerre*; weapon: arme armes;
    missile: missile*; attack: attaqu* attentat*; border: frontière*; truce: trêve* cessez-le-feu; talks: négoci* pourparler*; visit:
    visit*; meet: rencontr* réuni*; resign: démission*; appoint: nomm*; find: trouv* découv*;
    keep: gard* conserv* mainten* retenir; change: chang* modifi*; repair: répar* rénov*; test: test* essa*; deliver: livr* fourni*;
    send: envoy*; receive: reç* recev*; use: utilis*; know: sait savai* connu* connaî*; answer: répon*;
    publish: publi*; decide: décid* décision*; sign: sign*; share: part parts; half: moitié demi*; seat: siège*; passenger: passager*;
    ticket: billet*; leave: quitt* part*; return: retour* revien* repren*; problem: problème*;
    compensation: indemn* compens*; responsible: responsab*; invest: invest*; finance: financ*; evacuate: évacu*; harvest: récolte*;
    farmer: agriculteur* paysan*; forest: forêt*; dock: chantier_naval; site: chantier* site*;
    engine: moteur*; bus: bus autobus; area: quartier* zone*; village: village*; owner: propriétaire*; dispute: différend*; peace: paix;
    otter: loutre*; hide: cach*; wait: attend*;
    opposition: opposition opposants; party: parti partis; coalition: coalition*; candidate: candidat candidats candidate candidature*;
    campaign: campagne campagnes; reform: réform*; constitution: constitution*; referendum: référendum*; cabinet: cabinet; speech: discours
    allocution; statement: communiqué* déclaration*; summit: sommet; embassy: ambassade* consulat*; refugee: réfugié* asile migrant*; trial:
    procès audience*; verdict: verdict jugement* arrêt jugé; sentence: condamn* peine peines; prison: prison emprisonn*; suspect: suspect*
    prévenu* accusé accusés; lawsuit: plainte poursui* assign*; charge: inculp* accusation* mis_en_examen; bail: caution; fine: amende*;
    witness: témoin* témoign*; theft: vol vols volé* cambriol*; murder: meurtre* homicide* assassin*; embezzle: détourn*; forge: falsif*
    faux_document*; revenue: chiffre_d'affaires recette* revenus; stock: action actions actionnaire* bourse; market: marché marchés;
    production: production* produi*; order: commande* command*; merger: fusion* rachat rachet* reprise; subsidiary: filiale*; headquarters:
    siège bureau bureaux; product: produit produits marchandise*; unemployment: chômage chômeur*; job: emploi* poste postes employ*;
    currency: monnaie devise devises; interest: taux_d'intérêt taux_directeur; researcher: chercheu* scientifique* expert* analyste*
    auteur*; species: espèce*; experiment: expérience expérimenta* essai*; result: résultat*; sample: échantillon*; temperature:
    température*; climate: climat*; emission: émission* pollu*; satellite: satellite* fusée sonde; telescope: télescope* observatoire*;
    fossil: fossile* squelette os; virus: virus infection* infecté*; vaccine: vaccin*; patient: patient*; drug: médicament*; nurse:
    infirmi*; rescue: secour* sauvet* sauvé* survivant* rescapé*; missing: disparu*; collapse: effondr* éboul* glissement_de_terrain;
    explosion: explosion* explos*; smoke: fumée; shelter: abri abris hébergement refuge; outage: panne* coupure*; drought: sécheresse*;
    avalanche: avalanche*; club: club clubs équipe*; player: joueu* athlète* sportif* coureu* nageu*; coach: entraîneur* entraîneuse
    sélectionneur; match: match matchs course courses partie; championship: championnat* tournoi* ligue coupe; medal: médaille*; doping:
    dopage; referee: arbitre*; season: saison*; stadium: stade stades; record: record records; federation: fédération* association*; fan:
    supporte* spectateu*; exhibition: exposition*; film: film films cinéma; festival: festival* fête; book: livre livres; artist: artiste*
    peint* tableau; monument: monument* statue* château patrimoine; library: bibliothèque* archive*; university: université* faculté;
    teacher: enseignant* professeur*; tourism: touris* visiteur*; traffic: circulation trafic; driver: conducteur* chauffeur* pilote*
    équipage; canal: canal canaux écluse*; cargo: cargaison* fret conteneur*; crane: grue grues; railway: chemin_de_fer ferroviaire* rail
    rails; tram: tramway* métro; software: logiciel* application* programme*; hacker: pirat* cyber*; data: données; network: réseau réseaux;
    customer: client clients clientèle consommateur* usager*; rain: pluie* précipitation*; snow: neige*; heat: canicule chaleur; wind: vent
    vents rafale*; level: niveau niveaux cote; reservoir: réservoir* lac lacs retenue; mountain: montagne* pente*; glacier: glacier* glace
    banquise; coast: côte côtes littoral plage*; hunt: chasse* chass* braconn*; animal: animal animaux faune troupeau population; bird:
    oiseau oiseaux; cattle: bétail vache* bovin* porc* mouton* volaille*; reserve: réserve parc parcs; tree: arbre* bois abattage; waste:
    déchet* ordure* eaux_usées; nuclear: nucléaire* réacteur* atomique radioactif*; solar: solaire* photovoltaïque*; turbine: turbine*
    éolien* parc_éolien; battery: batterie*; pipeline: gazoduc* oléoduc* conduite* canalisation*; cable: câble*; steel: acier métal*;
    drawing: plan_technique dessin*; chip: puce puces semi-conducteur*; laboratory: laboratoire*; center: centre centres; building:
    bâtiment* immeuble*; floor: étage étages niveau; bed: lit lits; land: terrain* terre terres parcelle*; shop: magasin* commerce*
    supermarché* restaurant*; hotel: hôtel*; apartment: appartement* logement*; media: journal journaux médias télévision journaliste*
    presse; interview: interview* entretien; press_conference: conférence_de_presse; committee: commission* comité*
    conseil_d_administration; agency: agence* office; chief: chef chefs cheffe patron dirigeant* responsable gérant* directeur directrice;
    founder: fondateur* fondatrice fond*; owner: propriétaire* appartien* appartenai* possèd*; vice: adjoint* vice*; acting: intérim
    intérimaire* par_intérim; elect: élu élue élus élire réélu*; dissolve: dissou* dissol*; negotiate: négoci*; cooperate: coopér* collabor*
    partenariat*; renew: renouvel* reconduit* prolong*; expire: expir* échéance prend_fin; ratify: ratifi*; join: adhér* rejoin* rejoign*
    adhésion; cancel: annul* supprim*; postpone: report* repouss* ajourn*; replace: remplac*; remove: retir* enlev*; install: install*
    mis_en_place; expand: agrand* étend* extension élarg*; introduce: introdui* instaur*; present: présent* dévoil* montr* révél*; measure:
    mesur* relev*; count: recens* compt* dénombr*; destroy: détrui* ravag* dévast*; fire: brûl* incendi* feu feux flammes fumée; sink: coul*
    sombr* naufrag* chavir*; recede: baiss* décru* recul* redescend*; search: recherch* cherch* fouill*; flee: fui* fuyai* évad*; threaten:
    menac*; pressure: pression*; protect: protég* protect* défen*; cost: dépens*; earn: gagn*; debt: dett* arriér*; transfer: transfér*
    déplac*; store: stock* entrepos* entrepôt*; consume: consomm*; training: formation*; live: viv* habit* vit; connect: reli*; block:
    bloqu* barr*; restore: rétabl* repri* restaur*; create: établi*; lead: dirig* mèn* mené* condui*; success: réuss* succès parven*;
    failure: échou* échec*; happen: survenu* produi* eu_lieu; continue: continu* poursui* toujours; repeat: encore nouveau nouvelle répét*;
    successor_role: successeur*; compete: concurren* compéti* rival*; quality: qualité; defect: défaut* défectu*; late: retard*; shortage:
    pénurie*; sign: sign*; limit: limit* restrict* plafonn*; rule: règle* règlement*; standard: norme* standard*; policy: politique*; step:
    mesure mesures; goal: objectif*; deadline: délai* calendrier échéance; crisis: crise*; conflict: conflit* combat* affront*; hostage:
    otage* enlèv* kidnapp*; spy: espion*; terror: terroris* attentat*; bomb: bombe* bombard* obus; drone: drone drones; tank: char chars
    blindé*; navy: marine flotte*; base: base bases; plane: vols compagnie_aérienne; ship: bateau bateaux chalutier*; sailor: marin marins
    matelot*; tug: remorqueur*; fish: pêcheur*; dockworker: docker*; shift: équipe_de_nuit horaire*; union: syndicat*; household: foyer*
    ménage*; municipality: mairie* municipal* commune*; region: région* département* canton*; capital: capitale; abroad: étranger étrangère*
    étrangers; supply: approvision* fournitur*; approve: approuv* autoris* valid*; suspend: suspen* exclu* interdi*; sanction: sanction*
    pénalité* peine puni*; discipline: disciplin*; complaint: objection* recours réclamation*; appeal: appel pourvoi recours; plead: plaid*;
    guilt: coupab* culpab*; inquiry: enquêt* instruction; prosecution: procureur* parquet; defence: défense avocat*; acquit: relax*
    acquitt*; security_staff: sécurité gardien*; wounded: bless*; dead: mort morts décès décéd* tué*; helicopter: hélicoptère*; firefighter:
    pompier*; message: message* alert* averti* prévenu*; emergency: urgence; disaster: catastroph* sinistre*; reason: cause origine;
    area_size: superficie surface; thick: épais* minc*; average: moyenne; distance: distance*; speed: vitesse*; height: haut hauteur*;
    length: long longue longueur*; depth: profond*; weight: poids pèse*; age: âge âgé* ans; birth: naissanc* né née; population_size:
    population habitants; migration: émigr* immigr*; religion: religi* mosquée* temple*; museum: musée*; church: église* cathédrale; repair:
    restaur* rénov*; water_supply: eau_potable; irrigation: irrig*; sugar: sucre riz café thé maïs; lithium: lithium cuivre nickel argent
    zinc; breakdown: rompu* rupture rompr*; influence: influ* impact* affect* touch* effet*; attribute: attribu* imput*; trend: tendance*;
    turn: invers*; early: tôt prématur*; conclusion: conclu*; clear: clair*; maintain: affirm* soutien* assur* maintien*; ask: demand*
    réclam* exig* requi*; request: demande* requête* candidature*; answer: répon* réag* comment*; refuse: refus* rejet* repouss*; welcome:
    salu* accueill*; thank: remerci*; regret: regret*; blame: accus* reproch* imput*; fear: crain* crainte* peur inqui*; hope: espèr* espér*
    espoir; doubt: dout* sceptic*; exceed: dépass* excéd*; reach: attei* élèv* s'élève total*; divide: proportion; double: doubl*;
    equipment: équipement* appareil* machine* matériel; car: véhicule* voiture* camion*; route: ligne* itinéraire* trajet; tunnel: tunnel*;
    price: tarif* péage* redevance* prix; budget_cut: coupe* économ*; layoff: licenci*; resign: démission* quitt* parti; soldier: soldat*
    troupe* armée; state: état national*; secrecy: secret* confidenti*; document: lettre* document* dossier* papier*; test: test* contrôl*
    inspect* exam*
""")  # fmt: skip

LANGUAGE: Final = Spaced(
    code="fr",
    name="French",
    edition=3,
    #: An elided word is one of its own: l'Arvelle, qu'elle.
    word=r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'|[^\W\d_]+(?:'[^\W\d_]+)*",
    keys="""
    2: deux; 3: trois; 4: quatre; 5: cinq; 6: six; 7: sept; 8: huit; 9: neuf; 10: dix; 11: onze; 12: douze douzaine; 13: treize; 14:
    quatorze;
    15: quinze; 16: seize; 17: dix-sept; 18: dix-huit; 19: dix-neuf; 20: vingt vingts vingtaine; 30: trente trentaine; 40: quarante quarantaine;
    50: cinquante cinquantaine; 60: soixante soixantaine; 70: soixante-dix septante; 80: quatre-vingt quatre-vingts huitante; 90:
    quatre-vingt-dix nonante;
    100: cent cents centaine centaines; second: deuxième second seconde; 3th: troisième; 4th: quatrième; 5th: cinquième; 6th: sixième;
    7th: septième;
    8th: huitième; 9th: neuvième; 10th: dixième; 11th: onzième; 12th: douzième; january: janvier janv; february: février févr; march: mars;
    april: avril avr; may: mai; june: juin; july: juillet juil; august: août aout; september: septembre; october: octobre oct; november:
    novembre nov;
    december: décembre déc; monday: lundi lundis; tuesday: mardi; wednesday: mercredi; thursday: jeudi; friday: vendredi; saturday: samedi;
    sunday: dimanche; million: million millions; billion: milliard milliards; trillion: billions; 1000: mille millier milliers; percent: %;
    tonne: tonne tonnes; kilometre: kilomètre kilomètres km; metre: mètre mètres; kilogram: kilo kilos kilogramme kilogrammes kg; mile:
    mile miles;
    year: an ans année années; month: mois; week: semaine semaines; day: jour jours journée; hour: heure heures; minute: minute minutes;
    yesterday: hier; today: aujourd'hui; recently: récemment; half: moitié
    """,
    made=_ORDINALS,
    one="un une",
    joints=" et |-et-| |-",
    first=tuple((rf"\b{word}\b", ordinal_key(number)) for word, number in _LONG_ORDINALS.items()),
    sizes={"mille": 1000, "milliers": 1000, "millions?": 10**6, "milliards?": 10**9, "billions?": 10**12, "Md[s€]?": 10**9, "M€": 10**6},
    units={
        "mètres? cubes?|m3|m³": "cubic metre", "kilomètres? carrés?|km2|km²": "square kilometre", "mètres? carrés?|m2|m²": "square metre",
        "hectares?|ha": "hectare", "litres?": "litre", "barils?": "barrel", "mégawatts?|MW": "megawatt", "gigawatts?|GW": "gigawatt",
        "%|pour cent|p\\. ?100": "percent", "points? de pourcentage|points?": "percent point", r"dollars?|\$": "dollar", "euros?|€": "euro", "livres?|£": "pound",
        "couronnes?": "crown", "francs?": "franc", "yens?": "yen", "roubles?": "ruble", "dinars?": "dinar", "dirhams?": "dirham", "pesos?": "peso",
        "yuans?": "yuan", "wons?": "won", "lires?": "lira", "roupies?": "rupee",
    },
    link="d'|de ",
    phrases={
        "countries": "(?:les )?deux pays", "last year": "l'an dernier|l'année dernière|l'an passé|l'année passée", "this year": "cette année",
        "next year": "l'an prochain|l'année prochaine", "last month": "(?:le )?mois (?:dernier|passé)", "this month": "ce mois(?:-ci)?",
        "next month": "(?:le )?mois prochain", "3th": "(?:un|le) tiers", "2 thirds": "(?:les )?(?:deux|2) tiers", "quarter": "(?:un|le) quart",
        "3 quarters": "(?:les )?(?:trois|3) quarts", "half": "la moitié",
    },
    then=(
        halves(_COUNTS, "millions?|milliards?|ans?|heures?", "et demie?"),
        (r"\b(\d{1,2}) ?h ?(\d{2})\b", r"\1.\2"),
        (r"\bannées[ -](quatre-vingt-dix|quatre-vingts?|soixante-dix|soixante|cinquante|\d0)\b", lambda found: f"{_DECADES.get(found[1], found[1])} "),
        (r"\b1er\b", "1"),
        (r"\b(\d+)(?:e|ème|nde?)\b", lambda found: ordinal_key(int(found[1]))),
    ),
    joins="à|et|ou|-",
    least=r"(?:d')?au moins|plus (?:de|d')|plus que|minimum|au minimum|pas moins (?:de|d')|supérieure?s? à|dépass\w+|excèd\w+|au-delà de|bien plus de",
    most=r"(?:tout )?au plus|jusqu'à|moins (?:de|d')|maximum|au maximum|près (?:de|d')|presque|pas plus (?:de|d')|inférieure?s? à|à peine|"
    r"quasiment",
    least_after="au moins|au minimum|ou plus|et plus|minimum",
    most_after="au plus|au maximum|ou moins|maximum|tout au plus",
    dates="[/.]",
    doubt="probablement vraisemblablement apparemment pourrait pourraient serait seraient aurait auraient peut peuvent possible possibles "
    "probable probables possiblement éventuellement éventuel éventuelle présumé présumée présumés supposé supposée prétendument semble semblent sembler "
    "vraisemblable devrait devraient soupçonné soupçonnée suspecté suspectée censé censée devraient craint craignent redoute",
    dispute="affirme affirment affirmait affirmé prétend prétendent prétendu dément démentent démenti nie nient nié niait conteste contestent assure assurent soutient soutiennent allègue",
    plan="prévoit prévoient prévu prévue prévus prévues envisage envisagent compte comptent projette projettent entend entendent souhaite souhaitent devra devront veut veulent vise visent prévoyait envisageait comptait",
    hedges_at=_hedges_at,
    modal="peut peuvent",
    negations="ne n' pas aucun aucune jamais rien personne sans ni dément démentent démenti nie nient nié refuse refusé refusent rejette rejeté rejetée",
    bounds="moins plus environ quelque quelques près presque jusqu jusqu' maximum minimum seulement seul seule tous toutes chaque autour vers entre dépassé "
    "dépasse dépassant supérieur inférieur least most",
    home_words="gouvernement pays état parlement",
    border="; |, (?:mais|tandis que|alors que)\\b",
    abbreviations="M MM Mme Mmes Mlle Dr Pr St Ste av env art p etc janv févr avr juil sept oct nov déc",
    stop_words="le la les l' un une des de du d' et en à au aux que qu' qui ce c' il elle ils elles s' se son sa ses est sont a",
    day_joins="au et à",
    reporting="dit déclaré annoncé affirme assure selon averti précisé promis ajouté estime estimé indiqué expliqué rappelé souligné",
    name_forms=_name_forms,
    without_capital=_DEMONYM.pattern,
    signs=_SIGNS,
).language()  # fmt: skip
