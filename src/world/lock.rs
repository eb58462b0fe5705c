//! A file held by one process at a time. The system lets go of it when a process ends, however it does.
//!
//! What is held is never the file that a rename replaces: whoever waits would then hold one that is gone.

use super::Lock;
use super::state::private_folder;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long to wait before asking again.
const PAUSE: Duration = Duration::from_millis(10);

pub fn lock(path: &Path, wait: Duration) -> io::Result<Lock> {
    private_folder(path)?;
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)?;
    let since = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) if since.elapsed() < wait => std::thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::new(io::ErrorKind::TimedOut, holder(&mut file)));
            }
        }
    }
    // Who it is helps whoever waits in vain; that it can't be told is no reason to stop.
    let _ = file
        .set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| file.write_all(std::process::id().to_string().as_bytes()));
    Ok(Box::new(file))
}

/// Who holds it, by its own words.
fn holder(file: &mut File) -> String {
    let mut said = String::new();
    let is_read = file.take(20).read_to_string(&mut said).is_ok();
    match said.trim().parse::<u32>() {
        Ok(process) if is_read => format!("process {process}"),
        _ => "another process".to_owned(),
    }
}
