// thresholded_relu(x) = x for x > theta, 0 otherwise; derivative 1 and 0
//
// No rounding. Ends: 0 at −inf, inf at inf; the derivative at theta is 0; nan gives nan in all.
#pragma once

#include "rectifiers/threshold.h"
#include "simd.h"

namespace actfn::ACTFN_ISA {

struct thresholded_relu {
    static constexpr bool is_exact_on_16_bits = true;

    template <class V>
    ACTFN_INLINE V value(V x, V theta) {
        return threshold::value(x, theta, V{});
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V theta) {
        return threshold::grad(x, theta, V{});
    }

    template <class V>
    ACTFN_INLINE V second(V x, V theta) {
        return threshold::second(x, theta, V{});
    }

    // by theta: it moves the jump, and changes the value nowhere else
    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V theta) {
        return threshold::by(parameter<0>{}, x, theta, V{});
    }
};

}  // namespace actfn::ACTFN_ISA
