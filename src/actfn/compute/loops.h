// From a function's `value` and `grad` to NumPy's inner loops: for value, grad and vjp, in each storage type; and for
// `second` and `by`, the derivatives of second order and by parameters, where the function has them.
//
// Everything goes through two registers at a time, the ends of an array too, so that an element's result depends on
// nothing but its value. Sixteen-bit types are computed in float32, and in float64 where that leaves a doubt.
//
// A function's text is compiled as seldom as its speed allows, as that is most of the time that the package takes to
// build and most of its size: once for each type and operation, in `run`, and once more for parameters that vary.
#pragma once

#include "environment.h"
#include "kernels.h"
#include "rows.h"
#include "simd.h"
#include "storage.h"
#include "strides.h"

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
    static_assert(value >= 0 && value <= most_kernel_parameters, "value takes x and at most ten parameters");
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

// Whether F is so long that a call costs nothing beside it: then its text is compiled once for float32, which both types
// of sixteen bits share, and once for float64.
template <class F, class = void>
constexpr bool is_long = false;
template <class F>
constexpr bool is_long<F, decltype((void)F::is_long)> = F::is_long;

// An operation of F from x and the parameters.
template <class F, operation op, class V, int... k>
ACTFN_INLINE V evaluated(const V* in, places<k...>) {
    if constexpr (op == operation::value) return F::value(in[k]...);
    else if constexpr (op == operation::grad) return F::grad(in[k]...);
    else if constexpr (op == operation::second) return F::second(in[k]...);
    else return F::by(parameter<(int)op - (int)operation::by_first>{}, in[k]...);
}
template <class F>
using operands = typename first_places<1 + parameter_count<F>::value>::type;
template <class F, operation op, class V>
__attribute__((noinline)) V evaluated_apart(const V* in) {
    return evaluated<F, op>(in, operands<F>{});
}

// An operation of F, other than vjp, from x and the parameters.
template <class F, operation op, bool apart = is_long<F>, class V>
ACTFN_INLINE V apply(const V* in) {
    if constexpr (apart) {
        V copies[1 + parameter_count<F>::value];  // so that the originals can stay in registers
        for (int k = 0; k <= parameter_count<F>::value; ++k) copies[k] = in[k];
        return evaluated_apart<F, op>(copies);
    } else {
        return evaluated<F, op>(in, operands<F>{});
    }
}
// The derivative from the operands of vjp, which are x, g and the parameters.
template <class F, bool apart = is_long<F>, class V>
ACTFN_INLINE V slope_of(const V* in) {
    V without_g[1 + parameter_count<F>::value] = {in[0]};
    for (int k = 1; k <= parameter_count<F>::value; ++k) without_g[k] = in[1 + k];
    return apply<F, operation::grad, apart>(without_g);
}

// Whether F makes no rounding error in float32 on sixteen-bit operands, so that one rounding to sixteen is correct.
template <class F, class = void>
constexpr bool exact_on_16_bits = false;
template <class F>
constexpr bool exact_on_16_bits<F, decltype((void)F::is_exact_on_16_bits)> = F::is_exact_on_16_bits;

// Whether the results of F in a type of sixteen bits are right when those of float32 are rounded, as F says.
template <class F, class = void>
constexpr int right_at_once = 0;
template <class F>
constexpr int right_at_once<F, decltype((void)F::right_at_once)> = F::right_at_once;
template <class F, operation op, class T>
constexpr bool is_right_at_once =
    exact_on_16_bits<F> ||
    (op == operation::value && (right_at_once<F> & (storage<T>::range_of_float ? bfloat16_value : half_value))) ||
    (op == operation::grad && (right_at_once<F> & (storage<T>::range_of_float ? bfloat16_grad : half_grad)));

// Whether the derivative of F is 0 over whole intervals, and is there alone computed as 0.
template <class F, class = void>
constexpr bool has_flat_parts = false;
template <class F>
constexpr bool has_flat_parts<F, decltype((void)F::has_flat_parts)> = F::has_flat_parts;

// Whether F is so short that to ask in the midst of it where results go would be a part of its time.
template <class F, class = void>
constexpr bool is_short = exact_on_16_bits<F>;
template <class F>
constexpr bool is_short<F, decltype((void)F::is_short)> = F::is_short;

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

