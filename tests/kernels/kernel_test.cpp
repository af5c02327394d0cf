// A self-checking program over one instruction set's table of inner loops: no Python, no NumPy. run.sh builds it.
//
// It checks what a loop owes whoever calls it, prints a checksum over many results of each loop, by which instruction
// sets are compared bit for bit, and ends with "N passed, N failed". Accuracy in full is the Python tests' business.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <algorithm>
#include <string>
#include <vector>

#include "kernels.h"
#include "piecewise_tables.h"

namespace actfn::ACTFN_ISA {
kernel_table table();
}
void check_perceptrons(const actfn::kernel_table& table, const char* isa, int* passed, int* failed);  // perceptron_test
void check_tally(const actfn::kernel_table& table, const char* isa, int* passed, int* failed);        // tally_test

namespace {

using actfn::kernel;
using actfn::operation;
typedef long double real;
typedef std::vector<char> bytes;

const char* const isa_name = ACTFN_NAME;
constexpr int most_operands = 12;

// ---- The four formats.

struct format {
    const char* name;
    int size, precision, least, greatest;  // bytes, bits, exponents of normal numbers
};
const format formats[] = {{"float16", 2, 11, -14, 15},
                          {"bfloat16", 2, 8, -126, 127},
                          {"float32", 4, 24, -126, 127},
                          {"float64", 8, 53, -1022, 1023}};

uint64_t pattern_at(const format& f, const char* p) {
    uint64_t pattern = 0;
    memcpy(&pattern, p, (size_t)f.size);  // both kinds of machine are little-endian
    return pattern;
}

double number(const format& f, uint64_t pattern) {
    const int fraction = f.precision - 1, sign_at = f.size * 8 - 1;
    const uint64_t magnitude = pattern & ((1ull << sign_at) - 1), low = magnitude & ((1ull << fraction) - 1);
    const int exponent = (int)(magnitude >> fraction);
    double value;
    if (exponent == 2 * f.greatest + 1) value = low ? (double)NAN : (double)INFINITY;
    else if (exponent == 0) value = ldexp((double)low, f.least - fraction);
    else value = ldexp((double)(low | 1ull << fraction), exponent - 1 + f.least - fraction);
    return pattern >> sign_at & 1 ? -value : value;
}

// The spacing of the format at a number.
real unit(const format& f, real x) {
    int exponent = f.least;
    if (x != 0) (void)frexpl(x, &exponent), exponent -= 1;
    return ldexpl(1, std::min(std::max(exponent, f.least), f.greatest) - f.precision + 1);
}

real rounded(const format& f, real x) {
    if (!isfinite(x)) return x;
    const real step = unit(f, x), near = rintl(x / step) * step;
    return fabsl(near) > ldexpl(1, f.greatest) * (2 - ldexpl(1, 1 - f.precision)) ? copysignl(INFINITY, x)
                                                                                 : copysignl(near, x);
}

// The bit pattern of a positive normal number, rounded.
uint64_t pattern_of(const format& f, real x) {
    int exponent;
    const real value = rounded(f, x), mantissa = frexpl(value, &exponent);
    return (uint64_t)ldexpl(mantissa, f.precision) + ((uint64_t)(exponent - 1 - f.least) << (f.precision - 1));
}

// As src/actfn/analysis/numbers/ulp.py defines it.
real error(const format& f, double got, real want) {
    if (isnan(want) || isnan(got)) return isnan(want) && isnan(got) ? 0 : INFINITY;
    if (isinf(want)) return got == want ? 0 : INFINITY;
    if (isinf(got)) return rounded(f, want) == got ? 0 : INFINITY;
    if (got == 0 && signbit(got) != signbit(want)) return INFINITY;
    return fabsl(got - want) / unit(f, want);
}

// ---- Formulas by libm in long double, for the functions that have one here; others go without this one check.

struct reference {
    const char* name;
    real parameter, float32_error, float64_error;
    real (*value)(real x, real p);
    real (*grad)(real x, real p);
    real (*second)(real x, real p) = nullptr;
    real (*by)(real x, real p) = nullptr;
};
real logistic_slope(real x) {
    const real e = expl(-fabsl(x));
    return e / ((1 + e) * (1 + e));
}
real logistic_bend(real x) { return -logistic_slope(x) * tanhl(x / 2); }
real normal_below(real x) { return erfcl(-x * sqrtl(0.5L)) / 2; }
real normal_density(real x) { return expl(-x * x / 2) * sqrtl(acosl(-1) * 2) / (2 * acosl(-1)); }
const reference references[] = {
    {"elu", 1, 1, 2, [](real x, real p) { return x > 0 ? x : p * expm1l(x); },
     [](real x, real p) { return x > 0 ? 1 : p * expl(x); }, [](real x, real p) { return x > 0 ? 0 : p * expl(x); },
     [](real x, real) { return x > 0 ? real(0) : expm1l(x); }},
    {"gelu", 0, 1, 2, [](real x, real) { return x == -INFINITY ? -real(0) : normal_below(x) * x; },
     [](real x, real) { return x < -100 ? -real(0) : x > 100 ? 1 : normal_below(x) + x * normal_density(x); },
     [](real x, real) { return fabsl(x) > 100 ? -real(0) : (2 - x * x) * normal_density(x); }},
    {"leaky_relu", 0.25L, 0.5L, 0.5L, [](real x, real p) { return x > 0 ? x : p * x; },
     [](real x, real p) { return isnan(x) ? x : x > 0 ? 1 : p; }, [](real x, real) { return isnan(x) ? x : real(0); },
     [](real x, real) { return x > 0 ? real(0) : x; }},
    {"relu", 0, 0.5L, 0.5L, [](real x, real) { return x <= 0 ? 0 : x; },
     [](real x, real) { return isnan(x) ? x : x > 0 ? 1 : real(0); },
     [](real x, real) { return isnan(x) ? x : real(0); }},
    {"sigmoid", 0, 1, 2, [](real x, real) { return x < 0 ? expl(x) / (1 + expl(x)) : 1 / (1 + expl(-x)); },
     [](real x, real) { return logistic_slope(x); }, [](real x, real) { return logistic_bend(x); }},
    {"tanh", 0, 1, 2, [](real x, real) { return tanhl(x); }, [](real x, real) { return 4 * logistic_slope(2 * x); },
     [](real x, real) { return 8 * logistic_bend(2 * x); }},
};

// ---- One loop, its inputs, and calls of it.

int passed = 0, failed = 0;

struct subject {
    const kernel& k;
    int op;  // its place among k.operations; value, grad and vjp come first
    const format& f;

