// The audit's tally of one instruction set's table, part of the program that kernel_test.cpp begins: against a plain loop,
// and a fault of each kind planted at each place of a group. Under AddressSanitizer each buffer is as long as it must be.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <functional>
#include <vector>

#include "kernels.h"

namespace {

float number(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

// x from 1 on, of which the results are x² + x/4 − 2, rounded, and the mirrored ones their opposites.
struct subject {
    static constexpr int count = 3 * actfn::tally_group;
    const double coefficients[3] = {-0.75, 2.25, 1};
    std::vector<float> got, mirrored;
    std::vector<int64_t> counts = std::vector<int64_t>(actfn::tally_bins);
    actfn::tally_run run = {};
    actfn::tally_result result = {};

    explicit subject(float sign = 1) {
        run = {number_bits(sign), count, nullptr, nullptr, -1, sign, coefficients, 2, -100, 100, (int)sign};
        for (int i = -1; i < count; ++i) got.push_back((float)want(i)), mirrored.push_back(-got.back());
        result.counts = counts.data();
    }
    static uint32_t number_bits(float x) {
        uint32_t bits;
        memcpy(&bits, &x, sizeof bits);
        return bits;
    }
    double want(int i) const {
        const double t = (double)number(run.first + (uint32_t)i) - run.middle;
        return (t * coefficients[2] + coefficients[1]) * t + coefficients[0];
    }
    bool clean(const actfn::kernel_table& table) {
        run.got = got.data() + 1, run.mirrored = mirrored.data() + 1;
        return table.tally(run, result);
    }
};

}  // namespace

// Counts what passed and what failed.
void check_tally(const actfn::kernel_table& table, const char* isa, int* passed, int* failed) {
    auto expect = [&](bool good, const char* what) {
        ++*(good ? passed : failed);
        if (!good) printf("FAILED %s tally: %s\n", isa, what);
    };
    for (float sign : {1.0f, -1.0f}) {
        subject s(sign);
        expect(s.clean(table), "finds fault with what is right");
        double largest = 0, total = 0;
        int64_t all = 0;
        for (int i = 0; i < subject::count; ++i) {
            const double want = s.want(i), error = fabs(s.got[(size_t)i + 1] - want) / exp2(ilogb(want) - 23);
            largest = fmax(largest, error), total += error;
        }
        for (int64_t c : s.counts) all += c;
        expect(s.result.largest == largest, "another largest error");
        expect(fabs(s.result.total - total) < 1e-9, "another sum of errors");
        expect(all == subject::count, "not all are counted once");
        expect(s.result.kept == actfn::tally_worst && s.result.worst[0].error == largest, "the worst is not the largest");
        uint64_t hash = 0xcbf29ce484222325, bits;  // FNV-1a
        for (int b = 0; b < actfn::tally_bins; ++b) hash = (hash ^ (uint64_t)s.counts[(size_t)b]) * 0x100000001b3;
        for (const auto& w : s.result.worst) hash = (hash ^ (uint64_t)w.index) * 0x100000001b3;
        memcpy(&bits, &s.result.total, sizeof bits);
        printf("checksum tally %g: %016llx %016llx\n", sign, (unsigned long long)hash, (unsigned long long)bits);
    }
    const struct {
        const char* what;
        std::function<void(subject&, size_t)> plant;
    } faults[] = {
        {"a nan", [](subject& s, size_t i) { s.got[i] = s.mirrored[i] = NAN; }},
        {"a nan of all bits", [](subject& s, size_t i) { s.got[i] = s.mirrored[i] = number(0x7fffffff); }},
        {"an infinity", [](subject& s, size_t i) { s.run.direction = 0, s.mirrored[i] = -(s.got[i] = INFINITY); }},
        {"a result below the range", [](subject& s, size_t i) { s.run.direction = 0, s.mirrored[i] = -(s.got[i] = -101); }},
        {"a result above the range", [](subject& s, size_t i) { s.run.direction = 0, s.mirrored[i] = -(s.got[i] = 101); }},
        {"a step back", [](subject& s, size_t i) {
             s.got[i - 1] = s.got[i] + (float)s.run.direction, s.mirrored[i - 1] = -s.got[i - 1];
         }},
        {"an asymmetric result", [](subject& s, size_t i) { s.mirrored[i] = nextafterf(s.mirrored[i], 9); }},
    };
    for (const auto& fault : faults)
        for (size_t place = 2; place < 2 * (actfn::tally_group + 2); ++place) {
            subject s(place % 2 ? 1 : -1);
            fault.plant(s, place / 2);
            expect(!s.clean(table), fault.what);
            bool counted = false;
            for (int64_t c : s.counts) counted |= c != 0;
            expect(!counted, "counts what is left to others");
        }
    // Exact values that are subnormal or nearly so, and zero.
    const double tiny = 0x1p-123, zero = 0;
    for (double want : {tiny, -tiny, 0x1p-140}) {
        subject s;
        s.run = {s.run.first, actfn::tally_group, nullptr, nullptr, 1, 0, &want, 0, -1, 1, 0};
        s.got.assign(actfn::tally_group + 1, (float)want), s.mirrored = s.got;
        expect(!s.clean(table), "a tiny value is not in doubt");
    }
    for (double want : {zero, -zero}) {
        subject s;
        s.run = {s.run.first, actfn::tally_group, nullptr, nullptr, 1, 0, &want, 0, -1, 1, 0};
        s.got.assign(actfn::tally_group + 1, 0.0f), s.mirrored = s.got;
        s.got[7] = -0.0f;
        expect(s.clean(table) && s.result.total == 0, "an exact zero has no sign of its own");
    }
    const double underflow = 0x1p-900;
    for (bool opposite : {false, true}) {
        subject s;
        s.run = {s.run.first, actfn::tally_group, nullptr, nullptr, 1, 0, &underflow, 0, -1, 1, 0};
        s.got.assign(actfn::tally_group + 1, 0.0f), s.mirrored = s.got;
        if (opposite) s.got[7] = -0.0f;
        expect(s.clean(table) == !opposite, "the sign of an underflow");
    }
}
