// Tables of smish(x) = x*tanh(log1p(sigmoid(x))), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise smish`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.smish --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_smish {

alignas(64) const float value_single_rest[7][16] = {
    {0x1.22d71ap-3f, 0x1.9e5baap-4f, 0x1.5d60f2p-5f, 0x1.ef239ap-8f, -0x1.4fe16ap-8f, -0x1.b3a9c4p-8f, -0x1.3018fep-8f, -0x1.40352p-9f, -0x1.4a0152p-9f, -0x1.af2d8p-8f, -0x1.9a489ap-7f, -0x1.0f0eccp-6f, -0x1.f867d2p-8f, 0x1.c688aep-6f, 0x1.738c86p-4f, 0x1.3e807ep-3f},
    {-0x1.570ac4p-6f, -0x1.ffe906p-6f, -0x1.7d7dd4p-6f, -0x1.476848p-7f, -0x1.2cfe44p-9f, 0x1.c0e93cp-12f, 0x1.b70ce2p-11f, 0x1.284478p-11f, -0x1.5a24bap-11f, -0x1.8c480ap-10f, -0x1.10de8p-9f, -0x1.566c54p-15f, 0x1.23c3d8p-7f, 0x1.97ad0ep-6f, 0x1.1db84ap-5f, 0x1.129846p-8f},
    {-0x1.3ef3fap-7f, -0x1.aebcacp-11f, 0x1.45ca2ep-8f, 0x1.e7f206p-9f, 0x1.8bf4c6p-10f, 0x1.6c0592p-12f, -0x1.c76f22p-16f, -0x1.464dc2p-14f, -0x1.f438f8p-14f, -0x1.a13cbp-13f, 0x1.37d178p-15f, 0x1.66ea36p-10f, 0x1.1deec2p-8f, 0x1.8c1fecp-8f, -0x1.af114p-12f, -0x1.cf861cp-7f},
    {0x1.be87a2p-9f, 0x1.a07666p-9f, 0x1.56a35p-12f, -0x1.5bd3b2p-11f, -0x1.cd2ea6p-12f, -0x1.4bc22p-13f, -0x1.0db6fap-15f, 0x1.4fe002p-19f, -0x1.e10a98p-17f, -0x1.6b31e6p-20f, 0x1.0787cp-13f, 0x1.0bb012p-11f, 0x1.c54112p-11f, -0x1.85d906p-12f, -0x1.cc85c2p-9f, -0x1.55f258p-12f},
    {0x1.4f10fap-11f, -0x1.46be54p-11f, -0x1.0cfa3cp-11f, -0x1.55ce72p-16f, 0x1.309932p-14f, 0x1.45ac44p-15f, 0x1.89c95ep-17f, 0x1.f1256ep-20f, -0x1.7ed714p-21f, 0x1.c51f58p-18f, 0x1.52e42ap-15f, 0x1.9cbc38p-14f, -0x1.7129dcp-16f, -0x1.49c612p-11f, -0x1.46d3eep-11f, 0x1.a0e3eap-10f},
    {-0x1.d771ccp-12f, -0x1.839ec8p-13f, 0x1.1034d6p-13f, 0x1.aa0596p-15f, -0x1.e42692p-20f, -0x1.9cd784p-18f, -0x1.568a2ap-19f, -0x1.479f38p-21f, 0x1.56fbd8p-23f, 0x1.13b68p-19f, 0x1.047186p-17f, 0x1.5a1654p-18f, -0x1.1aa50ep-14f, -0x1.3155a6p-13f, 0x1.0925cap-12f, 0x1.34b102p-15f},
    {-0x1.e84e8cp-16f, 0x1.972232p-14f, -0x1.faecbp-19f, -0x1.e232b4p-17f, -0x1.52c878p-19f, 0x1.da601p-22f, 0x1.918614p-22f, 0x1.cd3502p-24f, 0x1.50d75cp-24f, 0x1.f9999cp-22f, 0x1.e41dacp-21f, -0x1.0f3f96p-18f, -0x1.557cdp-16f, 0x1.076344p-15f, 0x1.810b52p-14f, -0x1.53663ap-13f},
};

