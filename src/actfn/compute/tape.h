// A formula of the user's own as a tape: words in the order in which they are computed, each from places to a place.
//
// A block of elements, small enough to stay in the first cache, goes through the whole tape before the next one does,
// so that nothing of an array's size is made in between. Inputs and output are used where they lie if they can be.
#pragma once

#include "blocks.h"
#include "environment.h"
#include "formula_cells.h"
#include "kernels.h"
#include "words.h"

namespace actfn::ACTFN_ISA {

template <class V, int operands, class Word>
ACTFN_INLINE void over_block(char* out, const char* const* in, ptrdiff_t bytes, Word word) {
    for (ptrdiff_t i = 0; i < bytes; i += (ptrdiff_t)sizeof(V)) {
        V a = load<V>(in[0] + i);
        V y;
        if constexpr (operands == 1) y = word(a);
        else if constexpr (operands == 2) y = word(a, load<V>(in[1] + i));
        else if constexpr (operands == 3) y = word(a, load<V>(in[1] + i), load<V>(in[2] + i));
        else y = word(a, load<V>(in[1] + i), load<V>(in[2] + i), load<V>(in[3] + i));
        store(out + i, y);
    }
}

#define ACTFN_WORD(name, operands)                                                                    \
    template <class V>                                                                                \
    void name##_block(char* out, const char* const* in, ptrdiff_t bytes) {                            \
        over_block<V, operands>(out, in, bytes,                                                       \
                                [](auto... x) __attribute__((always_inline)) { return words::name(x...); }); \
    }
ACTFN_EACH_WORD(ACTFN_WORD)
#undef ACTFN_WORD

static const word all_words[] = {
#define ACTFN_ROW(name, operands) {#name, operands, {name##_block<two<f32>>, name##_block<two<f64>>}},
    ACTFN_EACH_WORD(ACTFN_ROW)
#undef ACTFN_ROW
};

constexpr ptrdiff_t block_bytes = 2048;

// Elements T, computed as numbers E.
template <class T, class E>
void tape_loop(char** args, const ptrdiff_t* dimensions, const ptrdiff_t* steps, void* data) {
    typedef two<typename vector_of<E, register_bytes>::type> V;
    constexpr bool is_wide = sizeof(E) == 8;
    constexpr ptrdiff_t per_block = block_bytes / (ptrdiff_t)sizeof(E), size = sizeof(T);
    constexpr ptrdiff_t width = lanes<typename storage<T>::vector>;  // of a register's elements as they are stored
    const float_environment standard;
    const tape& t = *(const tape*)data;
    const ptrdiff_t n = dimensions[0];
    char* out = args[t.inputs];
    const ptrdiff_t out_step = steps[t.inputs];

    const bool large = n * size >= stream_bytes;
    const bool past = can_stream && large && out_step == size && (uintptr_t)out % size == 0;
    // a first block up to where the output is aligned
    const ptrdiff_t head = past ? (ptrdiff_t)(-(uintptr_t)out % (width * size)) / size : 0;
    alignas(64) char room[tape_places][block_bytes];
    // smaller where many lines are asked for, as a processor waits for those that are too many at once
    const ptrdiff_t most = large ? per_block / 4 : per_block;
    alignas(64) float narrow[is_wide ? per_block : 1];
    const auto read = [&](char* to, const char* from, ptrdiff_t step, ptrdiff_t count) {
        if constexpr (is_wide) read_wide<T>((double*)to, narrow, from, step, count);
        else read_block<T>(to, from, step, count);
    };
    const char* place[tape_places];
    for (int k = 0; k < tape_places; ++k) place[k] = room[k];
    const ptrdiff_t filled = n < per_block ? (n + width - 1) / width * width : per_block;
    for (int k = 0; k < t.constants; ++k) {
        V c = splat<V>((E)t.constant[k]);
        for (ptrdiff_t i = 0; i < filled; i += lanes<V>) store(room[t.inputs + k] + i * (ptrdiff_t)sizeof(E), c);
    }
    for (int k = 0; k < t.inputs; ++k)
        if (steps[k] == 0 && n > 0) read(room[k], args[k], 0, filled);  // once for all

    for (ptrdiff_t start = 0, count; start < n; start += count) {
        count = start == 0 && head ? head : n - start < most ? n - start : most;
        const bool whole = sizeof(T) == sizeof(E) && count % lanes<V> == 0;
        const ptrdiff_t bytes = (count + width - 1) / width * width * (ptrdiff_t)sizeof(E);
        for (int k = 0; k < t.inputs; ++k) {
            if (steps[k] == 0) continue;
            const char* from = args[k] + start * steps[k];
            const bool direct = whole && steps[k] == size;
            if (large && steps[k] == size) fetch_ahead(from, count * size);
            place[k] = direct ? from : room[k];
            if (!direct) read(room[k], from, steps[k], count);
        }
        char* to = out + start * out_step;
        const bool direct = whole && out_step == size && !past;
        for (int s = 0; s < t.steps; ++s) {
            const tape_step& now = t.step[s];
            const char* in[4];
            for (int k = 0; k < 4; ++k) in[k] = place[now.in[k]];
            char* const result = s == t.steps - 1 && direct ? to : room[now.out];
            if constexpr (sizeof(T) == 4 && !is_wide)
                if (now.word == cells_step) {
                    cells_block(*t.cells, result, in[0], (int)(bytes / (ptrdiff_t)sizeof(E)));
                    continue;
                }
            all_words[now.word].block[is_wide](result, in, bytes);
        }
        if (direct) continue;
        const char* result = room[t.step[t.steps - 1].out];
        const bool streams = past && !(start == 0 && head);
        if constexpr (is_wide) write_wide<T>((const double*)result, narrow, to, out_step, count, streams);
        else write_block<T>(result, to, out_step, count, streams);
    }
    if (past) fence();
}

extern const tape_code tapes;
const tape_code tapes = {all_words, sizeof all_words / sizeof *all_words,
                         {tape_loop<half, double>, tape_loop<bfloat16, double>, tape_loop<float, double>, tape_loop<double, double>},
                         {tape_loop<half, float>, tape_loop<bfloat16, float>, tape_loop<float, float>, tape_loop<double, double>}};

}  // namespace actfn::ACTFN_ISA
