// Tables of bent_identity(x) = 0.5*(sqrt(x**2 + 1) - 1) + x, and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise bent_identity --dtypes float32:value float16 bfloat16`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.bent_identity --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_bent_identity {

alignas(64) const float value_single_rest[5][16] = {
    {0x1.ffff9p-3f, 0x1.899b2cp-3f, 0x1.5a9af8p-4f, 0x1.30c1eep-5f, 0x1.3045a8p-6f, 0x1.533e3p-7f, 0x1.9c49aep-8f, 0x1.0b8708p-8f, 0x1.6db7bep-9f, 0x1.046446p-9f, 0x1.7f7118p-10f, 0x1.22309ep-10f, 0x1.c19756p-11f, 0x1.632bd8p-11f, 0x1.1d6126p-11f, 0x1.d15dcp-12f},
    {0x1.175e2ep-15f, -0x1.212dacp-4f, -0x1.5a7abp-5f, -0x1.11e8ep-6f, -0x1.d035a8p-8f, -0x1.b8778cp-9f, -0x1.ce0ac8p-10f, -0x1.06994p-10f, -0x1.3ea582p-11f, -0x1.97553cp-12f, -0x1.0fd9a8p-12f, -0x1.780aaap-13f, -0x1.0c1cc6p-13f, -0x1.88429ap-14f, -0x1.25684ep-14f, -0x1.bf77ep-15f},
    {-0x1.01fb9ap-4f, -0x1.010d2cp-7f, 0x1.07cda4p-6f, 0x1.bc718ap-8f, 0x1.4f4282p-9f, 0x1.144e4p-10f, 0x1.f9bc6ep-12f, 0x1.fabac4p-13f, 0x1.12001ap-13f, 0x1.3b51b6p-14f, 0x1.7e41ccp-15f, 0x1.e3eccp-16f, 0x1.3dedap-16f, 0x1.af123p-17f, 0x1.2c682ep-17f, 0x1.acafb6p-18f},
    {0x1.8f68d2p-9f, 0x1.c346a4p-6f, -0x1.83035ep-9f, -0x1.3a013p-9f, -0x1.c9d1fp-11f, -0x1.50a83ap-12f, -0x1.0fe7aep-13f, -0x1.e31b58p-15f, -0x1.d34b56p-16f, -0x1.e50e38p-17f, -0x1.0b6a16p-17f, -0x1.362c48p-18f, -0x1.77be4p-19f, -0x1.d88208p-20f, -0x1.32c08p-20f, -0x1.99c948p-21f},
    {0x1.84803ep-6f, -0x1.a910b6p-7f, -0x1.0728dep-10f, 0x1.4a695ep-11f, 0x1.0ee982p-12f, 0x1.77111ap-14f, 0x1.11f892p-15f, 0x1.b4ccep-17f, 0x1.814ee8p-18f, 0x1.6768ccp-19f, 0x1.6ab998p-20f, 0x1.869916p-21f, 0x1.b06bf8p-22f, 0x1.020786p-22f, 0x1.237d36p-23f, 0x1.752e94p-24f},
};

