pub mod build;
pub mod dev;
pub mod check;
pub mod test;
