"""One import line per function; each is a pair: NAME.py says what it is, NAME.h or NAME.tables.h how it is computed."""

from typing import TYPE_CHECKING

from actfn.activation.record import Activation as _Activation
from actfn.activation.rows import RowFunction as _RowFunction
from actfn.functions.gates.gelu import gelu as gelu
from actfn.functions.gates.gelu_tanh import gelu_tanh as gelu_tanh
from actfn.functions.gates.hardswish import hardswish as hardswish
from actfn.functions.gates.silu import silu as silu
from actfn.functions.gates.swish import swish as swish
from actfn.functions.rectifiers.celu import celu as celu
from actfn.functions.rectifiers.elu import elu as elu
from actfn.functions.rectifiers.leaky_relu import leaky_relu as leaky_relu
from actfn.functions.rectifiers.relu import relu as relu
from actfn.functions.rectifiers.relu6 import relu6 as relu6
from actfn.functions.rectifiers.relu_squared import relu_squared as relu_squared
from actfn.functions.rectifiers.selu import selu as selu
from actfn.functions.rectifiers.softplus import softplus as softplus
from actfn.functions.rectifiers.threshold import threshold as threshold
from actfn.functions.rectifiers.thresholded_relu import thresholded_relu as thresholded_relu
from actfn.functions.shrinks.hardshrink import hardshrink as hardshrink
from actfn.functions.shrinks.softshrink import softshrink as softshrink
from actfn.functions.sigmoids.erf import erf as erf
from actfn.functions.sigmoids.hardsigmoid import hardsigmoid as hardsigmoid
from actfn.functions.sigmoids.hardtanh import hardtanh as hardtanh
from actfn.functions.sigmoids.logsigmoid import logsigmoid as logsigmoid
from actfn.functions.sigmoids.sigmoid import sigmoid as sigmoid
from actfn.functions.sigmoids.softsign import softsign as softsign
from actfn.functions.sigmoids.tanh import tanh as tanh
from actfn.functions.vector.bilinear import bilinear as bilinear
from actfn.functions.vector.crelu import crelu as crelu
from actfn.functions.vector.entmax15 import entmax15 as entmax15
from actfn.functions.vector.geglu import geglu as geglu
from actfn.functions.vector.geglu_tanh import geglu_tanh as geglu_tanh
from actfn.functions.vector.glu import glu as glu
from actfn.functions.vector.gumbel_softmax import gumbel_softmax as gumbel_softmax
from actfn.functions.vector.hardmax import hardmax as hardmax
from actfn.functions.vector.log_softmax import log_softmax as log_softmax
from actfn.functions.vector.logsumexp import logsumexp as logsumexp
from actfn.functions.vector.maxout import maxout as maxout
from actfn.functions.vector.reglu import reglu as reglu
from actfn.functions.vector.softmax import softmax as softmax
from actfn.functions.vector.softmin import softmin as softmin
from actfn.functions.vector.solu import solu as solu
from actfn.functions.vector.sparsemax import sparsemax as sparsemax
from actfn.functions.vector.swiglu import swiglu as swiglu

if not TYPE_CHECKING:  # the functions only, not the folders of their families; a type checker reads the lines above
    __all__ = [name for name, value in globals().items() if isinstance(value, _Activation | _RowFunction)]
