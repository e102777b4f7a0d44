//! Kinds that need nothing, or next to nothing, beyond what all do.

use super::Recorded;
use crate::case::write::Writing;
use waymark_domain::Problem;
use waymark_domain::case::{
    ActDatesFacts, AdviceFacts, CrimeFacts, EducationInputFacts, ExhibitFacts, ParentContactFacts, RestorativeMeetingFacts,
    SchoolProceduresFacts, SignpostingFacts, ViewingFacts,
};
use waymark_store::{WriteTx, schools};

impl Recorded for ActDatesFacts {}
impl Recorded for AdviceFacts {}
impl Recorded for CrimeFacts {}
impl Recorded for EducationInputFacts {}
impl Recorded for ExhibitFacts {}
impl Recorded for ParentContactFacts {}
impl Recorded for RestorativeMeetingFacts {}
impl Recorded for SchoolProceduresFacts {
    fn prepared(self, tx: &mut WriteTx<'_>, _writing: &Writing<'_>, _before: Option<&Self>) -> Result<Self, Problem> {
        if let Some(school) = self.school_id {
            schools::find(tx, school).map_err(|_| Problem::field("/schoolId", "not-found"))?;
        }
        Ok(self)
    }
}
impl Recorded for SignpostingFacts {}
impl Recorded for ViewingFacts {}
