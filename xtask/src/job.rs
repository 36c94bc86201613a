//! What a command does: the tools that it needs, then its stages, numbered and in order.

use crate::steps::{Step, spell};
use crate::tally::Tally;
use crate::tools::Tool;
use crate::workspace::Workspace;
use anyhow::Result;
use std::time::Instant;

type Run = Box<dyn Fn(&Workspace, &mut Step) -> Result<Done>>;

/// What a stage has to say when it ends well enough to say anything.
#[derive(Default)]
pub struct Done {
    /// A few words for the step's line.
    pub remark: String,
    /// The tests that it ran.
    pub tests: Tally,
}

impl Done {
    pub fn quietly() -> Result<Self> {
        Ok(Self::default())
    }

    pub fn saying(remark: impl Into<String>) -> Result<Self> {
        Ok(Self { remark: remark.into(), tests: Tally::default() })
    }
}

struct Stage {
    title: String,
    run: Run,
}

/// Tools, then stages.
#[derive(Default)]
pub struct Job {
    tools: Vec<Box<dyn Tool>>,
    stages: Vec<Stage>,
}

impl Job {
    pub fn needing(tools: impl IntoIterator<Item = Box<dyn Tool>>) -> Self {
        Self { tools: tools.into_iter().collect(), stages: Vec::new() }
    }

    pub fn stage(
        mut self,
        title: impl Into<String>,
        run: impl Fn(&Workspace, &mut Step) -> Result<Done> + 'static,
    ) -> Self {
        self.stages.push(Stage { title: title.into(), run: Box::new(run) });
        self
    }

    /// This job, then the other; a tool that both need is installed once.
    pub fn then(mut self, other: Self) -> Self {
        for tool in other.tools {
            if self.tools.iter().all(|known| known.name() != tool.name()) {
                self.tools.push(tool);
            }
        }
        self.stages.extend(other.stages);
        self
    }

    /// Its tools alone.
    pub fn without_stages(self) -> Self {
        Self { stages: Vec::new(), ..self }
    }

    /// Runs it to the end, or to the first stage that fails, and says how many tests ran.
    pub fn run(&self, workspace: &Workspace) -> Result<Tally> {
        let missing: Vec<_> = self.tools.iter().filter(|tool| !tool.present(workspace)).collect();
        let of = missing.len() + self.stages.len();
        for (number, tool) in (1..).zip(&missing) {
            let mut step =
                Step::begin(number, of, &format!("Installing {} ({}, only once)", tool.name(), tool.takes()));
            tool.install(workspace, &mut step)?;
            step.finish("installed");
        }
        let mut tests = Tally::default();
        for (number, stage) in (missing.len() + 1..).zip(&self.stages) {
            let mut step = Step::begin(number, of, &stage.title);
            match (stage.run)(workspace, &mut step) {
                Ok(done) => {
                    tests += done.tests;
                    step.finish(&done.remark);
                    if done.tests.failed > 0 {
                        return Err(Stopped { stage: stage.title.clone(), tests, why: String::new() }.into());
                    }
                }
                Err(why) => {
                    step.finish("failed");
                    tests.failed += 1;
                    return Err(Stopped { stage: stage.title.clone(), tests, why: format!("{why:#}") }.into());
                }
            }
        }
        Ok(tests)
    }

    /// Runs it as a test run: the last line says how many tests passed and failed. A stage that fails without a
    /// test of its own, such as a lint, counts as one failure. Returns whether all went well.
    pub fn run_counted(&self, workspace: &Workspace) -> bool {
        let started = Instant::now();
        let outcome = self.run(workspace);
        let spent = spell(started.elapsed());
        match outcome {
            Ok(tests) => {
                println!("\nEverything ran, in {spent}.\n{tests}");
                true
            }
            Err(problem) => {
                let stopped = problem.downcast_ref::<Stopped>();
                let tests = stopped.map_or(Tally { passed: 0, failed: 1 }, |stopped| stopped.tests);
                println!("\n{problem:#}\nThe later stages did not run ({spent}).\n{tests}");
                false
            }
        }
    }
}

/// A stage failed, and the later ones did not run.
#[derive(Debug)]
struct Stopped {
    stage: String,
    tests: Tally,
    why: String,
}

impl std::fmt::Display for Stopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.why.is_empty() {
            writeln!(f, "{}\n", self.why)?;
        }
        write!(f, "Failed at “{}”.", self.stage)
    }
}

impl std::error::Error for Stopped {}
