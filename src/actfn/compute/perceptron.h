// A perceptron trained by Adam, one batch at a time, with all it needs in the cache: what `actfn choose` is made of.
//
// A batch lies transposed, a row for each unit and a column for each of its rows, filled up to a multiple of 16: so all
// three products of a layer (forward, to its inputs, to its weights) are the same loop over broadcast numbers of one
// factor and registers of the other, each result one chain of fma in the order of its terms. That is why the bits do
// not depend on the instruction set. A last input of ones carries the biases.
#pragma once

#include "environment.h"
#include "exponential.h"
#include "kernels.h"
#include "simd.h"

namespace actfn::ACTFN_ISA {

constexpr int width = lanes<f32>;
#if defined(__AVX512F__) || defined(__aarch64__)
constexpr int tile_rows = 8, tile_columns = 2;  // of 32 registers
#else
constexpr int tile_rows = 4, tile_columns = 2;  // of 16
#endif

ACTFN_INLINE f32 at(const float* p) { return load<f32>((const char*)p); }
ACTFN_INLINE void put(float* p, f32 x) { store((char*)p, x); }

// The left factor, element (m, k) of which is at[m · row + k · column]: one layout serves for it and its transpose.
struct left_factor {
    const float* at;
    ptrdiff_t row, column;
};

template <int M, int N>
ACTFN_INLINE void tile(left_factor a, const float* b, ptrdiff_t b_row, float* c, ptrdiff_t c_row, ptrdiff_t terms) {
    f32 sum[M][N] = {};
    for (ptrdiff_t k = 0; k < terms; ++k, a.at += a.column, b += b_row) {
        f32 right[N];
#pragma GCC unroll 8
        for (int n = 0; n < N; ++n) right[n] = at(b + n * width);
#pragma GCC unroll 8
        for (int m = 0; m < M; ++m) {
            const f32 left = splat<f32>(a.at[m * a.row]);
#pragma GCC unroll 8
            for (int n = 0; n < N; ++n) sum[m][n] = fma(left, right[n], sum[m][n]);
        }
    }
#pragma GCC unroll 8
    for (int m = 0; m < M; ++m)
#pragma GCC unroll 8
        for (int n = 0; n < N; ++n) put(c + m * c_row + n * width, sum[m][n]);
}

template <int N>
ACTFN_INLINE void strip(left_factor a, const float* b, ptrdiff_t b_row, float* c, ptrdiff_t c_row, ptrdiff_t rows,
                        ptrdiff_t terms) {
    ptrdiff_t m = 0;
    for (; m + tile_rows <= rows; m += tile_rows)
        tile<tile_rows, N>({a.at + m * a.row, a.row, a.column}, b, b_row, c + m * c_row, c_row, terms);
    for (; m < rows; ++m) tile<1, N>({a.at + m * a.row, a.row, a.column}, b, b_row, c + m * c_row, c_row, terms);
}

// c = a · b; columns is a multiple of 16.
__attribute__((noinline)) static void product(left_factor a, const float* b, ptrdiff_t b_row, float* c, ptrdiff_t c_row,
                                              ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t terms) {
    ptrdiff_t n = 0;
    for (; n + tile_columns * width <= columns; n += tile_columns * width)
        strip<tile_columns>(a, b + n, b_row, c + n, c_row, rows, terms);
    for (; n < columns; n += width) strip<1>(a, b + n, b_row, c + n, c_row, rows, terms);
}

// to[c][r] = from[r][c]
__attribute__((noinline)) static void transpose(const float* from, ptrdiff_t from_row, ptrdiff_t rows, ptrdiff_t columns,
                                                float* to, ptrdiff_t to_row) {
    for (ptrdiff_t c = 0; c < columns; ++c)
        for (ptrdiff_t r = 0; r < rows; ++r) to[c * to_row + r] = from[r * from_row + c];
}

// The activation or, with g, its vjp, of n numbers side by side.
ACTFN_INLINE void activate(const perceptron& p, const float* z, const float* g, float* out, ptrdiff_t n) {
    char* args[3 + most_parameters];
    ptrdiff_t steps[3 + most_parameters];
    int k = 0;
    auto add = [&](const float* operand, ptrdiff_t step) {
        args[k] = (char*)operand;
        steps[k++] = step;
    };
    add(z, sizeof(float));
    if (g) add(g, sizeof(float));
    for (int i = 0; i < p.parameters; ++i) add(p.parameter + i, 0);
    add(out, sizeof(float));
    const ready_loop& run = g ? p.vjp : p.value;
    run.loop(args, &n, steps, run.data);
}

// exp(x) for x <= 0, as good as 0 from −80 on.
ACTFN_INLINE f32 exp_of_negative(f32 x) {
    const split_exp<f32> e = exp_split(at_least(splat<f32>(-80), x), 0);
    return fma(e.p, e.scale, e.scale);
}

// From the outputs z, a row for each and a column for each row of the batch, the gradient of the loss times `scale`; of
// the loss itself, which is log(first) + second, the two parts: there are no logarithms here.
static void gradient_of_loss(const perceptron& p, const float* z, const float* y, ptrdiff_t columns, float scale, float* g,
                             float* first, float* second) {
    const ptrdiff_t outputs = p.sizes[p.layers];
    const f32 one = splat<f32>(1), factor = splat<f32>(scale);
    for (ptrdiff_t b = 0; b < columns; b += width) {
        const f32 target = at(y + b), z0 = at(z + b);
        if (p.loss == loss::multiclass) {
            f32 top = z0, sum = f32{}, right = f32{};
            for (ptrdiff_t c = 1; c < outputs; ++c) top = at_least(top, at(z + c * columns + b));
            for (ptrdiff_t c = 0; c < outputs; ++c) {
                const f32 now = at(z + c * columns + b), e = exp_of_negative(now - top);
                put(g + c * columns + b, e);
                sum = sum + e;
                right = select(target == splat<f32>((float)c), now, right);
            }
            const f32 share = factor / sum;
            for (ptrdiff_t c = 0; c < outputs; ++c) {
                const f32 e = at(g + c * columns + b);
                put(g + c * columns + b, e * share - select(target == splat<f32>((float)c), factor, f32{}));
            }
            put(first + b, sum);
            put(second + b, top - right);
        } else if (p.loss == loss::binary) {
            const f32 e = exp_of_negative(minus_abs(z0)), sum = one + e;
            put(g + b, (select(z0 >= f32{}, one, e) / sum - target) * factor);
            put(first + b, sum);
            put(second + b, at_least(f32{}, z0) - target * z0);
        } else {
            const f32 difference = z0 - target;
            put(g + b, (factor + factor) * difference);
            put(first + b, one);
            put(second + b, difference * difference);
        }
    }
}

// One step of Adam (Kingma and Ba 2015) on n numbers side by side; `root` and `rate` hold the corrections for bias.
static void adam(float* weight, float* mean, float* square, const float* g, ptrdiff_t n, float root, float rate) {
    for (ptrdiff_t i = 0; i < n; i += width) {
        const f32 now = at(g + i), old = at(mean + i);
        const f32 m = fma(now - old, splat<f32>(0.1f), old);
        const f32 v = fma(now * now, splat<f32>(0.001f), at(square + i) * splat<f32>(0.999f));
        put(mean + i, m);
        put(square + i, v);
        const f32 step = m / fma(sqrt(v), splat<f32>(root), splat<f32>(1e-8f));
        put(weight + i, fma(splat<f32>(-rate), step, at(weight + i)));
    }
}

// One layer's place in the workspace, and a batch on its way through all layers.
struct layer {
    ptrdiff_t inputs, outputs, stride;
    float *weights, *mean, *square;
    float *x, *x_columns, *z;  // x by rows, with ones and zeros after the inputs; x and z transposed
};

struct pass {
    const perceptron& p;
    const ptrdiff_t columns;  // of the transposed batch
    float *g, *other_g, *gradient, *y, *first, *second;

