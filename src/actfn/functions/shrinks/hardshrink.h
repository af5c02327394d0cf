// hardshrink(x) = x for |x| > lambd, 0 otherwise; derivative 1 and 0
//
// No rounding. Ends: ±inf; 0 between, and at both bounds; the derivative there is 0; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct hardshrink {
    static constexpr bool is_exact_on_16_bits = true;

    template <class V>
    ACTFN_INLINE V value(V x, V lambd) {
        return select(abs(x) <= lambd, V{}, x);
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V lambd) {
        return select(abs(x) <= lambd, V{}, select(x == x, splat<V>(1), x));
    }

    template <class V>
    ACTFN_INLINE V second(V x, V) {
        return select(x == x, V{}, x);
    }

    // by lambd: it moves the jumps, and changes the value nowhere else
    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V) {
        return select(x == x, V{}, x);
    }
};

}  // namespace actfn::ACTFN_ISA
