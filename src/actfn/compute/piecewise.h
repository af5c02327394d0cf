// A smooth function by tables: sixteen cells with a polynomial each, and beyond them its asymptote, with an exponential
// times another such table where that is not all. `python -m actfn.piecewise NAME` finds the tables and writes them.
//
// In a cell, u − centre is exact, and the polynomial's first two coefficients are in two parts each, so that what is
// rounded is small beside the result. A root of the function is a centre: relative accuracy goes through it. One kind of
// look-up serves every instruction set, so that all give the same bits.
#pragma once

#include "exponential.h"

namespace actfn::ACTFN_ISA {

// Polynomials in t = u − centre: first + t (slope + t (rest[0] + t (rest[1] + …))), a column for each cell, and which cell
// is the lowest bits of the whole number next to u (per_unit + bend · |u|).
template <class T, int degree>
struct cells {
    T per_unit, bend;
    T centre[16], first[16], first_low[16], slope[16], slope_low[16], rest[degree - 1][16];
};

// a + b, and what that rounds away; the second where |a| ≥ |b| or a = 0.
template <class V>
ACTFN_INLINE two_sum<V> exact_sum(V a, V b) {
    two_sum<V> sum = {a, V{}};
    sum.add(b);
    return sum;
}
template <class V>
ACTFN_INLINE two_sum<V> exact_sum_of_ordered(V a, V b) {
    V sum = a + b;
    return {sum, (a - sum) + b};
}

// How much of the sum is kept: the rounding of the cell's second term matters where f changes much within a cell, and
// that of the sum with the first where f has a root in one.
enum class care { none, steep, root };

template <care with, class V, int degree>
ACTFN_INLINE two_sum<V> polynomial_at(const cells<element<V>, degree>& c, V u) {
    typedef element<V> T;
    V per_unit = splat<V>(c.per_unit);
    if (c.bend != 0) per_unit = fma(abs(u), splat<V>(c.bend), per_unit);
    const auto cell = lowest_bits(fma(u, per_unit, splat<V>(constants<T>::round_magic)));
    V t = u - look_up<V>(c.centre, cell);
    V sum = look_up<V>(c.rest[degree - 2], cell);
    for (int k = degree - 3; k >= 0; --k) sum = fma(sum, t, look_up<V>(c.rest[k], cell));
    V steeper = fma(t, sum, look_up<V>(c.slope_low, cell)), low = look_up<V>(c.first_low, cell);
    V first = look_up<V>(c.first, cell), slope = look_up<V>(c.slope, cell);
    if constexpr (with == care::none) {
        return {first, fma(t, slope, fma(t, steeper, low))};
    } else {
        V second = t * slope, second_low = fma(t, slope, -second);
        two_sum<V> start = with == care::root ? exact_sum(first, second) : exact_sum_of_ordered(first, second);
        return {start.high, fma(t, steeper, low + (second_low + start.low))};  // one rounding beside those of `steeper`
    }
}

// What is left of f(x) beside its asymptote for a = |x| from `start` on: exp(−(e[0] a + e[1] a² + e[2] a³)) a^power times
// a polynomial of start / a. In float64 for every type.
template <int degree>
struct exponential_rest {
    double start, exponent[3], exponent_low[3];
    int power;
    cells<double, degree> factor;
};

// It times 2^lift: high + low, times scale.
template <class V>
struct scaled {
    V high, low, scale;
};
template <class V, int degree>
ACTFN_INLINE scaled<V> rest_at(const exponential_rest<degree>& rest, V a) {
    typedef constants<double> c;
    two_sum<V> z = {V{}, V{}};
    for (int k = 2; k >= 0; --k) {
        two_sum<V> sum = exact_sum(z.high, splat<V>(rest.exponent[k]));
        sum.low = sum.low + z.low + splat<V>(rest.exponent_low[k]);
        z.high = sum.high * a;
        z.low = fma(sum.high, a, -z.high) + sum.low * a;
    }
    auto e = exp_split_and_low(at_least(splat<V>(-c::exp_span), -z.high), c::lift);
    V p = e.high.p, p_low = e.p_low - fma(z.low, p, z.low);
    two_sum<V> factor = polynomial_at<care::none>(rest.factor, splat<V>(rest.start) / a);
    V high = factor.high + factor.low, low = (factor.high - high) + factor.low;
    for (int k = 0; k < rest.power; ++k) {
        V product = high * a;
        low = fma(high, a, -product) + low * a;
        high = product;
    }
    return {high, fma(high, p, fma(high, p_low, fma(low, p, low))), e.high.scale};
}

// How f goes on beyond the cells on one side of zero: from `start` on as constant + slope · x, and before `stop` with what
// is left of f beside that. `reached`: the last cell's end rounds to the asymptote already.
template <class T>
struct border {
    T start, stop;
    T constant, slope;
    bool reached;

