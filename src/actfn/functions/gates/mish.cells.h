// Tables of mish(x) = x*tanh(softplus(x)), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise mish`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.mish --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_mish {

alignas(64) const float value_single_rest[8][16] = {
    {0x1.47ae14p-2f, 0x1.e2c5dcp-3f, 0x1.a98172p-5f, -0x1.b68e4p-6f, -0x1.685058p-6f, -0x1.09be52p-7f, -0x1.07e04p-9f, -0x1.73b126p-12f, -0x1.4bab2ep-9f, -0x1.b7a19ep-8f, -0x1.b4639p-7f, -0x1.4670e8p-6f, -0x1.1c9494p-6f, 0x1.ce0564p-7f, 0x1.115accp-3f, 0x1.21e50cp-2f},
    {-0x1.0624acp-6f, -0x1.6d1972p-4f, -0x1.208086p-4f, -0x1.2705a6p-7f, 0x1.bd48cep-8f, 0x1.f806cep-9f, 0x1.204382p-10f, 0x1.b1a45cp-13f, -0x1.5e30bap-11f, -0x1.a026bcp-10f, -0x1.4a6f6ap-9f, -0x1.bac288p-10f, 0x1.6a09dap-8f, 0x1.aafe9cp-6f, 0x1.1786cp-4f, 0x1.dd203p-5f},
    {-0x1.77bc52p-5f, -0x1.4c390cp-6f, 0x1.958474p-6f, 0x1.a6a5e6p-7f, 0x1.0c11cap-12f, -0x1.26f27cp-10f, -0x1.bcd226p-12f, -0x1.722944p-14f, -0x1.016acap-13f, -0x1.e5cb66p-13f, -0x1.1c9ccap-13f, 0x1.be57eap-11f, 0x1.0d438cp-8f, 0x1.5113f8p-7f, 0x1.574c7ap-7f, -0x1.85c4ap-6f},
    {-0x1.891e16p-12f, 0x1.2895b6p-6f, 0x1.b5359ap-9f, -0x1.633534p-8f, -0x1.53809ep-10f, 0x1.13dc2ap-13f, 0x1.ecfb2cp-14f, 0x1.e788dap-16f, -0x1.055adp-16f, -0x1.9c6ba6p-17f, 0x1.3dac7ap-14f, 0x1.bed3a8p-12f, 0x1.49294ep-10f, 0x1.f1031p-10f, -0x1.09b312p-8f, -0x1.beb12ap-7f},
    {0x1.ffb41cp-8f, 0x1.074fdp-9f, -0x1.591c02p-8f, 0x1.301c2ep-11f, 0x1.586a72p-11f, 0x1.dd4d2cp-15f, -0x1.634f14p-16f, -0x1.f947ap-18f, -0x1.212e04p-20f, 0x1.03b876p-18f, 0x1.fc70c8p-16f, 0x1.cba384p-14f, 0x1.cd18fp-13f, -0x1.83146ep-14f, -0x1.58cd08p-9f, 0x1.9c0c66p-12f},
    {0x1.cc5a66p-11f, -0x1.bfb058p-9f, 0x1.fc2022p-11f, 0x1.0b7bbp-11f, -0x1.616f7ep-13f, -0x1.55194cp-15f, 0x1.96ca9ap-21f, 0x1.9452acp-20f, 0x1.366576p-24f, 0x1.84bebap-20f, 0x1.d62066p-18f, 0x1.3b6ea2p-16f, 0x1.28cd02p-17f, -0x1.8a07c2p-13f, -0x1.f12704p-12f, 0x1.26c302p-9f},
    {-0x1.36ec92p-10f, -0x1.6d15e6p-14f, 0x1.333c4ap-11f, -0x1.2a86e8p-12f, 0x1.02d2dap-18f, 0x1.c56218p-17f, 0x1.23d92ep-20f, -0x1.b09ae8p-23f, 0x1.f5cf98p-25f, 0x1.4fde32p-22f, 0x1.90837ap-20f, 0x1.d172p-20f, -0x1.27fdf2p-17f, -0x1.189514p-14f, 0x1.976348p-14f, 0x1.58065ap-11f},
    {-0x1.89a64ap-12f, 0x1.09fc86p-11f, -0x1.302be2p-12f, 0x1.c3dc7p-15f, 0x1.d7c316p-17f, -0x1.24d6d4p-19f, -0x1.80082ep-22f, 0x1.a74186p-28f, -0x1.0ff094p-29f, 0x1.663ccep-25f, -0x1.6edc8ep-22f, -0x1.ed6154p-22f, -0x1.957ebap-18f, -0x1.3ef5p-17f, 0x1.0f4fc2p-15f, -0x1.f9f7bep-20f},
};

