"""The elements of SVG drawings as text: the one place in the package that writes them.

A coordinate is a number in the drawing's units, written with one decimal, or text such as "12.50%". The first argument
`kind` is the class that the style sheet of the page (or of the drawing) gives a colour and a width.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

Place = float | str


def element(tag: str, content: str = "", **attributes: Place | None) -> str:
    """Write an element with its attributes in the order given, underscores as hyphens, without those that are None."""
    written = "".join(
        f' {"class" if name == "kind" else name.rstrip("_").replace("_", "-")}="{place(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def place(value: Place) -> str:
    """Write a coordinate with at most one decimal; text, such as a percentage, stays as it is."""
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def line(kind: str, start: tuple[Place, Place], end: tuple[Place, Place]) -> str:
    """A straight line between two points, as an element of SVG."""
    return element("line", kind=kind, x1=start[0], x2=end[0], y1=start[1], y2=end[1])


def polyline(kind: str, points: Iterable[tuple[float, float]]) -> str:
    """A line through points, as an element of SVG."""
    return element("polyline", kind=kind, points=_points(points))


def polygon(kind: str, points: Iterable[tuple[float, float]]) -> str:
    """An area with these corners, as an element of SVG."""
    return element("polygon", kind=kind, points=_points(points))


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def path(kind: str, steps: str, *, title: str = "") -> str:
    """Draw a path by its commands, such as `M0 0L10 10`; `title` is shown as its tooltip."""
    return element("path", f"<title>{escape(title)}</title>" if title else "", kind=kind, d=steps)


def rectangle(kind: str, x: Place, y: Place, width: Place, height: Place) -> str:
    """A filled rectangle, as an element of SVG."""
    return element("rect", kind=kind, x=x, y=y, width=width, height=height)


def circle(kind: str, x: Place, y: Place, radius: float) -> str:
    """A filled circle, as an element of SVG."""
    return element("circle", kind=kind, cx=x, cy=y, r=radius)


def text(x: Place, y: Place, content: str, *, anchor: str | None = "middle", kind: str | None = None) -> str:
    """Draw text at a point, which is its start, middle or end as `anchor` says; `content` is markup, not escaped."""
    return element("text", content, kind=kind, x=x, y=y, text_anchor=anchor)


def clipped(x: float, y: float, width: float, height: float, parts: Sequence[str]) -> str:
    """Cut parts of a drawing off at the edges of a rectangle in it."""
    box = {"x": place(x), "y": place(y), "width": place(width), "height": place(height)}
    return element("svg", "".join(parts), **box, viewBox=" ".join(box.values()))


def drawing(width: float, height: float, parts: Iterable[str], *, title: str = "") -> str:
    """Make a drawing that takes the width of its place; `title` says what it shows to those who cannot see it.

    Without a title it is a decoration that a screen reader passes over.
    """
    box = f"0 0 {place(width)} {place(height)}"
    if title:
        return element("svg", "".join(parts), viewBox=box, role="img", aria_label=escape(title))
    return element("svg", "".join(parts), viewBox=box, aria_hidden="true")


def document(width: float, height: float, parts: Sequence[str], *, title: str, style: str, kind: str) -> str:
    """Make a drawing that is a file or an element of any page, with its size, style sheet and background."""
    inside = "\n".join(["", f"<style>{style}</style>", rectangle("paper", 0, 0, width, height), *parts, ""])
    return element(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        kind=kind,
        viewBox=f"0 0 {place(width)} {place(height)}",
        width=width,
        height=height,
        style="max-width:100%;height:auto",
        role="img",
        aria_label=escape(title),
    )


def strip(height: float, parts: Iterable[str]) -> str:
    """Make a drawing of fixed height for a table's cell, its horizontal coordinates in per cent."""
    return element("svg", "".join(parts), kind="strip", height=height, aria_hidden="true")


def figure(title: str, drawn: str) -> str:
    """Wrap a drawing in a figure element with its title above it."""
    return f"<figure><figcaption>{escape(title)}</figcaption>{drawn}</figure>"
