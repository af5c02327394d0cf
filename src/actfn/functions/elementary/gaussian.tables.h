// Tables of gaussian(x) = exp(-x**2), its derivative and the second one: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise gaussian`, not to be changed by hand; compared with the formula on every
// float32 by `actfn audit actfn.gaussian --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_gaussian {

alignas(64) const float value_single_rest[6][16] = {
    {-0x1.000004p+0f, -0x1.459944p-2f, 0x1.3390e4p-2f, 0x1.c5e9a4p-2f, 0x1.4b305ep-2f, 0x1.684902p-3f, 0x1.474ae4p-4f, 0x1.0603e8p-5f, 0x1.7c73acp-7f, 0x1.ff8fe2p-9f, 0x1.42b26p-10f, 0x1.81e7dep-12f, 0x1.b8ee0ap-14f, 0x1.e3d16ap-16f, 0x1.000e2cp-17f, 0x1.062a0cp-19f},
    {0x1.b395f8p-17f, 0x1.4cea9ep-1f, 0x1.5c47f2p-2f, -0x1.4b295p-5f, -0x1.645e16p-3f, -0x1.2fa1bp-3f, -0x1.648b32p-4f, -0x1.557cf2p-5f, -0x1.1c9988p-6f, -0x1.ac05acp-8f, -0x1.28af7ep-9f, -0x1.80dccep-11f, -0x1.d85312p-13f, -0x1.14333cp-14f, -0x1.35ad5cp-16f, -0x1.4e2726p-18f},
    {0x1.ffbae4p-2f, -0x1.fb9b54p-7f, -0x1.3a89bap-2f, -0x1.91390ap-3f, -0x1.7e3882p-6f, 0x1.a6a31p-5f, 0x1.b8d03ep-5f, 0x1.185768p-5f, 0x1.1a0896p-6f, 0x1.e86202p-8f, 0x1.7afccp-9f, 0x1.0e1a7p-10f, 0x1.676962p-12f, 0x1.c33d54p-14f, 0x1.0d754p-15f, 0x1.33ccd6p-17f},
    {0x1.5917a6p-9f, -0x1.0744ep-2f, -0x1.786d52p-6f, 0x1.db087cp-4f, 0x1.5a42a6p-4f, 0x1.4f6544p-6f, -0x1.7ab408p-7f, -0x1.0b4facp-6f, -0x1.7277f6p-7f, -0x1.876026p-8f, -0x1.5f0176p-9f, -0x1.185fd2p-10f, -0x1.99f284p-12f, -0x1.16e8a6p-13f, -0x1.655a8p-15f, -0x1.b286bp-17f},
    {-0x1.71da08p-3f, 0x1.a0e8c6p-5f, 0x1.bf1bc6p-4f, 0x1.0b645ep-6f, -0x1.2d527cp-5f, -0x1.eaf5b6p-6f, -0x1.3dbd2ap-7f, 0x1.bf91ep-10f, 0x1.173654p-8f, 0x1.a9e27p-9f, 0x1.d85c32p-10f, 0x1.b639a4p-11f, 0x1.680614p-12f, 0x1.0d1764p-13f, 0x1.758b32p-15f, 0x1.e7111ep-17f},
    {0x1.3478eap-5f, 0x1.2a4b4cp-4f, -0x1.aaf1c8p-7f, -0x1.4c74c6p-5f, -0x1.5f17acp-7f, 0x1.385eb4p-7f, 0x1.3b83d6p-7f, 0x1.1926cp-8f, 0x1.8cba0cp-12f, -0x1.e0b0f2p-11f, -0x1.caaafcp-11f, -0x1.16ffe8p-11f, -0x1.1128cp-12f, -0x1.d6d11ep-14f, -0x1.6db6fp-15f, -0x1.05ca14p-16f},
};

alignas(64) const double value_wide_rest[13][16] = {
    {-0x1p+0, -0x1.45994db6a1c2ep-2, 0x1.3390def3f26b6p-2, 0x1.c5e9a382bf161p-2, 0x1.4b305db5b1739p-2, 0x1.6849017be632dp-3, 0x1.474ae4addc706p-4, 0x1.0603e704fd244p-5, 0x1.7c73aa75d3d95p-7, 0x1.ff8fe18b2f81fp-9, 0x1.42b26092895bbp-10, 0x1.81e7dfd5e945ep-12, 0x1.b8ee0c8399bcep-14, 0x1.e3d16fdf79637p-16, 0x1.000e30929659cp-17, 0x1.062a11b1d72e8p-19},
    {-0x1.4d91df765ea6ap-51, 0x1.4cea0372ffdb7p-1, 0x1.5c46e9edc6e34p-2, -0x1.4b285015a0184p-5, -0x1.645daebfa35f4p-3, -0x1.2fa19ea3455dbp-3, -0x1.648b3a0244f06p-4, -0x1.557d0bb6e0a68p-5, -0x1.1c999951419ebp-6, -0x1.ac05b5a112e63p-8, -0x1.28af7395c5393p-9, -0x1.80dca1eb01c5cp-11, -0x1.d852a9a05afb3p-13, -0x1.1432e91dfc914p-14, -0x1.35ace1a135e2bp-16, -0x1.4e26870c4ea97p-18},
    {0x1.00000000002abp-1, -0x1.fb2d97d0be9d3p-7, -0x1.3a878a621ff9cp-2, -0x1.913825648e47ap-3, -0x1.7e33e41fca3b8p-6, 0x1.a6a4a23330c33p-5, 0x1.b8cf0aca06e6ep-5, 0x1.18588d79ec3c2p-5, 0x1.1a09a1cf794fcp-6, 0x1.e862601896faap-8, 0x1.7afc3c4f4842cp-9, 0x1.0e1982f3658f6p-10, 0x1.6767ea65d424ep-12, 0x1.c339c3f726ec1p-14, 0x1.0d7248814f534p-15, 0x1.33c8b1dca831dp-17},
    {-0x1.24e711e976258p-38, -0x1.06ede41153f29p-2, -0x1.72cab333687f9p-6, 0x1.dad123b23595p-4, 0x1.59e28ff0a491ep-4, 0x1.4f18bc5be5608p-6, -0x1.7a78ec5c4f564p-7, -0x1.0b21d5b3ad6ccp-6, -0x1.7253f1a2806e2p-7, -0x1.8756d4964ce4ep-8, -0x1.5f0f741df46d9p-9, -0x1.187cd61f1d3b8p-10, -0x1.9a3682bdac7ccp-12, -0x1.1725c3697ebfep-13, -0x1.65bba5a6f62aep-15, -0x1.b30fe906023ccp-17},
    {-0x1.55555550eb9aap-3, 0x1.a2838d5ce093ap-5, 0x1.bfe54838f7b6ep-4, 0x1.0807174c01ea7p-6, -0x1.2f120d86695dcp-5, -0x1.ec0af72b5563ap-6, -0x1.3bf6e351869c5p-7, 0x1.ba038371fd54fp-10, 0x1.164ad033c3b5bp-8, 0x1.a9affc2269dc3p-9, 0x1.d88c442a100dcp-10, 0x1.b69d03a91021ap-11, 0x1.68371b3b10511p-12, 0x1.0d92a8f6fbc47p-13, 0x1.767f7ad10d1bap-15, 0x1.e89b037d586cep-17},
    {-0x1.58b65d51d3565p-29, 0x1.0c684146f1961p-4, -0x1.6e930aeef5fe7p-6, -0x1.3f565e7cc3a73p-5, -0x1.df58391396424p-8, 0x1.51d53b9235969p-7, 0x1.2e9d832d4555bp-7, 0x1.ca75e9b780f38p-9, 0x1.c17cd00cfbfa6p-17, -0x1.fa74579b274c6p-11, -0x1.b380fc92a6d1ap-11, -0x1.fcb22f60c1e3ap-12, -0x1.e82f1bca0b7f9p-13, -0x1.9b42d74e6929bp-14, -0x1.3a6cbec905bf9p-15, -0x1.bcce0204e2effp-17},
    {0x1.55556701776bdp-5, -0x1.614a3ad8d4498p-6, -0x1.6b4cc13df7c54p-6, 0x1.127c85a83b983p-7, 0x1.8e5ff0aaa0257p-7, 0x1.5c179499c5459p-9, -0x1.4ff572e200f81p-9, -0x1.4b615677b0466p-9, -0x1.189e77bbfc3cap-10, -0x1.e8b00cc14778dp-14, 0x1.945ee333ab63ap-13, 0x1.92ebc151aa98p-13, 0x1.f0ab553c741c8p-14, 0x1.ec5ac48bc1fd4p-15, 0x1.a8e789b33bc65p-16, 0x1.4b2d9413b99b3p-17},
    {-0x1.41776b0a429e8p-22, -0x1.88e8f0445d296p-7, 0x1.37f8af2d892bbp-7, 0x1.9c6b2633eecdbp-8, -0x1.5e32dd49aaba1p-9, -0x1.bdeb5cbe4d10ep-9, -0x1.b0a0dcf257da3p-11, 0x1.2e20c055c1242p-11, 0x1.48febd1d8fb0ap-11, 0x1.2f456128fba7bp-12, 0x1.b2aefc8c26c39p-15, -0x1.18a15b5441284p-15, -0x1.54f9096f7ec8fp-15, -0x1.bd3fb885978d6p-16, -0x1.c7d761acdc96fp-17, -0x1.925a854f6b785p-18},
    {-0x1.110111114d084p-7, 0x1.6ef90106f44e9p-8, 0x1.5ee63c939d3b1p-9, -0x1.ad95ac0ebd441p-9, -0x1.9e95a5d91b5cap-10, 0x1.891866baf61e5p-11, 0x1.c72d8fedb093fp-11, 0x1.de2515af5b769p-13, -0x1.f12f7dadd5883p-14, -0x1.2c76c5a59e49cp-13, -0x1.286dc2addcd16p-14, -0x1.1143e8605dbbbp-16, 0x1.45ce49bd569aep-18, 0x1.0a084f3f8398dp-17, 0x1.720f431ad8a0ep-18, 0x1.8728b12a22851p-19},
    {-0x1.1b662541d19b8p-17, 0x1.ac71e47dc7aa8p-10, -0x1.1dd53a3dbabf4p-9, -0x1.94363a2e36cedp-12, 0x1.ee9be6f5720a3p-11, 0x1.7b4a95b32351ep-12, -0x1.8e42d93446997p-13, -0x1.ad0965058f009p-13, -0x1.de4d18b548d42p-15, 0x1.780daacd1c545p-16, 0x1.fe3538fd6b5cdp-16, 0x1.0a6c1e8cf8327p-16, 0x1.1ff6f4ff8a688p-18, -0x1.152b5e6efd865p-21, -0x1.80d49a968821dp-20, -0x1.1f444e65c34d6p-20},
    {0x1.72b093d21f0c3p-10, -0x1.1adee0c3268abp-10, -0x1.d717a977a0f3fp-14, 0x1.49870ae2e77e2p-11, 0x1.bd06fcbd82fadp-17, -0x1.f3deef00c00c4p-13, -0x1.4261bf4e5975ap-14, 0x1.6e32d9e2c17b2p-15, 0x1.79d760b5e7e25p-15, 0x1.be35a512eb538p-17, -0x1.0f5c31d2ab214p-18, -0x1.98e4417adae1ap-18, -0x1.b9ce388094147p-19, -0x1.0d4c853f4fab8p-20, 0x1.7ff7cbb93b9e3p-27, 0x1.042f349bd83ffp-22},
    {-0x1.8851044579074p-15, -0x1.6603792369978p-13, 0x1.74dba391e74b7p-12, -0x1.12e78e9b9d311p-14, -0x1.45187f3a20b37p-13, 0x1.3dbd8ffab8eb1p-16, 0x1.a5f9fc350b7c3p-15, 0x1.6dd57389811c2p-17, -0x1.02ed87d2e7968p-17, -0x1.097b1f70e32a7p-17, -0x1.0c925f664f283p-18, 0x1.89f57b4f4bf2ap-22, 0x1.6742ce61127fdp-20, 0x1.5ff43b319775dp-21, 0x1.a97e9b1c82cb6p-23, 0x1.8f2a446e494bp-26},
    {-0x1.450b49bb0b71ap-13, 0x1.2b8e37e3a950ep-13, 0x1.c7fceb2970f9ep-20, -0x1.7d927fae82402p-14, 0x1.b282b999a0d8cp-17, 0x1.80fd0f422da77p-15, -0x1.abb6a6b195d16p-17, -0x1.542f1fab01313p-16, 0x1.eb15f747b3555p-21, 0x1.2e5daa94ec61p-18, -0x1.c3768f59e22a1p-21, 0x1.9feb6f9cf7a79p-23, 0x1.968229e30844bp-22, -0x1.8adf4e88907b8p-23, -0x1.80035c0a51cbdp-23, -0x1.71b3448e6d2cfp-26},
};

