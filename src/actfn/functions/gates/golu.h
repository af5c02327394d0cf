// golu(x) = x T(x) with T = exp(−v), v = exp(−x)
//
// T′ = v T, T″ / T′ = v − 1; gate_in_parts.h says how they become results. Below zero T falls as the exponential of an
// exponential, and all is 0 soon.
//
// Ends: −0 at −inf, inf at inf, derivatives −0 and 1, second derivative −0 at both; the sign of zero is kept; nan gives nan.
#pragma once

#include "gate_in_parts.h"

namespace actfn::ACTFN_ISA {

// By the distance d from the minimum, and from the roots of the second derivative; recipes in constants.py.
template <class T>
struct golu_constants;

template <>
struct golu_constants<double> {
    static constexpr double extremum[2] = {-0x1.8e60a3ad3cf26p-4, 0x1.63470832c72bfp-59};
    static constexpr double root[2] = {-0x1.22609af8e9657p-1, -0x1.2f57eed531437p-55};
    static constexpr double slope[2] = {0x1.e53dd19d6cb7dp-2, -0x1.002c949e35297p-56};
    static constexpr double q[13] = {0x1.ca26a25e218c1p-2, -0x1.7c5e465719a55p-3, -0x1.54427350658bep-3,
                                     0x1.ac14f79588bb3p-4, 0x1.730422a1fefd9p-6, -0x1.30c4f344c47c1p-5,
                                     0x1.daa7daec060f6p-8, 0x1.9d98a9f568451p-8, -0x1.0c02dd0296d1cp-8,
                                     0x1.21e205c645782p-12, 0x1.79cfb0e137e8ep-11, -0x1.6bc1270e49c59p-12,
                                     0x1.4367da579a431p-17};
    static constexpr double r[13] = {0x1.e53dd19d6cb7dp-3, 0x1.316f16e96bb2bp-3, -0x1.7c5e465719a5ap-5,
                                     -0x1.1035290d1dfd5p-5, 0x1.1d634fb90670cp-6, 0x1.a804b9dd06d33p-9,
                                     -0x1.30c4f345d0a16p-8, 0x1.a5ea8ae3376ffp-11, 0x1.4ae089c61bc49p-11,
                                     -0x1.85d625de2f7bep-12, 0x1.827c84dcf34c3p-16, 0x1.d1790da1a59d7p-15,
                                     -0x1.9f75b77abf019p-16};
    static constexpr double left_root[2] = {-0x1.0f621446bf5d4p+0, 0x1.bfa95bca7190ep-54};
    static constexpr double left_slope[2] = {0x1.97b0c6ae9b3aep-1, 0x1.cf9a931b08b67p-56};
    static constexpr double left_q[15] = {0x1.9527dc9889624p-1, -0x1.849f756250ee2p-1, -0x1.46975a069feb9p-1,
                                          0x1.25da51a41f1e8p-1, 0x1.ab7b9e53025fcp-3, -0x1.4697af569fdf6p-2,
                                          0x1.da2167a42af36p-7, 0x1.cc048e9962b3ep-4, -0x1.714a876e9b1b2p-5,
                                          -0x1.2e0465fbd17ffp-6, 0x1.4e3da965dcd12p-6, -0x1.839c4e3b13928p-9,
                                          -0x1.12d6840f412ddp-8, 0x1.3cbf491daf32ap-9, 0x1.eb2b550489d6ep-17};
    static constexpr double right_root[2] = {0x1.1e8bf25b7af54p+1, -0x1.4ca81938027adp-58};
    static constexpr double right_slope[2] = {-0x1.bc5187abc9becp-4, 0x1.bd9b38ccd5e15p-58};
    static constexpr double right_q[15] = {0x1.91f209ead03ap-4, -0x1.3192bbd803aaep-5, 0x1.1aa487e49cc54p-8,
                                           0x1.6a7ae2c4da0f4p-9, -0x1.e17d7789230e8p-10, 0x1.310e9cddec495p-11,
                                           -0x1.922f9c5a16b34p-14, -0x1.d9f38b80a4879p-18, 0x1.69e19cb113d45p-17,
                                           -0x1.12ace9ffa6845p-18, 0x1.fd7c3e72b5269p-21, -0x1.df97e8b00f9dcp-24,
                                           -0x1.2a2f72a6acfc7p-26, 0x1.ecd7c2f328c2dp-27, -0x1.3fa2b8441e0bcp-28};
};

struct golu : gate_by_parts<golu> {
    static constexpr int right_at_once = bfloat16_value | bfloat16_grad;

    typedef golu_constants<double> constants;
    static constexpr double least = -5.3, far_below = -5.3;

    // exp(−v) may be subnormal
    template <int order, class V>
    ACTFN_INLINE V below(V x) {
        typedef two_sum<V> N;
        const V inside = at_least(splat<V>(-6.68), x);
        const N y = number<N>(inside), v = exp_of(-y), one = constant<N>(1);
        if constexpr (order == 0) return far_exponential(-v, y);
        else if constexpr (order == 1) return far_exponential(-v, one + v * inside);
        else return far_exponential(-v, v * (constant<N>(2) + (v - one) * inside));
    }
    template <class N>
    ACTFN_INLINE N right() {
        return constant<N>(1);
    }

    template <class N>
    struct parts {
        typedef vector_of_parts<N> V;
        V x;
        N v, t;

        __attribute__((always_inline)) explicit parts(V inside) : x(inside), v(exp_of(number<N>(-inside))), t(exp_of(-v)) {}
        __attribute__((always_inline)) N slope() const { return v * t; }
        __attribute__((always_inline)) N second() const {
            return slope() * (constant<N>(2) + (v - constant<N>(1)) * x);
        }
    };
};

}  // namespace actfn::ACTFN_ISA
