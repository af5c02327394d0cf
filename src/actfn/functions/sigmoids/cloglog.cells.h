// Tables of cloglog(x) = 1 - exp(-exp(x)), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise cloglog`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.cloglog --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_cloglog {

alignas(64) const float value_single_rest[4][16] = {
    {-0x1.c48fcap-21f, -0x1.c6d0a8p-5f, -0x1.d19fa2p-4f, -0x1.340a04p-3f, -0x1.2e189ap-3f, -0x1.b808cep-4f, -0x1.c728dap-5f, -0x1.369358p-6f, -0x1.c10e6ap-9f, -0x1.28e53cp-12f, -0x1.17d408p-17f, 0x1.23d758p-4f, 0x1.42708p-4f, 0x1.47e81ap-4f, 0x1.211fdap-4f, 0x1.749548p-5f},
    {-0x1.f645a2p-5f, -0x1.250828p-4f, -0x1.ee7caap-5f, -0x1.6a0398p-6f, 0x1.d91a78p-6f, 0x1.fa6f1cp-5f, 0x1.d771dcp-5f, 0x1.f585acp-6f, 0x1.0e72f6p-7f, 0x1.023cfcp-10f, 0x1.5bb0e6p-15f, 0x1.616dfep-7f, 0x1.849cfap-8f, -0x1.ea52a6p-9f, -0x1.3c2bc2p-6f, -0x1.465ab2p-5f},
    {-0x1.f1f67ap-7f, -0x1.789c8cp-10f, 0x1.6b4d56p-6f, 0x1.612ee4p-5f, 0x1.587238p-5f, 0x1.b93d58p-7f, -0x1.325336p-6f, -0x1.a6eb7cp-6f, -0x1.8cd7cep-7f, -0x1.20086ap-9f, -0x1.12f01ep-13f, -0x1.54e50ep-9f, -0x1.927e04p-8f, -0x1.66d47p-7f, -0x1.07c166p-6f, -0x1.3834fcp-6f},
    {0x1.90da1cp-8f, 0x1.d47ac6p-7f, 0x1.2303dp-6f, 0x1.03fcaep-7f, -0x1.c15e04p-7f, -0x1.af14dep-6f, -0x1.a179fp-7f, 0x1.ecd0c2p-8f, 0x1.2bbd9ep-7f, 0x1.4746f4p-9f, 0x1.969f46p-13f, -0x1.08d22cp-9f, -0x1.88275cp-9f, -0x1.e1c7dcp-9f, -0x1.a18578p-9f, -0x1.af2964p-13f},
};

alignas(64) const float value_bfloat16_rows[5][16] = {
    {0x1.43a52cp-1f, 0x1.e42452p-1f, 0x1.00bc9cp+0f, 0x1.004p+0f, 0x1.004p+0f, 0x1.004p+0f, 0x1.004p+0f, 0x1.004p+0f, 0, 0x1.283a08p-11f, 0x1.aebe68p-10f, 0x1.392358p-8f, 0x1.c540f8p-7f, 0x1.45a36ep-5f, 0x1.c81feap-4f, 0x1.29bffcp-2f},
    {0x1.92827ap-2f, 0x1.5b05e6p-3f, 0x1.6db656p-7f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, 0, 0x1.3c2e3ap-11f, 0x1.cc3d02p-10f, 0x1.4db3f2p-8f, 0x1.e14c1p-7f, 0x1.55429cp-5f, 0x1.ca5e9ep-4f, 0x1.0a9372p-2f},
    {0x1.34a1bcp-11f, -0x1.610b86p-3f, -0x1.c73512p-6f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, 0, 0x1.50306ap-12f, 0x1.f27a94p-11f, 0x1.5c783ep-9f, 0x1.0278e8p-7f, 0x1.5eeedp-6f, 0x1.b2b5eap-5f, 0x1.766746p-4f},
    {-0x1.2f6bccp-4f, 0x1.569806p-6f, -0x1.cda2dp-6f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, 0, 0x1.f0670ep-14f, 0x1.551fbep-12f, 0x1.f37588p-11f, 0x1.5e27a4p-9f, 0x1.ac3292p-8f, 0x1.f5838p-7f, 0x1.04e0fp-8f},
    {-0x1.7de7e6p-6f, 0x1.aa9822p-5f, -0x1.b336aap-8f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, 0, 0x1.4f2422p-15f, -0x1.058bfep-17f, 0x1.11a7f2p-11f, -0x1.0a97aap-15f, 0x1.11ec1p-11f, -0x1.9f7d16p-10f, -0x1.53fe3ap-7f},
};
const short_cells value_bfloat16 = {4, 0x1p+3f, 0x1.df4p-1f, 0, value_bfloat16_rows, true};

}  // namespace actfn::data_of_cloglog

