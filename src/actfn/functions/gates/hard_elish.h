// hard_elish(x) = 0 for x ≤ −1, (exp(x) − 1) (x + 1) / 2 up to 0, x (x + 1) / 2 up to 1, x from there on; derivative 0,
// (exp(x) (x + 2) − 1) / 2, x + 1/2, 1; second derivative 0, exp(x) (x + 3) / 2, 1, 0
//
// Exponential and sums are in two parts, so that one rounding is left. The derivative has a root near −0.44, beside which
// it goes by d, the distance from there. Ends: 0 at −inf, inf at inf; the sign of zero is kept at 0; at −1, 0 and 1 the
// derivatives are those of the pieces to the left, to the right and to the right; nan gives nan in all.
#pragma once

#include "gates/elish.h"
#include "near_root.h"
#include "rectifiers/celu.h"
#include "roots.h"

namespace actfn::ACTFN_ISA {

// Where |d| < 3/16 the derivative is d slope + d² q(d), and the value least + d² r(d). Recipes in constants.py.
template <class T>
struct hard_elish_constants;

template <>
struct hard_elish_constants<float> {
    static constexpr float root[2] = {-0x1.c57bap-2f, 0x1.d9c326p-29f};
    static constexpr float least[2] = {-0x1.9842ep-4f, 0x1.e5117cp-32f};
    static constexpr float r[6] = {0x1.a46744p-2f, 0x1.85df06p-3f, 0x1.f379p-5f, 0x1.e7428cp-7f, 0x1.7fe5c4p-9f,
                                   0x1.f99508p-12f};
    static constexpr float slope[2] = {0x1.a46744p-1f, -0x1.2983c2p-29f};
    static constexpr float q[6] = {0x1.246744p-1f, 0x1.f37932p-3f, 0x1.30899ap-4f, 0x1.1f78bap-6f, 0x1.ba5bf6p-9f,
                                   0x1.1dc3cep-11f};
};

template <>
struct hard_elish_constants<double> {
    static constexpr double root[2] = {-0x1.c57b9fc4c79b6p-2, 0x1.1135fc7040bb4p-56};
    static constexpr double least[2] = {-0x1.9842dfe1aee84p-4, 0x1.8d82fb8361c2bp-59};
    static constexpr double r[13] = {0x1.a46743ed67c3ep-2, 0x1.85df053c8a5a8p-3, 0x1.f37932857a326p-5,
                                     0x1.e742b30b88084p-7, 0x1.7f4b7e72da9adp-9, 0x1.f8db4346e1522p-12,
                                     0x1.1dd4b1e0ad902p-14, 0x1.1bc3573763119p-17, 0x1.f586db87efbadp-21,
                                     0x1.8f4be0da839d4p-24, 0x1.213b133fd201fp-27, 0x1.8097d9a301cf5p-31,
                                     0x1.d7f3fde99287bp-35};
    static constexpr double slope[2] = {0x1.a46743ed67c3ep-1, -0x1.7496bb51192bep-57};
    static constexpr double q[13] = {0x1.246743ed67c3ep-1, 0x1.f37932857a326p-3, 0x1.3089afe735053p-4,
                                     0x1.1f789ed623f41p-6, 0x1.b9bfdade05301p-9, 0x1.1dd4b1e0ad91ap-11,
                                     0x1.3f3bc21dea901p-14, 0x1.39744934e3acfp-17, 0x1.12842f5a76f9ap-20,
                                     0x1.b1d89db0e1ce1p-24, 0x1.38439de72fe7p-27, 0x1.9cf1e585628b6p-31,
                                     0x1.f7e9f8c109dc3p-35};
};

struct hard_elish {
    static constexpr int right_at_once = bfloat16_grad;

    template <class V>
    ACTFN_INLINE V value(V x) {
        const two_sum<V> y = unrounded(x);
        return select(y.low == V{}, y.high, y.high + y.low);  // −0 + 0 would be 0
    }

    // The value before its last rounding: near 0 it is x / 2 and a square, where the first may be a tie of sixteen bits.
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x) {
        typedef hard_elish_constants<element<V>> c;
        const V half = splat<V>(0.5);
        const two_sum<V> m = less_one(x), left = times(m, more(x, splat<V>(1))), right = times(more(x, splat<V>(1)), x);
        // beside its least value it could not fall and rise in order otherwise
        const V d = distance(x, c::root).high, square = d * d, first = splat<V>(c::least[0]);
        const V rest = fma(square, polynomial(d, square, c::r), splat<V>(c::least[1]));
        const auto is_near = ACTFN_ISA::is_near(d);
        const V high = select(is_near, first, left.high * half), low = select(is_near, rest, left.low * half);
        return {in_four(x, V{}, high, right.high * half, x), in_four(x, V{}, low, right.low * half, V{})};
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        typedef hard_elish_constants<element<V>> c;
        const V one = splat<V>(1), half = splat<V>(0.5);
        // exp(x) (x + 2) − 1 = (x + 1) + m + m (x + 1) with m = exp(x) − 1
        const two_sum<V> m = less_one(x), u = more(x, one), product = times(m, u), d = distance(x, c::root);
        two_sum<V> sum = {u.high, u.low + m.low + product.low};
        sum.add(m.high);
        sum.add(product.high);
        const V left = select(ACTFN_ISA::is_near(d.high), elish::beside(d, c::slope, c::q), (sum.high + sum.low) * half);
        return in_four(x, V{}, left, x + half, one);
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        const V one = splat<V>(1);
        const two_sum<V> m = less_one(x);
        two_sum<V> e = {one, m.low};
        e.add(m.high);
        const two_sum<V> y = times(e, more(x, splat<V>(3)));
        return in_four(x, V{}, (y.high + y.low) * splat<V>(0.5), one, V{});
    }

    // exp(x) − 1, for −1 < x < 0
    template <class V>
    ACTFN_INLINE two_sum<V> less_one(V x) {
        return celu::below(two_sum<V>{at_most(V{}, x), V{}});
    }
    // x + y
    template <class V>
    ACTFN_INLINE two_sum<V> more(V x, V y) {
        two_sum<V> sum = {y, V{}};
        sum.add(x);
        return sum;
    }
    // One of four: up to −1, from there to 0, from 0 to 1 and from there on; and nan at nan.
    template <class V>
    ACTFN_INLINE V in_four(V x, V low, V left, V right, V high) {
        const V one = splat<V>(1);
        return select(x >= one, high, select(x >= V{}, right, select(x > -one, left, select(x == x, low, x))));
    }
};

}  // namespace actfn::ACTFN_ISA
