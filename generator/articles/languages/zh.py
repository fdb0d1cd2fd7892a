"""Chinese, in simplified and traditional characters: numbers, dates, names, quotations, hedges and negations that are plain, and signs."""

from __future__ import annotations

import re
from typing import Final

from ..language import Token
from ..packs import Unspaced
from ..rewriting import WEEKDAYS, in_figures, ordinal_key
from ..signs import Signs
from ..unspaced import NUMERAL, value_of

_OBJECTS: Final = frozenset("军 軍 其 他 她 它 这 這 该 該 此 领 領".split())
_NEAR: Final = 12
#: The word for a plan that is a noun as well, and the characters beside it where it is one.
_PLANS: Final = frozenset("计划 計劃 計畫".split())
_NOUN_BEFORE: Final = frozenset("的该該这這项項此")
_NOUN_AFTER: Final = frozenset("的被遭因是为為中书書里裡和与與")


def _hedges_at(sentence: tuple[Token, ...], index: int) -> bool:
    """Whether a hedging word hedges: 将 marks a plan, or the object of what is made of it (将…列为)."""
    if sentence[index].key in _PLANS:
        before, next_ = ("".join(token.raw for token in sentence[at : at + 1]) for at in (max(0, index - 1), index + 1))
        return before not in _NOUN_BEFORE and next_ not in _NOUN_AFTER
    if sentence[index].key not in "将將":
        return True
    after = "".join(token.key for token in sentence[index + 1 : index + 1 + _NEAR])
    return (
        after[:1] not in _OBJECTS
        and not after[:1].isdigit()
        and after[:1] not in "约約近"
        and ("为" not in after.replace("成为", "") and "為" not in after.replace("成為", ""))
    )


