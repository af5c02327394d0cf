// Tables of tanhexp(x) = x*tanh(exp(x)), and its derivative beside its header: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise tanhexp`, not to be changed by hand; compared with the
// formula on every float32 by `actfn audit actfn.tanhexp --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_tanhexp {

alignas(64) const float value_single_rest[8][16] = {
    {0x1.ae0dcp-2f, 0x1.8d7c7p-3f, -0x1.9e406ap-5f, -0x1.4bd066p-6f, -0x1.25c764p-11f, -0x1.3b9756p-21f, -0x1.7a7b82p-7f, -0x1.f9a872p-7f, -0x1.4315e2p-6f, -0x1.7fe20cp-6f, -0x1.8ba108p-6f, -0x1.0fa3c8p-6f, 0x1.41665cp-7f, 0x1.1cfa78p-4f, 0x1.68f6b8p-3f, 0x1.b491fcp-2f},
    {-0x1.c1ff82p-4f, -0x1.f4a8acp-3f, -0x1.417b42p-5f, 0x1.02c89ap-5f, 0x1.f937b8p-10f, 0x1.ebe374p-19f, -0x1.43cf5cp-9f, -0x1.7e253cp-9f, -0x1.84f196p-9f, -0x1.ff4e7ap-10f, 0x1.92f2b2p-10f, 0x1.516f7ap-7f, 0x1.e0b1a8p-6f, 0x1.032412p-4f, 0x1.bc0b46p-4f, 0x1.4b2448p-4f},
    {-0x1.2b8426p-3f, 0x1.8cfffp-8f, 0x1.d0c2a4p-4f, -0x1.45fd92p-6f, -0x1.1ba88cp-8f, -0x1.0da14ep-16f, -0x1.1cfad8p-12f, -0x1.61c188p-13f, 0x1.651e74p-13f, 0x1.0959bap-10f, 0x1.7a062ap-9f, 0x1.bc542ap-8f, 0x1.cec664p-7f, 0x1.8cba2ap-6f, 0x1.b9c39ap-6f, -0x1.4b8a86p-4f},
    {0x1.cc001ap-7f, 0x1.e85634p-4f, -0x1.c1dafcp-5f, -0x1.a073d2p-7f, 0x1.a2c06ap-8f, 0x1.b54542p-15f, 0x1.fc4e64p-17f, 0x1.4f8b2cp-14f, 0x1.d17856p-13f, 0x1.10191ap-11f, 0x1.25d8acp-10f, 0x1.29823ep-9f, 0x1.0796f2p-8f, 0x1.220d28p-8f, -0x1.2c2066p-8f, -0x1.d0f77ep-5f},
    {0x1.fcb7a8p-5f, -0x1.25a17ap-8f, -0x1.577cb2p-5f, 0x1.f5832cp-6f, -0x1.6d4c3ep-8f, -0x1.0ef41cp-13f, 0x1.b0877p-17f, 0x1.159268p-15f, 0x1.2dbfaap-14f, 0x1.2f18d4p-13f, 0x1.32eaf2p-12f, 0x1.15c274p-11f, 0x1.4b0e22p-11f, -0x1.c70bd8p-11f, -0x1.ebdefp-8f, -0x1.ac28f4p-11f},
    {0x1.c8386ep-7f, -0x1.c31b04p-5f, 0x1.5714f8p-5f, -0x1.c14d42p-7f, 0x1.24af48p-10f, 0x1.0b0c44p-12f, 0x1.0ac18cp-17f, 0x1.bd1754p-18f, 0x1.c5f5c2p-17f, 0x1.230d6cp-15f, 0x1.b217ccp-15f, 0x1.3016bap-14f, -0x1.39daf8p-14f, -0x1.27b786p-10f, -0x1.09dfbap-8f, 0x1.1e78bap-6f},
    {-0x1.365db4p-6f, -0x1.2962ap-10f, 0x1.2beb7ep-7f, -0x1.48f0e8p-7f, 0x1.d44796p-9f, -0x1.9586fap-12f, 0x1.03de64p-16f, 0x1.0918dap-22f, -0x1.7de658p-17f, 0x1.02014ep-16f, -0x1.0f0e96p-16f, -0x1.c1b6acp-16f, -0x1.077c2ap-13f, -0x1.9ae18p-12f, -0x1.7e9892p-14f, 0x1.0e7e12p-7f},
    {-0x1.7a4028p-7f, 0x1.4fe21ep-6f, -0x1.1fe356p-6f, 0x1.54871ep-7f, -0x1.d15b4ep-9f, 0x1.53aebap-12f, -0x1.79e4b2p-15f, 0x1.2abf68p-17f, 0x1.0d89b4p-15f, -0x1.2a16f6p-15f, 0x1.25797ap-14f, 0x1.e8038cp-15f, -0x1.7489bp-14f, -0x1.c20a2cp-12f, 0x1.00191p-12f, -0x1.885722p-11f},
};

