// The base type of a call (activation/call.py): the usual call, arrays of one dtype with `out` and parameters that are
// numbers, goes straight to the ufunc. Every other call, and one that fails, is the method `_in_general`'s.
#pragma once

#include <Python.h>
#include <numpy/ndarrayobject.h>

namespace {

struct fast_call {
    PyObject_HEAD
    PyObject* ufunc;       // null until the first call, which asks the attribute `ufunc` for it
    PyObject* defaults;    // dict: dtype to the tuple of the parameters' defaults in it
    Py_ssize_t operands;   // before the parameters
    PyObject* parameters;  // a tuple of (name, least, greatest)
    PyObject* last_value;  // of a parameter, and the array that was made of it: a loop gives the same one again
    PyObject* last_array;
};

int fast_call_init(PyObject* self, PyObject* args, PyObject* kwargs) {
    static const char* names[] = {"defaults", "operands", "parameters", nullptr};
    PyObject *defaults, *parameters;
    Py_ssize_t operands;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!nO!", const_cast<char**>(names), &PyDict_Type, &defaults, &operands,
                                     &PyTuple_Type, &parameters))
        return -1;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(parameters); ++i) {
        PyObject* name;
        double low, high;
        if (!PyArg_ParseTuple(PyTuple_GET_ITEM(parameters, i), "O!dd", &PyUnicode_Type, &name, &low, &high)) return -1;
    }
    auto* f = (fast_call*)self;
    f->operands = operands;
    Py_XSETREF(f->defaults, Py_NewRef(defaults));
    Py_XSETREF(f->parameters, Py_NewRef(parameters));
    return 0;
}

void fast_call_dealloc(PyObject* self) {
    auto* f = (fast_call*)self;
    Py_XDECREF(f->ufunc);
    Py_XDECREF(f->defaults);
    Py_XDECREF(f->parameters);
    Py_XDECREF(f->last_value);
    Py_XDECREF(f->last_array);
    PyTypeObject* type = Py_TYPE(self);
    type->tp_free(self);
    Py_DECREF(type);
}

// A parameter's value as an array of x's dtype, which NumPy takes faster than a number; null where it is no float or
// int, or outside its domain.
PyObject* parameter_array(fast_call* f, PyObject* value, PyObject* declared, PyArrayObject* x) {
    double wide;
    if (value == f->last_value && PyArray_DESCR((PyArrayObject*)f->last_array) == PyArray_DESCR(x) &&
        PyTuple_GET_SIZE(f->parameters) == 1)
        return Py_NewRef(f->last_array);
    if (PyFloat_CheckExact(value)) {
        wide = PyFloat_AS_DOUBLE(value);
    } else if (PyLong_CheckExact(value)) {
        wide = PyLong_AsDouble(value);
        if (wide == -1 && PyErr_Occurred()) {  // beyond all doubles: `_in_general` says so
            PyErr_Clear();
            return nullptr;
        }
    } else {
        return nullptr;
    }
    const double low = PyFloat_AS_DOUBLE(PyTuple_GET_ITEM(declared, 1));
    const double high = PyFloat_AS_DOUBLE(PyTuple_GET_ITEM(declared, 2));
    if (!(low <= wide && wide <= high) || !(wide - wide == 0)) return nullptr;
    auto* descr = PyArray_DESCR(x);
    Py_INCREF(descr);
    PyObject* array = PyArray_NewFromDescr(&PyArray_Type, descr, 0, nullptr, nullptr, nullptr, 0, nullptr);
    if (array && PyArray_SETITEM((PyArrayObject*)array, (char*)PyArray_DATA((PyArrayObject*)array), value) < 0)
        Py_CLEAR(array);
    if (array) {
        Py_XSETREF(f->last_array, Py_NewRef(array));
        Py_XSETREF(f->last_value, Py_NewRef(value));
    }
    return array;
}

constexpr int most_operands = 32;

// The operands of one call to the ufunc, those made for it among them.
struct operand_list {
    PyObject* all[most_operands];
    PyObject* made[most_operands];
    size_t count = 0, made_count = 0;
    ~operand_list() {
        for (size_t i = 0; i < made_count; ++i) Py_DECREF(made[i]);
    }
    void add(PyObject* operand) { all[count++] = operand; }
};

// From how many numbers on an array is left to `_in_general`, which has threads for it; 0: never.
Py_ssize_t left_from = 0;

PyObject* leave_large_arrays(PyObject*, PyObject* least) {
    const Py_ssize_t given = PyLong_AsSsize_t(least);
    if (given == -1 && PyErr_Occurred()) return nullptr;
    left_from = given;
    Py_RETURN_NONE;
}

// The usual call's result; null where it is not the usual call, or where it fails with an error.
PyObject* usual_call(fast_call* f, PyObject* args, PyObject* kwargs) {
    static PyObject* out_name = PyUnicode_InternFromString("out");
    const Py_ssize_t given = PyTuple_GET_SIZE(args), leading = f->operands;
    if (!f->defaults || leading < 1 || leading > 2 || given < leading) return nullptr;
    for (Py_ssize_t i = 0; i < leading; ++i)
        if (!PyArray_CheckExact(PyTuple_GET_ITEM(args, i))) return nullptr;
    auto* x = (PyArrayObject*)PyTuple_GET_ITEM(args, 0);
    if (left_from && PyArray_SIZE(x) >= left_from) return nullptr;
    if (leading == 2 && PyArray_DESCR((PyArrayObject*)PyTuple_GET_ITEM(args, 1)) != PyArray_DESCR(x)) return nullptr;
    PyObject* defaults = PyDict_GetItemWithError(f->defaults, (PyObject*)PyArray_DESCR(x));
    if (!defaults || !PyTuple_Check(defaults)) return nullptr;
    const Py_ssize_t parameters = PyTuple_GET_SIZE(defaults);
    if (parameters > most_operands - 3 || parameters != PyTuple_GET_SIZE(f->parameters) || given > leading + parameters)
        return nullptr;
    Py_ssize_t left = kwargs ? PyDict_GET_SIZE(kwargs) : 0;
    PyObject* out = left ? PyDict_GetItemWithError(kwargs, out_name) : nullptr;
    if (out && !PyArray_CheckExact(out)) return nullptr;
    left -= out != nullptr;
    if (!f->ufunc && !(f->ufunc = PyObject_GetAttrString((PyObject*)f, "ufunc"))) return nullptr;
    operand_list operands;
    for (Py_ssize_t i = 0; i < leading; ++i) operands.add(PyTuple_GET_ITEM(args, i));
    for (Py_ssize_t i = 0; i < parameters; ++i) {
        PyObject* declared = PyTuple_GET_ITEM(f->parameters, i);
        PyObject* value = left ? PyDict_GetItemWithError(kwargs, PyTuple_GET_ITEM(declared, 0)) : nullptr;
        left -= value != nullptr;
        if (given > leading + i) {
            if (value) return nullptr;  // given twice
            value = PyTuple_GET_ITEM(args, leading + i);
        }
        if (value) {
            value = parameter_array(f, value, declared, x);
            if (!value) return nullptr;
            operands.made[operands.made_count++] = value;
        }
        operands.add(value ? value : PyTuple_GET_ITEM(defaults, i));
    }
    if (left) return nullptr;  // other keywords
    if (out) operands.add(out);
    return PyObject_Vectorcall(f->ufunc, operands.all, operands.count, nullptr);
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
