// Tables of lisht(x) = x*tanh(x), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise lisht --dtypes float16 bfloat16`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.lisht --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_lisht {

alignas(64) const float value_half_rows[6][16] = {
    {0, 0x1.79014ap-3f, 0x1.45e644p-1f, 0x1.2e71aap+0f, 0x1.b97cd6p+0f, 0x1.1fa9b6p+1f, 0x1.60f20cp+1f, 0x1.a1de02p+1f, 0x1.e34328p+1f, 0x1.132336p+2f, 0x1.34ee2ep+2f, 0x1.57aa56p+2f, 0x1.7b5354p+2f, 0x1.9fed1ap+2f, 0x1.c5a74ep+2f, 0x1.ec7a76p+2f},
    {0x1.06479ep-27f, 0x1.6573bcp-2f, 0x1.0bea0ap-1f, 0x1.1a6704p-1f, 0x1.10accep-1f, 0x1.07701p-1f, 0x1.03aeacp-1f, 0x1.043386p-1f, 0x1.02e56p-1f, 0x1.0baeb6p-1f, 0x1.10fdfap-1f, 0x1.19e6ap-1f, 0x1.20de34p-1f, 0x1.280686p-1f, 0x1.3205f4p-1f, 0x1.3d1a9ap-1f},
    {0x1.8aad86p-3f, 0x1.197da2p-3f, 0x1.538358p-5f, -0x1.1f7eecp-8f, -0x1.70cd9p-7f, -0x1.a453bcp-8f, -0x1.940178p-10f, -0x1.04b8d6p-10f, 0x1.d3a172p-11f, -0x1.30c5d2p-4f, 0x1.2cd126p-10f, 0x1.f0633p-8f, 0x1.2fe552p-8f, 0x1.0b2044p-7f, 0x1.54df7p-8f, 0x1.d9783ep-7f},
    {0x1.a37442p-9f, -0x1.1262d4p-5f, -0x1.9dd59p-6f, -0x1.028484p-7f, 0x1.0ac93cp-10f, 0x1.0753aap-9f, -0x1.478ca4p-13f, -0x1.f260bap-9f, 0x1.34dcdep-3f, 0x1.30c9e8p-4f, 0x1.051fbep-5f, -0x1.c8ae5p-7f, 0x1.7b430ap-9f, 0x1.48f246p-6f, 0x1.0fc522p-8f, -0x1.b4185ap-6f},
    {-0x1.9bc1bp-7f, -0x1.a2d36cp-9f, 0x1.5832bap-8f, 0x1.2db982p-8f, 0x1.1fa0f6p-9f, -0x1.43c0d8p-10f, 0x1.c941fcp-13f, 0x1.629704p-6f, 0x1.ab55f8p-6f, 0x1.2d0e52p-2f, 0x1.31affep-6f, -0x1.d7fb94p-8f, 0x1.9c8f08p-9f, 0x1.1dd8ep-10f, 0x1.2b2c74p-7f, -0x1.ea90e2p-7f},
    {0x1.d7cdbp-12f, 0x1.73baaap-9f, 0x1.bfbbeap-10f, 0x1.034bacp-9f, -0x1.017fp-14f, 0x1.143fa6p-10f, 0x1.1d68a8p-7f, 0x1.4e0334p-5f, -0x1.eeebfep-2f, -0x1.d538f6p-3f, -0x1.5aad72p-4f, 0x1.6b40f8p-5f, -0x1.35d83cp-8f, -0x1.7071fcp-5f, -0x1.d5aca2p-7f, 0x1.2d8f8ep-4f},
};
const short_cells value_half = {5, 0x1p+3f, 0x1.239394p+1f, -0x1.5de44ap-5f, value_half_rows, true};

