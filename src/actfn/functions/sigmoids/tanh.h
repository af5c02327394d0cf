// tanh(x) = (exp(x) − exp(−x)) / (exp(x) + exp(−x)), derivative 1 − tanh²(x) = 4 sigmoid′(2x)
//
// Two forms, each a small correction to something exact, so that its own errors shrink with it; they share one
// division. Near 0: x + x u / G(u), u = x²; G(u) = −3 − 6u/5 + … is so nearly straight that few terms do, as its
// singularities are far from 0 (where tan z = z). Further out: 1 − 2 / (exp(2|x|) + 1).
//
// Ends: ±1 at ±inf, derivative 0; the sign of zero is kept; subnormal arguments are returned; nan gives nan.
#pragma once

#include "sigmoids/sigmoid.h"

namespace actfn::ACTFN_ISA {

template <class T>
struct tanh_constants;  // recipes in constants.py

template <>
struct tanh_constants<float> {
    static constexpr float cut = 0.7998046875f, top = 10;  // 1 from 9.02 on
    static constexpr float g[4] = {-0x1.800006p+1f, -0x1.3332c2p+0f, 0x1.7514cp-8f, -0x1.dbfd12p-13f};
};

template <>
struct tanh_constants<double> {
    static constexpr double cut = 0.625, top = 20;  // 1 from 19.07 on
    static constexpr double g[7] = {-0x1.800000000000bp+1,  -0x1.3333333332db7p+0,  0x1.767dce3b991f0p-8,
                                    -0x1.0a4e1069a4888p-12, 0x1.9979187c53353p-17,  -0x1.40c0763ea14c3p-21,
                                    0x1.d6f5bb51157cfp-26};
};

struct tanh {
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
};

}  // namespace actfn::ACTFN_ISA
