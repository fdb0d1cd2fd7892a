"""The kinds of a relationship and memberships in time: what ended is told as ended everywhere, and has no tone any more."""

from __future__ import annotations

from generator.briefs.brief import BriefContext, brief_values
from generator.briefs.figures import ego_network
from generator.editing.rename import opened
from generator.editing.show import Showing
from generator.text.dates import parse
from generator.views import kinds
from generator.views.queries import Views
from tests.support import small
from tests.support.data_files import files, parsed, read_graph, rows
from tests.support.fields import FERRY, VOCABULARY
from tests.support.page_contents import lines
from tests.support.rendered_pages import shown, values
from tests.support.rows import each

KINDS = "kinds: [dispute, {kind: supply, from: southmark}]"
PAGE = "relationships/northland--southmark.md"
#: A dispute that ended, and supplies that did; the dossier is as of 3 May 2024.
OVER = "kinds: [{kind: dispute, when: 2019/2024-05-02}, {kind: supply, from: southmark, when: 2023}]"


def with_kinds(written: str) -> dict[str, bytes]:
    """The small dossier with other kinds of its relationship."""
    return small.changed(FERRY, KINDS, written)


@each(
    ("when", "over"),
    [
        ("2019/2024-05-02", True),
        ("2019/2024-05-03", False),  # the day of the dossier is not over
        ("2019/2024-05", False),
        ("2019", True),
        ("2019/..", False),
        ("../2023", True),
        ("2024-05-03", False),
        ("-0043", True),
    ],
)
def test_what_ended_before_the_day_of_the_dossier_is_over(when: str, over: bool) -> None:
    """A time is over once its last day is before the day up to which the dossier is current; an open end never is."""
    assert kinds.is_over(small.dossier(), parse(when)) is over
    assert not kinds.is_over(small.dossier(), None)


def test_a_relationship_that_ended_is_told_as_ended_on_pages() -> None:
    """Infobox, index, home and matrix say that it is over; none of them gives its tone."""
    found = with_kinds(OVER)
    page = shown(PAGE, found)
    assert values(page, "Type of relationship") == [
        "Dispute (ended): Northland had a dispute with Southmark, 2019 to 2 May 2024",
        "Supply (ended): Southmark no longer sends ships to Northland, 2023",
    ]
    assert values(page, "Tone") == ["Ended"]
    assert "was sent ships by Southmark, 2023" in " ".join(lines(shown("actors/northland.md", found)))
    assert lines(shown("index.md", found).one("Relationships"))[1] == "Ended"
    (cell,) = [link for link in shown("matrix/index.md", found).of("tone") if link.text.startswith("Ended")][:1]
    assert cell.attributes["title"].startswith("Dispute (ended), 2019 to 2 May 2024; Supply (ended), 2023 ")
    assert {link.text for link in shown("matrix/index.md", found).of("tone")} == {"Ended, growing closer"}
    assert "Ended" in " ".join(lines(shown("relationships/index.md", found)))


def test_a_relationship_that_ended_is_told_as_ended_in_data_and_print() -> None:
    """CSV, GraphML, JSON, the brief with its figure, and the terminal say that it is over."""
    found = with_kinds(OVER)
    table = rows("relationships.csv", found)
    names = ("verb", "tone", "tone_of", "ended", "when", "when_earliest", "when_latest")
    assert [table[0][name] for name in names] == ["had a dispute with", "", "", "yes", "2019/2024-05-02", "2019-01-01", "2024-05-02"]
    _, edges = read_graph(files(found)["relationships.graphml"])
    assert {(edge[2]["ended"], edge[2].get("tone")) for edge in edges.values()} == {("yes", None)}
    record = parsed("records/northland--southmark.json", found)["record"]
    assert record["tone"] is None
    assert [(kind["ended"], kind["tone"], kind["when"]["words"]) for kind in record["kinds"]] == [
        (True, "hostile", "2019 to 2 May 2024"), (True, "friendly", "2023"),
    ]  # fmt: skip
    dossier = small.dossier(found)
    printed = str(brief_values(dossier.relationships["northland--southmark"], BriefContext(dossier))["facts"])
    assert "had a dispute with Southmark, 2019 to 2 May 2024" in printed
    figure = ego_network(Views(dossier), dossier.actors["northland"])
    assert ("Southmark", "ended") in {(tie["name"], tie["tone"]) for tie in (*figure["left"], *figure["right"])}
    told = "\n".join(line.text for line in Showing(dossier, opened(dossier)).lines("northland--southmark", "relationship"))
    assert "Northland had a dispute with Southmark, 2019 to 2 May 2024" in told


