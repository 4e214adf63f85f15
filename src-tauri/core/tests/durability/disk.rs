//! A disk that forgets: whatever was not synced when the power went may be there, in part, or not at all.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use crate::logger::Chance;
use crate::recording::{File, Op};

/// What the cut does to writes that were not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Dropped,
    Kept,
    /// Up to one of them, in order.
    Prefix,
    /// Any of them, whatever the order.
    Any,
    /// Any sectors of 512 bytes of them; one lost sector in twenty holds garbage.
    Torn,
}

impl Fate {
    pub const ALL: [Self; 5] = [Self::Dropped, Self::Kept, Self::Prefix, Self::Any, Self::Torn];
}

const SECTOR: usize = 512;

/// The disk and the cache before it.
#[derive(Debug, Default)]
pub struct Disk {
    synced: HashMap<File, Vec<u8>>,
    cached: HashMap<File, Vec<Op>>,
    names: BTreeMap<String, File>,
    /// Changes of names since the folder was synced.
    renamings: Vec<Op>,
}

impl Disk {
    pub fn apply(&mut self, op: &Op) {
        match op {
            Op::Write { file, .. } | Op::Truncate { file, .. } => {
                self.cached.entry(*file).or_default().push(op.clone());
            }
            Op::Sync { file } => {
                let content = self.synced.entry(*file).or_default();
                for change in self.cached.remove(file).unwrap_or_default() {
                    change_file(content, &change);
                }
            }
            Op::Create { .. } | Op::Remove { .. } | Op::Rename { .. } => self.renamings.push(op.clone()),
            Op::SyncFolder => {
                for op in std::mem::take(&mut self.renamings) {
                    change_names(&mut self.names, &op);
                }
            }
            Op::Ready | Op::Ack(_) => {}
        }
    }

    /// Lays out in `folder` what is found when the power is back. Names are journalled by the file system: they
    /// change in order, and those since the last sync may be missing from the end.
    pub fn cut(&self, fate: Fate, chance: &mut Chance, folder: &Path) {
        let mut names = self.names.clone();
        let kept = match fate {
            Fate::Dropped => 0,
            Fate::Kept => self.renamings.len(),
            Fate::Prefix | Fate::Any | Fate::Torn => chance.between(0, self.renamings.len() + 1),
        };
        for op in &self.renamings[..kept] {
            change_names(&mut names, op);
        }
        for (name, file) in names {
            let mut content = self.synced.get(&file).cloned().unwrap_or_default();
            survive(&mut content, self.cached.get(&file).map_or(&[], Vec::as_slice), fate, chance);
            std::fs::write(folder.join(name), content).unwrap();
        }
    }
}

fn survive(content: &mut Vec<u8>, cached: &[Op], fate: Fate, chance: &mut Chance) {
    let until = if fate == Fate::Prefix { chance.between(0, cached.len() + 1) } else { cached.len() };
    for op in &cached[..until] {
        match (fate, op) {
            (Fate::Dropped, _) => {}
            (Fate::Torn, Op::Write { file, at, bytes }) => {
                for (n, sector) in bytes.chunks(SECTOR).enumerate() {
                    let at = at + n * SECTOR;
                    let garbage = chance.one_in(20);
                    if garbage || chance.one_in(2) {
                        let bytes = sector.iter().map(|b| if garbage { chance.byte() } else { *b }).collect();
                        change_file(content, &Op::Write { file: *file, at, bytes });
                    }
                }
            }
            (Fate::Any | Fate::Torn, _) if chance.one_in(2) => {}
            _ => change_file(content, op),
        }
    }
}

fn change_file(content: &mut Vec<u8>, op: &Op) {
    match op {
        Op::Write { at, bytes, .. } => {
            content.resize(content.len().max(at + bytes.len()), 0);
            content[*at..at + bytes.len()].copy_from_slice(bytes);
        }
        Op::Truncate { len, .. } => content.resize(*len, 0),
        _ => unreachable!("{op:?} does not change a file"),
    }
}

fn change_names(names: &mut BTreeMap<String, File>, op: &Op) {
    match op {
        Op::Create { name, file } => drop(names.insert(name.clone(), *file)),
        Op::Remove { name } => drop(names.remove(name)),
        Op::Rename { from, to } => {
            if let Some(file) = names.remove(from) {
                names.insert(to.clone(), file);
            }
        }
        _ => unreachable!("{op:?} does not change a name"),
    }
}
