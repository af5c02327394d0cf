// The words of formulas that users define (tape.h), as numbers V: each within a few units, none by libm. Where a word
// of a sum would cancel or overflow, there is another word for the sum: expm1, log1p, softplus, erfc, normal_cdf.
//
// Ends of each are its limits, nan gives nan, and odd words keep the sign of zero.
#pragma once

#include "exponential.h"
#include "sigmoids/arctan.h"
#include "sigmoids/sigmoid.h"
#include "sigmoids/tanh.h"
#include "turns.h"

namespace actfn::ACTFN_ISA {

template <class T>
struct word_constants;  // recipes in constants.py

template <>
struct word_constants<float> {
    static constexpr float sqrt_half = 0x1.6a09e6p-1f;
    // log(1 + f) = f − f²/2 + s (f²/2 + s² L(s²)), s = f / (2 + f)
    static constexpr float logarithm[3] = {0x1.55557ap-1f, 0x1.995ebp-2f, 0x1.31e466p-2f};
    static constexpr float most_gauss = 20;  // exp(−200) is 0
    static constexpr float error_near[7] = {0x1.06eba8p-3f, -0x1.81273ep-2f, 0x1.ce2cf8p-4f, -0x1.b7f90ep-6f, 0x1.5405b4p-8f, -0x1.a3f71p-11f, 0x1.496a5ep-14f};
    static constexpr float error_middle = 3;
    static constexpr float error_tail[11] = {0x1.40c522p+0f, -0x1.15c08ap-3f, -0x1.85a1b2p-5f, 0x1.09841ap-3f, -0x1.e887b8p-4f, 0x1.17bd58p-4f, -0x1.85fae8p-6f, 0x1.4ff0c6p-9f, 0x1.0754e8p-9f, -0x1.9156e2p-11f, -0x1.1437dap-12f};
};

template <>
struct word_constants<double> {
    static constexpr double sqrt_half = 0x1.6a09e667f3bcdp-1;
    static constexpr double logarithm[7] = {0x1.5555555555593p-1, 0x1.999999997fc62p-2, 0x1.24924942073ffp-2, 0x1.c71c51f4ea59p-3, 0x1.74664396aeae2p-3, 0x1.39a135fb0e86cp-3, 0x1.2f0b106a1a1a9p-3};
    static constexpr double most_gauss = 45;
    static constexpr double error_near[12] = {0x1.06eba8214db68p-3, -0x1.812746b0379bdp-2, 0x1.ce2f21a040d16p-4, -0x1.b82ce311fa936p-6, 0x1.565bccf92b1bfp-8, -0x1.c02db03dd3a67p-11, 0x1.f9a2baa8a095dp-14, -0x1.f4ca4d68f106ep-17, 0x1.b97fd3955b853p-20, -0x1.5c07252b71f59p-23, 0x1.d71b01f9e2ca4p-27, -0x1.abae1f6f792f6p-31};
    static constexpr double error_middle = 3.75;
    static constexpr double error_tail[23] = {0x1.3ccda0b5d5dc2p+0, -0x1.1f367683f899bp-3, 0x1.d5f29481594bcp-9, 0x1.510169d095ccp-4, -0x1.bda9309a27acp-4, 0x1.7a14188ab2023p-4, -0x1.e0d0fa6e1f66cp-5, 0x1.d0b00377b9699p-6, -0x1.3f603c309576p-7, 0x1.cc3a118223731p-10, 0x1.33fb24b731c65p-12, -0x1.303fe696cd23ap-12, 0x1.b143b8782e25dp-15, 0x1.7799d9a4a05fdp-16, -0x1.7ffaf5d2db348p-17, -0x1.0750091bc2d12p-20, 0x1.d56ae5ace410dp-20, -0x1.941990aec83f3p-25, -0x1.0f86af52b5746p-22, 0x1.0317cad99c22ap-26, 0x1.19279052556aap-25, -0x1.33df8096442a1p-31, -0x1.3a9bc06f55ae2p-29};
};

namespace words {

// exp(x) times a power of two
template <class V>
ACTFN_INLINE V exp_times(V x, element<V> power) {
    typedef constants<element<V>> c;
    const V magic = splat<V>(c::round_magic + c::exponent_bias);
    if (__builtin_expect(!any_greater(abs(x), sizeof(element<V>) == 4 ? 85 : 700), 1)) {
        V shifted = fma(x, splat<V>(c::log2_e), magic), n = shifted - magic;
        V r = fma(n, splat<V>(-c::ln2_low), fma(n, splat<V>(-c::ln2_high), x)), square = r * r;
        V p = fma(square, polynomial(r, square, c::power), r);
        V scale = from_bits<V>(bits(shifted) << c::mantissa);
        return fma(p, scale, scale) * splat<V>(power);
    }
    auto below = x < V{};
    V z = at_most(splat<V>(c::exp_span), at_least(splat<V>(-c::exp_span), x));
    V shifted = fma(z, splat<V>(c::log2_e), magic), n = shifted - magic;
    V r = fma(n, splat<V>(-c::ln2_low), fma(n, splat<V>(-c::ln2_high), z)), square = r * r;
    V p = fma(square, polynomial(r, square, c::power), r);
    // the lift keeps the scale normal on either side; it comes out last
    V lifted = shifted + select(below, splat<V>(c::lift), splat<V>(-c::lift));
    V scale = from_bits<V>(bits(lifted) << c::mantissa);
    V y = fma(p, scale, scale);
    return select(below, lowered(y, power), select(below, splat<V>(1), y) * splat<V>(power / unlift<V>));
}

template <class V>
ACTFN_INLINE V exp(V x) {
    return exp_times(x, element<V>(1));
}

template <class V>
ACTFN_INLINE V expm1(V x) {
    typedef constants<element<V>> c;
    auto far = x > splat<V>(sizeof(element<V>) == 4 ? 60 : 500);  // where 2^n may overflow, and exp(x) does not
    V z = at_most(splat<V>(c::exp_span), at_least(splat<V>(sizeof(element<V>) == 4 ? -20 : -40), x));
    const V magic = splat<V>(c::round_magic + c::exponent_bias), one = splat<V>(1);
    V shifted = fma(z, splat<V>(c::log2_e), magic), n = shifted - magic;
    V r = fma(n, splat<V>(-c::ln2_low), fma(n, splat<V>(-c::ln2_high), z)), square = r * r;
    V p = fma(square, polynomial(r, square, c::power), r);
    V scale = from_bits<V>(bits(shifted + select(far, splat<V>(-c::lift), V{})) << c::mantissa);
    V less_one = scale - select(far, splat<V>(unlift<V>), one);
    V y = fma(p, scale, less_one) * select(far, splat<V>(1 / unlift<V>), one);
    return select(x == V{}, x, y);
}

// log(y) + low / y + shift · log(2), for positive normal y
template <class V>
ACTFN_INLINE V log_of_sum(V y, V low, V shift) {
    typedef constants<element<V>> c;
    typedef word_constants<element<V>> w;
    integer<V> k = (bits(y) - bits(splat<V>(w::sqrt_half))) >> c::mantissa;
    V f = from_bits<V>(bits(y) - (k << c::mantissa)) - splat<V>(1);
    V n = from_bits<V>(bits(splat<V>(c::round_magic)) + k) - splat<V>(c::round_magic) + shift;
    V s = f / (splat<V>(2) + f), z = s * s, half_square = splat<V>(0.5) * f * f;
    V tail = fma(z, polynomial(z, z * z, w::logarithm), half_square);
    V small = fma(s, tail, fma(n, splat<V>(c::ln2_low), low / y));
    return fma(n, splat<V>(c::ln2_high), f - (half_square - small));
}

template <class V>
ACTFN_INLINE V infinity() {
    return splat<V>((element<V>)__builtin_inf());
}
template <class V>
ACTFN_INLINE V nan() {
    return splat<V>((element<V>)__builtin_nan(""));
}

template <class V>
ACTFN_INLINE V log(V x) {
    typedef constants<element<V>> c;
    // a subnormal number is a whole multiple of the least one, 2^(1 − bias − mantissa)
    auto subnormal = x < splat<V>(c::least_normal);
    const V magic = splat<V>(element<V>(1ull << c::mantissa)), shift = splat<V>(1 - c::exponent_bias - c::mantissa);
    V whole = from_bits<V>(bits(x) | bits(magic)) - magic;
    V y = log_of_sum(select(subnormal, whole, x), V{}, select(subnormal, shift, V{}));
    return select(x > V{}, select(x == infinity<V>(), x, y), select(x == V{}, -infinity<V>(), nan<V>()));
}

template <class V>
ACTFN_INLINE V log1p(V x) {
    V one = splat<V>(1), y = one + x;
    V low = select(abs(x) < one, x - (y - one), one - (y - x));
    auto near = y == one;  // where the result is x
    V result = log_of_sum(y, select(near, V{}, low), V{});
    V ends = select(x == -one, -infinity<V>(), select(x == infinity<V>(), x, nan<V>()));
    return select(near, x, select(y > V{}, select(x < infinity<V>(), result, ends), ends));
}

template <class V>
ACTFN_INLINE V softplus(V x) {
    V e = exp(minus_abs(x)), one = splat<V>(1), y = one + e;
    auto far = y == one;  // where log(1 + e) is e
    return select(far, e, log_of_sum(y, select(far, V{}, e - (y - one)), V{})) + at_least(V{}, x);
}

template <class V>
ACTFN_INLINE V sigmoid(V x) {
    return ACTFN_ISA::sigmoid::value(x);
}
template <class V>
ACTFN_INLINE V sigmoid_slope(V x) {
    return ACTFN_ISA::sigmoid::grad(x);
}
template <class V>
ACTFN_INLINE V tanh(V x) {
    return ACTFN_ISA::tanh::value(x);
}
template <class V>
ACTFN_INLINE V sech2(V x) {
    return ACTFN_ISA::tanh::grad(x);
}

// tanh(softplus(x)) is n / d, with e = exp(−|x|): n = e (e + 2), d = n + 2 below 0, n = 1 + 2e, d = n + 2e² above
template <class V>
struct mish_parts {
    V e, above, n, gap;  // d = n + gap
    V tail;              // where e is so small that it is value and derivative itself, and the others are 0
};
template <class V>
ACTFN_INLINE mish_parts<V> mish_of(V x) {
    V e = exp(minus_abs(x)), two = splat<V>(2), one = splat<V>(1);
    if (__builtin_expect(!any_greater(abs(x), sizeof(element<V>) == 4 ? 40 : 300), 1)) {
        auto up = x > V{};
        return {e, select(up, one, V{}), select(up, fma(two, e, one), e * (e + two)), select(up, two * e * e, two), V{}};
    }
    auto up = x > V{}, far = e < splat<V>(sizeof(element<V>) == 4 ? element<V>(0x1p-76) : element<V>(0x1p-540));
    V tail = select(up, V{}, select(far, e, V{}));
    e = select(far, V{}, e);  // 4 e² is 0
    return {e, select(up, one, V{}), select(up, fma(two, e, one), e * (e + two)), select(up, two * e * e, two), tail};
}
template <class V>
ACTFN_INLINE V tanh_softplus(V x) {
    mish_parts<V> m = mish_of(x);
    return m.n / (m.n + m.gap) + m.tail;
}
// its derivative, 4 e (e + 1) / d² below 0, 4 e² (1 + e) / d² above
template <class V>
ACTFN_INLINE V tanh_softplus_slope(V x) {
    mish_parts<V> m = mish_of(x);
    V d = m.n + m.gap, e = splat<V>(4) * m.e * (m.e + splat<V>(1));
    return select(m.above > V{}, e * m.e, e) / (d * d) + m.tail;
}

// ½ exp(|x|), so that it overflows where the results do
template <class V>
ACTFN_INLINE V cosh(V x) {
    V e = exp_times(abs(x), element<V>(0.5));
    return e + splat<V>(0.25) / at_most(splat<V>(1 / constants<element<V>>::negligible), e);
}
template <class V>
ACTFN_INLINE V sinh(V x) {
    V a = abs(x), e = exp_times(a, element<V>(0.5)), m = expm1(a), half = splat<V>(0.5);
    V near = half * (m + m / (m + splat<V>(1)));
    V far = e - splat<V>(0.25) / at_most(splat<V>(1 / constants<element<V>>::negligible), e);
    return with_sign(select(a < splat<V>(1), near, far), x);
}

// The square is negligible beside 1, and its own square does not underflow.
template <class V>
constexpr element<V> least_argument = sizeof(element<V>) == 4 ? element<V>(0x1p-30) : element<V>(0x1p-60);

// |x| up to where exp(−x²) vanishes, from where it is 1
template <class V>
ACTFN_INLINE V tail_argument(V x) {
    return at_most(splat<V>(word_constants<element<V>>::most_gauss), at_least(splat<V>(least_argument<V>), abs(x)));
}

// exp(−factor x²), factor 1 or ½; what the square drops is put back
template <class V>
ACTFN_INLINE V gauss(V x, element<V> factor) {
    V a = tail_argument(x), b = a * splat<V>(factor), square = b * a;
    V e = exp(-square);
    return fma(-e, fma(b, a, -square), e);
}
template <class V>
ACTFN_INLINE V exp_minus_square(V x) {
    return gauss(x, element<V>(1));
}
template <class V>
ACTFN_INLINE V exp_minus_half_square(V x) {
    return gauss(x, element<V>(0.5));
}

// The coefficients of a polynomial but the first.
template <class T, int n>
ACTFN_INLINE auto but_first(const T (&c)[n]) -> const T (&)[n - 1] {
    return reinterpret_cast<const T(&)[n - 1]>(c[1]);
}

// erfc(a) / exp(−a²) for a ≥ 0: T(t) / (1 + 2a), t = (a − k) / (a + k), after Shepherd and Laframboise, 1981
template <class V>
ACTFN_INLINE V error_tail(V a) {
    typedef word_constants<element<V>> w;
    V middle = splat<V>(w::error_middle), t = (a - middle) / (a + middle);
    return polynomial(t, t * t, w::error_tail) / fma(splat<V>(2), a, splat<V>(1));
}
template <class V>
ACTFN_INLINE V error_near(V a) {
    V b = at_least(splat<V>(least_argument<V>), abs(a)), u = b * b;
    return fma(a, polynomial(u, u * u, word_constants<element<V>>::error_near), a);
}
template <class V>
ACTFN_INLINE V erf(V x) {
    V a = abs(x), far = splat<V>(1) - error_tail(tail_argument(x)) * gauss(x, 1);
    return with_sign(select(a < splat<V>(1), error_near(at_most(splat<V>(1), a)), far), x);
}
template <class V>
ACTFN_INLINE V erfc(V x) {
    V near = splat<V>(1) - error_near(at_most(splat<V>(1), at_least(splat<V>(-1), x)));
    V tail = error_tail(tail_argument(x)) * gauss(x, 1);
    return select(abs(x) < splat<V>(0.5), near, select(x < V{}, splat<V>(2) - tail, tail));
}
// ½ erfc(−x / √2), the argument of the exponential exact
template <class V>
ACTFN_INLINE V normal_cdf(V x) {
    V a = tail_argument(x) * splat<V>(word_constants<element<V>>::sqrt_half), half = splat<V>(0.5);
    V tail = half * error_tail(a) * gauss(x, element<V>(0.5));
    V near = fma(half, with_sign(error_near(at_most(splat<V>(1), a)), x), half);
    return select(abs(x) < half, near, select(x > V{}, splat<V>(1) - tail, tail));
}

// Sine of x + places · π/2.
template <class V>
ACTFN_INLINE V sine(V x, int places) {
    typedef constants<element<V>> c;
    typedef turn_constants<element<V>> w;
    const V magic = splat<V>(c::round_magic);
    V shifted = fma(x, splat<V>(element<V>(0x1.45f306dc9c883p-1)), magic), n = shifted - magic;
    V r = fma(n, splat<V>(-w::half_pi[2]), fma(n, splat<V>(-w::half_pi[1]), fma(n, splat<V>(-w::half_pi[0]), x)));
    integer<V> quarter = bits(shifted);
    if (__builtin_expect(any_greater(abs(x), w::most_near), 0)) {
        in_turns<V> t = {quarter, {r, V{}}};
        turn_far<0>(t, x, x, splat<V>(1));
        r = t.rest.high;
        quarter = t.quarter;
    }
    V u = r * r;
    V sin = fma(r * u, polynomial(u, u * u, w::sine), r);
    V cos = fma(u * u, polynomial(u, u * u, w::cosine), fma(u, splat<V>(-0.5), splat<V>(1)));
    integer<V> one = make<integer<V>>::splat(1);
    quarter = quarter + make<integer<V>>::splat(places);
    V y = select((quarter & one) == one, cos, sin);
    y = from_bits<V>(bits(y) ^ (((quarter >> 1) & one) << (8 * (int)sizeof(element<V>) - 1)));
    return select(abs(x) < infinity<V>(), places == 0 ? select(x == V{}, x, y) : y, x - x);
}
template <class V>
ACTFN_INLINE V sin(V x) {
    return sine(x, 0);
}
template <class V>
ACTFN_INLINE V cos(V x) {
    return sine(x, 1);
}
template <class V>
ACTFN_INLINE V tan(V x) {
    return sine(x, 0) / sine(x, 1);
}

template <class V>
ACTFN_INLINE V atan(V x) {
    return ACTFN_ISA::arctan::value(x);
}

template <class V>
ACTFN_INLINE V square_root(V x) {
    return ACTFN_ISA::sqrt(x);
}
template <class V>
ACTFN_INLINE V negative(V x) {
    return -x;
}
template <class V>
ACTFN_INLINE V absolute(V x) {
    return abs(x);
}
template <class V>
ACTFN_INLINE V square(V x) {
    return x * x;
}

template <class V>
ACTFN_INLINE V add(V a, V b) {
    return a + b;
}
template <class V>
ACTFN_INLINE V subtract(V a, V b) {
    return a - b;
}
template <class V>
ACTFN_INLINE V multiply(V a, V b) {
    return a * b;
}
template <class V>
ACTFN_INLINE V divide(V a, V b) {
    return a / b;
}
// a·b + c
template <class V>
ACTFN_INLINE V multiply_add(V a, V b, V c) {
    return fma(a, b, c);
}
// a·b, but 0 · inf is 0: what has vanished did so faster than what is infinite grew
template <class V>
ACTFN_INLINE V multiply_vanishing(V a, V b) {
    V y = a * b;
    return select(y == y, y, at_most(V{}, fma(a, a, b * b)));  // at most 0: 0, or nan where a or b is
}
// x, or a large number where it is infinite, which small multiples of it are not yet
template <class V>
ACTFN_INLINE V finite(V x) {
    V large = splat<V>(sizeof(element<V>) == 4 ? element<V>(0x1p100f) : element<V>(0x1p300));
    return select(abs(x) == infinity<V>(), with_sign(large, x), x);
}
// y = f(finite(x)); where x is infinite, infinite if y has grown with x, and zero if y is not larger than is given for that
// end: 0, or some small number where f is known to vanish, or infinity where that is sure; nan where f has no limit
template <class V>
ACTFN_INLINE V at_ends(V x, V y, V below, V above) {
    V most = select(x > V{}, above, below), size = abs(y), zero = with_sign(V{}, y);
    V grown = select(size > splat<V>(1e9), with_sign(infinity<V>(), y), y);
    V limit = select(size > most, grown, select(most == most, select(y == y, zero, y * most), most));
    return select(abs(x) == infinity<V>(), select(most == infinity<V>(), zero, limit), y);
}
// c where a > b, else d; nan where a or b is
template <class V>
ACTFN_INLINE V where_greater(V a, V b, V c, V d) {
    return select(a > b, c, select(a <= b, d, a + b));
}
template <class V>
ACTFN_INLINE V where_greater_equal(V a, V b, V c, V d) {
    return select(a >= b, c, select(a < b, d, a + b));
}

}  // namespace words

// The words by name, each with its number of operands.
#define ACTFN_EACH_WORD(X)                                                                                        \
    X(add, 2) X(subtract, 2) X(multiply, 2) X(divide, 2) X(multiply_add, 3) X(multiply_vanishing, 2) X(finite, 1) X(at_ends, 4) X(negative, 1) X(absolute, 1) X(square, 1)            \
    X(where_greater, 4) X(where_greater_equal, 4) X(square_root, 1) X(exp, 1) X(expm1, 1) X(log, 1) X(log1p, 1)     \
    X(softplus, 1) X(tanh_softplus, 1) X(tanh_softplus_slope, 1) X(sigmoid, 1) X(sigmoid_slope, 1) X(tanh, 1) X(sech2, 1) X(sinh, 1) X(cosh, 1)                   \
    X(exp_minus_square, 1) X(exp_minus_half_square, 1) X(erf, 1) X(erfc, 1) X(normal_cdf, 1) X(sin, 1) X(cos, 1)    \
    X(tan, 1) X(atan, 1)

}  // namespace actfn::ACTFN_ISA
