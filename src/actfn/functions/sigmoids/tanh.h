// tanh(x) = (exp(x) − exp(−x)) / (exp(x) + exp(−x)), derivative 1 − tanh²(x) = 4 sigmoid′(2x)
//
// Two forms, each a small correction to something exact, so that its own errors shrink with it; they share one
// division. Near 0: x + x u / G(u), u = x²; G(u) = −3 − 6u/5 + … is so nearly straight that few terms do, as its
// singularities are far from 0 (where tan z = z). Further out: 1 − 2 / (exp(2|x|) + 1).
//
// Ends: ±1 at ±inf, derivative 0; the sign of zero is kept; subnormal arguments are returned; nan gives nan.
#pragma once

#include "sigmoids/sigmoid.h"
#include "tanh_near_zero.h"

namespace actfn::ACTFN_ISA {

struct tanh {
    static constexpr int right_at_once = half_value | bfloat16_value | bfloat16_grad;

    template <class V>
    ACTFN_INLINE V value(V x) {
        typedef tanh_constants<element<V>> c;
        V a = at_most(splat<V>(c::top), abs(x)), u = a * a;
        auto near = a < splat<V>(c::cut);
        V q = select(near, a * u, splat<V>(-2)) / select(near, polynomial(u, u * u, c::g), exp_2a_plus_1(a));
        return with_sign(select(near, a, splat<V>(1)) + q, x);
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        return sigmoid::slope<4>(x + x);
    }

    // 8 sigmoid″(2x)
    template <class V>
    ACTFN_INLINE V second(V x) {
        return sigmoid::curvature(x + x, element<V>(8));
    }
};

}  // namespace actfn::ACTFN_ISA
