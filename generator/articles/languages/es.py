"""Spanish: numbers, dates, names, quotations, and the hedges and negations that are plain."""

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
    with_decimal_point,
    words_to_keys,
)
from ..signs import Signs

_WORD: Final = re.compile(r"\d+(?:\.\d+)?(?:th(?![^\W_]))?|%|[^\W\d_]+(?:'[^\W\d_]+)*")
_NUMBERS: Final = numbers(
    "dos; tres; cuatro; cinco; seis; siete; ocho; nueve; diez; once; doce docena; trece; catorce; quince; dieciséis; diecisiete; dieciocho;"
    "diecinueve; veinte; veintiuno veintiún veintiuna; veintidós; veintitrés; veinticuatro; veinticinco; veintiséis; veintisiete;"
    "veintiocho; veintinueve; treinta"
) | words_to_keys(
    {
        "1": "un una uno", "40": "cuarenta", "50": "cincuenta", "60": "sesenta", "70": "setenta", "80": "ochenta", "90": "noventa",
        "100": "cien ciento centenar", "200": "doscientos doscientas", "300": "trescientos trescientas", "400": "cuatrocientos cuatrocientas",
        "500": "quinientos quinientas", "600": "seiscientos seiscientas", "700": "setecientos setecientas", "800": "ochocientos ochocientas",
        "900": "novecientos novecientas",
    }
)  # fmt: skip
_ORDINALS: Final = ordinals(
    "segundo segunda; tercero tercera tercer; cuarto cuarta; quinto quinta; sexto sexta; séptimo séptima; octavo octava; noveno novena;"
    "décimo décima"
)
_MONTHS: Final = months("enero; febrero; marzo; abril; mayo; junio; julio; agosto; septiembre setiembre; octubre; noviembre; diciembre")
_SAME: Final = {
    **{word: key for word, key in _NUMBERS.items() if key != "1"},
    **_ORDINALS,
    **_MONTHS,
    **weekdays("lunes; martes; miércoles; jueves; viernes; sábado; domingo"),
    **words_to_keys(
        {
            "million": "millón millones", "trillion": "billón billones", "1000": "mil miles millar millares", "percent": "%",
            "tonne": "tonelada toneladas", "kilometre": "kilómetro kilómetros km", "metre": "metro metros",
            "kilogram": "kilo kilos kilogramo kilogramos kg", "mile": "milla millas", "year": "año años", "month": "mes meses",
            "week": "semana semanas", "day": "día días", "hour": "hora horas", "yesterday": "ayer", "today": "hoy",
            "recently": "recientemente",
        }
    ),
}  # fmt: skip
_SIZES: Final = {"mil millones": 10**9, "mil": 1000, "mill[oó]n(?:es)?": 10**6, "bill[oó]n(?:es)?": 10**12}

HEDGES: Final = {
    "doubt": frozenset(
        "quizá quizás posiblemente probablemente presuntamente supuestamente presunto presunta supuesto supuesta podría podrían habría habrían".split()
    ),
    "dispute": frozenset("niega niegan negó negaron desmiente desmintió desmintieron asegura aseguran afirma afirman".split()),
    "plan": frozenset("prevé prevén previsto prevista planea planean planeaba".split()),
}
NEGATIONS: Final = frozenset(
    "no ni nunca jamás nada nadie ningún ninguno ninguna sin tampoco niega niegan negó negaron rechaza rechazó rechazaron desmiente desmintió".split()
)
BOUNDS: Final = frozenset(
    "menos más hasta unos unas cerca casi alrededor aproximadamente máximo mínimo sólo solo todos todas cada unas".split()
)


def _separators(text: str) -> str:
    """Numbers of Spain (1.234,5) and of Mexico (1,234.5)."""
    return with_decimal_comma(_MEXICAN.sub(lambda found: with_decimal_point(found[0]), text))


_MEXICAN: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?![\d,])")

#: What somebody or something from a place is called: noruego, francesa.
_DEMONYM: Final = re.compile(
    r"[^\W\d_]+(?:és|es[ao]|ano|ana|ino|ina|eño|eña|ense|iego|iega|ego|ega|ol|ola|aco|aca|ico|ica|eco|eca|í)(?:e?s)?"
)


