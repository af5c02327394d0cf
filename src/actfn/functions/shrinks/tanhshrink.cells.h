// Tables of tanhshrink(x) = x - tanh(x), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise tanhshrink --dtypes float16 bfloat16`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.tanhshrink --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_tanhshrink {

alignas(64) const float grad_half_rows[6][16] = {
    {0, 0x1.79a8fp-4f, 0x1.3c95f4p-2f, 0x1.14f8cep-1f, 0x1.716e8ap-1f, 0x1.ae340ep-1f, 0x1.d29062p-1f, 0x1.e734b6p-1f, 0x1.f29a42p-1f, 0x1.f8ce0ep-1f, 0x1.fc2332p-1f, 0x1.fdef7ep-1f, 0x1.fee6dap-1f, 0x1.ff8436p-1f, 0x1.ffcd7p-1f, 0x1.ffc2eep-1f},
    {0x1.6fcb5p-28f, 0x1.61ffaap-3f, 0x1.ed4aeap-3f, 0x1.b19bccp-3f, 0x1.2fbf78p-3f, 0x1.7828d6p-4f, 0x1.b3a656p-5f, 0x1.e53f9cp-6f, 0x1.08efa2p-6f, 0x1.1d3644p-7f, 0x1.325ecep-8f, 0x1.4ed2f4p-9f, 0x1.c07b9ap-10f, 0x1.6993a2p-9f, -0x1.05c44cp-9f, 0x1.e2e3bap-10f},
    {0x1.92a5eap-4f, 0x1.0867a8p-4f, 0x1.4ba944p-8f, -0x1.cfb924p-6f, -0x1.0462cap-5f, -0x1.818b68p-6f, -0x1.f96f9ap-7f, -0x1.13c688p-7f, -0x1.3e163p-8f, -0x1.92bc64p-9f, -0x1.381cccp-10f, -0x1.981422p-11f, -0x1.cbef4cp-11f, -0x1.e2a22p-8f, -0x1.57c21p-8f, -0x1.2a1a9cp-10f},
    {0x1.567f2p-17f, -0x1.3fd63p-6f, -0x1.113622p-6f, -0x1.7afe54p-8f, 0x1.ff1adap-10f, 0x1.6079cep-9f, 0x1.c61d48p-11f, 0x1.85a99ep-10f, 0x1.10dc0cp-9f, 0x1.2729eep-10f, 0x1.203568p-11f, -0x1.59b852p-10f, -0x1.ba3f86p-8f, -0x1.92889ap-6f, 0x1.307602p-5f, -0x1.009766p-5f},
    {-0x1.ac7b6cp-8f, -0x1.1a528ep-9f, 0x1.f50cp-10f, 0x1.b8f25ep-9f, 0x1.3e466p-13f, -0x1.b97a0ap-10f, 0x1.7d1d0ap-10f, -0x1.bdb1c8p-9f, -0x1.60704p-11f, 0x1.ca2818p-10f, -0x1.72708ap-10f, -0x1.fc5c86p-13f, 0x1.52906ep-9f, 0x1.dfb0ecp-6f, 0x1.2d2ceep-6f, 0x1.a5ae6cp-8f},
    {0x1.582d96p-12f, 0x1.5b6446p-10f, -0x1.ec49d8p-11f, 0x1.03b90cp-9f, -0x1.1a431ap-9f, 0x1.e32b0cp-10f, 0x1.c8e5e2p-8f, 0x1.82b18ap-10f, -0x1.5466e8p-8f, -0x1.6bcdd6p-9f, 0x1.2aa44ap-12f, 0x1.190528p-7f, 0x1.02e68ap-5f, 0x1.0242dap-4f, -0x1.cae53p-4f, 0x1.b4fdbp-4f},
};
const short_cells grad_half = {5, 0x1.36cp+2f, 0x1.984p+1f, 0, grad_half_rows};

}  // namespace actfn::data_of_tanhshrink

namespace actfn {

extern const function_tables tanhshrink_tables;
const function_tables tanhshrink_tables = {
    {  // value
        symmetry::odd, 0.0, 1, false,
        {
            {},
            care::none,
            {0, 0, 1.0f, 1.0f, false},
            {0, 0, -1.0f, 1.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
    },
    {  // grad
        symmetry::even, 0.0, 1, false,
        {
            {},
            care::none,
            {0, 0, 1.0f, 0.0f, false},
            {0, 0, 1.0f, 0.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        &data_of_tanhshrink::grad_half, nullptr,
    },
};

}  // namespace actfn
