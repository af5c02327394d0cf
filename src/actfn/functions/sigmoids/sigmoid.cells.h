// Tables of sigmoid(x) = 1/(1 + exp(-x)), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise sigmoid --dtypes float16 bfloat16`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.sigmoid --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_sigmoid {

alignas(64) const float value_half_rows[5][16] = {
    {0x1.000002p-1f, 0x1.21bd7cp-2f, 0x1.0e4172p-3f, 0x1.ba43a8p-5f, 0x1.4e488p-6f, 0x1.df8d8cp-8f, 0x1.49c55p-9f, 0x1.b3949ep-11f, 0x1.13affep-12f, 0x1.4cff56p-14f, 0x1.7da008p-16f, 0x1.9bb01ep-18f, 0x1.9e669ep-20f, 0x1.801d8ap-22f, 0x1.476e12p-24f, -0x1.ed024p-8f},
    {-0x1.d6403ep-3f, -0x1.873c5p-3f, -0x1.c58158p-4f, -0x1.9fa4f4p-5f, -0x1.4ef3f8p-6f, -0x1.f62fdcp-8f, -0x1.66a826p-9f, -0x1.eba484p-11f, -0x1.43621ep-12f, -0x1.972204p-14f, -0x1.e7f394p-16f, -0x1.145574p-17f, -0x1.2668a2p-19f, -0x1.258ac4p-21f, -0x1.445a7cp-23f, -0x1.084ffcp-4f},
    {-0x1.7d4d0cp-9f, 0x1.2be0d4p-5f, 0x1.3688bcp-5f, 0x1.645724p-6f, 0x1.3eb528p-7f, 0x1.fa378p-9f, 0x1.78ec74p-10f, 0x1.0c6d5cp-11f, 0x1.6e33cap-13f, 0x1.e0fc2p-15f, 0x1.2b335ep-16f, 0x1.6503a8p-18f, 0x1.8a4f94p-20f, 0x1.863b58p-22f, -0x1.1e6b3ap-22f, -0x1.a8cb98p-3f},
    {0x1.1492d2p-6f, 0x1.cfba2ep-8f, -0x1.12e028p-8f, -0x1.51b8cp-8f, -0x1.75328p-9f, -0x1.47581cp-10f, -0x1.00ced2p-11f, -0x1.7bb404p-13f, -0x1.0ee54ap-14f, -0x1.6fd1bp-16f, -0x1.e18374p-18f, -0x1.33dfd8p-19f, -0x1.50865ep-21f, -0x1.138e64p-23f, 0x1.b3cd4ep-23f, -0x1.2f3566p-2f},
    {-0x1.481232p-10f, -0x1.ed79a6p-9f, -0x1.6e58e2p-10f, 0x1.1d6f92p-11f, 0x1.0559e8p-11f, 0x1.1d4616p-12f, 0x1.eaf1dap-14f, 0x1.6ac96ep-15f, 0x1.2a7ac4p-16f, 0x1.6ebf2p-18f, 0x1.3ff9c8p-19f, 0x1.910dp-21f, 0x1.5755e6p-22f, 0x1.edee6ap-23f, 0x1.234aep-19f, -0x1.4465d8p-3f},
};
const short_cells value_half = {4, 0x1.158p+4f, 0x1.16b878p+0f, -0x1.d62c5cp-7f, value_half_rows};

alignas(64) const float value_bfloat16_rows[4][16] = {
    {0x1.00008cp-1f, 0x1.2b1dbep-2f, 0x1.26094cp-3f, 0x1.015b8ap-4f, 0x1.a4e684p-6f, 0x1.4a3e68p-7f, 0x1.f7d1f2p-9f, 0x1.771edp-10f, 0x1.111666p-11f, 0x1.844804p-13f, 0x1.0d3a3p-14f, 0x1.6ba9a6p-16f, 0x1.dd9a36p-18f, 0x1.30015p-19f, 0x1.763ddp-21f, 0x1.bc38acp-23f},
    {-0x1.c19736p-3f, -0x1.7a485cp-3f, -0x1.c96304p-4f, -0x1.beaa46p-5f, -0x1.81c45p-6f, -0x1.39c56ap-7f, -0x1.eb4d14p-9f, -0x1.7712ecp-10f, -0x1.1745f2p-11f, -0x1.9666b8p-13f, -0x1.210f8cp-14f, -0x1.8f3f6ep-16f, -0x1.0e9f34p-17f, -0x1.605384p-19f, -0x1.c25962p-21f, -0x1.125db4p-22f},
    {-0x1.a2b422p-10f, 0x1.044e26p-5f, 0x1.20ff34p-5f, 0x1.659f86p-6f, 0x1.52ef6ap-7f, 0x1.23aa36p-8f, 0x1.d72152p-10f, 0x1.7395a4p-11f, 0x1.19328cp-12f, 0x1.a01ef6p-14f, 0x1.33782cp-15f, 0x1.ad9a32p-17f, 0x1.340122p-18f, 0x1.955a66p-20f, 0x1.0afe36p-21f, 0x1.5578dep-23f},
    {0x1.c5b3cp-7f, 0x1.c2086p-8f, -0x1.0ce58p-8f, -0x1.2fa718p-8f, -0x1.7de96p-9f, -0x1.5622acp-10f, -0x1.319b1ap-11f, -0x1.d877aep-13f, -0x1.64a1e8p-14f, -0x1.06f21cp-15f, -0x1.97dfbcp-17f, -0x1.25aacap-18f, -0x1.869fc8p-20f, -0x1.2b0cd4p-21f, -0x1.5ed96p-23f, -0x1.049a9p-24f},
};
const short_cells value_bfloat16 = {3, 0x1p+4f, 0x1.239394p+0f, -0x1.5de44ap-7f, value_bfloat16_rows, true};

