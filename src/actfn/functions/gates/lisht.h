// lisht(x) = x tanh(x), derivative tanh(x) + x / cosh²(x), second derivative 2 (1 − x tanh(x)) / cosh²(x)
//
// From tanh in two parts, so that one rounding is left; the second derivative by d = |x| − root next to its root. Ends: inf
// at both, derivatives ±1 and 0; nan gives nan in all.
#pragma once

#include "sigmoids/tanh.h"
#include "tanh_in_parts.h"

namespace actfn::ACTFN_ISA {

// The second derivative is d · slope + d² · q(d) for |d| < 1/4; recipes in constants.py.
template <class T>
struct lisht_constants;

template <>
struct lisht_constants<float> {
    static constexpr float root[2] = {0x1.331e24p+0f, -0x1.49887cp-26f};
    static constexpr float slope[2] = {-0x1.76e8b4p-1f, -0x1.d61d48p-26f};
    static constexpr float q[8] = {0x1.388204p+0f, -0x1.706e6ap-1f, -0x1.e17584p-4f, 0x1.fa5128p-2f,
                                   -0x1.666368p-2f, 0x1.e067d8p-5f, 0x1.a6d87p-4f, -0x1.7fdeep-4f};
};

template <>
struct lisht_constants<double> {
    static constexpr double root[2] = {0x1.331e23ad9de11p+0, 0x1.a9c55ef03c74ap-54};
    static constexpr double slope[2] = {-0x1.76e8b4eb0ea41p-1, 0x1.70c4911c32fadp-55};
    static constexpr double q[18] = {0x1.388203715b23ep+0, -0x1.706e66bf3603bp-1, -0x1.e178d8d2391ccp-4,
                                     0x1.fa4e9f742fa87p-2, -0x1.662f848d6c3e4p-2, 0x1.e2e4a66116533p-5,
                                     0x1.94804c5568349p-4, -0x1.8e0bb1b84e41bp-4, 0x1.1af19229ffc96p-5,
                                     0x1.4e838fa676b33p-7, -0x1.3f8fc22fd446cp-6, 0x1.51a79eba6b10ep-7,
                                     -0x1.54820b62ec2bdp-11, -0x1.849dfa4ac78fdp-9, 0x1.29039659d5eecp-9,
                                     -0x1.37a637ce6d49bp-11, -0x1.78349b74dc02dp-12, 0x1.9550343d9dc6cp-12};
};

struct lisht {
    static constexpr int right_at_once = half_value | bfloat16_value | bfloat16_grad;

    template <class V>
    ACTFN_INLINE V value(V x) {
        const two_sum<V> y = unrounded(x);
        return y.high + y.low;
    }

    // x² may be the middle between two numbers of sixteen bits, and x⁴ / 3 less than a double beside it
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x) {
        const V a = ACTFN_ISA::abs(x);
        const auto is_far = a > splat<V>(tanh_in_parts<V>::far);
        const two_sum<V> y = times(tanh_in_parts<V>(a).value, a);
        return {select(is_far, a, y.high), select(is_far, V{}, y.low)};
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        const V a = ACTFN_ISA::abs(x);
        const tanh_in_parts<V> t(a);
        const two_sum<V> beside = times(t.slope(), at_most(splat<V>(tanh_in_parts<V>::far), a));
        two_sum<V> y = {t.value.high, t.value.low + beside.low};
        y.add(beside.high);
        return with_sign(y.high + y.low, x);
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        typedef lisht_constants<element<V>> c;
        const V a = at_most(splat<V>(std::numeric_limits<element<V>>::max()), ACTFN_ISA::abs(x));
        const two_sum<V> product = times(tanh_in_parts<V>(a).value, a);
        two_sum<V> sum = {splat<V>(1), -product.low};
        sum.add(-product.high);
        const V middle = splat<V>(2) * tanh::grad(x) * (sum.high + sum.low);
        const V b = at_most(splat<V>(constants<element<V>>::exp_span), a);
        const split_exp<V> e = exp_minus_abs(b + b);
        const V tail = lowered(fma(e.p, e.scale, e.scale) * (splat<V>(8) - splat<V>(8) * b));
        const V far = select(a > splat<V>(20), tail, middle);
        const V d = (a - splat<V>(c::root[0])) - splat<V>(c::root[1]), square = d * d;
        const V line = d * splat<V>(c::slope[0]), line_low = fma(d, splat<V>(c::slope[0]), -line) + d * splat<V>(c::slope[1]);
        return select(ACTFN_ISA::abs(d) < splat<V>(0.25), line + fma(square, polynomial(d, square, c::q), line_low), far);
    }
};

}  // namespace actfn::ACTFN_ISA
