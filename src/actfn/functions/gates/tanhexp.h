// tanhexp(x) = x T(x) with T = tanh(u), u = exp(x)
//
// With w = exp(−2u), 1 − w relatively exact beside u = 0: T = (1 − w) / (1 + w), T′ = 4 u w / (1 + w)², T″ / T′ = 1 − 2 u T.
// gate_in_parts.h says how they become results. Above zero what T lacks falls as the exponential of an exponential.
//
// Ends: −0 at −inf, inf at inf, derivatives −0 and 1, second −0 at both; the sign of zero is kept; nan gives nan in all.
#pragma once

#include "gate_in_parts.h"

namespace actfn::ACTFN_ISA {

// By the distance d from the minimum, and from the roots of the second derivative; recipes in constants.py.
template <class T>
struct tanhexp_constants;

template <>
struct tanhexp_constants<double> {
    static constexpr double extremum[2] = {-0x1.69c3bf37fffdp-2, -0x1.c3524df8a1e5cp-56};
    static constexpr double root[2] = {-0x1.14302c3c10f3p+0, -0x1.b8c761c7b1289p-54};
    static constexpr double slope[2] = {0x1.68f6b660942b4p-2, -0x1.accdac615c81fp-57};
    static constexpr double q[13] = {0x1.4d0848bbb42d2p-2, 0x1.b9cbc0b27eec2p-4, -0x1.76ccc7f75d271p-6,
                                     -0x1.75ed50eb6b0f7p-5, -0x1.a1972d5066b4p-6, -0x1.70f433c23618dp-8,
                                     0x1.6b473988b7e5bp-9, 0x1.bdae416d385bfp-9, 0x1.b440958a2c61p-10,
                                     0x1.3d05f86dda289p-12, -0x1.a77dfdc606fe4p-13, -0x1.beeb41a0c84ffp-13,
                                     -0x1.8ce6b7d9709fbp-14};
    static constexpr double r[13] = {0x1.68f6b660942b4p-3, 0x1.bc0b0ba4f03c4p-4, 0x1.b9cbc0b27eec5p-6,
                                     -0x1.2bd7065f818e7p-8, -0x1.f291c139e4bcep-8, -0x1.dd3f0f306eb7p-9,
                                     -0x1.70f433bff2ab2p-11, 0x1.42e9e2990fd1bp-12, 0x1.648b668cc40b2p-12,
                                     0x1.3d50c6c82bcc8p-13, 0x1.a6b45877dc076p-16, -0x1.0dfead0ca62d6p-16,
                                     -0x1.fee9298ac6126p-17};
    static constexpr double left_root[2] = {-0x1.0871c46039638p+1, 0x1.6137baaf8cfe7p-54};
    static constexpr double left_slope[2] = {0x1.18b5b425c4e5ap-3, -0x1.734336d49bdf5p-59};
    static constexpr double left_q[15] = {0x1.20ae973d05418p-3, 0x1.2132d6dff7668p-4, 0x1.44f66e5a91539p-6,
                                          0x1.c69336e76f0a7p-13, -0x1.d3f65c13553ebp-9, -0x1.52cae04f16576p-9,
                                          -0x1.382e148a2053cp-10, -0x1.93068955337dep-12, -0x1.127fba0d74a9ep-14,
                                          0x1.27dc8011954a4p-16, 0x1.70680776bcbfp-16, 0x1.8abc49e750845p-17,
                                          0x1.2699031e6f386p-18, 0x1.27aa51edbf72ap-20, 0x1.357b9569a94c4p-24};
    static constexpr double right_root[2] = {0x1.64a4080af062fp-1, -0x1.bdab9a3b0a7eep-55};
    static constexpr double right_slope[2] = {-0x1.aaea43e283bd4p-1, 0x1.a45039277d4c2p-55};
    static constexpr double right_q[15] = {0x1.9be7c8f57e59ep+0, 0x1.8762912042383p-2, -0x1.2bd96c7e77a1bp+1,
                                           0x1.aea505df8dde5p-3, 0x1.f50f0a5e560aap+0, -0x1.bd02b6b692a6bp-2,
                                           -0x1.2c0ac616ff8bp+0, 0x1.b51e27a2ecf57p-2, 0x1.0f3caf8420ce6p-1,
                                           -0x1.5b3313216e9fcp-2, -0x1.68ed12c433721p-3, 0x1.db31a4fb18711p-3,
                                           0x1.09630736c2003p-5, -0x1.09cff8578ba0ep-3, 0x1.51f3367cc20dap-7};
};

struct tanhexp : gate_by_parts<tanhexp> {
    static constexpr int right_at_once = bfloat16_value | bfloat16_grad;

    typedef tanhexp_constants<double> constants;
    static constexpr double most = 5, far_above = 4.5;

    template <class N>
    ACTFN_INLINE N left() {
        return constant<N>(1);
    }
    template <int order, class V>
    ACTFN_INLINE V above(V x, V y) {
        typedef two_sum<V> N;
        if constexpr (order < 2) {
            return gate_by_parts<tanhexp>::template above<order>(x, y);
        } else {
            const N y = number<N>(at_most(splat<V>(5.97), x)), u = exp_of(y), one = constant<N>(1);
            const V twice = splat<V>(-2);
            return far_exponential(u * twice, u * splat<V>(4) * (constant<N>(2) + y * (one + u * twice)));
        }
    }

    template <class N>
    struct parts {
        typedef vector_of_parts<N> V;
        V x;
        N u, w, inverse, t;

        __attribute__((always_inline)) explicit parts(V inside) : x(inside) {
            u = exp_of(number<N>(x));
            const auto e = exponential_of(u * splat<V>(-2));
            w = e.value;
            inverse = constant<N>(1) / (w + constant<N>(1));
            t = -e.less_one * inverse;
        }
        __attribute__((always_inline)) N slope() const { return u * w * splat<V>(4) * (inverse * inverse); }
        __attribute__((always_inline)) N second() const {
            return slope() * (constant<N>(2) + (constant<N>(1) + u * t * splat<V>(-2)) * x);
        }
    };
};

}  // namespace actfn::ACTFN_ISA
