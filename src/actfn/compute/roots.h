// Square roots, quotients, products and power series in two parts: isru, squareplus, gcu, loglog and others.
#pragma once

#include <limits>

#include "simd.h"

namespace actfn::ACTFN_ISA {

// The root of a sum, in two parts, for sums that are not subnormal.
template <class V>
ACTFN_INLINE two_sum<V> root_of(two_sum<V> sum) {
    const V high = sqrt(sum.high);
    return {high, (fma(-high, high, sum.high) + sum.low) * splat<V>(0.5) / high};
}

// x² · factor + one, in two parts, where nothing of it overflows
template <class V>
ACTFN_INLINE two_sum<V> square_and(V one, V x, V factor) {
    const V square = x * x, square_low = fma(x, x, -square), product = square * factor;
    two_sum<V> sum = {one, fma(square, factor, -product) + square_low * factor};
    sum.add(product);
    return sum;
}

// numerator / (high + low), in two parts
template <class V>
ACTFN_INLINE two_sum<V> quotient_by(V numerator, two_sum<V> by) {
    const V inverse = splat<V>(1) / by.high, high = numerator * inverse;
    return {high, fma(-high, by.low, fma(-high, by.high, numerator)) * inverse};
}

// a / b of numbers in two parts, `inverse` being 1 / b.high
template <class V>
ACTFN_INLINE two_sum<V> ratio(two_sum<V> a, two_sum<V> b, V inverse) {
    const V high = a.high * inverse;
    return {high, (fma(-high, b.low, fma(-high, b.high, a.high)) + a.low) * inverse};
}

// a · b, in two parts
template <class V>
ACTFN_INLINE two_sum<V> times(two_sum<V> a, two_sum<V> b) {
    const V high = a.high * b.high;
    return {high, fma(a.high, b.high, -high) + fma(a.high, b.low, a.low * b.high)};
}
template <class V>
ACTFN_INLINE two_sum<V> times(two_sum<V> a, V b) {
    const V high = a.high * b;
    return {high, fma(a.high, b, -high) + a.low * b};
}

// A sum of two with the second small beside the first.
template <class V>
ACTFN_INLINE two_sum<V> settled(V high, V low) {
    const V sum = high + low;
    return {sum, low - (sum - high)};
}

// 1 + u (c[0] + u (c[1] + …)), in two parts, the end of the series in one.
template <class V, int n>
ACTFN_INLINE two_sum<V> series(two_sum<V> u, V end, const element<V> (&c)[n], const element<V> (&c_low)[n]) {
    two_sum<V> sum = {end, V{}};
    for (int k = n - 1; k >= -1; --k) {
        const two_sum<V> product = times(sum, u);
        two_sum<V> next = {splat<V>(k < 0 ? 1 : c[k]), splat<V>(k < 0 ? 0 : c_low[k]) + product.low};
        next.add(product.high);
        sum = settled(next.high, next.low);
    }
    return sum;
}

}  // namespace actfn::ACTFN_ISA
