"""An id changed everywhere: every kind of id, every place, no other byte; what leads on from the old address; and what is refused."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from generator.editing.rename import RenameError, Renaming, rename
from generator.records import edition_chain
from generator.records.dossier import Dossier
from generator.records.ids import all_ids, ids_named
from generator.views.snapshot import digest
from tests.support import full, small
from tests.support.rows import each

#: What anything is called from now on: no record has it in it.
NEW = "zz-anew"


def after(files: Mapping[str, bytes], renaming: Renaming) -> dict[str, bytes]:
    """The files once something is renamed."""
    changed = {path.removeprefix("briefings/"): content for path, content in renaming.files.items()}
    return {path: content for path, content in {**files, **changed}.items() if content is not None}


@functools.cache
def edition() -> dict[str, bytes]:
    """The full dossier, with an edition that has all it says."""
    found = full.files()
    return {**found, "editions/2024-05.json": edition_chain.dumps(digest(small.dossier(found)))}


def meant(value: Any, old: str) -> Any:
    """What a digest says, with the id it had, without what only tells where it was; lists whose order is that of ids in that order."""
    if isinstance(value, dict):
        kept = {re.sub(rf"\b{NEW}\b", old, key): meant(inner, old) for key, inner in value.items() if key != "formerly"}
        return {"--".join(sorted(key.split("--"))): inner for key, inner in kept.items()}
    if isinstance(value, list):
        return [meant(inner, old) for inner in value]
    said = re.sub(rf"\b{NEW}\b", old, value) if isinstance(value, str) else value
    return re.sub(r"([a-z-]+?)--([a-z-]+)", lambda found: "--".join(sorted(found.groups())), said) if isinstance(said, str) else said


def said(dossier: Dossier) -> Any:
    """What a dossier says, as values."""
    return digest(dossier).model_dump(mode="json", exclude_defaults=True)


def renamed(id: str, what: str) -> str:
    """What it is to be called: a claim keeps its record, a relationship one party."""
    return f"{id.rpartition('/')[0]}/{NEW}" if "/" in id else NEW


FILES: dict[str, Callable[[], dict[str, bytes]]] = {"small": small.files, "full": full.files, "edition": edition}


@functools.cache
def given(name: str, *, dressed: bool = False) -> tuple[dict[str, bytes], Dossier]:
    """The files of a dossier, as they are or as another program might have saved them, and what they hold."""
    files = FILES[name]()
    if dressed:
        files = {path: dress(content) if path.endswith(".yml") else content for path, content in files.items()}
    return files, small.dossier(files)


CASES = [
    (name, id, what)
    for name in ("small", "full")
    for id in all_ids(given(name)[1])
    for what in ids_named(given(name)[1], id)
    if what != "relationship"
]
#: Records of each sort that an edition has, and a topic; of each sort one that had another id before.
LED_ON = {"southmark", "edda-lind", "herald-2024-03", "strait-bulletin-2024-04", "ferry", "money"}
PROMISED = [row[1:] for row in CASES if row[0] == "full" and (row[2] in {"claim", "judgement"} or row[1] in LED_ON)]


@each(("name", "id", "what"), CASES)
def test_whatever_is_renamed_the_records_say_the_same(name: str, id: str, what: str) -> None:
    """Every kind of id: no problem comes of it, nothing names the old id, and the dossier says what it said but for the id."""
    files, before = given(name)
    found = after(files, rename(before, files, id, renamed(id, what), what))
    assert small.problems(found) == []
    now = small.dossier(found)
    assert what not in ids_named(now, id)
    assert what in ids_named(now, renamed(id, what))
    assert meant(said(now), id.rpartition("/")[2]) == meant(said(before), id.rpartition("/")[2])


@pytest.mark.parametrize(("name", "id", "what"), [row for row in CASES if row[0] == "full" and "/" not in row[1]])
@pytest.mark.parametrize("dressed", [False, True], ids=["plain", "dressed"])
def test_renaming_back_gives_the_same_bytes(name: str, id: str, what: str, *, dressed: bool) -> None:
    """There and back again: each file is what it was, byte by byte, comments, quotes, line ends and byte order mark with it."""
    files, dossier = given(name, dressed=dressed)
    there = after(files, rename(dossier, files, id, NEW, what))
    assert there != files
    assert after(there, rename(small.dossier(there), there, NEW, id, what)) == files


def dress(content: bytes) -> bytes:
    """A file as another program might have saved it: a mark first, other line ends, comments, quotes around ids."""
    text = content.decode().replace("\n", "  # why\n", 1) if content[:7] != b"parties" else content.decode()
    text = re.sub(r"of: (southmark|strait-pact)", r"of: '\1'", text)
    text = re.sub(r"\[\[(northland|southmark)\]\]", r"[[ \1 ]]", text)
    return ("\ufeff# a file\n\n" + text + "# end\n").replace("\n", "\r\n").encode()


def test_a_dressed_file_is_another() -> None:
    """The properties above are of files that hold what is to stay."""
    dressed = dress(small.files()["actors/lena-vos.yml"]).decode()
    assert "of: 'southmark'" in dressed
    assert "Lena Vos  # why\r\n" in dressed


def test_only_lines_that_name_it_change() -> None:
    """Of all lines those that have the old id change, and the old id stays as what the record was called before."""
    files = full.files()
    found = after(files, rename(small.dossier(files), files, "southmark", NEW))
    moved = {"actors/southmark.yml": f"actors/{NEW}.yml", "relationships/northland--southmark.yml": f"relationships/northland--{NEW}.yml"}
    moved["relationships/fernmark--southmark.yml"] = f"relationships/fernmark--{NEW}.yml"
    texts = {path: content for path, content in files.items() if not path.startswith("images/")}
    for path, content in texts.items():
        old, new = content.decode().splitlines(), found[moved.get(path, path)].decode().splitlines()
        kept = [line for line in new if not line.startswith("formerly") or "southmark" not in line]
        assert [line.replace(NEW, "southmark") for line in kept] == old
    assert found[f"actors/{NEW}.yml"].decode().splitlines()[-1] == "formerly: [southmark]"
    assert found[f"relationships/fernmark--{NEW}.yml"].decode().splitlines()[-1] == "formerly: [fernmark--southmark]"


def test_an_actor_s_relationships_are_renamed_in_alphabetical_order() -> None:
    """The id of a relationship consists of its parties' in order, whichever of them comes first now."""
    files = small.files()
    found = rename(small.dossier(files), files, "southmark", "bay-state")
    assert found.moved["briefings/relationships/northland--southmark.yml"] == "briefings/relationships/bay-state--northland.yml"
    assert small.problems(after(files, found)) == []