alignas(64) const float value_half_rows[5][16] = {
    {-0.0f, -0x1.cd7aap-2f, -0x1.a38b5p-1f, -0x1.264f58p+0f, -0x1.778446p+0f, -0x1.c88758p+0f, -0x1.0d84c6p+1f, -0x1.3813fap+1f, -0x1.64675cp+1f, -0x1.92f868p+1f, -0x1.c4521ap+1f, -0x1.f9283ap+1f, -0x1.193994p+2f, -0x1.38dc2ap+2f, -0x1.5cb38p+2f, -0x1.8bfd72p+2f},
    {-0x1.027d4ap-1f, -0x1.9b5cecp-2f, -0x1.5fde3p-2f, -0x1.4896ecp-2f, -0x1.430568p-2f, -0x1.462f3ep-2f, -0x1.4e8aa8p-2f, -0x1.5ae104p-2f, -0x1.6ad15p-2f, -0x1.7ed382p-2f, -0x1.97a54ap-2f, -0x1.b6e076p-2f, -0x1.dedfccp-2f, -0x1.0ac008p-1f, -0x1.374938p-1f, -0x1.b4894ep+0f},
    {0x1.cd4aap-5f, 0x1.53b9bp-5f, 0x1.2afe96p-6f, 0x1.84a56cp-8f, 0x1.98afa2p-13f, -0x1.8ae6fp-9f, -0x1.4ef018p-8f, -0x1.c0d386p-8f, -0x1.1f64acp-7f, -0x1.55dfe2p-7f, -0x1.aeba3p-7f, -0x1.2cb71p-6f, -0x1.0e6c7p-5f, -0x1.efef8ep-6f, -0x1.00567ep-5f, -0x1.1915f4p+2f},
    {0x1.ad5ee8p-10f, -0x1.18766p-7f, -0x1.7d1bdap-8f, -0x1.7e990ap-9f, -0x1.37453p-10f, -0x1.dac6f4p-11f, -0x1.06de5ep-10f, -0x1.5d3774p-11f, -0x1.26aabcp-10f, -0x1.1e9d38p-10f, -0x1.0491cp-10f, -0x1.22481p-8f, -0x1.d2fa2ap-7f, -0x1.581342p-6f, 0x1.c0d75ap-6f, -0x1.00793p+3f},
    {-0x1.0561f6p-8f, -0x1.e0b0f2p-12f, 0x1.301e22p-10f, 0x1.ae4cc2p-11f, 0x1.93776ap-12f, -0x1.b5263p-13f, -0x1.30a4fap-11f, 0x1.ddfdc6p-13f, 0x1.0ceb92p-12f, -0x1.209b86p-9f, -0x1.2e8262p-9f, 0x1.4881ep-10f, 0x1.85c7aep-5f, -0x1.67fe5cp-9f, -0x1.e3bd7ep-5f, -0x1.51966ap+2f},
};
const short_cells value_half = {4, 0x1.6p+3f, 0x1.fb11bap+0f, -0x1.d8090ep-5f, value_half_rows, true};

alignas(64) const float value_bfloat16_rows[4][16] = {
    {-0.0f, -0x1.272d26p-1f, -0x1.07d928p+0f, -0x1.718d62p+0f, -0x1.d9081ap+0f, -0x1.20e566p+1f, -0x1.5677c8p+1f, -0x1.8e9342p+1f, -0x1.c84eacp+1f, -0x1.031d48p+2f, -0x1.24508ep+2f, -0x1.46cf16p+2f, -0x1.6ca7c2p+2f, -0x1.96401cp+2f, -0x1.c5d32cp+2f, -0x1.fdb8a4p+2f},
    {-0x1.57c5d8p-1f, -0x1.fd12dcp-2f, -0x1.b332eep-2f, -0x1.9f40c4p-2f, -0x1.9ffa0cp-2f, -0x1.a77e68p-2f, -0x1.cbf96ap-2f, -0x1.e35bdep-2f, -0x1.f14deap-2f, -0x1.f4756ep-2f, -0x1.22bdb6p-1f, -0x1.231536p-1f, -0x1.3e9ab8p-1f, -0x1.6249a2p-1f, -0x1.973fd6p-1f, -0x1.f3692ep-1f},
    {0x1.aa0d58p-4f, 0x1.f015c6p-5f, 0x1.2236dap-6f, 0x1.9e816ep-9f, -0x1.bd401ep-8f, 0x1.33d002p-10f, -0x1.cb2cc6p-6f, 0x1.3b4fdp-7f, -0x1.82332cp-5f, 0x1.6d522p-9f, 0x1.2992ep-4f, -0x1.e63ecp-6f, -0x1.afbb78p-6f, -0x1.c1de4p-5f, -0x1.f22e1p-5f, -0x1.50f8bep-3f},
    {-0x1.33b76cp-8f, -0x1.40e2b6p-6f, -0x1.1563b6p-7f, -0x1.2550bp-9f, -0x1.75aa22p-9f, -0x1.056bb4p-6f, 0x1.b25dd6p-4f, 0x1.543a64p-3f, 0x1.19dbd6p-4f, 0x1.d2b62ep-6f, 0x1.44a1c8p-3f, 0x1.543e6cp-6f, 0x1.97d756p-6f, 0x1.6be21ap-8f, -0x1.e69ba8p-7f, -0x1.93290cp-4f},
};
const short_cells value_bfloat16 = {3, 0x1p+4f, 0x1.7d4ad4p+0f, -0x1.0ae794p-5f, value_bfloat16_rows, true};

