// The vocabulary of the kernels: numbers V that are a float, a double, a SIMD vector of them or two such side by side,
// and the few operations that C++ operators do not spell. One text, compiled once per instruction set with ACTFN_ISA
// naming its namespace, so that the linker cannot mix the copies. Nothing from std:: templates, Python or NumPy may
// appear below this header.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#define ACTFN_INLINE static inline __attribute__((always_inline))

namespace actfn::ACTFN_ISA {

// ---- The types: f32 and f64 fill one register.

#if defined(__AVX512F__)
constexpr int register_bytes = 64;
#elif defined(__AVX2__)
constexpr int register_bytes = 32;
#elif defined(__aarch64__)
constexpr int register_bytes = 16;
#else
constexpr int register_bytes = 0;  // no vectors: V is float or double itself
#endif

template <class T, int bytes>
struct vector_of {
    typedef T type __attribute__((vector_size(bytes)));
};
template <class T>
struct vector_of<T, 0> {
    typedef T type;
};

typedef vector_of<float, register_bytes>::type f32;
typedef vector_of<double, register_bytes>::type f64;

// Two registers worked on side by side: the steps of one fill the time that those of the other wait for each other.
template <class R>
struct two {
    R first, second;
};
template <class R>
two(R, R) -> two<R>;
#define ACTFN_BOTH(op)                                       \
    template <class A, class B>                              \
    ACTFN_INLINE auto operator op(two<A> x, two<B> y) {      \
        return two{x.first op y.first, x.second op y.second}; \
    }
ACTFN_BOTH(+) ACTFN_BOTH(-) ACTFN_BOTH(*) ACTFN_BOTH(/) ACTFN_BOTH(&) ACTFN_BOTH(|) ACTFN_BOTH(^)
ACTFN_BOTH(<) ACTFN_BOTH(>) ACTFN_BOTH(<=) ACTFN_BOTH(>=) ACTFN_BOTH(==) ACTFN_BOTH(!=)
#undef ACTFN_BOTH
template <class R>
ACTFN_INLINE two<R> operator~(two<R> x) {
    return {~x.first, ~x.second};
}
template <class R>
ACTFN_INLINE two<R> operator-(two<R> x) {
    return {-x.first, -x.second};
}
template <class R>
ACTFN_INLINE two<R> operator<<(two<R> x, int places) {
    return {x.first << places, x.second << places};
}
template <class R>
ACTFN_INLINE two<R> operator>>(two<R> x, int places) {
    return {x.first >> places, x.second >> places};
}

// The element type of V, and the integer type of the same shape.
template <class V>
struct traits;
template <>
struct traits<float> {
    typedef float element;
    typedef int32_t integer;
};
template <>
struct traits<double> {
    typedef double element;
    typedef int64_t integer;
};
#if defined(__AVX2__) || defined(__aarch64__)
template <>
struct traits<f32> {
    typedef float element;
    typedef vector_of<int32_t, register_bytes>::type integer;
};
template <>
struct traits<f64> {
    typedef double element;
    typedef vector_of<int64_t, register_bytes>::type integer;
};
#endif
template <class R>
struct traits<two<R>> {
    typedef typename traits<R>::element element;
    typedef two<typename traits<R>::integer> integer;
};
template <class V>
using element = typename traits<V>::element;
template <class V>
using integer = typename traits<V>::integer;
template <class V>
constexpr int lanes = sizeof(V) / sizeof(element<V>);

// Which parameter of a function a derivative is taken by, counted from 0: `by(parameter<0>, x, ...)`.
template <int i>
struct parameter {};
constexpr int most_kernel_parameters = 10;

// Of a function without parameters, which results of sixteen bits are right when the float32 that its kernel computes is
// rounded, with no test of whether that is in doubt: tried at every number.
enum right : int { half_value = 1, half_grad = 2, bfloat16_value = 4, bfloat16_grad = 8 };

// ---- Operations.

// How a register, and two, are made: of one number in every lane, and from memory. A struct, as functions cannot be
// specialised for two<R> by what they return.
template <class V>
struct make {
    template <class E>
    ACTFN_INLINE V splat(E c) { return c - V{}; }  // c - 0 keeps the sign of zero
    ACTFN_INLINE V load(const char* p) {
        V x;
        memcpy(&x, p, sizeof x);
        return x;
    }
};
template <class R>
struct make<two<R>> {
    template <class E>
    ACTFN_INLINE two<R> splat(E c) { return {make<R>::splat(c), make<R>::splat(c)}; }
    ACTFN_INLINE two<R> load(const char* p) { return {make<R>::load(p), make<R>::load(p + sizeof(R))}; }
};
template <class V>
ACTFN_INLINE V splat(element<V> c) {
    return make<V>::splat(c);
}

// From and to memory, aligned or not.
template <class V>
ACTFN_INLINE V load(const char* p) {
    return make<V>::load(p);
}
template <class V>
ACTFN_INLINE void store(char* p, V x) {
    memcpy(p, &x, sizeof x);
}
template <class R>
ACTFN_INLINE void store(char* p, two<R> x) {
    store(p, x.first);
    store(p + sizeof x.first, x.second);
}

// The bits of V as integers, and back.
template <class V>
ACTFN_INLINE integer<V> bits(V x) {
    return load<integer<V>>((const char*)&x);
}
template <class R>
ACTFN_INLINE two<integer<R>> bits(two<R> x) {
    return {bits(x.first), bits(x.second)};
}
template <class V>
ACTFN_INLINE V from_bits(integer<V> i) {
    return load<V>((const char*)&i);
}

// a where the condition holds, b elsewhere; a condition is what a comparison of two V gives.
template <class M, class V>
ACTFN_INLINE V select(M condition, V a, V b) {
    return condition ? a : b;
}
template <class M, class R>
ACTFN_INLINE two<R> select(two<M> condition, two<R> a, two<R> b) {
    return {select(condition.first, a.first, b.first), select(condition.second, a.second, b.second)};
}

// a·b + c, rounded once.
ACTFN_INLINE double fma(double a, double b, double c) { return __builtin_fma(a, b, c); }
#if defined(__FMA__) || defined(__aarch64__)
ACTFN_INLINE float fma(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
#else
// The product is exact in double; the sum is rounded to odd, so that rounding it again to float is harmless. A call, as
// kernels with this in every line took the compiler three times as long.
static __attribute__((noinline, unused)) float fma(float a, float b, float c) {
    double p = (double)a * b, s = p + c, t = s - p, error = (p - (s - t)) + (c - t);
    int64_t i = bits(s);
    bool adjust = error != 0 && !(i & 1) && s - s == 0;
    i += adjust ? ((error > 0) == (s > 0) ? 1 : -1) : 0;
    return (float)from_bits<double>(i);
}
#endif
#if defined(__AVX512F__)
ACTFN_INLINE f32 fma(f32 a, f32 b, f32 c) { return (f32)_mm512_fmadd_ps((__m512)a, (__m512)b, (__m512)c); }
ACTFN_INLINE f64 fma(f64 a, f64 b, f64 c) { return (f64)_mm512_fmadd_pd((__m512d)a, (__m512d)b, (__m512d)c); }
#elif defined(__AVX2__)
ACTFN_INLINE f32 fma(f32 a, f32 b, f32 c) { return (f32)_mm256_fmadd_ps((__m256)a, (__m256)b, (__m256)c); }
ACTFN_INLINE f64 fma(f64 a, f64 b, f64 c) { return (f64)_mm256_fmadd_pd((__m256d)a, (__m256d)b, (__m256d)c); }
#elif defined(__aarch64__)
ACTFN_INLINE f32 fma(f32 a, f32 b, f32 c) { return (f32)vfmaq_f32((float32x4_t)c, (float32x4_t)a, (float32x4_t)b); }
ACTFN_INLINE f64 fma(f64 a, f64 b, f64 c) { return (f64)vfmaq_f64((float64x2_t)c, (float64x2_t)a, (float64x2_t)b); }
#endif
template <class R>
ACTFN_INLINE two<R> fma(two<R> a, two<R> b, two<R> c) {
    return {fma(a.first, b.first, c.first), fma(a.second, b.second, c.second)};
}

// The square root, correctly rounded as all of them are.
ACTFN_INLINE double sqrt(double x) { return __builtin_sqrt(x); }
ACTFN_INLINE float sqrt(float x) { return __builtin_sqrtf(x); }
#if defined(__AVX512F__)
ACTFN_INLINE f32 sqrt(f32 x) { return (f32)_mm512_sqrt_ps((__m512)x); }
ACTFN_INLINE f64 sqrt(f64 x) { return (f64)_mm512_sqrt_pd((__m512d)x); }
#elif defined(__AVX2__)
ACTFN_INLINE f32 sqrt(f32 x) { return (f32)_mm256_sqrt_ps((__m256)x); }
ACTFN_INLINE f64 sqrt(f64 x) { return (f64)_mm256_sqrt_pd((__m256d)x); }
#elif defined(__aarch64__)
ACTFN_INLINE f32 sqrt(f32 x) { return (f32)vsqrtq_f32((float32x4_t)x); }
ACTFN_INLINE f64 sqrt(f64 x) { return (f64)vsqrtq_f64((float64x2_t)x); }
#endif
template <class R>
ACTFN_INLINE two<R> sqrt(two<R> x) {
    return {sqrt(x.first), sqrt(x.second)};
}

template <class V>
ACTFN_INLINE V abs(V x) {
    return from_bits<V>(bits(x) & ~bits(splat<V>(element<V>(-0.0))));
}
template <class V>
ACTFN_INLINE V minus_abs(V x) {
    return from_bits<V>(bits(x) | bits(splat<V>(element<V>(-0.0))));
}

// magnitude with the sign of x; magnitude is not negative.
template <class V>
ACTFN_INLINE V with_sign(V magnitude, V x) {
    return from_bits<V>(bits(magnitude) | (bits(x) & bits(splat<V>(element<V>(-0.0)))));
}

// The smaller (larger) of a bound and x; nan if x is nan, which is what the x86 instructions do in this order.
template <class V>
ACTFN_INLINE V at_most(V bound, V x) {
    return x > bound ? bound : x;
}
template <class V>
ACTFN_INLINE V at_least(V bound, V x) {
    return x < bound ? bound : x;
}
#if defined(__AVX512F__)
ACTFN_INLINE f32 at_most(f32 b, f32 x) { return (f32)_mm512_min_ps((__m512)b, (__m512)x); }
ACTFN_INLINE f64 at_most(f64 b, f64 x) { return (f64)_mm512_min_pd((__m512d)b, (__m512d)x); }
ACTFN_INLINE f32 at_least(f32 b, f32 x) { return (f32)_mm512_max_ps((__m512)b, (__m512)x); }
ACTFN_INLINE f64 at_least(f64 b, f64 x) { return (f64)_mm512_max_pd((__m512d)b, (__m512d)x); }
#elif defined(__AVX2__)
ACTFN_INLINE f32 at_most(f32 b, f32 x) { return (f32)_mm256_min_ps((__m256)b, (__m256)x); }
ACTFN_INLINE f64 at_most(f64 b, f64 x) { return (f64)_mm256_min_pd((__m256d)b, (__m256d)x); }
ACTFN_INLINE f32 at_least(f32 b, f32 x) { return (f32)_mm256_max_ps((__m256)b, (__m256)x); }
ACTFN_INLINE f64 at_least(f64 b, f64 x) { return (f64)_mm256_max_pd((__m256d)b, (__m256d)x); }
#endif
template <class R>
ACTFN_INLINE two<R> at_most(two<R> bound, two<R> x) {
    return {at_most(bound.first, x.first), at_most(bound.second, x.second)};
}
template <class R>
ACTFN_INLINE two<R> at_least(two<R> bound, two<R> x) {
    return {at_least(bound.first, x.first), at_least(bound.second, x.second)};
}

// c[0] + c[1]·x + c[2]·x² + … by Horner's rule in x², over pairs c[i] + c[i+1]·x: half as long a chain as in x.
template <class V, int n>
ACTFN_INLINE V polynomial(V x, V x_squared, const element<V> (&c)[n]) {
    V sum = n % 2 ? splat<V>(c[n - 1]) : fma(splat<V>(c[n - 1]), x, splat<V>(c[n - 2]));
    for (int i = n - 2 - (n + 1) % 2; i > 0; i -= 2) {
        V pair = fma(splat<V>(c[i]), x, splat<V>(c[i - 1]));
        sum = fma(sum, x_squared, pair);
    }
    return sum;
}

// ---- Look-ups in tables of sixteen numbers, by the lowest four bits of each lane's integer.

// A number whose lowest bits say which entry, ready for any number of look-ups.
template <class V>
struct cell_index {
    integer<V> lane;
};
template <class R>
struct cell_index<two<R>> {
    cell_index<R> first, second;
};
#if defined(__AVX2__) && !defined(__AVX512F__)
template <>
struct cell_index<f32> {
    integer<f32> lane;
    f32 upper_half;  // its sign bit is the fourth bit
};
#endif

template <class V>
struct table_of_sixteen {
    ACTFN_INLINE cell_index<V> index(V x) { return {bits(x) & 15}; }
    ACTFN_INLINE V get(const element<V>* table, cell_index<V> cell) {
        if constexpr (lanes<V> == 1) {
            return table[cell.lane];
        } else {
            V found;
            for (int i = 0; i < lanes<V>; ++i) found[i] = table[cell.lane[i]];
            return found;
        }
    }
};
#if defined(__AVX512F__)
template <>
struct table_of_sixteen<f32> {
    ACTFN_INLINE cell_index<f32> index(f32 x) { return {bits(x)}; }
    ACTFN_INLINE f32 get(const float* table, cell_index<f32> cell) {
        return (f32)_mm512_permutexvar_ps((__m512i)cell.lane, _mm512_loadu_ps(table));
    }
};
template <>
struct table_of_sixteen<f64> {
    ACTFN_INLINE cell_index<f64> index(f64 x) { return {bits(x)}; }
    ACTFN_INLINE f64 get(const double* table, cell_index<f64> cell) {
        return (f64)_mm512_permutex2var_pd(_mm512_loadu_pd(table), (__m512i)cell.lane, _mm512_loadu_pd(table + 8));
    }
};
#elif defined(__AVX2__)
template <>
struct table_of_sixteen<f32> {
    ACTFN_INLINE cell_index<f32> index(f32 x) { return {bits(x), from_bits<f32>(bits(x) << 28)}; }
    ACTFN_INLINE f32 get(const float* table, cell_index<f32> cell) {
        __m256 low = _mm256_permutevar8x32_ps(_mm256_loadu_ps(table), (__m256i)cell.lane);
        __m256 high = _mm256_permutevar8x32_ps(_mm256_loadu_ps(table + 8), (__m256i)cell.lane);
        return (f32)_mm256_blendv_ps(low, high, (__m256)cell.upper_half);
    }
};
template <>
struct table_of_sixteen<f64> {
    ACTFN_INLINE cell_index<f64> index(f64 x) { return {bits(x) & 15}; }
    ACTFN_INLINE f64 get(const double* table, cell_index<f64> cell) {
        return (f64)_mm256_i64gather_pd(table, (__m256i)cell.lane, 8);
    }
};
#elif defined(__aarch64__)
template <>
struct table_of_sixteen<f32> {
    ACTFN_INLINE cell_index<f32> index(f32 x) {  // the places of each entry's four bytes
        return {(bits(x) & 15) * 0x04040404 + 0x03020100};
    }
    ACTFN_INLINE f32 get(const float* table, cell_index<f32> cell) {
        return (f32)vqtbl4q_u8(vld1q_u8_x4((const uint8_t*)table), (uint8x16_t)cell.lane);
    }
};
#endif

template <class R>
struct table_of_sixteen<two<R>> {
    ACTFN_INLINE cell_index<two<R>> index(two<R> x) {
        return {table_of_sixteen<R>::index(x.first), table_of_sixteen<R>::index(x.second)};
    }
    ACTFN_INLINE two<R> get(const element<R>* table, cell_index<two<R>> cell) {
        return {table_of_sixteen<R>::get(table, cell.first), table_of_sixteen<R>::get(table, cell.second)};
    }
};

// Which entry: the lowest bits of x, as it lies in memory.
template <class V>
ACTFN_INLINE cell_index<V> lowest_bits(V x) {
    return table_of_sixteen<V>::index(x);
}
template <class V>
ACTFN_INLINE V look_up(const element<V> (&table)[16], cell_index<V> cell) {
    return table_of_sixteen<V>::get(table, cell);
}

// A sum and what its roundings dropped (Knuth's two-sum).
template <class V>
struct two_sum {
    V high, low;
    __attribute__((always_inline)) void add(V v) {
        const V s = high + v, t = s - high;
        low = low + ((high - (s - t)) + (v - t));
        high = s;
    }
};

// Whether any bit of a register of integers is set.
template <class I>
ACTFN_INLINE bool any(I i) {
#if defined(__AVX2__)
    if constexpr (sizeof(I) == 64) return 0 != _mm512_test_epi32_mask((__m512i)i, (__m512i)i);
    else if constexpr (sizeof(I) == 32) return !_mm256_testz_si256((__m256i)i, (__m256i)i);
    else return !_mm_testz_si128((__m128i)i, (__m128i)i);
#elif defined(__aarch64__)
    if constexpr (sizeof(I) == 16) return vmaxvq_u32((uint32x4_t)i) != 0;
    else return vmaxv_u16((uint16x4_t)i) != 0;
#else
    return i != 0;
#endif
}

// Whether any lane is greater (less) than the bound; a nan may count as such, and never hides another lane.
template <class R>
ACTFN_INLINE bool any_greater(R x, element<R> bound) {
#if defined(__AVX512F__)
    if constexpr (sizeof(bound) == 4) return 0 != _mm512_cmp_ps_mask((__m512)x, _mm512_set1_ps(bound), _CMP_NLE_UQ);
    else return 0 != _mm512_cmp_pd_mask((__m512d)x, _mm512_set1_pd(bound), _CMP_NLE_UQ);
#else
    return any((x <= splat<R>(bound)) == 0);
#endif
}
template <class R>
ACTFN_INLINE bool any_greater(two<R> x, element<R> bound) {
    return any_greater(at_least(x.first, x.second), bound);
}
template <class V>
ACTFN_INLINE bool any_less(V x, element<V> bound) {
    return any_greater(-x, -bound);
}

// A bit for each lane that is greater than `least` and less than `most`, the first lane's lowest.
template <class R>
ACTFN_INLINE uint32_t lanes_between(R x, element<R> least, element<R> most) {
#if defined(__AVX512F__)
    if constexpr (sizeof(least) == 4) {
        __mmask16 above = _mm512_cmp_ps_mask((__m512)x, _mm512_set1_ps(least), _CMP_GT_OQ);
        return _mm512_mask_cmp_ps_mask(above, (__m512)x, _mm512_set1_ps(most), _CMP_LT_OQ);
    } else {
        __mmask8 above = _mm512_cmp_pd_mask((__m512d)x, _mm512_set1_pd(least), _CMP_GT_OQ);
        return _mm512_mask_cmp_pd_mask(above, (__m512d)x, _mm512_set1_pd(most), _CMP_LT_OQ);
    }
#elif defined(__AVX2__)
    auto inside = (x > splat<R>(least)) & (x < splat<R>(most));
    if constexpr (sizeof(least) == 4) return (uint32_t)_mm256_movemask_ps((__m256)inside);
    else return (uint32_t)_mm256_movemask_pd((__m256d)inside);
#else
    if constexpr (lanes<R> == 1) {
        return x > least && x < most;
    } else {
        auto inside = (x > splat<R>(least)) & (x < splat<R>(most));
        uint32_t found = 0;
        for (int i = 0; i < lanes<R>; ++i) found |= (uint32_t)(inside[i] != 0) << i;
        return found;
    }
#endif
}
template <class R>
ACTFN_INLINE uint32_t lanes_between(two<R> x, element<R> least, element<R> most) {
    return lanes_between(x.first, least, most) | lanes_between(x.second, least, most) << lanes<R>;
}

// The bits of all lanes.
template <class V>
constexpr uint32_t every_lane = (uint32_t)(((uint64_t)1 << lanes<V>) - 1);

// Writes the lanes of x that `which` tells to `to`, one after the other, and their numbers, counted from `start`, to
// `places`; returns how many. Up to a register more is written beside them.
template <class R>
ACTFN_INLINE int store_lanes(element<R>* to, int* places, R x, uint32_t which, int start) {
#if defined(__AVX512F__)
    const int found = __builtin_popcount(which);
    if constexpr (sizeof(*to) == 4) {
        const __m512i lane = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        _mm512_storeu_ps(to, _mm512_maskz_compress_ps((__mmask16)which, (__m512)x));
        _mm512_storeu_si512(places, _mm512_maskz_compress_epi32((__mmask16)which, _mm512_add_epi32(lane, _mm512_set1_epi32(start))));
    } else {
        const __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
        _mm512_storeu_pd(to, _mm512_maskz_compress_pd((__mmask8)which, (__m512d)x));
        _mm256_storeu_si256((__m256i*)places, _mm256_maskz_compress_epi32((__mmask8)which, _mm256_add_epi32(lane, _mm256_set1_epi32(start))));
    }
    return found;
#else
    element<R> lane[lanes<R>];
    store((char*)lane, x);
    int found = 0;
    for (; which; which &= which - 1, ++found) {
        const int i = __builtin_ctz(which);
        to[found] = lane[i];
        places[found] = start + i;
    }
    return found;
#endif
}
template <class R>
ACTFN_INLINE int store_lanes(element<R>* to, int* places, two<R> x, uint32_t which, int start) {
    const int found = store_lanes(to, places, x.first, which & ((1u << lanes<R>) - 1), start);
    return found + store_lanes(to + found, places + found, x.second, which >> lanes<R>, start + lanes<R>);
}

// Whether any lane is less than `least` or greater than `most`, both of them positive numbers; x is not negative, and a
// nan may count as either.
template <class R>
ACTFN_INLINE bool any_outside(R x, element<R> least, element<R> most) {
#if defined(__AVX512F__)
    if constexpr (sizeof(least) == 4) {
        const int low = bits(least), span = bits(most) - low;
        return 0 != _mm512_cmpgt_epu32_mask((__m512i)(bits(x) - low), _mm512_set1_epi32(span));
    } else {
        const int64_t low = bits(least), span = bits(most) - low;
        return 0 != _mm512_cmpgt_epu64_mask((__m512i)(bits(x) - low), _mm512_set1_epi64(span));
    }
#else
    return any((x < splat<R>(least)) | (x > splat<R>(most)));
#endif
}
template <class R>
ACTFN_INLINE bool any_outside(two<R> x, element<R> least, element<R> most) {
    return any_outside(x.first, least, most) | any_outside(x.second, least, most);
}

// Whether any 32-bit lane of a or b has none of the bits of the mask.
template <class I>
ACTFN_INLINE bool any_without(I a, I b, int mask) {
#if defined(__AVX512F__)
    __m512i m = _mm512_set1_epi32(mask);
    return 0 != (_mm512_testn_epi32_mask((__m512i)a, m) | _mm512_testn_epi32_mask((__m512i)b, m));
#else
    return any(((a & mask) == 0) | ((b & mask) == 0));
#endif
}

}  // namespace actfn::ACTFN_ISA
