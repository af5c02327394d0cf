// leaky_relu(x) = x for x > 0, negative_slope · x otherwise; derivative 1 for x > 0, else negative_slope
//
// One product, correctly rounded. Ends: ±inf with the sign of the product; where the slope is 0 the limit at −inf is
// −0, and 0 · inf must not make it nan. The derivative at 0 is negative_slope; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct leaky_relu {
    static constexpr bool is_exact_on_16_bits = true;

    template <class V>
    ACTFN_INLINE V value(V x, V negative_slope) {
        V finite = select(x == splat<V>(-__builtin_inf()), splat<V>(-1), x);
        V below = select(negative_slope == V{}, finite, x) * negative_slope;
        return select(bits(x) < integer<V>{}, below, x);  // by its sign bit: +0 and −0 keep theirs for any slope
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V negative_slope) {
        return select(x <= V{}, negative_slope, select(x > V{}, splat<V>(1), x));
    }

    template <class V>
    ACTFN_INLINE V second(V x, V) {
        return select(x == x, V{}, x);
    }

    // x below 0, and 0 above
    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V) {
        return select(x > V{}, V{}, x);
    }
};

}  // namespace actfn::ACTFN_ISA
