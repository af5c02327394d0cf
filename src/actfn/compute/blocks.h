// Arrays block by block: a block is small enough to stay in the first cache, and holds numbers as they are computed with.
#pragma once

#include "environment.h"
#include "storage.h"

namespace actfn::ACTFN_ISA {

// `count` elements of stride `step`, as numbers that are computed with; the last register is filled up with zeros.
template <class T>
void read_block(char* block, const char* p, ptrdiff_t step, ptrdiff_t count) {
    typedef typename storage<T>::vector V;
    for (ptrdiff_t i = 0; i < count; i += lanes<V>) {
        bool whole = count - i >= lanes<V> && step == (ptrdiff_t)sizeof(T);
        V x = whole ? storage<T>::load(p + i * step)
                    : gather<T>(p + i * step, step, count - i < lanes<V> ? count - i : lanes<V>);
        store(block + i * (ptrdiff_t)sizeof(element<V>), x);
    }
}

template <class T>
void write_block(const char* block, char* p, ptrdiff_t step, ptrdiff_t count, bool past) {
    typedef typename storage<T>::vector V;
    for (ptrdiff_t i = 0; i < count; i += lanes<V>) {
        V x = load<V>(block + i * (ptrdiff_t)sizeof(element<V>));
        typename storage<T>::stored y;
        if constexpr (sizeof(T) == 2) y = storage<T>::round(x);
        else y = x;
        if (count - i >= lanes<V> && past) write_past_caches(p + i * step, y);
        else if (count - i >= lanes<V> && step == (ptrdiff_t)sizeof(T)) store(p + i * step, y);
        else scatter<T>(p + i * step, step, count - i < lanes<V> ? count - i : lanes<V>, y);
    }
}

}  // namespace actfn::ACTFN_ISA
