// mish(x) = x T(x) with T = tanh(log(1 + exp(x))), derivative T + x T′, second derivative 2 T′ + x T″
//
// All are made of w = exp(−|x|) in two parts, so that sums which cancel keep their digits: T = w (w + 2) / (w² + 2w + 2)
// below zero and (1 + 2w) / (1 + 2w + 2w²) above, T′ = (1 − T) (1 + T) σ, T″ = T′ (1 − σ − 2 T σ). Beside its least value
// and the roots of the derivatives they go by d, the distance from there.
//
// Ends: −0 at −inf, inf at inf, derivatives −0 and 1, second −0 and 0; the sign of zero is kept; nan gives nan in all.
#pragma once

#include "exponential.h"
#include "near_root.h"

namespace actfn::ACTFN_ISA {

// Below −most all is 0, above most_above the second derivative, and from `top` on the value is x. By d, where |d| < 3/16:
// value = minimum + d² r(d), derivative = d slope + d² q(d), second = d left_slope + d² left_q(d), and to the right so too.
// Recipes in constants.py.
template <class T>
struct mish_constants;

template <>
struct mish_constants<float> {
    static constexpr float most = 109, most_above = 56, top = 40, least_w = 0x1p-100f;
    static constexpr float root[2] = {-0x1.31432cp+0f, -0x1.a25b08p-29f};
    static constexpr float slope[2] = {0x1.115accp-2f, -0x1.7b5fe8p-27f};
    static constexpr float minimum[2] = {-0x1.3c4172p-2f, -0x1.33f3fp-27f};
    static constexpr float left_root[2] = {-0x1.20d0f2p+1f, 0x1.d22ap-24f};
    static constexpr float right_root[2] = {0x1.7d9612p+0f, 0x1.488008p-25f};
    static constexpr float left_slope[2] = {0x1.bd7544p-4f, -0x1.4e50ep-31f};
    static constexpr float right_slope[2] = {-0x1.d8765ep-3f, 0x1.9527cap-28f};
    static constexpr float q[6] = {0x1.a34a26p-3f, 0x1.574f1p-5f, -0x1.4c2696p-6f, -0x1.03360cp-6f, -0x1.b092f8p-9f,
                                   0x1.204b0ap-10f};
    static constexpr float r[6] = {0x1.115accp-3f, 0x1.1786c4p-4f, 0x1.574d84p-7f, -0x1.09b8dap-8f, -0x1.58692ep-9f,
                                   -0x1.ee0ab8p-12f};
    static constexpr float left_q[6] = {0x1.956e16p-4f, 0x1.321194p-5f, 0x1.b7a2ecp-9f, -0x1.fa05b8p-9f, -0x1.45e46cp-9f,
                                        -0x1.9d3a4ep-11f};
    static constexpr float right_q[6] = {0x1.2005fap-2f, -0x1.467b24p-4f, -0x1.1108f2p-4f, 0x1.eb6094p-5f,
                                         -0x1.16e7c4p-7f, -0x1.762724p-7f};
};

template <>
struct mish_constants<double> {
    static constexpr double most = 752, most_above = 380, top = 60, least_w = 0x1p-900;
    static constexpr double root[2] = {-0x1.31432c0d12d84p+0, -0x1.bf319154da21p-55};
    static constexpr double slope[2] = {0x1.115acb42500bbp-2, 0x1.1ad72de557d4cp-56};
    static constexpr double minimum[2] = {-0x1.3c417299f9f85p-2, 0x1.fff77bbd6ce02p-56};
    static constexpr double left_root[2] = {-0x1.20d0f116eb001p+1, -0x1.ed98c925498a2p-54};
    static constexpr double right_root[2] = {0x1.7d9612a44004p+0, 0x1.48a1647177d43p-54};
    static constexpr double left_slope[2] = {0x1.bd7543d635e3fp-4, -0x1.db4d963300d88p-58};
    static constexpr double right_slope[2] = {-0x1.d8765d356c1afp-3, 0x1.3f83647e05722p-57};
    static constexpr double q[13] = {0x1.a34a251d8ad7bp-3, 0x1.574f121a868d9p-5, -0x1.4c222fe64d4ebp-6,
                                     -0x1.03369d4ac86c1p-6, -0x1.b87ddfb5233c2p-9, 0x1.1e5e1842b1af1p-10,
                                     0x1.03799188c4289p-10, 0x1.0a795eac0ea95p-12, -0x1.5fffc480a2ef3p-15,
                                     -0x1.d460c62e770a6p-15, -0x1.223589566bdb2p-16, 0x1.1fa6392ecc45dp-20,
                                     0x1.84e7735a21a38p-19};
    static constexpr double r[13] = {0x1.115acb42500bbp-3, 0x1.1786c369073a7p-4, 0x1.574f121a868d5p-7,
                                     -0x1.09b4f31ea384ep-8, -0x1.599e270e5ff33p-9, -0x1.f76b48d64335p-12,
                                     0x1.1e5e183fc5c4bp-13, 0x1.cd49eeeea40cbp-14, 0x1.aa5bce388987bp-16,
                                     -0x1.00153ab9052b1p-18, -0x1.38419493b3bb2p-18, -0x1.5e8f7f3842198p-20,
                                     0x1.4ac029f84ff21p-24};
    static constexpr double left_q[13] = {0x1.956e15ad4977cp-4, 0x1.321192f866b02p-5, 0x1.b79f54f639bfep-9,
                                          -0x1.fa00ae65664cp-9, -0x1.451146d7c6f8cp-9, -0x1.9fa64b5b95d63p-11,
                                          -0x1.ba0303adb5d93p-14, 0x1.4dba0307a907bp-15, 0x1.0e6fa738fc3fap-15,
                                          0x1.86d0a5c920a54p-17, 0x1.26e7ec2b26201p-19, -0x1.bfa1fd93d501bp-23,
                                          -0x1.637230a95a188p-22};
    static constexpr double right_q[13] = {0x1.2005f89b94e15p-2, -0x1.467b383afa81ep-4, -0x1.11016a32bec47p-4,
                                           0x1.eb6dcd56fa6dfp-5, -0x1.24b1188eb0ee4p-7, -0x1.79fcae63778e5p-7,
                                           0x1.caeea174a22e8p-8, -0x1.19906d84f92d3p-12, -0x1.6f5866d319032p-10,
                                           0x1.3ee1147200ba9p-11, 0x1.812bcd97f29e9p-15, -0x1.1d359160a634dp-13,
                                           0x1.60989884967fap-15};
};

struct mish {
    static constexpr int right_at_once = bfloat16_value;