    pass(const perceptron& p, ptrdiff_t batch) : p(p), columns(filled_up(batch)) {
        memset(p.workspace, 0, (size_t)workspace_floats(p, batch) * sizeof(float));
        float* free = p.workspace;
        ptrdiff_t widest = 0, largest = 0;
        for (int l = 0; l < p.layers; ++l) {
            const layer now = at_layer(l);
            for (ptrdiff_t b = 0; b < columns; ++b) now.x[b * now.stride + now.inputs] = 1;
            for (ptrdiff_t b = 0; b < columns; ++b) now.x_columns[now.inputs * columns + b] = 1;
            if (now.outputs > widest) widest = now.outputs;
            if (now.inputs > widest) widest = now.inputs;
            if (now.outputs * now.stride > largest) largest = now.outputs * now.stride;
            free = now.z + now.outputs * columns;
        }
        g = free;
        other_g = g + widest * columns;
        gradient = other_g + widest * columns;
        y = gradient + largest;
        first = y + columns;
        second = first + columns;
    }

    // Where layer l lies, found by walking over those before it: there are few.
    layer at_layer(int l) const {
        layer now = {};
        float* place = p.workspace;
        ptrdiff_t offset = 0;
        for (int i = 0; i <= l; ++i) {
            const ptrdiff_t inputs = p.sizes[i], outputs = p.sizes[i + 1], stride = filled_up(inputs + 1);
            now = {inputs, outputs, stride, p.weights + offset, p.mean + offset, p.square + offset,
                   place,  place + columns * stride, place + columns * stride + (inputs + 1) * columns};
            offset += outputs * stride;
            place = now.z + outputs * columns;
        }
        return now;
    }

