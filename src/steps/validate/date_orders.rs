use super::repair_button::RepairButton;
use crate::flow::importing::{Decision, Event, Importer, Validate};
use crate::ui::{Notice, Tone};
use crate::words::dates as words;
use coverlist_core::template::Template;
use coverlist_core::value::{DateOrder, date_in_order};
use coverlist_worker::{DateQuestion, DateReading, OrderReason};
use leptos::prelude::*;

const ORDERS: [DateOrder; 2] = [DateOrder::DayFirst, DateOrder::MonthFirst];

/// Asks for the order of each column that does not prove one, with the first such cell read both ways.
#[component]
pub fn DateQuestions() -> impl IntoView {
    let questions = Importer::here().watch(|importing| {
        let summary = importing.validate().and_then(Validate::summary);
        let questions = summary.map(|summary| summary.date_questions.clone()).unwrap_or_default();
        (questions, importing.templates.chosen.clone())
    });
    move || {
        let (questions, chosen) = questions.get();
        let view = |question: DateQuestion| {
            let header = chosen.as_ref()?.template.header(question.field).to_owned();
            Some(view! { <Question question header /> })
        };
        questions.into_iter().map(view).collect_view()
    }
}

#[component]
fn Question(question: DateQuestion, header: String) -> impl IntoView {
    let DateQuestion { field, line, text, code, lines } = question;
    let answers = ORDERS.map(|order| {
        let label = words::order_example(order, text.trim(), date_in_order(&text, order));
        view! { <RepairButton event=Event::Decided(Decision::DateOrder(field, order)) label /> }
    });
    view! {
        <Notice tone=Tone::Warning title=t!(validate_dates)>
            <p>{words::question(&header, line, code, &lines)}</p>
            <div class="actions">{answers.collect_view()}</div>
        </Notice>
    }
}

/// Shows the order of each date column and its reason, with a button to reverse it.
#[component]
pub fn DateOrders() -> impl IntoView {
    let orders = Importer::here().watch(|importing| {
        let summary = importing.validate().and_then(Validate::summary);
        let orders = summary.map(|summary| summary.date_orders.clone()).unwrap_or_default();
        (orders, importing.templates.chosen.clone())
    });
    let item = |read: DateReading, template: &Template| {
        let DateReading { field, order, reason, text } = read;
        let header = template.header(field);
        let reason = match reason {
            OrderReason::Line(line) => words::Reason::Line(line),
            OrderReason::Column(other) => words::Reason::Column(template.header(other)),
            OrderReason::Chosen => words::Reason::Chosen,
        };
        let other = if order == DateOrder::DayFirst { DateOrder::MonthFirst } else { DateOrder::DayFirst };
        let sentence = words::order_read(header, order, reason, text.trim(), date_in_order(&text, order));
        let event = Event::Decided(Decision::DateOrder(field, other));
        view! { <li>{sentence} " " <RepairButton event label=words::read_other(order) /></li> }
    };
    move || {
        let (orders, chosen) = orders.get();
        let template = chosen?.template;
        let items = orders.into_iter().map(|read| item(read, &template)).collect_view();
        (!items.is_empty()).then(|| view! { <ul class="date-orders">{items}</ul> })
    }
}
