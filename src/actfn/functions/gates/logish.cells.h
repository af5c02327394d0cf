// Tables of logish(x) = x*log1p(sigmoid(x)), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise logish`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.logish --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_logish {

alignas(64) const float value_single_rest[8][16] = {
    {0x1.555556p-3f, 0x1.0cf528p-3f, 0x1.0792b2p-4f, 0x1.e82b2ap-7f, -0x1.91402ap-8f, -0x1.3f7ac2p-7f, -0x1.d1487ap-8f, -0x1.f12454p-9f, -0x1.4a01acp-9f, -0x1.af3402p-8f, -0x1.9a8204p-7f, -0x1.103a36p-6f, -0x1.0a4292p-7f, 0x1.b1f494p-6f, 0x1.77a21cp-4f, 0x1.576538p-3f},
    {-0x1.c71c22p-7f, -0x1.002598p-5f, -0x1.ee80b6p-6f, -0x1.fc8f9ap-7f, -0x1.185d18p-8f, 0x1.709b7p-12f, 0x1.40b442p-10f, 0x1.c6ec42p-11f, -0x1.5a2604p-11f, -0x1.8c5ff2p-10f, -0x1.11a94cp-9f, -0x1.9dcc7p-14f, 0x1.1a5d2ap-7f, 0x1.8fb448p-6f, 0x1.28c45ep-5f, 0x1.a31f04p-7f},
    {-0x1.948dc2p-7f, -0x1.3308a2p-8f, 0x1.1174a2p-8f, 0x1.44405cp-8f, 0x1.3eaa46p-9f, 0x1.51afeap-11f, -0x1.2212bep-17f, -0x1.e19f08p-14f, -0x1.f440fp-14f, -0x1.a1c43cp-13f, 0x1.16ff8p-15f, 0x1.5e3d3ep-10f, 0x1.1629acp-8f, 0x1.90cb6ep-8f, 0x1.9d40fp-11f, -0x1.add18ep-7f},
    {0x1.15ebaap-9f, 0x1.cb94aep-9f, 0x1.5b55b6p-10f, -0x1.141bdap-11f, -0x1.44ad5p-11f, -0x1.159394p-12f, -0x1.f763cap-15f, 0x1.ba7f76p-20f, -0x1.e14052p-17f, -0x1.91a7f6p-20f, 0x1.036246p-13f, 0x1.0479d8p-11f, 0x1.bab71cp-11f, -0x1.787cd6p-13f, -0x1.891cap-9f, -0x1.9f3e68p-10f},
    {0x1.0f3f9p-10f, -0x1.d7b372p-14f, -0x1.5a7782p-11f, -0x1.73f01p-13f, 0x1.1c6a08p-14f, 0x1.efc814p-15f, 0x1.554d84p-16f, 0x1.d3e816p-19f, -0x1.7c2f58p-21f, 0x1.c5566cp-18f, 0x1.4c0a5cp-15f, 0x1.8c34f4p-14f, -0x1.a0c106p-17f, -0x1.1247b4p-11f, -0x1.406222p-11f, 0x1.3d0dd6p-10f},
    {-0x1.ff47f8p-13f, -0x1.308758p-12f, 0x1.a55ebp-15f, 0x1.71185cp-14f, 0x1.924fdap-17f, -0x1.f1bdcp-18f, -0x1.1b5cb2p-18f, -0x1.1f360ap-20f, 0x1.5be85ap-23f, 0x1.107154p-19f, 0x1.fea9f4p-18f, 0x1.4dec8ap-18f, -0x1.e90aaap-15f, -0x1.ff97b2p-14f, 0x1.4d3d5ap-13f, 0x1.0e1b22p-13f},
    {-0x1.d82ba4p-14f, 0x1.5afbbp-15f, 0x1.67165cp-15f, -0x1.d4b6d2p-17f, -0x1.08303ep-17f, -0x1.59df4p-22f, 0x1.da0aecp-22f, 0x1.a7ce0cp-23f, 0x1.ff0226p-25f, 0x1.4316f8p-22f, 0x1.09db4ap-20f, -0x1.d220c8p-19f, -0x1.15f58cp-16f, 0x1.260a1ep-16f, 0x1.025b1p-14f, -0x1.1930d2p-12f},
    {-0x1.6c42dp-14f, 0x1.1885bap-16f, -0x1.ba5122p-17f, -0x1.ff3d66p-21f, 0x1.48cf5ep-19f, 0x1.28cb48p-21f, 0x1.5c15dap-23f, -0x1.20fc94p-26f, 0x1.93e212p-27f, 0x1.160154p-23f, -0x1.494ac8p-22f, -0x1.0ed522p-20f, -0x1.4a408p-23f, 0x1.005c6cp-18f, 0x1.0a10bcp-16f, -0x1.42eb18p-13f},
};

