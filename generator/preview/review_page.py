"""The page of the preview on which a person reads a statement beside its passages; for this machine only, and never part of the site."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Final

from ..evidence.reviewing import Mark, Reading, pieces
from ..pages.packet import facts
from ..project.reviewing import Queue
from ..records.dossier import Dossier, at
from ..text.problems import Problem
from ..text.prose import count

#: The address of the page, and those of its script and its style sheet.
ADDRESS: Final = "/.preview/review/"
SCRIPT: Final = "/.preview/review.js"
STYLE: Final = "/.preview/review.css"
#: The script may only ask for this page, forms lead only to it, and no other page can show it in a frame and so let somebody click blindly.
POLICY: Final = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_NOT_AT_HAND: Final = "Put the texts of the articles into articles/; then their statements can be read beside the passages."


def claim_page(dossier: Dossier, queue: Queue, token: str, said: str) -> bytes:
    """The claim that is first in the queue beside its passages, or what there is to say if none is left; `said` is the result of the last key."""
    if not queue.rest:
        return _page(f"<h2 tabindex=-1>{_nothing(queue)}</h2>{_rest(queue, token)}", said)
    one = queue.rest[0]
    place = at(dossier, one.home, ("claims", one.number, "text"))
    about = html.escape(" · ".join(facts(dossier, one)))
    readers = f"Read by {', '.join(sorted(review.name for review in one.reviews))}. " if one.reviews else ""
    note = f"<p>Note: {html.escape(one.claim.note)}</p>" if one.claim.note else ""
    edit = f"<p>To edit: <code>{html.escape(f'{place.path}:{place.line}')}</code></p>"
    statement = f"<section><h3>Statement</h3><p class=text>{_marked(one.text, one.marks)}</p><p>{about}</p>{note}{edit}</section>"
    title = f"<h2 tabindex=-1>{html.escape(dossier.title(one.home.id))} <small>{html.escape(one.ref)}</small></h2>"
    lead = f"{count(len(queue.rest), 'statement')} to read. {readers}Look closely: {'; '.join(one.reasons)}." if one.reasons else readers
    sides = f"<div class=sides>{statement}<section><h3>Passage</h3>{_passages(one)}</section></div>"
    return _page(f"{title}<p>{html.escape(lead)}</p>{sides}{_form(one, token, f'{place.path}:{place.line}')}", said)


def problems_page(problems: Iterable[Problem]) -> bytes:
    """The page if the records have problems: nobody can confirm what is not certain to be there."""
    shown = html.escape("\n\n".join(map(str, problems)))
    return _page(f"<h2 tabindex=-1>The records have problems</h2><p>Fix them, and load this page again.</p><pre tabindex=0>{shown}</pre>")


def message_page(message: str) -> bytes:
    """The page if nothing can be confirmed for another reason."""
    return _page(f"<h2 tabindex=-1>Nothing can be confirmed</h2><p>{html.escape(message)}.</p>")


def _nothing(queue: Queue) -> str:
    return "No article is at hand" if queue.missing and not (queue.confirmed or queue.skipped) else "Nothing is left to read"


def _rest(queue: Queue, token: str) -> str:
    """What was done, and the way back to what was skipped."""
    missing = f"<p>{_NOT_AT_HAND}</p>" if queue.missing else ""
    again = (
        f"<form method=post action={ADDRESS}>{_hidden(token=token)}<button name=action value=again>Show what was skipped</button></form>"
    )
    return f"<p>{html.escape(queue.summary)}.</p>{missing}{again if queue.skipped else ''}"


def _passages(one: Reading) -> str:
    return "".join(
        f"<h4><a href='/.preview/articles/{html.escape(passage.source)}#p{passage.number}'>{html.escape(passage.source)}#{passage.number}</a></h4>"
        f"<p class=text>{_marked(passage.text, passage.marks)}</p>"
        for passage in one.passages
    )


def _marked(text: str, marks: Sequence[Mark]) -> str:
    """A text whose marked words have their kind beside them, so that it can be seen without colours, and heard."""
    return "".join(
        f"<mark class={kind}>{html.escape(piece)} <small>{kind}</small></mark>" if kind else html.escape(piece)
        for piece, kind in pieces(text, _joined(text, marks))
    )


def _joined(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """The marks with neighbours of one kind as one: “East Norland” is one name."""
    found: list[Mark] = []
    for mark in marks:
        if found and found[-1].kind == mark.kind and text[found[-1].end : mark.start] == " ":
            found[-1] = found[-1]._replace(end=mark.end)
        else:
            found.append(mark)
    return found


def _form(one: Reading, token: str, place: str) -> str:
    """The buttons, each with its key."""
    return (
        f"<form method=post action={ADDRESS}>{_hidden(token=token, ref=one.ref, digest=one.digest)}"
        "<button name=action value=confirm data-key=c>Confirm <kbd>c</kbd></button>"
        "<button name=action value=skip data-key=s>Skip <kbd>s</kbd></button>"
        f"<button type=button data-key=e data-place='{html.escape(place)}' hidden>Copy place <kbd>e</kbd></button>"
        "</form>"
    )


def _hidden(**fields: str) -> str:
    return "".join(f"<input type=hidden name={name} value='{html.escape(value)}'>" for name, value in fields.items())


def _page(body: str, said: str = "") -> bytes:
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Review</title>'
        f'<link rel="stylesheet" href="{STYLE}"><script src="{SCRIPT}" defer></script>'
    )
    lead = "Words that only one side has are marked. They are no verdict. Only on this machine; not part of the site."
    keys = "<label id=keys hidden><input type=checkbox checked> Keys: <kbd>c</kbd>, <kbd>e</kbd>, <kbd>s</kbd></label>"
    header = f"<header><h1>Review</h1><p>{lead}</p>{keys}<p id=said role=status>{html.escape(said)}</p></header>"
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{header}<main>{body}</main></body></html>\n'.encode()