alignas(64) const float value_bfloat16_rows[5][16] = {
    {-0.0f, 0x1.1456aap-1f, 0x1.34ab7cp+0f, 0x1.e1daap+0f, 0x1.45d3fap+1f, 0x1.992d36p+1f, 0x1.ebdad8p+1f, 0x1.1f37aep+2f, 0, -0x1.14ce7ap-8f, -0x1.58adeap-7f, -0x1.a00de2p-6f, -0x1.ddd404p-5f, -0x1.f597e6p-4f, -0x1.b5b682p-3f, -0x1.e9d1bcp-3f},
    {0x1.a4c25cp-2f, 0x1.43fdap-1f, 0x1.5b7a22p-1f, 0x1.583c4cp-1f, 0x1.5144a2p-1f, 0x1.4d266p-1f, 0x1.469de8p-1f, 0x1.493a52p-1f, 0, -0x1.fff632p-9f, -0x1.35d058p-7f, -0x1.65e8bep-6f, -0x1.7bb664p-5f, -0x1.509e0ap-4f, -0x1.60984cp-4f, 0x1.31a364p-4f},
    {0x1.4c0338p-3f, 0x1.e80156p-5f, -0x1.3e6fbp-8f, -0x1.6a5cbp-9f, -0x1.c75e2ap-7f, 0x1.3f0c3cp-6f, 0x1.71a592p-7f, -0x1.1e95b8p-6f, 0, -0x1.c79beep-10f, -0x1.070032p-8f, -0x1.23995ep-7f, -0x1.09c574p-6f, -0x1.2461a6p-6f, 0x1.97dc86p-6f, 0x1.224cb2p-3f},
    {-0x1.9c363cp-6f, -0x1.095dd4p-5f, 0x1.3992ep-8f, -0x1.98927p-7f, -0x1.b0c66ep-7f, -0x1.6828f2p-6f, 0x1.c8cd6ap-5f, -0x1.6b4642p-7f, 0, -0x1.12201p-11f, -0x1.315dc6p-10f, -0x1.16e86ap-9f, -0x1.d17d28p-9f, 0x1.040dfp-10f, 0x1.c8332cp-6f, 0x1.313916p-5f},
    {-0x1.b7bcd4p-7f, -0x1.13f9aep-9f, 0x1.323a44p-5f, -0x1.05de7ap-5f, 0x1.b04822p-6f, -0x1.1ef81ep-3f, -0x1.3d1646p-6f, 0x1.2254fep-4f, 0, -0x1.d06312p-13f, -0x1.526814p-11f, 0x1.263e14p-12f, 0x1.62c95cp-9f, 0x1.11f418p-7f, 0x1.89a84ep-7f, -0x1.bdce0ep-7f},
};
const short_cells value_bfloat16 = {4, 0x1p+3f, 0x1.df4p-1f, 0, value_bfloat16_rows, true};

