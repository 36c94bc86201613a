use super::element::MountedElement;
use super::tag::Tag;
use super::tell::tell;
use crate::flow::Tell;
use crate::steps::Host;
use leptos::html::custom;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

/// An element in our own site. It has the same frame as in every other page; the content uses the site's
/// session and program.
#[component]
pub fn SiteElement(#[prop(default = Tag::Import)] tag: Tag, children: ChildrenFn) -> impl IntoView {
    let (owner, host) = (Owner::new(), Host::here());
    let program = Closure::<dyn Fn(HtmlElement, HtmlElement) -> MountedElement>::new(
        move |element: HtmlElement, place: HtmlElement| {
            let children = children.clone();
            let show = move || {
                provide_context(Host { tell: Tell::new(move |event| tell(&element, &event)), ..host });
                children()
            };
            MountedElement::of_site(owner.with(|| leptos::mount::mount_to(place, show)))
        },
    );
    let function = program.as_ref().clone();
    // The element may call the program as long as this component is shown.
    StoredValue::new_local(program);
    custom(tag.name()).class("site-element").prop("program", function)
}
