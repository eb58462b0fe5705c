//! What was typed and printed, as one SVG: text that can be selected, no script, nothing fetched.
//!
//! anstyle-svg turns colours and lines into SVG text. Around it go what a picture on a page needs: a size that
//! scales, a title and a description, colours that can be read, and a curtain that goes down one command at a time. It is
//! gone within five seconds, is never drawn where motion isn't wanted, and nothing is missing where styles don't run.

use super::play::Step;
use anstyle::{AnsiColor, RgbColor, Style};
use anstyle_svg::{Palette, Term};
use maud::{PreEscaped, html};
use std::fmt::Write as _;

/// How long the whole of it takes to appear, in seconds. What moves for longer would need a way to stop it.
const LENGTH: f64 = 4.8;

/// Of a line, in pixels: as anstyle-svg sets them.
const HEIGHT: usize = 18;

/// What the curtain leaves free all round (and what is missing at the foot), and where the first line's letters begin below that.
const EDGE: usize = 5;
const TOP: usize = 10;

const BACKGROUND: RgbColor = RgbColor(0x11, 0x16, 0x1d);
const TEXT: RgbColor = RgbColor(0xe6, 0xed, 0xf3);

/// A terminal's sixteen, bright enough on the background.
const PALETTE: Palette = Palette([
    RgbColor(0x6e, 0x76, 0x81),
    RgbColor(0xff, 0x7b, 0x72),
    RgbColor(0x56, 0xd3, 0x64),
    RgbColor(0xe3, 0xb3, 0x41),
    RgbColor(0x79, 0xc0, 0xff),
    RgbColor(0xd2, 0xa8, 0xff),
    RgbColor(0x76, 0xe3, 0xea),
    RgbColor(0xc9, 0xd1, 0xd9),
    RgbColor(0x8b, 0x94, 0x9e),
    RgbColor(0xff, 0xa1, 0x98),
    RgbColor(0x7e, 0xe7, 0x87),
    RgbColor(0xf2, 0xcc, 0x60),
    RgbColor(0xa5, 0xd6, 0xff),
    RgbColor(0xe2, 0xc5, 0xff),
    RgbColor(0xb3, 0xf0, 0xff),
    RgbColor(0xff, 0xff, 0xff),
]);

/// Ours, after the library's: dimmed text is a grey, since opacity does nothing to a part of a text, and four tenths of it
/// could not be read.
const STYLE: &str = "    tspan.dimmed { opacity: 1; fill: #9198a1; }
    .frame { stroke: #3d444d; }
";

pub fn draw(title: &str, steps: &[Step]) -> String {
    let drawn = Term::new()
        .palette(PALETTE)
        .fg_color(TEXT.into())
        .bg_color(BACKGROUND.into())
        .min_width_px(0)
        .render_svg(&transcript(steps));
    let drawn = roxmltree::Document::parse(&drawn).unwrap();
    let find = |name: &str| {
        let found = drawn.descendants().find(|node| node.has_tag_name(name));
        found.unwrap()
    };
    let size = |name: &str| {
        let size = drawn.root_element().attribute(name).unwrap();
        size.trim_end_matches("px").parse::<usize>().unwrap()
    };
    let (width, height) = (size("width"), size("height") + EDGE);
    let style = find("style").text().unwrap().trim_matches('\n').trim_end();
    let text = &drawn.input_text()[find("text").range()];
    let commands: Vec<&str> = steps.iter().map(|step| step.command.as_str()).collect();
    let curtain = curtain(steps, height);
    let whole = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {width} {height}")) width=(width) height=(height) {
            "\n  " title { (title) }
            "\n  " desc { "Typed one after another, each with what it prints: " (commands.join("; ")) }
            "\n  " style { "\n" (PreEscaped(style)) "\n" (PreEscaped(STYLE)) (PreEscaped(curtain)) "  " }
            "\n  " rect.frame.bg x="0.5" y="0.5" width=(width - 1) height=(height - 1) rx="6" {}
            "\n  " (PreEscaped(text))
            "\n  " svg x=(EDGE) y=(EDGE) width=(width - 2 * EDGE) height=(height - 2 * EDGE) {
                rect.curtain.bg width="100%" height="100%" display="none" {}
            }
            "\n"
        }
    };
    format!("{}\n", whole.into_string())
}

/// As it would stand in a terminal, with an empty line below all that was printed.
fn transcript(steps: &[Step]) -> String {
    let prompt = Style::new().fg_color(Some(AnsiColor::Magenta.into()));
    let typed = Style::new().bold();
    let mut whole = String::new();
    for Step { command, printed } in steps {
        write!(
            whole,
            "{prompt}${prompt:#} {typed}{command}{typed:#}\n{printed}"
        )
        .unwrap();
        whole.push_str(if printed.is_empty() { "" } else { "\n" });
    }
    whole.trim_end().to_owned()
}

/// Where the curtain hangs at each moment: for every command below its line, then below all that it printed.
fn curtain(steps: &[Step], height: usize) -> String {
    let mut frames = String::new();
    let mut line = 0;
    for (index, step) in steps.iter().enumerate() {
        let mut hang = |part: f64, lines: usize| {
            let at = 100.0 * (index as f64 + part) / steps.len() as f64;
            let top = lines * HEIGHT + TOP;
            writeln!(
                frames,
                "        {at:.1}% {{ transform: translateY({top}px); }}"
            )
            .unwrap();
        };
        hang(0.0, line + 1);
        line += 1 + step.printed.lines().count();
        hang(0.5, line);
        line += usize::from(!step.printed.is_empty());
    }
    format!(
        "    @media (prefers-reduced-motion: no-preference) {{
      .curtain {{ display: inline; pointer-events: none; animation: fall {LENGTH}s step-end both; }}
      @keyframes fall {{
{frames}        100% {{ transform: translateY({height}px); }}
      }}
    }}
"
    )
}
