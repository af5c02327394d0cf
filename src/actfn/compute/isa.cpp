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

// A kernel of a header, but value, grad and vjp go by cells, for all types but float64. Made when the table is asked for, not
// when the library is loaded: code of an instruction set is not to run before it is known that the processor has it.
struct kernel_with_cells {
    actfn::kernel kernel;
    tables_and_header both;
    kernel_operation rows[piecewise_count];  // a function without parameters has no further ones

    void make(const actfn::kernel& header, const function_tables& tables) {
        constexpr int types = sizeof rows[0].loops / sizeof *rows[0].loops, float64 = types - 1;
        both = {&tables, header.operations};
        for (int i = 0; i < header.count && i < piecewise_count; ++i) rows[i] = header.operations[i];
        for (int op = 0; op <= (int)operation::vjp; ++op)
            for (int type = 0; type < float64; ++type) rows[op].loops[type] = piecewise_operations[op].loops[type];
        kernel = {header.name, header.parameters, rows, header.count, &both};
    }
};
#define ACTFN_DECLARE(name) static kernel_with_cells name##_with_cells;
ACTFN_EACH_CELLS(ACTFN_DECLARE)
#undef ACTFN_DECLARE

static const kernel* const kernels[] = {
#define ACTFN_ROW(name) &name##_kernel,
    ACTFN_EACH_FUNCTION(ACTFN_ROW) ACTFN_EACH_TABLES(ACTFN_ROW)
#undef ACTFN_ROW
#define ACTFN_ROW(name) &name##_with_cells.kernel,
    ACTFN_EACH_CELLS(ACTFN_ROW)
#undef ACTFN_ROW
};

kernel_table table() {
    static bool is_made = false;  // by one thread alone, which holds Python's lock
    if (!is_made) {
#define ACTFN_MAKE(name) name##_with_cells.make(name##_kernel, name##_tables);
        ACTFN_EACH_CELLS(ACTFN_MAKE)
#undef ACTFN_MAKE
        is_made = true;
    }
    return {kernels, sizeof kernels / sizeof *kernels, tapes, perceptrons, tally};
}

}  // namespace actfn::ACTFN_ISA