_SIGNS: Final = Signs(unspaced=True, listed="""
    not: 不 没有 沒有 没 沒 未 无 無 并非 並非 从未 從未 勿 别;
    neg: 拒绝 拒絕 否认 否認 否决 否決 反对 反對 禁止 停止 暂停 暫停 取消 缺乏 缺少 难以 難以 仅 僅 只 才 除了 避免 防止 失败 失敗 中止 中断 中斷 放弃 放棄 直到 免于 忽视 隐瞒 隱瞞;
    -: 不过 不過 不但 不仅 不僅 不只 不少于 不少於 不低于 不低於 不超过 不超過 不到 不足 不久 无论 無論 不管 不断 不斷 无线 無線 不动产 不動產 非常 不同 不满 不滿 不少 没收 沒收 未来 未來 不料 不得不 是不是 要不要 无人机 無人機 不锈钢 不鏽鋼
    全国 全國 全球 全年 全长 全長 全市 全省 全县 全縣 安全 前景 提前 目前 此前 之前 日前 前往 前后 前後 当前 當前 空前 面前 前线 前線 前提 为首 為首 首都 首相 首席 首尔 首爾 首要 首脑 首腦 因此 因而 原因 会议 會議 社会 社會 机会 機會 协会 協會
    委员会 委員會 国会 國會 议会 議會 市议会 市議會 大会 大會 记者会 記者會 工会 工會 公会 公會 理事会 理事會 基金会 基金會 会见 會見 会谈 會談 会长 會長 会员 會員 都会 都會 教会 教會 学会 學會 宴会 聚会 商会 商會 会计 會計 多少 大多 部分_ 全面 将军 將軍 将领 將領 最先
    第一线 第一線 首先 后来 後來 最后 最後 以后 以後 今后 今後 落后 落後 背后 背後 然后 然後 先后 先後 后果 後果 往后 往後 每年 每月 每天 每日 每周 每週 国都 首都圈 京都 成都 首次_;
    all: 所有 全部 全体 全體 一切 每个 每個 每一 完全 全都 都 皆 均 全數 全数 一致 全面 双方 雙方 始终 始終;
    most: least_half 大部分 大多数 大多數 多数 多數 主要 大半 过半 過半 绝大多数 絕大多數 大都 大多;
    some: 部分 一些 有些 若干 几个 幾個 部份 少数 少數 一部分 多名 多个 多個 不少 许多 許多 某些 数名;
    only: 仅 僅 只 只有 唯一 单单 仅仅 僅僅 才;
    former: 前任 前总统 前總統 前市长 前市長 前部长 前部長 前局长 前局長 前总理 前總理 前首相 前主席 前官员 前官員 前总经理 前總經理 前州长 前大使 前秘书 前秘書 前工程师 前经理 前经理 前站长 前站長 前校长 前校長 前县长 前縣長
    前董事 前议员 前議員 前負責人 前负责人 前主任 前署長 前署长 前司令 前 原任 曾任 曾担任 曾擔任 时任 時任 卸任 离任 離任 退休 下台 已故 退役 辞职 辭職 原;
    cause: 因 由于 由於 因为 因為 导致 導致 所以 缘故 緣故 引发 引發 造成 归因 歸因 原因 为此 為此 起因 鉴于 鑒於 使得 出于 出於 受 源于 源於 因此;
    about: 约 約 大约 大約 左右;
    stop: 停止 暂停 暫停 中止 中断 中斷 停航 停运 停運;
    hear: 听 聽; comment: 评论 評論 置评 置評; exclude: 排除; comply: 遵守; attend: 出席 参加 參加; need: 需要 必须 必須; write: 写 寫; see: 看到 看见 看見; trust: 信任;
    prepare: 准备 準備; guarantee: 保证 保證; definitive: 最终 最終; enough: 足够 足夠; claims: 指控; consult: 咨询 諮詢; warn: 警告; inform: 通知 告知; sure: 确定 確定
    肯定; reason: 原因 理由; apologise: 道歉; exist: 存在; function: 运行 運行 运营 營運; drink: 饮用 飲用; crime: 犯罪 诈骗 詐騙; corruption: 贿赂 賄賂 贪污 貪污;
    register: 登记 登記; sick: 生病 疾病; food_shop: 商店 商户 商戶; leader: 领导人 領導人 党魁 黨魁; accuse: 指控 指责 指責;
    first: 第一 首次 首个 首個 首艘 首座 首批 首份 首位 首先 1th 初次; last: 最后一 最後一 最后的;
    deny: 否认 否認 驳斥 駁斥; admit: 承认 承認 证实 證實 坦承; accept: 接受 同意 批准 通过了 通過了 赞成 贊成 欢迎 歡迎 允诺; reject: 拒绝 拒絕 否决 否決 驳回 駁回; support: 支持 赞成 贊成 拥护
    擁護; oppose: 反对 反對 抗议 抗議;
    rise: 上升 增加 增长 增長 提高 上涨 上漲 增至 增加到 升至 扩大 擴大 攀升 上调 上調 翻倍 翻番; fall: 下降 减少 減少 下跌 降低 降至 减至 減至 缩减 縮減 下滑 下调 下調 萎缩 萎縮 削减 削減 跌;
    open: 开放 開放 开业 開業 开通 開通 通车 通車 启用 啟用 开幕 開幕 重开 重開; close: 关闭 關閉 封闭 封閉 停业 停業 关停 關停; begin: 开始 開始 启动 啟動 展开 展開 着手 开工 開工 动工 動工; end: 结束 結束
    完成 终止 終止 完工 竣工;
    buy: 购买 購買 收购 收購 采购 採購 买入 買入 购入 購入; sell: 出售 卖出 賣出 售出 卖给 賣給 销售 銷售; import: 进口 進口; export: 出口; win: 获胜 獲勝 赢得 贏得 胜诉 勝訴 得标 得標; lose: 失去
    输掉 輸掉 败诉 敗訴 亏损 虧損;
    praise: 赞扬 讚揚 称赞 稱讚 表扬; criticise: 批评 批評 谴责 譴責 指责 指責 抨击 抨擊 指控; lift: 解除 取消; impose: 实施 實施 征收 徵收 施加; allow: 允许 允許 准许 准許 许可 許可 批准;
    ban: 禁止 禁令 禁;
    demolish: 拆除 拆毁 拆毀; build: 建设 建設 建造 兴建 興建 修建 新建; strengthen: 加强 加強 增强 增強 强化 強化; weaken: 削弱 减弱 減弱; hire: 雇用 僱用 聘用 招聘; dismiss: 解雇 解僱
    开除 開除 裁员 裁員 免职 免職; free: 释放 釋放 获释 獲釋; arrest: 逮捕 拘留 被捕;
    before: 之前 以前 前夕; after: 之后 之後 以后 以後; north: 北部 北方 北线 北線 以北; south: 南部 南方 南线 南線 以南; east: 东部 東部 东方 以东 以東; west: 西部 西方 以西; legal: 合法;
    illegal: 非法 违法 違法; secret: 秘密 私下; public: 公开 公開;
    guilty: 有罪; innocent: 无罪 無罪 清白; profit: 盈利 利润 利潤 获利 獲利; loss: 亏损 虧損 损失 損失; surplus: 顺差 順差 盈余 盈餘; deficit: 逆差 赤字; permanent: 永久;
    temporary: 临时 臨時 暂时 暫時; upstream: 上游; downstream: 下游;
    delay: 推迟 推遲 延迟 延遲 延后 延後 延期 延误 延誤; hasten: 提前 加快 加速; extend: 延长 延長 扩建 擴建 延伸; shorten: 缩短 縮短; predecessor: 前任; successor: 继任者 繼任者
    接班人; highest: 最高 最大; lowest: 最低 最小;
    premier: 总理 總理 首相 行政院长 行政院長; minister: 部长 部長 大臣; president: 总统 總統 国家主席 國家主席; mayor: 市长 市長; governor: 省长 省長 州长 州長 县长 縣長 总督;
    ambassador: 大使 特使; general: 将军 將軍 上将 上將 中将 中將; admiral: 海军上将 海軍上將;
    judge: 法官 审判长 審判長 庭长 庭長; prosecutor: 检察官 檢察官 检察长 檢察長; professor: 教授; king: 国王 國王 女王; senator: 参议员 參議員; engineer: 工程师 工程師; lawyer: 律师 律師; doctor:
    医生 醫生 医师 醫師; bishop: 主教; captain: 船长 船長; geologist: 地质学家 地質學家; deputy: 议员 議員; secretary: 秘书 秘書;
    spokesperson: 发言人 發言人; chair: 主席 董事长 董事長 会长 會長 理事长 理事長; director: 局长 局長 主任 总经理 總經理 经理 經理 总裁 總裁 负责人 負責人 所长 所長 厂长 廠長 处长 處長 院长 院長 署长 署長;
    say: 表示 称 稱 说 說 指出 宣布 认为 認為 强调 強調 透露 介绍 介紹 回应 回應 解释 解釋 批评 批評 警告 坦言 告诉 告訴 据 據 声明 聲明 补充 補充;
    ahead: 将 將 计划 計劃 計畫 预计 預計 打算 拟 擬 预定 預定 会 會 即将 即將 定于 定於 明年 下月 有望 准备 準備;
    may: 可能 也许 也許 或许 或許 疑似 据说 據說 涉嫌 大概 似乎 恐怕 恐 或 未必 估计 估計 有望 或将 可望 恐将 据称 據稱;
    work: 工作 作业 作業; pay: 支付 付款 负担 負擔 缴纳 繳納 发放 發放; cost: 费用 費用 成本 耗资 耗資 花费 花費 造价 造價; price: 价格 價格 售价 售價; loan: 贷款 貸款; tax: 税 稅; money: 资金
    資金 钱 錢; budget: 预算 預算; wage: 工资 工資 薪水 薪资 薪資;
    people: 民众 民眾; staff: 员工 員工 工人 雇员 職員 职工 職工; member: 成员 成員 会员 會員; resident: 居民 市民 村民 民众 民眾; household: 家庭 住户 住戶 户; pupil: 学生 學生;
    child: 儿童 兒童 孩子; woman: 妇女 婦女 女性; victim: 受害者 遇难者 遇難者; wounded: 受伤 受傷 伤者 傷者;
    dead: 死亡 丧生 喪生 身亡 死; soldier: 士兵 军人 軍人; ship: 船 舰 艦 渡轮 渡輪; port: 港口 码头 碼頭; bridge: 桥 橋; road: 公路 道路; train: 列车 列車 火车 火車; line: 线 線;
    station: 站; tunnel: 隧道; airport: 机场 機場; plane: 飞机 飛機 航班; car: 汽车 汽車 车辆 車輛; truck: 卡车 卡車 货车 貨車;
    dam: 大坝 大壩 水坝 水壩; wall: 墙 牆 堤; plant: 工厂 工廠 电厂 電廠; mine: 矿 礦; school: 学校 學校; hospital: 医院 醫院; house: 住宅 房屋; company: 公司 企业 企業 承包商;
    union: 工会 工會; parliament: 议会 議會 国会 國會 立法院; government: 政府; ministry:; court: 法院 法庭; police: 警方 警察;
    authority: 当局 當局; council: 市议会 市議會 理事会; city: 城市 市; province: 省; country: 国家 國家; island: 岛 島; sea: 海; river: 河 江; water: 水; oil: 石油
    原油; gas: 天然气 天然氣; power: 电力 電力; energy: 能源; coal: 煤; grain: 粮食 糧食 小麦 小麥; fish: 渔 漁 鱼 魚; food: 食品 食物; fire: 火灾 火災 起火;
    flood: 洪水 水灾 水災; quake: 地震; storm: 风暴 颱風 台风; leak: 泄漏 洩漏; crack: 裂缝 裂縫 裂痕 断层 斷層; fault: 断层 斷層; accident: 事故; damage: 损坏 損壞 受损 受損 损害
    損害; danger: 危险 危險 风险 風險; safety: 安全; warning: 警告; check: 检查 檢查 检测 檢測 审查 審查; inquiry: 调查 調查;
    report: 报告 報告; study: 研究; poll: 民调 民調 调查 調查; evidence: 证据 證據; document: 文件; letter: 信; contract: 合同 合約 契约 契約; deal: 协议 協議 协定 協定;
    project: 项目 項目 计画 計畫 工程; plan: 计划 計劃 计画 計畫; tender: 招标 招標 投标 投標; offer: 提供 提出 报价 報價; demand: 要求; ask: 请求 請求;
    promise: 承诺 承諾 保证 保證; appeal: 上诉 上訴; complaint: 投诉 投訴; strike: 罢工 罷工; protest: 抗议 抗議 示威; vote: 投票 表决 表決; election: 选举 選舉; law: 法律
    法案; permission: 许可 許可; sanction: 制裁; tariff: 关税 關稅; trade: 贸易 貿易; bank: 银行 銀行; rate: 利率; growth: 增长 增長 成长 成長;
    inflation: 通胀 通脹 通膨; debt: 债务 債務; aid: 援助 补助 補助; army: 军队 軍隊; war: 战争 戰爭; weapon: 武器; missile: 导弹 導彈 飞弹 飛彈; attack: 袭击 襲擊 攻击 攻擊;
    border: 边境 邊境; truce: 停火; talks: 谈判 談判 会谈 會談; visit: 访问 訪問; meet: 会见 會見 会面 會面; resign: 辞职 辭職; appoint: 任命;
    find: 发现 發現; keep: 保留 保持; change: 改变 改變 变更 變更 修改; repair: 维修 維修 修复 修復; test: 测试 測試; deliver: 交付 供应 供應; send: 派 发送 發送 送; receive: 收到
    获得 獲得; use: 使用; know: 知道; answer: 回复 回覆 答复 答覆 回应 回應; publish: 公布 发布 發布; decide: 决定 決定; sign: 签署 簽署;
    share: 份额 份額 比例 股份; half: 一半 半数 半數; seat: 席; passenger: 乘客 旅客; ticket: 票价 票價 车票 車票; leave: 退出 离开 離開; return: 返回 恢复 恢復; problem: 问题
    問題; compensation: 赔偿 賠償 补偿 補償 求偿 求償; apology: 道歉; responsible: 责任 責任; invest: 投资 投資; finance: 资助 資助 融资 融資;
    grant: 补助金 補助金 补贴 補貼; evacuate: 撤离 撤離 疏散; harvest: 收成 丰收 豐收; farmer: 农民 農民; forest: 森林; dock: 造船厂 造船廠; engine: 引擎 发动机 發動機; bus: 公交
    巴士 公车 公車; area: 地区 地區; village: 村; owner: 业主 業主; dispute: 争端 爭端; peace: 和平; design: 设计 設計; hide: 隐瞒 隱瞞; wait: 等;
    opposition: 反对派 反對派 在野党 在野黨; party: 政党 政黨 党派 黨派; coalition: 联盟 聯盟 联合政府; candidate: 候选人 候選人; campaign: 竞选 競選
    宣传活动; reform: 改革; constitution: 宪法 憲法; referendum: 公投 全民公决; cabinet: 内阁 內閣; speech: 演讲 演講 讲话 講話; statement: 声明
    聲明; summit: 峰会 峰會; embassy: 大使馆 大使館 领事馆; refugee: 难民 難民 移民; trial: 审判 審判 庭审 庭審 开庭 開庭; verdict: 判决 判決 裁定 宣判;
    sentence: 判处 判處 判刑 徒刑; prison: 监狱 監獄 入狱 入獄 徒刑; suspect: 嫌疑人 被告 嫌犯; lawsuit: 诉讼 訴訟 起诉 起訴; charge: 起诉 起訴 指控 罪名;
    bail: 保释 保釋; fine: 罚款 罰款 罚金 罰金; witness: 证人 證人 作证 作證 证词; theft: 盗窃 盜竊 偷窃 抢劫 搶劫 被盗; murder: 谋杀 謀殺 杀人 殺人;
    embezzle: 挪用 侵吞; forge: 伪造 偽造 篡改 造假; revenue: 营收 營收 收入 销售额; stock: 股价 股價 股票 股东 股東 投资者 投資者; market: 市场 市場;
    production: 生产 生產 产量 產量 制造 製造; order: 订单 訂單 订购 訂購; merger: 合并 合併 收购 收購 并购; subsidiary: 子公司; headquarters: 总部
    總部 办公室 辦公室; product: 产品 產品 商品; unemployment: 失业 失業; job: 就业 就業 岗位 崗位 职位; currency: 货币 貨幣 汇率 匯率; interest: 利率
    加息 降息; researcher: 研究人员 研究人員 专家 專家 科学家 科學家 分析人士 分析师 学者 作者; species: 物种 物種; experiment: 实验 實驗; result: 结果 結果
    成果; sample: 样本 樣本 样品 樣品; temperature: 气温 氣溫 温度 溫度; climate: 气候 氣候; emission: 排放 污染; satellite: 卫星 衛星 火箭 探测器
    探測器; telescope: 望远镜 望遠鏡 天文台; fossil: 化石 骨骼; virus: 病毒 感染; vaccine: 疫苗 接种 接種; patient: 患者 病人; drug: 药物 藥物 药品
    藥品; nurse: 护士 護士; rescue: 救援 救出 获救 獲救 营救 營救 幸存; missing: 失踪 失蹤 失联; collapse: 坍塌 倒塌 滑坡 垮塌 崩塌; explosion: 爆炸;
    smoke: 烟雾 煙霧 浓烟; shelter: 避难所 避難所 安置点 收容; outage: 停电 停電 断水 斷水 故障; drought: 干旱 旱灾 旱災; avalanche: 雪崩; club: 俱乐部
    俱樂部 球队 球隊 队伍; player: 球员 球員 运动员 運動員 选手 選手; coach: 教练 教練; match: 比赛 比賽 赛事; championship: 锦标赛 錦標賽 联赛 聯賽 大赛;
    medal: 奖牌 獎牌 金牌; doping: 兴奋剂 興奮劑; referee: 裁判员 主裁判; season: 赛季 賽季; stadium: 体育场 體育場 球场 球場; record: 纪录 紀錄;
    federation: 联合会 聯合會 协会_; fan: 球迷 观众 觀眾; exhibition: 展览 展覽; film: 电影 電影; festival: 艺术节 藝術節 节日; book: 书籍 書籍 图书;
    artist: 艺术家 藝術家 画家 畫家; monument: 文物 古迹 古蹟 遗址 遺址 雕像; library: 图书馆 圖書館 档案; university: 大学 大學; teacher: 教师 教師 老师;
    tourism: 旅游 旅遊 游客 遊客; traffic: 交通 通行; driver: 司机 司機 驾驶员 駕駛員 机组 船员 船員; canal: 运河 運河 船闸; cargo: 货物 貨物 集装箱 貨櫃 货运;
    crane: 起重机 起重機 吊车; railway: 铁路 鐵路 铁道; tram: 地铁 地鐵 捷运 捷運 电车; software: 软件 軟體 应用程序 程式; hacker: 黑客 駭客 网络攻击 網路攻擊;
    data: 数据 數據 资料; network: 网络 網絡 網路 电网 電網; customer: 客户 客戶 顾客 顧客 消费者 消費者 用户 用戶; rain: 暴雨 降雨 大雨 雨停; snow: 降雪 大雪
    积雪; heat: 高温 高溫 热浪 熱浪; wind: 风力 風力 大风 大風 风速; level: 水位 水平; reservoir: 水库 水庫 湖泊; mountain: 山坡 山区 山區; glacier:
    冰川 冰层 冰盖 海冰; coast: 沿海 海岸 海滩; hunt: 狩猎 狩獵 偷猎; animal: 动物 動物 种群; bird: 鸟类 鳥類; cattle: 牲畜 奶牛 生猪 家禽; reserve: 保护区
    保護區 公园 公園; tree: 树木 樹木 木材 砍伐; waste: 垃圾 废物 廢物 污水 废料; nuclear: 核电 核電 反应堆 反應爐 核能 放射; solar: 太阳能 太陽能 光伏; turbine:
    风电 風電 涡轮 渦輪; battery: 电池 電池; pipeline: 管道 管线 管線; cable: 电缆 電纜 光缆 海缆; steel: 钢铁 鋼鐵 钢材 鋼材 金属 金屬; drawing: 图纸 圖紙;
    chip: 芯片 晶片 半导体 半導體; laboratory: 实验室 實驗室 研究所; center: 中心; building: 大楼 大樓 建筑 建築 楼房; floor: 层楼 層樓; bed: 床位 病床;
    land: 土地 用地; shop: 商店 店铺 店鋪 超市 餐厅 餐廳; hotel: 酒店 旅馆 飯店; apartment: 住房 公寓 房屋; media: 报纸 報紙 媒体 媒體 电视 電視 记者 記者;
    interview: 采访 採訪 专访; press_conference: 记者会 記者會 新闻发布会 新聞發布會; committee: 委员会 委員會 董事会 董事會; agency: 机构 機構 局方;
    chief: 负责人 負責人 主管 高管 经理 經理; founder: 创始人 創始人 创办 成立; owner: 拥有 擁有 所有者 业主; vice: 副 副局长 副局長; acting: 代理 署理 代行;
    elect: 当选 當選 选出 選出; dissolve: 解散; negotiate: 谈判 談判 磋商; cooperate: 合作 协作; renew: 续签 續簽 更新 延长 延長; expire: 到期 期满;
    ratify: 批准 核准; join: 加入 参加 參加; cancel: 取消; postpone: 推迟 推遲 延期; replace: 更换 更換 取代 替换; remove: 移除 清除 撤下;
    install: 安装 安裝 设置 設置 设立 設立; expand: 扩建 擴建 扩大 擴大 扩张; introduce: 引入 推行 实施 實施; present: 公布 展示 披露 显示 顯示; measure:
    测量 測量 监测 監測 记录; count: 统计 統計 清点; destroy: 摧毁 摧毀 毁坏 破坏 破壞; fire: 烧毁 燒毀 火灾 火災 起火 大火; sink: 沉没 沉沒 翻船; recede: 退去
    回落 消退; search: 搜索 搜救 寻找 尋找 搜查; flee: 逃离 逃離 逃跑 逃走; threaten: 威胁 威脅; pressure: 压力 壓力 施压 施壓; protect: 保护 保護 防卫 防衛
    保卫; cost: 支出 花费 花費 投入; earn: 赚 賺; debt: 拖欠 欠款; transfer: 转移 轉移 转账 移交 移送 调往; store: 储存 儲存 仓库 倉庫 存放; consume: 消费
    消費 消耗; training: 培训 培訓 训练 訓練; live: 居住 生活; connect: 连接 連接 联系 聯繫 有关; block: 封锁 封鎖 阻断 阻斷 堵塞; restore: 恢复 恢復 修复
    修復 重启; create: 建立 创建 創建 设立 設立; lead: 领导 領導 率领 率領; success: 成功; failure: 失败 失敗 未能; happen: 发生 發生; continue: 继续
    繼續 持续 持續; repeat: 再次 重新 再度; successor_role: 继任 繼任; compete: 竞争 競爭 对手 對手; quality: 质量 品質; defect: 缺陷 瑕疵; late:
    延误 延誤 迟到 拖延; shortage: 短缺 不足 缺乏 缺少; sign: 签署 簽署 签订 簽訂; limit: 限制 上限 限额; rule: 规定 規定 规则 規則 条例; standard: 标准 標準;
    policy: 政策; step: 措施 举措; goal: 目标 目標; deadline: 期限 日程 时间表 時間表; crisis: 危机 危機; conflict: 冲突 衝突 战斗; hostage: 人质
    人質 绑架 綁架; spy: 间谍 間諜; terror: 恐怖; bomb: 炸弹 炸彈 轰炸 轟炸 炮击; drone: 无人机 無人機; tank: 坦克; navy: 海军 海軍 舰队 艦隊; base: 基地;
    plane: 航班 航空; ship: 渔船 漁船 小船; sailor: 船员 船員 水手 海员; tug: 拖船 拖轮; fish: 渔民 漁民; dockworker: 码头工人 碼頭工人; shift: 轮班
    輪班 班次; union: 工会 工會; household: 住户 住戶 用户; municipality: 市政府 政府; region: 地区 地區 县 縣; capital: 首都; abroad: 国外 國外
    海外 境外 外国 外國; supply: 供应 供應 物资 物資; approve: 批准 核准 通过 通過 同意; suspend: 禁赛 禁賽 停职 停職 停赛; sanction: 处罚 處罰 惩罚 處分 处分;
    discipline: 纪律 紀律 处分; complaint: 异议 異議 申诉 申訴 投诉; appeal: 上诉 上訴; plead: 认罪 認罪; guilt: 有罪 罪责 认罪; inquiry: 调查 調查
    侦查 偵查; prosecution: 检方 檢方 检察 檢察; defence: 辩护 辯護 律师 律師; acquit: 无罪 無罪; security_staff: 安保 保安 安全; wounded: 受伤 受傷
    傷者; dead: 死亡 丧生 喪生 身亡 遇难 遇難 死者; helicopter: 直升机 直升機; firefighter: 消防; message: 消息 短信 簡訊 警报 警報 预警 預警 通知;
    emergency: 紧急 緊急; disaster: 灾难 災難 灾害 災害 灾区 災區; reason: 原因 起因; area_size: 面积 面積; thick: 厚度 变薄 變薄; average: 平均;
    distance: 距离 距離; speed: 速度 时速 時速; height: 高度 高达; length: 全长 全長 长度; depth: 深度 深处; weight: 重量 重达; age: 岁 歲 年龄
    年齡; birth: 出生; population_size: 人口; migration: 移居 移民; religion: 宗教 寺庙 清真寺; museum: 博物馆 博物館 美术馆 美術館; church:
    教堂; repair: 修复 修復 翻修; water_supply: 供水 自来水 自來水 饮用水; irrigation: 灌溉; sugar: 大米 咖啡 茶叶 玉米; lithium: 锂 鋰 镍 黄金 白银;
    breakdown: 破裂 中断 中斷; influence: 影响 影響 效果; attribute: 归因 歸因 归咎 歸咎 责任; trend: 趋势 趨勢; turn: 转变 逆转; early: 早期 过早
    過早 尚早; conclusion: 结论 結論; clear: 清楚 明确 明確; maintain: 坚称 堅稱 主张; ask: 要求 请求 請求 呼吁 呼籲 建议; request: 申请 申請 请求 請求;
    answer: 回应 回應 答复 答覆 置评 置評 评论; refuse: 拒绝 拒絕 回绝; welcome: 欢迎 歡迎; thank: 感谢 感謝; regret: 遗憾 遺憾; blame: 指责 指責 归咎;
    fear: 担心 擔心 担忧 擔憂 忧虑; hope: 希望 期望; doubt: 怀疑 懷疑 质疑 質疑; exceed: 超过 超過 超出; reach: 达到 達到; divide: 比例; double: 翻倍
    翻番 两倍 兩倍; equipment: 设备 設備 装置 機器; car: 车辆 車輛 汽车 汽車 卡车 貨車; route: 线路 線路 路线 路線; tunnel: 隧道; price: 收费 收費 费用 费率
    票价 價格; budget_cut: 削减 削減 节约 節約 节省; layoff: 裁员 裁員 解雇 解僱; resign: 辞职 辭職 下台 卸任; soldier: 部队 部隊 士兵 军队 軍隊; state:
    国家 國家; secrecy: 秘密 机密 機密; document: 文件 信件 书面 書面 资料; test: 检测 檢測 检查 檢查 测试 測試
""")  # fmt: skip

