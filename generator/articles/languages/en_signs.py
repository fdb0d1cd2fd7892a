"""English signs, by which a claim is compared with an article in another language.  No evidence depends on them."""

from __future__ import annotations

from typing import Final

from ..signs import Signs

SIGNS: Final = Signs(
    spelled=lambda word: word.replace("'s", "").replace("'", ""),
    listed="""
    not: not no never none nobody nothing nowhere neither nor cannot cant couldnt dont doesnt didnt hasnt havent hadnt isnt arent wasnt
    werent wont wouldnt shouldnt without no_one;
    neg: refus* reject* fail* lack* unable stop* declin* against ban banned bans forb* only until unless except hardly barely scarcely
    instead rather yet still unlikely unknown unclear impossible untouched unharmed unpaid unsold missing absent avoid* prevent* rule_out
    ruled_out rules_out ruling_out exclud* unaware dismiss* withh* drop* away ignor* neglect* oppos* abandon* halt* suspend* cancel* remain*
    stay* empty zero less fewer few little far short silent silence secret* hide hid hidden conceal* free off lost uncertain doubt* doubtful postpon* delay* late no_longer out owe owes owed owing arrears outstanding overdue debt debts untreated unprocessed unfiltered unverified
    unconfirmed unregistered unlicensed unauthoris* unauthoriz* unapproved undisclosed unaffected uninjured undeclared unused unsigned unsafe;
    all: nearly_all almost_all all every each everyone everybody everything entire entirely whole completely fully always both;
    -: once_in once_every once_the once_more at_once once_again once_it once_they once_he once_she once_there once_per once_or once_all is_due_to are_due_to was_due_to were_due_to be_due_to at_all all_over above_all after_all all_vehicles at_most the_most most_likely up_to_most just_over just_under just_before just_after
    not_only the_only just_as whole_number some_time all_sides not_all not_every not_everyone for_some_time leave_open at_some first_minister
    all_along before_the_court before_court before_parliament before_a_court open_to at_the_end in_the_end by_the_end end_of until_the_end
    opened_an opens_an open_an end_up ended_up open_question first_of_all at_first leave_behind left_behind came_to came_close
    close_to closer close_ties close_ally general_secretary secretary_general general_election general_strike general_assembly
    major_general attorney_general general_manager director_general general_director in_general general_public lost_out won_over a_first
    for_the_first_time first_time first_half in_part take_part took_part takes_part taking_part part_of_the_deal some_of_which as_a_whole;
    most: nearly_all almost_all most mostly majority mainly largely chiefly bulk;
    some: some several part partly few many minority various;
    only: only just solely merely exclusively alone no_more_than;
    former: former formerly ex once onetime retired previous previously used_to;
    cause: because due_to owing_to thanks_to because_of therefore hence on_account_of prompted caused_by as_a_result;
    stop: stop* halt* suspend* suspension interrupt* discontinu*;
    hear: hear heard hears listen*; comment: comment*; exclude: exclud* rule_out ruled_out rules_out ruling_out; comply: comply complied
    complies obey* stick stuck observe*; attend: attend*; need: need needs needed; write: writ* wrote; see: see sees saw seen visible;
    trust: trust*; prepare: prepar* ready; guarantee: guarantee*; definitive: final definitive; enough: enough sufficient*; claims:
    accusation* allegation*; consult: consult*; warn: warn warned warns; inform: inform* notif*; sure: certain certainty; reason: reason
    reasons; apologise: apologi*; exist: exist*; function: operat* function*; drink: drink* drinking; treatment: treat*; crime: crime
    crimes fraud; corruption: brib* corrupt*; license: licen*; register: regist*; sick: sick ill illness; food_shop: shop shops trader
    traders merchants; rent_out: lease*; debris: rust; leader: head heads leader; accuse: accus*;
    first: first;
    last: last_one final;
    deny: deny denies denied denying denial; admit: admit* acknowledg* conced* confirm* confess*;
    accept: accept* agree agreed agrees approv* welcom* endors*; reject: reject* refus* veto* turned_down turn_down;
    support: support* back backed backs backing favour favours favoured favor favors in_favour in_favor endorse*;
    oppose: object objects objected objection* oppose opposes opposed opposing against resist*;
    rise: percent_more percent_higher rise rises rose risen rising increas* grow grows grew grown climb* went_up go_up goes_up doubl* tripl* raise raises raised
    raising;
    fall: percent_less percent_fewer percent_lower fall falls fell fallen falling decreas* drop* declin* shrank shrink* went_down go_down goes_down reduc* lower lowers lowered
    lowering cut cuts halv*;
    open: open opens opened opening reopen*; close: close closes closed closing closure shut shuts;
    begin: begin begins began begun beginning start starts started starting launch*;
    end: end ends ended ending finish* complet* conclud*;
    buy: buy buys buying bought purchas*; sell: sell sells selling sold sale sales;
    import: import*; export: export*;
    win: win wins winning won; lose: lose loses losing lost;
    praise: praise* laud* hail*; criticise: critici* condemn* blam* accus*;
    lift: lift lifts lifted lifting; impose: impose imposes imposed imposing reimpos*;
    allow: allow allows allowed allowing permit permits permitted authoris* authoriz*; ban: ban bans banned banning prohibit* forbid*
    forbad*;
    demolish: demolish* tear_down torn_down tore_down; build: build builds building built construct*;
    strengthen: strengthen*; weaken: weaken*;
    hire: hire hires hired hiring recruit*; dismiss: dismiss* fire_the sacked sack lay_off laid_off layoffs dismissal*;
    free: release releases released freed; arrest: arrest* detain*;
    before: before; after: after;
    north: north northern; south: south southern; east: east eastern; west: west western;
    legal: legal lawful; illegal: illegal unlawful;
    secret: secret secretly; public: publicly;
    guilty: guilty convict*; innocent: innocent acquit*;
    profit: profit profits; loss: loss losses; surplus: surplus; deficit: deficit;
    permanent: permanent permanently; temporary: temporary temporarily provisional;
    upstream: upstream; downstream: downstream;
    delay: delay* postpon* put_off puts_off putting_off pushed_back; hasten: speed_up accelerat* brought_forward;
    highest: highest largest biggest; lowest: lowest smallest;
    lend: lend lends lent lending; borrow: borrow*;
    shorten: shorten*; extend: extend* prolong* lengthen*;
    predecessor: predecessor; successor: successor;
    doubled: twofold; increase_of: gain;
    premier: premier prime_minister chancellor head_of_government; minister: minister ministers; president: president; mayor: mayor mayors;
    governor: governor; ambassador: ambassador* envoy*; general: general; admiral: admiral; judge: judge judges magistrate* presiding_judge; prosecutor: prosecutor
    prosecutors;
    professor: professor*; king: king queen; senator: senator; prefect: prefect; engineer: engineer*; lawyer: lawyer*; doctor: doctor
    physician;
    bishop: bishop archbishop; captain: captain; geologist: geologist; deputy: mp mps deputies lawmaker lawmakers;
    secretary: secretary; spokesperson: spokesman spokeswoman spokesperson; chair: chairman chairwoman chairs; director: director;
    say: said says say saying told tells explain* state states stated added adds insist* claims claimed argu* believ* thinks warn* according
    estimat* replied;
    work: work works worked working; pay: pay pays paid paying payment; cost: cost costs; price: price prices; loan: loan loans credit;
    tax: tax taxes; money: money; budget: budget; wage: wage wages salary salaries; people: people persons; staff: employee employees staff
    worker workers; member: member members; resident: resident residents inhabitants; household: household households family families;
    pupil: pupil pupils student students; child: child children; woman: woman women; victim: victim victims; wounded: wounded injured;
    dead: dead died killed deaths die dies; soldier: soldier soldiers troops; ship: ship ships vessel vessels boat boats ferry ferries;
    port: port harbour;
    bridge: bridge bridges; road: road roads; train: train trains; line: line lines; station: station stations; tunnel: tunnel tunnels;
    airport: airport; plane: plane planes aircraft flight flights; car: car cars vehicle vehicles; truck: truck trucks lorry lorries tanker
    tankers; dam: dam dams; wall: wall; plant: plant plants factory; mine: mine mines; school: school schools; hospital: hospital hospitals;
    house: house houses home homes; company: company firm; union: union unions; parliament: parliament; government: government;
    ministry: ministry; court: court tribunal; police: police; authority: authority authorities; council: council; city: city town;
    province: province prefecture; country: country nation; island: island islands; sea: sea; river: river; water: water; oil: oil; gas:
    gas;
    power: electricity; energy: energy; coal: coal; grain: grain wheat; fish: fish fishing fishery fishermen; food: food; fire: fire;
    flood: flood flooding floods flooded; quake: earthquake; storm: storm; leak: leak leaks leaked; crack: crack cracks; accident: accident
    crash; damage: damage damaged; danger: danger risk; safety: safety; warning: warning warnings; check: check checks checked inspect*
    examin*; inquiry: inquiry investigation investigat*; report: report reports; study: study; poll: poll survey; evidence: evidence proof;
    document: document documents; letter: letter; contract: contract contracts; deal: deal agreement treaty; project: project; plan: plan
    plans planned; tender: tender; offer: offer offers offered; demand: demand demands demanded; ask: ask asks asked; promise: promise*
    pledge*; appeal: appeal*; complaint: complaint complaints; strike: strike strikes; protest: protest* demonstrat* rally;
    vote: vote votes voted voting; election: election elections; law: law bill; permission: permit licence; sanction: sanction sanctions;
    tariff: tariff tariffs duty duties; trade: trade; bank: bank; rate: rate; growth: growth; inflation: inflation; debt: debt; aid: aid;
    army: army; war: war; weapon: weapon weapons; missile: missile missiles; attack: attack*; border: border; truce: ceasefire truce;
    talks: talks negotiat* renegotiat*; visit: visit*; meet: meet meets met meeting; resign: resign* step_down stepped_down; appoint:
    appoint*
    named_as; find: find finds found discover*; keep: keep keeps kept; change: change changes changed; move: move moves moved; repair:
    repair*
    renovat*; test: test tests tested; deliver: deliver* suppl*; send: send sends sent; receive: receive* got; use: use uses used; know:
    know
    knows knew known; answer: answer* repl* respon*; publish: publish* released_its; decide: decide* decision; sign: sign signs signed;
    share: share shares; half: half; seat: seat seats; passenger: passenger passengers; ticket: ticket tickets; leave: leave leaves left
    quit
    withdraw* withdrew; return: return returned back_to run_again; problem: problem problems; fault: fault_line fault; site: site;
    design: design designed; hide: hide hid hidden conceal*; wait: wait waits waited; compensation: compensation; apology: apolog*;
    responsible: responsib*; invest: invest*; finance: financ* fund funds funded; grant: subsid* grant grants granted; rent: rent rents;
    week: week weeks; evacuate: evacuat*; treat: treat treated; harvest: harvest; farmer: farmer farmers; fisherman: fisherman; animal:
    animal animals; forest: forest; weather: weather; snow: snow; rain: rain; heat: heat; museum: museum; church: church; dock: shipyard
    yard;
    engine: engine engines; part: component components equipment; data: data; network: network; customer: customer customers; bus: bus
    buses;
    area: area areas; village: village villages; speed: speed; height: high height tall; length: long length; depth: deep depth; weight:
    weigh* weight; year: annual annually; unpaid: unpaid; loss_of: deficit; owner: owner owners owns owned; dispute: dispute; peace: peace;
    opposition: opposition; party: party parties; coalition: coalition; candidate: candidate candidates; campaign: campaign*; reform:
    reform*; constitution: constitution constitutional; referendum: referendum; cabinet: cabinet; speech: speech* address; statement:
    statement statements communique; summit: summit; embassy: embassy embassies consulate; refugee: refugee* asylum migrant*; trial: trial
    hearing hearings; verdict: verdict ruling rulings ruled; sentence: sentence sentenced sentences; prison: prison jail jailed imprison*;
    suspect: suspect suspects defendant* accused; lawsuit: lawsuit* sue sued suing litigation; charge: charge charged charges indict*; bail:
    bail; fine: fine fined fines; witness: witness* testif* testimony; theft: theft stole* steal* robbery robbed; murder: murder* homicide
    manslaughter; embezzle: embezzl* misappropriat*; forge: forg* falsif* tamper*; revenue: revenue* turnover; stock: stock stocks
    share_price shares_fell investors investor shareholder*; market: market markets; production: production produce* produced output; order:
    ordered; merger: merger merge* takeover acquisition* acquire*; subsidiary: subsidiary subsidiaries; headquarters: headquarters; product:
    product products goods; unemployment: unemploy* jobless; job: job jobs employment employ*; currency: currency currencies; interest:
    interest_rate interest_rates; researcher: researcher* scientist* expert experts analyst* author; species: species; experiment:
    experiment* trial_run; result: result results outcome findings; sample: sample samples; temperature: temperature*; climate: climate;
    emission: emission* pollut*; satellite: satellite* rocket spacecraft space_probe probe; telescope: telescope* observatory; fossil:
    fossil* skeleton bones; virus: virus* infection* infected pathogen*; vaccine: vaccin*; patient: patient patients; drug: drug drugs
    medicine* medication; nurse: nurse nurses; rescue: rescue* saved survivor* survive*; missing: missing; collapse: collaps* cave_in
    landslide* mudslide*; explosion: explo* blast; smoke: smoke; shelter: shelter shelters refuge; outage: blackout outage* power_cut;
    drought: drought dry; avalanche: avalanche*; club: club clubs; player: player players athlete* runner* swimmer* rider* rower*; coach:
    coach coaches trainer; match: match matches race races; championship: championship* tournament league cup; medal: medal* gold_medal;
    doping: doping; referee: referee* umpire*; season: season; stadium: stadium stadiums arena; record: record_high record_low world_record;
    federation: federation association; fan: fan fans supporter supporters spectator* audience; exhibition: exhibition* exhibit*; film: film
    films movie* cinema; festival: festival; book: book books; artist: artist* painter* painting*; monument: monument* statue* castle
    heritage ruins; library: library libraries archive*; university: universit* faculty; teacher: teacher*; tourism: touris* visitor*;
    traffic: traffic; driver: driver drivers pilot pilots crew captain; canal: canal lock locks; cargo: cargo freight container*; crane:
    crane cranes; railway: railway* rail railways; tram: tram trams metro subway underground; software: software app application program
    programme; hacker: hack* cyber*; data: data record_data dataset; network: network networks grid; customer: customer* client clients
    consumer* user users; rain: rain* rainfall downpour; snow: snow*; heat: heat heatwave; wind: wind winds gust*; level: water_level;
    reservoir: reservoir* lake lakes; mountain: mountain* hill* slope*; glacier: glacier* ice_shelf iceberg; coast: coast* shore beach*;
    hunt: hunt* poach* shooting; animal: animal* wildlife herd population; bird: bird birds; cattle: cattle cow cows livestock pig pigs
    sheep poultry; reserve: nature_reserve reserve national_park park parks; tree: tree trees timber wood logging felling; waste: waste
    rubbish garbage sewage; nuclear: nuclear reactor* atomic radioactive; solar: solar; turbine: turbine* wind_farm* wind_power; battery:
    batter*; pipeline: pipeline* pipe pipes; cable: cable cables; steel: steel iron metal*; drawing: drawing* blueprint*; chip: chip chips
    semiconductor*; laboratory: laborator* lab; center: centre*; building: building* block tower; floor: floor floors storey*; bed: beds;
    land: plot plots property; shop: shop shops store stores supermarket* restaurant*; hotel: hotel*; apartment: apartment* flat flats
    housing dwelling*; media: newspaper* broadcaster* media television journalist* reporter*; interview: interview*; press_conference:
    press_conference news_conference briefing; committee: committee* commission panel board; agency: agency agencies bureau; chief: head
    heads chief manager* executive*; founder: founder* founded; owner: owner* own owns owned belong*; vice: deputy vice assistant; acting:
    acting interim caretaker; elect: elected elect election_winner re-elected; dissolve: dissol* disband*; negotiate: negotiat* bargaining;
    cooperate: cooperat* collaborat* partnership; renew: renew*; expire: expir* run_out runs_out ran_out; ratify: ratif*; join: join*
    accession member_of; cancel: cancel* called_off scrap*; postpone: postpone* put_off delay*; replace: replac* substitut*; remove: remov*
    withdrawn take_down; install: install* set_up; expand: expan* extension enlarge*; introduce: introduc*; present: unveil* reveal*
    presented presents; measure: measure* measured measuring recorded; count: counted counting census tally; destroy: destroy* devastat*
    wreck*; fire: burn* blaze* fire fires; sink: sink* sank sunk capsiz*; recede: recede* go_down gone_down went_down subside*; search:
    search* look_for looking_for; flee: flee* fled escape*; threaten: threat*; pressure: pressure* pressed; protect: protect* defen*
    safeguard*; cost: spend* spent expenditure; earn: earn*; debt: owe* owed arrears; transfer: transfer* move_to moved; store: storage
    stored warehouse* store*; consume: consum*; training: training trained; live: lived living; connect: connect* linked; block: block*
    blockade* barricade*; restore: restor* resume* reconnect*; create: creat* establish*; lead: led_by headed_by; success: succeed* managed
    success*; failure: fail* failure; happen: happen* occur* took_place take_place takes_place; continue: continu* go_on going_on goes_on;
    repeat: repeat* once_more; successor_role: successor*; compete: compet* rival*; quality: quality; defect: defect* faulty; late: late
    lateness overdue; shortage: shortage* lack* scarc*; sign: signed agreement; limit: limit* restrict* cap ceiling; rule: regulation*;
    standard: standard*; policy: policy policies; step: step steps; goal: goal goals target targets aim; deadline: deadline* date schedule
    timetable; crisis: crisis crises; conflict: conflict* fighting clash*; hostage: hostage* captive* kidnap* abduct*; spy: spy spies spying
    espionage; terror: terror*; bomb: bomb* shell* mine mines; drone: drone drones; tank: tank tanks; navy: navy naval fleet; base: base
    bases; plane: flight flights airline*; ship: boat boats trawler*; sailor: sailor sailors seaman crew; tug: tug tugs tugboat*; fish:
    fishermen fisher*; dockworker: docker* dockworker* longshore*; shift: shift shifts roster schedule; union: trade_union*; household:
    household* homes; municipality: municipal* mayor_office town_hall commune*; region: region* county counties district*; capital: capital;
    abroad: abroad foreign overseas; supply: shortage_of supply supplies; approve: approv* authoris*; suspend: suspen* ban banned bans;
    sanction: penalt* sanction sanctions punish*; discipline: disciplin*; complaint: objection* complaint*; appeal: appeal*; plead: plead*
    pleaded; guilt: guilty guilt blame; inquiry: investigat* inquir* probe probes; prosecution: prosecution prosecutor* prosecuting;
    defence: defence defense lawyer*; acquit: acquit*; security_staff: security security_staff guard*; wounded: injured hurt wounded injur*;
    dead: dead died die dies killed death* deaths; helicopter: helicopter*; firefighter: firefighter* fire_service fire_brigade fire_crews;
    message: message* text_message alert* warning* warned notice notices; emergency: emergency emergencies; disaster: disaster* catastroph*;
    reason: cause causes origin; area_size: square_kilometres hectares acreage area; thick: thick* thin*; average: average; distance:
    distance kilometres_away; speed: speed*; height: height tall; length: length; depth: deep depth; weight: weigh* weight heavy; age: age
    aged year-old; birth: birth* born; population_size: population inhabitants; migration: emigrat* immigrat*; religion: religio* mosque*
    temple*; museum: museum museums; church: church* cathedral; repair: restoration renovat* refurbish*; water_supply: water_supply
    tap_water drinking_water; irrigation: irrigat*; sugar: sugar rice coffee tea maize corn; lithium: lithium copper nickel gold silver
    zinc; breakdown: break_off broken_off break_down collapse; influence: influence* impact affect* effect effects; attribute: attribute*
    put_down puts_down blame*; trend: trend* tendency; turn: revers*; early: early too_early soon premature; conclusion: conclusion*
    conclud* judg*; clear: unclear; maintain: maintain* insist*; ask: demand* request* call_for called_for calls_for urge* ask*; request:
    request* application* applied apply; answer: repl* respon* answer* comment*; refuse: turn_down turned_down refus*; welcome: welcom*;
    thank: thank* grateful; regret: regret* sorry; blame: blam* accus*; fear: fear* afraid worr* concern*; hope: hope* hopeful; doubt:
    doubt* sceptic* skeptic*; exceed: exceed* more_than over above passed; reach: reach* amount* total*; divide: share_of proportion
    percent_of portion; double: double* twofold twice; equipment: equipment device* machine*; car: vehicle* car cars truck* lorr*; route:
    route routes line lines; tunnel: tunnel*; price: fare fares toll* fee fees tariff* price*; budget_cut: cut cuts savings austerity;
    layoff: dismiss* lay_off* layoff* laid_off redundan* job_cuts; resign: resign* step_down stepped_down quit quits; soldier: troops
    soldiers army forces; state: nation national; secrecy: secret* confidential* leak* classified; document: letter* document* file files
    paper*; test: test* inspection* exam*
""",
)