alignas(64) const float value_bfloat16_rows[5][16] = {
    {-0.0f, 0x1.30511cp-1f, 0x1.5d87bp+0f, 0x1.144268p+1f, 0x1.775796p+1f, 0x1.d84d6cp+1f, 0x1.1c0dc2p+2f, 0x1.4ba54cp+2f, 0, -0x1.14ce7ap-8f, -0x1.58adeap-7f, -0x1.a00de2p-6f, -0x1.ddd404p-5f, -0x1.f5fddap-4f, -0x1.b7278p-3f, -0x1.f2493ap-3f},
    {0x1.bb912ep-2f, 0x1.701f1ep-1f, 0x1.9820fp-1f, 0x1.9192dp-1f, 0x1.84b2f8p-1f, 0x1.7d439cp-1f, 0x1.7ef94p-1f, 0x1.7a05ap-1f, 0, -0x1.fff632p-9f, -0x1.35d058p-7f, -0x1.65e8bep-6f, -0x1.7bb664p-5f, -0x1.5235e2p-4f, -0x1.689976p-4f, 0x1.2006e6p-4f},
    {0x1.858442p-3f, 0x1.5baf9ep-4f, 0x1.c973c8p-14f, -0x1.4f4e08p-7f, -0x1.efab8p-7f, -0x1.9ebce8p-6f, 0x1.a5d762p-7f, 0x1.808c52p-9f, 0, -0x1.c79beep-10f, -0x1.070032p-8f, -0x1.23995ep-7f, -0x1.09c574p-6f, -0x1.19b9c4p-6f, 0x1.7f0ea8p-6f, 0x1.24b7fep-3f},
    {-0x1.0d5704p-6f, -0x1.457c68p-5f, -0x1.059ddp-5f, -0x1.70bbbp-11f, 0x1.0e9c12p-5f, 0x1.76de5ep-5f, -0x1.7f657ap-9f, 0x1.20072p-5f, 0, -0x1.12201p-11f, -0x1.315dc6p-10f, -0x1.16e86ap-9f, -0x1.d17d28p-9f, 0x1.af5fd4p-9f, 0x1.e58d8p-6f, 0x1.4baf2cp-5f},
    {-0x1.f9e568p-7f, 0x1.12be9ep-10f, 0x1.1e0744p-7f, 0x1.34ff62p-6f, 0x1.5bfdd8p-5f, 0x1.839f6p-4f, -0x1.37f398p-4f, -0x1.2dafeap-5f, 0, -0x1.d06312p-13f, -0x1.526814p-11f, 0x1.263e14p-12f, 0x1.62c95cp-9f, 0x1.7cf046p-9f, 0x1.99ccb8p-7f, -0x1.596fdp-7f},
};
const short_cells value_bfloat16 = {4, 0x1p+3f, 0x1.df4p-1f, 0, value_bfloat16_rows, true};

