// sign(x) = 1 for x > 0, −1 for x < 0, x at both zeros; all derivatives are 0
//
// Exact. nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct sign {
    static constexpr bool is_exact_on_16_bits = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        const V one = splat<V>(1);
        return select(x > V{}, one, select(x < V{}, -one, x));
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        return select(x == x, V{}, x);
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return select(x == x, V{}, x);
    }
};

}  // namespace actfn::ACTFN_ISA
