"""The facts about a page as the standard library's parser finds them: the reference for the parser that builds use."""

from __future__ import annotations

from html.parser import HTMLParser

from generator.build.page_facts import Collector, Page


class _Reference(HTMLParser):
    """Hands its events to a collector."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.collector = Collector()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        first: dict[str, str] = {}
        for name, value in attrs:
            first.setdefault(name, value or "")  # as browsers do
        self.collector.start(tag, first)

    def handle_endtag(self, tag: str) -> None:
        self.collector.end(tag)

    def handle_data(self, data: str) -> None:
        self.collector.data(data)


def collected(content: bytes) -> Page:
    """The parts of one page of a site."""
    parser = _Reference()
    parser.feed(content.decode("utf-8", "replace"))
    parser.close()
    return parser.collector.close()
