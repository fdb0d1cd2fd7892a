"""German: numbers, dates, names with the ending of the genitive, quotations, hedges and negations that are plain, and signs."""

from __future__ import annotations

import re
from typing import Final

from ..packs import Spaced
from ..rewriting import MONTHS, ordinal_key
from ..signs import Signs

_ONES: Final = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TEENS: Final = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
_TENS: Final = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_UP_TO_99: Final = (
    {word: number for number, word in enumerate((*_ONES, *_TEENS), 1)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {f"{one}und{ten}": 10 * tens + ones for tens, ten in enumerate(_TENS, 2) for ones, one in enumerate(_ONES, 1)}
)
_HUNDREDS: Final = {"hundert": 100} | {f"{one}hundert": 100 * number for number, one in enumerate(_ONES, 1)}
_NUMBERS: Final = (
    {word: str(number) for word, number in _UP_TO_99.items() if number > 1}
    | {word: str(number) for word, number in _HUNDREDS.items()}
    | {f"{hundred}{word}": str(hundreds + more) for hundred, hundreds in _HUNDREDS.items() for word, more in _UP_TO_99.items()}
    | {f"{word}tausend": str(1000 * number) for word, number in _UP_TO_99.items()}
    | {
        f"{more}tausend{hundred}": str(1000 * thousands + hundreds)
        for more, thousands in [("", 1), *[*_UP_TO_99.items()][:9]]
        for hundred, hundreds in _HUNDREDS.items()
    }
)
_TIMES: Final = {f"{word}mal": str(number) for word, number in _UP_TO_99.items() if number > 1}
_ORDINALS: Final = {
    stem + ending: ordinal_key(number)
    for number, stem in enumerate("zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft".split(), 2)
    for ending in ("e", "en", "er", "es", "em")
} | {
    f"{word}{'s' if number >= 20 else ''}t{ending}".casefold(): ordinal_key(number)  # ß is ss in keys
    for word, number in (_UP_TO_99 | {"hundert": 100}).items()
    if number >= 13
    for ending in ("e", "en", "er", "es", "em")
}


def _day_in_figures(found: re.Match[str]) -> str:
    """A day and a month in figures, as a text writes them after a preposition: am 5.3."""
    day, month = int(found[2]), int(found[3])
    return f"{found[1]}{day} {MONTHS[month - 1]}" if 1 <= month <= len(MONTHS) and 1 <= day <= 31 else found[0]


def _name_forms(word: str) -> tuple[str, ...]:
    """A word of a name, and its genitive; an adjective from a place has its endings, and so has one in a name: Freie, Freier."""
    adjective = re.fullmatch(r"([^\W\d_]+isch)(?:e[rnsm]?)?", word)
    if adjective:
        return (word, *(adjective[1] + ending for ending in ("", "e", "er", "en", "es", "em")))
    if re.fullmatch(r"[^\W\d_]{3,}e[ns]?", word):
        stem = re.sub("e[ns]?$", "", word)
        return tuple(dict.fromkeys((word, f"{word}s", *(stem + ending for ending in ("e", "er", "en", "es", "em")))))
    return (word,) if word.endswith(("s", "ß", "x", "z")) else (word, f"{word}s", f"{word}es")


_SIGNS: Final = Signs(spelled=str.casefold, listed="""
    not: nicht kein keine keinen keinem keiner keines nie niemals niemand niemandem nichts ohne weder keinerlei keineswegs;
    neg: bestreit* bestritt* dementier* ablehn* abgelehn* lehnt* lehnen* weiger* verweiger* gegen verbot* verbiet* nur erst außer kaum unwahrscheinlich* unmöglich* unbekannt* unklar* fehl* mangel* stopp* gestoppt
    einstell* eingestellt ausgeschlossen ausschließ* schließt_aus verhinder* vermeid* vermied* unter un* aufgehoben abgesagt gescheitert scheiter* wies_zurück zurück* zurückgewiesen trotz statt
    verzicht* widersprach widersprich* vergeblich leer weniger frei verschwieg* verschwiegen;
    -: nicht_nur unter_anderem und union universität* unternehmen* unternahm* unternimm* unterricht* unterstütz* unterschr* unterzeichn* unterschied* untersuch* unfall* unfälle* ungefähr unabhängig* unruh* unser* unten
    uns unterdessen ungar* uhr nicht_zuletzt vor_allem vor_jahren nach_angaben alles_klar zuerst erst_recht einmal erste ersten erster erstes unterlagen umwelt* unweit unglück* unlängst nicht_mehr_als nicht_weniger_als
    nach_ansicht nach_schätzung nach_einschätzung nach_meinung nach_wie_vor ansicht_nach seiner_ansicht ihrer_ansicht im_allgemeinen bald_alle vor_gericht alle_jahre;
    all: alle allen aller alles jeder jede jedes jeden jedem sämtliche sämtlichen sämtlicher ganze ganzen ganz gesamte gesamten gesamter
    vollständig völlig komplett stets immer beide beiden einstimmig überall;
    most: meisten meiste mehrheit* großteil hauptsächlich überwiegend* größtenteils mehrheitlich vorwiegend größte_teil größten_teil;
    some: einige einigen einiger manche manchen mehrere mehreren teil teile teilweise teils wenige wenigen etliche minderheit* zum_teil
    viele vielen zahlreiche;
    only: nur lediglich ausschließlich bloß einzig allein erst;
    none: keiner keine niemand;
    former: früher* ehemalig* ex ex* vormalig* damalig* einstig* alt-* vorgänger* bis_vor zurückgetreten* abgewählt* abgelöst*
    entlassen* scheidend* einst war;
    cause: weil wegen aufgrund da denn infolge durch dank deshalb daher darum deswegen ursache* grund gründe gründen verursach*
    ausgelöst ausgelös* führt* folge* nachdem nach angesichts begründ* zurückzuführen damit anlass;
    about: rund etwa circa ca ungefähr;
    stop: stopp* gestoppt einstell* eingestellt unterbr* ausgesetzt aussetz*;
    hear: hör* gehört angehört; comment: kommentier* äußer*; exclude: ausgeschlossen ausschließ* schließt; comply: einhalt* eingehalten
    hielt hält; attend: teilnahm* teilgenommen nahm; need: brauch* nötig benötig*; write: schrieb* schreib* geschrieben; see: sah sieh*
    seh* gesehen sichtbar*; trust: vertrau*; prepare: vorbereit* bereit; guarantee: garant*; definitive: endgültig*; enough: genug
    ausreich* genügend; claims: vorwurf* vorwürf* anschuldig*; consult: konsult*; warn: warn* gewarnt; inform: informier*
    benachrichtig*; sure: sicher* gewiss*; reason: grund gründ* ursache*; apologise: entschuldig*; exist: besteh* existier*; function:
    betrieb* funktion*; drink: trink*; crime: verbrech* straftat* betrug*; corruption: bestech* korrupt*; register: registr*; sick:
    krank*; food_shop: laden läden händler*; leader: chef* leiter*; accuse: beschuldig* vorwirft;
    first: erste ersten erster erstes erstmals zuerst; last: letzte letzten letzter letztes;
    deny: bestreit* bestritt* dementier* leugne* wies_zurück zurückgewiesen weist_zurück zurück; admit: räum* gab_zu eingeräumt gesteh*
    gestand* bestätig* zugegeben zugab geben_zu gibt_zu;
    accept: akzept* angenommen nahm_an annahm* stimmt* zugestimmt billig* gebilligt genehmigt* genehmig* begrüß* zustimm* einverstanden;
    reject: lehn* ablehn* abgelehn* verworf* verwarf wies_zurück zurückgewiesen zurückweis* weist_zurück zurück weiger*;
    support: unterstütz* befürwort* stellte_sich hinter dafür zustimm*; oppose: gegen dagegen widersetz* opposition*;
    rise: percent_mehr stieg* steig* gestieg* wuchs* wachs* gewachsen erhöh* zunahm* zunehm* zugenommen kletter* verdoppel* verdreifach* angehob*
    anheb* anstieg* teurer zulegt* wuchsen vergrößer*; fall: percent_weniger sank* sinkt sinken gesunk* fiel* fällt gefallen fallen
    senk* gesenkt verringer* reduzier* abnahm* abnehm* kürz* gekürzt schrumpf* rückgang* zurückging halbier* billiger;
    open: öffn* geöffn* eröffn* wiedereröffn*; close: schließ* schloss* geschloss* gesperrt sperr* schließung*; begin: begann* beginn*
    begonnen start* gestartet anfang* fing; end: end* beend* abgeschlossen abschluss* abschließ* fertig*;
    buy: kauf* gekauft erwarb* erwerb* erworben ankauf*; sell: verkauf* veräußer*; import: import* einfuhr* eingeführt; export: export*
    ausfuhr*; win: gewann* gewinn* gewonnen sieg*; lose: verlor* verlier* verlust* verloren;
    praise: lob* gelobt würdig*; criticise: kritis* kritik* verurteil* rüg* vorwurf* vorwürf* wirft_vor beschuldig*; lift: aufgehoben
    hob_auf aufheb*; impose: verhäng* auferleg* eingeführt;
    allow: erlaub* genehmig* gestatt* zulass* zugelassen; ban: verbot* verbiet* untersag*; demolish: abriss* abreiß* abgerissen; build:
    bau* gebaut errichte* erricht*; strengthen: stärk* gestärkt verstärk*; weaken: schwäch* geschwächt;
    hire: eingestellt anstell* angestellt; dismiss: entlass* entließ* gekündigt kündig*; free: freigelassen freilass*; arrest:
    festgenommen festnahm* verhaft*; before: vor bevor; after: nach nachdem;
    north: nord*; south: süd*; east: ost osten östlich* ost*; west: west*; legal: legal* rechtmäßig*; illegal: illegal* rechtswidrig*;
    secret: geheim* heimlich*; public: öffentlich*; guilty: schuldig*; innocent: unschuldig* freigesprochen;
    profit: gewinn* überschuss*; loss: verlust*; surplus: überschuss* überschüss*; deficit: defizit*; permanent: dauerhaft* ständig*
    endgültig*; temporary: vorübergehend* vorläufig* zeitweil*; upstream: flussaufwärts; downstream: flussabwärts;
    delay: verzöger* verschob* verschieb* verschoben; hasten: beschleunig* vorgezogen; extend: verlänger* erweiter*; shorten: verkürz*;
    predecessor: vorgänger*; successor: nachfolg*; highest: höchste* größte*; lowest: niedrigste* kleinste*;
    premier: ministerpräsident* premier* bundeskanzler* kanzler* regierungschef*; minister: minister ministers ministerin ministerinnen
    ministern *minister *ministerin *ministers; president: präsident* *präsident *präsidentin *präsidenten; mayor: bürgermeister*
    oberbürgermeister*;
    governor: gouverneur*; ambassador: botschafter* gesandt*; general: general generals generäle; admiral: admiral*; judge: richter* *richter *richterin
    *richter *richterin; prosecutor: staatsanwalt* staatsanwält*; professor: professor*; king: könig*; senator: senator*;
    prefect: präfekt*; engineer: ingenieur*; lawyer: anwalt* anwält* rechtsanw*; doctor: arzt* ärzt* ; bishop: bischof* erzbischof*;
    captain: kapitän* hauptmann; geologist: geolog*; deputy: abgeordnet*; secretary: sekretär* *sekretär *sekretärin;
    spokesperson: sprecher* *sprecher *sprecherin; chair: vorsitz* vorstand* chef*; director: direktor* leiter* geschäftsführer* chef*
    *leiter *leiterin *direktor *chef;
    say: sagt* sagen erklärt* teilte_mit teilt_mit teilte teilten laut zufolge nach_angaben berichtet* betont* mein* gemeint beton* fügte hinzu so_der angab gab_an nannte kündigte behaupt* warn* schilder* nach_ansicht ansicht nach_schätzung
    schätzung schätzt* glaub* hält einschätzung meinung versicher*;
    ahead: wird werden soll sollen will wollen plant planen geplant* beabsichtig* vorgesehen* voraussichtlich künftig* bevor anstehend*
    kommend* nächst* berät vorhat vorhaben* plan*;
    may: möglich* möglicherweise könnte könnten kann können vermutlich wahrscheinlich* angeblich mutmaßlich* offenbar anscheinend
    vielleicht womöglich dürfte dürften soll sollen scheint sei seien habe würde würden müsste müssten bestehe verdacht* eventuell wohl;
    work: arbeit* beschäftig*; pay: zahl* bezahl* gezahlt; cost: kost* kosten; price: preis*; loan: kredit* darlehen*; tax: steuer*;
    money: geld*; budget: haushalt* etat*; wage: lohn* löhne* gehalt* gehälter*; people: menschen* leute personen;
    staff: beschäftigt* mitarbeiter* angestellt* arbeiter* personal*; member: mitglied*; resident: einwohner* bewohner* anwohner*;
    household: haushalt* famili*; pupil: schüler* student* studier*; child: kind kinder kindern; woman: frau frauen; victim: opfer*;
    wounded: verletz*; dead: tot tote toten tod* starb* gestorben getöt* umgekommen; soldier: soldat*; ship: schiff* fähr* boot*; port:
    hafen* häfen*; bridge: brücke*; road: straße*; train: zug züge*; line: linie* strecke*; station: bahnhof* bahnhöf* station*;
    tunnel: tunnel*; airport: flughafen* flughäf*; plane: flugzeug* flug flüge*; car: auto autos fahrzeug*; truck: lastwagen* lkw; dam:
    staudamm* damm*; wall: mauer* wand *wand; plant: werk werke* fabrik* kraftwerk*; mine: bergwerk* grube* *bergwerk; school: schul*;
    hospital: krankenhaus* klinik*; house: haus häuser* wohnung*; company: firma firmen unternehmen* konzern* betreiber*; union:
    gewerkschaft*; parliament: parlament* landtag* bundestag*; government: regierung*; ministry: ministerium* *ministerium
    *ministeriums;
    court: gericht* gerichts*; police: polizei*; authority: behörde* amt *behörde; council: rat *rat stadtrat*; city: stadt städt*;
    province: land provinz* bundesland*; country: land länder* staat*; island: insel*; sea: meer* see; river: fluss* flüss*; water:
    wasser* *wasser;
    oil: öl* erdöl*; gas: gas erdgas*; power: strom*; energy: energie*; coal: kohle*; grain: getreide* weizen*; fish: fisch*; food:
    lebensmittel* nahrung*; fire: brand* brände* feuer*; flood: hochwasser* überschwemm* flutung; quake: erdbeben*; storm: sturm*
    stürm*;
    leak: leck* undicht* austrat*; crack: riss riss* risse*; accident: unfall* unfäll* unglück*; damage: schaden* schäd* beschädig*;
    danger: gefahr* gefähr* risik*; safety: sicherheit*; check: prüf* kontroll* geprüft untersuch*; inquiry: ermittl* untersuchung*;
    report: bericht* gutachten* meldung*; study: studie*; poll: umfrage*; evidence: beweis*; document: dokument* unterlagen*; letter:
    brief*; contract: vertrag* verträg*; deal: abkommen* einigung* vereinbar*; project: projekt*; plan: plan pläne* planung*;
    tender: ausschreib*; offer: angebot* biete* bot an; demand: forder* verlang* gefordert; ask: bat bitte* frag*; promise: versprach*
    versprech* zugesagt; appeal: berufung* klage*; complaint: beschwerde*; strike: streik*; protest: protest* kundgebung* demonstr*;
    vote: stimm* abstimm* votum*; election: wahl wahlen; law: gesetz*; permission: genehmig* erlaubnis*; sanction: sanktion*; tariff:
    zoll* zöll*; trade: handel*; bank: bank banken; rate: zins* satz; growth: wachstum*; inflation: inflation* teuerung*; debt: schuld*;
    aid: hilfe* hilf*; army: armee* bundeswehr*; war: krieg*; weapon: waffe*; missile: rakete*; attack: angriff* angreif* griff
    anschlag*; border: grenz*; truce: waffenruhe* waffenstillstand*; talks: gespräch* verhandl*; visit: besuch*; meet: traf* treff*
    getroffen;
    resign: rücktritt* zurückgetreten trat_zurück; appoint: ernannt* ernenn*; find: fand* find* gefunden entdeck*; keep: behielt*
    behalt* lager*; change: änder* geändert; repair: reparier* reparatur* sanier*; test: test*; deliver: liefer* geliefert;
    send: schick* sandte* gesandt entsandt*; receive: erhielt* erhalt* bekam* bekomm* eingegangen; use: nutz* genutzt verwend*; know:
    wusst* wiss* weiß* bekannt*; answer: antwort*; publish: veröffentlich*; decide: entscheid* entschied* beschl*; sign: unterzeichn*
    unterschr*;
    share: anteil*; half: hälfte* halb*; seat: sitz*; passenger: passagier* fahrgäst* fahrgast*; ticket: fahrkart* ticket*; leave:
    verließ* verlass* austritt* ausgestiegen; return: zurückk* rückkehr*; problem: problem*; compensation: entschädig*; responsible:
    verantwort*;
    invest: invest*; finance: finanz*; grant: zuschuss* zuschüss* förder*; evacuate: evakuier*; harvest: ernte*; farmer: bauer*
    landwirt*; forest: wald* wäld*; dock: werft*; engine: motor* triebwerk*; bus: bus busse*; area: gebiet* bezirk*; village: dorf*
    dörf*;
    owner: eigentümer* besitzer*; dispute: streit*; peace: frieden*; part: anlage* teile; barrel: fass fässer*; waste: abfäll* abfall*;
    hide: verschw* verheimlich*;
    opposition: opposition*; party: partei parteien; coalition: koalition*; candidate: kandidat*; campaign: wahlkampf* kampagne*; reform:
    reform*; constitution: verfassung*; referendum: referendum* volksabstimmung*; cabinet: kabinett*; speech: rede reden ansprache*;
    statement: erklärung* mitteilung*; summit: gipfel gipfeltreffen; embassy: botschaft* konsulat*; refugee: flüchtling* asyl* migrant*;
    trial: prozess* verhandlungstag*; verdict: urteil* urteilte; sentence: verurteil* strafmass haftstrafe*; prison: gefängnis* haft
    inhaft*; suspect: verdächtig* beschuldigt* angeklagt*; lawsuit: klage klagen klagt klagte verklag*; charge: anklage* angeklagt vorwurf
    vorwürfe; bail: kaution; fine: bussgeld* geldstrafe* geldbusse* busse; witness: zeuge zeugen zeugin aussage*; theft: diebstahl*
    gestohlen stahl* raub*; murder: mord* tötung* ermord* totschlag; embezzle: veruntreu* unterschlag*; forge: fälsch* gefälscht*
    manipulier*; revenue: umsatz* umsätze einnahme* erlös*; stock: aktie aktien aktionär* anleger* aktienkurs*; market: markt märkte*;
    production: produktion* produzier*; order: auftrag* aufträge* bestell*; merger: fusion* übernahme* übernahm*; subsidiary: tochter*
    tochtergesellschaft*; headquarters: hauptsitz zentrale büro*; product: produkt* ware waren; unemployment: arbeitslos*; job: stelle
    stellen arbeitsplatz arbeitsplätze* beschäftig*; currency: währung*; interest: zins* leitzins*; researcher: forscher* wissenschaftler*
    experte* experten* analyst* autor*; species: tierart*; experiment: experiment* versuch versuche; result: ergebnis* resultat* befund*;
    sample: probe proben; temperature: temperatur*; climate: klima*; emission: emission* schadstoff* verschmutz* abgas*; satellite:
    satellit* rakete* raumsonde*; telescope: teleskop* sternwarte*; fossil: fossil* skelett* knochen; virus: virus viren infektion*
    infizier* erreger; vaccine: impf* impfstoff*; patient: patient patienten patientin*; drug: medikament* arznei*; nurse: pflegekr*
    krankenschwester* pfleger*; rescue: rett* gerettet* bergung* geborgen überleb*; missing: vermisst*; collapse: einsturz* eingestürzt*
    erdrutsch* zusammenbr*; explosion: explosion* explodier* detonation; smoke: rauch*; shelter: notunterk* unterkunft*; outage:
    stromausfall* ausfall*; drought: dürre* trocken*; avalanche: lawine*; club: verein vereine* klub* club mannschaft*; player: spieler*
    sportler* athlet* läufer*; coach: trainer*; match: spiel spiele rennen; championship: meisterschaft* turnier* liga pokal*; medal:
    medaille*; doping: doping*; referee: schiedsricht*; season: saison*; stadium: stadion* stadien halle; record: rekord*; federation:
    verband* bund; fan: fans zuschauer* publikum; exhibition: ausstellung*; film: film filme* kino*; festival: festival* fest; book: buch
    bücher*; artist: künstler* maler* gemälde*; monument: denkmal* denkmäler* statue* schloss burg ruine*; library: bibliothek* archiv*;
    university: universität* hochschule*; teacher: lehrer* lehrkr*; tourism: touris* besucher* urlaub*; traffic: verkehr*; driver: fahrer*
    pilot* besatzung*; canal: kanal kanäle* schleuse*; cargo: fracht* ladung* container* güter*; crane: kran kräne* kran*; railway: bahn
    bahnen eisenbahn* schiene*; tram: strassenbahn* u-bahn tram*; software: software* app apps programm*; hacker: hacker* cyber*; data:
    daten*; network: netz netze netzwerk*; customer: kunde kunden* verbraucher* nutzer*; rain: regen* starkregen niederschl*; snow: schnee*;
    heat: hitze*; wind: wind winde* sturmböe* böe*; level: pegel* wasserstand niveau*; reservoir: stausee* speicher*; mountain: berg berge*
    hang hänge; glacier: gletscher* eis; coast: küste* strand strände; hunt: jagd* gejagt jäger* wilder*; animal: tier tiere* bestand*
    bestände* herde; bird: vogel vögel*; cattle: rinder* kuh kühe* vieh schwein* schaf* geflügel*; reserve: naturschutz* schutzgebiet* park
    parks reservat*; tree: baum bäume* holz* abholz* rodung*; waste: abfall* abfäll* müll* abwasser*; nuclear: atom* kernkraft* reaktor*
    nuklear* radioaktiv*; solar: solar* photovoltaik*; turbine: turbine* windpark* windrad* windkraft*; battery: batterie* akku*; pipeline:
    pipeline* leitung* rohr*; cable: kabel*; steel: stahl* eisen metall*; drawing: zeichnung* bauplan* baupläne*; chip: chip chips
    halbleiter*; laboratory: labor*; center: zentrum zentren; building: gebäude* haus turm bau; floor: stock stockwerk* etage* geschoss*;
    bed: bett betten*; land: grundstück* land_verkauf fläche*; shop: laden läden* geschäft geschäfte* supermarkt* restaurant*; hotel:
    hotel*; apartment: wohnung*; media: zeitung* sender medien fernsehen journalist*; interview: interview*; press_conference:
    pressekonferenz*; committee: ausschuss* kommission* gremium vorstand aufsichtsrat*; agency: behörde* amt agentur*; chief: chef chefs
    chefin leiter* geschäftsführer* finanzchef* vorstandschef* manager*; founder: gründer* gründete* gegründet*; owner: besitz* gehört
    gehörte* eigentum*; vice: stellvertret* vize*; acting: kommissarisch* geschäftsführend* interim*; elect: gewählt* wiedergewählt*;
    dissolve: auflös* aufgelöst*; negotiate: verhandel* verhandlung*; cooperate: zusammenarbeit* kooper* partnerschaft*; renew: verlänger*
    erneuer*; expire: auslauf* ablauf*; ratify: ratifiz*; join: beitritt* beigetreten trat_bei; cancel: absag* abgesagt* storn* gestrichen;
    postpone: verschieb* verschob* vertag*; replace: ersetz* ablös*; remove: entfern* beseitig* abgezogen; install: installier* eingebaut
    aufgestellt errichte*; expand: erweiter* ausbau* ausgebaut*; introduce: einführ* eingeführt*; present: vorstell* vorgestellt*
    präsentier* zeigt* enthüll*; measure: mess* gemessen mass; count: zähl* gezählt*; destroy: zerstör* verwüst*; fire: brand* brann*
    gebrannt verbrann* feuer* waldbrand*; sink: sink* sank gesunken untergang* kenter*; recede: zurückgeh* gesunken sink* fallen; search:
    gesucht*; flee: flüch* flieh* floh* entkam*; threaten: droh* bedroh*; pressure: druck; protect: schütz* geschützt* schutz* verteidig*;
    cost: ausgab* ausgegeben ausgeben; earn: verdien*; debt: schulde* schulden; transfer: überweis* überwiesen* verlegt* verlager*
    transfer*; store: lager* gelagert*; consume: verbrauch*; training: ausbild* schul* ausgebildet*; live: leben* lebt* wohn*; connect:
    verbind* verbund*; block: blockier* sperr* gesperrt*; restore: wiederherst* wieder_auf* wiederaufnahm*; create: schaff* geschaffen
    gründ*; lead: leit* führ* geführt*; success: gelang* gelung* erfolg*; failure: scheiter* gescheitert misslung* versagt* versagen;
    happen: geschah* ereign* passier* stattfind* stattgefunden; continue: fortsetz* fortgesetzt anhalt* dauer*; repeat: wieder* erneut*;
    successor_role: nachfolg*; compete: wettbewerb* konkurren* rivale*; quality: qualität*; defect: defekt* mangel mängel* mangelhaft*;
    late: verspät* verzög* verzug; shortage: mangel* knapp* fehl*; sign: unterzeichn*; limit: begrenz* beschränk* obergrenze* limit*
    einschränk*; rule: regel regeln vorschrift* verordnung*; standard: standard* norm normen; policy: politik richtlinie*; step: massnahme*
    schritt*; goal: ziel ziele*; deadline: frist* termin* zeitplan*; crisis: krise*; conflict: konflikt* kämpf* gefecht*; hostage: geisel*
    entführ*; spy: spion*; terror: terror*; bomb: bombe* bombard* granate*; drone: drohne*; tank: panzer*; navy: marine flotte*; base:
    stützpunkt* basis; plane: flug flüge* fluggesellschaft* airline*; ship: boot boote* kutter*; sailor: matrose* seeleute seemann; tug:
    schlepper*; fish: fischer*; dockworker: hafenarbeiter* docker*; shift: schicht* dienstplan* schichtplan*; union: gewerkschaft*;
    household: haushalt*; municipality: gemeinde* stadtverwaltung rathaus* kommune*; region: region* landkreis* bezirk* kreis; capital:
    hauptstadt*; abroad: ausland* ausländisch*; supply: versorgung* vorrat* vorräte*; approve: genehmig* zugestimmt bewillig* gebilligt;
    suspend: sperr* gesperrt* suspendier* ausgesetzt; sanction: strafe* sanktion*; discipline: disziplin*; complaint: einspruch* einwand*
    widerspruch* beschwerde*; appeal: berufung* revision rechtsmittel*; plead: plädier* schuldig; guilt: schuld schuldig*; inquiry: ermitt*
    untersuch*; prosecution: staatsanwalt* anklagebehörde; defence: verteidig* anwalt* anwält*; acquit: freigesprochen* freispruch*;
    security_staff: sicherheit* wachleute wächter*; wounded: verletz*; dead: tot tote* toten getötet* starb* gestorben todesopfer*
    leben_gekommen ums_leben; helicopter: hubschrauber* helikopter*; firefighter: feuerwehr*; message: nachricht* meldung* warn* gewarnt*;
    emergency: notstand* notfall* katastrophenfall*; disaster: katastroph* unglück*; reason: ursache*; area_size: fläche*; thick: dick*
    dünn*; average: durchschnitt* schnitt; distance: entfernung* distanz* entfernt; speed: geschwindigkeit* tempo; height: hoch höhe*;
    length: lang länge*; depth: tief tiefe*; weight: gewicht* wieg* schwer; age: alter alt jährig*; birth: geburt* geboren; population_size:
    bevölkerung* einwohner*; migration: auswander* einwander* zuwander*; religion: religi* moschee* tempel*; museum: museum* museen; church:
    kirche*; repair: restaurier* sanier* renovier*; water_supply: trinkwasser* wasserversorgung; irrigation: bewässer*; sugar: zucker reis
    kaffee mais; lithium: lithium kupfer nickel gold silber zink; breakdown: abbruch* abgebrochen* bruch; influence: einfluss* auswirk*
    beeinträchtig* wirkung* betroffen; attribute: zurückführ* führt* zurück; trend: trend* tendenz*; turn: umkehr* wende; early: früh*
    verfrüht*; conclusion: schluss* urteil folger*; clear: klar unklar*; maintain: behaupt* beteuer*; ask: forder* gefordert* verlang* bitt*
    bat; request: antrag* anfrage* bewerb* beantrag*; answer: antwort* äusser* reagier* stellung; refuse: ablehn* abgelehnt* lehnt*
    wies_zurück weist_zurück zurückweis* zurückgewiesen*; welcome: begrüss*; thank: dank*; regret: bedauer*; blame: vorwurf* vorwirft*
    beschuldig* verantwortlich; fear: befürcht* sorge* angst fürchte*; hope: hoff*; doubt: zweif* bezweif*; exceed: übersteig* überschr*
    über; reach: erreich* belief* beläuft* beträgt; divide: anteil*; double: verdoppel* doppelt*; equipment: gerät* maschine* ausrüst*; car:
    fahrzeug* auto autos lastwagen lkw; route: strecke* linie*; tunnel: tunnel*; price: gebühr* maut* fahrpreis* preis* tarif*; budget_cut:
    kürz* spar* einspar*; layoff: entlass* kündig* stellenabbau; resign: rücktritt* zurückgetreten trat_zurück abtret*; soldier: soldat*
    truppe* armee bundeswehr heer; state: staat* bund* national*; secrecy: geheim* vertraulich*; document: brief* dokument* akte* papier*
    unterlage*; test: test* prüf* geprüft* inspektion*
""")  # fmt: skip

LANGUAGE: Final = Spaced(
    code="de",
    name="German",
    edition=3,
    keys="""
    2: zweier zweien beiden beide; 3: dreier dreien; 12: dutzend; january: januar jänner jan; february: februar feber feb; march: märz;
    april: april apr;
    may: mai; june: juni; july: juli; august: august aug; september: september sept; october: oktober okt; november: november nov;
    december: dezember dez;
    monday: montag montags; tuesday: dienstag dienstags; wednesday: mittwoch mittwochs; thursday: donnerstag donnerstags; friday:
    freitag freitags;
    saturday: samstag samstags sonnabend; sunday: sonntag sonntags; million: million millionen; billion: milliarde milliarden; trillion:
    billionen;
    1000: tausend tausende; percent: % prozent; tonne: tonne tonnen; kilometre: kilometer kilometern km; metre: meter metern; kilogram:
    kilo kilogramm kg;
    mile: meile meilen; year: jahr jahre jahren jahres; month: monat monate monaten monats; week: woche wochen; day: tag tage tagen tages;
    hour: stunde stunden; minute: minute minuten; yesterday: gestern; today: heute; recently: kürzlich jüngst; half: hälfte
    """,
    made={word.casefold(): key for word, key in _NUMBERS.items()} | _TIMES | _ORDINALS,  # ß is ss in keys
    sizes={
        r"Tsd\.?": 1000, "Tausend": 1000, r"Mio\.?": 10**6, "Million(?:en)?": 10**6, r"Mrd\.?": 10**9, "Milliarden?": 10**9, r"Bio\.?": 10**12,
        "Billion(?:en)?": 10**12,
    },
    units={
        "Kubikmetern?|m3|m³": "cubic metre", "Quadratkilometern?|km2|km²": "square kilometre", "Quadratmetern?|m2|m²": "square metre",
        "Hektarn?|ha": "hectare", "Litern?": "litre", "Barrel|Fässern?|Fass": "barrel", "Megawatt|MW": "megawatt", "Gigawatt|GW": "gigawatt",
        "Prozentpunkten?|Punkten?": "percent point", r"Dollars?|\$": "dollar", "Euros?|€": "euro", "Pfund": "pound", "Kronen?": "crown", "Franken": "franc",
        "Yen": "yen", "Rubel": "ruble", "Talern?": "taler", "Mark": "mark", "Dinar": "dinar", "Pesos?": "peso", "Lira": "lira", "Yuan": "yuan",
        "Zloty": "zloty", "Rupien?": "rupee",
    },
    phrases={
        "countries": "beiden? (?:Länder|Ländern|Staaten)", "last year": "(?:im )?(?:vergangenen|vorigen|letzten) Jahr(?:es)?|Vorjahr(?:es)?",
        "this year": "(?:in )?diese[ms] Jahr(?:es)?|heuer", "next year": "(?:im )?(?:nächsten|kommenden) Jahr(?:es)?",
        "last month": "(?:im )?(?:vergangenen|vorigen|letzten) Monat", "this month": "(?:in )?diesem Monat",
        "next month": "(?:im )?(?:nächsten|kommenden) Monat", "2 thirds": "zwei Dritteln?", "3th": "(?:(?:ein|einem|eines|das) )?Drittels?",
        "3 quarters": "drei Vierteln?|Dreiviertel", "5th": "(?:ein|einem|eines|das) Fünftels?", "10th": "(?:ein|einem|eines|das) Zehntels?", "quarter": "(?:ein|einem|das) Viertel", "half": "(?:die |der )?Hälfte",
        "1990": "neunziger Jahren?|90er[- ]Jahren?", "1980": "achtziger Jahren?|80er[- ]Jahren?", "1970": "siebziger Jahren?|70er[- ]Jahren?",
        "1960": "sechziger Jahren?|60er[- ]Jahren?", "1950": "fünfziger Jahren?|50er[- ]Jahren?",
    },
    then=(
        (r"\b(?:anderthalb|eineinhalb) (?=Tsd|Tausend|Mio|Mrd|Million|Milliard|Prozent|Jahr|Stund|Kilometer|Meter)", "1.5 "),
        (rf"\b({'|'.join(_ONES[1:])})einhalb (?=Tsd|Tausend|Mio|Mrd|Million|Milliard|Prozent|Jahr|Stund|Kilometer|Meter)", lambda found: f"{_ONES.index(found[1].casefold()) + 1}.5 "),
        (r"\b((?:am|vom|zum|ab|seit|bis|dem) )(\d{1,2})\. ?(\d{1,2})\.(?![\d.])", _day_in_figures),
        (r"\b([1-9]|[12]\d|3[01])\. ?(?=(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|bis\b|und \d|/|- ?\d))", r"\1 "),
        (r"\b(\d{1,3})\. (?=[^\W\d_])", lambda found: f"{ordinal_key(int(found[1]))} "),
    ),
    joins="bis|auf|und|oder|-",
    least=r"mindestens|wenigstens|mehr als|über|gut|zumindest|nicht weniger als|wenigstens|weit über|deutlich mehr als|übersteig\w+",
    most=r"höchstens|maximal|bis zu|weniger als|unter|knapp|fast|nahezu|beinahe|nicht mehr als|kaum|allenfalls",
    least_after="oder mehr|und mehr",
    most_after="oder weniger",
    doubt="möglicherweise vermutlich wahrscheinlich angeblich mutmasslich mutmassliche mutmasslichen mutmasslicher offenbar anscheinend vielleicht könnte "
    "wohl befürchtet befürchten befürchteten unbestätigt mutmasslichem schätzungsweise könnten möglich dürfte dürften womöglich eventuell scheint scheinen vermeintlich vermeintliche vermeintlichen kann können könne",
    dispute="bestreitet bestritt bestreiten dementiert dementierte dementierten behauptet behauptete behaupten beteuert beteuerte beteuern leugnet",
    plan="plant planen plante planten geplant geplante geplanten beabsichtigt voraussichtlich will wollen soll sollen sollte sollten vorgesehen erwägt erwägen erwartet erwarten erhofft",
    modal="kann können könne",
    negations="nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder noch bestreitet bestritt dementiert dementierte "
    "lehnt lehnte lehnten ablehnt abgelehnt verweigert verweigerte",
    bounds="mindestens höchstens maximal wenigstens über unter bis rund etwa knapp fast circa ca ungefähr nur alle allen jeder jede mehr weniger gut nahezu "
    "beinahe zwischen least most",
    home_words="regierung land landes staat staates bund bundes parlament landtag",
    border="; |, (?:aber|doch|während|sondern)\\b",
    abbreviations="Mio Mrd Tsd Dr Prof St Nr bzw ca usw evtl ggf Abs Art Jh Jan Feb Apr Aug Sept Okt Nov Dez",
    stop_words="der die das den dem des ein eine einen einem einer und oder in im an am auf zu zum zur von vom mit für ist sind war dass er sie es",
    day_joins="bis und",
    reporting="sagt sagte sagten erklärt erklärte teilte laut zufolge berichtet berichtete betonte",
    name_forms=_name_forms,
    without_capital=r"[^\W\d_]+isch(?:e[rnsm]?)?",
    signs=_SIGNS,
).language()  # fmt: skip
