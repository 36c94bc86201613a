//! Keys that OpenSSL made: `openssl genpkey` and `openssl pkey -pubout`.

use super::Algorithm;

/// Each algorithm with a private key and its public key, in PEM.
pub const OPENSSL_KEYS: [(Algorithm, &str, &str); 2] = [
    (
        Algorithm::EdDsa,
        "\
-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIMZPg+7F1+p9sgdMeQBMspzMDGLFbHgeZXUUTaxzWBrx
-----END PRIVATE KEY-----
",
        "\
-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA2aNCwxAHadhM17MaX50QwCxzMaAdKcJTb1lvgMkhLfo=
-----END PUBLIC KEY-----
",
    ),
    (
        Algorithm::Es256,
        "\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgXDMfjUX/Buj6/KQa
RNY1+ezwJMyDzKMuOzGLlJBUeemhRANCAARPcA58ogKxM0yDg4Gi9Nvl110US8CB
91eV1MEklgb0UAKL3lIbbFrvOyRbaEqp9bC/nwyUBlgBG/AlMMF9IhT4
-----END PRIVATE KEY-----
",
        "\
-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAET3AOfKICsTNMg4OBovTb5dddFEvA
gfdXldTBJJYG9FACi95SG2xa7zskW2hKqfWwv58MlAZYARvwJTDBfSIU+A==
-----END PUBLIC KEY-----
",
    ),
];
