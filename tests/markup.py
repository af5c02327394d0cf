"""Reads a page of HTML for tests: its tags, attributes and texts, and whether every element is closed in order."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "input", "wbr", "line", "circle", "polyline", "polygon", "rect"}  # they hold nothing


class Markup(HTMLParser):
    """What a page holds; making one fails where an element is not closed, or closed out of order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