// The results again, in float64, where float32's error leaves open which way to round (Ziv's test); as floats that are
// odd where they are not exact.
template <class F, operation op, class V, int inputs>
__attribute__((noinline)) V settled_in_float64(const V (&in)[inputs]) {
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
            D y;
            if constexpr (op == operation::vjp) y = part[1] * slope_of<F, true>(part);
            else y = apply<F, op, true>(part);
            store((char*)(result_lane + start), y);
        }
    }
    float once[lanes<V>];
    for (int i = 0; i < lanes<V>; ++i) once[i] = to_odd(result_lane[i]);
    return load<V>((const char*)once);
}

// Bounds on float32's error: of what is promised to be within one unit (any number goes to its neighbour by this), and
// of what has a parameter or a product.
constexpr float one_unit = 0x1.4p-24f, some_units = 0x1p-21f;

// Results as they are stored.
template <class F, operation op, class T, class V, int inputs>
ACTFN_INLINE typename storage<T>::stored result(const V (&in)[inputs]) {
    // of vjp the derivative is at hand too: a call of a long function is not taken twice
    V factor{}, y;
    if constexpr (op == operation::vjp) y = in[1] * (factor = slope_of<F>(in));
    else y = apply<F, op>(in);
    if constexpr (sizeof(T) != 2) {
        return y;
    } else if constexpr (is_right_at_once<F, op, T>) {
        return storage<T>::round(y);
    } else {
        constexpr bool promised = (op == operation::value || op == operation::grad) && !parameter_count<F>::value;
        auto r = storage<T>::round_or_doubt(y, promised ? one_unit : some_units);
        if constexpr (op == operation::vjp && storage<T>::range_of_float) {
            // a derivative near underflow in float32 has few digits left; its product with g may need them all
            if constexpr (has_flat_parts<F>) factor = select(factor == V{}, splat<V>(1), factor);
            auto underflows = abs(factor) < splat<V>(0x1p-102f);
            r.doubt |= any(underflows.first | underflows.second);
        }
        if (__builtin_expect(!r.doubt, 1)) return r.result;
        V copies[inputs];  // so that the originals can stay in registers
        for (int k = 0; k < inputs; ++k) copies[k] = in[k];
        return storage<T>::round(settled_in_float64<F, op>(copies));
    }
}

// Compile-time answers.
struct yes {
    constexpr operator bool() const { return true; }
};
struct no {
    constexpr operator bool() const { return false; }
};

// F over whole registers; where `are_fixed`, each parameter is one register for all. This is where F's text is.
template <class F, operation op, class T, bool are_fixed>
__attribute__((noinline)) void run(const char* const* from, const ptrdiff_t* advance, char* out, ptrdiff_t registers, bool past_caches) {
    typedef typename storage<T>::vector V;
    constexpr int first_parameter = 1 + (op == operation::vjp), inputs = first_parameter + parameter_count<F>::value;
    constexpr ptrdiff_t bytes = lanes<V> * sizeof(T);
    V now[inputs];
    for (int k = first_parameter; are_fixed && k < inputs; ++k) now[k] = storage<T>::load(from[k]);
    auto whole = [&](auto past) __attribute__((always_inline)) {
        const char* at[inputs];
        for (int k = 0; k < inputs; ++k) at[k] = from[k];
        for (ptrdiff_t i = 0; i < registers * bytes; i += bytes) {
            for (int k = 0; k < (are_fixed ? first_parameter : inputs); ++k) {
                const char* p = k < first_parameter ? at[k] + i : at[k];
                if (past) fetch_ahead(p, bytes);
                now[k] = storage<T>::load(p);
                if (k >= first_parameter) at[k] += advance[k];
            }
            const auto y = result<F, op, T>(now);
            if (past) write_past_caches(out + i, y);
            else store(out + i, y);
        }
    };
    if constexpr (!is_short<F>) whole(past_caches);
    else if (past_caches) whole(yes());
    else whole(no());
}

template <class F, operation op, class T>
void loop(char** args, const ptrdiff_t* dimensions, const ptrdiff_t* steps, void*) {
    constexpr int first_parameter = 1 + (op == operation::vjp), inputs = first_parameter + parameter_count<F>::value;
    constexpr ptrdiff_t size = sizeof(T), bytes = lanes<typename storage<T>::vector> * size;
    static constexpr register_runs runs = {
        inputs, first_parameter, size, bytes, run<F, op, T, true>, run<F, op, T, inputs == first_parameter>};
    run_over_arrays(runs, args, dimensions, steps);
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
        constexpr const char* names[most_kernel_parameters] = {"by_0", "by_1", "by_2", "by_3", "by_4",
                                                             "by_5", "by_6", "by_7", "by_8", "by_9"};
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
