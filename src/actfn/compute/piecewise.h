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
// is the lowest bits of the whole number next to u · per_unit.
template <class T, int degree>
struct cells {
    T per_unit;
    T centre[16], first[16], first_low[16], slope[16], slope_low[16], rest[degree - 1][16];
};

// A number as the sum of a large part and a small one.
template <class V>
struct in_two {
    V high, low;
};

template <class V, int degree>
ACTFN_INLINE in_two<V> polynomial_at(const cells<element<V>, degree>& c, V u) {
    typedef element<V> T;
    const auto cell = lowest_bits(fma(u, splat<V>(c.per_unit), splat<V>(constants<T>::round_magic)));
    V t = u - look_up<V>(c.centre, cell);
    V sum = look_up<V>(c.rest[degree - 2], cell);
    for (int k = degree - 3; k >= 0; --k) sum = fma(sum, t, look_up<V>(c.rest[k], cell));
    V low = fma(t, fma(t, sum, look_up<V>(c.slope_low, cell)), look_up<V>(c.first_low, cell));
    return {look_up<V>(c.first, cell), fma(t, look_up<V>(c.slope, cell), low)};
}

// a + b, and what that rounds away.
template <class V>
ACTFN_INLINE in_two<V> exact_sum(V a, V b) {
    V sum = a + b, of_b = sum - a;
    return {sum, (a - (sum - of_b)) + (b - of_b)};
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
    in_two<V> z = {V{}, V{}};
    for (int k = 2; k >= 0; --k) {
        in_two<V> sum = exact_sum(z.high, splat<V>(rest.exponent[k]));
        sum.low = sum.low + z.low + splat<V>(rest.exponent_low[k]);
        z.high = sum.high * a;
        z.low = fma(sum.high, a, -z.high) + sum.low * a;
    }
    auto e = exp_split_in_two(at_least(splat<V>(-c::exp_span), -z.high), -z.low, c::lift);
    in_two<V> factor = polynomial_at(rest.factor, splat<V>(rest.start) / a);
    V high = factor.high + factor.low, low = (factor.high - high) + factor.low;
    for (int k = 0; k < rest.power; ++k) {
        V product = high * a;
        low = fma(high, a, -product) + low * a;
        high = product;
    }
    return {high, fma(high, e.p, fma(high, e.p_low, fma(low, e.p, low))), e.scale};
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

// Next to zero, where f(0) = 0: up to `end` f(x) is slope · x, and the cells are not asked, whose products would be
// subnormal numbers. Without that, `end` is 0.
template <class T>
struct near_zero {
    T end, slope, slope_low;
};

// What f does on the other side of zero: f(−x) is another thing, −f(x), f(x), f(x) less a multiple of x, or a constant
// less f(x).
enum class symmetry { none, odd, even, differs_by_line, adds_to_constant };

// A table has `fold`, `amount` (that multiple or constant), `falls` (the sign of x where f is the cells' sum itself), for a
// type T `middle<T>()`, `left<T>()`, `right<T>()` and `zero<T>()`, and `left_rest`, `right_rest` where a border has one.

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

// y, and where x is in the zone beyond the cells that is not yet the asymptote, f(x).
template <class Table, class V>
__attribute__((noinline)) V with_rest(V x, V y) {
    typedef element<V> T;
    typedef two<f64> D;
    constexpr int padded = (lanes<V> + lanes<D> - 1) / lanes<D> * lanes<D>;
    constexpr border<T> left = Table::template left<T>(), right = Table::template right<T>();
    T in[padded] = {}, out[padded] = {};
    store((char*)in, x);
    store((char*)out, y);
    for (int start = 0; start < padded; start += lanes<D>) {
        double wide[lanes<D>], found[lanes<D>];
        for (int i = 0; i < lanes<D>; ++i) wide[i] = in[start + i];
        store((char*)found, beyond<Table>(load<D>((const char*)wide)));
        for (int i = 0; i < lanes<D>; ++i) {
            const T at = in[start + i];
            if ((at < left.start && at > left.stop) || (at > right.start && at < right.stop)) out[start + i] = (T)found[i];
        }
    }
    return load<V>((const char*)out);
}

template <class Table, class V>
ACTFN_INLINE V piecewise(V x) {
    typedef element<V> T;
    constexpr border<T> left = Table::template left<T>(), right = Table::template right<T>();
    constexpr near_zero<T> zero = Table::template zero<T>();
    constexpr T amount = (T)Table::amount;
    constexpr int last_bit = 8 * sizeof(T) - 1;
    const integer<V> sign_bit = bits(splat<V>(T(-0.0)));
    V y;
    if constexpr (Table::fold == symmetry::none) {
        V u = at_most(splat<V>(right.start), at_least(splat<V>(left.start), x));
        if constexpr (zero.end != 0) u = select(abs(x) < splat<V>(zero.end), splat<V>(zero.end), u);
        in_two<V> sum = polynomial_at(Table::template middle<T>(), u);
        y = sum.high + sum.low;
    } else {
        V u = at_most(splat<V>(right.start), abs(x));
        if constexpr (zero.end != 0) u = at_least(splat<V>(zero.end), u);
        in_two<V> sum = polynomial_at(Table::template middle<T>(), u);
        if constexpr (Table::fold == symmetry::odd) {
            y = sum.high + sum.low;
            y = from_bits<V>(bits(y) ^ (bits(x) & sign_bit));
        } else if constexpr (Table::fold == symmetry::even) {
            y = sum.high + sum.low;
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
            in_two<V> start = exact_sum(base, sum.high);
            y = start.high + (start.low + sum.low);
        }
    }
    if constexpr (zero.end != 0) {
        V line = x * splat<V>(zero.slope);
        if constexpr (zero.slope_low != 0) line = fma(x, splat<V>(zero.slope), x * splat<V>(zero.slope_low));
        y = select(abs(x) < splat<V>(zero.end), line, y);
    }
    if constexpr (!left.reached) y = select(x < splat<V>(left.start), asymptote(left, x), y);
    if constexpr (!right.reached) y = select(x > splat<V>(right.start), asymptote(right, x), y);
    if constexpr (left.has_rest() && right.has_rest() && left.stop == -right.stop) {
        if (__builtin_expect(any_between(abs(x), right.start, right.stop), 0)) return with_rest<Table>(x, y);
    } else {
        bool outside = false;
        if constexpr (left.has_rest()) outside |= any_between(-x, -left.start, -left.stop);
        if constexpr (right.has_rest()) outside |= any_between(x, right.start, right.stop);
        if (__builtin_expect(outside, 0)) return with_rest<Table>(x, y);
    }
    return y;
}

}  // namespace actfn::ACTFN_ISA
