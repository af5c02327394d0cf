// relu_squared(x) = x² for x > 0, 0 otherwise; derivative 2x and 0, second derivative 2 and 0
//
// One product, correctly rounded. Ends: +0 for every x ≤ 0, −0 too; the second derivative at 0 is 0; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct relu_squared {
    static constexpr bool is_short = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        V above = select(x <= V{}, V{}, x);
        return above * above;
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        V above = select(x <= V{}, V{}, x);
        return above + above;
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return select(x <= V{}, V{}, select(x == x, splat<V>(2), x));
    }
};

}  // namespace actfn::ACTFN_ISA