    const actfn::kernel_operation& row() const { return k.operations[op]; }
    bool vjp() const { return op == (int)operation::vjp; }
    int inputs() const { return row().inputs; }
    int first_parameter() const { return inputs() - k.parameters; }
    std::string name() const { return std::string(k.name) + "." + row().name + "/" + f.name; }
    void expect(bool good, const char* what) const {
        good ? ++passed : ++failed;
        if (!good) printf("FAILED %s %s: %s\n", isa_name, name().c_str(), what);
    }
    void call(char* const* in, const ptrdiff_t* in_steps, char* out, ptrdiff_t out_step, ptrdiff_t n) const {
        char* args[most_operands + 1] = {};
        ptrdiff_t steps[most_operands + 1] = {};
        for (int i = 0; i < inputs(); ++i) args[i] = in[i], steps[i] = in_steps[i];
        args[inputs()] = out, steps[inputs()] = out_step;
        row().loops[&f - formats](args, &n, steps, k.data);
    }
    // Contiguous x and g, the parameters, which lie side by side, the same for all.
    void plain(const char* x, const char* g, const char* parameters, char* out, ptrdiff_t n) const {
        char* in[most_operands] = {const_cast<char*>(x), const_cast<char*>(g)};
        ptrdiff_t steps[most_operands] = {f.size, f.size};
        for (int i = first_parameter(); i < inputs(); ++i)
            in[i] = const_cast<char*>(parameters) + (i - first_parameter()) * f.size, steps[i] = 0;
        call(in, steps, out, f.size, n);
    }
};

bool is_nan(const format& f, uint64_t pattern) {
    const uint64_t sign = 1ull << (f.size * 8 - 1), inf = (uint64_t)(2 * f.greatest + 1) << (f.precision - 1);
    return (pattern & (sign - 1)) > inf;
}

// The same bits, or both nan.
bool same(const format& f, const char* a, const char* b) {
    return memcmp(a, b, (size_t)f.size) == 0 || (is_nan(f, pattern_at(f, a)) && is_nan(f, pattern_at(f, b)));
}

void append(bytes& to, const format& f, uint64_t pattern) {
    to.insert(to.end(), (char*)&pattern, (char*)&pattern + f.size);
}

std::vector<uint64_t> ends(const format& f) {
    const uint64_t sign = 1ull << (f.size * 8 - 1), inf = (uint64_t)(2 * f.greatest + 1) << (f.precision - 1);
    std::vector<uint64_t> all;
    for (uint64_t magnitude : {uint64_t(0), uint64_t(1), uint64_t(1) << (f.precision - 1), pattern_of(f, 1), inf - 1, inf,
                               inf | inf >> 1})
        all.push_back(magnitude), all.push_back(magnitude | sign);
    return all;
}

// All patterns of sixteen bits; of the others a sample over all, and in float64 again where functions bend.
bytes many_points(const format& f) {
    bytes all;
    for (uint64_t p : ends(f)) append(all, f, p);
    if (f.size == 2)
        for (uint64_t p = 0; p < 1 << 16; ++p) append(all, f, p);
    else if (f.size == 4)
        for (uint64_t p = 0; p < 1ull << 32; p += 16411) append(all, f, p);
    else
        for (uint64_t i = 1; i < 1 << 15; ++i) {
            const uint64_t p = i * 0x9e3779b97f4a7c15;  // the golden ratio spreads them evenly
            append(all, f, p);
            append(all, f, (p & 0x800fffffffffffff) | (1023 - 30 + (p >> 52) % 40) << 52);
        }
    return all;
}

// Numbers between 0.5 and 2 of either sign, and ends, in x's order.
bytes many_factors(const format& f, size_t count) {
    bytes all;
    const uint64_t one = pattern_of(f, 1), half = pattern_of(f, 0.5L), sign = 1ull << (f.size * 8 - 1);
    for (size_t i = 0; i < count; ++i) {
        const uint64_t p = (i + 1) * 0x9e3779b97f4a7c15 >> 8;
        append(all, f, half + p % (2 * (one - half)) + (i % 2 ? sign : 0));
    }
    return all;
}

// ---- The checks.

void checksum(const subject& s, const bytes& out) {
    uint64_t hash = 0xcbf29ce484222325;  // FNV-1a's constants, of numbers in place of bytes
    for (size_t i = 0; i < out.size(); i += (size_t)s.f.size) {
        uint64_t pattern = pattern_at(s.f, &out[i]);
        if (is_nan(s.f, pattern)) pattern = ~0ull;  // a nan's payload is nobody's promise
        hash = (hash ^ pattern) * 0x100000001b3;
        hash ^= hash >> 32;
    }
    printf("checksum %s %016llx\n", s.name().c_str(), (unsigned long long)hash);
}

void check_ends(const subject& s, const bytes& x, const bytes& out) {
    bool ok = true, nan_kept = true;
    const size_t count = ends(s.f).size();
    for (size_t i = 0; i < count; ++i) {
        const double at = number(s.f, pattern_at(s.f, &x[i * (size_t)s.f.size]));
        const double got = number(s.f, pattern_at(s.f, &out[i * (size_t)s.f.size]));
        // at an infinity a wave has no limit; which ends those are is the Python tests' business
        if (!isinf(at)) (isnan(at) ? nan_kept : ok) &= isnan(at) == isnan(got);
    }
    s.expect(ok, "nan at a number");
    s.expect(nan_kept, "nan does not give nan");
}

void check_reference(const subject& s, const bytes& x, const bytes& g, const bytes& out, const reference& r) {
    const std::string op = s.row().name;
    const auto formula = op == "value" ? r.value : op == "second" ? r.second : op == "by_0" ? r.by : r.grad;
    if (!formula) return;
    const real bound = s.f.size == 8 ? r.float64_error : s.f.size == 4 ? r.float32_error : 0.5L;
    const size_t every = s.f.size == 2 ? 5 : s.f.size == 4 ? 53 : 13, count = x.size() / (size_t)s.f.size;
    // float32 and float64 vjp is the product of the rounded derivative: up to half a unit more, doubled by a binade
    const real allowed = s.vjp() && s.f.size > 2 ? 2 * bound + 0.5L : bound;
    real worst = 0, worst_x = 0;
    for (size_t i = 0; i < count; i += i < 16 ? 1 : every) {
        const double at = number(s.f, pattern_at(s.f, &x[i * (size_t)s.f.size]));
        const double got = number(s.f, pattern_at(s.f, &out[i * (size_t)s.f.size]));
        real want = formula(at, r.parameter);
        if (s.vjp()) want *= number(s.f, pattern_at(s.f, &g[i * (size_t)s.f.size]));
        // a float32 slope among the subnormals has fewer bits left than its product may show
        if (s.vjp() && fabsl(want) < ldexpl(4, s.f.least)) continue;
        const real e = error(s.f, got, want);
        if (e > worst) worst = e, worst_x = at;
    }
    char line[120];
    snprintf(line, sizeof line, "error %.4Lf units at x = %La, allowed %.1Lf", worst, worst_x, allowed);
    s.expect(worst <= allowed, line);
}

// vjp is g times grad: in float32 and float64 to the bit.
void check_vjp(const subject& s, const bytes& x, const bytes& g, const bytes& parameter, const bytes& out) {
    if (!s.vjp() || s.f.size == 2) return;
    const subject grad = {s.k, (int)operation::grad, s.f};
    bytes slope(x.size());
    const size_t size = (size_t)s.f.size, n = x.size() / size;
    grad.plain(x.data(), nullptr, parameter.data(), slope.data(), (ptrdiff_t)n);
    bool ok = true;
    for (size_t i = 0; i < n; ++i) {
        const double a = number(s.f, pattern_at(s.f, &g[i * size])), b = number(s.f, pattern_at(s.f, &slope[i * size]));
        const double want = s.f.size == 4 ? (double)((float)a * (float)b) : a * b;
        const double got = number(s.f, pattern_at(s.f, &out[i * size]));
        ok &= (isnan(want) && isnan(got)) || (want == got && signbit(want) == signbit(got));
    }
    s.expect(ok, "vjp is not g * grad");
}

// Lengths, positions, strides (negative, none, not a multiple of the size), alignments and places of the result.
void check_layouts(const subject& s, const bytes& points, const bytes& factors, const bytes& parameter) {
    const ptrdiff_t size = s.f.size, most = 130;
    // points of all kinds, the ends first
    bytes x, g;
    const ptrdiff_t available = (ptrdiff_t)points.size() / size;
    for (ptrdiff_t i = 0; i < most + 8; ++i) {
        const ptrdiff_t at = i < 14 ? i : i * 7919 % available;
        x.insert(x.end(), &points[(size_t)(at * size)], &points[(size_t)(at * size)] + size);
        g.insert(g.end(), &factors[(size_t)(at * size)], &factors[(size_t)(at * size)] + size);
    }
    bytes want(x.size());
    for (ptrdiff_t i = 0; i < most + 8; ++i)  // one at a time
        s.plain(&x[(size_t)(i * size)], &g[(size_t)(i * size)], parameter.data(), &want[(size_t)(i * size)], 1);

    const ptrdiff_t steps[] = {size, -size, 2 * size, -3 * size, 2 * size + 1, size + 1, -size - 1};
    const int inputs = s.inputs(), first = s.first_parameter();
    bool lengths = true, strides = true, in_place = true, beyond = true, varied = true;
    // where operand k of element i comes from
    auto source = [&](int k, ptrdiff_t i) -> const char* {
        if (k >= first) return &parameter[(size_t)((k - first) * size)];
        return k == 0 ? &x[(size_t)(i * size)] : &g[(size_t)(i * size)];
    };
    for (ptrdiff_t n = 0; n <= most; ++n) {
        for (ptrdiff_t offset : {0, 1, 7}) {
            bytes out((size_t)((n + 2) * size), 0x5a);
            s.plain(&x[(size_t)(offset * size)], &g[(size_t)(offset * size)], parameter.data(), &out[(size_t)size], n);
            for (ptrdiff_t i = 0; i < n; ++i)
                lengths &= same(s.f, &out[(size_t)((1 + i) * size)], &want[(size_t)((offset + i) * size)]);
            for (ptrdiff_t b = 0; b < size; ++b)
                beyond &= out[(size_t)b] == 0x5a && out[(size_t)((n + 1) * size + b)] == 0x5a;
        }
        // x by one stride, g by the next, and so on to the result; each parameter now and then an array too
        for (size_t k = 0; k < 7 && n > 0; ++k) {
            const ptrdiff_t room = (n + 1) * (3 * size + 1) + 8;
            bytes lane[most_operands + 1];
            char* base[most_operands + 1];
            ptrdiff_t step[most_operands + 1];
            for (int j = 0; j <= inputs; ++j) {
                lane[j].assign((size_t)room, 0x5a);
                step[j] = steps[(k + (size_t)j) % 7];
                if (j >= first && j < inputs && (k + (size_t)(j - first)) % 2 == 0) step[j] = 0;
                base[j] = &lane[j][step[j] < 0 ? (size_t)(-step[j] * (n - 1) + 3) : 3];  // never aligned
                for (ptrdiff_t i = 0; i < n && j < inputs; ++i) memcpy(base[j] + i * step[j], source(j, i), (size_t)size);
            }
            s.call(base, step, base[inputs], step[inputs], n);
            for (ptrdiff_t i = 0; i < n; ++i)
                strides &= same(s.f, base[inputs] + i * step[inputs], &want[(size_t)(i * size)]);
            s.call(base, step, base[0], step[0], n);
            for (ptrdiff_t i = 0; i < n; ++i) in_place &= same(s.f, base[0] + i * step[0], &want[(size_t)(i * size)]);
        }
        // contiguous parameters, one for each element: every choice of those that vary, of four and more one alone and all but one
        const int all = (1 << s.k.parameters) - 1;
        for (int choice = 1; choice <= all && n > 0; ++choice) {
            const int left = all & ~choice;
            if (s.k.parameters > 3 && (choice & (choice - 1)) && (left & (left - 1))) continue;
            bytes each[most_operands], out((size_t)(n * size));
            char* in[most_operands] = {x.data(), g.data()};
            ptrdiff_t in_steps[most_operands] = {size, size};
            for (int j = first; j < inputs; ++j) {
                const bool varies = choice >> (j - first) & 1;
                for (ptrdiff_t i = 0; i < (varies ? n : 1); ++i)
                    each[j].insert(each[j].end(), source(j, i), source(j, i) + size);
                in[j] = each[j].data(), in_steps[j] = varies ? size : 0;
            }
            s.call(in, in_steps, out.data(), size, n);
            for (ptrdiff_t i = 0; i < n; ++i) varied &= same(s.f, &out[(size_t)(i * size)], &want[(size_t)(i * size)]);
        }
    }
    s.expect(lengths, "an element's bits depend on the length or on its position");
    s.expect(strides, "an element's bits depend on the strides");
    s.expect(in_place, "an element's bits depend on whether the result replaces the input");
    s.expect(beyond, "it writes beyond the result");
    s.expect(varied, "an element's bits depend on how the parameters are given");
}

// Arrays large enough to be written past the caches, from an aligned and from an odd address. Each operation of a function
// meets them in one of the formats, and each format in a quarter of them: how arrays are gone through is one text for all.
void check_large(const subject& s, const bytes& points, const bytes& factors, const bytes& parameter) {
    const size_t size = (size_t)s.f.size, period = 1021, n = (size_t(8) << 20) / size + 77;
    bytes x(n * size), g(n * size), out(n * size + 192), want(period * size);
    for (size_t i = 0; i < n; i += period) {
        const size_t count = std::min(period, n - i) * size;
        memcpy(&x[i * size], points.data(), count);
        memcpy(&g[i * size], factors.data(), count);
    }
    s.plain(x.data(), g.data(), parameter.data(), want.data(), (ptrdiff_t)period);
    for (size_t shift : {size_t(0), size, 5 * size, size_t(1)}) {
        char* to = &out[64 - (uintptr_t)&out[0] % 64 + shift];
        s.plain(x.data(), g.data(), parameter.data(), to, (ptrdiff_t)n);
        bool ok = true;
        for (size_t i = 0; i < n && ok; i += period) {
            const size_t count = std::min(period, n - i);
            if (memcmp(to + i * size, want.data(), count * size) == 0) continue;
            for (size_t j = 0; j < count; ++j) ok &= same(s.f, to + (i + j) * size, &want[j * size]);
        }
        s.expect(ok, "an element's bits differ in a large array");
    }
}

// A function of a row: the bits of its results depend on the row's numbers alone, not on the row's place, strides or
// neighbours, nor on whether the results replace it; and nothing is written beyond them.
void check_row(const subject& s, const bytes& numbers) {
    const ptrdiff_t size = s.f.size, rows = 3, spread = 2 * size + 1;
    const int inputs = s.inputs();
    bytes all;
    bool layouts = true, in_place = true, beyond = true;
    for (ptrdiff_t n : {1, 2, 3, 7, 15, 16, 17, 31, 32, 33, 64, 65, 127, 1000}) {
        bytes in[2], want((size_t)(rows * n * size));
        for (int k = 0; k < inputs; ++k)
            in[k].assign(&numbers[(size_t)(k * 5000 * size)], &numbers[(size_t)((k * 5000 + rows * n) * size)]);
        auto call = [&](char* const* base, const ptrdiff_t* outer, const ptrdiff_t* along, ptrdiff_t count) {
            ptrdiff_t dimensions[2] = {count, n}, steps[6];
            for (int k = 0; k <= inputs; ++k) steps[k] = outer[k], steps[inputs + 1 + k] = along[k];
            s.row().loops[&s.f - formats](const_cast<char**>(base), dimensions, steps, s.k.data);
        };
        const ptrdiff_t by_rows[3] = {n * size, n * size, n * size}, each[3] = {size, size, size};
        char* base[3] = {in[0].data(), in[1].data()};
        base[inputs] = want.data();
        call(base, by_rows, each, rows);
        all.insert(all.end(), want.begin(), want.end());
        // each row alone, spread out and backwards in odd places, the others' columns in between
        bytes lane[3];
        for (int k = 0; k <= inputs; ++k) lane[k].assign((size_t)(n * spread * rows + 16), 0x5a);
        for (ptrdiff_t direction : {1, -1}) {
            char* odd[3];
            ptrdiff_t outer[3], along[3];
            for (int k = 0; k <= inputs; ++k) {
                outer[k] = spread, along[k] = direction * rows * spread;
                odd[k] = &lane[k][direction > 0 ? 3 : (size_t)(3 + (n - 1) * rows * spread)];
                for (ptrdiff_t r = 0; r < rows && k < inputs; ++r)
                    for (ptrdiff_t i = 0; i < n; ++i)
                        memcpy(odd[k] + r * outer[k] + i * along[k], &in[k][(size_t)((r * n + i) * size)], (size_t)size);
            }
            call(odd, outer, along, rows);
            for (ptrdiff_t r = 0; r < rows; ++r)
                for (ptrdiff_t i = 0; i < n; ++i)
                    layouts &= same(s.f, odd[inputs] + r * outer[inputs] + i * along[inputs], &want[(size_t)((r * n + i) * size)]);
        }
        bytes copy = in[0], out((size_t)((n + 2) * size), 0x5a);
        char* over[3] = {copy.data(), in[1].data()};
        over[inputs] = copy.data();
        call(over, by_rows, each, rows);
        for (ptrdiff_t i = 0; i < rows * n; ++i) in_place &= same(s.f, &copy[(size_t)(i * size)], &want[(size_t)(i * size)]);
        base[inputs] = &out[(size_t)size];
        call(base, by_rows, each, 1);
        for (ptrdiff_t b = 0; b < size; ++b)
            beyond &= out[(size_t)b] == 0x5a && out[(size_t)((n + 1) * size + b)] == 0x5a;
    }
    s.expect(layouts, "a row's bits depend on its strides or on its place");
    s.expect(in_place, "a row's bits depend on whether the result replaces it");
    s.expect(beyond, "it writes beyond the row");
    checksum(s, all);
}

}  // namespace

