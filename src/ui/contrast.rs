//! Contrast between colors, as WCAG 2.2 defines it.

/// A color in sRGB. All parts are from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Color {
    channels: [f64; 3],
    opacity: f64,
}

impl Color {
    /// Reads a color in the form in which browsers state a mixed one: `color(srgb 0.1 0.2 0.3 / 0.5)`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let parts = text.strip_prefix("color(srgb ")?.strip_suffix(')')?;
        let (channels, opacity) = parts.split_once('/').unwrap_or((parts, "1"));
        let mut channels = channels.split_whitespace().map(part);
        let color = Self {
            channels: [channels.next()??, channels.next()??, channels.next()??],
            opacity: part(opacity.trim())?,
        };
        channels.next().is_none().then_some(color)
    }

    /// The color that is seen where this one is drawn on another.
    fn on(self, back: Self) -> Self {
        let mix = |front: f64, back: f64| front * self.opacity + back * (1.0 - self.opacity);
        let [red, green, blue] = self.channels;
        let [red_behind, green_behind, blue_behind] = back.channels;
        let channels = [mix(red, red_behind), mix(green, green_behind), mix(blue, blue_behind)];
        Self { channels, opacity: back.opacity }
    }

    fn luminance(self) -> f64 {
        let linear =
            |part: f64| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        let [red, green, blue] = self.channels.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// A missing part (`none`) is 0. A color outside of sRGB is cut to it.
fn part(text: &str) -> Option<f64> {
    if text == "none" { Some(0.0) } else { text.parse::<f64>().ok().map(|part| part.clamp(0.0, 1.0)) }
}

/// The contrast of two colors, from 1 to 21. It is unknown where the back lets something else shine through.
pub(super) fn contrast(front: Color, back: Color) -> Option<f64> {
    let (one, other) = (front.on(back).luminance(), back.luminance());
    (back.opacity >= 1.0).then(|| (one.max(other) + 0.05) / (one.min(other) + 0.05))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        Color::parse(text).expect("a color")
    }

    fn of(front: &str, back: &str) -> Option<f64> {
        contrast(color(front), color(back)).map(|ratio| (ratio * 100.0).round() / 100.0)
    }

    const WHITE: &str = "color(srgb 1 1 1)";
    const BLACK: &str = "color(srgb 0 0 0)";

    #[test]
    fn the_contrast_is_that_of_wcag() {
        assert_eq!(of(BLACK, WHITE), Some(21.0));
        assert_eq!(of(WHITE, WHITE), Some(1.0));
        // #767676 is the lightest gray that is readable on white, and #777777 is too light.
        assert_eq!(of("color(srgb 0.462745 0.462745 0.462745)", WHITE), Some(4.54));
        assert_eq!(of(WHITE, "color(srgb 0.466667 0.466667 0.466667)"), Some(4.48));
    }

    #[test]
    fn what_shines_through_text_counts_and_what_shines_through_the_back_is_unknown() {
        assert_eq!(of("color(srgb 0 0 0 / 0)", WHITE), Some(1.0));
        assert_eq!(
            of("color(srgb 0 0 0 / 0.537255)", WHITE),
            of("color(srgb 0.462745 0.462745 0.462745)", WHITE)
        );
        assert_eq!(of(BLACK, "color(srgb 1 1 1 / 0.5)"), None);
    }

    #[test]
    fn only_colors_in_srgb_are_read() {
        assert_eq!(color("color(srgb none 0 1.2)"), color("color(srgb 0 0 1 / 1)"));
        for text in ["", "red", "rgb(0, 0, 0)", "color(srgb 0 0)", "color(srgb 0 0 0 0)", "color(srgb a b c)"]
        {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }
}
