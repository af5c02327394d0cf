// Tables of sqrt_softplus(x) = sqrt(softplus(x)), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise sqrt_softplus`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.sqrt_softplus --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_sqrt_softplus {

alignas(64) const float value_single_rest[5][16] = {
    {0x1.56ba86p-6f, 0x1.27a6aep-10f, -0x1.8da30ap-7f, -0x1.eacdf6p-7f, -0x1.ad0402p-7f, -0x1.53205p-7f, -0x1.0634ecp-7f, -0x1.97fa6ep-8f, 0x1.95c148p-10f, 0x1.86b0b4p-9f, 0x1.67a1ep-8f, 0x1.3d7d2ap-7f, 0x1.0b37a8p-6f, 0x1.a2246cp-6f, 0x1.1d0e08p-5f, 0x1.285fe6p-5f},
    {-0x1.ee6158p-8f, -0x1.b9fb4cp-8f, -0x1.44bea6p-9f, 0x1.380d82p-13f, 0x1.b6f8aep-11f, 0x1.98e6eap-11f, 0x1.2f762cp-11f, 0x1.a7b6bap-12f, 0x1.0e506cp-12f, 0x1.03ca7cp-11f, 0x1.db522ep-11f, 0x1.9b9c72p-10f, 0x1.470f84p-9f, 0x1.ae9b8ap-9f, 0x1.3d2342p-9f, -0x1.1521bcp-9f},
    {-0x1.5f14d4p-11f, 0x1.f7a51ap-11f, 0x1.02eec2p-10f, 0x1.719ff2p-12f, 0x1.385fdcp-15f, -0x1.514994p-15f, -0x1.5f2e7cp-15f, -0x1.f2084ap-16f, 0x1.0db6cp-15f, 0x1.01c3b4p-14f, 0x1.ced066p-14f, 0x1.78fd0ap-13f, 0x1.e56fdap-13f, 0x1.613344p-14f, -0x1.527bap-11f, -0x1.a9466cp-10f},
    {0x1.b8cf1ep-12f, 0x1.ba090cp-13f, -0x1.fe296cp-14f, -0x1.9d284ep-14f, -0x1.fdf8e6p-16f, -0x1.193792p-18f, 0x1.bb533cp-20f, 0x1.05c222p-19f, 0x1.ae69d4p-19f, 0x1.93cf76p-18f, 0x1.5459a8p-17f, 0x1.b3fe3cp-17f, -0x1.cc157cp-24f, -0x1.3595a2p-14f, -0x1.c9554ep-13f, -0x1.5bf66p-14f},
    {0x1.2a06e6p-15f, -0x1.649516p-14f, -0x1.f3caaap-17f, 0x1.c622bp-17f, 0x1.c365eep-18f, 0x1.d1ca7ep-20f, 0x1.d99642p-23f, -0x1.224254p-24f, 0x1.249868p-22f, 0x1.015f32p-21f, 0x1.4ace48p-21f, -0x1.d64c7ap-23f, -0x1.7c27a2p-18f, -0x1.5fc4f2p-16f, -0x1.067624p-16f, 0x1.5e2638p-14f},
};

alignas(64) const float value_bfloat16_rows[4][16] = {
    {0x1.aa44d2p-1f, 0x1.2af4b8p+0f, 0x1.7fd942p+0f, 0x1.cd265p+0f, 0x1.09338cp+1f, 0x1.280042p+1f, 0x1.4430dcp+1f, 0x1.5e0a1p+1f, 0, 0x1.858ff4p-6f, 0x1.4c24dap-5f, 0x1.1b13c4p-4f, 0x1.e1e8ecp-4f, 0x1.986334p-3f, 0x1.56169p-2f, 0x1.163bd2p-1f},
    {0x1.488ad8p-2f, 0x1.5cc87ap-2f, 0x1.4680b8p-2f, 0x1.2429ep-2f, 0x1.f8ad8cp-3f, 0x1.d827b2p-3f, 0x1.b0faeap-3f, 0x1.8c8e1ap-3f, 0, 0x1.a2bfdp-7f, 0x1.62c604p-6f, 0x1.2c911cp-5f, 0x1.ff6292p-5f, 0x1.aa42bap-4f, 0x1.5a3e2ep-3f, 0x1.0138dap-2f},
    {0x1.841d26p-6f, -0x1.a7f4b4p-9f, -0x1.c0d412p-7f, -0x1.1ab4c8p-6f, -0x1.53d5e6p-6f, -0x1.27378p-7f, -0x1.9b7034p-7f, -0x1.e3b702p-9f, 0, 0x1.afee92p-9f, 0x1.765b9p-8f, 0x1.412ee4p-7f, 0x1.0ae5bap-6f, 0x1.b1b254p-6f, 0x1.33c4a4p-5f, 0x1.56570ep-5f},
    {-0x1.314e9ep-7f, -0x1.1f95aap-7f, -0x1.fc364ep-10f, -0x1.c811bcp-10f, 0x1.0d6afp-5f, -0x1.5c7ab2p-12f, -0x1.5a8f2ep-9f, 0x1.c6b54ap-6f, 0, 0x1.8ab196p-15f, 0x1.03c3b8p-10f, 0x1.31d4c2p-9f, 0x1.c12dcep-9f, 0x1.7d73ap-8f, 0x1.5a4438p-9f, -0x1.ba9b84p-10f},
};
const short_cells value_bfloat16 = {3, 0x1p+3f, 0x1.df4p-1f, 0, value_bfloat16_rows, true};

