use super::button::{Button, ButtonKind};
use js_sys::{Array, Function, JsString, Reflect};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlIFrameElement, ShadowRoot};

/// A button that prints a section: with the page around it, or alone, if the page is of another site.
#[component]
pub fn PrintButton(
    #[prop(optional)] kind: ButtonKind,
    section: NodeRef<html::Section>,
    /// The title of a section that is printed alone.
    title: String,
    children: Children,
) -> impl IntoView {
    let print = move || {
        let Some(section) = section.get_untracked() else { return };
        // A browser that cannot print ignores the call.
        drop(match section.get_root_node().dyn_into::<ShadowRoot>() {
            Ok(root) => print_alone(section.into(), root, title.clone()),
            Err(_) => window().print(),
        });
    };
    view! { <Button kind on_press=print>{children()}</Button> }
}

/// Prints a copy of a section in a hidden frame, with the style sheets of its shadow root.
fn print_alone(section: Element, root: ShadowRoot, title: String) -> Result<(), JsValue> {
    const FRAME: &str = "print-frame";
    if let Some(before) = root.query_selector(&format!(".{FRAME}"))? {
        before.remove();
    }
    let frame: HtmlIFrameElement = document().create_element("iframe")?.unchecked_into();
    frame.set_class_name(FRAME);
    frame.set_attribute("aria-hidden", "true")?;
    frame.set_tab_index(-1);
    let (target, styles) = (frame.clone(), style_text(&root)?);
    // Firefox replaces the first document of a frame before this event.
    let fill = move || drop(fill_and_print(&target, &section, &styles, &title));
    frame.set_onload(Some(Closure::once_into_js(fill).unchecked_ref()));
    root.append_child(&frame)?;
    Ok(())
}

fn fill_and_print(
    frame: &HtmlIFrameElement,
    section: &Element,
    styles: &str,
    title: &str,
) -> Result<(), JsValue> {
    let window = frame.content_window().ok_or(JsValue::NULL)?;
    let page = window.document().ok_or(JsValue::NULL)?;
    let style_sheet = Reflect::get(&window, &"CSSStyleSheet".into())?.dyn_into::<Function>()?;
    let style_sheet = Reflect::construct(&style_sheet, &Array::new())?;
    let replace = Reflect::get(&style_sheet, &"replaceSync".into())?.dyn_into::<Function>()?;
    replace.call1(&style_sheet, &styles.into())?;
    Reflect::set(&page, &"adoptedStyleSheets".into(), &Array::of1(&style_sheet))?;
    page.set_title(title);
    // A copy has also what was typed into its fields.
    let copy = page.import_node_with_deep(section, true)?;
    page.body().ok_or(JsValue::NULL)?.append_child(&copy)?;
    window.print()
}

/// The rules of all style sheets that a shadow root has adopted.
fn style_text(root: &ShadowRoot) -> Result<String, JsValue> {
    let mut text = String::new();
    let sheets = Reflect::get(root, &"adoptedStyleSheets".into())?;
    for sheet in Array::from(&sheets) {
        for rule in Array::from(&Reflect::get(&sheet, &"cssRules".into())?) {
            text.push_str(&String::from(
                Reflect::get(&rule, &"cssText".into())?.unchecked_into::<JsString>(),
            ));
        }
    }
    Ok(text)
}
