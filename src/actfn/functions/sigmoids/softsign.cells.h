// Tables of softsign(x) = x/(1 + where(x > 0, x, where(x < 0, -x, 0))), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise softsign --dtypes float16 bfloat16`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.softsign --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_softsign {

alignas(64) const float value_half_rows[6][16] = {
    {0, 0x1.2a08a4p-2f, 0x1.d0f0c2p-2f, 0x1.1ddfd4p-1f, 0x1.4303d4p-1f, 0x1.5e5fb6p-1f, 0x1.73644ap-1f, 0x1.8410b8p-1f, 0x1.91a3c8p-1f, 0x1.9cef62p-1f, 0x1.a68012p-1f, 0x1.aeb6e2p-1f, 0x1.b5e388p-1f, 0x1.bc380ep-1f, 0x1.c1e4dep-1f, 0x1.c6feep-1f},
    {0x1.9f3c5p-2f, 0x1.abe542p-3f, 0x1.047c64p-3f, 0x1.5e6516p-4f, 0x1.f7e714p-5f, 0x1.7c2cc4p-5f, 0x1.296cb8p-5f, 0x1.df1fc2p-6f, 0x1.8a2334p-6f, 0x1.4ad038p-6f, 0x1.19624cp-6f, 0x1.ed4d96p-7f, 0x1.aad98ap-7f, 0x1.7da228p-7f, 0x1.54f6ep-7f, 0x1.ecd3e4p-8f},
    {-0x1.46b264p-3f, -0x1.e2887ep-5f, -0x1.c85aeep-6f, -0x1.fcfe56p-7f, -0x1.3242ccp-7f, -0x1.942ae6p-8f, -0x1.2034a8p-8f, -0x1.98801ep-9f, -0x1.2a7d2cp-9f, -0x1.0463cap-9f, -0x1.b823fp-10f, -0x1.49df4ap-10f, -0x1.3f0856p-10f, -0x1.66b7b2p-11f, -0x1.348ea4p-10f, -0x1.4b1b18p-6f},
    {0x1.00db98p-4f, 0x1.10534ep-6f, 0x1.84bca8p-8f, 0x1.920634p-9f, 0x1.cff736p-10f, 0x1.9f34d4p-11f, 0x1.1b8744p-14f, 0x1.4deeaap-11f, -0x1.04897p-16f, 0x1.91dab6p-12f, 0x1.17987p-10f, -0x1.aec76ep-10f, 0x1.e90a9p-10f, 0x1.579c0ep-10f, 0x1.b48de2p-9f, -0x1.36db0ep-4f},
    {-0x1.86e6aap-6f, -0x1.3dd102p-8f, -0x1.e555a6p-10f, 0x1.055b66p-11f, -0x1.03171cp-14f, 0x1.1f5732p-12f, 0x1.a4789p-11f, 0x1.2e17ccp-11f, 0x1.4398a6p-11f, 0x1.732294p-10f, 0x1.a8b152p-10f, 0x1.0b9becp-10f, 0x1.10c93p-9f, 0x1.79919cp-13f, 0x1.6f01a6p-9f, -0x1.00ce9p-3f},
    {0x1.be00eep-8f, 0x1.6e5c58p-10f, 0x1.ef6334p-11f, -0x1.01cfeep-10f, -0x1.778fa6p-10f, 0x1.5339bcp-12f, 0x1.0ae574p-9f, -0x1.c1ac94p-10f, 0x1.1fa76p-9f, -0x1.9a2df8p-11f, -0x1.675b22p-9f, 0x1.837c8p-8f, -0x1.a30d8ap-8f, -0x1.a9931p-8f, -0x1.c30cbep-7f, -0x1.2d695ep-4f},
};
const short_cells value_half = {5, 0x1p+3f, 0x1.3ba82cp+1f, -0x1.2d85e4p-4f, value_half_rows, true};

