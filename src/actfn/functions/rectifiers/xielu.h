// xielu(x) = alpha_p x² + beta x for x > 0, alpha_n (exp(x) − 1 − x) + beta x otherwise; derivative 2 alpha_p x + beta and
// alpha_n (exp(x) − 1) + beta, second derivative 2 alpha_p and alpha_n exp(x); by alpha_p x² and 0, by alpha_n 0 and
// exp(x) − 1 − x, by beta x
//
// Value and derivative have roots that move with the parameters. So float32 goes by way of float64, and float64 keeps
// everything in two parts, with an exponential of twice the digits.
//
// Ends: ±inf by the signs of the parameters, and where that of the first power is 0, by the next; at 0 the sign of x is
// kept where the function rises, and the derivatives are those below it; nan gives nan.
#pragma once

#include "exponential_in_parts.h"
#include "rectifiers/celu.h"
#include "rectifiers/elu.h"
#include "rectifiers/relu_squared.h"
#include "roots.h"
#include "in_float64.h"

namespace actfn::ACTFN_ISA {

struct xielu {
    static constexpr bool is_long = true;

    template <class V>
    ACTFN_INLINE V value(V x, V alpha_p, V alpha_n, V beta) {
        if constexpr (sizeof(element<V>) == 4) return in_float64<wide_value>(x, alpha_p, alpha_n, beta);
        else return value_of<true>(x, alpha_p, alpha_n, beta);
    }

    // The value before its last rounding: near 0 it is a line and a square, where the first may be a tie of sixteen bits.
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x, V alpha_p, V alpha_n, V beta) {
        const two_sum<V> y = parts_of_value<true>(x, alpha_p, alpha_n, beta);
        const auto is_sum = (abs(x) < infinite<V>()) & (abs(y.high) < infinite<V>()) & (y.high != V{});
        return {select(is_sum, y.high, value(x, alpha_p, alpha_n, beta)), select(is_sum, y.low, V{})};
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V alpha_p, V alpha_n, V beta) {
        if constexpr (sizeof(element<V>) == 4) return in_float64<wide_grad>(x, alpha_p, alpha_n, beta);
        else return grad_of<true>(x, alpha_p, alpha_n, beta);
    }

    template <class V>
    ACTFN_INLINE V second(V x, V alpha_p, V alpha_n, V) {
        return select(x > V{}, alpha_p + alpha_p, elu::grad(x, alpha_n));
    }

    template <class V>
    ACTFN_INLINE V by(parameter<0>, V x, V, V, V) {
        return relu_squared::value(x);
    }

    template <class V>
    ACTFN_INLINE V by(parameter<1>, V x, V alpha_p, V alpha_n, V beta) {
        if constexpr (sizeof(element<V>) == 4) {
            return in_float64<wide_bend>(x, alpha_p, alpha_n, beta);
        } else {
            const two_sum<V> g = bend(less_one<true>(x), finite(x));
            return select(x > V{}, V{}, select(x == -infinite<V>(), -x, g.high + g.low));
        }
    }

    template <class V>
    ACTFN_INLINE V by(parameter<2>, V x, V, V, V) {
        return x;
    }

    struct wide_value {
        template <class D>
        ACTFN_INLINE D of(D x, D a, D b, D c) {
            return value_of<false>(x, a, b, c);
        }
    };
    struct wide_grad {
        template <class D>
        ACTFN_INLINE D of(D x, D a, D b, D c) {
            return grad_of<false>(x, a, b, c);
        }
    };
    struct wide_bend {
        template <class D>
        ACTFN_INLINE D of(D x, D a, D b, D c) {
            return by(parameter<1>{}, x, a, b, c);
        }
    };

    // In float64, and there `exactly` or as far as float32 needs it.
    template <bool exactly, class V>
    ACTFN_INLINE V value_of(V x, V alpha_p, V alpha_n, V beta) {
        const two_sum<V> parts = parts_of_value<exactly>(x, alpha_p, alpha_n, beta);
        const V rounded = parts.high + parts.low;
        const V y = select((rounded == V{}) & (beta != V{}), beta * x, rounded);  // 0 with the sign of what underflows
        // at −inf it is (beta − alpha_n) x − alpha_n
        const V first = select(x > V{}, select(alpha_p == V{}, beta, alpha_p), beta - alpha_n);
        const V end = select(first == V{}, select(x > V{}, V{}, -alpha_n), first * x);
        return select(abs(x) == infinite<V>(), end, y);
    }

    template <bool exactly, class V>
    ACTFN_INLINE two_sum<V> parts_of_value(V x, V alpha_p, V alpha_n, V beta) {
        const V a = finite(x);
        const two_sum<V> above = times(product(alpha_p, a), a), below = times(bend(less_one<exactly>(x), a), alpha_n);
        return sum(product(beta, a), choose(x > V{}, above, below));
    }

    template <bool exactly, class V>
    ACTFN_INLINE V grad_of(V x, V alpha_p, V alpha_n, V beta) {
        const two_sum<V> above = product(alpha_p + alpha_p, finite(x)), below = times(less_one<exactly>(x), alpha_n);
        const two_sum<V> y = sum(two_sum<V>{beta, V{}}, choose(x > V{}, above, below));
        return select((x == infinite<V>()) & (alpha_p != V{}), alpha_p * x, y.high + y.low);
    }

    template <class V>
    ACTFN_INLINE V infinite() {
        return splat<V>((element<V>)__builtin_inf());
    }
    template <class V>
    ACTFN_INLINE V finite(V x) {
        const V most = splat<V>(std::numeric_limits<element<V>>::max());
        return at_most(most, at_least(-most, x));
    }
    // exp(x) − 1 for x ≤ 0
    template <bool exactly, class V>
    ACTFN_INLINE two_sum<V> less_one(V x) {
        const V z = at_least(splat<V>(-45), at_most(V{}, x));
        if constexpr (exactly) return exp_less_one_in_parts(z);
        else return celu::below(two_sum<V>{z, V{}});
    }
    // exp(x) − 1 − x for x ≤ 0, from exp(x) − 1
    template <class V>
    ACTFN_INLINE two_sum<V> bend(two_sum<V> less_one, V x) {
        less_one.add(-at_most(V{}, x));
        return less_one;
    }
    template <class V>
    ACTFN_INLINE two_sum<V> product(V a, V x) {
        const V y = a * x;
        return {y, fma(a, x, -y)};
    }
    template <class M, class V>
    ACTFN_INLINE two_sum<V> choose(M condition, two_sum<V> a, two_sum<V> b) {
        return {select(condition, a.high, b.high), select(condition, a.low, b.low)};
    }
    // line + y, where y may be infinite
    template <class V>
    ACTFN_INLINE two_sum<V> sum(two_sum<V> line, two_sum<V> y) {
        two_sum<V> all = {line.high, line.low + y.low};
        all.add(y.high);
        const auto is_finite = abs(y.high) < infinite<V>();
        return {select(is_finite, all.high, y.high), select(is_finite, all.low, V{})};
    }
};

}  // namespace actfn::ACTFN_ISA
