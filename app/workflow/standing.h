// How an instrument stood on the day something was measured with it, by its certificates and whether it was withdrawn by then.
#pragma once

#include "app/workflow/looking.h"
#include "core/judgement/judge.h"

namespace muster::app {

core::Standing standingOn(Looking& look, const std::string& calibrator, core::Instant when);

}  // namespace muster::app