def test_a_source_takes_its_evidence_along() -> None:
    """The evidence knows its source by its name alone; its bytes stay."""
    files = small.files()
    found = after(files, rename(small.dossier(files), files, "herald-2024-03", NEW))
    assert found[f"sources/{NEW}.evidence"] == files["sources/herald-2024-03.evidence"]
    assert "sources/herald-2024-03.evidence" not in found


def test_a_source_whose_evidence_is_kept_elsewhere_is_renamed_alone() -> None:
    """What is not at hand cannot be renamed here."""
    files = small.changed("sources/herald-2024-03.yml", "nature: report", "nature: report\nevidence: local")
    del files["sources/herald-2024-03.evidence"]
    found = rename(small.dossier(files), files, "herald-2024-03", NEW)
    assert list(found.moved) == ["briefings/sources/herald-2024-03.yml"]


KEEPING = {
    "source": ("sources/zz-anew.yml", "herald-2024-03", None, b"formerly: [herald-2024-03]\n"),
    "source that had one before": ("sources/zz-anew.yml", "strait-bulletin-2024-04", None, b"formerly: [strait-bulletin, strait-bulletin-2024-04]\nevidence"),
    "topic in braces": ("vocabulary.yml", "ferry", None, b"  zz-anew: {label: Ferry, about: The ferry line and its ships., formerly: [ferry]}\n"),
    "topic that had one before": ("vocabulary.yml", "money", None, b"about: What was paid and owed., formerly: [crowns, money]}\n"),
    "topic on lines": (
        "vocabulary.yml", "ferry", "  ferry:\n    label: Ferry\n    about: >-\n      The ferry line\n      and its ships.\n\n",
        b"  zz-anew:\n    label: Ferry\n    about: >-\n      The ferry line\n      and its ships.\n    formerly: [ferry]\n\n  money",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("path", "id", "written", "kept"), KEEPING.values(), ids=KEEPING)
def test_a_source_and_a_topic_keep_the_id_that_they_had(path: str, id: str, written: str | None, kept: bytes) -> None:
    """The old id stands under `formerly`, in the form in which the file is written; renamed back, each file is what it was."""
    files = full.files()
    if written:
        files = full.changed("vocabulary.yml", "  ferry: {label: Ferry, about: The ferry line and its ships.}\n", written)
    found = rename(small.dossier(files), files, id, NEW)
    there = after(files, found)
    assert kept in there[path]
    assert found.remarks == []
    assert small.problems(there) == []
    assert after(there, rename(small.dossier(there), there, NEW, id)) == files


def test_a_kind_leaves_nothing() -> None:
    """A kind has no page of its own, so nothing is written of the id that it had."""
    files = full.files()
    for id in ("dispute", "state"):
        found = after(files, rename(small.dossier(files), files, id, NEW))
        assert f"  {NEW}: {{".encode() in found["vocabulary.yml"]
        assert b"".join(found.values()).count(b"formerly") == b"".join(files.values()).count(b"formerly")


@each(("id", "what"), PROMISED)
def test_what_an_edition_has_leads_on(id: str, what: str) -> None:
    """An address that was promised leads on: a record's by what it was called, a claim's and a judgement's by what its history tells."""
    files, dossier = given("edition")
    found = after(files, rename(dossier, files, id, renamed(id, what), what))
    assert small.problems(found) == []
    assert found["editions/2024-05.json"] == files["editions/2024-05.json"]
    if "/" not in id:
        now = small.dossier(found)
        assert (now.moved_topics if what == "topic" else now.moved)[id] == NEW
    else:
        record, _, part = id.partition("/")
        gone = small.dossier(found).profiles[record].withdrawn_claims[part]
        assert gone.change == (
            f"Only the address of this statement changed; [[{record}/{NEW}|it is otherwise unchanged]]."
            if what == "claim"
            else "Only the address of this judgement changed; it is otherwise unchanged."
        )


def test_a_claim_that_no_edition_has_leaves_no_trace() -> None:
    """What was never published needs no notice."""
    files = full.files()
    found = rename(small.dossier(files), files, "southmark/thanked", f"southmark/{NEW}")
    assert "briefings/relationships/northland--southmark.yml" not in found.files
    assert "history" not in str(found.files["briefings/actors/southmark.yml"])
    assert found.remarks == []


BACK = {
    "actor": ("actors/edda-lind.yml", "edda-lind", "eda-lind", "actors/e-lind.yml"),
    "source": ("sources/strait-bulletin-2024-04.yml", "strait-bulletin-2024-04", "strait-bulletin", "sources/e-lind.yml"),
    "topic": ("vocabulary.yml", "money", "crowns", "vocabulary.yml"),
}


@pytest.mark.parametrize(("path", "id", "was", "now"), BACK.values(), ids=BACK)
def test_what_gets_its_id_back_keeps_the_one_that_was_published(path: str, id: str, was: str, now: str) -> None:
    """An id that was published goes on leading to what has its first one again, and no id forms a cycle."""
    files = full.changed(path, f"formerly: [{was}]", f"formerly: [e-lind, {was}]")
    files["editions/2024-05.json"] = edition_chain.dumps(digest(small.dossier(files)))
    found = after(files, rename(small.dossier(files), files, id, "e-lind"))
    assert f"formerly: [{was}, {id}]".encode() in found[now]
    assert small.problems(found) == []


def test_a_relationship_is_filed_under_another_party() -> None:
    """The new id names the other party: parties, who acts, and every reference follow; what the record was called leads on."""
    text = full.GIFT.replace("strait-bulletin-2024-04#7", "strait-bulletin-2024-04#2")
    files = {**full.files(), "relationships/fernmark--southmark.yml": text.encode()}
    files["actors/northland.yml"] += b"    also: [fernmark--southmark]\n"
    found = after(files, rename(small.dossier(files), files, "fernmark--southmark", "eastholm--fernmark"))
    record = small.dossier(found).relationships["eastholm--fernmark"]
    assert (record.parties, record.kinds[-1].source, record.formerly) == (("fernmark", "eastholm"), "eastholm", ("fernmark--southmark",))
    assert small.dossier(found).claims["northland/paid-for-pier"][1].also == ("eastholm--fernmark",)


def test_a_withdrawn_record_is_renamed_too() -> None:
    """Its page tells of the withdrawal; what its history links to, and who links to it there, follow."""
    files = {**small.files(), "actors/harbour-guild.yml": b"name: Guild\nkind: organisation\nhistory:\n"}
    files["actors/harbour-guild.yml"] += b"  - {date: 2024-05-01, change: 'It is [[harbour-union]].', kind: withdrawn}\n"
    files["relationships/northland--southmark.yml"] += b"  - {date: 2024-05-03, change: 'Without [[harbour-guild]].', kind: changed}\n"
    found = after(files, rename(small.dossier(files), files, "harbour-guild", NEW))
    assert small.problems(found) == []
    assert small.dossier(found).withdrawn[NEW].formerly == ("harbour-guild",)
    assert f"[[{NEW}]]".encode() in found["relationships/northland--southmark.yml"]


def test_a_withdrawn_relationship_goes_with_its_party() -> None:
    """Its file is called after its parties too, and its old address goes on telling of the withdrawal."""
    files = {**small.files(), "relationships/lena-vos--northland.yml": b"parties: [lena-vos, northland]\nkinds: [dispute]\nhistory:\n"}
    files["relationships/lena-vos--northland.yml"] += b"  - {date: 2024-05-01, change: It was none., kind: withdrawn}\n"
    found = after(files, rename(small.dossier(files), files, "lena-vos", NEW))
    assert small.problems(found) == []
    assert small.dossier(found).withdrawn[f"northland--{NEW}"].formerly == ("lena-vos--northland",)


def test_a_claim_that_is_called_like_its_record_keeps_its_id() -> None:
    """A claim of the own record is named by its id alone; that it begins like the record's is chance."""
    text = small.OLGA_BRANDT.replace("small-cup\n", "olga-brandt-cup\n").replace(
        "claims:\n", "facts: [{label: Note, value: a storm, claim: olga-brandt-cup}]\nclaims:\n"
    )
    files = {**small.files(), "actors/olga-brandt.yml": text.encode()}
    found = after(files, rename(small.dossier(files), files, "olga-brandt", NEW))
    assert small.problems(found) == []
    assert f"{NEW}/olga-brandt-cup" in small.dossier(found).claims


def test_a_claim_of_a_record_that_was_renamed_leads_on_too() -> None:
    """What an edition has of a record by its former id is promised as well."""
    files = edition()
    there = after(files, rename(small.dossier(files), files, "southmark", NEW))
    found = after(there, rename(small.dossier(there), there, f"{NEW}/thanked", "letter"))
    assert small.problems(found) == []
    assert "thanked" in small.dossier(found).profiles[NEW].withdrawn_claims


REFUSED = [
    ("unknown", "northlnad", "xy", "", "unknown id 'northlnad'; did you mean 'northland'"),
    ("unknown claim", "southmark/thankd", "xy", "", "did you mean 'southmark/thanked'"),
    ("unknown without its record", "thanked", "xy", "", "did you mean 'southmark/thanked'"),
    ("unknown as that", "northland", "xy", "topic", "unknown topic 'northland'"),
    ("former", "eda-lind", "xy", "", "it is now called 'edda-lind'"),
    ("former source", "strait-bulletin", "xy", "", "it is now called 'strait-bulletin-2024-04'"),
    ("former topic", "crowns", "xy", "", "it is now called 'money'"),
    ("was another source's", "herald-2024-03", "strait-bulletin", "", "'strait-bulletin' was the id of strait-bulletin-2024-04"),
    ("was another topic's", "ferry", "crowns", "", "'crowns' was the id of the topic money"),
    ("the same", "northland", "northland", "", "'northland' is already an actor"),
    ("in use", "northland", "herald-2024-03", "", "'herald-2024-03' is already a source"),
    ("was another's", "northland", "eda-lind", "", "'eda-lind' was the id of edda-lind"),
    ("no id", "northland", "North", "", "'North' is not a valid id: use lower-case letters"),
    ("reserved", "northland", "aux", "", "'aux' is a reserved name"),
    ("of a relationship", "northland", "north--land", "", "'north--land' is the id of a relationship"),
    ("topic in use", "ferry", "money", "", "already has the topic 'money'"),
    ("kind in use", "dispute", "supply", "", "already has the relationship kind 'supply'"),
    ("claim in use", "southmark/thanked", "second-ship", "", "southmark already has 'second-ship'"),
    ("judgement in use", "southmark/thanked", "needs-ships", "", "southmark already has 'needs-ships'"),
    ("claim elsewhere", "southmark/thanked", "northland/thanked", "", "a claim stays in its record: southmark/thanked"),
    ("claim, no id", "southmark/thanked", "Thanked", "", "'Thanked' is not a valid id"),
    ("a relationship, wholly", "northland--southmark", "eastholm--fernmark", "", "change only one party here"),
    ("a relationship of nobody", "northland--southmark", "nobody--southmark", "", "unknown actor 'nobody'"),
    ("a relationship out of order", "northland--southmark", "southmark--fernmark", "", "in alphabetical order: fernmark--southmark"),
    ("a relationship in use", "northland--southmark", "fernmark--southmark", "", "'fernmark--southmark' is already a relationship"),
]


@each(("old", "new", "what", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_be_is_refused(old: str, new: str, what: str, said: str) -> None:
    """An id that is not there, a new one that cannot be: why, and what may have been meant."""
    files, dossier = given("full")
    with pytest.raises(RenameError) as caught:
        rename(dossier, files, old, new, what)
    assert said in str(caught.value)


def test_an_ambiguous_id_needs_its_kind() -> None:
    """A topic may be called as an actor is: which is meant has to be said, and the other keeps the id."""
    files = {path: content.replace(b"[ferry]", b"[southmark]") for path, content in small.files().items()}
    files["vocabulary.yml"] = files["vocabulary.yml"].replace(b"  ferry:", b"  'southmark':")
    dossier = small.dossier(files)
    with pytest.raises(RenameError, match="'southmark' is an actor and a topic; choose one with --kind"):
        rename(dossier, files, "southmark", NEW)
    found = after(files, rename(dossier, files, "southmark", NEW, "topic"))
    assert small.problems(found) == []
    assert f"  '{NEW}':".encode() in found["vocabulary.yml"]
    assert b"[[southmark]]" in found["actors/southmark.yml"]


def test_an_id_that_is_hidden_in_its_file_is_not_half_renamed() -> None:
    """Where one reference cannot be edited in its place, nothing is, and the file is named."""
    files = small.changed("actors/lena-vos.yml", "of: southmark", 'of: "south\\x6dark"')
    with pytest.raises(RenameError, match=r"briefings/actors/lena-vos\.yml cannot be edited in place"):
        rename(small.dossier(files), files, "southmark", NEW)


def test_a_withdrawn_claim_s_id_is_not_reused() -> None:
    """The address of a claim that was withdrawn tells of that, and cannot lead to another."""
    files = {**small.files()}
    files["relationships/northland--southmark.yml"] += b"  - {date: 2024-05-03, change: It was none., kind: withdrawn, claim: third}\n"
    with pytest.raises(RenameError, match="'third' was withdrawn from northland--southmark"):
        rename(small.dossier(files), files, "northland--southmark/opened", "third")
