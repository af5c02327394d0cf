// The extension module: NumPy ufuncs from the kernels of one instruction set.
#define PY_SSIZE_T_CLEAN
#define NPY_NO_DEPRECATED_API NPY_2_0_API_VERSION
#include <Python.h>
#include <numpy/ndarrayobject.h>
#include <numpy/ufuncobject.h>

#include <memory>
#include <string>
#include <vector>

#include "bound.h"
#include "buffers.h"
#include "fast_call.h"
#include "kernels.h"
#include "perceptron_module.h"
#include "piecewise_tables.h"
#include "tally_module.h"
#if defined(__x86_64__)
#include <cpuid.h>
#endif

// One namespace for each library that was built, each with a table; ACTFN_ISAS is defined by the build.
#define ACTFN_DECLARE(isa) namespace actfn::isa { kernel_table table(); }
ACTFN_ISAS(ACTFN_DECLARE)

#if defined(__clang__)
#define ACTFN_COMPILER "clang " __clang_version__
#else
#define ACTFN_COMPILER "gcc " __VERSION__
#endif

namespace {

using actfn::kernel;

bool runs_scalar() { return true; }
#if defined(__x86_64__)
bool runs_avx2() {
    unsigned a, b, c = 0, d;
    bool f16c = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_F16C);
    return f16c && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}
bool runs_avx512() {
    return runs_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq");
}
#elif defined(__aarch64__)
bool runs_neon() { return true; }
#endif

struct isa {
    const char* name;
    bool (*runs)();
    actfn::kernel_table (*table)();
};
const isa isas[] = {  // the best last
#define ACTFN_ROW(name) {#name, runs_##name, actfn::name::table},
    ACTFN_ISAS(ACTFN_ROW)
#undef ACTFN_ROW
};

struct made {
    PyObject* ufunc;
    actfn::inner_loop* bfloat16_loop;
    void* data;
};
std::vector<made> all_made;  // bfloat16 loops are added when its dtype shows up
int bfloat16_number = -1;

int add_bfloat16(const made& m) {
    int types[NPY_MAXARGS];
    for (int& t : types) t = bfloat16_number;
    return PyUFunc_RegisterLoopForType((PyUFuncObject*)m.ufunc, bfloat16_number,
                                       (PyUFuncGenericFunction)m.bfloat16_loop, types, m.data);
}

// Kept for the life of the process: a ufunc points into them.
struct loops {
    PyUFuncGenericFunction functions[3];
    void* data[3];
    char types[3 * 32];
    std::string name;
};

// From loops for float16, bfloat16, float32 and float64, each with its data; element by element without a signature.
PyObject* make_ufunc(const actfn::ready_loop (&from)[4], int inputs, const char* name, const char* signature) {
    auto* l = new loops;
    const int sources[3] = {0, 2, 3}, numbers[3] = {NPY_HALF, NPY_FLOAT, NPY_DOUBLE};
    char* type = l->types;
    for (int i = 0; i < 3; ++i) {
        l->functions[i] = (PyUFuncGenericFunction)from[sources[i]].loop;
        l->data[i] = from[sources[i]].data;
        for (int operand = 0; operand <= inputs; ++operand) *type++ = (char)numbers[i];
    }
    l->name = name;
    PyObject* ufunc = PyUFunc_FromFuncAndDataAndSignature(l->functions, l->data, l->types, 3, inputs, 1, PyUFunc_None,
                                                          l->name.c_str(), "An inner ufunc of actfn.", 0, signature);
    if (!ufunc) return nullptr;
    all_made.push_back({Py_NewRef(ufunc), from[1].loop, from[1].data});
    if (bfloat16_number >= 0 && add_bfloat16(all_made.back()) < 0) {
        Py_DECREF(ufunc);
        return nullptr;
    }
    return ufunc;
}
PyObject* make_ufunc(actfn::inner_loop* const* from, int inputs, void* data, const char* name, const char* signature) {
    return make_ufunc({{from[0], data}, {from[1], data}, {from[2], data}, {from[3], data}}, inputs, name, signature);
}

// Kept as long as the ufunc that runs it: for the life of the process.
struct own_tape : actfn::tape {
    std::vector<double> own_constants;
    std::vector<actfn::tape_step> own_steps;
    std::unique_ptr<actfn::formula_cells> own_cells;
    std::vector<float> own_numbers;  // of the cells: their further coefficients
    own_tape() : actfn::tape() {}
};

