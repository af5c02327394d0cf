// threshold(x) = x for x > threshold, value otherwise; derivative 1 and 0
//
// No rounding. Ends: value at −inf, inf at inf; the derivative at the threshold is 0; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct threshold {
    static constexpr bool is_exact_on_16_bits = true;

    template <class V>
    ACTFN_INLINE V value(V x, V least, V otherwise) {
        return select(x <= least, otherwise, x);
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V least, V) {
        return select(x <= least, V{}, select(x == x, splat<V>(1), x));
    }

    template <class V>
    ACTFN_INLINE V second(V x, V, V) {
        return select(x == x, V{}, x);
    }

    // by the threshold: it moves the jump, and changes the value nowhere else
    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V, V) {
        return select(x == x, V{}, x);
    }

    // by the value: 1 where it is the result
    template <class V>
    ACTFN_INLINE V by(parameter<1>, V x, V least, V) {
        return select(x <= least, splat<V>(1), select(x == x, V{}, x));
    }
};

}  // namespace actfn::ACTFN_ISA
