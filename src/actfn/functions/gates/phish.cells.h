// Tables of phish(x) = x*tanh(x*normal_cdf(x)), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise phish --dtypes bfloat16`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.phish --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_phish {

alignas(64) const float grad_bfloat16_rows[8][16] = {
    {-0.0f, 0x1.4964p+0f, 0x1.190cbep+0f, 0x1.0442dap+0f, 0x1.0023bp+0f, 0x1.004p+0f, 0x1.004p+0f, 0x1.004p+0f, 0, 0x1.d11666p-38f, 0x1.5b00aap-27f, 0x1.2b0a52p-18f, 0x1.1f6212p-11f, 0x1.1de71p-6f, 0x1.cf5beap-4f, -0x1.5987ep-5f},
    {0x1.15c4a2p+0f, 0x1.e9f16p-3f, -0x1.60599p-3f, -0x1.9d1fep-6f, 0x1.e6713ap-6f, -0.0f, -0.0f, 0x1.8c041ap-47f, 0, 0x1.ce3954p-35f, 0x1.22904p-24f, 0x1.987abp-16f, 0x1.2ab954p-9f, 0x1.86a8fp-5f, 0x1.875d3ep-4f, -0x1.b69962p-2f},
    {0x1.68b7eap+0f, -0x1.4ff976p+0f, 0x1.0e738ap-3f, 0x1.09d018p-5f, 0x1.5deeaep-5f, -0.0f, -0.0f, -0x1.c34066p-43f, 0, 0x1.c1c36ep-33f, 0x1.d81dcep-23f, 0x1.0b1bp-14f, 0x1.1f4334p-8f, 0x1.abdaaep-5f, -0x1.c42bb8p-4f, -0x1.7f1aa6p-4f},
    {-0x1.b4065p-3f, 0x1.0d09c4p+0f, -0x1.4573ccp-6f, -0x1.28f29p-3f, -0x1.2749aap+0f, -0.0f, -0.0f, -0x1.ac393ep-37f, 0, 0x1.1ad182p-31f, 0x1.f2bd7p-22f, 0x1.b7b478p-14f, 0x1.4a026cp-8f, 0x1.882c44p-6f, -0x1.876422p-3f, 0x1.bd5f12p-2f},
    {-0x1.277522p+0f, 0x1.b9928ap-1f, 0x1.38463ap-5f, -0x1.8cd4p-2f, 0x1.0f7566p-4f, -0.0f, -0.0f, -0.0f, 0, 0x1.05d33p-30f, 0x1.88bf6ap-21f, 0x1.f44f9ap-14f, 0x1.d20dd6p-9f, -0x1.6e93ap-7f, -0x1.00f2d8p-5f, 0x1.c8e084p-3f},
    {-0x1.4fa5fep-1f, -0x1.288218p+0f, 0x1.46cc8ap-6f, 0x1.8b7284p-2f, 0x1.14b78cp+3f, -0.0f, -0.0f, 0x1.233bccp-31f, 0, 0x1.9fb7e2p-30f, 0x1.e9a496p-21f, 0x1.bf7f7ap-14f, 0x1.7b35aep-10f, -0x1.fc5726p-6f, 0x1.9e9b9ep-3f, -0x1.3566b8p-3f},
    {0x1.4da2fcp-2f, -0x1.9f2fe2p-1f, -0x1.3d1228p-2f, 0x1.ba15d2p+0f, -0x1.c83b1p-1f, -0.0f, -0.0f, -0x1.0fce76p-30f, 0, 0x1.1e19e4p-29f, 0x1.b85976p-21f, 0x1.964b4ap-14f, 0x1.4e75cp-11f, 0x1.a18108p-9f, 0x1.379146p-8f, 0x1.7b5016p-9f},
    {0x1.21b6ccp-1f, 0x1.639df8p-4f, -0x1.145eeap-3f, 0x1.670bc2p-2f, -0x1.28d57ep+4f, -0.0f, -0.0f, -0x1.7975ap-28f, 0, 0x1.b00b7p-30f, 0x1.905f0ep-22f, 0x1.057cfep-14f, 0x1.05dccep-11f, 0x1.3561aep-5f, -0x1.58c2a6p-2f, 0x1.ba4c4ep-3f},
};
const short_cells grad_bfloat16 = {7, 0x1p+3f, 0x1.d7ep-1f, 0, grad_bfloat16_rows, true};

}  // namespace actfn::data_of_phish

namespace actfn {

extern const function_tables phish_tables;
const function_tables phish_tables = {
    {  // value
        symmetry::none, 0.0, -1, false,
        {
            {},
            care::none,
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 0.0f, 1.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
    },
    {  // grad
        symmetry::none, 0.0, -1, false,
        {
            {},
            care::none,
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 1.0f, 0.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        nullptr, &data_of_phish::grad_bfloat16,
    },
};

}  // namespace actfn