// Whether each step reads places that hold something by then, and writes to one that is no input's or constant's.
bool is_sound(const own_tape& t, const actfn::tape_code& code) {
    const int first = t.inputs + t.constants;
    bool written[actfn::tape_places] = {};
    if (t.inputs < 1 || t.inputs > 30 || first >= actfn::tape_places || t.steps < 1) return false;
    for (int place = 0; place < first; ++place) written[place] = true;
    for (const actfn::tape_step& s : t.own_steps) {
        if (s.word < 0 || s.word >= code.count || s.out < first || s.out >= actfn::tape_places) return false;
        for (int k = 0; k < 4; ++k) {
            if (s.in[k] < 0 || s.in[k] >= actfn::tape_places) return false;
            if (k < code.words[s.word].operands && !written[s.in[k]]) return false;
        }
        written[s.out] = true;
    }
    return true;
}

// tape_ufunc(isa, name, inputs, constants, steps, quick): a ufunc; constants are doubles, steps six ints each: word, out,
// in; a quick one computes in float, except float64.
PyObject* tape_ufunc(PyObject*, PyObject* args) {
    const char *isa, *name;
    int inputs, quick;
    PyObject *constants, *steps;
    actfn::kernel_table table;
    buffers held;
    if (!PyArg_ParseTuple(args, "ssiOOp", &isa, &name, &inputs, &constants, &steps, &quick) || find_table(isa, &table) < 0)
        return nullptr;
    const double* constant = held.get<double>(constants, "constants", -1, false);
    if (!constant) return nullptr;
    const double* end = constant + held.items();
    const int* step = held.get<int>(steps, "steps", -1, false);
    if (!step) return nullptr;
    auto* t = new own_tape;
    t->own_constants.assign(constant, end);
    t->own_steps.resize(held.items() / 6);
    memcpy(t->own_steps.data(), step, t->own_steps.size() * sizeof(actfn::tape_step));
    t->inputs = inputs;
    t->constants = (int)t->own_constants.size();
    t->steps = (int)t->own_steps.size();
    t->constant = t->own_constants.data();
    t->step = t->own_steps.data();
    if (!is_sound(*t, table.tapes)) {
        delete t;
        return PyErr_Format(PyExc_ValueError, "%s: the tape is not sound", name);
    }
    return make_ufunc(quick ? table.tapes.quick_loops : table.tapes.loops, inputs, static_cast<actfn::tape*>(t), name, nullptr);
}

// cells_ufunc(isa, name, like, beyond, scaled, numbers): as the ufunc `like`, but floats go by cells, and those beyond
// them by the ufunc `beyond`, of x alone; scaled: times its second operand. The numbers are floats, row after row: degree,
// care, per_unit, bend, most, far, and end, slope and slope_low next to zero; then centre, first, first_low, slope,
// slope_low and degree − 1 further rows of 16.
PyObject* cells_ufunc(PyObject*, PyObject* args) {
    const char *isa, *name;
    int scaled;
    PyObject *like, *beyond, *numbers;
    actfn::kernel_table table;
    buffers held;
    if (!PyArg_ParseTuple(args, "ssOOpO", &isa, &name, &like, &beyond, &scaled, &numbers) || find_table(isa, &table) < 0)
        return nullptr;
    constexpr int head = 9, rows = 5;
    const float* from = held.get<float>(numbers, "numbers", -1, false);
    if (!from) return nullptr;
    const ptrdiff_t count = held.items();
    const int degree = count > head ? (int)from[0] : 0;
    if (degree < 2 || count != head + 16 * (rows + degree - 1))
        return PyErr_Format(PyExc_ValueError, "%s: %zd numbers are not those of cells", name, count);
    actfn::ready_loop wide[4] = {}, rest;
    if (!find_float_loop(beyond, 1, &rest)) return nullptr;
    for (const made& m : all_made) {
        const auto* u = (const PyUFuncObject*)m.ufunc;
        if (m.ufunc != like || u->nin != 1 + scaled || u->core_enabled) continue;
        wide[0] = {(actfn::inner_loop*)u->functions[0], u->data[0]};
        wide[1] = {m.bfloat16_loop, m.data};
        wide[3] = {(actfn::inner_loop*)u->functions[2], u->data[2]};
    }
    if (!wide[0].loop) return PyErr_Format(PyExc_ValueError, "%s: %R is no such ufunc of this module", name, like);
    auto* t = new own_tape;
    t->own_cells.reset(new actfn::formula_cells());
    actfn::formula_cells& c = *t->own_cells;
    c.middle.degree = degree;
    c.with = from[1] == 2 ? actfn::care::root : actfn::care::steep;
    c.middle.per_unit = from[2];
    c.middle.bend = from[3];
    c.most = from[4];
    c.far = from[5];
    c.zero = {from[6], from[7], from[8], 0};
    float* const columns[rows] = {c.middle.centre, c.middle.first, c.middle.first_low, c.middle.slope, c.middle.slope_low};
    for (int k = 0; k < rows; ++k) memcpy(columns[k], from + head + 16 * k, 16 * sizeof(float));
    t->own_numbers.resize(16 * (degree - 1) + 16);
    float* further = (float*)(((uintptr_t)t->own_numbers.data() + 63) & ~(uintptr_t)63);
    memcpy(further, from + head + 16 * rows, 16 * (degree - 1) * sizeof(float));
    c.middle.rest = (const float(*)[16])further;
    c.beyond = rest;
    t->inputs = 1 + scaled;
    t->own_steps.push_back({actfn::cells_step, t->inputs, {0, 0, 0, 0}});
    if (scaled) {
        int multiply = 0;
        while (strcmp(table.tapes.words[multiply].name, "multiply")) ++multiply;
        t->own_steps.push_back({multiply, t->inputs + 1, {t->inputs, 1, 0, 0}});
    }
    t->steps = (int)t->own_steps.size();
    t->step = t->own_steps.data();
    t->cells = &c;
    wide[2] = {table.tapes.quick_loops[2], static_cast<actfn::tape*>(t)};
    return make_ufunc(wide, t->inputs, name, nullptr);
}

