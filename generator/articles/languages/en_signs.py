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
    stay* empty zero less fewer few little far short silent silence secret* hide hid hidden conceal* free off lost uncertain doubt* doubtful postpon* delay* late no_longer out;
    all: nearly_all almost_all all every each everyone everybody everything entire entirely whole completely fully always both;
    -: at_all all_over above_all after_all all_vehicles at_most the_most most_likely up_to_most just_over just_under just_before just_after
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
    rise: rise rises rose risen rising increas* grow grows grew grown climb* went_up go_up goes_up doubl* tripl* raise raises raised
    raising;
    fall: fall falls fell fallen falling decreas* drop* declin* shrank shrink* went_down go_down goes_down reduc* lower lowers lowered
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
    delay: delay* postpon*; hasten: speed_up accelerat* brought_forward;
    highest: highest largest biggest; lowest: lowest smallest;
    lend: lend lends lent lending; borrow: borrow*;
    shorten: shorten*; extend: extend* prolong* lengthen*;
    predecessor: predecessor; successor: successor;
    doubled: twofold; increase_of: gain;
    premier: premier prime_minister chancellor head_of_government; minister: minister ministers; president: president; mayor: mayor mayors;
    governor: governor; ambassador: ambassador* envoy*; general: general; admiral: admiral; judge: judge judges; prosecutor: prosecutor
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
    weigh* weight; year: annual annually; unpaid: unpaid; loss_of: deficit; owner: owner owners owns owned; dispute: dispute; peace: peace
""",
)