int main(int argc, char** argv) {
    int loops = 0;
    const bool large = argc > 1 && strcmp(argv[1], "--large") == 0;
    const actfn::kernel_table all = actfn::ACTFN_ISA::table();
    for (const format& f : formats) {
        const bytes x = many_points(f), g = many_factors(f, x.size() / (size_t)f.size);
        for (int which = 0; which < all.count; ++which) {
            const kernel* k = all.kernels[which];
            const reference* r = nullptr;
            for (const reference& each : references)
                if (strcmp(each.name, k->name) == 0) r = &each;
            for (int op = 0; op < k->count; ++op) {
                const subject s = {*k, op, f};
                if (s.row().signature) {
                    check_row(s, g);
                    continue;
                }
                // tables go through loops that they share; a header beside them has its own
                loops += !k->data || ((const actfn::tables_and_header*)k->data)->header;
                // of two parameters and more the second is larger, as bounds have to be
                bytes parameter, awkward, out(x.size()), other(x.size());
                for (int i = 0; i < k->parameters; ++i) {
                    append(parameter, f, pattern_of(f, r && r->parameter > 0 ? r->parameter : 1 + i));
                    append(awkward, f, pattern_of(f, 0.3L + i));
                }
                s.plain(x.data(), g.data(), parameter.data(), out.data(), (ptrdiff_t)(x.size() / (size_t)f.size));
                check_ends(s, x, out);
                if (r) check_reference(s, x, g, out, *r);
                check_vjp(s, x, g, parameter, out);
                check_layouts(s, x, g, awkward);
                if (large && (which + op) % 4 == &f - formats) check_large(s, x, g, awkward);
                if (k->parameters) {
                    s.plain(x.data(), g.data(), awkward.data(), other.data(), (ptrdiff_t)(x.size() / (size_t)f.size));
                    out.insert(out.end(), other.begin(), other.end());
                }
                checksum(s, out);
            }
        }
    }
    printf("loops %d\n", loops);  // what the machine code must have
    check_perceptrons(all, isa_name, &passed, &failed);
    check_tally(all, isa_name, &passed, &failed);
    printf("%s: %d passed, %d failed\n", isa_name, passed, failed);
    return failed != 0;
}
