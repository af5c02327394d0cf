// smish(x) = x T(x) with T = tanh(log(1 + σ)) = σ (2 + σ) / (2 + 2σ + σ²), σ = sigmoid(x): no logarithm is left
//
// T, T′ and T″ are ratios of polynomials in E = exp(−|x|), whose terms have one sign but for T″. With b = 1 + 2E below
// zero, 2 + E above, and d = (1 + E)² (2 + 2σ + σ²): T′ = 4 b E (1 + E) / d², T″ = 4 E Q / d³. gate_in_parts.h says how
// they become results.
//
// Ends: −0 at −inf, inf at inf, derivatives −0 and 1, second −0 at both; the sign of zero is kept; nan gives nan in all.
#pragma once

#include "gate_in_parts.h"

namespace actfn::ACTFN_ISA {

// By the distance d from the minimum, and from the roots of the second derivative; recipes in constants.py.
template <class T>
struct smish_constants;

template <>
struct smish_constants<double> {
    static constexpr double extremum[2] = {-0x1.fffcad8d05142p-3, -0x1.af3978ecacd28p-57};
    static constexpr double root[2] = {-0x1.64ff378b68101p+0, 0x1.9b36cef2903e8p-55};
    static constexpr double slope[2] = {0x1.738c870456665p-3, 0x1.eac36ac01e9c5p-57};
    static constexpr double q[13] = {0x1.ac94462c6bd8cp-4, -0x1.af107708c380cp-10, -0x1.1fba7dd06c2a9p-6,
                                     -0x1.eb78a4d558c0fp-9, 0x1.bfa985b6a62c8p-10, 0x1.d9725a200ae61p-11,
                                     -0x1.0af568e179a3ep-15, -0x1.0b8a71cfa40adp-13, -0x1.9692dee8a1a87p-16,
                                     0x1.7753f78fdb514p-17, 0x1.796ddc5000d3dp-18, -0x1.8eb7121a328cp-23,
                                     -0x1.913ba977ad47p-21};
    static constexpr double r[13] = {0x1.738c870456665p-4, 0x1.1db82ec847e5dp-5, -0x1.af107708c380ap-12,
                                     -0x1.cc5d961a46bap-9, -0x1.47a5c338e5e3ep-11, 0x1.ff9d2b1ac1231p-13,
                                     0x1.d9725a203a973p-14, -0x1.da97eecfbe761p-19, -0x1.ac10b66c4e2b1p-17,
                                     -0x1.27ab4f1d74ad6p-19, 0x1.f47084aa05038p-21, 0x1.cbc8e9877785fp-22,
                                     -0x1.c933999bd74afp-27};
    static constexpr double left_root[2] = {-0x1.468a74479f224p+1, -0x1.f8e803e97d5b8p-53};
    static constexpr double left_slope[2] = {0x1.493da3875a86ap-4, -0x1.06c24a2bc786p-61};
    static constexpr double left_q[15] = {0x1.0525f5f35af8bp-4, 0x1.e78a6731a8653p-7, -0x1.3ec7875e9fd2ap-8,
                                          -0x1.24edfb2a4dcc7p-8, -0x1.3c3881182956ep-10, 0x1.49943d47a8f3p-14,
                                          0x1.7363dde06c1c7p-13, 0x1.0037cdfed3503p-14, 0x1.1b3af4fcab4f8p-18,
                                          -0x1.4e53e41f1c235p-18, -0x1.3ea69e75fb106p-19, -0x1.a70ac1831ffbap-22,
                                          0x1.8f90105b3e336p-24, 0x1.441164e85de0bp-24, 0x1.48a42c9eddee4p-26};
    static constexpr double right_root[2] = {0x1.1b92ee21e98b8p+1, -0x1.d8243bf5063bap-58};
    static constexpr double right_slope[2] = {-0x1.212e19d1fe854p-5, 0x1.8a031a9a486eap-59};
    static constexpr double right_q[15] = {0x1.06a7980b5e383p-5, -0x1.958f72d9de952p-7, 0x1.a95e96e232be2p-10,
                                           0x1.8e56d7244e0e8p-11, -0x1.12c7a9625af23p-11, 0x1.44bdd74421564p-13,
                                           -0x1.1ad8a8b723977p-16, -0x1.e0c92838f3bdcp-18, 0x1.3461938816dbep-18,
                                           -0x1.600494686342dp-20, 0x1.3e7fef001a246p-23, 0x1.c052aeac02fb6p-25,
                                           -0x1.28dfe8af4cc0ep-25, 0x1.50568e73324fp-27, -0x1.2821915497cbp-30};
};

struct smish : gate_by_parts<smish> {
    static constexpr int right_at_once = bfloat16_value | bfloat16_grad;

    typedef smish_constants<double> constants;

    template <class N>
    ACTFN_INLINE N left() {
        return constant<N>(1);
    }
    template <class N>
    ACTFN_INLINE N right() {
        return constant<N>(8) / constant<N>(25);
    }

    template <class N>
    struct parts {
        typedef vector_of_parts<N> V;
        V x;
        N e, b, inverse, t;
        decltype(V{} < V{}) is_below;

        __attribute__((always_inline)) explicit parts(V inside) : x(inside), is_below(inside < V{}) {
            e = exp_of(number<N>(minus_abs(x)));
            const N n = select(is_below, e * polynomial_of(e, {2, 3}), polynomial_of(e, {3, 2}));
            b = select(is_below, polynomial_of(e, {1, 2}), polynomial_of(e, {2, 1}));
            inverse = constant<N>(1) / select(is_below, polynomial_of(e, {2, 6, 5}), polynomial_of(e, {5, 6, 2}));
            t = n * inverse;
        }
        __attribute__((always_inline)) N slope() const {
            return (e * b) * polynomial_of(e, {4, 4}) * (inverse * inverse);
        }
        __attribute__((always_inline)) N second() const {
            const N q = select(is_below, polynomial_of(e, {2, 6, -3, -18, -10}), polynomial_of(e, {-10, -18, -3, 6, 2}));
            return e * inverse * inverse * (b * polynomial_of(e, {8, 8}) + q * inverse * splat<V>(4) * x);
        }
    };
};

}  // namespace actfn::ACTFN_ISA