alignas(64) const float value_bfloat16_rows[5][16] = {
    {-0.0f, 0x1.dfcf4ep-1f, 0x1.0b757ep+1f, 0x1.97fde8p+1f, 0x1.113274p+2f, 0x1.5633e4p+2f, 0x1.99dd8ap+2f, 0x1.dee114p+2f, 0, -0x1.14f6d2p-8f, -0x1.59475cp-7f, -0x1.a1f86ap-6f, -0x1.e45f8cp-5f, -0x1.04cc36p-3f, -0x1.e64788p-3f, -0x1.39f212p-2f},
    {0x1.483158p-1f, 0x1.220c82p+0f, 0x1.22214ep+0f, 0x1.21d78cp+0f, 0x1.0e40ap+0f, 0x1.14c6e4p+0f, 0x1.120e1p+0f, 0x1.14029ep+0f, 0, -0x1.000c4p-8f, -0x1.369d28p-7f, -0x1.68604p-6f, -0x1.880ca2p-5f, -0x1.744a62p-4f, -0x1.e74518p-4f, 0x1.414386p-5f},
    {0x1.75fcbcp-2f, 0x1.6759d6p-4f, -0x1.069582p-5f, 0x1.592f8p-3f, -0x1.52f1fcp-11f, -0x1.5c5af6p-4f, 0x1.73f05ep-5f, -0x1.3409fep-4f, 0, -0x1.cc8dcp-10f, -0x1.075c3ep-8f, -0x1.2f599cp-7f, -0x1.22f974p-6f, -0x1.944728p-6f, 0x1.11e21cp-7f, 0x1.6d6e96p-3f},
    {-0x1.3f8e9ap-6f, -0x1.89c6aap-4f, 0x1.1f6946p-8f, -0x1.00850ep-2f, 0x1.835192p-6f, -0x1.e5d5b8p-5f, -0x1.316e5p-6f, -0x1.8772bap-5f, 0, -0x1.1a9f0ep-11f, -0x1.46df76p-10f, -0x1.85d87cp-9f, -0x1.d1c09p-9f, 0x1.04fdcap-10f, 0x1.9e39dp-6f, 0x1.60ebp-4f},
    {-0x1.d6d6b2p-5f, 0x1.44bbe2p-6f, 0x1.b65514p-11f, -0x1.0c4ed6p-1f, 0x1.85e97cp-6f, 0x1.1734bap-2f, -0x1.164254p-4f, 0x1.109e96p-2f, 0, -0x1.18411ap-12f, -0x1.c68528p-11f, -0x1.80497p-12f, 0x1.c0a404p-10f, 0x1.659c68p-8f, 0x1.74e034p-7f, 0x1.b9a806p-6f},
};
const short_cells value_bfloat16 = {4, 0x1p+3f, 0x1.df4p-1f, 0, value_bfloat16_rows, true};

