//! The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): how many arcs of the right tree each action
//! puts out of reach.

use copydesk::pipeline::syntax::internals::{Action, State};

/// The cost of each action, in the order of [`Action::ALL`]; of use only for actions that are valid.
pub fn costs(state: &State, heads: &[usize]) -> [u32; 3] {
    let (stack, next) = (state.stack(), state.next());
    let mut costs = [0; 3];
    if next < state.words() {
        let lost = stack.iter().filter(|&&d| heads[d as usize] == next).count() as u32;
        let beneath = stack.split_last().map_or(&[][..], |(_, rest)| rest);
        costs[Action::Shift as usize] = lost + u32::from(beneath.iter().any(|&h| h as usize == heads[next]));
    }
    if let Some((&top, beneath)) = stack.split_last() {
        let (top, head) = (top as usize, heads[top as usize]);
        let dependents = (next..state.words()).filter(|&i| heads[i] == top).count() as u32;
        let under = beneath.last().map(|&u| u as usize);
        costs[Action::Left as usize] = dependents + u32::from(head > next || under == Some(head));
        costs[Action::Right as usize] = dependents + u32::from(head >= next);
    }
    costs
}
