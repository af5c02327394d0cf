// hardsigmoid(x) = 0 for x ≤ −3, (x + 3) / 6 between, 1 for x ≥ 3; derivative 1 / 6 between, else 0
//
// What x + 3 drops, and what a sixth lacks, are put back: one rounding is left. Ends: 0 and 1; the derivative at both
// bounds is 0; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct hardsigmoid {
    static constexpr int right_at_once = half_value | half_grad | bfloat16_value | bfloat16_grad;
    static constexpr bool has_flat_parts = true;
    static constexpr bool is_short = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        const V three = splat<V>(3), sum = x + three, low = x - (sum - three);  // exactly, for |x| ≤ 3
        return select(x <= -three, V{}, select(x >= three, splat<V>(1), a_sixth_of(sum, low)));
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        return select(abs(x) < splat<V>(3), splat<V>(element<V>(1) / 6), select(x == x, V{}, x));
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return select(x == x, V{}, x);
    }

    // (high + low) / 6, where low is small beside high
    template <class V>
    ACTFN_INLINE V a_sixth_of(V high, V low) {
        constexpr element<V> sixth = element<V>(1) / 6;
        constexpr element<V> lacking = sizeof(sixth) == 4 ? element<V>(1.0 / 6 - sixth) : element<V>(0x1.5555555555555p-57);
        return fma(high, splat<V>(sixth), fma(high, splat<V>(lacking), low * splat<V>(sixth)));
    }
};

}  // namespace actfn::ACTFN_ISA
