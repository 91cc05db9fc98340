// Verdict: evidence. What was decided about each step, by which limit, by which revision of the rules and the program.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/base/quantity.h"

namespace muster::core {

// pending: candidates of different sources disagree, or the uncertainty reaches over the limit. noDecision: nothing was shown (bad
// calibrator, flagged, missing, warming), or the uncertainty is too large to show anything.
enum class Verdict { pass, fail, pending, noDecision };

struct StepVerdict {
  std::string step;
  Verdict verdict = Verdict::noDecision;
  Message reason;                       // empty for a plain pass
  std::vector<std::string> limits;      // ids of the limits that decided
  bool toBeConfirmed = false;           // one of them is second hand, inferred or recalled and nobody has confirmed it
  bool functional = false;              // judged by works / does not work: "functional check, limit not confirmed"
  std::string rule;                     // the decision rule, where it is another than simple acceptance: "pending-zone"
  std::string zone;                     // what it said, where that is more than pass or fail: "conditional-pass" "no-decision"
  std::optional<Quantity> uncertainty;  // expanded (k = 2) of what was judged, where it is known
  std::string tur;                      // tolerance over twice the uncertainty, the narrowest limit's: "2.50"
  std::optional<Quantity> corrected;    // with the error of the certificate taken off
  bool byCorrected = false;             // and that is what was judged
  bool outsidePoints = false;           // the certificate has points, but none around the reading: no correction, no uncertainty
  bool operator==(const StepVerdict&) const = default;
};

struct TestVerdict {
  Verdict overall = Verdict::noDecision;  // fail > pending > noDecision > pass over the steps of the run
  bool complete = false;                  // every step of the procedure is there, in lawful order
  std::vector<StepVerdict> steps;
  std::string rules;    // digest of the rule book it was judged by
  std::string program;  // program version
  const StepVerdict* find(std::string_view step) const;
  bool operator==(const TestVerdict&) const = default;
};

}  // namespace muster::core
