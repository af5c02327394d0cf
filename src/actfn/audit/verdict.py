"""The verdict of an audit: how much was compared of what was asked, whether it passed, and the sentence that says so.

Not compared is never passed. A row is compared; or partly, or not, and then says why. Only what the target plainly
lacks, as NumPy lacks bfloat16, is no reason to fail, as long as something was compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actfn.audit.piece import Examined

COMPARED, PARTLY, NOT = "compared", "partly", "not compared"
Row = Mapping[str, Any]


def compared(examined: Examined, done: int, planned: int) -> tuple[str, str]:
    """Whether the results of a row were compared, and why not, or not all.

    Parameters
    ----------
    examined : Examined
        What came of the row's pieces of work.
    done, planned : int
        How many of these there are.
    """
    unknown = examined.measured.wrong["unknown"]
    if examined.unsupported:
        why = f"the target lacks it: {examined.unsupported}"
    elif examined.defect:
        why = f"a fault of actfn: {examined.defect}"
    elif examined.unknown:
        why = examined.unknown
    elif examined.fault:
        kind, what = examined.fault[:2]
        why = f"the target's {kind}: {what}" if kind in ("dtype", "shape") else f"the target {kind}: {what}"
    elif done < planned:
        why = f"stopped when {done} of {planned} pieces of the work were done"
    elif unknown:
        x = examined.measured.witnesses["unknown"][0].x
        why = f"the exact value is not known at {counted(unknown, 'input')}, such as x = {x:.9g}"
    elif not examined.measured.inputs:
        why = "no input of it was looked at"
    else:
        return COMPARED, ""
    return PARTLY if examined.measured.inputs else NOT, why


def passed(rows: Sequence[Row], skipped: Sequence[str]) -> bool:
    """Whether all that was asked was compared, or is lacking, and nothing was found but what is allowed."""
    return (
        not skipped
        and any(row["inputs"] for row in rows)
        and all(row["compared"] == COMPARED or row["unsupported"] for row in rows)
        and all(found["allowed"] for row in rows for found in row["findings"])
        and not any(defects(rows))
    )


def incomplete(record: Row) -> bool:
    """Whether nothing, or not all that was asked and is there, was compared."""
    rows = record["rows"]
    missing = any(row["compared"] != COMPARED and not row["unsupported"] for row in rows)
    return bool(missing or record["skipped"] or not any(row["inputs"] for row in rows))


def defects(rows: Sequence[Row]) -> list[str]:
    """Faults of actfn that came to light in an audit, each in words."""
    made = [f"{row['target']}, {row['dtype']}: {row['defect']}" for row in rows if row["defect"]]
    return [*made, *(row["oracle"] for row in rows if row["oracle"])]


def scope(rows: Sequence[Row]) -> str:
    """Say of which dtypes every input was compared, of which a sample, and of which less than was planned."""
    said: dict[str, str] = {}
    for row in rows:
        what = "part" if row["compared"] == PARTLY else "every input" if row["every_input"] else "a sample"
        if row["inputs"]:  # of several rows the least is said
            said[row["dtype"]] = min(said.get(row["dtype"], what), what, key=["part", "a sample", "every input"].index)
    names = {what: [d for d, w in said.items() if w == what] for what in ("every input", "a sample", "part")}
    return _and([f"{what} of {_and(dtypes)}" for what, dtypes in names.items() if dtypes])


def sentence(record: Row, kinds: Sequence[str]) -> str:
    """Say in a sentence what was found, over which inputs, and how much of what was asked was not compared.

    Parameters
    ----------
    record : mapping
        With its rows.
    kinds : sequence of str
        Of findings, in the order in which they are named.
    """
    rows = record["rows"]
    found = [f["kind"] for row in rows for f in row["findings"] if not f["allowed"]]
    inputs = sum(row["inputs"] for row in rows)
    if not inputs:
        return "Nothing was compared."
    named = ", ".join(kind for kind in kinds if kind in found)
    names = list(dict.fromkeys(row["target"] for row in rows))
    bad = {row["target"] for row in rows for f in row["findings"] if not f["allowed"]}
    if found:
        text = f"{counted(len(found), 'finding')} in {len(bad)} of {counted(len(names), 'implementation')}: {named}."
    elif incomplete(record):
        text = "Nothing was found in what was compared."
    elif all(row["every_input"] for row in rows if row["inputs"]):
        text = "No findings."
    else:
        text = "No findings in a sample."
    text += f" Compared: {scope(rows)}, {counted(inputs, 'input')} in all."
    for state in (PARTLY, NOT):
        count = sum(row["compared"] == state and not row["unsupported"] for row in rows)
        if count:
            text += f" {count} of {len(rows)} rows {'only partly' if state == PARTLY else 'not'} compared."
    return text


def counted(number: int, what: str) -> str:
    """Write a number of things, in the plural unless it is one."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
