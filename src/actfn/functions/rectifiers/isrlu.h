// isrlu(x) = x for x ≥ 0, isru(x) = x / √(1 + alpha x²) below; its derivatives those of the two
//
// Ends: −1 / √alpha at −inf, inf at inf; the sign of zero is kept; the derivative at 0 is 1; nan gives nan in all.
#pragma once

#include "sigmoids/isru.h"

namespace actfn::ACTFN_ISA {

struct isrlu {
    template <class V>
    ACTFN_INLINE V value(V x, V alpha) {
        return select(x >= V{}, x, isru::value(x, alpha));
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V alpha) {
        return select(x >= V{}, splat<V>(1), isru::grad(x, alpha));
    }

    template <class V>
    ACTFN_INLINE V second(V x, V alpha) {
        return select(x >= V{}, V{}, isru::second(x, alpha));
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0> p, V x, V alpha) {
        return select(x >= V{}, V{}, isru::by(p, x, alpha));
    }
};

}  // namespace actfn::ACTFN_ISA
