"""The command `ground`: checks any draft that cites paragraphs of articles."""

from __future__ import annotations

import importlib.metadata
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import click

from ..articles.article import is_article, loads
from ..project import articles as articles_at_hand
from ..project import files
from ..readers.document import LARGEST_FILE, Document, UnreadableError
from ..rules import drafts, reporting
from ..system import reading
from ..text.problems import printable
from ..text.prose import count
from .output import error_boundary, tell

_FORMATS: Final = ("text", "json", "sarif")
_VERDICTS: Final[tuple[drafts.Verdict, ...]] = ("holds", "does not hold", "not checked", "no citation")


class Articles(NamedTuple):
    """Articles by the names that a draft cites, and the languages that they say they are in."""

    texts: dict[str, str]
    languages: dict[str, str]


@click.command(epilog="Example: briefings ground answer.md --against ~/articles --format json")
@click.argument("draft", type=click.Path(path_type=Path, dir_okay=False, exists=True, allow_dash=True))
@click.option(
    "--against",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder with the articles; a draft cites them by the names of their files, without the endings.",
)
@click.option("--format", "form", type=click.Choice(_FORMATS), default=_FORMATS[0], show_default=True, help="The output format.")
def ground(draft: Path, folder: Path, form: str) -> None:
    """Check the sentences of a draft against the paragraphs that they cite, as in [herald#12] or [herald#12-14; gazette#3].

    DRAFT is plain text or Markdown, for example a language model's answer; - reads standard input. No project is needed. Sentences
    without a citation are counted, not judged. The exit status is 1 if something does not hold.
    """
    with error_boundary():
        dash = str(draft) == "-"
        text = sys.stdin.read() if dash else reading.read(draft, reading.ARTICLE, follow=True).decode("utf-8-sig", "replace")
        known = read_folder(folder)
        name = "stdin" if dash else files.shown(draft.as_posix())
        judged = drafts.ground(text, known.texts, name, known.languages)
    problems = [problem for one in judged for problem in one.problems]
    if form == "json":
        click.echo(_as_json(judged))
    elif form == "sarif":
        click.echo(reporting.as_sarif(problems, importlib.metadata.version("briefings")))
    else:
        if problems:
            tell(problems)
        for line in _rest(judged):
            click.echo(line)
    if problems:
        sys.exit(1)


def read_folder(folder: Path) -> Articles:
    """The articles in a folder, in any format that can be read; what cannot be read is reported on standard error."""
    found = Articles({}, {})
    paths = [path for path in sorted(folder.iterdir()) if path.is_file() and not path.name.startswith(".")]
    stems = Counter(path.stem for path in paths)
    for path in paths:
        name = path.stem if stems[path.stem] == 1 else path.name
        try:
            found.texts[name] = text = _text(path)
        except (UnreadableError, articles_at_hand.UnfitError, reading.UnusableError) as error:
            click.echo(f"{files.shown(path.name)} is left out: {printable(str(error))}", err=True)
            continue
        language = loads(text).found.language if is_article(text) else None
        if language:
            found.languages[name] = language.value
    return found


def _text(path: Path) -> str:
    """The text of an article, with its paragraphs as they are numbered."""
    if path.suffix == ".txt":
        return articles_at_hand.read_article(path)
    from ..readers import registry  # other commands start faster without the readers

    return registry.read(Document(reading.read(path, LARGEST_FILE))).dumps()


def _rest(judged: Sequence[drafts.Judged]) -> Iterator[str]:
    """What was not checked, with the reasons, and the summary."""
    for one in judged:
        if one.verdict == "not checked":
            yield f"line {one.line}: not checked: {printable(one.text)} ({', '.join(one.cites)}): {printable('; '.join(one.reasons))}"
    counted = Counter(one.verdict for one in judged)
    yield f"{count(len(judged), 'sentence')}: " + ", ".join(f"{counted[verdict]} {_WORDS[verdict]}" for verdict in _VERDICTS)


_WORDS: Final[dict[drafts.Verdict, str]] = {
    "holds": "hold", "does not hold": "do not", "not checked": "not checked", "no citation": "without a citation"
}  # fmt: skip


def _as_json(judged: Sequence[drafts.Judged]) -> str:
    """For programs: every sentence with its verdict, its problems and the reasons for what was not checked, and counts."""
    counted = Counter(one.verdict for one in judged)
    sentences = [
        {
            "line": one.line,
            "text": one.text,
            "cites": one.cites,
            "verdict": one.verdict,
            "problems": [{"code": problem.code, "message": problem.message, "help": problem.hint} for problem in one.problems],
            "reasons": one.reasons,
        }
        for one in judged
    ]
    return reporting.json_text(
        {"form": reporting.FORM, "counts": {verdict: counted[verdict] for verdict in _VERDICTS}, "sentences": sentences}
    )
