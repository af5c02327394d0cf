// The loops of every function that goes by tables, for one instruction set: the tables come as a loop's data, and with them
// the loops of the function's header, if it has one, for what the tables do not describe.
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

// The place of a type's loop among those of an operation.
template <class T>
constexpr int place_of = sizeof(T) == 8 ? 3 : 2;
template <>
constexpr int place_of<bfloat16> = 1;
template <>
constexpr int place_of<half> = 0;

// The loop of a function's header for a type and an operation; null where it has none.
template <operation op, class T>
inner_loop* header_loop(const tables_and_header& of) {
    return of.header ? of.header[(int)op].loops[place_of<T>] : nullptr;
}

// The results of a register again, in float64, where float32's error leaves open which way to round.
template <operation op, class T, class V>
__attribute__((noinline)) typename storage<T>::stored settled(const tables_and_header& of, const float* x, const float* g) {
    typedef typename storage<T>::stored S;
    if (inner_loop* header = header_loop<op, T>(of)) {
        alignas(64) T from[2][lanes<V>], to[lanes<V>];
        store((char*)from[0], storage<T>::round(load<V>((const char*)x)));
        store((char*)from[1], storage<T>::round(load<V>((const char*)g)));
        char* args[] = {(char*)from[0], (char*)(op == operation::vjp ? from[1] : to), (char*)to};
        const ptrdiff_t length = lanes<V>, steps[] = {sizeof(T), sizeof(T), sizeof(T)};
        header(args, &length, steps, nullptr);
        return load<S>((const char*)to);
    }
    const piecewise_table& table = table_of<op>(*of.tables);
    double wide[lanes<V>], y[lanes<V>];
    for (int i = 0; i < lanes<V>; ++i) wide[i] = x[i];
    block_of<double>(table)(table, nullptr, (char*)y, (const char*)wide, lanes<V>);
    float once[lanes<V>];
    for (int i = 0; i < lanes<V>; ++i) {
        if constexpr (op == operation::vjp) once[i] = to_odd(g[i] * y[i]);
        else once[i] = to_odd(to_odd(y[i], dropped(table.wide->zero, wide[i], y[i])));
    }
    return storage<T>::round(load<V>((const char*)once));
}

// The blocks that results of an array are written in: those of a large one past the caches, after a first block up to where
// the output is aligned. They are smaller there, as a processor waits where it is asked for many lines at once.
template <class T>
struct output_blocks {
    static constexpr ptrdiff_t size = sizeof(T), width = lanes<typename storage<T>::vector>;
    const ptrdiff_t n;
    const bool large, past;
    const ptrdiff_t head;

    output_blocks(const char* out, ptrdiff_t step, ptrdiff_t n)
        : n(n), large(n * size >= stream_bytes), past(can_stream && large && step == size && (uintptr_t)out % size == 0),
          head(past ? (ptrdiff_t)(-(uintptr_t)out % (width * size)) / size : 0) {}
    ptrdiff_t count(ptrdiff_t start) const {
        const ptrdiff_t most = large ? block_numbers / 4 : block_numbers;
        return start == 0 && head ? head : n - start < most ? n - start : most;
    }
    bool writes_past(ptrdiff_t start) const { return past && !(start == 0 && head); }
};