alignas(64) const float grad_half_rows[5][16] = {
    {0x1.000002p+0f, 0x1.986018p-1f, 0x1.557db6p-1f, 0x1.3238dep-1f, 0x1.1fb22cp-1f, 0x1.155572p-1f, 0x1.0f1fd6p-1f, 0x1.0b2a8ep-1f, 0x1.088404p-1f, 0x1.06a9aep-1f, 0x1.0552acp-1f, 0x1.045386p-1f, 0x1.03921ap-1f, 0x1.02f9c4p-1f, 0x1.0280ccp-1f, 0x1.022334p-1f},
    {-0x1.c17f9p-3f, -0x1.5d8a4ap-3f, -0x1.820f06p-4f, -0x1.8edfc2p-5f, -0x1.b05042p-6f, -0x1.f6bc7ap-7f, -0x1.370088p-7f, -0x1.98747cp-8f, -0x1.183e06p-8f, -0x1.905444p-9f, -0x1.205ea6p-9f, -0x1.b0f338p-10f, -0x1.56a854p-10f, -0x1.0c400ap-10f, -0x1.72fb38p-11f, -0x1.ad5b34p-11f},
    {-0x1.0fa922p-9f, 0x1.4eeb6p-5f, 0x1.fd990cp-6f, 0x1.021abp-6f, 0x1.f73456p-8f, 0x1.f91504p-9f, 0x1.04c2aep-9f, 0x1.4ae2f8p-10f, 0x1.5840d8p-11f, 0x1.0b0d06p-11f, 0x1.65724p-12f, 0x1.0f49b6p-12f, 0x1.8df422p-14f, 0x1.c6aad6p-13f, 0x1.16be1cp-11f, -0x1.1df8dap-10f},
    {0x1.72aa4ap-6f, 0x1.d30d2p-9f, -0x1.8306d8p-8f, -0x1.e5f0e8p-9f, -0x1.c517ecp-10f, -0x1.782788p-11f, -0x1.0c903cp-11f, -0x1.3926d8p-12f, -0x1.ad77ecp-15f, 0x1.20bd94p-14f, -0x1.4f3758p-12f, -0x1.2808cep-11f, -0x1.5c6a8ap-15f, -0x1.cb43f6p-17f, -0x1.1e6daep-10f, -0x1.536c1ap-11f},
    {-0x1.8ba3cap-9f, -0x1.651766p-8f, -0x1.654ac4p-13f, 0x1.9a6748p-12f, 0x1.48ff22p-15f, 0x1.5c8054p-11f, 0x1.84053p-11f, -0x1.147d68p-13f, 0x1.767c18p-11f, 0x1.6d3b44p-14f, -0x1.1de1fap-14f, -0x1.ac76fep-11f, 0x1.70248p-14f, -0x1.574e4p-12f, -0x1.294b44p-9f, 0x1.04d42p-8f},
};
const short_cells grad_half = {4, 0x1p+3f, 0x1.239394p+1f, -0x1.5de44ap-5f, grad_half_rows, true};

alignas(64) const float grad_bfloat16_rows[4][16] = {
    {0x1.0000c2p+0f, 0x1.6201bap-1f, 0x1.275794p-1f, 0x1.137c84p-1f, 0x1.0b41dap-1f, 0x1.072f94p-1f, 0x1.0494ecp-1f, 0x1.04p-1f, 0x1.0278e4p-1f, 0x1.01f41ap-1f, 0x1.018002p-1f, 0x1.018002p-1f, 0x1.00faep-1f, 0x1.004p-1f, 0x1.004p-1f, 0x1.004p-1f},
    {-0x1.8d1012p-2f, -0x1.8c8678p-3f, -0x1.f7ad86p-5f, -0x1.7b1bb2p-6f, -0x1.6145fep-7f, -0x1.612352p-8f, -0x1.9c2776p-7f, -0.0f, 0x1.3234ap-8f, -0x1.3e89aep-7f, -0x1.163d22p-49f, -0.0f, -0x1.5438f2p-7f, -0.0f, -0.0f, -0.0f},
    {-0x1.43f74cp-14f, 0x1.bade7ep-4f, 0x1.0fe8f2p-5f, 0x1.3e25f6p-7f, 0x1.ca2818p-9f, 0x1.dbb36p-10f, -0x1.9e60d2p-10f, -0.0f, 0x1.fb2ef2p-11f, 0x1.2e59eep-10f, -0.0f, -0.0f, -0x1.34b2d2p-8f, -0.0f, -0.0f, -0.0f},
    {0x1.9abfa6p-4f, -0x1.c283dep-6f, -0x1.f67e88p-7f, -0x1.922e64p-8f, -0x1.0d6dfep-9f, -0x1.638202p-9f, 0x1.44323p-5f, -0.0f, -0x1.c84a6ep-6f, 0x1.55d7ap-5f, 0x1.70fb28p-47f, -0.0f, 0x1.2ba556p-5f, -0.0f, -0.0f, -0.0f},
};
const short_cells grad_bfloat16 = {3, 0x1p+4f, 0x1.4a740ep+0f, -0x1.4a740ep-6f, grad_bfloat16_rows, true};

}  // namespace actfn::data_of_bent_identity

