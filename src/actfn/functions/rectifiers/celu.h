// celu(x) = x for x > 0, alpha (exp(x / alpha) − 1) otherwise; derivative 1, else exp(x / alpha)
//
// As elu, of q = x / alpha in two parts, with the product by alpha in two parts, so that one rounding is left. By alpha
// it is exp(q) (1 − q) − 1: near 0 a polynomial, as that cancels there.
//
// Ends: −alpha at −inf, inf at inf; the sign of zero is kept; the derivative at 0 is 1; nan gives nan.
#pragma once

#include "exponential.h"

namespace actfn::ACTFN_ISA {

// (exp(q) (1 − q) − 1) / q² for −1/2 ≤ q ≤ 0; recipe in constants.py.
template <class T>
struct celu_constants;

template <>
struct celu_constants<float> {
    static constexpr float by_alpha[6] = {-0x1p-1f, -0x1.55554ap-2f, -0x1.fffbep-4f, -0x1.10cb6cp-5f, -0x1.beb364p-8f,
                                          -0x1.f56188p-11f};
};

template <>
struct celu_constants<double> {
    static constexpr double by_alpha[12] = {-0x1p-1, -0x1.5555555555555p-2, -0x1.ffffffffffff1p-4, -0x1.1111111110ca9p-5,
                                            -0x1.c71c71c6f27bap-8, -0x1.38138130b1169p-10, -0x1.6c16bfc53bcc9p-13,
                                            -0x1.71ddfbe5d6612p-16, -0x1.4cdb6f1a7e36ep-19, -0x1.0c970d164f8e1p-22,
                                            -0x1.81d1f4111605bp-26, -0x1.a3e0fbce5cd33p-30};
};

struct celu {
    template <class V>
    ACTFN_INLINE V value(V x, V alpha) {
        const two_sum<V> y = below(quotient(x, alpha));
        const V product = y.high * alpha;
        return select(x >= V{}, x, product + fma(y.low, alpha, fma(y.high, alpha, -product)));
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V alpha) {
        const two_sum<V> e = exponential(quotient(x, alpha));
        return select(x > V{}, splat<V>(1), without_lift(x, alpha, e.high + e.low));
    }

    template <class V>
    ACTFN_INLINE V second(V x, V alpha) {
        const two_sum<V> e = exponential(quotient(x, alpha));
        const V y = e.high / alpha;
        return select(x > V{}, V{}, without_lift(x, alpha, y + (fma(-y, alpha, e.high) + e.low) / alpha));
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V alpha) {
        const two_sum<V> all = quotient(x, alpha);
        const two_sum<V> q = {at_least(bound<V>(), all.high), select(all.high > bound<V>(), all.low, V{})}, e = below(q);
        // exp(q) − 1 − q exp(q)
        const V factor = e.high + splat<V>(1), factor_low = (e.high - (factor - splat<V>(1))) + e.low;
        const V product = q.high * factor;
        const V product_low = fma(q.low, factor, fma(q.high, factor_low, fma(q.high, factor, -product)));
        two_sum<V> sum = {e.high, e.low - product_low};
        sum.add(-product);
        const V square = q.high * q.high, near = square * polynomial(q.high, square, celu_constants<element<V>>::by_alpha);
        // the slope by q is −q exp(q)
        const V beside = select(near == V{}, near, fma(-(q.high * factor), q.low, near));
        return select(x > V{}, V{}, select(q.high > splat<V>(-0.5), beside, sum.high + sum.low));
    }

    // x / alpha for x ≤ 0, in two parts, but no less than makes a difference
    template <class V>
    ACTFN_INLINE two_sum<V> quotient(V x, V alpha) {
        const V z = at_most(V{}, x), least = splat<V>(-constants<element<V>>::exp_span), q = z / alpha;
        return {at_least(least, q), select(q > least, fma(-q, alpha, z) / alpha, V{})};
    }

    // Below it exp(q) − 1 and exp(q) (1 − q) − 1 are −1 to the last bit.
    template <class V>
    ACTFN_INLINE V bound() {
        return splat<V>(sizeof(element<V>) == 4 ? -25 : -45);
    }

    // exp(q) − 1 in two parts
    template <class V>
    ACTFN_INLINE two_sum<V> below(two_sum<V> q) {
        const split_exp_and_low<V> both = exp_split_and_low(at_least(bound<V>(), q.high), 0);
        const split_exp<V> e = both.high;
        const V one = splat<V>(1), start = e.scale - one, dropped = e.scale - (start + one);
        const V high = fma(e.p, e.scale, start), p_low = with_low(both, select(q.high > bound<V>(), q.low, V{}));
        return {high, fma(p_low, e.scale, fma(e.p, e.scale, start - high) + dropped)};
    }

    // 2^lift · exp(q) in two parts
    template <class V>
    ACTFN_INLINE two_sum<V> exponential(two_sum<V> q) {
        typedef constants<element<V>> c;
        const split_exp_and_low<V> both = exp_split_and_low(at_most(splat<V>(-c::negligible), q.high), c::lift);
        const split_exp<V> e = both.high;
        const V high = fma(e.p, e.scale, e.scale);
        return {high, fma(with_low(both, q.low), e.scale, fma(e.p, e.scale, e.scale - high))};
    }

    template <class V>
    ACTFN_INLINE V without_lift(V x, V alpha, V y) {
        constexpr element<V> tail = sizeof(element<V>) == 4 ? -60 : -500;
        if (__builtin_expect(any_less(x / alpha, tail), 0)) return lowered(y);
        return y * splat<V>(unlift<V>);
    }
};

}  // namespace actfn::ACTFN_ISA
