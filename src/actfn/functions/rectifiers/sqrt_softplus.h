// sqrt_softplus(x) = √s with s = softplus(x) = log(1 + exp(x)), derivative σ / (2 √s) with σ = sigmoid(x), second derivative
// σ (2 (1 − σ) s − σ) / (4 s √s)
//
// With E = exp(−|x|), s is log(1 + E), and x more above zero. Float32 is computed in float64, and float64 in two parts
// (gate_in_parts.h). Below −45 all are powers of two times exp(x / 2); beside the root of the second derivative that goes
// by the distance from there.
//
// Ends: 0 at −inf, inf at inf, derivatives 0, second derivative 0 and −0; nan gives nan in all.
#pragma once

#include "gate_in_parts.h"

namespace actfn::ACTFN_ISA {

template <class T>
struct sqrt_softplus_constants;  // recipes in constants.py

template <>
struct sqrt_softplus_constants<double> {
    static constexpr double right_root[2] = {0x1.d7c4b0e8f2339p-1, -0x1.6f144cf8bb0b9p-55};
    static constexpr double right_slope[2] = {-0x1.40760a5c52d52p-5, 0x1.a3db5e5720ffbp-60};
    static constexpr double right_q[13] = {0x1.8fb93f35987d9p-7, 0x1.db0b7648c21a9p-9, -0x1.57668637aeddfp-9,
                                           0x1.5c8d088d23ca1p-14, 0x1.45a6403153c13p-12, -0x1.2fa6863cd6c56p-14,
                                           -0x1.6db0bee5b6978p-16, 0x1.a0dcaf32d6e05p-17, 0x1.7f75a6905a645p-25,
                                           -0x1.6ef183c8e1969p-20, 0x1.0e778932ac275p-22, 0x1.a8661be5f4d0ap-24,
                                           -0x1.7fa4153b64cebp-25};
};

struct sqrt_softplus : by_parts<sqrt_softplus> {
    static constexpr int right_at_once = bfloat16_value | bfloat16_grad;

    typedef sqrt_softplus_constants<double> constants;
    static constexpr double least = -215, most = 700, far_below = -45, far_above = std::numeric_limits<double>::max();

    template <int order, class N>
    ACTFN_INLINE N at(vector_of_parts<N> x) {
        typedef vector_of_parts<N> V;
        const N one = constant<N>(1), zero = number<N>(V{});
        const V a = at_least(splat<V>(is_in_two_parts<N> ? far_below - 1 : least), minus_abs(x));
        const N e = select(x > splat<V>(100), zero, exp_of(number<N>(a)));  // so small that it is nothing beside x
        const V above = at_most(splat<V>(std::numeric_limits<element<V>>::max()), at_least(V{}, x));
        const N sum = log_of_one_and(e) + number<N>(above), root = root_of(sum);
        if constexpr (order == 0) return root;
        const auto is_below = x < V{};
        const N inverse = one / (one + e), share = e * inverse;
        const N sigma = select(is_below, share, inverse), one_less_sigma = select(is_below, inverse, share);
        const N by_root = one / root;
        if constexpr (order == 1) return sigma * splat<V>(0.5) * by_root;
        else return (one_less_sigma * sum * splat<V>(0.5) - sigma * splat<V>(0.25)) * sigma * by_root * by_root * by_root;
    }
    template <int order, class V>
    ACTFN_INLINE V beside(V x, V y) {
        typedef sqrt_softplus_constants<double> c;
        if constexpr (order < 2) return y;
        y = select(x > splat<V>(2), minus_abs(y), y);  // the sum of two parts is no zero below zero
        const two_sum<V> d = distance(x, c::right_root);
        return select(is_near(d.high, near), near_root(d, c::right_slope, c::right_q), y);
    }
    template <int order, class V>
    ACTFN_INLINE V below(V x) {
        typedef two_sum<V> N;
        const N half = number<N>(at_least(splat<V>(-1600), x) * splat<V>(0.5));
        return far_exponential(half, constant<N>(order == 0 ? 1 : order == 1 ? 0.5 : 0.25));
    }
    // at infinity
    template <int order, class V>
    ACTFN_INLINE V above(V x, V) {
        return order == 0 ? x : order == 1 ? V{} : -V{};
    }
};

}  // namespace actfn::ACTFN_ISA
