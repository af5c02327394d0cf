// laplace(x) = (1 + erf((x − mu) / (sigma √2))) / 2, derivative φ(z) / sigma with z = (x − mu) / sigma and φ(z) the normal
// density, second derivative −z φ(z) / sigma²; by mu −φ(z) / sigma, by sigma −z φ(z) / sigma
//
// z is in two parts, as the exponential of its square makes what its rounding drops z² times as large. Below −½ the value
// is erfc's tail, and not 1 + erf, which cancels. float32 goes by float64.
//
// Ends: 0 at −inf, 1 at inf, derivatives 0; subnormal results are kept; nan gives nan.
#pragma once

#include "in_float64.h"
#include "words.h"

namespace actfn::ACTFN_ISA {

struct laplace {
    static constexpr bool is_long = true;

    template <class V>
    ACTFN_INLINE V value(V x, V mu, V sigma) {
        return in_float64<value_of>(x, mu, sigma);
    }
    template <class V>
    ACTFN_INLINE V grad(V x, V mu, V sigma) {
        return in_float64<slope>(x, mu, sigma);
    }
    template <class V>
    ACTFN_INLINE V second(V x, V mu, V sigma) {
        return in_float64<bend>(x, mu, sigma);
    }
    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V mu, V sigma) {
        return -grad(x, mu, sigma);
    }
    template <class V>
    ACTFN_INLINE V by(parameter<1>, V x, V mu, V sigma) {
        return in_float64<by_sigma>(x, mu, sigma);
    }

    struct value_of {
        template <class V>
        ACTFN_INLINE V of(V x, V mu, V sigma) {
            const two_sum<V> z = standard(x, mu, sigma), e = exp_minus_half_square(z);
            const V half = splat<V>(0.5), one = splat<V>(1), lower = splat<V>(unlift<V>), a = abs(z.high);
            const two_sum<V> b = times(two_sum<V>{a, of_magnitude(z.low, z.high)}, root_of_half<V>());
            const two_sum<V> tail = times(times(error_tail(b), e), half);
            const V near = fma(half, with_sign(words::error_near(at_most(one, b.high)), z.high), half);
            const V beside = fma(z.low, e.high * lower * splat<V>(inverse_root[0]), near);
            two_sum<V> above = {one, -tail.low * lower};
            above.add(-tail.high * lower);
            const V sum = tail.high + tail.low;
            return select(a < half, beside, select(z.high > V{}, above.high + above.low, without_lift(z, sum)));
        }
    };
    struct slope {
        template <class V>
        ACTFN_INLINE V of(V x, V mu, V sigma) {
            const two_sum<V> z = standard(x, mu, sigma), y = over(density(z), sigma);
            return without_lift(z, y.high + y.low);
        }
    };
    struct bend {
        template <class V>
        ACTFN_INLINE V of(V x, V mu, V sigma) {
            const two_sum<V> z = standard(x, mu, sigma), y = over(over(times(density(z), z), sigma), sigma);
            return -without_lift(z, y.high + y.low);
        }
    };
    struct by_sigma {
        template <class V>
        ACTFN_INLINE V of(V x, V mu, V sigma) {
            const two_sum<V> z = standard(x, mu, sigma), y = over(times(density(z), z), sigma);
            return -without_lift(z, y.high + y.low);
        }
    };

    // 1 / √(2π) and 1 / √2, in two parts
    static constexpr double inverse_root[2] = {0x1.9884533d43651p-2, -0x1.cbc0d30ebfd15p-56};
    static constexpr double half_root[2] = {0x1.6a09e667f3bcdp-1, -0x1.bdd3413b26456p-55};
    template <class V>
    ACTFN_INLINE two_sum<V> root_of_half() {
        return {splat<V>(half_root[0]), splat<V>(half_root[1])};
    }

    // (x − mu) / sigma in two parts, but no further from 0 than makes a difference
    template <class V>
    ACTFN_INLINE two_sum<V> standard(V x, V mu, V sigma) {
        const V most = splat<V>(std::numeric_limits<element<V>>::max()), far = splat<V>(40);
        two_sum<V> d = {at_most(most, at_least(-most, x)), V{}};
        d.add(-mu);
        const V z = d.high / sigma, low = (fma(-z, sigma, d.high) + d.low) / sigma;
        return {at_most(far, at_least(-far, z)), select(abs(z) < far, low, V{})};
    }

    // y / by, in two parts
    template <class V>
    ACTFN_INLINE two_sum<V> over(two_sum<V> y, V by) {
        const V q = y.high / by;
        return {q, (fma(-q, by, y.high) + y.low) / by};
    }

    // 2^lift · exp(−z² / 2), in two parts
    template <class V>
    ACTFN_INLINE two_sum<V> exp_minus_half_square(two_sum<V> z) {
        typedef constants<element<V>> c;
        const two_sum<V> square = times(times(z, z), splat<V>(-0.5));
        const V limited = at_most(splat<V>(-c::negligible), square.high);
        const split_exp_and_low<V> both = exp_split_and_low(limited, c::lift);
        const split_exp<V> e = both.high;
        const V high = fma(e.p, e.scale, e.scale);
        return {high, fma(with_low(both, square.low), e.scale, fma(e.p, e.scale, e.scale - high))};
    }
    // 2^lift · φ(z), in two parts
    template <class V>
    ACTFN_INLINE two_sum<V> density(two_sum<V> z) {
        return times(exp_minus_half_square(z), two_sum<V>{splat<V>(inverse_root[0]), splat<V>(inverse_root[1])});
    }
    template <class V>
    ACTFN_INLINE V without_lift(two_sum<V> z, V y) {
        if (__builtin_expect(any_greater(abs(z.high), 28), 0)) return lowered(y);
        return y * splat<V>(unlift<V>);
    }

    // erfc(b) / exp(−b²) for b ≥ 0, as words.h has it, with what the last roundings drop
    template <class V>
    ACTFN_INLINE two_sum<V> error_tail(two_sum<V> b) {
        typedef word_constants<element<V>> w;
        const V middle = splat<V>(w::error_middle), t = (b.high - middle) / (b.high + middle);
        const V rest = polynomial(t, t * t, words::but_first(w::error_tail)), product = t * rest;
        two_sum<V> above = {splat<V>(w::error_tail[0]), fma(t, rest, -product)}, below = {splat<V>(1), b.low + b.low};
        above.add(product);
        below.add(b.high + b.high);
        return ratio(above, below, splat<V>(1) / below.high);
    }
};

}  // namespace actfn::ACTFN_ISA
