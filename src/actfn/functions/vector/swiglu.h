// swiglu(a, b) = a · silu(b), a and b the halves of a row; by a: silu(b), by b: a · silu′(b)
//
// The product rounds what silu has rounded. Ends: those of the product, 0 · inf is nan; nan gives nan.
#pragma once

#include "gates/silu.h"

namespace actfn::ACTFN_ISA {

struct swiglu {
    template <class V>
    ACTFN_INLINE V value(V a, V b) {
        return a * silu::value(b);
    }

    template <class V>
    ACTFN_INLINE V grad(V a, V b) {
        return select(a == a, silu::value(b), a);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V a, V b) {
        return a * silu::grad(b);
    }
};

}  // namespace actfn::ACTFN_ISA
