"""Keeps what an audit examined in a file: a row for each piece, keyed by all that its result depends on."""

from __future__ import annotations

from collections import Counter
from typing import Any

from actfn.audit.measure import Measured, Witness
from actfn.audit.piece import Examined, Plateau
from actfn.output import store


class State(store.Store[Examined]):
    """The finished pieces of an audit on disk, from which an audit that was stopped goes on."""

    verb, application, version, row = "audit", 0x61637461, 2, "piece"  # "acta"

    @staticmethod
    def encode(outcome: Examined) -> Any:
        """Numbers that JSON lacks, and keys that are none of its own, as text."""
        measured = vars(outcome.measured) | {
            "profile": [[*key, *cell] for key, cell in outcome.measured.profile.items()],
            "histogram": list(outcome.measured.histogram.items()),
            "coarse": list(outcome.measured.coarse.items()),
            "witnesses": {k: [vars(w) for w in seen] for k, seen in outcome.measured.witnesses.items()},
        }
        return _written(
            vars(outcome)
            | {
                "measured": measured,
                "ends": [vars(w) for w in outcome.ends],
                "kinks": list(outcome.kinks.items()),
                "plateaus": [vars(p) for p in outcome.plateaus],
            }
        )

    @staticmethod
    def decode(content: Any) -> Examined:
        """The measurement that `encode` wrote, read from JSON."""
        content = _read(content)
        measured = content.pop("measured")
        measured["profile"] = {(side, cell): list(rest) for side, cell, *rest in measured["profile"]}
        for name in ("histogram", "coarse"):
            measured[name] = Counter(dict(measured[name]))
        measured["wrong"] = Counter(measured["wrong"])
        measured["witnesses"] = {kind: [_witness(w) for w in seen] for kind, seen in measured["witnesses"].items()}
        return Examined(
            measured=Measured(**measured),
            ends=[_witness(w) for w in content.pop("ends")],
            kinks={x: tuple(seen) for x, seen in content.pop("kinks")},
            plateaus=[Plateau(**p) for p in content.pop("plateaus")],
            fault=tuple(fault) if (fault := content.pop("fault")) else None,
            **content,
        )


def _witness(content: dict[str, Any]) -> Witness:
    other = content.pop("other")
    return Witness(**content, other=tuple(other) if other else None)


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _written(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_written(item) for item in value]
    return {"float": value.hex()} if isinstance(value, float) else value


def _read(value: Any) -> Any:
    if isinstance(value, dict):
        return float.fromhex(value["float"]) if "float" in value else {k: _read(v) for k, v in value.items()}
    return [_read(item) for item in value] if isinstance(value, list) else value
