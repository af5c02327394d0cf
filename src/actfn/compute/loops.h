// From a function's `value` and `grad` to NumPy's inner loops: for value, grad and vjp, in each storage type; and for
// `second` and `by`, the derivatives of second order and by parameters, where the function has them.
//
// Everything goes through two registers at a time, the ends of an array too, so that an element's result depends on
// nothing but its value. Sixteen-bit types are computed in float32, and in float64 where that leaves a doubt.
#pragma once

#include "environment.h"
#include "kernels.h"
#include "rows.h"
#include "simd.h"
#include "storage.h"

namespace actfn::ACTFN_ISA {

// Numbers 0, ..., n − 1 as a type, to spread an array over a function's arguments.
template <int... i>
struct places {};
template <int n, int... i>
struct first_places : first_places<n - 1, n - 1, i...> {};
template <int... i>
struct first_places<0, i...> {
    typedef places<i...> type;
};

// The number of parameters of a function: what its `value` takes beside x.
template <class Function>
struct arity;
template <class R, class... A>
struct arity<R (*)(A...)> {
    static constexpr int value = sizeof...(A);
};
template <class F>
struct parameter_count {
    static constexpr int value = arity<decltype(&F::template value<float>)>::value - 1;
    static_assert(value >= 0 && value <= most_kernel_parameters, "value takes x and at most eight parameters");
};

// Whether F has the second derivative, and that by parameter i.
template <class F, class = void>
constexpr bool has_second = false;
template <class F>
constexpr bool has_second<F, decltype((void)&F::template second<float>)> = true;
template <class F, int i, int... k>
auto derivative_by(places<k...>) -> decltype((void)F::by(parameter<i>{}, (float)k...));
template <class F, int i, class = void>
constexpr bool has_by = false;
template <class F, int i>
constexpr bool has_by<F, i, decltype(derivative_by<F, i>(typename first_places<1 + parameter_count<F>::value>::type{}))> =
    true;

// An operation of F from its operands in NumPy's order: x, (g,) parameters.
template <class F, operation op, class V, int... k>
ACTFN_INLINE V apply_to(const V* in, const V* parameters, places<k...>) {
    if constexpr (op == operation::value) return F::value(in[0], parameters[k]...);
    else if constexpr (op == operation::grad) return F::grad(in[0], parameters[k]...);
    else if constexpr (op == operation::vjp) return in[1] * F::grad(in[0], parameters[k]...);
    else if constexpr (op == operation::second) return F::second(in[0], parameters[k]...);
    else return F::by(parameter<(int)op - (int)operation::by_first>{}, in[0], parameters[k]...);
}
template <class F, operation op, class V>
ACTFN_INLINE V apply(const V* in) {
    return apply_to<F, op>(in, in + (op == operation::vjp ? 2 : 1), typename first_places<parameter_count<F>::value>::type{});
}

// Whether F makes no rounding error in float32 on sixteen-bit operands, so that one rounding to sixteen is correct.
template <class F, class = void>
constexpr bool exact_on_16_bits = false;
template <class F>
constexpr bool exact_on_16_bits<F, decltype((void)F::is_exact_on_16_bits)> = F::is_exact_on_16_bits;

// Whether F says its value before the last rounding, as two numbers: of a value that lies beside the middle between two
// numbers of sixteen bits, by less than a double can tell, the second says on which side.
template <class F, int... k>
auto unrounded_of(places<k...>) -> decltype((void)F::unrounded((float)k...));
template <class F, class = void>
constexpr bool has_unrounded = false;
template <class F>
constexpr bool has_unrounded<F, decltype(unrounded_of<F>(typename first_places<1 + parameter_count<F>::value>::type{}))> =
    true;
template <class F, class V, int... k>
ACTFN_INLINE two_sum<V> unrounded(const V* in, places<k...>) {
    return F::unrounded(in[k]...);
}

// high + low as a double that is odd where it is not exact; |low| is far below |high|, whose sign a zero keeps.
ACTFN_INLINE double to_odd(double high, double low) {
    if (low == 0) return high;
    double y = high + low, lost = low - (y - high);
    int64_t i = bits(y);
    bool adjust = lost != 0 && !(i & 1) && y - y == 0;
    return from_bits<double>(adjust ? i + ((lost > 0) == (y > 0) ? 1 : -1) : i);
}

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
        if constexpr (op == operation::value && has_unrounded<F>) {
            two_sum<D> y = unrounded<F>(part, typename first_places<inputs>::type{});
            double high[lanes<D>], low[lanes<D>];
            store((char*)high, y.high);
            store((char*)low, y.low);
            for (int i = 0; i < lanes<D>; ++i) result_lane[start + i] = to_odd(high[i], low[i]);
        } else {
            D y = apply<F, op>(part);
            store((char*)(result_lane + start), y);
        }
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
        constexpr bool promised = (op == operation::value || op == operation::grad) && !parameter_count<F>::value;
        auto r = storage<T>::round_or_doubt(y, promised ? one_unit : some_units);
        if constexpr (op == operation::vjp && storage<T>::range_of_float) {
            // a derivative near underflow in float32 has few digits left; its product with g may need them all
            V x_and_parameters[inputs - 1] = {in[0]};
            for (int k = 2; k < inputs; ++k) x_and_parameters[k - 1] = in[k];
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
                    if (k < first_parameter || (varies && steps[k])) fetch_ahead(args[k] + i * size, width * size);
                V now[inputs];
                for (int k = 0; k < inputs; ++k)
                    now[k] = k < first_parameter || (varies && steps[k]) ? storage<T>::load(args[k] + i * size) : in[k];
                write(out + i * size, result<F, op, T>(now));
            }
        };
        auto write = [](char* p, auto y) __attribute__((always_inline)) { store(p, y); };
        auto write_past = [](char* p, auto y) __attribute__((always_inline)) { write_past_caches(p, y); };
        bool any_varies = false;
        for (int k = first_parameter; k < inputs; ++k) any_varies |= steps[k] != 0;
        if (any_varies) {
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

// The rows of a function's table: the three operations that each has, and those that its header adds.
template <class F>
struct operations_of {
    static constexpr int parameters = parameter_count<F>::value;
    kernel_operation rows[4 + parameters] = {};
    int count = 0;

    template <operation op>
    constexpr void add(const char* name) {
        const int inputs = 1 + (op == operation::vjp) + parameters;
        rows[count++] = {name, inputs, nullptr, {loop<F, op, half>, loop<F, op, bfloat16>, loop<F, op, float>, loop<F, op, double>}};
    }
    template <int i>
    constexpr void add_by() {
        constexpr const char* names[most_kernel_parameters] = {"by_0", "by_1", "by_2", "by_3", "by_4", "by_5", "by_6", "by_7"};
        if constexpr (has_by<F, i>) add<by_parameter(i)>(names[i]);
    }
    template <int... i>
    constexpr void add_each_by(places<i...>) {
        (add_by<i>(), ...);
    }
    constexpr operations_of() {
        add<operation::value>("value");
        add<operation::grad>("grad");
        add<operation::vjp>("vjp");
        if constexpr (has_second<F>) add<operation::second>("second");
        add_each_by(typename first_places<parameters>::type{});
    }
};
template <class F>
constexpr operations_of<F> all_operations;

template <class F>
constexpr kernel kernel_of(const char* name) {
    if constexpr (is_of_a_row<F>) return {name, 0, row_operations<F>, sizeof row_operations<F> / sizeof(kernel_operation), nullptr};
    else return {name, parameter_count<F>::value, all_operations<F>.rows, all_operations<F>.count, nullptr};
}

}  // namespace actfn::ACTFN_ISA
