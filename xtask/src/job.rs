//! The work of a command: tools to install, then stages to run in order.

use crate::step::{Step, spell};
use crate::tally::Tally;
use crate::tools::Tool;
use crate::workspace::Workspace;
use anyhow::{Context, Result, anyhow, bail};
use std::time::Instant;

#[derive(Default)]
pub struct Done {
    /// A few words that the line of the stage shows, such as a size.
    pub remark: String,
    pub tests: Tally,
}

impl From<()> for Done {
    fn from((): ()) -> Self {
        Self::default()
    }
}

impl From<String> for Done {
    fn from(remark: String) -> Self {
        Self { remark, tests: Tally::default() }
    }
}

impl From<Tally> for Done {
    fn from(tests: Tally) -> Self {
        Self { remark: tests.to_string(), tests }
    }
}

type Run = Box<dyn Fn(&Workspace, &mut Step) -> Result<Done>>;

/// Tools to install, and the titled stages that need them.
#[derive(Default)]
pub struct Job {
    tools: Vec<Box<dyn Tool>>,
    stages: Vec<(String, Run)>,
    /// What is left out, and why, in sentences.
    skipped: Vec<String>,
}

impl Job {
    pub fn needing(tools: impl Into<Vec<Box<dyn Tool>>>) -> Self {
        Self { tools: tools.into(), ..Self::default() }
    }

    pub fn stage<D: Into<Done>>(
        mut self,
        title: impl Into<String>,
        run: impl Fn(&Workspace, &mut Step) -> Result<D> + 'static,
    ) -> Self {
        let run: Run = Box::new(move |workspace, step| run(workspace, step).map(Into::into));
        self.stages.push((title.into(), run));
        self
    }

    /// Says at the end that a part was left out.
    pub fn skipping(mut self, part: impl Into<String>) -> Self {
        self.skipped.push(part.into());
        self
    }

    /// Adds another job's tools and stages. A tool that both need is installed once.
    pub fn then(mut self, other: Self) -> Self {
        for tool in other.tools {
            if self.tools.iter().all(|known| known.name() != tool.name()) {
                self.tools.push(tool);
            }
        }
        self.stages.extend(other.stages);
        self.skipped.extend(other.skipped);
        self
    }

    pub fn without_stages(self) -> Self {
        Self { stages: Vec::new(), ..self }
    }

    /// Runs the stages in order, and stops at the first one that fails.
    pub fn run(&self, workspace: &Workspace) -> Result<()> {
        self.run_into(&mut Tally::default(), workspace)
    }

    /// Runs the stages, and prints the numbers of passed and failed tests as the last line. A failure without
    /// a failed test, such as a lint, counts as one failed test.
    pub fn run_counted(&self, workspace: &Workspace) -> Result<()> {
        let (started, mut tests) = (Instant::now(), Tally::default());
        let result = self.run_into(&mut tests, workspace);
        let spent = spell(started.elapsed());
        match result {
            Ok(()) => println!("\n{}, in {spent}.\n{tests}", self.what_ran()),
            Err(problem) => {
                tests.failed = tests.failed.max(1);
                println!("\n{problem:#}\nThe later stages did not run ({spent}).\n{tests}");
                std::process::exit(1);
            }
        }
        Ok(())
    }

    fn what_ran(&self) -> String {
        match self.skipped.as_slice() {
            [] => "Everything ran".to_owned(),
            skipped => format!("{}\nEverything else ran", skipped.join("\n")),
        }
    }

    fn run_into(&self, tests: &mut Tally, workspace: &Workspace) -> Result<()> {
        let missing: Vec<_> = self.tools.iter().filter(|tool| !tool.present(workspace)).collect();
        let of = missing.len() + self.stages.len();
        for (number, tool) in (1..).zip(&missing) {
            let title = format!("Installing {} ({}, only once)", tool.name(), tool.takes());
            let mut step = Step::begin(number, of, &title);
            tool.install(workspace, &mut step).with_context(|| title.clone())?;
            step.finish("installed");
        }
        for (number, (title, run)) in (missing.len() + 1..).zip(&self.stages) {
            let mut step = Step::begin(number, of, title);
            let done = run(workspace, &mut step);
            step.finish(done.as_ref().map_or("failed", |done| &done.remark));
            let done = done.map_err(|problem| anyhow!("{problem:#}\n\nFailed at “{title}”."))?;
            *tests += done.tests;
            if done.tests.failed > 0 {
                bail!("Failed at “{title}”.");
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Job;

    #[test]
    fn a_part_that_is_left_out_is_named_at_the_end() {
        assert_eq!(Job::default().what_ran(), "Everything ran");
        let job = Job::default().then(Job::default().skipping("Skipped: the moon is not there."));
        assert_eq!(job.what_ran(), "Skipped: the moon is not there.\nEverything else ran");
    }
}
