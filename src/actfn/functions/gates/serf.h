// serf(x) = x T(x) with T = erf(s), s = softplus(x) = log(1 + exp(x))
//
// T′ = 2/√π exp(−s²) σ with σ = sigmoid(x), T″ / T′ = 1 − σ − 2 s σ. With E = exp(−|x|), s is log(1 + E), and x more above
// zero. gate_in_parts.h says how they become results. Above zero what T lacks falls as exp(−x²).
//
// Ends: −0 at −inf, inf at inf, derivatives −0 and 1, second −0 at both; the sign of zero is kept; nan gives nan in all.
#pragma once

#include "error_function.h"
#include "gate_in_parts.h"

namespace actfn::ACTFN_ISA {

// By the distance d from the minimum, and from the roots of the second derivative; recipes in constants.py.
template <class T>
struct serf_constants;

template <>
struct serf_constants<double> {
    static constexpr double extremum[2] = {-0x1.64ccca084ba18p-2, -0x1.53f62ce208766p-57};
    static constexpr double root[2] = {-0x1.316c60ccb69dbp+0, 0x1.1d9ecd0f85993p-55};
    static constexpr double slope[2] = {0x1.34bdb29d97b36p-2, -0x1.84f991267b077p-58};
    static constexpr double q[13] = {0x1.da577f6c75892p-3, 0x1.857e8a8303fb9p-5, -0x1.7e4ec0f21ae42p-6,
                                     -0x1.32985cfc85cbep-6, -0x1.28850b6291e0dp-8, 0x1.c90510ba6e761p-11,
                                     0x1.12c414785911dp-10, 0x1.5c3c32eb6acc2p-12, -0x1.428bc59b8175ap-20,
                                     -0x1.76305fe4ef75p-15, -0x1.33ecf6cc65ec9p-16, -0x1.e90286f520a5ap-20,
                                     0x1.909d4cb8d73dcp-20};
    static constexpr double r[13] = {0x1.34bdb29d97b36p-3, 0x1.3c3a54f2f9061p-4, 0x1.857e8a8303fb8p-7,
                                     -0x1.31d89a5b48a71p-8, -0x1.98cb26a607a72p-9, -0x1.52e13195a81ecp-11,
                                     0x1.c90510b9645aap-14, 0x1.e879097049b68p-14, 0x1.16968f96ea4c2p-15,
                                     -0x1.d67c8b73dde06p-24, -0x1.f2ebf348dc0e4p-19, -0x1.789e1e9eace98p-20,
                                     -0x1.16e6d6617e1cp-23};
    static constexpr double left_root[2] = {-0x1.20d4e8d0a43d7p+1, 0x1.c512d53a2f475p-54};
    static constexpr double left_slope[2] = {0x1.f6c82f780fb8ap-4, -0x1.3c645026b770ap-59};
    static constexpr double left_q[15] = {0x1.c9e57ab715f38p-4, 0x1.5a83c6657b6e4p-5, 0x1.ffd0a8fbcda8ap-9,
                                          -0x1.192a5ca36cd54p-8, -0x1.6ca5831e71d28p-9, -0x1.d9e0413f7daa4p-11,
                                          -0x1.1777219f00c7ap-13, 0x1.24af179461ac2p-15, 0x1.0a094bded0c25p-15,
                                          0x1.89579357dea4cp-17, 0x1.3aa8b7da2d85fp-19, -0x1.2d8fb2e488d24p-24,
                                          -0x1.17b416f0435ccp-22, -0x1.dfa5f40976811p-24, -0x1.b6478cabf0b43p-26};
    static constexpr double right_root[2] = {0x1.1896792aa7829p+0, -0x1.798d237de626dp-54};
    static constexpr double right_slope[2] = {-0x1.e8379be0522f1p-2, -0x1.ffa6279c4e028p-57};
    static constexpr double right_q[15] = {0x1.37a180f32cab2p-1, 0x1.95c50543a8b3fp-4, -0x1.b1870a3f42dd7p-2,
                                           0x1.5dcc487785077p-5, 0x1.572942611bf99p-3, -0x1.0f23b925e8908p-5,
                                           -0x1.97ed4c7f2643cp-5, 0x1.92cdea2a8ae06p-7, 0x1.91eed9ef2e81p-7,
                                           -0x1.b90758121c634p-9, -0x1.57e2cd050adbp-9, 0x1.8fb4a5575513fp-11,
                                           0x1.061577b3cf901p-11, -0x1.3750a34a70e3ap-13, -0x1.61d8ddda92eb9p-14};
};

struct serf : gate_by_parts<serf> {
    static constexpr int right_at_once = bfloat16_value | bfloat16_grad;

    typedef serf_constants<double> constants;
    static constexpr double most = 15, far_above = 24;

    template <class N>
    ACTFN_INLINE N left() {
        return two_over_root_pi<N>();
    }
    // beyond x = 24 the softplus is x + E
    template <int order, class V>
    ACTFN_INLINE V above(V x, V y) {
        typedef two_sum<V> N;
        if constexpr (order < 2) {
            return gate_by_parts<serf>::template above<order>(x, y);
        } else {
            x = at_most(splat<V>(28), x);
            const N e = exp_of(number<N>(-x)), s = e + number<N>(x), sigma = constant<N>(1) - e;
            return far_exponential(-(s * s), left<N>() * sigma * bend_over_slope(x, e, sigma, s));
        }
    }

    // 2 + x T″ / T′
    template <class N>
    ACTFN_INLINE N bend_over_slope(vector_of_parts<N> x, N one_less_sigma, N sigma, N s) {
        typedef vector_of_parts<N> V;
        return constant<N>(2) + (one_less_sigma - s * sigma * splat<V>(2)) * x;
    }

    template <class N>
    struct parts {
        typedef vector_of_parts<N> V;
        V x;
        N e, s, gauss, t, sigma, one_less_sigma;

        __attribute__((always_inline)) explicit parts(V inside) : x(inside) {
            e = exp_of(number<N>(minus_abs(x)));
            s = log_of_one_and(e) + number<N>(at_least(V{}, x));
            gauss = exp_of(-(s * s));
            const auto is_near = head(s) < splat<V>(1);
            const N one = constant<N>(1), far = one - error_over_gauss(s) * gauss;
            t = select(is_near, error_next_to_zero(select(is_near, s, one)), far);
            const N inverse = one / (one + e), share = e * inverse;
            const auto is_below = x < V{};
            sigma = select(is_below, share, inverse);
            one_less_sigma = select(is_below, inverse, share);
        }
        __attribute__((always_inline)) N slope() const { return left<N>() * gauss * sigma; }
        __attribute__((always_inline)) N second() const {
            return slope() * bend_over_slope(x, one_less_sigma, sigma, s);
        }
    };
};

}  // namespace actfn::ACTFN_ISA