    // Rows of a table into the batch: those of `order`, or where there is none the rows themselves.
    void take_rows(const float* x, const int64_t* order, ptrdiff_t count) {
        const layer now = at_layer(0);
        for (ptrdiff_t b = 0; b < count; ++b)
            memcpy(now.x + b * now.stride, x + (order ? (ptrdiff_t)order[b] : b) * now.inputs,
                   (size_t)now.inputs * sizeof(float));
        transpose(now.x, now.stride, count, now.inputs, now.x_columns, columns);
    }

    // The outputs, transposed; to be trained, each layer's inputs are laid by rows too.
    const float* forward(bool trains) {
        for (int l = 0; l < p.layers; ++l) {
            const layer now = at_layer(l);
            product({now.weights, now.stride, 1}, now.x_columns, columns, now.z, columns, now.outputs, columns,
                    now.inputs + 1);
            if (l + 1 == p.layers) return now.z;
            const layer next = at_layer(l + 1);
            activate(p, now.z, nullptr, next.x_columns, now.outputs * columns);
            if (trains) transpose(next.x_columns, columns, now.outputs, columns, next.x, next.stride);
        }
        return nullptr;
    }

    // g, the loss's gradient by layer l's z, to that by the z of the layer before.
    void backward(int l) {
        const layer now = at_layer(l);
        product({now.weights, 1, now.stride}, g, columns, other_g, columns, now.inputs, columns, now.outputs);
        activate(p, at_layer(l - 1).z, other_g, g, now.inputs * columns);
    }
};

static void epoch(const perceptron& p, const float* x, const float* y, const int64_t* order, ptrdiff_t rows,
                  ptrdiff_t batch, float rate, float* first, float* second) {
    const float_environment without_subnormals(true);  // gradients that vanish would be slow, and mean nothing
    pass now(p, batch);
    for (ptrdiff_t start = 0; start < rows; start += batch) {
        const ptrdiff_t count = rows - start < batch ? rows - start : batch;
        now.take_rows(x, order + start, count);
        for (ptrdiff_t b = 0; b < count; ++b) now.y[b] = y[order[start + b]];
        gradient_of_loss(p, now.forward(true), now.y, now.columns, 1 / (float)count, now.g, now.first, now.second);
        memcpy(first + start, now.first, (size_t)count * sizeof(float));
        memcpy(second + start, now.second, (size_t)count * sizeof(float));
        p.powers[0] *= 0.9;
        p.powers[1] *= 0.999;
        const float root = (float)(1 / sqrt(1 - p.powers[1])), step = (float)(rate / (1 - p.powers[0]));
        for (int l = p.layers - 1; l >= 0; --l) {
            const layer at_l = now.at_layer(l);
            product({now.g, now.columns, 1}, at_l.x, at_l.stride, now.gradient, at_l.stride, at_l.outputs, at_l.stride,
                    count);
            if (l) now.backward(l);  // before the weights change
            adam(at_l.weights, at_l.mean, at_l.square, now.gradient, at_l.outputs * at_l.stride, root, step);
        }
    }
}

static void output(const perceptron& p, const float* x, ptrdiff_t rows, ptrdiff_t batch, float* out) {
    const float_environment without_subnormals(true);  // gradients that vanish would be slow, and mean nothing
    pass now(p, batch);
    const ptrdiff_t inputs = p.sizes[0], outputs = p.sizes[p.layers];
    for (ptrdiff_t start = 0; start < rows; start += batch) {
        const ptrdiff_t count = rows - start < batch ? rows - start : batch;
        now.take_rows(x + start * inputs, nullptr, count);
        transpose(now.forward(false), now.columns, outputs, count, out + start * outputs, outputs);
    }
}

// For each hidden layer, rows × units, one layer after another: z, and the gradient of each row's loss by it.
static void inspect(const perceptron& p, const float* x, const float* y, ptrdiff_t rows, ptrdiff_t batch, float* z,
                    float* g) {
    const float_environment without_subnormals(true);  // gradients that vanish would be slow, and mean nothing
    pass now(p, batch);
    for (ptrdiff_t start = 0; start < rows; start += batch) {
        const ptrdiff_t count = rows - start < batch ? rows - start : batch;
        now.take_rows(x + start * p.sizes[0], nullptr, count);
        memcpy(now.y, y + start, (size_t)count * sizeof(float));
        gradient_of_loss(p, now.forward(false), now.y, now.columns, 1, now.g, now.first, now.second);
        ptrdiff_t before = 0;  // of units
        for (int l = 1; l < p.layers; ++l) before += p.sizes[l];
        for (int l = p.layers - 1; l >= 1; --l) {
            const ptrdiff_t units = p.sizes[l];
            before -= units;
            now.backward(l);
            const ptrdiff_t place = before * rows + start * units;
            transpose(now.at_layer(l - 1).z, now.columns, units, count, z + place, units);
            transpose(now.g, now.columns, units, count, g + place, units);
        }
    }
}

extern const perceptron_code perceptrons;  // constants are a file's own unless declared
const perceptron_code perceptrons = {epoch, output, inspect};

}  // namespace actfn::ACTFN_ISA
