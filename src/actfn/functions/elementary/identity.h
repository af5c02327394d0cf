// identity(x) = x, derivative 1, second derivative 0
//
// Exact. nan gives nan in all; the sign of zero is kept.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct identity {
    static constexpr bool is_exact_on_16_bits = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        return x;
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        return select(x == x, splat<V>(1), x);
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return select(x == x, V{}, x);
    }
};

}  // namespace actfn::ACTFN_ISA
