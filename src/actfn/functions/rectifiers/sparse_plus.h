// sparse_plus(x) = 0 for x ≤ −1, (x + 1)² / 4 between, x for x ≥ 1; derivative 0, (x + 1) / 2, 1; second 0, 1 / 2, 0
//
// What x + 1 drops is put back: one rounding is left. Ends: 0 at −inf, inf at inf; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct sparse_plus {
    static constexpr int right_at_once = half_grad | bfloat16_value | bfloat16_grad;
    static constexpr bool has_flat_parts = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        const V one = splat<V>(1), sum = x + one, low = x - (sum - one);  // exactly, for |x| ≤ 1
        const V square = sum * sum, dropped = fma(sum + sum, low, fma(sum, sum, -square));
        return select(x <= -one, V{}, select(x >= one, x, (square + dropped) * splat<V>(0.25)));
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        const V one = splat<V>(1);
        return select(x <= -one, V{}, select(x >= one, one, (x + one) * splat<V>(0.5)));
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return select(abs(x) < splat<V>(1), splat<V>(0.5), select(x == x, V{}, x));
    }
};

}  // namespace actfn::ACTFN_ISA
