"""The reports that are shown here: `actfn choose` on real data sets of three kinds, and a picture of one of them.

    python docs/reports.py    some three minutes; writes NAME.html and choose.svg beside this file

The pages are as the command writes them. Times in them are this machine's; all else comes out the same anywhere.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import textwrap
from html import escape
from pathlib import Path
from typing import Any

from actfn.choose import choose

HERE = Path(__file__).parent
NAMES = {"digits": "ten classes", "breast_cancer": "two classes", "diabetes": "regression"}
PICTURED = "digits"
STYLE = """
svg { font-family: system-ui, sans-serif; --ink: #1b1f24; --soft: #57606a; --line: #d9dee3; --accent: #0b62b8; }
@media (prefers-color-scheme: dark) {
  svg { --ink: #e8ebee; --soft: #a2abb5; --line: #363d44; --accent: #62b0ff; }
}
text { fill: var(--ink); font-size: 15px; }
.verdict { font-size: 18px; font-weight: 600; }
.head { fill: var(--soft); font-size: 13px; font-weight: 600; }
.rule { stroke: var(--line); }
.span { stroke: var(--accent); stroke-width: 2; }
.dot { fill: var(--accent); fill-opacity: .55; }
.mark { stroke: var(--ink); stroke-width: 3; }
"""
WIDTH, LEFT, RIGHT = 860, 130, 560  # of the picture; from where to where scores lie


def picture(record: dict[str, Any]) -> str:
    """The verdict and each group's scores, as SVG for light and dark."""
    parts, y = [], 8.0
    for line in textwrap.wrap(record["verdict"], 76):
        y += 25
        parts.append(f'<text class="verdict" x="0" y="{y}">{escape(line)}</text>')
    scores = [score for group in record["groups"] for row in group["ranking"] for score in row["scores"]]
    low, high = min(scores), max(scores)

    def at(score: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * (score - low) / ((high - low) or 1), 1)

    for group in record["groups"]:
        y += 44
        score = f"mean {record['metric']} ± s.d."
        heads = ((0, "start", group["name"]), (700, "end", score), (WIDTH, "end", "P(best)"))
        parts += [f'<text class="head" x="{x}" y="{y}" text-anchor="{a}">{escape(t)}</text>' for x, a, t in heads]
        for row in group["ranking"]:
            parts.append(f'<line class="rule" x1="0" x2="{WIDTH}" y1="{y + 8}" y2="{y + 8}"/>')
            y += 30
            middle, mean, spread = y - 5, row["mean"], row["spread"]
            ends = at(max(mean - spread, low)), at(min(mean + spread, high))
            parts.append(f'<text x="0" y="{y}">{escape(row["function"])}</text>')
            parts.append(f'<line class="span" x1="{ends[0]}" x2="{ends[1]}" y1="{middle}" y2="{middle}"/>')
            parts += [f'<circle class="dot" cx="{at(s)}" cy="{middle}" r="4"/>' for s in row["scores"]]
            parts.append(f'<line class="mark" x1="{at(mean)}" x2="{at(mean)}" y1="{middle - 9}" y2="{middle + 9}"/>')
            parts.append(f'<text x="700" y="{y}" text-anchor="end">{mean:.3f} ± {spread:.3f}</text>')
            parts.append(f'<text x="{WIDTH}" y="{y}" text-anchor="end">{row["best_probability"]:.0%}</text>')
    size = f'viewBox="0 0 {WIDTH} {y + 16:.0f}" width="{WIDTH}"'
    label = escape(record["verdict"])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{label}"><style>{STYLE}</style>'
        f"{''.join(parts)}</svg>\n"
    )


def main() -> None:
    for name in NAMES:
        with tempfile.TemporaryDirectory() as folder:
            result = choose(name, out=folder, progress=lambda text, done, total: print(text, end="\r", file=sys.stderr))
            shutil.copy(Path(folder) / "report.html", HERE / f"{name}.html")
        print(f"{name}: {result.verdict}")
        if name == PICTURED:
            (HERE / "choose.svg").write_text(picture(result.record), encoding="utf-8")


if __name__ == "__main__":
    main()
