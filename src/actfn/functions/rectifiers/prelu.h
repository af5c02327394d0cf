// prelu(x) = x for x > 0, weight · x otherwise: leaky_relu, whose slope is learned
#pragma once

#include "rectifiers/leaky_relu.h"

namespace actfn::ACTFN_ISA {

struct prelu : leaky_relu {};

}  // namespace actfn::ACTFN_ISA