// tape_words(isa): the words' names and numbers of operands, in the order of their numbers.
PyObject* tape_words(PyObject*, PyObject* args) {
    const char* isa;
    actfn::kernel_table table;
    if (!PyArg_ParseTuple(args, "s", &isa) || find_table(isa, &table) < 0) return nullptr;
    PyObject* list = PyList_New(0);
    for (int i = 0; list && i < table.tapes.count; ++i) {
        PyObject* pair = Py_BuildValue("(si)", table.tapes.words[i].name, table.tapes.words[i].operands);
        if (!pair || PyList_Append(list, pair) < 0) Py_CLEAR(list);
        Py_XDECREF(pair);
    }
    return list;
}

// ufunc(isa, function, operation): made anew at each call; one that the function's header lacks is a KeyError.
PyObject* ufunc(PyObject*, PyObject* args) {
    const char *isa, *function, *operation;
    actfn::kernel_table table;
    if (!PyArg_ParseTuple(args, "sss", &isa, &function, &operation) || find_table(isa, &table) < 0) return nullptr;
    const kernel* k = find_kernel(table, function);
    if (!k) return nullptr;
    for (int i = 0; i < k->count; ++i) {
        const actfn::kernel_operation& op = k->operations[i];
        if (strcmp(op.name, operation) != 0) continue;
        const std::string name = i == 0 ? k->name : std::string(k->name) + "." + op.name;
        return make_ufunc(op.loops, op.inputs, k->data, name.c_str(), op.signature);
    }
    return PyErr_Format(PyExc_KeyError, "%s has no %s", function, operation);
}

// operations(isa): the functions that were built, and of each what can be computed: {function: (operation, ...)}.
PyObject* operations(PyObject*, PyObject* args) {
    const char* isa;
    actfn::kernel_table table;
    if (!PyArg_ParseTuple(args, "s", &isa) || find_table(isa, &table) < 0) return nullptr;
    PyObject* result = PyDict_New();
    for (int f = 0; result && f < table.count; ++f) {
        const kernel& k = *table.kernels[f];
        PyObject* names = PyTuple_New(k.count);
        for (int i = 0; names && i < k.count; ++i) {
            PyObject* name = PyUnicode_FromString(k.operations[i].name);
            if (name) PyTuple_SET_ITEM(names, i, name);
            else Py_CLEAR(names);
        }
        if (!names || PyDict_SetItemString(result, k.name, names) < 0) Py_CLEAR(result);
        Py_XDECREF(names);
    }
    return result;
}

// A ufunc of this module with its parameters given: bound.h.
PyObject* bound_ufunc(PyObject*, PyObject* args) {
    actfn::inner_loop* bfloat16_loop = nullptr;
    for (const made& m : all_made)
        if (PyTuple_GET_SIZE(args) && m.ufunc == PyTuple_GET_ITEM(args, 0)) bfloat16_loop = m.bfloat16_loop;
    return bound_ufunc_from(args, bfloat16_loop, bfloat16_number);
}