#: Characters that only simplified Chinese has.
_SIMPLIFIED: Final = re.compile(
    "[国说这个们来对时为会学经动东车长万与产业严于亿从众众优传价众体余关兴农决况净准则刚创别办务劳势区华协单卖卫厂厅历压县参双发变叶号听员响问团园围场坏块坚报处备复够头奖妇妈娱娄宁实审宾对导将层岁岛币师带帮广庆应库开异张弹归当录彻径忆怀态总恋恳惊惧惯战户执扩扫扬护报担拟拥择挂挡挥损换据摆无旧显晓术机权条极构标树样桥梦检楼欢欧歼毕气汇汉沟没沪泪泽洁浅测济浓涛润涨渐温湾湿满灭灯灵灾炉炼点热爱爷牵状独狱猎环现电画畅疗疯盐监盖盘着矿码砖础确礼离种积称稳穷窃竞笔笼筑筛签简粮纠红纤约级纪纯纲纳纵纷纸纹线练组细织终经绍结绕绘给络绝统继绩绪续维综绿缓编缘缩网罗罚职联肃肠肤胜脑脚脸艺节药荣获萝营虑虽蚀补装见观规觉览触认讨让训议讯记讲许论设访证评识诉词译试话该详语误请读课谁调谈谋谢责败货质购贵费资赛赞赢赶趋跃践车轨转轮软轻载较辆输边达迁过运还进远违连迟适选递遗邮邻郑释里针钟钢钱铁银锋错键镇长门闭问间闻闽阅队阳阴阵阶际陆陈险随难雾静韩页顶项顺须预领频题颜额风飞饭饮馆驶验骑鱼鲜鸟鸡麦黄齐龄龙]"
)


