// Tables of logcosh(x) = log(cosh(x)), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise logcosh --dtypes float16 bfloat16`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.logcosh --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_logcosh {

alignas(64) const float value_half_rows[6][16] = {
    {0, 0x1.33317cp-4f, 0x1.25f16ap-2f, 0x1.3338bap-1f, 0x1.f43ae6p-1f, 0x1.64b33ap+0f, 0x1.d61618p+0f, 0x1.2656aep+1f, 0x1.649b76p+1f, 0x1.a4d654p+1f, 0x1.e86352p+1f, 0x1.17b744p+2f, 0x1.3ce2fap+2f, 0x1.647114p+2f, 0x1.8e91aep+2f, 0x1.bbf7c4p+2f},
    {0x1.40b768p-34f, 0x1.2f81d8p-3f, 0x1.13d7a4p-2f, 0x1.66a612p-2f, 0x1.993a76p-2f, 0x1.b96678p-2f, 0x1.d0f96ap-2f, 0x1.dba09p-2f, 0x1.fbb326p-2f, 0x1.0816fp-1f, 0x1.119312p-1f, 0x1.224f6ap-1f, 0x1.327594p-1f, 0x1.45b9eap-1f, 0x1.5bd404p-1f, 0x1.7b2882p-1f},
    {0x1.3346b6p-4f, 0x1.1da106p-4f, 0x1.9cd58p-5f, 0x1.01cd7ep-5f, 0x1.3a088p-6f, 0x1.98edb2p-7f, 0x1.6ced24p-7f, 0x1.2dc01p-5f, -0x1.fb8ddcp-6f, 0x1.cf578ap-7f, 0x1.9395f8p-8f, 0x1.b85fap-8f, 0x1.c49b88p-6f, 0x1.d4bdcep-7f, 0x1.45c242p-6f, 0x1.541feep-5f},
    {0x1.dcf4dp-10f, -0x1.4469ccp-8f, -0x1.d30308p-8f, -0x1.5d06dp-8f, -0x1.9455cap-9f, -0x1.94d9cep-9f, -0x1.974708p-10f, 0x1.bcb722p-4f, -0x1.6d4cb2p-5f, -0x1.4cf77ep-9f, 0x1.2720aap-4f, -0x1.fcb478p-12f, -0x1.a4033p-8f, 0x1.158474p-9f, 0x1.3c5672p-5f, -0x1.a0ea64p-8f},
    {-0x1.e50c16p-10f, -0x1.3a0afp-10f, 0x1.7d0c8cp-15f, 0x1.fe4daap-13f, 0x1.85be7cp-11f, 0x1.c77df4p-9f, -0x1.ba837ap-7f, -0x1.c8c04ap-4f, 0x1.30d25ap-3f, -0x1.da15d8p-8f, 0x1.b60a4ap-5f, 0x1.58057ap-6f, -0x1.0b301ap-5f, 0x1.eb5654p-7f, 0x1.4ebc8cp-6f, -0x1.b67316p-6f},
    {-0x1.1caf38p-19f, 0x1.719f34p-12f, 0x1.a47dbcp-12f, 0x1.4bf724p-15f, 0x1.05f772p-11f, 0x1.194c76p-7f, -0x1.2f4408p-6f, -0x1.18f3dap-2f, 0x1.151a72p-3f, 0x1.7851a2p-7f, -0x1.47085ap-3f, 0x1.525e7cp-13f, 0x1.fa41a6p-6f, 0x1.b3e35p-10f, -0x1.9b2cccp-4f, 0x1.315124p-5f},
};
const short_cells value_half = {5, 0x1p+3f, 0x1.4a740ep+1f, -0x1.4a740ep-4f, value_half_rows, true};

