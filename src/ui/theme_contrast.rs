//! A warning for the developer of a host page whose theme is hard to read.

use super::contrast::{Color, contrast};
use leptos::logging::warn;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, HtmlElement};

/// Warns in the console about colors of the theme that have less contrast than WCAG 2.2 AA asks. The theme
/// applies in `root`, which is an element of the shadow tree.
pub fn warn_about_contrast(root: &Element) {
    let Some(probe) = Probe::inside(root) else { return };
    let weak = weak_pairs(|part| probe.color(part.property));
    if !weak.is_empty() {
        warn!("coverlist-import: the theme has less contrast than WCAG 2.2 AA asks: {}", weak.join(", "));
    }
}

/// A color of the theme.
struct Part {
    /// The property in the style sheet.
    property: &'static str,
    /// The property that the host page sets.
    public: &'static str,
}

const fn part(property: &'static str, public: &'static str) -> Part {
    Part { property, public }
}

const GROUND: Part = part("--ground", "--coverlist-ground");
const SURFACE: Part = part("--surface", "--coverlist-surface");
const SURFACE_SUNK: Part = part("--surface-sunk", "--coverlist-surface-sunk");
const ACCENT: Part = part("--accent", "--coverlist-accent");

/// Each color of text or of a line, the colors behind it, and the least contrast between them.
const PAIRS: &[(Part, &[Part], f64)] = &[
    (part("--ink", "--coverlist-text"), &[GROUND, SURFACE, SURFACE_SUNK], TEXT),
    (part("--ink-soft", "--coverlist-text-soft"), &[GROUND, SURFACE, SURFACE_SUNK], TEXT),
    (ACCENT, &[GROUND, SURFACE], TEXT),
    (part("--on-accent", "--coverlist-on-accent"), &[ACCENT], TEXT),
    (part("--good", "--coverlist-good"), &[SURFACE], TEXT),
    (part("--warning", "--coverlist-warning"), &[SURFACE, SURFACE_SUNK], TEXT),
    (part("--bad", "--coverlist-bad"), &[SURFACE], TEXT),
    (part("--line-strong", "--coverlist-line-strong"), &[SURFACE], LINE),
    (part("--focus", "--coverlist-focus"), &[GROUND, SURFACE], LINE),
];

/// The least contrast of text.
const TEXT: f64 = 4.5;

/// The least contrast of the border of a field and of the ring around what has the focus.
const LINE: f64 = 3.0;

/// The pairs with too little contrast, as text. A color that cannot be read is left out.
fn weak_pairs(color: impl Fn(&Part) -> Option<Color>) -> Vec<String> {
    let mut weak = Vec::new();
    for (front, backs, least) in PAIRS {
        for back in *backs {
            let ratio = color(front).zip(color(back)).and_then(|(front, back)| contrast(front, back));
            if ratio.is_some_and(|ratio| ratio < *least) {
                weak.push(format!("{} on {} (needs {least}:1)", front.public, back.public));
            }
        }
    }
    weak
}

/// An invisible element that asks the browser for the colors of the theme. It is removed when it is dropped.
struct Probe {
    element: HtmlElement,
    computed: CssStyleDeclaration,
}

impl Probe {
    fn inside(root: &Element) -> Option<Self> {
        let element: HtmlElement = document().create_element("span").ok()?.dyn_into().ok()?;
        element.set_hidden(true);
        root.append_child(&element).ok()?;
        let computed = window().get_computed_style(&element).ok()??;
        Some(Self { element, computed })
    }

    /// The color as the browser computes it. A mixed color is always stated in the color space of the mix.
    fn color(&self, property: &str) -> Option<Color> {
        let mixed = format!("color-mix(in srgb, var({property}) 100%, #000 0%)");
        self.element.style().set_property("color", &mixed).ok()?;
        Color::parse(&self.computed.get_property_value("color").ok()?)
    }
}

impl Drop for Probe {
    fn drop(&mut self) {
        self.element.remove();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKENS: &str = include_str!("../../style/tokens.css");

    #[derive(Clone, Copy)]
    enum Theme {
        Light = 0,
        Dark = 1,
    }

    /// The default of a color in the style sheet.
    fn default_color(part: &Part, theme: Theme) -> Color {
        let declaration = format!("{}: var({}, ", part.property, part.public);
        let (_, value) = TOKENS.split_once(&declaration).expect("a declaration in the style sheet");
        if value.starts_with("var(--accent)") {
            return default_color(&ACCENT, theme);
        }
        let value = value.strip_prefix("light-dark(").expect("two colors");
        let hex = value.split(['#', ',', ')']).filter(|text| text.len() == 6).nth(theme as usize);
        let channel = |at: usize| {
            let digits = hex.and_then(|hex| hex.get(at..at + 2)).expect("two digits");
            f64::from(u8::from_str_radix(digits, 16).expect("a hexadecimal number")) / 255.0
        };
        let text = format!("color(srgb {} {} {})", channel(0), channel(2), channel(4));
        Color::parse(&text).expect("a color")
    }

    #[test]
    fn the_default_themes_have_enough_contrast() {
        for theme in [Theme::Light, Theme::Dark] {
            assert_eq!(weak_pairs(|part| Some(default_color(part, theme))), [] as [&str; 0]);
        }
    }

    #[test]
    fn a_weak_pair_is_named_by_the_properties_of_the_host() {
        // White text on the accent color of the dark theme.
        let weak = weak_pairs(|part| match part.property {
            "--on-accent" => Color::parse("color(srgb 1 1 1)"),
            _ => Some(default_color(part, Theme::Dark)),
        });
        assert_eq!(weak, ["--coverlist-on-accent on --coverlist-accent (needs 4.5:1)"]);
    }

    #[test]
    fn an_unknown_color_and_one_on_a_transparent_ground_are_not_judged() {
        assert_eq!(weak_pairs(|_| None), [] as [&str; 0]);
        let weak = weak_pairs(|part| match part.property {
            "--ground" => Color::parse("color(srgb 0 0 0 / 0)"),
            _ => Some(default_color(part, Theme::Light)),
        });
        assert_eq!(weak, [] as [&str; 0]);
    }
}