alignas(64) const float value_bfloat16_rows[7][16] = {
    {-0.0f, 0x1.0fe712p+0f, 0x1.1143e8p+1f, 0x1.9acfd4p+1f, 0x1.10c8cep+2f, 0x1.557b82p+2f, 0x1.9aa35ep+2f, 0x1.de4b1cp+2f, 0, -0x1.14f752p-8f, -0x1.59aedp-7f, -0x1.a2fcfep-6f, -0x1.e78546p-5f, -0x1.0a252p-3f, -0x1.01175cp-2f, -0x1.69cba2p-2f},
    {0x1.a09538p-1f, 0x1.1a0986p+0f, 0x1.093026p+0f, 0x1.11201cp+0f, 0x1.14d28cp+0f, 0x1.0b6e96p+0f, 0x1.10b56p+0f, 0x1.0e5f2p+0f, 0, -0x1.ffdd42p-9f, -0x1.373602p-7f, -0x1.6c8b38p-6f, -0x1.8f3418p-5f, -0x1.880288p-4f, -0x1.1d56b4p-3f, 0x1.0a7fcep-8f},
    {0x1.eaedb8p-2f, -0x1.15c652p-4f, -0x1.5165e4p-6f, -0x1.42242ap-4f, 0x1.3126fcp-2f, 0x1.f6b85p-3f, -0x1.3a5ed4p-4f, 0x1.8c03bcp-3f, 0, -0x1.cb0d2ep-10f, -0x1.050f5cp-8f, -0x1.2698dcp-7f, -0x1.558882p-6f, -0x1.c1fb74p-6f, -0x1.d0c53p-8f, 0x1.a4635ap-3f},
    {-0x1.12a166p-3f, -0x1.a8e2e6p-6f, 0x1.df8fb4p-2f, 0x1.1feefp-4f, 0x1.083336p-4f, 0x1.40ba6ep-2f, 0x1.3d9cbp-3f, 0x1.12598cp-3f, 0, -0x1.601f72p-11f, -0x1.9a1a48p-10f, -0x1.60b26cp-11f, -0x1.ff52fp-9f, 0x1.833038p-8f, 0x1.e9b05ap-8f, 0x1.112054p-3f},
    {-0x1.88e67p-3f, 0x1.36d328p-8f, 0x1.445754p-1f, 0x1.711eb6p-2f, -0x1.a82646p+0f, -0x1.08e2d8p+1f, 0x1.0defeep-3f, -0x1.93e954p+0f, 0, -0x1.787f36p-11f, -0x1.cc784p-10f, -0x1.e4f31ap-9f, 0x1.cd5ebap-6f, 0x1.160468p-7f, 0x1.6ec526p-5f, 0x1.4f0c98p-5f},
    {0x1.78f5c6p-6f, 0x1.efd2ap-5f, -0x1.75c29ep+0f, -0x1.1b5116p-2f, -0x1.5d9a66p-1f, -0x1.d36c52p-1f, -0x1.55abfep-1f, -0x1.48b59ep-2f, 0, 0x1.65688p-11f, 0x1.47d35cp-9f, -0x1.c1c06ap-8f, 0x1.7712c2p-9f, -0x1.c084cap-6f, 0x1.170cep-4f, -0x1.839f7p-8f},
    {0x1.7aa27cp-4f, 0x1.0d8d88p-2f, -0x1.2677f2p+1f, -0x1.be81ecp-2f, 0x1.12e1d6p+1f, 0x1.342b7ap+2f, 0x1.f5e94cp-2f, 0x1.ca773ap+1f, 0, 0x1.418758p-9f, 0x1.22833ep-8f, 0x1.a90c52p-7f, -0x1.39983ap-4f, -0x1.17383ap-5f, -0x1.97f2acp-4f, -0x1.69ab74p-5f},
};
const short_cells value_bfloat16 = {6, 0x1p+3f, 0x1.df4p-1f, 0, value_bfloat16_rows, true};

