// solu(x) = x softmax(x); vjp y (g (1 + x) − Σ g x y), y = softmax(x)
//
// Ends: those of softmax; −inf, whose share is 0, gives −0.
#pragma once

#include "vector/softmax.h"

namespace actfn::ACTFN_ISA {

struct solu {
    static constexpr bool is_of_a_row = true;

    template <class Row>
    ACTFN_INLINE auto value(const Row& row) {
        typedef typename Row::V V;
        const V top = row.largest();
        const auto share = softmax::inverse(row.sum([=](V x) __attribute__((always_inline)) { return softmax::weight(x, top); }));
        return [=](V x) __attribute__((always_inline)) {
            // x times its weight, which is lifted, in two parts: the share alone may be subnormal
            const two_sum<V> weight = softmax::weight(x, top);
            const V kept = finite(x), y = kept * weight.high;
            const V result = softmax::product(two_sum<V>{y, fma(kept, weight.low, fma(kept, weight.high, -y))}, share);
            return select(result == V{}, with_sign(V{}, x), result);
        };
    }

    template <class Row>
    ACTFN_INLINE auto vjp(const Row& row) {
        typedef typename Row::V V;
        const V top = row.largest();
        const auto share = softmax::inverse(row.sum([=](V x, V) __attribute__((always_inline)) { return softmax::weight(x, top); }));
        const auto mean = row.sum([=](V x, V g) __attribute__((always_inline)) {
            const V y = softmax::product(softmax::weight(x, top), share), xy = finite(x) * y, part = xy * g;
            return two_sum<V>{part, fma(xy, g, -part)};
        });
        return [=](V x, V g) __attribute__((always_inline)) {
            const V y = softmax::product(softmax::weight(x, top), share);
            return y * ((fma(g, finite(x), g) - mean.high) - mean.low);
        };
    }

    // x, but −0 for −inf: its share is 0, and their product must not be nan
    template <class V>
    ACTFN_INLINE V finite(V x) {
        return select(x == splat<V>(-(element<V>)__builtin_inf()), splat<V>(element<V>(-0.0)), x);
    }
};

}  // namespace actfn::ACTFN_ISA
