// swish(x) = x · sigmoid(beta x), derivative silu′(beta x), second derivative beta · silu″(beta x); by beta x² sigmoid′(beta x)
//
// All that silu is, of u = beta x in two parts: the exponential makes what the product's rounding drops |u| times as large.
//
// Ends: those of silu, by the sign of beta; at beta = 0 the line x / 2. The sign of zero is kept; nan gives nan.
#pragma once

#include "gates/silu.h"

namespace actfn::ACTFN_ISA {

struct swish {
    template <class V>
    ACTFN_INLINE V value(V x, V beta) {
        const two_sum<V> u = times_in_two_parts(x, beta), y = opened(x, u, beta);
        const V sum = select(y.low == V{}, y.high, y.high + y.low);  // −0 + 0 would be 0
        if (__builtin_expect(any_less(u.high, tail<V>), 0)) {
            const two_sum<V> far = in_tail(x, u);
            return select(u.high < splat<V>(tail<V>), lowered(select(far.high == V{}, far.high, far.high + far.low)), sum);
        }
        return sum;
    }

    // The value before its last rounding: near 0 it is x / 2 + beta x² / 4, where the first may be a tie of sixteen bits.
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x, V beta) {
        const two_sum<V> u = times_in_two_parts(x, beta), y = opened(x, u, beta);
        const auto in_tail = u.high < splat<V>(tail<V>);
        return {select(in_tail, value(x, beta), y.high), select(in_tail, V{}, y.low)};
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V beta) {
        const two_sum<V> u = times_in_two_parts(x, beta);
        return silu::slope(u.high, u.low);
    }

    template <class V>
    ACTFN_INLINE V second(V x, V beta) {
        const two_sum<V> u = times_in_two_parts(x, beta);
        return silu::curvature(u.high, u.low, beta);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V beta) {
        return square_of(x, times_in_two_parts(x, beta));
    }

    // x² sigmoid′(u)
    template <class V>
    ACTFN_INLINE V square_of(V x, two_sum<V> u) {
        const V a = at_most(splat<V>(-tail<V>), abs(u.high));
        const sigmoid::quotient<V> t = silu::below(a, of_magnitude(u.low, u.high));
        const V slope = sigmoid::slope_of(t, t.value * splat<V>(-unlift<V>)) * splat<V>(unlift<V>);
        const V near = (slope * x) * x;
        if (__builtin_expect(any_greater(abs(u.high), -tail<V>), 0)) {
            const V below = minus_abs(u.high);
            const root_of_gate<V> root = root_in_tail(two_sum<V>{below, -of_magnitude(u.low, u.high)});
            // (x exp(−|u| / 2))², lifted where it is small
            const two_sum<V> part = product(x, root);
            const auto is_small = abs(part.high) < splat<V>(1);
            const V lift = select(is_small, splat<V>(sizeof(element<V>) == 4 ? element<V>(0x1p32) : element<V>(0x1p256)), splat<V>(1));
            const V m = part.high * lift, m_low = part.low * lift, square = m * m;
            const V far = fma(m + m, m_low, fma(m, m, -square)) + square;
            return select(below < splat<V>(tail<V>), select(is_small, lowered(far), far), near);
        }
        return near;
    }

    // 2^lift · x exp(u), in two parts, for u below `tail`
    template <class V>
    ACTFN_INLINE two_sum<V> in_tail(V x, two_sum<V> u) {
        const root_of_gate<V> root = root_in_tail(u);
        const two_sum<V> part = product(x, root);
        const V far = part.high * root.lifted;
        return {far, fma(part.low, root.lifted, fma(part.high, root.lifted_low, fma(part.high, root.lifted, -far)))};
    }

    // Below it the gate is exp(u) to the last bit, and subnormal results are not far.
    template <class V>
    static constexpr element<V> tail = silu_constants<element<V>>::tail;

    // x times its gate, in two parts; right for u from `tail` on. Beside its least value it is silu(u) / beta, and that by
    // the square of the distance, as it could not fall and rise in order otherwise.
    template <class V>
    ACTFN_INLINE two_sum<V> opened(V x, two_sum<V> u, V beta) {
        typedef silu_constants<element<V>> c;
        const V d_exact = u.high - splat<V>(c::root[0]), d = (d_exact - splat<V>(c::root[1])) + u.low, square = d * d;
        const V bend = fma(square, polynomial(d, square, c::r), splat<V>(c::least[1])), first = splat<V>(c::least[0]);
        const V least = first + bend, least_low = bend - (least - first), q = least / beta;
        const V q_low = (fma(-q, beta, least) + least_low) / beta;
        const auto is_least = abs(d) < splat<V>(c::near);
        const two_sum<V> far = gated(x, u);
        return {select(is_least, q, far.high), select(is_least, q_low, far.low)};
    }

    // The same without regard to the least value.
    template <class V>
    ACTFN_INLINE two_sum<V> gated(V x, two_sum<V> u) {
        const V a = at_most(select(u.high > V{}, silu::top<V>(), splat<V>(-tail<V>)), abs(u.high));
        const sigmoid::quotient<V> t = silu::below(a, of_magnitude(u.low, u.high));
        // below 0: x t, above: x − x t
        const V open = t.value * splat<V>(unlift<V>), part = x * open, rest = fma(part, t.error, fma(x, open, -part));
        const V part_low = select(part - part == V{}, rest, V{});
        const V high = x - part, low = ((x - high) - part) - part_low;
        const auto is_above = u.high > V{};
        const auto is_x = (u.high > silu::top<V>()) | (x == V{});  // at 0 with its sign
        return {select(is_x, x, select(is_above, high, part)), select(is_x, V{}, select(is_above, low, part_low))};
    }

    // exp(u / 2), the square root of the gate: itself, and times 2^lift, each in two parts. The gate alone may be 0 where
    // a large x makes it a number.
    template <class V>
    struct root_of_gate {
        V value, low, lifted, lifted_low;
    };
    template <class V>
    ACTFN_INLINE root_of_gate<V> root_in_tail(two_sum<V> u) {
        typedef constants<element<V>> c;
        const V half = splat<V>(0.5), least = splat<V>(-c::exp_span), lower = splat<V>(unlift<V>);
        const V z = at_most(splat<V>(-1), at_least(least, u.high * half));
        const split_exp_and_low<V> both = exp_split_and_low(z, c::lift);
        const split_exp<V> e = both.high;
        const V high = fma(e.p, e.scale, e.scale);
        const V low = fma(with_low(both, u.low * half), e.scale, fma(e.p, e.scale, e.scale - high));
        // what lies beyond twice the span is 0 times any number
        const auto is_zero = u.high * half < least;
        const V kept = select(is_zero, V{}, high), kept_low = select(is_zero, V{}, low);
        return {kept * lower, kept_low * lower, kept, kept_low};
    }
    // x · root.value in two parts
    template <class V>
    ACTFN_INLINE two_sum<V> product(V infinite, root_of_gate<V> root) {
        const V most = splat<V>(std::numeric_limits<element<V>>::max());
        const V x = at_most(most, at_least(-most, infinite)), y = x * root.value;
        return {y, fma(x, root.low, fma(x, root.value, -y))};
    }
};

}  // namespace actfn::ACTFN_ISA
