// rrelu(x) = x for x > 0, (lower + upper) / 2 · x otherwise: leaky_relu with the mean of two slopes; by each of them x / 2
//
// The mean is in two parts, so that one rounding is left. Ends as of leaky_relu.
#pragma once

#include "rectifiers/leaky_relu.h"

namespace actfn::ACTFN_ISA {

struct rrelu {
    template <class V>
    ACTFN_INLINE V value(V x, V lower, V upper) {
        const V half = splat<V>(0.5);
        two_sum<V> sum = {lower, V{}};
        sum.add(upper);
        const V mean = sum.high * half, y = leaky_relu::value(x, mean);
        const V beside = fma(x, mean, -y) + x * (sum.low * half);
        // where there is no product, or far out, nothing was dropped
        const auto is_product = (x < V{}) & (abs(y) < splat<V>((element<V>)__builtin_inf())) & (y != V{});
        return select(is_product, y + beside, y);
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V lower, V upper) {
        return leaky_relu::grad(x, (lower + upper) * splat<V>(0.5));
    }

    template <class V>
    ACTFN_INLINE V second(V x, V lower, V) {
        return leaky_relu::second(x, lower);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0> p, V x, V lower, V) {
        return leaky_relu::by(p, x, lower) * splat<V>(0.5);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<1>, V x, V lower, V) {
        return leaky_relu::by(parameter<0>{}, x, lower) * splat<V>(0.5);
    }
};

}  // namespace actfn::ACTFN_ISA
