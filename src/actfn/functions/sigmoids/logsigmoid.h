// logsigmoid(x) = log(sigmoid(x)), its derivative and the second one, by tables: piecewise.h says how they are used.
// Written by `python -m actfn.piecewise logsigmoid`, not to be changed by hand; compared with the formula on every
// float32 by `actfn audit actfn.logsigmoid --exhaustive`.
#pragma once

#include "piecewise.h"

namespace actfn::ACTFN_ISA {

struct logsigmoid_value {
    static constexpr symmetry fold = symmetry::differs_by_line;
    static constexpr double amount = 1.0;
    static constexpr int falls = 1;
    static constexpr cells<float, 7> single = {
        0x1.ca748ep-1f,
        0,
        {0, 0x1.438p+0f, 0x1.30d8p+1f, 0x1.84a8p+1f, 0x1.0f6p+2f, 0x1.5028p+2f, 0x1.b65cp+2f, 0x1.ea44p+2f, 0x1.22a8p+3f, 0x1.4664p+3f, 0x1.6a22p+3f, 0x1.8ddep+3f, 0x1.a744p+3f, 0x1.c5fap+3f, 0x1.f914p+3f, 0x1.0e68p+4f},
        {-0x1.62e43p-1f, -0x1.fdbf8ap-3f, -0x1.6a015ap-4f, -0x1.80230ap-5f, -0x1.d4a158p-7f, -0x1.562b02p-8f, -0x1.15c254p-10f, -0x1.ede332p-12f, -0x1.dc5c1ap-14f, -0x1.37e48ep-15f, -0x1.984efap-17f, -0x1.0b53e2p-18f, -0x1.e3823cp-20f, -0x1.725e84p-21f, -0x1.2c06cep-23f, -0x1.88dd78p-25f},
        {0x1.05c61p-29f, -0x1.4383fap-29f, -0x1.a8eff2p-29f, 0x1.91ce9p-35f, -0x1.475a3p-34f, 0x1.593a74p-33f, -0x1.171a4ap-36f, 0x1.ce84fcp-38f, 0x1.2e8a3ap-39f, -0x1.885372p-41f, -0x1.e1b8bcp-43f, 0x1.1306bp-43f, -0x1.dbacaep-47f, 0x1.cf29a2p-46f, -0x1.e169d2p-48f, 0x1.b71ec2p-51f},
        {0x1.c39434p-2f, 0x1.d203cp-3f, 0x1.692fe4p-4f, 0x1.0c4b58p-5f, 0x1.5f604ep-7f, 0x1.dd0256p-9f, 0x1.235cd6p-10f, 0x1.8862e8p-12f, 0x1.f3fe0ap-14f, 0x1.475918p-15f, 0x1.ac9d6cp-17f, 0x1.18989ep-18f, 0x1.7afbc6p-20f, 0x1.027a8ep-21f, 0x1.3ae7ep-23f, 0x1.9c4eb8p-25f},
        {0x1.e35e6p-5f, -0x1.d81b68p-8f, -0x1.d6f814p-9f, 0x1.abe6b4p-7f, 0x1.c7acfcp-9f, 0x1.9b1642p-10f, -0x1.b8055p-15f, 0x1.958a12p-14f, -0x1.7a8de2p-18f, -0x1.eec0c4p-20f, -0x1.44f15p-21f, -0x1.a89bfep-23f, 0x1.a21968p-22f, 0x1.bf8fbp-23f, -0x1.dc225ep-28f, -0x1.37141cp-29f},
        {
            {-0x1.000002p-3f, -0x1.5fd44ap-4f, -0x1.3d2994p-5f, -0x1.661428p-6f, -0x1.cab028p-8f, -0x1.537fcap-9f, -0x1.155168p-11f, -0x1.ed89dep-13f, -0x1.dc4752p-15f, -0x1.37e01ap-16f, -0x1.984d1p-18f, -0x1.0b5378p-19f, -0x1.e381dep-21f, -0x1.725e6ep-22f, -0x1.2c06cap-24f, -0x1.88dd74p-26f},
            {0x1.986762p-22f, 0x1.0662ecp-6f, 0x1.5f573ap-7f, 0x1.b1b0bcp-8f, 0x1.291b9cp-9f, 0x1.bff3eap-11f, 0x1.70f9ep-13f, 0x1.48b6fap-14f, 0x1.3d72e6p-16f, 0x1.9fce2ep-18f, 0x1.103216p-19f, 0x1.646f22p-21f, 0x1.425612p-22f, 0x1.edd43p-24f, 0x1.9009a2p-26f, 0x1.05e962p-27f},
            {0x1.551972p-8f, 0x1.cd6834p-13f, -0x1.c4d51ap-10f, -0x1.60301cp-10f, -0x1.181a7cp-11f, -0x1.b696eep-13f, -0x1.6f6994p-15f, -0x1.481c7ep-16f, -0x1.3d4e02p-18f, -0x1.9fbdeep-20f, -0x1.102f12p-21f, -0x1.646d94p-23f, -0x1.425a62p-24f, -0x1.edd58ep-26f, -0x1.900982p-28f, -0x1.05e998p-29f},
            {0x1.132094p-16f, -0x1.c0462ap-11f, 0x1.422a7ap-15f, 0x1.4bc136p-13f, 0x1.8b6de4p-14f, 0x1.4f975ep-15f, 0x1.232362p-17f, 0x1.05b9cep-18f, 0x1.faa3dap-21f, 0x1.4c1d52p-22f, 0x1.b2f136p-24f, 0x1.1ccbc8p-25f, 0x1.0216d6p-26f, 0x1.8a39bep-28f, 0x1.3fa838p-30f, 0x1.a28e24p-32f},
            {-0x1.95fb96p-12f, 0x1.2d8e66p-13f, 0x1.11fddp-14f, 0x1.f28636p-20f, -0x1.8b3d7ap-17f, -0x1.8f9384p-18f, -0x1.7ecda2p-20f, -0x1.5934dcp-21f, -0x1.525d32p-23f, -0x1.bc5a8p-25f, -0x1.22ce6cp-26f, -0x1.7d29dap-28f, -0x1.56406ap-29f, -0x1.fb3a62p-31f, -0x1.abceb8p-33f, -0x1.17fcb8p-34f},
            {0x1.a4e0fcp-15f, 0x1.517498p-15f, -0x1.5392d8p-16f, -0x1.d9dc3cp-19f, 0x1.a440dap-21f, 0x1.303e76p-21f, 0x1.ddc558p-23f, 0x1.4c7b08p-24f, 0x1.b84f08p-26f, 0x1.21049cp-27f, 0x1.7d3ca8p-29f, 0x1.f1ed12p-31f, 0x1.498c1cp-32f, 0x1.ae4092p-34f, 0x1.17689ep-35f, 0x1.6f1bacp-37f},
        },
    };
    static constexpr cells<double, 15> wide = {
        0x1.ca748ep-1,
        0,
        {0, 0x1.438p+0, 0x1.30d8p+1, 0x1.bfep+1, 0x1.2768p+2, 0x1.6ee4p+2, 0x1.b65cp+2, 0x1.fdd4p+2, 0x1.22a8p+3, 0x1.4664p+3, 0x1.6a22p+3, 0x1.8ddep+3, 0x1.b19ap+3, 0x1.d558p+3, 0x1.f914p+3, 0x1.0e68p+4},
        {-0x1.62e42fefa39efp-1, -0x1.fdbf8a50e0fe5p-3, -0x1.6a015ad477f8cp-4, -0x1.e7e66b0e0d6aap-6, -0x1.42a58bfc60afap-7, -0x1.a7c82ce35902bp-9, -0x1.15c25445c6926p-10, -0x1.6bd63e6800f9p-12, -0x1.dc5c1968bae33p-14, -0x1.37e48e6214dc8p-15, -0x1.984efa786e2f3p-17, -0x1.0b53e1767ca81p-18, -0x1.5e0c67443ad19p-20, -0x1.ca40f422bdf9fp-22, -0x1.2c06cef0b4e8ep-23, -0x1.88dd7792384fcp-25},
        {-0x1.abc9e3b39803fp-56, -0x1.5877d8070b2ebp-57, -0x1.b3cca9e01e49dp-59, 0x1.80ec7cff4f33dp-62, 0x1.fdc44449105d5p-64, -0x1.f13daab1481bep-63, -0x1.8d28ef04d7b27p-64, 0x1.90b15888b200fp-66, -0x1.4f5386cb03a7bp-72, 0x1.859950322b20cp-69, 0x1.4bc8a0c3311eap-72, -0x1.33932d083015p-74, 0x1.8f965242a5adfp-75, 0x1.fb9f3d4ea5e53p-76, 0x1.aff46aea0c2fp-81, 0x1.62047657b3177p-79},
        {0x1.c38457fc95734p-2, 0x1.d1e21c0546823p-3, 0x1.69119c3fd6c0fp-4, 0x1.f744cf130a2f1p-6, 0x1.5099760c7add2p-7, 0x1.bbddb6cfec708p-9, 0x1.2342711807f17p-10, 0x1.7da3f5b392874p-12, 0x1.f3d0b5acbffd1p-14, 0x1.473b6b86e261ap-15, 0x1.ac768fcaf1a65p-17, 0x1.187f2df6e8173p-18, 0x1.6f41b97a2e296p-20, 0x1.e0db698043286p-22, 0x1.3acb5299a3cf1p-23, 0x1.9c2957f7295b4p-25},
        {0x1.e3dd401b5466p-5, -0x1.d3e6acb07b99p-8, -0x1.d32f25b0f3faap-9, -0x1.68fce160a2d2fp-10, -0x1.f127433eff815p-12, -0x1.4c4bb5b838cdap-13, -0x1.b4b8a5c891fd3p-15, -0x1.1dddf9b59e786p-16, -0x1.77b89001614c2p-18, -0x1.eb0b2416dc73dp-20, -0x1.42838214ddf3p-21, -0x1.a56decad5bddp-23, -0x1.135612b224281p-24, -0x1.69a7bc61e133bp-26, -0x1.d890a111db4ap-28, -0x1.34be0fbaacad1p-29},
        {
            {-0x1p-3, -0x1.5fd44d5d6e678p-4, -0x1.3d29939f68e3p-5, -0x1.d29a63ee436acp-7, -0x1.3deae883c76ffp-8, -0x1.a5bb59abb37bfp-10, -0x1.155168cec8eb4p-11, -0x1.6ba5c76279b1cp-13, -0x1.dc47537940052p-15, -0x1.37e01a732b424p-16, -0x1.984d120cbc14p-18, -0x1.0b5378c78a7e2p-19, -0x1.5e0c3a64afc5dp-21, -0x1.ca40e0e8f388dp-23, -0x1.2c06cad1d510dp-24, -0x1.88dd75ce0b127p-26},
            {0x1.f894fd41ee275p-57, 0x1.0660bfd34add3p-6, 0x1.5f5798c0e05d6p-7, 0x1.24d0b087bf716p-8, 0x1.9f956236bed82p-10, 0x1.1756e54c7befap-11, 0x1.70f9648a37bep-13, 0x1.e486ea4569ad7p-15, 0x1.3d726beb0aa4cp-16, 0x1.9fcd8e24d8452p-18, 0x1.1031af38a2ac8p-19, 0x1.646e919a61f8ap-21, 0x1.d2baa8bffb7ffp-23, 0x1.318084d9b61abp-24, 0x1.90090719c71c7p-26, 0x1.05e8f7a218106p-27},
            {0x1.5555555555115p-8, 0x1.cd994c9170741p-13, -0x1.c4d435fa5d107p-10, -0x1.01ea30e56fe64p-10, -0x1.8f36e6f9709b1p-12, -0x1.13ba0da10c94dp-13, -0x1.6f690e8650882p-15, -0x1.e3dac2113c3d8p-17, -0x1.3d4d80bbb0bbdp-18, -0x1.9fbdb97547e5p-20, -0x1.102e4af2513bap-21, -0x1.646d1d66465d2p-23, -0x1.d2ba093387a72p-25, -0x1.318062abdf04ap-26, -0x1.9008f8731d4d3p-28, -0x1.05e8f47e39758p-29},
            {0x1.f0e423336f982p-46, -0x1.bd9f62e60f7bfp-11, 0x1.3e75beefe9c13p-15, 0x1.34648fb19980fp-13, 0x1.25c2685fe193ap-14, 0x1.adafb2133ee9cp-16, 0x1.236ea2625c33ap-17, 0x1.82022b92d123p-19, 0x1.fb39184f338eap-21, 0x1.4c7e73cfc9c03p-22, 0x1.b3726a4fc583ap-24, 0x1.1d21c3ffcf3c1p-25, 0x1.7560a1af18f19p-27, 0x1.e8ccfd4d21123p-29, 0x1.400715b7d6702p-30, 0x1.a30e49f0c60ddp-32},
            {-0x1.6c16c1742a5c8p-12, 0x1.325d6376954efp-13, 0x1.1036ad30cde6p-14, -0x1.4273c95087a8bp-17, -0x1.45a734d2e3c8fp-17, -0x1.0f5293a00788ap-18, -0x1.7df193d493295p-20, -0x1.ffd074dd73481p-22, -0x1.5188a4e854b59p-23, -0x1.bb0fbd3d240ap-25, -0x1.223dce7d4a794p-26, -0x1.7c26d14ca2824p-28, -0x1.f1d3842cd842ep-30, -0x1.45dd6c5ee5ad2p-31, -0x1.aab3de7270db8p-33, -0x1.175ece8ff7ce3p-34},
            {0x1.5a0c3e6243364p-38, 0x1.a53ac4a9c0e19p-16, -0x1.3e8adf4c3f7c9p-16, -0x1.2989205ad783bp-19, 0x1.c9bd7cecf2525p-21, 0x1.140e9c1e05b5fp-21, 0x1.a56da6dd2708ap-23, 0x1.2132c1e7706bcp-24, 0x1.805920be9b7bdp-26, 0x1.f9c0cdc8f0758p-28, 0x1.4b93470b64eefp-29, 0x1.b26753c8b4ab4p-31, 0x1.1c75d3d3d7ee9p-32, 0x1.746977ac8dc27p-34, 0x1.e7a86f5237d7p-36, 0x1.3f47a8e1d977dp-37},
            {0x1.ba1b79f5c14cfp-16, -0x1.e38edcea11c36p-17, 0x1.07d00a868328ap-19, 0x1.fcf98f3f47a4bp-21, 0x1.1cef035d34284p-26, -0x1.a362d2af958e6p-25, -0x1.8783ab4c613f8p-26, -0x1.1aae7291116a1p-27, -0x1.7d8a886754afep-29, -0x1.f88c3ceadce6p-31, -0x1.4b5123552c43p-32, -0x1.b24af891d2b23p-34, -0x1.1c6fc0305919bp-35, -0x1.7466dce9ea22ap-37, -0x1.e7a7515304e04p-39, -0x1.3f476bb302931p-40},
            {0x1.a0ec8301f2396p-33, 0x1.2d6009f580d78p-20, 0x1.be9884d186373p-22, -0x1.9549ef2037765p-23, -0x1.bd55b618079b7p-26, 0x1.2368b2cbc71a6p-29, 0x1.277a8b7b8979fp-29, 0x1.df773333e84a9p-31, 0x1.4e29f6eabfb77p-32, 0x1.be585232a8f24p-34, 0x1.260b78e32b24bp-35, 0x1.81d7505fcbe3cp-37, 0x1.f994a1053eca4p-39, 0x1.4b0176f24a8d9p-40, 0x1.b176588d8c627p-42, 0x1.1bcd44ec571bfp-43},
            {-0x1.1ebead33e6e2bp-19, 0x1.a4379fe6921e5p-21, -0x1.cfd9f93ae1c53p-23, 0x1.4d26d54a80048p-26, 0x1.bd157daf77bp-28, 0x1.c3b49b98051a4p-32, -0x1.33bdd1614a873p-33, -0x1.5ade20d2d028ep-34, -0x1.035f0e9cef05bp-35, -0x1.61a69dd5e73c2p-37, -0x1.d5004d457a051p-39, -0x1.345bc486a7374p-40, -0x1.9453856cb23f1p-42, -0x1.08c6bb40005efp-43, -0x1.5ac1e7181fd9ep-45, -0x1.c613dba8c2dedp-47},
            {0x1.1640eb5b29a32p-29, -0x1.fcfdf1ebe9ef3p-23, 0x1.48d6ceac88f71p-25, 0x1.830d2bb8d5d23p-30, -0x1.238b9a25b8b2ap-30, -0x1.34e9c2970b205p-33, -0x1.33cd608b6d187p-41, 0x1.8eabf1581f3cfp-38, 0x1.622e911609c6p-39, 0x1.f8763ba1aea02p-41, 0x1.52e881a2e2d59p-42, 0x1.bfa88cea1ad65p-44, 0x1.25dc78ad85622p-45, 0x1.810d009a3dd44p-47, 0x1.f83ccb25f1d26p-49, 0x1.4a41ca800a002p-50},
            {0x1.7a55dd7e17b01p-23, -0x1.2ba9a2ad1b67ap-27, 0x1.b1b144262b93ap-31, -0x1.38655aedc0acep-30, 0x1.f7865374faebep-34, 0x1.d117ace5f1e46p-36, 0x1.302289421f2d8p-39, -0x1.f8b1836deb992p-43, -0x1.9bbbb097136cbp-43, -0x1.4308a1e646c65p-44, -0x1.bf444d5bec5cap-46, -0x1.28a243d5d948ep-47, -0x1.88422b37d60a8p-49, -0x1.00575ab9bb69dp-50, -0x1.50d669806e13fp-52, -0x1.b7f76f2e2d7a5p-54},
            {0x1.a42c45f6ecac9p-28, 0x1.51ff56f516b0cp-26, -0x1.42ce50dd069f8p-29, 0x1.3452271648981p-32, -0x1.7aeda5301373fp-39, -0x1.085289159a11bp-38, -0x1.052f3c4737679p-41, -0x1.4e93cf781bcb3p-46, 0x1.5e074d9798bebp-47, 0x1.69b58f6838cb1p-48, 0x1.128c2b3d54d5ap-49, 0x1.62aea429ba42bp-51, 0x1.d765fd24d6a9dp-53, 0x1.3c0fb7ad97206p-54, 0x1.afe0e7d6d29eap-56, 0x1.0a0cd7b6d146fp-57},
            {-0x1.788230e3d1c69p-26, -0x1.f0b9a25da45adp-29, 0x1.71f7493b0cdffp-31, -0x1.6ebfe9ac20a97p-35, -0x1.3f856bb49303p-39, 0x1.e301340e0cb04p-42, 0x1.6897f3e7c177bp-44, 0x1.ec59342890f8bp-48, 0x1.374d04cbb1365p-53, -0x1.9335c9bd560a4p-52, -0x1.151c8b0c8d836p-58, -0x1.65c269c2eded2p-54, -0x1.72d1927ad9a31p-57, -0x1.adf649602c83bp-58, 0x1.485b322ab721fp-63, -0x1.b60993d969898p-61},
            {0x1.19e92dd3a42f2p-28, -0x1.bbb541fd4c04bp-30, 0x1.693fe273d1872p-35, -0x1.71fe2ede8a353p-38, 0x1.37dacc3fdf10dp-40, -0x1.69580efce5366p-47, -0x1.233e11b202bddp-47, -0x1.c2f435e1bff26p-50, 0x1.d8e89507294dep-54, -0x1.0a79534734ecfp-57, 0x1.30b2ff0862487p-54, -0x1.cf202aeba4c7fp-57, 0x1.6db437e89897p-58, -0x1.1c9f51eb41607p-62, 0x1.fa9c14f67b944p-61, -0x1.ea1b09009144ap-65},
        },
    };
    template <class T>
    static constexpr const auto& middle() {
        if constexpr (sizeof(T) == 4) return single;
        else return wide;
    }
    template <class T>
    static constexpr care with() {
        if constexpr (sizeof(T) == 4) return care::none;
        else return care::steep;
    }
    template <class T>
    static constexpr bool ordered() {
        if constexpr (sizeof(T) == 4) return false;
        else return false;
    }
    template <class T>
    static constexpr border<T> left() {
        if constexpr (sizeof(T) == 4) return border<T>{-0x1.14f6eep+4f, -0x1.14f702p+4f, 0.0, 1.0, false};
        else return border<T>{-0x1.14f6eep+4, -0x1.24f702p+5, 0.0, 1.0, false};
    }
    template <class T>
    static constexpr border<T> right() {
        if constexpr (sizeof(T) == 4) return border<T>{0x1.14f6eep+4f, 0x1.a2f302p+6f, -0.0, 0.0, false};
        else return border<T>{0x1.14f6eep+4, 0x1.75145ap+9, -0.0, 0.0, false};
    }
    template <class T>
    static constexpr near_zero<T> zero() {
        if constexpr (sizeof(T) == 4) return near_zero<T>{0x1p-40f, 0, 0, 0};
        else return near_zero<T>{0x1p-70, 0, 0, 0};
    }
    static constexpr cells<double, 7> left_rest_factor = {
        0x1.fp+3,
        0,
        {0x1.c8p-6, 0x1.08p-4, 0x1.088p-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
        {-0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1.ffffffffffff4p-1, -0x1.ffffffffffe06p-1, -0x1.fffffffffd8aep-1, -0x1.ffffffffe3e88p-1, -0x1.ffffffff29fap-1, -0x1.fffffffb56978p-1, -0x1.ffffffeb8dfd2p-1, -0x1.ffffffb6bdc64p-1},
        {0x1.f30f03cp-384, 0x1.2d27f6ap-253, 0x1.8ceac2e9c4f32p-195, 0x1.01470ad2f9e66p-130, 0x1.2b2e74339e026p-98, 0x1.7ac9ed4dcaf05p-79, 0x1.6af0ddb59172fp-66, 0x1.a2033ae0b646cp-57, 0x1.d8886987e3ae5p-56, 0x1.d9e20edef5058p-55, 0x1.fb82d50e3697p-55, -0x1.6a3d7b2a26ac4p-55, 0x1.a28d9aac743efp-55, 0x1.064456bd8cc77p-58, 0x1.ca11381019dcp-55, 0x1.dbb3d9d0cf744p-56},
        {-0x1.15b3011877d22p-197, -0x1.68b4bc953414dp-203, 0x1.07d476f960511p-152, 0x1.3fc25148518dp-108, 0x1.e24ee4306a13bp-84, 0x1.79e126b29f5f5p-68, 0x1.5039efb73d0b7p-57, 0x1.4216bf27bf16fp-49, 0x1.4f500dcc69ccdp-43, 0x1.1c99d9afbc13cp-38, 0x1.faef3e27b5ce3p-35, 0x1.17b3c477b939ep-31, 0x1.acbd7c19c5e19p-29, 0x1.ef09fa28b1135p-27, 0x1.c8cbfa0d4ae15p-25, 0x1.6006f9c5beed3p-23},
        {0x1.dbda854e5d728p-197, -0x1.4daf07c307c3ep-204, -0x1.5ab13579de01dp-152, -0x1.5c3ca1bb85aedp-108, -0x1.e41947096e539p-84, -0x1.5ba991b3a9edp-68, -0x1.fcd454f85eec4p-58, -0x1.6f1190b5142f1p-50, -0x1.1137dd8969037p-44, -0x1.4593cc8f34f45p-40, -0x1.88ecc799beb8ep-37, -0x1.32cbb3376d751p-34, -0x1.532d235912d17p-32, -0x1.20973a3176daap-30, -0x1.712246cdac10fp-29, -0x1.b0f0360c581b8p-28},
        {
            {0x1.d516ce39aaafp-190, 0x1.ec89bf23ba061p-199, 0x1.112bc81f7d723p-147, 0x1.209bf553aaac1p-104, 0x1.1f5baca4df68ep-81, 0x1.4fdceb91ceb74p-65, 0x1.1bd7d0550903ep-53, 0x1.5c7a5c59fb618p-45, 0x1.7b7f50f6c5ep-39, 0x1.3041b94ef599ep-34, 0x1.eb680552f4581p-31, 0x1.dbe4a5df97c7p-28, 0x1.3d83228e40984p-25, 0x1.3ed0ca77743f5p-23, 0x1.0185d4d48a589p-21, 0x1.5b4b1393d04aap-20},
            {-0x1.6631198839608p-179, 0x1.5e6dd2b6504f9p-190, 0x1.b41fdc41f21cap-141, 0x1.47f4000bdbd2ep-98, 0x1.f95b398f53c6fp-76, 0x1.04b56498d013cp-59, 0x1.35646a81fb606p-48, 0x1.1353c18d7b9a6p-40, 0x1.c383ec09a6118p-35, 0x1.1913a17a13424p-30, 0x1.68e284cb816fcp-27, 0x1.1b98f0713095p-24, 0x1.3811baef87538p-22, 0x1.05e7218948986p-20, 0x1.65756fcb63b23p-19, 0x1.9b83dc52888c6p-18},
            {-0x1.4deb0befc4268p-172, -0x1.44300ad031c5fp-187, -0x1.1fe11ccbb9d4fp-135, -0x1.54d4ef836ac5cp-92, -0x1.7d05f1720caeep-70, 0x1.a213654857d51p-55, 0x1.cc6c87a061b1bp-44, 0x1.2f87ef1796f21p-36, 0x1.74dfa1bb7b9d8p-31, 0x1.6499ab810f2e9p-27, 0x1.6756332bc2081p-24, 0x1.c3e4d35d06189p-22, 0x1.93e2e3ebeae78p-20, 0x1.16b2c74796d9ap-18, 0x1.3bb0297340134p-17, 0x1.3050d62087471p-16},
            {0x1.36df171766b89p-162, -0x1.107c84e0567a2p-179, -0x1.170cb49894077p-129, -0x1.d74b6ba8d0081p-87, -0x1.f1902f264445cp-66, 0x1.9cfbe8ee14e22p-50, 0x1.13e99f45cde5cp-39, 0x1.f961fe5b00df8p-33, 0x1.c5d787d9c2312p-28, 0x1.4747d9033c8c6p-24, 0x1.fc09d117ca6d4p-22, 0x1.f4b77dcb61ba3p-20, 0x1.630e2de84bd2p-18, 0x1.882da8a7cdc39p-17, 0x1.6543081dce287p-16, 0x1.15eede78abd55p-15},
            {0x1.973406b59c955p-157, 0x1.8fbb10b779921p-178, 0x1.082101f6b051p-125, 0x1.89a94d7023207p-82, 0x1.088f42bf1f0cep-58, 0x1.21bbbcff9c059p-44, 0x1.410b4e98cda2cp-35, 0x1.6522dd46f754bp-29, 0x1.b50fc5fe96a65p-25, 0x1.c5abe51c254c4p-22, 0x1.04c44fbca7208p-19, 0x1.835df0808914ap-18, 0x1.a0c0f44312124p-17, 0x1.5c86d0ca6a768p-16, 0x1.da7a164e9cdadp-16, 0x1.0cc715db809b1p-15},
            {-0x1.2bdce92388151p-147, 0x1.0344f51fb50ccp-170, 0x1.93b7fcb0ec511p-120, 0x1.bd3c77bd82e0ap-77, 0x1.9a0fae128f0ccp-54, 0x1.2d5d793ed382bp-40, 0x1.bc7332e14017ep-32, 0x1.59ba26be8dbd9p-26, 0x1.2ce89c5dbcd3bp-22, 0x1.c10b197ac0f3ep-20, 0x1.71c0319f39841p-18, 0x1.87e675576cb9bp-17, 0x1.237b09a9da25bp-16, 0x1.391e4e818f4p-16, 0x1.c1b72d7f27a94p-17, 0x1.5db7cd42221fdp-19},
        },
    };
    static constexpr exponential_rest<7> left_rest = {
        0x1.14f6eep+4, {0x1p+0, 0, 0}, {0, 0, 0},
        0, left_rest_factor,
    };
};

struct logsigmoid_slope {
    static constexpr symmetry fold = symmetry::adds_to_constant;
    static constexpr double amount = 1.0;
    static constexpr int falls = 1;
    static constexpr cells<float, 8> single = {
        0x1.8a621cp-1f,
        0,
        {0, 0x1.7eep+0f, 0x1.65ap+1f, 0x1.05e4p+2f, 0x1.58fcp+2f, 0x1.ac14p+2f, 0x1.ff28p+2f, 0x1.292p+3f, 0x1.52aap+3f, 0x1.7c36p+3f, 0x1.a5cp+3f, 0x1.cf4cp+3f, 0x1.f8d6p+3f, 0x1.1131p+4f, 0x1.25f6p+4f, 0x1.3abcp+4f},
        {0x1p-1f, 0x1.76f3ap-3f, 0x1.d84982p-5f, 0x1.0d330cp-6f, 0x1.2980c2p-8f, 0x1.45ee3cp-10f, 0x1.644e1ap-12f, 0x1.8528ccp-14f, 0x1.a9120cp-16f, 0x1.d028cep-18f, 0x1.faf5b4p-20f, 0x1.14c8eap-21f, 0x1.2e4e5p-23f, 0x1.4a1976p-25f, 0x1.68894cp-27f, 0x1.89aef8p-29f},
        {0, 0x1.2a6726p-29f, -0x1.6f9376p-31f, 0x1.01f1ccp-31f, -0x1.345678p-34f, -0x1.9c6284p-35f, 0x1.26fe84p-39f, 0x1.02b84cp-42f, 0x1.da8304p-42f, -0x1.f4d3b2p-43f, 0x1.61afa2p-51f, -0x1.d2258ep-49f, -0x1.6dbb54p-48f, 0x1.909ae4p-50f, 0x1.3b59dep-52f, 0x1.4e3e7cp-54f},
        {-0x1.f283dap-3f, -0x1.3a273ep-3f, -0x1.d4759ap-5f, -0x1.1914bcp-6f, -0x1.3b36f2p-8f, -0x1.5ac29ep-10f, -0x1.7b6ff4p-12f, -0x1.9e98e8p-14f, -0x1.c4d408p-16f, -0x1.ee89eep-18f, -0x1.0e088ap-19f, -0x1.26e534p-21f, -0x1.420a5ep-23f, -0x1.5fb096p-25f, -0x1.801006p-27f, -0x1.a36c08p-29f},
        {-0x1.af84bep-8f, 0x1.f64d9ap-9f, 0x1.76691p-9f, 0x1.04e00ep-10f, 0x1.30fec6p-12f, 0x1.53c208p-14f, 0x1.740d86p-16f, 0x1.9795a4p-18f, 0x1.bc4bd4p-20f, 0x1.e61f34p-22f, 0x1.08dcf6p-23f, 0x1.21c536p-25f, 0x1.3bc118p-27f, 0x1.5972p-29f, 0x1.786b9ap-31f, 0x1.9bd0f6p-33f},
        {
            {-0x1.63cdaap-26f, 0x1.844b5ap-5f, 0x1.89bdccp-6f, 0x1.00135p-7f, 0x1.2576b2p-9f, 0x1.44b744p-11f, 0x1.63f124p-13f, 0x1.850d1p-15f, 0x1.a909c6p-17f, 0x1.d02656p-19f, 0x1.faf4f6p-21f, 0x1.14c8cep-22f, 0x1.2e4e46p-24f, 0x1.4a1974p-26f, 0x1.68894cp-28f, 0x1.89aef8p-30f},
            {0x1.5556bap-6f, -0x1.4f518cp-9f, -0x1.8ff984p-8f, -0x1.3ecdc8p-9f, -0x1.8029f2p-11f, -0x1.aecccap-13f, -0x1.d9f1ap-15f, -0x1.034562p-16f, -0x1.1b5476p-18f, -0x1.356ca4p-20f, -0x1.51f7fap-22f, -0x1.710b76p-24f, -0x1.9312f4p-26f, -0x1.b821dep-28f, -0x1.e0b706p-30f, -0x1.06749ep-31f},
            {-0x1.65831ep-19f, -0x1.9b855ep-9f, 0x1.6d80aep-11f, 0x1.13362ap-11f, 0x1.72101ap-13f, 0x1.aa80fap-15f, 0x1.d8a7d2p-17f, 0x1.0314dap-18f, 0x1.1b467p-20f, 0x1.35688cp-22f, 0x1.51f794p-24f, 0x1.710b62p-26f, 0x1.9313d6p-28f, 0x1.b8227cp-30f, 0x1.e0b76p-32f, 0x1.067508p-33f},
            {-0x1.0f79fcp-9f, 0x1.06a866p-10f, 0x1.052714p-13f, -0x1.3496acp-14f, -0x1.11cf8ep-15f, -0x1.4e5b3cp-17f, -0x1.78194ap-19f, -0x1.9ded1cp-21f, -0x1.c515f4p-23f, -0x1.ef0ebep-25f, -0x1.0e5ee4p-26f, -0x1.274652p-28f, -0x1.427898p-30f, -0x1.602274p-32f, -0x1.809908p-34f, -0x1.a3f5dcp-36f},
            {-0x1.155a0cp-15f, 0x1.d1f41ep-17f, -0x1.523036p-14f, 0x1.798e5ap-19f, 0x1.3416c4p-18f, 0x1.ab78f8p-20f, 0x1.ef714cp-22f, 0x1.12a41ap-23f, 0x1.2d494p-25f, 0x1.498082p-27f, 0x1.67d9a6p-29f, 0x1.8920cap-31f, 0x1.ad3c2ap-33f, 0x1.d4d1b8p-35f, 0x1.00175ep-36f, 0x1.178e4ap-38f},
            {0x1.15b9f8p-12f, -0x1.74d24cp-14f, 0x1.3b767cp-16f, 0x1.06134ep-19f, -0x1.c62f7ap-22f, -0x1.c0365ep-23f, -0x1.12dd7cp-24f, -0x1.38a934p-26f, -0x1.57460ep-28f, -0x1.752158p-30f, -0x1.9c3f84p-32f, -0x1.bc7186p-34f, -0x1.eb2a6ep-36f, -0x1.0ac7d4p-37f, -0x1.235e9ap-39f, -0x1.3e6c2ep-41f},
            {-0x1.a3eb82p-15f, 0x1.67da04p-17f, 0x1.3c19dap-21f, -0x1.05a7ep-20f, -0x1.1aa2b2p-25f, 0x1.8970fp-26f, 0x1.3da5c6p-27f, 0x1.6d811ep-29f, 0x1.9cc1fp-31f, 0x1.cf4c88p-33f, 0x1.e723fcp-35f, 0x1.177316p-36f, 0x1.23e4f4p-38f, 0x1.445c8cp-40f, 0x1.601658p-42f, 0x1.81b132p-44f},
        },
    };
    static constexpr cells<double, 17> wide = {
        0x1.8a621cp-1,
        0,
        {0, 0x1.7eep+0, 0x1.65ap+1, 0x1.05e4p+2, 0x1.58fcp+2, 0x1.ac14p+2, 0x1.ff28p+2, 0x1.292p+3, 0x1.52aap+3, 0x1.7c36p+3, 0x1.a5cp+3, 0x1.cf4cp+3, 0x1.f8d6p+3, 0x1.1131p+4, 0x1.25f6p+4, 0x1.3abcp+4},
        {0x1p-1, 0x1.76f3a04a99c95p-3, 0x1.d84981a41b228p-5, 0x1.0d330c80f8e6p-6, 0x1.2980c1b2ea61dp-8, 0x1.45ee3b31cebdbp-10, 0x1.644e1a24dfd07p-12, 0x1.8528cc102b84dp-14, 0x1.a9120c76a0c0cp-16, 0x1.d028cd0596275p-18, 0x1.faf5b402c35f4p-20, 0x1.14c8e9e2dda72p-21, 0x1.2e4e4f4922565p-23, 0x1.4a1976c84d71dp-25, 0x1.68894c9dacef8p-27, 0x1.89aef8a71f3e4p-29},
        {0, -0x1.7b6feaa48828cp-57, -0x1.6237cb48695e7p-62, 0x1.83077dca9f0bcp-62, 0x1.740194f66a06dp-62, 0x1.06bd174ace893p-64, 0x1.8f2792d6e68dcp-66, -0x1.7b3bbb9edca5bp-68, 0x1.22a9fe1ddbecep-77, -0x1.33b19ebfba17dp-73, 0x1.3c72d7a736b36p-74, 0x1.d1cc26feda8a9p-84, 0x1.bf9a1ef49eeddp-77, -0x1.6c4142c1794d9p-79, -0x1.6feed9d66f564p-87, -0x1.0869861c66946p-84},
        {-0x1.f27db1170d297p-3, -0x1.3a10d1c45f7dep-3, -0x1.d449ae8f0a513p-5, -0x1.18f83fa03e3fdp-6, -0x1.3b164b9330952p-8, -0x1.5a9e7b1a6b4b9p-10, -0x1.7b485a589fd82p-12, -0x1.9e6d9dd44a43fp-14, -0x1.c4a4be32d70abp-16, -0x1.ee56477e6175ap-18, -0x1.0dec5799f716cp-19, -0x1.26c66876be5a3p-21, -0x1.41e8bdaedc242p-23, -0x1.5f8bdb87b64bep-25, -0x1.7fe7ec465946fp-27, -0x1.a3403a25b12cep-29},
        {-0x1.b049dd1e5ad2p-8, 0x1.f0b2600ec7d25p-9, 0x1.73aa60431d91dp-9, 0x1.031846919761ap-10, 0x1.2ef45e2799c9bp-12, 0x1.517fd989c332ap-14, 0x1.7193ec8c8afa4p-16, 0x1.94e1018296556p-18, 0x1.b95738924f193p-20, 0x1.e2e4cddc6bb9p-22, 0x1.0719cf8172285p-23, 0x1.1fd87edef630cp-25, 0x1.39a712fb383d3p-27, 0x1.57265943bae78p-29, 0x1.75e9fe824a594p-31, 0x1.99141917d441ap-33},
        {
            {-0x1.b51d7fc6b0e29p-62, 0x1.844b509091f74p-5, 0x1.89bdd064238bp-6, 0x1.00134e3d2d3p-7, 0x1.2576b13e54742p-9, 0x1.44b7442bfd30dp-11, 0x1.63f123ca3558p-13, 0x1.850d11847508bp-15, 0x1.a909c718fca7dp-17, 0x1.d02655d7629bep-19, 0x1.faf4f7c5c8831p-21, 0x1.14c8cdd4b238fp-22, 0x1.2e4e46eb35416p-24, 0x1.4a197449d4f5bp-26, 0x1.68894bdf44053p-28, 0x1.89aef86e5d3ddp-30},
            {0x1.5555555555561p-6, -0x1.4f4b3bcca978ep-9, -0x1.8ffa0f93f35a1p-8, -0x1.3ecdaa11dff4ap-9, -0x1.8029e02818ddbp-11, -0x1.aeccc9d51857bp-13, -0x1.d9f1b08e75492p-15, -0x1.034566eee1296p-16, -0x1.1b54800cb0cbap-18, -0x1.356cb2da1f0cfp-20, -0x1.51f7fddc058aap-22, -0x1.710b8b3b4e2dfp-24, -0x1.9312fa59be39ap-26, -0x1.b821ebf362371p-28, -0x1.e0b70e81d911ap-30, -0x1.0674a56c7544fp-31},
            {-0x1.fef05c587cafdp-50, -0x1.9b7702d15c1fdp-9, 0x1.6d741934f0be5p-11, 0x1.1338664384fabp-11, 0x1.72110cca6bd3ap-13, 0x1.aa80bde2a2f51p-15, 0x1.d8a79d8d949acp-17, 0x1.03142013b037ep-18, 0x1.1b45cc3bafdc4p-20, 0x1.356850c8fcb5ep-22, 0x1.51f6af3762793p-24, 0x1.710b277ac1923p-26, 0x1.9312dc9a02b14p-28, 0x1.b821e3154438dp-30, 0x1.e0b70bdcd5be4p-32, 0x1.0674a5078e361p-33},
            {-0x1.11111110f8ff8p-9, 0x1.063abff3f7bbdp-10, 0x1.05bb4593148ffp-13, -0x1.34b48b0f1de7cp-14, -0x1.11d83e4f174cfp-15, -0x1.4e5b1c3b57f21p-17, -0x1.78102deb495bcp-19, -0x1.9de8f6d31daap-21, -0x1.c50d6eca588b4p-23, -0x1.eeff47869b5c4p-25, -0x1.0e5cdb25c424dp-26, -0x1.273b7ffafdee1p-28, -0x1.42754daed709p-30, -0x1.601b0de0d3bcbp-32, -0x1.80926ba8a59cdp-34, -0x1.a3edd3960100cp-36},
            {-0x1.6e46ea4ca11dp-41, 0x1.5d67798ea4b47p-17, -0x1.4f310110f3748p-14, 0x1.6a640cf0aaep-19, 0x1.3346573cdbe21p-18, 0x1.abaa789ca4408p-20, 0x1.efeea0312e607p-22, 0x1.131e8f4bacb74p-23, 0x1.2dca3d029214bp-25, 0x1.49ecd1cfb00ffp-27, 0x1.68763b134f6dp-29, 0x1.89a3010867b6ep-31, 0x1.adf13dfb253a9p-33, 0x1.d57942005e612p-35, 0x1.00619776ea00ap-36, 0x1.17f3e0b5529edp-38},
            {0x1.ba1ba2a71b5d6p-13, -0x1.65a36d82aa21ep-14, 0x1.32864b3096992p-16, 0x1.0a4a9942d47aap-19, -0x1.bf25905089808p-22, -0x1.bfafdb85eccf4p-23, -0x1.15230a73b2809p-24, -0x1.388c378c4fc4p-26, -0x1.5857cde37284ep-28, -0x1.78e3e907d5aap-30, -0x1.9be81652095a1p-32, -0x1.c1db0fd050dd4p-34, -0x1.eb5bb7021f39bp-36, -0x1.0c451f0bdb988p-37, -0x1.2501c4c6f2f6cp-39, -0x1.3ff22188baa3dp-41},
            {-0x1.b5128dcd6eb57p-35, 0x1.535d0547f0d98p-16, -0x1.4f35e3477e1a1p-20, -0x1.7f32026e243d1p-21, -0x1.1fcc2cd98029ap-28, 0x1.6eb65c8f6473dp-26, 0x1.08adf885fa254p-27, 0x1.34cd87cf7843p-29, 0x1.57393c6260d98p-31, 0x1.788e6f5a834e7p-33, 0x1.9bce979fd5d02p-35, 0x1.c1d3766ef7162p-37, 0x1.eb597352b39c3p-39, 0x1.0c44c8e399da9p-40, 0x1.2501aab0dee8p-42, 0x1.3ff21a4d1678ep-44},
            {-0x1.664e20bf88952p-16, 0x1.128883f16b66fp-19, -0x1.578a08680313p-21, 0x1.36a9d5448c1ddp-23, 0x1.9a024e759001bp-27, -0x1.723d1b94c755bp-30, -0x1.aa81cca02a34cp-31, -0x1.0bd827f475e9p-32, -0x1.2f1934ebe05bcp-34, -0x1.4e1f90b9be89cp-36, -0x1.6ddfaa2c02fa9p-38, -0x1.8fcadd27f6371p-40, -0x1.b4bd3a9a3941ap-42, -0x1.dcead80ee3799p-44, -0x1.047316fb7f91cp-45, -0x1.1c655d4f62d5ep-47},
            {-0x1.2b1f600bbf70ap-30, -0x1.241c86d8bf41dp-19, 0x1.251173b1c5aa4p-22, -0x1.2ec6394ed69dep-26, -0x1.b630939a1f8a4p-29, -0x1.177f99fac1e58p-34, 0x1.0f5e9460c268ap-34, 0x1.975408b8ee036p-36, 0x1.de990a0ffd7e6p-38, 0x1.0a59a4c0408a3p-39, 0x1.246a3199f7f36p-41, 0x1.3fbfb015ed71cp-43, 0x1.5d5d0bfc5a59p-45, 0x1.7d85de1eb5accp-47, 0x1.a0b85be34206fp-49, 0x1.c707200ad44b4p-51},
            {0x1.22e04cce63a3ap-19, 0x1.8bec74a9a8a39p-22, -0x1.ae230ad382978p-25, -0x1.2913fb991150ap-36, 0x1.3c170396c60fbp-31, 0x1.5fefec0b31cddp-35, -0x1.848c274efe543p-39, -0x1.098c5f8f4068dp-39, -0x1.52cc94e3dc5e8p-41, -0x1.80a23a8e195c2p-43, -0x1.a87bffdd3af06p-45, -0x1.d0edcec6f8871p-47, -0x1.fc3230be32117p-49, -0x1.1580d40ffc18fp-50, -0x1.2f05eae2c3fffp-52, -0x1.4afaeb367fa6fp-54},
            {-0x1.06ed306f79922p-27, 0x1.7c67661def8e4p-24, 0x1.a8424c20ef48p-32, 0x1.6ebf60046483ap-31, -0x1.53e5d4496ff47p-34, -0x1.2e22cfbd4d708p-37, -0x1.0989ecc1e5143p-42, 0x1.111ef48ef2f41p-43, 0x1.aac3ccf8d33e4p-45, 0x1.f8ecf4171fe38p-47, 0x1.1a57479c12ce6p-48, 0x1.3585513271ddp-50, 0x1.534a922a6fe98p-52, 0x1.72f6a3ac671p-54, 0x1.9330bda895dbfp-56, 0x1.bad540bbcfc16p-58},
            {-0x1.ba703ae14a12fp-23, -0x1.c0abb15a54f8fp-25, 0x1.74c3da7560b47p-29, -0x1.c1eb9bf1b644fp-33, 0x1.d2831070a2837p-38, 0x1.841ddca82821p-40, 0x1.8c19ea04de9f1p-44, -0x1.53fa234ab6248p-49, -0x1.e8ece5229168dp-49, -0x1.39b3d1fe1453bp-50, -0x1.592ee46e00766p-52, -0x1.618d15fa1e56p-54, -0x1.75c1ba67ce1e8p-56, -0x1.9ce9c13f36694p-58, -0x1.0cad71bb72415p-59, -0x1.e729dc9bbaf1dp-62},
            {-0x1.2095e0c476fe1p-26, 0x1.99161e939631dp-28, -0x1.df70272701cb7p-31, 0x1.4a4f987fd962ep-35, 0x1.634c571e02c18p-43, -0x1.9e3b274a64349p-43, -0x1.066221b31616ap-46, -0x1.2bae7a78f4d8cp-56, 0x1.1b7b72230458cp-53, 0x1.35990f4d5b065p-54, 0x1.ae18ba90077b9p-57, 0x1.715921d84982bp-57, 0x1.59aff58ab50d9p-59, 0x1.2475238b92c1dp-61, 0x1.d337f3d52e134p-64, 0x1.398c640c25ec6p-65},
            {0x1.40a3bc5fa41cbp-25, 0x1.96c4c744cb4a7p-29, 0x1.1589b6f6aafbfp-33, -0x1.123560de2060dp-38, -0x1.ad00fd9a4d892p-43, 0x1.f1f24e22a1691p-50, 0x1.646174071cb15p-49, -0x1.afdcb76b735ep-50, 0x1.bc225ebfbca1dp-53, 0x1.d7890388853dfp-55, -0x1.17d884858c8bbp-57, -0x1.8ade333573p-58, -0x1.a2b1b94eb3488p-59, -0x1.da9649d6fd079p-61, 0x1.8e04b3bd01913p-63, -0x1.4822e251caf9dp-64},
            {-0x1.31a681a66e853p-27, -0x1.c52e5be0b62e1p-30, 0x1.3aace95984e23p-39, 0x1.8875a8fa28a0cp-43, 0x1.18fe135fb1d7p-44, -0x1.de1b35c40c338p-47, -0x1.bfd9565305bb1p-51, -0x1.0c032aac523bfp-49, 0x1.ea40941c31975p-53, 0x1.ebe311a0dcec3p-55, 0x1.2cbbd1b5db00dp-61, -0x1.0e2b7d355c4dep-57, -0x1.bb815af1bf224p-59, -0x1.bb2a12cfffa5bp-61, 0x1.a473f6a0a5f75p-63, -0x1.266e4d0a27436p-64},
            {0x1.191a4e384a678p-31, -0x1.8e4bddad3b822p-32, -0x1.516e3c654f1fp-36, 0x1.1d424210d174fp-41, -0x1.a5f85bd2d117dp-47, -0x1.b3cb24c7e881bp-49, -0x1.07d05cb38a14ep-52, -0x1.4ef9a43552df3p-51, 0x1.35b16432acad5p-54, 0x1.229427418cd7fp-56, 0x1.397a5ff98368p-60, -0x1.796582a0a6ab8p-59, -0x1.188b58a595938p-60, -0x1.08d7c2d58e7dcp-62, 0x1.fbd728acb0a7ap-65, -0x1.580f8afb44812p-66},
        },
    };
    template <class T>
    static constexpr const auto& middle() {
        if constexpr (sizeof(T) == 4) return single;
        else return wide;
    }
    template <class T>
    static constexpr care with() {
        if constexpr (sizeof(T) == 4) return care::steep;
        else return care::steep;
    }
    template <class T>
    static constexpr bool ordered() {
        if constexpr (sizeof(T) == 4) return true;
        else return true;
    }
    template <class T>
    static constexpr border<T> left() {
        if constexpr (sizeof(T) == 4) return border<T>{-0x1.41f5ecp+4f, -0x1.41f602p+4f, 1.0, 0.0, true};
        else return border<T>{-0x1.41f5ecp+4, -0x1.41f602p+5, 1.0, 0.0, false};
    }
    template <class T>
    static constexpr border<T> right() {
        if constexpr (sizeof(T) == 4) return border<T>{0x1.41f5ecp+4f, 0x1.a2f302p+6f, 0.0, 0.0, false};
        else return border<T>{0x1.41f5ecp+4, 0x1.75145ap+9, 0.0, 0.0, false};
    }
    template <class T>
    static constexpr near_zero<T> zero() {
        if constexpr (sizeof(T) == 4) return near_zero<T>{0x1p-40f, 0, 0, 0};
        else return near_zero<T>{0x1p-70, 0, 0, 0};
    }
    static constexpr cells<double, 7> left_rest_factor = {
        0x1.fp+3,
        0,
        {0x1.e4p-6, 0x1.08p-4, 0x1.088p-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
        {0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1.ffffffffffff8p-1, 0x1.ffffffffffefep-1, 0x1.fffffffffeee8p-1, 0x1.fffffffff4adfp-1, 0x1.ffffffffac8bcp-1, 0x1.fffffffe2ea08p-1, 0x1.fffffff7fc4ebp-1},
        {0x1.05b1d32p-311, 0x1.351e90cp-313, -0x1.29c03e15f40b7p-225, -0x1.092dcd5fc1217p-150, -0x1.6ab45bf53d58ep-113, -0x1.fabc3e92b98fep-91, -0x1.048c8de296f89p-75, -0x1.a6fe0771e7b41p-65, -0x1.aeef48b579367p-57, 0x1.71fd64d5d3359p-59, 0x1.2eb7c4baba772p-55, 0x1.243de72c834cfp-59, -0x1.5eb2437c59903p-55, -0x1.6dd45b14bb768p-56, 0x1.08b825fac60b5p-57, -0x1.2019f6781a233p-58},
        {0x1.1faa91d0995a3p-308, -0x1.a5d1427018411p-297, -0x1.d5c807f795d19p-177, -0x1.45845a61d0139p-125, -0x1.e96eef8e81825p-97, -0x1.173373885d53ep-78, -0x1.a4d08ea3816fbp-66, -0x1.ee0a512b17ad9p-57, -0x1.001c6f48a8b8fp-49, -0x1.780877616c8cep-44, -0x1.05da8befe8636p-39, -0x1.a316f63f80cdfp-36, -0x1.b7a254c501bbbp-33, -0x1.4be9be15037c2p-30, -0x1.8229157167849p-28, -0x1.6c3eb33b9c678p-26},
        {-0x1.35e3b4eed805fp-302, 0x1.4fec645a3a14p-296, 0x1.40e92e98e079fp-176, 0x1.708e65003d10ap-125, 0x1.f4fee43f917e9p-97, 0x1.0c51cffedaafbp-78, 0x1.60a8892b7ee97p-66, 0x1.4b12e8d3a01aap-57, 0x1.01e59f439d7cbp-50, 0x1.13cf53dbc253ep-45, 0x1.0d006bbbb9c75p-41, 0x1.369639bbd04c8p-38, 0x1.dc63beea9e0edp-36, 0x1.0b824ff5bebcp-33, 0x1.b86fd301a1d56p-32, 0x1.3dd75e2eb8775p-30},
        {
            {-0x1.edf8c25fc472p-296, -0x1.0c869822b1fap-291, -0x1.08e9dd0c33ff6p-171, -0x1.7dec6e7ce1386p-121, -0x1.87de7dcdccc7p-94, -0x1.6f90f1c07e634p-76, -0x1.19457d44bc4bcp-62, -0x1.e0fd1beba6923p-53, -0x1.1ce57fbedd081p-45, -0x1.a2a738c66c4e7p-40, -0x1.130f6608f863ap-35, -0x1.8c32d4e123f9ep-32, -0x1.701a48e1443c9p-29, -0x1.e94267d0a907ap-27, -0x1.f71fc97e07e6fp-25, -0x1.a1f4e6ab4eb24p-23},
            {0x1.54b401d58eed8p-282, -0x1.2d0d7f4f2f7cbp-284, -0x1.bda47262c28b2p-165, -0x1.e2c9c7dde92c4p-115, -0x1.680031a8372c4p-88, -0x1.3c42ad7ee3661p-70, -0x1.66e15ba981d93p-57, -0x1.c0caa86c636ddp-48, -0x1.91ae702218ebbp-41, -0x1.cbae316d7c71bp-36, -0x1.e19fa25a45379p-32, -0x1.1a587a067ba0dp-28, -0x1.b20e129796067p-26, -0x1.e3d5bf6712ec7p-24, -0x1.a5d9811479208p-22, -0x1.2c439e0e20fbfp-20},
            {0x1.5af770a4d518fp-277, 0x1.02fef960edaa3p-279, 0x1.12624ec0e3a91p-159, 0x1.b67551bfe022dp-109, 0x1.9a7c806bc7849p-82, -0x1.f0bf4835aa95cp-67, -0x1.282b6e18034c1p-52, -0x1.237908471d3c3p-43, -0x1.8ccc77d4b68e4p-37, -0x1.5f8ff6978edfap-32, -0x1.22fd8c87ad727p-28, -0x1.12c6d12c20453p-25, -0x1.597854bec6341p-23, -0x1.3efe6bda7fa7p-21, -0x1.d16cbe6786115p-20, -0x1.17e0947d3fa6ep-18},
            {-0x1.50d57198ee185p-264, 0x1.5c120817631aep-273, 0x1.1796f4163e94ap-153, 0x1.51d6a5fe44125p-103, 0x1.911565b8ad82bp-77, -0x1.a576a31d5045ap-61, -0x1.b53aceb1a5277p-48, -0x1.2714c8c706fdep-39, -0x1.26ffa2affdf54p-33, -0x1.8d7b31c20c387p-29, -0x1.00115bd32eb0cp-25, -0x1.7f891e2e79b1p-23, -0x1.83e3a46bbae17p-21, -0x1.234e9b18c4953p-19, -0x1.5c65c7c057e18p-18, -0x1.59ea2487582b4p-17},
            {-0x1.9a06d04b26966p-260, -0x1.ac66df41aafffp-270, -0x1.ec5c97de0ed86p-150, -0x1.d1c61174a68cfp-99, -0x1.66ed577bd3b0ep-71, -0x1.4c9c02003d771p-54, -0x1.672cc400adc83p-43, -0x1.122f73f211d68p-35, -0x1.6eac247e77646p-30, -0x1.63d884772958cp-26, -0x1.575f7018ea50ep-23, -0x1.8b32e13301941p-21, -0x1.37bb670bb5ce6p-19, -0x1.7052306fec8c5p-18, -0x1.5b5573f5dfd3ep-17, -0x1.0f9de8095875cp-16},
            {0x1.825e4975f8d4dp-248, -0x1.bf9f5a31ea3aep-264, -0x1.8a51acc99434ap-144, -0x1.206a46302a36bp-93, -0x1.3e644ef88941bp-66, -0x1.9a01e4412910dp-50, -0x1.2d4ed4d1e9a41p-39, -0x1.49d21ea020ca9p-32, -0x1.41ff7e84a01a7p-27, -0x1.cf512fac27c76p-24, -0x1.4c8c7d9e7019dp-21, -0x1.20c316dd87c35p-19, -0x1.56ddf94ad9823p-18, -0x1.2d551168d659ap-17, -0x1.9ab70caebcd8cp-17, -0x1.b87ad63757618p-17},
        },
    };
    static constexpr exponential_rest<7> left_rest = {
        0x1.41f5ecp+4, {0x1p+0, 0, 0}, {0, 0, 0},
        0, left_rest_factor,
    };
};

struct logsigmoid_curvature {
    static constexpr symmetry fold = symmetry::even;
    static constexpr double amount = 0.0;
    static constexpr int falls = 1;
    static constexpr cells<float, 8> single = {
        0x1.c8ce54p-1f,
        0,
        {0, 0x1.4cbp+0f, 0x1.327p+1f, 0x1.c19p+1f, 0x1.2884p+2f, 0x1.704p+2f, 0x1.b7fcp+2f, 0x1.ffb4p+2f, 0x1.23b8p+3f, 0x1.4796p+3f, 0x1.6b74p+3f, 0x1.8f52p+3f, 0x1.b33p+3f, 0x1.d70ep+3f, 0x1.faecp+3f, 0x1.0f65p+4f},
        {-0x1p-2f, -0x1.58c2fap-3f, -0x1.39e504p-4f, -0x1.ccd898p-6f, -0x1.388f4p-7f, -0x1.9cecb6p-9f, -0x1.0e6136p-10f, -0x1.6127ccp-12f, -0x1.ccba4ep-14f, -0x1.2c7104p-15f, -0x1.87cc4p-17f, -0x1.feeaaap-19f, -0x1.4d1f44p-20f, -0x1.b26546p-22f, -0x1.1b3a7ap-23f, -0x1.71554p-25f},
        {0, -0x1.27e18ep-28f, -0x1.d5566ap-30f, 0x1.b71b8cp-32f, 0x1.699226p-33f, 0x1.ac550ap-34f, 0x1.7a70fp-36f, -0x1.e7df16p-40f, 0x1.e02eeap-42f, -0x1.a20392p-41f, 0x1.cf533ep-43f, -0x1.36e1ecp-44f, -0x1.5347a8p-46f, 0x1.b23c8p-48f, -0x1.27c6b8p-49f, 0x1.59cd18p-50f},
        {0x1.ca1326p-6f, 0x1.6f141p-4f, 0x1.0a36c4p-4f, 0x1.c36478p-6f, 0x1.40dd54p-7f, 0x1.ae68a2p-9f, 0x1.1b3c24p-10f, 0x1.72754cp-12f, 0x1.e39138p-14f, 0x1.3b65a6p-15f, 0x1.9b5592p-17f, 0x1.0c353ap-18f, 0x1.5dc232p-20f, 0x1.c81a18p-22f, 0x1.29637ep-23f, 0x1.83cecap-25f},
        {-0x1.ca1326p-6f, 0x1.affd54p-8f, -0x1.347d0ap-10f, -0x1.13eb5p-10f, -0x1.ca6c52p-12f, -0x1.418142p-13f, -0x1.ad3b98p-15f, -0x1.18a6bp-16f, -0x1.6f0d44p-18f, -0x1.df448p-20f, -0x1.38baa2p-21f, -0x1.980c84p-23f, -0x1.0a323ep-24f, -0x1.5b4e98p-26f, -0x1.c52114p-28f, -0x1.2798ccp-29f},
        {
            {0x1.000002p-4f, 0x1.bb381cp-11f, -0x1.5320a6p-6f, -0x1.7f120cp-7f, -0x1.26abdep-8f, -0x1.951e96p-10f, -0x1.0cb4dcp-11f, -0x1.60711ap-13f, -0x1.cc6c92p-15f, -0x1.2c607ep-16f, -0x1.87c538p-18f, -0x1.fee7aep-20f, -0x1.4d1ea2p-21f, -0x1.b265p-23f, -0x1.1b3a6cp-24f, -0x1.715538p-26f},
            {-0x1.fce656p-23f, -0x1.0bfddap-6f, 0x1.c041ep-11f, 0x1.7f7a24p-9f, 0x1.69ef82p-10f, 0x1.0733b4p-11f, 0x1.634f22p-13f, 0x1.d4a7aap-15f, 0x1.32adf4p-16f, 0x1.90633cp-18f, 0x1.0527eap-19f, 0x1.5497c4p-21f, 0x1.bc27bap-23f, 0x1.21987p-24f, 0x1.79a322p-26f, 0x1.ec7192p-28f},
            {-0x1.553dc6p-7f, 0x1.2aa7ep-8f, 0x1.f1694ap-10f, -0x1.349bbep-12f, -0x1.2e09a2p-12f, -0x1.f32e8cp-14f, -0x1.5d659p-15f, -0x1.d22008p-17f, -0x1.3223d2p-18f, -0x1.90281p-20f, -0x1.051bccp-21f, -0x1.54929ap-23f, -0x1.bc2574p-25f, -0x1.219844p-26f, -0x1.79a2bcp-28f, -0x1.ec72a8p-30f},
            {-0x1.164d7ep-16f, 0x1.cd8508p-11f, -0x1.9d9e54p-11f, -0x1.74fb0ep-14f, 0x1.2d0a18p-15f, 0x1.648166p-16f, 0x1.0e1b44p-17f, 0x1.70d7fap-19f, 0x1.e81e6cp-21f, 0x1.3fc9bp-22f, 0x1.a199aap-24f, 0x1.10718cp-25f, 0x1.634d1cp-27f, 0x1.cf5634p-29f, 0x1.2e1c46p-30f, 0x1.89f564p-32f},
            {0x1.90d6bcp-10f, -0x1.9fed82p-11f, 0x1.dea7d8p-14f, 0x1.b428p-15f, 0x1.632576p-21f, -0x1.6d0d6p-19f, -0x1.4f5a1cp-20f, -0x1.e0a6e4p-22f, -0x1.42f0e6p-23f, -0x1.a94342p-25f, -0x1.15ebeap-26f, -0x1.6ad70ep-28f, -0x1.d97a86p-30f, -0x1.349b22p-31f, -0x1.92b00cp-33f, -0x1.063bdcp-34f},
            {-0x1.83bb4ap-14f, 0x1.b7baaap-14f, 0x1.d9e4bep-16f, -0x1.c437a8p-17f, -0x1.dda58ap-20f, 0x1.4dfb34p-23f, 0x1.471a3ep-23f, 0x1.08553cp-24f, 0x1.6aa16cp-26f, 0x1.de75dp-28f, 0x1.3fd196p-29f, 0x1.9c321ap-31f, 0x1.0efce2p-32f, 0x1.6263ecp-34f, 0x1.cbc46ep-36f, 0x1.2d319ap-37f},
            {-0x1.f835fp-14f, 0x1.8f162ep-14f, -0x1.898964p-16f, 0x1.6003f2p-20f, 0x1.838324p-21f, 0x1.d9abd6p-25f, -0x1.9af5e8p-27f, -0x1.01281p-27f, -0x1.95f826p-29f, -0x1.1d5f6p-30f, -0x1.5e0d76p-32f, -0x1.ebecb2p-34f, -0x1.2f6a22p-35f, -0x1.8d5f92p-37f, -0x1.042e8ap-38f, -0x1.5b2042p-40f},
        },
    };
    static constexpr cells<double, 16> wide = {
        0x1.c8ce54p-1,
        0,
        {0, 0x1.4cbp+0, 0x1.327p+1, 0x1.c19p+1, 0x1.2884p+2, 0x1.704p+2, 0x1.b7fcp+2, 0x1.ffb4p+2, 0x1.23b8p+3, 0x1.4796p+3, 0x1.6b74p+3, 0x1.8f52p+3, 0x1.b33p+3, 0x1.d70ep+3, 0x1.faecp+3, 0x1.0f65p+4},
        {-0x1p-2, -0x1.58c2fa93f0c6cp-3, -0x1.39e50475559a4p-4, -0x1.ccd89792391cdp-6, -0x1.388f3fa59b76ap-7, -0x1.9cecb529d57b8p-9, -0x1.0e6135a163c3fp-10, -0x1.6127cc1e7df16p-12, -0x1.ccba4de1fd116p-14, -0x1.2c71046880e47p-15, -0x1.87cc3f8c2b305p-17, -0x1.feeaaa9b70f66p-19, -0x1.4d1f4454d1eap-20, -0x1.b265459370dfep-22, -0x1.1b3a7a49f1addp-23, -0x1.71553f531973fp-25},
        {0, -0x1.67d9aa23593ep-59, -0x1.ec15abb5e1999p-60, -0x1.6d1f9cfa17259p-60, -0x1.4da9fefba5367p-62, 0x1.6bd8b97fd114p-63, 0x1.af873f91f4e15p-66, 0x1.57cf113a44417p-66, 0x1.d9af725199056p-68, -0x1.207174aed26ap-69, -0x1.23b9f7a37b8f2p-71, -0x1.e2c28f2dafbbep-73, -0x1.5c5ab14fda20dp-74, 0x1.aec9e4b55bc4ap-76, 0x1.a8417fe3d496dp-78, -0x1.95f7d756fa8e1p-79},
        {0x1.ca5e441d4aadp-6, 0x1.6f07e611d9e0fp-4, 0x1.0a282a401a8c1p-4, 0x1.c3465160b4098p-6, 0x1.40c664501ff86p-7, 0x1.ae492c2659c22p-9, 0x1.1b27478ffb6dbp-10, 0x1.7259f55c4d76ap-12, 0x1.e36d813d2e9a5p-14, 0x1.3b4e5983a7f4p-15, 0x1.9b372cfd01a9cp-17, 0x1.0c216894de4ap-18, 0x1.5da85968e8a3cp-20, 0x1.c7f86306b802bp-22, 0x1.294d8416fbba7p-23, 0x1.83b2217dce5efp-25},
        {-0x1.ca5e441d4aadp-6, 0x1.b0c00aa58b678p-8, -0x1.30d6a29ad5ca3p-10, -0x1.1208e685aa28bp-10, -0x1.c78e5ba816816p-12, -0x1.3f89e5066a59bp-13, -0x1.aaa009e0a08bdp-15, -0x1.16f1457c177b6p-16, -0x1.6cd1d86411925p-18, -0x1.dc5af18cd57ecp-20, -0x1.36d45142e6ac1p-21, -0x1.959257980eddbp-23, -0x1.0894b436694a7p-24, -0x1.593347c23feeep-26, -0x1.c261d64e6eccbp-28, -0x1.25ce43f8bc96bp-29},
        {
            {0x1p-4, 0x1.bb3aef6753ca9p-11, -0x1.5320ab94bf361p-6, -0x1.7f120d5332531p-7, -0x1.26abddde0d714p-8, -0x1.951e94e3ddf61p-10, -0x1.0cb4dbd65496fp-11, -0x1.60711a93d3791p-13, -0x1.cc6c919089af7p-15, -0x1.2c607d3b8e2e9p-16, -0x1.87c538a783f5dp-18, -0x1.fee7adda8fceap-20, -0x1.4d1ea1c6ef91bp-21, -0x1.b2650078dc20ap-23, -0x1.1b3a6b99b591p-24, -0x1.7155391494dd2p-26},
            {-0x1.afc378540ae74p-54, -0x1.0bfef3b4c83ddp-6, 0x1.c04509741d842p-11, 0x1.7f7a39260be51p-9, 0x1.69ef77e825d8cp-10, 0x1.0733b515b865ap-11, 0x1.634f20ba8a9d1p-13, 0x1.d4a7a69df0927p-15, 0x1.32adf7e1ce004p-16, 0x1.906345a0b93cap-18, 0x1.0527e6ce04bfdp-19, 0x1.5497cc20f850ap-21, 0x1.bc27b6b7edacp-23, 0x1.21986d8e4be5bp-24, 0x1.79a320056b668p-26, 0x1.ec719656f74ep-28},
            {-0x1.5555555554529p-7, 0x1.2a9af1494d13bp-8, 0x1.f17432f0139fcp-10, -0x1.34972c8e436d4p-12, -0x1.2e0a9aac0f879p-12, -0x1.f32ff713cf4d3p-14, -0x1.5d65b8f684c2dp-15, -0x1.d21f69ed931d5p-17, -0x1.3223dd5745ce2p-18, -0x1.902884bf8a342p-20, -0x1.051b69004c389p-21, -0x1.54927c994ca28p-23, -0x1.bc2574c0935a3p-25, -0x1.2197f2b473d42p-26, -0x1.79a2ebcbb4fbfp-28, -0x1.ec7180235934dp-30},
            {-0x1.061c25af52f54p-42, 0x1.cefe313bb497ep-11, -0x1.9db9c7140029fp-11, -0x1.751bcb2814d4ep-14, 0x1.2d1add0f13439p-15, 0x1.6480f3664dd0ep-16, 0x1.0e1bcecd865bfp-17, 0x1.70da858f0e517p-19, 0x1.e8194c254cd1ep-21, 0x1.3fc26d27aeba1p-22, 0x1.a19d7c6f6c86ep-24, 0x1.106cb145e72a7p-25, 0x1.634d8d762c81bp-27, 0x1.cf57fb34a3938p-29, 0x1.2e1b9c46a2ap-30, 0x1.89f442fce2d0ep-32},
            {0x1.82d82d95b8b45p-10, -0x1.9b300f6f61159p-11, 0x1.d844d151a15aap-14, 0x1.b2e7b4ef0ef8cp-15, 0x1.7ba89b3570295p-21, -0x1.6bdaf4cbeb028p-19, -0x1.4f403cdb8b33ap-20, -0x1.e10c0288190f1p-22, -0x1.4319c67357ebbp-23, -0x1.a95e00358bc8ep-25, -0x1.1633b3ada8713p-26, -0x1.6b24eea5ee05ap-28, -0x1.d9b31aaaa4c51p-30, -0x1.34e345f9d302bp-31, -0x1.92ce9c3487b0bp-33, -0x1.06a2a7f624c97p-34},
            {-0x1.bf9262f183bf1p-35, 0x1.a2cbff28503b8p-14, 0x1.d6531f1eaa3adp-16, -0x1.c1bde9a2d805ep-17, -0x1.dfa3acec65539p-20, 0x1.54cbe5c24b655p-23, 0x1.46eae79e03c2cp-23, 0x1.06a2f2ae00d32p-24, 0x1.6c02befbdd26p-26, 0x1.e3e5cb514a182p-28, 0x1.3d78287b3b5b1p-29, 0x1.9ed1d9916cfc5p-31, 0x1.0ea47ac7a0637p-32, 0x1.60ff0f974aff2p-34, 0x1.cc57d9c99e56cp-36, 0x1.2c272f2332dd9p-37},
            {-0x1.9318f8ab1b2c3p-13, 0x1.03fba2961304dp-14, -0x1.3e3b79a9acc3ap-16, 0x1.d92149430b018p-20, 0x1.2f4935895babdp-21, 0x1.24d5393d8257ap-25, -0x1.b0f358e8c112ap-27, -0x1.dc9107ea7d6b8p-28, -0x1.61893b3695f28p-29, -0x1.df6d83c3b7b2bp-31, -0x1.3c84a1966664bp-32, -0x1.9e6a493274017p-34, -0x1.0e8e75ce3dbfcp-35, -0x1.60f5b36e6cce9p-37, -0x1.cc53dff7caf65p-39, -0x1.2c2656c05b9f6p-40},
            {-0x1.4a1d7700430a8p-29, -0x1.b908a665ccf9cp-16, 0x1.1b4e9bb3f40e8p-18, 0x1.22e69d56cf9fp-23, -0x1.e9ddf39e4efe7p-24, -0x1.f9f03789c9904p-27, 0x1.664dbf2486d88p-37, 0x1.51c75302cd14ap-31, 0x1.27af679cd9cf1p-32, 0x1.a238067ae2dfbp-34, 0x1.17a8a4669bc77p-35, 0x1.6fa665a1ab249p-37, 0x1.e0aef133a455dp-39, 0x1.39ad5a26f12d8p-40, 0x1.9926fdf5ed74bp-42, 0x1.0acb37672cbf4p-43},
            {0x1.8f831defcc1e9p-16, -0x1.bfe9aab3ce75cp-25, 0x1.05d65a381f66ep-24, -0x1.357f16f97b6c5p-23, 0x1.0278d3503845ep-26, 0x1.cd3cd8c43c117p-29, 0x1.23e2c272241dap-32, -0x1.0d5c210abd609p-35, -0x1.9dec9487c1856p-36, -0x1.41e20dedd0217p-37, -0x1.ba0d750e4b18cp-39, -0x1.24f6b93ecfd86p-40, -0x1.80116a14751bcp-42, -0x1.f5ac88738c6ccp-44, -0x1.4745f55c95928p-45, -0x1.aad9cec2962a4p-47},
            {-0x1.0e8f047c5a9b4p-25, 0x1.6ffb6be41a1ecp-19, -0x1.7286c7e42c094p-22, 0x1.6c46318b9c034p-25, -0x1.0b7e6af14f48fp-31, -0x1.386c616c1f63ap-31, -0x1.319cfa7541929p-34, -0x1.7ce77db87ce2cp-39, 0x1.af19ba72271c3p-40, 0x1.af7bec2e099dap-41, 0x1.399b1735a781cp-42, 0x1.a6cd417a4bbd5p-44, 0x1.16985fa0a6196p-45, 0x1.6c7c53b76d7d8p-47, 0x1.dc0bfdbce94c3p-49, 0x1.367730acd9dd6p-50},
            {-0x1.74ed77776722ep-19, -0x1.63a3a6029dfeap-21, 0x1.d8df701b6d8fap-24, -0x1.d7848b9757066p-28, -0x1.c42e9612c3794p-32, 0x1.3f2d3f6fdaedap-34, 0x1.baea84879e963p-37, 0x1.37e2957e964dfp-40, -0x1.f5ba24de7142ep-46, -0x1.e2ea7b99049c6p-45, -0x1.8a7e4e7e1407ep-46, -0x1.181d3ade398ccp-47, -0x1.6c95627017d02p-49, -0x1.e6a9edb86b817p-51, -0x1.3e8808c207627p-52, -0x1.9d7d74c36a5a2p-54},
            {-0x1.f977c9a9ac5a3p-24, -0x1.ecba7f58d85f6p-24, -0x1.7285e3e9b6899p-27, 0x1.eb01ad3ba3e17p-34, 0x1.470f6847d9a37p-33, -0x1.802bf681a340dp-38, -0x1.06355c2a6d143p-39, -0x1.f72a84c98fcb7p-43, -0x1.f80124036602dp-47, 0x1.a627a1f8f3fc3p-50, 0x1.e7315fefa9e67p-50, 0x1.2283a9bd20c5dp-51, 0x1.055353c697cc2p-52, 0x1.32c5154568ecbp-54, 0x1.4c7d65af4b37dp-56, 0x1.e24bea776b049p-58},
            {0x1.f632102e049fap-22, 0x1.99411eb7add14p-24, -0x1.4522dc87ee94fp-28, 0x1.5df769033c195p-32, -0x1.1b3bca3307dcfp-35, -0x1.647d87d69194fp-42, 0x1.ef98ebb4d64f5p-43, 0x1.535893d2a8d51p-45, 0x1.f67588e0b7b81p-49, 0x1.698d287af8791p-51, -0x1.221b2b76ae2b8p-52, 0x1.f83f40a13cbcp-55, -0x1.0548d10498c56p-54, 0x1.e8c185e87aac7p-61, -0x1.3d7efddb7727ap-60, -0x1.e2abcd1911676p-61},
            {-0x1.a8ad0e102ddefp-24, -0x1.d3236de00ca6fp-27, 0x1.676fb1e29cc2p-29, -0x1.0242b6e49a803p-33, 0x1.689864e1a965cp-38, 0x1.f2c30f0224257p-43, -0x1.d1ded68795635p-53, 0x1.5dae1c3ba2598p-47, 0x1.1d7ee2eed7cbfp-50, 0x1.d8b4ded7ae823p-50, -0x1.a8dd9084d152ap-52, 0x1.962228fea1a35p-53, -0x1.6c02b87f4ab36p-54, 0x1.f262f634c3246p-59, 0x1.35469e265d688p-58, 0x1.4142ad4a497e2p-63},
            {-0x1.4b7a0805939c4p-31, -0x1.8737bc2b79b4ep-27, -0x1.6be6b7fe2440dp-34, 0x1.6578acd3178a7p-36, 0x1.3cffadd5b7147p-43, -0x1.ec5199c139a09p-44, 0x1.ad32078c8fa9ap-47, 0x1.0137ccc999805p-47, 0x1.cabc0b6696dc4p-51, 0x1.d3eae90bdf607p-51, -0x1.7f1b6d973ff44p-53, 0x1.57a4562a636f8p-54, -0x1.3b5210ad0cff4p-55, 0x1.82b1d69476b41p-62, 0x1.4515a0ade0f9dp-59, 0x1.4bad69759bd58p-63},
        },
    };
    template <class T>
    static constexpr const auto& middle() {
        if constexpr (sizeof(T) == 4) return single;
        else return wide;
    }
    template <class T>
    static constexpr care with() {
        if constexpr (sizeof(T) == 4) return care::none;
        else return care::steep;
    }
    template <class T>
    static constexpr bool ordered() {
        if constexpr (sizeof(T) == 4) return false;
        else return false;
    }
    template <class T>
    static constexpr border<T> left() {
        if constexpr (sizeof(T) == 4) return border<T>{-0x1.15f6eep+4f, -0x1.a2f302p+6f, -0.0, 0.0, false};
        else return border<T>{-0x1.15f6eep+4, -0x1.75145ap+9, -0.0, 0.0, false};
    }
    template <class T>
    static constexpr border<T> right() {
        if constexpr (sizeof(T) == 4) return border<T>{0x1.15f6eep+4f, 0x1.a2f302p+6f, -0.0, 0.0, false};
        else return border<T>{0x1.15f6eep+4, 0x1.75145ap+9, -0.0, 0.0, false};
    }
    template <class T>
    static constexpr near_zero<T> zero() {
        if constexpr (sizeof(T) == 4) return near_zero<T>{0x1p-40f, 0, 0, 0};
        else return near_zero<T>{0x1p-70, 0, 0, 0};
    }
    static constexpr cells<double, 7> left_rest_factor = {
        0x1.fp+3,
        0,
        {0x1.c8p-6, 0x1.08p-4, 0x1.088p-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
        {-0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1.fffffffffffd5p-1, -0x1.ffffffffff8e5p-1, -0x1.fffffffff713bp-1, -0x1.ffffffff991bp-1, -0x1.fffffffcea4dbp-1, -0x1.ffffffeeb132ap-1, -0x1.ffffffb3af86ep-1, -0x1.fffffeed4aa89p-1},
        {-0x1.1e738ecp-312, -0x1.933463ap-312, 0x1.e948a19500d5p-194, 0x1.7496f5727a96ep-129, 0x1.d5a82ef965652p-97, 0x1.380e9d75b0acfp-77, 0x1.34d76084a94bfp-64, 0x1.6bfe13e3ad315p-55, 0x1.5f6057168846ep-55, 0x1.70f9972518346p-57, -0x1.e2d202ed6effcp-56, 0x1.dc4a88b8dc1b2p-55, -0x1.fbd39c0d58004p-59, 0x1.eb6f5f8784692p-55, 0x1.dbddb31355b08p-56, 0x1.0f2dd02b973e8p-55},
        {0x1.70d609cd6f72dp-309, 0x1.ad9b2546357e7p-255, 0x1.66144a2a086cfp-151, 0x1.e4d837fdc3d24p-107, 0x1.84dea9ce23868p-82, 0x1.3cd73493b3701p-66, 0x1.21aabc876ca63p-55, 0x1.1b13cddbac421p-47, 0x1.2b41fde7c460fp-41, 0x1.011f27c5315e3p-36, 0x1.ce940de1763a4p-33, 0x1.015a912d8930dp-29, 0x1.8d40f1be72be1p-27, 0x1.cd6f298404094p-25, 0x1.abfdfe179ada5p-23, 0x1.4b512251e102cp-21},
        {-0x1.23fbca12043e4p-303, -0x1.5387bdc787279p-254, -0x1.d7014fc16fa12p-151, -0x1.083d16508bd4p-106, -0x1.867f0cbcdcb5ap-82, -0x1.23e013367f1c8p-66, -0x1.b7998983d437fp-56, -0x1.43fc556c8eb56p-48, -0x1.ea5327c6ae2b6p-43, -0x1.27fbaf5d404b8p-38, -0x1.691012b1241efp-35, -0x1.1c631cd808f86p-32, -0x1.3cb47c74bc9a9p-30, -0x1.0f2449c9b9382p-28, -0x1.5cca9589b39f5p-27, -0x1.9af971af7d296p-26},
        {
            {0x1.1d28705f3cb76p-300, 0x1.120d51c8bb77fp-249, 0x1.73a00d269580ep-146, 0x1.b8ac901b112fep-103, 0x1.d1ae17f519c41p-80, 0x1.176d4757f05d9p-63, 0x1.e6bc234c991p-52, 0x1.31b4bca5d3cf3p-43, 0x1.52b9acf3dedecp-37, 0x1.13406a8da38e7p-32, 0x1.c165fb7028bfap-29, 0x1.b711fee1f50dap-26, 0x1.271c038f24947p-23, 0x1.2a2cc0ecbce83p-21, 0x1.e44b6bd09d98bp-20, 0x1.4813c966db529p-18},
            {0x1.ba338fd382cb3p-285, 0x1.2da2f6decd66ap-242, 0x1.290ea71d874d9p-139, 0x1.f61d68537b7ap-97, 0x1.998c51d5bca05p-74, 0x1.b31ffe3b16c7fp-58, 0x1.0a4d76abfad6p-46, 0x1.e503fd3079fd6p-39, 0x1.94aa0c305ccf5p-33, 0x1.feb1d6bc27598p-29, 0x1.4b71c5c6cacdp-25, 0x1.06cb1043c37b4p-22, 0x1.2356c31fa04fep-20, 0x1.ec1d433764f41p-19, 0x1.51ac2f585a268p-17, 0x1.86959fe0f0bfbp-16},
            {-0x1.5f3ae31960b4cp-278, -0x1.098aaebdd30e5p-237, -0x1.877506e6a1749p-134, -0x1.040dbddb6ddp-90, -0x1.3aaaf75d63813p-68, 0x1.5afe5536fb33cp-53, 0x1.8d8fac2eedbb8p-42, 0x1.0c7364072696dp-34, 0x1.4fa7bf393a6acp-29, 0x1.4571d191551a1p-25, 0x1.4b97ee0a06c0bp-22, 0x1.a4cf836c82db1p-20, 0x1.7afd4c97115p-18, 0x1.073baf28778ep-16, 0x1.2bdf9cefd5d9ep-15, 0x1.2284b05ab12ebp-14},
            {-0x1.338163138979ap-268, -0x1.5e9635e8bbb76p-231, -0x1.7bf113bdd7d21p-128, -0x1.68a125a7f4f9bp-85, -0x1.a2045b4fa89c7p-64, 0x1.594de4c7b5d7fp-48, 0x1.decc7d19bb508p-38, 0x1.c1197ea49fbc3p-31, 0x1.9a8da8a24fd01p-26, 0x1.2c3aefa76c617p-22, 0x1.d7605762760cfp-20, 0x1.d4fbbc41368a8p-18, 0x1.4f3d03ee1090dp-16, 0x1.74e536b2ab43cp-15, 0x1.55d585b3c2d99p-14, 0x1.0b73cb22f25c7p-13},
            {0x1.d62d20e3a71f9p-263, 0x1.b9a92992ff649p-228, 0x1.66f20ad200234p-124, 0x1.2ba548014a7dcp-80, 0x1.addaea85fa0bfp-57, 0x1.eb642ca19da02p-43, 0x1.18aff52741c18p-33, 0x1.3f66e7293543bp-27, 0x1.8dd1a86028823p-23, 0x1.a2d11fdd766cp-20, 0x1.e72c00d335ea7p-18, 0x1.6d81d9ef90de9p-16, 0x1.8cc5e0b9e4ad7p-15, 0x1.4e96330263d23p-14, 0x1.cb40a9b0f04c5p-14, 0x1.0671438f931ccp-13},
            {0x1.e7f8fd2452ea7p-254, 0x1.c55f218c1ab3cp-222, 0x1.12a73c524d7cep-118, 0x1.53b0a80d86042p-75, 0x1.4e451083b3168p-52, 0x1.00a5de726b9e3p-38, 0x1.867523ba94aa9p-30, 0x1.36e5b682b4f16p-24, 0x1.139911b56d528p-20, 0x1.a182f59c2c869p-18, 0x1.5c48e81453a36p-16, 0x1.7598a7f8f7cd8p-15, 0x1.1944e4c7b9b2p-14, 0x1.32a57f28eebdp-14, 0x1.c4337807f1b4p-15, 0x1.ad2bdeb46a49fp-17},
        },
    };
    static constexpr exponential_rest<7> left_rest = {
        0x1.15f6eep+4, {0x1p+0, 0, 0}, {0, 0, 0},
        0, left_rest_factor,
    };
};

struct logsigmoid {
    typedef logsigmoid_value value_table;
    typedef logsigmoid_slope grad_table;
    typedef logsigmoid_curvature second_table;

    template <class V>
    ACTFN_INLINE V value(V x) {
        return piecewise<logsigmoid_value>(x);
    }
    template <class V>
    ACTFN_INLINE two_sum<V> unrounded(V x) {
        return piecewise_unrounded<logsigmoid_value>(x);
    }
    template <class V>
    ACTFN_INLINE V grad(V x) {
        return piecewise<logsigmoid_slope>(x);
    }
    template <class V>
    ACTFN_INLINE V second(V x) {
        return piecewise<logsigmoid_curvature>(x);
    }
};

}  // namespace actfn::ACTFN_ISA