namespace actfn {

extern const function_tables cloglog_tables;
const function_tables cloglog_tables = {
    {  // value
        symmetry::none, 0.0, -1, false,
        {
            {5, 0x1.bee8aep+1f, 0,
             {0, 0x1.18p-2f, 0x1.1d8p-1f, 0x1.ae6p-1f, 0x1.1f2p+0f, 0x1.665p+0f, 0x1.acep+0f, 0x1.f2bp+0f, 0x1.1df8p+1f, 0x1.42ap+1f, 0x1.6748p+1f, -0x1.714p+0f, -0x1.27fp+0f, -0x1.bd6p-1f, -0x1.2acp-1f, -0x1.30cp-2f},
             {0x1.43a54ep-1f, 0x1.76781p-1f, 0x1.a6b76p-1f, 0x1.cd9174p-1f, 0x1.e839b4p-1f, 0x1.f71d1cp-1f, 0x1.fd8bap-1f, 0x1.ff8a36p-1f, 0x1.fff478p-1f, 0x1.ffff7ap-1f, 0x1.fffffep-1f, 0x1.af1e1ep-3f, 0x1.1480a2p-2f, 0x1.5e839cp-2f, 0x1.b5e0d8p-2f, 0x1.0c59a8p-1f},
             {0x1.3a621ap-27f, -0x1.3c1c78p-27f, 0x1.e2c7b2p-26f, -0x1.94b402p-26f, -0x1.6612aep-27f, -0x1.8de1d6p-27f, -0x1.c27422p-26f, 0x1.71051p-26f, -0x1.dfc4e6p-28f, 0x1.16a9e2p-26f, -0x1.491464p-28f, -0x1.ba9006p-28f, -0x1.6e68cap-27f, -0x1.7f878ap-29f, -0x1.dd78ccp-27f, 0x1.9e2f66p-26f},
             {0x1.77bf18p-2f, 0x1.672202p-2f, 0x1.33ed86p-2f, 0x1.c8bf58p-3f, 0x1.17b0e2p-3f, 0x1.0a3f5ap-4f, 0x1.6c539ap-6f, 0x1.43a62ap-8f, 0x1.4708e8p-11f, 0x1.3c5a14p-15f, 0x1.d2fe4ep-21f, 0x1.7f014cp-3f, 0x1.d75502p-3f, 0x1.1a83dcp-2f, 0x1.470f7p-2f, 0x1.696d8ep-2f},
             {0x1.ec962ep-11f, 0x1.36f62ap-9f, 0x1.f8763ap-9f, 0x1.597adap-8f, 0x1.8774e6p-8f, 0x1.5f091ap-8f, 0x1.b92ca4p-9f, 0x1.65e01ap-10f, 0x1.9edd1ep-13f, 0x1.8942dap-17f, 0x1.9e438ap-23f, -0x1.aa3ba6p-12f, -0x1.979e62p-12f, -0x1.490052p-12f, -0x1.2f30bp-15f, 0x1.bfb07ap-12f},
             data_of_cloglog::value_single_rest},
            care::none,
            {-0x1.93447ap+0f, -0x1.a2f302p+6f, 0.0f, 0.0f, false},
            {0x1.80efe8p+1f, 0x1.80f002p+1f, 1.0f, 0.0f, true},
            {0x1p-40f, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        nullptr, &data_of_cloglog::value_bfloat16,
    },
    {  // grad
        symmetry::none, 0.0, -1, false,
        {
            {},
            care::none,
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
    },
};

}  // namespace actfn
