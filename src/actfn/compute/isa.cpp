// One instruction set's kernels: compiled once for each, with ACTFN_ISA naming it.
#include "functions.h"  // made by the build: includes functions/*.h and defines ACTFN_EACH_FUNCTION
#include "loops.h"
#include "perceptron.h"
#include "tally.h"
#include "tape.h"

namespace actfn::ACTFN_ISA {

static const kernel kernels[] = {
#define ACTFN_ROW(name) kernel_of<name>(#name),
    ACTFN_EACH_FUNCTION(ACTFN_ROW)
#undef ACTFN_ROW
};

kernel_table table() {
    return {kernels, kernels + sizeof kernels / sizeof *kernels, tapes, {epoch, output, inspect}, tally};
}

}  // namespace actfn::ACTFN_ISA
