// logcosh(x) = log(cosh(x)), derivative tanh(x), second derivative 1 / cosh²(x)
//
// With a = |x|: for a up to 7/8 the ratio log((1 + s) / (1 − s)) with s = tanh²(a / 2), tanh(a / 2) = (1 − e) / (1 + e) and
// e = exp(−a), 1 − e relatively exact; further out a − log 2 + log(1 + e²). Float32 is computed in float64, and float64 in
// two parts (gate_in_parts.h). The derivatives are those of tanh.h.
//
// Ends: inf at both; derivatives ±1, second 0; nan gives nan in all.
#pragma once

#include "gate_in_parts.h"
#include "sigmoids/tanh.h"

namespace actfn::ACTFN_ISA {

struct logcosh {
    static constexpr int right_at_once = half_value | half_grad | bfloat16_value | bfloat16_grad;
    static constexpr bool is_long = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        if constexpr (sizeof(element<V>) == 4)
            return in_float64(x, [](auto wide) __attribute__((always_inline)) { return value_by_parts<decltype(wide)>(wide); });
        else return rounded_once(unrounded(x));
    }
    template <class V>
    ACTFN_INLINE V grad(V x) {
        return tanh::value(x);
    }
    template <class V>
    ACTFN_INLINE V second(V x) {
        return tanh::grad(x);
    }

    // Next to zero it is a²/2, which may be the middle between two numbers of sixteen bits, less a⁴/12.
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x) {
        const V a = abs(x), half_square = a * (splat<V>(0.5) * a), less = half_square * (half_square * splat<V>(-1.0 / 3));
        const auto is_next_to_zero = a < splat<V>(0x1p-30), is_infinite = a > splat<V>(std::numeric_limits<element<V>>::max());
        const two_sum<V> y = value_by_parts<two_sum<V>>(x);
        return {select(is_infinite, a, select(is_next_to_zero, half_square, y.high)),
                select(is_infinite, V{}, select(is_next_to_zero, less, y.low))};
    }

    template <class N>
    ACTFN_INLINE N value_by_parts(vector_of_parts<N> x) {
        typedef vector_of_parts<N> V;
        const V a = abs(x);
        const auto both = exponential_of(number<N>(at_least(splat<V>(-60), minus_abs(x))));
        const auto is_near = a < splat<V>(0.875);
        const N square = both.value * both.value, two = constant<N>(2);
        const N ratio = select(is_near, -both.less_one, square) / (two + select(is_near, both.less_one, square));
        const N log = log_of_ratio(select(is_near, ratio * ratio, ratio));
        return select(is_near, log, (number<N>(a) - log_2<N>()) + log);
    }
};

}  // namespace actfn::ACTFN_ISA