alignas(64) const float grad_single_rest[6][16] = {
    {-0x1.517fd6p-2f, -0x1.6ea8acp-1f, -0x1.4e411ep-2f, 0x1.6fc9bap-4f, 0x1.1a52ccp-4f, 0x1.ca1806p-9f, 0x1.57b088p-18f, -0x1.22833ep-7f, -0x1.0865fep-7f, -0x1.4ebc46p-12f, 0x1.4cc0d2p-6f, 0x1.31508cp-4f, 0x1.880fc6p-3f, 0x1.4d0848p-2f, 0x1.8de8a8p-2f, 0x1.21bc0cp-2f},
    {-0x1.2b84a8p-1f, -0x1.532e76p-3f, 0x1.162c7p-1f, 0x1.241442p-3f, -0x1.6bc936p-4f, -0x1.7509ecp-7f, -0x1.0a2e22p-15f, -0x1.27ba1ep-11f, 0x1.f2b2b8p-10f, 0x1.0dd6fp-7f, 0x1.59a79ap-6f, 0x1.995c0ep-5f, 0x1.8ec0c6p-4f, 0x1.b9cb9ap-4f, 0x1.8ec138p-5f, -0x1.175aa4p-2f},
    {0x1.200b56p-4f, 0x1.241298p-1f, -0x1.009fep-5f, -0x1.53ac3ep-2f, 0x1.7a9d72p-7f, 0x1.7eea3cp-6f, 0x1.2ecd64p-13f, 0x1.e91ac4p-12f, 0x1.b5c89p-10f, 0x1.1a1ddep-8f, 0x1.2d7c48p-7f, 0x1.2ea3dp-6f, 0x1.6802dap-6f, -0x1.76c336p-6f, -0x1.ad906ap-4f, -0x1.1dd7eep-2f},
    {0x1.7db3dcp-2f, 0x1.3223d2p-3f, -0x1.c19a5p-2f, 0x1.056b2cp-3f, 0x1.d3010ap-4f, -0x1.dc75b8p-6f, -0x1.ec455ep-12f, 0x1.cc7a4p-13f, 0x1.37c306p-11f, 0x1.680ee4p-10f, 0x1.5fad9cp-9f, 0x1.035198p-8f, -0x1.645p-8f, -0x1.75bf14p-5f, -0x1.633928p-4f, -0x1.2344dcp-5f},
    {0x1.73bed8p-4f, -0x1.662c04p-2f, 0x1.08f72p-3f, 0x1.85cf18p-3f, -0x1.0cd74ap-3f, 0x1.20b46ep-6f, 0x1.df376ep-11f, 0x1.f752a6p-15f, 0x1.3d34aep-13f, 0x1.5a04e6p-12f, 0x1.19e062p-11f, -0x1.6163dp-13f, -0x1.0519b4p-7f, -0x1.a22abcp-6f, -0x1.a4019p-6f, 0x1.9ca164p-4f},
    {-0x1.399dccp-3f, -0x1.51fc82p-5f, 0x1.dde504p-3f, -0x1.564c32p-3f, 0x1.4b9ff6p-5f, -0x1.56a78ap-10f, -0x1.8e5ccp-11f, 0x1.c862bcp-17f, 0x1.13d962p-15f, 0x1.046c2cp-14f, 0x1.cf3e5ep-17f, -0x1.512deep-11f, -0x1.d51d3ep-9f, -0x1.a78532p-8f, 0x1.49be5ep-6f, 0x1.270088p-4f},
};

