// gelu(x) = x*normal_cdf(x), and its derivative, by tables: piecewise.h says how they are used.
// Written by `python -m actfn.piecewise gelu`, which proves them; not to be changed by hand.
#pragma once

#include "piecewise.h"

namespace actfn::ACTFN_ISA {

struct gelu_value {
    static constexpr symmetry fold = symmetry::differs_by_line;
    static constexpr double amount = 1.0;
    static constexpr int falls = -1;
    static constexpr cells<float, 8> single = {
        0x1.bff154p+0f,
        0x1.2f67fep-3f,
        {0, 0x1.becp-2f, 0x1.22dp+0f, 0x1.929p+0f, 0x1.0188p+1f, 0x1.373p+1f, 0x1.6a38p+1f, 0x1.9b1p+1f, 0x1.c9d8p+1f, 0x1.f6e8p+1f, 0x1.112cp+2f, 0x1.263p+2f, 0x1.3a88p+2f, 0x1.4e5p+2f, 0x1.6188p+2f, 0x1.7444p+2f},
        {0, -0x1.280824p-3f, -0x1.29bf86p-3f, -0x1.7509c6p-4f, -0x1.6c72ep-5f, -0x1.2bc0ep-6f, -0x1.afdab8p-8f, -0x1.15fa1p-9f, -0x1.460392p-11f, -0x1.5f7c1p-13f, -0x1.609b9p-15f, -0x1.4b0e5ap-17f, -0x1.257c4ap-19f, -0x1.ec066ep-22f, -0x1.89408ep-24f, -0x1.2bfafap-26f},
        {0, 0x1.ee60fp-28f, 0x1.2c36aap-28f, 0x1.514d44p-29f, -0x1.2a4a88p-30f, -0x1.3a9788p-34f, 0x1.f748bap-33f, -0x1.2e9f1ep-34f, -0x1.a40d7ep-37f, 0x1.a8d35ep-38f, -0x1.958d3cp-42f, 0x1.0e744ep-42f, -0x1.4d4a54p-45f, -0x1.7043acp-48f, 0x1.9f99bap-50f, -0x1.306242p-53f},
        {-0x1p-1f, -0x1.62712p-3f, 0x1.c17b8cp-4f, 0x1.fd0f58p-4f, 0x1.57d1ap-4f, 0x1.6007b8p-5f, 0x1.2b4758p-6f, 0x1.b8707cp-8f, 0x1.20e1d4p-9f, 0x1.56ff1cp-11f, 0x1.7671eap-13f, 0x1.7b0a1cp-15f, 0x1.678cc8p-17f, 0x1.408862p-19f, 0x1.0f080cp-21f, 0x1.b38d24p-24f},
        {-0x1.7e3a36p-43f, -0x1.ddbb3ap-32f, 0x1.c0f766p-29f, -0x1.6c9fbp-29f, -0x1.1583c2p-30f, 0x1.bc1de6p-30f, -0x1.53df1ep-32f, -0x1.e13652p-33f, -0x1.8020fp-34f, 0x1.e4f772p-37f, 0x1.45fb9p-42f, 0x1.2b28dap-42f, -0x1.5912e2p-46f, 0x1.bceb5ep-44f, -0x1.ee2ae2p-46f, -0x1.9a4cfep-50f},
        {
            {0x1.988454p-2f, 0x1.501504p-2f, 0x1.301566p-4f, -0x1.c0c094p-6f, -0x1.ba2b2ep-5f, -0x1.4cb34ep-5f, -0x1.663224p-6f, -0x1.390b68p-7f, -0x1.d64526p-9f, -0x1.386052p-10f, -0x1.775132p-12f, -0x1.9d1566p-14f, -0x1.a6001ap-16f, -0x1.922774p-18f, -0x1.693d92p-20f, -0x1.32c80cp-22f},
            {-0x1.4a8102p-21f, -0x1.9b9092p-4f, -0x1.b7b59ap-4f, -0x1.7be96ep-5f, 0x1.bcc406p-11f, 0x1.0771cep-6f, 0x1.c2cd84p-7f, 0x1.fcf92ap-8f, 0x1.c8d07ap-9f, 0x1.5c35e6p-10f, 0x1.d423f8p-12f, 0x1.1b61bcp-13f, 0x1.3a734ep-15f, 0x1.426cdep-17f, 0x1.353ffcp-19f, 0x1.16b8a8p-21f},
            {-0x1.104b88p-4f, -0x1.4ec2aep-5f, 0x1.e121acp-6f, 0x1.1c8bb8p-5f, 0x1.1e0ff8p-6f, 0x1.14b452p-9f, -0x1.dfd0aap-9f, -0x1.df1d28p-9f, -0x1.1baacap-9f, -0x1.040eccp-10f, -0x1.91db26p-12f, -0x1.1037f2p-13f, -0x1.4c0216p-15f, -0x1.717724p-17f, -0x1.7cdbaep-19f, -0x1.6e2816p-21f},
            {-0x1.e0b5f2p-14f, 0x1.587f74p-6f, 0x1.6313cep-7f, -0x1.331504p-8f, -0x1.25b1d2p-7f, -0x1.4d3656p-8f, -0x1.0c23ep-10f, 0x1.601c0ep-11f, 0x1.a9792p-11f, 0x1.074ffap-11f, 0x1.ec3f84p-13f, 0x1.7fdbd8p-14f, 0x1.05e426p-15f, 0x1.4020c8p-17f, 0x1.65c83cp-19f, 0x1.715378p-21f},
            {0x1.595fcap-7f, 0x1.236ab4p-8f, -0x1.bc2cf6p-8f, -0x1.0c3e16p-8f, 0x1.1ab454p-11f, 0x1.05c92ap-9f, 0x1.43e2fcp-10f, 0x1.43c2fap-12f, -0x1.a8e534p-14f, -0x1.4809d6p-13f, -0x1.a7b3dep-14f, -0x1.91ead4p-15f, -0x1.3bd5a2p-16f, -0x1.af86cep-18f, -0x1.08aea6p-19f, -0x1.27d0a2p-21f},
            {-0x1.71f0bap-10f, -0x1.99006ap-9f, -0x1.283d24p-12f, 0x1.a91a0ep-10f, 0x1.1a4d32p-10f, -0x1.a58688p-18f, -0x1.9c1e3ap-12f, -0x1.140954p-12f, -0x1.2e61eap-14f, 0x1.d2f72p-17f, 0x1.c67464p-16f, 0x1.2e7ab2p-16f, 0x1.216cd6p-17f, 0x1.ca6754p-19f, 0x1.36ed8ap-20f, 0x1.7c8c42p-22f},
            {0x1.d58768p-13f, -0x1.bb31fcp-14f, 0x1.d0fbe4p-11f, 0x1.0b1332p-12f, -0x1.582478p-12f, -0x1.0d8928p-12f, -0x1.01c2cap-15f, 0x1.062b6p-14f, 0x1.ce69p-15f, 0x1.5a0cd8p-16f, 0x1.1a711p-22f, -0x1.18428p-18f, -0x1.b25bbap-19f, -0x1.aa5246p-20f, -0x1.669ec4p-21f, -0x1.f4e3fp-23f},
        },
    };
    static constexpr cells<double, 13> wide = {
        0x1.bff154p+0,
        0x1.2f67fep-3,
        {0, 0x1.becp-2, 0x1.22dp+0, 0x1.929p+0, 0x1.0188p+1, 0x1.373p+1, 0x1.6a38p+1, 0x1.9b1p+1, 0x1.c9d8p+1, 0x1.f6e8p+1, 0x1.112cp+2, 0x1.263p+2, 0x1.3a88p+2, 0x1.4e5p+2, 0x1.6188p+2, 0x1.7444p+2},
        {0, -0x1.28082308cf882p-3, -0x1.29bf8569e4aafp-3, -0x1.7509c557595dap-4, -0x1.6c72e09525444p-5, -0x1.2bc0e013a9788p-6, -0x1.afdab7045ba32p-8, -0x1.15fa10974f8fp-9, -0x1.46039269035fcp-11, -0x1.5f7c0f2b96518p-13, -0x1.609b9032b1a7ap-15, -0x1.4b0e5978c5d97p-17, -0x1.257c4a5352953p-19, -0x1.ec066e5c10eb2p-22, -0x1.89408d981991bp-24, -0x1.2bfafa260c486p-26},
        {0, -0x1.c6afaf4c9336p-58, -0x1.f83a5ac37e90fp-57, 0x1.82f2ab299536ep-58, -0x1.37be06585e7c1p-60, -0x1.72a5af1bb3e9fp-60, -0x1.b6d5ac2c082e7p-67, 0x1.df31fb2dfe8dap-65, 0x1.678041fb0df08p-65, 0x1.f0461ca2c1d83p-67, 0x1.82a71e66f76f2p-70, -0x1.8923e303ad0bfp-74, 0x1.e001213469f6ap-75, 0x1.600e0fbcfa338p-79, 0x1.4754c1d3c36a4p-79, 0x1.f34c1d94334dbp-81},
        {-0x1p-1, -0x1.62712018536a5p-3, 0x1.c17b8ce0e865ap-4, 0x1.fd0f574b3aab6p-4, 0x1.57d19fbae2b26p-4, 0x1.6007b8ddab92ap-5, 0x1.2b4757aa7fc87p-6, 0x1.b8707b0f2095dp-8, 0x1.20e1d34082579p-9, 0x1.56ff1c7ac574dp-11, 0x1.7671ea0bf31fbp-13, 0x1.7b0a1c25b0e8ep-15, 0x1.678cc7f1f725bp-17, 0x1.408862d607573p-19, 0x1.0f080afaeac4ap-21, 0x1.b38d2373dcff5p-24},
        {0x1.744e7f262efa2p-70, 0x1.8effd43d0e269p-57, -0x1.bbc9f80137e87p-58, -0x1.d4ff9e317910fp-58, 0x1.ca1fb0b70fa7ep-58, 0x1.2a83a5b48d872p-59, -0x1.60b8eea9651d4p-60, -0x1.442bcb75c4dd8p-70, 0x1.f1c21d17a70dep-65, -0x1.5fa45dbc6cdc6p-68, -0x1.390f982bcd74p-68, -0x1.d4c083a1e9764p-69, -0x1.a4541561e9b76p-75, 0x1.5c85d50b16425p-75, 0x1.40d8e3c4afb5p-77, -0x1.271826bf5b903p-79},
        {
            {0x1.9884533d43651p-2, 0x1.5015045da8d06p-2, 0x1.301565eaf37aep-4, -0x1.c0c0933505098p-6, -0x1.ba2b2d983be77p-5, -0x1.4cb34ef90282bp-5, -0x1.6632242c9e30bp-6, -0x1.390b67aeb7b83p-7, -0x1.d6452643ffb14p-9, -0x1.3860525025639p-10, -0x1.7751320cd4f32p-12, -0x1.9d1565c882286p-14, -0x1.a60019ef1071ep-16, -0x1.922774fdd156ap-18, -0x1.693d91e69b00ap-20, -0x1.32c80c22a3c43p-22},
            {-0x1.1287bc7edcbecp-48, -0x1.9b9082e64a84dp-4, -0x1.b7b59abe80902p-4, -0x1.7be970852e33bp-5, 0x1.bcc3e87d9903cp-11, 0x1.0771ce1be4f38p-6, 0x1.c2cd85bc12293p-7, 0x1.fcf92b77b467cp-8, 0x1.c8d078b0b25adp-9, 0x1.5c35e36aa947dp-10, 0x1.d423f61a592eep-12, 0x1.1b61bb56a985ap-13, 0x1.3a7350b98f041p-15, 0x1.426ce3e97802cp-17, 0x1.354006d3a06dfp-19, 0x1.16b8b6bd3750dp-21},
            {-0x1.1058377e29133p-4, -0x1.4ec3d10aee8ccp-5, 0x1.e121c1b46628ap-6, 0x1.1c8b778592374p-5, 0x1.1e0fa0ffc3481p-6, 0x1.14bb0669bb45fp-9, -0x1.dfcfd24506a91p-9, -0x1.df1dcdc79eeb4p-9, -0x1.1baaa90cd691ap-9, -0x1.040e9f8d44b9ap-10, -0x1.91db260514788p-12, -0x1.10380629f0383p-13, -0x1.4c021740a3059p-15, -0x1.71769bac7765ap-17, -0x1.7cdb9b9bf2eaap-19, -0x1.6e27d9bfdacc6p-21},
            {-0x1.cd69cb4520d69p-38, 0x1.587593010b3f2p-6, 0x1.6315e70f62ed8p-7, -0x1.3311c306d3732p-8, -0x1.25b2218d6ac2ap-7, -0x1.4d30b11ea0267p-8, -0x1.0c26a20b1904cp-10, 0x1.60107753101b1p-11, 0x1.a97d48df76c78p-11, 0x1.0753d9b192fap-11, 0x1.ec41e5edd5cf2p-13, 0x1.7fdc16abe09cap-14, 0x1.05e23f559244fp-15, 0x1.401e530cfeb8cp-17, 0x1.65bfec00b0eb6p-19, 0x1.7148056e9fa94p-21},
            {0x1.46d042d77647p-7, 0x1.24b3dcd89802p-8, -0x1.bc25944b4ab1p-8, -0x1.0bd998eaecbf2p-8, 0x1.1c11b197854cdp-11, 0x1.0506b59e529fp-9, 0x1.438c01aad1e5bp-10, 0x1.444ae30cea78ep-12, -0x1.a902487fd3057p-14, -0x1.481343e6268a8p-13, -0x1.a79c4a1855a27p-14, -0x1.91d9e054cad8ep-15, -0x1.3be4e00b859bap-16, -0x1.afeab18fcd086p-18, -0x1.08d94e2c8d0c9p-19, -0x1.2817837d8a6b8p-21},
            {-0x1.68183dcd6aa3fp-30, -0x1.9706f5de4cd93p-9, -0x1.2ce79d48865dp-12, 0x1.aa24fbddd2091p-10, 0x1.1b44493e1d914p-10, -0x1.8d453e18647f3p-16, -0x1.9ce0d9a7511dcp-12, -0x1.0fd3ed0f0c567p-12, -0x1.33dcc8d7edddbp-14, 0x1.a74d9c94d5982p-17, 0x1.c38856f0d0529p-16, 0x1.2eb4632b07ed6p-16, 0x1.22c611924cfeep-17, 0x1.ca7e70746f139p-19, 0x1.3a425985259d9p-20, 0x1.8131c3ac39cafp-22},
            {-0x1.373f9b57b873dp-10, -0x1.741759d78a512p-12, 0x1.c0c343a7ff59p-11, 0x1.4c50f19d6a216p-13, -0x1.716ac5620d33cp-12, -0x1.f59f42f5282dp-13, -0x1.101fa093bc0fdp-17, 0x1.29095c09222afp-14, 0x1.966d0c59e824bp-15, 0x1.ec25d3071cbf2p-17, -0x1.4d169bf871b66p-20, -0x1.1ace8c7d2312ap-18, -0x1.87f169e0aadc4p-19, -0x1.7b1ba449e5585p-20, -0x1.2bac835f6c564p-21, -0x1.9a48715802533p-23},
            {-0x1.7f1f641981982p-25, 0x1.6fd4de9278492p-12, -0x1.541573f291cc7p-14, -0x1.ad401d9994121p-13, -0x1.2dea060111af9p-15, 0x1.24beec6cae373p-14, 0x1.854ce482647b8p-15, 0x1.76c58a4d9a097p-19, -0x1.8ac567d600533p-17, -0x1.12a14b2222e74p-17, -0x1.5955c72cae188p-19, 0x1.61b1ff62e1fe7p-24, 0x1.476281db3d755p-21, 0x1.d1763cd2282c3p-22, 0x1.c46d153bf4f35p-23, 0x1.651992365ac67p-24},
            {0x1.e4afee0de9862p-14, 0x1.3b15416a196dap-16, -0x1.369fbd44078dfp-14, 0x1.274b644951322p-16, 0x1.614a7cf3b3b3ap-15, 0x1.9f3b52afd9428p-18, -0x1.ab55e283e4274p-17, -0x1.0dcef690c0326p-17, -0x1.2e6fcb5891f1ap-21, 0x1.ea0e971db4562p-20, 0x1.54540e72c175ap-20, 0x1.b2338d22e1526p-22, 0x1.83ffd0fcb5473p-32, -0x1.625a22b49302fp-24, -0x1.008e73bb06f7dp-24, -0x1.f2b1d8da38e3ep-26},
            {-0x1.3b3c9b0e2dc64p-23, -0x1.0c4fcc6c0344fp-15, 0x1.f95bba1074431p-17, 0x1.07f4fffffb5a7p-16, -0x1.3812e05cc729ap-18, -0x1.02008e4f36d9bp-17, -0x1.c518ad164b035p-21, 0x1.210d559a205dbp-19, 0x1.53c477b86b7c1p-20, 0x1.6ee191fde4e6dp-24, -0x1.1e1de97f78239p-22, -0x1.8609f35b3c86bp-23, -0x1.f2063429cf6f9p-25, -0x1.3cb8f106ab4e1p-30, 0x1.69db2b667a479p-27, 0x1.086a5bda36b58p-27},
            {-0x1.427765a1f5a54p-17, -0x1.8169976f5144p-23, 0x1.4162db7ddd1d7p-18, -0x1.df0588e9ce235p-19, -0x1.686fa7f0cac3ap-19, 0x1.2449c594fac45p-20, 0x1.53ef709b3830bp-20, 0x1.50f8c1314fc4cp-24, -0x1.6f4170aba32b9p-22, -0x1.86be5dd7579c3p-23, -0x1.3eb111e64512ap-27, 0x1.410651085ee4p-25, 0x1.a2201471931a3p-26, 0x1.02edbe9bc81ebp-27, 0x1.628397d3818e7p-33, -0x1.65963a506fe1bp-30},
            {0x1.86dd676ac0c15p-21, 0x1.219bd1504741ap-19, -0x1.3eccafe8a417fp-20, -0x1.0ce34a18b43a6p-20, 0x1.733cad9c48641p-21, 0x1.0348e2f14d0a4p-21, -0x1.6e2b7a1cb79a5p-23, -0x1.c2c18f4aa3f57p-23, -0x1.9614e32cc7752p-26, 0x1.a5a9895bd629fp-25, 0x1.f505da5f301a4p-26, 0x1.e344e6c51984ep-29, -0x1.3c95d3ebdcc4ep-28, -0x1.dcc84b96a4e03p-29, -0x1.4f2ed7c7a97e4p-30, -0x1.0e6cea42438f7p-33},
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
        if constexpr (sizeof(T) == 4) return border<T>{-0x1.40f04p+2f, -0x1.ccf202p+3f, -0.0, 0.0, false};
        else return border<T>{-0x1.40f04p+2, -0x1.34f682p+5, -0.0, 0.0, false};
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
        {0x1.2ap-3, 0x1.2ap-3, 0x1.2ap-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
        {-0x1.982c7ea34255ap-2, -0x1.982c7ea34255ap-2, -0x1.982c7ea34255ap-2, -0x1.97e922dc4a884p-2, -0x1.97718cc656d98p-2, -0x1.96d904e1932ffp-2, -0x1.961fa28da93fbp-2, -0x1.9547ccbd0bc56p-2, -0x1.945200c5baac8p-2, -0x1.933f7b35820c1p-2, -0x1.92105cfd99366p-2, -0x1.90c85438ff59bp-2, -0x1.8f67b82217bb6p-2, -0x1.8deffea8c1846p-2, -0x1.8c611517e24f1p-2, -0x1.8abf770a9b8b2p-2},
        {-0x1.0d6e6350d587fp-56, -0x1.0d6e6350d587fp-56, -0x1.0d6e6350d587fp-56, -0x1.7afcff40293d7p-58, 0x1.02bd6db770b2fp-57, 0x1.16ac670be6228p-58, -0x1.697db5e06df4ep-60, -0x1.7a95a86004513p-56, 0x1.08e8710f5176cp-57, -0x1.318052d94b093p-56, -0x1.3a6bc1cd44ddcp-56, 0x1.d9b8eac431ffep-57, -0x1.6662788b2aeefp-56, 0x1.1f6e20a7221aap-61, -0x1.e52ddc7d97279p-59, 0x1.e3810aabab4c6p-58},
        {0x1.2d0c826ff741dp-8, 0x1.2d0c826ff741dp-8, 0x1.2d0c826ff741dp-8, 0x1.8f045731eac2bp-8, 0x1.081ebbf5a3bd3p-7, 0x1.473d3d142cfdap-7, 0x1.84c95eb30cfbdp-7, 0x1.c006dc9fc7e95p-7, 0x1.f8f75b40df0b9p-7, 0x1.17b56424e469fp-6, 0x1.31b646c4ae6cfp-6, 0x1.4a3e5f2932b76p-6, 0x1.615e82f12ac4bp-6, 0x1.771213b7f5ab8p-6, 0x1.8b6b43caba75ap-6, 0x1.9e455bfce12b6p-6},
        {0x1.8736e8ecebea8p-63, 0x1.8736e8ecebea8p-63, 0x1.8736e8ecebea8p-63, 0x1.613fde6587fbp-63, 0x1.51af96060bdb8p-63, -0x1.4278d79e69b46p-62, -0x1.1bc689ebb99b9p-62, 0x1.b6fc190e2bb4cp-62, -0x1.1bcabf3681575p-62, -0x1.28f45f69a390dp-60, 0x1.2829c532fd402p-60, -0x1.974b853c7c7fep-60, 0x1.8ca45e2949d6ep-60, -0x1.ea9acc2d62233p-65, -0x1.cea37f991d21cp-60, -0x1.9d7d5f012bef2p-65},
        {
            {0x1.00069b4dc1d0dp-6, 0x1.00069b4dc1d0dp-6, 0x1.00069b4dc1d0dp-6, 0x1.fa27d26e9a9a1p-7, 0x1.efdc7b65d4709p-7, 0x1.e30b1da983cd3p-7, 0x1.d3eb016ef46bp-7, 0x1.c2e7ec54fef05p-7, 0x1.b0467626f6b7dp-7, 0x1.9c596638b626ap-7, 0x1.875cb9bd15687p-7, 0x1.71c589f7e2107p-7, 0x1.5bc65ef981d6dp-7, 0x1.459ea50908a7cp-7, 0x1.2f70f01858a42p-7, 0x1.19987b1ca20abp-7},
            {-0x1.1aca0d01d582ep-10, -0x1.1aca0d01d582ep-10, -0x1.1aca0d01d582ep-10, -0x1.724e9142f27d2p-10, -0x1.dfe5df57b4a9dp-10, -0x1.2169ca53fbf4bp-9, -0x1.4cf414064ee95p-9, -0x1.71c98d01f4cb4p-9, -0x1.8fea8b3148f33p-9, -0x1.a768ade9efc17p-9, -0x1.b89671a1ac031p-9, -0x1.c3bee8db8542bp-9, -0x1.c97cb25cced91p-9, -0x1.ca66ffe367f14p-9, -0x1.c717058c89b6bp-9, -0x1.c031a49a2287ap-9},
            {-0x1.d1a715521a9d1p-10, -0x1.d1a715521a9d1p-10, -0x1.d1a715521a9d1p-10, -0x1.bb45a32deff88p-10, -0x1.958dcd6dcfae9p-10, -0x1.68ed7508cb0a7p-10, -0x1.37780a9eaf9e7p-10, -0x1.03cae791c74dep-10, -0x1.9f833b02667eep-11, -0x1.3a2e7c0586b57p-11, -0x1.b3f5c455b1519p-12, -0x1.03440a5695a4dp-12, -0x1.907a2c11a8fb6p-14, 0x1.40db1d2f9d146p-15, 0x1.42ebe46c82b07p-13, 0x1.076d4fc11ab7fp-12},
            {0x1.462d3f5a10df4p-12, 0x1.462d3f5a10df4p-12, 0x1.462d3f5a10df4p-12, 0x1.a04b3e335e792p-12, 0x1.01d22d92b2b13p-11, 0x1.25b801dc562bap-11, 0x1.3b817a37ccc46p-11, 0x1.43c9eaff20ccfp-11, 0x1.404bd1d9e904fp-11, 0x1.3327509dc9febp-11, 0x1.1e972b73eefcfp-11, 0x1.050850a436b36p-11, 0x1.d0e8d1558d072p-12, 0x1.952969b2f72bep-12, 0x1.595823619ac89p-12, 0x1.1ff8aa51a6cbp-12},
            {0x1.4cfee1605e85fp-12, 0x1.4cfee1605e85fp-12, 0x1.4cfee1605e85fp-12, 0x1.22048860dcccep-12, 0x1.bc4235716bb49p-13, 0x1.29a53379431d7p-13, 0x1.31c58df50ff05p-14, 0x1.59aab3fd397b3p-17, -0x1.670655ce773acp-15, -0x1.635734e3a5139p-14, -0x1.e37e8cdb1c395p-14, -0x1.1b121ee1d5997p-13, -0x1.30d4264605a48p-13, -0x1.368edb0d930abp-13, -0x1.2fdccd3b0a4bp-13, -0x1.2036865ff8819p-13},
            {-0x1.c8c426607868bp-14, -0x1.c8c426607868bp-14, -0x1.c8c426607868bp-14, -0x1.16504b1bb619cp-13, -0x1.3e364fdc1fe38p-13, -0x1.46ceeaec6467p-13, -0x1.349fa415c9ac2p-13, -0x1.0edd8ae3e638ap-13, -0x1.bb114b64c002dp-14, -0x1.4fcdb22a755c9p-14, -0x1.cec1d24d8b2ccp-15, -0x1.12c79943f353fp-15, -0x1.d143f20430459p-17, 0x1.328ca38456231p-20, 0x1.9ec0507c5f229p-17, 0x1.5295a26df9318p-16},
        },
    };
    static constexpr exponential_rest<7> left_rest = {
        0x1.40f04p+2, {0, 0x1p-1, 0}, {0, 0, 0}, 0, left_rest_factor,
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
        if constexpr (sizeof(T) == 4) return border<T>{-0x1.503a9p+2f, -0x1.d2f202p+3f, -0.0, 0.0, false};
        else return border<T>{-0x1.503a9p+2, -0x1.35f682p+5, -0.0, 0.0, false};
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
        {0x1.3p-3, 0x1.3p-3, 0x1.3p-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
        {-0x1.9830e72a2a4d6p-2, -0x1.9830e72a2a4d6p-2, -0x1.9830e72a2a4d6p-2, -0x1.97f67ddb7ad74p-2, -0x1.9788994b1d862p-2, -0x1.96fbad1c356eap-2, -0x1.964f427ebdae6p-2, -0x1.9584f1aeb35bap-2, -0x1.949c79483453bp-2, -0x1.93963a02d2f4ap-2, -0x1.927175148c6a3p-2, -0x1.9130d3051226ap-2, -0x1.8fd3c1050664ap-2, -0x1.8e5abf378d119p-2, -0x1.8cc4bdb358653p-2, -0x1.8b15571b1227p-2},
        {-0x1.debf0363f13e9p-58, -0x1.debf0363f13e9p-58, -0x1.debf0363f13e9p-58, 0x1.368471f9b2611p-61, 0x1.6573420bffbd1p-56, -0x1.178836ad3b14ep-56, -0x1.a44ae7edbbce9p-56, 0x1.9b4d746d2cceap-57, -0x1.d469080bebaccp-56, 0x1.1aa0e9539a554p-56, -0x1.864a7e6b3bad9p-56, 0x1.602254ee72001p-58, -0x1.45386650175fap-56, 0x1.7b8b33eacaeadp-58, 0x1.6276cca1e21e8p-56, -0x1.b16c71c008735p-57},
        {0x1.18c70d0bffbc2p-8, 0x1.18c70d0bffbc2p-8, 0x1.18c70d0bffbc2p-8, 0x1.6dce0919005eep-8, 0x1.e69263ce442f4p-8, 0x1.2f3e69d2c36bep-7, 0x1.6ae77165c8ae6p-7, 0x1.a5b9f7f94248fp-7, 0x1.dfdab6ab677ccp-7, 0x1.0c9b36299cb31p-6, 0x1.28f91d2adafa4p-6, 0x1.44c8a08176a5fp-6, 0x1.601ec4f42498ap-6, 0x1.7af5ef7b0c732p-6, 0x1.9562bde115d49p-6, 0x1.af2e5d703903ap-6},
        {-0x1.f674ab39c3444p-62, -0x1.f674ab39c3444p-62, -0x1.f674ab39c3444p-62, 0x1.ea1fecdcb55c3p-62, 0x1.b4bc3bf4950bdp-62, 0x1.c36999d71a5b9p-61, 0x1.4b1ef6f1c528cp-62, 0x1.8d8214cb7229p-62, 0x1.86b5415563dd6p-67, -0x1.3009cd3018ab6p-61, -0x1.a2042a53e2d59p-60, -0x1.5ba5c81fd7dcdp-60, -0x1.a8d83941e2de3p-60, 0x1.f5a8c12ecaca5p-60, -0x1.5da0369a93bc7p-62, 0x1.31e3d7258c4a6p-61},
        {
            {0x1.d763056203936p-7, 0x1.d763056203936p-7, 0x1.d763056203936p-7, 0x1.d5d24b38b5327p-7, 0x1.d2e815c774abfp-7, 0x1.cf398d0de7cdap-7, 0x1.cacda961a8414p-7, 0x1.c5ba3ef5e117ep-7, 0x1.c009dc6a6a79bp-7, 0x1.b9cbcf7750674p-7, 0x1.b3091199ec94dp-7, 0x1.abde895a1ae32p-7, 0x1.a45574f3596cep-7, 0x1.9c7ce18a69627p-7, 0x1.945b35063ad8p-7, 0x1.8c0db54091124p-7},
            {-0x1.4232302bfcd3ap-12, -0x1.4232302bfcd3ap-12, -0x1.4232302bfcd3ap-12, -0x1.a0c46e37a9383p-12, -0x1.1180037228b59p-11, -0x1.4f306b68760acp-11, -0x1.890e0834f0b96p-11, -0x1.be3055237a824p-11, -0x1.ee7c6a06b739dp-11, -0x1.0cdfc4d36673cp-10, -0x1.200463d44d1f2p-10, -0x1.308b25d50ee8ap-10, -0x1.3e9766af090b3p-10, -0x1.4a420ef3e560bp-10, -0x1.53b32f915fffbp-10, -0x1.5afdb78fd5773p-10},
            {-0x1.08e43463ab099p-11, -0x1.08e43463ab099p-11, -0x1.08e43463ab099p-11, -0x1.024fccc53f1fbp-11, -0x1.ecb84e867db5cp-12, -0x1.cf9c40419c5b9p-12, -0x1.ae2f0aa0a06e6p-12, -0x1.89c52f2f6e80ap-12, -0x1.63502fc89c9aap-12, -0x1.3bcf696afe9fp-12, -0x1.1401a3bb75e67p-12, -0x1.d9f21d6455f81p-13, -0x1.8e61841b560dep-13, -0x1.464ec37752461p-13, -0x1.02359d2d14babp-13, -0x1.86339f1dfc9cep-14},
            {0x1.99d645639740cp-15, 0x1.99d645639740cp-15, 0x1.99d645639740cp-15, 0x1.047ee6eee8cf4p-14, 0x1.4b04a0230fa05p-14, 0x1.857a0c88c628p-14, 0x1.b2edc6f271f05p-14, 0x1.d2cce79508958p-14, 0x1.e5cb6cdf2f684p-14, 0x1.ecfb7e327899cp-14, 0x1.e9c8e31499ea3p-14, 0x1.dde31dd40addbp-14, 0x1.cb02d7178d64bp-14, 0x1.b2d11268baed4p-14, 0x1.96b86f3f4d887p-14, 0x1.78497623fe267p-14},
            {0x1.aa4bfd5948328p-15, 0x1.aa4bfd5948328p-15, 0x1.aa4bfd5948328p-15, 0x1.88c369327df01p-15, 0x1.4ec8fa5488931p-15, 0x1.0cd8a8ae14d76p-15, 0x1.8e99f255b3d22p-16, 0x1.05b70c6c10582p-16, 0x1.0a9238ccf4a08p-17, 0x1.2325b0c2e6aacp-20, -0x1.43997dcb3cc74p-18, -0x1.43e1f88fa0ac5p-17, -0x1.c2bf5c9aa1c36p-17, -0x1.1037d27d9f5d2p-16, -0x1.3039f2f5542cfp-16, -0x1.432a0c546ede7p-16},
            {-0x1.7a01890457a6ep-17, -0x1.7a01890457a6ep-17, -0x1.7a01890457a6ep-17, -0x1.d0e53b6741bdap-17, -0x1.1626bd7bd003dp-16, -0x1.2f0e611d5e5c8p-16, -0x1.341ead2075fd7p-16, -0x1.2837c94b0a0d7p-16, -0x1.0f50df16c45eap-16, -0x1.db6d36d8d03b2p-17, -0x1.8eeb595b1f458p-17, -0x1.3fd1e1a98aa14p-17, -0x1.e6b0a5aa5be3ap-18, -0x1.5a1f07d576ad3p-18, -0x1.bc7f49d122a5ep-19, -0x1.d396f127154e5p-20},
        },
    };
    static constexpr exponential_rest<7> left_rest = {
        0x1.503a9p+2, {0, 0x1p-1, 0}, {0, 0, 0}, 1, left_rest_factor,
    };
};

struct gelu {
    typedef gelu_value value_table;
    typedef gelu_slope grad_table;

    template <class V>
    ACTFN_INLINE V value(V x) {
        return piecewise<gelu_value>(x);
    }
    template <class V>
    ACTFN_INLINE V grad(V x) {
        return piecewise<gelu_slope>(x);
    }
};

}  // namespace actfn::ACTFN_ISA
