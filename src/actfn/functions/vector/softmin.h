// softmin(x) = softmax(−x); vjp −y (g − Σ g y), y = softmin(x)
//
// The weights of softmax, of −x. Ends: inf gives 0; −inf or nan anywhere, or nothing but inf, gives nan in the whole row.
#pragma once

#include "vector/softmax.h"

namespace actfn::ACTFN_ISA {

struct softmin {
    static constexpr bool is_of_a_row = true;

    template <class Row>
    ACTFN_INLINE auto value(const Row& row) {
        typedef typename Row::V V;
        const auto of_minus = softmax::value(negative<Row>{row});
        return [=](V x) __attribute__((always_inline)) { return of_minus(-x); };
    }

    template <class Row>
    ACTFN_INLINE auto vjp(const Row& row) {
        typedef typename Row::V V;
        const auto of_minus = softmax::vjp(negative<Row>{row});
        return [=](V x, V g) __attribute__((always_inline)) { return -of_minus(-x, g); };
    }
};

}  // namespace actfn::ACTFN_ISA
