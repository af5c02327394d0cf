// phish(x) = x T(x) with T = tanh(g), g = gelu(x) = x Φ(x), Φ the normal distribution
//
// g′ = Φ + x φ and g″ = φ (2 − x²) with φ = exp(−x²/2) / √(2π); w = exp(−2g), 1 − w relatively exact beside g = 0:
// T = (1 − w) / (1 + w), T′ = h g′ and T″ = h (g″ − 2 T g′²) with h = 4 w / (1 + w)². gate_in_parts.h says how they become
// results. Far below zero T is g, and Φ = φ M with Mills' ratio M.
//
// Ends: 0 at −inf, inf at inf, derivatives −0 and 1, second derivative 0 and −0. Beside zero it is x²/2, its derivative x,
// which keeps the sign of zero; nan gives nan in all.
#pragma once

#include "error_function.h"
#include "gate_in_parts.h"

namespace actfn::ACTFN_ISA {

// By the distance d from the maximum below zero, and from the roots of the second derivative; recipes in constants.py.
template <class T>
struct phish_constants;

template <>
struct phish_constants<double> {
    static constexpr double extremum[2] = {0x1.5138b8437061bp-3, -0x1.4a32b35067203p-57};
    static constexpr double root[2] = {-0x1.3207c77a943e3p+0, 0x1.932495489a85ap-56};
    static constexpr double slope[2] = {-0x1.766978bf318e4p-2, 0x1.4a3ffcfae29d1p-58};
    static constexpr double q[13] = {-0x1.6be6268fcd622p-3, 0x1.02efd9d50c8cap-2, 0x1.8a4188fc0de69p-3,
                                     -0x1.96f97a78f0e9p-6, -0x1.698d42af8bfe8p-5, 0x1.6bc511057faa1p-7,
                                     0x1.f19c90f16afe5p-7, -0x1.bacde6ddf8685p-9, -0x1.b4abc0bb2d2f8p-8,
                                     -0x1.47d4b4a8c0f5p-11, 0x1.cf675582aaeb3p-10, 0x1.b8dcf1bbe1247p-12,
                                     -0x1.d1002e4dc6dap-12};
    static constexpr double r[13] = {-0x1.766978bf318e4p-3, -0x1.e532de1511d74p-5, 0x1.02efd9d50c8d2p-4,
                                     0x1.3b67a0c9a2798p-5, -0x1.0f50fc50a8253p-8, -0x1.9d33b9dd11febp-8,
                                     0x1.6bc511126d0c9p-10, 0x1.ba522c3d6cd1bp-10, -0x1.623e5d946d3bfp-12,
                                     -0x1.3d87d82a4e049p-11, -0x1.b511db6625146p-15, 0x1.17acb19b9b235p-13,
                                     0x1.f704105e75398p-16};
    static constexpr double left_root[2] = {-0x1.e237ef40d638dp+0, -0x1.a22fc17bb108bp-54};
    static constexpr double left_slope[2] = {-0x1.b67ddbee0f85cp-2, -0x1.5ab416c5e30a7p-58};
    static constexpr double left_q[15] = {-0x1.a4b4f3b666899p-2, 0x1.252d8e589c39ap-3, 0x1.4cf838819f3f2p-2,
                                          0x1.8069e11b73da2p-4, -0x1.0de1897e844d3p-4, -0x1.ac9d1eee7d331p-5,
                                          -0x1.0c731c95feb32p-8, 0x1.9cbfe697f1c6ep-7, 0x1.067eda7c2fb17p-7,
                                          0x1.3016f4d3dc119p-11, -0x1.2e4dd452f7e73p-9, -0x1.765cddef85e35p-10,
                                          0x1.f300b2f085f43p-18, 0x1.c4ce37de4a895p-12, 0x1.906f300a088dep-13};
    static constexpr double middle_root[2] = {-0x1.e1b3d637e84bcp-2, -0x1.a933be95dc57ep-59};
    static constexpr double middle_slope[2] = {0x1.8e129e595df9p+0, 0x1.654ec070a48fdp-54};
    static constexpr double middle_q[15] = {0x1.87c735f2945a6p+0, -0x1.8d517acbd2256p-3, -0x1.416d8b80c2b1dp-1,
                                            -0x1.30c0daea5b572p-1, -0x1.28067e2185222p-1, -0x1.254767a98e06cp-4,
                                            0x1.5c78de48cfa13p-2, 0x1.1764f3c42b1e3p-2, 0x1.3a17798d817edp-4,
                                            -0x1.032ede3bf6c31p-5, -0x1.31604642728d2p-4, -0x1.f21c3dbe76803p-5,
                                            -0x1.c1a4625b27b1ap-7, 0x1.22019387543a7p-6, 0x1.2dba0701c81fcp-6};
    static constexpr double right_root[2] = {0x1.33ac124b45799p+0, 0x1.4e579e6b25c62p-54};
    static constexpr double right_slope[2] = {-0x1.8ea607bba1e3dp+0, -0x1.c05c46700751bp-63};
    static constexpr double right_q[15] = {0x1.598d961dff116p+1, -0x1.a9e80a4ce24cbp-2, -0x1.943a987df01cep+1,
                                           0x1.991fd33c9d826p+1, 0x1.f765c33f8ec88p-2, -0x1.99b59688f38d9p+1,
                                           0x1.ef52e31a0760fp+0, 0x1.22f638909aebep+0, -0x1.1fbdfc455b3cep+1,
                                           0x1.6cbff0d8ab426p-1, 0x1.1b785d5dbb39p+0, -0x1.3ac24f8ef3121p+0,
                                           0x1.047943d891da2p-4, 0x1.83ead9c4d75dfp-1, -0x1.00e86c869c89dp-1};
    static constexpr double root_half[2] = {0x1.6a09e667f3bcdp-1, -0x1.bdd3413b26456p-55};
    static constexpr double root_half_pi[2] = {0x1.40d931ff62706p+0, -0x1.a6a0d6f814637p-54};
    static constexpr double density[2] = {0x1.9884533d43651p-2, -0x1.cbc0d30ebfd15p-56};
};

struct phish : gate_by_parts<phish> {
    static constexpr int right_at_once = half_value | bfloat16_grad;