    constexpr bool has_rest() const { return start != stop; }
};
template <class V>
ACTFN_INLINE V asymptote(const border<element<V>>& side, V x) {
    if (side.slope == 0) return splat<V>(side.constant);  // x may be infinite
    if (side.slope == 1 && side.constant == 0) return x;
    return fma(x, splat<V>(side.slope), splat<V>(side.constant));
}

// Next to zero, up to `end`, the cells are not asked, whose products would be subnormal numbers: f(x) is slope · x where
// f(0) = 0, and else that at `end`; then `slope` is 0.
template <class T>
struct near_zero {
    T end, slope, slope_low;
    T curve;  // half the second derivative
};

// What f does on the other side of zero: f(−x) is another thing, −f(x), f(x), f(x) less a multiple of x, or a constant
// less f(x).
enum class symmetry { none, odd, even, differs_by_line, adds_to_constant };

// A table has `fold`, `amount` (that multiple or constant), `falls` (the sign of x where f is the cells' sum itself),
// for a type T `middle<T>()`, `with<T>()` (which care), `ordered<T>()` (the line or constant
// is never less than that sum), `left<T>()`, `right<T>()`, `zero<T>()`, and `left_rest`, `right_rest` where a border has one.

// f(x) beyond the cells, in float64.
template <class Table, class V>
ACTFN_INLINE V beyond(V x) {
    constexpr border<double> left = Table::template left<double>(), right = Table::template right<double>();
    const V sign = from_bits<V>(bits(x) & bits(splat<V>(-0.0)));
    V a = at_most(splat<V>(2000), abs(x));
    scaled<V> rest;
    if constexpr (Table::fold == symmetry::none) {
        auto is_left = x < V{};
        if constexpr (left.has_rest()) rest = rest_at(Table::left_rest, at_least(splat<V>(Table::left_rest.start), a));
        if constexpr (right.has_rest()) {
            scaled<V> other = rest_at(Table::right_rest, at_least(splat<V>(Table::right_rest.start), a));
            if constexpr (left.has_rest()) {
                other.high = select(is_left, rest.high, other.high);
                other.low = select(is_left, rest.low, other.low);
                other.scale = select(is_left, rest.scale, other.scale);
            }
            rest = other;
        }
    } else {
        rest = rest_at(Table::left_rest, at_least(splat<V>(Table::left_rest.start), a));
        if constexpr (Table::fold == symmetry::odd || Table::fold == symmetry::adds_to_constant) {
            // of opposite sign on the other side
            const V flip = Table::falls < 0 ? from_bits<V>(bits(sign) ^ bits(splat<V>(-0.0))) : sign;
            rest.high = from_bits<V>(bits(rest.high) ^ bits(flip));
            rest.low = from_bits<V>(bits(rest.low) ^ bits(flip));
        }
    }
    V product = (rest.high + rest.low) * rest.scale;
    V base = select(x < V{}, asymptote(left, x), asymptote(right, x));
    return select(base == V{}, lowered(product), fma(product, splat<V>(unlift<V>), base));
}

// f(x) by the cells, for u = x or |x| within them.
template <class Table, class V>
ACTFN_INLINE V within_cells(V x, V u) {
    typedef element<V> T;
    constexpr T amount = (T)Table::amount;
    constexpr int last_bit = 8 * sizeof(T) - 1;
    const integer<V> sign_bit = bits(splat<V>(T(-0.0)));
    two_sum<V> sum = polynomial_at<Table::template with<T>()>(Table::template middle<T>(), u);
    if constexpr (Table::fold == symmetry::none || Table::fold == symmetry::even) {
        return sum.high + sum.low;
    } else if constexpr (Table::fold == symmetry::odd) {
        return from_bits<V>(bits(sum.high + sum.low) ^ (bits(x) & sign_bit));
    } else {
        V base;
        if constexpr (Table::fold == symmetry::differs_by_line) {
            base = Table::falls < 0 ? at_least(V{}, x) : at_most(V{}, x);
            if constexpr (amount != 1) base = base * splat<V>(amount);
        } else {
            const integer<V> is_negative = bits(x) >> last_bit;
            const integer<V> is_other = Table::falls < 0 ? ~is_negative : is_negative;
            base = from_bits<V>(is_other & bits(splat<V>(amount)));
            sum.high = from_bits<V>(bits(sum.high) ^ (is_other & sign_bit));
            sum.low = from_bits<V>(bits(sum.low) ^ (is_other & sign_bit));
        }
        two_sum<V> start = Table::template ordered<T>() ? exact_sum_of_ordered(base, sum.high) : exact_sum(base, sum.high);
        return start.high + (start.low + sum.low);
    }
}

// f(x) for any x, except where something is left beside an asymptote beyond the cells.
template <class Table, class V>
__attribute__((noinline)) V by_cells_and_lines(V x) {
    typedef element<V> T;
    constexpr border<T> left = Table::template left<T>(), right = Table::template right<T>();
    constexpr near_zero<T> zero = Table::template zero<T>();
    constexpr T most = right.start > -left.start ? right.start : -left.start;
    V u = Table::fold == symmetry::none ? at_most(splat<V>(right.start), at_least(splat<V>(left.start), x))
                                        : at_most(splat<V>(most), abs(x));
    const auto is_near = abs(x) < splat<V>(zero.end);
    V y = within_cells<Table>(x, select(is_near, splat<V>(zero.end), u));
    if constexpr (zero.slope != 0) {
        V line = x * splat<V>(zero.slope);
        if constexpr (zero.slope_low != 0) line = fma(x, splat<V>(zero.slope), x * splat<V>(zero.slope_low));
        y = select(is_near, line, y);
    }
    if constexpr (!left.reached) y = select(x < splat<V>(left.start), asymptote(left, x), y);
    if constexpr (!right.reached) y = select(x > splat<V>(right.start), asymptote(right, x), y);
    return y;
}

// f(x) but for the lanes that `is_beyond` tells; the fast way where every lane is within the cells and not next to zero.
template <class Table, class V>
ACTFN_INLINE V but_beyond(V x) {
    typedef element<V> T;
    constexpr border<T> left = Table::template left<T>(), right = Table::template right<T>();
    constexpr T most = right.start < -left.start ? right.start : -left.start;
    V a = abs(x);
    if (__builtin_expect(any_outside(a, Table::template zero<T>().end, most), 0)) return by_cells_and_lines<Table>(x);
    return within_cells<Table>(x, Table::fold == symmetry::none ? x : a);
}

// Bits that say in which lanes something is left beside an asymptote beyond the cells.
template <class Table, class V>
ACTFN_INLINE uint32_t is_beyond(V x) {
    typedef element<V> T;
    constexpr border<T> left = Table::template left<T>(), right = Table::template right<T>();
    if constexpr (left.has_rest() && right.has_rest() && left.stop == -right.stop && left.start == -right.start)
        return lanes_between(abs(x), right.start, right.stop);
    uint32_t found = 0;
    if constexpr (left.has_rest()) found |= lanes_between(-x, -left.start, -left.stop);
    if constexpr (right.has_rest()) found |= lanes_between(x, right.start, right.stop);
    return found;
}

// Numbers beyond the cells, collected until there are enough for whole registers, and where their results go.
template <class T, int most>
struct waiting {
    int count = 0;
    double x[most + 16];
    int place[most + 16];