def _yuan(text: str) -> str:
    """The yuan, which is `元` in simplified Chinese; in traditional Chinese that is mostly the dollar of Taiwan."""
    return re.sub(r"(?<=[\d十百千万亿])元(?![旦月])", "人民币", text) if _SIMPLIFIED.search(text) else text


LANGUAGE: Final = Unspaced(
    code="zh",
    name="Chinese",
    edition=4,
    year="年",
    month="月",
    day="[日号號]",
    eras={"民国": 1911, "民國": 1911, "中華民國": 1911},  # counts from 1912
    counters="(?:[个個名人家座次年月天周週项項条條艘架辆輛间間位种種吨噸米元倍岁歲届屆票席国國轮輪批村省县縣州党黨成割小]|公[里斤]|英里|千[米克]|星期|分钟|分鐘)",
    tenths="成",
    countries="两国|兩國|双方|雙方",
    units={
        "公吨": "tonne", "吨": "tonne", "公噸": "tonne", "噸": "tonne", "公里": "kilometre", "千米": "kilometre", "公斤": "kilogram", "千克": "kilogram",
        "英里": "mile", "米(?!元)": "metre", "公尺": "metre", "个月": "month", "個月": "month", "年": "year", "个星期": "week", "個星期": "week", "星期": "week",
        "周": "week", "週": "week", "天": "day", "小时": "hour", "小時": "hour", "分钟": "minute", "分鐘": "minute", "个": "", "個": "", "名": "",
        "立方米": "cubic metre", "立方公尺": "cubic metre", "平方公里": "square kilometre", "平方米": "square metre", "公顷": "hectare", "公頃": "hectare",
        "升": "litre", "公升": "litre", "桶": "barrel", "兆瓦": "megawatt", "吉瓦": "gigawatt", "个百分点": "percent point", "個百分點": "percent point",
        "美元": "dollar", "欧元|歐元": "euro", "英镑|英鎊": "pound", "日元|日圓": "yen", "人民币|人民幣": "yuan", "韩元|韓元": "won", "卢布|盧布": "ruble",
        "克朗": "crown", "法郎": "franc", "比索": "peso", "第纳尔": "dinar", "里拉": "lira", "卢比|盧比": "rupee", "新?[台臺]币|新?[台臺]幣": "dollar",
    },
    phrases={
        "last year": "去年", "this year": "今年|本年度?|年内|年內", "next year": "明年", "last month": "上个?個?月", "this month": "本月|这个月|這個月",
        "next month": "下个?個?月", "yesterday": "昨[天日]", "today": "今[天日]", "recently": "近日|日前|最近|近期", "least half": "(?:超)?过半数?|過半數?|(?:一半|半数|半數)以上", "half": "一半|半数|半數",
    },
    first=(
        _yuan,
        (r"(?<![\d第])十[多余餘几幾來来](?=[人名个個家座次项項条條艘架辆輛间間位种種年天])", "至少10"),
        (rf"(?<![\d第])({NUMERAL}{{1,6}}?)[多余餘](?=[万萬亿億]?[人名个個家座次项項条條艘架辆輛间間位种種年天])", lambda found: f"至少{in_figures(value_of(found[1]))}"),
        (r"([一二三四1-4])季[度]?", lambda found: f" {ordinal_key(int(value_of(found[1])))} quarter "),
        *(
        (rf"(?:星期|礼拜|禮拜|周|週){signs}(?![个個次期年周天])", f" {key} ")
        for signs, key in zip(("一", "二", "三", "四", "五", "六", "[日天]"), WEEKDAYS, strict=True)
        ),
    ),
    least="至少|最少|起码|起碼|不少于|不少於|不低于|不低於|超过|超過|逾|多于|多於|高于|高於",
    most="至多|最多|不超过|不超過|不到|不足|近(?!年|日|期|来|來)|将近|將近|接近|低于|低於|少于|少於|未满|未滿",
    least_after="以上|多(?=[人名个個元吨噸公家])",
    most_after="以下|以内|以內",
    doubt="可能 也许 也許 或许 或許 疑似 据说 據說 涉嫌 大概 似乎 恐怕 未必 据称 據稱 据传 據傳 传言 傳言 不排除 估计 估計 料将 料將 或会 或會 疑为 有望 可望 或将 恐将",
    dispute="否认 否認 声称 聲稱 宣称 宣稱",
    plan="计划 計劃 計畫 预计 預計 打算 拟 擬 将 將 预定 預定 准备 準備",
    negations="不 没有 沒有 没 沒 未 无 無 非 并非 並非 从未 從未 拒绝 拒絕 否决 否決",
    bounds="至少 最少 不少于 不低于 最多 至多 不超过 不超過 超过 超過 逾 近 约 約 大约 大約 左右 以上 以下 仅 僅 只有 所有 全部 全体 每 多",
    home_words="政府 议会 議會 国会 國會 国家 國家",
    border=r"[；;]|[，,](?:但|不过|然而|而|却)",
    short_names="省 市 县 縣 州",
    hedges_at=_hedges_at,
    tokens_per_word=2,
    signs=_SIGNS,
).language()  # fmt: skip