alignas(64) const float grad_bfloat16_rows[7][16] = {
    {0x1.85ef6cp-1f, 0x1.07ddc4p+0f, 0x1.004p+0f, 0x1.004p+0f, 0x1.004p+0f, 0x1.004p+0f, 0x1.004p+0f, 0x1.004p+0f, 0, -0x1.dfcc5p-9f, -0x1.23a49cp-7f, -0x1.54a2fep-6f, -0x1.754932p-5f, -0x1.6d94e2p-4f, -0x1.0cc252p-3f, 0x1.eb1ddcp-9f},
    {0x1.cb714ap-1f, -0x1.d5d08cp-4f, -0x1.6ba352p-48f, -0x1.dd58acp-48f, -0.0f, -0.0f, -0.0f, -0.0f, 0, -0x1.b0e59ap-9f, -0x1.fd92bap-8f, -0x1.19742ep-6f, -0x1.177a12p-5f, -0x1.a7cfcp-5f, -0x1.3624c8p-7f, 0x1.8927eap-2f},
    {-0x1.81356cp-2f, 0x1.25090ap-4f, -0x1.b9afa2p-44f, 0x1.2a5b32p-42f, -0.0f, -0.0f, -0.0f, -0.0f, 0, -0x1.7fec7ap-10f, -0x1.ae0c2p-9f, -0x1.90edbcp-8f, -0x1.4cdf24p-7f, -0x1.ead8bep-9f, 0x1.11e03ep-4f, 0x1.80108p-2f},
    {-0x1.6a7732p-1f, 0x1.26051cp-2f, 0x1.a92148p-43f, -0x1.d0af58p-43f, -0.0f, -0.0f, -0.0f, -0.0f, 0, -0x1.f3fd8ap-12f, 0x1.a69116p-16f, 0x1.25d60cp-14f, 0x1.391fc8p-8f, 0x1.e3de1p-8f, 0x1.7d260cp-5f, 0x1.0bd35ep-3f},
    {0x1.7ae59p-4f, -0x1.a180bp-2f, 0x1.297c5p-38f, -0x1.ca63dp-39f, -0.0f, -0.0f, -0.0f, -0.0f, 0, -0x1.f8db5ep-13f, 0x1.45502ep-9f, -0x1.c1d4b6p-9f, -0x1.c4836p-9f, -0x1.e71ebap-10f, 0x1.bb9d1ap-6f, -0x1.26b33ep-5f},
    {0x1.c5a8eap-2f, -0x1.e8ea1p-4f, -0x1.c1e47ap-41f, 0x1.27ca5cp-40f, -0.0f, -0.0f, -0.0f, -0.0f, 0, 0x1.27b5p-13f, -0x1.e3e67ap-9f, -0x1.073cdap-8f, -0x1.3c2ca4p-6f, 0x1.3000eep-9f, 0x1.975c72p-6f, -0x1.1b336ep-4f},
    {0x1.b4fe7ep-4f, 0x1.c042aap-6f, -0x1.1810e4p-36f, 0x1.30f85ep-37f, -0.0f, -0.0f, -0.0f, -0.0f, 0, 0x1.193476p-10f, -0x1.57f91ap-7f, 0x1.429f78p-7f, 0x1.3a2fb8p-6f, 0x1.a895b2p-6f, -0x1.2a1c02p-6f, -0x1.331e8ap-6f},
};
const short_cells grad_bfloat16 = {6, 0x1p+3f, 0x1.df4p-1f, 0, grad_bfloat16_rows, true};

}  // namespace actfn::data_of_tanhexp

