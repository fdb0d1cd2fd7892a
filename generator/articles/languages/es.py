"""Spanish: numbers, dates, names, quotations, hedges and negations that are plain, and signs."""

from __future__ import annotations

import re
from typing import Final

from ..packs import Spaced
from ..rewriting import halves, ordinal_key, with_decimal_comma, with_decimal_point
from ..signs import Signs

_MEXICAN: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?![\d,])")
#: What somebody or something from a place is called: noruego, francesa.
_DEMONYM: Final = re.compile(
    r"[^\W\d_]+(?:és|es[ao]|ano|ana|ino|ina|eño|eña|ense|iego|iega|ego|ega|ol|ola|aco|aca|ico|ica|eco|eca|í)(?:e?s)?"
)


def _separators(text: str) -> str:
    """Numbers of Spain (1.234,5) and of Mexico (1,234.5)."""
    return with_decimal_comma(_MEXICAN.sub(lambda found: with_decimal_point(found[0]), text))


def _name_forms(word: str) -> tuple[str, ...]:
    """A word of a name; what is from a place has the endings of an adjective."""
    if not _DEMONYM.fullmatch(word):
        return (word,)
    if word.endswith("és"):
        stem = word[:-2] + "es"
        return (word, f"{stem}a", f"{stem}es", f"{stem}as")
    stem = word[:-1] if word.endswith(("o", "a")) else word
    return (word, f"{stem}o", f"{stem}a", f"{stem}os", f"{stem}as", f"{stem}s", f"{stem}es")


_COUNTS: Final = {word: number for number, word in enumerate("un dos tres cuatro cinco seis siete ocho nueve diez".split(), 1)} | {"una": 1}
_TEENS: Final = {stem: number for number, stem in enumerate("tercer cuart quint sext séptim octav noven".split(), 13)}
_ORDINALS: Final = {
    f"decimo{stem}{ending}": ordinal_key(number)
    for stem, number in _TEENS.items()
    for stem in (stem, stem.replace("é", "e"))
    for ending in ("o", "a", "")
} | {
    stem + ending: ordinal_key(number)
    for stem, number in (("vigésim", 20), ("trigésim", 30), ("cuadragésim", 40), ("quincuagésim", 50), ("centésim", 100))
    for ending in ("o", "a")
}

