// pade(x) = P(x) / D(x), D(x) = 1 + |Q(x)|, P = a0 + a1 x + … + a5 x⁵, Q = b1 x + … + b4 x⁴; derivative N(x) / D(x)², where
// N = P' + s (P' Q − P Q') and s is Q's sign, 1 where Q is 0; second derivative M(x) / D(x)³, see below; by a_i x^i / D, by b_j −s x^j P / D²
//
// P' Q − P Q' is a polynomial of its own: its coefficients are sums of (i − j) (a_i b_j − a_j b_i), so that what cancels for
// every x is gone before x comes in. float32 goes by way of float64, where every number is kept in two parts: next to its
// roots nothing less tells what is left, and for float64's own neighbours of a root polynomials keep a third.
//
// Far out a polynomial is its highest power, next to 0 its lowest: x is divided by a power of two that the result is
// multiplied by again, as often as the degrees say, so that nothing overflows or underflows before its time. At infinity
// there are ±inf, the quotient of the highest coefficients, or 0. nan gives nan.
#pragma once

#include "in_float64.h"
#include "parts.h"

namespace actfn::ACTFN_ISA {

struct pade {
    static constexpr bool is_long = true;
    static constexpr int numerators = 6, denominators = 4, count = numerators + denominators;

    template <class V>
    ACTFN_INLINE V value(V x, V a0, V a1, V a2, V a3, V a4, V a5, V b1, V b2, V b3, V b4) {
        return in_float64<of_value>(x, a0, a1, a2, a3, a4, a5, b1, b2, b3, b4);
    }

    template <class V>
    ACTFN_INLINE V grad(V x, V a0, V a1, V a2, V a3, V a4, V a5, V b1, V b2, V b3, V b4) {
        return in_float64<of_grad>(x, a0, a1, a2, a3, a4, a5, b1, b2, b3, b4);
    }

    template <class V>
    ACTFN_INLINE V second(V x, V a0, V a1, V a2, V a3, V a4, V a5, V b1, V b2, V b3, V b4) {
        return in_float64<of_second>(x, a0, a1, a2, a3, a4, a5, b1, b2, b3, b4);
    }

    template <int i, class V>
    ACTFN_INLINE V by(parameter<i>, V x, V a0, V a1, V a2, V a3, V a4, V a5, V b1, V b2, V b3, V b4) {
        if constexpr (i < numerators) return in_float64<of_numerator<i>>(x, a0, a1, a2, a3, a4, a5, b1, b2, b3, b4);
        else return in_float64<of_denominator<i - numerators + 1>>(x, a0, a1, a2, a3, a4, a5, b1, b2, b3, b4);
    }

    // What the rounding of a sum drops, whichever of its two is larger.
    template <class V>
    ACTFN_INLINE V dropped(V a, V b, V sum) {
        const V t = sum - a;
        return (a - (sum - t)) + (b - t);
    }
    template <class V>
    ACTFN_INLINE two_sum<V> settle(two_sum<V> y) {
        const V sum = y.high + y.low;
        // a zero keeps its sign
        return {select(sum == V{}, with_sign(V{}, y.high), sum), dropped(y.high, y.low, sum)};
    }
    // A coefficient in three parts, as a sum of products of three numbers, of which one is a small whole one.
    template <class V>
    struct in_three {
        V high{}, low{}, third{};
        __attribute__((always_inline)) void add(V a, V b, V times) {
            const V product = a * b, product_low = fma(a, b, -product);
            const V all = product * times, rest = product_low * times, sum = high + all;
            add_low(dropped(high, all, sum));
            add_low(fma(product, times, -all));
            add_low(rest);
            third = third + fma(product_low, times, -rest);
            high = sum;
        }
        __attribute__((always_inline)) void add_low(V v) {
            const V sum = low + v;
            third = third + dropped(low, v, sum);
            low = sum;
        }
    };

    // A coefficient, which is one number, two or three, as two; and the third
    template <class V>
    ACTFN_INLINE two_sum<V> in_two(V c) {
        return {c, V{}};
    }
    template <class V>
    ACTFN_INLINE two_sum<V> in_two(two_sum<V> c) {
        return c;
    }
    template <class V>
    ACTFN_INLINE two_sum<V> in_two(const in_three<V>& c) {
        return {c.high, c.low};
    }
    template <class V, class C>
    ACTFN_INLINE V third_of(const C&) {
        return V{};
    }
    template <class V>
    ACTFN_INLINE V third_of(const in_three<V>& c) {
        return c.third;
    }