alignas(64) const float grad_single_rest[6][16] = {
    {-0x1.72d68ep-6f, -0x1.21d178p-6f, -0x1.cdfac4p-9f, 0x1.bc8666p-10f, 0x1.50f99ep-9f, 0x1.1a47b8p-9f, 0x1.a3f5bcp-10f, 0x1.325f2ap-10f, 0x1.bb569ap-11f, 0x1.78d3aap-10f, 0x1.3f0222p-9f, 0x1.0a7fbep-8f, 0x1.ac1dbp-8f, 0x1.31aa68p-7f, 0x1.2334aap-7f, -0x1.7d393ep-9f},
    {-0x1.5f06c8p-9f, 0x1.25d522p-8f, 0x1.7f7e4ap-9f, 0x1.90a3fap-11f, -0x1.03323ep-15f, -0x1.755488p-13f, -0x1.49d2dp-13f, -0x1.ddd6b6p-14f, 0x1.26d38ep-13f, 0x1.f2d17ep-13f, 0x1.a06da8p-12f, 0x1.4d9352p-11f, 0x1.d3c2c6p-11f, 0x1.6d4b38p-11f, -0x1.86d7c2p-10f, -0x1.8a7b08p-8f},
    {0x1.1a429cp-9f, 0x1.18b33ap-11f, -0x1.6bc48ep-11f, -0x1.622182p-12f, -0x1.596ec8p-14f, -0x1.4b842cp-18f, 0x1.4b4caep-17f, 0x1.3f519p-17f, 0x1.24a1acp-16f, 0x1.e7fa14p-16f, 0x1.85d5a4p-15f, 0x1.0d4e86p-14f, 0x1.5811dp-15f, -0x1.984ee4p-13f, -0x1.de9776p-11f, -0x1.aaefa2p-11f},
    {0x1.c137ecp-13f, -0x1.02e76cp-11f, 0x1.792d98p-16f, 0x1.327eep-14f, 0x1.c378a4p-16f, 0x1.a2bcbap-18f, 0x1.5c5014p-21f, -0x1.e164cap-22f, 0x1.c9b456p-20f, 0x1.6c9778p-19f, 0x1.f150b4p-19f, 0x1.0589b6p-19f, -0x1.039a52p-16f, -0x1.67bf64p-14f, -0x1.4d7bbp-13f, 0x1.6685cep-12f},
    {-0x1.9e7ffap-13f, 0x1.8c4b7cp-15f, 0x1.487712p-15f, -0x1.c6c976p-18f, -0x1.6932ep-18f, -0x1.bebaeap-20f, -0x1.982d3p-22f, -0x1.b9a32cp-25f, 0x1.1bc69p-23f, 0x1.812a86p-23f, 0x1.23ee18p-24f, -0x1.f7b6b8p-21f, -0x1.7a3c16p-18f, -0x1.196218p-16f, 0x1.c1a76cp-17f, 0x1.0e271ap-13f},
    {-0x1.31869ap-16f, 0x1.0c203ap-15f, -0x1.c1348cp-17f, -0x1.7d689ap-20f, 0x1.6eb8f6p-21f, 0x1.3edc1ep-22f, 0x1.61f52ap-24f, 0x1.489c08p-26f, 0x1.f635f8p-28f, -0x1.cd6da2p-31f, -0x1.932accp-25f, -0x1.4a254ep-22f, -0x1.3c8a36p-20f, -0x1.e81336p-21f, 0x1.00d324p-16f, -0x1.bf711p-17f},
};

