// abs(x) = |x|, derivative sign(x), second derivative 0
//
// Exact. abs(−0) is +0; the derivative at ±0 is ±0; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct abs {
    static constexpr bool is_exact_on_16_bits = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        return ACTFN_ISA::abs(x);
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        const V one = splat<V>(1);
        return select(x > V{}, one, select(x < V{}, -one, x));
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return select(x == x, V{}, x);
    }
};

}  // namespace actfn::ACTFN_ISA
