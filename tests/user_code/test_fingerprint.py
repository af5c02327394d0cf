"""A fingerprint is the same in every process for the same code, and another when code that it refers to changes."""

# ruff: noqa: E501  # a row for each kind

import ctypes
import functools
import math
import os
import subprocess
import sys

import numpy as np
import pytest

import actfn
from actfn.user_code import digest

# What a user may give, each as a cell of a notebook in which `value` is fingerprinted, and a change that changes it.
CELLS = {
    "function": ("def value(x): return x + 1", "x + 1", "x + 2"),
    "lambda": ("value = lambda x: x * 2.0", "2.0", "3.0"),
    "helper": ("def helper(x): return x * 2\ndef value(x): return helper(x)", "x * 2", "x * 3"),
    "helper of a helper": ("def a(x): return x * 2\ndef b(x): return a(x)\nvalue = lambda x: b(x)", "x * 2", "x - 2"),
    "constant": ("SLOPE = 0.1\ndef value(x): return SLOPE * x", "0.1", "0.2"),
    "array": ("import numpy as np\nW = np.arange(3.0)\ndef value(x): return W * x", "arange(3.0)", "ones(3)"),
    "closure": ("def make(a): return lambda x: a * x\nvalue = make(2.0)", "2.0", "3.0"),
    "closure over a function": ("def make(f): return lambda x: f(x)\nvalue = make(lambda x: x + 1)", "x + 1", "x + 2"),
    "default": ("def value(x, a=1.0): return a * x", "1.0", "2.0"),
    "keyword default": ("def value(x, *, a=1.0): return a * x", "1.0", "2.0"),
    "partial": ("import functools\ndef f(x, a): return a * x\nvalue = functools.partial(f, a=2.0)", "2.0", "3.0"),
    "partial of a helper": ("import functools\ndef f(x, a): return a * x\nvalue = functools.partial(f, a=2)", "a * x", "a + x"),
    "cached": ("import functools\n@functools.lru_cache\ndef value(x): return x + 1", "x + 1", "x + 2"),
    "wrapped": ("import functools\ndef f(x): return x + 1\nvalue = functools.wraps(f)(lambda x: f(x))", "x + 1", "x + 2"),
    "callable object": ("class F:\n  def __call__(self, x): return x + 1\nvalue = F()", "x + 1", "x + 2"),
    "object's state": ("class F:\n  def __init__(self): self.a = 1.0\n  def __call__(self, x): return self.a\nvalue = F()", "1.0", "2.0"),
    "slots": ("class F:\n  __slots__ = ['a']\n  def __init__(self): self.a = 1.0\n  def __call__(self, x): return self.a\nvalue = F()", "1.0", "2.0"),
    "method": ("class F:\n  def g(self, x): return x + 1\nvalue = F().g", "x + 1", "x + 2"),
    "class method": ("class F:\n  @classmethod\n  def g(cls, x): return x + 1\nvalue = F.g", "x + 1", "x + 2"),
    "static method": ("class F:\n  @staticmethod\n  def g(x): return x + 9\nvalue = F.g", "x + 9", "x + 2"),
    "property": ("class F:\n  @property\n  def a(self): return 1.0\n  def __call__(self, x): return self.a\nvalue = F()", "1.0", "2.0"),
    "base class": ("class B:\n  A = 1.0\nclass F(B):\n  def __call__(self, x): return self.A\nvalue = F()", "1.0", "2.0"),
    "dataclass": ("import dataclasses\n@dataclasses.dataclass\nclass F:\n  a: float = 1.0\n  def __call__(self, x): return self.a\nvalue = F()", "1.0", "2.0"),
    "generator inside": ("def value(x): return sum(k * x for k in (1, 2))", "(1, 2)", "(1, 3)"),
    "recursion": ("def value(x): return x + 1 if x else value(1)", "x + 1", "x + 2"),
    "two that call each other": ("def a(x): return b(x) if x else 0\ndef b(x): return a(x - 1)\nvalue = a", "x - 1", "x - 2"),
    "set of names": ("NAMES = {'one', 'two', 'three'}\ndef value(x): return x in NAMES", "'three'", "'four'"),
    "ufunc of numpy": ("import numpy as np\nvalue = np.tanh", "tanh", "sinh"),
    "function of C": ("import math\nvalue = math.tanh", "tanh", "sinh"),
    "which module's": ("import math as m\nvalue = m.sqrt", "import math as", "import cmath as"),
    "vectorised": ("import numpy as np\nvalue = np.vectorize(lambda x: x + 1)", "x + 1", "x + 2"),
    "looked up": ("def g(x): return x + 1\ndef value(x): return globals()['g'](x)", None, None),
    "formula": ("import actfn\nvalue = actfn.define('f', 'x*exp(2*x)')", "2*x", "3*x"),
    "of ours": ("import actfn\nvalue = actfn.elu", "elu", "tanh"),
    "of ours, with a parameter": ("import actfn\nvalue = actfn.elu.with_defaults(alpha=0.5)", "0.5", "0.7"),
    "using ours": ("import actfn\ndef value(x): return actfn.elu(x)", "elu", "tanh"),
}  # fmt: skip
TORCH = {
    "module": ("value = torch.nn.ELU(0.5)", "0.5", "0.7"),
    "module of one's own": ("class N(torch.nn.Module):\n  def forward(self, x): return x + 1\nvalue = N()", "x + 1", "x + 2"),
    "weights": ("torch.manual_seed(0)\nvalue = torch.nn.Linear(2, 2)", "seed(0)", "seed(1)"),
    "layers": ("value = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.ReLU())", "ReLU", "Tanh"),
    "buffer": ("class N(torch.nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.register_buffer('b', torch.ones(3))\n  def forward(self, x): return x\nvalue = N()", "ones(3)", "zeros(3)"),
    "hook": ("value = torch.nn.ReLU()\nvalue.register_forward_hook(lambda m, i, o: o + 1)", "o + 1", "o + 2"),
    "function": ("value = torch.nn.functional.elu", "elu", "selu"),
    "function of C": ("value = torch.tanh", "tanh", "sinh"),
    "compiled": ("value = torch.compile(lambda x: x + 1)", "x + 1", "x + 2"),
}  # fmt: skip
EVERY = CELLS | {f"torch {name}": (f"import torch\n{text}", old, new) for name, (text, old, new) in TORCH.items()}


