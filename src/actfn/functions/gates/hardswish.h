// hardswish(x) = 0 for x ≤ −3, x (x + 3) / 6 between, x for x ≥ 3; derivative (2x + 3) / 6 between, 0 below and 1 above
//
// What sums and products drop is put back before the sixth is taken: one rounding is left. Ends: 0 at −inf, inf at inf;
// the sign of zero is kept at 0; the derivative at −3 is 0 and at 3 it is 1; nan gives nan in all.
#pragma once

#include "sigmoids/hardsigmoid.h"
#include "simd.h"

namespace actfn::ACTFN_ISA {

struct hardswish {
    static constexpr int right_at_once = half_grad | bfloat16_grad;
    static constexpr bool has_flat_parts = true;
    static constexpr bool is_short = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        const V three = splat<V>(3), sum = x + three, low = x - (sum - three);  // exactly, for |x| ≤ 3
        const V product = x * sum, dropped = fma(x, low, fma(x, sum, -product));
        V between = hardsigmoid::a_sixth_of(product, dropped);
        between = select(abs(x) < splat<V>(element<V>(0x1p-60)), x * splat<V>(0.5), between);  // where low parts underflow
        return select(x <= -three, V{}, select(x >= three, x, between));
    }

    // x / 2 may be the middle between two numbers of sixteen bits, and x² / 6 less than a double beside it
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x) {
        return {value(x), select(abs(x) < splat<V>(element<V>(0x1p-60)), x * x * splat<V>(element<V>(1) / 6), V{})};
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        const V three = splat<V>(3);
        two_sum<V> sum = {three, V{}};
        sum.add(x + x);
        const V between = hardsigmoid::a_sixth_of(sum.high, sum.low);
        return select(x <= -three, V{}, select(x >= three, splat<V>(1), between));
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return select(abs(x) < splat<V>(3), splat<V>(element<V>(1) / 3), select(x == x, V{}, x));
    }
};

}  // namespace actfn::ACTFN_ISA