alignas(64) const float grad_single_rest[8][16] = {
    {-0x1.555538p-5f, -0x1.8ef8dap-4f, -0x1.0cd29ap-6f, 0x1.623874p-9f, 0x1.a30558p-9f, 0x1.a3c15ep-10f, 0x1.51923p-11f, -0x1.4f7164p-15f, -0x1.fc7ba6p-14f, -0x1.756e3ap-12f, -0x1.055d44p-10f, -0x1.4f6c44p-9f, -0x1.5e0256p-8f, -0x1.298ef2p-8f, 0x1.46fa5cp-5f, 0x1.bd267ep-4f},
    {-0x1.948b68p-5f, 0x1.74e178p-7f, 0x1.6e9348p-7f, 0x1.59f43p-10f, -0x1.b676c6p-12f, -0x1.754772p-12f, -0x1.5aba16p-13f, -0x1.8b1744p-17f, -0x1.24795cp-15f, -0x1.9e9f9p-14f, -0x1.110f7cp-12f, -0x1.32f55p-11f, -0x1.87739ep-11f, 0x1.310666p-9f, 0x1.575cf6p-6f, 0x1.9d4de2p-9f},
    {0x1.5b9c58p-7f, 0x1.44731p-7f, -0x1.b19ca8p-9f, -0x1.cbaf7ep-11f, -0x1.10f88ap-14f, 0x1.6a617ap-15f, 0x1.e3f1c8p-16f, -0x1.56dfcep-19f, -0x1.ebabe6p-18f, -0x1.4ab208p-16f, -0x1.8825f6p-15f, -0x1.3fde92p-14f, 0x1.7fed28p-14f, 0x1.8d4c2cp-10f, 0x1.e371dep-9f, -0x1.eb504cp-7f},
    {0x1.94a1c2p-8f, -0x1.0d8cacp-8f, 0x1.5a411ap-12f, 0x1.1744c2p-12f, 0x1.97eeeep-15f, 0x1.fdd89cp-21f, -0x1.af6a94p-19f, -0x1.d0e846p-22f, -0x1.3e5a5cp-20f, -0x1.88eaf4p-19f, -0x1.744d0ap-18f, -0x1.9ea128p-23f, 0x1.48c9f6p-14f, 0x1.cbd3d4p-12f, -0x1.bdba28p-11f, -0x1.e26828p-9f},
    {-0x1.e7a972p-10f, -0x1.5894fcp-14f, 0x1.24418p-13f, -0x1.994b76p-15f, -0x1.da3b14p-17f, -0x1.f3cd7p-20f, 0x1.8e94d4p-24f, -0x1.fd1a7ap-25f, -0x1.42d65cp-23f, -0x1.51106p-22f, -0x1.0957a8p-22f, 0x1.6ece98p-19f, 0x1.87b492p-16f, 0x1.17380ep-14f, -0x1.52736p-11f, 0x1.1ed8a6p-10f},
    {-0x1.519834p-11f, 0x1.ef5204p-12f, -0x1.38723ep-14f, 0x1.c4e312p-19f, 0x1.7293fap-19f, 0x1.1e165p-21f, 0x1.d7eedap-25f, -0x1.c1f04ep-28f, -0x1.f9b052p-27f, -0x1.55ba16p-26f, 0x1.1e665ep-24f, 0x1.c138b6p-21f, 0x1.32518p-18f, -0x1.faa90cp-20f, -0x1.1dbcbap-13f, 0x1.552558p-11f},
    {0x1.f4b2bp-13f, -0x1.02a956p-13f, 0x1.fc0b7ap-17f, 0x1.6763fep-20f, -0x1.76394ap-22f, -0x1.c469aep-24f, -0x1.02f8c6p-26f, -0x1.67d1d8p-32f, -0x1.bf3124p-30f, -0x1.f2254ep-34f, 0x1.81bd5ap-27f, 0x1.7a2e3ap-23f, 0x1.3f2a28p-21f, -0x1.294d84p-18f, 0x1.06de14p-16f, -0x1.4da3bep-18f},
    {0x1.e35ff4p-15f, 0x1.8679d8p-18f, 0x1.ac0578p-27f, -0x1.1e273p-21f, 0x1.1c973cp-27f, 0x1.e2ec6p-27f, 0x1.604224p-30f, -0x1.fdb74ap-33f, 0x1.082c82p-31f, 0x1.03de06p-29f, 0x1.fb5b02p-27f, 0x1.5da046p-26f, -0x1.aa970ap-25f, -0x1.f53dfap-20f, 0x1.01d346p-16f, -0x1.2ef2aep-14f},
};