alignas(64) const float grad_single_rest[8][16] = {
    {-0x1.014818p-4f, -0x1.61cce8p-4f, -0x1.3c8f9ap-6f, 0x1.5d2c5ep-13f, 0x1.4c5ab2p-9f, 0x1.cf8156p-10f, 0x1.da9582p-11f, 0x1.ad3d4ep-12f, 0x1.6b5a8cp-13f, -0x1.14de6cp-10f, -0x1.361aa4p-9f, -0x1.300d2ep-8f, -0x1.9631b2p-8f, 0x1.a9346ap-9f, 0x1.28114cp-4f, 0x1.ac9444p-4f},
    {-0x1.3ef334p-5f, 0x1.d704dep-7f, 0x1.72ffe2p-7f, 0x1.1c92dep-9f, -0x1.c1047cp-16f, -0x1.49a0f2p-12f, -0x1.b7cb8ep-13f, -0x1.ba593ap-14f, -0x1.8c8e7ap-15f, -0x1.1fd51ep-12f, -0x1.20dd04p-11f, -0x1.a17246p-11f, 0x1.57e312p-12f, 0x1.e7b4e2p-8f, 0x1.8f70aep-6f, -0x1.af0d4ep-10f},
    {0x1.171f42p-6f, 0x1.f2f4bep-8f, -0x1.9fa5b8p-9f, -0x1.17e54ap-10f, -0x1.aba14ap-13f, 0x1.060ff6p-17f, 0x1.e7181ep-16f, 0x1.37538ap-16f, 0x1.345396p-17f, -0x1.996fdep-15f, -0x1.3d33cap-14f, 0x1.51ce66p-19f, 0x1.75e114p-11f, 0x1.93986ep-9f, -0x1.4c19fep-10f, -0x1.1fb892p-6f},
    {0x1.f5010cp-9f, -0x1.25d98cp-8f, 0x1.27985p-12f, 0x1.313774p-12f, 0x1.5d1a6ep-14f, 0x1.b9841ap-17f, -0x1.0caf54p-20f, -0x1.1d81fap-19f, -0x1.5f3c88p-20f, -0x1.7b1d4ap-18f, -0x1.e91cf2p-20f, 0x1.75fa52p-15f, 0x1.15fcbep-12f, 0x1.3f61cap-11f, -0x1.d2c846p-9f, -0x1.ebcac4p-9f},
    {-0x1.a50e1p-9f, 0x1.db7136p-12f, 0x1.44a07cp-13f, -0x1.903b2cp-15f, -0x1.55ba32p-16f, -0x1.3f5314p-18f, -0x1.66d8e6p-21f, 0x1.68f08ep-24f, 0x1.16b402p-23f, -0x1.d7ba36p-23f, 0x1.1d8352p-19f, 0x1.01fd9ep-16f, 0x1.e4a898p-15f, -0x1.7af626p-18f, -0x1.0d6726p-10f, 0x1.bee7aep-10f},
    {-0x1.17fc8ep-13f, 0x1.b9142ap-12f, -0x1.5beab8p-14f, 0x1.be0b86p-20f, 0x1.d21c8cp-19f, 0x1.1db592p-20f, 0x1.e3e92ep-23f, 0x1.d55992p-26f, -0x1.b31922p-28f, 0x1.6aa752p-24f, 0x1.7ee286p-21f, 0x1.c27f48p-19f, 0x1.cc1a22p-18f, -0x1.8cf7fep-15f, 0x1.368afcp-14f, 0x1.ea53fap-11f},
    {0x1.d995ep-12f, -0x1.9e1a84p-13f, 0x1.4422f2p-16f, 0x1.0dcf02p-19f, -0x1.7903b8p-22f, -0x1.67c2f2p-23f, -0x1.7bf2a8p-25f, -0x1.02cb68p-27f, -0x1.8a3c6cp-29f, 0x1.682a92p-25f, 0x1.7ce31cp-23f, 0x1.2cbf5p-21f, -0x1.067ee2p-21f, -0x1.1bbf5ep-16f, 0x1.1f9544p-13f, -0x1.6ee0c2p-14f},
    {-0x1.f2e734p-16f, 0x1.f61714p-16f, -0x1.2a68aap-20f, -0x1.ad084ap-21f, -0x1.69adf8p-27f, 0x1.0f31c6p-28f, 0x1.6f4934p-29f, 0x1.0c6b5ep-30f, 0x1.55481cp-29f, -0x1.f1902cp-28f, -0x1.c7582cp-27f, -0x1.c91d22p-26f, -0x1.9392bp-21f, -0x1.7042f8p-19f, 0x1.25de4cp-15f, -0x1.c4aa66p-14f},
};