alignas(64) const float value_bfloat16_rows[5][16] = {
    {0, 0x1.9efc54p-2f, 0x1.29411ep-1f, 0x1.5b70a2p-1f, 0x1.7b86dp-1f, 0x1.91d3dcp-1f, 0x1.a22e86p-1f, 0x1.aee4a2p-1f, 0x1.b91d44p-1f, 0x1.c132c6p-1f, 0x1.c87732p-1f, 0x1.ce0abap-1f, 0x1.d323e8p-1f, 0x1.d7e17cp-1f, 0x1.dbf41ap-1f, 0x1.dfe9dcp-1f},
    {0x1.57c26ap-1f, 0x1.f53b88p-3f, 0x1.01290cp-3f, 0x1.357366p-4f, 0x1.994028p-5f, 0x1.23767cp-5f, 0x1.a065cp-6f, 0x1.67a3fep-6f, 0x1.1fe3fep-6f, 0x1.f3d7f8p-7f, 0x1.95c458p-7f, 0x1.3e98dep-7f, 0x1.3b835cp-7f, 0x1.ad458ap-8f, 0x1.7ea79p-8f, 0x1.96b94p-8f},
    {-0x1.c2e49ep-2f, -0x1.87156ap-4f, -0x1.19116ap-5f, -0x1.41ed6cp-6f, -0x1.1ed40ep-6f, -0x1.a12852p-8f, 0x1.ad2a9ap-11f, -0x1.759354p-11f, -0x1.4707eap-8f, 0x1.7ff26p-10f, -0x1.34b55p-6f, 0x1.e54822p-10f, 0x1.71af0ep-11f, -0x1.6c90f4p-8f, -0x1.5f0a8cp-11f, -0x1.d49a3ep-11f},
    {0x1.1a9384p-2f, 0x1.42269ap-5f, 0x1.4ad92ap-7f, 0x1.2d4ca8p-7f, 0x1.2bb456p-7f, 0x1.77b3c4p-7f, 0x1.d88b3cp-7f, -0x1.0b90fp-11f, 0x1.689ep-10f, 0x1.4a4f3cp-15f, 0x1.e768fp-9f, 0x1.3f3bap-7f, 0x1.cc0b84p-13f, 0x1.78386ep-6f, 0x1.cb0b52p-6f, 0x1.65f84ap-6f},
    {-0x1.ebbb14p-4f, -0x1.60b48p-6f, -0x1.f7f61ep-8f, 0x1.ef7aa8p-7f, 0x1.93c3d2p-5f, -0x1.b6d0c6p-13f, -0x1.9df202p-6f, 0x1.0815a6p-7f, 0x1.a28bb6p-7f, -0x1.88ea88p-7f, 0x1.44a1a4p-4f, -0x1.9ff318p-7f, -0x1.0c76ecp-10f, 0x1.918708p-6f, 0x1.b2f9acp-8f, 0x1.0585cp-7f},
};
const short_cells value_bfloat16 = {4, 0x1p+4f, 0x1.7d4ad4p+0f, -0x1.0ae794p-5f, value_bfloat16_rows, true};

alignas(64) const float grad_half_rows[6][16] = {
    {0x1p+0f, 0x1.ec00fcp-2f, 0x1.1dc706p-2f, 0x1.727692p-3f, 0x1.01e8d8p-3f, 0x1.79969p-4f, 0x1.1edbe2p-4f, 0x1.c0795cp-5f, 0x1.6692bep-5f, 0x1.23f1a8p-5f, 0x1.e295a4p-6f, 0x1.93d69cp-6f, 0x1.5580c4p-6f, 0x1.235d76p-6f, 0x1.f4effp-7f, 0x1.b1682cp-7f},
    {-0x1.c18734p-1f, -0x1.307d0cp-2f, -0x1.1249bp-3f, -0x1.236c2cp-4f, -0x1.58e9aap-5f, -0x1.b888p-6f, -0x1.299edcp-6f, -0x1.a3fdaap-7f, -0x1.333382p-7f, -0x1.cd49b8p-8f, -0x1.62bd1ap-8f, -0x1.16cbe4p-8f, -0x1.bd5ef4p-9f, -0x1.68e33p-9f, -0x1.28316ap-9f, -0x1.ec661cp-10f},
    {0x1.243f6p-1f, 0x1.1554d8p-3f, 0x1.8142f6p-5f, 0x1.4d8dccp-6f, 0x1.4bd6e6p-7f, 0x1.6f9914p-8f, 0x1.b4dc0cp-9f, 0x1.139c3cp-9f, 0x1.67ea98p-10f, 0x1.f404fep-11f, 0x1.5d3df6p-11f, 0x1.041262p-11f, 0x1.830e64p-12f, 0x1.21cd92p-12f, 0x1.ca5ca2p-13f, 0x1.569434p-13f},
    {-0x1.4ebdbap-2f, -0x1.be391cp-5f, -0x1.dcdec4p-7f, -0x1.548908p-8f, -0x1.26b376p-9f, -0x1.0f507p-10f, -0x1.2e60b2p-11f, -0x1.6e864p-12f, -0x1.0e9cp-14f, -0x1.a8b4fcp-13f, -0x1.441276p-13f, -0x1.ca790ep-15f, -0x1.794086p-16f, -0x1.291bfep-16f, -0x1.4b94eep-15f, 0x1.bf8b98p-20f},
    {0x1.4fdaaep-3f, 0x1.5f2a98p-6f, 0x1.16cfa6p-8f, 0x1.2c9488p-10f, 0x1.5e04e2p-11f, 0x1.cc728cp-13f, 0x1.b4420cp-13f, 0x1.b4a062p-14f, 0x1.15e92ap-13f, 0x1.5f0e28p-13f, 0x1.9d7054p-14f, -0x1.c1fc18p-18f, 0x1.9ebb5ep-17f, 0x1.ab10e2p-16f, -0x1.284006p-16f, 0x1.35a5aap-15f},
    {-0x1.b96aecp-5f, -0x1.100d86p-7f, -0x1.50fc0ap-10f, -0x1.1f305cp-13f, 0x1.274b0ep-12f, 0x1.858458p-15f, 0x1.1b8f8cp-12f, 0x1.0ee1f8p-13f, -0x1.b137f2p-12f, 0x1.343234p-11f, 0x1.96b80cp-13f, 0x1.6d45e4p-15f, -0x1.932e7cp-15f, -0x1.14626ap-15f, 0x1.755fe2p-14f, -0x1.ec284ap-15f},
};
const short_cells grad_half = {5, 0x1p+3f, 0x1.239394p+1f, -0x1.5de44ap-5f, grad_half_rows, true};