alignas(64) const float grad_bfloat16_rows[5][16] = {
    {0x1.9f322ap-2f, 0x1.58910cp-1f, 0x1.7dc29ap-1f, 0x1.782546p-1f, 0x1.6e2d3ep-1f, 0x1.681f74p-1f, 0x1.65fa72p-1f, 0x1.64p-1f, 0, -0x1.df09b8p-9f, -0x1.220d92p-7f, -0x1.4f4248p-6f, -0x1.64432ap-5f, -0x1.3cb2bap-4f, -0x1.5081d6p-4f, 0x1.0d732p-4f},
    {0x1.6ca2d8p-2f, 0x1.45026cp-3f, 0x1.968874p-7f, -0x1.4d10a8p-6f, -0x1.e680d6p-7f, -0x1.cd0232p-8f, -0x1.154e52p-6f, -0.0f, 0, -0x1.b064b6p-9f, -0x1.f579ccp-8f, -0x1.0ceaacp-6f, -0x1.ec3ep-6f, -0x1.0934fp-5f, 0x1.72f056p-5f, 0x1.0ff7dcp-2f},
    {-0x1.84a47cp-5f, -0x1.c4ebc6p-4f, -0x1.342822p-5f, -0x1.226256p-9f, 0x1.4ab818p-7f, 0x1.2bad4ap-7f, -0x1.0a4516p-5f, -0.0f, 0, -0x1.78955p-10f, -0x1.8ae4b6p-9f, -0x1.7d698ep-8f, -0x1.9aa18p-8f, 0x1.509b1ap-7f, 0x1.3f82ecp-4f, 0x1.df0eeap-4f},
    {-0x1.e318a4p-5f, 0x1.faeaa2p-7f, 0x1.bc34f4p-7f, 0x1.a912ccp-9f, -0x1.bc21c8p-8f, -0x1.2175c2p-6f, 0x1.18ed9cp-4f, -0.0f, 0, -0x1.7bd32ap-12f, -0x1.994462p-11f, -0x1.6d9f76p-10f, 0x1.512468p-10f, 0x1.a24a7cp-7f, 0x1.eb4858p-6f, -0x1.657438p-6f},
    {0x1.b0ab68p-7f, 0x1.32215cp-6f, -0x1.6b1546p-8f, 0x1.2370c4p-11f, -0x1.5c67bcp-6f, -0x1.49fd8cp-5f, 0x1.8fe80cp-4f, -0.0f, 0, -0x1.c79846p-15f, -0x1.2e9402p-11f, -0x1.5317f8p-15f, -0x1.1b96ecp-10f, 0x1.bcbb8ap-9f, -0x1.0e7bcap-8f, -0x1.8b8018p-6f},
};
const short_cells grad_bfloat16 = {4, 0x1p+3f, 0x1.df4p-1f, 0, grad_bfloat16_rows, true};

}  // namespace actfn::data_of_logish

