"""Japanese: numbers, dates with eras, names, quotations, hedges and negations that are plain, and signs."""

from __future__ import annotations

import re
from typing import Final

from ..language import Token
from ..packs import Unspaced
from ..rewriting import WEEKDAYS, ordinal_key
from ..signs import Signs
from ..unspaced import NUMERAL, value_of

_SIGNS: Final = Signs(unspaced=True, listed="""
    not: ない なかった なく なけれ ません ませんでした ず、 せず ずに ず。 未だ 誰も いいえ なし;
    neg: 否定 拒否 拒絶 拒ん 反対 禁止 中止 停止 断念 辞退 撤回 だけ のみ しか 未 不 無 非 以外 除く 除い 避け 防 困難 難しい 失敗 取り消 見送 退け 却下 否認 隠 やめ 欠 取りやめ 控え まで 初めて 待てない;
    -: 少なく 不動産 無料 無線 不足 未来 無人機 非常 未満 未明 未定 以上は なければならな なくてはならな 不明 無期限 ほとんど 全長 全国 全体_ 安全 首都 首相 全日本 前回 前日 前年 午前 名前 以前 目前 直前 前月 駅前 事前 前半 前提 前向き 前後 戦前 前者 原因究明 因縁 これまで 今後 最後 午後 その後 前後 後半 後継 後者 戦後 後任
    できるだけ だけでなく のみならず 見通し 第一 問わず だけに、 間もなく まもなく 少なくない なくなっ 亡くな 無くな;
    all: すべて 全て 全部 全員 全面 全会一致 完全 あらゆる 各 全 双方 いつも 常に 皆 みな;
    most: least_half 大半 大部分 ほとんど 過半数 多数 主に 大多数 多くは 多くが ほぼ全;
    some: 一部 いくつか 数人 数 部分的 少数 若干 複数 多くの 一定;
    only: だけ のみ しか 唯一 ただ一 専ら わずか;
    former: 前市長 前知事 前首相 前大統領 前大臣 前会長 前社長 前議員 前町長 前所長 前局長 前代表 前理事 前長官 前幹部 前市議 元 前職 旧 当時 退任 引退 辞任 落選 だった 歴任 務めた;
    cause: ため ので から によって により よって 理由 原因 受けて 受け、 伴い 伴う 起因 結果 影響 きっかけ せい おかげ 背景 招い 引き起こ 踏まえ で中止;
    about: 約 およそ 前後;
    stop: 中止 停止 中断 休止 停め 止め;
    hear: 聞 聴; comment: コメント; exclude: 除外 排除; comply: 守 遵守; attend: 出席 参加; need: 必要; write: 書; see: 見え 見る 見た; trust: 信頼 信用; prepare: 準備;
    guarantee: 保証; definitive: 確定 正式; enough: 足り 十分; claims: 疑惑 非難; consult: 相談; warn: 警告; inform: 通知 知らせ 連絡; sure: 確実 断定; reason: 理由;
    apologise: 謝罪; exist: 存在; function: 稼働 運転 運行; drink: 飲; crime: 犯罪 詐欺; corruption: 賄賂 汚職; register: 登録; sick: 病気; food_shop: 商店 店;
    leader: 代表 党首; accuse: 批判 告発;
    first: 初めて 初の 最初 第一 第1 1th 1番目 一番目 1号 初回; last: 最後の 最終;
    deny: 否定 否認 打ち消; admit: 認め 認める 認めた 確認 告白; accept: 受け入れ 同意 承認 合意 可決 賛成 歓迎 了承 容認; reject: 拒否 拒絶 却下 否決 断っ 退け 反対 拒ん; support: 支持 賛成 支援
    賛同 後押し; oppose: 反対 抗議 反発;
    rise: 増え 増加 上昇 上が 上げ 引き上げ 値上 拡大 倍増 高ま 伸び 増額; fall: 減 低下 下落 下が 下げ 引き下げ 値下 縮小 減少 落ち込 削減; open: 開業 開通 開館 開設 再開 開い 開け 開放; close: 閉鎖 閉館
    休業 閉校 閉じ 通行止 封鎖;
    begin: 開始 始ま 始め 着工 着手 スタート; end: 終了 終わ 完了 完成 終え 打ち切; buy: 購入 買収 買い 買っ 買う 取得; sell: 売却 販売 売っ 売る 売り; import: 輸入; export: 輸出; win: 勝ち
    勝利 勝っ 当選 落札 獲得; lose: 敗れ 敗北 失っ 失う 落選 負け;
    praise: 称賛 評価し ほめ; criticise: 批判 非難 糾弾; lift: 解除 撤廃; impose: 課 科し 導入; allow: 許可 認可 許し 許す; ban: 禁止 禁じ; demolish: 解体 取り壊; build: 建設 建て
    造る 造り 築; strengthen: 強化 強め; weaken: 弱め 弱体 弱ま; hire: 採用 雇用 雇っ; dismiss: 解雇 免職 罷免 更迭;
    free: 釈放 解放; arrest: 逮捕 拘束; before: 前に 以前 までに; after: 後に 後、 以降; north: 北部 北側 北方; south: 南部 南側; east: 東部 東側; west: 西部 西側; legal: 合法;
    illegal: 違法 不法; secret: 秘密 非公開 極秘; public: 公開 公に; guilty: 有罪; innocent: 無罪;
    profit: 利益 黒字; loss: 損失 赤字; surplus: 黒字; deficit: 赤字; permanent: 恒久 永久; temporary: 一時 臨時 仮 暫定; upstream: 上流; downstream: 下流; delay:
    延期 遅れ 遅延 先送り; hasten: 前倒し 早め; extend: 延長 拡張; shorten: 短縮; predecessor: 前任; successor: 後任 後継; highest: 最高 最大 最多; lowest: 最低 最小 最少;
    premier: 首相 総理; minister: 大臣 閣僚 相は 相が 相の; president: 大統領; mayor: 市長 町長 村長; governor: 知事; ambassador: 大使 特使; general: 将軍 大将 陸将;
    admiral: 提督 海将; judge: 裁判官 判事 裁判長 審判長; prosecutor: 検事 検察; professor: 教授; king: 国王 女王; senator: 上院議員; engineer: 技師 技術者 エンジニア; lawyer: 弁護士;
    doctor: 医師 医者; bishop: 司教; captain: 船長 艦長; geologist: 地質学者; deputy: 議員 市議 県議; secretary: 書記 秘書 事務局長; spokesperson: 報道官 広報 スポークス 担当者;
    chair: 議長 会長 委員長 代表 理事長 組合長; director: 局長 所長 社長 部長 館長 理事 課長 院長;
    say: と述べ と話し と説明 と語 と指摘 と主張 と警告 と明か と発表 と強調 と訴え によると と言 とした と答え との考え と明言 と見て と批判 とみて と報告 と伝え を示した と判断 とコメント;
    ahead: 予定 計画 方針 見通し 見込み する考え 目指 検討 来年 来月 来週 行われる 開かれる される予定 意向 構え 始める 始まる 開く。 する。 見込ま 準備;
    may: 可能性 かもしれ みられ らしい 恐れ おそれ 疑い もよう 模様 だろう とみて 見方 推定 推測 思われ ようだ そうだ 懸念 公算 得る うる 見通し;
    work: 働 作業 勤務 仕事; pay: 支払 払う 払い 負担 支給; cost: 費用 経費 総事業費 事業費 コスト; price: 価格 値段 料金; loan: 融資 貸付 ローン; tax: 税; money: 資金 金額; budget: 予算;
    wage: 賃金 給料 給与; people: 人々 住民; staff: 従業員 職員 社員 労働者 作業員; member: 会員 組合員 メンバー; resident: 住民 市民 町民;
    household: 世帯 家庭; pupil: 生徒 学生 児童; child: 子ども 子供 児童; woman: 女性; victim: 犠牲者 被害者; wounded: けが 負傷 重傷 軽傷; dead: 死亡 亡くな 死者 死ん; soldier:
    兵士 隊員; ship: 船 艦 フェリー; port: 港; bridge: 橋; road: 道路; train: 列車 電車; line: 路線 線; station: 駅; tunnel: トンネル; airport: 空港; plane: 飛行機 便;
    car: 車;
    truck: トラック; dam: ダム; wall: 壁 堤防 防潮堤 堤; plant: 工場 発電所; mine: 鉱山; school: 学校; hospital: 病院; house: 住宅 家屋; company: 会社 企業 社との; union:
    労組 組合 労働組合; parliament: 議会 国会; government: 政府; ministry: 省; court: 裁判所 地裁; police: 警察; authority: 当局; council: 市議会 評議会; city: 市;
    province: 県; country: 国は 国の 国家; island: 島; sea: 海; river: 川; water: 水; oil: 石油 原油; gas: ガス; power: 電力; energy: エネルギー; coal: 石炭;
    grain: 小麦 穀物; fish: 漁 魚; food: 食料 食品; fire: 火災 火事; flood: 洪水 浸水; quake: 地震; storm: 台風 嵐; leak: 漏れ 流出 漏え; crack: ひび 亀裂; accident: 事故;
    damage: 被害 損傷 破損;
    danger: 危険; safety: 安全; warning: 警告; check: 点検 検査 確認; inquiry: 捜査 調査; report: 報告 報告書; study: 研究 調査; poll: アンケート 世論調査; evidence: 証拠;
    document: 文書 資料; letter: 手紙 書簡; contract: 契約; deal: 協定 合意; project: 事業 計画; plan: 計画 予定; tender: 入札; offer: 提案 申し出 提示; demand: 要求 求め;
    ask: 求め 要請 頼;
    promise: 約束 公約; appeal: 控訴 上告; complaint: 苦情; strike: ストライキ スト; protest: 抗議 デモ; vote: 投票 採決; election: 選挙; law: 法律 法案 条例;
    permission: 許可; sanction: 制裁; tariff: 関税; trade: 貿易; bank: 銀行; rate: 金利 補助率; growth: 成長; inflation: 物価上昇 インフレ; debt: 債務 借金 県債; aid:
    援助 補助; army: 軍; war: 戦争;
    weapon: 武器 兵器; missile: ミサイル; attack: 攻撃 襲撃; border: 国境; truce: 停戦; talks: 交渉 協議; visit: 訪問 訪れ; meet: 会談 面会; resign: 辞任 辞職; appoint:
    任命 就任; find: 見つか 発見 見つけ; keep: 保つ 維持 抑え; change: 変更 変え; repair: 修理 補修 改修; test: 試験 テスト; deliver: 納入 引き渡 供給; send: 送 派遣; receive: 受け取
    受領;
    use: 使用 使っ 利用; know: 知っ 知ら; answer: 回答 答え; publish: 公表 発表; decide: 決定 決め; sign: 署名 調印; share: 負担 割合 分担; half: 半分 半数; seat: 議席 席;
    passenger: 乗客; ticket: 切符 乗車券; leave: 離脱 脱退 去; return: 戻 復帰 再開; problem: 問題 異常; compensation: 補償 賠償; apology: 謝罪; responsible: 責任;
    invest: 投資; grant: 補助 補助金 助成;
    evacuate: 避難; harvest: 収穫; farmer: 農家 農民; forest: 森林; dock: 造船所; engine: エンジン; bus: バス; area: 地区 地域; village: 村; owner: 所有者;
    dispute: 紛争 対立; peace: 平和; wait: 待; ground: 地盤; enough: 不十分 十分;
    opposition: 野党; party: 政党 与党 会派; coalition: 連立; candidate: 候補; campaign: 選挙戦 キャンペーン; reform: 改革; constitution:
    憲法; referendum: 国民投票 住民投票; cabinet: 内閣 閣議; speech: 演説; statement: 声明 談話; summit: 首脳会談 サミット; embassy: 大使館 領事館;
    refugee: 難民 移民; trial: 公判 裁判 審理; verdict: 判決 判断; sentence: 懲役 禁錮 量刑 言い渡; prison: 刑務所 懲役 収監; suspect: 容疑者 被告;
    lawsuit: 提訴 訴訟 訴え出; charge: 起訴 罪に問; bail: 保釈; fine: 罰金 過料; witness: 証人 証言 目撃; theft: 盗難 盗ん 窃盗 強盗; murder: 殺人
    殺害; embezzle: 横領 着服; forge: 改ざん 偽造 書き換え; revenue: 売上 売り上げ 収入; stock: 株価 株式 株主 投資家; market: 市場 相場; production:
    生産 製造 産出; order: 受注 発注 注文; merger: 合併 統合 買収; subsidiary: 子会社; headquarters: 本社 本部 事務所 オフィス; product: 製品 商品;
    unemployment: 失業; job: 雇用 人員; currency: 通貨 為替; interest: 利上げ 利下げ 政策金利; researcher: 研究者 研究員 専門家 科学者 アナリスト 著者;
    species: 生物種 新種; experiment: 実験; result: 結果 成果; sample: 試料 サンプル 検体; temperature: 気温 温度 水温; climate: 気候;
    emission: 排出 汚染; satellite: 衛星 ロケット 探査機; telescope: 望遠鏡 天文台; fossil: 化石 骨格; virus: ウイルス 感染; vaccine: ワクチン 接種;
    patient: 患者; drug: 医薬品 治療薬; nurse: 看護師; rescue: 救助 救出 救急 生存; missing: 行方不明; collapse: 崩落 倒壊 土砂崩れ 崩れ;
    explosion: 爆発; smoke: 煙; shelter: 避難所; outage: 停電 断水 障害; drought: 干ばつ 渇水; avalanche: 雪崩; club: クラブ チーム;
    player: 選手; coach: 監督 コーチ; match: 試合 レース; championship: 選手権 大会 リーグ; medal: メダル; doping: ドーピング; referee: 審判員
    主審; season: シーズン 来季 今季; stadium: 競技場 スタジアム; record: 記録; federation: 連盟 協会; fan: 観客 ファン; exhibition: 展覧会 展示;
    film: 映画; festival: 祭り フェスティバル; book: 本を 書籍 著書; artist: 画家 絵画 芸術家; monument: 文化財 遺跡 銅像; library: 図書館 公文書館;
    university: 大学; teacher: 教員 教師; tourism: 観光 来場者; traffic: 交通 通行; driver: 運転手 運転士 操縦士 乗員; canal: 運河 水路; cargo:
    貨物 積み荷 コンテナ; crane: クレーン; railway: 鉄道 線路; tram: 地下鉄 路面電車; software: ソフト アプリ プログラム; hacker: ハッカー サイバー 不正アクセス;
    data: データ; network: ネットワーク 送電網; customer: 顧客 消費者 利用者 取引先; rain: 雨 大雨 豪雨; snow: 雪が 大雪 積雪; heat: 猛暑 熱波; wind: 強風
    風速 風が; level: 水位 水準 貯水率; reservoir: 貯水 湖 ダム湖; mountain: 斜面; glacier: 氷河 棚氷; coast: 沿岸 海岸; hunt: 狩猟 密猟 猟;
    animal: 動物 個体数 群れ; bird: 鳥; cattle: 家畜 牛 豚 鶏; reserve: 保護区 公園; tree: 樹木 木材 伐採; waste: 廃棄物 ごみ 下水; nuclear: 原発
    原子炉 放射; solar: 太陽光; turbine: 風力 タービン 風車; battery: 電池; pipeline: パイプライン 配管; cable: ケーブル; steel: 鋼材 鉄鋼 金属;
    drawing: 図面; chip: 半導体; laboratory: 研究室 研究所; center: センター; building: 建物 ビル 庁舎; bed: 病床 ベッド; land: 土地 用地; shop:
    店舗 商店 飲食店 スーパー; hotel: ホテル 旅館; apartment: 住宅 マンション; media: 新聞 報道 テレビ 記者 メディア; interview: インタビュー 取材;
    press_conference: 記者会見 会見; committee: 委員会 理事会 審議会; agency: 庁 当局 局; chief: 責任者 トップ 幹部 専務 常務; founder: 創業者 創設
    設立; owner: 所有 オーナー; vice: 副知事 副市長 副社長 副 次官 代行; acting: 代行 暫定 代理; elect: 選出 当選; dissolve: 解散; negotiate: 交渉;
    cooperate: 協力 連携 提携; renew: 更新 延長; expire: 期限 満了; ratify: 批准; join: 加盟 参加 加入; cancel: 中止 取り消 取りやめ; postpone:
    延期 先送り; replace: 交代 置き換 交換; remove: 撤去 除去 取り除; install: 設置 取り付け 設け; expand: 拡張 拡大 増設; introduce: 導入 実施;
    present: 公開 示し 発表 明らかに; measure: 測定 観測 計測; count: 集計 数え; destroy: 破壊 全焼 壊れ 損壊; fire: 火災 燃え; sink: 沈没 転覆 沈ん;
    recede: 引い 下が; search: 捜索 探し; flee: 逃走 逃げ; threaten: 脅迫 脅し 脅威; pressure: 圧力; protect: 守る 守り 保護 防衛; cost: 支出;
    earn: 稼; debt: 未払い 滞納; transfer: 移転 移送 送金 移し; store: 倉庫 保管 備蓄 貯蔵; consume: 消費 使用量; training: 訓練 研修; live: 暮らし
    居住 住ん; connect: 結ぶ 結び つなが; block: 封鎖 通行止 妨害; restore: 復旧 再開 回復 復元; create: 創設 創出 作り; lead: 率い 主導; success: 成功;
    failure: 失敗 できなかった; happen: 起き 発生; continue: 続い 続け 継続; repeat: 再び 再度; successor_role: 後任; compete: 競争 競合 ライバル;
    quality: 品質; defect: 欠陥 不具合; late: 遅れ 遅延; shortage: 不足 足りな; sign: 署名 調印 締結; limit: 制限 上限 規制; rule: 規則 ルール 規定;
    standard: 基準; policy: 政策; step: 措置 対策; goal: 目標 目的; deadline: 期限 日程 時期; crisis: 危機; conflict: 紛争 衝突 戦闘;
    hostage: 人質 拉致 誘拐; spy: スパイ 諜報; terror: テロ; bomb: 爆弾 砲撃 爆撃; drone: 無人機 ドローン; tank: 戦車; navy: 海軍 艦隊; base: 基地;
    plane: 航空; ship: 漁船 ボート 小型船; sailor: 船員 乗組員; tug: タグボート 曳船; fish: 漁師 漁業者 漁民; dockworker: 港湾労働者; shift: シフト 勤務;
    union: 労働組合 労組; household: 世帯; municipality: 市役所 自治体 町役場; region: 地域 地方 郡; capital: 首都; abroad: 海外 国外 外国;
    supply: 供給 物資; approve: 承認 許可 認可 可決; suspend: 資格停止 停止 出場停止; sanction: 処分 罰則 制裁; discipline: 懲戒 処分; complaint:
    異議 不服 苦情; appeal: 控訴 上告 抗告; plead: 主張 認否; guilt: 有罪 罪を; inquiry: 捜査 調査 調べ; prosecution: 検察 検事; defence: 弁護側
    弁護士 弁護団; acquit: 無罪; security_staff: 警備 保安; wounded: 負傷 けが 怪我; dead: 死亡 死者 亡くな 犠牲; helicopter: ヘリ;
    firefighter: 消防; message: 通知 メール 警報 警戒; emergency: 緊急 非常事態 災害; disaster: 災害 惨事; reason: 原因; area_size: 面積;
    thick: 厚さ 薄; average: 平均; distance: 距離; speed: 速度 時速; height: 高さ; length: 全長 長さ; depth: 深さ 水深; weight: 重さ 重量;
    age: 年齢 歳; birth: 出生 生まれ; population_size: 人口; migration: 移住; religion: 宗教 寺 神社; museum: 博物館 美術館; church: 教会;
    repair: 修復 改修; water_supply: 水道 給水 飲料水; irrigation: 灌漑 用水; sugar: 砂糖 コメ 米の コーヒー 茶; lithium: リチウム ニッケル;
    breakdown: 決裂 打ち切; influence: 影響 効果; attribute: 責任 起因 結びつけ; trend: 傾向; turn: 転じ 逆転; early: 早い 早期 時期尚早;
    conclusion: 結論 断定; clear: 明らか 不明; maintain: 主張; ask: 求め 要請 要求 求刑; request: 申請 要請 応募; answer: 回答 答え コメント 返答;
    refuse: 拒否 断っ 拒ん; welcome: 歓迎; thank: 感謝; regret: 遺憾; blame: 非難 責任; fear: 懸念 恐れ 心配 不安; hope: 期待 希望 望ん; doubt:
    疑問 懐疑; exceed: 超え 上回; reach: 達し 上る; divide: 割合 比率; double: 倍増 2倍 倍に; equipment: 機器 装置 設備; car: 車両 自動車 トラック;
    route: 路線 区間; tunnel: トンネル; price: 料金 運賃 手数料; budget_cut: 削減 節約 節水; layoff: 解雇 人員削減 リストラ; resign: 辞任 辞職 退任;
    soldier: 部隊 自衛隊 兵士; state: 国家; secrecy: 秘密 機密 極秘; document: 文書 手紙 資料 書面; test: 検査 試験 点検
""")  # fmt: skip


