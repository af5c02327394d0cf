// A smooth function at a register of numbers, by its tables (piecewise_tables.h).
//
// In a cell, u − centre is exact, and the polynomial's first two coefficients are in two parts each, so that what is
// rounded is small beside the result. A root of the function is a centre: relative accuracy goes through it. One kind of
// look-up serves every instruction set, so that all give the same bits.
#pragma once

#include <limits>

#include "exponential.h"
#include "piecewise_tables.h"
#include "storage.h"

namespace actfn::ACTFN_ISA {

template <class T>
constexpr const typed_table<T>& part_of(const piecewise_table& table) {
    if constexpr (sizeof(T) == 4) return table.single;
    else return *table.wide;
}

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

// The polynomial of u's cell. `degree` is that of the cells, or 0 where it is only known at run time.
template <care with, int degree, class V>
ACTFN_INLINE two_sum<V> polynomial_at(const cells<element<V>>& c, V u) {
    typedef element<V> T;
    const int last = (degree ? degree : c.degree) - 2;
    V per_unit = splat<V>(c.per_unit);
    if (c.bend != 0) per_unit = fma(abs(u), splat<V>(c.bend), per_unit);
    const auto cell = lowest_bits(fma(u, per_unit, splat<V>(constants<T>::round_magic)));
    V t = u - look_up<V>(c.centre, cell);
    V sum = look_up<V>(c.rest[last], cell);
    for (int k = last - 1; k >= 0; --k) sum = fma(sum, t, look_up<V>(c.rest[k], cell));
    V steeper = fma(t, sum, look_up<V>(c.slope_low, cell)), low = look_up<V>(c.first_low, cell);
    V first = look_up<V>(c.first, cell), slope = look_up<V>(c.slope, cell);
    if constexpr (with == care::none) {
        return {first, fma(t, slope, fma(t, steeper, low))};
    } else if constexpr (with == care::both) {
        two_sum<V> all = exact_sum(slope, steeper);
        V second = t * all.high, second_low = fma(t, all.low, fma(t, all.high, -second));
        two_sum<V> start = exact_sum(first, second);
        return {start.high, low + (second_low + start.low)};
    } else {
        V second = t * slope, second_low = fma(t, slope, -second);
        two_sum<V> start = with == care::root ? exact_sum(first, second) : exact_sum_of_ordered(first, second);
        return {start.high, fma(t, steeper, low + (second_low + start.low))};  // one rounding beside those of `steeper`
    }
}

// The exponential beside an asymptote, times 2^lift: high + low, times scale.
template <class V>
struct scaled {
    V high, low, scale;
};
template <class V>
ACTFN_INLINE scaled<V> rest_at(const exponential_rest& rest, V a) {
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
    two_sum<V> factor = polynomial_at<care::none, 0>(rest.factor, splat<V>(rest.start) / a);
    V high = factor.high + factor.low, low = (factor.high - high) + factor.low;
    for (int k = 0; k < rest.power; ++k) {
        V product = high * a;
        low = fma(high, a, -product) + low * a;
        high = product;
    }
    return {high, fma(high, p, fma(high, p_low, fma(low, p, low))), e.high.scale};
}

template <class V>
ACTFN_INLINE V asymptote(const border<element<V>>& side, V x) {
    if (side.slope == 0) return splat<V>(side.constant);  // x may be infinite
    if (side.slope == 1 && side.constant == 0) return x;
    return fma(x, splat<V>(side.slope), splat<V>(side.constant));
}

template <class V>
ACTFN_INLINE scaled<V> select_scaled(const scaled<V>& a, const scaled<V>& b, V x) {  // a below zero, b above
    auto is_left = x < V{};
    return {select(is_left, a.high, b.high), select(is_left, a.low, b.low), select(is_left, a.scale, b.scale)};
}

// f(x) beyond the cells, in float64.
template <class V>
ACTFN_INLINE V beyond(const piecewise_table& table, V x) {
    V a = at_most(splat<V>(2000), abs(x));
    auto rest_of = [&](const exponential_rest& rest) __attribute__((always_inline)) {
        return rest_at(rest, at_least(splat<V>(rest.start), a));
    };
    scaled<V> rest;
    if (table.left_rest && table.right_rest) {
        rest = select_scaled(rest_of(*table.left_rest), rest_of(*table.right_rest), x);
    } else {
        rest = rest_of(*(table.left_rest ? table.left_rest : table.right_rest));
        if (table.fold == symmetry::odd || table.fold == symmetry::adds_to_constant) {
            // of opposite sign on the other side
            const integer<V> sign_bit = bits(splat<V>(-0.0));
            integer<V> flip = bits(x) & sign_bit;
            if (table.falls < 0) flip = flip ^ sign_bit;
            rest.high = from_bits<V>(bits(rest.high) ^ flip);
            rest.low = from_bits<V>(bits(rest.low) ^ flip);
        }
    }
    V product = (rest.high + rest.low) * rest.scale;
    V base = select(x < V{}, asymptote(table.wide->left, x), asymptote(table.wide->right, x));
    return select(base == V{}, lowered(product), fma(product, splat<V>(unlift<V>), base));
}

// By a symmetry, on the side of zero that the cells do not describe: the multiple of x that is added to their sum, and
// zero on the other side; and a mask that tells which side x is on.
template <class V>
ACTFN_INLINE V line_beside(const piecewise_table& table, V x) {
    V base = table.falls < 0 ? at_least(V{}, x) : at_most(V{}, x);
    if (table.amount != 1) base = base * splat<V>((element<V>)table.amount);
    return base;
}
template <class V>
ACTFN_INLINE integer<V> on_other_side(const piecewise_table& table, V x) {
    const integer<V> is_negative = bits(x) >> (8 * (int)sizeof(element<V>) - 1);
    return table.falls < 0 ? ~is_negative : is_negative;
}

// f(x) by the cells, for u = x or |x| within them.
template <care with, int degree, class V>
ACTFN_INLINE V within_cells(const piecewise_table& table, V x, V u) {
    typedef element<V> T;
    const integer<V> sign_bit = bits(splat<V>(T(-0.0)));
    two_sum<V> sum = polynomial_at<with, degree>(part_of<T>(table).middle, u);
    if (table.fold == symmetry::none || table.fold == symmetry::even) return sum.high + sum.low;
    if (table.fold == symmetry::odd) return from_bits<V>(bits(sum.high + sum.low) ^ (bits(x) & sign_bit));
    V base;
    if (table.fold == symmetry::differs_by_line) {
        base = line_beside(table, x);
    } else {
        const integer<V> is_other = on_other_side(table, x);
        base = from_bits<V>(is_other & bits(splat<V>((T)table.amount)));
        sum.high = from_bits<V>(bits(sum.high) ^ (is_other & sign_bit));
        sum.low = from_bits<V>(bits(sum.low) ^ (is_other & sign_bit));
    }
    two_sum<V> start = table.ordered ? exact_sum_of_ordered(base, sum.high) : exact_sum(base, sum.high);
    return start.high + (start.low + sum.low);
}

// f(x) next to a root at zero.
template <class V>
ACTFN_INLINE V line_at(const near_zero<element<V>>& zero, V x) {
    const V line = x * splat<V>(zero.slope);
    if (zero.slope_low == 0) return line;
    // of zero the sum of both would lose the sign
    return select(x == V{}, line, fma(x, splat<V>(zero.slope), x * splat<V>(zero.slope_low)));
}

// f(x) for any x, except where something is left beside an asymptote beyond the cells.
template <care with, int degree, class V>
ACTFN_INLINE V by_cells_and_lines(const piecewise_table& table, V x) {
    typedef element<V> T;
    const typed_table<T>& part = part_of<T>(table);
    const border<T>&left = part.left, &right = part.right;
    const near_zero<T>& zero = part.zero;
    V u = table.fold == symmetry::none ? at_most(splat<V>(right.start), at_least(splat<V>(left.start), x))
                                       : at_most(splat<V>(right.start > -left.start ? right.start : -left.start), abs(x));
    const auto is_near = abs(x) < splat<V>(zero.end);
    V y = within_cells<with, degree>(table, x, select(is_near, splat<V>(zero.end), u));
    if (zero.slope != 0) y = select(is_near, line_at(zero, x), y);
    if (!left.reached) y = select(x < splat<V>(left.start), asymptote(left, x), y);
    if (!right.reached) y = select(x > splat<V>(right.start), asymptote(right, x), y);
    return y;
}

// The next number away from zero.
template <class T>
constexpr T further_out(T x) {
    return from_bits<T>(bits(x) + 1);
}

// Bits that say in which lanes something is left beside an asymptote beyond the cells, or there is none.
template <class V>
ACTFN_INLINE uint32_t is_beyond(const typed_table<element<V>>& part, V x) {
    typedef element<V> T;
    const border<T>&left = part.left, &right = part.right;
    uint32_t found = 0;
    if (left.has_rest()) found |= lanes_between(-x, -left.start, -left.stop);
    if (right.has_rest()) found |= lanes_between(x, right.start, right.stop);
    if (left.open || right.open) {  // infinity too
        const T infinity = std::numeric_limits<T>::infinity();
        const T least = left.open ? further_out(left.start) : -infinity, most = right.open ? further_out(right.start) : infinity;
        found |= every_lane<V> & ~lanes_between(x, least, most);
    }
    return found;
}

// Numbers beyond the cells, collected until there are enough for whole registers, and where their results go.
template <class T, int most>
struct waiting {
    int count = 0;
    T x[most + 16];
    int place[most + 16];

