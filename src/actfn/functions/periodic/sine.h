// sine(x) = sin(x), derivative cos(x), second derivative −sin(x)
//
// A number less its quarter turns, in two parts, and polynomials (compute/turns.h).
//
// Ends: nan at ±inf, where there is no limit; the sign of zero is kept; subnormal arguments are returned; nan gives nan.
#pragma once

#include "turns.h"

namespace actfn::ACTFN_ISA {

struct sine {
    static constexpr int right_at_once = bfloat16_value | bfloat16_grad;

    template <class V>
    ACTFN_INLINE V value(V x) {
        return select(x == V{}, x, sine_and_cosine<V>(turned_of(x)).rounded(0));
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        return sine_and_cosine<V>(turned_of(x)).rounded(1);
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return -value(x);
    }
};

}  // namespace actfn::ACTFN_ISA
