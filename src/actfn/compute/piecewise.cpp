// The loops of every function that goes by tables, for one instruction set: the tables come as a loop's data.
#include "blocks.h"
#include "loops.h"
#include "piecewise.h"

namespace actfn::ACTFN_ISA {

template <operation op>
const piecewise_table& table_of(const function_tables& tables) {
    if constexpr (op == operation::value) return tables.value;
    else if constexpr (op == operation::second) return tables.second;
    else return tables.grad;
}

// What rounding f(x) = y to a double drops, where that hides on which side of a middle between two numbers of sixteen
// bits f(x) lies: next to zero, where a power of two times x is such a middle.
static double dropped(const near_zero<double>& zero, double x, double y) {
    if (zero.slope == 0 || !(abs(x) < zero.end)) return 0;
    return fma(x, zero.slope, -y) + x * fma(x, zero.curve, zero.slope_low);
}

// The results of a register again, in float64, where float32's error leaves open which way to round.
template <operation op, class T, class V>
__attribute__((noinline)) typename storage<T>::stored settled(const piecewise_table& table, const float* x, const float* g) {
    double wide[lanes<V>], y[lanes<V>];
    for (int i = 0; i < lanes<V>; ++i) wide[i] = x[i];
    block_of<double>(table)(table, (char*)y, (const char*)wide, lanes<V>);
    float once[lanes<V>];
    for (int i = 0; i < lanes<V>; ++i) {
        if constexpr (op == operation::vjp) once[i] = to_odd(g[i] * y[i]);
        else once[i] = to_odd(to_odd(y[i], dropped(table.wide.zero, wide[i], y[i])));
    }
    return storage<T>::round(load<V>((const char*)once));
}

template <operation op, class T>
void piecewise_loop(char** args, const ptrdiff_t* dimensions, const ptrdiff_t* steps, void* data) {
    typedef typename storage<T>::vector V;
    typedef element<V> E;
    constexpr bool narrow = sizeof(T) == 2;
    constexpr int inputs = 1 + (op == operation::vjp);
    constexpr ptrdiff_t size = sizeof(T), width = lanes<V>;
    const float_environment standard;
    const piecewise_table& table = table_of<op>(*(const function_tables*)data);
    const auto block = block_of<E>(table);
    const ptrdiff_t n = dimensions[0], out_step = steps[inputs];
    char* out = args[inputs];
    alignas(64) E room[inputs][block_numbers], results[block_numbers];

    const bool large = n * size >= stream_bytes;
    const bool past = can_stream && large && out_step == size && (uintptr_t)out % size == 0;
    // a first block up to where the output is aligned
    const ptrdiff_t head = past ? (ptrdiff_t)(-(uintptr_t)out % (width * size)) / size : 0;
    for (ptrdiff_t start = 0, count; start < n; start += count) {
        count = start == 0 && head ? head : n - start < block_numbers ? n - start : block_numbers;
        const ptrdiff_t filled = (count + width - 1) / width * width;
        const bool whole = !narrow && count == filled;
        const char* in[inputs];
        for (int k = 0; k < inputs; ++k) {
            const char* from = args[k] + start * steps[k];
            if (large && steps[k] == size) fetch_ahead(from, block_numbers * size);
            const bool direct = whole && steps[k] == size;
            in[k] = direct ? from : (const char*)room[k];
            if (!direct) read_block<T>((char*)room[k], from, steps[k], count);
        }
        char* to = out + start * out_step;
        const bool direct = whole && out_step == size && !past;
        char* y = direct && op != operation::vjp ? to : (char*)results;
        block(table, y, in[0], (int)filled);
        if constexpr (narrow) {
            for (ptrdiff_t i = 0; i < filled; i += width) {
                V v = load<V>((const char*)(results + i)), slope = v;
                if constexpr (op == operation::vjp) v = v * load<V>((const char*)(room[inputs - 1] + i));
                auto r = storage<T>::round_or_doubt(v, op == operation::value || op == operation::grad ? one_unit : some_units);
                if constexpr (op == operation::vjp && storage<T>::range_of_float) {
                    // a derivative near underflow in float32 has few digits left; its product with g may need them all
                    auto underflows = abs(slope) < splat<V>(0x1p-102f);
                    r.doubt |= any(underflows.first | underflows.second);
                }
                if (__builtin_expect(r.doubt, 0)) r.result = settled<op, T, V>(table, room[0] + i, room[inputs - 1] + i);
                char* p = to + i * out_step;
                if (count - i < width || out_step != size) scatter<T>(p, out_step, count - i < width ? count - i : width, r.result);
                else if (past && !(start == 0 && head)) write_past_caches(p, r.result);
                else store(p, r.result);
            }
        } else {
            if constexpr (op == operation::vjp)
                for (ptrdiff_t i = 0; i < filled; i += width)
                    store((direct ? to : y) + i * size,
                          load<V>(in[inputs - 1] + i * size) * load<V>(y + i * size));
            if (!direct) write_block<T>(y, to, out_step, count, past && !(start == 0 && head));
        }
    }
    if (past) fence();
}

template <operation op>
constexpr kernel_operation piecewise_operation(const char* name) {
    return {name, 1 + (op == operation::vjp), nullptr,
            {piecewise_loop<op, half>, piecewise_loop<op, bfloat16>, piecewise_loop<op, float>, piecewise_loop<op, double>}};
}

extern const kernel_operation piecewise_operations[piecewise_count];
const kernel_operation piecewise_operations[piecewise_count] = {
    piecewise_operation<operation::value>("value"), piecewise_operation<operation::grad>("grad"),
    piecewise_operation<operation::vjp>("vjp"), piecewise_operation<operation::second>("second")};

}  // namespace actfn::ACTFN_ISA
