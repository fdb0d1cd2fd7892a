"""BibTeX and RIS, parsed as a reference manager parses them."""

from __future__ import annotations

import re

from generator.exports.bibliographies import Name, Reference
from generator.text import dates

# References

FULL = Reference(
    key="herald-2024-03",
    kind="article",
    title="50% of {ships} & “ferries” cost $1_000 #1 ~ ^ \\ -- why?",
    container="Alder Herald",
    authors=(Name("Vos", "Lena"), Name("Harbour Union and Friends")),
    issued=dates.parse("2024-03-15"),
    language="en",
    url="https://example.org/a_b%20c",
    notes=("Agency: Wire & Co", "Retracted: a mistake"),
)


#: The characters for the commands that BibTeX uses.
COMMANDS = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
    r"\$": "$", r"\&": "&", r"\%": "%", r"\#": "#", r"\_": "_",
}  # fmt: skip


def bib_entries(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """The entries of a file as BibTeX reads them, by braces, which also count after a backslash: type, key, fields as written."""
    found = []
    at = 0
    while opened := re.compile(r"\s*@(\w+)\{([^,\s{}]+),\s*").match(text, at):
        at, fields = opened.end(), {}
        while name := re.compile(r"(\w+) = ").match(text, at):
            start = at = name.end()
            depth = 0
            while depth or text[at] not in ",\n":
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                assert depth >= 0
                at += 1
            assert name[1] not in fields
            fields[name[1]] = text[start:at]
            at += len(re.compile(r",?\s*").match(text, at)[0])  # type: ignore[index]
        assert text[at] == "}"
        at += 1
        found.append((opened[1], opened[2], fields))
    assert text[at:].strip() == ""
    return found


def typed(value: str) -> str:
    """A text as TeX typesets it: commands become their characters, and empty braces separate what would otherwise be joined."""
    signs = "|".join(map(re.escape, COMMANDS))
    return re.sub(rf"{signs}|{{}}", lambda found: COMMANDS.get(found[0], ""), value)


def ris_lines(content: bytes) -> list[tuple[str, str]]:
    """The tags and values of an RIS file; each line has both."""
    lines = content.decode("utf-8").split("\r\n")
    assert lines.pop() == ""
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)|", line) for line in lines]
    assert None not in found
    return [(line[1], line[2]) for line in found if line and line[1]]
