// sigmoid(x) = 1 / (1 + exp(−x)), derivative exp(−x) / (1 + exp(−x))²
//
// Below 0, sigmoid(−|x|) = 1 / (1 + E) with E = exp(|x|) and nothing that cancels; above, 1 − sigmoid(−|x|), which
// halves the error. 1 + E is kept in two parts, and what the division rounds away is put back: one rounding remains.
// The derivative is e / (1 + e)² with e = exp(−|x|) = 2^n (1 + p), in the same manner, the corrections added to p.
//
// Ends: 0 at −inf, 1 at inf, derivative 0 at both; subnormal results are kept; nan gives nan.
#pragma once

#include "exponential.h"

namespace actfn::ACTFN_ISA {

struct sigmoid {
    template <class V>
    ACTFN_INLINE V value(V x) {
        V one = splat<V>(1), t = below(x);
        return select(x > V{}, one - t, t);
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        return slope(x, unlift<V>);
    }

    // larger + smaller + p · scale, exactly but for the rounding of `low`
    template <class V>
    struct sum {
        V high, low;
    };
    template <class V>
    ACTFN_INLINE sum<V> add(V larger, V smaller, V p, V scale) {
        V base = larger + smaller, base_low = smaller - (base - larger);
        V high = fma(p, scale, base);
        return {high, fma(p, scale, base - high) + base_low};
    }

    // sigmoid(−|x|)
    template <class V>
    ACTFN_INLINE V below(V x) {
        typedef constants<element<V>> c;
        split_exp<V> e = exp_split(at_most(splat<V>(c::exp_span), abs(x)), -c::lift);
        sum<V> s = add(e.scale, splat<V>(unlift<V>), e.p, e.scale);
        V one = splat<V>(1), r = one / s.high;
        V error = fma(-s.low, r, fma(-s.high, r, one));
        return fma(r, error, r) * splat<V>(unlift<V>);
    }

    // factor · 2^lift · sigmoid′(x), the factor a power of two
    template <class V>
    ACTFN_INLINE V slope(V x, element<V> factor) {
        split_exp<V> e = exp_minus_abs(x);
        V one = splat<V>(1), scale = e.scale * splat<V>(unlift<V>);
        sum<V> s = add(one, scale, e.p, scale);
        s.low = fma(e.p_low(), scale, s.low);
        V square = s.high * s.high;
        V square_low = fma(s.high + s.high, s.low, fma(s.high, s.high, -square));
        V r = one / square;
        V error = fma(-square_low, r, fma(-square, r, one)), p = e.p_plus(fma(error, e.p, error));
        V scaled = r * e.scale;
        return fma(p, scaled, scaled) * splat<V>(factor);
    }
};

}  // namespace actfn::ACTFN_ISA
