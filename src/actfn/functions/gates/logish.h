// logish(x) = x T(x) with T = log(1 + σ), σ = sigmoid(x)
//
// With E = exp(−|x|), log(1 + σ) is log((1 + s) / (1 − s)), s = E / (2 + 3E), below zero, and log 2 more of
// s = −E / (4 + 3E) above. With b = 1 + 2E below and 2 + E above T′ = E / ((1 + E) b), and T″ / T′ = r / ((1 + E) b),
// r = 1 − 2E² below and E² − 2 above. gate_in_parts.h says how they become results.
//
// Ends: −0 at −inf, inf at inf, derivatives −0 and log 2, second −0 at both; the sign of zero is kept; nan gives nan in all.
#pragma once

#include "gate_in_parts.h"

namespace actfn::ACTFN_ISA {

// By the distance d from the minimum, and from the roots of the second derivative; recipes in constants.py.
template <class T>
struct logish_constants;

template <>
struct logish_constants<double> {
    static constexpr double extremum[2] = {-0x1.02d5d4263caf3p-2, 0x1.66949140e3dfap-61};
    static constexpr double root[2] = {-0x1.5f592781c9063p+0, 0x1.67550801af0a8p-54};
    static constexpr double slope[2] = {0x1.77a21c898b59fp-3, 0x1.14e7cd2a0688p-57};
    static constexpr double q[13] = {0x1.bd267d771edb8p-4, 0x1.9d4c9b15c36a6p-9, -0x1.eb4f4e73487e2p-7,
                                     -0x1.e2554fa3fa719p-9, 0x1.1e70fec5edf56p-10, 0x1.53c5cd12695b3p-11,
                                     0x1.5faed05c60212p-19, -0x1.24ab3c3a1b958p-14, -0x1.b8baa3c2f801fp-17,
                                     0x1.429402885be6p-18, 0x1.236f629294693p-19, -0x1.b3b667f867e4ap-24,
                                     -0x1.e4fc86ac8f03fp-23};
    static constexpr double r[13] = {0x1.77a21c898b59fp-4, 0x1.28c453a4bf3dp-5, 0x1.9d4c9b15c36a6p-11,
                                     -0x1.890c3ec2a0699p-9, -0x1.418e3517fc4e7p-11, 0x1.475c90e277cf5p-13,
                                     0x1.53c5cd1272a0ap-14, 0x1.389b2a10deb82p-22, -0x1.d4452d4a26312p-18,
                                     -0x1.40848521b5806p-20, 0x1.ae1ae5fedc752p-22, 0x1.63d292ad0d81dp-23,
                                     -0x1.f28d0b47443ep-28};
    static constexpr double left_root[2] = {-0x1.444806bd00bd4p+1, -0x1.02815aaff8c97p-53};
    static constexpr double left_slope[2] = {0x1.47fbf83132456p-4, 0x1.1394dfb85958ep-58};
    static constexpr double left_q[15] = {0x1.01e03ec5cd3a2p-4, 0x1.e2543e0b6f007p-7, -0x1.1912885f1ef9p-8,
                                          -0x1.fc2704c16dc87p-9, -0x1.f2e4d23d031eap-11, 0x1.9d22a884954b8p-14,
                                          0x1.2268317e1e18ap-13, 0x1.3eadabae529aep-15, -0x1.9e0a4d090a87cp-21,
                                          -0x1.046f1ff95f3b5p-18, -0x1.41a50f3a0e8cfp-20, -0x1.2c8f8efc1622bp-25,
                                          0x1.980295b0efda6p-24, 0x1.182e4d3c225f9p-25, 0x1.0e50ae4c8e167p-29};
    static constexpr double right_root[2] = {0x1.288b8b03513aep+1, 0x1.ad868ad16551fp-53};
    static constexpr double right_slope[2] = {-0x1.9510d2a559f4dp-5, -0x1.0ada455038f53p-61};
    static constexpr double right_q[15] = {0x1.5d0ae0d99a8c3p-5, -0x1.cff30a4eaf7ebp-7, 0x1.4e8e452e219bcp-12,
                                           0x1.af23ca52ec46p-10, -0x1.756a32bba65ddp-11, 0x1.df4d6bc6ce5dp-14,
                                           0x1.8fda602065befp-16, -0x1.414ca3e732311p-16, 0x1.4a369a02a3bfap-18,
                                           -0x1.5c81e5f00c194p-23, -0x1.6f5d8b119ec44p-22, 0x1.1adae12af98dep-23,
                                           -0x1.3ff8187480c2ap-26, -0x1.0473ebb41e202p-28, 0x1.6c02533418223p-29};
};

struct logish : gate_by_parts<logish> {
    static constexpr int right_at_once = bfloat16_value | bfloat16_grad;

    typedef logish_constants<double> constants;

    template <class N>
    ACTFN_INLINE N left() {
        return constant<N>(1);
    }
    template <class N>
    ACTFN_INLINE N right() {
        return constant<N>(0.5);
    }

    template <class N>
    struct parts {
        typedef vector_of_parts<N> V;
        V x;
        N e, t;
        decltype(V{} < V{}) is_below;

        __attribute__((always_inline)) explicit parts(V inside) : x(inside), is_below(inside < V{}) {
            e = exp_of(number<N>(minus_abs(x)));
            const N s = e / select(is_below, polynomial_of(e, {2, 3}), polynomial_of(e, {-4, -3}));
            t = log_of_ratio(s) + select(is_below, number<N>(V{}), log_2<N>());
        }
        __attribute__((always_inline)) N inverse() const {
            return constant<N>(1) / select(is_below, polynomial_of(e, {1, 3, 2}), polynomial_of(e, {2, 3, 1}));
        }
        __attribute__((always_inline)) N slope() const { return e * inverse(); }
        __attribute__((always_inline)) N second() const {
            const N i = inverse(), r = select(is_below, polynomial_of(e, {1, 0, -2}), polynomial_of(e, {-2, 0, 1}));
            return e * i * (constant<N>(2) + r * i * x);
        }
    };
};

}  // namespace actfn::ACTFN_ISA
