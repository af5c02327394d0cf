// What one instruction set's library offers to the rest: a table of inner loops, and nothing else.
#pragma once

#include <stddef.h>

namespace actfn {

typedef void inner_loop(char** args, const ptrdiff_t* dimensions, const ptrdiff_t* steps, void* data);

enum class operation { value, grad, vjp };

struct kernel {
    const char* name;
    int parameters;
    inner_loop* loops[3][4];  // [operation][float16, bfloat16, float32, float64]
};

struct kernel_table {
    const kernel* begin;
    const kernel* end;
};

}  // namespace actfn
