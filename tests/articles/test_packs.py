"""The packs of languages: what an article writes has the keys that an English claim has for the same number, date or unit."""

from __future__ import annotations

import pytest

from generator.articles import languages
from generator.articles.fingerprints import Evidence, EvidenceError
from generator.articles.normal import canonical
from tests.support import small
from tests.support.rows import each

#: A text in a language, and words that its keys contain one after the other.
KEYS = [
    ("zh", "二〇二四年五月三日", "3 may 2024"),
    ("zh", "去年11月", "last year november"),
    ("zh", "總投資36億元", "3.6 billion"),
    ("zh", "年产1.2万吨", "12000 tonne"),
    ("zh", "910万吨", "9.1 million tonne"),
    ("zh", "下跌百分之三十", "30 percent"),
    ("zh", "其中八成", "80 percent"),
    ("zh", "三个村庄", "3"),
    ("zh", "連續第五個季度", "5th"),
    ("zh", "民國113年", "2024"),
    ("zh", "星期五", "friday"),
    ("zh", "分四年付清", "4 year"),
    ("zh-Hant-TW", "三百二十人", "320"),
    ("ja", "令和6年5月3日", "3 may 2024"),
    ("ja", "昭和58年", "1983"),
    ("ja", "17日に", "17日"),
    ("ja", "20日間", "20 day"),
    ("ja", "12億5000万円", "1.25 billion"),
    ("ja", "1万2000トン", "12000 tonne"),
    ("ja", "３割以上", "30 percent"),
    ("ja", "先月20日", "last month 20日"),
    ("ja", "火曜日", "tuesday"),
    ("ja", "約3キロ", "3 kilometre"),
    ("ko", "2024년 5월 3일", "3 may 2024"),
    ("ko", "밀 1만2천 톤", "12000 tonne"),
    ("ko", "1조 2000억 원", "1.2 trillion"),
    ("ko", "두 척", "2"),
    ("ko", "지난해 11월", "last year november"),
    ("ru", "3 мая 2024 года", "3 may 2024"),
    ("ru", "03.05.2024", "3 may 2024"),
    ("ru", "1,5 млн тонн", "1.5 million tonne"),
    ("ru", "120 тыс. тонн", "120000 tonne"),
    ("ru", "12 500 человек", "12500"),
    ("ru", "двадцать три", "23"),
    ("ru", "после семилетнего перерыва", "7"),
    ("ru", "8,5%", "8.5 percent"),
    ("ru", "в среду", "wednesday"),
    ("fr", "le 3 mai 2024", "3 may 2024"),
    ("fr", "2,3 milliards d’euros", "2.3 billion"),
    ("fr", "quatre-vingt-dix-sept", "97"),
    ("fr", "deux cent cinquante", "250"),
    ("fr", "12 500 clients", "12500"),
    ("fr", "le 2e tour", "second"),
    ("fr", "6 % de plus", "6 percent"),
    ("de", "am 3. Mai 2024", "3 may 2024"),
    ("de", "2,3 Mrd. Euro", "2.3 billion"),
    ("de", "1.234,5 Tonnen", "1234.5 tonne"),
    ("de", "zweiundzwanzig", "22"),
    ("de", "dreißig", "30"),
    ("de", "im vergangenen Jahr", "last year"),
    ("es", "3 de mayo de 2024", "may 2024"),
    ("es", "3.000 millones de euros", "3 billion"),
    ("es", "mil millones", "1 billion"),
    ("es", "1,234.5", "1234.5"),
    ("es", "treinta y tres", "33"),
    ("ar", "٣ مايو ٢٠٢٤", "3 may 2024"),
    ("ar", "3 أيار 2024", "3 may 2024"),
    ("ar", "كانون الثاني 2023", "january 2023"),
    ("ar", "٣٫٤ مليار", "3.4 billion"),
    ("ar", "١٬٢٠٠ شاحنة", "1200"),
    ("ar", "خمسة وعشرون", "25"),
    ("ar", "5 في المئة", "5 percent"),
    ("ar", "أسبوعين", "2 week"),
    ("he", "ב-3 במאי 2024", "3 may 2024"),
    ("he", "עשרים ושלושה", "23"),
    ("he", "חמישה עשר", "15"),
    ("zh", "不超过5年", "most 5 year"),
    ("zh", "20吨以上", "least 20 tonne"),
    ("ja", "少なくとも5年", "least 5 year"),
    ("ja", "20トン未満", "most 20 tonne"),
    ("ko", "20톤 이상", "least 20 tonne"),
    ("ru", "не менее 900 млн", "least 900 million"),
    ("ru", "не более 900 млн", "most 900 million"),
    ("fr", "au moins 3 millions", "least 3 million"),
    ("de", "höchstens 5 Jahre", "most 5 year"),
    ("es", "al menos 5 años", "least 5 year"),
    ("ar", "لا تقل عن ٩٠٠ مليون", "least 900 million"),
    ("he", "לפחות 5 שנים", "least 5 year"),
    ("th", "1.234.567 และ 12 500", "1234567"),
]


