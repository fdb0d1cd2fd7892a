"""What articles in other languages call a body once they have named it: the ministry, 同社, الوزارة."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..articles.language import Language
from ..records.dossier import Actor

#: What is in a name, and the forms by which an article means its bearer afterwards, by language.
_LISTED: Final = {
    "ar": "وزارة: الوزارة; شركة: الشركة; محكمة: المحكمة; نقابة: النقابة; جامعة: الجامعة; بلدية: البلدية; هيئة: الهيئة; معهد: المعهد; نادي: النادي; اتحاد: الاتحاد; "
    "مستشفى: المستشفى; بنك: البنك; مصرف: المصرف; لجنة: اللجنة; محافظة: المحافظة; مجموعة: المجموعة; مؤسسة: المؤسسة",
    "ja": "省: 同省; 電力: 同社; 製鋼: 同社; 工業: 同社; 建設: 同社; 会社: 同社; 社: 同社; 製薬: 同社; 電機: 同社; 銀行: 同行; 大学: 同大 同大学; 地裁: 地裁 同地裁; 市: 同市; 県: 同県; 町: 同町; "
    "会: 同会; 連盟: 連盟 同連盟; 協会: 協会 同協会; 党: 同党; 病院: 病院 同病院; 庁: 同庁; 研究所: 研究所 同研究所; 組合: 組合 同組合",
    "zh": "公司: 公司 该公司 該公司; 集团: 该集团; 集團: 該集團; 法院: 法院 该院 該院; 大学: 该校; 大學: 該校; 局: 该局 該局; 研究所: 研究所 该所 該所; 医院: 医院 该院; 醫院: 醫院 該院; 协会: 协会 该协会; "
    "俱乐部: 俱乐部 该俱乐部; 银行: 该行; 银行: 银行; 部: 该部 該部",
    "ru": "министерство: министерство ведомство; компания: компания; суд: суд; университет: университет; институт: институт; клуб: клуб; партия: партия; банк: банк; больница: больница",
    "fr": "ministère: ministère; société: société; tribunal: tribunal; université: université; institut: institut; fédération: fédération; parti: parti; hôpital: hôpital; banque: banque; "
    "ligue: ligue; préfecture: préfecture; syndicat: syndicat",
    "es": "ministerio: ministerio; empresa: empresa; tribunal: tribunal; universidad: universidad; instituto: instituto; federación: federación; partido: partido; hospital: hospital; "
    "banco: banco; ayuntamiento: ayuntamiento; sindicato: sindicato",
    "de": "ministerium: Ministerium; gericht: Gericht; universität: Universität; institut: Institut; verein: Verein; verband: Verband; partei: Partei; klinik: Klinik; gewerkschaft: Gewerkschaft",
    "ko": "부: 이_부처; 대학교: 대학; 병원: 병원; 협회: 협회; 구단: 구단; 은행: 은행; 법원: 법원; 연구원: 연구원",
}  # fmt: skip


def body_names(actor: Actor, language: Language) -> Iterator[str]:
    """The short forms of a body or a company in a language; none for the dossier's own."""
    entries = (entry.partition(":") for entry in _LISTED.get(language.code, "").split(";") if entry)
    given = [name.casefold() for name in actor.native_names.values()]
    for word, _, forms in entries:
        if any(word.strip() in name for name in given):
            yield from forms.split()
