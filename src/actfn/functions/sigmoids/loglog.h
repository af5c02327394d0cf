// loglog(x) = exp(−e) with e = exp(−x), derivative exp(−x − e), second derivative (e − 1) exp(−x − e)
//
// What e lacks to its exact value is an error of the second exponential as it stands, so that e is needed to more digits
// than a number has: float32 goes by float64, and float64 by e in two parts. The derivative is one exponential.
//
// Ends: 0 at −inf, 1 at inf, derivatives 0 at both; subnormal results are kept; nan gives nan.
#pragma once

#include "roots.h"
#include "in_float64.h"
#include "words.h"

namespace actfn::ACTFN_ISA {

// 1 / n! in two parts, n from 1, and from 7 on in one; recipe in constants.py.
struct loglog_constants {
    static constexpr double factorial[6] = {0x1p+0, 0x1p-1, 0x1.5555555555555p-3, 0x1.5555555555555p-5,
                                           0x1.1111111111111p-7, 0x1.6c16c16c16c17p-10};
    static constexpr double factorial_low[6] = {0x0p+0, 0x0p+0, 0x1.5555555555555p-57, 0x1.5555555555555p-59,
                                               0x1.1111111111111p-63, -0x1.f49f49f49f49fp-65};
    static constexpr double end[12] = {0x1.a01a01a01a01ap-13, 0x1.a01a01a01a01ap-16, 0x1.71de3a556c734p-19,
                                      0x1.27e4fb7789f5cp-22, 0x1.ae64567f544e4p-26, 0x1.1eed8eff8d898p-29,
                                      0x1.6124613a86d09p-33, 0x1.93974a8c07c9dp-37, 0x1.ae7f3e733b81fp-41,
                                      0x1.ae7f3e733b81fp-45, 0x1.952c77030ad4ap-49, 0x1.6827863b97d97p-53};
};

struct loglog {
    static constexpr int right_at_once = bfloat16_value | bfloat16_grad;
    static constexpr bool is_long = true;

    template <class V>
    ACTFN_INLINE V value(V x) {
        return in_float64<value_of>(x);
    }
    template <class V>
    ACTFN_INLINE V grad(V x) {
        return in_float64<slope>(x);
    }
    template <class V>
    ACTFN_INLINE V second(V x) {
        return in_float64<bend>(x);
    }

    struct value_of {
        template <class V>
        ACTFN_INLINE V of(V x) {
            const two_sum<V> e = exponential(-x);
            return exponential_below_zero(two_sum<V>{-e.high, -e.low}, splat<V>(1));
        }
    };
    struct slope {
        template <class V>
        ACTFN_INLINE V of(V x) {
            return times(x, splat<V>(1));
        }
        // the derivative times a factor
        template <class V>
        ACTFN_INLINE V times(V x, V factor) {
            const two_sum<V> e = exponential(-x);
            two_sum<V> sum = {at_most(splat<V>(most), at_least(splat<V>(-1000), -x)), -e.low};
            sum.add(-e.high);
            return exponential_below_zero(settled(sum.high, sum.low), factor);
        }
    };
    struct bend {
        template <class V>
        ACTFN_INLINE V of(V x) {
            return slope::times(x, words::expm1(at_most(splat<V>(most), -x)));
        }
    };

    // exp(−exp(7)) is 0
    static constexpr double most = 7;

    // exp(z) in two parts; of z > 7 it is that of 7, and far below zero 0 or next to it
    template <class V>
    ACTFN_INLINE two_sum<V> exponential(V unlimited) {
        typedef constants<element<V>> c;
        typedef loglog_constants l;
        const V z = at_most(splat<V>(most), at_least(splat<V>(-600), unlimited));
        const reduced<V> whole = reduce(z, 0);
        const V minus_low = splat<V>(-c::ln2_low), product = whole.n * minus_low;
        two_sum<V> loose = {whole.rest, fma(whole.n, minus_low, -product)};
        loose.add(product);
        const two_sum<V> r = settled(loose.high, loose.low);
        const V end = polynomial(r.high, r.high * r.high, l::end);
        const two_sum<V> y = series(r, end, l::factorial, l::factorial_low);
        return {y.high * whole.scale, y.low * whole.scale};
    }

    // exp(z) times a factor, of a sum that is not above zero, rounded once where the factor is 1
    template <class V>
    ACTFN_INLINE V exponential_below_zero(two_sum<V> z, V factor) {
        typedef constants<element<V>> c;
        const V least = splat<V>(-c::exp_span);
        const split_exp_and_low<V> both = exp_split_and_low(at_least(least, z.high), c::lift);
        const V p_low = with_low(both, select(z.high > least, z.low, V{}));
        const split_exp<V> e = both.high;
        const V high = fma(e.p, e.scale, e.scale), low = fma(p_low, e.scale, fma(e.p, e.scale, e.scale - high));
        const V y = (high + low) * factor;
        if (__builtin_expect(any_less(z.high, -500), 0)) return lowered(y);
        return y * splat<V>(unlift<V>);
    }
};

}  // namespace actfn::ACTFN_ISA
