// One instruction set's table: compiled once for each, with ACTFN_ISA naming it. What it points to is compiled in files
// of their own, one for each function, so that they are built side by side and only what changed is built again.
#include "functions.h"  // made by the build: defines ACTFN_EACH_FUNCTION and ACTFN_EACH_TABLES
#include "kernels.h"
#include "piecewise_tables.h"

namespace actfn {
#define ACTFN_DECLARE(name) extern const function_tables name##_tables;
ACTFN_EACH_TABLES(ACTFN_DECLARE)
ACTFN_EACH_CELLS(ACTFN_DECLARE)
#undef ACTFN_DECLARE
}  // namespace actfn

namespace actfn::ACTFN_ISA {

#define ACTFN_DECLARE(name) extern const kernel name##_kernel;
ACTFN_EACH_FUNCTION(ACTFN_DECLARE)
ACTFN_EACH_CELLS(ACTFN_DECLARE)
#undef ACTFN_DECLARE
extern const kernel_operation piecewise_operations[piecewise_count];
extern const tape_code tapes;
extern const perceptron_code perceptrons;
bool tally(const tally_run& run, tally_result& result);

#define ACTFN_DEFINE(name)                                                       \
    static const tables_and_header name##_alone = {&name##_tables, nullptr};     \
    static const kernel name##_kernel = {#name, 0, piecewise_operations, piecewise_count, (void*)&name##_alone};
ACTFN_EACH_TABLES(ACTFN_DEFINE)
#undef ACTFN_DEFINE

// A kernel of a header, but value, grad and vjp go by cells, for all types but float64.
struct kernel_with_cells : kernel {
    tables_and_header both;
    kernel_operation rows[4] = {};

    kernel_with_cells(const kernel& header, const function_tables& tables) : kernel(header), both{&tables, header.operations} {
        for (int i = 0; i < count; ++i) rows[i] = header.operations[i];
        for (int op = 0; op <= (int)operation::vjp; ++op)
            for (int type = 0; type < 3; ++type) rows[op].loops[type] = piecewise_operations[op].loops[type];
        operations = rows;
        data = &both;
    }
};
#define ACTFN_DEFINE(name) static const kernel_with_cells name##_with_cells(name##_kernel, name##_tables);
ACTFN_EACH_CELLS(ACTFN_DEFINE)
#undef ACTFN_DEFINE

static const kernel* const kernels[] = {
#define ACTFN_ROW(name) &name##_kernel,
    ACTFN_EACH_FUNCTION(ACTFN_ROW) ACTFN_EACH_TABLES(ACTFN_ROW)
#undef ACTFN_ROW
#define ACTFN_ROW(name) &name##_with_cells,
    ACTFN_EACH_CELLS(ACTFN_ROW)
#undef ACTFN_ROW
};

kernel_table table() { return {kernels, sizeof kernels / sizeof *kernels, tapes, perceptrons, tally}; }

}  // namespace actfn::ACTFN_ISA
