// A sitting as it is kept with the store while it goes on; private to sitting. Pure.
#pragma once

#include "app/workflow/sitting.h"

namespace muster::app {

std::string draftText(const SittingDraft& draft);               // canonical JSON
std::optional<SittingDraft> parseDraft(std::string_view text);  // nothing: written by another version

core::StepResult& resultOf(core::TestRun& run, const std::string& step);  // its place in the run, made where there is none

}  // namespace muster::app
