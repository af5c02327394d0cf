// softsign(x) = x / (1 + |x|), derivative 1 / (1 + |x|)², second derivative −2 sign(x) / (1 + |x|)³
//
// What 1 + |x| and the division drop is put back, so that one rounding is left. Ends: ±1 at ±inf, derivatives 0; the sign
// of zero is kept; the second derivative at 0 is 0; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct softsign {
    static constexpr int right_at_once = half_value | half_grad | bfloat16_value | bfloat16_grad;
    static constexpr bool is_short = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        // a / (1 + a) up to 1, from there on 1 − 1 / (1 + a); the result is 1 to the last bit long before the bound
        const V a = at_most(splat<V>(element<V>(0x1p60)), abs(x)), one = splat<V>(1);
        const two_sum<V> below = one_plus(a);
        const auto near = a < one;
        const V above = select(near, a, -one), base = select(near, V{}, one);
        const V q = above / below.high, left = fma(-q, below.high, above) - q * below.low;
        const V sum = base + q, lost = q - (sum - base);
        return with_sign(sum + fma(left, (one - base) - q, lost), x);  // (1 − base) − q is 1 / (1 + a)
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        const quotient<V> r = one_over_one_plus(x);
        const V square = r.value * r.value;
        return fma(square, r.error + r.error, fma(r.value, r.value, -square)) + square;
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        const quotient<V> r = one_over_one_plus(x);
        const V square = r.value * r.value, square_low = fma(square, r.error + r.error, fma(r.value, r.value, -square));
        const V cube = square * r.value, rest = fma(square, r.value, -cube) + fma(square_low, r.value, cube * r.error);
        const V y = with_sign(splat<V>(2) * (cube + rest), -x);
        return select(x == V{}, V{}, y);
    }

    // value · (1 + error) is 1 / (1 + |x|)
    template <class V>
    struct quotient {
        V value, error;
    };
    template <class V>
    ACTFN_INLINE quotient<V> one_over_one_plus(V x) {
        // beyond this even the first derivative is 0
        const V a = at_most(splat<V>(sizeof(element<V>) == 4 ? element<V>(0x1p80) : element<V>(0x1p600)), abs(x));
        const two_sum<V> below = one_plus(a);
        const V r = splat<V>(1) / below.high;
        return {r, fma(-r, below.high, splat<V>(1)) - r * below.low};
    }
    template <class V>
    ACTFN_INLINE two_sum<V> one_plus(V a) {
        two_sum<V> sum = {splat<V>(1), V{}};
        sum.add(a);
        return sum;
    }
};

}  // namespace actfn::ACTFN_ISA
