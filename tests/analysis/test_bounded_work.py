"""No formula makes a proof take the machine's memory, or much longer than its limit: what is too much is undecided."""

import re
import resource
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from flint import arb, fmpq

import actfn
from actfn.analysis.algebra.quotient import GENERATORS, Quotient, rational
from actfn.analysis.gaussian import envelope
from actfn.analysis.numbers import fraction
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.point import with_exact_form
from actfn.analysis.undecided import Undecided, Unsupported
from actfn.formula.tree import number
from actfn.formula.write import decimal

MEGABYTES, SECONDS = 300, 20  # of all facts together

HARD = [
    "x*exp(x) + exp(-1e12*(x-2)**2)",
    "x*sigmoid(x) + exp(-(1e5*(x-2))**2)",
    "tanh(x) + exp(-1e300*(x-1)**2)",
    "exp(exp(exp(x)))",
    "exp(-exp(exp(exp(x))))",
    "tanh(exp(exp(x))) + exp(-exp(x**2))",
    "x*exp(exp(exp(30)))",
    "x*exp(-exp(exp(30)))",
    "x + exp(-exp(exp(5)))/(1 + x**2)",
    "tanh(1e300*x) + tanh(1e-300*x)",
    "1e300*x/(1 + 1e300*abs(x))",
    "(x + 1e300)**24/((x + 1e-300)**24 + 1)",
    "(((((x + 3.5)**64)**64)**64)**64)**64",
    "((((x**24)**24)**24)**24 + 1)/(x**2 + 1)",
    "x*((((1e300**64)**64)**64)**64)",
    "x*2**64**64**64",
    "sqrt(2)**1e12*x + x**1e300",
    "(1 + x**2)**1e300/(1 + x**2)**1e-300",
    "sin(1e300*x)*exp(-1e300*x**2)",
    "softplus(1e200*x)/1e200 - log(1 + exp(1e-200*x))",
]

# The peak of this very program: what getrusage says begins with the size of the process that started it.
PROGRAM = """
import re, sys
from pathlib import Path
from actfn.analysis import shape
from actfn.formula import parse
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
before = peak()
facts = shape.facts(parse(sys.argv[1]))
assert all(fact.note for fact in facts.values() if fact.how == "not established")
print(peak() - before)
"""


def limited():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


@pytest.mark.parametrize("text", HARD)
def test_facts_of_huge_and_tiny_numbers_take_little_memory_and_time(text):
    done = subprocess.run([sys.executable, "-c", PROGRAM, text], capture_output=True, text=True, preexec_fn=limited)
    assert done.returncode == 0, (done.returncode, done.stderr[-500:])
    assert int(done.stdout) < MEGABYTES


def test_a_limit_that_is_exceeded_is_seen():
    program = PROGRAM.replace(
        "facts = shape.facts(parse(sys.argv[1]))", f"facts = {{}}; x = b'1' * ({MEGABYTES + 16} << 20)"
    )
    done = subprocess.run([sys.executable, "-c", program, "x"], capture_output=True, text=True, preexec_fn=limited)
    assert int(done.stdout) >= MEGABYTES


# ---- One place where a ball becomes a fraction.

TINY, HUGE = arb(2) ** arb(-(10**13)), arb(2) ** arb(10**13)


@pytest.mark.parametrize("ball", [TINY, HUGE, -TINY, -HUGE])
def test_a_ball_of_a_huge_exponent_is_no_fraction(ball):
    with pytest.raises(Undecided, match="too many digits"):
        fraction.fraction(ball.mid())
    assert fraction.whole(ball.mid()) is None
    assert with_exact_form(ball.mid(), lambda guess: False).exact is None


def test_a_bound_from_above_stays_a_bound():
    assert fraction.not_below(TINY.mid()) == fmpq(1, 2**fraction.MOST_BITS)
    assert fraction.not_below(-TINY.mid()) == 0
    assert fraction.not_below(arb(0.75)) == fmpq(3, 4)
    with pytest.raises(envelope.Unbounded):
        envelope._above(HUGE)


def test_moderate_balls_are_the_fractions_that_they_are():
    assert fraction.fraction(arb(-0.375)) == fmpq(-3, 8)
    assert fraction.whole(arb(12)) == 12
    assert fraction.whole(arb(12.5)) is None


def test_nothing_else_writes_out_the_exponent_of_a_ball():
    root = Path(actfn.__file__).parent
    found = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if re.search(r"\.(man_exp|fmpq|fmpz|unique_fmpz)\(\)", path.read_text())
    }
    assert found == {"analysis/numbers/fraction.py", "analysis/numbers/rounding.py"}  # rounding looks at the exponent


# ---- Powers.


def test_powers_of_too_many_digits_are_not_written_out():
    assert ((number(10**300) ** 64) ** 64).head == "^"
    assert (number(10) ** 64).head == "number"
    for base, power in ((Exact.of(2).power(Fraction(1, 2)), 10**12), (Exact.of(Fraction(7, 2)), 10**6)):
        with pytest.raises(Undecided, match="too many digits"):
            base.power(Fraction(power))
    with pytest.raises(Unsupported, match="degree"):
        Quotient(GENERATORS[0] ** 241)
    with pytest.raises(Unsupported, match="digits"):
        rational(Fraction(10**300)) ** 24 * Quotient(GENERATORS[0]) + rational(1) / rational(Fraction(3**9000))


def test_numbers_of_thousands_of_digits_are_written_as_about_what_they_are():
    assert decimal(Fraction(10**9000, 3)) == "~3.3333333333333333e+8999"
    assert decimal(Fraction(-1, 7**5000)).startswith("~-3.23")
