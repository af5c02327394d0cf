// isru(x) = x / √(1 + alpha x²), derivative (1 + alpha x²)^(−3/2), second derivative −3 alpha x (1 + alpha x²)^(−5/2);
// by alpha −(x / √(1 + alpha x²))³ / 2
//
// The root is in two parts, so that one rounding is left. Far out all is scaled by a power of two, as x² would overflow.
// Ends: ±1 / √alpha at ±inf, derivatives 0; the sign of zero is kept; nan gives nan in all.
#pragma once

#include "roots.h"

namespace actfn::ACTFN_ISA {

struct isru {
    template <class V>
    ACTFN_INLINE V value(V x, V alpha) {
        const two_sum<V> y = at(x, alpha).y;
        return with_sign(y.high + y.low, x);
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V alpha) {
        const parts<V> p = at(x, alpha);
        const two_sum<V> inverse = quotient_by(splat<V>(1), p.r), cube = times(times(inverse, inverse), inverse);
        return (cube.high + cube.low) * p.scale * (p.scale * p.scale);
    }

    template <class V>
    ACTFN_INLINE V second(V x, V alpha) {
        const parts<V> p = at(x, alpha);
        const two_sum<V> inverse = quotient_by(splat<V>(1), p.r), square = times(inverse, inverse);
        const two_sum<V> start = times(times(p.y, alpha), square), y = times(start, times(square, splat<V>(3)));
        const V scale = p.scale * p.scale;
        return with_sign((y.high + y.low) * scale * scale, -x);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V alpha) {
        const two_sum<V> y = at(x, alpha).y, cube = times(times(y, y), y);
        return with_sign((cube.high + cube.low) * splat<V>(0.5), -x);
    }

    // |x| times a power of two, the root of that power's square + alpha (scaled x)², and their quotient
    template <class V>
    struct parts {
        V scale;
        two_sum<V> r, y;
    };
    template <class V>
    ACTFN_INLINE parts<V> at(V x, V alpha) {
        constexpr bool single = sizeof(element<V>) == 4;
        // beyond `most` even the derivative is 0, at any alpha
        constexpr element<V> most = single ? element<V>(0x1p80) : element<V>(0x1p400);
        const V far = splat<V>(single ? element<V>(0x1p30) : element<V>(0x1p200));
        V a = at_most(splat<V>(most), ACTFN_ISA::abs(x));
        const V scale = select(a > far, splat<V>(single ? element<V>(0x1p-40) : element<V>(0x1p-350)), splat<V>(1));
        a = a * scale;
        const two_sum<V> r = root_of(square_and(scale * scale, a, alpha));
        return {scale, r, quotient_by(a, r)};
    }
};

}  // namespace actfn::ACTFN_ISA
