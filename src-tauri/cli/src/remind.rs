//! Reminders on the command line. The app makes them; here they are looked at and set.

use clap::{ArgAction, Subcommand};
use hamstrong_core::Tracker;
use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::inputs::SettingChange;
use hamstrong_core::api::reminders::{ReminderWish, RemindersView};
use hamstrong_core::domain::{LocalDate, LocalTime};
use hamstrong_rules::reminders::ReminderPlan;

use crate::args::Cli;
use crate::clock::{reading, writing};
use crate::log::yes_no;
use crate::show::print_json;

/// Reminders.
#[derive(Debug, Subcommand)]
pub enum Remind {
    /// Show the plan, how often it asks now, and the next one.
    Show,
    /// Change the plan; what is not named stays.
    Set {
        #[arg(long, value_parser = yes_no, value_name = "YES|NO", action = ArgAction::Set)]
        on: Option<bool>,
        /// When the day's reminder comes.
        #[arg(long, value_name = "HH:MM")]
        at: Option<LocalTime>,
        /// Ask in the morning after a session or a massage.
        #[arg(long, value_parser = yes_no, value_name = "YES|NO", action = ArgAction::Set)]
        morning: Option<bool>,
        #[arg(long, value_name = "HH:MM")]
        morning_at: Option<LocalTime>,
    },
    /// None before a day; without a day, the pause ends.
    Pause { until: Option<LocalDate> },
    /// Put today's off: for an hour, or with --today until tomorrow.
    Snooze {
        #[arg(long)]
        today: bool,
    },
}

/// Does what was asked.
pub fn remind(cli: &Cli, what: &Remind) -> Result<(), ApiError> {
    match what {
        Remind::Show => show(cli, &reading(cli)?.reminders()?),
        Remind::Set { on, at, morning, morning_at } => change(cli, |plan| ReminderPlan {
            on: on.unwrap_or(plan.on),
            at: at.unwrap_or(plan.at),
            morning: morning.unwrap_or(plan.morning),
            morning_at: morning_at.unwrap_or(plan.morning_at),
            ..plan
        }),
        Remind::Pause { until } => change(cli, |plan| ReminderPlan { paused_until: *until, ..plan }),
        Remind::Snooze { today } => {
            let wish = if *today { ReminderWish::NotToday } else { ReminderWish::InAnHour };
            show(cli, &writing(cli)?.remind_me(&wish)?)
        }
    }
}

fn change(cli: &Cli, to: impl FnOnce(ReminderPlan) -> ReminderPlan) -> Result<(), ApiError> {
    let mut tracker: Tracker = writing(cli)?;
    let plan = to(tracker.reminders()?.plan);
    tracker.change_setting(&SettingChange::Reminders(plan))?;
    show(cli, &tracker.reminders()?)
}

fn show(cli: &Cli, view: &RemindersView) -> Result<(), ApiError> {
    if cli.json {
        return print_json(view);
    }
    let plan = &view.plan;
    if plan.on {
        println!("Reminders at {}.", plan.at);
        if plan.morning {
            println!("The morning after a session or a massage at {} instead.", plan.morning_at);
        }
    }
    for line in view.rhythm.iter().chain([&view.said]).chain(&view.missed) {
        println!("{line}");
    }
    if plan.on {
        println!("They come while Hamstrong is running, as notifications of the system.");
    }
    Ok(())
}
