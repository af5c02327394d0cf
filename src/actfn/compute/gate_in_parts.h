// Functions whose float32 is computed in float64, in one part, and whose float64 in two parts (parts.h): what they share.
//
// A function F says, for numbers N of either kind, its value and derivatives within bounds, `F::at<order, N>(x)`; and for
// float64 what they are beyond those, where results may be subnormal or sums are no longer needed, and beside their roots.
#pragma once

#include <limits>

#include "in_float64.h"
#include "logarithm.h"
#include "near_root.h"

namespace actfn::ACTFN_ISA {

template <class F>
struct by_parts {
    static constexpr bool is_long = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        return computed<0>(x);
    }
    template <class V>
    ACTFN_INLINE V grad(V x) {
        return computed<1>(x);
    }
    template <class V>
    ACTFN_INLINE V second(V x) {
        return computed<2>(x);
    }

    template <int order, class V>
    ACTFN_INLINE V computed(V x) {
        if constexpr (sizeof(element<V>) == 4) {
            return in_float64(x, [](auto wide) __attribute__((always_inline)) { return F::template at<order, decltype(wide)>(wide); });
        } else {
            V y = rounded_once(F::template at<order, two_sum<V>>(x));
            y = F::template beside<order>(x, y);
            if (__builtin_expect(any_less(x, F::far_below), 0)) y = select(x < splat<V>(F::far_below), F::template below<order>(x), y);
            if (__builtin_expect(any_greater(x, F::far_above), 0)) y = select(x > splat<V>(F::far_above), F::template above<order>(x, y), y);
            return y;
        }
    }

    static constexpr double near = 0.125;  // to a root: recipes in constants.py

    // x, but no less and no more than makes a difference to N
    template <class N>
    ACTFN_INLINE vector_of_parts<N> limited(vector_of_parts<N> x) {
        typedef vector_of_parts<N> V;
        const auto least = is_in_two_parts<N> ? F::far_below - 1 : F::least, most = is_in_two_parts<N> ? F::far_above + 1 : F::most;
        return at_most(splat<V>(most), at_least(splat<V>(least), x));
    }
};

// A gate, x T(x) with T from 0 to a limit: F::parts<N> says T as `t`, its derivative as `slope`, and the second derivative
// of the gate as `second()`. F's constants tell of its extremum and of the roots of both derivatives, one left and one right
// of the extremum; below zero T nears F::left() exp(x).
template <class F>
struct gate_by_parts : by_parts<F> {
    static constexpr double least = -120, most = 120;        // for float32
    static constexpr double far_below = -45, far_above = 45;  // for float64

    template <int order, class N>
    ACTFN_INLINE N at(vector_of_parts<N> x) {
        typedef vector_of_parts<N> V;
        const V inside = by_parts<F>::template limited<N>(x);
        const typename F::template parts<N> p(inside);
        if constexpr (order == 0) {
            const V most = splat<V>(std::numeric_limits<element<V>>::max());
            return p.t * at_least(inside, at_most(most, x));
        } else if constexpr (order == 1) {
            return p.t + p.slope() * inside;
        } else {
            return p.second();
        }
    }

    template <int order, class V>
    ACTFN_INLINE V beside(V x, V y) {
        typedef typename F::constants c;
        if constexpr (order == 0) {
            const V d = distance(x, c::root).high;
            y = select(y == V{}, with_sign(V{}, x), y);  // of two parts the sum is no zero below zero
            return select(is_near(d, F::near), near_extremum(d, c::extremum, c::r), y);
        } else if constexpr (order == 1) {
            const two_sum<V> d = distance(x, c::root);
            return select(is_near(d.high, F::near), near_root(d, c::slope, c::q), y);
        } else {
            const two_sum<V> left = distance(x, c::left_root), right = distance(x, c::right_root);
            y = select(is_near(left.high, F::near), near_root(left, c::left_slope, c::left_q), y);
            return select(is_near(right.high, F::near), near_root(right, c::right_slope, c::right_q), y);
        }
    }

    // T is left() exp(x), to the last bit
    template <int order, class V>
    ACTFN_INLINE V below(V x) {
        typedef two_sum<V> N;
        x = at_least(splat<V>(-800), x);
        const N factor = order == 0 ? number<N>(x) : number<N>(x) + constant<N>(order);
        return far_exponential(number<N>(x), F::template left<N>() * factor);
    }
    // T is its limit, and what it lacks falls as right() exp(−x)
    template <int order, class V>
    ACTFN_INLINE V above(V x, V y) {
        typedef two_sum<V> N;
        if constexpr (order == 0) {
            return select(x > splat<V>(std::numeric_limits<element<V>>::max()), x, y);
        } else if constexpr (order == 1) {
            return y;
        } else {
            x = at_most(splat<V>(800), x);
            return far_exponential(number<N>(-x), F::template right<N>() * (constant<N>(2) - number<N>(x)));
        }
    }
};

}  // namespace actfn::ACTFN_ISA
