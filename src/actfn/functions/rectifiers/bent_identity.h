// bent_identity(x) = (√(x² + 1) − 1) / 2 + x, derivative 1 + x / (2 √(x² + 1)), second derivative (x² + 1)^(−3/2) / 2
//
// It is x + x w with w = x / (2 (√(x² + 1) + 1)), in two parts, so that nothing cancels. Ends: ±inf, with slopes 1 / 2 and
// 3 / 2; the sign of zero is kept; nan gives nan in all.
#pragma once

#include "sigmoids/isru.h"

namespace actfn::ACTFN_ISA {

struct bent_identity {
    static constexpr int right_at_once = half_value | bfloat16_grad;

    template <class V>
    ACTFN_INLINE V value(V x) {
        const two_sum<V> y = unrounded(x);
        const auto is_plain = (ACTFN_ISA::abs(x) >= splat<V>(bound<V>())) | (x == V{});
        return select(is_plain, y.high, y.high + y.low);
    }

    // Far out 3 x / 2 may be the middle between two numbers of sixteen bits, and 1 / 2 less than a double beside it.
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x) {
        const V one = splat<V>(1), half = splat<V>(0.5), far = splat<V>(bound<V>());
        const V z = at_most(far, at_least(-far, x));
        const two_sum<V> below = root_of(square_and(one, z, one));
        two_sum<V> sum = {below.high, below.low};
        sum.add(one);
        const two_sum<V> w = quotient_by(z * half, sum), product = times(w, z);
        two_sum<V> y = {z, product.low};
        y.add(product.high);
        const auto is_far = ACTFN_ISA::abs(x) >= far;
        const V line = select(x < V{}, x * half, x + x * half);
        return {select(is_far, line, select(x == V{}, x, y.high)), select(is_far, -half, y.low)};
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        const V one = splat<V>(1), far = splat<V>(bound<V>()), z = at_most(far, at_least(-far, x));
        const two_sum<V> v = quotient_by(z * splat<V>(0.5), root_of(square_and(one, z, one)));
        two_sum<V> y = {one, v.low};
        y.add(v.high);
        return y.high + y.low;
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return isru::grad(x, splat<V>(1)) * splat<V>(0.5);
    }

    template <class V>
    constexpr static element<V> bound() {
        return sizeof(element<V>) == 4 ? element<V>(0x1p40) : element<V>(0x1p80);
    }
};

}  // namespace actfn::ACTFN_ISA
