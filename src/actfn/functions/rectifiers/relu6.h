// relu6(x) = 0 for x ≤ 0, x between, 6 for x ≥ 6; derivative 1 between, else 0
//
// No rounding. Ends: +0 for every x ≤ 0, −0 too; the derivative at 0 and at 6 is 0; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct relu6 {
    static constexpr bool is_exact_on_16_bits = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        return select(x <= V{}, V{}, at_most(splat<V>(6), x));
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        return select(x <= V{}, V{}, select(x < splat<V>(6), splat<V>(1), select(x == x, V{}, x)));
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return select(x == x, V{}, x);
    }
};

}  // namespace actfn::ACTFN_ISA