def _name_forms(word: str) -> tuple[str, ...]:
    """A word of a name; what is from a place has the endings of an adjective."""
    if not _DEMONYM.fullmatch(word):
        return (word,)
    if word.endswith("és"):
        stem = word[:-2] + "es"
        return (word, f"{stem}a", f"{stem}es", f"{stem}as")
    stem = word[:-1] if word.endswith(("o", "a")) else word
    return (word, f"{stem}o", f"{stem}a", f"{stem}os", f"{stem}as", f"{stem}s", f"{stem}es")


_SIGNS: Final = Signs(listed="""
    not: no nunca jamás nada nadie ningún ninguno ninguna tampoco sin ni;
    neg: niega* negó negar* rechaz* desm* rehús* rehus* contra prohib* sólo solo solamente salvo excepto apenas difícilmente improbable* imposible* desconoc* falta* faltó carec* suspend* suspens* deten* detuv* exclu* descart* evit* imped*
    opon* opus* opone* cancel* anul* abandon* renunci* ausen* incapaz* menos aún todavía hasta fracas* dej* cesó pese ignor* pier* perd* retir*;
    -: no_sólo no_solo no_obstante al_menos por_lo_menos sin_embargo sin_duda menos_de hasta_400 hasta_el no_menos no_más ante_todo sobre_todo del_todo todo_el_mundo más_de el_más la_más las_más los_más antes_de_que en_parte_de por_parte
    formar_parte forma_parte formó_parte parte_de_la_oposición en_primer_lugar negoci* después_de_todo por_otra_parte alto_el_fuego;
    all: todo toda todos todas cada entero entera totalidad completo completa completamente totalmente siempre ambos ambas unanimidad íntegramente;
    most: mayoría mayoritariamente mayor_parte principalmente casi_todos casi_todas gran_parte mayormente;
    some: algunos algunas algún alguna varios varias parte parcial* minoría muchos muchas pocos pocas diversos;
    only: sólo solo solamente únicamente único única exclusivamente;
    none: ningún ninguno ninguna nadie;
    former: ex ex* antiguo antigua anterior anteriores entonces exmin* expres* exalcald* predeces* dimitió destituid* saliente dirigió era fue hasta;
    cause: porque debido causa* pues por_ello razón raz* motivo* motiv* provoc* gracias consecuencia* ya_que dado_que puesto_que tras raíz culpa* a_raíz por obligó llev* deb* resultado atribuy* ante;
    first: primero primera primer primeros primeras; last: último última;
    deny: niega* negó negar* desmint* desmient*; admit: admit* reconoc* confes* confirm*; accept: acept* aprob* aprueb* adopt* acog* accedió accede*; reject: rechaz* neg* rehus* desestim* veta*;
    support: apoy* respald* favor favorable* partidario*; oppose: opon* opus* opone* contra contrario*;
    rise: subi* sub* aument* crec* increment* elev* duplic* triplic* alza* encarec* sumó pase_de ganó; fall: baj* caer cae cayó caye* caíd* descend* disminu* reduc* redu* recort* abarat* retroced* perd*;
    open: abr* abier* apertur* reabr* inaugur*; close: cerr* cierr* cierre* clausur*; begin: empez* empiez* comenz* comienz* inici* arranc* lanz*; end: termin* acab* final* conclu* concluy* cese*;
    buy: compr* adquir* adquis*; sell: vend* venta*; import: import*; export: export*; win: gan* venc* victori*; lose: perd* pier*; praise: elogi* alab* felicit* aplaud*; criticise: critic* conden* denunci* acus* reproch*;
    lift: levant* elimin*; impose: impon* impus* impuest* implant*; allow: permit* autoriz*; ban: prohib* vet*; demolish: derrib* demol* destru*; build: constru* edific*; strengthen: reforz* refuerz* fortal*; weaken: debilit*;
    hire: contrat*; dismiss: despid* despedid* despidos destitu* ces*; free: liber*; arrest: arrest* deten* detuv*; before: antes; after: después tras; north: norte*; south: sur; east: este_de oriental; west: oeste occidental;
    legal: legal* lícit*; illegal: ilegal* ilícit*; secret: secret*; public: públicamente; guilty: culpable* conden*; innocent: inocen* absuel*; profit: benefici* ganancia*; loss: pérdida* perdido; surplus: superávit excedent*; deficit: déficit;
    permanent: permanent* definitiv*; temporary: temporal* provisional*; delay: retras* aplaz* demor* posterg* pospus*; hasten: aceler* adelant*; extend: prolong* ampli* extend*; shorten: acort* reduc*; predecessor: predeces*; successor: suces*;
    highest: mayor más_alto; lowest: menor más_bajo;
    premier: primer_ministro primera_ministra canciller jefe_del_gobierno presidente_del_gobierno; minister: ministro ministra ministros exministr*; president: presidente presidenta expresident*; mayor: alcalde alcaldesa exalcald*; governor: gobernador gobernadora;
    ambassador: embajador embajadora enviado; general: el_general general_de; admiral: almirante; judge: juez jueza jueces; prosecutor: fiscal fiscalía; professor: profesor profesora catedrátic*; king: rey reina; senator: senador senadora; prefect: prefecto;
    engineer: ingenier*; lawyer: abogad*; doctor: médic* doctor*; bishop: obispo arzobispo; captain: capitán; geologist: geólog*; deputy: diputad*; secretary: secretari*; spokesperson: portavoz vocer*; chair: presidente presidenta;
    director: director directora gerente jefe jefa;
    say: dijo dijeron dice dicen decir según declar* anunci* afirm* asegur* señal* explic* inform* advirt* adviert* añad* consider* cree* estim* opin* subray* record* precis* indic* sosten* sostuv* juicio respond* manifest* recalc*;
    ahead: va van prevé prevén previsto* prevista* prevé planea* proyect* pretend* quiere quieren debe deben habrá será serán *ará *arán *erá *erán *irá *irán *drá *drán compromete* prometió promet* próxim*;
    may: podría podrían puede pueden quizá quizás posible* posiblemente probable* probablemente presunt* supuest* habría habrían sería serían parece* aparent* tal_vez riesgo* acaso debería;
    work: trabaj* labor*; pay: pag* abon*; cost: cost* cuest* gasto*; price: preci* valer; loan: préstamo* crédito*; tax: impuesto* tasa*; money: dinero* fondos; budget: presupuest*; wage: salari* sueldo*; people: persona* gente; staff: emplead* trabajador* obrer* plantilla empleo*;
    member: miembro* afiliad*; resident: vecino* habitant* residente*; household: hogar* familia*; pupil: alumn* estudiant*; child: niñ*; woman: mujer*; victim: víctima*; wounded: herid*; dead: muert* murió murieron fallec*; soldier: soldad* militar*;
    ship: barco* buque* ferri*; port: puerto*; bridge: puente*; road: carretera* camino*; train: tren trenes; line: línea*; station: estación estaciones; tunnel: túnel*; airport: aeropuerto*; plane: avi* vuelo*; car: coche* vehículo* automóvil*; truck: camion* camión;
    dam: presa* embalse*; wall: muro*; plant: planta* fábrica*; mine: mina*; school: escuela* colegio*; hospital: hospital*; house: casa* vivienda*; company: empresa* compañía* grupo*; union: sindicat*; parliament: parlament* congreso; government: gobierno*;
    ministry: ministerio*; court: tribunal* juzgado*; police: policía*; authority: autoridad*; council: consejo* ayuntamiento*; city: ciudad*; province: provincia* región*; country: país*; island: isla*; sea: mar; river: río*; water: agua*; oil: petróleo* crudo;
    gas: gas; power: electricidad*; energy: energía*; coal: carbón; grain: trigo grano* cereal*; fish: pesca* pesquer* pez peces; food: aliment* comida; fire: incendi* fuego; flood: inund*; quake: terremoto*; storm: tormenta* temporal; leak: fuga* filtr*;
    crack: griet* fisur*; accident: accident*; damage: daño* dañ*; danger: peligro* riesgo*; safety: segur*; check: inspec* revis* control* examin*; inquiry: investig*; report: informe*; study: estudio*; poll: encuesta* sondeo*; evidence: prueba*; document: document*;
    letter: carta*; contract: contrat*; deal: acuerd* tratado*; project: proyect*; plan: plan planes; tender: concurs* licit*; offer: ofrec* ofert*; demand: exig* reclam*; ask: pid* pidió pedir* solicit*; promise: promet* promes* compromet*; appeal: recurs* apel*;
    complaint: queja*; strike: huelga*; protest: protest* manifest*; vote: vot*; election: eleccion*; law: ley leyes; permission: permis* licenci*; sanction: sancion*; tariff: arancel*; trade: comerci*; bank: banco*; rate: tasa* tipo*; growth: crecim*; inflation: inflación;
    debt: deuda*; aid: ayuda*; army: ejército*; war: guerra*; weapon: arma armas; missile: misil*; attack: ataq* atac* atent*; border: front*; truce: tregua* alto_el_fuego; talks: negoci* conversacion*; visit: visit*; meet: reuni* reún* encuentr*; resign: dimit* dimis* renunci*;
    appoint: nombr*; find: encontr* hall* descubr*; keep: conserv* mantien* manten*; change: cambi* modific*; repair: repar* renov*; test: prueba* ensay*; deliver: entreg* suministr*; send: envi*; receive: recib*; use: us* utiliz*; know: sab* conoc*; answer: respond* respuesta*;
    publish: public*; decide: decid* decisión*; sign: firm*; share: cuota* participación; half: mitad*; seat: escaño*; passenger: pasajer* viajer*; ticket: billete* entrada*; leave: abandon* sal* salid*; return: volv* vuelv* regres*; problem: problema*; compensation: indemn* compens*;
    responsible: responsab*; invest: inver*; finance: financ*; grant: subvenc*; evacuate: evacu*; harvest: cosecha*; farmer: agricultor* campesin*; forest: bosque*; dock: astillero*; engine: motor*; bus: autobus* autobús; area: barrio* zona*; village: pueblo* aldea*;
    owner: dueñ* propietari*; dispute: disput*; peace: paz; sale_of: venta*
""")  # fmt: skip


