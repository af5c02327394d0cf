"""One import line per function; each function is a pair: NAME.py says what it is, NAME.h how it is computed."""

from actfn.functions.elu import elu as elu
from actfn.functions.leaky_relu import leaky_relu as leaky_relu
from actfn.functions.relu import relu as relu
from actfn.functions.sigmoid import sigmoid as sigmoid
from actfn.functions.tanh import tanh as tanh
