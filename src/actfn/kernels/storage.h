// How each type lies in memory and how a register of it is read and written.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

struct half {
    uint16_t bits;
};
struct bfloat16 {
    uint16_t bits;
};

#if defined(__AVX512F__) || defined(__AVX2__)
constexpr bool can_stream = true;
ACTFN_INLINE void fence() { _mm_sfence(); }
#else
constexpr bool can_stream = false;
ACTFN_INLINE void fence() {}
#endif

// Unaligned registers of sixteen-bit patterns, one to each lane of f32.
typedef vector_of<uint16_t, register_bytes / 2>::type u16;

#if defined(__AVX512F__)
ACTFN_INLINE f32 widen(u16 h) { return (f32)_mm512_cvtph_ps((__m256i)h); }
ACTFN_INLINE u16 narrow(f32 x) { return (u16)_mm512_cvtps_ph((__m512)x, _MM_FROUND_TO_NEAREST_INT); }
#elif defined(__AVX2__)
ACTFN_INLINE f32 widen(u16 h) { return (f32)_mm256_cvtph_ps((__m128i)h); }
ACTFN_INLINE u16 narrow(f32 x) { return (u16)_mm256_cvtps_ph((__m256)x, _MM_FROUND_TO_NEAREST_INT); }
#elif defined(__aarch64__)
ACTFN_INLINE f32 widen(u16 h) {
    float16x4_t v;
    memcpy(&v, &h, sizeof v);
    return (f32)vcvt_f32_f16(v);
}
ACTFN_INLINE u16 narrow(f32 x) {
    float16x4_t v = vcvt_f16_f32((float32x4_t)x);
    u16 h;
    memcpy(&h, &v, sizeof h);
    return h;
}
#else
ACTFN_INLINE float widen(uint16_t h) {
    // The half's exponent and fraction, moved into place, are its value times 2^−112; inf and nan need their own exponent.
    int32_t magnitude = (h & 0x7fff) << 13, sign = (int32_t)((uint32_t)(h & 0x8000) << 16);
    float value = magnitude >= 0x7c00 << 13 ? from_bits<float>(magnitude + ((255 - 31) << 23))
                                            : from_bits<float>(magnitude) * 0x1p112f;
    return from_bits<float>(bits(value) | sign);
}
ACTFN_INLINE uint16_t narrow(float x) {
    int32_t sign = (int32_t)(((uint32_t)bits(x) >> 16) & 0x8000);
    float magnitude = abs(x);
    int32_t i;
    if (magnitude != magnitude) i = 0x7e00 | ((bits(magnitude) >> 13) & 0x3ff);
    else if (magnitude < 0x1p-14f) i = bits(magnitude + 0x1p-1f) - bits(0x1p-1f);  // its ulp is the subnormals' spacing
    else if (magnitude >= 65520.0f) i = 0x7c00;
    else i = (bits(magnitude) - (112 << 23) + 0xfff + ((bits(magnitude) >> 13) & 1)) >> 13;
    return (uint16_t)(i | sign);
}
#endif

