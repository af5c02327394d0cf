// The functions of the extension module that train perceptrons; perceptron_module.cpp.
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "kernels.h"

PyObject* perceptron_epoch(PyObject*, PyObject* args);
PyObject* perceptron_output(PyObject*, PyObject* args);
PyObject* perceptron_inspect(PyObject*, PyObject* args);

// An instruction set's table by its name; -1 with an exception set if there is none here.
int find_table(const char* name, actfn::kernel_table* table);

// The float32 loop of a ufunc of this module that goes element by element; false with an error where it is none.
bool find_float_loop(PyObject* ufunc, int inputs, actfn::ready_loop* found);

// A function of the table by its name; null with an exception set if it was not built.
const actfn::kernel* find_kernel(const actfn::kernel_table& table, const char* name);