alignas(64) const float grad_half_rows[5][16] = {
    {0, 0x1.21eb1cp-2f, 0x1.0c676ap-1f, 0x1.67f0fap-1f, 0x1.a51616p-1f, 0x1.cb23aep-1f, 0x1.e1c694p-1f, 0x1.eee3ccp-1f, 0x1.f65f36p-1f, 0x1.fa9ae4p-1f, 0x1.fcfa1ep-1f, 0x1.fe4f52p-1f, 0x1.ff098ap-1f, 0x1.ff9dfcp-1f, 0x1.ffcc9ep-1f, 0x1.ffd9c4p-1f},
    {0x1.2a0f46p-2f, 0x1.122aaep-2f, 0x1.b04d82p-3f, 0x1.2d89e2p-3f, 0x1.81d0e4p-4f, 0x1.d2e3f4p-5f, 0x1.113f5cp-5f, 0x1.389af4p-6f, 0x1.615ae8p-7f, 0x1.8e9174p-8f, 0x1.c1e12cp-9f, 0x1.fa528ap-10f, 0x1.25e0fp-10f, -0x1.984b46p-12f, -0x1.6e9c5ap-10f, -0x1.1482bap-13f},
    {0x1.734e82p-17f, -0x1.695278p-6f, -0x1.07e252p-5f, -0x1.ee2b1ep-6f, -0x1.725b06p-6f, -0x1.ee9fbp-7f, -0x1.2a0fdep-7f, -0x1.4bbad6p-8f, -0x1.9bf1b4p-9f, -0x1.102428p-9f, -0x1.269536p-10f, -0x1.058b44p-10f, 0x1.06236cp-10f, -0x1.dce1fcp-8f, -0x1.1047a8p-9f, -0x1.babc04p-8f},
    {-0x1.0ffa52p-7f, -0x1.76721cp-8f, -0x1.18853ep-10f, 0x1.caa0eep-10f, 0x1.53798ap-9f, 0x1.1fa838p-9f, 0x1.973924p-10f, 0x1.3917c8p-10f, 0x1.1cc14p-10f, 0x1.048114p-11f, 0x1.0c53f6p-13f, 0x1.60f928p-14f, 0x1.661a04p-10f, 0x1.6c3702p-8f, 0x1.384ecep-7f, 0x1.28683p-10f},
    {0x1.030ffap-12f, 0x1.0d93bep-10f, 0x1.1a7a3cp-10f, 0x1.18354p-11f, 0x1.46da3p-11f, 0x1.e0f242p-11f, -0x1.04edbcp-12f, -0x1.0d5d34p-9f, -0x1.1a4e4cp-11f, 0x1.55c76ep-10f, 0x1.a34b2cp-11f, 0x1.919fbcp-9f, -0x1.52a42p-8f, 0x1.66af78p-6f, 0x1.94d42cp-9f, 0x1.db5d84p-6f},
};
const short_cells grad_half = {4, 0x1.208p+2f, 0x1.b7cp+1f, 0, grad_half_rows};

alignas(64) const float grad_bfloat16_rows[3][16] = {
    {0, 0x1.960b58p-3f, 0x1.89b8a8p-2f, 0x1.17cf88p-1f, 0x1.5b0c7p-1f, 0x1.8e7afep-1f, 0x1.b3dc84p-1f, 0x1.ce0d36p-1f, 0x1.dfed98p-1f, 0x1.ebc2ecp-1f, 0x1.f34a68p-1f, 0x1.f81f26p-1f, 0x1.fb72f6p-1f, 0x1.fd980cp-1f, 0x1.fep-1f, 0x1.009fep+0f},
    {0x1.98e23p-3f, 0x1.8e4afcp-3f, 0x1.678654p-3f, 0x1.2ca7aep-3f, 0x1.d9fd88p-4f, 0x1.604ab2p-4f, 0x1.f799f6p-5f, 0x1.57ce5p-5f, 0x1.d1906cp-6f, 0x1.3caed6p-6f, 0x1.8ebc4p-7f, 0x1.001124p-7f, 0x1.09952p-7f, 0x1.fc2332p-8f, -0.0f, 0x1.87113cp-5f},
    {-0x1.a53502p-12f, -0x1.93edbep-8f, -0x1.8f754p-7f, -0x1.0fb1dap-6f, -0x1.bde9dp-7f, -0x1.bdc90ep-7f, -0x1.2a4c8cp-7f, -0x1.e1e0aap-8f, -0x1.5b6c0cp-8f, -0x1.07811ap-8f, 0x1.6bb20ep-14f, 0x1.12b6e4p-13f, -0x1.3d836ep-8f, -0x1.64e63p-8f, -0.0f, 0x1.39a894p-4f},
};
const short_cells grad_bfloat16 = {2, 0x1.bcp+1f, 0x1.412d5ap+2f, -0x1.a88a18p-3f, grad_bfloat16_rows};

}  // namespace actfn::data_of_logcosh

namespace actfn {

extern const function_tables logcosh_tables;
const function_tables logcosh_tables = {
    {  // value
        symmetry::even, 0.0, 1, false,
        {
            {},
            care::none,
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        &data_of_logcosh::value_half, nullptr,
    },
    {  // grad
        symmetry::odd, 0.0, 1, false,
        {
            {},
            care::none,
            {0, 0, -1.0f, 0.0f, false},
            {0, 0, 1.0f, 0.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        &data_of_logcosh::grad_half, &data_of_logcosh::grad_bfloat16,
    },
};

}  // namespace actfn