    // The polynomials at x; far out and next to 0 at x over a power of two, which is `power`, else 1.
    template <class V>
    struct quotient {
        typedef two_sum<V> N;
        typedef decltype((V{} < V{}) & (V{} < V{})) condition;
        V a[numerators], b[denominators], x, power, sign;
        condition is_small;
        N p, d;

        template <class... C>
        __attribute__((always_inline)) quotient(V at, C... c) : quotient(at, {c...}, 0) {}

        __attribute__((always_inline)) quotient(V at, const V (&c)[count], int) {
            for (int i = 0; i < numerators; ++i) a[i] = c[i];
            for (int j = 0; j < denominators; ++j) b[j] = c[numerators + j];
            const V infinite = splat<V>((element<V>)__builtin_inf()), zero = V{}, one = splat<V>(1);
            const V most = splat<V>(0x1p100), least = splat<V>(0x1p-100);
            is_small = (abs(at) < least) & (at != zero);
            const auto is_moved = is_small | (abs(at) >= most);
            const V normal = select(is_small, at * splat<V>(0x1p900), at), moved = select(is_moved, normal, one);
            const V scale = from_bits<V>(bits(abs(moved)) & bits(infinite)), to = select(is_small, least, most);
            power = select(is_moved, scale * select(is_small, splat<V>(0x1p-800), splat<V>(0x1p-100)), one);
            x = select(is_moved, select(abs(at) == infinite, with_sign(most, at), normal / scale * to), at);
            p = polynomial_at(a);
            const N slope = polynomial_at(b);  // Q / x
            sign = select((with_sign(one, x) * slope.high < zero) & (x != zero), -one, one);
            d = settle(constant<N>(1) + settle(slope * x) * sign);
        }

        // c[0] + c[1] x + …, by Horner's rule in two parts, with what these drop as a third: next to a root all of two is gone.
        template <class C, int n>
        __attribute__((always_inline)) N polynomial_at(const C (&c)[n]) const {
            N sum = in_two(c[n - 1]);
            V third = third_of<V>(c[n - 1]);
            for (int k = n - 2; k >= 0; --k) {
                const N add = in_two(c[k]);
                const V product = sum.high * x, product_low = fma(sum.high, x, -product);
                const V low = sum.low * x, low_low = fma(sum.low, x, -low);
                const V high = product + add.high, high_low = dropped(product, add.high, high);
                const V first = product_low + low, second = first + high_low, rest = second + add.low;
                third = fma(third, x, low_low + dropped(product_low, low, first) + dropped(first, high_low, second) +
                                          dropped(second, add.low, rest) + third_of<V>(c[k]));
                sum = settle(N{high, rest});
            }
            return settle(N{sum.high, sum.low + third});
        }
        // The power of x that rules a polynomial where x was moved: the lowest that there is where it is small, the highest.
        template <class C, int n>
        __attribute__((always_inline)) V degree(const C (&c)[n], int first = 0) const {
            V lowest = V{}, highest = V{};
            for (int k = 0; k < n; ++k) {
                highest = select(in_two(c[k]).high == V{}, highest, splat<V>(first + k));
                lowest = select(in_two(c[n - 1 - k]).high == V{}, lowest, splat<V>(first + n - 1 - k));
            }
            return select(is_small, lowest, highest);
        }
        // and of d, which is 1 next to 0
        __attribute__((always_inline)) V degree_of_d() const { return select(is_small, V{}, degree(b, 1)); }

        template <int i>
        __attribute__((always_inline)) N to_the() const {
            N y = constant<N>(1);
            for (int k = 0; k < i; ++k) y = settle(y * x);
            return y;
        }
        // y, rounded, times `power` to the degree
        __attribute__((always_inline)) V moved_back(N y, V degree) const {
            const V step = select(degree < V{}, splat<V>(1) / power, power), times = abs(degree);
            V result = settle(y).high;
            for (int k = 0; k < 2 * numerators; ++k)
                result = select((times > splat<V>(k)) & (result != V{}), result * step, result);
            return result;
        }
    };

