// logsigmoid(x) = -softplus(-x), its derivative and the second one, by tables: piecewise.h says how they are used.
// Written by `python -m actfn.piecewise logsigmoid`, which proves them; not to be changed by hand.
#pragma once

#include "piecewise.h"

namespace actfn::ACTFN_ISA {

struct logsigmoid_value {
    static constexpr symmetry fold = symmetry::differs_by_line;
    static constexpr double amount = -1.0;
    static constexpr int falls = 1;
    static constexpr cells<float, 7> single = {
        0x1.ca748ep-1f,
        0,
        {0, 0x1.438p+0f, 0x1.30d8p+1f, 0x1.bfep+1f, 0x1.2768p+2f, 0x1.6ee4p+2f, 0x1.b65cp+2f, 0x1.fdd4p+2f, 0x1.22a8p+3f, 0x1.4664p+3f, 0x1.6a22p+3f, 0x1.8ddep+3f, 0x1.b19ap+3f, 0x1.d558p+3f, 0x1.f914p+3f, 0x1.0e68p+4f},
        {-0x1.62e43p-1f, -0x1.fdbf8ap-3f, -0x1.6a015ap-4f, -0x1.e7e66cp-6f, -0x1.42a58cp-7f, -0x1.a7c82cp-9f, -0x1.15c254p-10f, -0x1.6bd63ep-12f, -0x1.dc5c1ap-14f, -0x1.37e48ep-15f, -0x1.984efap-17f, -0x1.0b53e2p-18f, -0x1.5e0c68p-20f, -0x1.ca40f4p-22f, -0x1.2c06cep-23f, -0x1.88dd78p-25f},
        {0x1.05c61p-29f, -0x1.4383fap-29f, -0x1.a8eff2p-29f, 0x1.e3e52ap-31f, 0x1.cfa83p-38f, -0x1.c6b206p-34f, -0x1.171a4ap-36f, -0x1.a003e4p-38f, 0x1.2e8a3ap-39f, -0x1.885372p-41f, -0x1.e1b8bcp-43f, 0x1.1306bp-43f, 0x1.778a5cp-45f, -0x1.15efdp-49f, -0x1.e169d2p-48f, 0x1.b71ec2p-51f},
        {0x1p-1f, 0x1.c342e4p-3f, 0x1.5a7824p-4f, 0x1.e0b502p-6f, 0x1.41103cp-7f, 0x1.a718fcp-9f, 0x1.159cacp-10f, 0x1.6bc616p-12f, 0x1.dc552cp-14f, 0x1.37e312p-15f, 0x1.984e56p-17f, 0x1.0b53bep-18f, 0x1.5e0c58p-20f, 0x1.ca40ecp-22f, 0x1.2c06cep-23f, 0x1.88dd76p-25f},
        {0x1.2cc4bcp-30f, 0x1.7a7ddcp-28f, -0x1.3d7dbcp-29f, 0x1.a2d198p-33f, 0x1.ee7bc8p-36f, -0x1.ec3edp-34f, -0x1.02814ap-35f, -0x1.09b622p-37f, -0x1.42bca4p-41f, -0x1.37258ep-42f, 0x1.e09d7ep-42f, 0x1.7fe598p-46f, -0x1.4078cep-46f, 0x1.d38d8p-47f, -0x1.eeb63cp-48f, 0x1.234b1ap-51f},
        {
            {-0x1.000006p-3f, -0x1.5fd44ap-4f, -0x1.3d2994p-5f, -0x1.d29a68p-7f, -0x1.3deae8p-8f, -0x1.a5bb58p-10f, -0x1.155168p-11f, -0x1.6ba5c6p-13f, -0x1.dc4752p-15f, -0x1.37e01ap-16f, -0x1.984d1p-18f, -0x1.0b5378p-19f, -0x1.5e0c3ap-21f, -0x1.ca40ep-23f, -0x1.2c06cap-24f, -0x1.88dd74p-26f},
            {0x1.690918p-21f, 0x1.0662eep-6f, 0x1.5f573ap-7f, 0x1.24cffep-8f, 0x1.9f9542p-10f, 0x1.175724p-11f, 0x1.70f9ep-13f, 0x1.e487ap-15f, 0x1.3d72e8p-16f, 0x1.9fce32p-18f, 0x1.10321ap-19f, 0x1.646f1ep-21f, 0x1.d2bb6p-23f, 0x1.3180fep-24f, 0x1.9009a4p-26f, 0x1.05e95ep-27f},
            {0x1.55025ep-8f, 0x1.cd6868p-13f, -0x1.c4d51ep-10f, -0x1.01e888p-10f, -0x1.8f3736p-12f, -0x1.13baa8p-13f, -0x1.6f6992p-15f, -0x1.e3dbb6p-17f, -0x1.3d4dfep-18f, -0x1.9fbde8p-20f, -0x1.102f0ap-21f, -0x1.646d9cp-23f, -0x1.d2ba22p-25f, -0x1.3180a2p-26f, -0x1.900978p-28f, -0x1.05e998p-29f},
            {0x1.4b9ef8p-16f, -0x1.c04758p-11f, 0x1.4228cp-15f, 0x1.354086p-13f, 0x1.25d40ap-14f, 0x1.ad61ccp-16f, 0x1.23237ep-17f, 0x1.819362p-19f, 0x1.faa2ecp-21f, 0x1.4c1c46p-22f, 0x1.b2ef48p-24f, 0x1.1cccbcp-25f, 0x1.74f2c4p-27f, 0x1.e83b58p-29f, 0x1.3fa80ap-30f, 0x1.a290b6p-32f},
            {-0x1.9a50f8p-12f, 0x1.2d8c08p-13f, 0x1.11fea4p-14f, -0x1.3fd058p-17f, -0x1.457616p-17f, -0x1.0fa76ep-18f, -0x1.7ece76p-20f, -0x1.007be6p-21f, -0x1.52609cp-23f, -0x1.bc6098p-25f, -0x1.22d576p-26f, -0x1.7d22ep-28f, -0x1.f359d6p-30f, -0x1.46c942p-31f, -0x1.abd4dcp-33f, -0x1.17f9b2p-34f},
            {0x1.b5bec6p-15f, 0x1.5180fep-15f, -0x1.538a88p-16f, -0x1.d2c7cap-19f, 0x1.b04f68p-21f, 0x1.31a1aap-21f, 0x1.ddb486p-23f, 0x1.4ad10cp-24f, 0x1.b853a4p-26f, 0x1.21117ep-27f, 0x1.7d479ap-29f, 0x1.f1e2dp-31f, 0x1.45039cp-32f, 0x1.aa4f6ep-34f, 0x1.1752dep-35f, 0x1.6ed35p-37f},
        },
    };
    static constexpr cells<double, 15> wide = {
        0x1.ca748ep-1,
        0,
        {0, 0x1.438p+0, 0x1.30d8p+1, 0x1.bfep+1, 0x1.2768p+2, 0x1.6ee4p+2, 0x1.b65cp+2, 0x1.fdd4p+2, 0x1.22a8p+3, 0x1.4664p+3, 0x1.6a22p+3, 0x1.8ddep+3, 0x1.b19ap+3, 0x1.d558p+3, 0x1.f914p+3, 0x1.0e68p+4},
        {-0x1.62e42fefa39efp-1, -0x1.fdbf8a50e0fe5p-3, -0x1.6a015ad477f8cp-4, -0x1.e7e66b0e0d6aap-6, -0x1.42a58bfc60afap-7, -0x1.a7c82ce35902bp-9, -0x1.15c25445c6926p-10, -0x1.6bd63e6800f9p-12, -0x1.dc5c1968bae33p-14, -0x1.37e48e6214dc8p-15, -0x1.984efa786e2f3p-17, -0x1.0b53e1767ca81p-18, -0x1.5e0c67443ad19p-20, -0x1.ca40f422bdf9fp-22, -0x1.2c06cef0b4e8ep-23, -0x1.88dd7792384fcp-25},
        {-0x1.abc9e3b39803fp-56, -0x1.5877d8070b2ebp-57, -0x1.b3cca9e01e49dp-59, 0x1.80ec7cff4f33dp-62, 0x1.fdc44449105d5p-64, -0x1.f13daab1481bep-63, -0x1.8d28ef04d7b27p-64, 0x1.90b15888b200fp-66, -0x1.4f5386cb03a7bp-72, 0x1.859950322b20cp-69, 0x1.4bc8a0c3311eap-72, -0x1.33932d083015p-74, 0x1.8f965242a5adfp-75, 0x1.fb9f3d4ea5e53p-76, 0x1.aff46aea0c2fp-81, 0x1.62047657b3177p-79},
        {0x1p-1, 0x1.c342e69fc2a57p-3, 0x1.5a7823124f212p-4, 0x1.e0b500fd0001ep-6, 0x1.41103bf282e11p-7, 0x1.a718fb7468e3ap-9, 0x1.159cabe9c3618p-10, 0x1.6bc61618389fcp-12, 0x1.dc552caca9e85p-14, 0x1.37e312662b7ep-15, 0x1.984e57a9a3c72p-17, 0x1.0b53be917d385p-18, 0x1.5e0c584f0be6ep-20, 0x1.ca40edba25152p-22, 0x1.2c06cd9114f4cp-23, 0x1.88dd76fb7e907p-25},
        {0x1.2a225726d3556p-67, -0x1.f49875e71b225p-57, -0x1.48567217850b6p-58, 0x1.6d0fb64b2a89ep-62, 0x1.6d3988a3f7303p-61, 0x1.7ab06b6e7ca2dp-63, 0x1.9be6b6790176fp-64, -0x1.755ebe09f7c25p-66, -0x1.33de1e3f7162ap-69, 0x1.77a6cbfcf6abap-71, -0x1.448dd161ad71fp-75, -0x1.f2dbd3ed386b2p-72, -0x1.672c765fc37f3p-76, 0x1.4ab2649e24342p-76, -0x1.9a7b47ef84493p-82, -0x1.b11c3d7890e1ep-82},
        {
            {-0x1p-3, -0x1.5fd44d5d6e678p-4, -0x1.3d29939f68e3p-5, -0x1.d29a63ee436acp-7, -0x1.3deae883c76ffp-8, -0x1.a5bb59abb37bfp-10, -0x1.155168cec8eb4p-11, -0x1.6ba5c76279b1cp-13, -0x1.dc47537940052p-15, -0x1.37e01a732b424p-16, -0x1.984d120cbc14p-18, -0x1.0b5378c78a7e2p-19, -0x1.5e0c3a64afc5dp-21, -0x1.ca40e0e8f388dp-23, -0x1.2c06cad1d510dp-24, -0x1.88dd75ce0b127p-26},
            {-0x1.f8fd7e356b67fp-57, 0x1.0660bfd34adccp-6, 0x1.5f5798c0e05dbp-7, 0x1.24d0b087bf70dp-8, 0x1.9f956236bed79p-10, 0x1.1756e54c7befcp-11, 0x1.70f9648a37be3p-13, 0x1.e486ea4569adp-15, 0x1.3d726beb0aa54p-16, 0x1.9fcd8e24d8453p-18, 0x1.1031af38a2acfp-19, 0x1.646e919a61f81p-21, 0x1.d2baa8bffb811p-23, 0x1.318084d9b61a7p-24, 0x1.90090719c71dp-26, 0x1.05e8f7a218103p-27},
            {0x1.5555555555628p-8, 0x1.cd994c9170692p-13, -0x1.c4d435fa5d0ffp-10, -0x1.01ea30e56fe68p-10, -0x1.8f36e6f9709b4p-12, -0x1.13ba0da10c94dp-13, -0x1.6f690e8650881p-15, -0x1.e3dac2113c3dbp-17, -0x1.3d4d80bbb0bb7p-18, -0x1.9fbdb97547e4ep-20, -0x1.102e4af2513b8p-21, -0x1.646d1d66465d5p-23, -0x1.d2ba093387a6dp-25, -0x1.318062abdf04bp-26, -0x1.9008f8731d4dp-28, -0x1.05e8f47e3975ap-29},
            {0x1.9c8c5819bd4dp-48, -0x1.bd9f62e60dfc9p-11, 0x1.3e75beefe1534p-15, 0x1.34648fb19b85bp-13, 0x1.25c2685fe29acp-14, 0x1.adafb2133e6e5p-16, 0x1.236ea2625bd88p-17, 0x1.82022b92d1ebdp-19, 0x1.fb39184f31d6ap-21, 0x1.4c7e73cfc9aa1p-22, 0x1.b3726a4fc3e7p-24, 0x1.1d21c3ffd0443p-25, 0x1.7560a1af16dbdp-27, 0x1.e8ccfd4d2207cp-29, 0x1.400715b7d564ap-30, 0x1.a30e49f0c6b18p-32},
            {-0x1.6c16c16fb0f6dp-12, 0x1.325d637698667p-13, 0x1.1036ad30cbb4dp-14, -0x1.4273c9507a193p-17, -0x1.45a734d2e0922p-17, -0x1.0f5293a00821cp-18, -0x1.7df193d49449dp-20, -0x1.ffd074dd70ad4p-22, -0x1.5188a4e8582e3p-23, -0x1.bb0fbd3d24b39p-25, -0x1.223dce7d4cea1p-26, -0x1.7c26d14c9f47dp-28, -0x1.f1d3842cde8eep-30, -0x1.45dd6c5ee43c8p-31, -0x1.aab3de7274248p-33, -0x1.175ece8ff694p-34},
            {0x1.a14387e059d8dp-39, 0x1.a53ac4a752655p-16, -0x1.3e8adf4b66e82p-16, -0x1.29892061a6f45p-19, 0x1.c9bd7ce5ea324p-21, 0x1.140e9c1ee0ef7p-21, 0x1.a56da6de66252p-23, 0x1.2132c1e61d95fp-24, 0x1.805920c168ae8p-26, 0x1.f9c0cdc92a0d2p-28, 0x1.4b93470e2acf1p-29, 0x1.b26753c52ae0ep-31, 0x1.1c75d3d771da2p-32, 0x1.746977aadcb38p-34, 0x1.e7a86f55d4586p-36, 0x1.3f47a8e0cfae1p-37},
            {0x1.ba1b8560d4e06p-16, -0x1.e38edcee67bc9p-17, 0x1.07d00a8c8fa54p-19, 0x1.fcf98f2959dc7p-21, 0x1.1cef02ad7b9cfp-26, -0x1.a362d2a5c20b6p-25, -0x1.8783ab44847bcp-26, -0x1.1aae72998b8eap-27, -0x1.7d8a88539e05dp-29, -0x1.f88c3ce859f42p-31, -0x1.4b5123441396fp-32, -0x1.b24af8a7f072fp-34, -0x1.1c6fc01a25b38p-35, -0x1.7466dcf45c54fp-37, -0x1.e7a7513c5cd0fp-39, -0x1.3f476bba1e9f8p-40},
            {0x1.4ab77cfd0cbefp-33, 0x1.2d600af80fa86p-20, 0x1.be98836ce1c8p-22, -0x1.9549ec3140173p-23, -0x1.bd55aff63fe6ep-26, 0x1.2368aca1d416fp-29, 0x1.277a89462daf9p-29, 0x1.df7737c489823p-31, 0x1.4e29f23e4796ep-32, 0x1.be5851e9f740cp-34, 0x1.260b7406db37ep-35, 0x1.81d7568e81f74p-37, 0x1.f994945beffe5p-39, 0x1.4b0179f6377c5p-40, 0x1.b1765235da5f4p-42, 0x1.1bcd46a77d235p-43},
            {-0x1.1ebb095be1b14p-19, 0x1.a437a28b4305dp-21, -0x1.cfd9fce0a566ep-23, 0x1.4d26f23e6ecd4p-26, 0x1.bd159b79ce017p-28, 0x1.c3b4621d92407p-32, -0x1.33bdfc999e02ep-33, -0x1.5addf3e78a2aep-34, -0x1.035f3f180fbbfp-35, -0x1.61a6a2212cd5fp-37, -0x1.d500ab15e61e3p-39, -0x1.345b886dfe2e8p-40, -0x1.9453ffab61fb3p-42, -0x1.08c69e0f6d482p-43, -0x1.5ac224e9faafep-45, -0x1.c613b85641755p-47},
            {0x1.f48526824a07p-30, -0x1.fcfe0b31bcf0ap-23, 0x1.48d6f142f9814p-25, 0x1.830864b272df6p-30, -0x1.238cddb6e2557p-30, -0x1.34e8735759baap-33, -0x1.33578e935d4bfp-41, 0x1.8ea47f3f4b8ap-38, 0x1.6235e9f6436d2p-39, 0x1.f87684b004c88p-41, 0x1.52f08fd7e38e3p-42, 0x1.bf9e573cf0c81p-44, 0x1.25e6fc8b7ad53p-45, 0x1.8107f196c4447p-47, 0x1.f8474dd5fa4e2p-49, 0x1.4a3f0fee1be81p-50},
            {0x1.7aeb7972d7fa7p-23, -0x1.2bac95cca2c9cp-27, 0x1.b1c1697c19ec7p-31, -0x1.386de4a537232p-30, 0x1.f76291c438c09p-34, 0x1.d129b568d8f5cp-36, 0x1.3056e5f40bc53p-39, -0x1.fa5a6c8340d75p-43, -0x1.9ae1dada995a9p-43, -0x1.4302191e2cdd7p-44, -0x1.be6179baab0ebp-46, -0x1.2932b973c24dcp-47, -0x1.8719ecfa9c60dp-49, -0x1.009ec64ec565dp-50, -0x1.50416258f7205p-52, -0x1.b847563205396p-54},
            {0x1.93aa208e18689p-28, 0x1.51fff5375934bp-26, -0x1.42cffdec13255p-29, 0x1.34627ae2f6814p-32, -0x1.78b8148ca841bp-39, -0x1.08791fe9d4736p-38, -0x1.0596f25db286cp-41, -0x1.483114d9c728fp-46, 0x1.58322c8b6edbep-47, 0x1.69bbb4e2dc67p-48, 0x1.0efeaef1f91c5p-49, 0x1.672660bcd8a21p-51, 0x1.ce1b209f1dbd3p-53, 0x1.3e50bae14141ep-54, 0x1.ab45423925d79p-56, 0x1.0b2669d43dbd7p-57},
            {-0x1.76581962107a9p-26, -0x1.f0a5ce8586218p-29, 0x1.71dc5720f00f6p-31, -0x1.6ce0127a24908p-35, -0x1.37914eb3afdfbp-39, 0x1.dab983ebbab79p-42, 0x1.5cdd8ad8354aap-44, 0x1.24e9863d7a1adp-47, -0x1.224ea17a68e73p-51, -0x1.99e6ccdfd3773p-52, -0x1.a7194469e207ap-54, -0x1.ca2ca16e538e7p-55, -0x1.c2d59c389c078p-56, -0x1.2d1a506e4bc8ep-58, -0x1.c1f9dd0e4834p-61, -0x1.722145a1f9412p-61},
            {0x1.17de3618bc604p-28, -0x1.bba0d63bedf57p-30, 0x1.68623ecfa9585p-35, -0x1.6a57eb1b2c432p-38, 0x1.3ff4d9032f5ebp-40, -0x1.efb62d7f7ac57p-47, -0x1.5331845e3153fp-47, -0x1.04492bda7b217p-50, -0x1.03f46ab62f152p-52, -0x1.842db3158d59fp-57, 0x1.88d467115505fp-56, 0x1.ea7e09176522cp-60, -0x1.5dcf8f94a6962p-59, 0x1.7fbd7ef358384p-61, 0x1.d6670c1313b95p-62, 0x1.078975c89283cp-67},
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
        if constexpr (sizeof(T) == 4) return near_zero<T>{0x1p-40f, 0, 0};
        else return near_zero<T>{0x1p-70, 0, 0};
    }
    static constexpr cells<double, 7> left_rest_factor = {
        0x1.fp+3,
        0,
        {0x1.c8p-6, 0x1.08p-4, 0x1.088p-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
        {-0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1.ffffffffffff4p-1, -0x1.ffffffffffe06p-1, -0x1.fffffffffd8aep-1, -0x1.ffffffffe3e88p-1, -0x1.ffffffff29fap-1, -0x1.fffffffb56978p-1, -0x1.ffffffeb8dfd2p-1, -0x1.ffffffb6bdc64p-1},
        {0x1.f30f03cp-384, 0x1.2d27f6ap-253, 0x1.8ceac2e9c4f32p-195, 0x1.01470ad2f9e66p-130, 0x1.2b2e74339e026p-98, 0x1.7ac9ed4dcaf05p-79, 0x1.6af0ddb59172fp-66, 0x1.a2033ae0b646cp-57, 0x1.d8886987e3ae5p-56, 0x1.d9e20edef5058p-55, 0x1.fb82d50e3697p-55, -0x1.6a3d7b2a26ac4p-55, 0x1.a28d9aac743efp-55, 0x1.064456bd8cc77p-58, 0x1.ca11381019dcp-55, 0x1.dbb3d9d0cf744p-56},
        {0x1.8c4f086bcb40cp-198, -0x1.07c6203b5bfb6p-202, -0x1.4b72fa01f6c3p-154, -0x1.c7a50733421c9p-112, -0x1.ca62d9043fdb9p-92, 0x1.e3794fef57256p-72, 0x1.473f14ec36553p-59, 0x1.151bed9a69fedp-50, 0x1.8d683e0f6a963p-44, 0x1.9669cd17ddad6p-39, 0x1.98b40c41462p-35, 0x1.e2b49c2197168p-32, 0x1.8257d7aea3876p-29, 0x1.caf712e28238p-27, 0x1.b1b9d5a070204p-25, 0x1.527f78155c2c5p-23},
        {-0x1.51a1e9ae08dbbp-252, 0x1.e3a1efcf3aaf3p-258, 0x1.33caacb2893c3p-210, -0x1.cbbbe4b630e3ep-166, -0x1.d69b8b5373a47p-146, -0x1.ff983c6ec0feep-130, 0x1.334fb27cce3c1p-113, -0x1.a63582c51534cp-104, -0x1.373495ee84174p-101, -0x1.5fb7ee9c3e63dp-93, -0x1.de70ae821aadp-89, -0x1.930d78c13a78fp-87, 0x1.5843fd31613d3p-85, -0x1.12dce4ca9009ep-81, 0x1.d09d4bcfe0a51p-82, 0x1.0d8c12935c3f9p-77},
        {
            {0x1.d516ce39aaafp-190, 0x1.ec89bf23ba061p-199, 0x1.112bc81f7d723p-147, 0x1.209bf553aaac1p-104, 0x1.1f5baca4df68ep-81, 0x1.4fdceb91ceb74p-65, 0x1.1bd7d0550903ep-53, 0x1.5c7a5c59fb618p-45, 0x1.7b7f50f6c5ep-39, 0x1.3041b94ef599ep-34, 0x1.eb680552f4581p-31, 0x1.dbe4a5df97c7p-28, 0x1.3d83228e40984p-25, 0x1.3ed0ca77743f5p-23, 0x1.0185d4d48a589p-21, 0x1.5b4b1393d04aap-20},
            {-0x1.6631198839608p-179, 0x1.5e6dd2b6504f9p-190, 0x1.b41fdc41f21cap-141, 0x1.47f4000bdbd2cp-98, 0x1.f95b398f53c68p-76, 0x1.04b56498d0138p-59, 0x1.35646a81fb608p-48, 0x1.1353c18d7b9a8p-40, 0x1.c383ec09a6119p-35, 0x1.1913a17a13423p-30, 0x1.68e284cb816fbp-27, 0x1.1b98f0713094fp-24, 0x1.3811baef8753ap-22, 0x1.05e7218948987p-20, 0x1.65756fcb63b23p-19, 0x1.9b83dc52888c3p-18},
            {-0x1.4deb0befc4268p-172, -0x1.44300ad031c5fp-187, -0x1.1fe11ccbb9d4fp-135, -0x1.54d4ef836ac5cp-92, -0x1.7d05f1720caeep-70, 0x1.a213654857d51p-55, 0x1.cc6c87a061b1bp-44, 0x1.2f87ef1796f21p-36, 0x1.74dfa1bb7b9d8p-31, 0x1.6499ab810f2e9p-27, 0x1.6756332bc2081p-24, 0x1.c3e4d35d06189p-22, 0x1.93e2e3ebeae78p-20, 0x1.16b2c74796d9ap-18, 0x1.3bb0297340134p-17, 0x1.3050d62087471p-16},
            {0x1.36df171766b89p-162, -0x1.107c84e0567a2p-179, -0x1.170cb49894077p-129, -0x1.d74b6ba8d008p-87, -0x1.f1902f264445p-66, 0x1.9cfbe8ee14e2fp-50, 0x1.13e99f45cde55p-39, 0x1.f961fe5b00dep-33, 0x1.c5d787d9c2301p-28, 0x1.4747d9033c8d5p-24, 0x1.fc09d117ca70fp-22, 0x1.f4b77dcb61bfep-20, 0x1.630e2de84bc49p-18, 0x1.882da8a7cdb58p-17, 0x1.6543081dce2c2p-16, 0x1.15eede78ac005p-15},
            {0x1.973406b59c955p-157, 0x1.8fbb10b779921p-178, 0x1.082101f6b051p-125, 0x1.89a94d7023207p-82, 0x1.088f42bf1f0cep-58, 0x1.21bbbcff9c059p-44, 0x1.410b4e98cda2cp-35, 0x1.6522dd46f754bp-29, 0x1.b50fc5fe96a65p-25, 0x1.c5abe51c254c4p-22, 0x1.04c44fbca7208p-19, 0x1.835df08089149p-18, 0x1.a0c0f44312123p-17, 0x1.5c86d0ca6a766p-16, 0x1.da7a164e9cda9p-16, 0x1.0cc715db809adp-15},
            {-0x1.2bdce92388151p-147, 0x1.0344f51fb50ccp-170, 0x1.93b7fcb0ec511p-120, 0x1.bd3c77bd82e0ap-77, 0x1.9a0fae128f0cbp-54, 0x1.2d5d793ed3824p-40, 0x1.bc7332e14019cp-32, 0x1.59ba26be8dc34p-26, 0x1.2ce89c5dbcdd3p-22, 0x1.c10b197ac0e3ep-20, 0x1.71c0319f3907fp-18, 0x1.87e675576b762p-17, 0x1.237b09a9e0dd4p-16, 0x1.391e4e819da9ep-16, 0x1.c1b72d7f103cfp-17, 0x1.5db7cd3c9039cp-19},
        },
    };
    static constexpr exponential_rest<7> left_rest = {
        0x1.14f6eep+4, {0x1p+0, 0, 0}, {0, 0, 0}, 0, left_rest_factor,
    };
};

struct logsigmoid_slope {
    static constexpr symmetry fold = symmetry::adds_to_constant;
    static constexpr double amount = 1.0;
    static constexpr int falls = 1;
    static constexpr cells<float, 8> single = {
        0x1.6687bcp-1f,
        0,
        {0, 0x1.aap+0f, 0x1.8bc8p+1f, 0x1.214cp+2f, 0x1.7cbp+2f, 0x1.d814p+2f, 0x1.19bep+3f, 0x1.477p+3f, 0x1.7522p+3f, 0x1.a2d6p+3f, 0x1.d088p+3f, 0x1.fe3ap+3f, 0x1.15f6p+4f, 0x1.2cdp+4f, 0x1.43a9p+4f, 0x1.5a82p+4f},
        {0x1p-1f, 0x1.4613c6p-3f, 0x1.63d578p-5f, 0x1.60e042p-7f, 0x1.554346p-9f, 0x1.47faa8p-11f, 0x1.3aa956p-13f, 0x1.2dd96p-15f, 0x1.21888ap-17f, 0x1.15a582p-19f, 0x1.0a4fb6p-21f, 0x1.fee09cp-24f, 0x1.ea0508p-26f, 0x1.d5e614p-28f, 0x1.c2b6ccp-30f, 0x1.b05006p-32f},
        {0, 0x1.8f0f18p-28f, 0x1.f7e95p-31f, -0x1.5ab5fcp-32f, 0x1.dd2a7ap-34f, -0x1.a7ed38p-39f, 0x1.bd26d2p-39f, 0x1.47c6d4p-46f, -0x1.1316c2p-43f, -0x1.270934p-45f, -0x1.e6848ep-48f, -0x1.5e306cp-49f, 0x1.222c5ep-51f, 0x1.981f36p-54f, -0x1.21ae96p-56f, 0x1.481e06p-57f},
        {-0x1p-2f, -0x1.1228fap-3f, -0x1.5460aap-5f, -0x1.5d136ep-7f, -0x1.545fdp-9f, -0x1.47c622p-11f, -0x1.3a9d4p-13f, -0x1.2dd698p-15f, -0x1.2187e6p-17f, -0x1.15a55cp-19f, -0x1.0a4faep-21f, -0x1.fee098p-24f, -0x1.ea0508p-26f, -0x1.d5e614p-28f, -0x1.c2b6ccp-30f, -0x1.b05006p-32f},
        {0x1.685034p-31f, 0x1.47ae8ep-31f, -0x1.ff0378p-30f, -0x1.993322p-38f, -0x1.7087bap-34f, 0x1.4aa8dep-37f, -0x1.a86fc4p-39f, -0x1.2d4f9cp-41f, -0x1.a5d314p-45f, -0x1.5a73f6p-46f, 0x1.9a3f2p-46f, 0x1.f26d14p-50f, 0x1.6a8ae4p-53f, -0x1.69f3fap-54f, 0x1.61c34cp-57f, -0x1.9039eap-57f},
        {
            {-0x1.f70f1ap-26f, 0x1.75b74cp-5f, 0x1.36cecap-6f, 0x1.558ebep-8f, 0x1.529a14p-10f, 0x1.475d26p-12f, 0x1.3a8514p-14f, 0x1.2dd108p-16f, 0x1.21869ep-18f, 0x1.15a51p-20f, 0x1.0a4f9cp-22f, 0x1.fee08ep-25f, 0x1.ea0504p-27f, 0x1.d5e612p-29f, 0x1.c2b6cap-31f, 0x1.b05006p-33f},
            {0x1.55573ep-6f, -0x1.1fc452p-8f, -0x1.54b18ep-8f, -0x1.b3afcp-10f, -0x1.bec2ecp-12f, -0x1.b3646ep-14f, -0x1.a31b94p-16f, -0x1.925d1cp-18f, -0x1.82055p-20f, -0x1.72308ap-22f, -0x1.631488p-24f, -0x1.549594p-26f, -0x1.46adecp-28f, -0x1.3943f8p-30f, -0x1.2c79c8p-32f, -0x1.203546p-34f},
            {-0x1.d2c464p-19f, -0x1.2e30dp-9f, 0x1.9f97c4p-11f, 0x1.8d2ea6p-12f, 0x1.b56618p-14f, 0x1.b1362ap-16f, 0x1.a29bfp-18f, 0x1.92406ap-20f, 0x1.81ff68p-22f, 0x1.723002p-24f, 0x1.631496p-26f, 0x1.54966ep-28f, 0x1.46aef4p-30f, 0x1.3944fap-32f, 0x1.2c7ab4p-34f, 0x1.2035e6p-36f},
            {-0x1.0f1aa8p-9f, 0x1.fb1188p-11f, 0x1.c2711ap-17f, -0x1.023da4p-14f, -0x1.4f0b86p-16f, -0x1.571f5p-18f, -0x1.4e1e94p-20f, -0x1.41a9ap-22f, -0x1.34ccd6p-24f, -0x1.282e3ap-26f, -0x1.1c1cacp-28f, -0x1.108172p-30f, -0x1.05610ep-32f, -0x1.f54b24p-35f, -0x1.e0d526p-37f, -0x1.cd34bp-39f},
            {-0x1.42a44p-15f, -0x1.2dd386p-14f, -0x1.83accep-15f, 0x1.8b8caap-18f, 0x1.981574p-19f, 0x1.bfb7dp-21f, 0x1.ba748p-23f, 0x1.ab867ep-25f, 0x1.9ac902p-27f, 0x1.8a09dep-29f, 0x1.7a251p-31f, 0x1.6a928cp-33f, 0x1.5bba4ep-35f, 0x1.4d72dep-37f, 0x1.3fd884p-39f, 0x1.32dc28p-41f},
            {0x1.1b4428p-12f, -0x1.fdc86ap-15f, 0x1.e2d036p-17f, 0x1.157d9cp-22f, -0x1.7e3572p-22f, -0x1.e6b7aap-24f, -0x1.f23288p-26f, -0x1.e34078p-28f, -0x1.d12d86p-30f, -0x1.bef57ap-32f, -0x1.aa9d48p-34f, -0x1.9b7018p-36f, -0x1.8b1dc6p-38f, -0x1.7ae2a2p-40f, -0x1.6af478p-42f, -0x1.5b73p-44f},
            {-0x1.b566acp-15f, 0x1.11383ap-16f, -0x1.71e452p-20f, -0x1.07f0aap-21f, 0x1.27c252p-26f, 0x1.0d0ab4p-26f, 0x1.2ea5a4p-28f, 0x1.30689p-30f, 0x1.263fc4p-32f, 0x1.19ffacp-34f, 0x1.12235cp-36f, 0x1.032378p-38f, 0x1.efe67cp-41f, 0x1.dba0bep-43f, 0x1.ca5b92p-45f, 0x1.b92bd2p-47f},
        },
    };
    static constexpr cells<double, 17> wide = {
        0x1.6687bcp-1,
        0,
        {0, 0x1.aap+0, 0x1.8bc8p+1, 0x1.214cp+2, 0x1.7cbp+2, 0x1.d814p+2, 0x1.19bep+3, 0x1.477p+3, 0x1.7522p+3, 0x1.a2d6p+3, 0x1.d088p+3, 0x1.fe3ap+3, 0x1.15f6p+4, 0x1.2cdp+4, 0x1.43a9p+4, 0x1.5a82p+4},
        {0x1p-1, 0x1.4613c6c7878bfp-3, 0x1.63d5787dfa53ep-5, 0x1.60e04152a5028p-7, 0x1.554346ee953d3p-9, 0x1.47faa7e5812c7p-11, 0x1.3aa9566f49b4cp-13, 0x1.2dd960028f8dbp-15, 0x1.218889bb3a4f6p-17, 0x1.15a581b63db2ep-19, 0x1.0a4fb5c32f6e2p-21, 0x1.fee09b50e7ca3p-24, 0x1.ea050891162f2p-26, 0x1.d5e6146607cdbp-28, 0x1.c2b6cbb7945abp-30, 0x1.b05006a40f032p-32},
        {0, -0x1.c0820fd1baed6p-60, -0x1.c0c66c2747d8ep-59, -0x1.be68cc537dd2ap-61, -0x1.ee59505c265f3p-63, 0x1.2c61c5fba1246p-65, -0x1.b651a979a03ddp-67, -0x1.b802365b66f0cp-69, 0x1.e81a5ce21d6bfp-72, 0x1.3675a150d289bp-73, 0x1.c3718d249f75p-75, -0x1.f3b2dc2bcf28bp-80, 0x1.3f24e2a434494p-80, -0x1.b26c5b43d7edp-84, -0x1.9a8131a4b6834p-86, 0x1.0a665aa13b508p-87},
        {-0x1p-2, -0x1.1228face1e65ep-3, -0x1.5460aa8c815efp-5, -0x1.5d136e6279b45p-7, -0x1.545fd0c842562p-9, -0x1.47c6219bb6173p-11, -0x1.3a9d40508952dp-13, -0x1.2dd69830c6d9dp-15, -0x1.2187e6007269bp-17, -0x1.15a55c124afc5p-19, -0x1.0a4fad1ae179dp-21, -0x1.fee09755641a4p-24, -0x1.ea0507a6985dfp-26, -0x1.d5e614301f805p-28, -0x1.c2b6cbab2e3e1p-30, -0x1.b05006a134f4fp-32},
        {0x1.f1a037664c2e3p-66, -0x1.bfb97c8e03d9ap-57, 0x1.03d364133cc21p-59, -0x1.e8ef10fafb3a1p-62, 0x1.bb35aa9147d85p-63, 0x1.bc684c6bd8c1bp-65, -0x1.b9df55f261bcap-69, 0x1.5c6c5fb46c05ep-70, -0x1.9e292ff408174p-71, 0x1.8ad92300bee21p-73, 0x1.b17418517c6bdp-76, -0x1.e13c967c9ef2fp-78, 0x1.0cc94a4dbcdadp-80, -0x1.795e922cd374fp-82, -0x1.c35dc4c6c1ceep-85, -0x1.53796f67c3fe3p-87},
        {
            {-0x1.5aa105d913ae4p-58, 0x1.75b746f500485p-5, 0x1.36cecc7a487a4p-6, 0x1.558ebc5b0f3d4p-8, 0x1.529a13b3c486cp-10, 0x1.475d25dadd62ep-12, 0x1.3a851500ba957p-14, 0x1.2dd1089a52aa7p-16, 0x1.21869e8b9bcb9p-18, 0x1.15a510ca6fc3cp-20, 0x1.0a4f9bca46213p-22, 0x1.fee08f5e5cca6p-25, 0x1.ea0505d19cbc6p-27, 0x1.d5e613c44ee5bp-29, 0x1.c2b6cb926204ep-31, 0x1.b050069b80d89p-33},
            {0x1.55555555555abp-6, -0x1.1fc0e68910dffp-8, -0x1.54b1fe59f2857p-8, -0x1.b3af5e118124ap-10, -0x1.bec2dbc696367p-12, -0x1.b364810c69a7dp-14, -0x1.a31bac381fb82p-16, -0x1.925d3771021fep-18, -0x1.82056a3022c77p-20, -0x1.7230a2f91febap-22, -0x1.6314a18c16d5bp-24, -0x1.5495aa4adee6dp-26, -0x1.46ae016fc3a7fp-28, -0x1.39440c9dc9206p-30, -0x1.2c79dceb310c5p-32, -0x1.203559b565bfep-34},
            {-0x1.5a720998a8478p-47, -0x1.2e2a457d027fdp-9, 0x1.9f921d1717605p-11, 0x1.8d314aaf398fdp-12, 0x1.b5667f5914f33p-14, 0x1.b135e7c86732p-16, 0x1.a29ad7c9c64fp-18, 0x1.923f8fff85196p-20, 0x1.81fe97cf76e48p-22, 0x1.722f117ab0392p-24, 0x1.631445339041fp-26, 0x1.5495950d76b01p-28, 0x1.46adfc8d24a2fp-30, 0x1.39440b7e4786bp-32, 0x1.2c79dca910717p-34, 0x1.203559a63024dp-36},
            {-0x1.11111110a7cedp-9, 0x1.fa3f3b0f0d5dfp-11, 0x1.c8f6e934befefp-17, -0x1.026b99eee3651p-14, -0x1.4f132b275350bp-16, -0x1.5715a776e40f8p-18, -0x1.4e144043dddc2p-20, -0x1.419d025d4424bp-22, -0x1.34c0c28687769p-24, -0x1.2823253299b96p-26, -0x1.1c0fa39bac43fp-28, -0x1.1077887552c03p-30, -0x1.0557f56cb8915p-32, -0x1.f539a8653a098p-35, -0x1.e0c2f9d47ed27p-37, -0x1.cd2228d93afedp-39},
            {-0x1.50d011ec48043p-39, -0x1.34a2543618c14p-14, -0x1.813bd760dd32cp-15, 0x1.863f1c297bc4dp-18, 0x1.97b3e7ddbc284p-19, 0x1.c02f6cc62583ep-21, 0x1.bb4b5b4de9961p-23, 0x1.ac52dc297e3dp-25, 0x1.9b8e935daa059p-27, 0x1.8ad2d5eb51da6p-29, 0x1.7abdfacdb7b59p-31, 0x1.6b49b0a78599cp-33, 0x1.5c753263bb7ccp-35, 0x1.4e266b78c5abbp-37, 0x1.4081fac8dfd2fp-39, 0x1.336c1afa8a62dp-41},
            {0x1.ba1ba4a919bep-13, -0x1.dea9bc2f7da66p-15, 0x1.d549287bc9a45p-17, 0x1.65ede7d759efcp-22, -0x1.7a707d1a0d7afp-22, -0x1.eb25127f8033fp-24, -0x1.f5b9e363adf76p-26, -0x1.e8623ccf7aaa1p-28, -0x1.d6174800f7626p-30, -0x1.c32acda90515dp-32, -0x1.b0d59a0c837f7p-34, -0x1.9f2ed62e036c7p-36, -0x1.8e3c9c3ae680ap-38, -0x1.7de2b9040a5d1p-40, -0x1.6e4b653bfd7f3p-42, -0x1.5f56f9aecfea3p-44},
            {-0x1.2ed245ec3664ep-33, 0x1.5e170c48872eep-16, -0x1.17d426c22a4a4p-19, -0x1.3b992a5f2e48bp-22, 0x1.a16d2baba2746p-26, 0x1.c15002b32115dp-27, 0x1.ebf36ca5d0ea9p-29, 0x1.e620691ff5a92p-31, 0x1.d592410de48f5p-33, 0x1.c30c37393b37cp-35, 0x1.b0ce90f225884p-37, 0x1.9f2d37e573ba8p-39, 0x1.8e3c3cc041f37p-41, 0x1.7de2a32660fb9p-43, 0x1.6e4b6026ae9d8p-45, 0x1.5f56f8a3dca8ep-47},
            {-0x1.664c743bf38d1p-16, -0x1.072ab2c764ef7p-20, -0x1.eab342e980c27p-25, 0x1.48fd2e4e7bb36p-24, 0x1.9949354cf84b8p-30, -0x1.45d25e6a662a7p-30, -0x1.a3f4c08199edep-32, -0x1.ac1a35a4fbd4p-34, -0x1.a0791cf91a9c9p-36, -0x1.90b8081220e2ep-38, -0x1.80ab1ac33532p-40, -0x1.7108dfb44d1cfp-42, -0x1.61fbffccec01ep-44, -0x1.5373f7d42ef1bp-46, -0x1.45984cea50c25p-48, -0x1.384d4bc2709a3p-50},
            {-0x1.4611775930763p-29, -0x1.75f36570b838cp-20, 0x1.0d883fb2a175bp-23, -0x1.c2dcac8d6a4e3p-27, -0x1.fdb9ecc18c87ap-31, 0x1.21bae40ee7209p-34, 0x1.345669f54019ap-35, 0x1.5012d69500f0fp-37, 0x1.4bb3d1c4fcbc1p-39, 0x1.403c0bb1a568ep-41, 0x1.33a802a5d91ffp-43, 0x1.2735b2691ca31p-45, 0x1.1b2f293e5f526p-47, 0x1.0f8fb0eba0ce7p-49, 0x1.0479d55bac873p-51, 0x1.f3ae9718a223p-54},
            {0x1.234cf595accb2p-19, 0x1.dd11f142a5a3ep-22, -0x1.3dd6f8b6451dp-25, 0x1.7cc1d29cefb54p-30, 0x1.cdd57eb638e44p-33, 0x1.d7782cbb19874p-39, -0x1.709a73a77d236p-39, -0x1.d629a12b0475bp-41, -0x1.de24e8da76d1cp-43, -0x1.d0d343adab89dp-45, -0x1.bf476d70811b9p-47, -0x1.ad577ab2166b5p-49, -0x1.9bdf23386fe5dp-51, -0x1.8b002bcccffd4p-53, -0x1.7ade4478e6b4ep-55, -0x1.6b6affa1b76d7p-57},
            {-0x1.cdfa39ed0196bp-27, -0x1.d6b93dee78b59p-28, 0x1.6d2e4792b26a5p-28, 0x1.5a2afa4fb4386p-36, -0x1.30d62f53da88ap-35, -0x1.f4758e322a7a2p-40, 0x1.18838e0c8f344p-43, 0x1.20277d0f4165p-44, 0x1.38af98a8d44b2p-46, 0x1.34ba99b82d7a7p-48, 0x1.29efa9111869cp-50, 0x1.1e2b02ad8177bp-52, 0x1.125b974dc20eep-54, 0x1.075bfcee57bc1p-56, 0x1.f9121d81502a4p-59, 0x1.e4c9ac1f30ef7p-61},
            {-0x1.a9bbd17542d03p-23, -0x1.1c4ec364afep-25, 0x1.df2fcec6e7f94p-33, -0x1.c579ae6f4052fp-35, 0x1.39b790350931bp-38, 0x1.8bb1d3850f2d5p-42, 0x1.66b92a9de0472p-48, -0x1.3a67cd25a47e1p-48, -0x1.814ca59843697p-50, -0x1.7186258b63172p-52, -0x1.6b78e8afdd5c4p-54, -0x1.606695a982f17p-56, -0x1.5a2de76ddb6bap-58, -0x1.42544e340feabp-60, -0x1.38ced1cdf6c07p-62, -0x1.252d77f597216p-64},
            {-0x1.a0474fde8a1e2p-26, 0x1.4b86711c8edb2p-27, -0x1.6f06ca929866fp-32, 0x1.0198cca469a86p-36, -0x1.cbeb3e0845ebdp-42, -0x1.e2f59d64e8f44p-45, -0x1.49ff1027a9d27p-49, 0x1.6476c298971dep-53, 0x1.76b8536f57486p-54, 0x1.b31b69207f4eap-56, 0x1.a5901ff2c3deap-58, 0x1.8afc8d1141d4p-60, 0x1.7846eb39ec721p-62, 0x1.79682fca3e128p-64, 0x1.5ef1ec5d7feb7p-66, 0x1.5e023fb9e9fadp-68},
            {0x1.69bac9d0842fdp-25, 0x1.e44018ac2894p-38, 0x1.a11a1055b09abp-34, -0x1.7ed22cf9e5648p-39, 0x1.8188ca463f0b3p-46, 0x1.55380cd3fee5cp-47, 0x1.469287b326449p-54, 0x1.74b235d3a3e5fp-52, 0x1.d6cb87bb29347p-55, -0x1.2f4fa89d7194ep-57, -0x1.15912f5dca434p-60, -0x1.9d00bc57658c3p-64, 0x1.f74f90b6d79d5p-64, -0x1.a1e12c0ed5b69p-67, 0x1.3d2d2e034ab9ap-71, -0x1.bcc148a61d7a4p-70},
            {-0x1.7180949fd6117p-27, -0x1.65a452ee5ec9fp-30, -0x1.ac6af818daf5dp-36, 0x1.bab053396f8f1p-42, 0x1.10ef9723c61fcp-46, 0x1.d63d79c76c0bp-50, -0x1.a05f5e4ac8d24p-52, 0x1.3de32cc5bf9f4p-52, 0x1.c5532fbaf7186p-55, -0x1.b61e227397018p-58, -0x1.2163d7ca1d17fp-61, 0x1.752cf7f870ebap-66, 0x1.0cce3eb6c4222p-63, -0x1.92a065dc606b8p-68, 0x1.fee94640bf46fp-70, -0x1.37434c39c4ca5p-70},
            {0x1.ce12f301a4b86p-31, -0x1.95052ac9b2267p-34, -0x1.0b6a9a24791d3p-37, 0x1.060926e113015p-44, -0x1.1154390aa0199p-50, 0x1.91ba155cb2feap-51, -0x1.5635994a61404p-54, 0x1.5a5ce68d4f9dap-54, 0x1.e6e479336b558p-57, -0x1.e3ba2f8834604p-60, -0x1.4e11c631408bp-63, 0x1.6a82b26f41e1p-68, 0x1.1d119e6077527p-65, -0x1.e622e9961f642p-70, 0x1.06ebf965ad0c2p-71, -0x1.59f3ade206e9cp-72},
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
        if constexpr (sizeof(T) == 4) return border<T>{-0x1.62281ep+4f, -0x1.62281ep+4f, 1.0, 0.0, true};
        else return border<T>{-0x1.62281ep+4, -0x1.41f602p+5, 1.0, 0.0, false};
    }
    template <class T>
    static constexpr border<T> right() {
        if constexpr (sizeof(T) == 4) return border<T>{0x1.62281ep+4f, 0x1.a2f302p+6f, 0.0, 0.0, false};
        else return border<T>{0x1.62281ep+4, 0x1.75145ap+9, 0.0, 0.0, false};
    }
    template <class T>
    static constexpr near_zero<T> zero() {
        if constexpr (sizeof(T) == 4) return near_zero<T>{0x1p-40f, 0, 0};
        else return near_zero<T>{0x1p-70, 0, 0};
    }
    static constexpr cells<double, 6> left_rest_factor = {
        0x1.fp+3,
        0,
        {0x1.fcp-6, 0x1.08p-4, 0x1.088p-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
        {0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1.ffffffffffff5p-1, 0x1.ffffffffffeffp-1, 0x1.ffffffffff289p-1, 0x1.fffffffff86cep-1, 0x1.ffffffffcdd7p-1, 0x1.fffffffeff7e1p-1},
        {0x1.fdb828p-316, 0x1.833679cp-312, -0x1.ab7dad7731787p-248, -0x1.0a1d194ffe39ap-165, -0x1.310d555e47759p-124, -0x1.fa35ed48022b7p-100, -0x1.711eefa837bb9p-83, -0x1.3a80fd058da27p-71, -0x1.1773ac1709ab9p-62, -0x1.fe68e5a062156p-56, -0x1.9618a8c2eecf6p-55, 0x1.fb9ac0fb4249ep-57, 0x1.7b2f57cf6a73fp-55, -0x1.fe26bcf75d5a4p-56, 0x1.b257cb303d93p-55, -0x1.ad42938a70f98p-58},
        {-0x1.4a5f1867e9692p-301, 0x1.7c21d89913ee1p-307, -0x1.f3bb691f81832p-196, -0x1.09d2c70d5c3cdp-139, -0x1.5fc41157bfdb9p-109, -0x1.5d1a942bcf1p-90, -0x1.e8e7df6fbd9ap-76, -0x1.0f2729b288e84p-64, -0x1.6bd2273b104d2p-56, -0x1.0601abeec1842p-49, -0x1.2ef80e6a7a104p-44, -0x1.60c54dc537677p-40, -0x1.f13c0fa95973cp-37, -0x1.dcce8469811ap-34, -0x1.542a5f0613ba6p-31, -0x1.7ae2c975a74cap-29},
        {-0x1.0dc500d1ea18p-355, -0x1.21739ed5e5d54p-361, -0x1.16fa44d07f04dp-250, -0x1.54b2109a7cb8ep-193, -0x1.1212045c176a5p-165, -0x1.5fb315eb7964bp-147, 0x1.863fe901e7572p-131, -0x1.43ab9aaa2e1a3p-118, -0x1.ef26991fd348cp-111, 0x1.f40cfed3bef4ap-105, -0x1.939db7c89f23ap-101, 0x1.78d6748d59095p-95, -0x1.db2284eb37501p-93, -0x1.e33fbfae65296p-88, -0x1.c800b1fcbeea6p-86, 0x1.06083d1599196p-83},
        {
            {0x1.eb43942555979p-290, -0x1.2df280763b66cp-301, -0x1.068321f08cd0cp-189, -0x1.d876b588122a2p-134, -0x1.ee5e40bddcaafp-104, -0x1.24a54ed3770c8p-84, -0x1.eda7362b506b3p-70, -0x1.b3a5e0a4b759dp-59, -0x1.c17c7bbe12d6fp-51, -0x1.fd4c002b5b37p-45, -0x1.d9eee59250cf6p-40, -0x1.c55f038a5dc4bp-36, -0x1.0adcc4c7c0b2ap-32, -0x1.b16c2d9d9a314p-30, -0x1.08d279864d33dp-27, -0x1.feb64ac0aa509p-26},
            {0x1.1d20cdae398bp-280, -0x1.ad4d854a0d166p-295, 0x1.54fc4a6685354p-183, 0x1.8b10e2fc735bfp-127, 0x1.17c7b00f432a1p-96, 0x1.f64de8695a9b5p-79, -0x1.bef6df99170ffp-65, -0x1.9ff5272aa13bcp-54, -0x1.58bdf1ae6f80fp-46, -0x1.353343623bdf8p-40, -0x1.cda2ddaf22308p-36, -0x1.6896d252b4163p-32, -0x1.5ffe8ae672b2bp-29, -0x1.e0680001d9faep-27, -0x1.f2b686f0571a9p-25, -0x1.9cd75fc3a7dc1p-23},
            {-0x1.ca3d5381547bep-270, 0x1.242152aa4d11cp-290, 0x1.0e6e1d77b7426p-177, 0x1.0b12e1c4819a1p-121, 0x1.1b9572e8ce4eap-91, 0x1.bbd6792a14c4fp-76, -0x1.24db7267deb46p-59, -0x1.4196217485aacp-49, -0x1.839fb588db34fp-42, -0x1.0aca62238a65ap-36, -0x1.3aa9f45aef235p-32, -0x1.8ca5725e9f05fp-29, -0x1.3d97856a7dabep-26, -0x1.684f0ba12594ep-24, -0x1.3a30cd0c16e47p-22, -0x1.b9537962a6df1p-21},
            {-0x1.d87a929187fa7p-262, 0x1.32298fbb8605cp-285, -0x1.5fad7fb6d6e6ap-173, -0x1.ccefcb37ceefp-117, -0x1.b2e075362b5dcp-86, -0x1.fbed67f369546p-67, -0x1.dedeeaa4cf29p-54, -0x1.f26f515ba24bap-45, -0x1.7ddceb2152ab4p-38, -0x1.75fc2fdcedfafp-33, -0x1.4c3011da3f582p-29, -0x1.474165d12a76bp-26, -0x1.a33ad590a512ap-24, -0x1.82d752ca41798p-22, -0x1.158aa35c3c793p-20, -0x1.43fa263c9a6p-19},
            {0x1.eb17ae828b073p-252, -0x1.4f4c4a4e9f822p-281, -0x1.e18d1c4fecbf9p-168, -0x1.11b1a7eef51e6p-111, -0x1.a4587680ee1e5p-81, -0x1.7a5fe022d1503p-62, -0x1.0588bfcaf002bp-49, -0x1.99a9325b3f9acp-41, -0x1.dcae109fca3b4p-35, -0x1.675b02b5b57e3p-30, -0x1.ee531a5c4a19dp-27, -0x1.8122eeb6e83e3p-24, -0x1.89d236014e2bbp-22, -0x1.24138f5d1bb69p-20, -0x1.5144f7f71c1b6p-19, -0x1.3e9020086bc66p-18},
        },
    };
    static constexpr exponential_rest<6> left_rest = {
        0x1.62281ep+4, {0x1p+0, 0, 0}, {0, 0, 0}, 0, left_rest_factor,
    };
};

struct logsigmoid_curvature {
    static constexpr symmetry fold = symmetry::even;
    static constexpr double amount = 0.0;
    static constexpr int falls = 1;
    static constexpr cells<float, 8> single = {
        0x1.b30da6p-1f,
        0,
        {0, 0x1.5e8p+0f, 0x1.429p+1f, 0x1.d8e8p+1f, 0x1.37c8p+2f, 0x1.8318p+2f, 0x1.ce6cp+2f, 0x1.0cdep+3f, 0x1.3288p+3f, 0x1.583p+3f, 0x1.7dd8p+3f, 0x1.a382p+3f, 0x1.c92ap+3f, 0x1.eed4p+3f, 0x1.0a3ep+4f, 0x1.1d13p+4f},
        {-0x1p-2f, -0x1.4b0deap-3f, -0x1.1a4d4p-4f, -0x1.83c12ap-6f, -0x1.ee7b24p-8f, -0x1.341b2ap-9f, -0x1.7d1382p-11f, -0x1.d66178p-13f, -0x1.2208b4p-14f, -0x1.65ad5p-16f, -0x1.b9111ap-18f, -0x1.0fe094p-19f, -0x1.4f4128p-21f, -0x1.9d4ddp-23f, -0x1.fda5dep-25f, -0x1.3a25fcp-26f},
        {0, 0x1.ec84eap-28f, 0x1.925da4p-29f, -0x1.329edap-34f, -0x1.3e6f7p-33f, -0x1.553a54p-41f, 0x1.17408p-38f, 0x1.2dd296p-40f, 0x1.deeb54p-39f, 0x1.77c772p-41f, -0x1.026ed8p-43f, 0x1.c84632p-45f, -0x1.bf84d6p-46f, -0x1.a5cf78p-49f, 0x1.6ff932p-51f, -0x1.a10794p-52f},
        {-0x1.6cf2e4p-31f, 0x1.899cacp-4f, 0x1.e083eap-5f, 0x1.70f1d2p-6f, 0x1.e6f644p-8f, 0x1.32a778p-9f, 0x1.7c8596p-11f, 0x1.d62b7p-13f, 0x1.21fe6ep-14f, 0x1.65a968p-16f, 0x1.b90f9ep-18f, 0x1.0fe04cp-19f, 0x1.4f410ep-21f, 0x1.9d4dc6p-23f, 0x1.fda5dap-25f, 0x1.3a25fcp-26f},
        {-0x1.4e0cd2p-59f, 0x1.77c9bcp-29f, 0x1.c1614p-31f, -0x1.891e24p-32f, -0x1.edf376p-33f, 0x1.a165f4p-35f, 0x1.57e0bep-36f, 0x1.1858bep-40f, 0x1.39fe12p-41f, -0x1.b941e2p-43f, 0x1.1edaf6p-43f, -0x1.3cd4c4p-44f, -0x1.1a8e48p-46f, 0x1.ed0492p-56f, -0x1.33f0aap-51f, -0x1.540d4ap-52f},
        {
            {0x1.00000ap-4f, -0x1.3f06bp-9f, -0x1.4b1fcp-6f, -0x1.4cb184p-7f, -0x1.d8186ap-9f, -0x1.2fc2b6p-10f, -0x1.7b6a1p-12f, -0x1.d5bf6ap-14f, -0x1.21e9e4p-15f, -0x1.65a198p-17f, -0x1.b90ca6p-19f, -0x1.0fdfbap-20f, -0x1.4f40d6p-22f, -0x1.9d4dbp-24f, -0x1.fda5d2p-26f, -0x1.3a25fap-27f},
            {-0x1.70e4bap-21f, -0x1.ed317ep-7f, 0x1.bb3364p-10f, 0x1.60380ap-9f, 0x1.273f72p-10f, 0x1.8d56c2p-12f, 0x1.f6efe8p-14f, 0x1.389a4ep-15f, 0x1.82566cp-17f, 0x1.dcc29ep-19f, 0x1.260476p-20f, 0x1.6a7e1ep-22f, 0x1.bf0086p-24f, 0x1.138902p-25f, 0x1.53c3d2p-27f, 0x1.a2dd44p-29f},
            {-0x1.55229cp-7f, 0x1.3b2798p-8f, 0x1.768ccap-10f, -0x1.715d6cp-12f, -0x1.0147c6p-12f, -0x1.7e1bd6p-14f, -0x1.f10da8p-16f, -0x1.377abep-17f, -0x1.81e9d6p-19f, -0x1.dc99f2p-21f, -0x1.25fcfap-22f, -0x1.6a7c22p-24f, -0x1.bf001cp-26f, -0x1.13896ap-27f, -0x1.53c3dcp-29f, -0x1.a2ddap-31f},
            {-0x1.e85bd4p-16f, 0x1.26fb06p-11f, -0x1.6d0c4ap-11f, -0x1.5788fcp-15f, 0x1.26d97p-15f, 0x1.1998bcp-16f, 0x1.8445cap-18f, 0x1.eeca6cp-20f, 0x1.340c2ap-21f, 0x1.7d073p-23f, 0x1.d64ba8p-25f, 0x1.21f8c2p-26f, 0x1.659a1cp-28f, 0x1.b8dbf4p-30f, 0x1.0fd312p-31f, 0x1.4f1ad6p-33f},
            {0x1.97d728p-10f, -0x1.837d1p-11f, 0x1.13fc76p-13f, 0x1.31b986p-15f, -0x1.9effbcp-20f, -0x1.390514p-19f, -0x1.ecdadp-21f, -0x1.44d80cp-22f, -0x1.984d8ep-24f, -0x1.fa9db6p-26f, -0x1.39024ap-27f, -0x1.81e952p-29f, -0x1.dc2972p-31f, -0x1.25769ep-32f, -0x1.6a1dccp-34f, -0x1.be546ep-36f},
            {-0x1.fff304p-14f, 0x1.2282fap-13f, 0x1.74329p-17f, -0x1.6bfd1ep-17f, -0x1.e9e0eep-21f, 0x1.b5f5ep-23f, 0x1.f974b8p-24f, 0x1.67b8cp-25f, 0x1.d0b1eep-27f, 0x1.216786p-28f, 0x1.65999p-30f, 0x1.bb03eep-32f, 0x1.1067a8p-33f, 0x1.50ca64p-35f, 0x1.9c7922p-37f, 0x1.fd7358p-39f},
            {-0x1.c04e6ep-14f, 0x1.63ae96p-14f, -0x1.4b818cp-16f, 0x1.c2d1a8p-20f, 0x1.051986p-21f, 0x1.4d267ep-26f, -0x1.a1d08ap-27f, -0x1.840b72p-28f, -0x1.05b048p-29f, -0x1.4f3c46p-31f, -0x1.a1bf1p-33f, -0x1.0184a6p-34f, -0x1.3e2a42p-36f, -0x1.8531f4p-38f, -0x1.e6beccp-40f, -0x1.2b3882p-41f},
        },
    };
    static constexpr cells<double, 17> wide = {
        0x1.b30da6p-1,
        0,
        {0, 0x1.5e8p+0, 0x1.429p+1, 0x1.d8e8p+1, 0x1.37c8p+2, 0x1.8318p+2, 0x1.ce6cp+2, 0x1.0cdep+3, 0x1.3288p+3, 0x1.583p+3, 0x1.7dd8p+3, 0x1.a382p+3, 0x1.c92ap+3, 0x1.eed4p+3, 0x1.0a3ep+4, 0x1.1d13p+4},
        {-0x1p-2, -0x1.4b0de909bd8aep-3, -0x1.1a4d3f36d12dap-4, -0x1.83c12a1329edap-6, -0x1.ee7b249f37b83p-8, -0x1.341b2a01553a5p-9, -0x1.7d1381dd17efep-11, -0x1.d66177da45ad3p-13, -0x1.2208b3108a55ep-14, -0x1.65ad4f441c477p-16, -0x1.b9111a81376bdp-18, -0x1.0fe0938dee73bp-19, -0x1.4f4128dfc26adp-21, -0x1.9d4dd06973ddep-23, -0x1.fda5dda401b39p-25, -0x1.3a25fc6841e5p-26},
        {0, 0x1.b386e46396f51p-57, -0x1.7adc2e562eb9p-58, 0x1.74ef4a8b95471p-62, -0x1.e55a7f7f2df0bp-64, -0x1.27d9d8219c0fp-63, -0x1.a59d9ee3acf45p-68, -0x1.687a39306afa9p-68, 0x1.0090d350081c3p-68, 0x1.98dc05f4e234ap-70, -0x1.41119852770cap-74, 0x1.4d6c696f5fef3p-74, 0x1.8545243a13713p-75, -0x1.4f97a1c29d521p-77, 0x1.f9e0b8796f572p-80, -0x1.f9c911415bae3p-84},
        {-0x1.ad28c7390469fp-70, 0x1.899caf588eadp-4, 0x1.e083e9e9e9a47p-5, 0x1.70f1d192d2129p-6, 0x1.e6f64320ecbcap-8, 0x1.32a7786d98486p-9, 0x1.7c8596ab6ee2ap-11, 0x1.d62b701f4ed98p-13, 0x1.21fe6e244fe5fp-14, 0x1.65a967c4fef68p-16, 0x1.b90f9e8a9c876p-18, 0x1.0fe04b5e95844p-19, 0x1.4f410d6f07b25p-21, 0x1.9d4dc5fc6313dp-23, 0x1.fda5d9ad64b0cp-25, 0x1.3a25fba7814a6p-26},
        {0x1.a0feab346a1ffp-124, -0x1.3c7fbe023903p-58, 0x1.1d2a735d01c94p-61, -0x1.8637cafb462cdp-61, 0x1.d093a3c16453dp-64, 0x1.7929e93f3686dp-63, -0x1.7eb0cd6d23963p-65, -0x1.c5981f22235c7p-68, -0x1.1d14fee0aa616p-70, -0x1.6548fa9c83ed3p-71, 0x1.731d24fbdb1e5p-74, -0x1.4dfd15977f1e8p-73, 0x1.db2d862840633p-75, -0x1.1252780939381p-78, 0x1.1d17f1a3d3217p-79, -0x1.fe0b6a4dd8a69p-81},
        {
            {0x1p-4, -0x1.3f05c02742f28p-9, -0x1.4b1fc97ebdc88p-6, -0x1.4cb183ec101fcp-7, -0x1.d81867b3c7908p-9, -0x1.2fc2b5e175f19p-10, -0x1.7b6a0f8f91767p-12, -0x1.d5bf69f88c649p-14, -0x1.21e9e4d77a9a2p-15, -0x1.65a198d721d64p-17, -0x1.b90ca69f51bb4p-19, -0x1.0fdfbb000064ep-20, -0x1.4f40d68d959fep-22, -0x1.9d4db12241e4ap-24, -0x1.fda5d1c02ab71p-26, -0x1.3a25fa260015cp-27},
            {0x1.8322f9d3fd70cp-58, -0x1.ed350a2a923c3p-7, 0x1.bb36523356f63p-10, 0x1.60381abd9ded3p-9, 0x1.273f61247392ep-10, 0x1.8d56bb05d601p-12, 0x1.f6efe944354bap-14, 0x1.389a510eee642p-15, 0x1.82566fd63124cp-17, 0x1.dcc2a43b54feep-19, 0x1.260479defe0e9p-20, 0x1.6a7e23043b312p-22, 0x1.bf008bb8fa1dep-24, 0x1.138904f40078dp-25, 0x1.53c3d699249a1p-27, 0x1.a2dd4983fce8ep-29},
            {-0x1.55555555555ccp-7, 0x1.3b172d72c7b95p-8, 0x1.769caf887e103p-10, -0x1.715cf42ecfb07p-12, -0x1.01497eb400a9cp-12, -0x1.7e1c42ef5ad38p-14, -0x1.f10df22b119d6p-16, -0x1.377a9db26dfe3p-17, -0x1.81e8f3cf15e07p-19, -0x1.dc99008e03827p-21, -0x1.25fc8f7eb9b0dp-22, -0x1.6a7b210e0992fp-24, -0x1.beff6706dd39dp-26, -0x1.1388cd59013d7p-27, -0x1.53c3c175dfc11p-29, -0x1.a2dd417bf69c9p-31},
            {0x1.ed2fff434cd43p-49, 0x1.29398f2307a9p-11, -0x1.6d3fdf014ba08p-11, -0x1.57bbdfdc7e4a5p-15, 0x1.26ebf65fdf0bp-15, 0x1.199d5a7340739p-16, 0x1.8444188604c9fp-18, 0x1.eec630892b4eap-20, 0x1.340b3f812021p-21, 0x1.7d0496005da01p-23, 0x1.d64791678a7b6p-25, 0x1.21f74a848d654p-26, 0x1.65974ae8e31fp-28, 0x1.b8da30381004p-30, 0x1.0fcfac25df549p-31, 0x1.4f175abcbaf29p-33},
            {0x1.82d82d82b9fc4p-10, -0x1.7dac8c3bbe8d3p-11, 0x1.0fc9192245814p-13, 0x1.3177a18b1cf2cp-15, -0x1.91a8a52dcce5dp-20, -0x1.3872bd2803eeep-19, -0x1.ecd1d12184206p-21, -0x1.45116c1788648p-22, -0x1.98e6f06ae0e89p-24, -0x1.fb54805185901p-26, -0x1.396346739381dp-27, -0x1.829238efe7c3ep-29, -0x1.dcc4d862dcc4ap-31, -0x1.25e5dd90434ffp-32, -0x1.6a69e0ad3bfe6p-34, -0x1.bec9ac0c5b8ffp-36},
            {0x1.5479f03195ad9p-45, 0x1.102fcb9b9b02dp-13, 0x1.7bc2c5c000bfbp-17, -0x1.690cd6e5eb731p-17, -0x1.ed33f85a2da17p-21, 0x1.b1db917e2de43p-23, 0x1.fada8ac5f331bp-24, 0x1.689afc74aa74cp-25, 0x1.cf271d399738ep-27, 0x1.211c34c9038edp-28, 0x1.65db21a501efdp-30, 0x1.b9ae5a33b607ap-32, 0x1.106ae8705cd7p-33, 0x1.4fe00380449ep-35, 0x1.9e2f0e0d89554p-37, 0x1.fe9d0898df898p-39},
            {-0x1.9319316a50c89p-13, 0x1.7efd93f7317f7p-15, -0x1.ddc6315f997cbp-17, 0x1.e54fd1594389fp-20, 0x1.7f4ad7be31fe6p-22, 0x1.9deeec09946cp-28, -0x1.8b87cbb5f5486p-27, -0x1.52e329c590c31p-28, -0x1.c6d5b81946c24p-30, -0x1.1f867ac511936p-31, -0x1.6540c8036a51ap-33, -0x1.b973b239456d4p-35, -0x1.105fc29381a7dp-36, -0x1.4fdbc6c20468ap-38, -0x1.9e2d715d4c5a6p-40, -0x1.fe9c6cb01f139p-42},
            {-0x1.8c766a6fa435fp-37, -0x1.ae3e536b4e6f4p-16, 0x1.0f5996adb49c3p-18, -0x1.f8c0003380687p-25, -0x1.5a438febbe685p-24, -0x1.ed252b8a74729p-28, 0x1.3ad9dbe4eabbap-31, 0x1.06d8af302d702p-31, 0x1.85894a4e0d0dap-33, 0x1.f98628cc05f8dp-35, 0x1.3c7c9508e40d6p-36, 0x1.87fe853b2aef6p-38, 0x1.e410bfd96357cp-40, 0x1.2a82f2937ad91p-41, 0x1.70258e09ee5d6p-43, 0x1.c5df3f5591609p-45},
            {0x1.8f57beec1d2e1p-16, 0x1.ea1c1d0001f8ap-20, -0x1.4bc26a7552e34p-22, -0x1.3c3c12421e78dp-24, 0x1.b4ad4192470c9p-27, 0x1.03a35b535e511p-29, 0x1.5f8ace6c01ad1p-34, -0x1.2ac8a7e6a8bc4p-35, -0x1.20122ccd001bbp-36, -0x1.8b6a2a82a58efp-38, -0x1.f6f4356c442cp-40, -0x1.38f09b2c163a5p-41, -0x1.82ffa0106bc2ap-43, -0x1.dd86bac03ca0dp-45, -0x1.2680705f7a659p-46, -0x1.6b162f8372338p-48},
            {-0x1.57cbfb47db8cdp-34, 0x1.2156e140102bdp-19, -0x1.a18322730fb3bp-23, 0x1.e4ed1fabdaa0fp-26, -0x1.39aadbbf5b256p-30, -0x1.81509130c656fp-32, -0x1.11be24f715b3ep-35, 0x1.542ad47b9d107p-41, 0x1.5ee3152bebceap-40, 0x1.1282b9391461ep-41, 0x1.68b9b731e0307p-43, 0x1.c576cefa9af6ep-45, 0x1.193b1f97f9f03p-46, 0x1.5b1c08618ac72p-48, 0x1.ac371be8c35f8p-50, 0x1.08240c03d805cp-51},
            {-0x1.7e956ba2f459p-19, -0x1.8704def334694p-21, 0x1.79adda8d3c0f9p-24, -0x1.95e612fb4edeep-28, -0x1.846bebc3cfc8cp-34, 0x1.beb94fcfc2b1ep-35, 0x1.bb678112035d3p-38, 0x1.8fb8c2e0ced79p-42, -0x1.207b5fb5c971ap-44, -0x1.4b5a63ccab388p-45, -0x1.d2aa846e1acbbp-47, -0x1.2ca9b020fd53fp-48, -0x1.7765f02e60ca7p-50, -0x1.cdfb12ee14791p-52, -0x1.1cdefc2826c6ap-53, -0x1.61345c43aa0a9p-55},
            {0x1.1b4f2704abc5bp-29, -0x1.063ea75114c31p-25, -0x1.09050627f530ap-26, 0x1.48d698c78b79ep-31, 0x1.26bd53ec55708p-34, -0x1.8265cbbfb171dp-38, -0x1.119006003f08cp-40, -0x1.90d3daef9e77ep-44, -0x1.a42a94deeeb8ep-49, 0x1.326453b50db6dp-49, 0x1.348328de2f81p-50, 0x1.175623e7027fp-52, 0x1.463694bf5e211p-54, 0x1.31e9bea80ab7ep-55, 0x1.8ecb26987c3cp-57, 0x1.5b985fff201ecp-59},
            {0x1.5ee4615e5ecc6p-22, 0x1.585c8b7b882dp-24, -0x1.1d882ba52f92dp-30, 0x1.81418f7822ddp-34, -0x1.3a829f2db4a5cp-36, 0x1.0d2db873098dfp-42, 0x1.39fe259ffde55p-43, 0x1.038fb8dc165cap-46, 0x1.73e15d8955449p-52, -0x1.1f0af63b550abp-53, -0x1.216e73042e1fdp-56, -0x1.e6919662d0543p-55, -0x1.64715af5c2744p-56, -0x1.5f79dbe7c30dap-60, -0x1.621b13300c612p-63, -0x1.fe2c92b9cef4ap-62},
            {0x1.a3b2808d17c66p-27, -0x1.2ff2d024f794cp-26, 0x1.93d7f838781bfp-30, -0x1.0220f4eb386c6p-34, 0x1.e56780c6251b5p-39, 0x1.03f878c13925bp-43, -0x1.7d6639eb877bep-45, -0x1.25ed96c55344dp-52, 0x1.34fa405b78a9dp-49, 0x1.3e1b0b4b7fc5p-53, -0x1.951dc9cbb2d4fp-53, 0x1.c24131550314dp-54, 0x1.629b55ecfff54p-55, -0x1.bbbae5c6d7198p-59, -0x1.f351c6d82aa7bp-60, 0x1.db6a1e53f43f3p-61},
            {-0x1.c95856a13ed21p-25, -0x1.8ca7c40bf7e1fp-28, -0x1.1b758a85503f3p-31, 0x1.225c8f2f8cba9p-36, -0x1.7de667f1f0cfp-43, 0x1.be23b8abdc52fp-45, -0x1.3754532da961cp-45, 0x1.2550c82078b67p-49, 0x1.9f900da597e79p-49, 0x1.b359d14f7b351p-53, -0x1.f0cfb7b710447p-53, 0x1.1c40e505e411dp-53, 0x1.c103fa744d8dep-55, -0x1.29bc566f58b66p-58, -0x1.446e476d33bbcp-59, 0x1.21e5319e650fdp-60},
            {0x1.855a3117c3a36p-27, 0x1.875b3dbb85746p-30, -0x1.47c1a3110160fp-34, -0x1.90f3c04c082bap-40, 0x1.14d9e7e5d141ep-44, 0x1.2a80e3fec02aep-45, -0x1.c74e3c005ddc7p-47, 0x1.39d4d8329a2bap-51, 0x1.1f33ee61fc07cp-50, 0x1.3360d8869f359p-54, -0x1.57eb619de04p-54, 0x1.95173323748f7p-55, 0x1.40162ccef2871p-56, -0x1.a66b8140ce038p-60, -0x1.ca90e0c703c59p-61, 0x1.97838092eace7p-62},
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
        if constexpr (sizeof(T) == 4) return false;
        else return false;
    }
    template <class T>
    static constexpr border<T> left() {
        if constexpr (sizeof(T) == 4) return border<T>{-0x1.23dcep+4f, -0x1.a2f302p+6f, -0.0, 0.0, false};
        else return border<T>{-0x1.23dcep+4, -0x1.75145ap+9, -0.0, 0.0, false};
    }
    template <class T>
    static constexpr border<T> right() {
        if constexpr (sizeof(T) == 4) return border<T>{0x1.23dcep+4f, 0x1.a2f302p+6f, -0.0, 0.0, false};
        else return border<T>{0x1.23dcep+4, 0x1.75145ap+9, -0.0, 0.0, false};
    }
    template <class T>
    static constexpr near_zero<T> zero() {
        if constexpr (sizeof(T) == 4) return near_zero<T>{0x1p-40f, 0, 0};
        else return near_zero<T>{0x1p-70, 0, 0};
    }
    static constexpr cells<double, 7> left_rest_factor = {
        0x1.fp+3,
        0,
        {0x1.dp-6, 0x1.08p-4, 0x1.088p-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
        {-0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1p+0, -0x1.ffffffffffff8p-1, -0x1.ffffffffffe69p-1, -0x1.fffffffffdad9p-1, -0x1.ffffffffe1bddp-1, -0x1.fffffffefedc1p-1, -0x1.fffffff9db4eep-1, -0x1.ffffffe2d3a23p-1, -0x1.ffffff900a203p-1},
        {-0x1.1315abp-314, -0x1.a0d0c2ap-312, 0x1.2c81e95077913p-203, 0x1.0c739caa2c6f9p-135, 0x1.036fc6fd624b7p-101, 0x1.51c851d2c63e3p-81, 0x1.0626e214a7665p-67, 0x1.a98a794ff9a1ep-58, 0x1.b66c13b0a4fa5p-58, 0x1.c4f0fd26f24d4p-55, 0x1.a39692d2c7863p-56, 0x1.c6860f9bc46adp-55, 0x1.37b8f464b6a45p-55, 0x1.a00e2d94ea2d2p-57, 0x1.d400dea1fe2dfp-56, 0x1.7af43ef0ffdb9p-56},
        {-0x1.7cd4eeb969693p-304, -0x1.026e3c46eb98cp-268, -0x1.16b38abc1d41p-160, -0x1.10dc6a87873f4p-115, -0x1.a373673bce2efp-93, 0x1.bfffa9bd3d295p-74, 0x1.f202bf4e7627dp-61, 0x1.2944c6c849a1bp-51, 0x1.13c1300b181bfp-44, 0x1.588a805321dd6p-39, 0x1.96ee2076f3c5fp-35, 0x1.11f44fbf06552p-31, 0x1.e924d2b9e4026p-29, 0x1.3eaed6d6e8876p-26, 0x1.4615c47386765p-24, 0x1.109331c9cf56dp-22},
        {-0x1.9e54f033812d2p-360, 0x1.a2d924673accp-322, 0x1.6f200e9d290fp-216, -0x1.e2e276c2572acp-169, 0x1.37ab6a851a7adp-150, -0x1.22ba689a6a4d7p-128, -0x1.26f8f0fbf9a6fp-116, -0x1.8b377e811b065p-105, 0x1.d934cc7e2965dp-101, 0x1.83e2618f6c855p-93, -0x1.095ee1f4fbda5p-91, -0x1.513c64b118e8p-86, 0x1.389eeb511ed82p-83, 0x1.50780821e8e73p-80, -0x1.56db8c40f95eap-79, -0x1.e085ab517cf18p-77},
        {
            {-0x1.6590860e94276p-293, 0x1.19b8cebfb24f4p-262, 0x1.c0109d7cb79dfp-154, 0x1.493b5b546c778p-108, 0x1.94acb286c22e3p-84, 0x1.5c1a0a2edc67fp-67, 0x1.c9f1c15b63339p-55, 0x1.8b337d36de5cep-46, 0x1.1667f5458e55ap-39, 0x1.10cfd206e33fap-34, 0x1.02db6abc1e1fdp-30, 0x1.1dea0ba1f0458p-27, 0x1.a9bf0060404e7p-25, 0x1.d51c4c0529774p-23, 0x1.9a7ab70298e61p-21, 0x1.289822fc8b0bep-19},
            {0x1.cc6f30d6eaaebp-285, 0x1.37f7268949fdbp-255, 0x1.6c9aeedcfa256p-147, 0x1.84eb34b2484cap-102, 0x1.662a44eae2aa4p-78, 0x1.19c402bc18b4bp-61, 0x1.07ecdafcd1936p-49, 0x1.4afd678d127bep-41, 0x1.5f8aeebe13f36p-35, 0x1.0bc402fb3445ap-30, 0x1.9466239fb52ffp-27, 0x1.6adf90d78208fp-24, 0x1.be2223cf04db4p-22, 0x1.9b633a16294efp-20, 0x1.30873a11988e8p-18, 0x1.7832650bb70acp-17},
            {0x1.6c113fb66f4c5p-276, -0x1.107b5a37209f3p-250, -0x1.d52e17d49fdb1p-142, -0x1.81441604fe68dp-96, -0x1.50ca961d5772fp-72, 0x1.93d96d28bf9eap-57, 0x1.9a378ec75e9bcp-45, 0x1.830e740405611p-37, 0x1.355141b697813p-31, 0x1.6aea0e69e83e8p-27, 0x1.af3175799d4dfp-24, 0x1.36590ca706cb5p-21, 0x1.36b8a01925e14p-19, 0x1.d8836cf83cb92p-18, 0x1.2334174d40576p-16, 0x1.2e45489ba4de1p-15},
            {-0x1.233cfe54aae51p-267, -0x1.69effb542f95fp-244, -0x1.cf320b0c66e94p-136, -0x1.155003bb3aadap-90, -0x1.0aef2a211186cp-67, 0x1.c1ca810671fa5p-52, 0x1.07e481cc4ce96p-40, 0x1.591d4f0beddeep-33, 0x1.9419367248a53p-28, 0x1.66b183c3ff9b4p-24, 0x1.4997c382b21d6p-21, 0x1.7590d8f85ce4fp-19, 0x1.2a5bcc0fd2005p-17, 0x1.6d7a2d61e2fd3p-16, 0x1.6d1999374b666p-15, 0x1.34b93503c0bf7p-14},
            {-0x1.bee2ada2059dfp-261, 0x1.c453e76654cc7p-241, 0x1.aadec5627e08ep-132, 0x1.aeaeafed5da97p-86, 0x1.7cf24c5cfa248p-61, 0x1.8a75288ba9b7p-46, 0x1.57e6127e660ddp-36, 0x1.0bd19d04ab1cdp-29, 0x1.a978bed63a6edp-25, 0x1.1041c515694b4p-21, 0x1.747cd7b58fbcep-19, 0x1.40d693f75b82bp-17, 0x1.896cc086eca22p-16, 0x1.72fff3ae01964p-15, 0x1.1bb194fd148fdp-14, 0x1.6a78ff0b3b033p-14},
            {0x1.931a5013525d2p-252, 0x1.d323eda18938bp-235, 0x1.4bdc26c37842fp-126, 0x1.f771e1f3dbc7ep-81, 0x1.35f5180386b33p-56, 0x1.b40bae31e9202p-42, 0x1.fe13da04d9ee9p-33, 0x1.185adb5219b82p-26, 0x1.3ff6d02108db1p-22, 0x1.2a00c1c7ab846p-19, 0x1.28b4184690ae8p-17, 0x1.75a5ef6c62eb4p-16, 0x1.496a4a1b137ap-15, 0x1.ad817d5814882p-15, 0x1.9f138f1acdf96p-15, 0x1.0624e7f77e6b2p-15},
        },
    };
    static constexpr exponential_rest<7> left_rest = {
        0x1.23dcep+4, {0x1p+0, 0, 0}, {0, 0, 0}, 0, left_rest_factor,
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
    ACTFN_INLINE V grad(V x) {
        return piecewise<logsigmoid_slope>(x);
    }
    template <class V>
    ACTFN_INLINE V second(V x) {
        return piecewise<logsigmoid_curvature>(x);
    }
};

}  // namespace actfn::ACTFN_ISA
