// Tables of arctan(x) = atan(x), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise arctan --dtypes float32:value float16 bfloat16`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.arctan --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_arctan {

alignas(64) const float value_single_rest[7][16] = {
    {0x1.ac99a8p-27f, -0x1.3497e4p-2f, -0x1.0a5b6ap-2f, -0x1.2357dap-3f, -0x1.3e1548p-4f, -0x1.72c15cp-5f, -0x1.cdee18p-6f, -0x1.307af8p-6f, -0x1.a46388p-7f, -0x1.2d7c1ep-7f, -0x1.be5058p-8f, -0x1.530ebp-8f, -0x1.077084p-8f, -0x1.a132b2p-9f, -0x1.4fd666p-9f, -0x1.123b0cp-9f},
    {-0x1.5555aap-2f, -0x1.a01c04p-4f, 0x1.538886p-4f, 0x1.ca326p-5f, 0x1.cfdc3ep-6f, 0x1.de198p-7f, 0x1.064cecp-7f, 0x1.328b2ap-8f, 0x1.7a904ep-9f, 0x1.ea063ep-10f, 0x1.4a0872p-10f, 0x1.cb888cp-11f, 0x1.4953a8p-11f, 0x1.e3be22p-12f, 0x1.6afacep-12f, 0x1.157d24p-12f},
    {0x1.6bddd2p-15f, 0x1.75b91ep-3f, 0x1.6f276cp-8f, -0x1.139cf6p-6f, -0x1.2f1954p-7f, -0x1.21d186p-8f, -0x1.1e2daap-9f, -0x1.2bff2cp-10f, -0x1.4dc66ep-11f, -0x1.87c5acp-12f, -0x1.e1be4ep-13f, -0x1.340922p-13f, -0x1.97fbfep-14f, -0x1.1648ap-14f, -0x1.85b508p-15f, -0x1.171fbap-15f},
    {0x1.9822a2p-3f, -0x1.a2d4dp-5f, -0x1.f16ae4p-6f, 0x1.11a122p-9f, 0x1.4dde5ep-9f, 0x1.449ed6p-10f, 0x1.29dd9p-11f, 0x1.1c738cp-12f, 0x1.1f7e5ep-13f, 0x1.3388e8p-14f, 0x1.5a92dcp-15f, 0x1.988576p-16f, 0x1.f4edbep-17f, 0x1.3e065p-17f, 0x1.9fe3cap-18f, 0x1.17bbe8p-18f},
    {0x1.a49d2cp-8f, -0x1.2b62dcp-4f, 0x1.7c5a22p-6f, 0x1.e99ae6p-10f, -0x1.f017dp-12f, -0x1.450cap-12f, -0x1.25f48ap-13f, -0x1.05e1f6p-14f, -0x1.db38a6p-16f, -0x1.c5399p-17f, -0x1.d76faep-18f, -0x1.25c71ap-18f, -0x1.40ce06p-19f, -0x1.9f4b22p-20f, -0x1.ffe4p-21f, -0x1.7f0b04p-21f},
    {-0x1.67394ap-3f, 0x1.42db8p-4f, -0x1.1ce862p-7f, -0x1.00eccap-9f, -0x1.3ef5e8p-15f, 0x1.fb484ap-15f, 0x1.01ef3p-15f, 0x1.b60708p-17f, 0x1.9e0744p-18f, 0x1.a108d6p-19f, 0x1.8534a4p-20f, 0x1.2c8f66p-21f, 0x1.3cebcp-22f, 0x1.bece4ap-24f, 0x1.34cab2p-24f, -0x1.050914p-27f},
    {0x1.6ff0ep-4f, -0x1.8c4114p-6f, 0x1.d18f96p-12f, 0x1.f4dfe6p-11f, 0x1.0ce21ap-14f, 0x1.271da4p-18f, 0x1.d1e0f2p-21f, 0x1.3e751cp-20f, -0x1.2a4098p-18f, -0x1.5889fp-18f, -0x1.47d51cp-19f, 0x1.6bf002p-19f, 0x1.c4acc4p-21f, 0x1.8edbfp-20f, 0x1.00e5c8p-20f, 0x1.7f8558p-20f},
};

