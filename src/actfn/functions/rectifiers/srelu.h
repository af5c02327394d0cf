// srelu(x) = t_left + a_left (x − t_left) for x ≤ t_left, x between, t_right + a_right (x − t_right) for x ≥ t_right;
// derivative a_left, 1, a_right; by a threshold 1 less its slope, by a slope the distance from its threshold
//
// What the difference, the product and the sum drop is kept, as the sum may cancel: one rounding is left. Where both
// pieces are meant it is the right one. Ends: ±inf by the sign of the slopes, or the threshold where the slope is 0;
// between, the sign of zero is kept; the derivatives at the thresholds are the slopes; nan gives nan in all.
#pragma once

#include <limits>

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct srelu {
    template <class V>
    ACTFN_INLINE V value(V x, V t_left, V a_left, V t_right, V a_right) {
        const auto is_right = x >= t_right;
        const V t = select(is_right, t_right, t_left), a = select(is_right, a_right, a_left);
        // where the slope is 0 no more than the greatest number, as 0 times any is 0
        const V most = splat<V>(std::numeric_limits<element<V>>::max());
        const V y = select(a == V{}, at_most(most, at_least(-most, x)), x), d = distance(y, t);
        const V product = a * d, small = a * distance_low(y, t);
        two_sum<V> sum = {t, fma(a, distance_low(y, t), -small)};
        sum.add(product);
        sum.add(fma(a, d, -product));
        sum.add(small);
        // far out what was dropped is no number; of a threshold of 0 the product is all, and keeps the sign of zero
        const auto is_sum = (abs(product) < splat<V>((element<V>)__builtin_inf())) & (t != V{});
        const V line = select(is_sum, sum.high + sum.low, product);
        return in_three(x, t_left, t_right, line, x, select(a == splat<V>(1), x, line));
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V t_left, V a_left, V t_right, V a_right) {
        return in_three(x, t_left, t_right, a_left, splat<V>(1), a_right);
    }

    template <class V>
    ACTFN_INLINE V second(V x, V, V, V, V) {
        return select(x == x, V{}, x);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V t_left, V a_left, V t_right, V) {
        return in_three(x, t_left, t_right, splat<V>(1) - a_left, V{}, V{});
    }

    template <class V>
    ACTFN_INLINE V by(parameter<1>, V x, V t_left, V, V t_right, V) {
        return in_three(x, t_left, t_right, distance(x, t_left), V{}, V{});
    }

    template <class V>
    ACTFN_INLINE V by(parameter<2>, V x, V t_left, V, V t_right, V a_right) {
        return in_three(x, t_left, t_right, V{}, V{}, splat<V>(1) - a_right);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<3>, V x, V t_left, V, V t_right, V) {
        return in_three(x, t_left, t_right, V{}, V{}, distance(x, t_right));
    }

    // One of three: from t_right on, below it and above t_left, up to there; and nan at nan.
    template <class V>
    ACTFN_INLINE V in_three(V x, V t_left, V t_right, V left, V between, V right) {
        return select(x >= t_right, right, select(x > t_left, between, select(x == x, left, x)));
    }

    template <class V>
    ACTFN_INLINE V distance(V x, V t) {
        return x - t;
    }
    // and what its rounding drops
    template <class V>
    ACTFN_INLINE V distance_low(V x, V t) {
        two_sum<V> d = {x, V{}};
        d.add(-t);
        return d.low;
    }
};

}  // namespace actfn::ACTFN_ISA
