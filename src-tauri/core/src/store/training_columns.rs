//! Columns of the tables about training, by field name.

use super::kinds::Column;
use super::kinds::Shape::{Boolean, Integer, Real, Text};

pub const SET_DONE: &[Column] = &[
    ("session", Text),
    ("exercise", Text),
    ("number", Integer),
    ("side", Text),
    ("reps", Integer),
    ("hold_seconds", Integer),
    ("minutes", Integer),
    ("load", Real),
    ("pain", Integer),
];

pub const TRAINING_TIMER: &[Column] = &[
    ("session", Text),
    ("what", Text),
    ("seconds", Integer),
    ("started_at", Text),
    ("exercise", Text),
    ("side", Text),
];

pub const OWN_EXERCISE: &[Column] = &[
    ("name", Text),
    ("legs", Text),
    ("heavy", Boolean),
    ("sets", Integer),
    ("reps", Integer),
    ("hold_seconds", Integer),
    ("minutes", Integer),
    ("load", Real),
    ("text", Text),
    ("retired_on", Text),
];

pub const PRESCRIPTION: &[Column] = &[
    ("exercise", Text),
    ("by", Text),
    ("sets", Integer),
    ("reps", Integer),
    ("hold_seconds", Integer),
    ("minutes", Integer),
    ("load", Real),
    ("often", Text),
    ("text", Text),
    ("until", Text),
];

pub const DOSE_CHANGE: &[Column] = &[
    ("exercise", Text),
    ("session", Text),
    ("step", Text),
    ("rule", Text),
    ("accepted", Boolean),
    ("next", Text),
    ("sets", Integer),
    ("reps", Integer),
    ("hold_seconds", Integer),
    ("minutes", Integer),
    ("load", Real),
];