alignas(64) const float value_half_rows[5][16] = {
    {0, 0x1.7eb13ep-2f, 0x1.57b82cp-1f, 0x1.c2218ap-1f, 0x1.057092p+0f, 0x1.1ef46ap+0f, 0x1.318518p+0f, 0x1.3f86c8p+0f, 0x1.4a6cfp+0f, 0x1.532196p+0f, 0x1.5a400cp+0f, 0x1.602f7p+0f, 0x1.653abp+0f, 0x1.69921ep+0f, 0x1.6d60ap+0f, 0x1.70c286p+0f},
    {0x1.8ca41ep-2f, 0x1.606a72p-2f, 0x1.ffc70ap-3f, 0x1.5d0184p-3f, 0x1.e234dcp-4f, 0x1.587e8ep-4f, 0x1.fec86cp-5f, 0x1.87445ep-5f, 0x1.366eb4p-5f, 0x1.f51d1ep-6f, 0x1.9efe4ep-6f, 0x1.597cbep-6f, 0x1.29d76p-6f, 0x1.03ec2p-6f, 0x1.c82d5cp-7f, 0x1.9dbf86p-7f},
    {0x1.36d46cp-8f, -0x1.589366p-5f, -0x1.7ae09ap-5f, -0x1.0a29cep-5f, -0x1.57cc18p-6f, -0x1.be2d62p-7f, -0x1.14476ap-7f, -0x1.9bde5ap-8f, -0x1.2db8acp-8f, -0x1.aeb2bap-9f, -0x1.4569fp-9f, -0x1.91e8dep-9f, -0x1.a4cde8p-10f, -0x1.bb8e16p-11f, -0x1.a8c6f6p-11f, -0x1.6d7558p-10f},
    {-0x1.438196p-6f, -0x1.13f492p-7f, 0x1.a39834p-9f, 0x1.3fc8c2p-8f, 0x1.783dap-9f, 0x1.205c5cp-9f, 0x1.d64926p-10f, 0x1.926366p-10f, -0x1.79e646p-15f, 0x1.17fcccp-11f, 0x1.80c4acp-14f, 0x1.91bceep-11f, 0x1.c1e054p-12f, 0x1.08a64ep-14f, 0x1.d0ae56p-12f, -0x1.34e9dap-11f},
    {0x1.e1c1dp-11f, 0x1.1789f4p-8f, 0x1.5b0e7ap-10f, -0x1.2ae11ap-10f, 0x1.301bbp-12f, 0x1.dc05a8p-11f, -0x1.1713cap-9f, 0x1.bf46c2p-10f, 0x1.f50bap-11f, 0x1.2f425ap-10f, 0x1.f49218p-11f, 0x1.11175cp-7f, 0x1.9b2b44p-10f, -0x1.256188p-11f, 0x1.b13d1ep-12f, 0x1.0fa3f4p-8f},
};
const short_cells value_half = {4, 0x1p+3f, 0x1.4a740ep+1f, -0x1.4a740ep-4f, value_half_rows, true};

