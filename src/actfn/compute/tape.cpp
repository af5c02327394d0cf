// The words and loops of tapes of one instruction set: tape.h says how.
#include "tape.h"
