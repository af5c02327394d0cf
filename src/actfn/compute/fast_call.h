// The base type of a call (activation/call.py): the usual call, arrays of one dtype and nothing else but `out`, goes
// straight to the ufunc with the parameters' defaults. Every other call, and one that fails, is the method
// `_in_general`'s.
#pragma once

#include <Python.h>
#include <numpy/ndarrayobject.h>

namespace {

struct fast_call {
    PyObject_HEAD
    PyObject* ufunc;       // null until the first call, which asks the attribute `ufunc` for it
    PyObject* defaults;    // dict: dtype to the tuple of the parameters' defaults in it
    Py_ssize_t operands;  // before the parameters
};

int fast_call_init(PyObject* self, PyObject* args, PyObject* kwargs) {
    static const char* names[] = {"defaults", "operands", nullptr};
    PyObject* defaults;
    Py_ssize_t operands;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!n", const_cast<char**>(names), &PyDict_Type, &defaults, &operands))
        return -1;
    auto* f = (fast_call*)self;
    f->operands = operands;
    Py_XSETREF(f->defaults, Py_NewRef(defaults));
    return 0;
}

void fast_call_dealloc(PyObject* self) {
    auto* f = (fast_call*)self;
    Py_XDECREF(f->ufunc);
    Py_XDECREF(f->defaults);
    PyTypeObject* type = Py_TYPE(self);
    type->tp_free(self);
    Py_DECREF(type);
}

// The usual call's result; null without an error where it is not the usual call.
PyObject* usual_call(fast_call* f, PyObject* args, PyObject* kwargs) {
    static PyObject* out_name = PyUnicode_InternFromString("out");
    const Py_ssize_t given = PyTuple_GET_SIZE(args);
    if (!f->defaults || given != f->operands || given < 1 || given > 2) return nullptr;
    for (Py_ssize_t i = 0; i < given; ++i)
        if (!PyArray_CheckExact(PyTuple_GET_ITEM(args, i))) return nullptr;
    auto* x = (PyArrayObject*)PyTuple_GET_ITEM(args, 0);
    if (given == 2 && PyArray_DESCR((PyArrayObject*)PyTuple_GET_ITEM(args, 1)) != PyArray_DESCR(x)) return nullptr;
    PyObject* out = nullptr;
    if (kwargs && PyDict_GET_SIZE(kwargs) > 0) {
        out = PyDict_GET_SIZE(kwargs) == 1 ? PyDict_GetItemWithError(kwargs, out_name) : nullptr;
        if (!out || !PyArray_CheckExact(out)) return nullptr;
    }
    PyObject* defaults = PyDict_GetItemWithError(f->defaults, (PyObject*)PyArray_DESCR(x));
    if (!defaults || !PyTuple_Check(defaults) || PyTuple_GET_SIZE(defaults) > NPY_MAXARGS - 3) return nullptr;
    if (!f->ufunc && !(f->ufunc = PyObject_GetAttrString((PyObject*)f, "ufunc"))) return nullptr;
    PyObject* operands[NPY_MAXARGS];
    size_t n = 0;
    for (Py_ssize_t i = 0; i < given; ++i) operands[n++] = PyTuple_GET_ITEM(args, i);
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(defaults); ++i) operands[n++] = PyTuple_GET_ITEM(defaults, i);
    if (out) operands[n++] = out;
    return PyObject_Vectorcall(f->ufunc, operands, n, nullptr);
}

PyObject* fast_call_call(PyObject* self, PyObject* args, PyObject* kwargs) {
    if (PyObject* result = usual_call((fast_call*)self, args, kwargs)) return result;
    if (PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_TypeError) && !PyErr_ExceptionMatches(PyExc_ValueError))
        return nullptr;
    PyErr_Clear();  // a refusal: `_in_general` explains it
    PyObject* general = PyObject_GetAttrString(self, "_in_general");
    PyObject* result = general ? PyObject_Call(general, args, kwargs) : nullptr;
    Py_XDECREF(general);
    return result;
}

// Adds the type to a module; 0, or −1 with an error.
int add_fast_call(PyObject* module) {
    const char* doc = "The base of Call: calls its ufunc directly where it can, else its method `_in_general`.";
    PyType_Slot slots[] = {{Py_tp_doc, (void*)doc},
                           {Py_tp_new, (void*)PyType_GenericNew},
                           {Py_tp_init, (void*)fast_call_init},
                           {Py_tp_dealloc, (void*)fast_call_dealloc},
                           {Py_tp_call, (void*)fast_call_call},
                           {0, nullptr}};
    PyType_Spec spec = {"actfn.compute._kernels.FastCall", sizeof(fast_call), 0,
                        Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};
    PyObject* type = PyType_FromSpec(&spec);
    if (!type) return -1;
    int failed = PyModule_AddObjectRef(module, "FastCall", type);
    Py_DECREF(type);
    return failed;
}

}  // namespace