alignas(64) const float grad_bfloat16_rows[5][16] = {
    {0x1.000004p+0f, 0x1.6a2f3cp-2f, 0x1.680eaap-3f, 0x1.a6feb2p-4f, 0x1.11f5bap-4f, 0x1.7b19d8p-5f, 0x1.125ed6p-5f, 0x1.9a5f84p-6f, 0x1.3ab38ap-6f, 0x1.eb5b2cp-7f, 0x1.8500ccp-7f, 0x1.370224p-7f, 0x1.f43c64p-8f, 0x1.936408p-8f, 0x1.43e9f4p-8f, 0x1.00808cp-8f},
    {-0x1.57ad24p+0f, -0x1.29dba6p-2f, -0x1.b0190ap-4f, -0x1.932008p-5f, -0x1.b6e994p-6f, -0x1.03c74ap-6f, -0x1.4fe332p-7f, -0x1.c7715cp-8f, -0x1.404278p-8f, -0x1.cb15cap-9f, -0x1.670852p-9f, -0x1.0c4e6p-9f, -0x1.b160e4p-10f, -0x1.5dac4ep-10f, -0x1.1fbf66p-10f, -0x1.ef6dfap-11f},
    {0x1.523146p+0f, 0x1.61a968p-3f, 0x1.76467p-5f, 0x1.09769ap-6f, 0x1.25651p-7f, 0x1.051b32p-8f, 0x1.ed9016p-10f, 0x1.66e4fap-10f, 0x1.678beep-11f, 0x1.9b14c2p-13f, 0x1.56eb8ap-12f, 0x1.cd7b36p-13f, 0x1.f5c24p-13f, 0x1.09c8e4p-13f, 0x1.5c26a2p-14f, 0x1.6917cap-14f},
    {-0x1.0cdabap+0f, -0x1.92385cp-4f, -0x1.15d3ccp-6f, -0x1.f73fdcp-9f, -0x1.6bcc72p-11f, -0x1.5f1198p-10f, -0x1.6d1e8cp-13f, -0x1.d82b7ep-13f, -0x1.9ef84p-12f, -0x1.e2382p-12f, 0x1.58ad66p-12f, -0x1.26f48cp-12f, -0x1.88cap-18f, -0x1.11e2e6p-15f, -0x1.a4798ep-14f, -0x1.16a752p-14f},
    {0x1.f7b93p-2f, 0x1.faa016p-5f, 0x1.eba874p-8f, 0x1.023fe6p-8f, -0x1.9d3cf2p-8f, -0x1.5e431cp-10f, 0x1.4078e6p-11f, -0x1.598d98p-11f, 0x1.03a3aep-11f, 0x1.7d7b7ep-10f, 0x1.9b91fcp-11f, 0x1.37eacep-13f, -0x1.ef8754p-15f, 0x1.f4094cp-18f, 0x1.d38ffp-14f, -0x1.ae42c4p-14f},
};
const short_cells grad_bfloat16 = {4, 0x1p+4f, 0x1.7d4ad4p+0f, -0x1.0ae794p-5f, grad_bfloat16_rows, true};

}  // namespace actfn::data_of_softsign

namespace actfn {

extern const function_tables softsign_tables;
const function_tables softsign_tables = {
    {  // value
        symmetry::odd, 0.0, 1, false,
        {
            {},
            care::none,
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        &data_of_softsign::value_half, &data_of_softsign::value_bfloat16,
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
        &data_of_softsign::grad_half, &data_of_softsign::grad_bfloat16,
    },
};

}  // namespace actfn
