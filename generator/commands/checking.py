"""The commands that look at records and articles: `check` and `add-source`.

Floor 13: imports `articles`, `decode`, `evidence`, `values`, `project` and `commands.telling`.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator import articles, project
from generator.commands.telling import count, telling
from generator.decode import ROOT
from generator.evidence import Evidence
from generator.values import ID_PATTERN


@click.command(epilog="Example: briefings check --articles ../articles")
@click.option(
    "--articles",
    "texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with the articles, for the exact rules.",
)
@click.pass_obj
def check(home: Path, texts: Path | None) -> None:
    """Check every record, and every statement against its paragraph."""
    with telling():
        dossier = project.load(home, texts)
    counted = (count(len(dossier.claims), "statement"), count(len(dossier.profiles), "record"), count(len(dossier.sources), "source"))
    click.echo(f"{counted[0]} in {counted[1]}, {counted[2]}: no problems")
    if dossier.kept_elsewhere:
        away = ", ".join(sorted(dossier.kept_elsewhere))
        click.echo(
            f"not held against their articles, as the evidence is kept elsewhere ({away}): {count(len(dossier.unchecked), 'statement')}"
        )


@click.command(epilog="Example: briefings add-source ~/articles/herald.txt --id herald-2023-08")
@click.argument("article", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--id", "id", required=True, help="The source's id, such as herald-2023-08.")
@click.option("--local", is_flag=True, help="Keep the evidence out of the repository; the source then says evidence: local.")
@click.pass_obj
def add_source(home: Path, article: Path, id: str, local: bool) -> None:
    """Number an article's paragraphs and write its evidence file."""
    if not re.fullmatch(ID_PATTERN, id) or not 2 <= len(id) <= 64:
        raise click.BadParameter(f"{id!r} is no id: small letters, digits and single dashes, a letter first", param_hint="--id")
    try:
        text = article.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.BadParameter(f"{article} is not UTF-8: byte {error.start}", param_hint="ARTICLE") from None
    evidence = Evidence.of(text)
    if not evidence.paragraphs:
        raise click.BadParameter(f"{article} has no paragraphs", param_hint="ARTICLE")
    target = home / ROOT / "sources" / f"{id}.evidence"
    with telling():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(evidence.dumps(), encoding="utf-8", newline="\n")
        if local:
            _keep_out(home, target)
    for number, paragraph in enumerate(articles.numbered(text), 1):
        click.echo(f"{number:4}  {paragraph}")
    click.echo(f"wrote {target.relative_to(home)}: {count(len(evidence), 'paragraph')}, {count(evidence.words, 'word')}")
    if local:
        click.echo(f"{target.relative_to(home)} stands in .gitignore; write evidence: local into the source")
    if not target.with_suffix(".yml").exists():
        click.echo(f"next: write {target.with_suffix('.yml').relative_to(home)}, which says where the article appeared")


def _keep_out(home: Path, file: Path) -> None:
    """Let the project's repository ignore a file."""
    ignoring = home / ".gitignore"
    lines = ignoring.read_text(encoding="utf-8").splitlines() if ignoring.exists() else []
    line = f"/{file.relative_to(home).as_posix()}"
    if line not in lines:
        ignoring.write_text("\n".join([*lines, line]) + "\n", encoding="utf-8")
