// The errors of a target's results at consecutive float32 numbers, counted: the inner loop of `actfn audit --exhaustive`.
//
// Where no result is wrong in kind it counts what Measured in audit/measure.py does; where one may be it says so, and
// those results are left to Measured. Exact values are Horner's rule as in audit/atlas.py, rounded at the same places.
// The sums' terms go in turn to as many sums as a group has numbers: their bits do not depend on the instruction set.
#pragma once

#include "environment.h"
#include "kernels.h"
#include "simd.h"

namespace actfn::ACTFN_ISA {

// As many floats as f64 has doubles.
typedef vector_of<float, register_bytes / 2>::type narrow_f32;
typedef vector_of<int32_t, register_bytes / 2>::type narrow_i32;

template <class To, class From>
ACTFN_INLINE To converted(From x) {
    if constexpr (register_bytes) return __builtin_convertvector(x, To);
    else return (To)x;
}

// What is found. Of the counts there are four, as neighbours that share a bin would wait for each other.
struct tallied {
    double want[tally_group], error[tally_group], sum[tally_group] = {};
    uint32_t counts[tally_bins][4] = {};
};

// Into the worst, which are sorted; of equal ones the first is kept.
static void keep_worst(const tallied& t, ptrdiff_t start, tally_result& result) {
    for (int k = 0; k < tally_group; ++k) {
        if (!(t.error[k] > result.least)) continue;
        int at = result.kept < tally_worst ? result.kept++ : tally_worst - 1;
        for (; at > 0 && result.worst[at - 1].error < t.error[k]; --at) result.worst[at] = result.worst[at - 1];
        result.worst[at] = {t.error[k], t.want[k], start + k};
        if (result.kept == tally_worst) result.least = result.worst[tally_worst - 1].error;
    }
}

// Whether no result is wrong in kind.
__attribute__((noinline)) static bool tally_groups(const tally_run& run, tallied& t, tally_result& result) {
    constexpr int width = lanes<f64>, chains = 4;  // at once, for Horner's rule waits for itself
    alignas(64) static constexpr int32_t counting[] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
                                                       16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31};
    static_assert(sizeof counting / sizeof *counting == tally_group && tally_group % (chains * width) == 0);
    constexpr int64_t exponent = 0x7ffll << 52, inverse = (int64_t)((2 * 1023 + 23ull) << 52);
    const f64 middle = splat<f64>(run.middle), zero = {};
    const f64 normal = splat<f64>(0x1p-126), top = splat<f64>(0x1p127), tiny = splat<f64>(0x1p-122);
    const f64 sure = splat<f64>(0x1p-170);  // SURE in audit/atlas.py
    const narrow_f32 low = run.low - narrow_f32{}, high = run.high - narrow_f32{}, mirror = run.mirror - narrow_f32{};
    const narrow_i32 rises = -(run.direction > 0) - narrow_i32{}, falls = -(run.direction < 0) - narrow_i32{};
    integer<f64> doubt = {};
    narrow_i32 wrong = {};
    f64 largest = {};
    for (ptrdiff_t i = 0; i < run.count; i += tally_group) {
        alignas(64) int32_t bins[tally_group];
        f64 over = {};
#pragma GCC unroll 1
        for (int j = 0; j < tally_group; j += chains * width) {
            f64 from_middle[chains], want[chains];
#pragma GCC unroll 4
            for (int c = 0; c < chains; ++c) {
                const auto* place = (const char*)(counting + j + c * width);
                const narrow_i32 x = (int32_t)(run.first + (uint32_t)i) + load<narrow_i32>(place);
                from_middle[c] = converted<f64>(load<narrow_f32>((const char*)&x)) - middle;
                want[c] = splat<f64>(run.coefficients[run.degree]);
            }
            for (int n = run.degree - 1; n >= 0; --n)
#pragma GCC unroll 4
                for (int c = 0; c < chains; ++c) want[c] = want[c] * from_middle[c] + splat<f64>(run.coefficients[n]);
#pragma GCC unroll 4
            for (int c = 0; c < chains; ++c) {
                const int k = j + c * width;
                const auto* at = (const char*)(run.got + i + k);
                const narrow_f32 got = load<narrow_f32>(at), before = load<narrow_f32>(at - sizeof(float));
                wrong |= (((got >= low) & (got <= high)) == 0) | ((got < before) & rises) | ((got > before) & falls);
                if (run.mirrored) wrong |= load<narrow_f32>((const char*)(run.mirrored + i + k)) != mirror * got;
                const f64 result = converted<f64>(got), magnitude = abs(want[c]);
                const auto opposite = (bits(want[c]) ^ bits(result)) < integer<f64>{};
                doubt |= (magnitude < tiny) & (magnitude >= sure);
                // What underflows beyond doubt has a sign; an exact zero has none of its own.
                doubt |= (magnitude < sure) & (magnitude > zero) & (result == zero) & opposite;
                // The unit is the power of two below, of the exponents of normal numbers; dividing by it is exact.
                const integer<f64> power = bits(at_most(top, at_least(normal, magnitude))) & exponent;
                const f64 error = abs(result - want[c]) * from_bits<f64>(inverse - power);
                over = at_least(error, over);
                store((char*)(t.want + k), want[c]);
                store((char*)(t.error + k), error);
                auto* sum = (char*)(t.sum + k);
                store(sum, load<f64>(sum) + error);
                const narrow_f32 rounded = converted<narrow_f32>(error);
                store((char*)(bins + k), ((load<narrow_i32>((const char*)&rounded) - 1) >> tally_bin_bits) + 1);
            }
        }
#pragma GCC unroll 8
        for (int k = 0; k < tally_group; ++k) ++t.counts[bins[k]][k % 4];
        largest = at_least(over, largest);
        if (__builtin_expect(any(over > splat<f64>(result.least)), 0)) keep_worst(t, i, result);
    }
    double lane[width];
    store((char*)lane, largest);
    for (double l : lane) result.largest = l > result.largest ? l : result.largest;
    return !any(doubt) && !any(wrong);
}

bool tally(const tally_run& run, tally_result& result) {
    const float_environment standard;
    tallied t;
    if (!tally_groups(run, t, result)) return false;
    for (double s : t.sum) result.total += s;
    if (!(result.total < __builtin_inf())) return false;  // an exact value is infinite
    for (int b = 0; b < tally_bins; ++b)
        for (uint32_t count : t.counts[b]) result.counts[b] += count;
    return true;
}

}  // namespace actfn::ACTFN_ISA