namespace actfn {

extern const function_tables tanhexp_tables;
const function_tables tanhexp_tables = {
    {  // value
        symmetry::none, 0.0, -1, false,
        {
            {9, 0x1.0c3f12p+1f, 0,
             {0, 0x1.87p-2f, 0x1.c7p-1f, 0x1.63fp+0f, 0x1.e0fp+0f, 0x1.2e58p+1f, -0x1.32ecp+2f, -0x1.145cp+2f, -0x1.ebap+1f, -0x1.ae88p+1f, -0x1.7188p+1f, -0x1.34a8p+1f, -0x1.f0bp+0f, -0x1.7edp+0f, -0x1.14302cp+0f, -0x1.87p-2f},
             {0, 0x1.5f5ba8p-2f, 0x1.c00712p-1f, 0x1.63b4dap+0f, 0x1.e0ef7ep+0f, 0x1.2e58p+1f, -0x1.44b6ecp-5f, -0x1.d7546ap-5f, -0x1.51cee2p-4f, -0x1.dcac58p-4f, -0x1.4940bcp-3f, -0x1.b9c23p-3f, -0x1.1b80b4p-2f, -0x1.519ec6p-2f, -0x1.69c3cp-2f, -0x1.cfe438p-3f},
             {0, 0x1.58429ap-28f, -0x1.ceef7cp-27f, 0x1.a19ebap-25f, -0x1.277a36p-26f, -0x1.88e42cp-29f, 0x1.f648b2p-31f, -0x1.3a4082p-31f, -0x1.9c6cdp-31f, -0x1.9fc328p-32f, 0x1.d8e7c6p-31f, -0x1.6e880ap-33f, 0x1.9590c8p-27f, -0x1.1aaa8p-27f, 0x1.900006p-27f, -0x1.ba9542p-28f},
             {0x1.7c3fc6p-1f, 0x1.00bed6p+0f, 0x1.0ba8e8p+0f, 0x1.01e5f2p+0f, 0x1.000c6ap+0f, 0x1.000006p+0f, -0x1.026f0ap-5f, -0x1.6bf16ap-5f, -0x1.f5b2e8p-5f, -0x1.4faf24p-4f, -0x1.adbe5p-4f, -0x1.ff1dcep-4f, -0x1.069a26p-3f, -0x1.5fbc68p-4f, 0x1.d59a58p-5f, 0x1.894d0ep-2f},
             {0x1.35fcaap-6f, 0x1.bad456p-9f, 0x1.3e561ep-8f, -0x1.ac4f9p-11f, -0x1.817c7p-14f, -0x1.402836p-22f, 0x1.71b4eap-13f, 0x1.d21f7ep-13f, 0x1.18e30cp-12f, 0x1.1c19cep-12f, 0x1.647edcp-13f, -0x1.48e6acp-12f, -0x1.1ba1c8p-9f, -0x1.9b6d2cp-7f, -0x1.d59a56p-5f, 0x1.495caep-5f},
             data_of_tanhexp::value_single_rest},
            care::steep,
            {-0x1.40a8fep+2f, -0x1.b5f282p+6f, -0.0f, 0.0f, false},
            {0x1.4fedfep+1f, 0x1.4fedfep+1f, 0.0f, 1.0f, false},
            {0x1p-40f, 0x1.85efacp-1f, -0x1.5d618ep-26f, 0x1.ae0dcp-2f},
        },
        nullptr, nullptr, nullptr,
        nullptr, &data_of_tanhexp::value_bfloat16,
    },
    {  // grad
        symmetry::none, 0.0, -1, false,
        {
            {7, 0x1.63ef16p+1f, -0x1.36a1bp-3f,
             {0, 0x1.348p-2f, 0x1.812p-1f, 0x1.1e1p+0f, 0x1.7d6p+0f, 0x1.eebp+0f, 0x1.33bp+1f, -0x1.1044p+2f, -0x1.cf3p+1f, -0x1.86f8p+1f, -0x1.4778p+1f, -0x1.0328p+1f, -0x1.7d6p+0f, -0x1.14302cp+0f, -0x1.a94p-1f, -0x1.b54p-2f},
             {0x1.85efacp-1f, 0x1.f0c71ap-1f, 0x1.0f8f26p+0f, 0x1.06929p+0f, 0x1.00e08cp+0f, 0x1.000362p+0f, 0x1p+0f, -0x1.7a96c6p-5f, -0x1.1f6622p-4f, -0x1.8b9792p-4f, -0x1.ea09b2p-4f, -0x1.0d358p-3f, -0x1.8ff072p-4f, 0x1.52c6e4p-28f, 0x1.bed478p-4f, 0x1.8b922ap-2f},
             {-0x1.5d618ep-26f, 0x1.f683a2p-27f, -0x1.e34dccp-25f, -0x1.d8a35cp-26f, 0x1.37a1fcp-25f, -0x1.87beb6p-25f, 0x1.b7173ep-26f, 0x1.799da8p-31f, 0x1.7ef214p-30f, -0x1.d9c78ap-29f, -0x1.188a02p-31f, 0x1.6f0802p-30f, -0x1.5ca0e4p-30f, -0x1.7bc7e6p-54f, 0x1.2ff8c4p-29f, -0x1.9e23b2p-29f},
             {0x1.aa708cp-1f, 0x1.aa11aep-2f, -0x1.603b1cp-6f, -0x1.669596p-4f, -0x1.21695ep-6f, -0x1.16acdep-11f, -0x1.d51fcap-21f, -0x1.07a09p-5f, -0x1.622e82p-5f, -0x1.8c6ep-5f, -0x1.3054d4p-5f, 0x1.2207p-7f, 0x1.f83ad6p-4f, 0x1.491984p-2f, 0x1.10aab2p-1f, 0x1.a958e8p-1f},
             {0x1.ce9a4ep-8f, 0x1.6e8988p-4f, -0x1.457c6ap-6f, -0x1.7e0a84p-7f, -0x1.abf5p-8f, -0x1.a12bb8p-14f, 0x1.727ae6p-22f, 0x1.9145f2p-13f, -0x1.320f8p-18f, -0x1.2d63e2p-11f, -0x1.c6c8bp-9f, -0x1.81b24ep-9f, 0x1.29fb46p-6f, 0x1.fdd33p-6f, -0x1.0a6994p-10f, -0x1.e929f4p-10f},
             data_of_tanhexp::grad_single_rest},
            care::root,
            {-0x1.22a3aap+2f, -0x1.b5f282p+6f, -0.0f, 0.0f, false},
            {0x1.600066p+1f, 0x1.600066p+1f, 1.0f, 0.0f, true},
            {0x1p-40f, 0, 0, 0},
        },
        nullptr, nullptr, nullptr,
        nullptr, &data_of_tanhexp::grad_bfloat16,
    },
};

}  // namespace actfn
