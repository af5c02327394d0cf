// What a smooth function's tables hold: sixteen cells with a polynomial each, and beyond them its asymptotes, with an
// exponential times another such table where those are not all. `python -m actfn.piecewise NAME` finds the numbers and
// writes them as functions/*/NAME.tables.h; piecewise.h computes by them, the same code for every function.
//
// A function with a header of its own, NAME.h, has tables for what they do faster, in NAME.cells.h: of value and derivative,
// for float32 and sixteen bits. What they do not describe is left to the header.
#pragma once

#include "kernels.h"

namespace actfn {

// How much of a cell's sum is kept: the rounding of its second term matters where f changes much within a cell, and that
// of the sum with the first where f has a root in one; where its slope changes much about a root, that of the slope's too.
enum class care { none, steep, root, both };

// Polynomials in t = u − centre: first + t (slope + t (rest[0] + t (rest[1] + …))), a column for each cell, and which cell
// is the lowest bits of the whole number next to u (per_unit + bend · |u|).
template <class T>
struct cells {
    int degree;
    T per_unit, bend;
    alignas(64) T centre[16], first[16], first_low[16], slope[16], slope_low[16];
    const T (*rest)[16];  // degree − 1 rows
};

// How f goes on beyond the cells on one side of zero: from `start` on as constant + slope · x, and before `stop` with what
// is left of f beside that. `reached`: the last cell's end rounds to the asymptote already.
// `open`: it nears no line, and its header says what it is.
template <class T>
struct border {
    T start, stop;
    T constant, slope;
    bool reached, open = false;

    constexpr bool has_rest() const { return start != stop; }
};

// Next to zero, up to `end`, the cells are not asked, whose products would be subnormal numbers: f(x) is slope · x where
// f(0) = 0, and else that at `end`; then `slope` is 0.
template <class T>
struct near_zero {
    T end, slope, slope_low;
    T curve;  // half the second derivative
};

// What is left of f(x) beside its asymptote for a = |x| from `start` on: exp(−(e[0] a + e[1] a² + e[2] a³)) a^power times
// a polynomial of start / a. In float64 for every type.
struct exponential_rest {
    double start, exponent[3], exponent_low[3];
    int power;
    cells<double> factor;
};

// What f does on the other side of zero: f(−x) is another thing, −f(x), f(x), f(x) less a multiple of x, or a constant
// less f(x).
enum class symmetry { none, odd, even, differs_by_line, adds_to_constant };

// What is particular to a type.
template <class T>
struct typed_table {
    cells<T> middle;
    care with;
    border<T> left, right;
    near_zero<T> zero;
};

// Cells for results of sixteen bits, one float to a coefficient: what f rounds to is what these are rounded to, at every
// number of the type, so that nothing is in doubt. The cell is the whole number next to u (per_unit + bend |u|), where u is
// |x|, or x where there is no symmetry; and t what that leaves: row[0] + t (row[1] + …). They take numbers up to `most` in
// size. Beyond them f rounds to its asymptotes, or, where they are a `part`, its header says what it is.
struct short_cells {
    int degree;
    float most, per_unit, bend;
    const float (*row)[16];  // degree + 1 rows
    bool part = false;
};

struct piecewise_table {
    symmetry fold;
    double amount;  // that multiple or constant
    int falls;      // the sign of x on the side that the cells describe
    bool ordered;   // the multiple of x, or the constant, is never less than the cells' sum
    typed_table<float> single;        // of degree 0 where the function's header serves float32
    const typed_table<double>* wide;  // null where it serves float64
    const exponential_rest *left_rest, *right_rest;  // null where there is none; one serves both sides of a symmetry
    const short_cells *of_half = nullptr, *of_bfloat16 = nullptr;  // null where none are found: the other tables serve then
};

// A formula's own cells for floats of magnitudes from zero.end to `most`, without symmetry: found and proven when it was
// defined (piecewise/proven.py). From `far` on in size they are computed by its tape, `beyond`.
struct formula_cells {
    cells<float> middle;
    care with;
    float most, far;
    near_zero<float> zero;
    ready_loop beyond;
};

// A function's tables: of its value, its derivative and, where it has no header, the second one.
struct function_tables {
    piecewise_table value, grad, second = {};
};

// What the loops of tables are given: these, and the operations of the function's header, null where it has none.
struct tables_and_header {
    const function_tables* tables;
    const kernel_operation* header;
};

}  // namespace actfn
