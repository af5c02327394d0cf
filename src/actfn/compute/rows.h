// From a function of a whole row to NumPy's generalised loops: (n)->(n), over any axis.
//
// A header says what it needs of the row as a whole (its largest number, sums over it) and gives the function that each
// of its elements then goes through. Nothing of the row's size is made: the row is read anew for each.
#pragma once

#include "environment.h"
#include "kernels.h"
#include "simd.h"
#include "storage.h"

namespace actfn::ACTFN_ISA {

// Partial sums lie in as many bytes as the widest pair of registers has: element i is added to sum i modulo their
// number, on every instruction set, and they are added up in one order.
constexpr int sum_bytes = 128;

template <class E>
__attribute__((noinline)) two_sum<E> added_up(two_sum<E> (&sum)[sum_bytes / sizeof(E)]) {
    for (int half = sum_bytes / (int)sizeof(E) / 2; half > 0; half /= 2)
        for (int i = 0; i < half; ++i) {
            sum[i].add(sum[i + half].high);
            sum[i].low += sum[i + half].low;
        }
    return sum[0];
}

// Whether the even elements lie in one register and the odd in the other.
template <class T>
constexpr bool even_and_odd = false;
template <>
inline constexpr bool even_and_odd<bfloat16> = true;

// One row of operands, each with its own stride.
template <class T, int operands>
struct row {
    typedef typename storage<T>::vector V;
    typedef element<V> E;
    static constexpr ptrdiff_t width = lanes<V>;
    char* const* args;
    const ptrdiff_t* steps;
    ptrdiff_t n;

    // Which element of V's width lies in a lane.
    static constexpr int element_of(int lane) {
        constexpr int half_width = (int)width / 2;
        if (!even_and_odd<T>) return lane;
        return lane < half_width ? 2 * lane : 2 * (lane - half_width) + 1;
    }

    // v, but `neutral` in the lanes of elements from `count` on
    static V first_of(V v, ptrdiff_t count, E neutral) {
        E lane[width];
        store((char*)lane, v);
        for (int l = 0; l < width; ++l)
            if (element_of(l) >= count) lane[l] = neutral;
        return load<V>((const char*)lane);
    }

    template <class F>
    static __attribute__((always_inline)) auto of(F f, const V* in) {
        if constexpr (operands == 1) return f(in[0]);
        else return f(in[0], in[1]);
    }

    // Calls f(first, count, operands) for each V of the row; lanes from `count` on hold zeros.
    template <class F>
    __attribute__((always_inline)) void each(F f) const {
        for (ptrdiff_t i = 0; i < n; i += width) {
            const ptrdiff_t count = n - i < width ? n - i : width;
            V in[operands];
            for (int k = 0; k < operands; ++k) {
                const char* p = args[k] + i * steps[k];
                in[k] = count == width && steps[k] == (ptrdiff_t)sizeof(T) ? storage<T>::load(p) : gather<T>(p, steps[k], count);
            }
            f(i, count, in);
        }
    }

    // The largest number of the first operand, in every lane; −inf of none. A nan may be passed over.
    V largest() const {
        return largest_of([](V x) __attribute__((always_inline)) { return x; });
    }
    V smallest() const {
        return -largest_of([](V x) __attribute__((always_inline)) { return -x; });
    }
    template <class F>
    V largest_of(F f) const {
        const E least = -(E)__builtin_inf();
        V top = splat<V>(least);
        each([&](ptrdiff_t, ptrdiff_t count, const V* in) __attribute__((always_inline)) {
            top = at_least(top, count == width ? f(in[0]) : first_of(f(in[0]), count, least));
        });
        E lane[width], found = least;
        store((char*)lane, top);
        for (E l : lane) found = l > found ? l : found;
        return splat<V>(found);
    }

    // The sum, in two parts and in every lane, of f over the row, which gives two parts too. Its bits do not depend on the
    // strides or on the instruction set.
    template <class F>
    two_sum<V> sum(F f) const {
        constexpr int registers = sum_bytes / (int)sizeof(V);
        two_sum<V> part[registers] = {};
        int at = 0;
        each([&](ptrdiff_t, ptrdiff_t count, const V* in) __attribute__((always_inline)) {
            const two_sum<V> v = of(f, in);
            part[at].add(count == width ? v.high : first_of(v.high, count, 0));
            part[at].low = part[at].low + (count == width ? v.low : first_of(v.low, count, 0));
            at = at + 1 == registers ? 0 : at + 1;
        });
        two_sum<E> all[sum_bytes / sizeof(E)];
        for (int r = 0; r < registers; ++r) {
            E high[width], low[width];
            store((char*)high, part[r].high);
            store((char*)low, part[r].low);
            for (int l = 0; l < width; ++l) all[r * width + element_of(l)] = {high[l], low[l]};
        }
        const two_sum<E> sum = added_up(all);
        return {splat<V>(sum.high), splat<V>(sum.low)};
    }
};

// The row of −x, of which x are the numbers of another.
template <class Row>
struct negative {
    typedef typename Row::V V;
    const Row& row;

    V largest() const { return -row.smallest(); }
    template <class F>
    two_sum<V> sum(F f) const {
        return row.sum([=](V x, auto... g) __attribute__((always_inline)) { return f(-x, g...); });
    }
};

template <class F, operation op, class T>
void over_rows(char** args, const ptrdiff_t* dimensions, const ptrdiff_t* steps, void*) {
    constexpr int operands = 1 + (op == operation::vjp);
    typedef row<T, operands> Row;
    const float_environment standard;
    const ptrdiff_t* along = steps + operands + 1;  // the axis
    char* at[operands + 1];
    for (int k = 0; k <= operands; ++k) at[k] = args[k];
    for (ptrdiff_t r = 0; r < dimensions[0]; ++r) {
        const Row x = {at, along, dimensions[1]};
        auto through = [&](auto f) {
            x.each([&](ptrdiff_t i, ptrdiff_t count, const typename Row::V* in) __attribute__((always_inline)) {
                const typename Row::V y = Row::of(f, in);
                typename storage<T>::stored out;
                if constexpr (sizeof(T) == 2) out = storage<T>::round(y);
                else out = y;
                char* p = at[operands] + i * along[operands];
                if (count == Row::width && along[operands] == (ptrdiff_t)sizeof(T)) store(p, out);
                else scatter<T>(p, along[operands], count, out);
            });
        };
        if constexpr (op == operation::vjp) through(F::vjp(x));
        else through(F::value(x));
        for (int k = 0; k <= operands; ++k) at[k] += steps[k];
    }
}

// Whether F is a function of a row; its operations are value and vjp.
template <class F, class = void>
constexpr bool is_of_a_row = false;
template <class F>
constexpr bool is_of_a_row<F, decltype((void)F::is_of_a_row)> = F::is_of_a_row;

template <class F>
constexpr kernel_operation row_operations[] = {
#define ACTFN_ROW_LOOPS(op) \
    {over_rows<F, operation::op, half>, over_rows<F, operation::op, bfloat16>, over_rows<F, operation::op, float>, \
     over_rows<F, operation::op, double>}
    {"value", 1, "(n)->(n)", ACTFN_ROW_LOOPS(value)},
    {"vjp", 2, "(n),(n)->(n)", ACTFN_ROW_LOOPS(vjp)},
#undef ACTFN_ROW_LOOPS
};

}  // namespace actfn::ACTFN_ISA