alignas(64) const float grad_bfloat16_rows[5][16] = {
    {0x1.89d87cp-2f, 0x1.2f2626p-1f, 0x1.46ba66p-1f, 0x1.414028p-1f, 0x1.3ab028p-1f, 0x1.35b8b8p-1f, 0x1.332c04p-1f, 0x1.34p-1f, 0, -0x1.df09b8p-9f, -0x1.220d92p-7f, -0x1.4f4248p-6f, -0x1.645e3ep-5f, -0x1.3c2b5ep-4f, -0x1.4a51dp-4f, 0x1.1ee1fep-4f},
    {0x1.36ad66p-2f, 0x1.bb0822p-4f, 0x1.127396p-7f, -0x1.cd8fd2p-7f, -0x1.3d334ap-7f, -0x1.e4edecp-7f, -0x1.5c5f3cp-12f, -0.0f, 0, -0x1.b064b6p-9f, -0x1.f579ccp-8f, -0x1.0ceaacp-6f, -0x1.e7f86ap-6f, -0x1.04dd66p-5f, 0x1.8aa0a6p-5f, 0x1.0da7b8p-2f},
    {-0x1.24df32p-4f, -0x1.64808cp-4f, -0x1.3032bap-5f, -0x1.07b724p-10f, -0x1.751a1p-8f, 0x1.6d79c4p-5f, 0x1.eaae8ap-5f, -0.0f, 0, -0x1.78955p-10f, -0x1.8ae4b6p-9f, -0x1.7d698ep-8f, -0x1.50c196p-8f, 0x1.5ff94p-7f, 0x1.447b0cp-4f, 0x1.a885eap-4f},
    {-0x1.7d57d8p-5f, 0x1.64ba76p-6f, -0x1.03a22ap-6f, -0x1.0d5b08p-8f, -0x1.06ced2p-8f, 0x1.d7c996p-5f, -0x1.c3e22ep-6f, -0.0f, 0, -0x1.7bd32ap-12f, -0x1.994462p-11f, -0x1.6d9f76p-10f, -0x1.0300c6p-14f, 0x1.8cb424p-7f, 0x1.e03af4p-6f, -0x1.07557ap-5f},
    {0x1.3ee56p-6f, 0x1.9866b8p-8f, 0x1.1a444ep-5f, -0x1.36db02p-10f, 0x1.6754e8p-5f, -0x1.1f5ad2p-3f, -0x1.7f12fp-3f, -0.0f, 0, -0x1.c79846p-15f, -0x1.2e9402p-11f, -0x1.5317f8p-15f, -0x1.81b70cp-8f, 0x1.3a39bap-8f, -0x1.ba6b08p-10f, -0x1.950e46p-6f},
};
const short_cells grad_bfloat16 = {4, 0x1p+3f, 0x1.df4p-1f, 0, grad_bfloat16_rows, true};

}  // namespace actfn::data_of_smish

