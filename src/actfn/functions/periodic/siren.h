// siren(x) = sin(omega x), derivative omega cos(omega x), second derivative −omega² sin(omega x); by omega x cos(omega x)
//
// All that sine is, of the exact product (compute/turns.h), as what its rounding drops would be an error far from 0.
//
// Ends: nan at ±inf but for omega 0; the sign of zero is that of the product; nan gives nan.
#pragma once

#include "turns.h"

namespace actfn::ACTFN_ISA {

struct siren {
    template <class V>
    ACTFN_INLINE V value(V x, V omega) {
        const V u = x * omega;
        return select(u == V{}, u, sine_and_cosine<V>(turned_of(x, omega)).rounded(0));
    }

    // Next to zero the product itself may be the middle between two numbers of sixteen bits, and the sine is less.
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x, V omega) {
        const V u = x * omega;
        const auto is_small = abs(u) < splat<V>(element<V>(0x1p-10));
        return {select(is_small, u, value(x, omega)), select(is_small, u * u * u * splat<V>(element<V>(-1.0 / 6)), V{})};
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V omega) {
        const two_sum<V> y = times(sine_and_cosine<V>(turned_of(x, omega)).at(1), omega);
        return y.high + y.low;
    }

    template <class V>
    ACTFN_INLINE V second(V x, V omega) {
        const two_sum<V> y = times(times(sine_and_cosine<V>(turned_of(x, omega)).at(2), omega), omega);
        return y.high + y.low;
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V omega) {
        const two_sum<V> y = times(sine_and_cosine<V>(turned_of(x, omega)).at(1), x);
        return y.high + y.low;
    }
};

}  // namespace actfn::ACTFN_ISA
