// tally.h for Python: buffers in, their lengths checked, the work done without the interpreter's lock.
#include "tally_module.h"

#include "buffers.h"
#include "kernels.h"
#include "perceptron_module.h"

// tally(isa, first, got, (mirrored, mirror), (middle, coefficients), (low, high, direction), least,
// counts): the sum of errors, the largest, and [(error, exact value, index), ...] of the worst over `least`. `mirrored`,
// results at the numbers of the other sign, may be None; it and `got` begin with the result before the first.
PyObject* tally(PyObject*, PyObject* args) {
    const char* isa;
    PyObject *got, *mirrored, *coefficients, *counts;
    unsigned first;
    actfn::tally_run run = {};
    actfn::tally_result result = {};
    buffers held;
    actfn::kernel_table table;
    if (!PyArg_ParseTuple(args, "sIO(Of)(dO)(ffi)dO", &isa, &first, &got, &mirrored, &run.mirror, &run.middle,
                          &coefficients, &run.low, &run.high, &run.direction, &result.least, &counts) ||
        find_table(isa, &table) < 0)
        return nullptr;
    run.first = first;
    run.got = held.get<float>(got, "got", -1, false);
    if (!run.got) return nullptr;
    run.count = held.items() - 1;
    if (run.count < 1 || run.count % actfn::tally_group)
        return PyErr_Format(PyExc_ValueError, "got: got %zd numbers after the first, allowed are multiples of %d",
                            run.count, actfn::tally_group);
    ++run.got;
    if (mirrored != Py_None) {
        run.mirrored = held.get<float>(mirrored, "mirrored", run.count + 1, false);
        if (!run.mirrored) return nullptr;
        ++run.mirrored;
    }
    run.coefficients = held.get<double>(coefficients, "coefficients", -1, false);
    if (!run.coefficients) return nullptr;
    run.degree = (int)held.items() - 1;
    if (run.degree < 0) return PyErr_Format(PyExc_ValueError, "coefficients: got none, allowed is one or more");
    result.counts = held.get<int64_t>(counts, "counts", actfn::tally_bins);
    if (!result.counts) return nullptr;
    bool clean;
    Py_BEGIN_ALLOW_THREADS
    clean = table.tally(run, result);
    Py_END_ALLOW_THREADS
    if (!clean) Py_RETURN_NONE;
    PyObject* worst = PyList_New(result.kept);
    for (int i = 0; worst && i < result.kept; ++i) {
        const auto& w = result.worst[i];
        PyObject* one = Py_BuildValue("(ddn)", w.error, w.want, w.index);
        if (one) PyList_SET_ITEM(worst, i, one);
        else Py_CLEAR(worst);
    }
    return worst ? Py_BuildValue("(ddN)", result.total, result.largest, worst) : nullptr;
}

int add_tally_constants(PyObject* module) {
    if (PyModule_AddIntConstant(module, "TALLY_GROUP", actfn::tally_group) < 0) return -1;
    return PyModule_AddIntConstant(module, "TALLY_BINS", actfn::tally_bins);
}