PyObject* supported(PyObject*, PyObject*) {
    PyObject* list = PyList_New(0);
    for (const isa& i : isas) {
        if (!i.runs()) continue;
        PyObject* name = PyUnicode_FromString(i.name);
        if (!name || PyList_Append(list, name) < 0) Py_CLEAR(list);
        Py_XDECREF(name);
        if (!list) return nullptr;
    }
    return list;
}

PyObject* register_bfloat16(PyObject*, PyObject* dtype) {
    if (!PyArray_DescrCheck(dtype)) return PyErr_Format(PyExc_TypeError, "not a dtype");
    bfloat16_number = ((PyArray_Descr*)dtype)->type_num;
    for (const made& m : all_made)
        if (add_bfloat16(m) < 0) return nullptr;
    Py_RETURN_NONE;
}

PyMethodDef methods[] = {
    {"perceptron_epoch", perceptron_epoch, METH_VARARGS, "Adam's steps over the rows in an order."},
    {"perceptron_output", perceptron_output, METH_VARARGS, "The outputs for each row."},
    {"perceptron_inspect", perceptron_inspect, METH_VARARGS, "Of each hidden layer z and the gradient by it."},
    {"tape_ufunc", tape_ufunc, METH_VARARGS, "A ufunc that runs a formula's tape."},
    {"cells_ufunc", cells_ufunc, METH_VARARGS, "A ufunc that goes by cells of a formula's own."},
    {"tape_words", tape_words, METH_VARARGS, "The words of tapes: [(name, operands), ...]."},
    {"bound_ufunc", bound_ufunc, METH_VARARGS, "A ufunc with its parameters given."},
    {"tally", tally, METH_VARARGS, "What an audit counts of results; None if one may be wrong in kind."},
    {"ufunc", ufunc, METH_VARARGS, "The ufunc of an instruction set, a function and an operation."},
    {"operations", operations, METH_VARARGS, "What an instruction set can compute: {function: (operation, ...)}."},
    {"leave_large_arrays", leave_large_arrays, METH_O, "From how many numbers on calls are left to Python; 0: never."},
    {"supported", supported, METH_NOARGS, "The instruction sets built in that this processor has, the best last."},
    {"register_bfloat16", register_bfloat16, METH_O, "Give every ufunc, made and to be made, a loop for this dtype."},
    {nullptr, nullptr, 0, nullptr}};

PyModuleDef module = {PyModuleDef_HEAD_INIT, "_kernels", nullptr, -1, methods, nullptr, nullptr, nullptr, nullptr};

}  // namespace

int find_table(const char* name, actfn::kernel_table* table) {
    for (const isa& i : isas) {
        if (strcmp(i.name, name) != 0 || !i.runs()) continue;
        *table = i.table();
        return 0;
    }
    PyErr_Format(PyExc_ValueError, "no kernels for instruction set %s here", name);
    return -1;
}

const actfn::kernel* find_kernel(const actfn::kernel_table& table, const char* name) {
    for (int i = 0; i < table.count; ++i)
        if (!strcmp(table.kernels[i]->name, name)) return table.kernels[i];
    PyErr_Format(PyExc_ValueError, "no activation called %s was built", name);
    return nullptr;
}

bool find_float_loop(PyObject* ufunc, int inputs, actfn::ready_loop* found) {
    for (const made& m : all_made) {
        const auto* u = (const PyUFuncObject*)m.ufunc;
        if (m.ufunc != ufunc || u->nin != inputs || u->core_enabled) continue;
        *found = {(actfn::inner_loop*)u->functions[1], u->data[1]};  // of float16, float32 and float64
        return true;
    }
    PyErr_Format(PyExc_ValueError, "%R is not a ufunc of this module of %d operands, element by element", ufunc, inputs);
    return false;
}

PyMODINIT_FUNC PyInit__kernels() {
    import_array();
    import_umath();
    PyObject* made = PyModule_Create(&module);
    if (made && (add_fast_call(made) < 0 || add_tally_constants(made) < 0 ||
                 PyModule_AddIntConstant(made, "tape_places", actfn::tape_places) < 0 ||
                 PyModule_AddStringConstant(made, "built_with", ACTFN_COMPILER " " ACTFN_FLAGS) < 0))
        Py_CLEAR(made);
    return made;
}
