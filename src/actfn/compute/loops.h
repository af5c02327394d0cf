// From a function's `value` and `grad` to NumPy's inner loops: for value, grad and vjp, in each storage type.
//
// Everything goes through two registers at a time, the ends of an array too, so that an element's result depends on
// nothing but its value. Sixteen-bit types are computed in float32, and in float64 where that leaves a doubt.
#pragma once

#include "environment.h"
#include "kernels.h"
#include "simd.h"
#include "storage.h"

namespace actfn::ACTFN_ISA {

// The number of parameters of a function, none or one, read from the type of its `value`.
template <class F, class = void>
struct parameter_count {
    static_assert(sizeof(F::value(0.0f, 0.0f)) != 0, "value takes x, or x and one parameter");
    static constexpr int value = 1;
};
template <class F>
struct parameter_count<F, decltype((void)F::value(0.0f))> {
    static constexpr int value = 0;
};

// F's value, grad or vjp from its operands in NumPy's order: x, (g,) parameters.
template <class F, operation op, class V>
ACTFN_INLINE V apply(const V* in) {
    constexpr int first = op == operation::vjp ? 2 : 1;
    if constexpr (op == operation::value) {
        if constexpr (parameter_count<F>::value) return F::value(in[0], in[first]);
        else return F::value(in[0]);
    } else {
        V slope;
        if constexpr (parameter_count<F>::value) slope = F::grad(in[0], in[first]);
        else slope = F::grad(in[0]);
        if constexpr (op == operation::vjp) return in[1] * slope;
        else return slope;
    }
}

// Whether F makes no rounding error in float32 on sixteen-bit operands, so that one rounding to sixteen is correct.
template <class F, class = void>
constexpr bool exact_on_16_bits = false;
template <class F>
constexpr bool exact_on_16_bits<F, decltype((void)F::is_exact_on_16_bits)> = F::is_exact_on_16_bits;

// x as a float that is odd where it is not exact: rounding that once more, to fewer bits, is rounding x once.
ACTFN_INLINE float to_odd(double x) {
    float y = (float)x;
    // where y is even and not x, the neighbour on x's side
    int64_t beyond = bits((double)y) - bits(x);
    int32_t i = bits(y);
    return from_bits<float>(x == x && !(i & 1) ? i + (beyond < 0) - (beyond > 0) : i);
}

// The results again, in float64, where float32's error leaves open which way to round (Ziv's test).
template <class F, operation op, class T, class V, int inputs>
__attribute__((noinline)) typename storage<T>::stored settle(const V (&in)[inputs]) {
    typedef storage<double>::vector D;
    double lane[inputs][lanes<V>], result_lane[lanes<V>];
    for (int k = 0; k < inputs; ++k) {
        float narrow_lane[lanes<V>];
        store((char*)narrow_lane, in[k]);
        for (int i = 0; i < lanes<V>; ++i) lane[k][i] = narrow_lane[i];
    }
    for (int start = 0; start < lanes<V>; start += lanes<D>) {
        D part[inputs];
        for (int k = 0; k < inputs; ++k) part[k] = load<D>((const char*)(lane[k] + start));
        D y = apply<F, op>(part);
        store((char*)(result_lane + start), y);
    }
    float once[lanes<V>];
    for (int i = 0; i < lanes<V>; ++i) once[i] = to_odd(result_lane[i]);
    return storage<T>::round(load<V>((const char*)once));
}

// Bounds on float32's error: of what is promised to be within one unit (any number goes to its neighbour by this), and
// of what has a parameter or a product.
constexpr float one_unit = 0x1.4p-24f, some_units = 0x1p-21f;

// Results as they are stored.
template <class F, operation op, class T, class V, int inputs>
ACTFN_INLINE typename storage<T>::stored result(const V (&in)[inputs]) {
    V y = apply<F, op>(in);
    if constexpr (sizeof(T) != 2) {
        return y;
    } else if constexpr (exact_on_16_bits<F>) {
        return storage<T>::round(y);
    } else {
        constexpr bool promised = op != operation::vjp && !parameter_count<F>::value;
        auto r = storage<T>::round_or_doubt(y, promised ? one_unit : some_units);
        if constexpr (op == operation::vjp && storage<T>::range_of_float) {
            // a derivative near underflow in float32 has few digits left; its product with g may need them all
            V x_and_parameters[inputs - 1] = {in[0]};
            if constexpr (inputs == 3) x_and_parameters[1] = in[2];
            auto underflows = abs(apply<F, operation::grad>(x_and_parameters)) < splat<V>(0x1p-102f);
            r.doubt |= any(underflows.first | underflows.second);
        }
        if (__builtin_expect(!r.doubt, 1)) return r.result;
        V copies[inputs];  // so that the originals can stay in registers
        for (int k = 0; k < inputs; ++k) copies[k] = in[k];
        return settle<F, op, T>(copies);
    }
}

// Compile-time answers.
struct yes {
    constexpr operator bool() const { return true; }
};
struct no {
    constexpr operator bool() const { return false; }
};

template <class F, operation op, class T>
void loop(char** args, const ptrdiff_t* dimensions, const ptrdiff_t* steps, void*) {
    typedef typename storage<T>::vector V;
    constexpr int first_parameter = 1 + (op == operation::vjp), inputs = first_parameter + parameter_count<F>::value;
    constexpr ptrdiff_t width = lanes<V>, size = sizeof(T);
    const float_environment standard;
    const ptrdiff_t n = dimensions[0];
    char* out = args[inputs];
    const ptrdiff_t out_step = steps[inputs];

    V in[inputs] = {};
    bool contiguous = out_step == size;
    for (int k = 0; k < inputs; ++k) {
        if (k >= first_parameter && steps[k] == 0 && n > 0) in[k] = gather<T>(args[k], 0, width);  // once for all
        else contiguous &= steps[k] == size;
    }

    // Any strides, and fewer elements than V holds.
    auto piece = [&](ptrdiff_t start, ptrdiff_t count) {
        for (int k = 0; k < inputs; ++k)
            if (k < first_parameter || steps[k] != 0) in[k] = gather<T>(args[k] + start * steps[k], steps[k], count);
        scatter<T>(out + start * out_step, out_step, count, result<F, op, T>(in));
    };

    ptrdiff_t i = 0;
    if (contiguous) {
        bool stream = can_stream && n * size >= stream_bytes && (uintptr_t)out % size == 0;
        if (stream && (uintptr_t)out % (width * size)) {
            // to where the output is aligned
            ptrdiff_t head = (width * size - (ptrdiff_t)((uintptr_t)out % (width * size))) / size;
            for (; i < head; i += width) piece(i, head - i < width ? head - i : width);
            i = head;
        }
        auto whole = [&](auto write, auto varies, auto large) __attribute__((always_inline)) {
            for (; i + width <= n; i += width) {
                for (int k = 0; large && k < inputs; ++k)
                    if (k < first_parameter || varies) fetch_ahead(args[k] + i * size, width * size);
                V now[inputs];
                for (int k = 0; k < inputs; ++k)
                    now[k] = k < first_parameter || varies ? storage<T>::load(args[k] + i * size) : in[k];
                write(out + i * size, result<F, op, T>(now));
            }
        };
        auto write = [](char* p, auto y) __attribute__((always_inline)) { store(p, y); };
        auto write_past = [](char* p, auto y) __attribute__((always_inline)) { write_past_caches(p, y); };
        if (inputs > first_parameter && steps[inputs - 1] != 0) {
            whole(write, yes(), yes());
        } else if (stream) {
            whole(write_past, no(), yes());
            fence();
        } else {
            whole(write, no(), no());
        }
    }
    for (; i < n; i += width) piece(i, n - i < width ? n - i : width);
}

template <class F>
constexpr kernel kernel_of(const char* name) {
#define ACTFN_LOOPS(op)                                                                      \
    {loop<F, operation::op, half>, loop<F, operation::op, bfloat16>, loop<F, operation::op, float>, \
     loop<F, operation::op, double>}
    return {name, parameter_count<F>::value, {ACTFN_LOOPS(value), ACTFN_LOOPS(grad), ACTFN_LOOPS(vjp)}};
#undef ACTFN_LOOPS
}

}  // namespace actfn::ACTFN_ISA
