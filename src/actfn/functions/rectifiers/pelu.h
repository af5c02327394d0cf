// pelu(x) = (a / b) x for x ≥ 0, a (exp(x / b) − 1) below; derivative a / b and (a / b) exp(x / b), second derivative 0 and
// (a / b²) exp(x / b); by a x / b and exp(x / b) − 1, by b −(a / b²) x and −(a / b²) x exp(x / b)
//
// As celu, with quotients and products in two parts, so that one rounding is left. Ends: −a at −inf, inf at inf; the sign
// of zero is kept; the derivatives at 0 are those above it; nan gives nan.
#pragma once

#include "rectifiers/celu.h"
#include "roots.h"

namespace actfn::ACTFN_ISA {

struct pelu {
    template <class V>
    ACTFN_INLINE V value(V x, V a, V b) {
        const two_sum<V> y = times(celu::below(celu::quotient(x, b)), a);
        const V below = y.high + y.low;
        return select(x >= V{}, times_large(x, slope(a, b)), below);
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V a, V b) {
        const two_sum<V> q = celu::quotient(x, b);
        return select(x >= V{}, a / b, without_lift(q.high, celu::exponential(q), slope(a, b)));
    }

    template <class V>
    ACTFN_INLINE V second(V x, V a, V b) {
        const two_sum<V> q = celu::quotient(x, b);
        return select(x >= V{}, V{}, without_lift(q.high, celu::exponential(q), over(slope(a, b), b)));
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V, V b) {
        const two_sum<V> y = celu::below(celu::quotient(x, b));
        return select(x >= V{}, x / b, y.high + y.low);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<1>, V x, V a, V b) {
        const two_sum<V> q = celu::quotient(x, b), r = slope(a, b), e = celu::exponential(q);
        const V below = without_lift(q.high, times(e, two_sum<V>{-q.high, -q.low}), r);
        return select(x >= V{}, -times_large(x, over(r, b)), below);
    }

    // a / b
    template <class V>
    ACTFN_INLINE two_sum<V> slope(V a, V b) {
        return over(two_sum<V>{a, V{}}, b);
    }
    template <class V>
    ACTFN_INLINE two_sum<V> over(two_sum<V> a, V b) {
        const V high = a.high / b;
        return {high, (fma(-high, b, a.high) + a.low) / b};
    }
    // r x, where that may be infinite
    template <class V>
    ACTFN_INLINE V times_large(V x, two_sum<V> r) {
        const two_sum<V> y = times(r, x);
        return select((abs(y.high) < splat<V>((element<V>)__builtin_inf())) & (x != V{}), y.high + y.low, y.high);
    }
    // 2^−lift e r; in the tails r goes in before the lift comes out, as the result may be subnormal there
    template <class V>
    ACTFN_INLINE V without_lift(V q, two_sum<V> e, two_sum<V> r) {
        constexpr element<V> tail = sizeof(element<V>) == 4 ? -60 : -500;
        const V lower = splat<V>(unlift<V>);
        const two_sum<V> y = times(two_sum<V>{e.high * lower, e.low * lower}, r);
        const V sum = y.high + y.low;
        if (__builtin_expect(any_less(q, tail), 0)) {
            const auto is_tiny = q < splat<V>(tail);
            const two_sum<V> lifted = times(e, r);
            return select(is_tiny, lowered(select(is_tiny, lifted.high + lifted.low, V{})), sum);
        }
        return sum;
    }
};

}  // namespace actfn::ACTFN_ISA