alignas(64) const float value_bfloat16_rows[4][16] = {
    {0, 0x1.17e812p-1f, 0x1.c65d8ep-1f, 0x1.13b0d2p+0f, 0x1.30bb3p+0f, 0x1.438fc2p+0f, 0x1.5087c4p+0f, 0x1.5a05c4p+0f, 0x1.6185d6p+0f, 0x1.671fcep+0f, 0x1.6bd4dep+0f, 0x1.6fbad6p+0f, 0x1.72ed7ap+0f, 0x1.76356cp+0f, 0x1.7824e4p+0f, 0x1.7ap+0f},
    {0x1.353c48p-1f, 0x1.cb1218p-2f, 0x1.fc524ep-3f, 0x1.25cf36p-3f, 0x1.6d368p-4f, 0x1.02035p-4f, 0x1.5def7ep-5f, 0x1.18b984p-5f, 0x1.997f9ep-6f, 0x1.43c84p-6f, 0x1.c227cap-7f, 0x1.801b5p-7f, 0x1.117fcp-5f, 0x1.421e2ep-6f, -0x1.b7b314p-7f, 0x1.ae869ap-49f},
    {0x1.19a744p-10f, -0x1.d71d3cp-4f, -0x1.326bd6p-4f, -0x1.27862p-5f, -0x1.58a854p-6f, -0x1.83bc2ap-7f, -0x1.8888f8p-8f, 0x1.29151p-12f, -0x1.ee2504p-9f, 0x1.055e3cp-11f, -0x1.cfcb6p-9f, -0x1.017c26p-7f, 0x1.80d22ep-9f, -0x1.1949d6p-5f, -0x1.a7a59ap-7f, 0x1.2f1828p-49f},
    {-0x1.04fc4ep-4f, -0x1.5c848ep-9f, 0x1.6d9866p-6f, 0x1.645608p-8f, -0x1.3b6ep-8f, -0x1.3bac4p-7f, 0x1.656478p-8f, 0x1.d50a72p-10f, 0x1.3a4bd2p-6f, 0x1.e1b828p-10f, 0x1.c41efep-6f, 0x1.e89414p-6f, -0x1.0ce09ap-3f, -0x1.a975f2p-5f, 0x1.b37ddap-4f, -0x1.0ffd6p-46f},
};
const short_cells value_bfloat16 = {3, 0x1.6p+3f, 0x1.a81c7ap+0f, -0x1.722228p-6f, value_bfloat16_rows, true};

alignas(64) const float grad_half_rows[6][16] = {
    {0x1.00001ap+0f, 0x1.1f0646p-1f, 0x1.e8dc3ep-3f, 0x1.ed4f7cp-4f, 0x1.200e3ap-4f, 0x1.73a508p-5f, 0x1.00ec3p-5f, 0x1.756e66p-6f, 0x1.19c398p-6f, 0x1.b5b44cp-7f, 0x1.5be436p-7f, 0x1.19b08cp-7f, 0x1.cf2c6cp-8f, 0x1.81a60cp-8f, 0x1.44829ap-8f, 0x1.1384bcp-8f},
    {-0x1.c3c86ap-14f, -0x1.fcc1d8p-2f, -0x1.7a9c7ap-3f, -0x1.28fec4p-4f, -0x1.15925p-5f, -0x1.292492p-6f, -0x1.5f445ep-7f, -0x1.be24e4p-8f, -0x1.2bde18p-8f, -0x1.a4b4cap-9f, -0x1.31e75ap-9f, -0x1.c97fb6p-10f, -0x1.5e6ad6p-10f, -0x1.11d312p-10f, -0x1.b3709ep-11f, -0x1.601bc8p-11f},
    {-0x1.896016p-1f, 0x1.7c83ep-3f, 0x1.8369cep-4f, 0x1.f4cd06p-6f, 0x1.7bf354p-7f, 0x1.5332ep-8f, 0x1.5485e4p-9f, 0x1.795d0cp-10f, 0x1.bef322p-11f, 0x1.1ab2aap-11f, 0x1.6c97fp-12f, 0x1.f88572p-13f, 0x1.6679b6p-13f, 0x1.02d15ap-13f, 0x1.734ab6p-14f, 0x1.24734p-14f},
    {-0x1.4a7b1p-5f, 0x1.da52f8p-5f, -0x1.29c65ep-5f, -0x1.5fc548p-7f, -0x1.c1d8ap-9f, -0x1.6079d6p-10f, -0x1.f14622p-12f, -0x1.39d51ap-12f, -0x1.066ccap-13f, -0x1.58be3ep-14f, -0x1.638f8cp-15f, -0x1.1460e4p-15f, -0x1.2656cap-16f, -0x1.35b7fp-16f, -0x1.960184p-16f, -0x1.a289fep-18f},
    {0x1.7ca4b4p-1f, -0x1.149ab8p-3f, 0x1.26cbb2p-7f, 0x1.c09ed2p-9f, 0x1.0c912ap-10f, 0x1.401a86p-12f, 0x1.2797ccp-13f, 0x1.d3cabap-15f, 0x1.39a47ap-15f, 0x1.ea56eep-17f, 0x1.2cb7f4p-15f, 0x1.7c9e66p-17f, 0x1.836a94p-18f, 0x1.ca8d92p-19f, 0x1.700ec8p-16f, -0x1.758b9ep-19f},
    {-0x1.887d4p-2f, 0x1.465418p-4f, -0x1.646af6p-12f, -0x1.1f3bep-10f, -0x1.19508ap-12f, 0x1.f2451cp-13f, -0x1.36b0fep-12f, 0x1.862576p-14f, -0x1.7ad1cap-15f, 0x1.9000e4p-16f, -0x1.57c9a8p-18f, 0x1.ba771ap-16f, -0x1.efd184p-19f, 0x1.c2f0bap-17f, 0x1.964fb2p-15f, 0x1.7fea3ep-17f},
};
const short_cells grad_half = {5, 0x1p+4f, 0x1.239394p+0f, -0x1.5de44ap-7f, grad_half_rows, true};

