// A formula at a block of floats by the cells that were found when it was defined (piecewise_tables.h): as exact as the
// tables of a function of the package, and some two to three times as fast as its tape in double.
#pragma once

#include "piecewise.h"

namespace actfn::ACTFN_ISA {

template <care with, int degree>
void cells_block_of(const formula_cells& c, char* out, const char* in, int count) {
    typedef two<typename vector_of<float, register_bytes>::type> V;
    const near_zero<float>& zero = c.zero;
    waiting<float, block_numbers> numbers;
    const auto at = [&](V u) __attribute__((always_inline)) {
        const two_sum<V> sum = polynomial_at<with, degree>(c.middle, u);
        return sum.high + sum.low;
    };
    for (int i = 0; i < count; i += lanes<V>) {
        const V x = load<V>(in + i * (int)sizeof(float)), a = abs(x);
        if (__builtin_expect(any_outside(a, zero.end, c.most), 0)) {
            V y = at(with_sign(at_most(splat<V>(c.most), at_least(splat<V>(zero.end), a)), x));
            if (zero.slope != 0) y = select(a < splat<V>(zero.end), line_at(zero, x), y);
            const uint32_t which = every_lane<V> & ~lanes_between(a, -1, c.far);
            store(out + i * (int)sizeof(float), y);
            if (which) numbers.add(x, which, i);
        } else {
            store(out + i * (int)sizeof(float), at(x));
        }
    }
    if (!numbers.count) return;
    float results[block_numbers];
    char* args[] = {(char*)numbers.x, (char*)results};
    const ptrdiff_t length = numbers.count, steps[] = {sizeof(float), sizeof(float)};
    c.beyond.loop(args, &length, steps, c.beyond.data);
    for (int i = 0; i < numbers.count; ++i) memcpy(out + numbers.place[i] * (int)sizeof(float), results + i, sizeof(float));
}

template <care with>
void cells_block_with(const formula_cells& c, char* out, const char* in, int count) {
    switch (c.middle.degree) {
        case 6: return cells_block_of<with, 6>(c, out, in, count);
        case 7: return cells_block_of<with, 7>(c, out, in, count);
        case 8: return cells_block_of<with, 8>(c, out, in, count);
        case 9: return cells_block_of<with, 9>(c, out, in, count);
        default: return cells_block_of<with, 0>(c, out, in, count);
    }
}
static void cells_block(const formula_cells& c, char* out, const char* in, int count) {
    if (c.with == care::root) cells_block_with<care::root>(c, out, in, count);
    else cells_block_with<care::steep>(c, out, in, count);
}

}  // namespace actfn::ACTFN_ISA
