mod decode;
pub use decode::{BadBytes, decode};