    typedef phish_constants<double> constants;
    static constexpr double least = -17, most = 60, far_below = -10, near = 0.15625;

    // x²/2 may be the middle between two numbers of sixteen bits, and what is beside it less than a double
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x) {
        typedef two_sum<V> N;
        const N y = at<0, N>(x);
        const auto is_next_to_zero = abs(x) < splat<V>(0x1p-5);
        return {select(is_next_to_zero, y.high, value(x)), select(is_next_to_zero, y.low, V{})};
    }

    template <int order, class N>
    ACTFN_INLINE N at(vector_of_parts<N> x) {
        const N y = gate_by_parts<phish>::template at<order, N>(x);
        return order == 0 ? y + constant<N>(0) : y;  // of a zero the sign is lost
    }
    template <int order, class V>
    ACTFN_INLINE V beside(V x, V y) {
        if constexpr (order == 0) {
            const V d = distance(x, constants::root).high;
            return select(is_near(d, near), near_extremum(d, constants::extremum, constants::r), y);
        } else if constexpr (order == 1) {
            return select(abs(x) < splat<V>(0x1p-90), x, gate_by_parts<phish>::template beside<1>(x, y));  // subnormal ones too
        } else {
            const two_sum<V> d = distance(x, constants::middle_root);
            y = select(is_near(d.high, near), near_root(d, constants::middle_slope, constants::middle_q), y);
            return gate_by_parts<phish>::template beside<2>(x, y);
        }
    }
    template <int order, class V>
    ACTFN_INLINE V below(V x) {
        typedef two_sum<V> N;
        x = at_least(splat<V>(-39.5), x);
        const N y = number<N>(x), square = y * x, mills = error_over_gauss(-y * root_half<N>()) * root_half_pi<N>();
        N sum;
        if constexpr (order == 0) sum = square * mills;
        else if constexpr (order == 1) sum = square + y * mills * splat<V>(2);
        else sum = mills * splat<V>(2) + (constant<N>(4) - square) * x;
        return far_exponential(square * splat<V>(-0.5), sum * density<N>());
    }
    // T lacks 2 exp(−2x) to 1
    template <int order, class V>
    ACTFN_INLINE V above(V x, V y) {
        typedef two_sum<V> N;
        if constexpr (order < 2) {
            return gate_by_parts<phish>::template above<order>(x, y);
        } else {
            x = at_most(splat<V>(400), x);
            return far_exponential(number<N>(splat<V>(-2) * x), (constant<N>(1) - number<N>(x)) * splat<V>(8));
        }
    }

    // √½, √(π/2) and 1/√(2π)
    template <class N>
    ACTFN_INLINE N root_half() {
        return constant<N>(constants::root_half[0], constants::root_half[1]);
    }
    template <class N>
    ACTFN_INLINE N root_half_pi() {
        return constant<N>(constants::root_half_pi[0], constants::root_half_pi[1]);
    }
    template <class N>
    ACTFN_INLINE N density() {
        return constant<N>(constants::density[0], constants::density[1]);
    }

    template <class N>
    struct parts {
        typedef vector_of_parts<N> V;
        V x;
        N phi, g, g_slope, w, inverse, t;

        __attribute__((always_inline)) explicit parts(V inside) : x(inside) {
            const V bound = at_most(splat<V>(37), x);  // from here on the distribution is 1
            const N a = root_half<N>() * abs(bound), half = constant<N>(0.5), one = constant<N>(1);
            const N gauss = exp_of(number<N>(bound) * (splat<V>(-0.5) * bound));
            const auto is_near = head(a) < splat<V>(0.75), is_below = x < V{};
            const N tail = error_over_gauss(a) * gauss * splat<V>(0.5);
            const N error = error_next_to_zero(select(is_near, a, half)) * splat<V>(0.5);
            const N distribution = select(is_near, half + select(is_below, -error, error), select(is_below, tail, one - tail));
            phi = gauss * density<N>();
            g = distribution * x;
            g_slope = distribution + phi * x;
            const auto both = exponential_of(g * splat<V>(-2));
            w = both.value;
            inverse = one / (w + one);
            t = -both.less_one * inverse;
        }
        __attribute__((always_inline)) N steepness() const { return w * (inverse * inverse) * splat<V>(4); }
        __attribute__((always_inline)) N slope() const { return steepness() * g_slope; }
        __attribute__((always_inline)) N second() const {
            const N g_bend = phi * (constant<N>(2) - number<N>(x) * x), bend = g_bend - t * (g_slope * g_slope) * splat<V>(2);
            return steepness() * (g_slope * splat<V>(2) + bend * x);
        }
    };
};

}  // namespace actfn::ACTFN_ISA