alignas(64) const float grad_bfloat16_rows[4][16] = {
    {0x1.ffeda2p-1f, 0x1.ac1be2p-1f, 0x1.1ce99cp-1f, 0x1.6a5ca2p-2f, 0x1.dbbf9cp-3f, 0x1.46a2a4p-3f, 0x1.d5aa1ep-4f, 0x1.5dda4cp-4f, 0x1.0bf32ap-4f, 0x1.a49406p-5f, 0x1.51262p-5f, 0x1.12bed2p-5f, 0x1.c5b44cp-6f, 0x1.7b1584p-6f, 0x1.3fc8c8p-6f, 0x1.10235ep-6f},
    {0x1.6dd19cp-9f, -0x1.1b44ap-2f, -0x1.00efb6p-2f, -0x1.3f63dep-3f, -0x1.796df4p-4f, -0x1.c73e8p-5f, -0x1.25c6d8p-5f, -0x1.8a1ba6p-6f, -0x1.0de038p-6f, -0x1.7f383p-7f, -0x1.23c6a4p-7f, -0x1.ac841ep-8f, -0x1.4f715ep-8f, -0x1.0caacep-8f, -0x1.9f3caap-9f, -0x1.5b476p-9f},
    {-0x1.add05p-3f, -0x1.a61eccp-5f, 0x1.6e8e62p-5f, 0x1.4f0178p-5f, 0x1.7e248p-6f, 0x1.00c44ep-6f, 0x1.f24bb4p-8f, 0x1.0f344cp-8f, 0x1.8c96d2p-9f, 0x1.15da16p-9f, 0x1.828e76p-10f, 0x1.9296fcp-11f, 0x1.2250dp-11f, 0x1.c2f3a6p-12f, 0x1.3af336p-12f, 0x1.703efcp-13f},
    {0x1.3fcd86p-5f, 0x1.02a43ep-4f, 0x1.ed5cfcp-8f, -0x1.5280f8p-7f, -0x1.a404e8p-8f, -0x1.bbdb6ap-8f, -0x1.d8725cp-10f, 0x1.2d06f8p-12f, -0x1.202284p-10f, -0x1.b0af4cp-10f, 0x1.b639b2p-11f, -0x1.84235ep-13f, -0x1.90c93cp-17f, 0x1.6b7e66p-12f, -0x1.e73472p-12f, 0x1.9fc2fp-15f},
};
const short_cells grad_bfloat16 = {3, 0x1p+3f, 0x1.239394p+1f, -0x1.5de44ap-5f, grad_bfloat16_rows, true};

}  // namespace actfn::data_of_arctan

