// Rules about measuring: how a step is decided when its reading is in doubt, how large that doubt is, and what an instrument must show
// before it may judge. Values only; owned by the RulePack that holds them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/bench/procedure.h"
#include "core/judgement/decision.h"

namespace muster::core {

// How a step is decided. Without a row: simple acceptance of the reading as it was shown.
struct DecisionRow {
  std::string step;  // empty: every step that has a budget
  DecisionRule rule = DecisionRule::simple;
  bool corrected = false;  // the reading with the certificate's error taken off is what is judged
  Source source;
  bool operator==(const DecisionRow&) const = default;
};

// One term of the uncertainty of a step's reading: resolution, drift, reading by eye.
struct BudgetRow {
  std::string step;
  BudgetTerm term;
  bool standsForCertificate = false;  // counts only where the certificate gives no U (a verification): the class of the instrument
  Source source;
  bool operator==(const BudgetRow&) const = default;
};

// What an instrument of a kind must have before it may judge, and how its days are found.
struct InstrumentRow {
  std::string kind;
  bool compulsory = false;  // under compulsory verification, unless the instrument's own flag says otherwise: never extended
  bool review = false;      // a certificate counts only once its review is signed
  struct Range {
    Quantity least, most, uncertainty;  // the points must cover least to most, with no larger U
    bool operator==(const Range&) const = default;
  };
  std::vector<Range> ranges;
  std::optional<Quantity> reliability;  // how many of its kind are to come back in tolerance: "90 %"
  std::vector<Interval> staircase;      // rising: the intervals that are advised, one step up or down at a time
  Source source;
  bool operator==(const InstrumentRow&) const = default;
};

}  // namespace muster::core