alignas(64) const float grad_half_rows[5][16] = {
    {0, 0x1.fc1b4cp-2f, 0x1.c525ap-1f, 0x1.1c45aep+0f, 0x1.319242p+0f, 0x1.30e64p+0f, 0x1.2713p+0f, 0x1.1bba4p+0f, 0x1.12250ap+0f, 0x1.0b293ap+0f, 0x1.068248p+0f, 0x1.039a72p+0f, 0x1.01e688p+0f, 0x1.00f4bp+0f, 0x1.009dc6p+0f, 0x1.0023b8p+0f},
    {0x1.063be6p-1f, 0x1.d5faccp-2f, 0x1.3c9548p-2f, 0x1.2b0ecep-3f, 0x1.f337c2p-6f, -0x1.bdec54p-6f, -0x1.6e573cp-5f, -0x1.5800cep-5f, -0x1.090c8ap-5f, -0x1.6e38f6p-6f, -0x1.d6a66ap-7f, -0x1.1e468p-7f, -0x1.4711b8p-8f, -0x1.6b2a58p-9f, -0x1.27000ep-11f, 0x1.f5093ap-13f},
    {0x1.967adp-8f, -0x1.d09d44p-5f, -0x1.5d4f5ep-4f, -0x1.2878p-4f, -0x1.5c1328p-5f, -0x1.18bd9ep-6f, -0x1.0ecb7ap-9f, 0x1.ecfc82p-9f, 0x1.6a7364p-8f, 0x1.371486p-8f, 0x1.a0c50ep-9f, 0x1.3249e2p-9f, 0x1.968eap-10f, -0x1.85b17p-11f, -0x1.54b1e4p-6f, 0x1.d623b4p-7f},
    {-0x1.6e85ep-6f, -0x1.13d01cp-6f, -0x1.deb896p-10f, 0x1.233dp-7f, 0x1.50c81ap-7f, 0x1.b7573ap-8f, 0x1.e81762p-9f, 0x1.205d9ep-10f, -0x1.8fd95ap-12f, -0x1.36c9fap-11f, -0x1.31ae3p-11f, 0x1.c85018p-13f, -0x1.6cd1fcp-14f, -0x1.4bfaf6p-11f, -0x1.d0b0f6p-8f, -0x1.046d12p-9f},
    {-0x1.39c4eap-13f, 0x1.9dbd98p-9f, 0x1.b54f1ap-9f, 0x1.f175d2p-12f, -0x1.2e52cep-13f, 0x1.ad5344p-15f, -0x1.e0e6bp-10f, 0x1.6b6bcap-17f, -0x1.732c78p-10f, -0x1.8d641cp-12f, 0x1.956a2ep-11f, 0x1.4f66dep-11f, -0x1.3253a6p-11f, 0x1.82e042p-8f, 0x1.530dcp-4f, -0x1.e8f93p-5f},
};
const short_cells grad_half = {4, 0x1.528p+2f, 0x1.f3d438p+1f, -0x1.7a026ep-3f, grad_half_rows};

alignas(64) const float grad_bfloat16_rows[4][16] = {
    {0, 0x1.045b88p-1f, 0x1.c96f7ep-1f, 0x1.1c49b8p+0f, 0x1.311f6ep+0f, 0x1.3189eep+0f, 0x1.298e58p+0f, 0x1.1fd14ap+0f, 0x1.16a9eep+0f, 0x1.0fd5d6p+0f, 0x1.0ac44ap+0f, 0x1.06ffbp+0f, 0x1.03d93ep+0f, 0x1.02f7cap+0f, 0x1.02p+0f, 0x1.021a68p+0f},
    {0x1.10cf64p-1f, 0x1.d9670ap-2f, 0x1.3331a4p-2f, 0x1.1db168p-3f, 0x1.f437aap-6f, -0x1.09ceaap-6f, -0x1.36e2bcp-5f, -0x1.37b39ep-5f, -0x1.daef2p-6f, -0x1.bd5a4ap-6f, -0x1.1232bap-6f, -0x1.1b87fap-5f, -0x1.5a199ap-6f, -0x1.1e5b2ap-5f, -0.0f, 0x1.492a26p-7f},
    {-0x1.83a9c8p-10f, -0x1.0c867ap-4f, -0x1.61552ap-4f, -0x1.0cc6a6p-4f, -0x1.3d842ap-5f, -0x1.301662p-7f, 0x1.6380fcp-12f, 0x1.d8c216p-13f, 0x1.192a1ep-7f, 0x1.a95ff4p-10f, -0x1.9348dep-14f, 0x1.11232ap-12f, 0x1.0d0662p-5f, 0x1.2dcc5cp-10f, -0.0f, -0x1.3ad2eap-7f},
    {-0x1.70de42p-6f, -0x1.17e4f2p-6f, 0x1.6e797p-8f, 0x1.1d16e4p-6f, 0x1.7c32a2p-6f, -0x1.bc42f8p-6f, -0x1.1414c6p-10f, -0x1.0165cp-12f, 0x1.21ea04p-10f, 0x1.2fb70ap-6f, 0x1.b81564p-12f, 0x1.0a3982p-3f, 0x1.974206p-5f, 0x1.11cf8ep-3f, -0.0f, -0x1.4f2854p-4f},
};
const short_cells grad_bfloat16 = {3, 0x1.08p+2f, 0x1.e0ap+1f, 0, grad_bfloat16_rows};

}  // namespace actfn::data_of_lisht

namespace actfn {

extern const function_tables lisht_tables;
const function_tables lisht_tables = {
    {  // value
        symmetry::even, 0.0, 1, false,
        {
            {},
            care::none,
            {0, 0, 0.0f, -1.0f, false},
            {0, 0, 0.0f, 1.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        &data_of_lisht::value_half, nullptr,
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
        &data_of_lisht::grad_half, &data_of_lisht::grad_bfloat16,
    },
};

}  // namespace actfn
