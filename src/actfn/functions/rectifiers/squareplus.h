// squareplus(x) = (x + √(x² + b)) / 2, derivative (1 + x / √(x² + b)) / 2, second derivative b / (2 (x² + b)^(3/2)); by b
// 1 / (4 √(x² + b))
//
// The root is in two parts. Below zero the sum would cancel: there the value is b / (2 (√(x² + b) − x)) and the derivative
// that over the root. Ends: 0 at −inf, inf at inf, derivatives 0 and 1; nan gives nan in all.
#pragma once

#include "roots.h"

namespace actfn::ACTFN_ISA {

struct squareplus {
    template <class V>
    ACTFN_INLINE V value(V x, V b) {
        const V half = splat<V>(0.5), a = ACTFN_ISA::abs(x), far = splat<V>(bound<V>());
        const two_sum<V> twice = twice_above(at_most(far, a), root(x, b)), below = quotient_by(b * half, twice);
        const V y = select(x < V{}, below.high + below.low, (twice.high + twice.low) * half);
        return select(a >= far, select(x < V{}, b * splat<V>(0.25) / a, a), y);
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V b) {
        const V half = splat<V>(0.5), far = splat<V>(bound<V>()), a = ACTFN_ISA::abs(x);
        const two_sum<V> r = root(x, b), twice = twice_above(at_most(far, a), r);
        // above: the sum over twice the root; below: b / (2 root (root + |x|))
        const two_sum<V> ratio = quotient_by(twice.high * half, r), below = quotient_by(b * half, times(r, twice));
        const V above = ratio.high + fma(twice.low * half, splat<V>(1) / r.high, ratio.low);
        const V y = select(x < V{}, below.high + below.low, above);
        return select(a >= far, select(x < V{}, beyond(b * splat<V>(0.25), a, 2), splat<V>(1)), y);
    }

    template <class V>
    ACTFN_INLINE V second(V x, V b) {
        const two_sum<V> inverse = quotient_by(splat<V>(1), root(x, b));
        const two_sum<V> y = times(times(times(inverse, b), inverse), times(inverse, splat<V>(0.5)));
        const V a = ACTFN_ISA::abs(x);
        return select(a >= splat<V>(bound<V>()), beyond(b * splat<V>(0.5), a, 3), y.high + y.low);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V b) {
        const two_sum<V> y = quotient_by(splat<V>(0.25), root(x, b));
        const V a = ACTFN_ISA::abs(x);
        return select(a >= splat<V>(bound<V>()), splat<V>(0.25) / a, y.high + y.low);
    }

    // √(x² + b), but no more than at the bound
    template <class V>
    ACTFN_INLINE two_sum<V> root(V x, V b) {
        return root_of(square_and(b, at_most(splat<V>(bound<V>()), ACTFN_ISA::abs(x)), splat<V>(1)));
    }
    // y / a^power
    template <class V>
    ACTFN_INLINE V beyond(V y, V a, int power) {
        a = at_most(splat<V>(std::numeric_limits<element<V>>::max()), a);
        const V inverse = splat<V>(1) / a;
        two_sum<V> q = {y, V{}};
        for (int i = 0; i < power; ++i) {
            const V high = q.high * inverse;
            q = {high, (fma(-high, a, q.high) + q.low) * inverse};
        }
        return q.high + q.low;
    }

    // from here on b is nothing beside x²
    template <class V>
    constexpr static element<V> bound() {
        return sizeof(element<V>) == 4 ? element<V>(0x1p40) : element<V>(0x1p80);
    }
    // √(x² + b) + |x|, twice the value for positive x
    template <class V>
    ACTFN_INLINE two_sum<V> twice_above(V a, two_sum<V> r) {
        const V high = r.high + a;
        return {high, (r.high - high + a) + r.low};
    }
};

}  // namespace actfn::ACTFN_ISA