@each(("tag", "text", "keys"), KEYS)
def test_numbers_and_dates_have_the_keys_of_english(tag: str, text: str, keys: str) -> None:
    """An article and an English claim are compared by one form of numbers, dates, units and days of the week."""
    found = " ".join(languages.for_tag(tag).keys(text))
    assert f" {keys} " in f" {found} "


@each(
    ("tag", "text", "name"),
    [
        ("zh", "王明昨日抵达", "王明"),
        ("ja", "三田村悟所長は", "三田村悟"),
        ("ko", "발레리 푸딘은 왔다", "발레리 푸딘"),
        ("ru", "с Марфой Залуцкой", "Марфа Залуцкая"),
        ("ru", "в Карсиде", "Карсида"),
        ("fr", "de l’Arvelle", "Arvelle"),
        ("fr", "la ministre arvelloise", "Arvellois"),
        ("de", "Waleri Pudins Flugzeug", "Waleri Pudin"),
        ("ar", "ولتيرادا", "تيرادا"),
        ("ar", "للوزارة", "الوزارة"),
        ("he", "ובישראל", "ישראל"),
    ],
)
def test_a_name_is_found_in_its_forms(tag: str, text: str, name: str) -> None:
    """Names are found within scripts without spaces, with endings, and after what is written together with them."""
    unnamed = "foreign#1 does not name Northland"
    assert unnamed not in [problem.message for problem in small.problems(_files(tag, text, "[[northland]] is named.", name=name))]
    assert unnamed in [problem.message for problem in small.problems(_files(tag, text, "[[northland]] is named.", name=name[0] * 7))]


@each(
    ("tag", "text", "sentences"),
    [
        ("zh", "“没有。”他说。价格下跌。", ['"没有。"', "他说。", "价格下跌。"]),
        ("ja", "「終わり。次だ」と述べた。交渉は続く。", ["「終わり。次だ」と述べた。", "交渉は続く。"]),
        (
            "fr",
            "M. Dampmart reproche. « Certains ne passeront pas », dit-il.",
            ["M. Dampmart reproche.", "« Certains ne passeront pas », dit-il."],
        ),
        ("de", "Es kostet 3 Mio. Euro am 4. Mai. Danach endet es.", ["Es kostet 3 million euro am 4 Mai.", "Danach endet es."]),
        ("ru", "Это 5 тыс. тонн. Потом — всё.", ["Это 5000 тонн.", "Потом - все."]),
        ("ar", "هل انتهى؟ لم تعلن أي جهة.", ["هل انتهي؟", "لم تعلن اي جهه."]),
    ],
)
def test_sentences(tag: str, text: str, sentences: list[str]) -> None:
    """Hedges belong to sentences, so they must not be divided at abbreviations or within quotations."""
    assert [*languages.for_tag(tag).divided(canonical(text))] == sentences


@pytest.mark.parametrize("code", ["ja", "ko", "ru", "ar", "und"])
def test_no_text_is_too_long_to_read(code: str) -> None:
    """Patterns do not go back over a long row of figures: this would take minutes."""
    text = f"{'1' * 20_000} {'12 345 ' * 3_000}"
    assert Evidence.of(text, languages.for_tag(code)).words > 0


def _files(tag: str, text: str, claim: str, name: str = "") -> dict[str, bytes]:
    """The small dossier with a claim of Northland from a foreign article of one paragraph."""
    given = small.files()
    record = f"native_names: {{{tag}: {name}}}\n".encode() if name else b""
    given["actors/northland.yml"] = given["actors/northland.yml"].replace(b"kind: state\n", b"kind: state\n" + record)
    path = "relationships/northland--southmark.yml"
    written = f"claims:\n  - {{id: abroad, text: '{claim}', type: report, cites: [foreign#1], topics: [ferry]}}\n"
    given[path] = given[path].replace(b"claims:\n", written.encode())
    source = (
        f"publisher: P\npublished: 2024-05-05\nheadline: H\nnature: report\nlanguage: {tag}\nreliability: {{grade: B, why: Invented.}}\n"
    )
    return {
        **given,
        "sources/foreign.yml": source.encode(),
        "sources/foreign.evidence": Evidence.of(text, languages.for_tag(tag)).dumps().encode(),
    }


