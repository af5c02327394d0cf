// snake(x) = x + sin²(a x) / a, derivative 1 + sin(2 a x) = 2 sin²(a x + π/4), second derivative 2 a cos(2 a x); by a
// sin(a x) / a · (2 x cos(a x) − sin(a x) / a)
//
// The product is exact (compute/turns.h), and sine and cosine are in two parts. The derivative has double roots, where
// 1 + sin(2 a x) would cancel. The function never falls, but stands nearly still beside them: so that its values do not fall
// either, float32 goes by float64, and float64 by a sine of twice its digits.
//
// Ends: ±inf, derivatives nan there; the sign of zero is kept; nan gives nan.
#pragma once

#include "turns.h"
#include "in_float64.h"

namespace actfn::ACTFN_ISA {

struct snake {
    static constexpr bool is_long = true;

    template <class V>
    ACTFN_INLINE V value(V x, V a) {
        if constexpr (sizeof(element<V>) == 4) return in_float64<value_of<false>>(x, a);
        else return value_of<true>::of(x, a);
    }
    template <class V>
    ACTFN_INLINE V grad(V x, V a) {
        return in_float64<slope>(x, a);
    }
    template <class V>
    ACTFN_INLINE V second(V x, V a) {
        const V twice = a + a;
        const two_sum<V> y = times(sine_and_cosine<V>(turned_of(x, twice)).at(1), twice);
        return y.high + y.low;
    }
    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V a) {
        if constexpr (sizeof(element<V>) == 4) return in_float64<by_a<false>>(x, a);
        else return by_a<true>::of(x, a);
    }

    // y / a, in two parts
    template <class V>
    ACTFN_INLINE two_sum<V> over(two_sum<V> y, V a) {
        const V q = y.high / a;
        return {q, (fma(-q, a, y.high) + y.low) / a};
    }

    // with sine and cosine of twice the digits, or of a few more than one number has
    template <bool closely>
    struct value_of {
        template <class V>
        ACTFN_INLINE V of(V x, V a) {
            const two_sum<V> s = waves_of<closely>(turned_of(x, a)).sine;
            const two_sum<V> part = over(times(s, s), a);
            two_sum<V> y = {x, part.low};
            y.add(part.high);
            const V most = splat<V>(std::numeric_limits<element<V>>::max());
            return select((x == V{}) | (abs(x) > most) | (a == V{}), x, y.high + y.low);
        }
    };

    struct slope {
        template <class V>
        ACTFN_INLINE V of(V x, V a) {
            const two_sum<V> s = waves_of<false>(turned_of<1>(x, a)).sine, y = times(s, s);
            return (y.high + y.low) * splat<V>(2);
        }
    };

    template <bool closely>
    struct by_a {
        template <class V>
        ACTFN_INLINE V of(V x, V a) {
            const waves<V> w = waves_of<closely>(turned_of(x, a));
            const two_sum<V> s = over(w.sine, a), loose = difference(times(w.cosine, x), times(s, splat<V>(0.5)));
            const two_sum<V> y = times(times(s, splat<V>(2)), settled(loose.high, loose.low));
            const V most = splat<V>(std::numeric_limits<element<V>>::max());
            return select(abs(y.high) > most, y.high, y.high + y.low);
        }
    };
};

}  // namespace actfn::ACTFN_ISA
