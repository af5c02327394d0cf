// cloglog(x) = 1 − exp(−e) with e = exp(x), derivative exp(x − e), second derivative (1 − e) exp(x − e)
//
// The complement of loglog(−x), without what 1 − exp(−e) cancels: expm1 of e in two parts, and e itself where it is small.
//
// Ends: 0 at −inf, 1 at inf, derivatives 0 at both; subnormal results are kept; nan gives nan.
#pragma once

#include "rectifiers/celu.h"
#include "sigmoids/loglog.h"

namespace actfn::ACTFN_ISA {

struct cloglog {
    static constexpr int right_at_once = bfloat16_value | bfloat16_grad;
    static constexpr bool is_long = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        return in_float64<value_of>(x);
    }
    template <class V>
    ACTFN_INLINE V grad(V x) {
        return in_float64<loglog::slope>(-x);
    }
    template <class V>
    ACTFN_INLINE V second(V x) {
        return -in_float64<loglog::bend>(-x);
    }

    struct value_of {
        template <class V>
        ACTFN_INLINE V of(V x) {
            const two_sum<V> e = loglog::exponential(x), y = celu::below(two_sum<V>{-e.high, -e.low});
            // below it, exp(x) is all
            const V far = splat<V>(-200), tail = loglog::exponential_below_zero(two_sum<V>{at_most(far, x), V{}}, splat<V>(1));
            return select(x < far, tail, -(y.high + y.low));
        }
    };
};

}  // namespace actfn::ACTFN_ISA
