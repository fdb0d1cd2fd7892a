"""What two editions say differently, told in meaning: in a terminal, as Markdown, and as it goes the other way."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.records import edition_chain
from generator.records.editions import SaidRecord
from generator.views import diff
from generator.views.diff import Difference, compare
from generator.views.snapshot import digest
from tests.support import full, pictures, small
from tests.support.dossiers import renamed, with_gone
from tests.support.fields import FERRY, GAZETTE, HERALD, LENA_VOS, NORTHLAND, SOUTHMARK
from tests.support.rows import each

SMALL = digest(small.dossier())


def told(files: Mapping[str, bytes]) -> list[tuple[str, ...]]:
    """The differences between the small dossier and changed files: record, what, part, field, old and new, empty ones left out."""
    return [tuple(filter(None, difference)) for difference in compare(SMALL, digest(small.dossier(dict(files))))]


def ferry(old: str, new: str) -> dict[str, bytes]:
    """The small dossier with a change in the record of the ferry."""
    return small.changed(FERRY, old, new)


def renamed_source(more: bytes) -> dict[str, bytes]:
    """The small dossier with another id for one of its sources, in whose file something is added."""
    files = {path.replace("herald-2024-03", "herald"): text.replace(b"herald-2024-03", b"herald") for path, text in small.files().items()}
    return {**files, "sources/herald.yml": files["sources/herald.yml"] + b"formerly: [herald-2024-03]\n" + more}


CHANGES: Mapping[str, tuple[Mapping[str, bytes], list[tuple[str, ...]]]] = {
    "nothing": (small.files(), []),
    "typing-of-a-link": (small.changed(NORTHLAND, "[[northland]] paid", "[[northland|Northland]] paid"), []),
    "record-added": (
        {**small.files(), "actors/ferryman.yml": b"name: Ferryman\nkind: person\n"},
        [("ferryman", "record added", "Ferryman")],
    ),
    "record-gone": (
        {path: text for path, text in small.files().items() if path != "actors/olga-brandt.yml"},
        [
            ("olga-brandt", "record gone", "Olga Brandt"),
            ("olga-brandt", "claim gone", "small-cup", "Olga Brandt, who directs the Institute of Straits, called the dispute “a storm in a very small cup”."),
            ("olga-brandt", "office gone", "director", "herald-2024-03#8"),
        ],
    ),
    "record-withdrawn": (
        {**small.files(), "actors/harbour-union.yml": b"name: Harbour Union\nkind: state\nhistory:\n  - {date: 2024, change: So., kind: withdrawn}\n"},
        [("harbour-union", "record withdrawn", "Harbour Union", "2024")],
    ),
    "came-and-went": (with_gone(small.files()), []),
    "b085-renamed": (
        renamed(),
        [
            ("norrland", "renamed", "northland", "norrland"),
            ("norrland--southmark", "renamed", "northland--southmark", "norrland--southmark"),
        ],
    ),
    "name": (
        small.changed("actors/harbour-union.yml", "name: Harbour Union", "name: Union of the Harbour"),
        [
            ("harbour-union", "name changed", "Harbour Union", "Union of the Harbour"),
            ("northland", "claim changed", "paid-for-pier", "text", "Northland paid 3 million crowns for the pier, claims the Harbour Union.", "Northland paid 3 million crowns for the pier, claims the Union of the Harbour."),
        ],
    ),
    "claim-added-and-gone": (
        ferry("- id: opened", "- id: reopened"),
        [
            ("northland--southmark", "claim gone", "opened", "Northland and Southmark opened the line on 2 May 2024 with five ships."),
            ("northland--southmark", "claim added", "reopened", "Northland and Southmark opened the line on 2 May 2024 with five ships."),
        ],
    ),
    "claim": (
        ferry("five ships", "six ships"),
        [("northland--southmark", "claim changed", "opened", "text", "Northland and Southmark opened the line on 2 May 2024 with five ships.", "Northland and Southmark opened the line on 2 May 2024 with six ships.")],
    ),
    "speakers": (
        small.changed(SOUTHMARK, "said_by: [lena-vos, harbour-union]", "said_by: [[lena-vos, northland]]"),
        [("southmark", "claim changed", "lost-passengers", "said by", "lena-vos, through harbour-union", "lena-vos and northland")],
    ),
    "type": (small.changed(SOUTHMARK, "type: plan", "type: report"), [("southmark", "claim changed", "second-ship", "type", "plan", "report")]),
    "date": (ferry("when: 2024-03-14", "when: 2024-03"), [("northland--southmark", "claim changed", "no-deal", "date of the matter", "2024-03-14", "2024-03")]),
    "newly-corroborated": (
        ferry("cites: [gazette-2024-05#2]", "cites: [gazette-2024-05#2, herald-2024-03#6]"),
        [
            ("northland--southmark", "claim changed", "opened", "cites", "gazette-2024-05#2", "gazette-2024-05#2, herald-2024-03#6"),
            ("northland--southmark", "newly corroborated", "opened", "independent sources", "1", "2"),
        ],
    ),
    "two-articles-of-one-agency": (
        {
            **ferry("cites: [gazette-2024-05#2]", "cites: [gazette-2024-05#2, herald-2024-03#6]"),
            HERALD: small.files()[HERALD].replace(b"published:", b"agency: Wire\npublished:"),
            GAZETTE: small.files()[GAZETTE].replace(b"published:", b"agency: Wire\npublished:"),
        },
        [("northland--southmark", "claim changed", "opened", "cites", "gazette-2024-05#2", "gazette-2024-05#2, herald-2024-03#6")],
    ),
    "newly-disputed": (
        small.changed(NORTHLAND, "topics: [money]", "differs_from: [southmark/thanked]"),
        [("northland", "newly disputed", "paid-for-pier", "differs from", "southmark/thanked")],
    ),
    "confidence-up": (
        ferry("confidence: moderate", "confidence: high"),
        [("northland--southmark", "confidence up", "solved", "confidence", "moderate", "high")],
    ),
    "confidence-down": (
        ferry("confidence: moderate", "confidence: low"),
        [("northland--southmark", "confidence down", "solved", "confidence", "moderate", "low")],
    ),
    "likelihood": (
        ferry("confidence: moderate", "confidence: moderate\n    likelihood: likely"),
        [("northland--southmark", "likelihood changed", "solved", "likelihood", "likely")],
    ),
    "judgement": (
        ferry("southmark]] is over.", "southmark]] goes on."),
        [("northland--southmark", "judgement changed", "solved", "text", "The dispute of Northland and Southmark is over.", "The dispute of Northland and Southmark goes on.")],
    ),
    "state-added": (
        ferry("trend:", "  - {when: 2024-05-03, label: quiet, claim: opened}\ntrend:"),
        [("northland--southmark", "state added", "2024-05-03: quiet", "northland--southmark/opened")],
    ),
    "state-gone": (
        ferry("  - {when: 2024-03, label: no deal on the ferry, claim: no-deal}\n", ""),
        [("northland--southmark", "state gone", "2024-03: no deal on the ferry", "northland--southmark/no-deal")],
    ),
    "trend": (ferry("direction: closer", "direction: apart"), [("northland--southmark", "trend changed", "direction", "closer", "apart")]),
    "trend-gone": (
        ferry("trend: {direction: closer, based_on: [no-deal, opened]}\n", ""),
        [
            ("northland--southmark", "trend changed", "direction", "closer"),
            ("northland--southmark", "trend changed", "based on", "northland--southmark/no-deal, northland--southmark/opened"),
        ],
    ),
    "office-over": (
        small.changed(LENA_VOS, "seen: [2024-03-15]", "former: true"),
        [("lena-vos", "office changed", "envoy, southmark", "2024-03-15; herald-2024-03#4", "former; herald-2024-03#4")],
    ),
    "office": (
        small.changed(LENA_VOS, "title: envoy", "title: minister"),
        [
            ("lena-vos", "office gone", "envoy, southmark", "2024-03-15; herald-2024-03#4"),
            ("lena-vos", "office added", "minister, southmark", "2024-03-15; herald-2024-03#4"),
        ],
    ),
    "source-retracted": (
        small.changed(GAZETTE, "nature: report", "nature: report\nstatus: retracted\nstatus_why: It sank."),
        [("gazette-2024-05", "source changed", "status", "current", "retracted")],
    ),
    "source-gone-and-added": (
        {path.replace("herald-2024-03", "herald"): text.replace(b"herald-2024-03#7", b"herald#7") for path, text in small.files().items()},
        [
            ("northland", "claim changed", "paid-for-pier", "cites", "herald-2024-03#7", "herald#7"),
            ("herald", "source added", "Harbour talks end without a deal"),
            ("herald-2024-03", "source gone", "Harbour talks end without a deal"),
        ],
    ),
    "b085-source-renamed": (renamed_source(b""), [("herald", "renamed", "herald-2024-03", "herald")]),
    "b085-source-renamed-and-changed": (
        renamed_source(b"status: corrected\nstatus_why: So.\n"),
        [("herald", "renamed", "herald-2024-03", "herald"), ("herald", "source changed", "status", "current", "corrected")],
    ),
}  # fmt: skip


@each(("files", "expected"), CHANGES.values(), ids=CHANGES)
def test_each_change_of_meaning_is_listed(files: Mapping[str, bytes], expected: list[tuple[str, ...]]) -> None:
    """Each change of meaning is told once, with the old and the new words; what means the same is not told."""
    assert told(files) == expected


FULL = digest(small.dossier(full.files()))
GIFT, FERNMARK, UNION = "relationships/fernmark--southmark.yml", "actors/fernmark.yml", "actors/outer-league.yml"
FACING = "relationships/outer-league--strait-pact.yml"
#: Changes of the dossier in which every field is filled: the file, the old and the new text, and what is told of it.
FURTHER: Mapping[str, tuple[str, str, str, list[tuple[str, ...]]]] = {
    "kind-ended": (
        GIFT, "from: southmark}", "from: southmark, when: 2022/2023}",
        [("fernmark--southmark", "kind changed", "supply from southmark", "without a time", "2022/2023")],
    ),
    "kind-judged": (
        FACING, ", tone: neutral, tone_from: guild-letter}", "}",
        [
            (
                "outer-league--strait-pact", "kind changed", "pilotage from outer-league",
                "2024-04-12/..; outer-league--strait-pact/pilot-rule; tone neutral; judged so in outer-league--strait-pact/guild-letter",
                "2024-04-12/..; outer-league--strait-pact/pilot-rule",
            )
        ],
    ),
    "kind-added": (GIFT, "kinds: [{", "kinds: [dispute, {", [("fernmark--southmark", "kind added", "dispute", "without a time")]),
    "member-left": (
        UNION, "when: 2024-04/..", "when: 2024-04/2024-05",
        [("outer-league", "member changed", "fernmark", "2024-04/..; strait-bulletin-2024-04#2", "2024-04/2024-05; strait-bulletin-2024-04#2")],
    ),
    "membership-gone": (
        "actors/ferry-office.yml", "  - {actor: southmark, cites: [strait-bulletin-2024-04#4]}\n", "",
        [("ferry-office", "membership gone", "southmark", "strait-bulletin-2024-04#4")],
    ),
    "fact": (
        "actors/pilots-guild.yml", "number: 40", "number: 45",
        [("pilots-guild", "fact changed", "Size", "40 pilots; outer-league--strait-pact/forty-pilots", "45 pilots; outer-league--strait-pact/forty-pilots")],
    ),
    "name": (FERNMARK, "Fernia, when: 2022", "Fernia, when: 2021", [("fernmark", "name changed", "Fernia", "2022; fernmark/called", "2021; fernmark/called")]),
    "succession": (
        FERNMARK, "eastholm, when: 2022", "eastholm", [("fernmark", "succession changed", "succeeds eastholm", "2022; fernmark/called", "fernmark/called")],
    ),
    "merger": (
        "actors/ferry-office.yml", "when: 2023, claim: merged}", "when: 2024, claim: merged}",
        [("ferry-office", "succession changed", "merged into pilots-guild", "2023; ferry-office/merged", "2024; ferry-office/merged")],
    ),
    "event": (
        FACING, "event: The count of pilots", "event: The census",
        [("outer-league--strait-pact", "claim changed", "forty-five-pilots", "event", "The count of pilots", "The census")],
    ),
    "estimates": (
        FACING, "confidence: high\n    likelihood: almost certain", "confidence: low",
        [
            ("outer-league--strait-pact", "claim changed", "forty-five-pilots", "confidence", "high", "low"),
            ("outer-league--strait-pact", "claim changed", "forty-five-pilots", "likelihood", "almost certain"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "expected"), FURTHER.values(), ids=FURTHER)
def test_each_change_of_a_part_is_listed(path: str, old: str, new: str, expected: list[tuple[str, ...]]) -> None:
    """Kinds with their times and judges, memberships, facts, names, successions, events and estimates are compared part by part."""
    found = compare(FULL, digest(small.dossier(full.changed(path, old, new))))
    assert [tuple(filter(None, difference)) for difference in found] == expected


def test_another_image_of_the_same_name_is_listed() -> None:
    """The bytes of a file count, not its name."""
    files = {**full.files(), "images/fernmark.png": pictures.PNG.replace(b"\0\0\0\0IEND", b"\0\0\0\0tEXt\0\0\0\0\0\0\0\0IEND")}
    (found,) = compare(FULL, digest(small.dossier(files)))
    assert found[:3] == ("fernmark", "image changed", "fernmark.png")
    assert found.old != found.new
    assert found.old.startswith("A lighthouse above a fern; Ana Ruiz; by permission; SHA-256 ")


def test_what_an_older_edition_did_not_record_is_no_difference() -> None:
    """An edition of version 1 has no kinds, memberships, facts or images: nothing of them is told as new."""
    earlier = edition_chain.content(
        {"1": edition_chain.loads(edition_chain.dumps(FULL.as_known_to(1).model_copy(update={"form": 1})))}, "1"
    )
    assert not any(record.kinds for record in earlier.records.values())
    assert compare(earlier, FULL) == ()
    assert [
        difference.what for difference in compare(earlier, digest(small.dossier(full.changed(FACING, "45 pilots.", "46 pilots."))))
    ] == ["claim changed"]


def test_likelihood_moves_on_the_scale() -> None:
    """A likelihood goes up or down by the dossier's scale."""
    one, two = (
        digest(small.dossier(ferry("confidence: moderate", f"confidence: moderate\n    likelihood: {term}")))
        for term in ("unlikely", "likely")
    )
    assert [difference.what for difference in compare(one, two)] == ["likelihood up"]
    assert [difference.what for difference in compare(two, one)] == ["likelihood down"]


