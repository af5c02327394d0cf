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

// Sixteen-bit patterns, one to each lane of f32: half a register.
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
    static int place_of_lane(int lane) { return lane; }  // in memory, among those of a register
    ACTFN_INLINE vector load(const char* p) {
        return {widen(ACTFN_ISA::load<u16>(p)), widen(ACTFN_ISA::load<u16>(p + sizeof(u16)))};
    }
    ACTFN_INLINE stored round(vector v) { return {narrow(v.first), narrow(v.second)}; }
    // in doubt where a relative error of `slack` could change the result; inf is too, and −0 loses its sign in `low`
    ACTFN_INLINE rounded<stored> round_or_doubt(vector v, float slack) {
        stored low = round(fma(v, splat<vector>(-slack), v)), high = round(fma(v, splat<vector>(slack), v));
        auto apart = low ^ high;
        return {high, any((apart.first | apart.second) & 0x7fff)};
    }
};

// The even elements of memory are computed in one register, the odd in the other: each is the upper half of a float.
template <>
struct storage<bfloat16> {
    static constexpr bool range_of_float = true;
    typedef two<f32> vector;
    typedef integer<f32> stored;
    static int place_of_lane(int lane) { return lane < lanes<f32> ? 2 * lane : 2 * (lane - lanes<f32>) + 1; }
    ACTFN_INLINE vector load(const char* p) {
        stored pairs = ACTFN_ISA::load<stored>(p);
        return {from_bits<f32>(pairs << 16), from_bits<f32>(pairs & upper)};
    }
    // to nearest, ties to even; a nan stays one, as its lower half is 0
    ACTFN_INLINE stored round(vector v) { return join(to_even(bits(v.first)), to_even(bits(v.second))); }
    // in doubt within seven units of the middle between two neighbours; elsewhere any rounding to nearest will do
    ACTFN_INLINE rounded<stored> round_or_doubt(vector v, float) {
        stored a = bits(v.first) + 0x8000, b = bits(v.second) + 0x8000;
        return {join(a, b), any_without(a + 8, b + 8, 0xfff0)};
    }

    static constexpr int upper = -0x10000;
    ACTFN_INLINE stored to_even(stored i) { return i + (0x7fff + ((i >> 16) & 1)); }
    ACTFN_INLINE stored join(stored even, stored odd) { return ((even >> 16) & 0xffff) | (odd & upper); }
};

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

// x as a float that is odd where it is not exact: rounding that once more, to fewer bits, is rounding x once.
ACTFN_INLINE float to_odd(double x) {
    float y = (float)x;
    // where y is even and not x, the neighbour on x's side
    int64_t beyond = bits((double)y) - bits(x);
    int32_t i = bits(y);
    return from_bits<float>(x == x && !(i & 1) ? i + (beyond < 0) - (beyond > 0) : i);
}

}  // namespace actfn::ACTFN_ISA
