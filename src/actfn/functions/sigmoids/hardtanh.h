// hardtanh(x) = min_val for x ≤ min_val, max_val for x ≥ max_val, x between; derivative 1 between, else 0
//
// No rounding. Ends: min_val at −inf, max_val at inf; between, the sign of zero is kept; the derivative at both bounds
// is 0; nan gives nan in all.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct hardtanh {
    static constexpr bool is_exact_on_16_bits = true;

    template <class V>
    ACTFN_INLINE V value(V x, V min_val, V max_val) {
        return in_three(x, min_val, max_val, min_val, x, max_val);
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V min_val, V max_val) {
        return in_three(x, min_val, max_val, V{}, splat<V>(1), V{});
    }

    template <class V>
    ACTFN_INLINE V second(V x, V min_val, V max_val) {
        return in_three(x, min_val, max_val, V{}, V{}, V{});
    }

    // by min_val: 1 where it is the result, and 0 elsewhere
    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V min_val, V max_val) {
        return in_three(x, min_val, max_val, splat<V>(1), V{}, V{});
    }

    // by max_val, the same
    template <class V>
    ACTFN_INLINE V by(parameter<1>, V x, V min_val, V max_val) {
        return in_three(x, min_val, max_val, V{}, V{}, splat<V>(1));
    }

    // One of three: up to the lower bound, above it and below the upper, from there on; and nan at nan.
    template <class V>
    ACTFN_INLINE V in_three(V x, V lower, V upper, V below, V between, V above) {
        return select(x <= lower, below, select(x >= upper, above, select(x == x, between, x)));
    }
};

}  // namespace actfn::ACTFN_ISA
