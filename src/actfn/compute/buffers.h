// Python's buffers as plain memory.
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>

namespace {

// Buffers of a call, given back at its end.
struct buffers {
    Py_buffer each[12] = {};
    int count = 0;
    ~buffers() {
        for (int i = 0; i < count; ++i) PyBuffer_Release(&each[i]);
    }
    // Its memory, if it is one of contiguous items of that size and there are that many.
    template <class T>
    T* get(PyObject* from, const char* name, ptrdiff_t items, bool written = true) {
        Py_buffer& view = each[count];
        if (PyObject_GetBuffer(from, &view, (written ? PyBUF_WRITABLE : 0) | PyBUF_C_CONTIGUOUS) < 0) return nullptr;
        ++count;
        if (view.itemsize != (Py_ssize_t)sizeof(T) || (items >= 0 && view.len != items * (Py_ssize_t)sizeof(T))) {
            PyErr_Format(PyExc_ValueError, "%s: got %zd items of %zd bytes, allowed are %zd of %zd", name,
                         view.len / (view.itemsize ? view.itemsize : 1), view.itemsize, items, sizeof(T));
            return nullptr;
        }
        return (T*)view.buf;
    }
    ptrdiff_t items() const { return each[count - 1].len / each[count - 1].itemsize; }
};

}  // namespace
