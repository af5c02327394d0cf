// Tables of tanh(x) = (exp(x) - exp(-x))/(exp(x) + exp(-x)), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise tanh --dtypes float16 bfloat16`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.tanh --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_tanh {

alignas(64) const float value_half_rows[5][16] = {
    {0, 0x1.21eb1cp-2f, 0x1.0c676ap-1f, 0x1.67f0fap-1f, 0x1.a51616p-1f, 0x1.cb23aep-1f, 0x1.e1c694p-1f, 0x1.eee3ccp-1f, 0x1.f65f36p-1f, 0x1.fa9ae4p-1f, 0x1.fcfa1ep-1f, 0x1.fe4f52p-1f, 0x1.ff098ap-1f, 0x1.ff9dfcp-1f, 0x1.ffcc9ep-1f, 0x1.ffd9c4p-1f},
    {0x1.2a0f46p-2f, 0x1.122aaep-2f, 0x1.b04d82p-3f, 0x1.2d89e2p-3f, 0x1.81d0e4p-4f, 0x1.d2e3f4p-5f, 0x1.113f5cp-5f, 0x1.389af4p-6f, 0x1.615ae8p-7f, 0x1.8e9174p-8f, 0x1.c1e12cp-9f, 0x1.fa528ap-10f, 0x1.25e0fp-10f, -0x1.984b46p-12f, -0x1.6e9c5ap-10f, -0x1.1482bap-13f},
    {0x1.734e82p-17f, -0x1.695278p-6f, -0x1.07e252p-5f, -0x1.ee2b1ep-6f, -0x1.725b06p-6f, -0x1.ee9fbp-7f, -0x1.2a0fdep-7f, -0x1.4bbad6p-8f, -0x1.9bf1b4p-9f, -0x1.102428p-9f, -0x1.269536p-10f, -0x1.058b44p-10f, 0x1.06236cp-10f, -0x1.dce1fcp-8f, -0x1.1047a8p-9f, -0x1.babc04p-8f},
    {-0x1.0ffa52p-7f, -0x1.76721cp-8f, -0x1.18853ep-10f, 0x1.caa0eep-10f, 0x1.53798ap-9f, 0x1.1fa838p-9f, 0x1.973924p-10f, 0x1.3917c8p-10f, 0x1.1cc14p-10f, 0x1.048114p-11f, 0x1.0c53f6p-13f, 0x1.60f928p-14f, 0x1.661a04p-10f, 0x1.6c3702p-8f, 0x1.384ecep-7f, 0x1.28683p-10f},
    {0x1.030ffap-12f, 0x1.0d93bep-10f, 0x1.1a7a3cp-10f, 0x1.18354p-11f, 0x1.46da3p-11f, 0x1.e0f242p-11f, -0x1.04edbcp-12f, -0x1.0d5d34p-9f, -0x1.1a4e4cp-11f, 0x1.55c76ep-10f, 0x1.a34b2cp-11f, 0x1.919fbcp-9f, -0x1.52a42p-8f, 0x1.66af78p-6f, 0x1.94d42cp-9f, 0x1.db5d84p-6f},
};
const short_cells value_half = {4, 0x1.208p+2f, 0x1.b7cp+1f, 0, value_half_rows};

alignas(64) const float value_bfloat16_rows[3][16] = {
    {0, 0x1.960b58p-3f, 0x1.89b8a8p-2f, 0x1.17cf88p-1f, 0x1.5b0c7p-1f, 0x1.8e7afep-1f, 0x1.b3dc84p-1f, 0x1.ce0d36p-1f, 0x1.dfed98p-1f, 0x1.ebc2ecp-1f, 0x1.f34a68p-1f, 0x1.f81f26p-1f, 0x1.fb72f6p-1f, 0x1.fd980cp-1f, 0x1.fep-1f, 0x1.009fep+0f},
    {0x1.98e23p-3f, 0x1.8e4afcp-3f, 0x1.678654p-3f, 0x1.2ca7aep-3f, 0x1.d9fd88p-4f, 0x1.604ab2p-4f, 0x1.f799f6p-5f, 0x1.57ce5p-5f, 0x1.d1906cp-6f, 0x1.3caed6p-6f, 0x1.8ebc4p-7f, 0x1.001124p-7f, 0x1.09952p-7f, 0x1.fc2332p-8f, -0.0f, 0x1.87113cp-5f},
    {-0x1.a53502p-12f, -0x1.93edbep-8f, -0x1.8f754p-7f, -0x1.0fb1dap-6f, -0x1.bde9dp-7f, -0x1.bdc90ep-7f, -0x1.2a4c8cp-7f, -0x1.e1e0aap-8f, -0x1.5b6c0cp-8f, -0x1.07811ap-8f, 0x1.6bb20ep-14f, 0x1.12b6e4p-13f, -0x1.3d836ep-8f, -0x1.64e63p-8f, -0.0f, 0x1.39a894p-4f},
};
const short_cells value_bfloat16 = {2, 0x1.bcp+1f, 0x1.412d5ap+2f, -0x1.a88a18p-3f, value_bfloat16_rows};

