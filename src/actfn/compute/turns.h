// x · factor less its quarter turns, and the sine and cosine of the rest, in two parts: sine, siren, snake and gcu are
// made of these, and the words sin, cos and tan take far numbers and polynomials from here.
//
// Up to `most_near` the turns are taken off by π/2 in three parts (Cody and Waite, 1980), with what roundings drop kept;
// beyond it by whole numbers (Payne and Hanek, 1983), lane by lane. Both know the rest of any product of two floats, or
// of two doubles, to more than its own digits, as near to a whole number of quarter turns as it may be.
#pragma once

#include <limits>

#include "exponential.h"
#include "roots.h"

namespace actfn::ACTFN_ISA {

// sin(r) = r + r u S(u), cos(r) = 1 − u/2 + u² C(u), u = r²; recipes in constants.py.
template <class T>
struct turn_constants;

template <>
struct turn_constants<float> {
    static constexpr float half_pi[3] = {0x1.921fb6p+0f, -0x1.777a5cp-25f, -0x1.ee59dap-50f};
    static constexpr float most_near = 0x1p16f;
    static constexpr float sine[3] = {-0x1.555546p-3f, 0x1.11073ap-7f, -0x1.994386p-13f};
    static constexpr float cosine[3] = {0x1.55554ap-5f, -0x1.6c0c32p-10f, 0x1.99eb4cp-16f};
};

template <>
struct turn_constants<double> {
    static constexpr double half_pi[3] = {0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110};
    static constexpr double most_near = 0x1p26;
    static constexpr double sine[6] = {-0x1.5555555555548p-3, 0x1.111111110f7cap-7, -0x1.a01a019bfd134p-13, 0x1.71de35670d167p-19, -0x1.ae5e59f11a6d2p-26, 0x1.5d8fa1c96cd3ep-33};
    static constexpr double cosine[6] = {0x1.555555555554bp-5, -0x1.6c16c16c14f8ap-10, 0x1.a01a019c83901p-16, -0x1.27e4f7ea36a37p-22, 0x1.1ee9d751c57fdp-29, -0x1.8fa4657715e69p-37};
};

// The binary digits of 2/π after 128 zeros; constants.py.
constexpr uint64_t two_over_pi[24] = {
    0, 0, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0,
    0xdb6295993c439041, 0xfe5163abdebbc561, 0xb7246e3a424dd2e0, 0x06492eea09d1921c,
    0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4,
    0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7,
    0x4f463f669e5fea2d, 0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08,
    0x56033046fc7b6bab, 0xf0cfbc209af4361d, 0xa9e391615ee61b08, 0x6599855f14a06840,
};

// A number less its quarter turns.
template <class T>
struct turned {
    int64_t quarters;
    T rest, rest_low;
};

// Of a finite x · factor, at least 2^16 in magnitude: with the product m · 2^e, m a whole number below 2^106, those digits
// of 2/π do not matter that make whole turns of it, and of the others 320 leave an error below 2^-210 quarter turns. A
// product is no nearer to a whole number of them than 2^-130.
// What is reduced is that and an eighth of a turn, π/4, where `eighth` is 1.
__attribute__((noinline, unused)) static turned<double> turn(double x, double factor, int eighth) {
    typedef unsigned __int128 wide;
    const int64_t a = bits(x), b = bits(factor), fraction = 0xfffffffffffff, one = 0x10000000000000;
    const wide m = (wide)(uint64_t)((a & fraction) | one) * (uint64_t)((b & fraction) | one);
    const int e = (int)((a >> 52) & 0x7ff) + (int)((b >> 52) & 0x7ff) - 2 * 1075;
    const int first = e - 2 + 128, word = first / 64, shift = first % 64;
    uint64_t digits[5], product[5] = {};
    for (int k = 0; k < 5; ++k) {
        digits[k] = two_over_pi[word + k] << shift;
        if (shift) digits[k] |= two_over_pi[word + k + 1] >> (64 - shift);
    }
    const uint64_t factors[2] = {(uint64_t)m, (uint64_t)(m >> 64)};
    for (int j = 0; j < 2; ++j) {
        uint64_t carry = 0;
        for (int k = 4 - j; k >= 0; --k) {
            const wide p = (wide)factors[j] * digits[k + j] + product[k] + carry;
            product[k] = (uint64_t)p;
            carry = (uint64_t)(p >> 64);
        }
    }
    const bool negative = (a ^ b) < 0;
    product[0] += (uint64_t)(negative ? -eighth : eighth) << 61;
    // of a quarter turn, to the nearest: beyond one half, what is missing
    uint64_t rest[4];
    for (int k = 0; k < 4; ++k) rest[k] = product[k] << 2 | product[k + 1] >> 62;
    const bool beyond = rest[0] >> 63;
    if (beyond) {
        for (int k = 0; k < 4; ++k) rest[k] = ~rest[k];  // less one unit of the last, which is nothing
    }
    double scale = 0x1.921fb54442d18p-64, scale_low = 0x1.1a62633145c07p-118;
    int from = 0;
    while (from < 2 && rest[from] == 0) {
        ++from;
        scale *= 0x1p-64;
        scale_low *= 0x1p-64;
    }
    const int zeros = rest[from] ? __builtin_clzll(rest[from]) : 0;
    const double less = from_bits<double>((int64_t)(1023 - zeros) << 52);
    const uint64_t top = rest[from] << zeros | (zeros ? rest[from + 1] >> (64 - zeros) : 0);
    const uint64_t next = rest[from + 1] << zeros | (zeros && from < 2 ? rest[from + 2] >> (64 - zeros) : 0);
    const two_sum<double> high = {(double)(top & ~(uint64_t)0x7ff) * less,
                                  ((double)(top & 0x7ff) + (double)next * 0x1p-64) * less};
    const two_sum<double> r = times(high, two_sum<double>{scale, scale_low});
    const int64_t quarters = (int64_t)(product[0] >> 62) + beyond;
    const double sign = negative != beyond ? -1 : 1;
    return {negative ? -quarters : quarters, sign * r.high, sign * r.low};
}

// The same for those of n numbers that are far, u being their product; of infinite ones nan.
template <int eighth, class T>
__attribute__((noinline)) void turn_each(int n, const T* u, const T* x, const T* factor,
                                         typename traits<T>::integer* quarter, T* rest, T* rest_low) {
    for (int k = 0; k < n; ++k) {
        if (!(abs(u[k]) > turn_constants<T>::most_near) || !(abs(x[k]) <= std::numeric_limits<T>::max())) continue;
        const turned<double> t = turn(x[k], factor[k], eighth);
        quarter[k] = (typename traits<T>::integer)t.quarters;
        rest[k] = (T)t.rest;
        rest_low[k] = (T)((t.rest - (double)rest[k]) + t.rest_low);
    }
}

// A rest between −π/4 and π/4, in two parts, and how many quarter turns were taken off.
template <class V>
struct in_turns {
    integer<V> quarter;
    two_sum<V> rest;
};

template <int eighth, class V>
ACTFN_INLINE void turn_far(in_turns<V>& t, V u, V x, V factor) {
    element<V> all_u[lanes<V>], all_x[lanes<V>], all_factor[lanes<V>], high[lanes<V>], low[lanes<V>];
    typename traits<element<V>>::integer quarter[lanes<V>];
    store((char*)all_u, u);
    store((char*)all_x, x);
    store((char*)all_factor, factor);
    store((char*)high, t.rest.high);
    store((char*)low, t.rest.low);
    store((char*)quarter, t.quarter);
    turn_each<eighth, element<V>>(lanes<V>, all_u, all_x, all_factor, quarter, high, low);
    t = {load<integer<V>>((const char*)quarter), {load<V>((const char*)high), load<V>((const char*)low)}};
}

// u + u_low less its quarter turns, for numbers that are not far; `nothing` for a second part that there is none of. With
// an eighth of a turn more what is taken off is half an odd number of quarters, of which no part is exact.
template <class V>
ACTFN_INLINE two_sum<V> added(two_sum<V> sum, nothing) {
    return sum;
}
template <class V>
ACTFN_INLINE two_sum<V> added(two_sum<V> sum, V low) {
    sum.add(low);
    return sum;
}
template <int eighth, class V, class L>
ACTFN_INLINE in_turns<V> turned_near(V u, L u_low) {
    typedef turn_constants<element<V>> c;
    const V magic = splat<V>(constants<element<V>>::round_magic), per_quarter = splat<V>(element<V>(0x1.45f306dc9c883p-1));
    const V first = splat<V>(-c::half_pi[0]), second = splat<V>(-c::half_pi[1]), third = splat<V>(-c::half_pi[2]);
    if constexpr (eighth) {
        const V shifted = fma(u, per_quarter, splat<V>(0.5)) + magic, n = (shifted - magic) - splat<V>(0.5);
        const V product = n * first, product_low = fma(n, first, -product), small = n * second;
        two_sum<V> rest = {u, V{}};
        rest.add(product);
        rest.add(product_low);
        rest = added(rest, u_low);
        rest.add(small);
        return {bits(shifted), settled(rest.high, rest.low + fma(n, third, fma(n, second, -small)))};
    } else {
        const V shifted = fma(u, per_quarter, magic), n = shifted - magic, small = n * second;
        two_sum<V> rest = {fma(n, first, u), V{}};  // exact
        rest = added(rest, u_low);
        rest.add(small);
        return {bits(shifted), settled(rest.high, rest.low + fma(n, third, fma(n, second, -small)))};
    }
}

template <class V>
ACTFN_INLINE in_turns<V> turned_of(V x) {
    in_turns<V> t = turned_near<0>(x, nothing{});
    if (__builtin_expect(any_greater(abs(x), turn_constants<element<V>>::most_near), 0)) turn_far<0>(t, x, x, splat<V>(1));
    return t;
}
// An infinite x is the largest number here, as its product by 0 is 0; of every other product it gives nan.
template <int eighth, class V>
ACTFN_INLINE in_turns<V> turned_of(V infinite, V factor) {
    const V most = splat<V>(std::numeric_limits<element<V>>::max()), x = at_most(most, at_least(-most, infinite));
    const V u = x * factor;
    in_turns<V> t = turned_near<eighth>(u, fma(x, factor, -u));
    if (__builtin_expect(any_greater(abs(u), turn_constants<element<V>>::most_near), 0)) turn_far<eighth>(t, u, x, factor);
    const V none = infinite - infinite;
    t.rest.high = select(abs(infinite) <= most, t.rest.high, select(factor == V{}, t.rest.high, none));
    return t;
}
template <class V>
ACTFN_INLINE in_turns<V> turned_of(V x, V factor) {
    return turned_of<0>(x, factor);
}

// Sine and cosine of the rest, each in two parts, to about a quarter of a unit, and where they belong.
template <class V>
struct sine_and_cosine {
    integer<V> quarter;
    two_sum<V> sine, cosine;