_SIGNS: Final = Signs(
    fused="ex",listed="""
    not: no nunca jamás nada nadie ningún ninguno ninguna tampoco sin ni;
    neg: niega* negó negar* rechaz* desm* rehús* rehus* contra prohib* sólo solo solamente salvo excepto apenas difícilmente improbable* imposible* desconoc* falta* faltó carec* suspend* suspens* deten* detuv* exclu* descart* evit* imped*
    opon* opus* opone* cancel* anul* abandon* renunci* ausen* incapaz* menos hasta fracas* dej* cesó pese ignor* pier* perd* retir*;
    -: no_sólo no_solo no_obstante al_menos por_lo_menos sin_embargo sin_duda menos_de hasta_400 hasta_el no_menos no_más ante_todo sobre_todo del_todo todo_el_mundo más_de el_más la_más las_más los_más antes_de_que en_parte_de por_parte
    formar_parte forma_parte formó_parte parte_de_la_oposición en_primer_lugar negoci* después_de_todo por_otra_parte alto_el_fuego;
    all: todo toda todos todas cada entero entera totalidad completo completa completamente totalmente siempre ambos ambas unanimidad
    íntegramente;
    most: mayoría mayoritariamente mayor_parte principalmente casi_todos casi_todas gran_parte mayormente;
    some: algunos algunas algún alguna varios varias parte parcial* minoría muchos muchas pocos pocas diversos;
    only: sólo solo solamente únicamente único única exclusivamente;
    none: ningún ninguno ninguna nadie;
    former: ex ex* antiguo antigua anterior anteriores entonces exmin* expres* exalcald* predeces* dimitió destituid* saliente dirigió
    era fue hasta;
    cause: porque debido causa* pues por_ello razón raz* motivo* motiv* provoc* gracias consecuencia* ya_que dado_que puesto_que tras
    raíz culpa* a_raíz por obligó llev* deb* resultado atribuy* ante;
    about: unos unas aproximadamente alrededor;
    stop: suspend* suspens* paraliz* detuv* deten* interrump*;
    hear: oí* oyó escuch*; comment: coment* pronunci*; exclude: exclu* descart*; comply: cumpl* respet*; attend: asist* particip*; need:
    necesit* neces*; write: escri*; see: ve ven vio vieron visto vist*; trust: confi*; prepare: prepar* listo lista listos; guarantee:
    garant*; definitive: definitiv*; enough: suficiente* bastante; claims: acusacion* alegacion*; consult: consult*; warn: advert*
    advirt* avis*; inform: inform* notific*; sure: segur* certeza; reason: razón razones motivo*; apologise: disculp*; exist: exist*
    hay; function: funcion* oper*; drink: potable beber; crime: delito* crimen fraude*; corruption: soborn* corrup*; register: registr*;
    sick: enferm*; food_shop: tienda* comerci*; leader: líder* jefe jefa; accuse: acus*;
    first: primero primera primer primeros primeras; last: último última;
    deny: niega* negó negar* desmint* desmient*; admit: admit* reconoc* confes* confirm*; accept: acept* aprob* aprueb* adopt* acog*
    accedió accede*; reject: rechaz* neg* rehus* desestim* veta*;
    support: apoy* respald* favor favorable* partidario*; oppose: opon* opus* opone* contra contrario*;
    rise: percent_más subi* sub* aument* crec* increment* elev* duplic* triplic* alza* encarec* sumó pase_de ganó; fall: percent_menos baj* caer cae cayó caye*
    caíd* descend* disminu* reduc* redu* recort* abarat* retroced* perd*;
    open: abr* abier* apertur* reabr* inaugur*; close: cerr* cierr* cierre* clausur*; begin: empez* empiez* comenz* comienz* inici*
    arranc* lanz*; end: termin* acab* final* conclu* concluy* cese*;
    buy: compr* adquir* adquis*; sell: vend* venta*; import: import*; export: export*; win: gan* venc* victori*; lose: perd* pier*;
    praise: elogi* alab* felicit* aplaud*; criticise: critic* conden* denunci* acus* reproch*;
    lift: levant* elimin*; impose: impon* impus* impuest* implant*; allow: permit* autoriz*; ban: prohib* vet*; demolish: derrib* demol*
    destru*; build: constru* edific*; strengthen: reforz* refuerz* fortal*; weaken: debilit*;
    hire: contrat*; dismiss: despid* despedid* despidos destitu* ces*; free: liber*; arrest: arrest* deten* detuv*; before: antes;
    after: después tras; north: norte*; south: sur; east: este_de oriental; west: oeste occidental;
    legal: legal* lícit*; illegal: ilegal* ilícit*; secret: secret*; public: públicamente; guilty: culpable* conden*; innocent: inocen*
    absuel*; profit: benefici* ganancia*; loss: pérdida* perdido; surplus: superávit excedent*; deficit: déficit;
    permanent: permanent* definitiv*; temporary: temporal* provisional*; delay: retras* aplaz* demor* posterg* pospus*; hasten: aceler*
    adelant*; extend: prolong* ampli* extend*; shorten: acort* reduc*; predecessor: predeces*; successor: suces*;
    highest: mayor más_alto; lowest: menor más_bajo;
    premier: primer_ministro primera_ministra canciller jefe_del_gobierno presidente_del_gobierno; minister: ministro ministra ministros
    exministr*; president: presidente presidenta expresident*; mayor: alcalde alcaldesa exalcald*; governor: gobernador gobernadora;
    ambassador: embajador embajadora enviado; general: el_general general_de; admiral: almirante; judge: juez jueza jueces magistrad*; prosecutor:
    fiscal fiscalía; professor: profesor profesora catedrátic*; king: rey reina; senator: senador senadora; prefect: prefecto;
    engineer: ingenier*; lawyer: abogad*; doctor: médic* doctor*; bishop: obispo arzobispo; captain: capitán; geologist: geólog*;
    deputy: diputad*; secretary: secretari*; spokesperson: portavoz vocer*; chair: presidente presidenta;
    director: director directora gerente jefe jefa;
    say: dijo dijeron dice dicen decir según declar* anunci* afirm* asegur* señal* explic* inform* advirt* adviert* añad* consider*
    cree* estim* opin* subray* record* precis* indic* sosten* sostuv* juicio respond* manifest* recalc*;
    ahead: va van prevé prevén previsto* prevista* prevé planea* proyect* pretend* quiere quieren debe deben habrá será serán *ará *arán
    *erá *erán *irá *irán *drá *drán compromete* prometió promet* próxim*;
    may: podría podrían puede pueden quizá quizás posible* posiblemente probable* probablemente presunt* supuest* habría habrían sería
    serían parece* aparent* tal_vez riesgo* acaso debería;
    work: trabaj* labor*; pay: pag* abon*; cost: cost* cuest* gasto*; price: preci* valer; loan: préstamo* crédito*; tax: impuesto*
    tasa*; money: dinero* fondos; budget: presupuest*; wage: salari* sueldo*; people: persona* gente; staff: emplead* trabajador* obrer*
    plantilla empleo*;
    member: miembro* afiliad*; resident: vecino* habitant* residente*; household: hogar* familia*; pupil: alumn* estudiant*; child:
    niñ*; woman: mujer*; victim: víctima*; wounded: herid*; dead: muert* murió murieron fallec*; soldier: soldad* militar*;
    ship: barco* buque* ferri*; port: puerto*; bridge: puente*; road: carretera* camino*; train: tren trenes; line: línea*; station:
    estación estaciones; tunnel: túnel*; airport: aeropuerto*; plane: avi* vuelo*; car: coche* vehículo* automóvil*; truck: camion*
    camión;
    dam: presa* embalse*; wall: muro*; plant: planta* fábrica*; mine: mina*; school: escuela* colegio*; hospital: hospital*; house:
    casa* vivienda*; company: empresa* compañía* grupo*; union: sindicat*; parliament: parlament* congreso; government: gobierno*;
    ministry: ministerio*; court: tribunal* juzgado*; police: policía*; authority: autoridad*; council: consejo* ayuntamiento*; city:
    ciudad*; province: provincia* región*; country: país*; island: isla*; sea: mar; river: río*; water: agua*; oil: petróleo* crudo;
    gas: gas; power: electricidad*; energy: energía*; coal: carbón; grain: trigo grano* cereal*; fish: pesca* pesquer* pez peces; food:
    aliment* comida; fire: incendi* fuego; flood: inund*; quake: terremoto*; storm: tormenta* temporal; leak: fuga* filtr*;
    crack: griet* fisur*; accident: accident*; damage: daño* dañ*; danger: peligro* riesgo*; safety: segur*; check: inspec* revis*
    control* examin*; inquiry: investig*; report: informe*; study: estudio*; poll: encuesta* sondeo*; evidence: prueba*; document:
    document*;
    letter: carta*; contract: contrat*; deal: acuerd* tratado*; project: proyect*; plan: plan planes; tender: concurs* licit*; offer:
    ofrec* ofert*; demand: exig* reclam*; ask: pid* pidió pedir* solicit*; promise: promet* promes* compromet*; appeal: recurs* recurr*
    apel*;
    complaint: queja*; strike: huelga*; protest: protest* manifest*; vote: vot*; election: eleccion*; law: ley leyes; permission:
    permis* licenci*; sanction: sancion*; tariff: arancel*; trade: comerci*; bank: banco*; rate: tasa* tipo*; growth: crecim*;
    inflation: inflación;
    debt: deuda*; aid: ayuda*; army: ejército*; war: guerra*; weapon: arma armas; missile: misil*; attack: ataq* atac* atent*; border:
    front*; truce: tregua* alto_el_fuego; talks: negoci* conversacion*; visit: visit*; meet: reuni* reún* encuentr*; resign: dimit*
    dimis* renunci*;
    appoint: nombr*; find: encontr* hall* descubr*; keep: conserv* mantien* manten*; change: cambi* modific*; repair: repar* renov*;
    test: prueba* ensay*; deliver: entreg* suministr*; send: envi*; receive: recib*; use: us* utiliz*; know: sab* conoc*; answer:
    respond* respuesta*;
    publish: public*; decide: decid* decisión*; sign: firm*; share: cuota* participación; half: mitad*; seat: escaño*; passenger:
    pasajer* viajer*; ticket: billete* entrada*; leave: abandon* sal* salid*; return: volv* vuelv* regres*; problem: problema*;
    compensation: indemn* compens*;
    responsible: responsab*; invest: inver*; finance: financ*; grant: subvenc*; evacuate: evacu*; harvest: cosecha*; farmer: agricultor*
    campesin*; forest: bosque*; dock: astillero*; engine: motor*; bus: autobus* autobús; area: barrio* zona*; village: pueblo* aldea*;
    owner: dueñ* propietari*; dispute: disput*; peace: paz; sale_of: venta*;
    opposition: oposición opositor*; party: partido partidos; coalition: coalición coaliciones; candidate: candidat*; campaign: campaña
    campañas; reform: reform*; constitution: constitución constitucional; referendum: referéndum* plebiscito; cabinet: gabinete; speech:
    discurso*; statement: comunicado* declaración declaraciones; summit: cumbre; embassy: embajada* consulado*; refugee: refugiad* asilo
    migrante*; trial: juicio audiencia; verdict: sentencia* fallo veredicto; sentence: conden* pena penas; prison: prisión cárcel*
    encarcel*; suspect: sospechos* acusado acusados imputad*; lawsuit: demand* querella* pleito; charge: cargos imputa* acusación
    acusaciones; bail: fianza; fine: multa*; witness: testigo* testimoni* testific* declaró; theft: robo robó robar* hurto*; murder: asesin*
    homicid*; embezzle: malvers* desvi*; forge: falsific* manipul*; revenue: ingresos facturación recaud*; stock: acciones accionista*
    bolsa; market: mercado*; production: producción produc*; order: pedido* encarg*; merger: fusión fusiones adquisición absorb*;
    subsidiary: filial filiales; headquarters: sede oficina*; product: producto* mercancía*; unemployment: desempleo paro desemplead*; job:
    empleo* puesto puestos emple*; currency: moneda divisa*; interest: tipos_de_interés tasa_de_interés; researcher: investigador*
    científic* expert* analista* autor*; species: especie*; experiment: experimento* ensayo*; result: resultado*; sample: muestra*;
    temperature: temperatura*; climate: clima climátic* climático; emission: emisión emisiones contamin*; satellite: satélite* cohete*
    sonda; telescope: telescopio* observatorio*; fossil: fósil* esqueleto huesos; virus: virus infección infecciones infectad*; vaccine:
    vacun*; patient: paciente*; drug: medicament* fármaco*; nurse: enfermer*; rescue: rescat* salvad* salvar* socorr* supervivient*;
    missing: desaparecid*; collapse: derrumb* colaps* deslizamiento* desplom*; explosion: explosi* explot* estall*; smoke: humo; shelter:
    refugio* albergue*; outage: apagón apagones corte_de_luz avería*; drought: sequía*; avalanche: avalancha* alud*; club: club clubes
    equipo*; player: jugador* atleta* deportist* corredor* nadador*; coach: entrenador* técnico; match: partido carrera* juego*;
    championship: campeonato* torneo* liga copa; medal: medalla*; doping: dopaje; referee: árbitro*; season: temporada*; stadium: estadio*;
    record: récord*; federation: federación asociación; fan: aficionad* hinchas espectador* público; exhibition: exposición exposiciones;
    film: película* cine; festival: festival* fiesta*; book: libro*; artist: artista* pintor* cuadro pintura*; monument: monumento* estatua*
    castillo patrimonio; library: biblioteca* archivo*; university: universidad* facultad; teacher: profesor* maestro* docente*; tourism:
    turis* visitante*; traffic: tráfico tránsito; driver: conductor* chófer piloto* tripula*; canal: canal canales esclusa*; cargo: carga
    mercancías contenedor*; crane: grúa*; railway: ferrocarril* ferroviari*; tram: tranvía* metro; software: software aplicación programa*;
    hacker: hacker* ciber* pirate*; data: datos; network: red redes; customer: cliente* consumidor* usuari*; rain: lluvia* precipitacion*;
    snow: nieve nevad*; heat: calor ola_de_calor; wind: viento* ráfaga*; level: nivel niveles cota; reservoir: embalse* pantano* lago*;
    mountain: montaña* ladera*; glacier: glaciar* hielo*; coast: costa* litoral playa*; hunt: caza cazador* furtiv*; animal: animal* fauna
    rebaño población ejemplares; bird: ave aves pájaro*; cattle: ganado vaca* cerdo* oveja* aves_de_corral; reserve: reserva* parque*; tree:
    árbol* madera tala talas; waste: residuo* basura* aguas_residuales; nuclear: nuclear* reactor* atómic* radiactiv*; solar: solar*
    fotovoltaic*; turbine: turbina* eólic*; battery: batería*; pipeline: gasoducto* oleoducto* tubería*; cable: cable*; steel: acero metal*
    hierro; drawing: plano planos dibujo*; chip: chip chips semiconductor*; laboratory: laboratorio*; center: centro*; building: edificio*
    torre; floor: piso pisos planta plantas; bed: cama camas; land: terreno* tierra* parcela*; shop: tienda* comercio* supermercado*
    restaurante*; hotel: hotel*; apartment: piso vivienda* apartamento*; media: periódico* diario medios televisión periodista* prensa;
    interview: entrevista*; press_conference: rueda_de_prensa conferencia_de_prensa; committee: comisión comité* junta consejo; agency:
    agencia* oficina; chief: jefe jefa jefes gerente* directivo* responsable dirigente* director directora; founder: fundador*
    fundó fundar* fundad*; owner: propietari* dueñ* pertenec* pose*; vice: vice* adjunt* subdirector*; acting: interin* en_funciones; elect:
    elegid* elect* reeleg*; dissolve: disol* disuel*; negotiate: negoci*; cooperate: cooper* colabor* alianza; renew: renov* prorrog*;
    expire: venc* expir* caduc*; ratify: ratific*; join: adher* adhesión ingres* sumarse unirse; cancel: cancel* anul* suprim*; postpone:
    aplaz* posterg* pospon* pospuso; replace: reemplaz* sustitu*; remove: retir* elimin* quitar*; install: instal*; expand: ampli* expan*;
    introduce: introduc* implant*; present: present* mostr* revel*; measure: midi* medi* registr*; count: recuent* censo; destroy: destru*
    arras* devast*; fire: ard* arde* incendi* quem* fuego llamas; sink: hundi* naufrag* zozobr*; recede: baj* descend* remit*; search: busc*
    búsqueda* registr*; flee: hui* huy* escap* fug*; threaten: amenaz*; pressure: presion* presión; protect: proteg* protecc* defen*; cost:
    gast*; debt: adeud* deud*; transfer: transfer* traslad* desvi*; store: almacen* depósit*; consume: consum*; training: formación capacit*
    entren*; live: viv* habit* resid*; connect: conect* enlaz*; block: bloque*; restore: restaur* restablec* reanud* retom*; create: cre*
    estable*; lead: dirig* lider* encabez*; success: logr* consigu* éxito; failure: fracas* falló fallo; happen: ocurr* sucedi* produj*
    tuvo_lugar; continue: continu* segu* sigue siguen prosigu*; repeat: nuevo nueva vuelv* repet*; successor_role: sucesor*; compete:
    compet* competencia rival*; quality: calidad; defect: defect* fallo fallos; late: retras* demor*; shortage: escase* falt* carenc*; sign:
    firm* suscri*; limit: limit* restric* restring* tope; rule: norma* regla* reglament*; standard: estándar* norma*; policy: política*;
    step: medida*; goal: objetivo* meta; deadline: plazo* calendario fecha cronograma; crisis: crisis; conflict: conflicto* combate*
    enfrentam*; hostage: rehén* rehenes secuestr*; spy: espía* espion*; terror: terroris* atentado*; bomb: bomba* bombarde*; drone: dron
    drones; tank: tanque* blindado*; navy: marina armada flota*; base: base bases; plane: vuelo* aerolínea*; ship: barco* bote* pesquero*;
    sailor: marinero* marino*; tug: remolcador*; fish: pescador*; dockworker: estibador*; shift: turno* horario*; union: sindicato*;
    household: hogar*; municipality: ayuntamiento* municip* alcald*; region: región regiones comarca* distrito*; capital: capital; abroad:
    extranjer* exterior; supply: suministro* abastec*; approve: aprob* aprueb* autoriz* aval*; suspend: suspend* suspens* inhabilit*
    sancion*; sanction: sanción sanciones castig* pena; discipline: disciplin*; complaint: objeción recurso* reclama* queja*; appeal:
    recurr* recurso* apel*; plead: declar*; guilt: culpab*; inquiry: investig* indag*; prosecution: fiscal* fiscalía; defence: defensa
    abogad*; acquit: absuel* absolv* absolu*; security_staff: seguridad guardia* vigilan*; wounded: herid* lesion*; dead: muert* fallec*
    mató; helicopter: helicóptero*; firefighter: bombero*; message: mensaje* avis* alert* advert*; emergency: emergencia*; disaster:
    desastre* catástrof* siniestro*; reason: causa causas origen; area_size: superficie área; thick: gros* espes* delgad*; average: promedio
    media; distance: distancia*; speed: velocidad*; height: alto alta altura*; length: largo longitud; depth: profund*; weight: pes*; age:
    edad años_de_edad; birth: nacim* nacid* nació; population_size: población habitantes; migration: emigr* inmigr*; religion: religi*
    mezquita* templo*; museum: museo*; church: iglesia* catedral; repair: restaur* renov* rehabilit*; water_supply: agua_potable;
    irrigation: riego irrig* regad*; sugar: azúcar arroz café té maíz; lithium: litio cobre níquel oro plata zinc; breakdown: romp* rot*
    ruptur*; influence: influ* impact* afect* efecto*; attribute: atribu* achac*; trend: tendencia*; turn: cambi* invert*; early: pronto
    temprano prematur*; conclusion: conclus* concluir*; clear: clar*; maintain: sostien* afirm* asegur* mantien*; ask: exig* reclam* ped*
    pid* solicit*; request: solicitud* petición peticiones; answer: respond* respuest* pronunci* coment*; refuse: rechaz* negó_a negar*;
    welcome: acogi* celebr* salud*; thank: agradec*; regret: lament*; blame: acus* culp* reproch*; fear: tem* miedo preocup*; hope: esper*;
    doubt: dud* escéptic*; exceed: super* exced* rebas*; reach: alcanz* ascend* lleg* total*; divide: proporción cuota; double: duplic*
    doble; equipment: equip* aparato* máquina*; car: vehículo* coche* camion* camión; route: línea* ruta* trayecto; tunnel: túnel*; price:
    tarifa* peaje* tasa tasas precio*; budget_cut: recort* ahorr*; layoff: despid* despidió despedid*; resign: dimi* renunci*; soldier:
    soldado* tropa* ejército; state: estado* nacional*; secrecy: secret* confidenci*; document: carta* documento* expediente* papel*; test:
    prueba* inspecc* exam* control*
""")  # fmt: skip

