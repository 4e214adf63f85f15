//! New ids: UUID version 7, whose time comes from the clock and never from the system behind its back.

use hamstrong_rules::domain::Instant;
use uuid::{Builder, Uuid};

/// Where the random part of an id comes from.
#[derive(Debug, Clone)]
pub enum IdSource {
    /// The system's random numbers.
    Random,
    /// A reproducible sequence, for the demo journal.
    Seeded(u64),
}

impl IdSource {
    /// The next id, with the time of `at` in its first 48 bits.
    pub fn next(&mut self, at: Instant) -> Uuid {
        let mut bytes = [0_u8; 10];
        match self {
            Self::Random => bytes.copy_from_slice(&Uuid::new_v4().as_bytes()[..10]),
            Self::Seeded(state) => {
                bytes[..8].copy_from_slice(&split_mix(state).to_le_bytes());
                bytes[8..].copy_from_slice(&split_mix(state).to_le_bytes()[..2]);
            }
        }
        let millis = u64::try_from(at.utc().timestamp_millis()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
}

/// `SplitMix64` (Steele, Lea and Flood, 2014): small, and the same everywhere.
pub fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_carries_its_time_and_is_not_given_twice() {
        let at: Instant = "2026-06-12T17:42:05.123Z".parse().unwrap();
        let mut ids = IdSource::Random;
        let (a, b) = (ids.next(at), ids.next(at));
        assert_ne!(a, b);
        assert_eq!(a.get_version_num(), 7);
        assert_eq!(a.as_bytes()[..6], b.as_bytes()[..6]);
    }

    #[test]
    fn the_same_seed_gives_the_same_ids() {
        let at: Instant = "2026-06-12T17:42:05.123Z".parse().unwrap();
        assert_eq!(IdSource::Seeded(7).next(at), IdSource::Seeded(7).next(at));
        assert_ne!(IdSource::Seeded(7).next(at), IdSource::Seeded(8).next(at));
    }
}
