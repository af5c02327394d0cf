// tanh near zero: tanh(b) = b + b u / G(u), u = b², where the second part is small and so are its errors.
#pragma once

#include "simd.h"

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

// tanh(b) − b for 0 ≤ b ≤ cut; b is normal or 0.
template <class V>
ACTFN_INLINE V tanh_less_argument(V b) {
    V u = b * b;
    return b * u / polynomial(u, u * u, tanh_constants<element<V>>::g);
}

}  // namespace actfn::ACTFN_ISA