    template <class V>
    ACTFN_INLINE V value(V x) {
        typedef mish_constants<element<V>> c;
        const parts<V> p(x);
        const two_sum<V> y = p.whole(times(p.t, p.x));
        const V d = distance(x, c::root).high, near = near_extremum(d, c::minimum, c::r);
        const V far = select(x > splat<V>(c::top), x, p.without_lift(x, y));
        return select(is_near(d), near, select(x == V{}, x, far));
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        typedef mish_constants<element<V>> c;
        const parts<V> p(x);
        const two_sum<V> over = times(p.slope(), p.x), beside = p.either(over, times(over, p.square));
        two_sum<V> sum = {p.t.high, p.t.low + beside.low};
        sum.add(beside.high);
        const two_sum<V> d = distance(x, c::root);
        return select(is_near(d.high), near_root(d, c::slope, c::q), p.without_lift(x, p.whole(sum)));
    }

    template <class V>
    ACTFN_INLINE V second(V x) {
        typedef mish_constants<element<V>> c;
        const parts<V> p(x);
        const two_sum<V> slope = p.slope(), both = times(p.sigma(), p.tanh());
        two_sum<V> inner = {p.one_less_sigma().high, p.one_less_sigma().low - splat<V>(2) * both.low};
        inner.add(splat<V>(-2) * both.high);
        const two_sum<V> product = times(inner, p.x);
        two_sum<V> sum = {splat<V>(2), product.low};
        sum.add(product.high);
        const two_sum<V> over = times(slope, sum), y = p.either(times(over, p.lifted), times(times(over, p.w), p.lifted));
        const two_sum<V> left = distance(x, c::left_root), right = distance(x, c::right_root);
        return select(is_near(left.high), near_root(left, c::left_slope, c::left_q),
                      select(is_near(right.high), near_root(right, c::right_slope, c::right_q), p.without_lift(x, y)));
    }