    struct of_value {
        template <class V, class... C>
        ACTFN_INLINE V of(V x, C... c) {
            const quotient<V> f(x, c...);
            return f.moved_back(f.p / f.d, f.degree(f.a) - f.degree_of_d());
        }
    };

    struct of_grad {
        template <class V, class... C>
        ACTFN_INLINE V of(V x, C... c) {
            const quotient<V> f(x, c...);
            in_three<V> n[slope_terms];
            coefficients_of_slope(f, n);
            const V by = f.degree_of_d();
            return f.moved_back(f.polynomial_at(n) / f.d / f.d, f.degree(n) - by - by);
        }
    };

    // of N: a_i and b_j are the coefficients of x^i and x^j; there is no b_0 and no b_5
    static constexpr int slope_terms = numerators + denominators - 1;
    template <class V>
    ACTFN_INLINE void coefficients_of_slope(const quotient<V>& f, in_three<V> (&n)[slope_terms]) {
#pragma GCC unroll 16
        for (int k = 0; k < slope_terms; ++k) {
            in_three<V> sum;
#pragma GCC unroll 16
            for (int i = 0; i < numerators; ++i) {
                const int j = k + 1 - i;
                if (i <= j || j < 0 || j > denominators) continue;
                const V times = f.sign * splat<V>(i - j);
                if (j > 0) sum.add(f.a[i], f.b[j - 1], times);
                if (i <= denominators) sum.add(f.a[j], f.b[i - 1], -times);
            }
            if (k < numerators - 1) sum.add(f.a[k + 1], splat<V>(1), splat<V>(k + 1));
            const two_sum<V> settled = settle(two_sum<V>{sum.high, sum.low});
            n[k].high = settled.high, n[k].low = settled.low, n[k].third = sum.third;
        }
    }

    // M / D³, M = N' + s (N' Q − 2 N Q'), whose coefficients are sums of (i − 2j) N_i b_j. Where P has one power more than Q
    // its highest cancel, but for a last bit of two parts.
    struct of_second {
        template <class V, class... C>
        ACTFN_INLINE V of(V x, C... c) {
            const quotient<V> f(x, c...);
            constexpr int terms = slope_terms + denominators - 1;
            in_three<V> n[slope_terms];
            two_sum<V> m[terms];
            coefficients_of_slope(f, n);
#pragma GCC unroll 16
            for (int k = 0; k < terms; ++k) {
                two_sum<V> sum = {V{}, V{}};
                if (k + 1 < slope_terms) sum = in_two(n[k + 1]) * splat<V>(k + 1);
                V magnitude = abs(sum.high);
#pragma GCC unroll 16
                for (int j = 1; j <= denominators; ++j) {
                    const int i = k + 1 - j;
                    if (i < 0 || i >= slope_terms || i == 2 * j) continue;
                    const two_sum<V> term = in_two(n[i]) * f.b[j - 1] * (f.sign * splat<V>(i - 2 * j));
                    magnitude = magnitude + abs(term.high);
                    sum = settle(sum + term);
                }
                m[k] = select(abs(sum.high) > magnitude * splat<V>(0x1p-96), sum, two_sum<V>{V{}, V{}});
            }
            const V by = f.degree_of_d();
            return f.moved_back(f.polynomial_at(m) / f.d / f.d / f.d, f.degree(m) - by - by - by);
        }
    };

    template <int i>
    struct of_numerator {
        template <class V, class... C>
        ACTFN_INLINE V of(V x, C... c) {
            const quotient<V> f(x, c...);
            return f.moved_back(f.template to_the<i>() / f.d, splat<V>(i) - f.degree_of_d());
        }
    };

    template <int j>
    struct of_denominator {
        template <class V, class... C>
        ACTFN_INLINE V of(V x, C... c) {
            const quotient<V> f(x, c...);
            const two_sum<V> y = (f.template to_the<j>() * -f.sign) / f.d * (f.p / f.d);
            const V by = f.degree_of_d();
            return f.moved_back(y, splat<V>(j) + f.degree(f.a) - by - by);
        }
    };
};

}  // namespace actfn::ACTFN_ISA
