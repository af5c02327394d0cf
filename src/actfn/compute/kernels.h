// What one instruction set's library offers to the rest: a table of inner loops, and what trains a perceptron.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace actfn {

typedef void inner_loop(char** args, const ptrdiff_t* dimensions, const ptrdiff_t* steps, void* data);

// What is computed of a function f of x and parameters: f, ∂f/∂x, g · ∂f/∂x, ∂²f/∂x², and, from `by_first` on, ∂f by each
// parameter in turn.
enum class operation { value, grad, vjp, second, by_first };
constexpr int piecewise_count = 4;  // operations of a function that goes by tables: value, grad, vjp and second
constexpr operation by_parameter(int i) { return (operation)((int)operation::by_first + i); }

// The loops of one operation. Its operands are x, of vjp g, and the parameters.
struct kernel_operation {
    const char* name;        // "value", "grad", "vjp", "second", "by_0", "by_1", ...
    int inputs;
    const char* signature;   // of a generalised ufunc, such as "(n)->(n)"; null where it goes element by element
    inner_loop* loops[4];    // float16, bfloat16, float32, float64
};

// A function: value, grad and vjp first, then those of the further operations that its header has; of a function of a
// row, value and vjp, with signatures.
struct kernel {
    const char* name;
    int parameters;
    const kernel_operation* operations;
    int count;
    void* data;  // what the loops are given: tables of a function that goes by them, else null

    const kernel_operation& get(operation op) const { return operations[(int)op]; }  // of the first three
};

enum class loss { binary, multiclass, regression };

// A loop with its data: what is handed over to be run. The operands are those of the operation it was made for.
struct ready_loop {
    inner_loop* loop;
    void* data;
};

// A perceptron as it lies in memory. Each layer's weights are a row of `filled_up(inputs + 1)` for each of its outputs:
// by its inputs, then the bias, then zeros.
struct perceptron {
    ready_loop value, vjp;  // of the activation, on float32
    int parameters;
    const float* parameter;  // for all units, one after the other
    actfn::loss loss;
    int layers;              // hidden ones and the last
    const ptrdiff_t* sizes;  // inputs, units of each hidden layer, outputs
    float *weights, *mean, *square;  // layer after layer; the latter two are Adam's
    double* powers;                  // of Adam's 0.9 and 0.999 by the steps made
    float* workspace;                // of workspace_floats, aligned to 64 bytes
};

constexpr int most_parameters = 28;  // of an activation: a ufunc has 32 operands

constexpr ptrdiff_t filled_up(ptrdiff_t count) { return (count + 15) / 16 * 16; }

inline ptrdiff_t workspace_floats(const perceptron& p, ptrdiff_t batch) {
    const ptrdiff_t columns = filled_up(batch);
    ptrdiff_t floats = 3 * columns, widest = 0, largest = 0;
    for (int l = 0; l < p.layers; ++l) {
        const ptrdiff_t inputs = p.sizes[l], outputs = p.sizes[l + 1], stride = filled_up(inputs + 1);
        floats += columns * (stride + inputs + 1 + outputs);
        if (inputs > widest) widest = inputs;
        if (outputs > widest) widest = outputs;
        if (outputs * stride > largest) largest = outputs * stride;
    }
    return floats + 2 * widest * columns + largest;
}

// What is done with it, `batch` rows at a time; perceptron.h says how.
struct perceptron_code {
    void (*epoch)(const perceptron&, const float* x, const float* y, const int64_t* order, ptrdiff_t rows,
                  ptrdiff_t batch, float rate, float* first, float* second);
    void (*output)(const perceptron&, const float* x, ptrdiff_t rows, ptrdiff_t batch, float* out);
    void (*inspect)(const perceptron&, const float* x, const float* y, ptrdiff_t rows, ptrdiff_t batch, float* z,
                    float* g);
};

// Results of an audit's target at float32 numbers whose bits are first, first + 1, ..., and what they are compared with.
constexpr int tally_group = 32, tally_worst = 8, tally_bin_bits = 18, tally_bins = (0x7fffffff >> tally_bin_bits) + 2;

struct tally_run {
    uint32_t first;
    ptrdiff_t count;              // a multiple of tally_group
    const float* got;             // after one more, the result before
    const float* mirrored;        // results at the numbers of the other sign, which are mirror times these; or null
    float mirror;
    double middle;                // exact values are a polynomial of x - middle
    const double* coefficients;
    int degree;
    float low, high;              // finite bounds of the results
    int direction;                // in which they go: 1 up, -1 down, 0 any
};

struct tally_result {
    double total, largest;
    double least;  // errors over this are kept, and then those over the least kept
    int kept;
    struct {
        double error, want;
        ptrdiff_t index;
    } worst[tally_worst];
    int64_t* counts;  // of tally_bins, added to
};

// A word of formulas: what it does to a block of floats and of doubles, from up to four places.
struct word {
    const char* name;
    int operands;
    void (*block[2])(char* out, const char* const* in, ptrdiff_t bytes);
};

// A formula as steps from places to a place. Places are numbered: the inputs, the constants, then what is computed; the
// last step's is the result. tape.h runs it; who makes one has checked every number in it.
constexpr int tape_places = 64;
struct tape_step {
    int word, out, in[4];
};
struct formula_cells;  // piecewise_tables.h
constexpr int cells_step = -1;  // in place of a step's word: the formula by its cells
struct tape {
    int inputs, constants, steps;
    const double* constant;
    const tape_step* step;
    const formula_cells* cells;  // null where no step goes by them
};
struct tape_code {
    const word* words;
    int count;
    // float16, bfloat16, float32, float64, all of them computed in double; their data is a tape
    inner_loop* loops[4];
    inner_loop* quick_loops[4];  // the same, all but float64 computed in float
};

struct kernel_table {
    const kernel* const* kernels;
    int count;
    tape_code tapes;
    perceptron_code perceptrons;
    bool (*tally)(const tally_run&, tally_result&);  // false where a result may be wrong in kind: tally.h
};

}  // namespace actfn
