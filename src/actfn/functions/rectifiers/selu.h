// selu(x) = scale · x for x > 0, scale · alpha · (exp(x) − 1) otherwise; derivative scale, else scale · alpha · exp(x)
//
// As elu, with the product of the parameters in two parts, and what the sum drops, so that one rounding is left.
//
// Ends: −scale · alpha at −inf, the sign of scale times inf at inf; the sign of zero is that of the product; the derivative
// at 0 is scale · alpha, and keeps its subnormal results; nan gives nan.
#pragma once

#include "exponential.h"

namespace actfn::ACTFN_ISA {

struct selu {
    template <class V>
    ACTFN_INLINE V value(V x, V scale, V alpha) {
        // below this exp(x) − 1 is −1 to the last bit
        const V z = at_least(splat<V>(sizeof(element<V>) == 4 ? -20 : -40), at_most(V{}, x));
        const split_exp_and_low<V> both = exp_split_and_low(z, 0);
        const split_exp<V> e = both.high;
        const V one = splat<V>(1), start = e.scale - one, dropped = e.scale - (start + one);
        const V high = fma(e.p, e.scale, start);
        const V low = fma(both.p_low, e.scale, fma(e.p, e.scale, start - high) + dropped);
        const V below = times(high, low, scale, alpha);
        return select(x > V{}, x * scale, select(x == V{}, x * scale * alpha, below));
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V scale, V alpha) {
        typedef constants<element<V>> c;
        const split_exp<V> e = exp_split(at_least(splat<V>(-c::exp_span), at_most(splat<V>(-c::negligible), x)), c::lift);
        const V high = fma(e.p, e.scale, e.scale), low = fma(e.p, e.scale, e.scale - high);
        // the lift comes out before the product, which may overflow, but where exp(x) may be subnormal after it
        const auto tiny = x < splat<V>(sizeof(element<V>) == 4 ? -60 : -500);
        const V factor = select(tiny, splat<V>(1), splat<V>(unlift<V>));
        const V below = times(high * factor, low * factor, scale, alpha);
        return select(x > V{}, scale, select(tiny, lowered(below), below));
    }

    // scale · alpha · exp(x) again, but 0 above 0
    template <class V>
    ACTFN_INLINE V second(V x, V scale, V alpha) {
        return select(x > V{}, V{}, grad(x, scale, alpha));
    }

    // by scale: elu, of one rounding
    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V, V alpha) {
        return value(x, splat<V>(1), alpha);
    }

    // by alpha: scale · (exp(x) − 1), and 0 above 0
    template <class V>
    ACTFN_INLINE V by(parameter<1>, V x, V scale, V) {
        return select(x > V{}, V{}, value(x, scale, splat<V>(1)));
    }

    // (high + low) · scale · alpha; a zero has the sign that the signs of high and of the parameters give
    template <class V>
    ACTFN_INLINE V times(V high, V low, V scale, V alpha) {
        const V product = scale * alpha, dropped = fma(scale, alpha, -product);
        const V exact = fma(high, product, fma(high, dropped, low * product));
        return select(product == V{}, high * product, exact);
    }
};

}  // namespace actfn::ACTFN_ISA
