// softshrink(x) = x − lambd for x > lambd, x + lambd for x < −lambd, 0 otherwise; derivative 1 and 0
//
// One sum, correctly rounded. Ends: ±inf; 0 between, and at both bounds; the derivative there is 0; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct softshrink {
    template <class V>
    ACTFN_INLINE V value(V x, V lambd) {
        return select(abs(x) <= lambd, V{}, x - with_sign(lambd, x));
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V lambd) {
        return select(abs(x) <= lambd, V{}, select(x == x, splat<V>(1), x));
    }

    template <class V>
    ACTFN_INLINE V second(V x, V) {
        return select(x == x, V{}, x);
    }

    // by lambd: −1 above it, 1 below −lambd
    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V lambd) {
        return select(abs(x) <= lambd, V{}, select(x == x, -with_sign(splat<V>(1), x), x));
    }
};

}  // namespace actfn::ACTFN_ISA