namespace actfn {

extern const function_tables bent_identity_tables;
const function_tables bent_identity_tables = {
    {  // value
        symmetry::differs_by_line, 2.0, -1, true,
        {
            {6, 0x1.d3ecaep+0f, 0,
             {0, 0x1.c04p-2f, 0x1.077p+0f, 0x1.99bp+0f, 0x1.1448p+1f, 0x1.5b2p+1f, 0x1.a1ap+1f, 0x1.e808p+1f, 0x1.1724p+2f, 0x1.3a44p+2f, 0x1.5d5cp+2f, 0x1.8074p+2f, 0x1.a384p+2f, 0x1.c694p+2f, 0x1.e9ap+2f, 0x1.0656p+3f},
             {0, -0x1.91580ap-2f, -0x1.9f8a22p-1f, -0x1.2823f6p+0f, -0x1.781212p+0f, -0x1.c447p+0f, -0x1.07398ap+1f, -0x1.2bc326p+1f, -0x1.4fe5d6p+1f, -0x1.73d0a6p+1f, -0x1.978bacp+1f, -0x1.bb2998p+1f, -0x1.dea972p+1f, -0x1.010c28p+2f, -0x1.12badep+2f, -0x1.246436p+2f},
             {0, -0x1.2f2a12p-27f, 0x1.2c3f52p-26f, -0x1.4110bep-25f, 0x1.c5855ep-26f, -0x1.0f3ddep-28f, -0x1.25535ep-24f, 0x1.7342ap-26f, 0x1.68f976p-24f, -0x1.cd3442p-24f, 0x1.348abp-26f, -0x1.786c46p-25f, 0x1.aabe8ep-24f, 0x1.f04342p-24f, -0x1.7b565ep-23f, 0x1.0a09f6p-26f},
             {-0x1.ee36b2p-1f, -0x1.93207p-1f, -0x1.46c41ep-1f, -0x1.26a81cp-1f, -0x1.17ace8p-1f, -0x1.0fcdd4p-1f, -0x1.0b3cccp-1f, -0x1.086072p-1f, -0x1.067988p-1f, -0x1.052648p-1f, -0x1.0430dap-1f, -0x1.0379c4p-1f, -0x1.02eda4p-1f, -0x1.028014p-1f, -0x1.0228dp-1f, -0x1.01e234p-1f},
             {-0x1.1c94dep-5f, -0x1.8dccaep-7f, -0x1.a438ap-9f, -0x1.f11ecap-12f, -0x1.5ca772p-14f, -0x1.58bb6cp-17f, -0x1.c54c4p-20f, 0x1.604c2p-19f, 0x1.46966cp-21f, 0x1.3943dcp-20f, 0x1.9e549p-21f, 0x1.165f1ep-20f, 0x1.1e81f2p-21f, 0x1.d22b1ap-22f, 0x1.66a44ap-23f, 0x1.590a3cp-24f},
             data_of_bent_identity::value_single_rest},
            care::none,
            {-0x1.0f5c18p+3f, -0x1.0f5c18p+3f, 0.0f, 0.0f, false, true},
            {0x1.0f5c18p+3f, 0x1.0f5c18p+3f, 0.0f, 0.0f, false, true},
            {0x1p-40f, 0x1p+0f, 0, 0x1p-2f},
        },
        nullptr, nullptr, nullptr,
        &data_of_bent_identity::value_half, &data_of_bent_identity::value_bfloat16,
    },
    {  // grad
        symmetry::adds_to_constant, 2.0, -1, false,
        {
            {},
            care::none,
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 0.0f, 0.0f, false},
            {0, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        &data_of_bent_identity::grad_half, &data_of_bent_identity::grad_bfloat16,
    },
};

}  // namespace actfn
