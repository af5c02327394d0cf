// dyt(x) = gamma tanh(alpha x) + beta, derivative gamma alpha / cosh²(alpha x), second derivative
// −2 gamma alpha² tanh(alpha x) / cosh²(alpha x); by alpha gamma x / cosh²(alpha x), by gamma tanh(alpha x), by beta 1
//
// u = 2 alpha x is in two parts. Near 0 the tanh is in two parts (tanh_in_parts.h); further out it is 1 − 2 t with
// t = sigmoid(−|u|), and beta ± gamma is exact in two parts: where they cancel, t is left, down to subnormal numbers.
//
// Ends: beta ± gamma; the sign of zero is kept where beta is 0; nan gives nan.
#pragma once

#include "gates/silu.h"
#include "tanh_in_parts.h"

namespace actfn::ACTFN_ISA {

struct dyt {
    // 2 alpha x, and 2^lift · sigmoid(−|2 alpha x|)
    template <class V>
    struct argument {
        two_sum<V> u;
        sigmoid::quotient<V> t;

        __attribute__((always_inline)) argument(V x, V alpha) {
            u = times_in_two_parts(x, alpha + alpha);
            const V a = at_most(splat<V>(constants<element<V>>::exp_span), abs(u.high));
            t = silu::below(a, of_magnitude(u.low, u.high));
        }
        __attribute__((always_inline)) auto is_near() const { return abs(u.high) < splat<V>(1.25); }
        // tanh(|alpha x|), in two parts, where it is near
        __attribute__((always_inline)) two_sum<V> tanh_near() const {
            const V half = splat<V>(0.5), a = at_most(splat<V>(0.625), abs(u.high) * half);
            const two_sum<V> rest = less_tanh_near(a);
            const V t = a - rest.high, a_low = of_magnitude(u.low, u.high) * half;
            two_sum<V> y = {a, fma(a_low, fma(-t, t, splat<V>(1)), -rest.low)};
            y.add(-rest.high);
            return y;
        }
        // 2^lift · sigmoid′(2 alpha x)
        __attribute__((always_inline)) V slope() const { return sigmoid::slope_of(t, t.value * splat<V>(-unlift<V>)); }
    };

    template <class V>
    ACTFN_INLINE V value(V x, V alpha, V gamma, V beta) {
        const argument<V> a(x, alpha);
        const two_sum<V> near = value_near(a, gamma, beta);
        // far: beta ± gamma ∓ 2 gamma t
        const V side = with_sign_of(gamma, a.u.high), factor = side * splat<V>(-2), lower = splat<V>(unlift<V>);
        two_sum<V> border = {beta, V{}};
        border.add(side);
        const V t = a.t.value * factor, t_low = fma(t, a.t.error, fma(a.t.value, factor, -t));
        two_sum<V> far = {border.high, fma(t_low, lower, border.low)};
        far.add(t * lower);
        const V tail = silu::without_lift(minus_abs(a.u.high), t + t_low);
        const V y = select(border.high == V{}, tail, far.high + far.low);
        const V sum = select(a.is_near(), near.high + near.low, y);
        return select((beta == V{}) & (sum == V{}), with_sign(V{}, side), sum);
    }

    // The value before its last rounding: near 0 it is alpha x less its cube, where the first may be a tie of sixteen bits.
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x, V alpha, V gamma, V beta) {
        const argument<V> a(x, alpha);
        const two_sum<V> near = value_near(a, gamma, beta);
        const V y = value(x, alpha, gamma, beta);
        const auto is_far = (abs(a.u.high) >= splat<V>(1.25)) | (near.high == V{});
        return {select(is_far, y, near.high), select(is_far, V{}, near.low)};
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V alpha, V gamma, V) {
        const argument<V> a(x, alpha);
        return silu::without_lift(minus_abs(a.u.high), a.slope() * (alpha * gamma * splat<V>(4)));
    }

    template <class V>
    ACTFN_INLINE V second(V x, V alpha, V gamma, V) {
        const argument<V> a(x, alpha);
        const V one = splat<V>(1), twice = a.t.value * splat<V>(-2 * unlift<V>), far = one + twice;
        const two_sum<V> near = a.tanh_near();
        const V high = select(a.is_near(), near.high, far);
        const V low = select(a.is_near(), near.low, ((one - far) + twice) + twice * a.t.error);
        const V factor = with_sign_of(alpha * alpha * splat<V>(-8), a.u.high), slope = a.slope(), y = slope * high;
        return silu::without_lift(minus_abs(a.u.high), (y + fma(slope, low, fma(slope, high, -y))) * factor) * gamma;
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V alpha, V gamma, V) {
        const argument<V> a(x, alpha);
        const V most = splat<V>(std::numeric_limits<element<V>>::max()), finite = at_most(most, at_least(-most, x));
        const V slope = a.slope(), factor = gamma * splat<V>(4);
        // the lift is for small slopes, beside which a large x is none
        const V near = silu::without_lift(minus_abs(a.u.high), slope * finite * factor);
        return select(abs(x) > splat<V>(0x1p30), slope * splat<V>(unlift<V>) * finite * factor, near);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<1>, V x, V alpha, V, V) {
        return value(x, alpha, splat<V>(1), V{});
    }

    template <class V>
    ACTFN_INLINE V by(parameter<2>, V x, V, V, V) {
        return select(x == x, splat<V>(1), x);
    }

    // gamma tanh(alpha x) + beta, in two parts, near 0
    template <class V>
    ACTFN_INLINE two_sum<V> value_near(const argument<V>& a, V gamma, V beta) {
        const two_sum<V> part = times(a.tanh_near(), with_sign_of(gamma, a.u.high));
        two_sum<V> near = {beta, part.low};
        near.add(part.high);
        return near;
    }

    // v, or −v where x is below zero
    template <class V>
    ACTFN_INLINE V with_sign_of(V v, V x) {
        return of_magnitude(v, x);
    }
};

}  // namespace actfn::ACTFN_ISA
