#include "strides.h"

#include "environment.h"

namespace actfn::ACTFN_ISA {

template <class E>
static void copy(char* to, ptrdiff_t to_step, const char* from, ptrdiff_t from_step, ptrdiff_t count) {
    for (ptrdiff_t i = 0; i < count; ++i) memcpy(to + i * to_step, from + i * from_step, sizeof(E));
}
static void copy(ptrdiff_t size, char* to, ptrdiff_t to_step, const char* from, ptrdiff_t from_step, ptrdiff_t count) {
    if (to_step == size && from_step == size) memcpy(to, from, (size_t)(count * size));
    else if (size == 2) copy<uint16_t>(to, to_step, from, from_step, count);
    else if (size == 4) copy<uint32_t>(to, to_step, from, from_step, count);
    else copy<uint64_t>(to, to_step, from, from_step, count);
}

void run_over_arrays(const register_runs& runs, char** args, const ptrdiff_t* dimensions, const ptrdiff_t* steps) {
    constexpr int most_registers = 8;  // of a piece
    constexpr ptrdiff_t most_bytes = 2 * (register_bytes ? register_bytes : (int)sizeof(double));
    const float_environment standard;
    const int inputs = runs.inputs;
    const ptrdiff_t n = dimensions[0], size = runs.size, bytes = runs.bytes, width = bytes / size, out_step = steps[inputs];
    char* const out = args[inputs];
    if (n <= 0) return;

    alignas(64) char repeated[most_inputs][most_bytes];
    bool is_repeated[most_inputs], contiguous = out_step == size;
    register_run* run = runs.fixed;
    for (int k = 0; k < inputs; ++k) {
        is_repeated[k] = k >= runs.first_parameter && steps[k] == 0;
        if (is_repeated[k]) {
            copy(size, repeated[k], size, args[k], 0, width);
        } else {
            contiguous &= steps[k] == size;
            if (k >= runs.first_parameter) run = runs.varying;
        }
    }
    const char* from[most_inputs];
    ptrdiff_t advance[most_inputs];
    for (int k = 0; k < inputs; ++k) advance[k] = is_repeated[k] ? 0 : bytes;

    // Any strides, and fewer elements than fill a register, whose other lanes are 0.
    auto piece = [&](ptrdiff_t start, ptrdiff_t count) {
        alignas(64) char copies[most_inputs][most_registers * most_bytes], results[most_registers * most_bytes];
        const ptrdiff_t registers = (count + width - 1) / width;
        for (int k = 0; k < inputs; ++k) {
            from[k] = is_repeated[k] ? repeated[k] : copies[k];
            if (is_repeated[k]) continue;
            copy(size, copies[k], size, args[k] + start * steps[k], steps[k], count);
            memset(copies[k] + count * size, 0, (size_t)(registers * bytes - count * size));
        }
        run(from, advance, results, registers, false);
        copy(size, out + start * out_step, out_step, results, size, count);
    };

    ptrdiff_t i = 0;
    if (contiguous) {
        const bool past_caches = can_stream && run == runs.fixed && n * size >= stream_bytes && (uintptr_t)out % size == 0;
        if (past_caches && (uintptr_t)out % bytes) {
            // to where the output is aligned
            i = (bytes - (ptrdiff_t)((uintptr_t)out % bytes)) / size;
            piece(0, i);
        }
        const ptrdiff_t registers = (n - i) / width;
        if (registers > 0) {
            for (int k = 0; k < inputs; ++k) from[k] = is_repeated[k] ? repeated[k] : args[k] + i * size;
            run(from, advance, out + i * size, registers, past_caches);
            if (past_caches) fence();
            i += registers * width;
        }
    }
    const ptrdiff_t most = most_registers * width;
    for (; i < n; i += most) piece(i, n - i < most ? n - i : most);
}

}  // namespace actfn::ACTFN_ISA
