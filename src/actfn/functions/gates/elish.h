// elish(x) = silu(x) for x ≥ 0, (exp(x) − 1) sigmoid(x) below; its derivatives those of the two
//
// With w = exp(−|x|) and s = 1 + w, each in two parts, value and derivative are x / s and (s + x w) / s² above zero, and
// w (w − 1) / s and w (1 − 2 / s²) below; there the second derivative is w (1 + 2 / s² − 4 / s³). The last two have roots,
// beside which they go by d, the distance from there.
//
// Ends: −0 at −inf, inf at inf, derivatives −0 and 1, second −0 and −0; at 0 the sign is kept, the derivative is 1/2 and
// the second derivative that of silu; subnormal results are kept; nan gives nan.
#pragma once

#include "near_root.h"
#include "gates/silu.h"
#include "rectifiers/celu.h"
#include "roots.h"

namespace actfn::ACTFN_ISA {

// Where |d| < 3/16: derivative = d slope + d² q(d), second = d bend + d² r(d). Recipes in constants.py.
template <class T>
struct elish_constants;

template <>
struct elish_constants<float> {
    static constexpr float root[2] = {-0x1.c34366p-1f, -0x1.79d426p-29f};
    static constexpr float slope[2] = {0x1.f0ed9ap-3f, -0x1.049934p-29f};
    static constexpr float inflection[2] = {-0x1.b7b008p+0f, -0x1.7e874cp-26f};
    static constexpr float bend[2] = {0x1.f0909ap-4f, -0x1.864c2ep-31f};
    static constexpr float q[6] = {0x1.078934p-2f, 0x1.c8bc88p-4f, 0x1.2d6ee6p-6f, -0x1.2bfd9cp-9f,
                                   -0x1.5fb00ep-11f, 0x1.241024p-11f};
    static constexpr float r[6] = {0x1.1c9c58p-3f, 0x1.1458e4p-4f, 0x1.ac7cfcp-7f, -0x1.4f478p-9f, -0x1.069682p-9f,
                                   -0x1.a1f062p-13f};
};

template <>
struct elish_constants<double> {
    static constexpr double root[2] = {-0x1.c34366179d427p-1, 0x1.9f270661722dbp-56};
    static constexpr double slope[2] = {0x1.f0ed99bed9b2ep-3, -0x1.cbce1d8b96808p-57};
    static constexpr double inflection[2] = {-0x1.b7b0085fa1d2ep+0, 0x1.75ac0f93fc35cp-54};
    static constexpr double bend[2] = {0x1.f09099cf367a6p-4, -0x1.4ee2cda01b1fp-58};
    static constexpr double q[13] = {0x1.0789332093269p-2, 0x1.c8bc89111e3a7p-4, 0x1.2d6ffd16fe06fp-6,
                                     -0x1.2c056c0d107edp-9, -0x1.67a99e865df2ap-11, 0x1.26be7f8332282p-11,
                                     0x1.0845bdccc42eap-12, -0x1.683119779d876p-17, -0x1.f40317bed8ff6p-16,
                                     -0x1.10124cc90d6b2p-18, 0x1.5bf555824f3bdp-19, 0x1.dfa3909f05ce1p-21,
                                     -0x1.fe200b2d9dc29p-24};
    static constexpr double r[13] = {0x1.1c9c5793ab8aep-3, 0x1.1458e388d8f1ap-4, 0x1.ac7ed4bc8551ap-7,
                                     -0x1.4f47f74ee8adap-9, -0x1.0841ee2a3f29fp-9, -0x1.a954beb33b3cep-13,
                                     0x1.b58a781fabeb9p-13, 0x1.91bdfe1a49535p-14, 0x1.ebc94e7873376p-18,
                                     -0x1.143d739c0cb6ap-17, -0x1.c2952f8f7b10ap-19, -0x1.587276dc6738dp-23,
                                     0x1.3802463401525p-22};
};

struct elish {
    static constexpr int right_at_once = bfloat16_grad;

    template <class V>
    ACTFN_INLINE V value(V x) {
        const two_sum<V> y = lifted(x);
        const V sum = select(x == V{}, x, y.high + y.low);  // −0 + 0 would be 0
        return select(x > silu::top<V>(), x, without_lift(x, sum));
    }

