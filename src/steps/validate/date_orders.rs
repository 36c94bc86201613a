use super::repair_button::RepairButton;
use crate::flow::importing::{Decision, Event, Importer, Validate};
use crate::ui::{Notice, Tone};
use crate::words::{dates as words, list};
use coverlist_core::findings::Code;
use coverlist_core::record::Field;
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
        let template = chosen?.template;
        // Columns that prove nothing have one order, so one answer is enough. Columns that contradict
        // themselves are questions of their own.
        let (mut unproven, others): (Vec<_>, Vec<_>) =
            questions.into_iter().partition(|question| question.code == Code::DateOrderUnknown);
        let also: Vec<DateQuestion> = unproven.drain(1.min(unproven.len())..).collect();
        let also: Vec<Field> = also.into_iter().map(|question| question.field).collect();
        let first = unproven.pop().map(|question| question_view(question, also, &template));
        let others = others.into_iter().map(|question| question_view(question, Vec::new(), &template));
        Some(view! { {first} {others.collect_view()} })
    }
}

/// The question about a column. Its answer holds for other columns, too.
fn question_view(question: DateQuestion, also: Vec<Field>, template: &Template) -> impl IntoView + use<> {
    let DateQuestion { field, line, text, code, lines } = question;
    let headers = also.iter().map(|field| template.header(*field).to_owned()).collect::<Vec<_>>();
    let headers = (!headers.is_empty()).then(|| list(headers));
    let sentence = words::question(template.header(field), line, code, &lines);
    let fields = [vec![field], also].concat();
    let answers = ORDERS.map(|order| {
        let label = words::order_example(order, text.trim(), date_in_order(&text, order));
        let event = Event::Decided(Decision::DateOrder(fields.clone(), order));
        view! { <RepairButton event label /> }
    });
    view! {
        <Notice tone=Tone::Warning title=t!(validate_dates)>
            <p>{sentence}</p>
            {headers.map(|headers| view! { <p>{t!(dates_also, headers)}</p> })}
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
        let event = Event::Decided(Decision::DateOrder(vec![field], other));
        view! { <li>{sentence} " " <RepairButton event label=words::read_other(order) /></li> }
    };
    move || {
        let (orders, chosen) = orders.get();
        let template = chosen?.template;
        let items = orders.into_iter().map(|read| item(read, &template)).collect_view();
        (!items.is_empty()).then(|| view! { <ul class="date-orders">{items}</ul> })
    }
}
