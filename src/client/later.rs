//! Code that is not needed to sign in and to choose a file. A browser loads it later.

use super::Failure;
use std::pin::Pin;

/// Loads code.
pub type Later<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

/// Defines a function that loads code: `later!(rest, report: fn(i64) -> AnyView = draw_report)` defines the
/// function `report`, whose value is the function `draw_report`. All code of the module `rest` is loaded
/// together. Without the feature `split` the program contains the code already.
macro_rules! later {
    ($module:ident, $name:ident: $type:ty = $value:expr) => {
        pub fn $name() -> $crate::client::Later<$type> {
            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($module, fallible)]
            fn load() -> Result<$type, $crate::client::Failure> {
                Ok($value)
            }
            #[cfg(not(feature = "split"))]
            async fn load() -> Result<$type, $crate::client::Failure> {
                Ok($value)
            }
            Box::pin(load())
        }
    };
}
