// bilinear(a, b) = a · b, a and b the halves of a row; by a: b, by b: a
//
// One product. Ends: those of the product, 0 · inf is nan; nan gives nan.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct bilinear {
    template <class V>
    ACTFN_INLINE V value(V a, V b) {
        return a * b;
    }

    template <class V>
    ACTFN_INLINE V grad(V a, V b) {
        return select(a == a, b, a);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V a, V b) {
        return select(b == b, a, b);
    }
};

}  // namespace actfn::ACTFN_ISA
