"""What a type checker sees of the functions: arrays and parameters' names, from the stub that the build makes."""

import ast
import inspect
import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import actfn

p = inspect.Parameter
ROOT = Path(__file__).parents[2]
MESON = [sys.executable, "-m", "mesonbuild.mesonmain"]

RIGHT = """
import numpy as np
import actfn
from actfn import elu, leaky_relu, relu, tanh

x = np.ones(3, np.float32)
reveal_type(elu(x))  # float32 array
reveal_type(elu(x, 0.5))  # float32 array
reveal_type(elu(x, alpha=0.5))  # float32 array
reveal_type(elu.grad(x, alpha=0.5))  # float32 array
reveal_type(elu.vjp(x, x))  # float32 array
reveal_type(elu.second(x))  # float32 array
reveal_type(elu.grad(x, wrt="alpha"))  # float32 array
reveal_type(elu.grad(x, wrt="x"))  # float32 array
reveal_type(elu.grad(x, 0.5, wrt="alpha", out=x))  # float32 array
reveal_type(elu.grad(x, wrt="alpha", dtype=np.float64))  # array
reveal_type(elu.grad(1.0, wrt="alpha"))  # float64
reveal_type(elu.grad.by("alpha")(x))  # float32 array
reveal_type(elu.grad.by("x")(x, wrt="alpha"))  # float32 array
reveal_type(leaky_relu.grad(x, wrt="negative_slope"))  # float32 array
reveal_type(relu.grad(x, wrt="x"))  # float32 array
reveal_type(tanh.second(np.float32(1.0)))  # float32
reveal_type(elu.second(x, alpha=0.5, out=x))  # float32 array
reveal_type(elu.vjp(x, x, alpha=0.5, out=x))  # float32 array
reveal_type(elu.vjp(1.0, 2.0))  # float64
reveal_type(elu.value(x))  # float32 array
reveal_type(elu(x, out=x))  # float32 array
reveal_type(elu.with_defaults(alpha=2)(x))  # float32 array
reveal_type(leaky_relu(np.ones((2, 2)), np.ones(2)))  # array
reveal_type(tanh(x, dtype=np.float64))  # array
reveal_type(relu(np.arange(3)))  # array
reveal_type(relu([1.0, -2.0]))  # array
reveal_type(relu(1.0))  # float64
reveal_type(relu(np.float32(1.0)))  # float32
reveal_type(actfn.define("lisht", "x*tanh(x)"))  # Activation
taken: actfn.Activation = elu
defaults: float = elu.parameters["alpha"]
"""
MEANT = {
    "float32 array": "numpy.ndarray[tuple[int], numpy.dtype[numpy.floating[numpy._typing._nbit_base._32Bit]]]",
    "array": "numpy.ndarray[",
    "float64": "numpy.float64",
    "float32": "numpy.floating[numpy._typing._nbit_base._32Bit]",
    "Activation": "actfn.activation.record.Activation",
}
WRONG = [
    "actfn.elu(x, alhpa=1.0)",
    "actfn.elu.grad(x, alhpa=1.0)",
    "actfn.elu.vjp(x, x, alhpa=1.0)",
    "actfn.elu.with_defaults(alhpa=1.0)",
    "actfn.relu(x, alpha=1.0)",
    "actfn.elu.vjp(x)",
    "actfn.elu.second(x, alhpa=1.0)",
    "actfn.elu.grad(x, wrt='alhpa')",
    "actfn.elu.grad(1.0, wrt='alhpa')",
    "actfn.elu.grad(x, wrt='alhpa', dtype=np.float64)",
    "actfn.elu.grad(x, wrt=0)",
    "actfn.elu.grad.by('alhpa')",
    "actfn.leaky_relu.grad(x, wrt='alpha')",
    "actfn.relu.grad(x, wrt='alpha')",
    "actfn.relu.grad.by('alpha')",
    "actfn.elu(x, wrt='alpha')",
    "actfn.elu.second(x, wrt='alpha')",
    "actfn.elu.vjp(x, x, wrt='alpha')",
    "actfn.elu()",
    "actfn.elu(x, axis=0)",
    "actfn.elu(object())",
    'actfn.elu.parameters["alpha"] = 5.0',
    "actfn.eluu(x)",
]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds what the wheel would, but for the compiled module."""
    pytest.importorskip("mesonbuild", reason="the build is meson's")
    pytest.importorskip("mypy", reason="the type checker is mypy")
    ninja = pytest.importorskip("ninja", reason="meson runs ninja")
    build, place = tmp_path_factory.mktemp("build"), tmp_path_factory.mktemp("environment")
    environment = os.environ | {"PATH": os.pathsep.join([ninja.BIN_DIR, os.environ["PATH"]])}

    def run(*command: Any) -> str:
        done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, env=environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run(*MESON, "setup", build, ROOT)
    run("ninja", "-C", build, "__init__.pyi")
    plan = json.loads(run(*MESON, "introspect", build, "--install-plan"))
    (stub,) = [target for target in plan["targets"] if target.endswith("__init__.pyi")]
    assert plan["targets"][stub]["destination"].endswith("actfn/functions/__init__.pyi")
    run(sys.executable, "-m", "venv", "--without-pip", place)
    (packages,) = place.glob("lib/python*/site-packages")
    (packages / "others.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
    shutil.copytree(ROOT / "src/actfn", packages / "actfn", ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    shutil.copy(stub, packages / "actfn/functions/__init__.pyi")
    return place / "bin/python"


def checked(installed: Path, folder: Path, code: str) -> list[str]:
    """What mypy --strict says of a user's file."""
    (folder / "user.py").write_text(code)
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir", installed.parent / "cache"]
    environment = {k: v for k, v in os.environ.items() if k != "MYPYPATH"}
    run = subprocess.run(
        [*command, "--python-executable", installed, "user.py"],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=environment,
    )
    assert not run.stderr, run.stderr
    return run.stdout.splitlines()