    // What all are made of. Below zero T, T′ and σ have the factor w, which is left out and comes last, with a lift; above
    // zero 1 − T and T′ have w².
    template <class V>
    struct parts {
        V x;                   // but no less than makes a difference, and no more
        two_sum<V> w, square;  // exp(−|x|), though never subnormal, and w²
        two_sum<V> lifted;     // w times 2^lift
        two_sum<V> t, s;       // T and σ, below zero over w
        two_sum<V> rest;       // 1 − T, above zero over w²
        decltype(V{} < V{}) is_below;

        __attribute__((always_inline)) explicit parts(V all) {
            typedef mish_constants<element<V>> m;
            typedef constants<element<V>> c;
            x = at_most(splat<V>(m::most_above), at_least(splat<V>(-m::most), all));
            is_below = x < V{};
            const split_exp_and_low<V> both = exp_split_and_low(at_most(splat<V>(-c::negligible), minus_abs(x)), c::lift);
            const split_exp<V> e = both.high;
            const V high = fma(e.p, e.scale, e.scale);
            lifted = {high, fma(both.p_low, e.scale, fma(e.p, e.scale, e.scale - high))};
            const V lower = splat<V>(unlift<V>), one = splat<V>(1), two = splat<V>(2);
            const V least = splat<V>(m::least_w / unlift<V>);
            const auto is_normal = high > least;
            w = {select(is_normal, high, least) * lower, select(is_normal, lifted.low, V{}) * lower};
            square = times(w, w);
            const two_sum<V> doubled = {two * w.high, two * w.low}, twice = {two * square.high, two * square.low};
            const two_sum<V> term = either(square, twice);
            two_sum<V> above = {either(two, one), either(w.low, doubled.low)}, below = {above.high, doubled.low + term.low};
            above.add(either(w.high, doubled.high));
            below.add(doubled.high);
            below.add(term.high);
            const V inverse = one / below.high;
            t = ratio(above, below, inverse);
            rest = ratio(two_sum<V>{two, V{}}, below, inverse);
            two_sum<V> sum = {one, w.low};
            sum.add(w.high);
            s = quotient_by(one, sum);
        }

        // T′, below zero over w, above over w²
        __attribute__((always_inline)) two_sum<V> slope() const {
            const two_sum<V> whole_rest = either(rest, times(rest, square));
            two_sum<V> sum = {splat<V>(2), -whole_rest.low};
            sum.add(-whole_rest.high);
            return times(times(rest, sum), s);
        }
        // T, σ and 1 − σ as they are
        __attribute__((always_inline)) two_sum<V> tanh() const { return either(times(t, w), t); }
        __attribute__((always_inline)) two_sum<V> sigma() const { return either(times(s, w), s); }
        __attribute__((always_inline)) two_sum<V> one_less_sigma() const { return either(s, times(s, w)); }
        // with its factor, and the lift
        __attribute__((always_inline)) two_sum<V> whole(two_sum<V> y) const {
            const V lift = splat<V>(1 / unlift<V>);
            return either(times(y, lifted), two_sum<V>{y.high * lift, y.low * lift});
        }
        __attribute__((always_inline)) V without_lift(V all, two_sum<V> y) const {
            const V sum = y.high + y.low;
            if (__builtin_expect(any_greater(abs(all), mish_constants<element<V>>::top - 6), 0)) return lowered(sum);
            return sum * splat<V>(unlift<V>);
        }
        // a below zero, b above
        __attribute__((always_inline)) V either(V a, V b) const { return select(is_below, a, b); }
        __attribute__((always_inline)) two_sum<V> either(two_sum<V> a, two_sum<V> b) const {
            return {either(a.high, b.high), either(a.low, b.low)};
        }
    };
};

}  // namespace actfn::ACTFN_ISA
