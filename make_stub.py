"""Makes the type stub of actfn.functions from the declarations: python make_stub.py FUNCTIONS OUTPUT.

The build runs it (meson.build) and the wheel holds the result, `actfn/functions/__init__.pyi`; it is not kept in git.
At run time every function is an `Activation`; to a type checker each is a class of its own, whose calls have the
function's parameters by name and give arrays of the dtype that they take. The declarations are read, never run.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

HEAD = '''"""The functions, each with its own signature; made by make_stub.py from the declarations."""

from collections.abc import Sequence as _Sequence
from typing import Any as _Any
from typing import Literal as _Literal
from typing import Protocol as _Protocol
from typing import TypeVar as _TypeVar
from typing import overload as _overload

import numpy as _np
import numpy.typing as _npt

from actfn.activation.call import Call as _Call
from actfn.activation.call import Gradient as _Gradient
from actfn.activation.record import Activation as _Activation
from actfn.activation.rows import RowFunction as _RowFunction

class _Container(_Protocol):
    """An array of another library, which decides itself what a ufunc gives."""

    def __array_ufunc__(self, ufunc: _np.ufunc, method: str, /, *inputs: _Any, **kwargs: _Any) -> _Any: ...

_Shape = _TypeVar("_Shape", bound=tuple[_Any, ...])
_Float = _TypeVar("_Float", bound=_np.floating[_Any])
_Out = _TypeVar("_Out", bound=_np.ndarray[_Any, _Any])
_Theirs = _TypeVar("_Theirs", bound=_Container)
_Integers = _np.ndarray[_Shape, _np.dtype[_np.integer[_Any] | _np.bool]]
_Parameter = _npt.ArrayLike | _Container
_Nested = _Sequence[_Any]
'''

ARRAY = "_np.ndarray[_Shape, _np.dtype[_Float]]"
# Of each overload: the type of x, that of the parameters, that of `out`, and that of the result.
OVERLOADS = (
    ("_Parameter", "_Parameter", "_Out | tuple[_Out]", "_Out"),
    (ARRAY, "float", "None", ARRAY),
    (ARRAY, "_npt.ArrayLike", "None", "_npt.NDArray[_np.floating[_Any]]"),
    ("_Integers[_Shape]", "_npt.ArrayLike", "None", "_np.ndarray[_Shape, _np.dtype[_Any]]"),
    ("_Float", "float", "None", "_Float"),
    ("float", "float", "None", "_np.float64"),
    ("_Nested", "_npt.ArrayLike", "None", "_npt.NDArray[_Any]"),
    ("_Theirs", "_Parameter", "None", "_Theirs"),
    ("_npt.ArrayLike", "_Parameter", "None", "_npt.NDArray[_Any]"),
)
# Beside x of a type, the type of g.
BESIDE = {"_Parameter": "_Parameter", "_Theirs": "_Parameter", "float": "float", "_Float": "_Float | float"}
KEYWORDS = (
    ("where", "_npt.ArrayLike", True),
    ("casting", "str", "same_kind"),
    ("order", "str", "K"),
    ("subok", "bool", True),
    ("signature", "_Any", None),
)


def declarations(functions: Path, decorator: str) -> Iterator[tuple[str, dict[str, str], bool]]:
    """The name and the parameters' defaults, as text, of each function that a decorator declares in the families.

    The last is whether it is random in training.
    """
    for file in sorted(functions.glob("*/*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            made = [one for one in getattr(node, "decorator_list", ()) if _declares(one, decorator)]
            if isinstance(node, ast.FunctionDef) and made:
                names = [argument.arg for argument in node.args.args[1:]] if decorator == "activation" else []
                defaults = dict(zip(names, map(ast.unparse, node.args.defaults), strict=bool(names)))
                yield node.name, defaults, any(keyword.arg == "drawn" for keyword in made[0].keywords)


def _declares(decorator: ast.expr, name: str) -> bool:
    return isinstance(decorator, ast.Call) and ast.unparse(decorator.func).rpartition(".")[2] == name


def call(
    operands: tuple[str, ...], parameters: dict[str, str], by: tuple[str, ...] = (), random: bool = False
) -> list[str]:
    """The overloads of one class's `__call__`; an array's dtype is kept unless `dtype` asks for another.

    With `by`, what a derivative can be taken by, it takes `wrt` too, and `random` in training `rng`.
    """
    wrt = f"_Literal[{', '.join(map(repr, by))}]"
    rng = [("rng", "int | _np.random.Generator | None", None)] if random else []
    keywords = (*([("wrt", wrt, by[0])] if by else []), *rng, *KEYWORDS)
    lines = []
    for x, parameter, out, result in OVERLOADS:
        if x == ARRAY and parameter != "float" and not parameters and len(operands) == 1:
            continue  # there is nothing that could widen it
        others = f"{ARRAY} | float" if x == ARRAY and parameter == "float" else BESIDE.get(x, "_npt.ArrayLike")
        given = [f"x: {x}", *(f"{name}: {others}" for name in operands[1:]), "/"]
        given += [f"{name}: {parameter} = {default}" for name, default in parameters.items()]
        given += ["*", f"out: {out}{' = None' if out == 'None' else ''}"]
        given += [f"{name}: {kind} = {default!r}" for name, kind, default in keywords]
        given += ["dtype: None = None" if out == "None" else "dtype: _npt.DTypeLike | None = None"]
        lines += ["    @_overload", f"    def __call__(self, {', '.join(given)}) -> {result}: ..."]
    given = ["x: _npt.ArrayLike", *(f"{name}: _npt.ArrayLike" for name in operands[1:]), "/"]
    given += [f"{name}: _npt.ArrayLike = {default}" for name, default in parameters.items()]
    given += ["*", "dtype: _npt.DTypeLike", "out: None = None"]
    given += [f"{name}: {kind} = {default!r}" for name, kind, default in keywords]
    return [*lines, "    @_overload", f"    def __call__(self, {', '.join(given)}) -> _npt.NDArray[_Any]: ..."]


def by(name: str, parameters: dict[str, str]) -> list[str]:
    """What `grad.by` gives of one function: the gradient itself of x, and another computation of each parameter."""
    kinds = [("_Literal['x']", "gradient")]
    if parameters:
        kinds.append((f"_Literal[{', '.join(map(repr, parameters))}]", "of_x"))
    lines = []
    for wrt, kind in kinds:
        lines += ["    @_overload"] * (len(kinds) > 1)
        lines += [f"    def by(self, wrt: {wrt}, /) -> _{name}_{kind}: ...  # type: ignore[override]"]
    return lines


def classes(name: str, parameters: dict[str, str], random: bool) -> list[str]:
    """The lines of one function: what its derivatives are, what itself is, and its name."""
    defaults = ", ".join(["self", *(f"{key}: float = {default}" for key, default in parameters.items())])
    body = [f"class _{name}_of_x(_Call):", *call(("x",), parameters, random=random)]
    body += [f"class _{name}_gradient(_Gradient):", *call(("x",), parameters, ("x", *parameters), random)]
    body += by(name, parameters)
    body += [f"class _{name}_of_x_and_g(_Call):", *call(("x", "g"), parameters, random=random)]
    body += [f"class _{name}(_Activation):", *call(("x",), parameters, random=random)]
    for key, kind in (("value", "of_x"), ("grad", "gradient"), ("vjp", "of_x_and_g"), ("second", "of_x")):
        body += ["    @property", f"    def {key}(self) -> _{name}_{kind}: ..."]
    return [
        *body,
        f"    def with_defaults({defaults}) -> _{name}: ...  # type: ignore[override]",
        "",
        f"{name}: _{name}",
        "",
    ]


def stub(functions: Path) -> str:
    """The whole stub for a folder of families of functions."""
    lines = [HEAD]
    for name, parameters, random in declarations(functions, "activation"):
        lines += classes(name, parameters, random)
    lines += [f"{name}: _RowFunction" for name, _, _ in declarations(functions, "row_function")]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(stub(Path(sys.argv[1])), encoding="utf-8")