alignas(64) const float grad_half_rows[5][16] = {
    {0x1p+0f, 0x1.c3fd9ap-1f, 0x1.3b41a2p-1f, 0x1.6caaaap-2f, 0x1.7241d6p-3f, 0x1.584b5p-4f, 0x1.2c5dacp-5f, 0x1.f0b3c8p-7f, 0x1.85d004p-8f, 0x1.21235cp-9f, 0x1.91d02ep-11f, 0x1.020524p-12f, 0x1.2c1c2cp-14f, 0x1.325aaep-16f, 0x1.044c7p-18f, 0x1.4c6c12p-21f},
    {0x1.86dfd8p-17f, -0x1.c05fcep-3f, -0x1.24741ap-2f, -0x1.c537aep-3f, -0x1.0d50d2p-3f, -0x1.139a68p-4f, -0x1.016f96p-5f, -0x1.c38162p-7f, -0x1.773c52p-8f, -0x1.27b366p-9f, -0x1.b7847p-11f, -0x1.30d7f8p-12f, -0x1.845d5ep-14f, -0x1.baf018p-16f, -0x1.b22898p-18f, -0x1.4fd234p-20f},
    {-0x1.faa5ap-4f, -0x1.41c3cp-4f, 0x1.149f0ap-7f, 0x1.77c6ap-5f, 0x1.4810fp-5f, 0x1.8dfa28p-6f, 0x1.98ab42p-7f, 0x1.806bbcp-8f, 0x1.53a512p-9f, 0x1.1b982p-10f, 0x1.c150a8p-12f, 0x1.4f15aap-13f, 0x1.ceba64p-15f, 0x1.23dcd4p-16f, 0x1.45b64cp-18f, 0x1.1f7f88p-20f},
    {-0x1.720ca8p-9f, 0x1.d392d4p-6f, 0x1.7797fcp-6f, 0x1.ab783cp-9f, -0x1.3e266ep-8f, -0x1.3bb71ep-8f, -0x1.8da012p-9f, -0x1.97c93cp-10f, -0x1.7f9aa8p-11f, -0x1.55e114p-12f, -0x1.20d0aap-13f, -0x1.cd7016p-15f, -0x1.56410cp-16f, -0x1.dbcdfcp-18f, -0x1.26f492p-19f, -0x1.3c7c1cp-20f},
    {0x1.2bff18p-7f, 0x1.e9983ep-9f, -0x1.5c5de4p-8f, -0x1.069cc8p-8f, -0x1.a2cb24p-11f, 0x1.c74648p-12f, 0x1.232b3ap-11f, 0x1.36a578p-12f, 0x1.0e6ab8p-13f, 0x1.256a02p-14f, 0x1.01f4a6p-15f, 0x1.a3f7e4p-17f, 0x1.8d70dcp-18f, 0x1.245c2cp-19f, 0x1.7add94p-21f, -0x1.55a974p-21f},
};
const short_cells grad_half = {4, 0x1p+3f, 0x1.6c3832p+1f, -0x1.e7135ep-4f, grad_half_rows, true};

alignas(64) const float grad_bfloat16_rows[4][16] = {
    {0x1.00027ap+0f, 0x1.8c8384p-1f, 0x1.98cd22p-2f, 0x1.522caep-3f, 0x1.fda774p-5f, 0x1.721baap-6f, 0x1.0951aap-7f, 0x1.7ab1e6p-9f, 0x1.0db036p-10f, 0x1.808406p-12f, 0x1.1167a2p-13f, 0x1.858f88p-15f, 0x1.15f23ap-16f, 0x1.8b01bep-18f, 0x1.18de2cp-19f, 0x1.90113cp-21f},
    {-0x1.6fd7dp-12f, -0x1.8502f6p-2f, -0x1.472a64p-2f, -0x1.3f6894p-3f, -0x1.ff07d2p-5f, -0x1.7951bep-6f, -0x1.10ead6p-7f, -0x1.87082p-9f, -0x1.158ab4p-10f, -0x1.8dfe62p-12f, -0x1.1af6fcp-13f, -0x1.938feep-15f, -0x1.218cf6p-16f, -0x1.9822dp-18f, -0x1.234c8cp-19f, -0x1.9c474ep-21f},
    {-0x1.1316ccp-2f, -0x1.1bacc2p-4f, 0x1.520ceap-4f, 0x1.1137e2p-4f, 0x1.e95c9p-6f, 0x1.82fdb8p-7f, 0x1.1c374cp-8f, 0x1.9926a6p-10f, 0x1.24eb5p-11f, 0x1.9d110ep-13f, 0x1.29bc22p-14f, 0x1.a6fd94p-16f, 0x1.227a82p-17f, 0x1.a88578p-19f, 0x1.34d534p-20f, 0x1.b5b422p-22f},
    {0x1.a26744p-6f, 0x1.64611ep-4f, 0x1.86c3bap-7f, -0x1.c58652p-7f, -0x1.dc38b4p-8f, -0x1.095aaep-8f, -0x1.93e7dcp-10f, -0x1.06e62ep-11f, -0x1.c9db44p-13f, -0x1.fab288p-15f, -0x1.8e1b46p-16f, -0x1.01c512p-17f, -0x1.be8aaep-20f, -0x1.0cf0ecp-20f, -0x1.77a83p-22f, -0x1.33198p-23f},
};
const short_cells grad_bfloat16 = {3, 0x1p+3f, 0x1.efap+0f, 0, grad_bfloat16_rows, true};

}  // namespace actfn::data_of_tanh

namespace actfn {

extern const function_tables tanh_tables;
const function_tables tanh_tables = {
    {  // value
        symmetry::odd, 0.0, 1, false,
        {
            {},
            care::none,
            {0, 0, -1.0f, 0.0f, false},
            {0, 0, 1.0f, 0.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        &data_of_tanh::value_half, &data_of_tanh::value_bfloat16,
    },
    {  // grad
        symmetry::even, 0.0, 1, false,
        {
            {},
            care::none,
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        &data_of_tanh::grad_half, &data_of_tanh::grad_bfloat16,
    },
};

}  // namespace actfn
