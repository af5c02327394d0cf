// The exponential that the functions share, in pieces: none of them wants exp(x) itself, rounded.
#pragma once

#include <limits>

#include "simd.h"

namespace actfn::ACTFN_ISA {

// Constants by element type. `power` approximates (exp(r) − 1 − r) / r², `power_2a` exp(2r); recipes in constants.py.
template <class T>
struct constants;

template <>
struct constants<float> {
    static constexpr float log2_e = 0x1.715476p+0f;    // 1 / ln 2
    static constexpr float ln2_high = 0x1.62e4p-1f;    // ln 2 to 14 bits: n · ln2_high is exact for |n| < 2^10
    static constexpr float ln2_low = 0x1.7f7d1cp-20f;  // ln 2 − ln2_high
    static constexpr int mantissa = 23, exponent_bias = 127;
    static constexpr int lift = 64;                     // a power of two that keeps 2^n · 2^lift normal
    static constexpr float round_magic = 0x1.8p23f;     // x + 1.5·2^23 has ulp 1
    static constexpr float exp_span = 130;             // exp(−130) is 0, even times 1e10
    static constexpr float negligible = 0x1p-60f;      // beside 1, and its square is a normal number
    static constexpr float least_normal = 0x1p-126f;
    static constexpr float lift_of_subnormals = 0x1p85f;  // makes the least subnormal, lifted, 1
    static constexpr float power[5] = {0x1.fffff8p-2f, 0x1.555446p-3f, 0x1.5559d8p-5f, 0x1.1262c0p-7f, 0x1.6a2666p-10f};
    static constexpr float power_2a[7] = {0x1p+0f,        0x1p+1f,        0x1.000002p+1f, 0x1.555448p+0f,
                                          0x1.55589ap-1f, 0x1.126d1ep-2f, 0x1.6ab94cp-4f};
};

template <>
struct constants<double> {
    static constexpr double log2_e = 0x1.71547652b82fep+0;
    static constexpr double ln2_high = 0x1.62e42fefap-1;          // ln 2 to 36 bits
    static constexpr double ln2_low = 0x1.cf79abc9e3b39p-40;      // ln 2 − ln2_high
    static constexpr int mantissa = 52, exponent_bias = 1023;
    static constexpr int lift = 512;
    static constexpr double round_magic = 0x1.8p52;
    static constexpr double exp_span = 800;
    static constexpr double negligible = 0x1p-100;
    static constexpr double least_normal = 0x1p-1022;
    static constexpr double lift_of_subnormals = 0x1p562;
    static constexpr double power[10] = {0x1.000000000000ap-1,  0x1.55555555554fap-3,  0x1.555555555087dp-5,
                                         0x1.1111111127c1bp-7,  0x1.6c16c1842a073p-10, 0x1.a01a012a45948p-13,
                                         0x1.a0199a0c67cbdp-16, 0x1.71df257997527p-19, 0x1.28ad72df493c6p-22,
                                         0x1.ad7f330d73e67p-26};
};

// exp(z) = (1 + p) · scale · 2^−lift: p in (−0.3, 0.42), scale an exact power of two.
template <class V>
struct split_exp {
    V p, scale;
};

// z = n ln 2 + r: scale is 2^(n + lift), and r = rest − n ln2_low, of which the first is exact.
template <class V>
struct reduced {
    V rest, n, scale;
};
template <class V>
ACTFN_INLINE reduced<V> reduce(V z, int lift) {
    typedef constants<element<V>> c;
    // The sum's low bits hold n + bias + lift, which the shift makes an exponent.
    const V magic = splat<V>(c::round_magic + (element<V>)(c::exponent_bias + lift));
    V shifted = fma(z, splat<V>(c::log2_e), magic);
    V n = shifted - magic;
    return {fma(n, splat<V>(-c::ln2_high), z), n, from_bits<V>(bits(shifted) << c::mantissa)};
}

// For −exp_span ≤ z ≤ 0 with +lift, or 0 ≤ z ≤ exp_span with −lift; or nan. The lift keeps scale in the normal range
// where exp(z) is not; it comes out by a last multiplication, which then alone rounds a subnormal result.
template <class V>
ACTFN_INLINE split_exp<V> exp_split(V z, int lift) {
    typedef constants<element<V>> c;
    reduced<V> z_less_n = reduce(z, lift);
    V r = fma(z_less_n.n, splat<V>(-c::ln2_low), z_less_n.rest), square = r * r;
    return {fma(square, polynomial(r, square, c::power), r), z_less_n.scale};
}

// The same with what the rounding of p drops, for functions that p's own half unit would cost their promise.
template <class V>
struct split_exp_and_low {
    split_exp<V> high;
    V p_low;
};
template <class V>
ACTFN_INLINE split_exp_and_low<V> exp_split_and_low(V z, int lift) {
    typedef constants<element<V>> c;
    const V minus_low = splat<V>(-c::ln2_low);
    reduced<V> z_less_n = reduce(z, lift);
    V r = fma(z_less_n.n, minus_low, z_less_n.rest), r_low = fma(z_less_n.n, minus_low, z_less_n.rest - r);
    V square = r * r, factor = polynomial(r, square, c::power), p = fma(square, factor, r);
    return {{p, z_less_n.scale}, fma(square, factor, r - p) + r_low};
}

// An argument in two parts: what the second adds to p of exp(z + z_low). Where a function's argument is x itself there is
// none, which costs nothing.
struct nothing {};
template <class V>
ACTFN_INLINE V with_low(const split_exp_and_low<V>& e, nothing) {
    return e.p_low;
}
template <class V>
ACTFN_INLINE V with_low(const split_exp_and_low<V>& e, V z_low) {
    return fma(z_low, splat<V>(1) + e.high.p, e.p_low);
}
ACTFN_INLINE nothing minus(nothing) { return {}; }
template <class V>
ACTFN_INLINE V minus(V low) {
    return -low;
}

// The product of a parameter and x, and what its rounding drops; nothing where that cannot matter or the product
// overflows. An infinite x is the largest number here, as its product by 0 is 0.
template <class V>
ACTFN_INLINE two_sum<V> times_in_two_parts(V x, V factor) {
    const V most = splat<V>(std::numeric_limits<element<V>>::max()), u = at_most(most, at_least(-most, x)) * factor;
    return {u, select(abs(u) < splat<V>(constants<element<V>>::exp_span), fma(x, factor, -u), V{})};
}

// low, or −low where x is below zero: what belongs to |x|
template <class V>
ACTFN_INLINE V of_magnitude(V low, V x) {
    return from_bits<V>(bits(low) ^ (bits(x) & bits(splat<V>(element<V>(-0.0)))));
}
ACTFN_INLINE nothing of_magnitude(nothing, ...) { return {}; }

// 2^−lift, as a factor.
template <class V>
constexpr element<V> unlift = sizeof(element<V>) == 4 ? element<V>(0x1p-64) : element<V>(0x1p-512);

// y · 2^−lift (and 2^−lift · factor, a power of two), rounded once. An x86 processor needs some 150 cycles for a product
// that is subnormal, for any lane of it; so those are rounded by an addition, as whole numbers.
template <class V>
ACTFN_INLINE V lowered(V y, element<V> factor = 1) {
    typedef constants<element<V>> c;
    const V least = splat<V>(c::least_normal / unlift<V> / factor), lower = splat<V>(unlift<V> * factor);
    auto small = abs(y) < least;
    const V magic = splat<V>(element<V>(1ull << c::mantissa));
    V whole = from_bits<V>(bits(fma(abs(y), splat<V>(c::lift_of_subnormals * factor), magic)) - bits(magic));
    return select(small, with_sign(whole, y), select(small, least, y) * lower);
}

// exp(−|x|)
template <class V>
ACTFN_INLINE split_exp<V> exp_minus_abs(V x) {
    typedef constants<element<V>> c;
    V z = at_most(splat<V>(-c::negligible), at_least(splat<V>(-c::exp_span), minus_abs(x)));
    return exp_split(z, c::lift);
}

// exp(2a) + 1 for 0 ≤ a ≤ 20, to about two units in the last place.
template <class V>
ACTFN_INLINE V exp_2a_plus_1(V a) {
    typedef constants<element<V>> c;
    if constexpr (sizeof(element<V>) == 4) {
        const V magic = splat<V>(c::round_magic + c::exponent_bias);
        V shifted = fma(a, splat<V>(2 * c::log2_e), magic);
        V r = fma(shifted - magic, splat<V>(-0x1.62e43p-2f), a);  // (ln 2) / 2 in one piece: n is small
        return fma(polynomial(r, r * r, c::power_2a), from_bits<V>(bits(shifted) << c::mantissa), splat<V>(1));
    } else {
        split_exp<V> e = exp_split(a + a, 0);
        return fma(e.p, e.scale, e.scale + splat<V>(1));
    }
}

}  // namespace actfn::ACTFN_ISA