def test_one_kind_that_ended_has_no_part_in_the_tone() -> None:
    """The tone is that of the kinds that go on; one that has begun and has no end says since when."""
    page = shown(PAGE, with_kinds("kinds: [{kind: dispute, when: 2019/2023}, {kind: supply, from: southmark, when: 2024-05-02/..}]"))
    assert values(page, "Tone") == ["Friendly (our judgement)"]
    assert values(page, "Type of relationship")[1] == "Supply: Southmark sends ships to Northland, since 2 May 2024"


def test_whose_judgement_a_tone_is_is_said() -> None:
    """A tone is this dossier's judgement unless the record names the claim from which it is; then it is that of its speaker or outlet."""
    ours = shown(PAGE, with_kinds("kinds: [dispute]"))
    assert values(ours, "Tone") == ["Hostile (our judgement)"]
    outlet = with_kinds("kinds: [{kind: dispute, tone: neutral, tone_from: no-deal}]")
    assert values(shown(PAGE, outlet), "Tone") == ["Neutral (judged by Alder Herald)"]
    speaker = with_kinds("kinds: [{kind: dispute, tone: neutral, tone_from: northland/paid-for-pier}]")
    assert values(shown(PAGE, speaker), "Tone") == ["Neutral (judged by Harbour Union)"]
    assert rows("relationships.csv", speaker)[0]["tone_of"] == "Harbour Union"
    assert "The tone of a relationship is our judgement" in " ".join(lines(shown("relationships/index.md")))
    assert "The tone of a relationship is our judgement" in " ".join(lines(shown("matrix/index.md")))


def test_a_kind_without_a_tone_shows_none() -> None:
    """A vocabulary need not give a tone: page, lists and data then have none, and nothing takes the relationship for neutral."""
    found = with_kinds("kinds: [dispute]")
    vocabulary = found[VOCABULARY].decode().replace("verb: has a dispute with, tone: hostile}", "verb: has a dispute with}")
    found = {**found, VOCABULARY: vocabulary.encode()}
    assert small.problems(found) == []
    page = shown(PAGE, found)
    assert values(page, "Tone") == []
    assert values(page, "Type of relationship") == ["Dispute: Northland has a dispute with Southmark"]
    assert lines(shown("index.md", found).one("Relationships"))[1] == "No tone given"
    row = rows("relationships.csv", found)[0]
    assert (row["tone"], row["tone_of"], row["ended"]) == ("", "", "no")
    assert parsed("records/northland--southmark.json", found)["record"]["tone"] is None


def test_a_membership_that_ended_is_told_as_former() -> None:
    """What an actor was part of, and who was its member, has its time; it is a former one once that is over."""
    lena = small.files()["actors/lena-vos.yml"] + b"part_of: [{actor: southmark, when: 2019/2023, cites: [herald-2024-03#4]}]\n"
    found = {**small.files(), "actors/lena-vos.yml": lena}
    assert values(shown("actors/lena-vos.md", found), "Part of") == ["Southmark (former; 2019 to 2023)[1]"]
    assert values(shown("actors/southmark.md", found), "Bodies")[0].startswith("Lena Vos (former; 2019 to 2023)[")
    tie = parsed("records/lena-vos.json", found)["record"]["part_of"][0]
    assert (tie["ended"], tie["when"]["edtf"]) == (True, "2019/2023")
    figure = ego_network(Views(small.dossier(found)), small.dossier(found).actors["lena-vos"])
    assert "had Lena Vos as a part, 2019 to 2023" in {tie["words"] for tie in (*figure["left"], *figure["right"])}


def test_times_of_kinds_and_memberships_are_checked() -> None:
    """A time that no paragraph gives is refused, and so is one after the day of the dossier."""
    assert [problem.message for problem in small.problems(with_kinds(KINDS.replace("dispute", "{kind: dispute, when: 2017}")))] == [
        "2017 is not supported by herald-2024-03#3, gazette-2024-05#2"
    ]
    lena = small.files()["actors/lena-vos.yml"] + b"part_of: [{actor: southmark, when: 2019/.., cites: [herald-2024-03#4]}]\n"
    assert small.codes({**small.files(), "actors/lena-vos.yml": lena}) == ["ungrounded-date"]
    late = with_kinds("kinds: [{kind: dispute, when: 2025/..}, {kind: supply, from: southmark}]")
    assert "bad-date" in small.codes(late)