def test_a_third_source_is_not_reported() -> None:
    """A claim that several independent sources had is not newly corroborated by one more."""
    said = SMALL.records["northland--southmark"].claims["opened"]
    editions = [
        SMALL.model_copy(
            update={"records": {"a": SaidRecord(kind="actor", name="A", claims={"x": said.model_copy(update={"origins": count})})}}
        )
        for count in (2, 3)
    ]
    assert compare(*editions) == ()


@pytest.mark.threat("b085")
def test_a_renamed_record_is_named_by_its_new_id_everywhere() -> None:
    """What other records name of a renamed one is the same under the new id: nothing but the new id is told."""
    named = {
        **small.changed(SOUTHMARK, "type: plan", "type: plan\n    superseded_by: northland/paid-for-pier"),
        FERRY: small.FERRY.replace("- id: opened\n", "- id: opened\n    differs_from: [northland/paid-for-pier]\n")
        .replace("based_on: [no-deal, opened]", "based_on: [no-deal, northland/paid-for-pier]")
        .replace("open, claim: opened", "open, claim: northland/paid-for-pier")
        .encode(),
        LENA_VOS: small.LENA_VOS.replace("of: southmark", "of: northland").encode(),
    }
    after = renamed(named)
    assert {difference.what for difference in compare(digest(small.dossier(named)), digest(small.dossier(after)))} == {"renamed"}


