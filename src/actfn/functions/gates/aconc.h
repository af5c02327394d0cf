// aconc(x) = d x sigmoid(u) + p2 x with d = p1 − p2 and u = beta d x; derivative d silu′(u) + p2, second derivative
// beta d² silu″(u); by p1 x silu′(u), by p2 x silu′(−u), by beta (d x)² sigmoid′(u)
//
// All that swish is, of −|u| in two parts, and the line that the function is near to, p1 x or p2 x: so only what has a
// root cancels. Where both lines are there the root depends on parameters, and float32 goes by way of float64.
//
// Ends: p1 x and p2 x where they are not 0, by the sign of u; the sign of zero is kept where the function rises there; at
// the defaults all are those of silu; nan gives nan.
#pragma once

#include "gates/swish.h"
#include "roots.h"
#include "in_float64.h"

namespace actfn::ACTFN_ISA {

struct aconc {
    static constexpr bool is_long = true;

    template <class V>
    ACTFN_INLINE V value(V x, V p1, V p2, V beta) {
        if constexpr (sizeof(element<V>) == 4)
            if (are_both(p1, p2)) return in_float64<wide_value>(x, p1, p2, beta);
        const arguments<V> a(x, p1, p2, beta);
        const two_sum<V> y = a.sum();
        const V rounded = select(y.low == V{}, y.high, y.high + y.low);  // −0 + 0 would be 0
        const V sum = select((rounded == V{}) & (a.line != V{}), a.line * a.scaled, rounded);  // nor is an underflow's sign lost
        return with_ends(a, select(x == V{}, x * (p1 + p2), sum * a.large));
    }

    // The value before its last rounding: near 0 it is a line and a square, where the first may be a tie of sixteen bits.
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x, V p1, V p2, V beta) {
        const arguments<V> a(x, p1, p2, beta);
        const two_sum<V> y = a.sum();
        const auto is_sum = (a.below.high >= splat<V>(swish::tail<V>)) & (abs(x) < a.infinite()) & (x != V{});
        return {select(is_sum, y.high * a.large, value(x, p1, p2, beta)), select(is_sum, y.low * a.large, V{})};
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V p1, V p2, V beta) {
        if constexpr (sizeof(element<V>) == 4)
            if (are_both(p1, p2)) return in_float64<wide_grad>(x, p1, p2, beta);
        const arguments<V> a(x, p1, p2, beta);
        const two_sum<V> y = times(lifted_slope(a.below), a.part);
        two_sum<V> sum = {a.line * splat<V>(1 / unlift<V>), y.low};
        sum.add(y.high);
        // −0 + 0 would be 0
        return silu::without_lift(a.below.high, select(a.line == V{}, y.high + y.low, sum.high + sum.low));
    }

    template <class V>
    ACTFN_INLINE V second(V x, V p1, V p2, V beta) {
        const arguments<V> a(x, p1, p2, beta);
        return silu::curvature(a.below.high, a.below.low, a.factor * a.part.high);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V p1, V p2, V beta) {
        const arguments<V> a(x, p1, p2, beta);
        return times_slope(a, a.u);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<1>, V x, V p1, V p2, V beta) {
        const arguments<V> a(x, p1, p2, beta);
        return times_slope(a, two_sum<V>{-a.u.high, -a.u.low});
    }

    template <class V>
    ACTFN_INLINE V by(parameter<2>, V x, V p1, V p2, V beta) {
        const arguments<V> a(x, p1, p2, beta);
        return swish::square_of(x * a.d.high, a.u);
    }

    // Whether there are two lines in any lane.
    template <class V>
    ACTFN_INLINE bool are_both(V p1, V p2) {
        return __builtin_expect(any_greater(select(p1 == V{}, p1, abs(p2)), 0), 0);
    }
    struct wide_value {
        template <class D>
        ACTFN_INLINE D of(D x, D a, D b, D c) {
            return value(x, a, b, c);
        }
    };
    struct wide_grad {
        template <class D>
        ACTFN_INLINE D of(D x, D a, D b, D c) {
            return grad(x, a, b, c);
        }
    };

    // What all are made of: d, k = beta d and u = k x, in two parts as far as it matters. The function is line · x +
    // part · x sigmoid(below), where below = −|u| = factor x. From a large x a power of two is taken out, as p1 x and p2 x
    // may overflow where their sum does not.
    template <class V>
    struct arguments {
        V x, finite, scaled, large, line, factor;
        two_sum<V> d, u, part, below;

