// hard_mish(x) = 0 for x < −2, x (x + 2) / 2 from −2 to 0, x above; derivative 0, x + 1, 1; second derivative 0, 1, 0
//
// What x + 2 drops is put back: one rounding is left. Ends: 0 at −inf, inf at inf; the sign of zero is kept at 0; the
// derivative at −2 is −1 and at 0 it is 1; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct hard_mish {
    static constexpr int right_at_once = half_value | half_grad | bfloat16_value | bfloat16_grad;
    static constexpr bool has_flat_parts = true;
    static constexpr bool is_short = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        const V two = splat<V>(2), sum = x + two, low = x - (sum - two);  // exactly, for −2 ≤ x ≤ 0
        const V product = x * sum, dropped = fma(x, low, fma(x, sum, -product));
        return select(x < -two, V{}, select(x >= V{}, x, (product + dropped) * splat<V>(0.5)));
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        const V one = splat<V>(1);
        return select(x < splat<V>(-2), V{}, select(x >= V{}, one, x + one));
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return select(x >= V{}, V{}, select(x < splat<V>(-2), V{}, select(x == x, splat<V>(1), x)));
    }
};

}  // namespace actfn::ACTFN_ISA
