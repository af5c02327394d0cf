"""The results of audits, a file for each function in results/audit/, and which of them no longer hold.

A file names each target that was audited for its function: when, on which machine, and what its results follow from
(`actfn.audit.record.basis`: the function's sources, its formula, the framework's version, the processor). They hold
until one of these changes. A target whose `basis` is null was measured before that was written down, and is measured
anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from actfn.activation.registry import registry
from actfn.audit import record
from actfn.audit.targets.target import Target, targets
from actfn.errors import MissingPackage
from actfn.formula import of
from actfn.output import files
from actfn.output.json_text import to_json
from actfn.words import registry as words

ORDERS = (0, 1)
LEFT_OUT = ("by_exponent", "traceback", "worst")
Files = dict[str, dict[str, Any]]  # by the name of the function


@dataclass(frozen=True)
class Part:
    """What is to be measured of one framework: which functions, and what their results will follow from, by label."""

    name: str
    exhaustive: bool
    functions: tuple[str, ...]
    bases: Mapping[str, dict[str, Any]]


@dataclass
class Plan:
    """What a run has to do.

    Attributes
    ----------
    stale : list of Part
        What is to be measured; those that can be measured together follow each other.
    labels : list of str
        The targets that there are, in the order of the tables.
    missing : set of str
        The frameworks that are not installed, or not to be measured now. What is kept of them stays.
    said : list of str
        A line for each framework.
    """

    stale: list[Part] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)


def read(folder: Path) -> Files:
    """Read the results of audits that a folder keeps, by the name of the function."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def write(folder: Path, kept: Files) -> None:
    """Write the results of audits to a folder; the file of a function of which nothing is left is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    files.write_all({folder / f"{name}.json": to_json(one) for name, one in kept.items() if one["targets"]})
    for path in folder.glob("*.json"):
        if not kept.get(path.stem, {}).get("targets"):
            path.unlink()


def plan(
    kept: Files,
    asked: Sequence[tuple[str, bool]],
    everything: bool = False,
    only: Sequence[str] | None = None,
    functions: Sequence[str] | None = None,
) -> Plan:
    """Find out which targets of the frameworks have to be measured, because their results are stale or missing.

    Parameters
    ----------
    kept : dict
        What is there already.
    asked : sequence of (str, bool)
        A framework, as for `actfn.audit.audit`, and whether each of the 2**32 numbers is tried.
    everything : bool
        What still holds is measured too.
    only : sequence of str, optional
        The frameworks that are measured now; of the others all that is kept stays.
    functions : sequence of str, optional
        The functions that are measured now, likewise.
    """
    made = Plan()
    for name, exhaustive in asked:
        if only is not None and name not in only:
            made.missing.add(name)
            continue
        try:
            found = targets(name)
        except MissingPackage as error:
            made.missing.add(name)
            made.said.append(f"{name}: {error}; what is kept of it stays")
            continue
        bases = {target.label: basis(target, exhaustive and not takes_hours(target)) for target in found}
        stale = [t for t in found if everything or _kept_basis(kept, t) != bases[t.label]]
        stale = [t for t in stale if functions is None or t.activation.name in functions]
        names = [target.activation.name for target in stale]
        made.labels += bases
        made.said.append(f"{name}: {', '.join(names) or 'nothing'} to measure, {len(found) - len(stale)} left")
        for every_number in (True, False):
            chosen = [t for t in stale if bases[t.label]["exhaustive"] == every_number]
            if chosen:
                which = tuple(registry) if len(chosen) == len(found) else tuple(t.activation.name for t in chosen)
                made.stale.append(Part(name, every_number, which, {t.label: bases[t.label] for t in chosen}))
    made.stale.sort(key=lambda part: (not part.exhaustive, part.functions))  # stable: frameworks stay in their order
    return made


def takes_hours(target: Target) -> bool:
    """Whether a formula has waves out to infinity: exact values of every number take a polynomial for each period.

    Those of cloglog, an exponential of an exponential, take hours as well.
    """
    heads = {node.head for node in of(target.activation).nodes()}
    return target.activation.name == "cloglog" or any(words[head].oscillates for head in heads & {*words})


def basis(target: Target, exhaustive: bool) -> dict[str, Any]:
    """Everything that the results of a target depend on, as plain data that a file gives back unchanged."""
    made: dict[str, Any] = json.loads(json.dumps(record.basis(target) | {"exhaustive": exhaustive, "orders": ORDERS}))
    return made


def without_what_is_gone(kept: Files, made: Plan) -> Files:
    """Leave out targets that no longer exist; the results of frameworks that are not installed stay."""
    gone = {
        label
        for one in kept.values()
        for label, target in one["targets"].items()
        if label not in made.labels and target["asked"] not in made.missing
    }
    return {
        name: {
            "targets": {label: target for label, target in one["targets"].items() if label not in gone},
            "rows": [row for row in one["rows"] if row["target"] not in gone],
        }
        for name, one in kept.items()
    }


def put(kept: Files, parts: Sequence[Part], measured: Mapping[str, Any], labels: Sequence[str]) -> Files:
    """Put newly measured results in place of those that were kept, in the order of the labels."""
    known = {
        label: {"asked": part.name, "date": measured["date"], "machine": measured["machine"], "basis": new}
        for part in parts
        for label, new in part.bases.items()
    }
    made = dict(kept)
    for name in dict.fromkeys(row["function"] for row in measured["rows"]):
        rows = [short(row) for row in measured["rows"] if row["function"] == name]
        entries = {row["target"]: known[row["target"]] for row in rows}
        old = kept.get(name, {"targets": {}, "rows": []})
        found = old["targets"] | entries
        places = {label: place for place, label in reversed([*enumerate([*labels, *found])])}
        rows += [row for row in old["rows"] if row["target"] not in entries]
        made[name] = {
            "targets": {label: found[label] for label in sorted(found, key=places.__getitem__)},
            "rows": sorted(rows, key=lambda row: places[row["target"]]),
        }
    return made


def short(row: Mapping[str, Any]) -> dict[str, Any]:
    """Copy a row of a record without the entries that no table shows."""
    made = {key: value for key, value in row.items() if key not in LEFT_OUT}
    made["at"] = row["worst"][0]["x_hex"] if row["worst"] and row["largest"] else None
    made["findings"] = [{k: f[k] for k in ("kind", "text", "count", "cause", "allowed")} for f in row["findings"]]
    return made


def _kept_basis(kept: Files, target: Target) -> Any:
    targets = kept.get(target.activation.name, {}).get("targets", {})
    return targets.get(target.label, {}).get("basis")
