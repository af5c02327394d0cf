// Tables of erf(x) = erf(x), its derivative and the second one: piecewise_tables.h says what they hold.
// Written by `python -m actfn.piecewise erf`, not to be changed by hand; compared with the formula on every
// float32 by `actfn audit actfn.erf --exhaustive`.
#pragma once

#include "piecewise_tables.h"

namespace actfn::data_of_erf {

alignas(64) const float value_single_rest[5][16] = {
    {-0x1.04f8fcp-24f, -0x1.e2ddd4p-3f, -0x1.c6a3d6p-2f, -0x1.e87e02p-2f, -0x1.89c9acp-2f, -0x1.ff9d5cp-3f, -0x1.13a326p-3f, -0x1.f410ep-5f, -0x1.7fe5ap-6f, -0x1.f5d886p-8f, -0x1.17fdfep-9f, -0x1.0a9874p-11f, -0x1.b3913ap-14f, -0x1.29e09ep-16f, -0x1.5be47ap-19f, -0x1.5bc13ap-22f},
    {-0x1.81261ap-2f, -0x1.4bcba2p-2f, -0x1.1bd486p-3f, 0x1.a9703p-5f, 0x1.3bf316p-3f, 0x1.4ae09p-3f, 0x1.df5344p-4f, 0x1.0ddaf2p-4f, 0x1.ec04d6p-6f, 0x1.731762p-7f, 0x1.d45cb2p-9f, 0x1.f114fcp-11f, 0x1.bf6b0cp-13f, 0x1.4e706p-15f, 0x1.a7af18p-18f, 0x1.c87824p-21f},
    {-0x1.111cd6p-13f, 0x1.d39cf6p-4f, 0x1.77824ep-3f, 0x1.1b5586p-3f, 0x1.76171p-5f, -0x1.9c75p-6f, -0x1.95ed58p-5f, -0x1.55a722p-5f, -0x1.91fe3ap-6f, -0x1.6e46f2p-7f, -0x1.0cfe8cp-8f, -0x1.445c24p-10f, -0x1.4605b6p-12f, -0x1.0d17f6p-14f, -0x1.74b4cp-17f, -0x1.b38108p-20f},
    {0x1.d56632p-4f, 0x1.666ae2p-4f, 0x1.0c7358p-8f, -0x1.e4d974p-5f, -0x1.0cb1fcp-4f, -0x1.1e36e4p-5f, -0x1.a0b37ep-9f, 0x1.7da06cp-7f, 0x1.8da1e8p-7f, 0x1.e74f86p-8f, 0x1.b5a9f2p-9f, 0x1.338ae6p-10f, 0x1.5d8eccp-12f, 0x1.41443ap-14f, 0x1.e8b4a8p-17f, 0x1.364276p-19f},
    {-0x1.6da832p-7f, -0x1.5b3b6ap-5f, -0x1.83dfbep-5f, -0x1.216f6ep-6f, 0x1.add1b4p-7f, 0x1.688e94p-6f, 0x1.bc8272p-7f, 0x1.65e71p-9f, -0x1.47b6b2p-9f, -0x1.7be87cp-9f, -0x1.bc3006p-10f, -0x1.6e32e8p-11f, -0x1.d09d4ap-13f, -0x1.d614a8p-15f, -0x1.835152p-17f, -0x1.0733cap-19f},
};

alignas(64) const double value_wide_rest[11][16] = {
    {0x1.d3a154ea53726p-54, -0x1.e2ddc299413e4p-3, -0x1.c6a3ddac499d2p-2, -0x1.e87e139ee0c37p-2, -0x1.89c9b63819e41p-2, -0x1.ff9d58e2f5debp-3, -0x1.13a318bb51725p-3, -0x1.f410bcd140e38p-5, -0x1.7fe58dcb0e4f4p-6, -0x1.f5d89c63773a5p-8, -0x1.17fe3a75379bcp-9, -0x1.0a98e6457943ap-11, -0x1.b3923477fde65p-14, -0x1.29e1c6b178429p-16, -0x1.5be6b3a4e5dbfp-19, -0x1.5bc4ac2c331e7p-22},
    {-0x1.812746b037b45p-2, -0x1.4bca87cbd469ep-2, -0x1.1bd4fe109a634p-3, 0x1.a973e35cbb007p-5, 0x1.3bf3cd6d36a75p-3, 0x1.4ae0a669b3979p-3, 0x1.df530e7edc3a1p-4, 0x1.0ddb1b616c918p-4, 0x1.ec054c3365703p-6, 0x1.73168a9df684ep-7, 0x1.d456daa585146p-9, 0x1.f104d32ace698p-11, 0x1.bf4dc48bdbb4fp-13, 0x1.4e4d818a9302bp-15, 0x1.a76dff08cb961p-18, 0x1.c815e7581e8c6p-21},
    {0x1.e54e7bef84869p-40, 0x1.d364ba714904dp-4, 0x1.77936d7f049c2p-3, 0x1.1b76dff10b888p-3, 0x1.7661fc13e143fp-5, -0x1.9c8ba34adf56fp-6, -0x1.961ebcfb9f3e4p-5, -0x1.55cb7cc747c19p-5, -0x1.9212e5bb0e10ep-6, -0x1.6e38c18a5d67fp-7, -0x1.0cd4332ec3256p-8, -0x1.43fe468cb351dp-10, -0x1.457fa7bf52bcfp-12, -0x1.0c777ecf4b193p-14, -0x1.7383a24061dd9p-17, -0x1.b1aca9c4ad44p-20},
    {0x1.ce2f219a682d4p-4, 0x1.652940ce3af49p-4, 0x1.0d75b7f2fb3f1p-8, -0x1.e780ae82f353ap-5, -0x1.0da3bcb75646dp-4, -0x1.1e483c893e93dp-5, -0x1.966bd3d42b124p-9, 0x1.7ecdd3783e2c5p-7, 0x1.8dd0b18cc6f43p-7, 0x1.e7b0430823d9dp-8, 0x1.b700c68a30e48p-9, 0x1.35b6ee596d73dp-10, 0x1.62253d1bcc668p-12, 0x1.46b44fa04edeep-14, 0x1.f2ba2ff8230ebp-17, 0x1.3dbb07027f0c3p-19},
    {0x1.62c8da6deb75ap-29, -0x1.2d7a915e2f46bp-5, -0x1.965940400d0a6p-5, -0x1.5ad958d85e63p-6, 0x1.718d74c3dc1c2p-7, 0x1.6e3d819dc0bd1p-6, 0x1.e7dbde1115cb1p-7, 0x1.f0945e5d2d80ap-9, -0x1.1d0e054d77cf4p-9, -0x1.8da681bc245d5p-9, -0x1.f5de4dfd18529p-10, -0x1.b76c995f23097p-11, -0x1.2720f3cbe2ca3p-12, -0x1.3693016cc1823p-14, -0x1.08f31328ea349p-16, -0x1.73eb748bf7187p-19},
    {-0x1.b82d19551c361p-6, -0x1.2e626f6e20bffp-6, 0x1.9a38019ffa917p-8, 0x1.36c6875e1abc4p-6, 0x1.90b11c0ff5ddbp-7, -0x1.0a14f6f848548p-12, -0x1.9190c9f470c17p-8, -0x1.3bf54704415cap-8, -0x1.96cb1cc05fa6p-10, 0x1.59dbe0a34e3dp-12, 0x1.62a8a25a08823p-11, 0x1.c190e3d6bd4dp-12, 0x1.78fc3058f4b69p-13, 0x1.d338b0c036faep-15, 0x1.c61179ff1dbdep-17, 0x1.63860876472afp-19},
    {0x1.5f571b9ff2ba5p-21, 0x1.238eae9c373fap-7, 0x1.421befe3aee25p-7, 0x1.95b15fae43d01p-11, -0x1.749dc695bdca6p-8, -0x1.3456927a7f113p-8, -0x1.7865043edb349p-11, 0x1.7e884eb413327p-10, 0x1.5547907c48176p-10, 0x1.d80c149117de1p-12, -0x1.7d3ed93689139p-15, -0x1.21da1c9f40b6ep-13, -0x1.64df1b3df5a28p-14, -0x1.14cc6e9bb7662p-15, -0x1.3bef94f313b77p-17, -0x1.18f2cd05c4533p-19},
    {0x1.55fda99756374p-8, 0x1.9d912eaf272b4p-9, -0x1.31c9582e2b6d7p-9, -0x1.f5510dab5204cp-9, -0x1.0d1c0e30532b5p-10, 0x1.7ce6d36c3c125p-10, 0x1.7bd3ae678ab8p-10, 0x1.563d3e44e04f2p-12, -0x1.513704cdc18e3p-12, -0x1.4193272ccd17cp-12, -0x1.b584ddc064b82p-14, 0x1.027bba1bc3d65p-17, 0x1.b7e07480b0767p-16, 0x1.f40627d50aa2p-17, 0x1.62abdfaec99e4p-18, 0x1.7068d08c6155cp-20},
    {0x1.04c3e8a70b6a9p-15, -0x1.c2ede42c458a4p-10, -0x1.8b62d4cade1b9p-10, 0x1.ecdd92e452294p-12, 0x1.4262f1fdf69fp-10, 0x1.d36509c86443dp-12, -0x1.64898f36aa98bp-12, -0x1.90c5057227eb1p-12, -0x1.8550efa90042cp-14, 0x1.1ff83c0c734ep-14, 0x1.0da7ec14c1178p-14, 0x1.4f93244f0aafcp-16, -0x1.ef60bd5037cf7p-20, -0x1.346514a764ecap-18, -0x1.381b44ec59352p-19, -0x1.8e049b4ed98f8p-21},
    {-0x1.f701cf50d7b1cp-11, -0x1.d99911102fe65p-12, 0x1.13c7c9ac14dfbp-11, 0x1.247be752ff298p-11, -0x1.2b2e65d239999p-14, -0x1.6b711b6670ef1p-12, -0x1.1f6d1e1383e65p-13, 0x1.48194dc28d847p-14, 0x1.7626d33f3d358p-14, 0x1.47e912c52bf37p-16, -0x1.ee7fcc100d41fp-17, -0x1.9467e604ad956p-17, -0x1.a21df949a02dap-19, 0x1.1df45cbd96236p-21, 0x1.8c34bb5ab65b8p-21, 0x1.565fd888853a9p-22},
    {0x1.85f69d5c79baap-13, 0x1.3b440e5f02f31p-12, 0x1.25947de7ea8d5p-13, -0x1.573a4ba388fd3p-13, -0x1.4b37ed9767516p-13, 0x1.ae29ae346c13bp-16, 0x1.67fe77ca0d93ep-14, 0x1.9c36a19312f28p-16, -0x1.5596bc6cac384p-16, -0x1.0ced61993ab88p-16, -0x1.838952b1ed2c1p-20, 0x1.952b5b9a9773fp-19, 0x1.b3c6e088c45a1p-20, 0x1.f007b58c849e9p-23, -0x1.138bc8bb158f8p-23, -0x1.85fa435e43671p-24},
};

alignas(64) const double value_left_rest_factor_rest[6][16] = {
    {0x1.c57064ef20fcfp-8, 0x1.c57064ef20fcfp-8, 0x1.c57064ef20fcfp-8, 0x1.c57064ef20fcfp-8, 0x1.c57064ef20fcfp-8, 0x1.c57064ef20fcfp-8, 0x1.c57064ef20fcfp-8, 0x1.c57064ef20fcfp-8, 0x1.c57064ef20fcfp-8, 0x1.c57064ef20fcfp-8, 0x1.c57064ef20fcfp-8, 0x1.c57064ef20fcfp-8, 0x1.e037029a418e4p-8, 0x1.fbbcc2ffea285p-8, 0x1.0a87f23e4793cp-7, 0x1.1602dfb6bb8fep-7},
    {0x1.3dd88c0584f38p-9, 0x1.3dd88c0584f38p-9, 0x1.3dd88c0584f38p-9, 0x1.3dd88c0584f38p-9, 0x1.3dd88c0584f38p-9, 0x1.3dd88c0584f38p-9, 0x1.3dd88c0584f38p-9, 0x1.3dd88c0584f38p-9, 0x1.3dd88c0584f38p-9, 0x1.3dd88c0584f38p-9, 0x1.3dd88c0584f38p-9, 0x1.3dd88c0584f38p-9, 0x1.288ac7824f892p-9, 0x1.10d0ad96ae41cp-9, 0x1.f247d2283ef9p-10, 0x1.c3d3ffeb466fcp-10},
    {-0x1.6cb8da867d5a7p-11, -0x1.6cb8da867d5a7p-11, -0x1.6cb8da867d5a7p-11, -0x1.6cb8da867d5a7p-11, -0x1.6cb8da867d5a7p-11, -0x1.6cb8da867d5a7p-11, -0x1.6cb8da867d5a7p-11, -0x1.6cb8da867d5a7p-11, -0x1.6cb8da867d5a7p-11, -0x1.6cb8da867d5a7p-11, -0x1.6cb8da867d5a7p-11, -0x1.6cb8da867d5a7p-11, -0x1.6ff74e47d1ce6p-11, -0x1.6fa3d4b729d87p-11, -0x1.6ba90ea4277b4p-11, -0x1.6494d5a0402afp-11},
    {-0x1.15fd0df0e83b6p-15, -0x1.15fd0df0e83b6p-15, -0x1.15fd0df0e83b6p-15, -0x1.15fd0df0e83b6p-15, -0x1.15fd0df0e83b6p-15, -0x1.15fd0df0e83b6p-15, -0x1.15fd0df0e83b6p-15, -0x1.15fd0df0e83b6p-15, -0x1.15fd0df0e83b6p-15, -0x1.15fd0df0e83b6p-15, -0x1.15fd0df0e83b6p-15, -0x1.15fd0df0e83b6p-15, -0x1.4a315bd1042f6p-17, 0x1.bab1269365f4ap-17, 0x1.169fbec953589p-15, 0x1.a40a75e01626p-15},
    {0x1.25f5517c0d63p-14, 0x1.25f5517c0d63p-14, 0x1.25f5517c0d63p-14, 0x1.25f5517c0d63p-14, 0x1.25f5517c0d63p-14, 0x1.25f5517c0d63p-14, 0x1.25f5517c0d63p-14, 0x1.25f5517c0d63p-14, 0x1.25f5517c0d63p-14, 0x1.25f5517c0d63p-14, 0x1.25f5517c0d63p-14, 0x1.25f5517c0d63p-14, 0x1.0a2a9795e7752p-14, 0x1.d26caecd74933p-15, 0x1.8ee7db4ed79bp-15, 0x1.4ce46a8ff9c2bp-15},
    {-0x1.038ecf435ff4cp-16, -0x1.038ecf435ff4cp-16, -0x1.038ecf435ff4cp-16, -0x1.038ecf435ff4cp-16, -0x1.038ecf435ff4cp-16, -0x1.038ecf435ff4cp-16, -0x1.038ecf435ff4cp-16, -0x1.038ecf435ff4cp-16, -0x1.038ecf435ff4cp-16, -0x1.038ecf435ff4cp-16, -0x1.038ecf435ff4cp-16, -0x1.038ecf435ff4cp-16, -0x1.1c8f04b4c46a5p-16, -0x1.2959fa2dbc804p-16, -0x1.2919f8ae75fd9p-16, -0x1.1ec92cd703c8p-16},
};

const exponential_rest value_left_rest = {
    0x1.0ff7fp+2, {0, 0x1p+0, 0}, {0, 0, 0}, 0,
    {7, 0x1.fp+3, 0,
     {0x1.6eap-1, 0x1.6eap-1, 0x1.6eap-1, 0x1.6eap-1, 0x1.6eap-1, 0x1.6eap-1, 0x1.6eap-1, 0x1.6eap-1, 0x1.6eap-1, 0x1.6eap-1, 0x1.6eap-1, 0x1.6eap-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
     {-0x1.80181a1354b66p-4, -0x1.80181a1354b66p-4, -0x1.80181a1354b66p-4, -0x1.80181a1354b66p-4, -0x1.80181a1354b66p-4, -0x1.80181a1354b66p-4, -0x1.80181a1354b66p-4, -0x1.80181a1354b66p-4, -0x1.80181a1354b66p-4, -0x1.80181a1354b66p-4, -0x1.80181a1354b66p-4, -0x1.80181a1354b66p-4, -0x1.9e560b6ec0d7fp-4, -0x1.bfa4f48ebb3aap-4, -0x1.e0d04e61cb752p-4, -0x1.00ca52ce7799ep-3},
     {-0x1.47636f98194f7p-59, -0x1.47636f98194f7p-59, -0x1.47636f98194f7p-59, -0x1.47636f98194f7p-59, -0x1.47636f98194f7p-59, -0x1.47636f98194f7p-59, -0x1.47636f98194f7p-59, -0x1.47636f98194f7p-59, -0x1.47636f98194f7p-59, -0x1.47636f98194f7p-59, -0x1.47636f98194f7p-59, -0x1.47636f98194f7p-59, 0x1.9e8d57af9bd3bp-58, -0x1.916a0c65fa778p-58, -0x1.797167c3bdc52p-62, -0x1.976638f9a41eap-57},
     {-0x1.0514abaaa774p-3, -0x1.0514abaaa774p-3, -0x1.0514abaaa774p-3, -0x1.0514abaaa774p-3, -0x1.0514abaaa774p-3, -0x1.0514abaaa774p-3, -0x1.0514abaaa774p-3, -0x1.0514abaaa774p-3, -0x1.0514abaaa774p-3, -0x1.0514abaaa774p-3, -0x1.0514abaaa774p-3, -0x1.0514abaaa774p-3, -0x1.03642a40a9e86p-3, -0x1.0165fcc8f85d8p-3, -0x1.fe991b86c4745p-4, -0x1.fa3472154327fp-4},
     {0x1.edab3c7ab2e19p-19, 0x1.edab3c7ab2e19p-19, 0x1.edab3c7ab2e19p-19, 0x1.edab3c7ab2e19p-19, 0x1.edab3c7ab2e19p-19, 0x1.edab3c7ab2e19p-19, 0x1.edab3c7ab2e19p-19, 0x1.edab3c7ab2e19p-19, 0x1.edab3c7ab2e19p-19, 0x1.edab3c7ab2e19p-19, 0x1.edab3c7ab2e19p-19, 0x1.edab3c7ab2e19p-19, 0x1.c8f3bde9f6e88p-18, 0x1.804da45e525ffp-18, 0x1.1d904d305fb8p-17, 0x1.f10ca7c6644fp-18},
     value_left_rest_factor_rest},
};

alignas(64) const float value_half_rows[4][16] = {
    {0, 0x1.49a596p-3f, 0x1.45a1bp-2f, 0x1.dbe83p-2f, 0x1.310edcp-1f, 0x1.6a30acp-1f, 0x1.986ca2p-1f, 0x1.bbe5e4p-1f, 0x1.d59466p-1f, 0x1.e719cep-1f, 0x1.f24aa4p-1f, 0x1.f8f5fep-1f, 0x1.fca6c8p-1f, 0x1.fe8898p-1f, 0x1.ff693ep-1f, 0x1.ffbeaap-1f},
    {0x1.49290ap-3f, 0x1.47e1f2p-3f, 0x1.3923cp-3f, 0x1.1e1928p-3f, 0x1.f2eccp-4f, 0x1.9de5dep-4f, 0x1.4602fap-4f, 0x1.e6045ap-5f, 0x1.550a86p-5f, 0x1.c18c4ep-6f, 0x1.14b20cp-6f, 0x1.3c92c4p-7f, 0x1.4c9434p-8f, 0x1.4cbfc2p-9f, 0x1.fadc4ap-11f, -0x1.688ef4p-10f},
    {0x1.5b5a46p-10f, -0x1.01cb28p-9f, -0x1.5782d6p-8f, -0x1.02bc08p-7f, -0x1.3fadfap-7f, -0x1.5fc8f2p-7f, -0x1.596d38p-7f, -0x1.3de284p-7f, -0x1.0437e2p-7f, -0x1.9674aep-8f, -0x1.2251b6p-8f, -0x1.6c51acp-9f, -0x1.c5de7ep-10f, -0x1.004fd4p-10f, -0x1.f01b32p-12f, 0x1.681e0ap-13f},
    {-0x1.1af6p-10f, -0x1.22118cp-10f, -0x1.29a0a4p-10f, -0x1.a6c76ap-11f, -0x1.10b038p-11f, 0x1.b51d88p-16f, 0x1.3d7a6ep-13f, 0x1.d2886ep-14f, 0x1.18f73cp-11f, 0x1.1623ccp-11f, 0x1.499f9cp-11f, 0x1.450cdep-11f, 0x1.71740ap-11f, -0x1.08943cp-13f, 0x1.c2af84p-11f, 0x1.f97ecap-8f},
};
const short_cells value_half = {3, 0x1.4c4p+1f, 0x1.c1525ep+2f, -0x1.9f71f4p-2f, value_half_rows};

alignas(64) const float value_bfloat16_rows[4][16] = {
    {0, 0x1.468de2p-3f, 0x1.40190ap-2f, 0x1.d0bfd4p-2f, 0x1.286ea6p-1f, 0x1.5ef3fcp-1f, 0x1.8badfcp-1f, 0x1.ae8bb2p-1f, 0x1.c8c7c2p-1f, 0x1.dc4144p-1f, 0x1.e97b74p-1f, 0x1.f2275ap-1f, 0x1.f7e822p-1f, 0x1.fc31c2p-1f, 0x1.fe9ef8p-1f, 0x1.fdfa4cp-1f},
    {0x1.48c18ap-3f, 0x1.4236f6p-3f, 0x1.2f9374p-3f, 0x1.12743cp-3f, 0x1.dce4aep-4f, 0x1.8d6624p-4f, 0x1.448ffep-4f, 0x1.e94922p-5f, 0x1.677c7p-5f, 0x1.ed290ap-6f, 0x1.6fe8cap-6f, 0x1.bd2d26p-7f, 0x1.bc1d52p-8f, 0x1.67cb3ap-7f, 0x1.5ad9aep-8f, -0x1.6bd74cp-8f},
    {-0x1.6d9502p-16f, -0x1.a0c01cp-9f, -0x1.17705ep-8f, -0x1.07fedcp-7f, -0x1.118a5p-7f, -0x1.24237ep-7f, -0x1.1b85d6p-7f, -0x1.e9559ap-8f, -0x1.43518cp-8f, -0x1.a4fecep-8f, -0x1.a5d764p-8f, -0x1.589c0ap-9f, -0x1.7d45eep-10f, -0x1.2e573p-6f, -0x1.3b47cep-6f, 0x1.32ca2cp-10f},
    {-0x1.0db0a6p-10f, -0x1.35da44p-10f, 0x1.046026p-9f, -0x1.6fa3eap-8f, -0x1.e9948p-9f, -0x1.d72dfp-9f, -0x1.4c3bb6p-7f, -0x1.640074p-8f, 0x1.56f7c8p-8f, 0x1.ddd144p-8f, -0x1.43b394p-8f, -0x1.60d8c8p-13f, 0x1.31dcd4p-6f, -0x1.106758p-5f, -0x1.44ca46p-8f, 0x1.98416ep-5f},
};
const short_cells value_bfloat16 = {3, 0x1.1ap+1f, 0x1.c1ep+2f, 0, value_bfloat16_rows};

alignas(64) const float grad_single_rest[6][16] = {
    {-0x1.20dd9cp+0f, -0x1.71a40cp-3f, 0x1.c083d4p-2f, 0x1.e0aa64p-2f, 0x1.31349p-2f, 0x1.3141dcp-3f, 0x1.07c2b6p-4f, 0x1.9baab6p-6f, 0x1.86ea94p-7f, 0x1.f9e4fep-9f, 0x1.a173b4p-10f, 0x1.fe368ep-12f, 0x1.8a7e08p-14f, 0x1.3c16bap-15f, 0x1.5c5d0ap-17f, 0x1.95947ap-19f},
    {0x1.0b588p-14f, 0x1.6b2054p-1f, 0x1.e2fa2ep-3f, -0x1.082e62p-3f, -0x1.9435f2p-3f, -0x1.1fcb56p-3f, -0x1.35afa4p-4f, -0x1.1b45c8p-5f, -0x1.279b14p-6f, -0x1.ac5104p-8f, -0x1.7be936p-9f, -0x1.f7d41ap-11f, -0x1.abba42p-13f, -0x1.667168p-14f, -0x1.a215ecp-16f, -0x1.fef548p-18f},
    {0x1.206e7ap-1f, -0x1.08955ep-3f, -0x1.5c9b6cp-2f, -0x1.297cdp-3f, 0x1.37a546p-6f, 0x1.0b4f14p-4f, 0x1.b2160cp-5f, 0x1.f623c4p-6f, 0x1.2912dp-6f, 0x1.efd1ecp-8f, 0x1.df8302p-9f, 0x1.5d9f52p-10f, 0x1.49ea5cp-12f, 0x1.22998cp-13f, 0x1.68bb26p-15f, 0x1.d0c0fp-17f},
    {0x1.903e3ap-8f, -0x1.028adp-2f, 0x1.75b05ep-5f, 0x1.0ef7f8p-3f, 0x1.0e9f1ap-4f, 0x1.1869aep-8f, -0x1.1f4a12p-6f, -0x1.137ecap-6f, -0x1.8e3fc2p-7f, -0x1.94fac2p-8f, -0x1.b58e3cp-9f, -0x1.663662p-10f, -0x1.7e38f6p-12f, -0x1.64bee4p-13f, -0x1.dad3f8p-15f, -0x1.443f96p-16f},
    {-0x1.b379b2p-3f, 0x1.86631ep-4f, 0x1.9071eep-4f, -0x1.9c04a6p-7f, -0x1.65f07ap-5f, -0x1.92a8fcp-6f, -0x1.25818ep-8f, 0x1.ef81aap-9f, 0x1.389c66p-8f, 0x1.c5c2d4p-9f, 0x1.1f2036p-9f, 0x1.1148e4p-10f, 0x1.55ca3ap-12f, 0x1.561596p-13f, 0x1.ee099ep-15f, 0x1.67979p-16f},
    {0x1.ac7ebap-5f, 0x1.1fcd7ap-4f, -0x1.1a3938p-5f, -0x1.31cda6p-5f, -0x1.763586p-11f, 0x1.9e6968p-7f, 0x1.237c6ap-7f, 0x1.5d59b2p-9f, -0x1.74b1b6p-12f, -0x1.1fe04ep-10f, -0x1.d49d0ep-11f, -0x1.0f291ap-11f, -0x1.09d92p-12f, -0x1.d8c53p-14f, -0x1.7a0cep-15f, -0x1.21f3a6p-16f},
};

alignas(64) const double grad_wide_rest[13][16] = {
    {-0x1.20dd750429b6cp+0, -0x1.71a45ff56748ap-3, 0x1.c083ce78820aap-2, 0x1.e0aa65dc83207p-2, 0x1.3134902690185p-2, 0x1.3141dbda26091p-3, 0x1.07c2b543a8877p-4, 0x1.9baab5dea41d9p-6, 0x1.29c6fdb6f0d13p-7, 0x1.955266fda2db6p-9, 0x1.06e86e932b043p-10, 0x1.47a8d0c7abcbdp-12, 0x1.8a7e0ac965acep-14, 0x1.cc002c7c2d0f2p-16, 0x1.060d75cb88915p-17, 0x1.22e3d3df7afe5p-19},
    {-0x1.4128fe51e744bp-45, 0x1.6b1ec6e194372p-1, 0x1.e2f867bf4d38fp-3, -0x1.082db8b57c889p-3, -0x1.94359e8c6612dp-3, -0x1.1fcb5086a0fe7p-3, -0x1.35afb55e6badcp-4, -0x1.1b45d6a551a4cp-5, -0x1.d00f5fdc7e9c1p-7, -0x1.5dd17356e449p-8, -0x1.eee119521b5f8p-10, -0x1.4c735a12e1e56p-11, -0x1.abb9f5538adcp-13, -0x1.08aa56b3726e5p-14, -0x1.3e2fb61423f0dp-16, -0x1.72fda50fe7336p-18},
    {0x1.20dd75042e839p-1, -0x1.08782498e9cb7p-3, -0x1.5c98aab1d8d8bp-2, -0x1.297eb24aad531p-3, 0x1.37a3b98053c38p-6, 0x1.0b4f52cab1f62p-4, 0x1.b2179c8f7c617p-5, 0x1.f6242095bb2acp-6, 0x1.e49afe090f9e2p-7, 0x1.9e78d3499e2c6p-8, 0x1.44dab4e32ec28p-9, 0x1.dbe3b7079394cp-11, 0x1.49e8c5603cd41p-12, 0x1.b4216dd57aaeep-14, 0x1.160ccc119b3e2p-15, 0x1.55f182b104258p-17},
    {-0x1.4499932813648p-34, -0x1.01c5f4c6d4e78p-2, 0x1.77fb3c7f50ceap-5, 0x1.0eb02a613522dp-3, 0x1.0e4c8f119e959p-4, 0x1.1828d0f5b0e65p-8, -0x1.1f0e082597832p-6, -0x1.13603228a2006p-6, -0x1.579bd0d5c190fp-7, -0x1.5cfacb4c02ad5p-8, -0x1.373f761bf779cp-9, -0x1.f9cc97b93286ap-11, -0x1.7e72f4ec5d26fp-12, -0x1.10709f3035e8bp-13, -0x1.72eca8857c484p-15, -0x1.e3b27b1761a2p-17},
    {-0x1.8127467a79888p-3, 0x1.84f1377ad668cp-4, 0x1.9043df8ff1033p-4, -0x1.9f532d3579621p-7, -0x1.66cc48d63c5c3p-5, -0x1.92dc7d677773ep-6, -0x1.271b4e047db5dp-8, 0x1.f041f20fb3c13p-9, 0x1.2e59524b63935p-8, 0x1.99c601bca639p-9, 0x1.b67ff7dc7f85p-10, 0x1.9724779ee0396p-11, 0x1.562262fd184b3p-12, 0x1.0a10cbf6c20dep-13, 0x1.866975cb77235p-15, 0x1.0fd4d77578601p-16},
    {-0x1.7d9713abbe87bp-26, 0x1.c3b2e95c61e54p-5, -0x1.56f56fb4a8e5ep-5, -0x1.0c382a250ed23p-5, 0x1.41cae0b677c92p-9, 0x1.a1f9311d6abe1p-7, 0x1.0307f7ff8b6e2p-7, 0x1.13108021cffe9p-9, -0x1.3c07ae9e6d3b2p-11, -0x1.23afddc8d86b8p-10, -0x1.b35665c0a5d4cp-11, -0x1.ebb01ff27f5a4p-12, -0x1.dacb910fec0d1p-13, -0x1.9b743bcdd510fp-14, -0x1.49dbaf6d59fccp-15, -0x1.ef60fc03c788ap-17},
    {0x1.8127bc813ae38p-5, -0x1.08551061101e9p-5, -0x1.bf5b3f3bfd598p-7, 0x1.dbc6adb25154ap-7, 0x1.448cb280f7fc3p-7, -0x1.9d61e8a33520bp-13, -0x1.b426edd1dc39dp-9, -0x1.27ede6aae163fp-9, -0x1.84fd538cbad71p-11, 0x1.450b62736e94p-15, 0x1.f15a64aeac194p-13, 0x1.a1d6e33868966p-13, 0x1.f3c4f40c6a5aap-14, 0x1.f557a5a4c2974p-15, 0x1.c13592b492deep-16, 0x1.713aae12c9ed5p-17},
    {-0x1.9cb17c7d4b0a4p-20, -0x1.00267d40d2cd4p-7, 0x1.9739e449194a2p-7, 0x1.6f35526903b65p-9, -0x1.1962b251a698fp-8, -0x1.681c00a436acp-9, -0x1.7af617f81d6c2p-14, 0x1.9ced30d6a14c8p-11, 0x1.323c3585ef13bp-11, 0x1.d14d36948530bp-13, 0x1.3061f358628c8p-16, -0x1.743e42e73341fp-15, -0x1.6daeab714273bp-15, -0x1.d16d639d51508p-16, -0x1.e6dd6c8bcccf4p-17, -0x1.c12e042acb07p-18},
    {-0x1.33df19d115a3fp-7, 0x1.e6528b621f163p-8, 0x1.666d436972f4fp-13, -0x1.e27704bce0fep-9, -0x1.0fe5da3911974p-11, 0x1.28ebd3efb0a5ap-10, 0x1.72453428baabep-11, 0x1.e55885ccac3ebp-15, -0x1.65b3e6e70c8abp-13, -0x1.22af63d7b0859p-13, -0x1.ee007b2767d2dp-15, -0x1.51c5ccc57f602p-17, 0x1.dbacb1b8fcd47p-18, 0x1.2563c99538d2fp-17, 0x1.918e207f316aap-18, 0x1.b578089f071dcp-19},
    {-0x1.c355cf514c351p-16, 0x1.339e600500118p-11, -0x1.2c69ba2fdbb69p-9, 0x1.b7394b04034b2p-12, 0x1.ed76b40c7344dp-11, 0x1.7965328a5870dp-14, -0x1.1e3475e472f8fp-12, -0x1.639e030da8e5cp-13, -0x1.69c1e3bca0ec5p-16, 0x1.1d213ac0dbe8dp-15, 0x1.ff76a1679e9a8p-16, 0x1.dcf645f3a062ap-17, 0x1.c235b6ba536ddp-19, -0x1.db9d67f65df56p-21, -0x1.b0c1290aaf7dfp-20, -0x1.423e06f655e51p-20},
    {0x1.aba572b9d3abfp-10, -0x1.5445d563133e2p-10, 0x1.7d65ef852f5dcp-12, 0x1.0f4c431033128p-11, -0x1.7a6f33f71702dp-13, -0x1.ccd2530c580e7p-13, -0x1.ff599bb61fd14p-17, 0x1.014c699b3fb59p-14, 0x1.44946e30a42cdp-15, 0x1.b0d4ab3ec97a2p-18, -0x1.9859ae934f976p-18, -0x1.a3a750a3960b2p-18, -0x1.a555ee5c1d309p-19, -0x1.ebfae55d877bap-21, 0x1.92824037eb6b4p-25, 0x1.26dfe49135b39p-22},
    {-0x1.92d0c5b79ebe6p-14, 0x1.f6407e35c705cp-16, 0x1.3aa2be4144956p-12, -0x1.739d7b072ca5ap-13, -0x1.95434e0c34db2p-14, 0x1.7b5d577e31a64p-15, 0x1.90da45f704b98p-15, 0x1.c314cbcd80bd3p-18, -0x1.39871e3ab0e17p-17, -0x1.14ff14e1b577fp-17, -0x1.7b7f5f2938854p-24, 0x1.0759e67cd719bp-20, 0x1.807961f534645p-20, 0x1.3342c8f435a77p-21, 0x1.3b1b1351c54d2p-23, 0x1.3fede16b8b80ep-25},
    {-0x1.3db7d4b5783efp-13, 0x1.80c69f37a3b07p-13, -0x1.20fe671bdf85cp-14, -0x1.ec6f127fcf456p-15, 0x1.9b1b83a058923p-15, 0x1.acedbe7f73941p-18, -0x1.61ec20cb42d8p-17, -0x1.841fbc96ce689p-20, 0x1.845ed83a4b101p-18, 0x1.d11ab811de493p-20, 0x1.799ebd3ba94p-18, 0x1.aeb2df0a0143bp-24, 0x1.ab112f6a0bcc1p-22, -0x1.cba240f050d79p-22, -0x1.63fd047f78fdfp-22, 0x1.27df8808695e4p-26},
};

alignas(64) const double grad_left_rest_factor_rest[3][16] = {
    {-0x1.736fc6eff3774p-94, -0x1.736fc6eff3774p-94, -0x1.736fc6eff3774p-94, -0x1.293e789d74257p-99, -0x1.293f578cf949dp-99, -0x1.293de3fdc60f5p-99, -0x1.293bcddfec972p-99, -0x1.293eb4fe52df1p-99, -0x1.293f499e00f84p-99, -0x1.293d8bbef6b2ap-99, -0x1.293c4b46a76a2p-99, -0x1.293ee81536b63p-99, -0x1.293f32650dc4dp-99, -0x1.293d2a362c77bp-99, -0x1.293cbf636760ap-99, -0x1.293f11e21fad2p-99},
    {0x1.a92b4e6d1ecdap-92, 0x1.a92b4e6d1ecdap-92, 0x1.a92b4e6d1ecdap-92, 0x1.f7ea66a60c2afp-103, -0x1.1ff55850b89dap-105, -0x1.43f0d97339a5p-102, 0x1.f7e15b8cb0a7p-102, 0x1.afee2c09139f4p-103, -0x1.1ff53d51b50d3p-104, -0x1.67ee54c4b6832p-102, 0x1.d3e516bb620eap-102, 0x1.67f1a06e4a147p-103, -0x1.afef987cfcbb7p-104, -0x1.8beb8c96d5e23p-102, 0x1.afe87a293a2f3p-102, 0x1.1ff4d15584af9p-103},
    {0x1.5ca8d66d4750cp-79, 0x1.5ca8d66d4750cp-79, 0x1.5ca8d66d4750cp-79, 0x1.be549ab3fb879p-90, 0x1.be55e9767ae72p-90, 0x1.be53bb8578b18p-90, 0x1.be509967ee4cep-90, 0x1.be54f55e61304p-90, 0x1.be55d48a705f4p-90, 0x1.be53370107d14p-90, 0x1.be5155bc93812p-90, 0x1.be554215b8bcap-90, 0x1.be55b1abab6d5p-90, 0x1.be52a488e17b1p-90, 0x1.be52041ccec69p-90, 0x1.be5580da1ef79p-90},
};

const exponential_rest grad_left_rest = {
    0x1.08ad74p+2, {0, 0x1p+0, 0}, {0, 0, 0}, 0,
    {4, 0x1.fp+3, 0,
     {0x1.4p-3, 0x1.4p-3, 0x1.4p-3, 0x1.8c8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
     {0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0, 0x1.20dd750429b6dp+0},
     {0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56, 0x1.1ae3a914fed8p-56},
     {0x1.daa895209a16ap-139, 0x1.daa895209a16ap-139, 0x1.daa895209a16ap-139, 0x1.9b69a7ece1c4fp-141, -0x1.1cc036ce2add8p-139, 0x1.67a9b1138d783p-139, -0x1.1fd974b71c9f8p-141, -0x1.4ca4ee399e807p-140, -0x1.6eaefa9f745e2p-140, -0x1.7f198964c368p-141, 0x1.4e7603cc493b3p-139, 0x1.c79add372117bp-141, 0x1.29d2151b7c9efp-140, -0x1.ad712da426ffap-140, 0x1.51de523415172p-139, 0x1.c85a04c56faf5p-140},
     {-0x1.6a5b01fda22cep-108, -0x1.6a5b01fda22cep-108, -0x1.6a5b01fda22cep-108, -0x1.0c79afffe61e2p-113, 0x1.32d6053978f57p-116, 0x1.592d6409083e6p-113, -0x1.0c74de79e760cp-112, -0x1.cc3f0cc4d602ep-114, 0x1.32d5e6f33d377p-115, 0x1.7f86e13b071cbp-113, -0x1.f2918b6e78559p-113, -0x1.7f8a644feed35p-114, 0x1.cc4090dabd44bp-115, 0x1.a5e0162db671dp-113, -0x1.cc38fc04e7648p-113, -0x1.32d5739da054dp-114},
     grad_left_rest_factor_rest},
};

alignas(64) const float grad_half_rows[5][16] = {
    {0x1.20dd84p+0f, 0x1.c936e8p-1f, 0x1.05b62cp-1f, 0x1.e8146ep-3f, 0x1.89b2c6p-4f, 0x1.1ca40ap-5f, 0x1.797bd8p-7f, 0x1.d2837ep-9f, 0x1.0fc17p-10f, 0x1.2d1c5p-12f, 0x1.3f68d2p-14f, 0x1.461e3p-16f, 0x1.422f9cp-18f, 0x1.347f3p-20f, 0x1.210d1p-22f, 0x1.0144bep-25f},
    {-0x1.c6893ap-16f, -0x1.83a4d8p-2f, -0x1.609984p-2f, -0x1.9b715cp-3f, -0x1.7cdf2cp-4f, -0x1.2ed158p-5f, -0x1.aee152p-7f, -0x1.193444p-8f, -0x1.5654dp-10f, -0x1.895916p-12f, -0x1.ae378p-14f, -0x1.c31ae2p-16f, -0x1.c7fabcp-18f, -0x1.bb15d8p-20f, -0x1.af1176p-22f, -0x1.34d6f6p-27f},
    {-0x1.50710cp-2f, -0x1.e39772p-5f, 0x1.0875d6p-4f, 0x1.14d184p-4f, 0x1.45bbb6p-5f, 0x1.299d68p-6f, 0x1.d18f9cp-8f, 0x1.459162p-9f, 0x1.a23f0cp-11f, 0x1.f4f5f4p-13f, 0x1.1beb42p-14f, 0x1.339b32p-16f, 0x1.36bfp-18f, 0x1.3e25aap-20f, 0x1.e9b91cp-23f, 0x1.f86cc4p-21f},
    {0x1.64e58ep-4f, 0x1.2323a2p-4f, 0x1.fb0bd8p-7f, -0x1.e5a0aap-8f, -0x1.266552p-7f, -0x1.5a878ap-8f, -0x1.38ad12p-9f, -0x1.e0ab8ap-11f, -0x1.4bb42ap-12f, -0x1.a2022cp-14f, -0x1.f114ccp-16f, -0x1.1317aap-17f, -0x1.24144ap-19f, -0x1.3bb25ep-21f, -0x1.7790cp-24f, -0x1.1b6546p-21f},
    {0x1.2f611cp-7f, -0x1.f3eae4p-7f, -0x1.4580dap-7f, -0x1.08e754p-9f, 0x1.75fadcp-11f, 0x1.eda0dap-11f, 0x1.0de7e4p-11f, 0x1.d17afp-13f, 0x1.5e51bep-14f, 0x1.e3ecd2p-16f, 0x1.2fabb2p-17f, 0x1.3924b6p-19f, 0x1.2ea68ap-20f, 0x1.d5d1p-24f, 0x1.5dead6p-22f, -0x1.9bc54p-19f},
};
const short_cells grad_half = {4, 0x1.0b8p+2f, 0x1.da5ed2p+0f, 0x1.c5fa16p-2f, grad_half_rows};

alignas(64) const float grad_bfloat16_rows[8][16] = {
    {0x1.2028d4p+0f, 0x1.48d20ap-2f, 0x1.06b034p-6f, 0x1.16d68ap-12f, 0x1.0ff018p-19f, 0x1.25fe98p-27f, 0x1.8f77fp-36f, 0x1.7360ap-45f, 0x1.fafdep-55f, 0x1.060498p-64f, 0x1.ad9b42p-75f, 0x1.1f1b1p-85f, 0x1.3fbea2p-96f, 0x1.56e4c2p-107f, 0x1.8bbec8p-119f, 0x1.a16aep-130f},
    {0x1.c16e7cp-4f, -0x1.76b398p-1f, -0x1.dae59p-5f, -0x1.3c426ep-10f, -0x1.61163ep-17f, -0x1.a375e4p-25f, -0x1.334282p-33f, -0x1.2c6bbap-42f, -0x1.abd3c2p-52f, -0x1.ccf91cp-62f, -0x1.874f4cp-72f, -0x1.0b3a2ap-82f, -0x1.2f7242p-93f, -0x1.9c8812p-104f, 0, -0x1.f77dc4p-127f},
    {-0x1.bcaafcp+1f, 0x1.20ab98p-1f, 0x1.8a5ebcp-4f, 0x1.58daep-9f, 0x1.be6d8p-16f, 0x1.26bdc2p-23f, 0x1.d4ac56p-32f, 0x1.e289cap-41f, 0x1.64553ap-50f, 0x1.8fd6bep-60f, 0x1.6138p-70f, 0x1.eaf03p-81f, 0x1.1c5138p-91f, 0, 0x1.168c28p-112f, 0},
    {0x1.bbf246p+3f, 0x1.5860ep-5f, -0x1.876558p-4f, -0x1.d6fc3ap-9f, -0x1.6ff104p-15f, -0x1.120a52p-22f, -0x1.cc4192p-31f, -0x1.feef3ap-40f, -0x1.877e94p-49f, -0x1.c0e2bcp-59f, -0x1.96f9c4p-69f, -0x1.2653d6p-79f, -0x1.5f2048p-90f, 0x1.8f1f54p-100f, -0x1.2cc18ep-109f, 0x1.4ced14p-123f},
    {-0x1.c241bep+5f, -0x1.65a3b6p-2f, 0x1.d74b3p-5f, 0x1.bf7c9ap-9f, 0x1.ca8f64p-15f, 0x1.81bc16p-22f, 0x1.454cb2p-30f, 0x1.9a3926p-39f, 0x1.4c7154p-48f, 0x1.825b46p-58f, 0x1.590276p-68f, 0x1.131704p-78f, 0x1.550006p-89f, 0x1.0f8ee4p-97f, -0x1.8c1d3cp-109f, 0x1.344646p-120f},
    {0x1.0f046cp+7f, 0x1.995a92p-4f, -0x1.ee2bb8p-8f, -0x1.68f13cp-9f, -0x1.c8bd5cp-15f, -0x1.a85216p-22f, -0x1.a09528p-30f, -0x1.18e994p-38f, -0x1.ecc0f6p-48f, -0x1.36ab74p-57f, -0x1.1cbe26p-67f, -0x1.d5e642p-78f, -0x1.280e02p-88f, -0x1.3aac02p-95f, 0x1.c8a34ap-106f, -0x1.1976c4p-118f},
    {-0x1.4ee68p+7f, 0x1.cbfcc8p-5f, -0x1.b53d3ep-7f, 0x1.258a52p-9f, 0x1.33bbdp-15f, 0x1.39babap-22f, 0x1.075bap-29f, 0x1.3140bcp-38f, 0x1.2171fcp-47f, 0x1.9f166ep-57f, 0x1.b91252p-67f, 0x1.3a15dap-77f, 0x1.889d3ap-88f, -0x1.1bd47cp-95f, 0x1.3fa694p-106f, -0x1.05947ep-118f},
    {0x1.4d00cep+6f, 0x1.6362ccp-3f, -0x1.226974p-9f, -0x1.18973p-10f, -0x1.6136acp-17f, -0x1.9d3188p-24f, -0x1.6b53c4p-30f, -0x1.53cfc4p-39f, -0x1.5a4ffp-48f, -0x1.0e2b1ap-57f, -0x1.52584cp-67f, -0x1.8eb944p-78f, -0x1.ef7604p-89f, 0x1.2cd8bcp-93f, -0x1.b20ce6p-104f, 0x1.cf704cp-117f},
};
const short_cells grad_bfloat16 = {7, 0x1.36p+3f, 0x1.9955f4p-1f, 0x1.520838p-4f, grad_bfloat16_rows};

alignas(64) const float second_single_rest[7][16] = {
    {0x1.8bb5c8p-22f, 0x1.ae663cp+0f, 0x1.f5d09cp+0f, 0x1.098ad2p-1f, -0x1.92524cp-2f, -0x1.2f2836p-1f, -0x1.a0c6aap-2f, -0x1.905d78p-3f, -0x1.2b9cbp-4f, -0x1.6feb0ep-6f, -0x1.7e40aep-8f, -0x1.579806p-10f, -0x1.126be4p-12f, -0x1.85daecp-15f, -0x1.f0bdb6p-18f, -0x1.a8f94ap-20f},
    {0x1.20dcbcp+1f, 0x1.6cbbf4p+0f, -0x1.c0d9acp-1f, -0x1.4e5a4p+0f, -0x1.24df9cp-1f, 0x1.37a3bap-4f, 0x1.0c6d0ap-2f, 0x1.8bf3c6p-3f, 0x1.7c9a74p-4f, 0x1.1755eap-5f, 0x1.4db284p-7f, 0x1.5086eap-9f, 0x1.284fa4p-11f, 0x1.ca6e52p-14f, 0x1.3b16a4p-16f, 0x1.1ce0ap-18f},
    {0x1.3066a8p-11f, -0x1.52d89p+0f, -0x1.00378ap+0f, 0x1.6e1316p-2f, 0x1.51acfap-1f, 0x1.51de76p-2f, 0x1.0b0faap-7f, -0x1.7ad33ep-4f, -0x1.25f2e4p-4f, -0x1.171312p-5f, -0x1.8e61fp-7f, -0x1.ccea16p-9f, -0x1.c5d5fep-11f, -0x1.822002p-13f, -0x1.20638cp-15f, -0x1.14c67ap-17f},
    {-0x1.22dd52p+0f, -0x1.1f97b6p-1f, 0x1.6f7148p-1f, 0x1.feeb6p-2f, -0x1.4aaf2ap-4f, -0x1.0d1d78p-2f, -0x1.19d188p-3f, -0x1.75a71p-7f, 0x1.cace02p-6f, 0x1.6ad5f2p-6f, 0x1.4f554p-7f, 0x1.ce41a4p-9f, 0x1.04067p-10f, 0x1.ed6056p-13f, 0x1.94411cp-15f, 0x1.9e02bp-17f},
    {0x1.c8fef2p-5f, 0x1.2a57e2p-1f, 0x1.dcfc66p-3f, -0x1.49ff26p-2f, -0x1.d05e84p-3f, 0x1.1c3e82p-6f, 0x1.6bb394p-4f, 0x1.773a72p-5f, 0x1.27acfcp-8f, -0x1.f36388p-8f, -0x1.821ad8p-8f, -0x1.56cf0ap-9f, -0x1.c86c76p-11f, -0x1.ec6772p-13f, -0x1.bff6dp-15f, -0x1.eeaddcp-17f},
    {0x1.6bab38p-3f, 0x1.21a604p-3f, -0x1.1fb12p-2f, -0x1.0878bap-4f, 0x1.de41bcp-4f, 0x1.494fbcp-4f, -0x1.742008p-8f, -0x1.ab1b8ep-6f, -0x1.91d4c4p-7f, -0x1.454452p-10f, 0x1.ee5p-10f, 0x1.671e52p-10f, 0x1.2f796ap-11f, 0x1.80bb88p-13f, 0x1.8b66bp-15f, 0x1.e90656p-17f},
    {0x1.0700acp-2f, -0x1.7873e8p-3f, -0x1.3a0d8ap-7f, 0x1.e89e54p-4f, 0x1.2c8a04p-5f, -0x1.1e762cp-5f, -0x1.b74e54p-6f, 0x1.a73e3ap-11f, 0x1.07f8dap-7f, 0x1.a66512p-9f, 0x1.a6241p-12f, -0x1.c64d4p-12f, -0x1.5d75aap-12f, -0x1.25abc4p-13f, -0x1.700314p-15f, -0x1.78bd12p-17f},
};

alignas(64) const double second_wide_rest[13][16] = {
    {-0x1.1b05f89c5b9d4p-49, 0x1.ae663c7c464c1p+0, 0x1.f5d09cc16ec85p+0, 0x1.098ad19e1e17cp-1, -0x1.92524b9ad7a5ap-2, -0x1.2f2836e94c8e6p-1, -0x1.a0c6a938b9fadp-2, -0x1.905d7851d9b07p-3, -0x1.2b9cb0aa9a7bep-4, -0x1.6feb0d4af2206p-6, -0x1.7e40ad7f86dacp-8, -0x1.5798053cfb2b2p-10, -0x1.126be37103fe8p-12, -0x1.85daebdc04cfp-15, -0x1.f0bdb74259e7dp-18, -0x1.1e301480d2602p-20},
    {0x1.20dd750429ee1p+1, 0x1.6cbbeb26449c6p+0, -0x1.c0d9cac6a0f5cp-1, -0x1.4e5a50e2a66d8p+0, -0x1.24df9fccb2cb3p-1, 0x1.37a3b9805386fp-4, 0x1.0c6d066f6be7ep-2, 0x1.8bf3c0eeaa795p-3, 0x1.7c9a6c9707cddp-4, 0x1.1755eeb99a2dbp-5, 0x1.4db2853fb2409p-7, 0x1.5086e585c5346p-9, 0x1.284fab6cff2dp-11, 0x1.ca6e6d2fac92ap-14, 0x1.3b16cf705509fp-16, 0x1.84c4776f07adep-19},
    {-0x1.415b468a5aa57p-35, -0x1.52d8d245c69ccp+0, -0x1.003811fd3e0b7p+0, 0x1.6e1359235626dp-2, 0x1.51ac9dab4a12bp-1, 0x1.51dfb2d6077b3p-2, 0x1.0afde8f8536b8p-7, -0x1.7ad2901fa43cep-4, -0x1.25f2435e40ac8p-4, -0x1.17137d7f1f35dp-5, -0x1.8e62463565e58p-7, -0x1.cceaa93a7fa47p-9, -0x1.c5d6528aa0861p-11, -0x1.821fe726b09ffp-13, -0x1.20630b21c5235p-15, -0x1.7f17b5f2839abp-18},
    {-0x1.20dd74fbef2c7p+0, -0x1.1f9124102d13fp-1, 0x1.6f7f67d543325p-1, 0x1.ff03a5bf959d5p-2, -0x1.4aa0f961fa916p-4, -0x1.0d1936a0932f1p-2, -0x1.19d4499375bbp-3, -0x1.75815cd58f43ep-7, 0x1.cae688735fd91p-6, 0x1.6acfdd308bdd2p-6, 0x1.4f553813a8e1p-7, 0x1.ce418f89bd56ap-9, 0x1.0401b3ce19b11p-10, 0x1.ed4febfb24e8dp-13, 0x1.9429c1ae91409p-15, 0x1.230185ecca27ep-17},
    {-0x1.0d2a0bb8f6718p-24, 0x1.2a5d567725819p-1, 0x1.dde24d94cedbdp-3, -0x1.49de382c66e3ep-2, -0x1.cfacf6e425258p-3, 0x1.19918490519b9p-6, 0x1.6befbc7ac5cbp-4, 0x1.76ccceb3cffedp-5, 0x1.25ed462eef3acp-8, -0x1.f2537b511a2a9p-8, -0x1.81cc2f586daa3p-8, -0x1.5697df8126209p-9, -0x1.c87694e25eb99p-11, -0x1.ecc812796ed29p-13, -0x1.c0a874483f678p-15, -0x1.6154988232d5cp-17},
    {0x1.8127a1b4bc97fp-2, 0x1.1e5aadd1c97dcp-3, -0x1.24a6722f813edp-2, -0x1.135e3345beaf5p-4, 0x1.de89697158913p-4, 0x1.448cb232bd00ep-4, -0x1.4ea4f89280cc8p-8, -0x1.af664fabd36c5p-6, -0x1.9edd5507c40cbp-7, -0x1.28f1dc70197e5p-10, 0x1.ef40cd00b3151p-10, 0x1.6956cdc235e9dp-10, 0x1.32aff2d745eaap-11, 0x1.85bc4f2a3a415p-13, 0x1.91f0e932915a6p-15, 0x1.5e73f684d6679p-17},
    {-0x1.50edeb31b59dbp-16, -0x1.695df97b0dd8p-3, -0x1.133ab08324ebap-6, 0x1.c320d7275e597p-4, 0x1.8a9937fee9a67p-6, -0x1.3c8f06c443fb2p-5, -0x1.75eda651650fcp-6, 0x1.135264b8a05c8p-9, 0x1.c626509b029bbp-8, 0x1.878482d5c71d5p-9, 0x1.95d7ea085bf6bp-13, -0x1.c4ae5e5e3f4e1p-12, -0x1.2f920211a8696p-12, -0x1.e56ac290d4984p-14, -0x1.247ef3be7a10ap-15, -0x1.1f620e046a19cp-17},
    {-0x1.804e9f787ebeep-4, -0x1.85d440e7dc933p-6, 0x1.2f52a5a8c0967p-4, -0x1.38f2d1ddf6103p-7, -0x1.2c37cac8ba29dp-5, -0x1.53dd9a82752b2p-8, 0x1.778cdb3ca7b51p-7, 0x1.68e37ef700627p-8, -0x1.b31214f99e9ep-11, -0x1.aa3fabeec6095p-10, -0x1.3eae187a7783cp-11, -0x1.14f30b3927e8fp-16, 0x1.7bd11ef455e0ep-14, 0x1.cb6d9d3929eccp-15, 0x1.5745190ad01aep-16, 0x1.86e6e0e88209ep-18},
    {-0x1.82dfb14f87f69p-10, 0x1.4c5070944e9d2p-5, -0x1.b0da45ec99fc7p-8, -0x1.6f4d16e802d23p-6, 0x1.3cfefb1289ac9p-8, 0x1.53424f1a8b895p-7, 0x1.eb9daf3fd40eap-12, -0x1.89e968a0578ep-9, -0x1.22d0de85aa436p-10, 0x1.1cbf839707a63p-12, 0x1.649db23f8ba98p-12, 0x1.c1be22b4f430ep-14, -0x1.3821eb711f764p-19, -0x1.23d93e256b84cp-16, -0x1.3ad8f19c3ae84p-17, -0x1.b5993d85c48c8p-19},
    {0x1.a9b77b025e8f5p-6, 0x1.5c6cd4ce49759p-9, -0x1.c9d1247616e0cp-7, 0x1.9cf3aaf2125a4p-8, 0x1.903bdc4c260c9p-8, -0x1.1c50ba405ccf5p-9, -0x1.42e7d2b6647c5p-9, 0x1.4bdca8c60c2b2p-13, 0x1.696619e9c1582p-11, 0x1.801619586b7e3p-13, -0x1.337018a87c33cp-14, -0x1.09c70b90535f6p-14, -0x1.15b4ec49dea3cp-16, 0x1.916a50d3b6101p-20, 0x1.995eeebbe679p-19, 0x1.88921a8e4210bp-20},
    {-0x1.734ff89255be9p-6, -0x1.ec0803dd97b26p-8, 0x1.7274c0f32f271p-9, 0x1.82980fef35f53p-9, -0x1.2cb1792c8fb52p-9, -0x1.4c5e21e4505c5p-10, 0x1.845e251eecbc7p-11, 0x1.fd92fed242b37p-12, -0x1.95ea346153be8p-14, -0x1.1f461a684841fp-13, -0x1.863ce7e78d499p-16, 0x1.16ede842fee5p-16, 0x1.62b9dc2075191p-17, 0x1.24fa754ba325dp-19, -0x1.c4a8727685588p-22, -0x1.05a3333b10d19p-21},
    {0x1.3d2b7131eb799p-5, -0x1.0e52d0a01a673p-14, 0x1.064806259ab5bp-9, -0x1.9aabeb772926p-10, -0x1.15b2e4f52d255p-11, 0x1.7505ace4fc048p-11, 0x1.928bf344e968ep-13, -0x1.a8191ce5a538cp-13, -0x1.4e8c921fb80a4p-14, 0x1.110c5c20ffae6p-15, 0x1.922cea83cb85ap-16, 0x1.ae4a351cc0b13p-20, -0x1.c07074bb3d65ep-19, -0x1.a389d287caedfp-20, -0x1.ddef7e91d1cb3p-23, 0x1.90fcc6a7ddcb4p-24},
    {-0x1.17c4935d64bb4p-5, 0x1.1179f0513778p-10, -0x1.4a873b88db1d6p-11, -0x1.9462005891902p-12, 0x1.d4f88436e92a1p-12, 0x1.c9afa1872ce06p-14, -0x1.449d4194355e8p-13, -0x1.008b452027469p-15, 0x1.419b58b2604cfp-15, 0x1.0f8e45a2f4ca2p-16, -0x1.926ec8ca47263p-18, -0x1.26d76acf5d03dp-18, -0x1.621cc97492cfp-22, 0x1.362588d5b7f98p-21, 0x1.1cf1adde6f47bp-22, 0x1.46002f517d885p-25},
};

alignas(64) const double second_left_rest_factor_rest[3][16] = {
    {0x1.4665bf29639d4p-98, 0x1.4665bf29639d4p-98, 0x1.4665bf29639d4p-98, 0x1.4665bf29639d4p-98, 0x1.293f578cf949dp-98, 0x1.293de3fdc60f5p-98, 0x1.293bcddfec972p-98, 0x1.293eb4fe52df1p-98, 0x1.293f499e00f84p-98, 0x1.293d8bbef6b2ap-98, 0x1.293c4b46a76a2p-98, 0x1.293ee81536b63p-98, 0x1.293f32650dc4dp-98, 0x1.293d2a362c77bp-98, 0x1.293cbf636760ap-98, 0x1.293f11e21fad2p-98},
    {-0x1.f7b14b5eea299p-102, -0x1.f7b14b5eea299p-102, -0x1.f7b14b5eea299p-102, -0x1.f7b14b5eea299p-102, 0x1.1ff55850b89dap-104, 0x1.43f0d97339a5p-101, -0x1.f7e15b8cb0a7p-101, -0x1.afee2c09139f4p-102, 0x1.1ff53d51b50d3p-103, 0x1.67ee54c4b6832p-101, -0x1.d3e516bb620eap-101, -0x1.67f1a06e4a147p-102, 0x1.afef987cfcbb7p-103, 0x1.8beb8c96d5e23p-101, -0x1.afe87a293a2f3p-101, -0x1.1ff4d15584af9p-102},
    {-0x1.0d163ea14b14ep-88, -0x1.0d163ea14b14ep-88, -0x1.0d163ea14b14ep-88, -0x1.0d163ea14b14ep-88, -0x1.be55e9767ae72p-89, -0x1.be53bb8578b18p-89, -0x1.be509967ee4cep-89, -0x1.be54f55e61304p-89, -0x1.be55d48a705f4p-89, -0x1.be53370107d14p-89, -0x1.be5155bc93812p-89, -0x1.be554215b8bcap-89, -0x1.be55b1abab6d5p-89, -0x1.be52a488e17b1p-89, -0x1.be52041ccec69p-89, -0x1.be5580da1ef79p-89},
};

const exponential_rest second_left_rest = {
    0x1.205e16p+2, {0, 0x1p+0, 0}, {0, 0, 0}, 1,
    {4, 0x1.fp+3, 0,
     {0x1.8f8p-3, 0x1.8f8p-3, 0x1.8f8p-3, 0x1.8f8p-3, 0x1.084p-2, 0x1.4a4p-2, 0x1.8c8p-2, 0x1.ce8p-2, 0x1.084p-1, 0x1.294p-1, 0x1.4a6p-1, 0x1.6b6p-1, 0x1.8c6p-1, 0x1.ad6p-1, 0x1.ce8p-1, 0x1.ef8p-1},
     {-0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1, -0x1.20dd750429b6dp+1},
     {-0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55, -0x1.1ae3a914fed8p-55},
     {-0x1.41ec8c3bab9c9p-140, -0x1.41ec8c3bab9c9p-140, -0x1.41ec8c3bab9c9p-140, -0x1.41ec8c3bab9c9p-140, 0x1.1cc036ce2add8p-138, -0x1.67a9b1138d783p-138, 0x1.1fd974b71c9f8p-140, 0x1.4ca4ee399e807p-139, 0x1.6eaefa9f745e2p-139, 0x1.7f198964c368p-140, -0x1.4e7603cc493b3p-138, -0x1.c79add372117bp-140, -0x1.29d2151b7c9efp-139, 0x1.ad712da426ffap-139, -0x1.51de523415172p-138, -0x1.c85a04c56faf5p-139},
     {0x1.e8c69d8de19a1p-113, 0x1.e8c69d8de19a1p-113, 0x1.e8c69d8de19a1p-113, 0x1.e8c69d8de19a1p-113, -0x1.32d6053978f57p-115, -0x1.592d6409083e6p-112, 0x1.0c74de79e760cp-111, 0x1.cc3f0cc4d602ep-113, -0x1.32d5e6f33d377p-114, -0x1.7f86e13b071cbp-112, 0x1.f2918b6e78559p-112, 0x1.7f8a644feed35p-113, -0x1.cc4090dabd44bp-114, -0x1.a5e0162db671dp-112, 0x1.cc38fc04e7648p-112, 0x1.32d5739da054dp-113},
     second_left_rest_factor_rest},
};

}  // namespace actfn::data_of_erf

namespace actfn {

extern const function_tables erf_tables;
const function_tables erf_tables = {
    {  // value
        symmetry::odd, 0.0, 1, false,
        {
            {6, 0x1.d2e08ep+1f, 0,
             {0, 0x1.c1p-3f, 0x1.058p-1f, 0x1.964p-1f, 0x1.11cp+0f, 0x1.57bp+0f, 0x1.9d3p+0f, 0x1.e26p+0f, 0x1.13c8p+1f, 0x1.3658p+1f, 0x1.58e8p+1f, 0x1.7b88p+1f, 0x1.9e2p+1f, 0x1.c13p+1f, 0x1.e448p+1f, 0x1.03bp+2f},
             {0, 0x1.f2a402p-3f, 0x1.0f4d9ep-1f, 0x1.79f3bap-1f, 0x1.bd33a6p-1f, 0x1.e2806ap-1f, 0x1.f4809cp-1f, 0x1.fc0e36p-1f, 0x1.fed106p-1f, 0x1.ffb08cp-1f, 0x1.ffedd6p-1f, 0x1.fffc66p-1f, 0x1.ffff6p-1f, 0x1.ffffe8p-1f, 0x1.fffffep-1f, 0x1p+0f},
             {0, -0x1.a62ad6p-28f, -0x1.3ba208p-28f, -0x1.a9a948p-27f, -0x1.27ab94p-26f, -0x1.07168ep-26f, -0x1.4aa01p-27f, -0x1.e5d2cep-28f, 0x1.7912bp-28f, 0x1.cc3284p-26f, 0x1.cff52p-27f, -0x1.420c2cp-26f, 0x1.24a416p-26f, 0x1.62e004p-26f, -0x1.e2052ep-26f, -0x1.4883f4p-27f},
             {0x1.1ff726p+0f, 0x1.0f359ap+0f, 0x1.b0ffcep-1f, 0x1.29be2p-1f, 0x1.60d88p-2f, 0x1.689f3cp-3f, 0x1.3dfec6p-4f, 0x1.e3dafep-6f, 0x1.3d8266p-7f, 0x1.674d62p-9f, 0x1.5e808cp-11f, 0x1.26b45ep-13f, 0x1.ab1d46p-16f, 0x1.0abc2cp-18f, 0x1.1f1a0cp-21f, 0x1.0a4b8ap-24f},
             {0x1.cc9e0ap-9f, 0x1.0660e4p-6f, 0x1.82843ep-6f, 0x1.42a5dap-6f, 0x1.ed1628p-7f, 0x1.475ed6p-7f, 0x1.78f446p-8f, 0x1.775f0ap-9f, 0x1.36cf36p-10f, 0x1.b554dap-12f, 0x1.048bd6p-13f, 0x1.03c5e6p-15f, 0x1.bd9806p-18f, 0x1.23325cp-20f, 0x1.42d4f2p-23f, 0x1.321d34p-26f},
             data_of_erf::value_single_rest},
            care::none,
            {-0x1.0ff7fp+2f, -0x1.0ff802p+2f, -1.0f, 0.0f, true},
            {0x1.0ff7fp+2f, 0x1.0ff802p+2f, 1.0f, 0.0f, true},
            {0x1p-40f, 0x1.20dd76p+0f, -0x1.f7ac92p-25f, 0},
        },
        {
            {12, 0x1.d2e08ep+1, 0,
             {0, 0x1.c1p-3, 0x1.058p-1, 0x1.964p-1, 0x1.11cp+0, 0x1.57bp+0, 0x1.9d3p+0, 0x1.e26p+0, 0x1.13c8p+1, 0x1.3658p+1, 0x1.58e8p+1, 0x1.7b88p+1, 0x1.9e2p+1, 0x1.c13p+1, 0x1.e448p+1, 0x1.03bp+2},
             {0, 0x1.f2a4012cea95p-3, 0x1.0f4d9dd88bbfp-1, 0x1.79f3b99595adfp-1, 0x1.bd33a56c2a35ap-1, 0x1.e280697c74b8cp-1, 0x1.f4809bad57fcp-1, 0x1.fc0e35c345a64p-1, 0x1.fed1062f22561p-1, 0x1.ffb08ce619423p-1, 0x1.ffedd673fd47dp-1, 0x1.fffc655ef9e99p-1, 0x1.ffff6092520b5p-1, 0x1.ffffe8b170019p-1, 0x1.fffffd0efd692p-1, 0x1.ffffffaddf031p-1},
             {0, 0x1.626b8b18c789bp-57, 0x1.0e892d5b43219p-55, -0x1.3353cf9183274p-55, 0x1.93e91f6d9b34p-55, 0x1.46458b0174ac3p-55, 0x1.d07384a9bdd7ap-56, -0x1.33d77914c1561p-59, -0x1.743e6074663b5p-56, -0x1.ca71f6d647b6cp-56, -0x1.741a8bb8c6ea1p-55, -0x1.24b79e056e6a6p-55, -0x1.d3a71a1946507p-55, -0x1.ec0512645be3fp-55, -0x1.fb997cf647aep-55, -0x1.2ce68f9ae4c53p-57},
             {0x1.1ff6b70412ec2p+0, 0x1.0f39a6d3177c1p+0, 0x1.b105724f17c86p-1, 0x1.29c22f3097f8ep-1, 0x1.60de2ba6b0567p-2, 0x1.68a6bde3f84fp-3, 0x1.3e07bcfc5c91bp-4, 0x1.e3ed7142d2d8ep-6, 0x1.3d926386282e7p-7, 0x1.676491d9cf38p-9, 0x1.5e9cb763a4316p-11, 0x1.26d12ae55114ep-13, 0x1.ab4f051cd025p-16, 0x1.0ae097d2869a3p-18, 0x1.1f475d1793731p-21, 0x1.0a7b905f31d9p-24},
             {0x1.cd7c002d95623p-9, 0x1.055da60f8b657p-6, 0x1.81cfb6a357d6p-6, 0x1.4223efeea3985p-6, 0x1.ec60ad4f1e1a1p-7, 0x1.46e6b69539dcap-7, 0x1.7864d7264e766p-8, 0x1.76cb6a7a0ee9fp-9, 0x1.364f44257d1b4p-10, 0x1.b49b6b82307b2p-12, 0x1.041b6007b440dp-13, 0x1.0353452fe31bbp-15, 0x1.bcd2ff40fafc3p-18, 0x1.22a3015f97de8p-20, 0x1.422409e756a68p-23, 0x1.3163b105c558p-26},
             data_of_erf::value_wide_rest},
            care::steep,
            {-0x1.0ff7fp+2, -0x1.89f802p+2, -1.0, 0.0, false},
            {0x1.0ff7fp+2, 0x1.89f802p+2, 1.0, 0.0, false},
            {0x1p-70, 0x1.20dd750429b6dp+0, 0x1.1ae3a914fed8p-56, 0},
        },
        &data_of_erf::value_left_rest, nullptr,
        &data_of_erf::value_half, &data_of_erf::value_bfloat16,
    },
    {  // grad
        symmetry::even, 0.0, 1, false,
        {
            {7, 0x1.7fca56p+0f, 0x1.1667cep-1f,
             {0, 0x1.3ccp-1f, 0x1.07ap+0f, 0x1.63p+0f, 0x1.b3fp+0f, 0x1.fd5p+0f, 0x1.207p+1f, 0x1.3fe8p+1f, 0x1.55e8p+1f, 0x1.73fp+1f, 0x1.897p+1f, 0x1.a418p+1f, 0x1.c5fp+1f, 0x1.d788p+1f, 0x1.ef18p+1f, 0x1.024p+2f},
             {0x1.20dd76p+0f, 0x1.8a028cp-1f, 0x1.902202p-2f, 0x1.51c932p-3f, 0x1.fcb79ep-5f, 0x1.611734p-6f, 0x1.ccede4p-8f, 0x1.1e8f36p-9f, 0x1.d75698p-11f, 0x1.fd7ef6p-13f, 0x1.753b7cp-14f, 0x1.8d6298p-16f, 0x1.055238p-18f, 0x1.82eddep-20f, 0x1.817164p-22f, 0x1.9b2b72p-24f},
             {-0x1.f7ac92p-25f, -0x1.fec388p-27f, -0x1.4673f2p-27f, 0x1.1c9fe4p-29f, -0x1.c60cfcp-32f, -0x1.f8e538p-31f, 0x1.e4fc22p-37f, -0x1.f941fap-35f, -0x1.fc590ep-38f, -0x1.8a78cp-38f, 0x1.e1436p-39f, 0x1.f77802p-41f, -0x1.5854aep-47f, 0x1.fd7f56p-45f, -0x1.618394p-48f, 0x1.ebf48ap-51f},
             {-0x1.1764fep-2f, -0x1.c62cb2p-1f, -0x1.9e8f66p-1f, -0x1.e0c674p-2f, -0x1.c10046p-3f, -0x1.6e9c4ep-4f, -0x1.1076cp-5f, -0x1.79598p-7f, -0x1.fb2c06p-9f, -0x1.39b0e8p-10f, -0x1.91e938p-12f, -0x1.d119b2p-14f, -0x1.ee4074p-16f, -0x1.19d34cp-17f, -0x1.2f4658p-19f, -0x1.458ce4p-21f},
             {0x1.1765p-2f, -0x1.0aafbp-4f, 0x1.41307cp-8f, 0x1.8b8e7p-7f, 0x1.fb79f2p-8f, 0x1.ebf246p-9f, 0x1.998374p-10f, 0x1.3415a8p-11f, -0x1.e955e2p-11f, -0x1.c36b52p-13f, -0x1.5764cap-13f, -0x1.7602a4p-15f, 0x1.ee0fa6p-20f, -0x1.2a153ap-19f, -0x1.15c368p-21f, -0x1.64eec4p-23f},
             data_of_erf::grad_single_rest},
            care::none,
            {-0x1.08ad74p+2f, -0x1.47f602p+3f, 0.0f, 0.0f, false},
            {0x1.08ad74p+2f, 0x1.47f602p+3f, 0.0f, 0.0f, false},
            {0x1p-40f, 0, 0, 0},
        },
        {
            {14, 0x1.7fca56p+0, 0x1.1667cep-1,
             {0, 0x1.3ccp-1, 0x1.07ap+0, 0x1.63p+0, 0x1.b3fp+0, 0x1.fd5p+0, 0x1.207p+1, 0x1.3fe8p+1, 0x1.5d78p+1, 0x1.7978p+1, 0x1.9418p+1, 0x1.ad88p+1, 0x1.c5fp+1, 0x1.dd78p+1, 0x1.f42p+1, 0x1.050cp+2},
             {0x1.20dd750429b6dp+0, 0x1.8a028b804f1ep-1, 0x1.9022015cc607p-2, 0x1.51c9324727f9p-3, 0x1.fcb79dc73e606p-5, 0x1.611733038d647p-6, 0x1.ccede40f27e11p-8, 0x1.1e8f3581af81ap-9, 0x1.568fd5f8322fbp-11, 0x1.8b9b7103dd0f9p-13, 0x1.bc5b83f37455p-15, 0x1.e73075c116e4cp-17, 0x1.055237f53d5a9p-18, 0x1.125431171eaf8p-20, 0x1.1bf1c07715305p-22, 0x1.206b410183df1p-24},
             {0x1.1ae3a914fed8p-56, -0x1.8cd9a6d9aa509p-57, 0x1.8c8762a44d6c5p-56, -0x1.84377c58e68ap-58, 0x1.e0bc4e6063dc2p-60, -0x1.34ab0ad58f3c5p-60, 0x1.244957089676ep-63, -0x1.4ede8dac693bp-66, 0x1.8147f5f9ae4e7p-65, 0x1.cae30636107dfp-70, -0x1.54f951bd3874cp-69, 0x1.c471d9b9633ddp-72, 0x1.88876c7b86db6p-72, 0x1.6fd47bf0c0487p-74, -0x1.c42c67d9f24b9p-76, 0x1.01266cfb547e6p-78},
             {-0x1.17989c37010d6p-2, -0x1.c623f0f21b20fp-1, -0x1.9e7e59afa047fp-1, -0x1.e0aaaffd0f0eep-2, -0x1.c0e094512849dp-3, -0x1.6e7ea620f17f6p-4, -0x1.105e64ae71391p-5, -0x1.79350e5d60d1cp-7, -0x1.ee1b31ffc6315p-9, -0x1.354d36bcf93f1p-10, -0x1.74d8a38c16a3ap-12, -0x1.b3310ebf0a777p-14, -0x1.ee04d6c07e1ebp-16, -0x1.11b0ca6656d4cp-17, -0x1.28b727caae7e5p-19, -0x1.3b9b7109c2f7ap-21},
             {0x1.17989c37010d6p-2, -0x1.0af5a947361b6p-4, 0x1.38aa843b6d7a5p-8, 0x1.8815e88c54132p-7, 0x1.f783b64d6cb5cp-8, 0x1.e83d493e1c1e8p-9, 0x1.96780b80ef379p-10, 0x1.31ce8e849982dp-11, 0x1.a7887e01d6ebep-13, 0x1.1a4899724114ap-14, 0x1.6239923cd6f1ep-16, 0x1.a798b35797eadp-18, 0x1.ea55ca712a3dfp-20, 0x1.1dd0eeecb5309p-21, 0x1.35b52ba5c5bd6p-23, 0x1.58092bc2b7302p-25},
             data_of_erf::grad_wide_rest},
            care::steep,
            {-0x1.08ad74p+2, -0x1.b5f202p+4, 0.0, 0.0, false},
            {0x1.08ad74p+2, 0x1.b5f202p+4, 0.0, 0.0, false},
            {0x1p-70, 0, 0, 0},
        },
        &data_of_erf::grad_left_rest, nullptr,
        &data_of_erf::grad_half, &data_of_erf::grad_bfloat16,
    },
    {  // second
        symmetry::odd, 0.0, 1, false,
        {
            {8, 0x1.6042ep+1f, 0x1.38b8c2p-3f,
             {0, 0x1.238p-2f, 0x1.656p-1f, 0x1.13bp+0f, 0x1.63ep+0f, 0x1.b3fp+0f, 0x1.0108p+1f, 0x1.2708p+1f, 0x1.4c1p+1f, 0x1.7028p+1f, 0x1.936p+1f, 0x1.b5cp+1f, 0x1.d72p+1f, 0x1.f7dp+1f, 0x1.0bfp+2f, 0x1.188cp+2f},
             {0, -0x1.2f51c4p-1f, -0x1.ef7934p-1f, -0x1.862f6ep-1f, -0x1.d12208p-2f, -0x1.b12476p-3f, -0x1.492b48p-4f, -0x1.a40836p-6f, -0x1.ca4a92p-8f, -0x1.b297d8p-10f, -0x1.6ab4e4p-12f, -0x1.0d983ap-14f, -0x1.6c7584p-17f, -0x1.bdcaa8p-20f, -0x1.efe7a8p-23f, -0x1.7fd258p-25f},
             {0, -0x1.0102fcp-26f, -0x1.ae7c4p-26f, -0x1.77d672p-26f, 0x1.100e38p-27f, -0x1.3d79c8p-28f, -0x1.c44cbp-30f, -0x1.37d5dcp-31f, -0x1.2bb082p-38f, -0x1.ad8e2ap-35f, -0x1.14e554p-38f, 0x1.bf868ep-41f, 0x1.8678fcp-44f, 0x1.4967dep-48f, 0x1.5bf7cep-50f, -0x1.782a6ep-50f},
             {-0x1.1c33a2p+1f, -0x1.9500e2p+0f, -0x1.016ca6p-4f, 0x1.b75d06p-1f, 0x1.dd03d8p-1f, 0x1.374dccp-1f, 0x1.2c5ca2p-2f, 0x1.cd7428p-4f, 0x1.259c94p-5f, 0x1.3d7732p-7f, 0x1.290cf6p-9f, 0x1.e7d43cp-12f, 0x1.6310eap-14f, 0x1.cf22bep-17f, 0x1.10e1d4p-19f, 0x1.3245bp-22f},
             {-0x1.2a74c2p-5f, -0x1.4b4a2cp-3f, 0x1.c03f32p-6f, 0x1.35993ap-4f, 0x1.24950ap-8f, -0x1.864ef6p-7f, -0x1.5b216p-7f, -0x1.6f0686p-8f, -0x1.276f02p-9f, -0x1.7db42ap-11f, -0x1.9ae9cap-13f, -0x1.7452c4p-15f, -0x1.00a558p-17f, -0x1.350aaep-20f, -0x1.4c54f4p-23f, 0x1.9da17cp-24f},
             data_of_erf::second_single_rest},
            care::none,
            {-0x1.205e16p+2f, -0x1.4cf402p+3f, 0.0f, 0.0f, false},
            {0x1.205e16p+2f, 0x1.4cf402p+3f, -0.0f, 0.0f, false},
            {0x1p-40f, -0x1.20dd76p+1f, 0x1.f7ac92p-24f, 0},
        },
        {
            {14, 0x1.6042ep+1, 0x1.38b8c2p-3,
             {0, 0x1.238p-2, 0x1.656p-1, 0x1.13bp+0, 0x1.63ep+0, 0x1.b3fp+0, 0x1.0108p+1, 0x1.2708p+1, 0x1.4c1p+1, 0x1.7028p+1, 0x1.936p+1, 0x1.b5cp+1, 0x1.d72p+1, 0x1.f7dp+1, 0x1.0bfp+2, 0x1.1bacp+2},
             {0, -0x1.2f51c480817d9p-1, -0x1.ef7934d73e1fap-1, -0x1.862f6ebbeb397p-1, -0x1.d1220777f8e42p-2, -0x1.b124769ebce42p-3, -0x1.492b4871132c2p-4, -0x1.a408369beaeep-6, -0x1.ca4a9204aec21p-8, -0x1.b297d8d6c714bp-10, -0x1.6ab4e4453954ep-12, -0x1.0d9839c80f2e3p-14, -0x1.6c7583cf30e09p-17, -0x1.bdcaa7eb69822p-20, -0x1.efe7a7d481064p-23, -0x1.f8afcbcd65566p-26},
             {0, -0x1.9c5752925b509p-56, -0x1.8acccb1675311p-55, 0x1.f08391204abccp-57, 0x1.181888fb8fdadp-57, -0x1.efa2a9b7440cap-59, -0x1.d7568cb63027p-58, 0x1.ad8c35630a5a5p-60, 0x1.6948278986768p-62, -0x1.8e5e86ad4f961p-64, 0x1.b38c3624f4f56p-67, -0x1.5c0592a7e2998p-68, -0x1.b8d04da29c9c6p-72, 0x1.febcd287d379ep-74, 0x1.4806a2aff856dp-78, 0x1.e9579a8bc9b09p-81},
             {-0x1.1c3235ccd38e1p+1, -0x1.9514337629ffdp+0, -0x1.01b4c24ec4d86p-4, 0x1.b758052df092dp-1, 0x1.dcf9c2083d734p-1, 0x1.374254565af1p-1, 0x1.2c4c3ee7d2ac6p-2, 0x1.cd525ace19d3ap-4, 0x1.258168abf2c41p-5, 0x1.3d539fe6103d2p-7, 0x1.28e5e0514de58p-9, 0x1.e78aba4c08626p-12, 0x1.62d5a6e0829e5p-14, 0x1.cece7349e5bddp-17, 0x1.10ac48bc6e0f7p-19, 0x1.244e3acaa990fp-22},
             {-0x1.2acfcdd58a304p-5, -0x1.4aafa0002cfc3p-3, 0x1.c15fa5ae87187p-6, 0x1.35c14175bccb8p-4, 0x1.29a0068ac2871p-8, -0x1.83710bf2b62bbp-7, -0x1.5914fc5dbdfa9p-7, -0x1.6ce9b25e3032ap-8, -0x1.25bc4c3e5055fp-9, -0x1.7b7b0924ee65bp-11, -0x1.98786f893eeap-13, -0x1.7206b5a5d0b5cp-15, -0x1.fd967ebe42b72p-18, -0x1.326859679ec33p-20, -0x1.48fc449b6827fp-23, -0x1.3cd569645c03dp-26},
             data_of_erf::second_wide_rest},
            care::steep,
            {-0x1.205e16p+2, -0x1.b6f202p+4, 0.0, 0.0, false},
            {0x1.205e16p+2, 0x1.b6f202p+4, -0.0, 0.0, false},
            {0x1p-70, -0x1.20dd750429b6dp+1, -0x1.1ae3a914fed8p-55, 0},
        },
        &data_of_erf::second_left_rest, nullptr,
    },
};

}  // namespace actfn
