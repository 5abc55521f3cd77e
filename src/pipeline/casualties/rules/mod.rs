//! The rules, a file each construction. A rule looks at the scene and the verbs' victims and adds its hits; the last
//! three look at the hits of those before them too.

mod active;
mod earlier;
mod elided;
mod event;
mod experiencer;
mod flight;
mod fraction;
mod life;
mod multiple;
mod parts;
mod passive;
mod people;
mod state;
mod table;
mod toll;
mod wound;

use super::hit::Find;
use crate::pipeline::rule::Rule;

/// All rules, in the order in which they run.
pub const RULES: [Rule<Find>; 21] = [
    active::RULE,
    active::PARTICIPLE,
    passive::RULE,
    experiencer::RULE,
    state::RULE,
    state::BEFORE,
    people::RULE,
    event::RULE,
    event::OF_RULE,
    event::POSSESSOR_RULE,
    multiple::RULE,
    toll::RULE,
    table::RULE,
    life::RULE,
    wound::RULE,
    wound::TO_HOSPITAL,
    flight::RULE,
    fraction::RULE,
    elided::RULE,
    earlier::RULE,
    parts::RULE,
];
