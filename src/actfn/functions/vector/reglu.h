// reglu(a, b) = a · relu(b), a and b the halves of a row; by a: relu(b), by b: a where b is above 0
//
// One product. Ends: those of the product, 0 · inf is nan; nan gives nan.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct reglu {
    template <class V>
    ACTFN_INLINE V value(V a, V b) {
        return a * select(b <= V{}, V{}, b);
    }

    template <class V>
    ACTFN_INLINE V grad(V a, V b) {
        return select(a == a, select(b <= V{}, V{}, b), a);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V a, V b) {
        return select(b == b, select(b <= V{}, V{}, a), b);
    }
};

}  // namespace actfn::ACTFN_ISA
