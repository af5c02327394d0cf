// Functions beside a root, or an extremum, by the distance from there: the sums that they are cancel.
#pragma once

#include "roots.h"

namespace actfn::ACTFN_ISA {

// x less a root that is given in two parts
template <class V>
ACTFN_INLINE two_sum<V> distance(V x, const element<V> (&root)[2]) {
    const V start = x - splat<V>(root[0]), high = start - splat<V>(root[1]);
    return {high, (start - high) - splat<V>(root[1])};
}
template <class V>
ACTFN_INLINE auto is_near(V d, double width = 0.1875) {
    return abs(d) < splat<V>(element<V>(width));
}
// d · slope + d² · q(d)
template <class V, int n>
ACTFN_INLINE V near_root(two_sum<V> d, const element<V> (&slope)[2], const element<V> (&q)[n]) {
    const two_sum<V> line = times(d, two_sum<V>{splat<V>(slope[0]), splat<V>(slope[1])});
    const V square = d.high * d.high;
    return line.high + fma(square, polynomial(d.high, square, q), line.low);
}
// extremum + d² · r(d): so that results fall and rise in order there
template <class V, int n>
ACTFN_INLINE V near_extremum(V d, const element<V> (&extremum)[2], const element<V> (&r)[n]) {
    const V square = d * d;
    return fma(square, polynomial(d, square, r), splat<V>(extremum[1])) + splat<V>(extremum[0]);
}

}  // namespace actfn::ACTFN_ISA
