// Corrective actions: cause, extent, correction, effectiveness, closure. Nonconforming work becomes a case file that is worked on part by
// part; it can be closed when the correction is carried out and a look afterwards found that it held.
#pragma once

#include "app/workflow/command.h"
#include "core/equipment/cases.h"

namespace muster::app {

struct OpenCorrective {
  std::string title;
  std::vector<std::string> units;  // whom it concerns as far as is known
};
core::Outcome<Answer> openCorrective(World& world, const Who& who, const OpenCorrective& input);

struct EnterCorrective {
  std::string file, part, text;
  std::optional<core::Date> until;  // correction: to be done by; effectiveness: to be looked at on
  bool good = false;                // correction: carried out; effectiveness: it held
};
// Refuses "too-early": effectiveness is looked at after the correction was carried out.
core::Outcome<Answer> enterCorrective(World& world, const Who& who, const EnterCorrective& input);

inline constexpr std::string_view kCorrectiveParts[] = {"cause", "extent", "correction", "effectiveness"};
// What is left to do before it can be closed, in order; empty: it can be.
std::vector<core::Message> leftOf(const core::CaseState& action);

}  // namespace muster::app
