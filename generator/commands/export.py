"""The command `export`: one of the data files of the site, without building it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from ..exports.files import data_files
from ..project import load
from ..system import atomic
from ..views.queries import DATA_FOLDER, Views
from .output import error_boundary, known

#: The mark by which some spreadsheets recognise UTF-8.
_MARK: Final = b"\xef\xbb\xbf"


@click.command(epilog="Example: briefings export claims.csv --bom --output claims.csv")
@click.argument("name", required=False)
@click.option(
    "--output", "-o", "target", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; by default standard output."
)
@click.option("--bom", is_flag=True, help="Begin a table with a byte order mark, by which Excel recognises UTF-8.")
@click.pass_obj
def export(home: Path, name: str | None, target: Path | None, *, bom: bool) -> None:
    """Write one of the data files of the site: tables, graphs, STIX, references and others.

    Without NAME, the files are listed.
    """
    with error_boundary():
        files = {path.removeprefix(f"{DATA_FOLDER}/"): content for path, content in data_files(Views(load.load(home)))}
        if name is None:
            for each in sorted(path for path in files if not path.startswith("cite/")):
                click.echo(each)
            return
        content = files[known(name, files, "data file", "NAME")]
        if bom and not name.endswith(".csv"):
            raise click.BadParameter("only a table in CSV can have a byte order mark", param_hint="--bom")
        content = _MARK + content if bom else content
        if target:
            atomic.keep(target, content)
        else:
            sys.stdout.buffer.write(content)
