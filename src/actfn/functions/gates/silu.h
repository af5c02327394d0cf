// silu(x) = x · sigmoid(x), derivative s + x s (1 − s) with s = sigmoid(x)
//
// With t = sigmoid(−|x|) in two parts the value is −|x| t below 0 and |x| − |x| t above, so that nothing cancels. The
// half unit that the exponential's p loses would be most of the promise here, so it is kept as well. Near the minimum
// it is that and a square, as it could not fall and rise in order otherwise. The derivative is
// h = t (1 − |x| + |x| t) below 0 and 1 − h above. h has a root near −1.28, where the sum cancels: there it is the
// distance from the root, in two parts, times a polynomial. The second derivative is even, t (1 − t) (2 − |x| + 2 |x| t);
// it has a root near 2.40, and is computed there in the same way.
//
// Ends: −0 at −inf, inf at inf; derivative −0 and 1; second derivative −0 at both; the sign of zero is kept; subnormal
// results are kept; nan gives nan.
#pragma once

#include "exponential.h"
#include "sigmoids/sigmoid.h"

namespace actfn::ACTFN_ISA {

// `most` and from there on: value and derivative round to 0 at −x, `top`: to x and 1 at x; `tail`: subnormal results are
// not far. Where |d| < near, by d = x − root of silu′: silu′ = d · slope + d² · q(d) and silu = least + d² · r(d); and by
// d = |x| − inflection, the root of silu″ above 0: silu″ = d · bend + d² · s(d). Recipes in constants.py.
template <class T>
struct silu_constants;

template <>
struct silu_constants<float> {
    static constexpr float most = 109, top = 40, tail = -80, near = 0.3125f;
    static constexpr float root[2] = {-0x1.474974p+0f, 0x1.bdf6fap-27f}, slope[2] = {0x1.be141p-3f, 0x1.1814ap-29f};
    static constexpr float q[7] = {0x1.2c5634p-3f, 0x1.353eaep-6f, -0x1.f2d0fp-7f,
                                   -0x1.b0f0ccp-8f, 0x1.0a3c5cp-13f, 0x1.9e98ap-11f,
                                   0x1.79b9a4p-13f};
    static constexpr float least[2] = {-0x1.1d25dp-2f, 0x1.bdf6fap-27f};
    static constexpr float r[6] = {0x1.be1414p-4f, 0x1.9072f4p-5f, 0x1.352d44p-8f,
                                   -0x1.8f189cp-9f, -0x1.1bc99p-10f, 0x1.7c751ep-16f};
    static constexpr float inflection[2] = {0x1.331e24p+1f, -0x1.49887cp-25f};
    static constexpr float bend[2] = {-0x1.76e8b4p-4f, -0x1.d61d48p-29f};
    static constexpr float s[7] = {0x1.388204p-4f, -0x1.706e7p-6f, -0x1.e1799p-10f,
                                   0x1.fa5f5ap-9f, -0x1.6623f2p-10f, 0x1.bdc83p-14f,
                                   0x1.9472dcp-14f};
};

template <>
struct silu_constants<double> {
    static constexpr double most = 752, top = 60, tail = -650, near = 0.3125;
    static constexpr double root[2] = {-0x1.474973c84120bp+0, -0x1.f8d74bc9ac154p-54};
    static constexpr double slope[2] = {0x1.be1410460527fp-3, -0x1.2541062177473p-58};
    static constexpr double q[14] = {0x1.2c563458cc0adp-3, 0x1.353eb573ca459p-6, -0x1.f2d0e32bc287dp-7,
                                     -0x1.b0f82c499032ep-8, 0x1.098e92b6fd62p-13, 0x1.a2a7caf1bf8c7p-11,
                                     0x1.8574d197f434bp-13, -0x1.57238f7bb9acfp-15, -0x1.f2d8e49b43997p-16,
                                     -0x1.8af231924f4a1p-19, 0x1.3b01cba556dep-19, 0x1.cd69eda9fde9fp-21,
                                     -0x1.3f2cd3c8b0ed8p-25, -0x1.8342c53a150e5p-24};
    static constexpr double least[2] = {-0x1.1d25cf210482ep-2, 0x1.ca2d0d94faaecp-60};
    static constexpr double r[13] = {0x1.be1410460527fp-4, 0x1.9072f0766564p-5, 0x1.353eb573ca63ap-8,
                                     -0x1.8f0d82896b6b3p-9, -0x1.20a572dbde6c3p-10, 0x1.2f7e5ede98cc2p-16,
                                     0x1.a2a7cb5966144p-14, 0x1.5a2ee9d510447p-16, -0x1.1283646a89679p-18,
                                     -0x1.6ac817a015eeap-19, -0x1.06e59a45d9be6p-22, 0x1.81d2b6ee1ffa3p-23,
                                     0x1.fbc51e2ca404dp-25};
    static constexpr double inflection[2] = {0x1.331e23ad9de11p+1, 0x1.a9c55ef03c74ap-53};
    static constexpr double bend[2] = {-0x1.76e8b4eb0ea41p-4, 0x1.70c4911c32fadp-58};
    static constexpr double s[14] = {0x1.388203715b23ep-4, -0x1.706e66bf3603bp-6, -0x1.e178d8d239613p-10,
                                     0x1.fa4e9f742f6dp-9, -0x1.662f848d4df94p-10, 0x1.e2e4a662db0dp-14,
                                     0x1.94804bf7dc4b9p-14, -0x1.8e0bb218dafa2p-15, 0x1.1af1dc0fb6adfp-17,
                                     0x1.4e842991044ccp-20, -0x1.3faef70029c08p-20, 0x1.519c9a90f126cp-22,
                                     -0x1.d242a6119ecf8p-28, -0x1.8689aaeb6813cp-26};
};

struct silu {
    static constexpr int right_at_once = bfloat16_grad;

