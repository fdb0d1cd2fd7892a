"""The fields of a form as HTML: each with its label, its explanation, and what the rules say about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ..text.markup import Content, Html, join, tag
from . import forms
from .forms import Field
from .verdicts import Said

#: The fields of a claim that most statements have; the others are below “More fields”.
_USUAL: Final = ("text", "cites", "type", "said_by", "when", "said_when", "topics")
#: The fields of a record that are shown although they are optional and empty.
_SHOWN: Final[Mapping[str, tuple[str, ...]]] = {"source": ("published", "headline", "language")}
_ROWS: Final[Mapping[str, int]] = {"text": 4, "note": 2}
#: What to write in fields that take more than one line, in a word.
_HOW: Final = {
    "chain": "One step in a line; joint speakers with commas; somebody unnamed as “a senior official” of northland.",
    "list": "One in a line.",
    "pairs": "One in a line, as key: value.",
}


class Filled(NamedTuple):
    """A form with values: by the paths of its fields, with what the rules say at them, and the prefix of the ids of its elements."""

    values: Mapping[str, str]
    said: Sequence[Said] = ()
    prefix: str = "f"


def claim_fields(filled: Filled, *, changing: bool) -> Html:
    """The fields of a claim: the usual ones, and the others below; the id of one that is there stays, as links lead to it."""
    every = {field.name: field for field in forms.fields("actor", "Claim")}
    rest = [field for name, field in every.items() if name not in _USUAL and not (changing and name == "id")]
    used = any(filled.values.get(name) for field in rest for name in _names(field, filled))
    wrong = any(one.field.partition(".")[0] not in ("", *_USUAL) for one in filled.said)
    return join(
        [_field(every[name], filled) for name in _USUAL],
        tag("details", tag("summary", "More fields"), [_field(field, filled) for field in rest], open=used or wrong),
    )


def record_fields(kind: str, fields: Iterable[Field], filled: Filled) -> Html:
    """The fields of a kind of record: those that are required, filled in or usual, and the others below."""
    given, usual = list(fields), _SHOWN.get(kind, ())
    first = [it for it in given if it.required or it.name in usual or any(filled.values.get(name) for name in _names(it, filled))]
    rest = [field for field in given if field not in first]
    wrong = any(one.field.partition(".")[0] in {field.name for field in rest} for one in filled.said)
    more = tag("details", tag("summary", "More fields"), [_field(field, filled) for field in rest], open=wrong) if rest else None
    return join([_field(field, filled) for field in first], more)


def _names(field: Field, filled: Filled) -> Iterator[str]:
    return (name for name in filled.values if name == field.name or name.startswith(f"{field.name}."))


def _field(field: Field, filled: Filled, at: str = "") -> Html:
    path = at or field.name
    if field.shape in ("group", "groups", "keyed"):
        return _groups(field, filled, path)
    id = f"{filled.prefix}-{path.replace('.', '-')}"
    said = [one for one in filled.said if one.field == path or one.field.startswith(f"{path}.")]
    more = {"aria_describedby": f"{id}-help {id}-said", "aria_invalid": "true" if said else None, "name": path, "id": id}
    note = _HOW.get(field.shape, "")
    help = tag("small", f"{field.help} {note}".strip(), id=f"{id}-help")
    required = tag("abbr", " *", title="required") if field.required and not at else None
    label = tag("label", field.label, required, _for=id)
    return tag(
        "div", label, _control(field, filled.values.get(path, ""), more), help, problems(said, f"{id}-said"), _class=f"field {field.shape}"
    )


def _control(field: Field, value: str, more: Mapping[str, str | None]) -> Html:
    known = field.known or None
    if field.shape in ("choice", "truth"):
        words = ("true",) if field.shape == "truth" else field.choices
        offered = [tag("option", word or "—", value=word, selected=word == value) for word in dict.fromkeys(("", *words, value))]
        return tag("select", offered, **more)
    if field.shape in ("line", "id"):
        return tag("input", type="text", value=value, autocomplete="off", data_known=known, **more)
    rows = max(_ROWS.get(field.name, 1 if field.shape != "text" else 2), min(8, value.count("\n") + 1))
    return tag("textarea", value, rows=rows, data_known=known, data_links=field.shape == "text" or None, spellcheck="true", **more)


def problems(said: Iterable[Said], id: str = "") -> Html:
    """What the rules say at a field, each with the way to say that the text is right as it stands."""
    return tag("ul", [tag("li", _problem(one)) for one in said], id=id or None, _class="said", data_said=True)


def _problem(one: Said) -> Iterator[Content]:
    yield tag("strong", f"{one.code}: ")
    yield one.message
    if one.hint:
        yield tag("span", f" {one.hint}", _class="hint")
    if one.waivable:
        name = f"why:{one.code}"
        label = tag("label", "Why: ", tag("input", type="text", name=name, autocomplete="off"))
        button = tag("button", "Save with this reason", type="submit", name="do", value=f"waive:{one.code}")
        yield tag("details", tag("summary", "True as it stands"), label, button)


def _groups(field: Field, filled: Filled, path: str) -> Html:
    """A group of fields, or several; the template that a script copies for another one is a group without values."""
    legend = tag("legend", field.label)
    help = tag("small", field.help)
    said = problems([one for one in filled.said if one.field == path])
    if field.shape == "group":
        return tag("fieldset", legend, help, _folded(field.inner, filled, path), said)
    numbers = sorted(
        {int(part) for name in filled.values if name.startswith(f"{path}.") and (part := name[len(path) + 1 :].partition(".")[0]).isdigit()}
    )
    groups = [_group(field, filled, f"{path}.{number}") for number in numbers]
    blank = tag("template", _group(field, Filled({}, (), filled.prefix), f"{path}.%"))
    more = f"add:{path}.{max(numbers, default=-1) + 1}.{'id' if field.shape == 'keyed' else field.inner[0].name}"
    add = tag("button", f"Add to {field.label.lower()}", type="submit", name="do", value=more, data_add=path)
    return tag("fieldset", legend, help, groups, blank, add, said, _class="groups")


def _group(field: Field, filled: Filled, path: str) -> Html:
    key = _field(Field("id", "Id", "Its id.", "line"), filled, f"{path}.id") if field.shape == "keyed" else None
    remove = tag("button", "Remove", type="submit", name="do", value=f"remove:{path}", data_remove=True)
    said = problems([one for one in filled.said if one.field == path]) if any(one.field == path for one in filled.said) else None
    return tag("div", key, _folded(field.inner, filled, path), said, remove, _class="group")


def _folded(inner: Sequence[Field], filled: Filled, path: str) -> Html:
    """The fields of a group: the first, those that are required or filled in, and the others below if there are several."""
    shown = [part for number, part in enumerate(inner) if not number or part.required or _in_use(part, filled, f"{path}.{part.name}")]
    rest = [part for part in inner if part not in shown]
    made = [_field(part, filled, f"{path}.{part.name}") for part in (shown if len(rest) > 1 else inner)]
    below = [_field(part, filled, f"{path}.{part.name}") for part in rest] if len(rest) > 1 else []
    return join(made, tag("details", tag("summary", "More"), below) if below else None)


def _in_use(field: Field, filled: Filled, path: str) -> bool:
    """Whether a field has a value, or a problem."""
    inside = (name for name, value in filled.values.items() if value and (name == path or name.startswith(f"{path}.")))
    return any(inside) or any(one.field == path or one.field.startswith(f"{path}.") for one in filled.said)


def plain_fields(fields: Iterable[Field], filled: Filled) -> Html:
    """Some fields, one below the other."""
    return join([_field(field, filled) for field in fields])
