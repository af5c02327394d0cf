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
    memcpy(p, &v, sizeof v);
#endif
}

// Whether any lane of a comparison of sixteen-bit or 32-bit lanes holds.
template <class M>
ACTFN_INLINE bool any(M comparison) {
#if defined(__AVX2__)
    if constexpr (sizeof(M) == 64) return 0 != _mm512_test_epi32_mask((__m512i)comparison, (__m512i)comparison);
    else if constexpr (sizeof(M) == 32) return !_mm256_testz_si256((__m256i)comparison, (__m256i)comparison);
    else return !_mm_testz_si128((__m128i)comparison, (__m128i)comparison);
#elif defined(__aarch64__)
    if constexpr (sizeof(M) == 16) return vmaxvq_u32((uint32x4_t)comparison) != 0;
    else return vmaxv_u16((uint16x4_t)comparison) != 0;
#else
    return comparison;
#endif
}

// A register of sixteen-bit results, and whether the rounding of any is in doubt.
struct rounded {
    u16 result;
    bool doubt;
};

// For each type: the register it is computed in, the one it is stored from, and the ways between them and memory.
template <class T>
struct storage;

template <class T, class V>
struct plain {
    typedef V vector;
    typedef V stored;
    ACTFN_INLINE V load(const char* p) {
        V v;
        memcpy(&v, p, sizeof v);
        return v;
    }
};

template <>
struct storage<float> : plain<float, f32> {};
template <>
struct storage<double> : plain<double, f64> {};

template <>
struct storage<half> {
    static constexpr bool range_of_float = false;
    typedef f32 vector;
    typedef u16 stored;
    ACTFN_INLINE f32 load(const char* p) { return widen(plain<half, u16>::load(p)); }
    ACTFN_INLINE u16 round(f32 v) { return narrow(v); }
    ACTFN_INLINE rounded round_or_doubt(f32 v) {
        u16 low = narrow(v * splat<f32>(1 - 0x1p-22f)), high = narrow(v * splat<f32>(1 + 0x1p-22f));
        return {low, any(low != high)};
    }
    static uint16_t round_scalar(float v) {
        f32 all = splat<f32>(v);
        u16 h = narrow(all);
        uint16_t first;
        memcpy(&first, &h, sizeof first);
        return first;
    }
};

template <>
struct storage<bfloat16> {
    static constexpr bool range_of_float = true;
    typedef f32 vector;
    typedef u16 stored;
    ACTFN_INLINE f32 load(const char* p) {
        u16 h = plain<bfloat16, u16>::load(p);
#if defined(__AVX2__) || defined(__aarch64__)
        return from_bits<f32>(__builtin_convertvector(h, integer<f32>) << 16);
#else
        return from_bits<f32>((int32_t)((uint32_t)h << 16));
#endif
    }
    // to nearest, ties to even; a nan stays one
    template <class V>
    ACTFN_INLINE integer<V> round_bits(V v) {
        integer<V> i = bits(v), rounded = i + (0x7fff + ((i >> 16) & 1));
        return select(v != v, i | 0x400000, rounded) >> 16;
    }
    ACTFN_INLINE u16 round(f32 v) { return low_halves(round_bits(v)); }
    ACTFN_INLINE rounded round_or_doubt(f32 v) {
        // within four units of the middle between two neighbours
        return {round(v), any(((bits(v) - 0x7ffc) & 0xffff) < 9)};
    }
    static uint16_t round_scalar(float v) { return (uint16_t)round_bits(v); }

    ACTFN_INLINE u16 low_halves(integer<f32> i) {
#if defined(__AVX512F__)
        return (u16)_mm512_cvtepi32_epi16((__m512i)i);
#elif defined(__AVX2__)
        // each is its own low half, sign-extended, so that the saturating pack keeps it; it packs within 128-bit halves
        __m256i w = _mm256_packs_epi32((__m256i)i, (__m256i)i);
        return (u16)_mm256_castsi256_si128(_mm256_permute4x64_epi64(w, 0x08));
#elif defined(__aarch64__)
        return (u16)vmovn_u32((uint32x4_t)i);
#else
        return (uint16_t)i;
#endif
    }
};

// x as a float that is odd where it is not exact: rounding that once more, to fewer bits, is rounding x once.
static inline float to_odd(double x) {
    float y = (float)x;
    if ((double)y != x && x == x && !(bits(y) & 1))
        y = from_bits<float>(bits(y) + (((double)y < x) == (x > 0) ? 1 : -1));
    return y;
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
    memcpy(buffer, &y, sizeof y);
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
