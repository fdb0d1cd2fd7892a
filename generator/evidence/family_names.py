"""Family names as articles in other languages use them once they have given the whole name: alone, or with an office or an honorific."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..articles.language import Language
from ..records.dossier import Actor

#: The scripts of names by the languages that use them, for names whose words are divided by spaces.
_SCRIPTS: Final = {
    "ru": "\u0400-\u04ff",
    "ar": "\u0620-\u06ff",
    "de": "A-Za-z\u00c0-\u024f",
    "fr": "A-Za-z\u00c0-\u024f",
    "es": "A-Za-z\u00c0-\u024f",
}
#: The last words of names that are no family names.
_NEVER: Final = frozenset("الله الدين الرحمن".split())
_HAN: Final = "\u3400-\u9fff々"
#: What follows a family name in languages that do not use it alone.
_HONORIFICS: Final = {
    "ja": "氏 さん 様 被告 容疑者 選手 監督 知事 市長 町長 村長 区長 相 首相 外相 大臣 大統領 議員 教授 准教授 博士 会長 社長 専務 常務 理事長 理事 委員長 議長 代表 部長 局長 課長 "
    "所長 館長 院長 校長 組合長 裁判長 裁判官 弁護士 検事 医師 記者 報道官 長官 次官 総裁 頭取 書記長 幹事長 船長 機長 大使",
    "ko": "씨 장관 차관 총리 대통령 시장 지사 군수 구청장 의원 교수 박사 회장 사장 부사장 대표 위원장 의장 이사장 국장 소장 청장 원장 본부장 부장 팀장 대변인 변호사 판사 검사 감독 "
    "선수 코치 기자 연구원 대사 총장 총재 서기 선장 기장 전_장관 전_시장 전_대표 전_총리 전_의원 전_부사장 전_사장",
    "zh": "先生 女士 部长 部長 局长 局長 市长 市長 省长 省長 县长 縣長 教授 博士 主席 总统 總統 总理 總理 董事长 董事長 总裁 總裁 经理 經理 主任 所长 所長 院长 院長 律师 律師 法官 议员 議員 "
    "委员 委員 发言人 發言人 大使 队长 隊長 医生 醫生 工程师 工程師 老师",
}
#: How many characters a family name has in these languages.
_LENGTHS: Final = {"ja": (1, 2, 3), "ko": (1,), "zh": (1,)}


def family_names(actor: Actor, language: Language) -> Iterator[str]:
    """The names of a person that an article in another language may have beside the whole one; none for an article in the dossier's own."""
    if not language.foreign:
        return
    for name in (actor.name, *actor.native_names.values()):
        if language.code in _HONORIFICS:
            yield from _with_honorifics(name, language.code)
        elif " " in name and re.fullmatch(rf"[{_SCRIPTS.get(language.code, '')}'’ .-]+", name):
            last = name.split()[-1]
            if last not in _NEVER and len(last) > 1:
                yield last


def _with_honorifics(name: str, code: str) -> Iterator[str]:
    letters = "\uac00-\ud7a3" if code == "ko" else _HAN + "\u3040-\u30ff" if code == "ja" else _HAN
    divided = re.fullmatch(rf"([{letters}]+)[ 　・]([{letters}]+)", name)
    if not divided and not re.fullmatch(rf"[{letters}]{{2,6}}", name):
        return
    lengths = (len(divided[1]),) if divided else _LENGTHS[code]
    for length in lengths:
        if length < len(name):
            yield from (name[:length] + honorific.replace("_", "") for honorific in _HONORIFICS[code].split())
