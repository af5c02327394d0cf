"""Goals and what they need of a function: rules as data, each with a fact, a predicate, why, and where it is from.

The books: Bishop, Pattern recognition and machine learning, 2006; Goodfellow, Bengio, Courville, Deep learning, 2016.
A fact is named by its path in the record: `range.low` is the entry `low` of the value of `range`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

INF = "inf"
RISING = ("strictly increasing", "nondecreasing")


@dataclass(frozen=True)
class Need:
    """One requirement on a fact: the value at a path in it must stand in a relation to `value`."""

    fact: str
    relation: str  # of advice.RELATIONS
    value: Any
    why: str
    source: str


@dataclass(frozen=True)
class Goal:
    """A goal of `--for`: what is wanted, which facts it needs, and what to measure if facts do not decide."""

    description: str
    needs: tuple[Need, ...]
    measure: str = ""  # arguments of `actfn choose`; the functions that qualify are added


GOODFELLOW = "Goodfellow et al. 2016"
BISHOP = "Bishop 2006"

GOALS = {
    "binary-output": Goal(
        "The last layer of a network that says a probability.",
        (
            Need("range.low.value", "is", 0, "a probability is not negative", f"{BISHOP}, section 4.2"),
            Need("range.high.value", "is", 1, "a probability is at most 1", f"{BISHOP}, section 4.2"),
            Need("range.low.closed", "is", False, "log 0 is no finite loss", f"{GOODFELLOW}, section 6.2.2.2"),
            Need("range.high.closed", "is", False, "log 0 is no finite loss", f"{GOODFELLOW}, section 6.2.2.2"),
            Need("monotone.kind", "is one of", RISING, "more evidence, more probability", f"{BISHOP}, section 4.2"),
        ),
    ),
    "bounded-output": Goal(
        "An output that must stay between two limits, such as a steering angle.",
        (
            Need("range.low.value", "is finite", None, "the output has a lower limit", f"{GOODFELLOW}, section 6.2.2"),
            Need(
                "range.high.value", "is finite", None, "the output has an upper limit", f"{GOODFELLOW}, section 6.2.2"
            ),
            Need("dead", "is empty", None, "a gradient leads back from the limits", f"{GOODFELLOW}, section 6.2.2"),
        ),
    ),
    "positive-output": Goal(
        "An output that must be above zero and knows no upper limit: a rate, a variance, a duration.",
        (
            Need("range.low.value", "at least", 0, "never negative", f"{GOODFELLOW}, section 6.2.2.4"),
            Need("range.high.value", "is", INF, "as large as the data need", f"{GOODFELLOW}, section 6.2.2.4"),
            Need("dead", "is empty", None, "a gradient wherever the output is", f"{GOODFELLOW}, section 6.2.2.4"),
        ),
    ),
    "rnn-gate": Goal(
        "A gate of an LSTM or GRU: how much passes, between nothing and all.",
        (
            Need(
                "range.low.value",
                "is",
                0,
                "shut lets nothing pass",
                "Gers, Schmidhuber, Cummins: Learning to forget, 2000",
            ),
            Need("range.high.value", "is", 1, "open passes all, and no more: states do not grow", "Gers et al. 2000"),
            Need("monotone.kind", "is one of", RISING, "one direction opens", "Gers et al. 2000"),
        ),
    ),
    "rnn-state": Goal(
        "The state of a recurrent network, the function applied again and again.",
        (
            Need("range.low.value", "is finite", None, "states stay bounded", "Pascanu, Mikolov, Bengio, ICML 2013"),
            Need("range.high.value", "is finite", None, "states stay bounded", "Pascanu, Mikolov, Bengio, ICML 2013"),
            Need(
                "symmetry.kind",
                "is",
                "odd",
                "states may go up and down alike",
                "LeCun et al.: Efficient BackProp, 1998",
            ),
            Need("lipschitz.value", "at most", 1, "gradients do not grow by it", "Pascanu, Mikolov, Bengio, ICML 2013"),
        ),
    ),
    "multiclass-hidden": Goal(
        "Hidden layers of a classifier; its last layer is the softmax, which is no function of one number.",
        (Need("slope_square", "at least", 0.25, "gradients pass a layer", "Glorot, Bengio, AISTATS 2010"),),
        "YOUR.csv --target COLUMN",
    ),
    "deep-without-normalisation": Goal(
        "Tens of layers without batch or layer normalisation: signal and gradient must survive the depth.",
        (
            Need(
                "propagation_gradient_over_depth", "at least", 1e-3, "does not vanish", "Schoenholz et al., ICLR 2017"
            ),
            Need("propagation_gradient_over_depth", "at most", 1e3, "does not explode", "Schoenholz et al., ICLR 2017"),
            Need("dead", "is empty", None, "no unit may fall silent for good", "Maas, Hannun, Ng, ICML 2013"),
        ),
        "YOUR.csv --target COLUMN --depths 8 16 32",
    ),
    "no-dead-units": Goal(
        "Units that can always learn again, as at high learning rates.",
        (Need("dead", "is empty", None, "f′ = 0 on an interval stops learning", "Maas, Hannun, Ng, ICML 2013"),),
    ),
    "sparse": Goal(
        "Outputs that are exactly zero for part of the inputs.",
        (Need("zeros", "hold an interval", None, "zero, not near it", "Glorot, Bordes, Bengio, AISTATS 2011"),),
    ),
    "pinn": Goal(
        "A network that solves a differential equation of second order: its second derivatives are in the loss.",
        (
            Need(
                "smoothness",
                "at least as smooth as",
                "C2",
                "f″ exists and is continuous",
                "Raissi, Perdikaris, Karniadakis 2019",
            ),
            Need("second_derivative", "is not", "0", "f″ = 0 has no curvature to fit", "Raissi et al. 2019"),
        ),
        "YOUR.csv --target COLUMN",
    ),
    "gradient-penalty": Goal(
        "A loss that holds the network's own gradient: WGAN-GP, R1, double backpropagation.",
        (
            Need("second_derivative", "is not", "0", "the penalty's gradient goes through f″", "Gulrajani et al. 2017"),
            Need("smoothness", "at least as smooth as", "C1", "the gradient does not jump", "Gulrajani et al. 2017"),
        ),
    ),
    "lipschitz": Goal(
        "A network of bounded slope: certified robustness, Wasserstein critics, equilibrium models.",
        (
            Need(
                "lipschitz.value",
                "at most",
                1,
                "|f′| ≤ 1 keeps the product of the layers' norms",
                "Miyato et al., ICLR 2018",
            ),
        ),
    ),
    "invertible": Goal(
        "A layer of a normalising flow: every output belongs to one input.",
        (
            Need(
                "monotone.kind",
                "is one of",
                ("strictly increasing", "strictly decreasing"),
                "no two inputs alike",
                "Papamakarios et al., JMLR 2021",
            ),
            Need("range.low.value", "is", "-inf", "every number is an output", "Papamakarios et al., JMLR 2021"),
            Need("range.high.value", "is", INF, "every number is an output", "Papamakarios et al., JMLR 2021"),
        ),
    ),
    "low-precision": Goal(
        "Training or inference in float16 or bfloat16.",
        (
            Need("promise.float16.value", "at most", 0.5, "correctly rounded", "docs/accuracy.md"),
            Need("promise.bfloat16.value", "at most", 0.5, "correctly rounded", "docs/accuracy.md"),
            Need(
                "lipschitz.value", "at most", 2, "does not overflow where its input did not", "Micikevicius et al. 2018"
            ),
        ),
    ),
    "quantised": Goal(
        "Inference in integers of 8 bits.",
        (
            Need("second_derivative", "is", "0", "pieces of lines need no table", "Jacob et al., CVPR 2018"),
            Need("lipschitz.value", "at most", 1, "steps of the input do not widen", "Jacob et al., CVPR 2018"),
        ),
        "YOUR.csv --target COLUMN",
    ),
}