    template <class V>
    ACTFN_INLINE V value(V x) {
        typedef silu_constants<element<V>> c;
        two_sum<V> y = magnitude(x);
        V far = select(x > top<V>(), x, with_sign(without_lift(x, y.high + y.low), x));
        V d = (x - splat<V>(c::root[0])) - splat<V>(c::root[1]), square = d * d;
        V near = fma(square, polynomial(d, square, c::r), splat<V>(c::least[1])) + splat<V>(c::least[0]);
        return select(abs(d) < splat<V>(c::near), near, far);
    }

    // The value before its last rounding: near 0 it is x / 2 + x² / 4, where the first may be a tie of sixteen bits.
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x) {
        two_sum<V> y = magnitude(x);
        V lower = with_sign(splat<V>(unlift<V>), x);
        auto is_x = x > top<V>();
        return {select(is_x, x, y.high * lower), select(is_x, V{}, y.low * lower)};
    }

    template <class V>
    ACTFN_INLINE V grad(V x) {
        return slope(x, nothing{});
    }

    // silu′(x + x_low); of `nothing` x is all
    template <class V, class L>
    ACTFN_INLINE V slope(V x, L x_low) {
        const slope_in_parts<V> s = parts_of_slope(x, x_low);
        V far = without_lift(x, s.far.high + s.far.low);
        return select(s.is_near, s.near.high + s.near.low, far);
    }

    // The same in two parts, which beside its root are `near`, and elsewhere `far`, this times 2^lift.
    template <class V>
    struct slope_in_parts {
        two_sum<V> near, far;
        decltype(V{} < V{}) is_near;
    };
    template <class V, class L>
    ACTFN_INLINE slope_in_parts<V> parts_of_slope(V x, L x_low) {
        typedef silu_constants<element<V>> c;
        V a = at_least(splat<V>(constants<element<V>>::negligible), limited(x)), one = splat<V>(1);
        const auto a_low = of_magnitude(x_low, x);
        sigmoid::quotient<V> t = below(a, a_low);
        // 1 − a + a t, in two parts, the second a bound where it adds nothing
        V u = at_least(splat<V>(constants<element<V>>::negligible / unlift<V>), t.value) * splat<V>(unlift<V>);
        V at = a * u;
        two_sum<V> sum = {one, less(fma(at, t.error, fma(a, u, -at)), a_low, one - u)};
        sum.add(-a);
        sum.add(at);
        V h = t.value * sum.high;
        V h_low = fma(h, t.error, fma(t.value, sum.low, fma(t.value, sum.high, -h)));
        // below 0: 0 + h, above: 1 − h, with the lift
        auto is_above = x > V{};
        V base = select(is_above, splat<V>(1 / unlift<V>), V{}), part = select(is_above, -h, h);
        V high = base + part, low = ((base - high) + part) + select(is_above, -h_low, h_low);
        V d_exact = x - splat<V>(c::root[0]), d = d_exact - splat<V>(c::root[1]);
        V d_low = less((d_exact - d) - splat<V>(c::root[1]), minus(x_low), one);
        return {near_root(d, d_low, c::slope, c::q), {high, low}, abs(d) < splat<V>(c::near)};
    }

    // silu″(x), which is even
    template <class V>
    ACTFN_INLINE V second(V x) {
        return curvature(x, nothing{}, nothing{});
    }

