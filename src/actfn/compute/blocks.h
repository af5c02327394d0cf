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

// A count, rounded up to whole registers of elements.
template <class T>
constexpr ptrdiff_t whole_registers(ptrdiff_t count) {
    constexpr ptrdiff_t width = lanes<typename storage<T>::vector>;
    return (count + width - 1) / width * width;
}

// The same blocks as numbers of double, whatever the elements are: what is read is exact, and what is written is rounded
// once. `room` is for as many floats; their order in a register is the type's own, so that whole ones are converted.
template <class T>
void read_wide(double* block, float* room, const char* p, ptrdiff_t step, ptrdiff_t count) {
    if constexpr (sizeof(T) == 8) {
        read_block<T>((char*)block, p, step, count);
    } else {
        read_block<T>((char*)room, p, step, count);
        for (ptrdiff_t i = 0; i < whole_registers<T>(count); ++i) block[i] = room[i];
    }
}

template <class T>
void write_wide(const double* block, float* room, char* p, ptrdiff_t step, ptrdiff_t count, bool past) {
    if constexpr (sizeof(T) == 8) {
        write_block<T>((const char*)block, p, step, count, past);
    } else {
        for (ptrdiff_t i = 0; i < whole_registers<T>(count); ++i)
            room[i] = sizeof(T) == 2 ? to_odd(block[i]) : (float)block[i];
        write_block<T>((const char*)room, p, step, count, past);
    }
}

}  // namespace actfn::ACTFN_ISA