alignas(64) const float grad_single_rest[7][16] = {
    {-0x1.893748p-5f, -0x1.16cf54p-2f, -0x1.c4fd3ap-3f, -0x1.4caa5ap-7f, 0x1.4dd98cp-6f, 0x1.974368p-7f, 0x1.020762p-8f, 0x1.ade9f2p-11f, -0x1.071d44p-9f, -0x1.38838ep-8f, -0x1.efa722p-8f, -0x1.50c4bcp-8f, 0x1.bd0336p-7f, 0x1.b9d82cp-4f, 0x1.a34a26p-3f, 0x1.c52592p-3f},
    {-0x1.77bd02p-3f, -0x1.2ce31p-4f, 0x1.8ad22ap-4f, 0x1.3d48c2p-5f, 0x1.1b138cp-10f, -0x1.31178ap-8f, -0x1.044fa2p-9f, -0x1.e41acp-12f, -0x1.01d1f6p-11f, -0x1.e6141p-11f, -0x1.1ca3d4p-11f, 0x1.b679fep-9f, 0x1.e7d5bep-7f, 0x1.905b2p-5f, 0x1.574ee8p-5f, -0x1.daaf9ep-6f},
    {-0x1.e96894p-10f, 0x1.774464p-4f, 0x1.6a460ap-6f, -0x1.8d2f12p-6f, -0x1.ab3c1ep-8f, 0x1.14cbd2p-11f, 0x1.5afe8ap-11f, 0x1.8805p-13f, -0x1.471156p-14f, -0x1.00af2ap-14f, 0x1.8d23ep-12f, 0x1.143cfap-9f, 0x1.802a9cp-8f, 0x1.f9876ap-8f, -0x1.4c2542p-6f, -0x1.e3533ap-5f},
    {0x1.8015ap-5f, 0x1.27f322p-7f, -0x1.0d1b4ep-5f, 0x1.65f81p-8f, 0x1.0324fep-8f, 0x1.e3e63ep-12f, -0x1.0ca4cep-13f, -0x1.d9f3a2p-15f, -0x1.ad051ap-18f, 0x1.8846c6p-16f, 0x1.7edep-13f, 0x1.55db98p-11f, 0x1.527b32p-10f, -0x1.78ea4cp-9f, -0x1.032d68p-6f, -0x1.dc490ep-7f},
    {0x1.8986b4p-8f, -0x1.88759p-6f, 0x1.6d127ep-8f, 0x1.d69466p-10f, -0x1.3417a2p-10f, -0x1.61385cp-12f, -0x1.d858b8p-19f, 0x1.a225aap-17f, 0x1.1462p-21f, 0x1.54c09ap-17f, 0x1.94301p-15f, 0x1.115928p-13f, 0x1.7b617p-14f, -0x1.2843cp-9f, -0x1.b5a4c2p-9f, 0x1.afbefap-8f},
    {-0x1.403a5ap-7f, 0x1.08688ep-13f, 0x1.65b8aap-8f, -0x1.d6aa8cp-10f, 0x1.76d726p-15f, 0x1.030788p-13f, 0x1.b4dc0ep-17f, -0x1.cd1116p-20f, 0x1.4e6d68p-22f, 0x1.45049p-19f, 0x1.2ec87cp-17f, 0x1.ce78c2p-17f, -0x1.d2605p-15f, -0x1.6e9ddep-11f, 0x1.1e0ceap-10f, 0x1.5df6aap-8f},
    {-0x1.4ed042p-9f, 0x1.259d52p-8f, -0x1.5d0ae4p-9f, 0x1.f4b15p-12f, 0x1.8f47a6p-14f, -0x1.9bb8e8p-16f, -0x1.1026aep-18f, 0x1.2f08c8p-24f, 0x1.97107ep-24f, 0x1.fdee96p-22f, 0x1.386b18p-20f, -0x1.69f6c6p-19f, -0x1.6a9f5p-15f, -0x1.82b496p-14f, 0x1.a342a2p-11f, -0x1.a095f4p-12f},
};

