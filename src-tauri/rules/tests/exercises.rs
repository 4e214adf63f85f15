//! The exercise library: the shipped files, and what a wrong file is told.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use hamstrong_rules::domain::PainScore;
use hamstrong_rules::exercises::{Category, Exercise, Library};
use hamstrong_rules::protocol::Variant;

fn shipped() -> Vec<&'static Exercise> {
    Library::builtin().unwrap_or_else(|error| panic!("{error}")).all().collect()
}

fn heel_slide() -> String {
    let slide = shipped().into_iter().find(|e| e.id.as_str() == "MOB-02").unwrap();
    let mut alone = slide.clone();
    alone.progress_to.clear();
    alone.regress_to.clear();
    serde_json::to_string(&alone).unwrap()
}

fn refused(file: &str, text: &str) -> String {
    Library::from_files(&[(file, text)]).unwrap_err().to_string()
}

#[test]
fn the_library_holds_the_forty_five_exercises_of_the_specification() {
    assert_eq!(shipped().len(), 45);
}

#[test]
fn pain_limits_follow_from_the_balanced_one() {
    for exercise in shipped() {
        let limit = |variant| exercise.pain_limit.of(variant).get();
        let balanced = limit(Variant::Balanced);
        // clinical specification, head of the library: classic 2 at most; early loading one more, 4 at most, except
        // for lengthening and running.
        let strict = matches!(exercise.category, Category::Lengthening | Category::Running);
        let early = if strict { balanced } else { (balanced + 1).min(4) };
        assert_eq!(limit(Variant::ClassicPrice), balanced.min(2), "{}", exercise.id);
        assert_eq!(limit(Variant::EarlyLoad), early, "{}", exercise.id);
    }
}

#[test]
fn every_text_is_there_and_ends_like_a_sentence() {
    for exercise in shipped() {
        let words =
            [&exercise.name, &exercise.purpose, &exercise.dose, &exercise.frequency, &exercise.equipment];
        assert!(words.iter().all(|text| !text.trim().is_empty()), "{}", exercise.id);
        for step in &exercise.steps {
            assert!(step.ends_with('.') && !step.contains('!'), "{}: {step}", exercise.id);
        }
    }
}

#[test]
fn a_wrong_file_is_refused_with_its_name_and_the_place() {
    let good = heel_slide();
    assert!(Library::from_files(&[("MOB-02.json", &good)]).is_ok());
    let cases = [
        (good.replace("\"dose\"", "\"doze\""), "MOB-02.json: doze: unknown field `doze`"),
        (good.replace("\"P2\"", "\"P9\""), "MOB-02.json: phases[1]: unknown variant `P9`"),
        (good.replace("\"P1\",\"P2\"", "\"P2\",\"P1\""), "MOB-02.json: phases: each phase once"),
        (good.replace("\"balanced\":2", "\"balanced\":11"), "MOB-02.json: pain_limit.balanced: "),
        (good.replace("MOB-02", "MOB-2"), "MOB-02.json: id: three capital letters"),
        (good.replace("ASP-T1", "NOBODY"), "MOB-02.json: sources[0]: a key of the protocol's sources"),
        (good.replace("\"progress_to\":[]", "\"progress_to\":[\"MOB-99\"]"), "MOB-02.json: progress_to[0]"),
        (good.replace("\"regress_to\":[]", "\"regress_to\":[\"MOB-02\"]"), "MOB-02.json: regress_to[0]"),
    ];
    for (text, expected) in cases {
        let said = refused("MOB-02.json", &text);
        assert!(said.starts_with(expected), "{expected}: {said}");
    }
    let said = refused("MOB-03.json", &good);
    assert!(said.starts_with("MOB-03.json: id: the name of the file"), "{said}");
}

#[test]
fn an_id_stands_for_one_exercise() {
    let good = heel_slide();
    let twice = Library::from_files(&[("MOB-02.json", &good), ("MOB-02.json", &good)]).unwrap_err();
    assert_eq!(twice.to_string(), "MOB-02.json: id: MOB-02 is there already");
}

#[test]
fn ways_forward_lead_back() {
    // Whoever is sent back can come forward again: nothing regresses to what shares no phase or an earlier one.
    for exercise in shipped() {
        for id in &exercise.regress_to {
            let back = Library::builtin().unwrap().get(id).unwrap();
            assert!(back.phases[0] <= exercise.phases[0], "{} goes back to {id}", exercise.id);
        }
    }
}

#[test]
fn the_easiest_limit_is_that_of_full_speed() {
    let zero = PainScore::try_from(0).unwrap();
    let none: Vec<&str> =
        shipped().iter().filter(|e| e.pain_limit.balanced == zero).map(|e| e.id.as_str()).collect();
    assert_eq!(none, ["RUN-05"]);
}
