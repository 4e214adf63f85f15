//! Notes of every length, from three words to the most the journal takes, in several scripts.

use super::super::days::Chance;

const SENTENCES: [&str; 16] = [
    "Walked to work and back without thinking of it.",
    "Pulled a little on the stairs, gone after ten minutes.",
    "Four hours in the car; stiff when I got out.",
    "Slept badly, the leg was not the reason.",
    "Physio says the bridges are fine, go on.",
    "Bridges, band curls, mini squats, planks.",
    "Careful on the kerb.",
    "Felt looser in the evening.",
    "Slow jog on grass, ten minutes, a bit wary.",
    "The spot is two finger widths below where it was.",
    "Zu viel gesessen, danach zäh: Rücken und Oberschenkel.",
    "Étirements légers, sans douleur.",
    "Léger mieux qu'hier; cœur léger aussi.",
    "今日は階段が楽だった。",
    "اليوم أفضل من أمس.",
    "Ran with the group, kept out of the sprints 🙂.",
];

/// What was done in a session.
pub fn exercises(chance: &mut Chance) -> String {
    sentences(1, chance)
}

/// A note: usually a sentence or three, sometimes a page, rarely all that fits (20,000 characters).
pub fn text(chance: &mut Chance) -> String {
    let length = match chance.below(200) {
        0 => 300,
        1..=10 => 12 + chance.below(30),
        _ => 1 + chance.below(4),
    };
    sentences(length, chance)
}

fn sentences(n: i64, chance: &mut Chance) -> String {
    let mut text = String::new();
    for at in 0..n {
        if at > 0 {
            text.push(if at % 9 == 0 { '\n' } else { ' ' });
        }
        text.push_str(SENTENCES[usize::try_from(chance.below(SENTENCES.len() as u64)).unwrap_or(0)]);
    }
    text
}