namespace actfn {

extern const function_tables smish_tables;
const function_tables smish_tables = {
    {  // value
        symmetry::none, 0.0, -1, false,
        {
            {8, 0x1.aaaaaap+0f, -0x1.1c71c8p-4f,
             {0, 0x1.f98p-2f, 0x1.2d2p+0f, 0x1.e4cp+0f, 0x1.5358p+1f, 0x1.bc18p+1f, 0x1.17c4p+2f, 0x1.5928p+2f, -0x1.b76cp+2f, -0x1.64d8p+2f, -0x1.213p+2f, -0x1.ccep+1f, -0x1.643p+1f, -0x1.0848p+1f, -0x1.64ff38p+0f, -0x1.f98p-2f},
             {0, 0x1.c598a6p-3f, 0x1.355feap-1f, 0x1.0d01a4p+0f, 0x1.885c98p+0f, 0x1.0617e2p+1f, 0x1.4d782ap+1f, 0x1.9d2f56p+1f, -0x1.d46fe8p-8f, -0x1.582a3ap-6f, -0x1.8d24b2p-5f, -0x1.82d1f6p-4f, -0x1.42657cp-3f, -0x1.c16234p-3f, -0x1.fffcaep-3f, -0x1.3a2cd8p-3f},
             {0, -0x1.9e7cdp-28f, -0x1.6c5376p-26f, -0x1.a0d8b8p-26f, 0x1.4f0408p-25f, 0x1.4f156ep-24f, -0x1.95cf1cp-25f, -0x1.e942dap-25f, 0x1.e163b2p-34f, -0x1.8cd39ap-31f, 0x1.ca96b6p-30f, -0x1.9e9d6ep-29f, -0x1.7ff696p-31f, -0x1.92462cp-28f, 0x1.cbebbp-29f, 0x1.7f7a08p-28f},
             {0x1.83018p-2f, 0x1.049b44p-1f, 0x1.34e0c2p-1f, 0x1.449748p-1f, 0x1.446fe6p-1f, 0x1.3f395cp-1f, 0x1.3a0d3ep-1f, 0x1.3678a6p-1f, -0x1.a3cab8p-8f, -0x1.2111fp-6f, -0x1.346298p-5f, -0x1.09e5bp-4f, -0x1.610fecp-4f, -0x1.190174p-4f, 0x1.d5568p-6f, 0x1.b759ep-3f},
             {0x1.b5c762p-8f, -0x1.9472bp-9f, -0x1.307e84p-10f, 0x1.6e34e2p-11f, 0x1.527beap-11f, 0x1.3c7818p-12f, 0x1.2a3f62p-14f, -0x1.a033bp-16f, 0x1.44ffc8p-12f, 0x1.12836cp-11f, 0x1.630b28p-11f, 0x1.dbd55ap-12f, -0x1.1414a2p-10f, -0x1.14035ep-7f, -0x1.d55686p-6f, 0x1.49840cp-6f},
             data_of_smish::value_single_rest},
            care::steep,
            {-0x1.d68df2p+2f, -0x1.b5f282p+6f, -0.0f, 0.0f, false},
            {0x1.7fffeap+2f, 0x1.7fffeap+2f, 0.0f, 0.0f, false, true},
            {0x1p-40f, 0x1.89d89ep-2f, -0x1.d89d8ap-28f, 0x1.22d71ap-3f},
        },
        nullptr, nullptr, nullptr,
        nullptr, &data_of_smish::value_bfloat16,
    },
    {  // grad
        symmetry::none, 0.0, -1, false,
        {
            {9, 0x1.d90b22p-1f, 0,
             {0, 0x1.bb6p-1f, 0x1.1518p+1f, 0x1.a1p+1f, 0x1.109p+2f, 0x1.543p+2f, 0x1.98acp+2f, 0x1.dd8p+2f, 0x1.114p+3f, -0x1.ecd4p+2f, -0x1.a76cp+2f, -0x1.620cp+2f, -0x1.1ce8p+2f, -0x1.b688p+1f, -0x1.0c7p+1f, -0x1.64ff38p+0f},
             {0x1.89d89ep-2f, 0x1.22ff14p-1f, 0x1.460f94p-1f, 0x1.40d762p-1f, 0x1.3aa3a8p-1f, 0x1.36a87ap-1f, 0x1.34af5ep-1f, 0x1.33cef6p-1f, 0x1.33711p-1f, -0x1.8cefccp-9f, -0x1.ea99bep-8f, -0x1.220e56p-6f, -0x1.3cc9f6p-5f, -0x1.1f9516p-4f, -0x1.42916p-4f, -0x1.527062p-28f},
             {-0x1.d89d8ap-28f, -0x1.aeed06p-29f, -0x1.9ebdb6p-26f, -0x1.891184p-26f, -0x1.541c5p-26f, -0x1.91a4fap-27f, 0x1.ffabb4p-26f, 0x1.f7be26p-26f, 0x1.2c5666p-31f, 0x1.c1f616p-34f, 0x1.1b3fbcp-35f, -0x1.ea539cp-33f, -0x1.0d1148p-30f, 0x1.f5afdap-29f, 0x1.f27a5ap-30f, -0x1.32b7f6p-54f},
             {0x1.246d56p-2f, 0x1.b98d9p-4f, 0x1.58015cp-8f, -0x1.abd8bap-7f, -0x1.3736fep-7f, -0x1.41b082p-8f, -0x1.238f0ep-9f, -0x1.edb488p-11f, -0x1.90f778p-12f, -0x1.5c5cf2p-9f, -0x1.9d2394p-8f, -0x1.c700d6p-7f, -0x1.aabe6ep-6f, -0x1.d26b64p-6f, 0x1.077ac2p-4f, 0x1.90a17ap-3f},
             {-0x1.963c16p-10f, 0x1.ade33cp-6f, -0x1.bac8ep-9f, -0x1.2740fap-11f, -0x1.708784p-12f, -0x1.0239e6p-12f, -0x1.1615c4p-13f, -0x1.048ae2p-14f, -0x1.c3202ap-16f, 0x1.680e72p-14f, 0x1.824876p-13f, 0x1.5600f2p-12f, 0x1.686652p-13f, -0x1.0d090ap-8f, -0x1.be099p-7f, -0x1.d14f3cp-7f},
             data_of_smish::grad_single_rest},
            care::root,
            {-0x1.03c3b4p+3f, -0x1.b5f282p+6f, -0.0f, 0.0f, false},
            {0x1.266654p+3f, 0x1.68f402p+4f, 0.6f, 0.0f, false},
            {0x1p-40f, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        nullptr, &data_of_smish::grad_bfloat16,
    },
};

}  // namespace actfn