alignas(64) const float grad_bfloat16_rows[6][16] = {
    {0x1.33330ap-1f, 0x1.0f80d2p+0f, 0x1.0fbc44p+0f, 0x1.041cfp+0f, 0x1.ff5c08p-1f, 0x1.004p+0f, 0x1.004p+0f, 0x1.004p+0f, 0, -0x1.df81a8p-9f, -0x1.2355aap-7f, -0x1.52c9p-6f, -0x1.6fe754p-5f, -0x1.5c101ap-4f, -0x1.c981c8p-4f, 0x1.29d964p-5f},
    {0x1.5e14bap-1f, 0x1.4a9bd4p-3f, -0x1.04dcb2p-4f, -0x1.5f6f4ap-6f, -0x1.766678p-8f, -0.0f, -0.0f, 0x1.fa71aep-51f, 0, -0x1.b081b6p-9f, -0x1.fa9cc8p-8f, -0x1.15490ep-6f, -0x1.092016p-5f, -0x1.6d4a1cp-5f, 0x1.001bd2p-6f, 0x1.5d8fbcp-2f},
    {-0x1.bd938p-5f, -0x1.1cb22cp-2f, -0x1.4222bcp-7f, 0x1.b2573p-8f, 0x1.043c7ep-3f, -0.0f, -0.0f, -0x1.8cb8f4p-44f, 0, -0x1.7872dcp-10f, -0x1.96caeap-9f, -0x1.89324ap-8f, -0x1.1369d6p-7f, 0x1.1ba08cp-10f, 0x1.39ba16p-4f, 0x1.fd501p-3f},
    {-0x1.c72d86p-3f, 0x1.84ebb4p-4f, 0x1.82b762p-5f, -0x1.04da6ep-3f, -0x1.468af8p-4f, -0.0f, -0.0f, 0x1.9a92e6p-42f, 0, -0x1.e3d662p-12f, -0x1.e71c66p-11f, -0x1.50ba0ap-12f, -0x1.1d4566p-9f, 0x1.b42f3ep-7f, 0x1.63039ap-5f, 0x1.1df066p-5f},
    {-0x1.95ccb6p-9f, 0x1.3c846cp-4f, 0x1.858d1ap-5f, -0x1.50c2a4p-6f, -0x1.f42ca2p-2f, -0.0f, -0.0f, 0x1.be080ep-42f, 0, -0x1.1da366p-12f, -0x1.f13b96p-12f, -0x1.02d48cp-10f, -0x1.c1c272p-11f, 0x1.1106dap-7f, 0x1.a3792p-7f, -0x1.40b9p-5f},
    {0x1.b9e98cp-5f, 0x1.5a7dfep-5f, -0x1.16c7fp-4f, 0x1.e9ac0ep-2f, 0x1.3b0788p-2f, -0.0f, -0.0f, -0x1.c2ee06p-40f, 0, 0x1.b522aep-17f, 0x1.fd3cap-11f, -0x1.8624aap-9f, 0x1.f4c59cp-8f, -0x1.042ce6p-6f, 0x1.0e4a88p-7f, -0x1.522856p-6f},
};
const short_cells grad_bfloat16 = {5, 0x1p+3f, 0x1.df4p-1f, 0, grad_bfloat16_rows, true};

}  // namespace actfn::data_of_mish

