// arctan(x) = the inverse tangent, derivative 1 / (1 + x²), second derivative −2x / (1 + x²)²
//
// Of |x| up to tan(π/8) it is t + t³ A(t²) with t = |x|; up to tan(3π/8) that of t = (|x| − 1) / (|x| + 1) and π/4; beyond
// that of t = −1 / |x| and π/2. The quotient and the sum are in two parts, so that one rounding is left. Derivatives are
// scaled by a power of two far out, as x² would overflow.
//
// Ends: ±π/2 at ±inf, derivatives 0; the sign of zero is kept; nan gives nan.
#pragma once

#include "turns.h"

namespace actfn::ACTFN_ISA {

// A of arctan(t) = t + t³ A(t²); recipe in constants.py.
template <class T>
struct arctan_constants;

template <>
struct arctan_constants<float> {
    static constexpr float arctangent[5] = {-0x1.55554ap-2f, 0x1.999192p-3f, -0x1.23b4e4p-3f, 0x1.b1e86p-4f, -0x1.f1d94cp-5f};
};

template <>
struct arctan_constants<double> {
    static constexpr double arctangent[11] = {-0x1.555555555553dp-2, 0x1.999999999578fp-3, -0x1.24924922a8b27p-3,
                                                0x1.c71c70e465e85p-4, -0x1.745cf8afcb77ep-4, 0x1.3b11162b83ecp-4,
                                                -0x1.10eb983e3cb4p-4, 0x1.df0d8904dc03cp-5, -0x1.9ccb0a5df8e3bp-5,
                                                0x1.37c28e2f4da8dp-5, -0x1.2541648fb705dp-6};
};

struct arctan {
    static constexpr int right_at_once = half_grad | bfloat16_value | bfloat16_grad;

    template <class V>
    ACTFN_INLINE V value(V x) {
        typedef turn_constants<element<V>> c;
        const V one = splat<V>(1), a = at_most(splat<V>(std::numeric_limits<element<V>>::max()), abs(x));
        const auto far = a > splat<V>(element<V>(2.414213562373095)), middle = a > splat<V>(element<V>(0.41421356237309503));
        two_sum<V> less = {a, V{}}, more = {a, V{}};
        less.add(-one);
        more.add(one);
        const V top = select(far, -one, select(middle, less.high, a)), bottom = select(far, a, select(middle, more.high, one));
        const V top_low = select(far, V{}, select(middle, less.low, V{}));
        const V bottom_low = select(far, V{}, select(middle, more.low, V{}));
        const V t = top / bottom, t_low = (fma(-t, bottom_low, fma(-t, bottom, top)) + top_low) / bottom, u = t * t;
        const V turns = select(far, splat<V>(2), select(middle, one, V{}));
        const V base_low = turns * splat<V>(c::half_pi[1] / 2);
        two_sum<V> sum = {turns * splat<V>(c::half_pi[0] / 2), fma(-u, t_low, t_low) + base_low};
        sum.add(t);
        const V y = sum.high + fma(t * u, polynomial(u, u * u, arctan_constants<element<V>>::arctangent), sum.low);
        return with_sign(y, x);
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        const parts<V> p = at(x);
        return (p.inverse.high + p.inverse.low) * p.scale * p.scale;
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        const parts<V> p = at(x);
        const two_sum<V> y = times(times(p.inverse, p.inverse), p.a + p.a);
        return with_sign((y.high + y.low) * p.scale * p.scale * p.scale, -x);
    }

    // |x| times a power of two, and one over the sum of its square and that power's
    template <class V>
    struct parts {
        V scale, a;
        two_sum<V> inverse;
    };
    template <class V>
    ACTFN_INLINE parts<V> at(V x) {
        constexpr bool single = sizeof(element<V>) == 4;
        // beyond `most` the derivatives are 0
        const V most = splat<V>(single ? element<V>(0x1p80) : element<V>(0x1p600)), a = at_most(most, abs(x));
        const V far = splat<V>(single ? element<V>(0x1p30) : element<V>(0x1p200)), one = splat<V>(1);
        const V scale = select(a > far, splat<V>(single ? element<V>(0x1p-40) : element<V>(0x1p-350)), one), b = a * scale;
        return {scale, b, quotient_by(one, square_and(scale * scale, b, one))};
    }
};

}  // namespace actfn::ACTFN_ISA
