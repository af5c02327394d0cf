// elu(x) = x for x > 0, alpha · (exp(x) − 1) otherwise; derivative 1 for x > 0, else alpha · exp(x)
//
// exp(x) − 1 would lose its digits near 0. With exp(x) = 2^n (1 + p) it is (2^n − 1) + 2^n p, and 2^n − 1 is exact
// wherever it matters: one rounding. Near 0, n = 0 and the result is p.
//
// Ends: −alpha at −inf, inf at inf; the sign of zero is kept; the derivative at 0 is alpha, and keeps its subnormal
// results; nan gives nan.
#pragma once

#include "exponential.h"

namespace actfn::ACTFN_ISA {

struct elu {
    template <class V>
    ACTFN_INLINE V value(V x, V alpha) {
        // below this the result is −alpha to the last bit
        V z = at_least(splat<V>(sizeof(element<V>) == 4 ? -20 : -40), at_most(V{}, x));
        split_exp<V> e = exp_split(z, 0);
        V below = fma(e.p, e.scale, e.scale - splat<V>(1));
        return select(x >= V{}, x, below * alpha);  // at 0, x itself: the sign is kept
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V alpha) {
        typedef constants<element<V>> c;
        split_exp<V> e = exp_split(at_least(splat<V>(-c::exp_span), at_most(splat<V>(-c::negligible), x)), c::lift);
        V lifted = fma(e.p, e.scale, e.scale), one = splat<V>(1), lower = splat<V>(unlift<V>);
        // alpha goes in before the lift comes out where exp(x) may be subnormal, after it where the product may overflow
        constexpr element<V> tail = sizeof(element<V>) == 4 ? -60 : -500;
        if (__builtin_expect(any_less(x, tail), 0)) {
            auto tiny = x < splat<V>(tail);
            V below = lifted * select(tiny, one, lower) * alpha;
            return select(x > V{}, one, select(tiny, lowered(below), below));
        }
        return select(x > V{}, one, lifted * lower * alpha);
    }

    // alpha · exp(x) again, but 0 above 0
    template <class V>
    ACTFN_INLINE V second(V x, V alpha) {
        return select(x > V{}, V{}, grad(x, alpha));
    }

    // by alpha: exp(x) − 1, and 0 above 0
    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V) {
        return select(x > V{}, V{}, value(x, splat<V>(1)));
    }
};

}  // namespace actfn::ACTFN_ISA
