// What undoing and correcting share: the fact as it counts now, and what has been said about it since.
#pragma once

#include "app/workflow/looking.h"
#include "core/journal/happenings.h"

namespace muster::app {

// The fact with the body that counts now. Refused: no such fact, or it was undone. Notes the revision of its main subject.
core::Outcome<core::Fact> standingFact(Looking& look, core::FactId id);
bool judgedAgainSince(Looking& look, core::FactId test, const std::string& unit);
// The subject as it will stand once these are written, after all that is known about it.
core::State foldedWith(Looking& look, const core::Subject& subject, const std::vector<core::Happening>& pending);
void lookAt(Looking& look, const core::Subject& subject);  // notes its revision

}  // namespace muster::app