// p is aligned to the register.
template <class R>
ACTFN_INLINE void write_past_caches(char* p, R v) {
#if defined(__AVX512F__)
    if constexpr (sizeof(R) == 64) _mm512_stream_si512((__m512i*)p, (__m512i)v);
    else _mm256_stream_si256((__m256i*)p, (__m256i)v);
#elif defined(__AVX2__)
    if constexpr (sizeof(R) == 32) _mm256_stream_si256((__m256i*)p, (__m256i)v);
    else _mm_stream_si128((__m128i*)p, (__m128i)v);
#else
    store(p, v);
#endif
}
template <class R>
ACTFN_INLINE void write_past_caches(char* p, two<R> v) {
    write_past_caches(p, v.a);
    write_past_caches(p + sizeof v.a, v.b);
}

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
template <class R>
ACTFN_INLINE bool any(two<R> i) {
    return any(i.a | i.b);
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

// Sixteen-bit results, and whether the rounding of any is in doubt.
template <class S>
struct rounded {
    S result;
    bool doubt;
};

// For each type: what it is computed in, what it is stored from, and the ways between them and memory.
template <class T>
struct storage;

template <class V>
struct plain {
    typedef V vector;
    typedef V stored;
    ACTFN_INLINE V load(const char* p) { return ACTFN_ISA::load<V>(p); }
};

template <>
struct storage<float> : plain<two<f32>> {};
template <>
struct storage<double> : plain<two<f64>> {};

template <>
struct storage<half> {
    static constexpr bool range_of_float = false;
    typedef two<f32> vector;
    typedef two<u16> stored;
    ACTFN_INLINE vector load(const char* p) {
        return {widen(ACTFN_ISA::load<u16>(p)), widen(ACTFN_ISA::load<u16>(p + sizeof(u16)))};
    }
    ACTFN_INLINE stored round(vector v) { return {narrow(v.a), narrow(v.b)}; }
    // in doubt where a relative error of `slack` could change the result
    ACTFN_INLINE rounded<stored> round_or_doubt(vector v, float slack) {
        stored low = round(fma(v, splat<vector>(-slack), v)), high = round(fma(v, splat<vector>(slack), v));
        return {low, any(low ^ high)};
    }
};

// The even elements of memory are computed in one register, the odd in the other: each is the upper half of a float.
template <>
struct storage<bfloat16> {
    static constexpr bool range_of_float = true;
    typedef two<f32> vector;
    typedef integer<f32> stored;
    ACTFN_INLINE vector load(const char* p) {
        stored pairs = ACTFN_ISA::load<stored>(p);
        return {from_bits<f32>(pairs << 16), from_bits<f32>(pairs & upper)};
    }
    // to nearest, ties to even; a nan stays one, as its lower half is 0
    ACTFN_INLINE stored round(vector v) { return join(to_even(bits(v.a)), to_even(bits(v.b))); }
    // in doubt within three units of the middle between two neighbours; else any rounding to nearest will do
    ACTFN_INLINE rounded<stored> round_or_doubt(vector v, float) {
        stored a = bits(v.a) + 0x8000, b = bits(v.b) + 0x8000;
        return {join(a, b), any_without(a + 4, b + 4, 0xfff8)};
    }

    static constexpr int upper = -0x10000;
    ACTFN_INLINE stored to_even(stored i) { return i + (0x7fff + ((i >> 16) & 1)); }
    ACTFN_INLINE stored join(stored even, stored odd) { return ((even >> 16) & 0xffff) | (odd & upper); }
};
// x as a float that is odd where it is not exact: rounding that once more, to fewer bits, is rounding x once.
ACTFN_INLINE float to_odd(double x) {
    float y = (float)x;
    // where y is even and not x, the neighbour on x's side
    int64_t beyond = bits((double)y) - bits(x);
    int32_t i = bits(y);
    return from_bits<float>(x == x && !(i & 1) ? i + (beyond < 0) - (beyond > 0) : i);
}

// `count` elements of stride `step`, the other lanes 0.
template <class T>
ACTFN_INLINE typename storage<T>::vector gather(const char* p, ptrdiff_t step, ptrdiff_t count) {
    alignas(64) T buffer[lanes<typename storage<T>::vector>] = {};
    for (ptrdiff_t i = 0; i < count; ++i) memcpy(buffer + i, p + i * step, sizeof(T));
    return storage<T>::load((const char*)buffer);
}

template <class T>
ACTFN_INLINE void scatter(char* p, ptrdiff_t step, ptrdiff_t count, typename storage<T>::stored y) {
    alignas(64) T buffer[lanes<typename storage<T>::vector>];
    store((char*)buffer, y);
    for (ptrdiff_t i = 0; i < count; ++i) memcpy(p + i * step, buffer + i, sizeof(T));
}

// Rounding to nearest, subnormals kept, nothing trapped, whatever the caller has set; his state, flags too, comes back.
struct float_environment {
#if defined(__x86_64__)
    unsigned saved = _mm_getcsr();
    float_environment() { _mm_setcsr(0x1f80); }
    ~float_environment() { _mm_setcsr(saved); }
#elif defined(__aarch64__)
    uint64_t saved;
    float_environment() {
        __asm__ volatile("mrs %0, fpcr" : "=r"(saved));
        __asm__ volatile("msr fpcr, %0" : : "r"((uint64_t)0));
    }
    ~float_environment() { __asm__ volatile("msr fpcr, %0" : : "r"(saved)); }
#endif
};

}  // namespace actfn::ACTFN_ISA