    template <class V>
    inline __attribute__((always_inline)) void add(V v, uint32_t which, int start) {
        count += store_lanes(x + count, place + count, v, which, start);
    }
    // of numbers of sixteen bits, a register of which is at `in`
    inline void add_each(const char* in, uint32_t which, int start) {
        for (; which; which &= which - 1) {
            const int at = start + storage<T>::place_of_lane(__builtin_ctz(which));
            memcpy(x + count, in + (at - start) * (int)sizeof(T), sizeof(T));
            place[count++] = at;
        }
    }
    // by a loop that computes them from x alone
    __attribute__((noinline)) void finish(inner_loop* loop, char* results) {
        T y[most];
        char* args[] = {(char*)x, (char*)y};
        const ptrdiff_t length = count, steps[] = {sizeof(T), sizeof(T)};
        loop(args, &length, steps, nullptr);
        for (int i = 0; i < count; ++i) memcpy(results + place[i] * (int)sizeof(T), y + i, sizeof(T));
    }
    __attribute__((noinline)) void finish(const piecewise_table& table, char* results) {
        typedef two<f64> D;
        for (int i = 0; i < 16; ++i) x[count + i] = 0;
        for (int start = 0; start < count; start += lanes<D>) {
            double wide[lanes<D>];
            for (int i = 0; i < lanes<D>; ++i) wide[i] = x[start + i];
            store((char*)wide, beyond(table, load<D>((const char*)wide)));
            for (int i = 0; i < lanes<D> && start + i < count; ++i) {
                const T y = (T)wide[i];
                memcpy(results + place[start + i] * (int)sizeof(T), &y, sizeof y);
            }
        }
    }
};

constexpr int block_numbers = 512;  // of a block, which stays in the first cache; a multiple of every register's

// f at up to `block_numbers` numbers, whole registers of them; `out` may be `in`. Beyond the cells it goes by a loop of its
// header, if it has one.
template <class T, care with, int degree>
void piecewise_block(const piecewise_table& table, inner_loop* header, char* out, const char* in, int count) {
    typedef two<typename vector_of<T, register_bytes>::type> V;
    const typed_table<T>& part = part_of<T>(table);
    const T most = part.right.start < -part.left.start ? part.right.start : -part.left.start, end = part.zero.end;
    const bool folds = table.fold != symmetry::none;
    waiting<T, block_numbers> numbers;
    for (int i = 0; i < count; i += lanes<V>) {
        const V x = load<V>(in + i * (int)sizeof(T)), a = abs(x);
        // the fast way where every lane is within the cells and not next to zero
        if (__builtin_expect(any_outside(a, end, most), 0)) {
            const uint32_t which = is_beyond(part, x);
            store(out + i * (int)sizeof(T), by_cells_and_lines<with, degree>(table, x));
            if (which) numbers.add(x, which, i);
        } else {
            store(out + i * (int)sizeof(T), within_cells<with, degree>(table, x, folds ? a : x));
        }
    }
    if (!numbers.count) return;
    if (header) numbers.finish(header, out);
    else numbers.finish(table, out);
}

// The block function of a table, by its degree and care: those that are usual are compiled each, with their degree known.
template <class T, care with>
auto block_of_degree(int degree) {
    if constexpr (sizeof(T) == 4) {
        switch (degree) {
            case 5: return piecewise_block<T, with, 5>;
            case 6: return piecewise_block<T, with, 6>;
            case 7: return piecewise_block<T, with, 7>;
            case 8: return piecewise_block<T, with, 8>;
            case 9: return piecewise_block<T, with, 9>;
            case 10: return piecewise_block<T, with, 10>;
        }
    }
    return piecewise_block<T, with, 0>;
}
template <class T>
auto block_of(const piecewise_table& table) {
    const typed_table<T>& part = part_of<T>(table);
    switch (part.with) {
        case care::none: return block_of_degree<T, care::none>(part.middle.degree);
        case care::steep: return block_of_degree<T, care::steep>(part.middle.degree);
        case care::root: return block_of_degree<T, care::root>(part.middle.degree);
        default: return block_of_degree<T, care::both>(part.middle.degree);
    }
}

// ---- Results of sixteen bits, by cells that round right.

// f(x) in float, which is right when it is rounded.
template <int degree, class V>
ACTFN_INLINE V by_short_cells(const piecewise_table& table, const short_cells& c, V x) {
    const integer<V> sign_bit = bits(splat<V>(-0.0f));
    const bool folds = table.fold != symmetry::none;
    const V u = at_most(splat<V>(c.most), folds ? abs(x) : at_least(splat<V>(-c.most), x)), magic = splat<V>(constants<float>::round_magic);
    V per_unit = splat<V>(c.per_unit);
    if (c.bend != 0) per_unit = fma(folds ? u : abs(u), splat<V>(c.bend), per_unit);
    const V number = fma(u, per_unit, magic), t = fma(u, per_unit, -(number - magic));  // of -0 it is -0
    const auto cell = lowest_bits(number);
    V sum = look_up<V>(c.row[degree], cell), first = look_up<V>(c.row[0], cell);
    for (int k = degree - 1; k >= 1; --k) sum = fma(sum, t, look_up<V>(c.row[k], cell));
    if (table.fold == symmetry::even || !folds) return fma(sum, t, first);
    if (table.fold == symmetry::odd) return from_bits<V>(bits(fma(sum, t, first)) ^ (bits(x) & sign_bit));
    // what is added comes before the last step, which alone rounds close to the result
    if (table.fold == symmetry::differs_by_line) return fma(sum, t, line_beside(table, x) + first);
    const integer<V> is_other = on_other_side(table, x), flip = is_other & sign_bit;
    const V base = from_bits<V>(is_other & bits(splat<V>((float)table.amount)));
    return fma(sum, from_bits<V>(bits(t) ^ flip), base + from_bits<V>(bits(first) ^ flip));
}

// The same where some numbers are beyond the cells: f rounds to its asymptotes there, and the last cell's end may be a
// subnormal number, which would take long.
template <int degree, class V>
ACTFN_INLINE V by_short_cells_and_lines(const piecewise_table& table, const short_cells& c, V x) {
    const auto is_far = abs(x) > splat<V>(c.most);
    const V line = select(x < V{}, asymptote(table.single.left, x), asymptote(table.single.right, x));
    return select(is_far, line, by_short_cells<degree>(table, c, select(is_far, V{}, x)));
}

// f at up to `block_numbers` numbers of a type of sixteen bits, whole registers of them; `out` may be `in`. Of cells that
// are a part, what they do not take goes by a loop of the function's header.
template <class T, int degree>
void short_block(const piecewise_table& table, const short_cells& cells, inner_loop* header, char* out, const char* in, int count) {
    typedef typename storage<T>::vector V;
    if (cells.part) {
        const float above = further_out(cells.most);
        waiting<T, block_numbers> numbers;
        for (int i = 0; i < count; i += lanes<V>) {
            const char* from = in + i * (int)sizeof(T);
            const V x = storage<T>::load(from);
            if (__builtin_expect(any_greater(abs(x), cells.most), 0))
                numbers.add_each(from, every_lane<V> & ~lanes_between(x, -above, above), i);
            store(out + i * (int)sizeof(T), storage<T>::round(by_short_cells<degree>(table, cells, x)));
        }
        if (numbers.count) numbers.finish(header, out);
        return;
    }
    for (int i = 0; i < count; i += lanes<V>) {
        const V x = storage<T>::load(in + i * (int)sizeof(T));
        V y;
        if (storage<T>::range_of_float && __builtin_expect(any_greater(abs(x), cells.most), 0))
            y = by_short_cells_and_lines<degree>(table, cells, x);
        else
            y = by_short_cells<degree>(table, cells, x);
        store(out + i * (int)sizeof(T), storage<T>::round(y));
    }
}

// The block function of such cells, which the maker finds of these degrees.
template <class T>
auto short_block_of(const short_cells& cells) {
    switch (cells.degree) {
        case 2: return short_block<T, 2>;
        case 3: return short_block<T, 3>;
        case 4: return short_block<T, 4>;
        case 5: return short_block<T, 5>;
        case 6: return short_block<T, 6>;
        case 7: return short_block<T, 7>;
        default: return short_block<T, 8>;
    }
}

}  // namespace actfn::ACTFN_ISA
