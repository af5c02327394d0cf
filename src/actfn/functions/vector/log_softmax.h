// log_softmax(x) = x − m − log Σ exp(x − m), m the largest number of the row; vjp g − softmax(x) Σ g
//
// x − m and the sum are kept in two parts; the logarithm keeps its relative accuracy where one number is the sum, nearly.
//
// Ends: −inf gives −inf; inf or nan anywhere, or nothing but −inf, gives nan in the whole row.
#pragma once

#include "vector/softmax.h"
#include "words.h"

namespace actfn::ACTFN_ISA {

struct log_softmax {
    static constexpr bool is_of_a_row = true;

    template <class Row>
    ACTFN_INLINE auto value(const Row& row) {
        typedef typename Row::V V;
        const V top = row.largest();
        const two_sum<V> sum = row.sum([=](V x) __attribute__((always_inline)) { return softmax::weight(x, top); });
        const V log = words::log_of_sum(sum.high, sum.low, splat<V>(-constants<element<V>>::lift));
        const V lost = select(sum.high == sum.high, V{}, sum.high);  // a nan of the row
        return [=](V x) __attribute__((always_inline)) {
            const V d = x - top, t = d - x;
            const V low = select(d > -words::infinity<V>(), (x - (d - t)) - (top + t), V{});
            const V y = d - log, back = y - d;
            return y + ((((d - (y - back)) - (log + back)) + low) + lost);
        };
    }

    template <class Row>
    ACTFN_INLINE auto vjp(const Row& row) {
        typedef typename Row::V V;
        const V top = row.largest();
        const auto share = softmax::inverse(row.sum([=](V x, V) __attribute__((always_inline)) { return softmax::weight(x, top); }));
        const auto sum = row.sum([=](V, V g) __attribute__((always_inline)) { return two_sum<V>{g, V{}}; });
        const V all = sum.high + sum.low;
        return [=](V x, V g) __attribute__((always_inline)) {
            const V y = softmax::product(softmax::weight(x, top), share);
            return fma(-y, all, g);
        };
    }
};

}  // namespace actfn::ACTFN_ISA
