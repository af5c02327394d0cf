// entmax15(x) = max(x / 2 − τ, 0)², with the τ by which the row adds up to 1; vjp s (g − Σ g s / Σ s), s = √entmax15(x)
//
// τ by Newton's method from below, where the sum is convex and falls: every step comes nearer without passing the root.
//
// Ends: −inf gives 0; inf or nan anywhere, or nothing but −inf, gives nan in the whole row.
#pragma once

#include "vector/sparsemax.h"

namespace actfn::ACTFN_ISA {

struct entmax15 {
    static constexpr bool is_of_a_row = true;

    template <class Row>
    ACTFN_INLINE auto value(const Row& row) {
        typedef typename Row::V V;
        const V top = row.largest();
        const two_sum<V> tau = threshold_of(row, top);
        return [=](V x) __attribute__((always_inline)) {
            const two_sum<V> s = root(x, top, tau);
            const V y = s.high * s.high;
            return fma(s.high + s.high, s.low, fma(s.high, s.high, -y)) + y;
        };
    }

    template <class Row>
    ACTFN_INLINE auto vjp(const Row& row) {
        typedef typename Row::V V;
        const V top = row.largest();
        const two_sum<V> tau = threshold_of(row, top);
        const two_sum<V> roots = row.sum([=](V x, V) __attribute__((always_inline)) { return root(x, top, tau); });
        const two_sum<V> products = row.sum([=](V x, V g) __attribute__((always_inline)) {
            const two_sum<V> s = root(x, top, tau);
            const V y = s.high * g;
            return two_sum<V>{y, fma(s.high, g, -y)};
        });
        const V mean = (products.high + products.low) / (roots.high + roots.low);
        return [=](V x, V g) __attribute__((always_inline)) {
            const two_sum<V> s = root(x, top, tau);
            return s.high * select(s.high == V{}, V{}, g - mean);
        };
    }

    // max((x − top) / 2 − τ, 0) in two parts
    template <class V>
    ACTFN_INLINE two_sum<V> root(V x, V top, two_sum<V> tau) {
        const V half = splat<V>(0.5);
        const two_sum<V> d = sparsemax::difference(x, top);
        const V z = at_least(splat<V>(-2), d.high) * half, s = z - tau.high, t = s - z;
        const V low = ((z - (s - t)) - (tau.high + t)) + fma(d.low, half, -tau.low);
        const auto outside = s + low <= V{};
        return {select(outside, V{}, s), select(outside, V{}, low)};
    }

    template <class Row>
    ACTFN_INLINE auto threshold_of(const Row& row, typename Row::V top) {
        typedef typename Row::V V;
        typedef element<V> E;
        two_sum<V> tau = {splat<V>(-1), V{}};
        constexpr E least = sizeof(E) == 4 ? E(0x1p-40) : E(0x1p-80);
        for (int steps = 0; steps < 64; ++steps) {
            auto rooted = [=](V x, auto...) __attribute__((always_inline)) { return root(x, top, tau); };
            auto squared = [=](V x, auto...) __attribute__((always_inline)) {
                const two_sum<V> s = root(x, top, tau);
                const V y = s.high * s.high;
                return two_sum<V>{y, fma(s.high + s.high, s.low, fma(s.high, s.high, -y))};
            };
            const two_sum<V> roots = row.sum(rooted);
            two_sum<V> squares = row.sum(squared);
            squares.add(splat<V>(-1));
            const V step = (squares.high + squares.low) / (roots.high + roots.high);
            tau.add(step);
            E lane[lanes<V>];
            store((char*)lane, step);
            if (!(lane[0] > least)) {
                if (lane[0] != lane[0]) tau = {step, step};
                break;
            }
        }
        return tau;
    }
};

}  // namespace actfn::ACTFN_ISA
