// Rules about keeping equipment fit: what may sit where, the care after use, tables of values. Values only; owned by the RulePack that
// holds them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/quantity.h"
#include "core/bench/procedure.h"

namespace muster::core {

// Which part numbers may sit at a position (approval label, maker's list). No row for a position: nothing is known, nothing is refused.
struct AllowedPart {
  std::string kind, position;            // apparatus kind, position
  std::string model;                     // of the apparatus; empty: every model of the kind
  std::vector<std::string> partNumbers;  // as printed; compared without blanks, dashes and case
  Source source;
  bool operator==(const AllowedPart&) const = default;
};

// A step of the care after use, in the order of the pack. The full test and the release are steps too: `procedure` or `release` says so.
struct CareStep {
  std::string id, kind;
  std::vector<std::string> branches;  // "worn", "opened", "carried", "mask-only"
  Text title, instruction;
  enum class Side { dirty, clean } side = Side::dirty;
  int waitMinutes = 0;       // after it, the next step not earlier: contact, drying
  int minutes = 0;           // what it takes
  std::string procedure;     // done by a complete passed run of it
  std::string position;      // done by fitting (or filling) the part there
  bool release = false;      // by a second person
  int provisionalHours = 0;  // release: how long the duty leader alone may let it serve; 0: not at all
  Source source;
  bool operator==(const CareStep&) const = default;
};

// Values over two quantities, interpolated between its points and never outside: the real-gas correction of oxygen.
struct ValueTable {
  std::string id;
  Text title;
  Unit rows = Unit::megapascal, columns = Unit::celsius, values = Unit::megapascal;
  std::vector<Decimal> columnHeads;
  struct Row {
    Decimal head;
    std::vector<Decimal> values;
    bool operator==(const Row&) const = default;
  };
  std::vector<Row> lines;
  bool decides = false;  // in the place of the ideal gas; else it only warns where the two would decide differently
  Source source;
  bool operator==(const ValueTable&) const = default;
};

}  // namespace muster::core
