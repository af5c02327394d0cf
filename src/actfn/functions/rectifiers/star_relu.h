// star_relu(x) = s x² + b for x > 0, b otherwise; derivative 2 s x and 0, second derivative 2 s and 0; by s x² and 0, by b 1
//
// What the products and the sum drop is kept, as the sum has a root: one rounding is left. Ends: b at −inf, ±inf at inf
// by the sign of s; the derivatives at 0 are 0; nan gives nan in all.
#pragma once

#include <limits>

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct star_relu {
    static constexpr bool is_short = true;

    template <class V>
    ACTFN_INLINE V value(V x, V s, V b) {
        const V a = at_which(x, s), u = s * a, u_low = fma(s, a, -u), y = u * a, small = u_low * a;
        two_sum<V> sum = {b, fma(u_low, a, -small)};
        sum.add(y);
        sum.add(fma(u, a, -y));
        sum.add(small);
        // far out what was dropped is no number
        const V above = select(abs(y) < splat<V>((element<V>)__builtin_inf()), sum.high + sum.low, y);
        return select(x <= V{}, b, above);
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V s, V) {
        return select(x <= V{}, V{}, (s + s) * at_which(x, s));
    }

    template <class V>
    ACTFN_INLINE V second(V x, V s, V) {
        return select(x <= V{}, V{}, select(x == x, s + s, x));
    }

    // by s: the square
    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V, V) {
        const V above = select(x <= V{}, V{}, x);
        return above * above;
    }

    // by b: 1 everywhere
    template <class V>
    ACTFN_INLINE V by(parameter<1>, V x, V, V) {
        return select(x == x, splat<V>(1), x);
    }

    // x, but where s is 0 no more than the greatest number, as 0 times any is 0
    template <class V>
    ACTFN_INLINE V at_which(V x, V s) {
        return select(s == V{}, at_most(splat<V>(std::numeric_limits<element<V>>::max()), x), x);
    }
};

}  // namespace actfn::ACTFN_ISA
