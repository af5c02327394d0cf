// The error function in one part or two (parts.h): by a polynomial next to zero, and further out by what it lacks to 1,
// which is exp(−a²) times a slow function of a.
#pragma once

#include "parts.h"

namespace actfn::ACTFN_ISA {

// The first coefficients in two parts each: 2/√π and −1/3 of it; and the tail's. Recipes in constants.py.
template <class T>
struct error_function_constants;

template <>
struct error_function_constants<double> {
    static constexpr double two_over_root_pi[2] = {0x1.20dd750429b6dp+0, 0x1.1ae3a914fed8p-56};
    static constexpr double cubic[2] = {-0x1.812746b0379e7p-2, 0x1.ee12e49cab7p-57};
    static constexpr double near[12] = {0x1.ce2f21a042be1p-4, -0x1.b82ce31288a8cp-6, 0x1.565bcd0e670d1p-8,
                                        -0x1.c02db3ff4e372p-11, 0x1.f9a326ce6c744p-14, -0x1.f4d25721ab862p-17,
                                        0x1.b9e65fde31dfap-20, -0x1.5f6e2f70365a4p-23, 0x1.fc4beccb2161dp-27,
                                        -0x1.4e87793cc4679p-30, 0x1.7fd656492c291p-34, -0x1.2ba316c99a554p-38};
    static constexpr double tail_second[2] = {-0x1.1f367683f89a7p-3, 0x1.d1fb90c3c82a7p-59};
    static constexpr double tail_first[2] = {0x1.3ccda0b5d5dc2p+0, 0x1.e68ab048c4d08p-54};
    static constexpr double tail[24] = {0x1.d5f2948159cd5p-9, 0x1.510169d0967fep-4, -0x1.bda9309a287d2p-4,
                                        0x1.7a14188a99c22p-4, -0x1.e0d0fa6e03bfp-5, 0x1.d0b0037dc6e4fp-6,
                                        -0x1.3f603c32ff42p-7, 0x1.cc3a0e270b282p-10, 0x1.33fb23af634p-12,
                                        -0x1.303f9e3caeab3p-12, 0x1.b144669874a9fp-15, 0x1.778a673a168aep-16,
                                        -0x1.800a33e68df4fp-17, -0x1.0534b22b4f213p-20, 0x1.d6d42a083fc7bp-20,
                                        -0x1.ef7796139218bp-25, -0x1.193eb8a40cc2dp-22, 0x1.8fa034bb48811p-26,
                                        0x1.65b0a65ea0ebcp-25, -0x1.bd0dd04282812p-29, -0x1.d0ecc552884f8p-28,
                                        -0x1.ac60734f4199p-33, 0x1.bcba21fcd5d8fp-31, 0x1.78252f735a056p-33};
    static constexpr double middle = 3.75;
};

template <class N>
ACTFN_INLINE N two_over_root_pi() {
    typedef error_function_constants<element<vector_of_parts<N>>> c;
    return constant<N>(c::two_over_root_pi[0], c::two_over_root_pi[1]);
}

// erf(a) for |a| ≤ 1, which is a (2/√π + u (c + u Q(u))), u = a²
template <class N>
ACTFN_INLINE N error_next_to_zero(N a) {
    typedef vector_of_parts<N> V;
    typedef error_function_constants<element<V>> c;
    const N u = a * a;
    const V v = head(u), q = v * polynomial(v, v * v, c::near);
    return a * (two_over_root_pi<N>() + u * (constant<N>(c::cubic[0], c::cubic[1]) + number<N>(q)));
}

// erfc(a) exp(a²) for a ≥ 0, which is T(t) / (1 + 2a), t = (a − middle) / (a + middle), after Shepherd and Laframboise, 1981:
// all but the first two coefficients of T add little, of which one part is enough
template <class N>
ACTFN_INLINE N error_over_gauss(N a) {
    typedef vector_of_parts<N> V;
    typedef error_function_constants<element<V>> c;
    const N middle = constant<N>(c::middle), twice_more = constant<N>(1) + a + a, sum = a + middle;
    const N inverse = constant<N>(1) / (twice_more * sum), t = (a - middle) * twice_more * inverse;
    const V u = head(t);
    const N second = constant<N>(c::tail_second[0], c::tail_second[1]) + number<N>(u * polynomial(u, u * u, c::tail));
    return (constant<N>(c::tail_first[0], c::tail_first[1]) + t * second) * (sum * inverse);
}

}  // namespace actfn::ACTFN_ISA