namespace actfn {

extern const function_tables logish_tables;
const function_tables logish_tables = {
    {  // value
        symmetry::none, 0.0, -1, false,
        {
            {9, 0x1.aaaaaap+0f, -0x1.1c71c8p-4f,
             {0, 0x1.f98p-2f, 0x1.2cdp+0f, 0x1.e44p+0f, 0x1.532p+1f, 0x1.bbe8p+1f, 0x1.17b4p+2f, 0x1.5918p+2f, -0x1.b76cp+2f, -0x1.64d8p+2f, -0x1.213p+2f, -0x1.ccep+1f, -0x1.6418p+1f, -0x1.07fp+1f, -0x1.5f5928p+0f, -0x1.f98p-2f},
             {0, 0x1.e855f6p-3f, 0x1.557dfp-1f, 0x1.2ed5eap+0f, 0x1.bf5bbep+0f, 0x1.2cee1ep+1f, 0x1.803f2cp+1f, 0x1.dcd5fap+1f, -0x1.d46ff2p-8f, -0x1.582aa6p-6f, -0x1.8d2898p-5f, -0x1.82e8aep-4f, -0x1.42df5cp-3f, -0x1.c38502p-3f, -0x1.02d5d4p-2f, -0x1.44eb0cp-3f},
             {0, 0x1.5c5422p-28f, -0x1.259942p-26f, 0x1.e85cbcp-29f, 0x1.4570c2p-26f, -0x1.9ba086p-24f, 0x1.7e84acp-24f, -0x1.99b0eep-26f, -0x1.3d9f24p-33f, 0x1.05001ap-31f, 0x1.433bcap-32f, -0x1.e1f3dap-30f, 0x1.3833f2p-28f, -0x1.fdbf68p-28f, -0x1.31e578p-29f, 0x1.d8cfcp-28f},
             {0x1.97852ep-2f, 0x1.1e378p-1f, 0x1.613908p-1f, 0x1.7ac4dp-1f, 0x1.7c717cp-1f, 0x1.754366p-1f, 0x1.6d8078p-1f, 0x1.67fc86p-1f, -0x1.a3c358p-8f, -0x1.21106ap-6f, -0x1.346e0ep-5f, -0x1.0a2cap-4f, -0x1.63022cp-4f, -0x1.215308p-4f, 0x1.916c3ep-6f, 0x1.b9fa42p-3f},
             {0x1.eb4432p-8f, -0x1.1ad17cp-8f, -0x1.1f1e68p-9f, 0x1.bf60a2p-11f, 0x1.06aefp-10f, 0x1.0aafa6p-11f, 0x1.12fcaep-13f, -0x1.ef8c1cp-16f, 0x1.4487cep-12f, 0x1.122d44p-11f, 0x1.633eecp-11f, 0x1.e79d4p-12f, -0x1.03d588p-10f, -0x1.043bdp-7f, -0x1.916c44p-6f, 0x1.5d4b6ap-6f},
             data_of_logish::value_single_rest},
            care::steep,
            {-0x1.d68df2p+2f, -0x1.b5f282p+6f, -0.0f, 0.0f, false},
            {0x1.7fffeap+2f, 0x1.7fffeap+2f, 0.0f, 0.0f, false, true},
            {0x1p-40f, 0x1.9f323ep-2f, 0x1.97f30ap-27f, 0x1.555556p-3f},
        },
        nullptr, nullptr, nullptr,
        nullptr, &data_of_logish::value_bfloat16,
    },
    {  // grad
        symmetry::none, 0.0, -1, false,
        {
            {9, 0x1.93e22cp-1f, 0,
             {0, 0x1.03ap+0f, 0x1.4488p+1f, 0x1.e0dp+1f, 0x1.3ce8p+2f, 0x1.8c68p+2f, 0x1.dcccp+2f, -0x1.72acp+3f, -0x1.4a0cp+3f, -0x1.216cp+3f, -0x1.f18cp+2f, -0x1.a02cp+2f, -0x1.4eecp+2f, -0x1.fda8p+1f, -0x1.4488p+1f, -0x1.5f5928p+0f},
             {0x1.9f323ep-2f, 0x1.544442p-1f, 0x1.7d93fep-1f, 0x1.72b79ep-1f, 0x1.69f5ep-1f, 0x1.6598e8p-1f, 0x1.63d9cp-1f, -0x1.9da526p-14f, -0x1.43e296p-12f, -0x1.f1af54p-11f, -0x1.74d1d8p-9f, -0x1.0d0a08p-7f, -0x1.6b96a6p-6f, -0x1.ab2cbap-5f, -0x1.6ff026p-4f, -0x1.7264eap-28f},
             {0x1.97f30ap-27f, -0x1.81fdfap-26f, 0x1.03ab24p-28f, 0x1.fa1f16p-26f, 0x1.dfdab6p-26f, 0x1.b04b96p-27f, -0x1.fdf102p-26f, -0x1.af86cep-39f, 0x1.37063ap-37f, 0x1.04febap-39f, -0x1.51a7c8p-34f, -0x1.a678ccp-33f, -0x1.fe7246p-31f, -0x1.b94388p-32f, -0x1.4b05bep-32f, 0x1.89109p-53f},
             {0x1.4e83ccp-2f, 0x1.ff635cp-4f, -0x1.22b986p-8f, -0x1.1fecb8p-6f, -0x1.391cbcp-7f, -0x1.020abap-8f, -0x1.7c621p-10f, -0x1.89dad2p-14f, -0x1.2f817ep-12f, -0x1.c89a62p-11f, -0x1.4b9cfap-9f, -0x1.c6e14ap-8f, -0x1.16a402p-6f, -0x1.f3032p-6f, 0x1.44db66p-7f, 0x1.60231cp-3f},
             {0x1.b4626cp-8f, 0x1.17cc8p-5f, -0x1.25e7e4p-8f, -0x1.9e78a2p-11f, -0x1.349f9p-11f, -0x1.4736dap-12f, -0x1.11009ep-13f, 0x1.34e47cp-18f, 0x1.cdba7cp-17f, 0x1.4f944ap-15f, 0x1.cad6dcp-14f, 0x1.142b86p-12f, 0x1.e40d0cp-12f, -0x1.75308p-11f, -0x1.49f8c8p-7f, 0x1.77effap-7f},
             data_of_logish::grad_single_rest},
            care::both,
            {-0x1.8160ccp+3f, -0x1.b5f282p+6f, -0.0f, 0.0f, false},
            {0x1.07ae04p+3f, 0x1.07ae04p+3f, 0.0f, 0.0f, false, true},
            {0x1p-40f, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        nullptr, &data_of_logish::grad_bfloat16,
    },
};

}  // namespace actfn