@each(
    ("tag", "text", "claim", "codes"),
    [
        ("ja", "交渉は1万2000トンで合意した。", "[[northland]] wants 12,000 tonnes.", set()),
        ("ja", "交渉は1万2000トンで合意した。", "[[northland]] wants 1,200 tonnes.", {"ungrounded-number"}),
        ("ja", "交渉は1万2000トンで合意した。", "[[northland]] wants 12,000 kilograms.", {"ungrounded-number"}),
        ("zh", "其余款项将分四年付清。", "[[northland]] will pay over four months.", {"ungrounded-number"}),
        ("ja", "少なくとも5年とする。", "[[northland]] wants at least five years.", set()),
        ("ja", "少なくとも5年とする。", "[[northland]] wants at most five years.", {"ungrounded-number"}),
        ("ja", "20トン以上の船だ。", "[[northland]] has boats of 20 tonnes and over.", set()),
        ("ja", "20トン以上の船だ。", "[[northland]] has boats of less than 20 tonnes.", {"ungrounded-number"}),
        ("zh", "工厂预计明年投产。", "[[northland]] is to open the plant.", set()),
        ("zh", "工厂预计明年投产。", "[[northland]] has opened the plant.", {"lost-hedge"}),
        ("zh", "价格可能回升。", "[[northland]] sees prices rise.", {"lost-hedge"}),
        ("zh", "价格可能回升。", "[[northland]] sees prices that may rise.", set()),
        ("ru", "Пошлина может быть снижена.", "The tariff of [[northland]] will be cut.", {"lost-hedge"}),
        ("fr", "La route est fermée depuis 2021.", "The road of [[northland]] shut in 2012.", {"ungrounded-date"}),
        ("ru", "Договор подписан в среду.", "[[northland]] signed on 1 May 2024.', when: '2024-05-01", set()),
        ("ru", "Договор подписан в среду.", "[[northland]] signed it.', when: '2024-05-05", {"ungrounded-date"}),
        ("ja", "「第一歩だ」と述べた。", "[[northland]] calls it “第一歩” (a first step).", set()),
        ("ja", "「第一歩だ」と述べた。", "[[northland]] calls it “第三歩” (a third step).", {"quotation-not-found", "ungrounded-number"}),
        ("ja", "「第一歩だ」と述べた。", "[[northland]] calls it “a first step”.", {"quotation-not-found"}),
    ],
)
def test_a_claim_is_held_against_an_article_in_another_language(tag: str, text: str, claim: str, codes: set[str]) -> None:
    """Numbers, units, dates, hedges and quotations are reported if the article has others."""
    own = {problem.code for problem in small.problems(_files(tag, text, claim)) if "foreign#1" in problem.message}
    assert own - {"ungrounded-name"} == codes  # these articles do not name Northland


def test_other_names_may_differ_in_another_language() -> None:
    """Verdinsk is Вердинск in the article: that is not checked, and not wrong."""
    messages = [problem.message for problem in small.problems(_files("ru", "Порт Вердинск закрыт.", "The port of Verdinsk is closed."))]
    assert not any("Verdinsk" in message for message in messages)


def test_what_to_do_with_a_translated_quotation_is_said() -> None:
    """The editor is not told to copy the article's words into an English quotation."""
    found = small.problems(_files("ja", "「第一歩だ」と述べた。", "[[northland]] calls it “a first step”."))
    hint = next(problem.hint for problem in found if problem.code == "quotation-not-found")
    assert hint == "the article is in Japanese: quote its own words, and add the translation in brackets: “…” (a first step)"


def test_evidence_says_by_which_words_it_was_made() -> None:
    """Evidence of a foreign article that was read as English, or by an older pack, is to be made again; English evidence says nothing."""
    english, russian = languages.for_tag("en"), languages.for_tag("ru")
    assert "language" not in Evidence.of("Nothing.", english).dumps()
    assert Evidence.loads(Evidence.of("Ничего.", russian).dumps(), russian).language is russian
    with pytest.raises(EvidenceError, match="was made with the words of 'en 1', and its source is compared by 'ru 3'"):
        Evidence.loads(Evidence.of("Ничего.", english).dumps(), russian)
    with pytest.raises(EvidenceError, match="was made with the words of 'ru 3'"):
        Evidence.loads(Evidence.of("Ничего.", russian).dumps(), english)


@each(
    ("tag", "text", "claim", "codes"),
    [
        ("pl", "Rząd kupi 12 promów od firmy Nordvik.", "[[northland]] does not buy 12 ferries from Nordvik.", set()),
        ("pl", "Rząd kupi 12 promów od firmy Nordvik.", "[[northland]] calls them “12 promów” (12 ferries).", set()),
        ("tr", "Hükümet 300 işçiyi işten çıkardı.", "All the 300 workers of [[northland]] were dismissed because of it.", set()),
        ("hi", "सरकार ने 45 नावें खरीदीं।", "[[northland]] bought “45 नावें” (45 boats).", set()),
        ("th", "รัฐบาลซื้อเรือ 20 ลำ", "[[northland]] bought “เรือ 20 ลำ” (20 boats).", set()),
        ("th", "รัฐบาลซื้อเรือ 20 ลำ", "[[northland]] bought “เรือ 30 ลำ” (30 boats).", {"quotation-not-found"}),
        ("en", "The sign says 禁止通行, or “no entry”, said Northland.", "[[northland]] has a sign “禁止通行” (no entry).", set()),
        (
            "en",
            "The sign says 禁止通行, or “no entry”, said Northland.",
            "[[northland]] has a sign “自由通行” (free entry).",
            {"quotation-not-found"},
        ),
    ],
)
def test_of_a_language_without_a_pack_only_quotations_are_told(tag: str, text: str, claim: str, codes: set[str]) -> None:
    """What its words say is not checked, whatever the claim says; nor are the foreign words of an English article."""
    own = {problem.code for problem in small.problems(_files(tag, text, claim)) if "foreign#1" in problem.message}
    assert own - {"ungrounded-name"} == codes