namespace actfn {

extern const function_tables arctan_tables;
const function_tables arctan_tables = {
    {  // value
        symmetry::odd, 0.0, 1, false,
        {
            {8, 0x1.fp+0f, 0,
             {0, 0x1.a6cp-2f, 0x1.eb4p-1f, 0x1.7fap+0f, 0x1.0378p+1f, 0x1.4688p+1f, 0x1.894p+1f, 0x1.cbc8p+1f, 0x1.071cp+2f, 0x1.2848p+2f, 0x1.4968p+2f, 0x1.6a8cp+2f, 0x1.8ba4p+2f, 0x1.acbcp+2f, 0x1.cddp+2f, 0x1.eee4p+2f},
             {0, 0x1.90ecap-2f, 0x1.87892ap-1f, 0x1.f6f5ap-1f, 0x1.1ccd7cp+0f, 0x1.327c1ap+0f, 0x1.419102p+0f, 0x1.4c9d7ep+0f, 0x1.550a1cp+0f, 0x1.5ba96ep+0f, 0x1.60ff78p+0f, 0x1.6564bp+0f, 0x1.691174p+0f, 0x1.6c306ep+0f, 0x1.6edeecp+0f, 0x1.713346p+0f},
             {0, -0x1.d810a8p-27f, -0x1.88bdacp-26f, -0x1.885b54p-26f, 0x1.a46a82p-26f, -0x1.ec08bcp-28f, -0x1.76e6c8p-26f, 0x1.35bdfap-25f, -0x1.3380cp-26f, 0x1.9b14cp-26f, -0x1.1c150ep-26f, -0x1.4dc55ep-25f, 0x1.26fc52p-26f, -0x1.5b0fc4p-26f, 0x1.64e766p-25f, -0x1.5aa28ep-26f},
             {0x1.fa7c82p-1f, 0x1.a55eap-1f, 0x1.ff6a76p-2f, 0x1.33bd6cp-2f, 0x1.8aa058p-3f, 0x1.0df44ap-3f, 0x1.8579d6p-4f, 0x1.24fd92p-4f, 0x1.c7b72p-5f, 0x1.6c01a4p-5f, 0x1.292b2ep-5f, 0x1.ee11c6p-6f, 0x1.a1044ep-6f, 0x1.64928cp-6f, 0x1.344f52p-6f, 0x1.0d2d7cp-6f},
             {0x1.60df8p-7f, 0x1.012c48p-5f, 0x1.5c1168p-6f, 0x1.f0db82p-8f, 0x1.8e5d92p-9f, 0x1.6a6622p-10f, 0x1.73ef4ep-11f, 0x1.a09558p-12f, 0x1.e99596p-13f, 0x1.329a9ep-13f, 0x1.a1e682p-14f, 0x1.1107fap-14f, 0x1.8cd2e6p-15f, 0x1.1fd222p-15f, 0x1.b3f81ep-16f, 0x1.49c98cp-16f},
             data_of_arctan::value_single_rest},
            care::none,
            {-0x1.ffffep+2f, -0x1.ffffep+2f, 0.0f, 0.0f, false, true},
            {0x1.ffffep+2f, 0x1.ffffep+2f, 0.0f, 0.0f, false, true},
            {0x1p-40f, 0x1p+0f, 0, 0},
        },
        nullptr, nullptr, nullptr,
        &data_of_arctan::value_half, &data_of_arctan::value_bfloat16,
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
        &data_of_arctan::grad_half, &data_of_arctan::grad_bfloat16,
    },
};

}  // namespace actfn
