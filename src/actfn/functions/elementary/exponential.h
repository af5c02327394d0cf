// exponential(x) = exp(x), which all its derivatives are too
//
// What the rounding of exp(r) − 1 drops is added last, so that little more than one rounding is left. Ends: 0 at −inf, inf
// at inf, with a gradual underflow; nan gives nan.
#pragma once

#include "words.h"

namespace actfn::ACTFN_ISA {

struct exponential {
    static constexpr int right_at_once = bfloat16_value | bfloat16_grad;

    template <class V>
    ACTFN_INLINE V value(V x) {
        typedef constants<element<V>> c;
        const V span = splat<V>(c::exp_span), z = at_most(span, at_least(-span, x));
        // so near that no part of the sum is subnormal: both ways then give the same bits
        if (__builtin_expect(!any_greater(ACTFN_ISA::abs(x), sizeof(element<V>) == 4 ? 40 : 300), 1))
            return sum(exp_split_and_low(z, 0));
        // a lift keeps the power of two normal on either side; it comes out last
        const auto is_below = x < V{};
        const V below = sum(exp_split_and_low(at_most(V{}, z), c::lift)), above = sum(exp_split_and_low(at_least(V{}, z), -c::lift));
        return select(is_below, lowered(below), select(is_below, splat<V>(1), above) * splat<V>(1 / unlift<V>));
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        return value(x);
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return value(x);
    }

    template <class V>
    ACTFN_INLINE V sum(split_exp_and_low<V> both) {
        const split_exp<V> e = both.high;
        const V high = fma(e.p, e.scale, e.scale);
        return high + fma(both.p_low, e.scale, fma(e.p, e.scale, e.scale - high));
    }
};

}  // namespace actfn::ACTFN_ISA
