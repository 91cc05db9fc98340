// CaseState: a file that is opened, worked on and closed: a recall, the impact of a bad instrument, a work order, a corrective action. Folded from
// the facts about it; values only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/equipment/unit_state.h"
#include "core/equipment/work_order.h"

namespace muster::core {

enum class CaseType { recall, impact, work, corrective };

// What is known of one unit of the case: "" open, "clear", "affected", "corrected", "unknown".
struct CaseUnit {
  std::string finding, evidence;
  FactId fact;
  bool operator==(const CaseUnit&) const = default;
};

struct CaseState {
  std::string code;
  CaseType type = CaseType::recall;
  std::string title, cause;                     // title: blob
  std::map<std::string, std::string> criteria;  // what a recall looks for
  std::map<std::string, CaseUnit> units;        // by code
  std::string calibrator;                       // impact
  FactId found;                                 // impact: the fact that the calibrator was found bad
  std::optional<WorkOrder> work;                // work
  std::map<std::string, CorrectivePart> parts;  // corrective: "cause", "extent", "correction", "effectiveness"
  std::string openedBy;                         // person
  std::string retestBy;                         // impact: the certificate by which the calibrator itself may answer for its retests, signed
  std::optional<Instant> openedAt, closedAt;
  std::string outcome, closingNote;
  bool operator==(const CaseState&) const = default;
};

}  // namespace muster::core
