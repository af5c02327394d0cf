// sparsemax(x) = max(x − τ, 0), with the τ by which the row adds up to 1; vjp g less its mean over the row's support
//
// τ is the mean of the support less a share of 1: from all numbers within 1 of the largest the support shrinks until it
// stays (Michelot 1986), without a sort. Sums are kept in two parts.
//
// Ends: −inf gives 0; inf or nan anywhere, or nothing but −inf, gives nan in the whole row.
#pragma once

#include "rows.h"

namespace actfn::ACTFN_ISA {

struct sparsemax {
    static constexpr bool is_of_a_row = true;

    template <class Row>
    ACTFN_INLINE auto value(const Row& row) {
        typedef typename Row::V V;
        const V top = row.largest();
        const two_sum<V> tau = threshold_of(row, top);
        return [=](V x) __attribute__((always_inline)) { return above(x, top, tau); };
    }

    template <class Row>
    ACTFN_INLINE auto vjp(const Row& row) {
        typedef typename Row::V V;
        const V top = row.largest();
        const two_sum<V> tau = threshold_of(row, top);
        const two_sum<V> count = row.sum([=](V x, V) __attribute__((always_inline)) {
            return two_sum<V>{select(above(x, top, tau) > V{}, splat<V>(1), V{}), V{}};
        });
        const two_sum<V> sum = row.sum([=](V x, V g) __attribute__((always_inline)) {
            return two_sum<V>{select(above(x, top, tau) > V{}, g, V{}), V{}};
        });
        const V mean = (sum.high + sum.low) / count.high;
        return [=](V x, V g) __attribute__((always_inline)) {
            const V y = above(x, top, tau);
            return select(y > V{}, g - mean, y);
        };
    }

    // x − top in two parts; the second is nothing where that is infinite
    template <class V>
    ACTFN_INLINE two_sum<V> difference(V x, V top) {
        const V d = x - top, t = d - x;
        return {d, select(d > splat<V>(-2), (x - (d - t)) - (top + t), V{})};
    }

    // max(x − top − τ, 0); nan where τ is
    template <class V>
    ACTFN_INLINE V above(V x, V top, two_sum<V> tau) {
        const two_sum<V> d = difference(x, top);
        const V y = (d.high - tau.high) + (d.low - tau.low);
        return select(y <= V{}, V{}, y);
    }

    template <class Row>
    ACTFN_INLINE auto threshold_of(const Row& row, typename Row::V top) {
        typedef typename Row::V V;
        typedef element<V> E;
        two_sum<V> tau = {splat<V>(-1), V{}};
        for (E before = -1;;) {
            auto kept = [=](V x, V of_member) __attribute__((always_inline)) {
                return select(above(x, top, tau) > V{}, of_member, V{});
            };
            auto counted = [=](V x, auto...) __attribute__((always_inline)) { return two_sum<V>{kept(x, splat<V>(1)), V{}}; };
            auto added = [=](V x, auto...) __attribute__((always_inline)) {
                const two_sum<V> d = difference(x, top);
                return two_sum<V>{kept(x, d.high), kept(x, d.low)};
            };
            const V count = row.sum(counted).high;
            two_sum<V> sum = row.sum(added);
            sum.add(splat<V>(-1));
            const V q = sum.high / count;
            tau = {q, (fma(-q, count, sum.high) + sum.low) / count};
            E lane[lanes<V>];
            store((char*)lane, count);
            if (!(lane[0] != before) || !(lane[0] > 0)) return tau;
            before = lane[0];
        }
    }
};

}  // namespace actfn::ACTFN_ISA
