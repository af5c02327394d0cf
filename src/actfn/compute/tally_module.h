// The function of the extension module that an exhaustive audit counts with; tally_module.cpp.
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject* tally(PyObject*, PyObject* args);

// Its constants; 0, or -1 with an error.
int add_tally_constants(PyObject* module);