alignas(64) const double value_left_rest_factor_rest[3][16] = {
    {0x1.747534224020dp-295, 0x1.747534224020dp-295, 0x1.747534224020dp-295, -0x1.22ced56445c1dp-299, 0x1.f87790afa7cedp-301, 0x1.684fbe2b6db77p-301, -0x1.7c2eb425eb8b8p-301, 0x1.69ef2de3ad78dp-301, 0x1.2549813a03815p-303, 0x1.adb22a1c9cbacp-303, -0x1.e5e3f2a521ba1p-305, 0x1.17bd18a15d0a8p-303, -0x1.cfce366eb8c4ap-304, 0x1.0c230ad51cdcbp-303, 0x1.84d128676d8efp-304, -0x1.7f378a6f15427p-307},
    {-0x1.778abd77e6485p-289, -0x1.778abd77e6485p-289, -0x1.778abd77e6485p-289, 0x1.011e8f04e1e81p-297, -0x1.db962968c7034p-299, -0x1.24188472bf5aap-300, -0x1.1652e46b528bp-297, -0x1.7d0389ed36983p-299, 0x1.4563b32660e2cp-300, 0x1.80427a980f34ep-300, -0x1.954c93069e7eep-303, -0x1.09c986214be67p-300, -0x1.9f371f7eabcfep-309, -0x1.d541ae2ec6eaap-301, -0x1.0f4b0df19ef29p-300, -0x1.a203fcc4aca4bp-304},
    {-0x1.2ec3f5f27581bp-280, -0x1.2ec3f5f27581bp-280, -0x1.2ec3f5f27581bp-280, 0x1.9a922d66cea5dp-290, -0x1.31af537307215p-291, -0x1.f719f7d2cec47p-292, 0x1.328f6dda64742p-291, -0x1.4071262731484p-291, -0x1.e395151999318p-295, -0x1.6045bb1ae29bfp-293, 0x1.45bc1fa6c5dffp-295, -0x1.88f5c01fd032ap-294, 0x1.1ddbe9b77eccbp-294, -0x1.8a6b2121964c5p-294, -0x1.1b682bfaebcfp-294, 0x1.d4075e653f8ap-296},
};

