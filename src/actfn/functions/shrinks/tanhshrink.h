// tanhshrink(x) = x − tanh(x), derivative tanh²(x), second derivative 2 tanh(x) / cosh²(x)
//
// From tanh in two parts, so that one rounding is left. Ends: ±inf, derivatives 1 and 0; the sign of zero is kept; nan
// gives nan in all.
#pragma once

#include "sigmoids/tanh.h"
#include "tanh_in_parts.h"

namespace actfn::ACTFN_ISA {

struct tanhshrink {
    static constexpr int right_at_once = bfloat16_grad;

    template <class V>
    ACTFN_INLINE V value(V x) {
        const two_sum<V> y = unrounded(x);
        return with_sign(ACTFN_ISA::abs(y.high + y.low), x);
    }

    // x³ / 3 may be the middle between two numbers of sixteen bits, and what is beside it less than a double
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x) {
        const V a = ACTFN_ISA::abs(x), far = splat<V>(tanh_in_parts<V>::far);
        const two_sum<V> rest = tanh_in_parts<V>(a).rest;
        const auto is_far = a > far, is_tiny = a < splat<V>(tiny<V>());
        const V high = select(is_tiny, a_third_of_cube(a), select(is_far, a - splat<V>(1), rest.high));
        // far out a − 1 may be such a middle too, and the result is more
        const V low = select(is_far, ((a - high) - splat<V>(1)) + splat<V>(element<V>(0x1p-100)), select(is_tiny, V{}, rest.low));
        return {with_sign(high, x), of_magnitude(select(a <= splat<V>(std::numeric_limits<element<V>>::max()), low, V{}), x)};
    }

    // Below it a³ / 3 is all, and parts of it may be subnormal: it is computed of a times a power of two.
    template <class V>
    constexpr static element<V> tiny() {
        return sizeof(element<V>) == 4 ? element<V>(0x1p-30) : element<V>(0x1p-250);
    }
    template <class V>
    ACTFN_INLINE V a_third_of_cube(V a) {
        typedef tanh_parts_constants<element<V>> c;
        constexpr bool single = sizeof(element<V>) == 4;
        const V b = a * splat<V>(single ? element<V>(0x1p40) : element<V>(0x1p300));
        const two_sum<V> square = times(two_sum<V>{b, V{}}, b), third = {splat<V>(c::third[0]), splat<V>(c::third[1])};
        const two_sum<V> y = times(times(square, b), third);
        return (y.high + y.low) * splat<V>(single ? element<V>(0x1p-120) : element<V>(0x1p-900));
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        const V a = ACTFN_ISA::abs(x);
        const two_sum<V> t = tanh_in_parts<V>(a).value, square = times(t, t);
        const V y = square.high + square.low;
        if constexpr (sizeof(element<V>) == 4) return y;
        // x² may be the middle between two numbers of sixteen bits, and the derivative is always less
        const auto is_square = (fma(a, a, -y) == V{}) & (a < splat<V>(0x1p-20)) & (a > V{});
        return select(is_square, fma(-y, splat<V>(0x1p-53), y), y);
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        return splat<V>(2) * tanh::value(x) * tanh::grad(x);
    }
};

}  // namespace actfn::ACTFN_ISA