// Results of sixteen bits by cells that round right: from memory to memory, and by way of a block of whole registers
// where those of the array are not, or are to be written past the caches.
template <class T>
void short_loop(const piecewise_table& table, const short_cells& cells, inner_loop* header, const char* in, ptrdiff_t in_step, char* out,
                ptrdiff_t out_step, ptrdiff_t n) {
    typedef typename storage<T>::stored S;
    typedef output_blocks<T> blocks;
    constexpr ptrdiff_t size = blocks::size, width = blocks::width;
    const auto block = short_block_of<T>(cells);
    const blocks all(out, out_step, n);
    alignas(64) T numbers[block_numbers], results[block_numbers];
    for (ptrdiff_t start = 0, count; start < n; start += count) {
        count = all.count(start);
        const char* from = in + start * in_step;
        char* to = out + start * out_step;
        const ptrdiff_t filled = (count + width - 1) / width * width;
        const bool reads = count == filled && in_step == size, writes = count == filled && out_step == size && !all.past;
        if (all.large && in_step == size) fetch_ahead(from, count * size);
        if (!reads) {
            for (ptrdiff_t i = 0; i < count; ++i) memcpy(numbers + i, from + i * in_step, sizeof(T));
            memset(numbers + count, 0, (filled - count) * sizeof(T));
        }
        block(table, cells, header, writes ? to : (char*)results, reads ? from : (const char*)numbers, (int)filled);
        ptrdiff_t written = writes ? count : 0;
        if (all.writes_past(start))
            for (; written + width <= count; written += width)
                write_past_caches(to + written * size, load<S>((const char*)(results + written)));
        for (; written < count; ++written) memcpy(to + written * out_step, results + written, sizeof(T));
    }
    if (all.past) fence();
}

template <class T>
const short_cells* short_cells_of(const piecewise_table& table) {
    return storage<T>::range_of_float ? table.of_bfloat16 : table.of_half;
}

template <operation op, class T>
void piecewise_loop(char** args, const ptrdiff_t* dimensions, const ptrdiff_t* steps, void* data) {
    typedef typename storage<T>::vector V;
    typedef element<V> E;
    constexpr bool narrow = sizeof(T) == 2;
    constexpr int inputs = 1 + (op == operation::vjp);
    constexpr ptrdiff_t size = sizeof(T), width = lanes<V>;
    const float_environment standard;
    const tables_and_header& of = *(const tables_and_header*)data;
    const piecewise_table& table = table_of<op>(*of.tables);
    const ptrdiff_t n = dimensions[0], out_step = steps[inputs];
    char* out = args[inputs];
    if constexpr (narrow && (op == operation::value || op == operation::grad)) {
        if (const short_cells* cells = short_cells_of<T>(table))
            return short_loop<T>(table, *cells, header_loop<op, T>(of), args[0], steps[0], out, out_step, n);
    }
    inner_loop* const header = header_loop<op, T>(of);
    if (header && table.single.middle.degree == 0) return header(args, dimensions, steps, nullptr);
    inner_loop* const beyond = header_loop<op == operation::value ? operation::value : operation::grad, E>(of);
    const auto block = block_of<E>(table);
    alignas(64) E room[inputs][block_numbers], results[block_numbers];

    const output_blocks<T> all(out, out_step, n);
    for (ptrdiff_t start = 0, count; start < n; start += count) {
        count = all.count(start);
        const ptrdiff_t filled = (count + width - 1) / width * width;
        const bool whole = !narrow && count == filled;
        const char* in[inputs];
        for (int k = 0; k < inputs; ++k) {
            const char* from = args[k] + start * steps[k];
            if (all.large && steps[k] == size) fetch_ahead(from, count * size);
            const bool direct = whole && steps[k] == size;
            in[k] = direct ? from : (const char*)room[k];
            if (!direct) read_block<T>((char*)room[k], from, steps[k], count);
        }
        char* to = out + start * out_step;
        const bool direct = whole && out_step == size && !all.past;
        char* y = direct && op != operation::vjp ? to : (char*)results;
        block(table, beyond, y, in[0], (int)filled);
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
                if (__builtin_expect(r.doubt, 0)) r.result = settled<op, T, V>(of, room[0] + i, room[inputs - 1] + i);
                char* p = to + i * out_step;
                if (count - i < width || out_step != size) scatter<T>(p, out_step, count - i < width ? count - i : width, r.result);
                else if (all.writes_past(start)) write_past_caches(p, r.result);
                else store(p, r.result);
            }
        } else {
            if constexpr (op == operation::vjp)
                for (ptrdiff_t i = 0; i < filled; i += width)
                    store((direct ? to : y) + i * size,
                          load<V>(in[inputs - 1] + i * size) * load<V>(y + i * size));
            if (!direct) write_block<T>(y, to, out_step, count, all.writes_past(start));
        }
    }
    if (all.past) fence();
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