alignas(64) const float grad_bfloat16_rows[4][16] = {
    {0x1.337ce4p-2f, 0x1.4606ap-2f, 0x1.2bef8p-2f, 0x1.05b526p-2f, 0x1.c80e9ep-3f, 0x1.925182p-3f, 0x1.67aedep-3f, 0x1.443fdep-3f, 0, 0x1.c04378p-9f, 0x1.1d3ee4p-7f, 0x1.44a1d8p-6f, 0x1.5436fap-5f, 0x1.4bf368p-4f, 0x1.2a8a2ap-3f, 0x1.d877a2p-3f},
    {0x1.7a8168p-5f, -0x1.38e5b6p-7f, -0x1.27623p-5f, -0x1.28b198p-5f, -0x1.e21744p-6f, -0x1.7b75f8p-6f, -0x1.32a4b6p-6f, -0x1.05ef66p-6f, 0, 0x1.c3522ap-9f, 0x1.f1a4bcp-8f, 0x1.f87b44p-7f, 0x1.deca7p-6f, 0x1.a3f198p-5f, 0x1.3ecc0ep-4f, 0x1.5ee8bcp-4f},
    {-0x1.c3a87cp-6f, -0x1.7ca7e6p-6f, -0x1.5d9628p-8f, 0x1.61ffbap-9f, 0x1.c0ff5ap-9f, 0x1.7ed5f4p-9f, 0x1.c3f088p-10f, 0x1.595e22p-10f, 0, 0x1.819e28p-10f, 0x1.7a583cp-9f, 0x1.5536e6p-8f, 0x1.1ffc24p-7f, 0x1.a95c3ap-7f, 0x1.731a9p-7f, -0x1.e6ae82p-8f},
    {-0x1.f8ff3ap-10f, 0x1.4189d6p-7f, 0x1.7620d6p-8f, 0x1.fbe76ap-11f, -0x1.11a06cp-11f, -0x1.528ce8p-10f, -0x1.726a44p-11f, 0x1.0e91c6p-12f, 0, 0x1.5e715p-12f, 0x1.0dbc9ap-11f, 0x1.183a28p-10f, 0x1.506bbep-10f, 0x1.bcec76p-11f, -0x1.792346p-9f, -0x1.344828p-7f},
};
const short_cells grad_bfloat16 = {3, 0x1.6p+3f, 0x1.d0d57ep-1f, -0x1.520fap-6f, grad_bfloat16_rows, true};

}  // namespace actfn::data_of_sqrt_softplus

