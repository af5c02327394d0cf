// sigmoid(x) = 1 / (1 + exp(−x)), derivative sigmoid(x) · sigmoid(−x)
//
// Below 0, sigmoid(−|x|) = 1 / (1 + E) with E = exp(|x|) and nothing that cancels; above, 1 − sigmoid(−|x|), which
// halves the error. 1 + E is kept in two parts, and what the division rounds away is put back: one rounding remains.
// The derivative is t − t² with t = sigmoid(−|x|), kept in two parts in the same manner.
//
// Ends: 0 at −inf, 1 at inf, derivative 0 at both; subnormal results are kept; nan gives nan.
#pragma once

#include "exponential.h"
#include "tanh_near_zero.h"

namespace actfn::ACTFN_ISA {

struct sigmoid {
    static constexpr int right_at_once = bfloat16_value | bfloat16_grad;

    template <class V>
    ACTFN_INLINE V value(V x) {
        quotient<V> t = below(at_most(splat<V>(constants<element<V>>::exp_span), abs(x)));
        integer<V> sign = bits(splat<V>(element<V>(-0.0)));
        // below 0: 0 + t, above: 1 − t, without the lift
        V factor = from_bits<V>((bits(x) & sign) ^ bits(splat<V>(-unlift<V>)));
        V base = from_bits<V>(~(bits(x) >> (8 * (int)sizeof(element<V>) - 1)) & bits(splat<V>(1)));
        return fma(fma(t.value, t.error, t.value), factor, base);
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        return slope<1>(x);
    }

    // factor · sigmoid′(x), the factor 1 or 4
    template <int factor, class V>
    ACTFN_INLINE V slope(V x) {
        if (__builtin_expect(any_greater(abs(x), tail<V>), 0)) return slope_in_tails<factor>(x);
        quotient<V> t = below(abs(x));
        return slope_of(t, t.value * splat<V>(-unlift<V>)) * splat<V>(factor * unlift<V>);
    }

    // From here on products may be subnormal, which takes x86 processors some 150 cycles each: below, none is.
    template <class V>
    static constexpr element<V> tail = sizeof(element<V>) == 4 ? 60 : 400;

    template <int factor, class V>
    ACTFN_INLINE V slope_in_tails(V x) {
        const V most = splat<V>(sizeof(element<V>) == 4 ? 106 : 747);  // 4 exp(−most) is 0
        quotient<V> t = below(at_most(most, abs(x)));
        V s = select(abs(x) > splat<V>(tail<V>), V{}, t.value);  // t² adds nothing there
        return lowered(slope_of(t, s * splat<V>(-unlift<V>)), element<V>(factor));
    }

    // The slope times −tanh(x / 2).
    template <class V>
    ACTFN_INLINE V second(V x) {
        return curvature(x, element<V>(1));
    }

    // factor · sigmoid″(x), the factor a power of two
    template <class V>
    ACTFN_INLINE V curvature(V x, element<V> factor) {
        constexpr element<V> up = sizeof(element<V>) == 4 ? element<V>(0x1p32) : element<V>(0x1p64);  // for subnormal x
        constexpr element<V> cut = tanh_constants<element<V>>::cut;
        V one = splat<V>(1), two = splat<V>(2), a = at_most(splat<V>(constants<element<V>>::exp_span), abs(x));
        quotient<V> t = below(a);
        V low_t = t.value * t.error, minus_t = t.value * splat<V>(-unlift<V>);
        V slope = fma(minus_t, t.value, t.value);
        V slope_low = fma(low_t, fma(two, minus_t, one), fma(minus_t, t.value, t.value - slope));
        // tanh(a / 2), in two parts, times `up`: 1 − 2t, or where that cancels a / 2 and what is left
        V far = fma(two, minus_t, one), far_low = fma(two, fma(minus_t, t.error, minus_t), one - far);
        V near = a * splat<V>(up / 2), near_low = tanh_less_argument(at_most(splat<V>(cut), a * splat<V>(0.5)));
        auto is_near = a < splat<V>(2 * cut);
        V high = select(is_near, near, far * splat<V>(up)), low = select(is_near, near_low, far_low) * splat<V>(up);
        V y = slope * high, rest = fma(slope, low, fma(slope_low, high, fma(slope, high, -y)));
        return with_sign((y + rest) * splat<V>(factor * unlift<V> / up), -x);
    }

    // value · (1 + error)
    template <class V>
    struct quotient {
        V value, error;
    };

    // 2^lift · sigmoid′(x), from t = 2^lift · sigmoid(−|x|)
    template <class V>
    ACTFN_INLINE V slope_of(quotient<V> t, V minus_t) {
        V low = t.value * t.error;
        V high = fma(minus_t, t.value, t.value);                // t − t², rounded,
        V dropped = fma(minus_t, t.value, t.value - high);      // what that dropped,
        V slope_at_t = fma(splat<V>(2), minus_t, splat<V>(1));  // and 1 − 2t times the low part of t
        return high + fma(low, slope_at_t, dropped);
    }

    // 2^lift · sigmoid(−a), a ≥ 0
    template <class V>
    ACTFN_INLINE quotient<V> below(V a) {
        typedef constants<element<V>> c;
        return one_over_one_plus(exp_split(at_least(splat<V>(c::negligible), a), -c::lift));
    }

    // 2^lift / (1 + E), E the exponential of a number that is not negative, times 2^−lift
    template <class V>
    ACTFN_INLINE quotient<V> one_over_one_plus(split_exp<V> e) {
        V one = splat<V>(1), lower = splat<V>(unlift<V>);
        V base = e.scale + lower, base_low = lower - (base - e.scale);  // 1 + 2^n, exactly
        V high = fma(e.p, e.scale, base), low = fma(e.p, e.scale, base - high) + base_low;
        V r = one / high;
        return {r, fma(-low, r, fma(-high, r, one))};
    }
};

}  // namespace actfn::ACTFN_ISA
