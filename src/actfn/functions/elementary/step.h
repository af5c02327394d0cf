// step(x) = 1 for x > 0, 0 otherwise; all derivatives are 0
//
// Exact. step(±0) is +0; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct step {
    static constexpr bool is_exact_on_16_bits = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        return select(x > V{}, splat<V>(1), select(x == x, V{}, x));
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