#: The words of a plan that are often nouns, and what follows them where they say that something is still to come.
_PLANS: Final = frozenset("予定 計画 方針 見通し 見込み".split())
_PREDICATE: Final = re.compile(
    r"だ|です|で(?![はもの])|と(?=[しいな発説明述さのみ伝])|を(?:明|示|固|表|発|説|決|伝)|(?:[しさ](?:て|れて)い?る?)?(?:$|と|が|こと|。)|して(?:いる|おり)(?:$|と|が)"
)


def _hedges_at(sentence: tuple[Token, ...], index: int) -> bool:
    """Whether a hedging word hedges: a plan does at the end of a clause, and not as a noun before another: 計画に反対, 予定している工事."""
    if sentence[index].key not in _PLANS:
        return True
    return _PREDICATE.match("".join(token.raw for token in sentence[index + 1 : index + 9])) is not None


def _ordinal(found: re.Match[str]) -> str:
    return f" {ordinal_key(int(value_of(found[1])))} "


LANGUAGE: Final = Unspaced(
    code="ja",
    name="Japanese",
    edition=3,
    year="年",
    month="月",
    day="日",
    duration="間",
    eras={"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867},
    counters="(?:[人名隻個件年月日回社校村町歳台頭匹票席議円度倍国割つ]|[かカヶケ][国月所村町年]|週間|時間|分間|トン|キロ|メートル|パーセント|ドル|ユーロ|党|機|本|棟|世帯)",
    tenths="割",
    countries="両国|両者|双方",
    units={
        "トン": "tonne", "キロメートル": "kilometre", "キログラム": "kilogram", "キロ": "kilometre", "メートル": "metre", "マイル": "mile", "パーセント": "percent",
        "[かカヶケ]月間?": "month", "年間?": "year", "週間": "week", "日間": "day", "時間": "hour", "分間": "minute", "立方メートル": "cubic metre",
        "平方キロメートル|平方キロ": "square kilometre", "平方メートル": "square metre", "ヘクタール": "hectare", "リットル": "litre", "バレル": "barrel",
        "メガワット": "megawatt", "ギガワット": "gigawatt", "万キロワット": "0000 kilowatt", "キロワット": "kilowatt", "ポイント": "percent point", "円": "yen", "米?ドル": "dollar",
        "ユーロ": "euro", "ポンド": "pound", "ウォン": "won", "元(?!日)": "yuan", "ルーブル": "ruble", "クローナ|クローネ": "crown", "フラン": "franc", "ペソ": "peso",
    },
    phrases={
        "last year": "昨年度?|去年", "this year": "今年度?|本年|年内", "next year": "来年度?", "last month": "前月|先月", "this month": "今月", "next month": "来月",
        "yesterday": "昨日|きのう", "today": "今日(?!本)|本日|きょう", "recently": "このほど|最近|先日", "least half": "過半数?|半数以上|半数超|半分以上", "half": "半数|半分|半額",
    },
    first=(
        (r"(?<![〇一二三四五六七八九百千数])十数(?=[人名個件社校カか台頭隻回棟点店])", "少なくとも10"),
        *((rf"{sign}曜日?", f" {key} ") for sign, key in zip("月火水木金土日", WEEKDAYS, strict=True)),
        *((rf"(?<=日)[（(]{sign}[)）]", f" {key} ") for sign, key in zip("月火水木金土日", WEEKDAYS, strict=True)),
    ),
    then=((rf"(?<![\d.])(\d{{1,4}}|{NUMERAL}{{1,4}})(?=(?:番|回|度|例|人|件|年|期|戦|作|代|カ所|か所|カ国|か国)目)", _ordinal),),
    least="少なくとも|最低でも|最低",
    most="最大で|多くても|せいぜい|ほぼ(?!全)",
    least_after="以上|超|を超え|を上回|余り|強(?!い|化)",
    most_after="以下|未満|以内|近く|弱(?!い)|足らず|を下回|に満たな|にとどま",
    doubt="可能性 かもしれない かもしれません みられる みられている みられ らしい 恐れ おそれ 疑い もよう 模様 だろう でしょう 思われる 思われ 公算 ようだ 見られる 考えられる "
    "とされる とみて と見て との見方 懸念 推定 推測 見通せない 可能性が高い",
    dispute="主張 訴え",
    plan="予定 計画 方針 見通し 見込み",
    hedges_at=_hedges_at,
    negations="ない なかった なく ません ませんでした ず 未 無 不 非 否定 拒否 拒絶 誰も",
    bounds="少なくとも 最低 最大 以上 以下 未満 超 超える 超え 上回る 下回る 約 およそ ほぼ 近く だけ のみ すべて 全員 全て 前後 余り",
    home_words="政府 国会 県 国",
    border=r"(?:が|ものの)、",
    short_names="県 府 都 道 州 市 町 村",
    tokens_per_word=2,
    signs=_SIGNS,
).language()  # fmt: skip
