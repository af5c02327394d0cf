// Perceptrons for Python: buffers in, their lengths checked, the work done without the interpreter's lock.
#include "perceptron_module.h"

#include <stdlib.h>
#include <string.h>

#include "buffers.h"

namespace {

constexpr int most_layers = 256;

// What every call begins with: (isa, value, vjp, parameters, loss, sizes, weights, mean, square,
// powers): value and vjp are ufuncs of this module, the parameters float32.
struct call {
    buffers held;
    actfn::perceptron p = {};
    actfn::perceptron_code code = {};
    ptrdiff_t sizes[most_layers + 1], units = 0;
    float* workspace = nullptr;

    ~call() { free(workspace); }

    bool read(PyObject* network) {
        const char* isa;
        int loss;
        PyObject *value, *vjp, *parameters, *given, *weights, *mean, *square, *powers;
        if (!PyArg_ParseTuple(network, "sOOOiOOOOO;a perceptron", &isa, &value, &vjp, &parameters, &loss, &given,
                              &weights, &mean, &square, &powers))
            return false;
        actfn::kernel_table table;
        if (find_table(isa, &table) < 0) return false;
        code = table.perceptrons;
        p.parameter = held.get<float>(parameters, "parameters", -1, false);
        if (!p.parameter) return false;
        p.parameters = (int)held.items();
        if (!find_float_loop(value, 1 + p.parameters, &p.value) || !find_float_loop(vjp, 2 + p.parameters, &p.vjp))
            return false;
        if (loss < 0 || loss > 2) {
            PyErr_Format(PyExc_ValueError, "loss is %d, allowed are 0, 1, 2", loss);
            return false;
        }
        p.loss = (actfn::loss)loss;
        const int64_t* from = held.get<int64_t>(given, "sizes", -1, false);
        if (!from) return false;
        const ptrdiff_t count = held.items();
        if (count < 2 || count > most_layers + 1) {
            PyErr_Format(PyExc_ValueError, "sizes: got %zd, allowed are 2 to %d", count, most_layers + 1);
            return false;
        }
        ptrdiff_t all = 0;
        for (ptrdiff_t i = 0; i < count; ++i) {
            sizes[i] = (ptrdiff_t)from[i];
            if (sizes[i] < 1 || sizes[i] > 1 << 24) {
                PyErr_Format(PyExc_ValueError, "sizes: got %zd, allowed are 1 to 2^24", sizes[i]);
                return false;
            }
            if (i) all += sizes[i] * actfn::filled_up(sizes[i - 1] + 1);
            if (i && i + 1 < count) units += sizes[i];
        }
        p.layers = (int)count - 1;
        p.sizes = sizes;
        p.weights = held.get<float>(weights, "weights", all);
        p.mean = p.weights ? held.get<float>(mean, "mean", all) : nullptr;
        p.square = p.mean ? held.get<float>(square, "square", all) : nullptr;
        p.powers = p.square ? held.get<double>(powers, "powers", 2) : nullptr;
        return p.powers;
    }

    bool make_workspace(ptrdiff_t batch) {
        if (batch < 1 || batch > 1 << 20) {
            PyErr_Format(PyExc_ValueError, "batch is %zd, allowed are 1 to 2^20", batch);
            return false;
        }
        const size_t bytes = ((size_t)actfn::workspace_floats(p, batch) * sizeof(float) + 63) / 64 * 64;
        p.workspace = workspace = (float*)aligned_alloc(64, bytes);
        if (!workspace) PyErr_NoMemory();
        return workspace;
    }

    ptrdiff_t inputs() const { return sizes[0]; }
    ptrdiff_t outputs() const { return sizes[p.layers]; }
};

}  // namespace

PyObject* perceptron_epoch(PyObject*, PyObject* args) {
    PyObject *network, *x, *y, *order, *first, *second;
    Py_ssize_t batch;
    float rate;
    call c;
    if (!PyArg_ParseTuple(args, "O!OOOnfOO", &PyTuple_Type, &network, &x, &y, &order, &batch, &rate, &first, &second) ||
        !c.read(network) || !c.make_workspace(batch))
        return nullptr;
    const float* y_at = c.held.get<float>(y, "y", -1, false);
    if (!y_at) return nullptr;
    const ptrdiff_t rows = c.held.items();
    const float* x_at = c.held.get<float>(x, "x", rows * c.inputs(), false);
    const int64_t* order_at = x_at ? c.held.get<int64_t>(order, "order", rows, false) : nullptr;
    float* first_at = order_at ? c.held.get<float>(first, "first", rows) : nullptr;
    float* second_at = first_at ? c.held.get<float>(second, "second", rows) : nullptr;
    if (!second_at) return nullptr;
    for (ptrdiff_t i = 0; i < rows; ++i)
        if (order_at[i] < 0 || order_at[i] >= rows)
            return PyErr_Format(PyExc_ValueError, "order holds %lld, allowed are 0 to %zd", (long long)order_at[i],
                                rows - 1);
    Py_BEGIN_ALLOW_THREADS
    c.code.epoch(c.p, x_at, y_at, order_at, rows, batch, rate, first_at, second_at);
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

PyObject* perceptron_output(PyObject*, PyObject* args) {
    PyObject *network, *x, *out;
    Py_ssize_t rows, batch;
    call c;
    if (!PyArg_ParseTuple(args, "O!OnnO", &PyTuple_Type, &network, &x, &rows, &batch, &out) || !c.read(network) ||
        !c.make_workspace(batch))
        return nullptr;
    const float* x_at = c.held.get<float>(x, "x", rows * c.inputs(), false);
    float* out_at = x_at ? c.held.get<float>(out, "out", rows * c.outputs()) : nullptr;
    if (!out_at) return nullptr;
    Py_BEGIN_ALLOW_THREADS
    c.code.output(c.p, x_at, rows, batch, out_at);
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

PyObject* perceptron_inspect(PyObject*, PyObject* args) {
    PyObject *network, *x, *y, *z, *g;
    Py_ssize_t batch;
    call c;
    if (!PyArg_ParseTuple(args, "O!OOnOO", &PyTuple_Type, &network, &x, &y, &batch, &z, &g) || !c.read(network) ||
        !c.make_workspace(batch))
        return nullptr;
    const float* y_at = c.held.get<float>(y, "y", -1, false);
    if (!y_at) return nullptr;
    const ptrdiff_t rows = c.held.items();
    const float* x_at = c.held.get<float>(x, "x", rows * c.inputs(), false);
    float* z_at = x_at ? c.held.get<float>(z, "z", rows * c.units) : nullptr;
    float* g_at = z_at ? c.held.get<float>(g, "g", rows * c.units) : nullptr;
    if (!g_at) return nullptr;
    Py_BEGIN_ALLOW_THREADS
    c.code.inspect(c.p, x_at, y_at, rows, batch, z_at, g_at);
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}
