// From arrays as NumPy hands them over to whole registers: any strides, ends that fill no register, addresses that writing
// past the caches needs. One text for all functions and types (strides.cpp).
#pragma once

#include <stddef.h>

#include "kernels.h"
#include "simd.h"

namespace actfn::ACTFN_ISA {

// A computation over whole registers: input k at from[k], and advance[k] bytes further for each register. Those that a
// computation takes for fixed are read once.
typedef void register_run(const char* const* from, const ptrdiff_t* advance, char* out, ptrdiff_t registers, bool past_caches);

// What is done with arrays: `most_inputs` is of those that any operation has, x, g and the parameters.
constexpr int most_inputs = 2 + most_kernel_parameters;
struct register_runs {
    int inputs, first_parameter;
    ptrdiff_t size, bytes;   // of an element and of a register of them
    register_run* fixed;     // where all parameters are one number each
    register_run* varying;   // where they are arrays
};
void run_over_arrays(const register_runs& runs, char** args, const ptrdiff_t* dimensions, const ptrdiff_t* steps);

}  // namespace actfn::ACTFN_ISA
