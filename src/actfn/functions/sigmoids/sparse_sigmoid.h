// sparse_sigmoid(x) = 0 for x ≤ −1, (x + 1) / 2 between, 1 for x ≥ 1; derivative 1 / 2 between, else 0
//
// One sum, correctly rounded. Ends: 0 and 1; the derivative at both bounds is 0; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct sparse_sigmoid {
    static constexpr int right_at_once = half_value | half_grad | bfloat16_value | bfloat16_grad;
    static constexpr bool has_flat_parts = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        const V one = splat<V>(1);
        return select(x <= -one, V{}, select(x >= one, one, (x + one) * splat<V>(0.5)));
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        return select(abs(x) < splat<V>(1), splat<V>(0.5), select(x == x, V{}, x));
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return select(x == x, V{}, x);
    }
};

}  // namespace actfn::ACTFN_ISA