    // The value before its last rounding: near 0 it is x / 2 and a square, where the first may be a tie of sixteen bits.
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x) {
        const two_sum<V> y = lifted(x);
        const V lower = splat<V>(unlift<V> / up<V>);
        const auto is_x = (x > silu::top<V>()) | (x == V{});
        return {select(is_x, x, y.high * lower), select(is_x, V{}, y.low * lower)};
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        typedef elish_constants<element<V>> c;
        const two_sum<V> w = gate(x), s = one_plus(w), inverse = quotient_by(splat<V>(1), s), square = times(inverse, inverse);
        const V two = splat<V>(2), higher = splat<V>(up<V> / unlift<V>), lower = splat<V>(unlift<V>);
        const two_sum<V> far = times(two_sum<V>{w.high * lower, w.low * lower}, at_most(silu::top<V>(), x));
        two_sum<V> above = {s.high, s.low + far.low}, below = {splat<V>(1), -two * square.low};
        above.add(far.high);
        below.add(-two * square.high);
        const two_sum<V> right = times(times(above, square), higher), left = times(times(below, w), splat<V>(up<V>));
        const V y = select(x >= V{}, right.high + right.low, left.high + left.low);
        const two_sum<V> d = distance(x, c::root);
        return select(x > silu::top<V>(), splat<V>(1),
                      select(ACTFN_ISA::is_near(d.high), beside(d, c::slope, c::q), without_lift(x, y)));
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        typedef elish_constants<element<V>> c;
        const two_sum<V> w = gate(x), inverse = quotient_by(splat<V>(1), one_plus(w)), square = times(inverse, inverse);
        const V one = splat<V>(1), two = splat<V>(2);
        two_sum<V> bracket = {one, -two * inverse.low}, sum = {one, V{}};
        bracket.add(-two * inverse.high);
        const two_sum<V> rest = times(times(square, two), bracket);
        sum.low = rest.low;
        sum.add(rest.high);
        const two_sum<V> y = times(times(sum, w), splat<V>(up<V>)), d = distance(x, c::inflection);
        const V below = select(ACTFN_ISA::is_near(d.high), beside(d, c::bend, c::r), without_lift(x, y.high + y.low));
        return select(x >= V{}, silu::second(x), below);
    }

    template <class V, int n>
    ACTFN_INLINE V beside(two_sum<V> d, const element<V> (&slope)[2], const element<V> (&q)[n]) {
        const two_sum<V> y = silu::near_root(d.high, d.low, slope, q);
        return y.high + y.low;
    }

    // A second lift, for subnormal x.
    template <class V>
    static constexpr element<V> up = sizeof(element<V>) == 4 ? element<V>(0x1p32) : element<V>(0x1p64);

    // 2^lift · exp(−|x|), and 1 + exp(−|x|)
    template <class V>
    ACTFN_INLINE two_sum<V> gate(V x) {
        return celu::exponential(two_sum<V>{at_least(splat<V>(-constants<element<V>>::exp_span), minus_abs(x)), V{}});
    }
    template <class V>
    ACTFN_INLINE two_sum<V> one_plus(two_sum<V> w) {
        two_sum<V> s = {splat<V>(1), w.low * splat<V>(unlift<V>)};
        s.add(w.high * splat<V>(unlift<V>));
        return s;
    }

    // 2^lift · up · elish(x), for x up to `top`
    template <class V>
    ACTFN_INLINE two_sum<V> lifted(V x) {
        const two_sum<V> w = gate(x), s = one_plus(w);
        const V one = splat<V>(1), up_there = splat<V>(up<V>), inverse = one / s.high;
        const two_sum<V> less_one = celu::below(two_sum<V>{at_most(V{}, x), V{}});
        const auto is_above = x >= V{};
        const two_sum<V> above = {at_most(silu::top<V>(), x) * splat<V>(up<V>), V{}};
        const two_sum<V> numerator = {select(is_above, above.high, less_one.high * up_there),
                                      select(is_above, V{}, less_one.low * up_there)};
        const two_sum<V> t = ratio(numerator, s, inverse), below = times(t, w);
        const V lift = splat<V>(1 / unlift<V>);
        return {select(is_above, t.high * lift, below.high), select(is_above, t.low * lift, below.low)};
    }

    template <class V>
    ACTFN_INLINE V without_lift(V x, V y) {
        if (__builtin_expect(any_less(x, silu_constants<element<V>>::tail), 0)) return lowered(y, 1 / up<V>);
        return y * splat<V>(unlift<V> / up<V>);
    }
};

}  // namespace actfn::ACTFN_ISA
