"""German: numbers, dates, names with the ending of the genitive, quotations, hedges and negations that are plain, and signs."""

from __future__ import annotations

import re
from typing import Final

from ..packs import Spaced
from ..rewriting import ordinal_key
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
)
_ORDINALS: Final = {
    stem + ending: ordinal_key(number)
    for number, stem in enumerate("zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft".split(), 2)
    for ending in ("e", "en", "er", "es", "em")
}


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
    rise: stieg* steig* gestieg* wuchs* wachs* gewachsen erhöh* zunahm* zunehm* zugenommen kletter* verdoppel* verdreifach* angehob*
    anheb* anstieg* teurer zulegt* wuchsen vergrößer*; fall: sank* sinkt sinken gesunk* fiel* fällt gefallen fallen
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
    governor: gouverneur*; ambassador: botschafter* gesandt*; general: general generals generäle; admiral: admiral*; judge: richter*
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
    hide: verschw* verheimlich*
""")  # fmt: skip

LANGUAGE: Final = Spaced(
    code="de",
    name="German",
    edition=2,
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
    made={word.casefold(): key for word, key in _NUMBERS.items()} | _ORDINALS,  # ß is ss in keys
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
        "3 quarters": "drei Vierteln?|Dreiviertel", "quarter": "(?:ein|einem|das) Viertel", "half": "(?:die |der )?Hälfte",
        "1990": "neunziger Jahren?|90er[- ]Jahren?", "1980": "achtziger Jahren?|80er[- ]Jahren?", "1970": "siebziger Jahren?|70er[- ]Jahren?",
        "1960": "sechziger Jahren?|60er[- ]Jahren?", "1950": "fünfziger Jahren?|50er[- ]Jahren?",
    },
    then=(
        (r"\b([1-9]|[12]\d|3[01])\. ?(?=(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|bis\b|und \d|/|- ?\d))", r"\1 "),
        (r"\b(\d{1,3})\. (?=[^\W\d_])", lambda found: f"{ordinal_key(int(found[1]))} "),
    ),
    joins="bis|auf|und|oder|-",
    least=r"mindestens|wenigstens|mehr als|über|gut|zumindest|nicht weniger als|wenigstens|weit über|deutlich mehr als|übersteig\w+",
    most=r"höchstens|maximal|bis zu|weniger als|unter|knapp|fast|nahezu|beinahe|nicht mehr als|kaum|allenfalls",
    least_after="oder mehr|und mehr",
    most_after="oder weniger",
    doubt="möglicherweise vermutlich wahrscheinlich angeblich mutmasslich mutmassliche mutmasslichen mutmasslicher offenbar anscheinend vielleicht könnte "
    "könnten möglich dürfte dürften womöglich eventuell scheint scheinen vermeintlich vermeintliche vermeintlichen kann können könne",
    dispute="bestreitet bestritt bestreiten dementiert dementierte dementierten behauptet behauptete behaupten leugnet",
    plan="plant planen plante geplant geplante geplanten beabsichtigt voraussichtlich will wollen soll sollen vorgesehen",
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