def of_cell(text):
    """The fingerprint of `value` after a cell of a notebook was run."""
    there = {"__name__": "__main__"}
    exec(compile(text, "<cell 1>", "exec"), there)
    return digest(there["value"])


@pytest.mark.filterwarnings("ignore::DeprecationWarning:torch")  # what its compiler imports
@pytest.mark.parametrize("name", EVERY)
def test_it_follows_the_code(name):
    text, old, new = EVERY[name]
    if "torch" in name:
        pytest.importorskip("torch", reason="needs torch")
    first = of_cell(text)
    assert of_cell(f"unused = 5\n\n# a remark\n{text}") == first
    if old:
        assert text.count(old) == 1
        assert of_cell(text.replace(old, new)) != first


@pytest.mark.long
def test_it_is_the_same_in_every_process(tmp_path):
    pytest.importorskip("torch", reason="needs torch")
    code = f"""
import sys
sys.path.insert(0, {os.path.dirname(__file__)!r})
from test_fingerprint import EVERY, of_cell
print("\\n".join(of_cell(text) for text, _, _ in EVERY.values()))
"""
    found = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout.split()
        for seed in ("1", "2")
    ]  # fmt: skip
    assert len(found[0]) == len(EVERY)
    assert [name for name, one, other in zip(EVERY, *found, strict=True) if one != other] == []
    assert len(set(found[0])) == len(EVERY)  # none is taken for another


def test_code_that_looks_names_up_counts_with_its_file(tmp_path):
    path = tmp_path / "net.py"
    text = "def g(x): return x + 1\ndef f(x): return globals()['g'](x)\ndef h(x): return 0\n"
    found = []
    for change in (text, text.replace("x + 1", "x + 2")):
        path.write_text(change)
        there = {}
        exec(compile(change, str(path), "exec"), there)
        found.append((digest(there["f"]), digest(there["h"])))
    assert found[0][0] != found[1][0]
    assert found[0][1] == found[1][1]


def test_a_decorator_of_an_installed_package_does_not_hide_what_it_decorates():
    """What the library returns is the library's, and the function that it keeps is the user's."""

    def decorated(constant):
        def inner(x):
            return constant * x

        return functools.singledispatch(inner), functools.partial(map, inner), np.frompyfunc(inner, 1, 1)

    for one, same, other in zip(decorated(1), decorated(1), decorated(2), strict=True):
        assert digest(one) != digest(other)
        if not isinstance(one, np.ufunc):
            assert digest(one) == digest(same)


def test_what_cannot_be_taken_apart_is_never_known_again():
    function = ctypes.CDLL(None).abs
    assert digest(function) != digest(function)
    assert digest([1, math.pi, "x"]) == digest([1, math.pi, "x"])


def test_a_script_run_by_an_installed_program_is_the_users(monkeypatch):
    """As a notebook or pytest does, whose main module lies among the installed ones."""
    monkeypatch.setattr(sys.modules["__main__"], "__file__", np.__file__, raising=False)
    assert of_cell("def value(x): return x + 1") != of_cell("def value(x): return x + 2")


def test_an_extension_beside_the_users_file_counts_by_its_content(tmp_path):
    import types
    from importlib.machinery import EXTENSION_SUFFIXES

    found = []
    for content in (b"one", b"other", b"one"):
        file = tmp_path / f"fast{EXTENSION_SUFFIXES[0]}"
        file.write_bytes(content)
        module = types.ModuleType("fast")
        module.__file__ = str(file)
        there = {"fast": module}
        exec("def value(x): return fast.f(x)", there)
        found.append(digest(there["value"]))
    assert found[0] == found[2] != found[1]


def test_functions_of_ours_are_told_apart():
    found = [digest(f) for f in actfn.registry.values()]
    assert len(set(found)) == len(found)