@pytest.mark.parametrize(
    ("there", "back"),
    [("newly-corroborated", "no longer corroborated"), ("newly-disputed", "no longer disputed")],
    ids=["corroborated", "disputed"],
)
def test_additions_become_removals_in_the_other_direction(there: str, back: str) -> None:
    """Back from a changed dossier, the other word is told."""
    after = digest(small.dossier(dict(CHANGES[there][0])))
    assert back in [difference.what for difference in compare(after, SMALL)]


def test_records_that_became_one_are_compared_together() -> None:
    """Where a record took in another, what the other said is not told as gone and new."""
    files = small.files()
    files[SOUTHMARK] += files[NORTHLAND].partition(b"claims:\n")[2]
    merged = digest(small.dossier(files))
    southmark = merged.records["southmark"].model_copy(update={"formerly": ("northland",)})
    rest = {id: record for id, record in merged.records.items() if id != "northland"}
    after = merged.model_copy(update={"records": {**rest, "southmark": southmark}})
    assert compare(SMALL, after)[0] == Difference("southmark", "merged", old="northland", new="southmark")
    assert not [difference for difference in compare(SMALL, after) if difference.part == "paid-for-pier"]


@pytest.mark.threat("b182")
def test_a_report_for_a_terminal_holds_nothing_that_acts_on_it() -> None:
    """What an edition's file holds is shown escaped, one line a line."""
    found = [Difference("a", "claim changed", "b", "text", "x\x1b[31m\ny", "z")]
    lines = diff.as_text("2024", SMALL, SMALL, found).splitlines()
    assert lines[2:] == ["a: a", "  claim changed: b (text)", "    - x\\x1b[31m\\ny", "    + z"]


def test_a_report_as_markdown_is_escaped() -> None:
    """What reads like markup stands in a report as it was typed."""
    said = diff.as_markdown("2024", SMALL, SMALL, [Difference("a", "claim changed", "b", "text", "<b>*x*</b>", "")])
    assert "&#60;b&#62;&#42;x&#42;&#60;/b&#62;" in said
    assert "<b>" not in said
