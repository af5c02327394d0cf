// softmax(x) = exp(x − m) / Σ exp(x − m), m the largest number of the row; vjp y (g − Σ g y), y = softmax(x)
//
// x − m is kept in two parts: what its rounding drops would be a relative error of the exponential. Sums are compensated.
//
// Ends: −inf gives 0; inf or nan anywhere, or nothing but −inf, gives nan in the whole row; subnormal results are kept.
#pragma once

#include "exponential.h"

namespace actfn::ACTFN_ISA {

struct softmax {
    static constexpr bool is_of_a_row = true;

    template <class Row>
    ACTFN_INLINE auto value(const Row& row) {
        typedef typename Row::V V;
        const V top = row.largest();
        const V total = row.sum([=](V x) __attribute__((always_inline)) { return weight(x, top); });
        return [=](V x) __attribute__((always_inline)) { return weight(x, top) / total; };
    }

    template <class Row>
    ACTFN_INLINE auto vjp(const Row& row) {
        typedef typename Row::V V;
        const V top = row.largest();
        const V total = row.sum([=](V x, V) __attribute__((always_inline)) { return weight(x, top); });
        const V mean = row.sum([=](V x, V g) __attribute__((always_inline)) { return weight(x, top) / total * g; });
        return [=](V x, V g) __attribute__((always_inline)) { return weight(x, top) / total * (g - mean); };
    }

    // exp(x − top) times 2^lift, top ≥ x
    template <class V>
    ACTFN_INLINE V weight(V x, V top) {
        typedef constants<element<V>> c;
        const V least = splat<V>(-c::exp_span);
        V d = x - top, t = d - x, low = select(d > least, (x - (d - t)) - (top + t), V{});
        split_exp<V> e = exp_split(at_least(least, d), c::lift);
        return fma(fma(low, splat<V>(1) + e.p, e.p), e.scale, e.scale);
    }
};

}  // namespace actfn::ACTFN_ISA