    __attribute__((always_inline)) explicit sine_and_cosine(in_turns<V> t) {
        typedef turn_constants<element<V>> c;
        const V r = t.rest.high, u = r * r, one = splat<V>(1), half = u * splat<V>(0.5), start = one - half;
        quarter = t.quarter;
        sine = {r, fma(r * u, polynomial(u, u * u, c::sine), t.rest.low * start)};
        const V rest = fma(u * u, polynomial(u, u * u, c::cosine), -(t.rest.low * r));
        cosine = {start, ((one - start) - half) + rest};
    }

    // sin(x + places · π/2), in two parts that are not settled
    __attribute__((always_inline)) two_sum<V> at(int places) const {
        const integer<V> one = make<integer<V>>::splat(1), turn = quarter + make<integer<V>>::splat(places);
        const auto is_odd = (turn & one) == one;
        const integer<V> sign = ((turn >> 1) & one) << (8 * (int)sizeof(element<V>) - 1);
        const V high = select(is_odd, cosine.high, sine.high), low = select(is_odd, cosine.low, sine.low);
        return {from_bits<V>(bits(high) ^ sign), from_bits<V>(bits(low) ^ sign)};
    }
    // the same, rounded
    __attribute__((always_inline)) V rounded(int places) const {
        const two_sum<V> y = at(places);
        return y.high + y.low;
    }
};

// What 1/n! is in two parts, by sign, of odd and of even n, the lowest first; recipe in constants.py.
struct series_of_waves {
    static constexpr double sine[7] = {-0x1.5555555555555p-3, 0x1.1111111111111p-7, -0x1.a01a01a01a01ap-13, 0x1.71de3a556c734p-19, -0x1.ae64567f544e4p-26, 0x1.6124613a86d09p-33, -0x1.ae7f3e733b81fp-41};
    static constexpr double sine_low[7] = {-0x1.5555555555555p-57, 0x1.1111111111111p-63, -0x1.a01a01a01a01ap-73, -0x1.c154f8ddc6cp-73, 0x1.c062e06d1f209p-80, 0x1.f28e0cc748ebep-87, -0x1.1d8656b0ee8cbp-97};
    static constexpr double sine_end[7] = {0x1.952c77030ad4ap-49, -0x1.2f49b46814157p-57, 0x1.71b8ef6dcf572p-66, -0x1.761b41316381ap-75, 0x1.3f3ccdd165fa9p-84, -0x1.d1ab1c2dccea3p-94, 0x1.259f98b4358adp-103};
    static constexpr double cosine[8] = {-0x1p-1, 0x1.5555555555555p-5, -0x1.6c16c16c16c17p-10, 0x1.a01a01a01a01ap-16, -0x1.27e4fb7789f5cp-22, 0x1.1eed8eff8d898p-29, -0x1.93974a8c07c9dp-37, 0x1.ae7f3e733b81fp-45};
    static constexpr double cosine_low[8] = {0x0p+0, 0x1.5555555555555p-59, 0x1.f49f49f49f49fp-65, 0x1.a01a01a01a01ap-76, -0x1.cbbc05b4fa99ap-76, -0x1.2aec959e14c06p-83, -0x1.05d6f8a2efd1fp-92, 0x1.1d8656b0ee8cbp-101};
    static constexpr double cosine_end[6] = {-0x1.6827863b97d97p-53, 0x1.e542ba4020225p-62, -0x1.0ce396db7f853p-70, 0x1.f2cf01972f578p-80, -0x1.88e85fc6a4e5ap-89, 0x1.0a18a2635085dp-98};
};

// Sine and cosine of twice the digits, for what cancels beside roots without end.
template <class V>
ACTFN_INLINE sine_and_cosine<V> twice_as_close(in_turns<V> t) {
    typedef series_of_waves c;
    const two_sum<V> loose = times(t.rest, t.rest), u = settled(loose.high, loose.low);
    const V square = u.high * u.high;
    sine_and_cosine<V> both(t);
    both.sine = times(series(u, polynomial(u.high, square, c::sine_end), c::sine, c::sine_low), t.rest);
    both.cosine = series(u, polynomial(u.high, square, c::cosine_end), c::cosine, c::cosine_low);
    return both;
}

// Sine and cosine of x, of twice the digits or of a few more than one number has.
template <class V>
struct waves {
    two_sum<V> sine, cosine;
};
template <bool closely, class V>
ACTFN_INLINE waves<V> waves_of(in_turns<V> t) {
    if constexpr (closely) {
        const sine_and_cosine<V> both = twice_as_close(t);
        return {both.at(0), both.at(1)};
    } else {
        const sine_and_cosine<V> both(t);
        const two_sum<V> s = both.at(0), c = both.at(1);
        return {settled(s.high, s.low), settled(c.high, c.low)};
    }
}

// a − b, in two parts
template <class V>
ACTFN_INLINE two_sum<V> difference(two_sum<V> a, two_sum<V> b) {
    two_sum<V> y = {a.high, a.low - b.low};
    y.add(-b.high);
    return y;
}

}  // namespace actfn::ACTFN_ISA
