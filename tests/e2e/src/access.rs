//! What can be checked by machine: accessibility by axe, and the content policy by its own reports.

use std::path::Path;

use crate::{Outcome, Page};

const RUN_AXE: &str = "
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.map((v) => `${v.id}: ${v.help} at ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
";

/// Reports from before this ran are kept by the browser and handed over, too.
const LISTEN: &str = "
    if (!window.violationsSeen) {
        const seen = (window.violationsSeen = []);
        const note = (what, where) => { const line = `${what} ${where}`; if (!seen.includes(line)) seen.push(line); };
        document.addEventListener('securitypolicyviolation', (e) => note(e.effectiveDirective, e.blockedURI || e.sourceFile));
        if ('ReportingObserver' in window)
            new ReportingObserver(
                (reports) => reports.forEach((r) => note(r.body.effectiveDirective, r.body.blockedURL || r.body.sourceFile)),
                { buffered: true, types: ['csp-violation'] }).observe();
    }
";

impl Page {
    /// Every violation that axe finds in the page as it stands.
    ///
    /// # Errors
    /// axe is not installed (`npm ci` in `ui`) or does not run.
    pub async fn axe(&self) -> Outcome<Vec<String>> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        if self.ask("typeof axe", vec![]).await? != "object" {
            self.run(&axe, vec![]).await?;
        }
        let found = self.does(RUN_AXE, vec![]).await?;
        Ok(lines(&found))
    }

    pub(crate) async fn listen_for_violations(&self) -> Outcome {
        self.run(LISTEN, vec![]).await?;
        Ok(())
    }

    /// Everything the content policy has refused since the page was loaded.
    ///
    /// # Errors
    /// The window is gone.
    pub async fn violations(&self) -> Outcome<Vec<String>> {
        Ok(lines(&self.ask("window.violationsSeen", vec![]).await?))
    }
}

pub(crate) fn lines(found: &serde_json::Value) -> Vec<String> {
    let all = found.as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
}
