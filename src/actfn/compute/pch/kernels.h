// What every function's file includes, compiled once for each instruction set: reading the intrinsics' headers takes longer
// than compiling a short function.
#include "loops.h"