LANGUAGE: Final = Language(
    code="es",
    name="Spanish",
    word=_WORD,
    same=_SAME,
    plain=rewriting(
        plain_digits,
        numeric_dates("[/.-]"),
        _separators,
        (r"\b(?:ambos|los dos) países\b", "countries"),
        sums(_NUMBERS, " y | "),
        (r"\b(\d+)[.]?[ºª]", lambda found: ordinal_key(int(found[1]))),
        sizes(_SIZES),
        (r"\bmil millones\b", "1 billion"),
        (rf"\b({'|'.join(_MONTHS)}) del? (?=\d{{4}}\b)", r"\1 "),
        (r"(?<=\d) ?(?:%|por ciento)", " %"),
        (r"\b(?:el )?(?:año pasado|pasado año)\b", "last year"),
        (r"\beste año\b", "this year"),
        (r"\b(?:el )?(?:próximo año|año próximo|año que viene)\b", "next year"),
        (r"\b(?:el )?(?:mes pasado|pasado mes)\b", "last month"),
        (r"\beste mes\b", "this month"),
        (r"\b(?:el )?(?:próximo mes|mes próximo|mes que viene)\b", "next month"),
        bounds(r"al menos|por lo menos|más de|como mínimo", r"como máximo|a lo sumo|hasta|menos de"),
    ),
    sentences=sentences("Sr Sra Sres Dr Dra D Dña Ud Uds EE art núm pág etc"),
    clauses=clauses(r"; |, (?:pero|mientras que|aunque)\b"),
    stop_words=frozenset("el la los las un una unos unas de del y o en a al que se su sus lo le por con para es son fue ha han".split()),
    dates=Dates(
        months=MONTHS,
        day_links=("de",),
        day_joins=("al", "y", "a"),
        relative_months=RELATIVE_MONTHS,
        relative_years=RELATIVE_YEARS,
        recent=RECENT,
        weekdays=WEEKDAYS,
        before_christ=(("#", "a", "c"), ("#", "a", "de", "c"), ("#", "antes", "de", "cristo")),
        seasons=("primavera", "verano", "otoño", "invierno"),
    ),
    hedges=Hedges(words=HEDGES),
    reporting=frozenset("dijo dijeron según declaró anunció afirmó aseguró señaló explicó informó".split()),
    negations=NEGATIONS,
    bounds=BOUNDS,
    name_forms=_name_forms,
    without_capital=_DEMONYM,
    signs=_SIGNS,
)