const exponential_rest value_left_rest = {
    0x1.08ad74p+2, {0, 0x1p+0, 0}, {0, 0, 0}, 0,
    {4, 0x1.fp+3, 0,
     {0x1.4p-3, 0x1.4p-3, 0x1.4p-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
     {0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0, 0x1p+0},
     {0x1.28b3c2p-310, 0x1.28b3c2p-310, 0x1.28b3c2p-310, 0x1.b7b5c2p-310, 0x1.5698098p-312, 0x1.18d069p-314, 0x1.b664ba4p-312, 0x1.8d7b0dp-314, 0x1.55d33c8p-314, 0x1.3ea1acp-315, 0x1.78b3a78p-314, 0x1.12a4e6cp-315, 0x1.6991aep-314, 0x1.9d3ffdp-316, 0x1.9169458p-316, 0x1.60c5718p-315},
     {-0x1.729a12d855302p-307, -0x1.729a12d855302p-307, -0x1.729a12d855302p-307, -0x1.ab5ca630d5b6fp-306, -0x1.0e7f36a3f481cp-306, -0x1.6a0f8386b6a63p-308, 0x1.22353d5c7be2ap-310, -0x1.0f6b2c4791f7ap-312, -0x1.58b59f2be09dp-308, -0x1.1309a6ee16094p-311, -0x1.877eda4f33bd7p-311, -0x1.42e955b1c3284p-310, 0x1.b8aabe0e5759p-316, 0x1.d787dc8b11381p-313, -0x1.12c1832d1d8fep-311, 0x1.f80ec357b50f4p-316},
     {0x1.2bb2d820a4c24p-304, 0x1.2bb2d820a4c24p-304, 0x1.2bb2d820a4c24p-304, 0x1.14ac7d2b3bf5dp-307, 0x1.23e0a55ca13b3p-307, 0x1.1ebe472557d84p-308, 0x1.505789c6dacc4p-308, 0x1.79affd47102abp-309, 0x1.094a6ff997c3dp-309, -0x1.ca1ac2575c49ap-312, -0x1.b634d1fbf7761p-314, 0x1.c0e7a236ff546p-311, -0x1.28d739703af15p-312, 0x1.cb17a8d9beb72p-312, 0x1.26cf0760f3a1p-310, -0x1.7631d6f496c1ap-313},
     value_left_rest_factor_rest},
};

alignas(64) const float value_half_rows[5][16] = {
    {0x1p+0f, 0x1.92f24p-1f, 0x1.c73628p-2f, 0x1.a0d60ap-3f, 0x1.490b16p-4f, 0x1.d066aep-6f, 0x1.2bf69ep-7f, 0x1.687f5ap-9f, 0x1.97d9fep-11f, 0x1.b648b6p-13f, 0x1.c2788cp-15f, 0x1.bd4646p-17f, 0x1.a94f54p-19f, 0x1.89917ap-21f, 0x1.62165cp-23f, 0x1.01d8b4p-25f},
    {0x1.e55562p-17f, -0x1.5dc6eap-2f, -0x1.39f172p-2f, -0x1.67bbbcp-3f, -0x1.45e7aap-4f, -0x1.f9d994p-6f, -0x1.5e8aa6p-7f, -0x1.bced18p-9f, -0x1.071008p-10f, -0x1.2512c6p-12f, -0x1.3695cep-14f, -0x1.3b2deep-16f, -0x1.354e7cp-18f, -0x1.22e8c4p-20f, -0x1.12b096p-22f, -0x1.dd31e6p-33f},
    {-0x1.31d25ep-2f, -0x1.a6d4cep-5f, 0x1.eb50cep-5f, 0x1.f25d84p-5f, 0x1.1e4b1p-5f, 0x1.feb156p-7f, 0x1.8441e8p-8f, 0x1.07ba74p-9f, 0x1.4954fap-11f, 0x1.7eb3dcp-13f, 0x1.a3acfcp-15f, 0x1.b621a2p-17f, 0x1.af8accp-19f, 0x1.9e1864p-21f, 0x1.6f4184p-23f, 0x1.ab9838p-22f},
    {0x1.4c07c4p-4f, 0x1.0a5bd8p-4f, 0x1.b70c24p-7f, -0x1.da94a4p-8f, -0x1.0ba05cp-7f, -0x1.315d8p-8f, -0x1.0b8f6ap-9f, -0x1.8fdd3p-11f, -0x1.08e1e6p-12f, -0x1.4812eap-14f, -0x1.77c922p-16f, -0x1.945eb6p-18f, -0x1.800e86p-20f, -0x1.8f3acp-22f, -0x1.a15ff8p-25f, -0x1.69a55ap-19f},
    {0x1.cd27b8p-8f, -0x1.c116ecp-7f, -0x1.2aeea2p-7f, -0x1.9a3d2ap-10f, 0x1.7926eep-11f, 0x1.8344b2p-11f, 0x1.d97314p-12f, 0x1.9cd5f6p-13f, 0x1.0d8d38p-14f, 0x1.7ee942p-16f, 0x1.dd90d2p-18f, 0x1.236198p-19f, 0x1.c8053ap-21f, 0x1.379ba6p-22f, 0x1.14d064p-23f, -0x1.d83978p-18f},
};
const short_cells value_half = {4, 0x1.0a8p+2f, 0x1.d4d334p+0f, 0x1.bb6ccap-2f, value_half_rows};

alignas(64) const float value_bfloat16_rows[8][16] = {
    {0x1.003fcep+0f, 0x1.1819c4p-2f, 0x1.97156ep-7f, 0x1.7be466p-13f, 0x1.3d8118p-20f, 0x1.217b3p-28f, 0x1.46fafcp-37f, 0x1.f2aaecp-47f, 0x1.12975p-56f, 0x1.caeb7p-67f, 0x1.2c910cp-77f, 0x1.3e5084p-88f, 0x1.166cbcp-99f, 0x1.715a6ap-111f, 0x1.27ff6cp-122f, 0x1.7f5p-134f},
    {-0x1.c8953cp-5f, -0x1.48f478p-1f, -0x1.7bc4fap-5f, -0x1.bb6aaep-11f, -0x1.aa8e2ap-18f, -0x1.a980bap-26f, -0x1.022a7p-34f, -0x1.a0e628p-44f, -0x1.ddcfb6p-54f, -0x1.9eaed4p-64f, -0x1.186a66p-74f, -0x1.327cb8p-85f, -0x1.119b5ep-96f, 0, 0, 0},
    {-0x1.f5ac52p-2f, 0x1.0889d2p-1f, 0x1.46409p-4f, 0x1.f3d3fp-10f, 0x1.184afcp-16f, 0x1.32f5c6p-24f, 0x1.9186bcp-33f, 0x1.58cac4p-42f, 0x1.9c492ap-52f, 0x1.6f4dfp-62f, 0x1.00ae38p-72f, 0x1.231166p-83f, 0x1.0dd704p-94f, 0x1.775762p-105f, 0x1.3508e4p-119f, 0},
    {-0x1.50051p+3f, 0x1.4c3fep-8f, -0x1.4da3dp-4f, -0x1.67cf74p-9f, -0x1.d6fa1ap-16f, -0x1.26bb7cp-23f, -0x1.9d0842p-32f, -0x1.75b604p-41f, -0x1.dcf9a8p-51f, -0x1.ae056p-61f, -0x1.3413ecp-71f, -0x1.637234p-82f, -0x1.5c1938p-93f, -0x1.133a72p-101f, -0x1.5103c2p-113f, -0x1.ddd178p-125f},
    {0x1.ce89e6p+5f, -0x1.26135ap-2f, 0x1.ab4856p-5f, 0x1.662452p-9f, 0x1.1a2b7cp-15f, 0x1.b5ed7cp-23f, 0x1.46d1aap-31f, 0x1.33e1acp-40f, 0x1.adde7cp-50f, 0x1.9401a4p-60f, 0x1.276222p-70f, 0x1.4bbfc6p-81f, 0x1.440cf2p-92f, -0x1.9da24p-102f, 0x1.7cedaep-113f, 0x1.fbd37ap-125f},
    {-0x1.4163ep+7f, 0x1.7fa16p-3f, -0x1.03e0a4p-6f, -0x1.040b12p-9f, -0x1.26935ep-15f, -0x1.ffdc0ep-23f, -0x1.ac6bc2p-31f, -0x1.b7b9b6p-40f, -0x1.3a401p-49f, -0x1.4cc70ep-59f, -0x1.00c968p-69f, -0x1.295c8ap-80f, -0x1.1015c2p-91f, 0x1.c55e6ep-98f, 0x1.fb5e6cp-110f, 0x1.1fdc2ep-120f},
    {0x1.cee1c2p+7f, -0x1.636134p-5f, -0x1.49fc3ep-7f, 0x1.85c4dp-10f, 0x1.37e6fep-15f, 0x1.88e42ap-23f, 0x1.9f2732p-31f, 0x1.f1c04ep-40f, 0x1.3fd9e8p-49f, 0x1.881e82p-59f, 0x1.4b86eep-69f, 0x1.c4c86ap-80f, 0x1.b9e4f6p-91f, 0x1.a41daap-99f, -0x1.217f68p-111f, 0x1.e5f88cp-120f},
    {-0x1.0c64f2p+7f, -0x1.2d213ep-7f, 0x1.c6cf0ap-7f, -0x1.083574p-10f, -0x1.892fdp-16f, -0x1.0bf14p-24f, -0x1.93192ep-32f, -0x1.1a806ap-40f, -0x1.34a37cp-50f, -0x1.a8f6b2p-60f, -0x1.8c407p-70f, -0x1.4cc494p-80f, -0x1.744cep-91f, -0x1.cb4368p-96f, -0x1.e5d77ap-108f, 0},
};
const short_cells value_bfloat16 = {7, 0x1.36p+3f, 0x1.9309ccp-1f, 0x1.47b60cp-4f, value_bfloat16_rows};

alignas(64) const float grad_single_rest[7][16] = {
    {-0x1.486102p-26f, 0x1.d5c484p+0f, 0x1.715b5cp-1f, -0x1.1daf46p-2f, -0x1.0e62c8p-1f, -0x1.7cd738p-2f, -0x1.7deb5ep-3f, -0x1.39a928p-4f, -0x1.bfc232p-6f, -0x1.8cc52ep-7f, -0x1.e0fc0ep-9f, -0x1.098948p-10f, -0x1.2ad7aap-12f, -0x1.4111e2p-14f, -0x1.67d3dep-17f, -0x1.46933p-19f},
    {0x1.00001p+1f, 0x1.4caed6p-1f, -0x1.396948p+0f, -0x1.35b64ap-1f, 0x1.5e5a3ap-5f, 0x1.da283ap-3f, 0x1.6fa14cp-3f, 0x1.8192c4p-4f, 0x1.465714p-5f, 0x1.3ee456p-6f, 0x1.b05808p-8f, 0x1.06791cp-9f, 0x1.3f0a94p-11f, 0x1.6ed78cp-13f, 0x1.bfd9ap-16f, 0x1.ad9b1p-18f},
    {-0x1.034bd2p-14f, -0x1.5ac8cep+0f, 0x1.119962p-3f, 0x1.301342p-1f, 0x1.43abdcp-2f, 0x1.1c58c2p-6f, -0x1.48e32ap-4f, -0x1.1a754ap-4f, -0x1.347714p-5f, -0x1.573e06p-6f, -0x1.0b6b8p-7f, -0x1.6b594ep-9f, -0x1.e26c5ep-11f, -0x1.2b4b36p-12f, -0x1.9176e2p-15f, -0x1.98f2c8p-17f},
    {-0x1.ff844ap-1f, -0x1.b0cab8p-4f, 0x1.1df7b2p-1f, -0x1.2601c4p-6f, -0x1.df7fd6p-3f, -0x1.095bfp-3f, -0x1.0ebe24p-6f, 0x1.7d5c6cp-6f, 0x1.6df524p-6f, 0x1.f3fe06p-7f, 0x1.d7da7p-8f, 0x1.71288ep-9f, 0x1.104954p-10f, 0x1.70d5eep-12f, 0x1.12f6f4p-14f, 0x1.2b3918p-16f},
    {-0x1.fa7462p-8f, 0x1.1c6e8ap-1f, -0x1.ec552cp-3f, -0x1.d701d6p-3f, 0x1.38a0d2p-8f, 0x1.43fb8cp-4f, 0x1.6dbd36p-5f, 0x1.fd5816p-8f, -0x1.7f2332p-8f, -0x1.bbd37cp-8f, -0x1.241b44p-8f, -0x1.166bd4p-9f, -0x1.d5bba8p-11f, -0x1.60e72p-12f, -0x1.29398ep-14f, -0x1.5c4e88p-16f},
    {0x1.79373p-2f, -0x1.25eaf6p-5f, -0x1.ed09c6p-4f, 0x1.82753ap-4f, 0x1.36a40cp-4f, -0x1.652b82p-9f, -0x1.8b0fbep-6f, -0x1.ced65ep-7f, -0x1.92a6d6p-9f, 0x1.48918ep-11f, 0x1.b5c698p-10f, 0x1.3228cep-10f, 0x1.3564dep-11f, 0x1.048502p-12f, 0x1.fe3dc4p-15f, 0x1.43d446p-16f},
    {-0x1.5637cep-4f, -0x1.025c14p-3f, 0x1.5d5ffcp-4f, 0x1.817c7cp-5f, -0x1.e20948p-6f, -0x1.b72566p-6f, -0x1.13cf98p-9f, 0x1.226aep-8f, 0x1.a72a12p-9f, 0x1.475aa4p-10f, 0x1.241c64p-17f, -0x1.d53f86p-12f, -0x1.1705c4p-12f, -0x1.f8b24ep-14f, -0x1.b84af8p-15f, -0x1.3eed54p-16f},
};

alignas(64) const double grad_wide_rest[13][16] = {
    {0x1.8024f58ee7d46p-56, 0x1.d5c4835afdca4p+0, 0x1.715b5c683bd1p-1, -0x1.1daf4472cfcffp-2, -0x1.0e62c7e1ba0ebp-1, -0x1.7cd737661b3d1p-2, -0x1.7deb5d58f3089p-3, -0x1.39a927375ac8fp-4, -0x1.bfc230d77ad32p-6, -0x1.1f85f10a51826p-7, -0x1.52fcc0ca152f2p-9, -0x1.751ff57a80eecp-11, -0x1.836691921d3p-13, -0x1.7db70b923bb8ep-15, -0x1.67d3ddb060d88p-17, -0x1.46932f2162666p-19},
    {0x1.fffffffffffe4p+0, 0x1.4caf4d4c20a6ap-1, -0x1.39694c6695978p+0, -0x1.35b6524994b69p-1, 0x1.5e5a1738f61b5p-5, 0x1.da2846729b424p-3, 0x1.6fa14b931f88fp-3, 0x1.8192cf13a647ap-4, 0x1.46571a1de6ffcp-5, 0x1.ddc58042a526ep-7, 0x1.395748bbe2a09p-8, 0x1.7954fe4723c82p-10, 0x1.a76fe5ccf162ep-12, 0x1.bed7983b3f7a7p-14, 0x1.bfd9b619a649dp-16, 0x1.ad9b28b91c5c2p-18},
    {0x1.6a5c286dc9e1ap-41, -0x1.5ac8b21a32c6fp+0, 0x1.119735b5fa238p-3, 0x1.30127d6323182p-1, 0x1.43ab93c3c6891p-2, 0x1.1c529246d0c68p-6, -0x1.48e4461f5a0e5p-4, -0x1.1a761b4670a3ep-4, -0x1.3477d01f128b6p-5, -0x1.0c33fcb2022afp-6, -0x1.90d98808957b1p-8, -0x1.0c298adef2b42p-9, -0x1.48c2eca6d5e6p-11, -0x1.767ee054629fep-13, -0x1.9176e7d10a9dcp-15, -0x1.98f31e1c6eaefp-17},
    {-0x1.0000000024e26p+0, -0x1.b1fa38a506892p-4, 0x1.1df204b57a1ap-1, -0x1.25a6d64cb0353p-6, -0x1.df7c05353c829p-3, -0x1.096579561b4b9p-3, -0x1.0ed61db75e6ecp-6, 0x1.7d35051ee158ep-6, 0x1.6de7c66fd2057p-6, 0x1.9f119bcfeb45fp-7, 0x1.7135bd8c20a38p-8, 0x1.194dbe5bb7175p-9, 0x1.7ec18738037bdp-11, 0x1.dbc789dbf5d1fp-13, 0x1.12eecefdca51dp-14, 0x1.2b2d96cacc191p-16},
    {0x1.1bcab6fb8eb9dp-30, 0x1.1cbbc10f5fcafp-1, -0x1.ec2fa2b6345dp-3, -0x1.d603ae76c6829p-3, 0x1.3fca104d4ffd6p-8, 0x1.44010e0699d83p-4, 0x1.6e058025b39e9p-5, 0x1.ffbf6d7d6b66bp-8, -0x1.7d79644fd5a5ep-8, -0x1.9e40f76196a3dp-8, -0x1.e69b3ac5ee82p-9, -0x1.ba3633c989e56p-10, -0x1.568c6512f34abp-11, -0x1.d82f2bd2e28adp-13, -0x1.296776d283367p-14, -0x1.5c792c790cea3p-16},
    {0x1.555553f5f6301p-2, -0x1.d939798511434p-6, -0x1.e02c579b8695ap-4, 0x1.82afb158f355ep-4, 0x1.360c349c1aa05p-4, -0x1.ddfb56b316218p-10, -0x1.828ccb2cdb6ap-6, -0x1.b88bd36298ed8p-7, -0x1.6c42be252fa68p-9, 0x1.501a62b80c197p-10, 0x1.a3b320ed46a1cp-10, 0x1.fdd86d10c052fp-11, 0x1.d81f9cfe77333p-12, 0x1.728195117af5dp-13, 0x1.028e7c161315cp-14, 0x1.49d65d75b1b3cp-16},
    {0x1.2673ccfea40a3p-22, -0x1.3f6f3acd2334ap-3, 0x1.91c2e91178f91p-4, 0x1.14690e21c7218p-5, -0x1.10444ea84e0dap-5, -0x1.6369e4e4a4b79p-6, 0x1.650afb48d4cf7p-11, 0x1.9f7091444eb2p-8, 0x1.d9706812a7cb5p-9, 0x1.b2ab6b308ff19p-11, -0x1.0848242f281a2p-12, -0x1.8357b070e96c3p-12, -0x1.e59f195edd4aap-13, -0x1.c8b84a3ee5bb3p-14, -0x1.6adab259b468cp-15, -0x1.003401c661501p-16},
    {-0x1.555804a8b3b81p-4, 0x1.5bc2679596ecap-6, 0x1.e6a1052da625p-8, -0x1.142eb11ead7f7p-5, -0x1.a9c0cacef7666p-8, 0x1.49966acd63cabp-7, 0x1.6bf0716e896e4p-8, -0x1.e3fdcb748092ap-13, -0x1.9820a48c4c67cp-10, -0x1.ce740dd09fe5bp-11, -0x1.c628edb5c17fap-13, 0x1.74182e1f0e3fep-15, 0x1.49d0d5d1ba2e8p-14, 0x1.a994f410af80bp-15, 0x1.9615f4be68c95p-16, 0x1.465c19af2a85ep-17},
    {0x1.1ad058ba35166p-16, 0x1.0de95674efebdp-5, -0x1.7d89bc0de54a2p-6, 0x1.a23700383a237p-10, 0x1.39a778900405dp-7, 0x1.aa7e5ebc8ef78p-11, -0x1.5fb81407a8e8ap-9, -0x1.526c748825c25p-10, 0x1.28e0089f31cb6p-14, 0x1.729e019ccd75bp-12, 0x1.9f5fa0a436dc7p-13, 0x1.abfe64807a2f5p-15, -0x1.d4315d90827c7p-18, -0x1.05a93fffb0fc7p-16, -0x1.5ae8a6af23d17p-17, -0x1.4f7d1e1515abcp-18},
    {0x1.0fc98b4ac21d1p-6, -0x1.b539166c53d25p-8, 0x1.6ab98738d6e94p-9, 0x1.a04af172afacap-8, -0x1.ab26bb66c6ceep-10, -0x1.2e50f9163dc27p-9, 0x1.ceab6998e1ae3p-20, 0x1.5206f0f8ad151p-11, 0x1.20a47feeb2be7p-12, -0x1.45fdb634329bcp-16, -0x1.39c3ddca47b98p-14, -0x1.5aee8402bfce6p-15, -0x1.719432b3196b3p-17, 0x1.05a155b7dd1a4p-20, 0x1.860566d7a26f4p-19, 0x1.094296568e331p-19},
    {0x1.05decd996e50ep-12, -0x1.6d607954b2dafp-8, 0x1.ed0f743d1236dp-9, -0x1.c1f3b1ffe30ffp-10, -0x1.5114e188e5db3p-10, 0x1.448585c35641ep-11, 0x1.ffd3a57c3488cp-12, -0x1.4cab993dfb64p-15, -0x1.283f694853905p-13, -0x1.cae6d9eaa42e4p-15, 0x1.3a329d21bc2e8p-18, 0x1.f39b3d0ef8668p-17, 0x1.10d74d3e9c99fp-17, 0x1.28f62c0f963fbp-19, -0x1.01f72ea8e6afap-23, -0x1.13586f6880a44p-21},
    {-0x1.b13b71b9134dep-9, 0x1.b497b785b34e8p-10, -0x1.25d9d6618696ap-10, -0x1.75361555b3384p-11, 0x1.3f6abc8ba984dp-11, 0x1.abcc7ff9d2e0ep-13, -0x1.6798a7f6dc81p-13, -0x1.92197896dc3f8p-14, 0x1.22912d2b88232p-16, 0x1.bf3cd92c8760ep-16, 0x1.31b21b5872564p-17, -0x1.0d613b4b6f198p-20, -0x1.53f6cf3ec2993p-19, -0x1.796e50aca8d55p-20, -0x1.c30760ff86606p-22, 0x1.02c1d68637e8dp-27},
    {0x1.5ed67d9e57a32p-11, 0x1.763c7ea7395a5p-12, -0x1.4b295623048efp-11, 0x1.75a6a2897fab2p-12, 0x1.cf9207c40554cp-14, -0x1.20a90c3ff4eaap-13, -0x1.2054eb95900b7p-15, 0x1.099c55816ab15p-15, 0x1.72e3279e85d2bp-16, -0x1.e0d41bc0bc28cp-18, -0x1.dae834ce2baefp-18, -0x1.f2f64ac4de4a2p-20, 0x1.54eaca0cd3753p-21, 0x1.6591ae148bff4p-21, 0x1.2968547092fe1p-22, 0x1.53e59292fb846p-24},
};

alignas(64) const double grad_left_rest_factor_rest[3][16] = {
    {0x1.525c87a7e0dd3p-295, 0x1.525c87a7e0dd3p-295, 0x1.525c87a7e0dd3p-295, -0x1.6882c53caf789p-299, 0x1.0a932817c262p-302, -0x1.6028b0dbe5e25p-302, -0x1.c3dfa1f0e6a69p-303, 0x1.22ff9ccc46f43p-301, -0x1.d943e75a19f65p-303, 0x1.f7ea3ada0a2c4p-303, -0x1.2c31f95bab265p-305, -0x1.5538643517516p-302, -0x1.270a251ffa1a6p-307, -0x1.b331c8c0a0d13p-303, 0x1.1b007e79c12b4p-303, 0x1.d098d15797ce1p-303},
    {-0x1.77b5cf391fdb4p-289, -0x1.77b5cf391fdb4p-289, -0x1.77b5cf391fdb4p-289, -0x1.7e869f7dda1f3p-297, 0x1.9a82d18f7ee8ep-298, 0x1.1ae0184939bcbp-299, -0x1.16a5f95d545cdp-298, -0x1.1567ed41f137dp-297, 0x1.f101ac62b4f3fp-300, -0x1.1785b664915bcp-301, 0x1.3c729e92e6a8bp-303, 0x1.3ef1303f7a686p-304, 0x1.6b2f28198108dp-299, 0x1.4a18291b691fp-301, 0x1.affc22ffd6f79p-301, -0x1.2203b2dff8d72p-300},
    {-0x1.0acc829f08663p-281, -0x1.0acc829f08663p-281, -0x1.0acc829f08663p-281, 0x1.a9a88b6701e35p-289, -0x1.5ea7c5dc615cp-294, 0x1.ce3fef203825bp-292, 0x1.585b36977cceep-294, -0x1.0ec59820f46a8p-291, 0x1.38d6b306afec7p-292, -0x1.639c7ab4f5c1fp-293, 0x1.21a7ab773d2c7p-296, 0x1.18e61a3b758c1p-292, 0x1.778dd5279806bp-296, 0x1.2027c274f1217p-293, -0x1.61d7d9fb4602p-294, -0x1.23d9d700917f4p-293},
};

const exponential_rest grad_left_rest = {
    0x1.fe4dc8p+1, {0, 0x1p+0, 0}, {0, 0, 0}, 1,
    {4, 0x1.fp+3, 0,
     {0x1.3ap-3, 0x1.3ap-3, 0x1.3ap-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
     {-0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1, -0x1p+1},
     {-0x1.a817544p-309, -0x1.a817544p-309, -0x1.a817544p-309, -0x1.c5a9edp-310, -0x1.0ed9238p-310, -0x1.38be712p-311, -0x1.c146e9p-312, -0x1.185b27p-311, -0x1.0b2df2cp-312, -0x1.dee9924p-313, -0x1.391720cp-313, -0x1.7757d3p-315, -0x1.e45d8a8p-314, -0x1.198b04p-316, -0x1.10c2382p-313, -0x1.22a45bep-313},
     {0x1.320abd495163fp-306, 0x1.320abd495163fp-306, 0x1.320abd495163fp-306, 0x1.5c8a477af3445p-312, 0x1.7123a5ce9f34bp-308, 0x1.ea21f668dc83p-308, 0x1.c56161a632b66p-310, 0x1.3fd3a54baf427p-307, 0x1.605a80156cf61p-313, -0x1.4e555ef4daf76p-310, 0x1.cc671bc944fc8p-311, 0x1.dc280e071007ep-313, -0x1.c8af54bc77c53p-312, 0x1.81f0a37181fdfp-310, -0x1.281664ef9fb7ep-311, -0x1.4b72a9d98b8f6p-313},
     {0x1.050b0a01c226bp-303, 0x1.050b0a01c226bp-303, 0x1.050b0a01c226bp-303, 0x1.108db3d28769ep-307, -0x1.74aa662357fadp-308, -0x1.5d8e5927cf1a5p-308, 0x1.653d0ea1e3a0ep-311, 0x1.a86faf5d4bed4p-313, -0x1.b9ada635a1cc5p-313, 0x1.dc787d6da6d9ep-310, -0x1.097a265cb3c29p-311, 0x1.048dce66fc4e1p-315, -0x1.476c8048accb5p-309, -0x1.ec6793b6915c3p-310, -0x1.beecca3159eafp-315, 0x1.9f434824a6992p-310},
     grad_left_rest_factor_rest},
};

alignas(64) const float grad_half_rows[6][16] = {
    {-0.0f, -0x1.0d426p-1f, -0x1.a5e366p-1f, -0x1.a553e4p-1f, -0x1.3dd84p-1f, -0x1.7e13a2p-2f, -0x1.76b43p-3f, -0x1.2f9d46p-4f, -0x1.9997aap-6f, -0x1.ce4006p-8f, -0x1.b5e076p-10f, -0x1.5cf886p-12f, -0x1.d4cb44p-15f, -0x1.09c2bp-17f, -0x1.feb5aap-21f, -0x1.93a34ap-24f},
    {-0x1.241542p-1f, -0x1.c2e0eep-2f, -0x1.26983cp-3f, 0x1.04f29p-3f, 0x1.fd995ep-3f, 0x1.d4ee28p-3f, 0x1.2f6192p-3f, 0x1.2e6e16p-4f, 0x1.e1f684p-6f, 0x1.38ca9p-7f, 0x1.4e5c9p-9f, 0x1.287418p-11f, 0x1.b628a8p-14f, 0x1.0f0248p-16f, 0x1.19687ep-19f, 0x1.a8c676p-23f},
    {0x1.949f0ep-16f, 0x1.f11bd6p-4f, 0x1.426558p-3f, 0x1.a5623p-4f, 0x1.4818aep-6f, -0x1.099908p-5f, -0x1.5c0858p-5f, -0x1.eb4f3ap-6f, -0x1.ee90bcp-7f, -0x1.7f27a8p-8f, -0x1.d949a8p-10f, -0x1.d9eb5cp-12f, -0x1.858b0cp-14f, -0x1.08915cp-16f, -0x1.1a5bc8p-19f, -0x1.7128fcp-21f},
    {0x1.7b18eap-5f, 0x1.db537p-6f, -0x1.5e027cp-8f, -0x1.bcdddp-6f, -0x1.863bccp-6f, -0x1.533e7ep-7f, 0x1.de5152p-10f, 0x1.60f776p-8f, 0x1.12d54p-8f, 0x1.113812p-9f, 0x1.95ece8p-11f, 0x1.d5c8f8p-13f, 0x1.b39fa2p-15f, 0x1.42d3d4p-17f, 0x1.93f7aep-20f, -0x1.1a670cp-21f},
    {0x1.3231c4p-12f, -0x1.e6cf16p-8f, -0x1.fb6eaep-8f, -0x1.5a8beap-9f, 0x1.4f493ep-9f, 0x1.edbd4p-9f, 0x1.ad4a0ap-10f, 0x1.f2cd4ep-14f, -0x1.f356f8p-12f, -0x1.b1554ap-12f, -0x1.ac78e2p-13f, -0x1.3de584p-14f, -0x1.5ab3e2p-16f, -0x1.2a3c94p-18f, -0x1.62bc54p-20f, 0x1.bef31p-20f},
    {-0x1.11462p-9f, 0x1.548eb4p-13f, 0x1.99de2p-11f, 0x1.4ace7ap-10f, -0x1.46ec32p-9f, 0x1.9a5a18p-10f, -0x1.50f4e8p-11f, -0x1.d67292p-14f, -0x1.6c4864p-13f, -0x1.3473c8p-16f, 0x1.09c638p-16f, 0x1.0d2f28p-16f, 0x1.97d8ecp-18f, 0x1.0bc6d4p-19f, 0x1.945e58p-22f, 0x1.085af4p-18f},
};
const short_cells grad_half = {5, 0x1.1acp+2f, 0x1.c0cp+1f, 0, grad_half_rows};

alignas(64) const float grad_bfloat16_rows[8][16] = {
    {-0.0f, -0x1.5ff094p-2f, -0x1.297476p-7f, -0x1.3bf392p-14f, -0x1.601284p-22f, -0x1.fed186p-31f, -0x1.0f673ep-39f, -0x1.c459d2p-49f, -0x1.3685ep-58f, -0x1.6e1f16p-68f, -0x1.76eb76p-78f, -0x1.55e632p-88f, -0x1.3bc9aap-98f, -0x1.145b5ap-108f, -0x1.50cc1p-119f, -0x1.89824p-130f},
    {-0x1.e6a7aep+1f, 0x1.d69ddcp-1f, 0x1.427546p-5f, 0x1.97e692p-12f, 0x1.f3277p-20f, 0x1.814276p-28f, 0x1.ab292cp-37f, 0x1.715f2ep-46f, 0x1.03c27ep-55f, 0x1.3ae912p-65f, 0x1.473a7cp-75f, 0x1.2e3aa8p-85f, 0x1.04f14p-95f, 0, 0x1.555dp-116f, 0x1.480dd4p-127f},
    {0x1.8b834p+0f, -0x1.8539d6p-1f, -0x1.48bb88p-4f, -0x1.00fab6p-10f, -0x1.5d0474p-18f, -0x1.1eaeb8p-26f, -0x1.4b3998p-35f, -0x1.2a71b2p-44f, -0x1.b15742p-54f, -0x1.0ad5bap-63f, -0x1.1a9d78p-73f, -0x1.0e8aa4p-83f, 0, 0x1.49bfdcp-104f, 0, -0x1.4f8a5ap-125f},
    {0x1.652656p+3f, -0x1.8759bep-2f, 0x1.a44f9ep-4f, 0x1.a3ebdap-10f, 0x1.409542p-17f, 0x1.1a649ep-25f, 0x1.5494c8p-34f, 0x1.3bfcf8p-43f, 0x1.dfd4e6p-53f, 0x1.236c18p-62f, 0x1.3e07f6p-72f, 0x1.400bd4p-82f, 0, 0x1.bd1188p-100f, 0, 0x1.0d2a2p-123f},
    {-0x1.9275a6p+1f, 0x1.3be708p+0f, -0x1.8074bap-4f, -0x1.f7a172p-10f, -0x1.b7d062p-17f, -0x1.af25f4p-25f, -0x1.13b846p-33f, -0x1.fec18p-43f, -0x1.90990cp-52f, -0x1.e6a8dcp-62f, -0x1.13116ep-71f, -0x1.027804p-81f, -0x1.ae4066p-89f, -0x1.ed4622p-99f, -0x1.d1a97cp-110f, -0x1.6a47aap-123f},
    {-0x1.9e88dcp+5f, -0x1.8d0f12p-1f, 0x1.8c0a02p-5f, 0x1.d7a2cep-10f, 0x1.f0d796p-17f, 0x1.0e8dd6p-24f, 0x1.7cc3b4p-33f, 0x1.6be64p-42f, 0x1.1959ccp-51f, 0x1.7fbddp-61f, 0x1.b4398ap-71f, 0x1.67a51ep-81f, 0x1.fd72b6p-88f, -0x1.41a8fp-96f, 0x1.977704p-111f, 0},
    {0x1.a0597ep+6f, 0x1.7a0c36p-3f, 0x1.dc1e18p-6f, -0x1.3a7788p-10f, -0x1.c2da46p-17f, -0x1.d18accp-25f, -0x1.7a759cp-33f, -0x1.a4ad7ep-42f, -0x1.44b62ap-51f, -0x1.000762p-60f, -0x1.1a96dcp-70f, -0x1.2ee95cp-80f, 0x1.e1aa48p-87f, 0x1.d284b4p-97f, 0x1.e180e6p-108f, -0x1.d300a2p-122f},
    {-0x1.0f8c2ap+6f, -0x1.2ab30cp-2f, -0x1.903fa6p-5f, 0x1.8b9a64p-12f, 0x1.c13decp-18f, 0x1.5dacfp-26f, 0x1.608338p-34f, 0x1.edbdccp-43f, 0x1.969244p-52f, 0x1.4f8b16p-61f, 0x1.669c38p-71f, 0x1.1c49bp-80f, -0x1.40fd92p-85f, 0x1.18d44cp-94f, 0x1.6118e6p-108f, 0x1.191808p-120f},
};
const short_cells grad_bfloat16 = {7, 0x1.3ap+3f, 0x1.0d6a08p-1f, 0x1.b74cbp-4f, grad_bfloat16_rows};

alignas(64) const float second_single_rest[7][16] = {
    {0x1.8p+2f, 0x1.a5967ep+0f, -0x1.368b2ep+1f, -0x1.dad79cp+1f, -0x1.66d19cp+0f, 0x1.61a2bp-3f, 0x1.63e9dp-1f, 0x1.0e845ep-1f, 0x1.099188p-2f, 0x1.8d05c6p-4f, 0x1.e2cbe2p-6f, 0x1.efaa54p-8f, 0x1.b72c5ep-10f, 0x1.5a4666p-12f, 0x1.e59ff4p-15f, 0x1.31ee6ep-17f},
    {-0x1.000f14p-22f, -0x1.5c9138p+2f, -0x1.b72cd8p+1f, 0x1.18e7a2p-6f, 0x1.27af92p+1f, 0x1.35587p+0f, 0x1.fac654p-5f, -0x1.4c259ap-2f, -0x1.0c8098p-2f, -0x1.051978p-3f, -0x1.7c5dbap-5f, -0x1.c0a13ep-7f, -0x1.bd407cp-9f, -0x1.82481p-11f, -0x1.266c06p-13f, -0x1.8f7918p-16f},
    {-0x1.3fffc4p+2f, -0x1.c5ad26p-3f, 0x1.9e0e58p+1f, 0x1.8aa652p+1f, -0x1.d450b4p-2f, -0x1.2af1a8p+0f, -0x1.482f94p-1f, -0x1.1a081cp-4f, 0x1.f35d82p-4f, 0x1.9fbb4ap-4f, 0x1.8ac812p-5f, 0x1.163252p-6f, 0x1.3c3a7cp-8f, 0x1.321feep-10f, 0x1.00133p-12f, 0x1.78c648p-15f},
    {-0x1.5bb3bep-12f, 0x1.a72564p+1f, 0x1.24cd86p+0f, -0x1.31bddap+0f, -0x1.20f122p+0f, 0x1.10805ap-4f, 0x1.e5c7a4p-2f, 0x1.07d676p-2f, 0x1.029e9ep-5f, -0x1.44495ep-5f, -0x1.0a96e4p-5f, -0x1.e7c40ep-7f, -0x1.49bb56p-8f, -0x1.6bc764p-10f, -0x1.52783cp-12f, -0x1.1088cp-14f},
    {0x1.2b2768p+1f, -0x1.70a38cp-2f, -0x1.c7325ap+0f, -0x1.0e79eep+0f, 0x1.7bf10cp-1f, 0x1.042e56p-1f, -0x1.0a903ap-6f, -0x1.5145f6p-3f, -0x1.5858fap-4f, -0x1.3c5decp-7f, 0x1.7976fep-7f, 0x1.259e6p-7f, 0x1.fde32cp-9f, 0x1.4bf99ep-10f, 0x1.5e211ap-12f, 0x1.383a7cp-14f},
    {-0x1.6e73f2p-6f, -0x1.3dfaa6p+0f, -0x1.49b916p-4f, 0x1.85872ap-1f, 0x1.0783c4p-3f, -0x1.153e4ap-2f, -0x1.6255cap-3f, 0x1.76b47cp-7f, 0x1.a139e8p-5f, 0x1.705cap-6f, 0x1.026938p-9f, -0x1.8c920ep-9f, -0x1.1cef7ep-9f, -0x1.cdf2c8p-11f, -0x1.1cd22p-12f, -0x1.1c68bap-14f},
    {-0x1.62bbep-1f, 0x1.b56a34p-5f, 0x1.201984p-1f, 0x1.5a2f94p-5f, -0x1.31fcccp-2f, -0x1.471d94p-4f, 0x1.50b044p-4f, 0x1.f19042p-5f, 0x1.addcp-10f, -0x1.e8a9d6p-7f, -0x1.b8ea74p-8f, -0x1.67558ap-11f, 0x1.59684ap-11f, 0x1.17757ep-11f, 0x1.c6d9ccp-13f, 0x1.186c9ap-14f},
};

alignas(64) const double second_wide_rest[13][16] = {
    {0x1.8p+2, 0x1.a5967e0ad70fcp+0, -0x1.368b2fc6f960cp+1, -0x1.dad79bdf8ac89p+1, -0x1.66d19bd0d6c7bp+0, 0x1.61a2ae167f6a7p-3, 0x1.63e9d06c0b104p-1, 0x1.0e845d9e64386p-1, 0x1.099187b9d4624p-2, 0x1.8d05c6afd218ep-4, 0x1.e2cbe1f09d174p-6, 0x1.efaa5320bd483p-8, 0x1.b72c5eca15db1p-10, 0x1.5a4665a10a27bp-12, 0x1.e59ff47779801p-15, 0x1.31ee6def2ce59p-17},
    {0x1.1e4b98f83349bp-52, -0x1.5c912d3ddafc9p+2, -0x1.b72cd3f331397p+1, 0x1.18ee5adc2112dp-6, 0x1.27af836f326a4p+1, 0x1.3558725d40fffp+0, 0x1.fac6c6b5140e3p-5, -0x1.4c25aa58085dp-2, -0x1.0c809d398258cp-2, -0x1.051973bc4cdc2p-3, -0x1.7c5db5592c607p-5, -0x1.c0a13df66b38ep-7, -0x1.bd407ac6c3ecep-9, -0x1.82481dcc39416p-11, -0x1.266c1cea55329p-13, -0x1.8f795b61f3168p-16},
    {-0x1.4000000000033p+2, -0x1.c5ac4e09a9773p-3, 0x1.9e0eea5ea2063p+1, 0x1.8aa5fdbfe5758p+1, -0x1.d452eb721e902p-2, -0x1.2af1401e00a5fp+0, -0x1.482fd0f38954ap-1, -0x1.1a0668ba74c9bp-4, 0x1.f35e4bae15d04p-4, 0x1.9fbaa15be7672p-4, 0x1.8ac8290ac2c72p-5, 0x1.16329ddf5aff7p-6, 0x1.3c3a33ae0bbc5p-8, 0x1.321ffed70a32ep-10, 0x1.0012f48190a9bp-12, 0x1.78c5efc9dd77cp-15},
    {0x1.e9349527b59f3p-39, 0x1.a712db1ed8de7p+1, 0x1.24c88d4cccef9p+0, -0x1.31b61c52d0bdcp+0, -0x1.20eb3f56b5ef8p+0, 0x1.106825dfbccdbp-4, 0x1.e5be9a03107e4p-2, 0x1.07e147946003p-2, 0x1.02c44b793e64dp-5, -0x1.44576e8b18e44p-5, -0x1.0a9b68d5746dp-5, -0x1.e7c513e09f705p-7, -0x1.49bda13c32d3fp-8, -0x1.6bc04ba4a8eaap-10, -0x1.526bf4721f28ap-12, -0x1.1075b637591bap-14},
    {0x1.2aaaaaaa580bdp+1, -0x1.72ed5869f5f97p-2, -0x1.c776ce9bb5224p+0, -0x1.0e83cd5626aacp+0, 0x1.7c533edb7fed9p-1, 0x1.03c767b6eb9aap-1, -0x1.0b120440269p-6, -0x1.5119cc875a4bbp-3, -0x1.583ce98646e76p-4, -0x1.3b80c0b1cb308p-7, 0x1.78f960ac6537bp-7, 0x1.255652ddf096ep-7, 0x1.fe0bed0af064bp-9, 0x1.4c14179291c27p-10, 0x1.5e7ba6e6b2eep-12, 0x1.38aed1bd94936p-14},
    {0x1.1af08195075f8p-28, -0x1.37251a7c335b9p+0, -0x1.384d63a3ba80ep-4, 0x1.7d5049f3b945dp-1, 0x1.0cda7e316cac7p-3, -0x1.157ee0ce658edp-2, -0x1.5f1043012805ep-3, 0x1.3893c01d8a0e3p-7, 0x1.989b407a780ep-5, 0x1.77fea2ea6de9cp-6, 0x1.130417bf1972dp-9, -0x1.8ceec76522bf4p-9, -0x1.1a8bcc6e1b5e8p-9, -0x1.d2242cd61517ep-11, -0x1.2047445d7cc45p-12, -0x1.2243ff792063ap-14},
    {-0x1.8000028b9d5cdp-1, 0x1.f5700468ac278p-3, 0x1.2bb306b213ef5p-1, 0x1.49903db82708cp-3, -0x1.23c976cf9de55p-2, -0x1.8b8760b277ffep-5, 0x1.739fe58daaed7p-4, 0x1.84ac111f9f85ep-5, -0x1.50b5c4e1e2b37p-8, -0x1.b424aa83de373p-7, -0x1.5e0ff87c92875p-8, -0x1.3d26080bebb7fp-12, 0x1.7b25bef47a414p-11, 0x1.e5fa569bfe5p-12, 0x1.7735f7cdc6d7cp-13, 0x1.b7277ba01905cp-15},
    {0x1.040f60318fe13p-20, 0x1.422bbab7b8297p-2, -0x1.21fea7cb79cb5p-4, -0x1.edfc57b8d1f6cp-3, 0x1.af3f6c839a88cp-5, 0x1.7ecd1d46a7431p-4, 0x1.e4ac99dbec806p-8, -0x1.b70b579412c87p-6, -0x1.658b65d859663p-7, 0x1.10fcb80f39677p-9, 0x1.9b22499d50429p-9, 0x1.18719e459516fp-10, 0x1.54f4213c79a9ap-17, -0x1.4818d8ff7794bp-13, -0x1.767529c601492p-14, -0x1.0d32fe6183ccbp-15},
    {0x1.7772ec3fe1f37p-3, -0x1.621548a36ebc9p-4, -0x1.108900ae99327p-3, 0x1.c8f5e6e0b6095p-8, 0x1.c1399ffb6e935p-5, -0x1.45948ef560b3p-6, -0x1.9bb61d13d0a4p-6, 0x1.62eb2cfcfbe9bp-11, 0x1.c31025f805772p-8, 0x1.0e5698f0f4dbfp-9, -0x1.5a12e53e55d75p-11, -0x1.56c40b9e736dp-11, -0x1.8255efa5ca41bp-13, 0x1.370c82a1d88e5p-17, 0x1.012996a1a8b06p-15, 0x1.04442d236780bp-16},
    {0x1.c3f21812e1b0ep-15, -0x1.fc03e25c72326p-5, 0x1.0aaa0e591fc64p-5, 0x1.a527df011aec5p-5, -0x1.a21e4e809804ap-6, -0x1.d383cdd07b902p-7, 0x1.eb9dca3179976p-8, 0x1.6cb5df14ba574p-8, -0x1.bb882a335dd6ap-11, -0x1.903653fa8c538p-10, -0x1.433ca9770a2bap-12, 0x1.665be0cb9e303p-13, 0x1.f93efb625861ep-14, 0x1.cde4330027f76p-16, -0x1.f6646cc22054cp-19, -0x1.6d0419d0d3a74p-18},
    {-0x1.29ab2a0409193p-5, 0x1.5fccd91b1bef3p-6, 0x1.6ef90d0dd28a6p-6, -0x1.39d11f9882c93p-7, -0x1.39ccd55f285cap-8, 0x1.046491b71bd92p-7, 0x1.42b6614c6e0dfp-9, -0x1.28432b13faef4p-9, -0x1.04abaa1aac80cp-10, 0x1.505bd5035afe1p-12, 0x1.30c4ba4e12fc4p-12, 0x1.0b12909f9abb4p-15, -0x1.3813cbe9fcb7bp-15, -0x1.4bca40b52eea9p-16, -0x1.cda027e89f305p-19, 0x1.f935872dbaeccp-21},
    {0x1.33b814bc0a47fp-11, 0x1.5447fb54c4309p-7, -0x1.0b2e0eb27c545p-7, -0x1.05932bacbcd9fp-7, 0x1.821bbaacce988p-8, 0x1.f639f5679d1b9p-12, -0x1.14535d6f27679p-9, -0x1.c378e9e7dd262p-13, 0x1.1cce2eefcbe6cp-11, 0x1.0eb5c1ceb098ap-13, -0x1.75079c639588dp-14, -0x1.91ae76b4d14dp-15, 0x1.dcebf652b2911p-26, 0x1.e3e038b06611p-18, 0x1.7fb0e5278062cp-19, 0x1.48307e4d6366cp-22},
    {0x1.5419872b45c44p-8, -0x1.42f14636fbd29p-9, -0x1.99766d460115bp-9, 0x1.a4c30a3f272cep-9, 0x1.e77b66fb491ap-12, -0x1.91a7ac669da21p-10, 0x1.7e3a06eaffd4cp-15, 0x1.dc6fad97e6717p-12, -0x1.97c0afa2cfaeep-18, -0x1.f57944d260ab9p-14, -0x1.95fa2eccbe60fp-16, 0x1.1b4ff926bf0fap-16, 0x1.2a7d68567710fp-17, 0x1.4eb62f50a3f03p-24, -0x1.4e185785cf106p-20, -0x1.0796bd9f85428p-21},
};

alignas(64) const double second_left_rest_factor_rest[3][16] = {
    {-0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4, -0x1.9774ed35183p-4},
    {0x1.c383806a805ffp-63, 0x1.c383806a805ffp-63, 0x1.c383806a805ffp-63, 0x1.c383806a805ffp-63, 0x1.c02ee9034f476p-70, 0x1.19bc91bf791d9p-62, 0x1.b5810e9aee61cp-60, 0x1.2c2731e37d5c5p-62, 0x1.c03e481d36e1cp-69, 0x1.ae1007159d0f7p-61, 0x1.230d141d86c8ep-59, 0x1.b741471314dcp-61, -0x1.1dac6901e2791p-61, -0x1.8ccf246258a25p-59, 0x1.2c23c00bed99fp-61, 0x1.2fa89c2d9ac8cp-62},
    {0x1.b5f47d3aff84ep-48, 0x1.b5f47d3aff84ep-48, 0x1.b5f47d3aff84ep-48, 0x1.b5f47d3aff84ep-48, 0x1.9e23e07b13bp-48, 0x1.9e2116ba35533p-48, 0x1.9e25ad0ed3902p-48, 0x1.9e238c72f4bbp-48, 0x1.9e23c5e7ac7e5p-48, 0x1.9e1ed9ec4be53p-48, 0x1.9e27eeee0238dp-48, 0x1.9e2481d9b0ep-48, 0x1.9e2419b7c0c72p-48, 0x1.9e2a36ecc0bb1p-48, 0x1.9e2276b37ea5bp-48, 0x1.9e23e63e50991p-48},
};

const exponential_rest second_left_rest = {
    0x1.1ef7eep+2, {0, 0x1p+0, 0}, {0, 0, 0}, 2,
    {4, 0x1.fp+3, 0,
     {0x1.8ep-3, 0x1.8ep-3, 0x1.8ep-3, 0x1.8ep-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
     {0x1.ff84e4f8bb06ep+1, 0x1.ff84e4f8bb06ep+1, 0x1.ff84e4f8bb06ep+1, 0x1.ff84e4f8bb06ep+1, 0x1.ff26edda7d557p+1, 0x1.feacf48059p+1, 0x1.fe17484c35bd7p+1, 0x1.fd670a6bdfa74p+1, 0x1.fc9bb769f555ap+1, 0x1.fbb54f4676c8ap+1, 0x1.fab2cb235cd7dp+1, 0x1.f9961e79ac8ap+1, 0x1.f85e5cae6800bp+1, 0x1.f70b85c18f3cp+1, 0x1.f59c29af7e9d1p+1, 0x1.f4130e3c74179p+1},
     {-0x1.4ac55a425e71fp-55, -0x1.4ac55a425e71fp-55, -0x1.4ac55a425e71fp-55, -0x1.4ac55a425e71fp-55, -0x1.99faaa90b8c04p-53, 0x1.dfdaec5b2b853p-53, 0x1.032d17c71babfp-56, 0x1.9c914e7b2a918p-54, 0x1.981555bd1cff1p-53, -0x1.8234518885679p-53, 0x1.46beca88550c7p-53, -0x1.3efadec8ff98cp-54, 0x1.963000e9813dep-53, -0x1.838e48da7d4d9p-57, -0x1.8dbac61355ba2p-54, -0x1.4138db280662p-53},
     {-0x1.3ce8a6953fdbcp-5, -0x1.3ce8a6953fdbcp-5, -0x1.3ce8a6953fdbcp-5, -0x1.3ce8a6953fdbcp-5, -0x1.a49c7eb728aeep-5, -0x1.06e1cf9b91af6p-4, -0x1.3b7560226c68bp-4, -0x1.7008f1005eefep-4, -0x1.a49c82413a1cdp-4, -0x1.d93013f34da3bp-4, -0x1.06e1d3148cf25p-3, -0x1.212b9c78d8d53p-3, -0x1.3b75662cbd002p-3, -0x1.55bf3037f7c88p-3, -0x1.7008faa662cbap-3, -0x1.8a52c57deb536p-3},
     {0x1.661187d073a58p-16, 0x1.661187d073a58p-16, 0x1.661187d073a58p-16, 0x1.661187d073a58p-16, 0x1.8337469dd68e9p-19, 0x1.0841ab2756de4p-16, -0x1.4ec8ff1927754p-16, -0x1.db9175ca5da33p-18, 0x1.8419caf9528e9p-18, 0x1.38f85674dfb01p-16, -0x1.1df764b324a37p-16, -0x1.17d062e2ae5bfp-18, 0x1.24324c959eeafp-17, 0x1.6a315021f881fp-16, -0x1.d927f4d36da33p-17, -0x1.46246daa1c528p-20},
     second_left_rest_factor_rest},
};

}  // namespace actfn::data_of_gaussian

namespace actfn {

extern const function_tables gaussian_tables;
const function_tables gaussian_tables = {
    {  // value
        symmetry::even, 0.0, 1, false,
        {
            {7, 0x1.dfbcecp+0f, 0x1.d00256p-2f,
             {0, 0x1.12cp-1f, 0x1.d8ap-1f, 0x1.45ep+0f, 0x1.973p+0f, 0x1.e1fp+0f, 0x1.13cp+1f, 0x1.346p+1f, 0x1.534p+1f, 0x1.7098p+1f, 0x1.8cap+1f, 0x1.a78p+1f, 0x1.c158p+1f, 0x1.da48p+1f, 0x1.f268p+1f, 0x1.04e8p+2f},
             {0x1p+0f, 0x1.7fe478p-1f, 0x1.b4c094p-2f, 0x1.952272p-3f, 0x1.464e2cp-4f, 0x1.d96d36p-6f, 0x1.3c2612p-7f, 0x1.8b2f7ep-9f, 0x1.d27c2cp-11f, 0x1.06991ep-12f, 0x1.1ba456p-14f, 0x1.27855cp-16f, 0x1.2a56c4p-18f, 0x1.249238p-20f, 0x1.176dacp-22f, 0x1.0439fp-24f},
             {0, -0x1.380702p-26f, 0x1.013c76p-28f, 0x1.c80898p-28f, -0x1.947a94p-30f, 0x1.1211b2p-33f, -0x1.2b5452p-32f, -0x1.64c41ep-35f, 0x1.55ee24p-41f, -0x1.b1c40ap-37f, 0x1.12ff2ep-41f, 0x1.f32ed6p-41f, -0x1.02516ap-43f, 0x1.92a86ep-46f, -0x1.b0e49ap-50f, 0x1.63c55cp-49f},
             {-0x1.a1d1c6p-3f, -0x1.7ae8e6p-1f, -0x1.91fcbcp-1f, -0x1.06cbaep-1f, -0x1.0bc98p-2f, -0x1.cfd358p-4f, -0x1.64f40cp-5f, -0x1.f57b7ap-7f, -0x1.47582ap-8f, -0x1.921b64p-10f, -0x1.d51fa2p-12f, -0x1.05c12ep-13f, -0x1.18f546p-15f, -0x1.23651ep-17f, -0x1.251bacp-19f, -0x1.1ed99ap-21f},
             {0x1.a1d1c6p-3f, -0x1.08cc6ep-4f, -0x1.2d4942p-9f, 0x1.3c0442p-7f, 0x1.08f8a4p-7f, 0x1.232538p-8f, 0x1.06a0acp-9f, 0x1.97224ep-11f, 0x1.240a34p-12f, 0x1.8035f2p-14f, 0x1.dac262p-16f, 0x1.1509e8p-17f, 0x1.320e9p-19f, 0x1.4609bcp-21f, 0x1.5193e4p-23f, 0x1.5a2edep-25f},
             data_of_gaussian::value_single_rest},
            care::steep,
            {-0x1.08ad74p+2f, -0x1.47f602p+3f, 0.0f, 0.0f, false},
            {0x1.08ad74p+2f, 0x1.47f602p+3f, 0.0f, 0.0f, false},
            {0x1p-40f, 0, 0, 0},
        },
        {
            {14, 0x1.dfbcecp+0, 0x1.d00256p-2,
             {0, 0x1.12cp-1, 0x1.d8ap-1, 0x1.45ep+0, 0x1.973p+0, 0x1.e1fp+0, 0x1.13cp+1, 0x1.346p+1, 0x1.534p+1, 0x1.7098p+1, 0x1.8cap+1, 0x1.a78p+1, 0x1.c158p+1, 0x1.da48p+1, 0x1.f268p+1, 0x1.04e8p+2},
             {0x1p+0, 0x1.7fe47763fc7f6p-1, 0x1.b4c094404f1dbp-2, 0x1.952272e4044c1p-3, 0x1.464e2b9ae15adp-4, 0x1.d96d362242365p-6, 0x1.3c26116a55d72p-7, 0x1.8b2f7da6cef85p-9, 0x1.d27c2c0557b89p-11, 0x1.06991d271dfb4p-12, 0x1.1ba456225fe5cp-14, 0x1.27855cf9976b2p-16, 0x1.2a56c37ed74b6p-18, 0x1.24923864aa1b6p-20, 0x1.176dabe4f1b66p-22, 0x1.0439f0b1e2adcp-24},
             {0, 0x1.de1068155cec8p-59, 0x1.f15473b3a278ep-56, -0x1.cb828e704ffc8p-57, -0x1.abed395736a3p-58, -0x1.f3153c7b7941ap-60, 0x1.14f55adcade18p-63, -0x1.b862667b160cdp-65, 0x1.48bcf84dc1ea8p-66, -0x1.7ae15c6dbb63ap-66, -0x1.bde7976cd5f1fp-71, -0x1.9cf8fea04fef9p-70, -0x1.bc46c664e6703p-78, -0x1.3f6ed5423fec2p-74, -0x1.52880e1fb785dp-77, -0x1.cf69ad1547612p-79},
             {-0x1.a22185b5180cdp-3, -0x1.7ae468f3165dcp-1, -0x1.91f0897046237p-1, -0x1.06bf331d8ead7p-1, -0x1.0bb8c4b4c51acp-2, -0x1.cfb0587528a1p-4, -0x1.64d5135076aa2p-5, -0x1.f54b0485f9126p-7, -0x1.4735a1c0fae93p-8, -0x1.91edcf5680742p-10, -0x1.d4e720d851391p-12, -0x1.059ffa5b04c39p-13, -0x1.18d0070f7aeefp-15, -0x1.233cf28c8428p-17, -0x1.24f1d5705a8efp-19, -0x1.1eaf46cf48095p-21},
             {0x1.a22185b5180cdp-3, -0x1.08f0517bc6ffbp-4, -0x1.397b6956e4ae6p-9, 0x1.38e587638c52cp-7, 0x1.06e136e20e3e9p-7, 0x1.20f53e8995df8p-8, 0x1.04b120e2cb3a6p-9, 0x1.941af8a298205p-11, 0x1.21e1b15f0a984p-12, 0x1.7d5ca84f6212fp-14, 0x1.d73a4e54f65bdp-16, 0x1.12f6ab391c4bap-17, 0x1.2fba9b5255455p-19, 0x1.4386fc76484c1p-21, 0x1.4ef66f7c0f376p-23, 0x1.57899d87c9b6fp-25},
             data_of_gaussian::value_wide_rest},
            care::steep,
            {-0x1.08ad74p+2, -0x1.b5f202p+4, 0.0, 0.0, false},
            {0x1.08ad74p+2, 0x1.b5f202p+4, 0.0, 0.0, false},
            {0x1p-70, 0, 0, 0},
        },
        &data_of_gaussian::value_left_rest, nullptr,
        &data_of_gaussian::value_half, &data_of_gaussian::value_bfloat16,
    },
    {  // grad
        symmetry::odd, 0.0, 1, false,
        {
            {8, 0x1.c5894ep+0f, 0x1.9eb544p-2f,
             {0, 0x1.9dcp-2f, 0x1.01p+0f, 0x1.594p+0f, 0x1.aecp+0f, 0x1.fdfp+0f, 0x1.23dp+1f, 0x1.466p+1f, 0x1.671p+1f, 0x1.7db8p+1f, 0x1.9bap+1f, 0x1.b8b8p+1f, 0x1.d308p+1f, 0x1.ec68p+1f, 0x1.07c4p+2f, 0x1.142p+2f},
             {0, -0x1.5f6d6ep-1f, -0x1.773b38p-1f, -0x1.c00c3cp-2f, -0x1.963a84p-3f, -0x1.34a4a4p-4f, -0x1.9d2c84p-6f, -0x1.f5b4dp-8f, -0x1.1935f2p-9f, -0x1.ad531cp-11f, -0x1.b334dp-13f, -0x1.9a4a7ap-15f, -0x1.94c4b2p-17f, -0x1.82489ep-19f, -0x1.73c8d6p-22f, -0x1.314ee6p-24f},
             {0, 0x1.6adc6p-30f, 0x1.0978b2p-27f, 0x1.d1efecp-27f, -0x1.595982p-36f, -0x1.bccccp-29f, -0x1.a20032p-32f, -0x1.efe202p-37f, 0x1.6d3d7p-37f, -0x1.3a917p-38f, 0x1.dc6f2ep-42f, 0x1.0c8e2ap-41f, 0x1.ed405ep-43f, 0x1.a96a42p-44f, -0x1.4c6204p-50f, -0x1.a5c26p-50f},
             {-0x1.eded2ap+0f, -0x1.c8a6aap-1f, 0x1.2916dp-1f, 0x1.b098c8p-1f, 0x1.1f11bap-1f, 0x1.16754p-2f, 0x1.bdef4p-4f, 0x1.37ae32p-5f, 0x1.88b536p-7f, 0x1.d71c1ap-9f, 0x1.ffc54ep-11f, 0x1.04cd52p-12f, 0x1.026902p-14f, 0x1.ec741cp-17f, 0x1.95d7c2p-19f, 0x1.5e6c2cp-21f},
             {-0x1.212d6p-4f, -0x1.023ad8p-2f, 0x1.4a228ep-3f, 0x1.62c528p-7f, -0x1.6a633ap-7f, -0x1.396d7ep-7f, -0x1.444e64p-8f, -0x1.076672p-9f, -0x1.758cccp-11f, 0x1.0a1f02p-10f, 0x1.34565ep-12f, 0x1.35e3b2p-14f, 0x1.83c326p-16f, 0x1.c2e3ccp-18f, -0x1.1073eep-22f, -0x1.df564cp-25f},
             data_of_gaussian::grad_single_rest},
            care::none,
            {-0x1.fe4dc8p+1f, -0x1.4cf402p+3f, 0.0f, 0.0f, false},
            {0x1.fe4dc8p+1f, 0x1.4cf402p+3f, -0.0f, 0.0f, false},
            {0x1p-40f, -0x1p+1f, 0, 0},
        },
        {
            {14, 0x1.c5894ep+0, 0x1.9eb544p-2,
             {0, 0x1.9dcp-2, 0x1.01p+0, 0x1.594p+0, 0x1.aecp+0, 0x1.fdfp+0, 0x1.23dp+1, 0x1.466p+1, 0x1.671p+1, 0x1.862p+1, 0x1.a3dp+1, 0x1.c04p+1, 0x1.db98p+1, 0x1.f6p+1, 0x1.07c4p+2, 0x1.142p+2},
             {0, -0x1.5f6d6df4a91dp-1, -0x1.773b37bda1d38p-1, -0x1.c00c3b170809ep-2, -0x1.963a8400acaccp-3, -0x1.34a4a4de66604p-4, -0x1.9d2c8468800c9p-6, -0x1.f5b4d00f7f101p-8, -0x1.1935f1e92c28fp-9, -0x1.274c03c41ad4bp-11, -0x1.24f4f20af06afp-13, -0x1.15524dfe5eaabp-15, -0x1.f7b5d7afcc014p-18, -0x1.b7fb7a3fc3744p-20, -0x1.73c8d614c6203p-22, -0x1.314ee6697098p-24},
             {0, 0x1.521d25e8fb89bp-56, 0x1.e7110f2455394p-55, 0x1.658cd16cf18c4p-56, -0x1.2294c4e3a1aebp-60, 0x1.344fe057ed3e9p-59, -0x1.fa39a6ece99a9p-60, 0x1.e943606ff5d69p-63, -0x1.4c21662af41a4p-63, 0x1.48e09f93c31ddp-66, 0x1.56a9b0e5d06a7p-70, -0x1.9fa55bba5e5f2p-70, -0x1.093c856765a53p-72, 0x1.aa03c24a52943p-75, -0x1.43b5d4d0923c6p-77, 0x1.c433a6e50039ep-78},
             {-0x1.ede7a9b50cb5fp+0, -0x1.c8cf175f6a785p-1, 0x1.2910faddc6ad5p-1, 0x1.b08e83880b8cp-1, 0x1.1f0676646fad4p-1, 0x1.16665b8ef2ca3p-2, 0x1.bdd1dc2f6f189p-4, 0x1.37964de6ace79p-5, 0x1.88935e4467cddp-7, 0x1.c71bd2c739ac5p-9, 0x1.ec8dcc7d11c0ep-11, 0x1.f6deb882d83b6p-13, 0x1.e83d737a41d26p-15, 0x1.c5bfce46309d8p-17, 0x1.95a4bec943791p-19, 0x1.5e3e87acb9e38p-21},
             {-0x1.218564af34a1p-4, -0x1.01e9fe0c4af07p-2, 0x1.4a39e30687014p-3, 0x1.6556470985e4ep-7, -0x1.679252d27684fp-7, -0x1.3790f033ba7fdp-7, -0x1.427826b22132bp-8, -0x1.05e83101dd22p-9, -0x1.736f50e11e60ep-11, -0x1.d51debd467c08p-13, -0x1.13bbc1a5bc29dp-14, -0x1.28ac67ea537c5p-16, -0x1.2a56e44c95718p-18, -0x1.2311b8e133d56p-20, -0x1.0edbd5642b921p-22, -0x1.dc7c08c2f57d6p-25},
             data_of_gaussian::grad_wide_rest},
            care::steep,
            {-0x1.fe4dc8p+1, -0x1.b6f202p+4, 0.0, 0.0, false},
            {0x1.fe4dc8p+1, 0x1.b6f202p+4, -0.0, 0.0, false},
            {0x1p-70, -0x1p+1, 0, 0},
        },
        &data_of_gaussian::grad_left_rest, nullptr,
        &data_of_gaussian::grad_half, &data_of_gaussian::grad_bfloat16,
    },
    {  // second
        symmetry::even, 0.0, 1, false,
        {
            {8, 0x1.61fa86p+1f, 0x1.3bc744p-3f,
             {0, 0x1.b0cp-2f, 0x1.6a09e6p-1f, 0x1.eb8p-1f, 0x1.684p+0f, 0x1.b1dp+0f, 0x1.febp+0f, 0x1.2528p+1f, 0x1.4a08p+1f, 0x1.6ep+1f, 0x1.9118p+1f, 0x1.b358p+1f, 0x1.d4d8p+1f, 0x1.f56p+1f, 0x1.0aa4p+2f, 0x1.1a4cp+2f},
             {-0x1p+1f, -0x1.13498ap+0f, -0x1.64aa5ap-25f, 0x1.5782b2p-1f, 0x1.a27458p-1f, 0x1.12f2cp-1f, 0x1.0a7022p-2f, 0x1.99de9p-4f, 0x1.05372p-5f, 0x1.1b098ap-7f, 0x1.09cdd2p-9f, 0x1.b77e9cp-12f, 0x1.42fd66p-14f, 0x1.b088eap-17f, 0x1.0600cep-19f, 0x1.212226p-22f},
             {0, -0x1.545f02p-25f, 0x1.a48318p-51f, 0x1.92449p-26f, 0x1.0b5038p-26f, 0x1.1a811cp-34f, -0x1.2d3b1p-27f, -0x1.a48eep-29f, -0x1.0d0c3cp-30f, 0x1.352cd8p-34f, -0x1.ba680cp-35f, -0x1.6918dcp-38f, 0x1.cb46bcp-39f, 0x1.ee749cp-43f, 0x1.51b164p-44f, 0x1.53aea6p-47f},
             {0x1.c1cd6ap-1f, 0x1.bbcabep+1f, 0x1.a8ec4p+1f, 0x1.7c00b8p+0f, -0x1.0322bcp-1f, -0x1.0899bp+0f, -0x1.807cdp-1f, -0x1.7fbf8ep-2f, -0x1.28c0b2p-3f, -0x1.77d1dp-5f, -0x1.92595cp-7f, -0x1.73f7bp-9f, -0x1.2db39ep-11f, -0x1.b1fd0ep-14f, -0x1.1801d2p-16f, -0x1.46d848p-19f},
             {-0x1.c1cd6ap-1f, 0x1.14231cp-2f, 0x1.c8128ep-4f, 0x1.2223dcp-2f, -0x1.ebed5cp-3f, -0x1.373764p-6f, 0x1.6ecfeep-7f, 0x1.a988c2p-7f, 0x1.d8ba5ap-8f, 0x1.7e1a72p-9f, 0x1.e953cp-11f, 0x1.004e72p-12f, 0x1.cd5b8ep-15f, 0x1.37ba1cp-17f, 0x1.74d456p-20f, 0x1.8d4accp-23f},
             data_of_gaussian::second_single_rest},
            care::root,
            {-0x1.1ef7eep+2f, -0x1.50f402p+3f, 0.0f, 0.0f, false},
            {0x1.1ef7eep+2f, 0x1.50f402p+3f, 0.0f, 0.0f, false},
            {0x1p-40f, 0, 0, 0},
        },
        {
            {14, 0x1.61fa86p+1, 0x1.3bc744p-3,
             {0, 0x1.b0cp-2, 0x1.6a09e667f3bcdp-1, 0x1.eb8p-1, 0x1.684p+0, 0x1.b1dp+0, 0x1.febp+0, 0x1.2528p+1, 0x1.4a08p+1, 0x1.6ep+1, 0x1.9118p+1, 0x1.b358p+1, 0x1.d4d8p+1, 0x1.f56p+1, 0x1.0aa4p+2, 0x1.1a4cp+2},
             {-0x1p+1, -0x1.13498aaa2f80bp+0, 0x1.7e69ab242467ep-53, 0x1.5782b2c92248p-1, 0x1.a2745885a81cp-1, 0x1.12f2c0008d409p-1, 0x1.0a7021696278p-2, 0x1.99de8f2db88fdp-4, 0x1.05371f7979e21p-5, 0x1.1b098a26a59bp-7, 0x1.09cdd19165fd1p-9, 0x1.b77e9ba5b9c8dp-12, 0x1.42fd66e5a35e6p-14, 0x1.b088ea7b9d272p-17, 0x1.0600cea8d8b19p-19, 0x1.212226a9d7531p-22},
             {0, -0x1.9d2c3c78699f1p-56, 0x1.3d528b12af109p-113, 0x1.9d60359bb1b2cp-57, -0x1.7b70f681f5cd4p-57, -0x1.b96a1669c65ecp-57, 0x1.230f536b9a467p-56, -0x1.414e3059e4274p-62, 0x1.9b6f7103078c7p-59, -0x1.e3eed5f99c2d9p-62, 0x1.3f89ad2b5861ap-63, -0x1.4d1061efafc7bp-66, 0x1.61540b71391c1p-70, 0x1.58a5f9b01be6ep-72, 0x1.2f956997308b6p-73, -0x1.412fc0d8ba1cfp-76},
             {0x1.c2092c7a75a25p-1, 0x1.bbd0fabb1da12p+1, 0x1.a8e1794933517p+1, 0x1.7c2849953eb57p+0, -0x1.0318a5447a8edp-1, -0x1.089804c4a8099p+0, -0x1.806f37d46a3a7p-1, -0x1.7faac64e9fa51p-2, -0x1.28aacd7255be1p-3, -0x1.77ae9862b636ap-5, -0x1.922ba550c7106p-7, -0x1.73c6287b3ab94p-9, -0x1.2d85a328fe5e6p-11, -0x1.b1b3f6a5e6c36p-14, -0x1.17ce74694a7acp-16, -0x1.4697bd2765083p-19},
             {-0x1.c2092c7a75a25p-1, 0x1.13f13644ed7aep-2, 0x1.c96b553fbd017p-4, 0x1.218594f0117d4p-2, -0x1.ec15b611e9c3p-3, -0x1.37a232d82cc3bp-6, 0x1.6b69e22a48648p-7, 0x1.a6efccda60492p-7, 0x1.d5fdc8a0c2f48p-8, 0x1.7be6f78e00a8dp-9, 0x1.e67854e22eff3p-11, 0x1.fd846c4129cfcp-13, 0x1.ca7be0a75389bp-15, 0x1.357162314a0a2p-17, 0x1.719e7f4468812p-20, 0x1.894226243d7a2p-23},
             data_of_gaussian::second_wide_rest},
            care::root,
            {-0x1.1ef7eep+2, -0x1.b7f202p+4, 0.0, 0.0, false},
            {0x1.1ef7eep+2, 0x1.b7f202p+4, 0.0, 0.0, false},
            {0x1p-70, 0, 0, 0},
        },
        &data_of_gaussian::second_left_rest, nullptr,
    },
};

}  // namespace actfn
