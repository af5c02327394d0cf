// The perceptrons of one instruction set: perceptron.h says how.
#include "perceptron.h"
