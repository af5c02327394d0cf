// The perceptrons of one instruction set's table, part of the program that kernel_test.cpp begins: what is written where
// (under AddressSanitizer each buffer is as long as it must be, and no longer), a first step of Adam known beforehand,
// learning, and checksums of weights by which instruction sets are compared. Gradients are the Python tests' business.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <memory>
#include <vector>

#include "kernels.h"

namespace {

using actfn::perceptron;
typedef std::vector<float> floats;

struct network {
    std::vector<ptrdiff_t> sizes;
    floats weights, mean, square;
    double powers[2] = {1, 1};
    std::unique_ptr<float, decltype(&free)> workspace{nullptr, free};
    perceptron p = {};

    network(const actfn::kernel& activation, actfn::loss loss, std::vector<ptrdiff_t> shape, ptrdiff_t batch)
        : sizes(std::move(shape)) {
        size_t count = 0;
        uint32_t state = 1;
        for (size_t l = 0; l + 1 < sizes.size(); ++l) {
            const ptrdiff_t stride = actfn::filled_up(sizes[l] + 1);
            for (ptrdiff_t o = 0; o < sizes[l + 1]; ++o)
                for (ptrdiff_t i = 0; i < stride; ++i) {
                    state = state * 1664525 + 1013904223;
                    weights.push_back(i < sizes[l] ? ((float)(state >> 8) * 0x1p-23f - 1) / (float)sizes[l] : 0);
                }
            count += (size_t)(sizes[l + 1] * stride);
        }
        mean.resize(count), square.resize(count);
        static const float parameters[] = {0.25f, 0.75f, 1.25f, 1.75f, 2.25f, 2.75f, 3.25f, 3.75f, 4.25f, 4.75f};
        const auto loop = [&](actfn::operation op) { return actfn::ready_loop{activation.get(op).loops[2], activation.data}; };
        if (activation.parameters > (int)(sizeof parameters / sizeof *parameters)) abort();
        p = {loop(actfn::operation::value), loop(actfn::operation::vjp), activation.parameters, parameters, loss,
             (int)sizes.size() - 1, sizes.data(), weights.data(), mean.data(), square.data(), powers, nullptr};
        const size_t bytes = (size_t)actfn::workspace_floats(p, batch) * sizeof(float);
        workspace.reset((float*)aligned_alloc(64, (bytes + 63) / 64 * 64));
        p.workspace = workspace.get();
    }
};

uint64_t hash_of(const floats& numbers) {
    uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
    for (const float& number : numbers) {
        uint32_t bits;
        memcpy(&bits, &number, sizeof bits);
        if (isnan(number)) bits = ~0u;
        hash = (hash ^ bits) * 0x100000001b3;
    }
    return hash;
}

}  // namespace

// Counts what passed and what failed.
void check_perceptrons(const actfn::kernel_table& table, const char* isa, int* passed, int* failed) {
    const actfn::kernel* k = nullptr;
    auto expect = [&](bool good, const char* what) {
        ++*(good ? passed : failed);
        if (!good) printf("FAILED %s perceptron of %s: %s\n", isa, k->name, what);
    };
    const ptrdiff_t rows = 37;
    const std::vector<ptrdiff_t> shapes[] = {{1, 1}, {3, 1}, {15, 17, 4}, {16, 9, 16, 3}, {40, 33, 1, 2}};
    for (const auto& shape : shapes)
        for (int loss = 0; loss < 3; ++loss)
            for (ptrdiff_t batch : {1, 16, 50})
                for (int which = 0; which < table.count; ++which) {
                    k = table.kernels[which];
                    if (k->operations[0].signature) continue;  // a function of a row
                    std::vector<ptrdiff_t> sizes = shape;
                    if ((actfn::loss)loss != actfn::loss::multiclass) sizes.back() = 1;
                    network n(*k, (actfn::loss)loss, sizes, batch);
                    floats x, y, first((size_t)rows), second((size_t)rows), out((size_t)(rows * sizes.back()));
                    std::vector<int64_t> order;
                    for (ptrdiff_t r = 0; r < rows; ++r) {
                        for (ptrdiff_t i = 0; i < sizes[0]; ++i) x.push_back((float)((r * 7 + i * 3) % 11) / 5 - 1);
                        const float x0 = x[(size_t)(r * sizes[0])];  // what is to be learned
                        y.push_back(loss == 2 ? x0 : x0 > 0 && sizes.back() > loss ? 1.0f : 0.0f);
                        order.push_back((r * 5) % rows);
                    }
                    ptrdiff_t units = 0;
                    for (size_t l = 1; l + 1 < sizes.size(); ++l) units += sizes[l];
                    floats z((size_t)(rows * units)), g((size_t)(rows * units));
                    table.perceptrons.output(n.p, x.data(), rows, batch, out.data());
                    table.perceptrons.inspect(n.p, x.data(), y.data(), rows, batch, z.data(), g.data());
                    double before = 0, after = 0;
                    const floats weights = n.weights;
                    for (int epoch = 0; epoch < 8; ++epoch) {
                        table.perceptrons.epoch(n.p, x.data(), y.data(), order.data(), rows, batch, 0.003f, first.data(),
                                                second.data());
                        double sum = 0;
                        for (size_t r = 0; r < (size_t)rows; ++r) sum += log(first[r]) + second[r];
                        (epoch ? after : before) = sum;
                    }
                    // of functions that are flat about 0 next to nothing comes back at the first weights; of x³ too little
                    size_t reached = 0;
                    for (const float gradient : g) reached += gradient != 0;
                    if (4 * reached >= g.size() && strcmp(k->name, "tanhshrink") != 0) expect(after <= before, "the loss does not fall");
                    size_t at = 0;
                    bool zeros = true;
                    for (size_t l = 0; l + 1 < sizes.size(); ++l)
                        for (ptrdiff_t o = 0; o < sizes[l + 1]; ++o)
                            for (ptrdiff_t i = 0; i < actfn::filled_up(sizes[l] + 1); ++i, ++at)
                                zeros &= i <= sizes[l] || n.weights[at] == 0;
                    expect(zeros, "what fills up a row of weights does not stay zero");
                    printf("checksum perceptron %s %td layers, %td inputs, loss %d, batch %td: %016llx %016llx %016llx\n",
                           k->name, sizes.size() - 1, sizes[0], loss, batch, (unsigned long long)hash_of(n.weights),
                           (unsigned long long)hash_of(out), (unsigned long long)hash_of(g));
                    // Adam's first step is as long as the rate, whatever the gradient.
                    network fresh(*k, (actfn::loss)loss, sizes, rows);
                    table.perceptrons.epoch(fresh.p, x.data(), y.data(), order.data(), rows, rows, 0.01f, first.data(),
                                            second.data());
                    bool step = true;
                    for (size_t i = 0; i < weights.size(); ++i) {
                        const double moved = fabs((double)fresh.weights[i] - weights[i]);
                        step &= moved < 0.0101 && (moved > 0.0099 || fabs(fresh.mean[i]) < 1e-6);
                    }
                    expect(step, "Adam's first step is not as long as the rate");
                }
}