def test_right_use_passes_and_gives_arrays(installed: Path, tmp_path: Path) -> None:
    said = checked(installed, tmp_path, RIGHT)
    assert not [line for line in said if " error: " in line]
    for number, line in enumerate(RIGHT.splitlines(), 1):
        if line.startswith("reveal_type"):
            (revealed,) = [s for s in said if s.startswith(f"user.py:{number}:")]
            assert f'Revealed type is "{MEANT[line.partition("# ")[2]]}' in revealed


def test_each_wrong_use_is_an_error(installed: Path, tmp_path: Path) -> None:
    head = "import numpy as np\nimport actfn\nx = np.ones(3, np.float32)\n"
    said = checked(installed, tmp_path, head + "\n".join(WRONG) + "\n")
    for number, line in enumerate(WRONG, 4):
        assert any(s.startswith(f"user.py:{number}: error: ") for s in said), line


def test_without_the_stub_a_wrong_name_passes(installed: Path, tmp_path: Path) -> None:
    """The negative control: it is the stub that catches it."""
    (stub,) = installed.parents[1].glob("lib/python*/site-packages/actfn/functions/__init__.pyi")
    kept = stub.read_text()
    stub.unlink()
    try:
        code = "import numpy as np\nimport actfn\nactfn.elu(np.ones(3), alhpa=1.0)\n"
        assert not [line for line in checked(installed, tmp_path, code) if " error: " in line]
    finally:
        stub.write_text(kept)


def test_every_function_has_its_class(installed: Path) -> None:
    (stub,) = installed.parents[1].glob("lib/python*/site-packages/actfn/functions/__init__.pyi")
    for name, f in actfn.registry.items():
        assert f"{name}: _{name}" in stub.read_text()
        assert all(f"{key}: float = {value!r}" in stub.read_text() for key, value in f.parameters.items())


@cache
def classes(stub: str) -> dict[str, ast.ClassDef]:
    """The classes of the stub by name; it takes half a second to parse."""
    return {node.name: node for node in ast.parse(stub).body if isinstance(node, ast.ClassDef)}


def differing(stub: str, name: str, kind: str, signature: inspect.Signature) -> list[str]:
    """The overloads of a class of the stub, each as text, that do not take what a signature says."""
    found = classes(stub)[f"_{name}{kind}"]
    calls = [n for n in found.body if isinstance(n, ast.FunctionDef) and n.name == "__call__"]
    assert len(calls) > 3
    said = list(signature.parameters.values())
    wrong = []
    for call in calls:
        given = call.args
        positional = [(a.arg, p.POSITIONAL_ONLY, p.empty) for a in given.posonlyargs[1:]]
        defaults = [ast.literal_eval(default) for default in given.defaults]
        named = [(a.arg, p.POSITIONAL_OR_KEYWORD, d) for a, d in zip(given.args, defaults, strict=True)]
        # An overload that is for `out` or for `dtype` alone needs it.
        keywords = {a.arg: d and ast.literal_eval(d) for a, d in zip(given.kwonlyargs, given.kw_defaults, strict=True)}
        told = [(q.name, q.kind, q.default) for q in said if q.kind is not p.KEYWORD_ONLY]
        if [*positional, *named] != told or keywords != {q.name: q.default for q in said if q.kind is p.KEYWORD_ONLY}:
            wrong.append(ast.unparse(call))
    return wrong


def test_the_stub_the_signature_and_the_help_say_the_same(installed: Path) -> None:
    (file,) = installed.parents[1].glob("lib/python*/site-packages/actfn/functions/__init__.pyi")
    stub = file.read_text()
    for name, f in actfn.registry.items():
        for kind, call in (
            ("", f),
            ("_of_x", f.value),
            ("_of_x", f.second),
            ("_gradient", f.grad),
            ("_of_x_and_g", f.vjp),
        ):
            signature = inspect.signature(call)
            assert differing(stub, name, kind, signature) == []
            assert differing(stub, "elu", "_of_x_and_g", inspect.signature(actfn.elu.grad))  # the negative control
            assert (inspect.getdoc(call) or "").startswith(f"{call.__name__}{signature}\n")
        assert f"wrt : {{{', '.join(map(repr, ('x', *f.parameters)))}}}, default 'x'" in (inspect.getdoc(f.grad) or "")
        for wrt in ("x", *f.parameters):
            assert np.array_equal(f.grad.by(wrt)(0.5), f.grad(0.5, wrt=wrt))
            assert f"{wrt!r}" in ast.unparse(classes(stub)[f"_{name}_gradient"])
