// A ufunc of ours with its parameters given: what other libraries' containers are handed, since of a ufunc of several
// operands they make one dtype. Where the function is proven to map integers to integers, it has integer loops too.
#pragma once

#include <Python.h>
#include <numpy/ndarrayobject.h>
#include <numpy/ufuncobject.h>
#include <string.h>

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

#include "kernels.h"

namespace {

constexpr int float_types = 4;  // float16, bfloat16, float32, float64

// A piece of a function on integers: slope · x + intercept from its start up to the start of the next.
template <class T>
struct integer_piece {
    T start, slope, intercept;
};

// What the loops of one such ufunc read; freed with the ufunc.
struct bound {
    std::string name;
    int given, parameters;
    actfn::inner_loop* loops[float_types];
    void* data[float_types];
    alignas(8) char values[float_types][actfn::most_parameters][8];
    npy_half of_booleans[2];
    std::vector<std::vector<char>> pieces;  // of each integer loop
    std::vector<PyUFuncGenericFunction> functions;
    std::vector<void*> datas;
    std::vector<char> types;
};

// One float type's loop with the parameters as operands that do not advance.
template <int type>
void bound_loop(char** args, const npy_intp* dimensions, const npy_intp* steps, void* data) {
    auto* b = (bound*)data;
    char* operands[actfn::most_parameters + 3];
    ptrdiff_t advance[actfn::most_parameters + 3], count = dimensions[0];
    int n = 0;
    for (; n < b->given; ++n) operands[n] = args[n], advance[n] = steps[n];
    for (int p = 0; p < b->parameters; ++p, ++n) operands[n] = b->values[type][p], advance[n] = 0;
    operands[n] = args[b->given], advance[n] = steps[b->given];
    b->loops[type](operands, &count, advance, b->data[type]);
}

void boolean_loop(char** args, const npy_intp* dimensions, const npy_intp* steps, void* data) {
    const npy_half* of = ((bound*)data)->of_booleans;
    for (npy_intp i = 0; i < dimensions[0]; ++i)
        *(npy_half*)(args[1] + i * steps[1]) = of[*(npy_bool*)(args[0] + i * steps[0]) != 0];
}

// Sums and products are taken without a sign, where they wrap: the results are known to fit.
template <class T>
void integer_loop(char** args, const npy_intp* dimensions, const npy_intp* steps, void* data) {
    typedef std::conditional_t<(sizeof(T) < sizeof(unsigned)), unsigned, std::make_unsigned_t<T>> U;
    auto& bytes = *(std::vector<char>*)data;
    auto* piece = (const integer_piece<T>*)bytes.data();
    const size_t count = bytes.size() / sizeof *piece;
    for (npy_intp i = 0; i < dimensions[0]; ++i) {
        const T x = *(T*)(args[0] + i * steps[0]);
        integer_piece<T> p = piece[0];
        for (size_t k = 1; k < count; ++k) p = x >= piece[k].start ? piece[k] : p;
        *(T*)(args[1] + i * steps[1]) = (T)((U)p.slope * (U)x + (U)p.intercept);
    }
}

PyUFuncGenericFunction integer_loop_of(char type) {
    switch (type) {
    case NPY_BYTE: return integer_loop<npy_byte>;
    case NPY_UBYTE: return integer_loop<npy_ubyte>;
    case NPY_SHORT: return integer_loop<npy_short>;
    case NPY_USHORT: return integer_loop<npy_ushort>;
    case NPY_INT: return integer_loop<npy_int>;
    case NPY_UINT: return integer_loop<npy_uint>;
    case NPY_LONG: return integer_loop<npy_long>;
    case NPY_ULONG: return integer_loop<npy_ulong>;
    case NPY_LONGLONG: return integer_loop<npy_longlong>;
    case NPY_ULONGLONG: return integer_loop<npy_ulonglong>;
    default: return nullptr;
    }
}

uint16_t to_bfloat16(float x) {
    uint32_t bits;
    memcpy(&bits, &x, 4);
    return (uint16_t)((bits + 0x7fff + (bits >> 16 & 1)) >> 16);  // to the nearest, ties to even; parameters are finite
}

void free_bound(PyObject* capsule) { delete (bound*)PyCapsule_GetPointer(capsule, nullptr); }

// bound_ufunc(ufunc, name, given, ((half's bits, double), ...), ((type number, pieces as bytes), ...)): a ufunc of the
// first `given` operands; integer loops in the order in which NumPy is to look for them.
PyObject* bound_ufunc_from(PyObject* args, actfn::inner_loop* bfloat16_loop, int bfloat16_number) {
    PyUFuncObject* from;
    const char* name;
    int given;
    PyObject *values, *integers;
    if (!PyArg_ParseTuple(args, "O!siO!O!", &PyUFunc_Type, &from, &name, &given, &PyTuple_Type, &values, &PyTuple_Type,
                          &integers))
        return nullptr;
    const Py_ssize_t parameters = PyTuple_GET_SIZE(values);
    if (parameters > actfn::most_parameters || from->nin != given + parameters || from->ntypes < 3)
        return PyErr_Format(PyExc_ValueError, "%s: not a ufunc of %d operands and %zd parameters", name, given, parameters);
    auto* b = new bound;
    PyObject* owner = PyCapsule_New(b, nullptr, free_bound);
    if (!owner) {
        delete b;
        return nullptr;
    }
    b->name = name, b->given = given, b->parameters = (int)parameters;
    const int place[float_types] = {0, -1, 1, 2};  // among the loops of the ufunc
    for (int t = 0; t < float_types; ++t) {
        b->loops[t] = t == 1 ? bfloat16_loop : (actfn::inner_loop*)from->functions[place[t]];
        b->data[t] = from->data[t == 1 ? 0 : place[t]];
    }
    for (Py_ssize_t p = 0; p < parameters; ++p) {
        unsigned half;
        double wide;
        if (!PyArg_ParseTuple(PyTuple_GET_ITEM(values, p), "Id", &half, &wide)) {
            Py_DECREF(owner);
            return nullptr;
        }
        const uint16_t narrow[2] = {(uint16_t)half, to_bfloat16((float)wide)};
        const float single = (float)wide;
        memcpy(b->values[0][p], &narrow[0], 2);
        memcpy(b->values[1][p], &narrow[1], 2);
        memcpy(b->values[2][p], &single, 4);
        memcpy(b->values[3][p], &wide, 8);
    }
    auto add = [b](PyUFuncGenericFunction function, void* data, std::initializer_list<int> kinds) {
        b->functions.push_back(function);
        b->datas.push_back(data);
        for (int kind : kinds) b->types.push_back((char)kind);
    };
    const Py_ssize_t wholes = PyTuple_GET_SIZE(integers);
    if (wholes && given == 1) {  // booleans go to float16, as where there are no integer loops
        npy_half both[2] = {0, 0x3c00};
        char* operands[2] = {(char*)both, (char*)b->of_booleans};
        const npy_intp two = 2, steps[2] = {2, 2};
        bound_loop<0>(operands, &two, steps, b);
        add(boolean_loop, b, {NPY_BOOL, NPY_HALF});
        b->pieces.resize(wholes);
        for (Py_ssize_t i = 0; i < wholes; ++i) {
            int type;
            const char* bytes;
            Py_ssize_t size;
            if (!PyArg_ParseTuple(PyTuple_GET_ITEM(integers, i), "iy#", &type, &bytes, &size)) {
                Py_DECREF(owner);
                return nullptr;
            }
            b->pieces[i].assign(bytes, bytes + size);
            add(integer_loop_of((char)type), &b->pieces[i], {type, type});
        }
    }
    const int numbers[3] = {NPY_HALF, NPY_FLOAT, NPY_DOUBLE};
    const PyUFuncGenericFunction float_loops[3] = {bound_loop<0>, bound_loop<2>, bound_loop<3>};
    for (int t = 0; t < 3; ++t) {
        add(float_loops[t], b, {});
        for (int operand = 0; operand <= given; ++operand) b->types.push_back((char)numbers[t]);
    }
    PyObject* made = PyUFunc_FromFuncAndData(b->functions.data(), b->datas.data(), b->types.data(),
                                             (int)b->functions.size(), given, 1, PyUFunc_None, b->name.c_str(),
                                             "A ufunc of actfn with its parameters given.", 0);
    if (!made) {
        Py_DECREF(owner);
        return nullptr;
    }
    ((PyUFuncObject*)made)->obj = owner;  // freed with it
    int kinds[actfn::most_parameters + 3];
    for (int& kind : kinds) kind = bfloat16_number;
    if (bfloat16_number >= 0 && bfloat16_loop &&
        PyUFunc_RegisterLoopForType((PyUFuncObject*)made, bfloat16_number, bound_loop<1>, kinds, b) < 0)
        Py_CLEAR(made);
    return made;
}

}  // namespace
