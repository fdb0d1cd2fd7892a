"""Korean: numbers, dates, names with their particles, quotations, hedges and negations that are plain, and signs."""

from __future__ import annotations

import re
from typing import Final

from ..language import Token
from ..packs import Unspaced
from ..rewriting import WEEKDAYS, Rule, ordinal_key, part_of
from ..signs import Signs

_COUNTER: Final = "(?=명|개|척|대|번|차례|곳|가지|살|마리|달|시간|사람|나라|배|채|건|편|분)"
_ONES: Final = ("한|하나", "두|둘", "세|석|셋", "네|넉|넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_TENS: Final = ("열", "스무|스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")


def _native_numbers() -> tuple[Rule, ...]:
    """Rules for numbers in native words before a counter, and for ordinals."""
    tens = [(10 * ten, forms) for ten, forms in enumerate(_TENS, 1)]
    ones = [*enumerate(_ONES, 1)]
    values = [
        *((ten + one, f"(?:{forms})(?:{more})") for ten, forms in tens for one, more in ones),
        *((v, f"(?:{f})") for v, f in (*tens, *ones)),
    ]
    each = [(rf"(?<![^\W\d_]){words} ?번째", f" {ordinal_key(value)} ") for value, words in values]
    return (*each, *((rf"(?<![^\W\d_]){words} ?{_COUNTER}", f" {value} ") for value, words in values))


_SIGNS: Final = Signs(unspaced=True, listed="""
    not: 않 못하 못했 못한 못할 없다 없는 없었 없이 없을 없고 없으 없어 없지 아니 아닌 아닐 안_된 말라 금지된 아무;
    neg: 거부 부인 부결 반대 금지 중단 취소 포기 불가 실패 만_ 뿐 제외 피하 막 어렵 불합격 미 무 비 숨긴 숨기 철회 보류 거절 정지 못 까지;
    -: 미국 미만 미래 무려 무역 비용 비교 비행 뿐만_아니라 뿐_아니라 않을_수_없 전국 전체 전망 안전 전력 전기 전쟁 오전 이전 전날 사전 직전 전문 전투 전화 전면 비판 비서 무대 무기 업무 의무 사무 전달 이후 오후 최후
    모두_발언 모든_것 최소 비롯 장비 경비 설비 정비 준비 소비 무리 때문은 전년 비율 마련 막대 마지막 막판 미터 미사일 이미 의미 무인기 막차 수_없 까지_ 무상 대비 예비;
    all: 모두 모든 전부 전원 전체 전면 모두가 각각 항상 만장일치 완전 모조리;
    most: least_half 대부분 대다수 과반 주로 다수;
    some: 일부 몇 부분 소수 여러 상당수 일부는;
    only: 만이 뿐 오직 단지 유일 밖에 불과;
    former: 전_시장 전_대표 전_장관 전_총리 전_대통령 전_의원 전_직원 전_사장 전_국장 전_총장 전_위원장 전_청장 전_소장 전_교수 전_지사 전_회장 전_ 전직 전임 옛 당시 퇴임 사퇴 사임 물러난 역임 지낸 이었던 였던;
    cause: 때문 따라 이유 원인 인해 탓 덕분 결과 영향 비롯 계기 여파 으로_인한 따른 이후 위해 해서 므로 니까;
    about: 약 가량 안팎 정도;
    stop: 중단 정지 중지 멈;
    hear: 듣 청취; comment: 논평; exclude: 배제 제외; comply: 준수 지키; attend: 참석 참여; need: 필요; write: 썼 작성; see: 보이 보았; trust: 신뢰; prepare: 준비;
    guarantee: 보장; definitive: 최종 확정; enough: 충분; claims: 의혹 혐의; consult: 협의 상의; warn: 경고; inform: 통보 알렸; sure: 단정 확신; reason: 이유;
    apologise: 사과; exist: 존재; function: 운영 가동 운행; drink: 식수; crime: 범죄 사기; corruption: 뇌물 부패; register: 등록; sick: 질병 환자; food_shop: 상인
    상점 가게; leader: 당수 대표; accuse: 비난 고발;
    first: 첫 처음 최초 제1 1th 1번째; last: 마지막 최종;
    deny: 부인 반박 일축; admit: 인정 시인 확인 자백; accept: 수용 받아들 동의 승인 찬성 환영 합의 가결; reject: 거부 거절 기각 부결 반대; support: 지지 찬성 지원; oppose: 반대 항의 반발;
    rise: 증가 상승 늘 올랐 오른 올라 인상 확대 급증 높아; fall: 감소 하락 줄 내렸 떨어 인하 축소 낮아 급감; open: 개통 개장 개방 문을_열 재개 열었 열린; close: 폐쇄 통행_금지 폐장 닫 문을_닫 폐교;
    begin: 시작 착수 개시 착공; end: 종료 끝 마쳤 완료 완공 마무리;
    buy: 구매 매입 인수 사들 샀; sell: 판매 매각 팔; import: 수입; export: 수출; win: 승리 이겼 당선 승소 따냈; lose: 패배 졌다 잃 낙선 패소; praise: 칭찬 높이_평가; criticise: 비판
    비난 규탄; lift: 해제 철폐; impose: 부과 시행; allow: 허용 허가; ban: 금지; demolish: 철거 헐; build: 건설 짓 건립 시공;
    strengthen: 강화; weaken: 약화; hire: 채용 고용; dismiss: 해고 해임 파면; free: 석방 풀려; arrest: 체포 구속; before: 전에 이전 앞서; after: 후에 이후 뒤 후_; north:
    북부 북쪽; south: 남부 남쪽; east: 동부 동쪽; west: 서부 서쪽; legal: 합법 적법; illegal: 불법 위법; secret: 비밀 비공개; public: 공개;
    guilty: 유죄; innocent: 무죄; profit: 이익 흑자 수익; loss: 손실 적자 손해; surplus: 흑자; deficit: 적자; permanent: 영구 상설; temporary: 임시 일시; upstream:
    상류; downstream: 하류; delay: 연기 지연 늦 미뤄; hasten: 앞당; extend: 연장 확장; shorten: 단축; predecessor: 전임; successor: 후임 후계; highest: 최고 최대
    가장_큰; lowest: 최저 가장_작은;
    premier: 총리; minister: 장관; president: 대통령; mayor: 시장은 시장이 시장의 시장_ 시장, 시장: 시장과 시장도 시장에게; governor: 지사 주지사; ambassador: 대사는 대사가 대사_
    특사; general: 장군 대장 중장; admiral: 제독; judge: 판사 재판관 재판장 재판부; prosecutor: 검사는 검사가 검찰; professor: 교수; king: 국왕 여왕; senator: 상원의원; engineer: 기술자
    엔지니어; lawyer: 변호사; doctor: 의사는 의사가 의사_;
    bishop: 주교; captain: 선장 함장; geologist: 지질학자; deputy: 의원; secretary: 비서 서기 사무총장; spokesperson: 대변인; chair: 위원장 회장 의장 이사장; director:
    대표는 대표가 대표_ 대표이사 국장 소장 사장 청장 본부장 관장 원장;
    say: 말했 말한 밝혔 밝힌 덧붙 주장 강조 설명 전했 분석했 경고 비판했 요구했 에_따르면 반박 증언 지적 답했 발표 고_했 라고 다고;
    ahead: 겠다 겠습니다 예정 계획 방침 전망 할_것 하기로 될_것 내년 다음_달 오는 목표 추진 검토 발표된다 열린다 개최된다 시작된다;
    may: 가능성 아마 추정 의혹 수_있 것으로_보 것으로_예상 듯 우려 것_같 전망 보인다 추측 관측 예상;
    work: 일하 근무 작업; pay: 지급 지불 부담 납부; cost: 비용 경비 사업비 공사비; price: 가격 값 요금; loan: 대출 융자; tax: 세금 세; money: 자금 돈; budget: 예산; wage: 임금 급여
    월급; people: 사람 명이; staff: 직원 노동자 근로자 종업원; member: 회원 조합원; resident: 주민 시민; household: 가구 가정; pupil: 학생; child: 어린이 아이; woman: 여성;
    victim: 희생자 피해자; wounded: 부상 다친;
    dead: 사망 숨진 숨졌 사망자; soldier: 군인 병사; ship: 선박 배가 여객선 함정; port: 항구 항만; bridge: 다리 대교 교량; road: 도로; train: 열차; line: 노선 호선; station: 역_
    역이 역은; tunnel: 터널; airport: 공항; plane: 비행기 항공편; car: 차량 자동차; truck: 트럭; dam: 댐; wall: 벽 방벽; plant: 공장 발전소; mine: 광산; school: 학교;
    hospital: 병원; house: 주택;
    company: 회사 기업 업체; union: 노조 노동조합; parliament: 국회 의회; government: 정부; ministry: 부처; court: 법원; police: 경찰; authority: 당국; council:
    시의회; city: 시는 시가 도시; province: 도는 도가; country: 국가 나라; island: 섬; sea: 바다 해상; river: 강이 강물; water: 물이 물을; oil: 석유 원유; gas: 가스; power:
    전력 전기; energy: 에너지; grain: 곡물 밀_; fish: 어업 물고기 어선;
    food: 식품 식량; fire: 화재 불이; flood: 홍수 침수; quake: 지진; storm: 태풍 폭풍; leak: 누출 유출; crack: 균열; accident: 사고; damage: 피해 손상 파손; danger: 위험;
    safety: 안전; warning: 경고; check: 점검 검사 조사; inquiry: 수사 조사; report: 보고 신고 보고서; study: 연구; poll: 여론조사 설문; evidence: 증거; document: 문서
    자료; letter: 편지 서한; contract: 계약; deal: 협정 합의;
    project: 사업 프로젝트; plan: 계획; tender: 입찰; offer: 제안 제공; demand: 요구; ask: 요청 요구; promise: 약속; appeal: 항소 상고; complaint: 민원 불만; strike:
    파업; protest: 시위 항의; vote: 투표 표결; election: 선거; law: 법안 법률; permission: 허가; sanction: 제재; tariff: 관세; trade: 무역; bank: 은행; rate: 금리;
    growth: 성장; inflation: 물가; debt: 부채 빚; aid: 원조 보조;
    army: 군대 육군; war: 전쟁; weapon: 무기; missile: 미사일; attack: 공격 습격; border: 국경; truce: 휴전; talks: 협상 회담; visit: 방문; meet: 만났 만나 회동;
    resign: 사임 사퇴; appoint: 임명; find: 발견; keep: 유지; change: 변경 바꾸; repair: 보수 수리; test: 시험; deliver: 인도 공급 납품; send: 보내 파견 보냈; receive:
    받 접수; use: 사용 이용; know: 알; answer: 답변 답했; publish: 발표 공개; decide: 결정;
    sign: 서명; share: 분담 비율 지분; half: 절반; seat: 의석; passenger: 승객; leave: 탈퇴 떠나; return: 복귀 돌아; problem: 문제; compensation: 보상 배상;
    apology: 사과; responsible: 책임; invest: 투자; grant: 보조금 지원금; evacuate: 대피; harvest: 수확; farmer: 농민; dock: 조선소; engine: 엔진; bus: 버스;
    area: 지역; village: 마을; owner: 소유; dispute: 분쟁 갈등; peace: 평화; design: 설계; hide: 숨긴 숨기 은폐;
    opposition: 야당; party: 정당 여당; coalition: 연정 연립; candidate: 후보; campaign: 선거운동 캠페인; reform: 개혁; constitution:
    헌법; referendum: 국민투표 주민투표; cabinet: 내각 국무회의; speech: 연설; statement: 성명 담화; summit: 정상회담; embassy: 대사관 영사관;
    refugee: 난민 이민; trial: 재판 공판 심리; verdict: 판결 선고; sentence: 징역 선고 실형; prison: 교도소 징역 수감; suspect: 용의자 피의자 피고
    피고인; lawsuit: 소송 제소; charge: 기소 혐의; bail: 보석; fine: 벌금 과태료; witness: 증인 증언 목격; theft: 절도 훔쳐 훔친 강도 도난; murder:
    살인 살해; embezzle: 횡령; forge: 위조 조작 변조; revenue: 매출 수입액 수익; stock: 주가 주식 주주 투자자; market: 시장에서 시장이_ 증시;
    production: 생산 제조; order: 주문 수주 발주; merger: 합병 인수; subsidiary: 자회사 계열사; headquarters: 본사 본부 사무실; product: 제품
    상품; unemployment: 실업; job: 일자리 고용; currency: 통화 환율; interest: 금리 기준금리; researcher: 연구원 연구자 연구진 전문가 과학자 박사 저자;
    species: 생물종 신종; experiment: 실험; result: 결과; sample: 시료 표본 샘플; temperature: 기온 온도 수온; climate: 기후; emission:
    배출 오염; satellite: 위성 로켓 탐사선; telescope: 망원경 천문대; fossil: 화석 뼈; virus: 바이러스 감염; vaccine: 백신 접종; patient: 환자;
    drug: 의약품 약물 치료제; nurse: 간호사; rescue: 구조 구출 생존; missing: 실종; collapse: 붕괴 무너 산사태; explosion: 폭발; smoke: 연기가
    연기를; shelter: 대피소 쉼터; outage: 정전 단수 장애; drought: 가뭄; avalanche: 눈사태; club: 구단 클럽 팀; player: 선수; coach: 감독 코치;
    match: 경기 시합; championship: 선수권 대회 리그; medal: 메달; doping: 도핑; referee: 심판; season: 시즌; stadium: 경기장; record:
    기록; federation: 연맹 협회; fan: 관중 팬; exhibition: 전시; film: 영화; festival: 축제; book: 도서; artist: 화가 예술가 그림;
    monument: 문화재 유적 동상 성곽; library: 도서관 기록관; university: 대학; teacher: 교사; tourism: 관광 방문객; traffic: 교통 통행;
    driver: 운전사 기사 조종사 승무원 선원; canal: 운하; cargo: 화물 컨테이너; crane: 크레인; railway: 철도 선로; tram: 지하철 전철 트램; software:
    소프트웨어 프로그램; hacker: 해커 해킹 사이버; data: 데이터 자료; network: 네트워크 전력망; customer: 고객 소비자 이용자 거래처; rain: 폭우 강우 비가 호우;
    snow: 폭설 적설 눈이; heat: 폭염 더위; wind: 바람 강풍 풍속; level: 수위 수준; reservoir: 저수지 호수; mountain: 산지 산비탈 경사면; glacier:
    빙하 빙붕 얼음 해빙; coast: 해안 연안 해변; hunt: 사냥 밀렵; animal: 동물 개체 개체수; bird: 조류 새들; cattle: 가축 소_ 돼지 가금; reserve: 보호구역
    공원; tree: 나무 목재 벌목; waste: 폐기물 쓰레기 하수; nuclear: 원전 원자로 방사; solar: 태양광; turbine: 풍력 터빈; battery: 배터리; pipeline:
    송유관 가스관 파이프 배관; cable: 케이블; steel: 강재 철강 금속; drawing: 도면; chip: 반도체; laboratory: 연구소 연구실; center: 센터;
    building: 건물 청사; floor: 층; bed: 병상; land: 토지 부지; shop: 상점 매장 식당 마트; hotel: 호텔; apartment: 아파트 주택; media: 신문 언론
    방송 기자; interview: 인터뷰; press_conference: 기자회견 브리핑; committee: 위원회 이사회; agency: 기관 청은 처는; chief: 책임자 간부 부사장 전무
    상무 본부장; founder: 창업자 설립 창립; owner: 소유 주인; vice: 부사장 부총리 부시장 부의장 부지사; acting: 대행 직무대행 권한대행; elect: 선출 당선;
    dissolve: 해산; negotiate: 협상 교섭; cooperate: 협력 제휴; renew: 갱신 연장; expire: 만료 종료; ratify: 비준; join: 가입 참여 합류;
    cancel: 취소; postpone: 연기 미루; replace: 교체 대체; remove: 제거 철거; install: 설치; expand: 확장 확대 증설; introduce: 도입 시행;
    present: 공개 보여 드러; measure: 측정 관측; count: 집계; destroy: 파괴 전소; fire: 불에_ 불길 산불 화재; sink: 침몰 전복 가라앉; recede: 빠지
    낮아 줄어; search: 수색; flee: 도주 달아; threaten: 위협 협박; pressure: 압박 압력; protect: 보호 지키 방어; cost: 지출; earn: 벌어; debt:
    체납 빚; transfer: 이전 송금 옮; store: 저장 창고 보관; consume: 소비; training: 훈련 교육; live: 살고 거주; connect: 연결 관련 잇; block:
    차단 봉쇄; restore: 복구 재개 회복; create: 신설 만들 창출; lead: 이끌 주도; success: 성공; failure: 실패 못했; happen: 발생 일어; continue:
    계속 지속 이어; repeat: 다시 재차 또다시; successor_role: 후임; compete: 경쟁 라이벌; quality: 품질; defect: 결함 불량; late: 지연;
    shortage: 부족; sign: 서명 체결; limit: 제한 상한 규제; rule: 규정 규칙; standard: 기준; policy: 정책; step: 조치 대책; goal: 목표;
    deadline: 기한 일정 시한; crisis: 위기; conflict: 충돌 분쟁 전투 교전; hostage: 인질 납치; spy: 간첩 스파이; terror: 테러; bomb: 폭탄 포격
    폭격; drone: 드론 무인기; tank: 전차 탱크; navy: 해군 함대; base: 기지; plane: 항공편 항공사; ship: 어선 보트; sailor: 선원; tug: 예인선;
    fish: 어민; dockworker: 항만_노동자 부두; shift: 교대 근무; union: 노조 노동조합; household: 가구 세대; municipality: 시청 지자체 군청;
    region: 지역 군은 구는; capital: 수도; abroad: 해외 외국 국외; supply: 공급 물자; approve: 승인 허가 통과 의결; suspend: 출전_정지 정지 자격_정지
    직무_정지; sanction: 처벌 징계 제재 처분; discipline: 징계; complaint: 이의 항의 민원; appeal: 항소 상고; plead: 주장; guilt: 유죄 책임;
    inquiry: 수사 조사; prosecution: 검찰 검사; defence: 변호 변호사; acquit: 무죄; security_staff: 보안 경비; wounded: 부상 다쳤 다친;
    dead: 숨졌 숨지 사망 숨진; helicopter: 헬기 헬리콥터; firefighter: 소방; message: 문자 경보 알림 통보; emergency: 비상 재난 긴급; disaster:
    재난 재해 참사; reason: 원인; area_size: 면적; thick: 두께 두꺼 얇; average: 평균; distance: 거리; speed: 속도 시속; height: 높이;
    length: 길이; depth: 깊이 수심; weight: 무게; age: 나이; birth: 출생 태어; population_size: 인구; migration: 이주; religion: 종교
    사찰; museum: 박물관 미술관; church: 교회 성당; repair: 복원 보수 개보수; water_supply: 상수도 급수 식수; irrigation: 관개; sugar: 설탕 커피
    옥수수; lithium: 리튬 구리 니켈; breakdown: 결렬 중단; influence: 영향 효과; attribute: 지목; trend: 추세 경향; turn: 바뀌;
    early: 이르 조기 시기상조; conclusion: 결론 단정; clear: 명확 분명; maintain: 주장; ask: 요구 요청 촉구 구형 건의; request: 신청 요청; answer:
    답변 답했 대답 논평; refuse: 거부 거절; welcome: 환영; thank: 감사; regret: 유감; blame: 비난; fear: 우려 걱정; hope: 기대 희망; doubt: 의문
    의심; exceed: 초과; reach: 달하 이르; divide: 비율 비중; double: 두_배 2배 배로; equipment: 장비 기기 설비; car: 차량 자동차 트럭; route:
    노선 구간; tunnel: 터널; price: 요금 통행료 수수료; budget_cut: 삭감 절감 절약; layoff: 해고 감원 구조조정; resign: 사임 사퇴 물러; soldier: 부대
    병력 병사; state: 국가; secrecy: 비밀 기밀; document: 문서 서류 서면 편지; test: 검사 시험 점검
""")  # fmt: skip

#: The words of a plan that are often nouns, and what follows them where they say that something is still to come.
_PLANS: Final = frozenset("계획 방침 전망".split())
_PREDICATE: Final = re.compile("이(?:다|며|고|라|었|지|어|나)|입|[된됐]|했|한다|하고|하지|을(?:밝|세|내|발|전|확|공)|$")


def _hedges_at(sentence: tuple[Token, ...], index: int) -> bool:
    """Whether a hedging word hedges: a plan does as a predicate, and not as a noun (계획에 반대); 수 있는 before a noun is what something is able to do."""
    if sentence[index].key.startswith("수"):
        return not "".join(token.raw for token in sentence[index : index + 3]).replace(" ", "").startswith("수있는")
    if sentence[index].key not in _PLANS:
        return True
    return _PREDICATE.match("".join(token.raw for token in sentence[index + 1 : index + 5])) is not None


LANGUAGE: Final = Unspaced(
    code="ko",
    name="Korean",
    edition=4,
    year="년",
    month="월",
    day="일",
    duration="간",
    countries="양국|양측",
    units={
        "톤": "tonne", "킬로미터": "kilometre", "킬로그램": "kilogram", "킬로": "kilometre", "미터": "metre", "마일": "mile", "퍼센트": "percent", "프로": "percent",
        "개월": "month", "달(?!러)": "month", "년": "year", "주일?간?": "week", "일간": "day", "시간": "hour", "분간": "minute", "세제곱미터|㎥": "cubic metre",
        "제곱킬로미터": "square kilometre", "제곱미터": "square metre", "헥타르|㏊": "hectare", "리터": "litre", "배럴": "barrel", "메가와트": "megawatt", "기가와트": "gigawatt",
        "퍼센트포인트|%포인트|%p": "percent point", "달러": "dollar", "원(?![회내])": "won", "유로": "euro", "엔": "yen", "위안": "yuan", "파운드": "pound", "루블": "ruble", "크로나|크로네": "crown",
        "프랑": "franc", "페소": "peso",
    },
    phrases={
        "last year": "지난해|작년", "this year": "올해|금년|연내", "next year": "내년", "last month": "지난달", "this month": "이번 ?달|이달", "next month": "다음 ?달|내달",
        "yesterday": "어제|전날", "today": "오늘", "recently": "최근", "least half": "과반수?|절반 이상", "half": "절반",
    },
    first=tuple((rf"{sign}요일", f" {key} ") for sign, key in zip("월화수목금토일", WEEKDAYS, strict=True)),
    then=(
        (r"제 ?(\d{1,3})(?=[가-힣])", lambda found: f" {ordinal_key(int(found[1]))} "),
        (r"(?<!\d)(\d{1,4}) ?번째", lambda found: f" {ordinal_key(int(found[1]))} "),
        (r"(\d{1,3}) ?분의 ?(\d{1,3})", lambda found: f" {part_of(found[2], found[1])} "),
        (r"(?<!\d)([1-4])분기", lambda found: f" {ordinal_key(int(found[1]))} quarter "),
        (r"(?<![가-힣])([이삼사오육칠팔구]?)십여 ?", lambda found: f" 최소 {10 * ('이삼사오육칠팔구'.index(found[1]) + 2 if found[1] else 1)} "),
        *((rf"(?<![가-힣])수{word} ?(?=명|개|건|곳|대|채|마리|차례|가구|톤|미터)", f" {number} ") for word, number in (("백", 100), ("천", 1000), ("만", 10000))),
        *_native_numbers(),
    ),
    least="최소한|최소|적어도",
    most="최대|많아야|거의|기껏해야",
    least_after="이상|넘는|넘게|넘어|초과|을 넘|를 넘",
    most_after="이하|미만|이내|가까이|가까운|에 육박|에 못 미",
    doubt="가능성 아마 추정 의혹 수_있 수도_있 보인다 보입니다 것으로_보 알려졌 전해졌 관측 추측 예상 우려 것_같 듯하 듯_보",
    dispute="부인 주장",
    plan="예정 계획 방침 전망",
    hedges_at=_hedges_at,
    negations="않 못 없 아니 아닌 아닐 거부 부결",
    bounds="최소 적어도 최대 이상 이하 미만 초과 넘는 넘게 약 가량 안팎 정도 만 뿐 모두 모든 전원 가까이",
    home_words="정부 국회 국가",
    tokens_per_word=3,
    signs=_SIGNS,
).language()  # fmt: skip
