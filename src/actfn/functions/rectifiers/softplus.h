// softplus(x) = log(1 + exp(beta x)) / beta, derivative sigmoid(beta x), second derivative beta · sigmoid′(beta x)
//
// With u = beta x in two parts and E = exp(−|u|) the value is log(1 + E) / beta, and x more above 0. log(1 + E) is
// 2s + s³ L(s²), s = E / (2 + E), or log 2 more with s = (E − 1) / (E + 3); E and s are kept in two parts, so that one
// rounding is left. By beta it is −(|u| sigmoid(−|u|) + log(1 + E)) / beta².
//
// Ends: 0 at −inf, inf at inf, for a beta above zero; subnormal results are kept; nan gives nan.
#pragma once

#include "gates/silu.h"
#include "logarithm.h"

namespace actfn::ACTFN_ISA {

struct softplus {
    template <class V>
    ACTFN_INLINE V value(V x, V beta) {
        const two_sum<V> u = times_in_two_parts(x, beta);
        const two_sum<V> y = divided(log_of_one_plus_exp(silu::limited(u.high), of_magnitude(u.low, u.high)), beta);
        const V sum = y.high + y.low, lower = splat<V>(unlift<V>);
        const V part = select(u.high > V{}, y.high, V{}) * lower, part_low = select(u.high > V{}, y.low, V{}) * lower;
        two_sum<V> above = {x, part_low};
        above.add(part);
        const V far = select(u.high > silu::top<V>(), x, above.high + above.low);
        return select(u.high > V{}, far, silu::without_lift(u.high, sum));
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V beta) {
        const two_sum<V> u = times_in_two_parts(x, beta);
        const sigmoid::quotient<V> t = silu::below(limited(u.high), of_magnitude(u.low, u.high));
        const V one = splat<V>(1), is_one = select(u.high > V{}, one, V{});
        // below 0: 0 + t, above: 1 − t
        const V factor = select(u.high > V{}, splat<V>(-unlift<V>), splat<V>(unlift<V>));
        const V y = fma(t.value, t.error, t.value);
        constexpr element<V> tail = silu_constants<element<V>>::tail;
        if (__builtin_expect(any_less(u.high, tail), 0)) return select(u.high < splat<V>(tail), lowered(y), fma(y, factor, is_one));
        return fma(y, factor, is_one);
    }

    template <class V>
    ACTFN_INLINE V second(V x, V beta) {
        const two_sum<V> u = times_in_two_parts(x, beta);
        const sigmoid::quotient<V> t = silu::below(limited(u.high), of_magnitude(u.low, u.high));
        const V slope = sigmoid::slope_of(t, t.value * splat<V>(-unlift<V>)) * beta;
        return silu::without_lift(minus_abs(u.high), slope);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V beta) {
        const two_sum<V> u = times_in_two_parts(x, beta);
        const V a = limited(u.high), a_low = of_magnitude(u.low, u.high);
        const two_sum<V> log = log_of_one_plus_exp(a, a_low);
        const sigmoid::quotient<V> t = silu::below(a, a_low);
        const V product = a * t.value, product_low = fma(product, t.error, fma(a_low, t.value, fma(a, t.value, -product)));
        two_sum<V> sum = {log.high, log.low + product_low};
        sum.add(product);
        const two_sum<V> y = divided(divided(sum, beta), beta);
        return -silu::without_lift(minus_abs(u.high), y.high + y.low);
    }

    // |u|, but no more than makes a difference
    template <class V>
    ACTFN_INLINE V limited(V u) {
        return at_most(splat<V>(silu_constants<element<V>>::most), abs(u));
    }

    // 2^lift · log(1 + exp(−a − a_low)), in two parts; a ≥ 0
    template <class V>
    ACTFN_INLINE two_sum<V> log_of_one_plus_exp(V a, V a_low) {
        typedef constants<element<V>> c;
        const V negligible = splat<V>(c::negligible), raised = splat<V>(c::negligible / unlift<V>), lower = splat<V>(unlift<V>);
        const split_exp_and_low<V> split = exp_split_and_low(-at_least(negligible, a), c::lift);
        const split_exp<V> e = split.high;
        const V high = fma(e.p, e.scale, e.scale);
        const V low = fma(with_low(split, -a_low), e.scale, fma(e.p, e.scale, e.scale - high));
        // E without the lift, to which less adds nothing; its low part then does not either
        const V share = at_least(raised, high) * lower, share_low = select(high > raised, low, V{}) * lower;
        // log(1 + E) = base + log((1 + s) / (1 − s)): from E = 1/2 on the base is log 2, so that s is at most 1/5
        const V one = splat<V>(1), half = splat<V>(0.5);
        const auto is_far = share < half;
        const V above = select(is_far, high, share - one), above_low = select(is_far, low, share_low);
        const V whole = select(is_far, splat<V>(2), splat<V>(3)), sum = whole + share;
        const V sum_low = (share - (sum - whole)) + share_low;
        const V inverse = one / sum, s = above * inverse;
        const V s_low = (fma(-s, sum, above) + fma(-s, sum_low, above_low)) * inverse;
        const V small = select(is_far, at_least(raised, s) * lower, s), square = small * small;
        const V rest = (s * square) * polynomial(square, square * square, logarithm_constants<element<V>>::artanh);
        const V log_2 = select(is_far, V{}, splat<V>(logarithm_constants<element<V>>::log_2[0]));
        const V log_2_low = select(is_far, V{}, splat<V>(logarithm_constants<element<V>>::log_2[1]));
        two_sum<V> log = {log_2, rest + ((s_low + s_low) + log_2_low)};
        log.add(s + s);
        const V raise = splat<V>(1 / unlift<V>);
        return {log.high * select(is_far, one, raise), log.low * select(is_far, one, raise)};
    }

    // y / by, in two parts
    template <class V>
    ACTFN_INLINE two_sum<V> divided(two_sum<V> y, V by) {
        const V q = y.high / by;
        return {q, (fma(-q, by, y.high) + y.low) / by};
    }
};

}  // namespace actfn::ACTFN_ISA
