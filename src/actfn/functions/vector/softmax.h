// softmax(x) = exp(x − m) / Σ exp(x − m), m the largest number of the row; vjp y (g − Σ g y), y = softmax(x)
//
// x − m is kept in two parts: what its rounding drops would be a relative error of the exponential. Weights, their sum and
// its inverse are kept in two parts: one rounding remains.
//
// Ends: −inf gives 0; inf or nan anywhere, or nothing but −inf, gives nan in the whole row; subnormal results are kept.
#pragma once

#include "exponential.h"
#include "rows.h"

namespace actfn::ACTFN_ISA {

struct softmax {
    static constexpr bool is_of_a_row = true;

    template <class Row>
    ACTFN_INLINE auto value(const Row& row) {
        typedef typename Row::V V;
        const V top = row.largest();
        const auto share = inverse(row.sum([=](V x) __attribute__((always_inline)) { return weight(x, top); }));
        return [=](V x) __attribute__((always_inline)) { return product(weight(x, top), share); };
    }

    template <class Row>
    ACTFN_INLINE auto vjp(const Row& row) {
        typedef typename Row::V V;
        const V top = row.largest();
        const auto share = inverse(row.sum([=](V x, V) __attribute__((always_inline)) { return weight(x, top); }));
        const auto mean = row.sum([=](V x, V g) __attribute__((always_inline)) {
            const V y = product(weight(x, top), share), yg = y * g;
            return two_sum<V>{yg, fma(y, g, -yg)};
        });
        return [=](V x, V g) __attribute__((always_inline)) {
            return product(weight(x, top), share) * ((g - mean.high) - mean.low);
        };
    }

    // exp(x − top) times 2^lift, top ≥ x, in two parts
    template <class V>
    ACTFN_INLINE two_sum<V> weight(V x, V top) {
        typedef constants<element<V>> c;
        const V least = splat<V>(-c::exp_span);
        V d = x - top, t = d - x, low = select(d > least, (x - (d - t)) - (top + t), V{});
        split_exp<V> e = exp_split(at_least(least, d), c::lift);
        V p = fma(low, splat<V>(1) + e.p, e.p), high = fma(p, e.scale, e.scale);
        return {high, fma(p, e.scale, e.scale - high)};
    }

    // 1 / (a.high + a.low) in two parts
    template <class V>
    ACTFN_INLINE two_sum<V> inverse(two_sum<V> a) {
        V r = splat<V>(1) / a.high;
        return {r, fma(-r, a.low, fma(-r, a.high, splat<V>(1))) * r};
    }

    // a · b, rounded once
    template <class V>
    ACTFN_INLINE V product(two_sum<V> a, two_sum<V> b) {
        return fma(a.high, b.high, fma(a.high, b.low, a.low * b.high));
    }
};

}  // namespace actfn::ACTFN_ISA
