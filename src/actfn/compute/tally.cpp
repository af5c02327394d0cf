// The tally of one instruction set: tally.h says how.
#include "tally.h"
