// relu(x) = max(0, x), derivative 1 for x > 0, else 0
//
// Ends: 0 at −inf, inf at inf; +0 for every x ≤ 0, −0 too; the derivative at 0 is 0; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct relu {
    static constexpr bool is_exact_on_16_bits = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        return select(x <= V{}, V{}, x);
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        return select(x <= V{}, V{}, select(x > V{}, splat<V>(1), x));
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return select(x == x, V{}, x);
    }
};

}  // namespace actfn::ACTFN_ISA
