// gcu(x) = x cos(x), derivative cos(x) − x sin(x), second derivative −2 sin(x) − x cos(x)
//
// Sine and cosine are in two parts (compute/turns.h). The derivatives cancel beside roots without end: float32 goes by
// float64 there, and float64 by sine and cosine of twice its digits.
//
// Ends: nan at ±inf, where there is no limit; the sign of zero is kept; nan gives nan.
#pragma once

#include "turns.h"
#include "in_float64.h"

namespace actfn::ACTFN_ISA {

struct gcu {
    static constexpr int right_at_once = bfloat16_value | bfloat16_grad;
    static constexpr bool is_long = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        const two_sum<V> y = times(sine_and_cosine<V>(turned_of(x)).at(1), x);
        return select(x == V{}, x, y.high + y.low);
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        if constexpr (sizeof(element<V>) == 4) return in_float64<slope<false>>(x);
        else return slope<true>::of(x);
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        if constexpr (sizeof(element<V>) == 4) return in_float64<bend<false>>(x);
        else return bend<true>::of(x);
    }

    // with sine and cosine of twice the digits, or of a few more than one number has
    template <bool closely>
    struct slope {
        template <class V>
        ACTFN_INLINE V of(V x) {
            const waves<V> w = waves_of<closely>(turned_of(x));
            const two_sum<V> y = difference(w.cosine, times(w.sine, x));
            return y.high + y.low;
        }
    };
    template <bool closely>
    struct bend {
        template <class V>
        ACTFN_INLINE V of(V x) {
            const waves<V> w = waves_of<closely>(turned_of(x));
            const two_sum<V> y = difference(times(w.sine, splat<V>(-2)), times(w.cosine, x));
            return select(x == V{}, -x, y.high + y.low);
        }
    };
};

}  // namespace actfn::ACTFN_ISA
