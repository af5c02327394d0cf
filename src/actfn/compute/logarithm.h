// Logarithms in one part or two (parts.h), of numbers that are given as a ratio: log((1 + s) / (1 − s)).
#pragma once

#include "parts.h"

namespace actfn::ACTFN_ISA {

// L(u) = (2 artanh(s) − 2s) / (s u), u = s² up to 1/25; and log 2 in two parts. Recipes in constants.py.
template <class T>
struct logarithm_constants;

template <>
struct logarithm_constants<float> {
    static constexpr float artanh[3] = {0x1.5555b4p-1f, 0x1.992adp-2f, 0x1.36e94cp-2f};
    static constexpr float log_2[2] = {0x1.62e43p-1f, -0x1.05c61p-29f};
};

template <>
struct logarithm_constants<double> {
    static constexpr double artanh[8] = {0x1.555555555554fp-1, 0x1.999999999c141p-2, 0x1.24924921e7cap-2,
                                         0x1.c71c748c8b1c9p-3, 0x1.745c4ba0bf131p-3, 0x1.3b35a7305bf92p-3,
                                         0x1.0dcd49a96f137p-3, 0x1.1b75f1afdf06dp-3};
    static constexpr double log_2[2] = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};
};

// s³ L(s²), which is log((1 + s) / (1 − s)) less 2s, for |s| ≤ 1/5
template <class V>
ACTFN_INLINE V log_of_ratio_less_line(V s) {
    const V square = s * s;
    return (s * square) * polynomial(square, square * square, logarithm_constants<element<V>>::artanh);
}
// log((1 + s) / (1 − s))
template <class V>
ACTFN_INLINE V log_of_ratio(V s) {
    return log_of_ratio_less_line(s) + (s + s);
}
template <class V>
ACTFN_INLINE two_sum<V> log_of_ratio(two_sum<V> s) {
    two_sum<V> sum = {log_of_ratio_less_line(s.high), s.low + s.low};
    sum.add(s.high + s.high);
    return sum;
}

template <class N>
ACTFN_INLINE N log_2() {
    typedef logarithm_constants<element<vector_of_parts<N>>> c;
    return constant<N>(c::log_2[0], c::log_2[1]);
}

// log(1 + e) for 0 ≤ e ≤ 1: from e = 1/2 on it is log 2 and the logarithm of (1 + e) / 2
template <class N>
ACTFN_INLINE N log_of_one_and(N e) {
    typedef vector_of_parts<N> V;
    const auto is_far = head(e) >= splat<V>(0.5);
    const N zero = number<N>(V{}), one = constant<N>(1), above = select(is_far, e - one, e);
    const N below = e + select(is_far, constant<N>(3), constant<N>(2));
    return log_of_ratio(above / below) + select(is_far, log_2<N>(), zero);
}

}  // namespace actfn::ACTFN_ISA
