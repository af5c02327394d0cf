// Kernels of float32 in float64's arithmetic: a register of floats becomes two of doubles and back, so that one rounding is
// left. For functions whose sums cancel or whose exponentials are doubled, where float32 would need every number in two parts.
#pragma once

#include "simd.h"

namespace actfn::ACTFN_ISA {

#if defined(__AVX512F__)
ACTFN_INLINE two<f64> to_doubles(f32 x) {
    return {(f64)_mm512_cvtps_pd(_mm512_castps512_ps256((__m512)x)), (f64)_mm512_cvtps_pd(_mm512_extractf32x8_ps((__m512)x, 1))};
}
ACTFN_INLINE f32 to_floats(two<f64> y) {
    const __m512 first = _mm512_castps256_ps512(_mm512_cvtpd_ps((__m512d)y.first));
    return (f32)_mm512_insertf32x8(first, _mm512_cvtpd_ps((__m512d)y.second), 1);
}
#elif defined(__AVX2__)
ACTFN_INLINE two<f64> to_doubles(f32 x) {
    return {(f64)_mm256_cvtps_pd(_mm256_castps256_ps128((__m256)x)), (f64)_mm256_cvtps_pd(_mm256_extractf128_ps((__m256)x, 1))};
}
ACTFN_INLINE f32 to_floats(two<f64> y) {
    return (f32)_mm256_set_m128(_mm256_cvtpd_ps((__m256d)y.second), _mm256_cvtpd_ps((__m256d)y.first));
}
#elif defined(__aarch64__)
ACTFN_INLINE two<f64> to_doubles(f32 x) {
    return {(f64)vcvt_f64_f32(vget_low_f32((float32x4_t)x)), (f64)vcvt_high_f64_f32((float32x4_t)x)};
}
ACTFN_INLINE f32 to_floats(two<f64> y) {
    return (f32)vcvt_high_f32_f64(vcvt_f32_f64((float64x2_t)y.first), (float64x2_t)y.second);
}
#endif
#if !defined(__AVX2__) && !defined(__aarch64__)
ACTFN_INLINE double to_doubles(float x) { return x; }
ACTFN_INLINE float to_floats(double y) { return (float)y; }
#endif

// f(x, parameters...), computed of doubles
template <class R, class F, class... P>
ACTFN_INLINE R in_float64(R x, const F& f, P... parameters) {
    return to_floats(f(to_doubles(x), to_doubles(parameters)...));
}
template <class R, class F, class... P>
ACTFN_INLINE two<R> in_float64(two<R> x, const F& f, P... parameters) {
    return {in_float64(x.first, f, parameters.first...), in_float64(x.second, f, parameters.second...)};
}
// F::of(x, parameters...); of doubles as they are
template <class F>
struct of_doubles {
    template <class V, class... P>
    __attribute__((always_inline)) V operator()(V x, P... parameters) const {
        return F::of(x, parameters...);
    }
};
template <class F, class V, class... P>
ACTFN_INLINE V in_float64(V x, P... parameters) {
    if constexpr (sizeof(element<V>) == 8) return F::of(x, parameters...);
    else return in_float64(x, of_doubles<F>{}, parameters...);
}

}  // namespace actfn::ACTFN_ISA