    // factor · silu″(x + x_low), the factor up to 1e8; of `nothing` it is 1
    template <class V, class L, class P>
    ACTFN_INLINE V curvature(V x, L x_low, P parameter) {
        typedef silu_constants<element<V>> c;
        typedef constants<element<V>> of_exp;
        V a = at_most(splat<V>(of_exp::exp_span), at_least(splat<V>(of_exp::negligible), abs(x))), one = splat<V>(1);
        const auto a_low = of_magnitude(x_low, x);
        sigmoid::quotient<V> t = below(a, a_low);
        // t without the lift: a bound where it adds nothing
        V u = at_least(splat<V>(of_exp::negligible / unlift<V>), t.value) * splat<V>(unlift<V>);
        // 2 − a + 2 a t and 1 − t, each in two parts
        V twice = a + a, product = twice * u;
        two_sum<V> sum = {splat<V>(2), less(fma(product, t.error, fma(twice, u, -product)), a_low, one - (u + u))};
        sum.add(-a);
        sum.add(product);
        V rest = one - u, rest_low = ((one - rest) - u) - u * t.error;
        V factor = rest * sum.high;
        V factor_low = fma(rest, sum.low, fma(rest_low, sum.high, fma(rest, sum.high, -factor)));
        V y = t.value * factor;
        V far = y + fma(y, t.error, fma(t.value, factor_low, fma(t.value, factor, -y)));
        V d_exact = a - splat<V>(c::inflection[0]), d = d_exact - splat<V>(c::inflection[1]);
        V d_low = less((d_exact - d) - splat<V>(c::inflection[1]), minus(a_low), one);
        const two_sum<V> beside = near_root(d, d_low, c::bend, c::s);
        V near = times(beside.high + beside.low, parameter);
        return select(abs(d) < splat<V>(c::near), near, without_lift(minus_abs(x), times(far, parameter)));
    }

    // v − low · by
    template <class V>
    ACTFN_INLINE V less(V v, nothing, V) {
        return v;
    }
    template <class V>
    ACTFN_INLINE V less(V v, V low, V by) {
        return fma(-low, by, v);
    }
    template <class V>
    ACTFN_INLINE V times(V v, nothing) {
        return v;
    }
    template <class V>
    ACTFN_INLINE V times(V v, V factor) {
        return v * factor;
    }

    // A function beside its root, d + d_low away from it: d · slope + d² · q(d), with the slope in two parts; in two parts.
    template <class V, int n>
    ACTFN_INLINE two_sum<V> near_root(V d, V d_low, const element<V> (&slope)[2], const element<V> (&q)[n]) {
        const V first = splat<V>(slope[0]), others = polynomial(d, d * d, q), bend = d * others;
        V high = first + bend, low = ((first - high) + bend) + (fma(d, others, -bend) + splat<V>(slope[1]));
        V y = d * high;
        return {y, fma(d_low, high + bend, fma(d, low, fma(d, high, -y)))};
    }

    // 2^lift · |silu(x)|, in two parts; for x up to `top`
    template <class V>
    ACTFN_INLINE two_sum<V> magnitude(V x) {
        V a = limited(x);
        sigmoid::quotient<V> t = below(a, nothing{});
        // below 0: 0 + a t, above: a − a t
        auto is_above = x > V{};
        V base = select(is_above, a * splat<V>(1 / unlift<V>), V{}), factor = select(is_above, -t.value, t.value);
        V high = fma(a, factor, base);
        return {high, fma(a * factor, t.error, fma(a, factor, base - high))};
    }

    // |x|, but no more than makes a difference
    template <class V>
    ACTFN_INLINE V limited(V x) {
        return at_most(select(x > V{}, top<V>(), splat<V>(silu_constants<element<V>>::most)), abs(x));
    }

    template <class V>
    ACTFN_INLINE V top() {
        return splat<V>(silu_constants<element<V>>::top);
    }

    // 2^lift · sigmoid(−a − a_low), a ≥ 0
    template <class V, class L>
    ACTFN_INLINE sigmoid::quotient<V> below(V a, L a_low) {
        typedef constants<element<V>> c;
        split_exp_and_low<V> e = exp_split_and_low(at_least(splat<V>(c::negligible), a), -c::lift);
        sigmoid::quotient<V> t = sigmoid::one_over_one_plus(e.high);
        return {t.value, fma(-(t.value * e.high.scale), with_low(e, a_low), t.error)};
    }

    // y · 2^−lift
    template <class V>
    ACTFN_INLINE V without_lift(V x, V y) {
        if (__builtin_expect(any_less(x, silu_constants<element<V>>::tail), 0)) return lowered(y);
        return y * splat<V>(unlift<V>);
    }
};

}  // namespace actfn::ACTFN_ISA