namespace actfn {

extern const function_tables mish_tables;
const function_tables mish_tables = {
    {  // value
        symmetry::none, 0.0, -1, false,
        {
            {9, 0x1.aaaaaap+0f, -0x1.1c71c8p-4f,
             {0, 0x1.f98p-2f, 0x1.2bfp+0f, 0x1.e41p+0f, 0x1.5378p+1f, 0x1.bc7p+1f, 0x1.17ecp+2f, 0x1.5944p+2f, -0x1.b76cp+2f, -0x1.64d8p+2f, -0x1.2128p+2f, -0x1.ccb8p+1f, -0x1.639p+1f, -0x1.0568p+1f, -0x1.31432cp+0f, -0x1.f98p-2f},
             {0, 0x1.7a7fcp-2f, 0x1.0c25a4p+0f, 0x1.d3b172p+0f, 0x1.50895cp+1f, 0x1.bba1d2p+1f, 0x1.17d5ccp+2f, 0x1.594064p+2f, -0x1.d4ecep-8f, -0x1.59776cp-6f, -0x1.919a18p-5f, -0x1.8d94bcp-4f, -0x1.56ba44p-3f, -0x1.fbb0c8p-3f, -0x1.3c4172p-2f, -0x1.c04bdcp-3f},
             {0, -0x1.9e0ea4p-28f, 0x1.0c072ap-25f, -0x1.0c7e1p-27f, 0x1.fa4ec8p-24f, 0x1.2c7c42p-24f, 0x1.d42acep-23f, -0x1.bf8f8cp-24f, -0x1.960cf8p-34f, 0x1.9341ap-32f, -0x1.64c43ep-30f, 0x1.90c44p-29f, -0x1.3a11c6p-28f, -0x1.5bff7p-28f, -0x1.33f3fp-27f, 0x1.d7d1dcp-28f},
             {0x1.2a9866p-1f, 0x1.c60d8p-1f, 0x1.122704p+0f, 0x1.12866ap+0f, 0x1.08990cp+0f, 0x1.02b784p+0f, 0x1.00a3fep+0f, 0x1.001cc8p+0f, -0x1.a4d62ap-8f, -0x1.23b54cp-6f, -0x1.3ca368p-5f, -0x1.1c9248p-4f, -0x1.9fcbfp-4f, -0x1.ab4282p-4f, -0x1.b5373ep-7f, 0x1.07612ap-2f},
             {0x1.1359a6p-6f, -0x1.baec1cp-9f, 0x1.5d1ffcp-9f, 0x1.9070fep-9f, 0x1.991f6ap-12f, -0x1.e40d3ap-13f, -0x1.1df222p-13f, -0x1.59c16p-15f, 0x1.473f32p-12f, 0x1.1b6b9ap-11f, 0x1.881ce8p-11f, 0x1.7a0e34p-11f, -0x1.06aac6p-12f, -0x1.606798p-8f, 0x1.b5374p-7f, 0x1.260508p-5f},
             data_of_mish::value_single_rest},
            care::steep,
            {-0x1.d68df2p+2f, -0x1.b5f282p+6f, -0.0f, 0.0f, false},
            {0x1.7fffeap+2f, 0x1.4cf402p+3f, 0.0f, 1.0f, false},
            {0x1p-40f, 0x1.333334p-1f, -0x1.99999ap-26f, 0x1.47ae14p-2f},
        },
        nullptr, nullptr, nullptr,
        nullptr, &data_of_mish::value_bfloat16,
    },
    {  // grad
        symmetry::none, 0.0, -1, false,
        {
            {8, 0x1.aaaaaap+0f, -0x1.1c71c8p-4f,
             {0, 0x1.078p-1f, 0x1.235p+0f, 0x1.02p+1f, 0x1.533p+1f, 0x1.b42p+1f, 0x1.1084p+2f, 0x1.4ecp+2f, -0x1.b744p+2f, -0x1.64b4p+2f, -0x1.2128p+2f, -0x1.cdap+1f, -0x1.6bb8p+1f, -0x1.d2bp+0f, -0x1.31432cp+0f, -0x1.7e6p-1f},
             {0x1.333334p-1f, 0x1.c9547cp-1f, 0x1.11e03cp+0f, 0x1.118388p+0f, 0x1.08b8f6p+0f, 0x1.02f0bp+0f, 0x1.00bcaap+0f, 0x1.0022ecp+0f, -0x1.9131b6p-8f, -0x1.1b55aep-6f, -0x1.3682f4p-5f, -0x1.18769ap-4f, -0x1.977f4ap-4f, -0x1.96b48ap-4f, 0x1.beb774p-31f, 0x1.4c37aep-3f},
             {-0x1.99999ap-26f, -0x1.c309b8p-27f, 0x1.f5a29ep-25f, -0x1.aa7beap-25f, -0x1.f22432p-25f, 0x1.4ee10ep-25f, 0x1.c16a5ep-25f, -0x1.ddc07cp-28f, 0x1.8272c8p-33f, 0x1.52e91ep-31f, -0x1.7cd70ep-31f, 0x1.d7df44p-31f, 0x1.76605cp-30f, 0x1.977902p-30f, 0x1.e1ea44p-58f, -0x1.5b7a08p-30f},
             {0x1.41a3a4p-1f, 0x1.a21b14p-2f, 0x1.3b38bap-4f, -0x1.a394b2p-5f, -0x1.52e056p-5f, -0x1.026f7cp-6f, -0x1.09e984p-8f, -0x1.85f012p-11f, -0x1.5c3388p-8f, -0x1.c40ffap-7f, -0x1.b9c436p-6f, -0x1.428b26p-5f, -0x1.f1f0ecp-6f, 0x1.a7d248p-5f, 0x1.e9a66cp-3f, 0x1.da1b3ep-2f},
             {0x1.829c14p-7f, 0x1.a87f6ep-5f, 0x1.53f2a8p-5f, -0x1.c11276p-8f, -0x1.62bd58p-9f, -0x1.066914p-9f, -0x1.a5b9bep-11f, -0x1.a43ec8p-13f, 0x1.fc81cep-13f, 0x1.77d5dep-12f, 0x1.5829bcp-12f, -0x1.a71c4p-12f, -0x1.9a9808p-8f, 0x1.17a3c4p-6f, 0x1.c87956p-6f, 0x1.ad3cf8p-11f},
             data_of_mish::grad_single_rest},
            care::root,
            {-0x1.d68df2p+2f, -0x1.b5f282p+6f, -0.0f, 0.0f, false},
            {0x1.7fffeap+2f, 0x1.7ef402p+3f, 1.0f, 0.0f, false},
            {0x1p-40f, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        nullptr, &data_of_mish::grad_bfloat16,
    },
};

}  // namespace actfn
