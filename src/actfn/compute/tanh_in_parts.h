// tanh(a), and what it lacks to a, in two parts each, for 0 ≤ a: tanhshrink, lisht and others are made of these.
#pragma once

#include "exponential.h"
#include "roots.h"

namespace actfn::ACTFN_ISA {

// a − tanh(a) = a³ (1/3 + a² R(a²)) for a ≤ 5/8; recipe in constants.py.
template <class T>
struct tanh_parts_constants;

template <>
struct tanh_parts_constants<float> {
    static constexpr float third[2] = {0x1.555556p-2f, -0x1.555556p-27f};
    static constexpr float rest[6] = {-0x1.111108p-3f, 0x1.ba1626p-5f, -0x1.65ce1cp-6f, 0x1.1cdd6cp-7f,
                                      -0x1.969fe8p-9f, 0x1.70bd62p-11f};
};

template <>
struct tanh_parts_constants<double> {
    static constexpr double third[2] = {0x1.5555555555555p-2, 0x1.5555555555555p-56};
    static constexpr double rest[13] = {-0x1.1111111111107p-3, 0x1.ba1ba1ba1a4f4p-5, -0x1.664f48823e72fp-6,
                                        0x1.226e3544f7dbfp-7, -0x1.d6d3cb0255ef7p-9, 0x1.7da2f47bbb898p-10,
                                        -0x1.35527d967d839p-11, 0x1.f517165a5fe89p-13, -0x1.93eac37eda995p-14,
                                        0x1.3da6d1df01073p-15, -0x1.c905cd6925d54p-17, 0x1.02020a7ba9b87p-18,
                                        -0x1.42e5f94e637bp-21};
};

// a − tanh(a) near zero, in two parts
template <class V>
ACTFN_INLINE two_sum<V> less_tanh_near(V a) {
    typedef tanh_parts_constants<element<V>> c;
    const V square = a * a, square_low = fma(a, a, -square);
    const V r = polynomial(square, square * square, c::rest), product = square * r;
    const V third = splat<V>(c::third[0]) + product;
    const two_sum<V> factor = {third, ((splat<V>(c::third[0]) - third) + product) + splat<V>(c::third[1])};
    const two_sum<V> cube = times(two_sum<V>{square, square_low}, a);
    return times(cube, factor);
}

template <class V>
struct tanh_in_parts {
    two_sum<V> rest;        // a − tanh(a)
    two_sum<V> value;       // tanh(a)
    two_sum<V> below_one;   // 1 − tanh(a)

    // from here on tanh is 1 to the last bit, and all that is made of it
    static constexpr element<V> far = sizeof(element<V>) == 4 ? 30 : 50;

    __attribute__((always_inline)) explicit tanh_in_parts(V a) {
        const V one = splat<V>(1);
        a = at_most(splat<V>(far), a);
        const auto is_near = a < splat<V>(0.625);
        const two_sum<V> near_rest = less_tanh_near(a);
        // far from it by 1 − tanh(a) = 2 e / (1 + e), e = exp(−2a)
        const split_exp_and_low<V> both = exp_split_and_low(-(a + a), 0);
        const split_exp<V> e = both.high;
        const V high = fma(e.p, e.scale, e.scale), low = fma(both.p_low, e.scale, fma(e.p, e.scale, e.scale - high));
        two_sum<V> below = {one, low};
        below.add(high);
        const V inverse = one / below.high, twice = high + high, q = twice * inverse;
        const two_sum<V> far_below = {q, fma(fma(-q, below.low, fma(-q, below.high, twice)), inverse, (low + low) * inverse)};
        two_sum<V> far_rest = {a, far_below.low};
        far_rest.add(-one);
        far_rest.add(far_below.high);
        two_sum<V> near_value = {a, -near_rest.low}, far_value = {one, -far_below.low};
        near_value.add(-near_rest.high);
        far_value.add(-far_below.high);
        two_sum<V> near_below = {one, -near_value.low};
        near_below.add(-near_value.high);
        rest = either(is_near, near_rest, far_rest);
        value = either(is_near, near_value, far_value);
        below_one = either(is_near, near_below, far_below);
    }

    // 1 / cosh²(a)
    __attribute__((always_inline)) two_sum<V> slope() const {
        two_sum<V> sum = {splat<V>(2), -below_one.low};
        sum.add(-below_one.high);
        return times(below_one, sum);
    }

    template <class M>
    ACTFN_INLINE two_sum<V> either(M condition, two_sum<V> a, two_sum<V> b) {
        return {select(condition, a.high, b.high), select(condition, a.low, b.low)};
    }
};

}  // namespace actfn::ACTFN_ISA
