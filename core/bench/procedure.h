// Procedure: how a kind of equipment is tested, step by step, as a rule pack states it. It says how to measure; what
// passes stands in judgement/limit.h. Values only; owned by the RuleBook.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/base/quantity.h"

namespace muster::core {

enum class Confidence { manual, secondHand, inferred, recalled };  // how well a figure is known; only `manual` needs no confirmation

// Where a rule comes from.
struct Source {
  std::string document, edition, clause;
  Confidence confidence = Confidence::recalled;
  Text note;
  bool operator==(const Source&) const = default;
};

enum class Measure {
  value,   // one number against limits
  change,  // the loss over `duration`; a gain beyond `resolution` is "warming, repeat"
  works    // a person says works / does not work; a number may stand beside it and is kept
};

// Which of the values a live instrument shows while a step is measured is its reading.
enum class Take {
  now,      // the steady one at the moment it is taken
  highest,  // the highest that was held ("the pressure at which the valve opens")
  lowest
};

struct Step {
  std::string id;  // "positive-leak"; unique in the rule book
  Text title, instruction, precondition;
  Measure measure = Measure::works;
  Unit unit = Unit::millibar;                   // offered when a person types; a file says its own
  std::chrono::seconds settle{0}, duration{0};  // wait before the first value; between first and second
  std::optional<Quantity> resolution;           // change: a gain up to this is noise
  Take take = Take::now;                        // value: by a live instrument
  std::string after;                            // must come in the same run after this step; empty: no demand
  bool last = false;                            // the last look: it ends the run
  bool inCircuit = false;                       // done with the breathing circuit under test: it uses one of the absorber's tests
  std::string part;                             // position whose part this step proves ("mask"); empty: the whole set
  Source source;
  bool operator==(const Step&) const = default;
};

struct Procedure {
  std::string id;    // "bg4-full"
  std::string kind;  // the kind of equipment it is for: "bg4"
  Text title;
  std::vector<Step> steps;      // in the order of the sheet; a run may carry any part of them, only all together are complete
  bool full = false;            // the full test of its kind: ends after-use, what "*" in a swap row means
  int minutes = 0;              // what one person and one bench need
  bool spendsAbsorber = false;  // a run with at least one step that is inCircuit counts as one of the absorber's tests
  const Step* find(std::string_view step) const;
  bool operator==(const Procedure&) const = default;
};

}  // namespace muster::core
