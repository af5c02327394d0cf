// The processor's state around a loop, and writing past its caches.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

#if defined(__AVX512F__) || defined(__AVX2__)
constexpr bool can_stream = true;
ACTFN_INLINE void fence() { _mm_sfence(); }
#else
constexpr bool can_stream = false;
ACTFN_INLINE void fence() {}
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
    write_past_caches(p, v.first);
    write_past_caches(p + sizeof v.first, v.second);
}

// Results of arrays much larger than the caches are written past them, and their inputs asked for ahead.
constexpr ptrdiff_t stream_bytes = 8 << 20, ahead_bytes = 3072;

// Asks for what will be read soon, while `bytes` at p are read: a processor's own prefetching stops at each page, and
// falls behind where there is work for each line. Beyond the end of an array it asks for nothing that could fail.
ACTFN_INLINE void fetch_ahead(const char* p, ptrdiff_t bytes) {
    for (ptrdiff_t line = 0; can_stream && line < bytes; line += 64) __builtin_prefetch(p + ahead_bytes + line);
}

// Rounding to nearest, subnormals kept (or taken for zero), nothing trapped, whatever the caller has set; his state,
// flags too, comes back.
struct float_environment {
#if defined(__x86_64__)
    unsigned saved = _mm_getcsr();
    explicit float_environment(bool no_subnormals = false) { _mm_setcsr(no_subnormals ? 0x9fc0 : 0x1f80); }
    ~float_environment() { _mm_setcsr(saved); }
#elif defined(__aarch64__)
    uint64_t control, flags;
    explicit float_environment(bool no_subnormals = false) {
        __asm__ volatile("mrs %0, fpcr" : "=r"(control));
        __asm__ volatile("mrs %0, fpsr" : "=r"(flags));
        __asm__ volatile("msr fpcr, %0" : : "r"((uint64_t)no_subnormals << 24));
    }
    ~float_environment() {
        __asm__ volatile("msr fpcr, %0" : : "r"(control));
        __asm__ volatile("msr fpsr, %0" : : "r"(flags));
    }
#endif
};

}  // namespace actfn::ACTFN_ISA
