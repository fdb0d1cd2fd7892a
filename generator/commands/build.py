"""The commands that produce output: `generate`, `build`, `verify`, `brief`, `book` and `serve`."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, closing
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Final

import click

from ..briefs import length, render
from ..briefs.book import Choice
from ..briefs.render import CACHE, Printed, PrintedBrief, print_all
from ..build import engine as engines
from ..build import gates, memory, publish, sharing, staging
from ..build.shards import Share
from ..preview import reviews
from ..preview import server as preview_server
from ..preview.scheduler import Scheduler
from ..preview.store import PageStore
from ..project import digests, files, load, unchanged, verdicts
from ..records.dossier import Dossier
from ..records.scalars import TLP
from ..system import atomic
from ..system.watcher import Marks, Watch, marks, watching
from ..text.prose import count
from ..views.queries import BOOK, brief_path, volume
from . import completion
from .output import error_boundary, known, not_watched, progress, until_stopped
from .review import reader

up_to = click.option(
    "--up-to",
    "most",
    type=click.Choice(TLP, case_sensitive=False),
    default=None,
    help="Leave out what is marked higher than this, and whatever names it or rests on it.",
)


@click.command(epilog="Example: briefings generate")
@up_to
@click.pass_obj
def generate(home: Path, most: str | None) -> None:
    """Check the records and write the pages to docs/."""
    with error_boundary():
        generated(home, most=most or "")


#: The folder for printed briefs, below the project.
PRINTED: Final = "printed"
#: The folder of a portal, below the project.
PORTAL: Final = "portal"
#: The exit status if the site was built but some briefs could not be printed.
WITHOUT_BRIEFS: Final = 3


def _share(_: click.Context, __: click.Parameter, text: str | None) -> Share | None:
    """The part that `--shard` names."""
    try:
        return Share.of(text) if text else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command(epilog="Example: briefings build")
@click.option("--site", type=click.Path(path_type=Path), default=None, help="The output folder; by default site/ in the project.")
@click.option("--engine", type=click.Choice(["mkdocs", "properdocs"]), default="mkdocs", show_default=True, help="The site engine.")
@click.option("--briefs/--no-briefs", default=True, show_default=True, help="Whether to print the briefs and the book.")
@click.option("--require-briefs", is_flag=True, help="Do not build the site if a brief cannot be printed.")
@click.option("--fresh", is_flag=True, help="Make everything again, even what has not changed since the last build.")
@click.option("--shard", "share", callback=_share, metavar="I/N", help="Render only this part of the pages, as 1/2, into --to.")
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), default=None, help="The folder for the part; see `join`.")
@up_to
@click.pass_obj
def build(
    home: Path,
    *,
    site: Path | None,
    engine: str,
    briefs: bool,
    require_briefs: bool,
    fresh: bool,
    share: Share | None,
    to: Path | None,
    most: str | None,
) -> None:
    """Check the records and build the site, with briefs.

    If nothing has changed since the last build, the site stays as it is.  Exits with 3 if the site was built but some briefs could not be printed.

    With --shard, renders a part of the pages into a folder, from which `briefings join` makes the site; all briefs must be printed then.
    """
    if (share is None) != (to is None) or (share and (site or engine != engines.OWN)):
        raise click.UsageError("--shard and --to belong together, and go with neither --site nor --engine")
    failures: list[str] = []
    with error_boundary():
        seen = digests.Digests(home, fresh=fresh)
        print_them = printer(home, failures, required=require_briefs or share is not None) if briefs else None

        def made() -> publish.Generated:
            return generated(home, print_them, most=most or "", fresh=fresh, seen=seen)

        if share and to:
            pages = sharing.write(home, absolute(to), share, made, seen)
            click.echo(f"part {share}: {count(pages, 'page')} in {files.shown(str(absolute(to)))}")
            return
        target = absolute(site) if site else home / "site"
        result = publish.build(home, target, engine=engine, generate=made, fresh=fresh, known=seen)
    tell_built(result, target, briefs=briefs, failures=failures)


def absolute(path: Path) -> Path:
    """A path as somebody typed it, in full."""
    return Path(os.path.abspath(os.path.expanduser(path)))


def printer(home: Path, failures: list[str], *, required: bool) -> Callable[[Dossier], Printed]:
    """What prints the briefs of a dossier; failures are added to a list, or raise BuildError if all briefs are `required`."""

    def printed(dossier: Dossier) -> Printed:
        with progress("printing briefs") as told:
            found = print_all(dossier, home / CACHE, chosen=Choice(), for_site=True, told=told)
        _tell_unkept(found)
        failures.extend(found.failures)
        if found.failures and required:
            raise staging.BuildError("\n".join(found.failures))
        return found

    return printed


def tell_built(result: publish.Built, target: Path, *, briefs: bool, failures: list[str]) -> None:
    """Report what was built, and exit with 3 if some briefs could not be printed."""
    for note in result.notes:
        click.echo(f"note: {note}", err=True)
    shown = files.shown(str(target / "index.html"))
    click.echo(f"{shown} is up to date: nothing has changed since it was built" if result.unchanged else f"built {shown}")
    if failures:
        click.echo("\n".join(failures), err=True)
        sys.exit(WITHOUT_BRIEFS)
    if briefs and not result.unchanged:
        book = target / brief_path(BOOK)
        printed_book = files.shown(str(book if book.exists() else (target / brief_path(volume(1))).parent))
        click.echo(f"printed {printed_book} and a brief for each actor and relationship")


@click.command(epilog="Example: briefings clean")
@click.pass_obj
def clean(home: Path) -> None:
    """Remove what the program wrote: generated pages, the site, a portal, printed briefs and the cache.

    Files that have changed since they were written, and files of others, are kept; those are listed, and the exit status is 1.
    """
    kept: list[str] = []
    with error_boundary():
        if (home / "docs").is_dir():
            kept += [f"docs/{path} has changed since it was generated" for path in files.remove_generated(home / "docs")[1]]
        for site in (home / "site", home / PORTAL):
            if site.is_dir():
                try:
                    publish.remove(home, site)
                except staging.BuildError as error:
                    kept.append(str(error))
        kept += [f"{path.relative_to(home)} is not a brief of this program" for path in render.remove_printed(home / PRINTED, home / CACHE)]
        render.prune_cache(home / CACHE, ())
        verdicts.forget(home)
        memory.forget(home)
        digests.forget(home)
        unchanged.forget(home)
    if kept:
        click.echo("\n".join(f"kept: {files.shown(line)}" for line in kept), err=True)
        sys.exit(1)


@click.command(epilog="Example: briefings verify site")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
def verify(folder: Path) -> None:
    """Check a published folder, or a copy of it, against its manifest."""
    with error_boundary():
        differences = list(publish.verify_manifest(publish.contents(folder)))
        for difference in differences:
            click.echo(files.shown(difference))
        if differences:
            sys.exit(1)
        click.echo(f"{files.shown(str(folder))} matches its manifest")


def generated(
    home: Path,
    printing: Callable[[Dossier], Printed] | None = None,
    *,
    most: str = "",
    fresh: bool = False,
    seen: digests.Digests | None = None,
    given: Callable[[str], Mapping[str, bytes]] | None = None,
) -> publish.Generated:
    """Write the pages, print their number, and return the facts that the engine and the gates need."""
    dossier, written, removed, made_from = load.write_docs(home, printing, most=most, fresh=fresh, known=seen, given=given)
    counted = f"{count(len(dossier.claims), 'claim')} in {count(len(dossier.profiles), 'record')}"
    click.echo(f"{counted}; {count(written, 'file')} written, {removed} removed")
    if not dossier.settings.site_url:
        click.echo(WITHOUT_ADDRESS)
    return publish.Generated(dossier.settings.as_of.upper.date, lambda: gates.literal_texts(dossier), made_from)


#: What a site without an address lacks.
WITHOUT_ADDRESS: Final = "note: without a site_url in dossier.yml and mkdocs.yml, the site has no canonical addresses, no sitemap, and citations without an address"
#: Seconds between two checks whether the server should end.
_LOOKS: Final = 0.1


@click.command(epilog="Example: briefings serve --port 8001")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 picks a free one.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; by default only this machine has access, with 0.0.0.0 everybody who can reach it.",
)
@click.option("--briefs/--no-briefs", default=True, show_default=True, help="Whether to print the briefs and the book in the background.")
@click.option("--as", "name", default="", metavar="NAME", help="Your name for reviews; by default the one that Git uses (user.name).")
@up_to
@click.pass_obj
def serve(home: Path, port: int, host: str, briefs: bool, name: str, *, most: str | None) -> None:
    """Preview the site and follow every edit.

    If a record has errors, the last good pages stay and a banner shows them.

    /.preview/articles/ has the articles at hand, and /.preview/review/ shows statements beside their passages, to be confirmed: see `review`.
    Both have everything, also with --up-to.
    """
    who = reader(home, name)
    with error_boundary():
        if not (home / "briefings").is_dir():
            load.load(home)
    store, desk = PageStore(), reviews.in_own_process(home, who)
    try:
        server = preview_server.server(host, port, store, home, desk)
    except OSError as error:
        raise unusable(host, port, error) from None
    with until_stopped(), closing(desk):
        show(home, server, host, Scheduler(home, store, click.echo, briefs=briefs, most=most or ""))


def unusable(host: str, port: int, error: OSError) -> click.BadParameter:
    """The message if a server cannot listen on a port."""
    if isinstance(error.strerror, str) and "in use" in error.strerror.lower():
        return click.BadParameter(f"port {port} is in use; choose another", param_hint="--port")
    return click.BadParameter(f"{host} port {port}: {(error.strerror or str(error)).lower()}", param_hint="--host")


def show(home: Path, server: ThreadingHTTPServer, host: str, following: Scheduler) -> None:
    """Show the site until a signal ends it, and then clean up."""
    ended = threading.Event()
    with ExitStack() as tidy:
        tidy.callback(server.server_close)
        tidy.callback(following.end)
        tidy.callback(ended.set)
        known = marks(home)
        watch = tidy.enter_context(watching(home))
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": _LOOKS}, daemon=True)
        serving.start()
        tidy.callback(server.shutdown)
        threading.Thread(target=_tell_changes, args=(watch, known, following, ended), daemon=True).start()
        click.echo(f"{preview_server.address(host, server.server_port)} shows the site until you press Ctrl-C")
        if not preview_server.only_here(host):
            click.echo(f"warning: with host {host}, everybody who can reach this machine can read the dossier", err=True)
        if watch.watch_error:
            click.echo(not_watched(watch.watch_error), err=True)
        following.follow()


def _tell_changes(watch: Watch, known: Marks, following: Scheduler, ended: threading.Event) -> None:
    while not ended.is_set():
        known, paths = watch.changes(known, ended)
        if paths:
            following.edit(paths)


_SIZES: Final = {length.DESIGNED: "as designed", 1: "denser", 2: "densest", length.LOOSER: "looser"}


_topic = click.option("--topic", default="", shell_complete=completion.topics, help="Only briefs with a claim on this topic.")
_actors = click.option(
    "--actors",
    default="",
    metavar="A,B",
    shell_complete=completion.several(completion.actors),
    help="Only these actors and their relationships; with one actor, everything it is involved in.",
)


@click.command(epilog="Example: briefings brief northland--southmark")
@click.argument("ids", nargs=-1, metavar="[ID]…", shell_complete=completion.records)
@_topic
@_actors
@click.option("--fit", is_flag=True, help="Report page count, font size step and how full the last page is.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="The output folder; by default printed/ in the project.",
)
@up_to
@click.pass_obj
def brief(home: Path, *, ids: tuple[str, ...], topic: str, actors: str, fit: bool, output: Path | None, most: str | None) -> None:
    """Print briefs as PDF: all, or those of some records.

    With --topic or --actors, prints one file instead, a pack of the briefs on that topic or on those actors: pack.pdf in the output folder.
    """
    if ids and (topic or actors):
        raise click.UsageError("give IDs, or --topic and --actors, but not both")
    if fit and (topic or actors):
        raise click.UsageError("--fit is about single briefs; leave out --topic and --actors")
    with error_boundary():
        dossier = load.load_up_to(home, most or "")
        if topic or actors:
            _print_book(dossier, home, _choice(dossier, topic, actors), (output or home / PRINTED) / "pack.pdf")
            return
        for id in ids:
            known(id, dossier.profiles, "record", "ID")
        found = _print(dossier, home, "printing briefs", ids=ids or None)
        for id in ids:
            if id not in found.briefs and not found.failures:
                click.echo(f"{id} has no brief: brief is false in its record or its kind", err=True)
        target = output or home / PRINTED
        for paper in found.briefs.values():
            atomic.keep(target / Path(paper.path).name, paper.content)
        if fit:
            _tell_fit(found.briefs)
        click.echo(f"{count(len(found.briefs), 'brief')} in {files.shown(str(target))}")
        _end(found)


@click.command(epilog="Example: briefings book --actors northland,southmark --output neighbours.pdf")
@_topic
@_actors
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help="The output file; by default printed/book.pdf."
)
@up_to
@click.pass_obj
def book(home: Path, topic: str, actors: str, output: Path | None, most: str | None) -> None:
    """Print a book of briefs as one PDF: of the whole dossier, a topic, or some actors."""
    with error_boundary():
        dossier = load.load_up_to(home, most or "")
        _print_book(dossier, home, _choice(dossier, topic, actors), output or home / PRINTED / "book.pdf")


def _choice(dossier: Dossier, topic: str, actors: str) -> Choice:
    """The selection that the options of a command name; reports what the dossier does not have."""
    chosen = tuple(filter(None, (name.strip() for name in actors.split(","))))
    for id in chosen:
        known(id, dossier.actors, "actor", "--actors")
    if topic:
        known(topic, dossier.vocabulary.topics, "topic", "--topic")
    return Choice(topic, chosen)


def _print_book(dossier: Dossier, home: Path, chosen: Choice, target: Path) -> None:
    found = _print(dossier, home, "printing the book", ids=(), chosen=chosen)
    for number, paper in enumerate(found.books, 1):
        path = target if found.book else target.with_stem(f"{target.stem}-{number}")
        atomic.keep(path, paper.content)
        click.echo(f"{count(paper.pages, 'page')} in {files.shown(str(path))}")
    _end(found)


def _print(dossier: Dossier, home: Path, what: str, *, ids: Iterable[str] | None = None, chosen: Choice | None = None) -> Printed:
    with progress(what) as told:
        found = render.print_all(dossier, home / CACHE, ids=ids, chosen=chosen, told=told)
    _tell_unkept(found)
    return found


def _tell_unkept(found: Printed) -> None:
    """Report a cache that cannot be written: nothing is missing, but the next run prints everything again."""
    if found.unkept:
        click.echo(f"note: briefs are printed again the next time: {CACHE} cannot be written: {found.unkept}", err=True)


def _tell_fit(briefs: Mapping[str, PrintedBrief]) -> None:
    """A line for each brief, longest first, and how many have at most two pages."""
    for id, paper in sorted(briefs.items(), key=lambda item: (-item[1].pages, -item[1].filled, item[0])):
        click.echo(f"{paper.pages:3} pages, last {paper.filled:4.0%} filled, {_SIZES[paper.density]:11}  {id}")
    short = sum(paper.pages <= length.MOST_PAGES for paper in briefs.values())
    share = f" ({100 * short // len(briefs)} %)" if briefs else ""
    click.echo(f"{short} of {count(len(briefs), 'brief')}{share} have {length.MOST_PAGES} pages or fewer")


def _end(found: Printed) -> None:
    """Report briefs that could not be printed, and exit with 1 if there are any."""
    for failure in found.failures:
        click.echo(failure, err=True)
    if found.failures:
        sys.exit(1)