LANGUAGE: Final = Spaced(
    code="es",
    name="Spanish",
    edition=3,
    keys="""
    2: dos; 3: tres; 4: cuatro; 5: cinco; 6: seis; 7: siete; 8: ocho; 9: nueve; 10: diez; 11: once; 12: doce docena; 13: trece; 14:
    catorce; 15: quince;
    16: dieciséis; 17: diecisiete; 18: dieciocho; 19: diecinueve; 20: veinte veintena; 21: veintiuno veintiún veintiuna; 22: veintidós;
    23: veintitrés;
    24: veinticuatro; 25: veinticinco; 26: veintiséis; 27: veintisiete; 28: veintiocho; 29: veintinueve; 30: treinta; 40: cuarenta; 50:
    cincuenta;
    60: sesenta; 70: setenta; 80: ochenta; 90: noventa; 100: cien ciento cientos centenar centenares; 200: doscientos doscientas; 300:
    trescientos trescientas;
    400: cuatrocientos cuatrocientas; 500: quinientos quinientas; 600: seiscientos seiscientas; 700: setecientos setecientas; 800:
    ochocientos ochocientas;
    900: novecientos novecientas; second: segundo segunda; 3th: tercero tercera tercer; 4th: cuarto cuarta; 5th: quinto quinta; 6th:
    sexto sexta;
    7th: séptimo séptima; 8th: octavo octava; 9th: noveno novena; 10th: décimo décima; 11th: undécimo undécima decimoprimero; 12th: duodécimo duodécima decimosegundo; january: enero; february: febrero; march: marzo;
    april: abril;
    may: mayo; june: junio; july: julio; august: agosto; september: septiembre setiembre; october: octubre; november: noviembre;
    december: diciembre;
    monday: lunes; tuesday: martes; wednesday: miércoles; thursday: jueves; friday: viernes; saturday: sábado; sunday: domingo; million:
    millón millones;
    trillion: billón billones; 1000: mil miles millar millares; percent: %; tonne: tonelada toneladas; kilometre: kilómetro kilómetros
    km; metre: metro metros;
    kilogram: kilo kilos kilogramo kilogramos kg; mile: milla millas; year: año años; month: mes meses; week: semana semanas; day: día días;
    hour: hora horas; minute: minuto minutos; yesterday: ayer; today: hoy; recently: recientemente; half: mitad
    """,
    made=_ORDINALS,
    one="un una uno",
    joints=" y | ",
    first=tuple((rf"\bdécim[oa] {stem}[oa]?\b", ordinal_key(number)) for stem, number in _TEENS.items()),
    separators=_separators,
    sizes={"mil millones": 10**9, "mil": 1000, "mill[oó]n(?:es)?": 10**6, "bill[oó]n(?:es)?": 10**12},
    units={
        "metros? cúbicos?|m3|m³": "cubic metre", "kilómetros? cuadrados?|km2|km²": "square kilometre", "metros? cuadrados?|m2|m²": "square metre",
        "hectáreas?|ha": "hectare", "litros?": "litre", "barriles|barril": "barrel", "megavatios?|MW": "megawatt", "gigavatios?|GW": "gigawatt",
        "%|por ciento": "percent", "puntos? porcentuales|puntos?": "percent point", r"dólares|dólar|\$": "dollar", "euros?|€": "euro", "libras?|£": "pound",
        "coronas?": "crown", "francos?": "franc", "yenes|yen": "yen", "rublos?": "ruble", "pesos?": "peso", "dinares|dinar": "dinar", "yuanes|yuan": "yuan",
        "reales": "real", "liras?": "lira",
    },
    link="de ",
    phrases={
        "countries": "(?:ambos|los dos) países", "last year": "(?:el )?(?:año pasado|pasado año)", "this year": "este año",
        "next year": "(?:el )?(?:próximo año|año próximo|año que viene)", "last month": "(?:el )?(?:mes pasado|pasado mes)", "this month": "este mes",
        "next month": "(?:el )?(?:próximo mes|mes próximo|mes que viene)", "2 thirds": "(?:las )?(?:dos|2) terceras partes|(?:los )?(?:dos|2) tercios",
        "3th": "(?:un|el) tercio|(?:una|la) tercera parte", "3 quarters": "(?:tres|3) cuartas partes|(?:tres|3) cuartos",
        "quarter": "(?:un|el) cuarto de|(?:una|la) cuarta parte", "half": "la mitad",
        **{f"19{decade}0": f"años {name}|años {decade}0" for decade, name in ((9, "noventa"), (8, "ochenta"), (7, "setenta"), (6, "sesenta"), (5, "cincuenta"))},
    },
    then=(
        halves(_COUNTS, "mill[oó]n(?:es)?|años?|horas?", "y medi[oa]"),
        (r"\b(\d+)[.]?[ºª]", lambda found: ordinal_key(int(found[1]))),
        (r"\bmil millones\b", "1 billion"),
        (r"\b(enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre) del? (?=\d{4}\b)", r"\1 "),
    ),
    dates="[/.-]",
    joins="a|y|o|-",
    least=r"al menos|por lo menos|más de|como mínimo|mínimo|un mínimo de|no menos de|superior(?:es)? a|superan? (?:los|las)|más que|excede[n]?",
    most=r"como máximo|a lo sumo|hasta|menos de|un máximo de|máximo|casi|cerca de|no más de|inferior(?:es)? a|apenas",
    least_after="como mínimo|al menos|o más|por lo menos",
    most_after="como máximo|o menos|a lo sumo",
    doubt="quizá quizás posiblemente probablemente presuntamente supuestamente presunto presunta presuntos presuntas supuesto supuesta podría podrían habría "
    "habrían sería serían puede pueden posible posibles probable probables aparentemente parece parecen acaso debería deberían eventual temen teme cree creen",
    dispute="niega niegan negó negaron desmiente desmintió desmintieron asegura aseguran aseguró afirma afirman afirmó sostiene sostienen alega alegan alegó",
    plan="prevé prevén previsto prevista previstos previstas planea planean planeaba pretende pretenden quiere quieren proyecta deberá deberán estudia espera esperan contempla",
    modal="puede pueden",
    negations="no ni nunca jamás nada nadie ningún ninguno ninguna sin tampoco niega niegan negó negaron rechaza rechazó rechazaron desmiente desmintió",
    bounds="menos más hasta unos unas cerca casi alrededor aproximadamente máximo mínimo sólo solo todos todas cada entre superior inferior superan supera "
    "least most",
    home_words="gobierno país estado parlamento congreso",
    border="; |, (?:pero|mientras que|aunque)\\b",
    abbreviations="Sr Sra Sres Dr Dra D Dña Ud Uds EE art núm pág etc",
    stop_words="el la los las un una unos unas de del y o en a al que se su sus lo le por con para es son fue ha han",
    day_links="de",
    day_joins="al y a",
    reporting="dijo dijeron según declaró anunció afirmó aseguró señaló explicó informó",
    name_forms=_name_forms,
    without_capital=_DEMONYM.pattern,
    signs=_SIGNS,
).language()  # fmt: skip
