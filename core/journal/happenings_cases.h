// Kinds of fact about cases: a file that is opened, worked on and closed. Recall and impact are one shape.
#pragma once

#include "core/equipment/cases.h"
#include "core/journal/fact.h"

namespace muster::core {

struct CaseOpened {
  std::string file;  // code of the case: "RECALL-1"
  CaseType type = CaseType::recall;
  std::string title;                            // blob
  std::string cause;                            // code: "maker-notice", "out-of-tolerance"
  std::vector<std::string> units;               // whom it concerns at the time of opening
  std::map<std::string, std::string> criteria;  // recall: prefix, from, to, lot ...
  std::string calibrator;                       // impact: whose error
  FactId found;                                 // impact: the fact that it was found bad
  bool operator==(const CaseOpened&) const = default;
};
// What was found about one unit of the case: "clear", "affected", "corrected", "unknown"; evidence: blob.
struct CaseUnitSettled {
  std::string file, unit, finding, evidence;
  bool operator==(const CaseUnitSettled&) const = default;
};
struct CaseClosed {
  std::string file, outcome, note;
  bool operator==(const CaseClosed&) const = default;
};
// A unit must not serve until the case clears it. steps: those that a good retest must prove; empty: only the case lifts it.
struct UnitQuarantined {
  std::string unit, file, cause;
  std::vector<std::string> steps;
  bool operator==(const UnitQuarantined&) const = default;
};
struct QuarantineLifted {
  std::string unit, file, why, note;
  bool operator==(const QuarantineLifted&) const = default;
};

}  // namespace muster::core