namespace actfn {

extern const function_tables sqrt_softplus_tables;
const function_tables sqrt_softplus_tables = {
    {  // value
        symmetry::none, 0.0, -1, false,
        {
            {6, 0x1.1a5a5ap+0f, -0x1.52d2d2p-6f,
             {0, 0x1.bacp-1f, 0x1.d3p+0f, 0x1.6998p+1f, 0x1.ef6p+1f, 0x1.3db8p+2f, 0x1.8768p+2f, 0x1.d554p+2f, -0x1.1908p+3f, -0x1.de1p+2f, -0x1.8f8cp+2f, -0x1.459p+2f, -0x1.fec8p+1f, -0x1.7908p+1f, -0x1.f25p+0f, -0x1.f9cp-1f},
             {0x1.aa449ap-1f, 0x1.1a529ap+0f, 0x1.67a8cp+0f, 0x1.b2a3e6p+0f, 0x1.f8f5ccp+0f, 0x1.1d64fcp+1f, 0x1.3c99d6p+1f, 0x1.5aa3ap+1f, 0x1.95e12p-7f, 0x1.8722c2p-6f, 0x1.69084cp-5f, 0x1.416d2ep-4f, 0x1.1536f6p-3f, 0x1.cf9434p-3f, 0x1.761498p-2f, 0x1.2011d6p-1f},
             {-0x1.d3c658p-26f, 0x1.b06718p-25f, -0x1.b8675p-26f, 0x1.885932p-26f, 0x1.2730cp-25f, -0x1.539768p-27f, -0x1.fa3246p-24f, -0x1.d119b8p-25f, 0x1.5fd86ap-33f, 0x1.876bdep-32f, 0x1.fb5b66p-33f, -0x1.6ef43ep-30f, -0x1.e7d332p-29f, -0x1.6a8a32p-28f, -0x1.655818p-27f, -0x1.d94fa6p-27f},
             {0x1.305286p-2f, 0x1.458b8ap-2f, 0x1.385cdcp-2f, 0x1.1ba9b2p-2f, 0x1.fb4682p-3f, 0x1.c74d6cp-3f, 0x1.9c965ep-3f, 0x1.7982d8p-3f, 0x1.9d5464p-8f, 0x1.8d4de4p-7f, 0x1.6dcfd6p-6f, 0x1.4481c8p-5f, 0x1.15b9b8p-4f, 0x1.c7f172p-4f, 0x1.60568ap-3f, 0x1.eef402p-3f},
             {0x1.951d16p-9f, 0x1.225e9ap-10f, 0x1.70e3p-10f, 0x1.0445e4p-10f, 0x1.41b472p-11f, 0x1.8ee458p-12f, 0x1.fe173ep-13f, 0x1.7507fcp-13f, -0x1.decee2p-14f, -0x1.91ea2p-13f, -0x1.484f36p-12f, -0x1.045c6p-11f, -0x1.84780ap-11f, -0x1.02941p-10f, -0x1.127dc8p-10f, -0x1.19245ap-11f},
             data_of_sqrt_softplus::value_single_rest},
            care::none,
            {-0x1.2afea4p+3f, -0x1.a37302p+7f, 0.0f, 0.0f, false},
            {0x1.ffffep+2f, 0x1.ffffep+2f, 0.0f, 0.0f, false, true},
            {0x1p-40f, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        nullptr, &data_of_sqrt_softplus::value_bfloat16,
    },
    {  // grad
        symmetry::none, 0.0, -1, false,
        {
            {7, 0x1.ep-1f, 0,
             {0, 0x1.111p+0f, 0x1.19d8p+1f, 0x1.9b9p+1f, 0x1.10fcp+2f, 0x1.54e4p+2f, 0x1.990cp+2f, 0x1.dd5p+2f, -0x1.134ep+3f, -0x1.e264p+2f, -0x1.9e1cp+2f, -0x1.59d8p+2f, -0x1.15a8p+2f, -0x1.a318p+1f, -0x1.1b9p+1f, -0x1.2b9p+0f},
             {0x1.337cc2p-2f, 0x1.4655cap-2f, 0x1.2f8946p-2f, 0x1.10d96p-2f, 0x1.e826aap-3f, 0x1.b9586cp-3f, 0x1.94508p-3f, 0x1.76bb82p-3f, 0x1.bbd3a8p-8f, 0x1.7a08b8p-7f, 0x1.41fdaep-6f, 0x1.11d3ap-5f, 0x1.cf8538p-5f, 0x1.837e7cp-4f, 0x1.390c3cp-3f, 0x1.d27a1cp-3f},
             {0x1.83b05p-30f, 0x1.c0541cp-29f, -0x1.420ad4p-27f, 0x1.0ef876p-31f, -0x1.b5fbacp-30f, -0x1.109d68p-33f, -0x1.0477fcp-28f, 0x1.b2dd2cp-28f, -0x1.2a8074p-35f, -0x1.4bfe78p-33f, 0x1.b43f8ep-32f, 0x1.7fbfdep-31f, -0x1.17c34cp-30f, 0x1.11a7d6p-31f, 0x1.415dc2p-29f, 0x1.c5b946p-28f},
             {0x1.57cc5ap-5f, -0x1.16924p-8f, -0x1.bae12p-6f, -0x1.d89d7ap-6f, -0x1.8aae14p-6f, -0x1.37e74cp-6f, -0x1.edaff8p-7f, -0x1.8deb34p-7f, 0x1.c0d9f4p-9f, 0x1.7e3c62p-8f, 0x1.44fb72p-7f, 0x1.13051ap-6f, 0x1.cb42c8p-6f, 0x1.710a48p-5f, 0x1.0aca8ap-4f, 0x1.26538p-4f},
             {-0x1.11dedp-13f, -0x1.30f07ap-10f, -0x1.558d74p-10f, -0x1.d7686ap-13f, -0x1.31337cp-14f, -0x1.19bc8ap-15f, -0x1.2c1e42p-16f, -0x1.4f2ac2p-17f, -0x1.496438p-15f, -0x1.203ddep-14f, -0x1.de755ap-14f, -0x1.842caap-13f, -0x1.2c874ap-12f, -0x1.597a76p-12f, 0x1.4cb9a8p-14f, 0x1.1da09ep-9f},
             data_of_sqrt_softplus::grad_single_rest},
            care::none,
            {-0x1.22221p+3f, -0x1.a07302p+7f, 0.0f, 0.0f, false},
            {0x1.ffffep+2f, 0x1.ffffep+2f, 0.0f, 0.0f, false, true},
            {0x1p-40f, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        nullptr, &data_of_sqrt_softplus::grad_bfloat16,
    },
};

}  // namespace actfn
