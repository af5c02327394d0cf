// exp(z) − 1 of a double in two parts, to some 2^−104: for sums with it that cancel beside a root.
#pragma once

#include "exponential.h"

namespace actfn::ACTFN_ISA {

// 1 / k! for k from 1 to 17, each as high + low, and from 18 on; and ln 2 − ln2_high − ln2_low. Recipes in constants.py.
template <class T>
struct factorial_constants;

template <>
struct factorial_constants<double> {
    static constexpr double high[17] = {0x1p+0, 0x1p-1, 0x1.5555555555555p-3, 0x1.5555555555555p-5, 0x1.1111111111111p-7,
                                        0x1.6c16c16c16c17p-10, 0x1.a01a01a01a01ap-13, 0x1.a01a01a01a01ap-16,
                                        0x1.71de3a556c734p-19, 0x1.27e4fb7789f5cp-22, 0x1.ae64567f544e4p-26,
                                        0x1.1eed8eff8d898p-29, 0x1.6124613a86d09p-33, 0x1.93974a8c07c9dp-37,
                                        0x1.ae7f3e733b81fp-41, 0x1.ae7f3e733b81fp-45, 0x1.952c77030ad4ap-49};
    static constexpr double low[17] = {0x0p+0, 0x0p+0, 0x1.5555555555555p-57, 0x1.5555555555555p-59,
                                       0x1.1111111111111p-63, -0x1.f49f49f49f49fp-65, 0x1.a01a01a01a01ap-73,
                                       0x1.a01a01a01a01ap-76, -0x1.c154f8ddc6cp-73, 0x1.cbbc05b4fa99ap-76,
                                       -0x1.c062e06d1f209p-80, -0x1.2aec959e14c06p-83, 0x1.f28e0cc748ebep-87,
                                       0x1.05d6f8a2efd1fp-92, 0x1.1d8656b0ee8cbp-97, 0x1.1d8656b0ee8cbp-101,
                                       0x1.ac981465ddc6cp-103};
    static constexpr double rest[10] = {0x1.6827863b97d97p-53, 0x1.2f49b46814157p-57, 0x1.e542ba4020225p-62,
                                        0x1.71b8ef6dcf572p-66, 0x1.0ce396db7f853p-70, 0x1.761b41316381ap-75,
                                        0x1.f2cf01972f578p-80, 0x1.3f3ccdd165fa9p-84, 0x1.88e85fc6a4e5ap-89,
                                        0x1.d1ab1c2dccea3p-94};
    static constexpr double ln2_rest[1] = {0x1.007e5ed5e81e7p-93};
};

// For z from −45 to 0.
template <class V>
ACTFN_INLINE two_sum<V> exp_less_one_in_parts(V z) {
    typedef constants<double> c;
    typedef factorial_constants<double> f;
    const reduced<V> z_less_n = reduce(z, 0);
    const V n_low = z_less_n.n * splat<V>(c::ln2_low), n_lower = fma(z_less_n.n, splat<V>(c::ln2_low), -n_low);
    two_sum<V> r = {z_less_n.rest, -fma(z_less_n.n, splat<V>(f::ln2_rest[0]), n_lower)};
    r.add(-n_low);
    two_sum<V> s = {polynomial(r.high, r.high * r.high, f::rest), V{}};
    for (int k = 16; k >= 0; --k) {
        const V product = s.high * r.high;
        const V product_low = fma(s.high, r.high, -product) + fma(s.high, r.low, s.low * r.high);
        s = {splat<V>(f::high[k]), splat<V>(f::low[k]) + product_low};
        s.add(product);
    }
    const V p = s.high * r.high, p_low = fma(s.high, r.high, -p) + fma(s.high, r.low, s.low * r.high);
    two_sum<V> y = {splat<V>(-1), p_low * z_less_n.scale};
    y.add(z_less_n.scale);
    y.add(p * z_less_n.scale);
    return y;
}

}  // namespace actfn::ACTFN_ISA
