// Numbers N in one part, which are V, or in two, which are two_sum<V>: what is written of them with + − * / once serves
// float32, in one part of float64, and float64, in two.
#pragma once

#include "exponential.h"
#include "roots.h"

namespace actfn::ACTFN_ISA {

template <class V>
ACTFN_INLINE two_sum<V> operator+(two_sum<V> a, two_sum<V> b) {
    two_sum<V> sum = {a.high, a.low + b.low};
    sum.add(b.high);
    return sum;
}
template <class V>
ACTFN_INLINE two_sum<V> operator-(two_sum<V> a) {
    return {-a.high, -a.low};
}
template <class V>
ACTFN_INLINE two_sum<V> operator-(two_sum<V> a, two_sum<V> b) {
    return a + -b;
}
template <class V>
ACTFN_INLINE two_sum<V> operator*(two_sum<V> a, two_sum<V> b) {
    return times(a, b);
}
template <class V>
ACTFN_INLINE two_sum<V> operator*(two_sum<V> a, V b) {
    return times(a, b);
}
template <class V>
ACTFN_INLINE two_sum<V> operator/(two_sum<V> a, two_sum<V> b) {
    return ratio(a, b, splat<V>(1) / b.high);
}
template <class M, class V>
ACTFN_INLINE two_sum<V> select(M condition, two_sum<V> a, two_sum<V> b) {
    return {select(condition, a.high, b.high), select(condition, a.low, b.low)};
}

template <class V>
ACTFN_INLINE V root_of(V sum) {
    return sqrt(sum);
}

// What differs: how a number is made of a V, or of a constant, and the V that it is made of.
template <class N>
struct parts_of {
    typedef N vector;
    ACTFN_INLINE N number(N x) { return x; }
    ACTFN_INLINE N constant(element<N> high, element<N>) { return splat<N>(high); }
    ACTFN_INLINE N head(N y) { return y; }
    ACTFN_INLINE N rounded(N y) { return y; }
};
template <class V>
struct parts_of<two_sum<V>> {
    typedef V vector;
    ACTFN_INLINE two_sum<V> number(V x) { return {x, V{}}; }
    ACTFN_INLINE two_sum<V> constant(element<V> high, element<V> low) { return {splat<V>(high), splat<V>(low)}; }
    ACTFN_INLINE V head(two_sum<V> y) { return y.high; }
    ACTFN_INLINE V rounded(two_sum<V> y) { return y.high + y.low; }
};
template <class N>
using vector_of_parts = typename parts_of<N>::vector;
template <class N>
ACTFN_INLINE N number(vector_of_parts<N> x) {
    return parts_of<N>::number(x);
}
template <class N>
ACTFN_INLINE N constant(double high, double low = 0) {
    return parts_of<N>::constant(high, low);
}
template <class N>
ACTFN_INLINE vector_of_parts<N> head(N y) {
    return parts_of<N>::head(y);
}
template <class N>
ACTFN_INLINE vector_of_parts<N> rounded_once(N y) {
    return parts_of<N>::rounded(y);
}
template <class N>
constexpr bool is_in_two_parts = sizeof(N) != sizeof(vector_of_parts<N>);

// c[0] + c[1] x + …, by Horner's rule: for the few terms that formulas have
template <class N, int n>
ACTFN_INLINE N polynomial_of(N x, const double (&c)[n]) {
    N sum = constant<N>(c[n - 1]);
    for (int i = n - 2; i >= 0; --i) sum = sum * x + constant<N>(c[i]);
    return sum;
}

// exp(r) = 1 + r + r²/2 + r³/6 + r⁴ Q(r): all but the last term in two parts. Recipes in constants.py.
template <class T>
struct parts_constants;

template <>
struct parts_constants<double> {
    static constexpr double sixth[2] = {0x1.5555555555555p-3, 0x1.5555555555555p-57};
    static constexpr double quartic[11] = {0x1.5555555555555p-5, 0x1.1111111111112p-7, 0x1.6c16c16c16bfep-10,
                                           0x1.a01a01a018e16p-13, 0x1.a01a01a0264ep-16, 0x1.71de3a5d79b17p-19,
                                           0x1.27e4fb4c5760fp-22, 0x1.ae64203fbf15dp-26, 0x1.1eee161aacfbcp-29,
                                           0x1.61d2a32d228bcp-33, 0x1.929e4e3acd7c6p-37};
};

// exp(z) times 2^lift, and exp(z) − 1 with the relative accuracy of a number beside zero where the lift is 0
template <class N>
struct exponential_and_less_one {
    N value, less_one;
};
template <class V>
ACTFN_INLINE exponential_and_less_one<V> exponential_of(V z, int lift = 0) {
    const split_exp<V> e = exp_split(z, lift);
    return {fma(e.p, e.scale, e.scale), fma(e.p, e.scale, e.scale - splat<V>(1))};
}
template <class V>
ACTFN_INLINE exponential_and_less_one<two_sum<V>> exponential_of(two_sum<V> z, int lift = 0) {
    typedef parts_constants<element<V>> c;
    const V minus_low = splat<V>(-constants<element<V>>::ln2_low), half = splat<V>(0.5), one = splat<V>(1);
    const reduced<V> z_less_n = reduce(z.high, lift);
    const V scale = z_less_n.scale, r = fma(z_less_n.n, minus_low, z_less_n.rest);
    const V r_low = fma(z_less_n.n, minus_low, z_less_n.rest - r) + z.low;
    const V square = r * r, square_low = fma(r, r, -square);
    const two_sum<V> sixth = {splat<V>(c::sixth[0]), splat<V>(c::sixth[1])};
    const two_sum<V> cubic = times(times(two_sum<V>{square, square_low}, r), sixth);
    two_sum<V> p = {r, fma(half, square_low, cubic.low)};
    p.add(half * square);
    p.add(cubic.high);
    p.add((square * square) * polynomial(r, square, c::quartic));
    const V low = fma(r_low, one + p.high, p.low) * scale, high = fma(p.high, scale, scale);
    two_sum<V> less_one = {scale - one, low};
    less_one.add(p.high * scale);
    return {{high, low + fma(p.high, scale, scale - high)}, less_one};
}
template <class N>
ACTFN_INLINE N exp_of(N z, int lift = 0) {
    return exponential_of(z, lift).value;
}

// exp(z) · factor for z ≥ −exp_span, results of float64 that are subnormal rounded once
template <class V>
ACTFN_INLINE V far_exponential(two_sum<V> z, two_sum<V> factor) {
    return lowered(rounded_once(exp_of(z, constants<element<V>>::lift) * factor));
}

}  // namespace actfn::ACTFN_ISA
