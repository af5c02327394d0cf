// glu(a, b) = a · sigmoid(b), a and b the halves of a row; by a: sigmoid(b), by b: a · sigmoid′(b)
//
// The product rounds what sigmoid has rounded. Ends: those of the product, 0 · inf is nan; nan gives nan.
#pragma once

#include "sigmoids/sigmoid.h"

namespace actfn::ACTFN_ISA {

struct glu {
    template <class V>
    ACTFN_INLINE V value(V a, V b) {
        return a * sigmoid::value(b);
    }

    template <class V>
    ACTFN_INLINE V grad(V a, V b) {
        return select(a == a, sigmoid::value(b), a);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V a, V b) {
        return a * sigmoid::grad(b);
    }
};

}  // namespace actfn::ACTFN_ISA