        __attribute__((always_inline)) arguments(V given, V p1, V p2, V beta) : x(given) {
            const V most = splat<V>(std::numeric_limits<element<V>>::max());
            d = {p1, V{}};
            d.add(-p2);
            const V k = beta * d.high, k_low = fma(beta, d.low, fma(beta, d.high, -k));
            finite = at_most(most, at_least(-most, x));
            u = times_in_two_parts(finite, k);
            u.low = select(abs(u.high) < splat<V>(constants<element<V>>::exp_span), fma(k_low, finite, u.low), u.low);
            const auto is_large = abs(finite) > splat<V>(element<V>(0x1p100)), is_above = u.high > V{};
            large = select(is_large, splat<V>(0x1p10), splat<V>(1));
            scaled = finite * select(is_large, splat<V>(0x1p-10), splat<V>(1));
            line = select(is_above, p1, p2);
            factor = select(is_above, -k, k);
            part = {select(is_above, -d.high, d.high), select(is_above, -d.low, d.low)};
            below = {minus_abs(u.high), select(is_above, -u.low, u.low)};
        }
        __attribute__((always_inline)) V infinite() const { return splat<V>((element<V>)__builtin_inf()); }

        // the value over `large`; in the tail in one part
        __attribute__((always_inline)) two_sum<V> sum() const {
            const V start = line * scaled;
            const two_sum<V> alone = swish::opened(scaled, below, factor * large), beside = swish::gated(scaled, below);
            const auto is_alone = line == V{};
            const two_sum<V> gated = {select(is_alone, alone.high, beside.high), select(is_alone, alone.low, beside.low)};
            const two_sum<V> product = times(gated, part);
            two_sum<V> y = {start, fma(line, scaled, -start) + product.low};
            y.add(product.high);
            if (__builtin_expect(any_less(below.high, swish::tail<V>), 0)) {
                const two_sum<V> far = swish::in_tail(scaled * part.high, below);
                const V gate = lowered(select(far.high == V{}, far.high, far.high + far.low));
                const auto is_far = below.high < splat<V>(swish::tail<V>);
                y = {select(is_far, fma(line, scaled, gate), y.high), select(is_far, V{}, y.low)};
            }
            return y;
        }
    };

    // y, but at ±inf the limit
    template <class V>
    ACTFN_INLINE V with_ends(const arguments<V>& a, V y) {
        const V half = splat<V>(0.5);
        const V slope = select(a.u.high == V{}, fma(half, a.part.high, a.line), a.line);
        // of a slope of 0 the other line's part is left, which vanishes
        const V end = select(slope == V{}, with_sign(V{}, a.finite * a.part.high), slope * a.x);
        return select(abs(a.x) < a.infinite(), y, select(a.x == a.x, end, a.x));
    }

    // 2^lift · silu′(u)
    template <class V>
    ACTFN_INLINE two_sum<V> lifted_slope(two_sum<V> u) {
        const silu::slope_in_parts<V> s = silu::parts_of_slope(u.high, u.low);
        const V lift = splat<V>(1 / unlift<V>);
        return {select(s.is_near, s.near.high * lift, s.far.high), select(s.is_near, s.near.low * lift, s.far.low)};
    }

    // x silu′(u)
    template <class V>
    ACTFN_INLINE V times_slope(const arguments<V>& a, two_sum<V> u) {
        const two_sum<V> s = lifted_slope(u);
        const V lower = splat<V>(unlift<V>);
        const two_sum<V> y = times(two_sum<V>{s.high * lower, s.low * lower}, a.x);
        const V sum = select((abs(y.high) < a.infinite()) & (y.high != V{}), y.high + y.low, y.high);
        if (__builtin_expect(any_less(u.high, swish::tail<V>), 0)) {
            // there it is x (1 + u) exp(u)
            const V least = splat<V>(-2 * constants<element<V>>::exp_span);
            const two_sum<V> far = times(swish::in_tail(a.x, u), splat<V>(1) + at_least(least, u.high));
            return select(u.high < splat<V>(swish::tail<V>), lowered(select(far.high == V{}, far.high, far.high + far.low)), sum);
        }
        return sum;
    }
};

}  // namespace actfn::ACTFN_ISA
