// gelu(x) = x*normal_cdf(x), its derivative and the second one, by tables: piecewise.h says how they are used.
// Written by `python -m actfn.piecewise gelu`, which proves them; not to be changed by hand.
#pragma once

#include "piecewise.h"

namespace actfn::ACTFN_ISA {

struct gelu_value {
    static constexpr symmetry fold = symmetry::differs_by_line;
    static constexpr double amount = 1.0;
    static constexpr int falls = -1;
    static constexpr cells<float, 8> single = {
        0x1.0cc3fep+1f,
        0x1.6c1664p-4f,
        {0, 0x1.7e4p-2f, 0x1.80ead2p-1f, 0x1.66dp+0f, 0x1.d1cp+0f, 0x1.1d58p+1f, 0x1.5078p+1f, 0x1.8238p+1f, 0x1.b2ap+1f, 0x1.e1d8p+1f, 0x1.07f8p+2f, 0x1.1e8p+2f, 0x1.3488p+2f, 0x1.4a1cp+2f, 0x1.5f3p+2f, 0x1.73ccp+2f},
        {0, -0x1.0efd3cp-3f, -0x1.5c19dep-3f, -0x1.ce3d9p-4f, -0x1.0092b6p-4f, -0x1.d71cbap-6f, -0x1.712f7p-7f, -0x1.f843aep-9f, -0x1.30dea4p-10f, -0x1.497dbap-12f, -0x1.415b44p-14f, -0x1.1cd984p-16f, -0x1.ce93a4p-19f, -0x1.59ab3cp-21f, -0x1.e0ea7ep-24f, -0x1.3901eep-26f},
        {0, -0x1.00e75ap-28f, 0x1.69cb8p-28f, 0x1.585f16p-29f, 0x1.f5fba6p-30f, -0x1.3e023cp-33f, 0x1.d65c8ap-38f, 0x1.5263cap-34f, 0x1.fb565ap-35f, -0x1.ca46ecp-37f, 0x1.f2462ap-39f, -0x1.82df46p-43f, 0x1.c6c02cp-44f, 0x1.814abep-46f, -0x1.854426p-50f, 0x1.f1572ep-51f},
        {-0x1p-1f, -0x1.b97b2ep-3f, 0x1.6604e8p-28f, 0x1.07ed76p-3f, 0x1.ab148p-4f, 0x1.f589d4p-5f, 0x1.d8891ep-6f, 0x1.76237p-7f, 0x1.fff2bcp-9f, 0x1.33bc14p-10f, 0x1.498cep-12f, 0x1.3d7e82p-14f, 0x1.15e33ep-16f, 0x1.bcaa2p-19f, 0x1.493ca8p-21f, 0x1.c5e3eap-24f},
        {-0x1.4a555cp-45f, -0x1.81967p-29f, -0x1.9413bep-53f, -0x1.17a3dcp-30f, -0x1.58ef02p-29f, -0x1.f2c144p-30f, 0x1.ff29c6p-33f, -0x1.51a208p-34f, -0x1.4c5404p-34f, 0x1.2ba032p-36f, -0x1.a5489p-37f, -0x1.9917c8p-42f, -0x1.f74c66p-42f, -0x1.0f827ap-44f, -0x1.6c1e64p-46f, 0x1.2596a2p-51f},
        {
            {0x1.988454p-2f, 0x1.6279e2p-2f, 0x1.b9d98ep-3f, 0x1.5b6b68p-9f, -0x1.990e28p-5f, -0x1.946c84p-5f, -0x1.fae32ep-6f, -0x1.e9a3dep-7f, -0x1.86b166p-8f, -0x1.0a6c02p-9f, -0x1.3d94eep-11f, -0x1.4fe296p-13f, -0x1.3f4cdp-15f, -0x1.132208p-17f, -0x1.b3afb4p-20f, -0x1.3f44c2p-22f},
            {-0x1.87f5cp-21f, -0x1.6e12e4p-4f, -0x1.0911b2p-3f, -0x1.22f46ep-4f, -0x1.0555cp-6f, 0x1.8879bap-7f, 0x1.0739c6p-6f, 0x1.61d45ep-7f, 0x1.5d64b8p-8f, 0x1.175edap-9f, 0x1.7a73aap-11f, 0x1.bda2f8p-13f, 0x1.d0c7bcp-15f, 0x1.b296f8p-17f, 0x1.721b8ep-19f, 0x1.21a614p-21f},
            {-0x1.104666p-4f, -0x1.829c04p-5f, -0x1.2a174ap-8f, 0x1.2c756p-5f, 0x1.ab7a56p-6f, 0x1.147bccp-7f, -0x1.d0dc64p-10f, -0x1.0a04dcp-8f, -0x1.802b6p-9f, -0x1.815364p-10f, -0x1.334f8ep-11f, -0x1.9ba82ep-13f, -0x1.ddd1ecp-15f, -0x1.e9c096p-17f, -0x1.c3f918p-19f, -0x1.7beb68p-21f},
            {-0x1.8f3cc4p-13f, 0x1.38af0ep-6f, 0x1.75435cp-6f, 0x1.c8a014p-12f, -0x1.1a4f54p-7f, -0x1.e47fc4p-8f, -0x1.734e24p-9f, 0x1.489f9ap-14f, 0x1.bf7356p-11f, 0x1.59b1c2p-11f, 0x1.5dcb0cp-12f, 0x1.14a512p-13f, 0x1.6d58f8p-15f, 0x1.a069dap-17f, 0x1.a4a11ep-19f, 0x1.7e983ep-21f},
            {0x1.6b305ap-7f, 0x1.7abcc8p-8f, -0x1.354fb8p-9f, -0x1.7d5a4cp-8f, -0x1.472c02p-10f, 0x1.c022fp-10f, 0x1.c8f356p-10f, 0x1.8046b8p-11f, 0x1.5d4334p-15f, -0x1.47fd5ap-13f, -0x1.0ca00ap-13f, -0x1.0f9256p-14f, -0x1.a83f36p-16f, -0x1.129e9ep-17f, -0x1.33c4a2p-19f, -0x1.31d904p-21f},
            {-0x1.a9ff74p-9f, -0x1.7cb15cp-9f, -0x1.8ec034p-9f, 0x1.367ecap-10f, 0x1.93b568p-10f, 0x1.e29caap-12f, -0x1.428ee6p-12f, -0x1.73be2ep-12f, -0x1.50092ep-13f, -0x1.bb68fep-17f, 0x1.b9b2fp-16f, 0x1.76704ap-16f, 0x1.6d64d4p-17f, 0x1.192576p-18f, 0x1.653532p-20f, 0x1.853e22p-22f},
            {0x1.545b3p-9f, -0x1.4b3928p-12f, 0x1.e8b5e8p-11f, 0x1.2927c2p-11f, -0x1.5492c8p-13f, -0x1.75619ap-12f, -0x1.323fdep-13f, 0x1.57bc58p-15f, 0x1.0476f8p-14f, 0x1.3c899cp-15f, 0x1.aa1a1ep-18f, -0x1.a64956p-19f, -0x1.08c36p-18f, -0x1.081baap-19f, -0x1.98a9d4p-21f, -0x1.0bd79ap-22f},
        },
    };
    static constexpr cells<double, 13> wide = {
        0x1.0cc3fep+1,
        0x1.6c1664p-4,
        {0, 0x1.7e4p-2, 0x1.80ead197f00b3p-1, 0x1.66dp+0, 0x1.d1cp+0, 0x1.1d58p+1, 0x1.5078p+1, 0x1.8238p+1, 0x1.b2ap+1, 0x1.e1d8p+1, 0x1.07f8p+2, 0x1.1e8p+2, 0x1.3488p+2, 0x1.4a1cp+2, 0x1.5f3p+2, 0x1.73ccp+2},
        {0, -0x1.0efd3c8073ad2p-3, -0x1.5c19dd4b1a3fbp-3, -0x1.ce3d8f53d0754p-4, -0x1.0092b5828116ap-4, -0x1.d71cba27c047ap-6, -0x1.712f6ffc5346fp-7, -0x1.f843ad56ce1afp-9, -0x1.30dea30254d2ep-10, -0x1.497dbae523765p-12, -0x1.415b4306dceb6p-14, -0x1.1cd984305be8dp-16, -0x1.ce93a31c9fea5p-19, -0x1.59ab3b3f5aa12p-21, -0x1.e0ea7e6151099p-24, -0x1.3901ed0754689p-26},
        {0, -0x1.6158510c67c6ep-57, -0x1.2b9ce10f863d5p-58, -0x1.2e87c225e181dp-58, 0x1.43f87f8703428p-62, 0x1.4be0ce4193722p-60, 0x1.cbd8e77cb7583p-62, -0x1.5538e681a2941p-65, 0x1.ab1f7ed6dcba9p-64, -0x1.495a54906669ep-66, -0x1.6aaa55c971f29p-68, 0x1.0cab631c5c33cp-71, 0x1.9cbbb71f40ccbp-77, 0x1.ddc579a3e2fbfp-76, 0x1.527c229bc55f4p-78, -0x1.0b93b716ab59bp-80},
        {-0x1p-1, -0x1.b97b2e639ed23p-3, -0x1.5fbd3a5b468adp-55, 0x1.07ed75dd760a1p-3, 0x1.ab147f53da1cbp-4, 0x1.f589d3068dbedp-5, 0x1.d8891e3f4304ep-6, 0x1.76236fd53e853p-7, 0x1.fff2bb5a31a3ap-9, 0x1.33bc144c5590ep-10, 0x1.498cdf2fe0feap-12, 0x1.3d7e81e801455p-14, 0x1.15e33d7f721c7p-16, 0x1.bcaa1f64bed82p-19, 0x1.493ca727f3dcap-21, 0x1.c5e3e9cd4a027p-24},
        {0x1.51685e10fb6e9p-73, 0x1.7b9a79677d3f9p-57, -0x1.bb61a3df0e69ep-111, -0x1.f498df04a9438p-57, 0x1.1f85ce9abda9ep-58, -0x1.2fac17969d1a3p-59, 0x1.4168c9a3974ddp-62, 0x1.117d245d621dep-61, 0x1.254ebe8a61b44p-65, 0x1.c913452b4170cp-65, -0x1.1d4a64029b2cap-66, 0x1.8f68c42f93b3ep-68, -0x1.1c3ed8d7e77aep-74, 0x1.0238fd11ed6c9p-73, 0x1.79df6f43ff7b4p-76, -0x1.2c3a4959ded47p-78},
        {
            {0x1.9884533d43651p-2, 0x1.6279e213c851bp-2, 0x1.b9d98fa5a3219p-3, 0x1.5b6b6b5c51dc8p-9, -0x1.990e284a4f4acp-5, -0x1.946c8463bbee6p-5, -0x1.fae32d797ccep-6, -0x1.e9a3de730f2c8p-7, -0x1.86b1658afdfep-8, -0x1.0a6c026b3f56ap-9, -0x1.3d94ee09bb1p-11, -0x1.4fe2968da72c5p-13, -0x1.3f4ccf0bd0d3fp-15, -0x1.132207e178d7bp-17, -0x1.b3afb4884203fp-20, -0x1.3f44c137ef4bfp-22},
            {-0x1.4a7039e79b5dep-48, -0x1.6e12dda4cdccap-4, -0x1.0911b813ed296p-3, -0x1.22f46edfa0769p-4, -0x1.0555c195d828bp-6, 0x1.8879bacca5204p-7, 0x1.0739c6ed879e3p-6, 0x1.61d45e9c8a022p-7, 0x1.5d64b932bbb74p-8, 0x1.175ed7afde165p-9, 0x1.7a73a7359d1a5p-11, 0x1.bda2f5b048817p-13, 0x1.d0c7c150a091dp-15, 0x1.b29703e4eaa3p-17, 0x1.721ba268309f8p-19, 0x1.21a631ed5e8fdp-21},
            {-0x1.1058377e274ep-4, -0x1.829c5a81653bfp-5, -0x1.2a2ef9bb88354p-8, 0x1.2c75359cac33dp-5, 0x1.ab7a7406e959bp-6, 0x1.147c7823ba7e3p-7, -0x1.d0df82d903669p-10, -0x1.0a045e49e6688p-8, -0x1.802be6e660f68p-9, -0x1.8152efca3e3b9p-10, -0x1.334f8ffc34d3p-11, -0x1.9ba7cdd069a6fp-13, -0x1.ddd2a3e07e119p-15, -0x1.e9c0961ba1db3p-17, -0x1.c3f8acca86d4ep-19, -0x1.7beb8a1a0e574p-21},
            {-0x1.9ae67eded0a1ep-37, 0x1.38a8593036e57p-6, 0x1.759509ad42da5p-6, 0x1.c8c9be553f0e4p-12, -0x1.1a4dda8c4d7b2p-7, -0x1.e47e4bda206a9p-8, -0x1.73545a2005bc6p-9, 0x1.48bf32188c6f6p-14, 0x1.bf69dfb554071p-11, 0x1.59b8f46178326p-11, 0x1.5dce0fdbb340dp-12, 0x1.14a79661c4816p-13, 0x1.6d537332229e3p-15, 0x1.a062466846f9bp-17, 0x1.a494f66bef025p-19, 0x1.7e832e04e63a8p-21},
            {0x1.46d04323f100bp-7, 0x1.7b5fd3dd41a75p-8, -0x1.42b0570a44f77p-9, -0x1.7d0c908a6921cp-8, -0x1.46e67e76f5547p-10, 0x1.bf7f87d1fbca9p-10, 0x1.c91430821a837p-10, 0x1.7fac8821d2f85p-11, 0x1.619ea45dd311dp-15, -0x1.483baa82010cp-13, -0x1.0c8602f66932bp-13, -0x1.0fa9c4e320936p-14, -0x1.a810c4d161fbfp-16, -0x1.12bb83d4150a8p-17, -0x1.340fc7454c493p-19, -0x1.321f2c0b9a8bbp-21},
            {-0x1.ed986e26190dp-29, -0x1.791e40961a9dcp-9, -0x1.6ba9a3b6e5e14p-9, 0x1.376e432893556p-10, 0x1.931fb7ab6df4dp-10, 0x1.dc9ebe4fff33ap-12, -0x1.3c17d8e3b1a7fp-12, -0x1.76be95c76063bp-12, -0x1.48b4229356f59p-13, -0x1.05d77e08c510bp-16, 0x1.b32458637344dp-16, 0x1.71bad50c5978ep-16, 0x1.72ae7a990736ep-17, 0x1.1bbf0102cbc1cp-18, 0x1.68fbb7b117ec1p-20, 0x1.8d63669dc2896p-22},
            {-0x1.373dffbc5a2e4p-10, -0x1.1fdbf4da9dfd2p-11, 0x1.297c48d18ef62p-11, 0x1.f98e5bb0902f9p-12, -0x1.c55687b29b524p-13, -0x1.683adffadd8eep-12, -0x1.da5b48a193f98p-14, 0x1.a21a5c7cfb71ep-15, 0x1.124dbf121b545p-14, 0x1.e47641b0f3146p-16, 0x1.c7b300d6f41d4p-19, -0x1.0b6ce92697ca1p-18, -0x1.cbcb1b6c58735p-19, -0x1.c426c0e3bfe2p-20, -0x1.52ef08a558b36p-21, -0x1.a6344559a0d67p-23},
            {-0x1.c228f595f46d1p-23, 0x1.5c285921b69f1p-12, 0x1.04e0ee3c27535p-12, -0x1.b0641f6834133p-13, -0x1.fe7a649ab8f9ap-14, 0x1.446b56c117d8fp-15, 0x1.1be5d37cecbf4p-14, 0x1.79d522e0b283bp-16, -0x1.0d304ed8e57c8p-17, -0x1.6c50352e25eb2p-17, -0x1.3a58d8f52678bp-18, -0x1.2d50b53de1bcdp-21, 0x1.35a7addb65bf2p-21, 0x1.0565a2ab9c03cp-21, 0x1.f510a8b3949d7p-23, 0x1.6e5461dd2dc81p-24},
            {0x1.e7cd1fd0df3fp-14, 0x1.5514450a6f72fp-15, -0x1.377cc1a642f17p-14, -0x1.2420dbbd8973dp-16, 0x1.712b1d0b8eb29p-15, 0x1.a3b362c89409cp-16, -0x1.dd3d4c504f34ep-18, -0x1.9290500703a66p-17, -0x1.fc2dfc74f750dp-19, 0x1.589201873a3adp-20, 0x1.bb5ef0006753ap-20, 0x1.6c18f151d0daap-21, 0x1.43956f4008ff9p-24, -0x1.5456cefbc36ep-24, -0x1.12a14b702a912p-24, -0x1.fd6bb55200b4ap-26},
            {-0x1.2de0bf15b4015p-19, -0x1.038729a45d709p-15, -0x1.273aa22793baap-16, 0x1.5af1b7722b2f7p-16, 0x1.d059953c772d4p-19, -0x1.22cb03ae7f8e4p-17, -0x1.255d9c7df273p-18, 0x1.64d483075c3b3p-20, 0x1.034041005cc2dp-19, 0x1.25d77421cd6f1p-21, -0x1.b25c0d8d4ddbdp-23, -0x1.f0edba1f3b34fp-23, -0x1.7c275af560be5p-24, -0x1.1bb6134fe41bp-27, 0x1.62a5d7a9fc472p-27, 0x1.0c3cd41e9e33fp-27},
            {-0x1.a0a21a51e9b8cp-18, -0x1.368a9fba00229p-19, 0x1.1967632eb4b8ep-17, -0x1.162738395c0ccp-20, -0x1.178eb791f9404p-18, -0x1.c38d59993f4a3p-22, 0x1.a72751097cd6fp-20, 0x1.5ff2ddfb4d066p-21, -0x1.09a6805f41f2cp-22, -0x1.31967965a95bbp-22, -0x1.1f9a399037e09p-24, 0x1.115622e6399fcp-25, 0x1.036574e8f2f49p-25, 0x1.62febaf08b01bp-27, 0x1.50c5415e85001p-31, -0x1.6725233663e16p-30},
            {-0x1.c0a4c7af454bp-20, 0x1.3fcc47dfd14bbp-19, -0x1.9dbdd5504a50cp-22, -0x1.a6b5390f52ffp-20, 0x1.41c36f4fe864bp-23, 0x1.a1ebdc982eafp-21, 0x1.a9f1f7d4a14cep-24, -0x1.140f844bc3715p-22, -0x1.e9a805352ca9ap-24, 0x1.15058a1c0e817p-25, 0x1.6e2c87dbb741dp-25, 0x1.8917468ad2926p-27, -0x1.eb69c834189fep-29, -0x1.15f6c7e6140b4p-28, -0x1.9afc77fc6782ep-30, -0x1.4fccea9a2b73ep-33},
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
        if constexpr (sizeof(T) == 4) return border<T>{-0x1.3b426ap+2f, -0x1.ccf202p+3f, -0.0, 0.0, false};
        else return border<T>{-0x1.3b426ap+2, -0x1.34f682p+5, -0.0, 0.0, false};
    }
    template <class T>
    static constexpr border<T> right() {
        if constexpr (sizeof(T) == 4) return border<T>{0x1.79f3e8p+2f, 0x1.79f402p+2f, 0.0, 1.0, false};
        else return border<T>{0x1.79f3e8p+2, 0x1.13f802p+3, 0.0, 1.0, false};
    }
    template <class T>
    static constexpr near_zero<T> zero() {
        if constexpr (sizeof(T) == 4) return near_zero<T>{0x1p-40f, 0x1p-1f, 0};
        else return near_zero<T>{0x1p-70, 0x1p-1, 0};
    }
    static constexpr cells<double, 7> left_rest_factor = {
        0x1.fp+3,
        0,
        {0x1.28p-3, 0x1.28p-3, 0x1.28p-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
        {-0x1.982a864c526acp-2, -0x1.982a864c526acp-2, -0x1.982a864c526acp-2, -0x1.97e385441ab47p-2, -0x1.9767a45484249p-2, -0x1.96c9adf8f607ap-2, -0x1.9609c22b0285dp-2, -0x1.952a664f91b0bp-2, -0x1.942c258410ccp-2, -0x1.93105136208afp-2, -0x1.91d715e445b9p-2, -0x1.90844b451a7b2p-2, -0x1.8f185515a19f3p-2, -0x1.8d94bec632a71p-2, -0x1.8bf97e53ad8b6p-2, -0x1.8a4b3b1f6d769p-2},
        {0x1.ced2deb8c2cdbp-56, 0x1.ced2deb8c2cdbp-56, 0x1.ced2deb8c2cdbp-56, -0x1.d15ac123350a7p-56, 0x1.427df76fb6122p-59, 0x1.df2c227c84c82p-57, 0x1.8c58989aec989p-56, 0x1.f594948718d53p-56, 0x1.a821228d0ed29p-57, -0x1.7ec2a7bb8bc18p-56, 0x1.c4e59ed2f25dap-58, 0x1.144d05aa440cfp-56, -0x1.6ef72f537764cp-58, 0x1.ac053a50cc42fp-56, 0x1.b80a06d6792c1p-56, 0x1.13947466248f4p-57},
        {0x1.35dd23bd5d5fcp-8, 0x1.35dd23bd5d5fcp-8, 0x1.35dd23bd5d5fcp-8, 0x1.9d63b7077de88p-8, 0x1.11912bbb5f028p-7, 0x1.52d71e1a40886p-7, 0x1.926c4180df87bp-7, 0x1.cf8c56c2f040fp-7, 0x1.051c038ccee19p-6, 0x1.211e9ec07908ep-6, 0x1.3bd3cc40c9823p-6, 0x1.54fa1be64a1ddp-6, 0x1.6ca35c0a050ap-6, 0x1.82cb7c6bd0a44p-6, 0x1.9785d08c59b55p-6, 0x1.aaade2e3f8a16p-6},
        {-0x1.e918ccca130f9p-62, -0x1.e918ccca130f9p-62, -0x1.e918ccca130f9p-62, -0x1.829685693db73p-63, 0x1.e1736218c4f12p-62, 0x1.0c2998f67cf58p-67, -0x1.e47c927f8381dp-61, -0x1.8104230bd4833p-61, -0x1.57cb133b6e5cfp-61, 0x1.57bfbcc124d49p-60, 0x1.e61964c39abafp-62, 0x1.13efe85a6643bp-60, -0x1.c8f962961868ep-62, -0x1.5e1f58823fe85p-60, -0x1.0ef2764aa8121p-60, -0x1.b39221e489c7p-61},
        {
            {0x1.093e3801c1e1p-6, 0x1.093e3801c1e1p-6, 0x1.093e3801c1e1p-6, 0x1.060651a99c6adp-6, 0x1.0081af4ae0a4dp-6, 0x1.f3496d9b84153p-7, 0x1.e31c6e1e17f6ap-7, 0x1.d0f2153831ad6p-7, 0x1.bd15ef7f0d309p-7, 0x1.a7e2545031d2fp-7, 0x1.9198ee318837ep-7, 0x1.7ab77bd38de8fp-7, 0x1.6374777570dd4p-7, 0x1.4c138d80438efp-7, 0x1.34b98c6559ab3p-7, 0x1.1dc66f8cdfcc9p-7},
            {-0x1.2d8b259d252ep-10, -0x1.2d8b259d252ep-10, -0x1.2d8b259d252ep-10, -0x1.8d312e1d7f80fp-10, -0x1.011d4ad202a74p-9, -0x1.35bc3c58135d4p-9, -0x1.63d1019e85066p-9, -0x1.8a896f030d6f9p-9, -0x1.a9ec368920d1fp-9, -0x1.c21561f807b4bp-9, -0x1.d36698715ed9ep-9, -0x1.de3cede2a6b0cp-9, -0x1.e346e171ad841p-9, -0x1.e32f178cc707cp-9, -0x1.de9fe6791070ap-9, -0x1.d6516a6780aa4p-9},
            {-0x1.f3683578e4398p-10, -0x1.f3683578e4398p-10, -0x1.f3683578e4398p-10, -0x1.da1f54075e012p-10, -0x1.b05694633cf47p-10, -0x1.7f0b3ab1a5eb7p-10, -0x1.489a2d9776e4p-10, -0x1.0ff2c4a8b196bp-10, -0x1.ae501740ae932p-11, -0x1.4044d7adbfd08p-11, -0x1.b0b87d40789e6p-12, -0x1.e5fb5d0ec8ea8p-13, -0x1.24c5132ee1e18p-14, 0x1.2d7f277a4080cp-14, 0x1.95e3a95b42c23p-13, 0x1.352f8d18a9f1p-12},
            {0x1.682e3ba7fcb09p-12, 0x1.682e3ba7fcb09p-12, 0x1.682e3ba7fcb09p-12, 0x1.cdc3748c55ee9p-12, 0x1.1d3e272a920ddp-11, 0x1.43eab1d163837p-11, 0x1.5aa099edd3be5p-11, 0x1.6234aab31f07ep-11, 0x1.5cb9109df7f8cp-11, 0x1.4cadcc494efcdp-11, 0x1.34a69eb873226p-11, 0x1.1767c5f166375p-11, 0x1.ee4f6050051dep-12, 0x1.ab9c5cb03c0f3p-12, 0x1.697392f21c454p-12, 0x1.2a8733181c122p-12},
            {0x1.712fadaa847ffp-12, 0x1.712fadaa847ffp-12, 0x1.712fadaa847ffp-12, 0x1.3f00e56672eb6p-12, 0x1.e2eec6476b74dp-13, 0x1.3c85a3a8b88f5p-13, 0x1.32fe715952bedp-14, 0x1.c44ebbc8e2f8ep-19, -0x1.ceade88fed897p-15, -0x1.a62b5c1873553p-14, -0x1.1723450522dc3p-13, -0x1.417ca745bb2d9p-13, -0x1.560aa53bb66f9p-13, -0x1.5905f3730ea1cp-13, -0x1.4e9edc800c206p-13, -0x1.3ad17420eb441p-13},
            {-0x1.04bc83bd40cc1p-13, -0x1.04bc83bd40cc1p-13, -0x1.04bc83bd40cc1p-13, -0x1.3eba26117b1fep-13, -0x1.6a6a1992e29a7p-13, -0x1.71959acc20972p-13, -0x1.59fc4bb072f93p-13, -0x1.2c69158d6716dp-13, -0x1.e4c925234d7ebp-14, -0x1.68d24ea38d871p-14, -0x1.e3def2dc15533p-15, -0x1.10f2e1d2040c8p-15, -0x1.874fa37e934ecp-17, 0x1.37985b6b9649ep-18, 0x1.16318b1868423p-16, 0x1.9df784fe04e45p-16},
        },
    };
    static constexpr exponential_rest<7> left_rest = {
        0x1.3b426ap+2, {0, 0x1p-1, 0}, {0, 0, 0}, 0, left_rest_factor,
    };
};

struct gelu_slope {
    static constexpr symmetry fold = symmetry::adds_to_constant;
    static constexpr double amount = 1.0;
    static constexpr int falls = -1;
    static constexpr cells<float, 8> single = {
        0x1.5cdfdep+0f,
        0x1.421304p-3f,
        {0, 0x1.80ead2p-1f, 0x1.288p+0f, 0x1.e72p+0f, 0x1.30cp+1f, 0x1.6bdp+1f, 0x1.a37p+1f, 0x1.d8p+1f, 0x1.04f8p+2f, 0x1.1cccp+2f, 0x1.33a4p+2f, 0x1.499cp+2f, 0x1.5eccp+2f, 0x1.734p+2f, 0x1.8708p+2f, 0x1.9a3cp+2f},
        {0x1p-1f, -0x1.6737d8p-28f, -0x1.ce592ep-4f, -0x1.87cc9cp-4f, -0x1.827c08p-5f, -0x1.22769p-6f, -0x1.6cc846p-8f, -0x1.905612p-10f, -0x1.8a591ap-12f, -0x1.63345cp-14f, -0x1.28363p-16f, -0x1.ce2eb4p-19f, -0x1.540a78p-21f, -0x1.dc3b04p-24f, -0x1.3f5986p-26f, -0x1.9aabe8p-29f},
        {0, -0x1.b1501p-53f, -0x1.aa2edep-29f, -0x1.5b9696p-32f, -0x1.fc10eap-30f, 0x1.f8eeaep-34f, -0x1.0adaaep-34f, 0x1.a6465ap-35f, -0x1.a6b98cp-38f, -0x1.c9a92ap-40f, -0x1.01b464p-41f, 0x1.c0d962p-44f, -0x1.b1db8cp-46f, 0x1.8b299cp-52f, -0x1.fce0f2p-51f, -0x1.a6caf8p-54f},
        {-0x1.988454p-1f, -0x1.b9d99p-2f, -0x1.132344p-3f, 0x1.b14338p-4f, 0x1.6041ecp-4f, 0x1.5dd51ap-5f, 0x1.0a1aa4p-6f, 0x1.521de4p-8f, 0x1.7709bep-10f, 0x1.7543acp-12f, 0x1.5344d4p-14f, 0x1.1d8p-16f, 0x1.c171bp-19f, 0x1.4e74dap-21f, 0x1.da0b64p-24f, 0x1.40a7e2p-26f},
        {0x1.8a188ep-26f, 0x1.fab8fp-27f, -0x1.7f3138p-28f, -0x1.bb8ee8p-32f, -0x1.42c82ap-31f, 0x1.e9177cp-31f, 0x1.fed0fp-33f, -0x1.b69878p-34f, 0x1.9182d2p-35f, -0x1.9e1d54p-38f, 0x1.ea73dap-40f, -0x1.a79906p-41f, -0x1.8b18a4p-44f, 0x1.b5fb5ep-47f, 0x1.5f4ad8p-49f, -0x1.3546bcp-53f},
        {
            {-0x1.8df466p-26f, 0x1.8d9a94p-2f, 0x1.419afcp-2f, 0x1.81cd0ap-6f, -0x1.7d7198p-5f, -0x1.4d956ap-5f, -0x1.503292p-6f, -0x1.01f2ecp-7f, -0x1.4a0acap-9f, -0x1.709994p-11f, -0x1.71129ap-13f, -0x1.519d14p-15f, -0x1.1df9b2p-17f, -0x1.c6607ap-20f, -0x1.558c76p-22f, -0x1.e78d3p-25f},
            {0x1.105866p-2f, 0x1.2a2ed4p-6f, -0x1.f407fp-4f, -0x1.6ee9dep-4f, -0x1.c63456p-7f, 0x1.e7c92ep-7f, 0x1.c00a48p-7f, 0x1.c75918p-8f, 0x1.5e9082p-9f, 0x1.c1f09ep-11f, 0x1.f7ddf4p-13f, 0x1.fa4568p-15f, 0x1.d0fadap-17f, 0x1.8c9a22p-19f, 0x1.3d9d88p-21f, 0x1.e01808p-24f},
            {-0x1.545ef8p-17f, -0x1.d2fafep-4f, -0x1.96c1c2p-5f, 0x1.719104p-5f, 0x1.d1adb8p-6f, 0x1.31660cp-8f, -0x1.f91f32p-9f, -0x1.ddb19ap-9f, -0x1.e5fdf2p-10f, -0x1.75cbc4p-11f, -0x1.df435p-13f, -0x1.0c6722p-14f, -0x1.0e00e8p-16f, -0x1.f224dp-19f, -0x1.ab5ebap-21f, -0x1.577eb6p-23f},
            {-0x1.e98a74p-5f, 0x1.e4113cp-7f, 0x1.4ecd4ep-5f, 0x1.36dd24p-9f, -0x1.85b76ap-7f, -0x1.d7c564p-8f, -0x1.392564p-10f, 0x1.c19e22p-11f, 0x1.acc8a2p-11f, 0x1.b1d008p-12f, 0x1.4bd26ep-13f, 0x1.a7e5cap-15f, 0x1.d9d4cep-17f, 0x1.dd66e8p-19f, 0x1.b9e3dp-21f, 0x1.7bbe9ap-23f},
            {-0x1.a24ff4p-12f, 0x1.3ebcdp-6f, 0x1.ee4d4cp-11f, -0x1.39d9e8p-7f, -0x1.248ecp-11f, 0x1.69eacp-9f, 0x1.98640ep-10f, 0x1.0545a8p-12f, -0x1.65e8aep-13f, -0x1.503ca4p-13f, -0x1.4fc95ep-14f, -0x1.fd0baap-16f, -0x1.4308ccp-17f, -0x1.685756p-19f, -0x1.6b06b8p-21f, -0x1.4fb92ap-23f},
            {0x1.5c22f4p-7f, -0x1.278bbap-8f, -0x1.c12908p-8f, 0x1.3a6ffep-9f, 0x1.1b31b8p-9f, 0x1.3cced4p-17f, -0x1.23d34p-11f, -0x1.3accp-12f, -0x1.8ae76ep-15f, 0x1.f9544p-16f, 0x1.d55828p-16f, 0x1.ca4b6cp-17f, 0x1.5662e2p-18f, 0x1.adbfa6p-20f, 0x1.de330ep-22f, 0x1.deb3d6p-24f},
            {-0x1.c75942p-10f, -0x1.53a7ap-9f, 0x1.7d2b6p-10f, 0x1.2065b4p-10f, -0x1.08d692p-11f, -0x1.fc6738p-12f, -0x1.815134p-19f, 0x1.93117ep-14f, 0x1.bbe082p-15f, 0x1.430bbep-17f, -0x1.2f0dbap-18f, -0x1.49de86p-18f, -0x1.51158ap-19f, -0x1.0468f2p-20f, -0x1.4bbccp-22f, -0x1.7785e2p-24f},
        },
    };
    static constexpr cells<double, 15> wide = {
        0x1.5cdfdep+0,
        0x1.421304p-3,
        {0, 0x1.80ead197f00b3p-1, 0x1.288p+0, 0x1.e72p+0, 0x1.30cp+1, 0x1.6bdp+1, 0x1.a37p+1, 0x1.d8p+1, 0x1.04f8p+2, 0x1.1cccp+2, 0x1.33a4p+2, 0x1.499cp+2, 0x1.5eccp+2, 0x1.734p+2, 0x1.8708p+2, 0x1.9a3cp+2},
        {0x1p-1, 0x1.7e531218f6995p-55, -0x1.ce592ed5176efp-4, -0x1.87cc9c15b9697p-4, -0x1.827c08fe0874bp-5, -0x1.22768fe071152p-6, -0x1.6cc84642b6ab8p-8, -0x1.9056112cdcd36p-10, -0x1.8a591a69ae62dp-12, -0x1.63345c726a4a8p-14, -0x1.28363080da31cp-16, -0x1.ce2eb31f934eap-19, -0x1.540a78d8edc5ep-21, -0x1.dc3b03e74d664p-24, -0x1.3f5986fe70795p-26, -0x1.9aabe8d3657c1p-29},
        {0, 0x1.39746bd9c4056p-109, -0x1.f24c734c2c0a8p-59, 0x1.d6c1f84ff5a6fp-61, 0x1.1f3d457910215p-65, 0x1.90f3ec86d79e5p-60, -0x1.89cf48b6a1fe7p-62, 0x1.30fa5b51eb0f4p-66, -0x1.0687d82df5989p-67, 0x1.827f47057518p-69, -0x1.c7c221d51232ep-74, -0x1.895e98ecc361cp-75, -0x1.d5db2f6328041p-78, 0x1.69a5cb1ec0abbp-78, 0x1.e6dc8f0a47eb5p-81, 0x1.061ee4dd79aebp-87},
        {-0x1.9884533d43651p-1, -0x1.b9d98fa5a3217p-2, -0x1.132344d9abe9dp-3, 0x1.b14337f8f488p-4, 0x1.6041ebda81248p-4, 0x1.5dd51a7810ec1p-5, 0x1.0a1aa43dc9b3ep-6, 0x1.521de392587ep-8, 0x1.7709becc70166p-10, 0x1.7543ab9dd62bbp-12, 0x1.5344d47d5fad5p-14, 0x1.1d7fff28a4b26p-16, 0x1.c171af2455882p-19, 0x1.4e74da4b6359p-21, 0x1.da0b645f6f46ep-24, 0x1.40a7e18930e1fp-26},
        {0x1.cbb7916ff11ddp-55, 0x1.52093d9b0021cp-57, 0x1.4350571fb8594p-57, -0x1.bc845c3e68855p-59, -0x1.cd9c9f05e1e7fp-58, -0x1.13afc3ce3855bp-59, 0x1.1f7f782d4a75fp-62, 0x1.14bb0378eb601p-62, -0x1.1368013da91f4p-65, 0x1.3795ed988ee77p-67, -0x1.c3d500cfbd4aap-70, -0x1.b00961a047e31p-72, -0x1.f01b6df476e15p-73, 0x1.caa6a55650688p-75, -0x1.0f28c50fac15bp-79, -0x1.4ff3971a5ba07p-80},
        {
            {0x1.419f27df7da72p-60, 0x1.8d9a941de3ac5p-2, 0x1.419afb72baff8p-2, 0x1.81cd0ad3c608cp-6, -0x1.7d719730f6a22p-5, -0x1.4d9569833265fp-5, -0x1.5032930acd5f5p-6, -0x1.01f2eb61bbddcp-7, -0x1.4a0ac90a61ccep-9, -0x1.7099932d8a6d8p-11, -0x1.711299b1c7edp-13, -0x1.519d13a668352p-15, -0x1.1df9b1d7ef91ep-17, -0x1.c660794060ca8p-20, -0x1.558c7642588a9p-22, -0x1.e78d303fcc10ep-25},
            {0x1.1058377e2cedep-2, 0x1.2a2ef9bb865a4p-6, -0x1.f407c5d43e0edp-4, -0x1.6ee9f07230f26p-4, -0x1.c6346a6eb7499p-7, 0x1.e7c93c16a22ebp-7, 0x1.c00a499aee282p-7, 0x1.c75919d38826fp-8, 0x1.5e9080f3f7c7fp-9, 0x1.c1f09a93f35abp-11, 0x1.f7ddf10ab79f9p-13, 0x1.fa456cf355d65p-15, 0x1.d0fae8ca69918p-17, 0x1.8c9a38706b466p-19, 0x1.3d9da3ccc5ec8p-21, 0x1.e01843dc16a6bp-24},
            {0x1.0abd363fb03ecp-47, -0x1.d2fa4c17c7da6p-4, -0x1.96c0daca51f1cp-5, 0x1.719092214df55p-5, 0x1.d1ad02dc183cep-6, 0x1.3165186ffb8b3p-8, -0x1.f91b3635f7124p-9, -0x1.ddb2d7a34edc1p-9, -0x1.e5ff25857878ap-10, -0x1.75cc5cba9b02dp-11, -0x1.df438e3e48f2bp-13, -0x1.0c6740d5a4c68p-14, -0x1.0e00ea753a472p-16, -0x1.f224f7a03d52bp-19, -0x1.ab5e5784662c2p-21, -0x1.577e5e083cbaap-23},
            {-0x1.ea3863e325e3fp-5, 0x1.e4088244fbb37p-7, 0x1.4eb9df8c39d76p-5, 0x1.375d46040f5f8p-9, -0x1.85b3f37a4cfc3p-7, -0x1.d7d09630b5865p-8, -0x1.39193784f4e62p-10, 0x1.c18b9ca7e2f38p-11, 0x1.acc4491955343p-11, 0x1.b1d02d99bfb09p-12, 0x1.4bd3486a52aafp-13, 0x1.a7e1f2ff0829ep-15, 0x1.d9cb074f4cccbp-17, 0x1.dd564e9727ef3p-19, 0x1.b9d02b2345f8bp-21, 0x1.7ba7e36a5c57cp-23},
            {0x1.458480305056ep-38, 0x1.3e346def3871bp-6, 0x1.f47bc6c866459p-11, -0x1.39523dae7e946p-7, -0x1.21351e35d588cp-11, 0x1.69c6582c144ap-9, 0x1.975bc60d83d9fp-10, 0x1.06631de83e927p-12, -0x1.64509e99d4294p-13, -0x1.4fbc02a3d7a83p-13, -0x1.4fa9399a7661cp-14, -0x1.fd0b9de5917abp-16, -0x1.432cb7aece3d6p-17, -0x1.688df00350f11p-19, -0x1.6b73bbb5fe4cdp-21, -0x1.503302d2e3b98p-23},
            {0x1.37403f49bb8bcp-7, -0x1.297b9d71a340cp-8, -0x1.b76a4553e54e5p-8, 0x1.33d9735e1e38cp-9, 0x1.1b06db5f56733p-9, 0x1.9273886f449e8p-16, -0x1.29dadf05d3bb9p-11, -0x1.33bfad46152dp-12, -0x1.73a4c93485d79p-15, 0x1.00e7d54ce76f6p-15, 0x1.d565423802697p-16, 0x1.cd663bec9e75cp-17, 0x1.59df5f4884df9p-18, 0x1.b480540ecae9p-20, 0x1.e5a32e7a5d31bp-22, 0x1.e7fd24fc5240fp-24},
            {0x1.3d1086538b301p-31, -0x1.258a6d8665766p-9, 0x1.ca3be7fd58438p-11, 0x1.8d1e16632e353p-11, -0x1.35798a5f448b6p-11, -0x1.a6ef9995a6fbbp-12, 0x1.27e18f199901bp-16, 0x1.b74a825c479cp-14, 0x1.9dd008f483f3ep-15, 0x1.c5814d450e436p-18, -0x1.55730336a76bdp-18, -0x1.29cb0f6b0297fp-18, -0x1.1e96b5a07e4a3p-19, -0x1.a8840471e8fa1p-21, -0x1.0a005b0c64bf9p-22, -0x1.26189965beeebp-24},
            {-0x1.2e9b2af8409c8p-10, 0x1.8680f8f23c1eap-11, 0x1.703140413f38ap-11, -0x1.db4d08c45fefdp-12, -0x1.bcc6bf8081931p-14, 0x1.0d39735036c7fp-13, 0x1.0febc87940eabp-14, -0x1.d95ba1797b53ep-18, -0x1.24c2f5434808ep-16, -0x1.f58ad6cd9b54cp-18, -0x1.df574361df743p-21, 0x1.a567b392a1d54p-21, 0x1.5b035eb24e80ap-21, 0x1.4657a0d28863ep-22, 0x1.dd15131f5628p-24, 0x1.27e2307e8bc8ap-25},
            {0x1.45e172315620cp-26, 0x1.86c8799ad76f2p-13, -0x1.761af90b678adp-13, 0x1.65d43072c4caep-18, 0x1.7cab4da6fd837p-14, 0x1.e4f89a963c3c6p-18, -0x1.8e5904eeac225p-16, -0x1.3097a0379565cp-17, 0x1.d03211731a5bep-20, 0x1.637e6250c949dp-19, 0x1.145abbb308a93p-20, 0x1.b4f528dc78ba2p-24, -0x1.e5480877c132ep-24, -0x1.771228d600c31p-24, -0x1.58227f26ba5c4p-25, -0x1.ef01d25540396p-27},
            {0x1.db1529b7d815ap-14, -0x1.69619d3ac6706p-14, -0x1.a32964c375743p-15, 0x1.6f8ee9425bf87p-15, -0x1.3f436cdbb8dd2p-17, -0x1.ec69b98ad064ep-17, 0x1.8b2f396e76149p-21, 0x1.00229bb487eb1p-18, 0x1.29d4c467f838dp-20, -0x1.672cb3a78a39fp-22, -0x1.8bd5da368c634p-22, -0x1.16f7c1bb1076bp-23, -0x1.4de7334556c1bp-27, 0x1.059684288ed3ep-26, 0x1.7ad23cd1ee78dp-27, 0x1.522429ed10b57p-28},
            {0x1.6eedf4e7899e5p-23, -0x1.78698a1973f99p-17, 0x1.5e9e0a2f4f227p-16, -0x1.f9efbdfa098c8p-18, -0x1.a45efd40f8071p-18, 0x1.825ef813e0ee3p-19, 0x1.05cf33bd8d9d5p-19, -0x1.87d3dbcef4952p-22, -0x1.22d2cebb2138bp-21, -0x1.f7fc60c2a7a41p-24, 0x1.d9e7b2d1e443cp-25, 0x1.96a2ef0966695p-25, 0x1.034b0c16e1819p-26, 0x1.8b643b9ac89fep-31, -0x1.08e36c25eb4ecp-29, -0x1.672352c119edfp-30},
            {-0x1.42dd1449acad2p-17, 0x1.03f3e4cb61f54p-17, 0x1.2f8078047de6p-19, -0x1.4f764cc858207p-19, 0x1.05c683515b235p-19, 0x1.39df965b84bfp-21, -0x1.3084ead18a746p-21, -0x1.04ab1f1881fa7p-22, 0x1.49d26bacb3649p-24, 0x1.1bf6f7fb2f95cp-24, 0x1.3e6097376546bp-27, -0x1.24846b99e4b42p-27, -0x1.9543c63349c33p-28, -0x1.c495033c1f18dp-30, -0x1.b95f93ed021aap-36, 0x1.005cc52465d05p-32},
            {0x1.6365e344056ep-22, 0x1.eb080d3a8295bp-22, -0x1.00522eb5711e4p-19, 0x1.003b9d4cf1be3p-20, 0x1.337e2f60da50fp-23, -0x1.616158bb72521p-22, -0x1.5334023a05aa8p-25, -0x1.6b25eb020fd48p-27, 0x1.1eaaf8c43e91ep-27, -0x1.7f6b138f0dbeap-26, -0x1.8a402500dea86p-27, -0x1.352c288e607e3p-29, 0x1.9be8914543556p-33, 0x1.36fd78ecaeb1ap-31, 0x1.68f2e278344f9p-33, 0x1.decd4e96d6a38p-38},
            {0x1.fc21bc7dff3ep-22, -0x1.198d32004e1fp-21, 0x1.835855f8254b5p-23, 0x1.40b4a7715903p-23, -0x1.6a7d4f5323bb9p-23, 0x1.2f36ddff9db13p-26, 0x1.cc759010bec4fp-26, -0x1.a8e9125603bfap-24, -0x1.7df6cc8484dbep-26, -0x1.8df11cdf946a1p-27, -0x1.1d173c1898577p-29, -0x1.bdd4224c26ddep-31, -0x1.ffcaad33f0445p-31, -0x1.b5ca28fb68611p-33, -0x1.438ccf442fa64p-34, -0x1.b351f25b883e7p-38},
        },
    };
    template <class T>
    static constexpr const auto& middle() {
        if constexpr (sizeof(T) == 4) return single;
        else return wide;
    }
    template <class T>
    static constexpr care with() {
        if constexpr (sizeof(T) == 4) return care::root;
        else return care::root;
    }
    template <class T>
    static constexpr bool ordered() {
        if constexpr (sizeof(T) == 4) return true;
        else return true;
    }
    template <class T>
    static constexpr border<T> left() {
        if constexpr (sizeof(T) == 4) return border<T>{-0x1.243266p+2f, -0x1.d2f202p+3f, -0.0, 0.0, false};
        else return border<T>{-0x1.243266p+2, -0x1.35f682p+5, -0.0, 0.0, false};
    }
    template <class T>
    static constexpr border<T> right() {
        if constexpr (sizeof(T) == 4) return border<T>{0x1.9ff3e6p+2f, 0x1.9ff402p+2f, 1.0, 0.0, true};
        else return border<T>{0x1.9ff3e6p+2, 0x1.23f602p+3, 1.0, 0.0, false};
    }
    template <class T>
    static constexpr near_zero<T> zero() {
        if constexpr (sizeof(T) == 4) return near_zero<T>{0x1p-40f, 0, 0};
        else return near_zero<T>{0x1p-70, 0, 0};
    }
    static constexpr cells<double, 7> left_rest_factor = {
        0x1.fp+3,
        0,
        {0x1.1ep-3, 0x1.1ep-3, 0x1.1ep-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
        {-0x1.982292bacd38ap-2, -0x1.982292bacd38ap-2, -0x1.982292bacd38ap-2, -0x1.97c89b381e9f9p-2, -0x1.973745de933fcp-2, -0x1.967d0ade7aeefp-2, -0x1.959966f850f3ep-2, -0x1.948e92eba5e56p-2, -0x1.935c595d62c85p-2, -0x1.92035db54004p-2, -0x1.9082cbec6b7f1p-2, -0x1.8ede4989e834ap-2, -0x1.8d153d7112c8cp-2, -0x1.8b2877daacf91p-2, -0x1.8916bef2d06b9p-2, -0x1.86e4ee0caf032p-2},
        {-0x1.1fdcceee0ed57p-56, -0x1.1fdcceee0ed57p-56, -0x1.1fdcceee0ed57p-56, -0x1.2a65e5faf7f49p-57, -0x1.e58384ab818fbp-59, -0x1.4bcabe1cb2676p-59, 0x1.91fbe5dfb4d64p-62, -0x1.ed3f0f53fc3dfp-58, 0x1.b2592252024abp-60, -0x1.6f0f09c79da62p-58, -0x1.1de962e11616ep-57, -0x1.ca441ab8aca18p-56, -0x1.42c0a61caea99p-57, -0x1.52eade40642f7p-56, -0x1.5ffffb3251e01p-58, 0x1.393924eb87df3p-58},
        {0x1.5daaceac96cdbp-8, 0x1.5daaceac96cdbp-8, 0x1.5daaceac96cdbp-8, 0x1.e3f02d35915d2p-8, 0x1.41a3b49807aacp-7, 0x1.9092808b8a013p-7, 0x1.dee67276c5124p-7, 0x1.15f133be14a4ap-6, 0x1.3bd8577564ca6p-6, 0x1.6119c12387811p-6, 0x1.85cbb3418a382p-6, 0x1.a99c706c6bd33p-6, 0x1.cca6ea6839d24p-6, 0x1.eee420f3f7bf3p-6, 0x1.083765eeaae29p-5, 0x1.18813340a859cp-5},
        {0x1.473b97b56d0f3p-62, 0x1.473b97b56d0f3p-62, 0x1.473b97b56d0f3p-62, 0x1.98f03d88b169dp-63, -0x1.4808be9fd26d4p-61, -0x1.0a2060946b0c1p-62, -0x1.350bb6f01d6ap-62, 0x1.97066bcb933b5p-62, 0x1.bf418b5b442acp-60, -0x1.aede98d180ecp-67, -0x1.b91396ec5db48p-63, 0x1.f05da5ef078cp-60, -0x1.7b87a18b595c4p-61, 0x1.106d7520d7cadp-62, -0x1.f2efea7dc9ca4p-61, 0x1.227822090da53p-59},
        {
            {0x1.37d33c1005f6bp-6, 0x1.37d33c1005f6bp-6, 0x1.37d33c1005f6bp-6, 0x1.363c1d42907d4p-6, 0x1.33b3c6905260bp-6, 0x1.30854e54df288p-6, 0x1.2cb99cb3cf8abp-6, 0x1.28667bce69662p-6, 0x1.2397f19f87577p-6, 0x1.1e5dde1cfd52ap-6, 0x1.18c28f39d7f3bp-6, 0x1.12e062ab6fdf8p-6, 0x1.0cc0e1b30caabp-6, 0x1.0671eb20e9a16p-6, 0x1.fff3ff5150c6ep-7, 0x1.f2e29a6155985p-7},
            {-0x1.092d46f47fab2p-11, -0x1.092d46f47fab2p-11, -0x1.092d46f47fab2p-11, -0x1.6afca1793d671p-11, -0x1.da1bbf1489ec8p-11, -0x1.20c6cb64df98ep-10, -0x1.503bc2651d583p-10, -0x1.7aa72d76e5befp-10, -0x1.9ffd5c485b47ap-10, -0x1.c02c0708777c7p-10, -0x1.db5c433d4502cp-10, -0x1.f187ac143f5aep-10, -0x1.018765a72bdcp-9, -0x1.082263f23dcd9p-9, -0x1.0cc6ca957a1p-9, -0x1.0f9c984b1929p-9},
            {-0x1.cd8eb6bf2d98ap-11, -0x1.cd8eb6bf2d98ap-11, -0x1.cd8eb6bf2d98ap-11, -0x1.bc031d9657abfp-11, -0x1.a104c150710b7p-11, -0x1.80b03cfcb1221p-11, -0x1.5c4c2f4f8e467p-11, -0x1.358ca0c8f6499p-11, -0x1.0da52f695743cp-11, -0x1.cb84539df196dp-12, -0x1.7d7086b94d826p-12, -0x1.332e3c3205c2p-12, -0x1.db1e0da3bd9ap-13, -0x1.5aa4637fe5757p-13, -0x1.cabee6cd6455dp-14, -0x1.f21ed5ec11ba4p-15},
            {0x1.bcb8254c85fap-14, 0x1.bcb8254c85fap-14, 0x1.bcb8254c85fap-14, 0x1.285d626912513p-13, 0x1.73069183b517bp-13, 0x1.ac95f1c2435a4p-13, 0x1.d46435939b18cp-13, 0x1.eabc0c8206666p-13, 0x1.f16b573a08824p-13, 0x1.eab867b7b23p-13, 0x1.d9231b2ecc671p-13, 0x1.bf6bec6fe88f3p-13, 0x1.9ff774dd8a0a4p-13, 0x1.7cebd32193f2ep-13, 0x1.57f1c68e94a5ep-13, 0x1.32c297cd93083p-13},
            {0x1.e5043ed9c37d7p-14, 0x1.e5043ed9c37d7p-14, 0x1.e5043ed9c37d7p-14, 0x1.aae202fbbd552p-14, 0x1.5727358a422c8p-14, 0x1.f7006dcc318adp-15, 0x1.3e89450c5aa1ep-15, 0x1.25a425f955d86p-16, -0x1.0960a8c03341cp-21, -0x1.02f1a5edd72b9p-16, -0x1.c7b9baa463b0cp-16, -0x1.2b72bb96e8b4p-15, -0x1.5b2891e3798fap-15, -0x1.7665501310d0bp-15, -0x1.80e59dfc5578fp-15, -0x1.7e3df6f3122d8p-15},
            {-0x1.0d2d39d721416p-15, -0x1.0d2d39d721416p-15, -0x1.0d2d39d721416p-15, -0x1.556054932d4bbp-15, -0x1.8acc0e85bca4ep-15, -0x1.9c16ff8a9304dp-15, -0x1.8df5daccf7404p-15, -0x1.682425177b77dp-15, -0x1.33541f6cd7d7ap-15, -0x1.ef1e97f9c5bc1p-16, -0x1.76a1b067cca0dp-16, -0x1.062f5b58a2131p-16, -0x1.46b589533ef9p-17, -0x1.42dba4b6922efp-18, -0x1.d6ceb00c8f372p-21, 0x1.1d9a9d00dc5a5p-19},
        },
    };
    static constexpr exponential_rest<7> left_rest = {
        0x1.243266p+2, {0, 0x1p-1, 0}, {0, 0, 0}, 1, left_rest_factor,
    };
};

struct gelu_curvature {
    static constexpr symmetry fold = symmetry::even;
    static constexpr double amount = 0.0;
    static constexpr int falls = 1;
    static constexpr cells<float, 8> single = {
        0x1.322fe2p+0f,
        0x1.7a06b4p-3f,
        {0, 0x1.bep-1f, 0x1.6a09e6p+0f, 0x1.ecfp+0f, 0x1.4088p+1f, 0x1.79bp+1f, 0x1.b04p+1f, 0x1.e39p+1f, 0x1.0a08p+2f, 0x1.211p+2f, 0x1.371p+2f, 0x1.4c24p+2f, 0x1.606cp+2f, 0x1.73f8p+2f, 0x1.86ep+2f, 0x1.9934p+2f},
        {0x1.988454p-1f, 0x1.5af57ap-2f, 0x1.5935dcp-27f, -0x1.b51566p-4f, -0x1.2f74c4p-4f, -0x1.19f79p-5f, -0x1.9a8abep-7f, -0x1.febfa6p-9f, -0x1.1ad9c4p-10f, -0x1.1e24c8p-12f, -0x1.0c6b42p-14f, -0x1.d92b44p-17f, -0x1.8ad0ap-19f, -0x1.3aa254p-21f, -0x1.e0c2d2p-24f, -0x1.619f72p-26f},
        {-0x1.857936p-26f, -0x1.1eeb9ep-27f, -0x1.aa4066p-52f, -0x1.c8464cp-29f, 0x1.394fbp-30f, -0x1.383296p-31f, -0x1.e76104p-34f, -0x1.3bf7c4p-34f, 0x1.3e02dep-37f, 0x1.ae68bcp-39f, -0x1.92e322p-39f, -0x1.94381ap-42f, -0x1.537e3p-48f, -0x1.aff224p-46f, 0x1.2c0a66p-49f, -0x1.d65194p-52f},
        {0x1.34afcep-30f, -0x1.8a9e72p-1f, -0x1.a911f2p-2f, -0x1.201f16p-5f, 0x1.9409f6p-4f, 0x1.23f0b8p-4f, 0x1.10e1a8p-5f, 0x1.93c412p-7f, 0x1.feea0ep-9f, 0x1.1ffaaap-10f, 0x1.27fc48p-12f, 0x1.1a5414p-14f, 0x1.f923fp-17f, 0x1.ac64acp-19f, 0x1.5a3b62p-21f, 0x1.0c160cp-23f},
        {0x1.9e5b52p-56f, -0x1.5b1414p-27f, -0x1.df3858p-31f, 0x1.d7fb4cp-30f, -0x1.5bcd2p-30f, -0x1.207df8p-34f, 0x1.5ef3bcp-33f, -0x1.019c62p-34f, 0x1.643558p-35f, 0x1.3152aap-35f, 0x1.d63c64p-37f, -0x1.d9c646p-41f, -0x1.147776p-43f, -0x1.459ac4p-45f, -0x1.83506cp-46f, 0x1.90fb94p-48f},
        {
            {-0x1.988456p-1f, 0x1.9b642p-4f, 0x1.c2dadcp-2f, 0x1.06916cp-2f, 0x1.459edp-8f, -0x1.8c6de4p-5f, -0x1.27e2fp-5f, -0x1.185f48p-6f, -0x1.a43cacp-8f, -0x1.0d936ep-9f, -0x1.33c4a4p-11f, -0x1.40c10ap-13f, -0x1.35d0aap-15f, -0x1.191cd2p-17f, -0x1.e2b93ep-20f, -0x1.8acd36p-22f},
            {0x1.298074p-19f, 0x1.9f212p-2f, 0x1.e962f8p-23f, -0x1.732d22p-3f, -0x1.59a81ap-4f, -0x1.458ccep-8f, 0x1.15b772p-6f, 0x1.a7da5ap-7f, 0x1.958ddep-8f, 0x1.32ef9cp-9f, 0x1.8d71dap-11f, 0x1.cab5fep-13f, 0x1.e2e2bep-15f, 0x1.d80316p-17f, 0x1.b0cb4ap-19f, 0x1.776d32p-21f},
            {0x1.325b8cp-2f, -0x1.15c05p-3f, -0x1.5eab86p-3f, -0x1.68066cp-8f, 0x1.de4024p-5f, 0x1.bc64fp-6f, 0x1.f08d38p-10f, -0x1.36526cp-8f, -0x1.e0227p-9f, -0x1.ce3958p-10f, -0x1.5fc47ap-11f, -0x1.caefp-13f, -0x1.0ac582p-14f, -0x1.1b8234p-16f, -0x1.177b1cp-18f, -0x1.027442p-20f},
            {0x1.c10a98p-13f, -0x1.6d37aep-4f, 0x1.a8f664p-5f, 0x1.c3210cp-5f, -0x1.9c84b2p-8f, -0x1.057218p-6f, -0x1.ca6984p-8f, -0x1.14d958p-11f, 0x1.255982p-10f, 0x1.c884b4p-11f, 0x1.b83856p-12f, 0x1.5042aep-13f, 0x1.b893aep-15f, 0x1.01d622p-16f, 0x1.13be14p-18f, 0x1.11a6p-20f},
            {-0x1.13fe88p-4f, 0x1.667a7p-5f, 0x1.a6168p-6f, -0x1.1c59cep-6f, -0x1.61c54cp-7f, 0x1.f22d48p-10f, 0x1.ea866cp-9f, 0x1.95328p-10f, 0x1.ecd178p-14f, -0x1.e60f5ep-13f, -0x1.79f446p-13f, -0x1.6bafdp-14f, -0x1.16182cp-15f, -0x1.6d456ep-17f, -0x1.ad18bp-19f, -0x1.cce22ap-21f},
            {0x1.0bc0bp-9f, 0x1.7474fep-7f, -0x1.e18f02p-7f, -0x1.5e455p-8f, 0x1.58ef58p-8f, 0x1.25367ep-9f, -0x1.0b5722p-11f, -0x1.93c756p-11f, -0x1.3d2232p-12f, -0x1.35446p-16f, 0x1.6d4b98p-15f, 0x1.1a614ep-15f, 0x1.080fb2p-16f, 0x1.9733f6p-18f, 0x1.0a76acp-19f, 0x1.386ecp-21f},
            {0x1.0ea154p-7f, -0x1.a039f2p-8f, -0x1.081408p-9f, 0x1.0b961ap-8f, 0x1.371d3p-11f, -0x1.29669cp-10f, -0x1.eac5dap-12f, 0x1.72687ep-14f, 0x1.35266cp-13f, 0x1.227678p-14f, 0x1.189a92p-17f, -0x1.966bfp-18f, -0x1.ab5ac8p-18f, -0x1.950f9ap-19f, -0x1.428292p-20f, -0x1.b50b64p-22f},
        },
    };
    static constexpr cells<double, 14> wide = {
        0x1.322fe2p+0,
        0x1.7a06b4p-3,
        {0, 0x1.bep-1, 0x1.6a09e667f3bcdp+0, 0x1.ecfp+0, 0x1.4088p+1, 0x1.79bp+1, 0x1.b04p+1, 0x1.e39p+1, 0x1.0a08p+2, 0x1.211p+2, 0x1.371p+2, 0x1.4c24p+2, 0x1.606cp+2, 0x1.73f8p+2, 0x1.86ep+2, 0x1.9934p+2},
        {0x1.9884533d43651p-1, 0x1.5af579708a318p-2, -0x1.72217aa7c26b7p-55, -0x1.b51566e423263p-4, -0x1.2f74c3b1ac13fp-4, -0x1.19f7904e0ca55p-5, -0x1.9a8abe3cec208p-7, -0x1.febfa69dfbe24p-9, -0x1.1ad9c3d83fa43p-10, -0x1.1e24c7ca32e89p-12, -0x1.0c6b42c97190ap-14, -0x1.d92b44ca1c0d6p-17, -0x1.8ad0a00a9bf18p-19, -0x1.3aa254d7f911dp-21, -0x1.e0c2d169facd1p-24, -0x1.619f72759465p-26},
        {-0x1.cbc0d30ebfd15p-55, -0x1.b1a9e19e7ddbp-56, -0x1.15ef31d67090fp-114, 0x1.271fe3c2d6a18p-59, 0x1.f3ae88cc631c5p-58, -0x1.b1dd69045608bp-61, 0x1.ece34e28001d2p-62, -0x1.297e680b2a905p-64, -0x1.1e8565fb5c674p-64, 0x1.28df660ec20b6p-67, 0x1.b0a892bbe136fp-68, -0x1.39f4fdf1f5227p-72, -0x1.aacb445008dbap-73, -0x1.f43a43fa62ec3p-76, 0x1.fd9215a6ac95bp-78, -0x1.54cbf5cd19f3dp-80},
        {-0x1.6ce1cd647a12cp-59, -0x1.8a9e71f9d0e62p-1, -0x1.a911f096fbc24p-2, -0x1.201f15247def3p-5, 0x1.9409f5bcdd891p-4, 0x1.23f0b7fba1ca9p-4, 0x1.10e1a813a80c6p-5, 0x1.93c411ddb3459p-7, 0x1.feea0e5a7373dp-9, 0x1.1ffaaa9b5de41p-10, 0x1.27fc48ee43c61p-12, 0x1.1a5413c5e6f44p-14, 0x1.f923efb5131e5p-17, 0x1.ac64ab9f45a83p-19, 0x1.5a3b6126a0aecp-21, 0x1.0c160cab3a571p-23},
        {-0x1.045da37b6c21cp-115, 0x1.a304cbdc362d2p-59, -0x1.7c5591c0a3a3ap-57, -0x1.2412f843fa9ebp-59, -0x1.3ce5bb81b3621p-58, -0x1.cb8a1c7fdb14fp-58, -0x1.291052c028c49p-59, 0x1.fde05605e4391p-61, -0x1.c7c7491412b89p-63, -0x1.1644683d3118cp-64, -0x1.db17a869f8513p-66, 0x1.1996b18c119bdp-68, -0x1.0dbb7b1818f6ap-71, 0x1.e2e9bbb4b0aa2p-73, 0x1.60332be7dc629p-75, 0x1.a5bc524386b17p-77},
        {
            {-0x1.9884533d4364cp-1, 0x1.9b641b9666bfcp-4, 0x1.c2dadacf42cbbp-2, 0x1.06916c8da959p-2, 0x1.459ed7df344e5p-8, -0x1.8c6de4d57287ap-5, -0x1.27e2f0e462c95p-5, -0x1.185f4824ccc22p-6, -0x1.a43cab80e2d3dp-8, -0x1.0d936e844903cp-9, -0x1.33c4a3d2a77dep-11, -0x1.40c10a8d11807p-13, -0x1.35d0a9584b1b5p-15, -0x1.191cd28b1fe83p-17, -0x1.e2b93ea8b427ap-20, -0x1.8acd3687ed47cp-22},
            {-0x1.6268aecddaccfp-45, 0x1.9f20bbc551f27p-2, -0x1.e7639aeedb11dp-50, -0x1.732d1e7b5d42dp-3, -0x1.59a82ed82feddp-4, -0x1.458cdc2f47977p-8, 0x1.15b7764ac811bp-6, 0x1.a7da5d15aecdp-7, 0x1.958ddd28f546cp-8, 0x1.32ef98aa2c1c6p-9, 0x1.8d71d5c6ba1dep-11, 0x1.cab5fa869bf11p-13, 0x1.e2e2c409bd2efp-15, 0x1.d80320ae92aefp-17, 0x1.b0cb5bc5c19c9p-19, 0x1.776d49e8114d4p-21},
            {0x1.32633e6df9894p-2, -0x1.15c0527990b1fp-3, -0x1.5eaa386851026p-3, -0x1.680fbc9ad7c66p-8, 0x1.de3f5c02c9522p-5, 0x1.bc6590d0459d7p-6, 0x1.f09ba904d9869p-10, -0x1.365204669b039p-8, -0x1.e0230dd672a8ep-9, -0x1.ce38c3548a43fp-10, -0x1.5fc4a5321cfe9p-11, -0x1.caee8c0804c99p-13, -0x1.0ac5c9294d477p-14, -0x1.1b81de9620c71p-16, -0x1.177ad394d71a2p-18, -0x1.0273fbb1f7cc4p-20},
            {-0x1.515a663962eaap-35, -0x1.6cfdfa29a1fbp-4, 0x1.a911f097064dap-5, 0x1.c31e48304dea6p-5, -0x1.9c34492c19d64p-8, -0x1.056fbea4e2357p-6, -0x1.ca68d706b63e3p-8, -0x1.14e7eccc7e0f6p-11, 0x1.2557e8d99870cp-10, 0x1.c88f911ea477fp-11, 0x1.b83c46eaa5e73p-12, 0x1.50465d5493172p-13, 0x1.b88d7bfdb5fedp-15, 0x1.01d3448c264ddp-16, 0x1.13b7d31d78207p-18, 0x1.119c971a68ef5p-20},
            {-0x1.10583754f8cb9p-4, 0x1.67255f83ddf24p-5, 0x1.a4cc43b27a56ap-6, -0x1.1c2f0b106f89dp-6, -0x1.60ed8cd306ba9p-7, 0x1.f14e769409a79p-10, 0x1.e96b53164b4edp-9, 0x1.94cc63006453ep-10, 0x1.f03ab634230ep-14, -0x1.e648813c5e63dp-13, -0x1.79afcf5ae18e5p-13, -0x1.6bd18e0a80422p-14, -0x1.1609b4e3dc061p-15, -0x1.6d92b014d03f2p-17, -0x1.ad804a2065787p-19, -0x1.cd6656dd530e1p-21},
            {-0x1.b6a262b9a8dbfp-28, 0x1.60b552a5559eep-7, -0x1.eb312ccf18351p-7, -0x1.5ca9d287fe5e6p-8, 0x1.547f716659f58p-8, 0x1.229ef74b6cda6p-9, -0x1.12ec50d0ffe1fp-11, -0x1.9325c07d9958ap-11, -0x1.3a5c782a4544p-12, -0x1.76099562c5223p-16, 0x1.6a00b12f6e29cp-15, 0x1.16a5c702915dep-15, 0x1.0b35113e3964ap-16, 0x1.984997f024129p-18, 0x1.0ca236b5d483ep-19, 0x1.3c49cb0b3bd0cp-21},
            {0x1.546eabc048757p-7, -0x1.086d86a307525p-7, -0x1.578233389b411p-10, 0x1.09ebf25d35235p-8, 0x1.48d803a17dd56p-15, -0x1.2cffaf8a8d20ap-10, -0x1.8b0a0be710736p-12, 0x1.00e0850a43bb8p-13, 0x1.296723400d826p-13, 0x1.b5a2f3d93cfa6p-15, 0x1.e1532dc785691p-19, -0x1.ec03496fd52bbp-18, -0x1.74e2d274cedfcp-18, -0x1.636a8163788d8p-19, -0x1.0ebb04b0e3b69p-20, -0x1.63fe26d096724p-22},
            {-0x1.1067a681f0d8ap-22, -0x1.5ce395dfc6153p-11, 0x1.278663e33df69p-9, -0x1.4fc55acccc4cp-13, -0x1.7cd0d8ab65466p-11, 0x1.4a3ea7d4da7afp-14, 0x1.c9466ecac158cp-13, 0x1.cf4b482e7a22cp-15, -0x1.a08647e9b0939p-16, -0x1.8e5efbc8868fdp-16, -0x1.144f2fc10cb4ap-17, -0x1.0c34fe677826dp-21, 0x1.34f08733dc3f1p-20, 0x1.cab64a4483406p-21, 0x1.b15b0e937d0fp-22, 0x1.4898819afda25p-23},
            {-0x1.468f97dd6bdb4p-10, 0x1.0d9ea64e3db3cp-10, -0x1.5e4649c8e0cf1p-13, -0x1.e09a5f0effa11p-12, 0x1.7ad60d9f3ee4fp-13, 0x1.e6d3d08d856b7p-14, -0x1.e7534c7e8ec2p-16, -0x1.310b80b01d997p-15, -0x1.d6000d44f777cp-18, 0x1.2bb4666e938e7p-18, 0x1.e93ada667d0cep-19, 0x1.40333b089fcd8p-20, 0x1.fe539681d204fp-25, -0x1.69985cdc4efefp-23, -0x1.05c604a406f2ap-23, -0x1.e94427eabedp-25},
            {-0x1.5a1da584b930fp-19, -0x1.765eb80800d89p-17, -0x1.cf7c25d00f353p-13, 0x1.9e1d33ec93cd4p-14, 0x1.351a1fe85322ep-15, -0x1.512fca99797abp-15, -0x1.ed4b83a7a6bc9p-17, 0x1.becdbec67b9e7p-18, 0x1.6bdb3ed165f11p-18, 0x1.95ef1f1969ffdp-21, -0x1.85bbf7017ad1ep-21, -0x1.15ecf369135e8p-21, -0x1.56ccc7953feb5p-23, -0x1.93ab04c07515bp-28, 0x1.8d33b7ef17d3fp-26, 0x1.175361365dfdfp-26},
            {0x1.080873000e18ep-13, -0x1.a0a902e9935dfp-14, 0x1.64da6ed5d85f8p-15, 0x1.e0f85cd7fcd2dp-16, -0x1.ab556120f4422p-16, -0x1.6fe260e42f0a2p-20, 0x1.d9abae684f099p-18, 0x1.880b42302fe67p-20, -0x1.45b768a16a2abp-20, -0x1.8947f3289586fp-21, -0x1.16d8125c4776cp-24, 0x1.cf65fc8b61485p-24, 0x1.260ceb2bbee84p-24, 0x1.56275744aa4b8p-26, 0x1.d1da5ee359c8cp-32, -0x1.9b95a3926dfp-29},
            {-0x1.6835be07d3bd9p-18, 0x1.04701b1aa6b46p-17, 0x1.f33608e6fd5cbp-17, -0x1.addb1daf21b98p-17, 0x1.e17474bdbf3b9p-20, 0x1.0988fc06915e3p-18, -0x1.218e56b9c93e4p-21, -0x1.1941f37c73d4ap-20, -0x1.a0749ab832619p-24, 0x1.9cf194fe71f87p-23, 0x1.85b6ee65ab6b1p-24, 0x1.69c5b3d327197p-29, -0x1.043ceebd3dd9bp-26, -0x1.2328776255a6dp-27, -0x1.378bb8a196072p-29, 0x1.4f45be7098d82p-36},
            {-0x1.c8a46b9e908d2p-18, 0x1.1550733dc2578p-17, -0x1.2929e5b3cf691p-18, -0x1.34079047b644ep-21, 0x1.25c73c14cd178p-19, -0x1.19f6820d5372cp-21, -0x1.21955b19fb18bp-21, 0x1.bf3e0b1135811p-24, 0x1.312f5658d06bdp-23, 0x1.902362bd519e2p-27, -0x1.bff1b9de47221p-26, -0x1.be9944c991941p-27, -0x1.0913a71ffae81p-30, 0x1.079c5f903a272p-29, 0x1.4322bb93ba436p-30, 0x1.7dd5845861f08p-32},
        },
    };
    template <class T>
    static constexpr const auto& middle() {
        if constexpr (sizeof(T) == 4) return single;
        else return wide;
    }
    template <class T>
    static constexpr care with() {
        if constexpr (sizeof(T) == 4) return care::root;
        else return care::root;
    }
    template <class T>
    static constexpr bool ordered() {
        if constexpr (sizeof(T) == 4) return false;
        else return false;
    }
    template <class T>
    static constexpr border<T> left() {
        if constexpr (sizeof(T) == 4) return border<T>{-0x1.66aabep+2f, -0x1.d8f202p+3f, -0.0, 0.0, false};
        else return border<T>{-0x1.66aabep+2, -0x1.36f682p+5, -0.0, 0.0, false};
    }
    template <class T>
    static constexpr border<T> right() {
        if constexpr (sizeof(T) == 4) return border<T>{0x1.66aabep+2f, 0x1.d8f202p+3f, -0.0, 0.0, false};
        else return border<T>{0x1.66aabep+2, 0x1.36f682p+5, -0.0, 0.0, false};
    }
    template <class T>
    static constexpr near_zero<T> zero() {
        if constexpr (sizeof(T) == 4) return near_zero<T>{0x1p-40f, 0, 0};
        else return near_zero<T>{0x1p-70, 0, 0};
    }
    static constexpr cells<double, 4> left_rest_factor = {
        0x1.fp+3,
        0,
        {0x1.39p-3, 0x1.39p-3, 0x1.39p-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
        {-0x1.97e8c4fa53c8p-2, -0x1.97e8c4fa53c8p-2, -0x1.97e8c4fa53c8p-2, -0x1.978ab3e3961adp-2, -0x1.96c8d4e704e14p-2, -0x1.95cfa0f6c74d1p-2, -0x1.949dd5d68e3c4p-2, -0x1.9335c25741f66p-2, -0x1.919659e44955fp-2, -0x1.8fbf9c7da45adp-2, -0x1.8daf711424772p-2, -0x1.8b69d41e70ca6p-2, -0x1.88ece23510c3p-2, -0x1.86389b5804611p-2, -0x1.834a0fa53daa6p-2, -0x1.8026e9392296cp-2},
        {-0x1.37a4edd589f3dp-56, -0x1.37a4edd589f3dp-56, -0x1.37a4edd589f3dp-56, -0x1.6e413b25b0ae2p-56, -0x1.a6eba43fbcaf8p-59, -0x1.11f41e886d819p-58, 0x1.c7713479fba6ep-57, -0x1.3f8aeae862b39p-62, 0x1.c947b4b3e2345p-56, -0x1.b175c4a476ef5p-56, 0x1.b6dd00c7d3816p-56, 0x1.630854a0fecap-56, -0x1.ce7d89ed968p-59, 0x1.c0a9de577d66ap-57, -0x1.773b27dac59f3p-56, -0x1.362dba3fcfafap-56},
        {0x1.fce922f5bcfbcp-8, 0x1.fce922f5bcfbcp-8, 0x1.fce922f5bcfbcp-8, 0x1.425652df1f926p-7, 0x1.ada5bed80d59ep-7, 0x1.0c7a95687d90bp-6, 0x1.425652df1f926p-6, 0x1.77fe08db96762p-6, 0x1.ada5bed80d59ep-6, 0x1.e34d74d4843d9p-6, 0x1.0c949925931fap-5, 0x1.27687423ce918p-5, 0x1.423c4f220a036p-5, 0x1.5d102a2045754p-5, 0x1.77fe08db96762p-5, 0x1.92d1e3d9d1e8p-5},
        {-0x1.ae3bd0cfe0535p-63, -0x1.ae3bd0cfe0535p-63, -0x1.ae3bd0cfe0535p-63, -0x1.db575e6e66971p-62, -0x1.ec6932d411affp-61, -0x1.75935b38780a4p-60, -0x1.db575e6e6696dp-61, -0x1.6d0a7105a27dap-60, -0x1.ec6932d411affp-60, 0x1.94380b5d7f1dap-60, 0x1.0e0fdbaf61ee6p-59, 0x1.9cc0f59054aa7p-60, 0x1.1d6233c1e5781p-60, 0x1.3c06e3e6ec8b9p-61, -0x1.6d0a7105a27dap-59, -0x1.acb9d1ecda16dp-59},
        {
            {0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6, 0x1.a03bd158efa0fp-6},
            {-0x1.36ede1756a8b4p-58, -0x1.36ede1756a8b4p-58, -0x1.36ede1756a8b4p-58, -0x1.86674236af265p-63, 0x1.be2e0760be79p-66, 0x1.f5f10bd24da77p-63, -0x1.866640bf09d9fp-62, -0x1.4ea1cf52ba8f7p-63, 0x1.be2d9e29e007ep-65, 0x1.16da9265adffcp-62, -0x1.6a842b33e6e9cp-62, -0x1.16dc1eff4e223p-63, 0x1.4ea1ac0d5ba48p-64, 0x1.32bc3e5a242ecp-62, -0x1.4ea1cd1e2a351p-62, -0x1.be2c92669e0a2p-64},
            {-0x1.b6bcb31167419p-46, -0x1.b6bcb31167419p-46, -0x1.b6bcb31167419p-46, -0x1.edfa951bda692p-50, -0x1.edfa79704e808p-50, -0x1.edfa4c5b029ep-50, -0x1.edfad25fd90fep-50, -0x1.edfaa370a7a8p-50, -0x1.edfa62a862d5ep-50, -0x1.edfa0fb2ac177p-50, -0x1.edfaf7cfa3384p-50, -0x1.edfaa2caa932cp-50, -0x1.edfa3ad662e0dp-50, -0x1.edf9bf58da736p-50, -0x1.edfb0f675c94ap-50, -0x1.edfa917b40e03p-50},
        },
    };
    static constexpr exponential_rest<4> left_rest = {
        0x1.66aabep+2, {0, 0x1p-1, 0}, {0, 0, 0}, 2, left_rest_factor,
    };
};

struct gelu {
    typedef gelu_value value_table;
    typedef gelu_slope grad_table;
    typedef gelu_curvature second_table;

    template <class V>
    ACTFN_INLINE V value(V x) {
        return piecewise<gelu_value>(x);
    }
    template <class V>
    ACTFN_INLINE V grad(V x) {
        return piecewise<gelu_slope>(x);
    }
    template <class V>
    ACTFN_INLINE V second(V x) {
        return piecewise<gelu_curvature>(x);
    }
};

}  // namespace actfn::ACTFN_ISA