alignas(64) const float grad_half_rows[5][16] = {
    {0x1p-2f, 0x1.c3fd9ap-3f, 0x1.3b41a2p-3f, 0x1.6caaaap-4f, 0x1.7241d6p-5f, 0x1.584b5p-6f, 0x1.2c5dacp-7f, 0x1.f0b3c8p-9f, 0x1.85d004p-10f, 0x1.21235cp-11f, 0x1.91d02ep-13f, 0x1.020628p-14f, 0x1.2c1b9cp-16f, 0x1.325fd2p-18f, 0x1.0444acp-20f, 0x1.4d00f8p-23f},
    {0x1.86dfd8p-19f, -0x1.c05fcep-5f, -0x1.24741ap-4f, -0x1.c537aep-5f, -0x1.0d50d2p-5f, -0x1.139a68p-6f, -0x1.016f96p-7f, -0x1.c38162p-9f, -0x1.773c52p-10f, -0x1.27b366p-11f, -0x1.b7847p-13f, -0x1.30dd6cp-14f, -0x1.844efep-16f, -0x1.bb2a8cp-18f, -0x1.b1c108p-20f, -0x1.41d65ap-22f},
    {-0x1.faa5ap-6f, -0x1.41c3cp-6f, 0x1.149f0ap-9f, 0x1.77c6ap-7f, 0x1.4810fp-7f, 0x1.8dfa28p-8f, 0x1.98ab42p-9f, 0x1.806bbcp-10f, 0x1.53a512p-11f, 0x1.1b982p-12f, 0x1.c150a8p-14f, 0x1.4ec318p-15f, 0x1.cf796p-17f, 0x1.221418p-18f, 0x1.455592p-20f, 0x1.359ae8p-22f},
    {-0x1.720ca8p-11f, 0x1.d392d4p-8f, 0x1.7797fcp-8f, 0x1.ab783cp-11f, -0x1.3e266ep-10f, -0x1.3bb71ep-10f, -0x1.8da012p-11f, -0x1.97c93cp-12f, -0x1.7f9aa8p-13f, -0x1.55e114p-14f, -0x1.20d0aap-15f, -0x1.cc5744p-17f, -0x1.56f0bp-18f, -0x1.d9b632p-20f, -0x1.2caf52p-21f, -0x1.f916d6p-22f},
    {0x1.2bff18p-9f, 0x1.e9983ep-11f, -0x1.5c5de4p-10f, -0x1.069cc8p-10f, -0x1.a2cb24p-13f, 0x1.c74648p-14f, 0x1.232b3ap-13f, 0x1.36a578p-14f, 0x1.0e6ab8p-15f, 0x1.256a02p-16f, 0x1.01f4a6p-17f, 0x1.b911a4p-19f, 0x1.6752a8p-20f, 0x1.5f4862p-21f, 0x1.b6a9dcp-23f, -0x1.130852p-21f},
};
const short_cells grad_half = {4, 0x1p+4f, 0x1.6c3832p+0f, -0x1.e7135ep-6f, grad_half_rows, true};

alignas(64) const float grad_bfloat16_rows[3][16] = {
    {0x1.00ff04p-2f, 0x1.ec41d4p-3f, 0x1.b4e18cp-3f, 0x1.670bdep-3f, 0x1.1331dcp-3f, 0x1.8d2078p-4f, 0x1.10413cp-4f, 0x1.65b60cp-5f, 0x1.c51ed4p-6f, 0x1.156e1p-6f, 0x1.4987dp-7f, 0x1.7b97bep-8f, 0x1.a620b8p-9f, 0x1.c4e2fep-10f, 0x1.d0adb8p-11f, 0x1.c3fc7ap-12f},
    {-0x1.bef2cap-8f, -0x1.365306p-6f, -0x1.13b6a6p-5f, -0x1.4cb0e6p-5f, -0x1.47098p-5f, -0x1.18bf52p-5f, -0x1.b366d6p-6f, -0x1.3aa064p-6f, -0x1.ae4294p-7f, -0x1.1a1148p-7f, -0x1.62ac16p-8f, -0x1.b1407ep-9f, -0x1.fe8f76p-10f, -0x1.24d5eap-10f, -0x1.438568p-11f, -0x1.558fccp-12f},
    {0x1.70b2p-10f, -0x1.26197ep-7f, -0x1.522bc8p-8f, -0x1.33f5p-10f, 0x1.0dab6p-9f, 0x1.b74a1p-9f, 0x1.0634cep-8f, 0x1.a82e5ap-9f, 0x1.42d9c6p-9f, 0x1.e9fbe6p-10f, 0x1.50f688p-10f, 0x1.a2032cp-11f, 0x1.110c18p-11f, 0x1.41fa28p-12f, 0x1.844ffep-13f, 0x1.c4b5bp-14f},
};
const short_cells grad_bfloat16 = {2, 0x1p+3f, 0x1.455e94p+1f, -0x1.405d1ep-4f, grad_bfloat16_rows, true};

}  // namespace actfn::data_of_sigmoid

namespace actfn {

extern const function_tables sigmoid_tables;
const function_tables sigmoid_tables = {
    {  // value
        symmetry::adds_to_constant, 1.0, -1, false,
        {
            {},
            care::none,
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 1.0f, 0.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        &data_of_sigmoid::value_half, &data_of_sigmoid::value_bfloat16,
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
        &data_of_sigmoid::grad_half, &data_of_sigmoid::grad_bfloat16,
    },
};

}  // namespace actfn
