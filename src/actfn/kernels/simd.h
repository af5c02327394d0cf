// The vocabulary of the kernels: numbers V that are a float, a double or a SIMD vector of them, and the few operations
// that C++ operators do not spell. One text, compiled once per instruction set with ACTFN_ISA naming its namespace, so
// that the linker cannot mix the copies. Nothing from std:: templates, Python or NumPy may appear below this header.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#define ACTFN_MEMBER inline __attribute__((always_inline))
#define ACTFN_INLINE static ACTFN_MEMBER

namespace actfn::ACTFN_ISA {

// ---- The types: f32 and f64 fill one register; i32 and i64 are integers of the same shape.

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
template <class V>
using element = typename traits<V>::element;
template <class V>
using integer = typename traits<V>::integer;
template <class V>
constexpr int lanes = sizeof(V) / sizeof(element<V>);

// ---- Operations.

template <class V>
ACTFN_INLINE V splat(element<V> c) {
    return c - V{};  // c - 0 keeps the sign of zero
}

// The bits of V as integers, and back.
template <class V>
ACTFN_INLINE integer<V> bits(V x) {
    integer<V> i;
    memcpy(&i, &x, sizeof i);
    return i;
}
template <class V>
ACTFN_INLINE V from_bits(integer<V> i) {
    V x;
    memcpy(&x, &i, sizeof x);
    return x;
}

// a where the condition holds, b elsewhere; a condition is what a comparison of two V gives.
template <class M, class V>
ACTFN_INLINE V select(M condition, V a, V b) {
    return condition ? a : b;
}

// a·b + c, rounded once.
ACTFN_INLINE double fma(double a, double b, double c) { return __builtin_fma(a, b, c); }
ACTFN_INLINE float fma(float a, float b, float c) {
#if defined(__FMA__) || defined(__aarch64__)
    return __builtin_fmaf(a, b, c);
#else
    // The product is exact in double; the sum is rounded to odd, so that rounding it again to float is harmless.
    double p = (double)a * b, s = p + c, t = s - p, error = (p - (s - t)) + (c - t);
    int64_t i = bits(s);
    bool adjust = error != 0 && !(i & 1) && s - s == 0;
    i += adjust ? ((error > 0) == (s > 0) ? 1 : -1) : 0;
    return (float)from_bits<double>(i);
#endif
}
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
// c[0] + c[1]·x + c[2]·x² + … by Horner's rule in x², over pairs c[i] + c[i+1]·x: half as long a chain as in x.
template <class V, int n>
ACTFN_INLINE V polynomial(V x, V x_squared, const element<V> (&c)[n]) {
    V sum = n % 2 ? splat<V>(c[n - 1]) : fma(splat<V>(c[n - 1]), x, splat<V>(c[n - 2]));
    for (int i = n - 2 - (n + 1) % 2; i > 0; i -= 2) {
        V two = fma(splat<V>(c[i]), x, splat<V>(c[i - 1]));
        sum = fma(sum, x_squared, two);
    }
    return sum;
}

}  // namespace actfn::ACTFN_ISA