    template <class V>
    inline __attribute__((always_inline)) void add(V v, uint32_t which, int start) {
        T lane[lanes<V>];
        store((char*)lane, v);
        for (; which; which &= which - 1) {
            const int i = __builtin_ctz(which);
            x[count] = lane[i];
            place[count++] = start + i;
        }
    }
    template <class Table>
    __attribute__((noinline)) void finish(T* results) {
        typedef two<f64> D;
        for (int i = 0; i < 16; ++i) x[count + i] = 0;
        for (int start = 0; start < count; start += lanes<D>) {
            double found[lanes<D>];
            store((char*)found, beyond<Table>(load<D>((const char*)(x + start))));
            for (int i = 0; i < lanes<D> && start + i < count; ++i) results[place[start + i]] = (T)found[i];
        }
    }
};

template <class Table, class V>
__attribute__((noinline)) V with_beyond(V x, V y, uint32_t which) {
    typedef element<V> T;
    T results[lanes<V>];
    store((char*)results, y);
    waiting<T, lanes<V>> numbers;
    numbers.add(x, which, 0);
    numbers.template finish<Table>(results);
    return load<V>((const char*)results);
}

// f(x)
template <class Table, class V>
ACTFN_INLINE V piecewise(V x) {
    V y = but_beyond<Table>(x);
    const uint32_t which = is_beyond<Table>(x);
    return __builtin_expect(which != 0, 0) ? with_beyond<Table>(x, y, which) : y;
}

// f(x) before its last rounding where that hides on which side of a middle between two numbers of sixteen bits it lies:
// next to zero, where a power of two times x is such a middle.
template <class Table, class V>
ACTFN_INLINE two_sum<V> piecewise_unrounded(V x) {
    constexpr auto zero = Table::template zero<element<V>>();
    V y = piecewise<Table>(x);
    if constexpr (zero.slope == 0) return {y, V{}};
    V low = fma(x, splat<V>(zero.slope), -y) + x * fma(x, splat<V>(zero.curve), splat<V>(zero.slope_low));
    return {y, select(abs(x) < splat<V>(zero.end), low, V{})};
}

}  // namespace actfn::ACTFN_ISA
